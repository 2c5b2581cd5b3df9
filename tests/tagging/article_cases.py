"""Invented articles with the values of tracked metrics that they announce, all of them and no others."""

from __future__ import annotations

from datetime import date

from tests.tagging.observation_cases import Announced

ARTICLES: list[tuple[str, date, str, list[Announced]]] = [
    (
        "Kazakhstan's Aktau port sees cargo dip in 2025",
        date(2025, 9, 12),
        "ASTANA, Kazakhstan, September 12. The port of Aktau handled 2.6 million tons of cargo from January through August 2025, down 4 percent from the same period of 2024, Trend reports, citing the port's press service.\n\nOil shipments fell to 1.1 million tons, while dry cargo rose by 12 percent to 870,000 tons. Container traffic reached 38,000 TEU, which is 1.6 times more year-on-year.\n\nGrain exports through Aktau totaled 640,000 tons, of which 520,000 tons went to Iran.\n\nThe port plans to increase its annual capacity to 240,000 TEU by 2028, when the container hub is completed.\n\nThe Trans-Caspian International Transport Route (TITR) begins in China and runs through Kazakhstan, the Caspian Sea, Azerbaijan, Georgia and further to Türkiye and European countries. In 2024, 4.5 million tons of cargo were transported along the route.",
        [
            ("aktau-port-volume", "2025-01/2025-08", 2600000, "actual"),
            ("grain-aktau-iran", "2025-01/2025-08", 640000, "actual"),
            ("aktau-hub-capacity", "2028", 240000, "target"),
        ],
    ),
    (
        "Bakı limanında yükaşırma artıb",
        date(2025, 11, 5),
        "Bu ilin yanvar-oktyabr aylarında Bakı Limanında 6,8 milyon ton yük aşırılıb. Bu, ötən ilin eyni dövrü ilə müqayisədə 5,9% çoxdur. Bu barədə “Azərbaycan Dəmir Yolları” QSC-dən bildirilib.\n\nOn ay ərzində limanda 86 min TEU konteyner qəbul edilib ki, bu da 38% artım deməkdir. Quru yüklərin həcmi 33% artaraq 1,9 milyon tona çatıb.\n\nOrta Dəhliz üzrə Çindən gələn blok qatarların sayı 320-yə yüksəlib. İlin sonuna qədər konteyner aşırılmasının 100 min TEU-ya çatacağı gözlənilir.",
        [
            ("baku-port-volume", "2025-01/2025-10", 6800000, "actual"),
            ("baku-port-containers", "2025-01/2025-10", 86000, "actual"),
            ("baku-port-containers", "2025", 100000, "forecast"),
        ],
    ),
    (
        "霍尔果斯口岸前三季度出口商品车突破30万辆",
        date(2025, 10, 18),
        "人民网乌鲁木齐10月18日电 据霍尔果斯海关统计，今年前三季度，经霍尔果斯口岸出口汽车30.2万辆，同比增长6.1%，占新疆口岸汽车出口总量的八成以上。\n\n铁路方面，1至9月，霍尔果斯铁路口岸通行中欧（中亚）班列6,870列，同比增长5.2%，过货量1100万吨。\n\n截至目前，经该口岸通行的中欧班列线路已达91条，辐射18个国家46个城市。日均通行班列超25列。",
        [
            ("khorgos-vehicle-exports", "2025-01/2025-09", 302000, "actual"),
            ("khorgos-trains", "2025-01/2025-09", 6870, "actual"),
            ("khorgos-rail-volume", "2025-01/2025-09", 11000000, "actual"),
        ],
    ),
    (
        "Қазақстан мен Қытай арасындағы сауда 44 млрд доллардан асты",
        date(2025, 2, 12),
        "Қазақстанның Сауда министрлігінің мәліметінше, 2024 жылы Қазақстан мен Қытай арасындағы тауар айналымы 44,2 млрд долларға жетіп, 9 пайызға өсті.\n\nЭкспорт 15,8 млрд долларды, импорт 28,4 млрд долларды құрады.\n\nСонымен қатар Транскаспий халықаралық көлік бағыты бойынша 4,5 млн тонна жүк тасымалданды, бұл 2023 жылмен салыстырғанда 62 пайызға артық. 2030 жылға қарай көлемді 10 млн тоннаға жеткізу жоспарланып отыр.\n\n«Қорғас» өткізу пункті арқылы 2,1 млн тонна жүк өтті.",
        [
            ("kz-china-trade", "2024", 44200000000, "actual"),
            ("middle-corridor-volume", "2024", 4500000, "actual"),
            ("middle-corridor-volume", "2030", 10000000, "target"),
        ],
    ),
    (
        "O‘zbekiston temir yo‘llari o‘n oyda 60 mln tonna yuk tashidi",
        date(2025, 11, 10),
        "“O‘zbekiston temir yo‘llari” AJ ma’lumotiga ko‘ra, 2025 yilning yanvar-oktabr oylarida 60,4 mln tonna yuk tashilgan. Bu o‘tgan yilning shu davriga nisbatan 2,5 foizga ko‘p.\n\nTranzit yuklar hajmi 8,9 mln tonnani tashkil etdi. Xitoy bilan tovar ayirboshlash 12,4 mlrd dollarga yetdi.\n\nXitoy–Qirg‘iziston–O‘zbekiston temir yo‘lining qiymati 4,7 mlrd dollarga baholanmoqda.",
        [("uz-china-trade", "2025-01/2025-10", 12400000000, "actual"), ("cku-cost", None, 4700000000, "estimate")],
    ),
    (
        "Poti and Batumi",
        date(2025, 7, 20),
        "Georgian ports handled 8.1 million tons of cargo in the first half of 2025, up 6%. Container turnover of the ports grew to 330,000 TEU, including 250,000 TEU at Poti and 80,000 TEU at Batumi.\n\nThe Anaklia deep-sea port, to cost $600 million in its first phase, will have a capacity of 600,000 TEU per year.",
        [("poti-port-containers", "2025-H1", 250000, "actual")],
    ),
    (
        "Ceyhan",
        date(2025, 7, 20),
        "Türkiye ile Kazakistan arasındaki ticaret hacmi 2024 yılında 10,5 milyar dolara ulaştı. Orta Koridor üzerinden 2025'in ilk yarısında 2,3 milyon ton yük taşındı. Bakü-Tiflis-Kars demiryolunda yıllık kapasite 5 milyon tona çıkarıldı.",
        [("middle-corridor-volume", "2025-H1", 2300000, "actual"), ("btk-capacity", None, 5000000, "target")],
    ),
    (
        "Middle Corridor freight volumes up 20% in 9 months",
        date(2023, 10, 20),
        "Cargo transportation along the Trans-Caspian International Transport Route (Middle Corridor) grew to 2.26 million tonnes in January-September 2023, up 88 percent year on year, the KTZ national company said.\n\nThe number of containers fell by 14% to 15,900 TEU.\n\nBy the end of 2023 the total is expected to be 2.8 million tonnes, and by 2027 the route's throughput is to be raised to 10 million tonnes per year.\n\nThe transit time was cut from 38-53 days to 19-23 days; the aim is 14-18 days, including 5 days through Kazakhstan.",
        [
            ("middle-corridor-volume", "2023-01/2023-09", 2260000, "actual"),
            ("middle-corridor-containers", "2023-01/2023-09", 15900, "actual"),
            ("middle-corridor-volume", "2023", 2800000, "forecast"),
            ("middle-corridor-volume", "2027", 10000000, "target"),
            ("middle-corridor-transit-time", None, 19, "actual"),
        ],
    ),
    (
        "КТЖ: контейнерные перевозки по ТМТМ выросли в 2,7 раза",
        date(2025, 1, 29),
        "В 2024 году контейнерные перевозки по Транскаспийскому международному транспортному маршруту выросли в 2,7 раза, до 56,5 тыс. ДФЭ. Об этом сообщили в АО «НК «КТЖ».\n\nОтправлено 358 контейнерных поездов из Китая, что в 33 раза больше, чем в 2023 году. Общий объем перевозок вырос на 63%, до 4,5 млн тонн. В том числе экспорт Казахстана – 2,3 млн тонн.\n\nВ текущем году планируется отправить 600 контейнерных поездов и перевезти 5,2 млн тонн грузов.",
        [
            ("middle-corridor-containers", "2024", 56500, "actual"),
            ("middle-corridor-container-trains", "2024", 358, "actual"),
            ("middle-corridor-volume", "2024", 4500000, "actual"),
            ("middle-corridor-container-trains", "2025", 600, "target"),
            ("middle-corridor-volume", "2025", 5200000, "target"),
        ],
    ),
    (
        "Объем торговли Центральной Азии с Китаем",
        date(2025, 1, 25),
        "По данным Главного таможенного управления КНР, товарооборот Китая со странами Центральной Азии в 2024 году достиг 94,8 млрд долларов. На Казахстан пришлось 43,8 млрд долларов, на Кыргызстан – 22,7 млрд, на Узбекистан – 13,8 млрд, на Туркменистан – 10,6 млрд, на Таджикистан – 3,9 млрд.",
        [
            ("ca-china-trade", "2024", 94800000000, "actual"),
            ("kz-china-trade", "2024", 43800000000, "actual"),
            ("kg-china-trade", "2024", 22700000000, "actual"),
            ("uz-china-trade", "2024", 13800000000, "actual"),
            ("tm-china-trade", "2024", 10600000000, "actual"),
            ("tj-china-trade", "2024", 3900000000, "actual"),
        ],
    ),
    (
        "中国—中亚贸易",
        date(2025, 6, 10),
        "据中国海关总署统计，2024年中国与中亚国家贸易总值948亿美元，较2023年增加54亿美元。今年1至4月，贸易额286亿美元，同比增长3.5%。\n\n2025年前5个月，中欧班列（中亚）经阿拉山口口岸开行3,100列。中吉乌铁路总投资47亿美元，全长532公里。",
        [
            ("ca-china-trade", "2024", 94800000000, "actual"),
            ("ca-china-trade", "2025-01/2025-04", 28600000000, "actual"),
            ("cku-cost", None, 4700000000, "actual"),
        ],
    ),
    (
        "",
        date(2025, 10, 9),
        "Ақтау портында астық тиелген 700 вагон кезек күтіп тұр. ҚТЖ порт бағытына жүк қабылдауды 25 қазанға дейін тоқтатты.\n\nҚазақ-қытай шекарасында 10 мыңға жуық жүк көлігі жиналып қалған.",
        [("wagons-waiting", "2025-10", 700, "actual"), ("border-truck-queue", "2025-10", 10000, "actual")],
    ),
    (
        "",
        date(2025, 10, 9),
        "Qozog‘iston va O‘zbekiston chegarasida 11 mingga yaqin vagon to‘planib qolgan. Saryog‘och stansiyasi kuniga 14 o‘rniga 10 ta poyezd qabul qilmoqda.",
        [("wagons-waiting", "2025-10", 11000, "actual"), ("trains-accepted-per-day", "2025-10", 10, "actual")],
    ),
    (
        "",
        date(2025, 10, 9),
        "Gürcüstanla sərhəddə “Qırmızı körpü” buraxılış məntəqəsində 150 yük maşını növbə gözləyir. Sürücülər 3 gündür keçə bilmir.",
        [("border-truck-queue", "2025-10", 150, "actual"), ("border-crossing-delay", "2025-10", 3, "actual")],
    ),
]
