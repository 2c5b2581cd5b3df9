"""Invented articles whose figures lean on the title, the lead or the figure before, and what they announce."""

from __future__ import annotations

from datetime import date

from tests.tagging.observation_cases import Announced

NEWSROOM: list[tuple[str, date, str, list[Announced]]] = [
    (
        "Kazakhstan, China ramp up trade",
        date(2025, 11, 19),
        "Kazakhstan's President met with Chinese Vice Premier Ding Xuexiang in Astana.\n\nChina remains one of Kazakhstan's key trading partners. Last year bilateral trade hit a record $44 billion, and the two countries intend to double it by 2030.\n\nIn the first nine months of this year, the figure reached $35.9 billion, up 9.3%. Kazakh exports accounted for $13.1 billion.\n\nRail freight between the countries rose to 26.4 million tons in the same period.",
        [
            ("kz-china-trade", "2024", 44000000000, "actual"),
            ("kz-china-trade", "2025-01/2025-09", 35900000000, "actual"),
            ("kz-china-rail-volume", "2025-01/2025-09", 26400000, "actual"),
        ],
    ),
    (
        "КТЖ подвела итоги года",
        date(2026, 1, 27),
        "По итогам 2025 года КТЖ перевезла 320,4 млн тонн грузов, на 5,2% больше, чем годом ранее.\n\nТранзитные перевозки выросли на 20% и составили 33,1 млн тонн. Контейнерный транзит увеличился до 1,6 млн ДФЭ.\n\nГрузооборот достиг 357,5 млрд тонно-километров.\n\nВ сообщении с Китаем перевезено 36 млн тонн, в том числе через Достык – Алашанькоу 19,3 млн тонн, через Алтынколь – Хоргос – 16,7 млн тонн.\n\nНа экспорт отправлено 14 млн тонн зерна, из них в Узбекистан – 4 млн тонн.",
        [
            ("ktz-freight-volume", "2025", 320400000, "actual"),
            ("kz-transit-volume", "2025", 33100000, "actual"),
            ("kz-container-transit", "2025", 1600000, "actual"),
            ("ktz-freight-turnover", "2025", 357500000000, "actual"),
            ("kz-china-rail-volume", "2025", 36000000, "actual"),
            ("dostyk-volume", "2025", 19300000, "actual"),
            ("khorgos-rail-volume", "2025", 16700000, "actual"),
            ("kz-grain-rail-exports", "2025", 14000000, "actual"),
        ],
    ),
    (
        "Ўзбекистон ва Хитой савдоси ўсди",
        date(2025, 8, 20),
        "Миллий статистика қўмитаси маълумотларига кўра, 2025 йилнинг январь–июль ойларида Ўзбекистоннинг ташқи савдо айланмаси 46 миллиард доллардан ошди.\n\nАсосий ҳамкорлар орасида Хитой биринчи ўринда: 8,6 миллиард доллар. Россия билан товар айирбошлаш 7,2 миллиард долларни ташкил этди. Қозоғистон билан 2,7 миллиард доллар.",
        [("uz-china-trade", "2025-01/2025-07", 8600000000, "actual")],
    ),
    (
        "2025-yilda transport: raqamlar",
        date(2025, 8, 20),
        "Transport vazirligi yil boshidan beri erishilgan natijalarni e’lon qildi.\n\nO‘rta yo‘lak bo‘ylab olti oyda 2,3 million tonna yuk tashildi. Bu o‘tgan yilning shu davriga nisbatan 7 foiz ko‘p. Yil yakuniga qadar hajm 5 million tonnaga yetishi kutilmoqda.\n\nXitoy – Qirg‘iziston – O‘zbekiston temir yo‘li qurilishiga 4,7 milliard dollar sarflanadi.",
        [
            ("middle-corridor-volume", "2025-H1", 2300000, "actual"),
            ("middle-corridor-volume", "2025", 5000000, "forecast"),
            ("cku-cost", None, 4700000000, "target"),
        ],
    ),
    (
        "Қазақстан теміржолы: алты ай қорытындысы",
        date(2025, 7, 28),
        "«Қазақстан темір жолы» компаниясы жартыжылдық көрсеткіштерін жариялады.\n\nАлты айда 158,3 миллион тонна жүк тасымалданды, бұл былтырғыдан 6 пайызға көп. Транзиттік тасымал 16,9 миллион тоннаға жетті.\n\nҚытаймен арадағы тасымал көлемі 17,2 миллион тонна болды. Оның ішінде Достық – Алашанькоу арқылы 9,1 миллион тонна, Алтынкөл – Қорғас арқылы 8,1 миллион тонна өтті.\n\nКонтейнерлік транзит 780 мың ЖФЭ құрады.",
        [
            ("ktz-freight-volume", "2025-H1", 158300000, "actual"),
            ("kz-transit-volume", "2025-H1", 16900000, "actual"),
            ("kz-china-rail-volume", "2025-H1", 17200000, "actual"),
            ("dostyk-volume", "2025-H1", 9100000, "actual"),
            ("khorgos-rail-volume", "2025-H1", 8100000, "actual"),
            ("kz-container-transit", "2025-H1", 780000, "actual"),
        ],
    ),
    (
        "Çin-Orta Asya ticareti büyüyor",
        date(2025, 9, 5),
        "Çin Gümrük İdaresi verilerine göre, Çin ile Orta Asya ülkeleri arasındaki ticaret hacmi 2024'te 94,8 milyar dolara yükseldi.\n\nKazakistan 43,8 milyar dolarla ilk sırada yer aldı, onu Kırgızistan 22,7 milyar dolarla izledi.\n\nOrta Koridor'da ise yılın ilk yedi ayında 2,6 milyon ton yük taşındı. Konteyner sayısı 44 bin TEU oldu.",
        [
            ("ca-china-trade", "2024", 94800000000, "actual"),
            ("kz-china-trade", "2024", 43800000000, "actual"),
            ("kg-china-trade", "2024", 22700000000, "actual"),
            ("middle-corridor-volume", "2025-01/2025-07", 2600000, "actual"),
            ("middle-corridor-containers", "2025-01/2025-07", 44000, "actual"),
        ],
    ),
    (
        "Aktau seaport: what changed",
        date(2025, 6, 30),
        "The seaport of Aktau is the main gate of Kazakhstan on the Caspian.\n\nIn 2024 it handled 4.6 million tons of cargo. In January-May 2025, throughput came to 1.7 million tons, including 0.9 million tons of oil.\n\nSome 21,000 containers passed through the port in five months.\n\nThe annual capacity of the container hub under construction will be 240,000 TEU. The first stage, for 140,000 TEU, is to open in 2026.\n\nNeighbouring Kuryk processed 0.8 million tons over the same period.",
        [
            ("aktau-port-volume", "2024", 4600000, "actual"),
            ("aktau-port-volume", "2025-01/2025-05", 1700000, "actual"),
            ("aktau-hub-capacity", None, 240000, "target"),
            ("kuryk-port-volume", "2025-01/2025-05", 800000, "actual"),
        ],
    ),
    (
        "Freight rates on the New Silk Road slip",
        date(2025, 10, 8),
        "The Eurasian Rail Alliance Index (ERAI) stood at $3,010 per FEU in September 2025, against $3,140 in August.\n\nThrough rates from China to Europe by rail ranged from $5,900 per 40-foot container in Xi'an to $7,200 in Yiwu in September 2025.\n\nTransit container traffic over the Eurasian route of Kazakhstan, Russia and Belarus fell 20% to 231,000 TEU in nine months.",
        [
            ("erai-index", "2025-09", 3010, "actual"),
            ("erai-index", "2025-08", 3140, "actual"),
            ("eaeu-container-transit", "2025-01/2025-09", 231000, "actual"),
        ],
    ),
    (
        "Georgia: containers",
        date(2025, 12, 18),
        "Georgian seaports handled 512,000 TEU in the first three quarters of 2025, the Maritime Transport Agency said.\n\nPoti accounted for 388,000 TEU, and Batumi for 124,000.\n\nFreight on the Baku-Tbilisi-Kars railway amounted to 305,000 tons.",
        [
            ("georgia-ports-containers", "2025-01/2025-09", 512000, "actual"),
            ("poti-port-containers", "2025-01/2025-09", 388000, "actual"),
            ("btk-volume", "2025-01/2025-09", 305000, "actual"),
        ],
    ),
    (
        "Uzbekistan: foreign trade up 14 percent",
        date(2025, 7, 9),
        "Uzbekistan's foreign trade turnover reached $37.1 billion in the first half of 2025, the National Statistics Committee reported.\n\nChina remained the top partner with $6.7 billion, while Russia followed with $6.1 billion. Trade with Kazakhstan reached $2.2 billion.\n\nExports rose to $17.0 billion, gold included. Imports were $20.1 billion.",
        [("uz-china-trade", "2025-H1", 6700000000, "actual")],
    ),
    (
        "Cargo at Turkmenbashi port grows",
        date(2025, 7, 9),
        "The Turkmenbashi International Seaport handled 2.9 million tons in the first half of the year, up 11 percent.\n\nVessels of the Turkmen fleet moved 1.1 million tons of it. The port can handle 17 million tons a year.",
        [("turkmenbashi-port-volume", "2025-H1", 2900000, "actual")],
    ),
    (
        "China-Europe trains in first quarter",
        date(2025, 4, 28),
        "China-Europe freight trains recorded 4,663 trips in the first quarter of 2025, moving 494,000 TEUs of goods, China State Railway Group said.\n\nSince 2011 more than 108,000 trips have been made.\n\nChongqing sent 1,020 trains in the period.",
        [("china-europe-teu", "2025-Q1", 494000, "actual")],
    ),
    (
        "Казахстан нарастил транзит",
        date(2025, 12, 22),
        "За одиннадцать месяцев через Казахстан транзитом проследовало 30,2 млн тонн грузов. Это на 19% больше, чем год назад.\n\nЖелезная дорога перевезла транзитом 1,45 млн контейнеров в ДФЭ.\n\nВсего за этот период по сети КТЖ перевезено 292 млн тонн.\n\nПо ТМТМ – 3,8 млн тонн.",
        [
            ("kz-transit-volume", "2025-01/2025-11", 30200000, "actual"),
            ("kz-container-transit", "2025-01/2025-11", 1450000, "actual"),
            ("ktz-freight-volume", "2025-01/2025-11", 292000000, "actual"),
            ("middle-corridor-volume", "2025-01/2025-11", 3800000, "actual"),
        ],
    ),
    (
        "Qazaqstan men Qytai saudasy",
        date(2025, 3, 12),
        "2024 jyly Qazaqstan men Qytai arasyndaǵy tauar ainalymy 43,8 mlrd dollarǵa jetti.\n\nOrta dáliz arqyly 4,5 mln tonna jük tasymaldandy.",
        [("kz-china-trade", "2024", 43800000000, "actual"), ("middle-corridor-volume", "2024", 4500000, "actual")],
    ),
    (
        "Xitoy va O‘zbekiston: savdo o‘sishda",
        date(2025, 11, 7),
        "Joriy yilning 9 oyida O‘zbekiston va Xitoy o‘rtasidagi savdo hajmi 11,2 milliard dollarni tashkil etdi.\n\nEksport 1,6 milliard, import 9,6 milliard dollarga teng bo‘ldi.\n\nTomonlar 2030-yilga qadar o‘zaro savdoni 20 milliard dollarga yetkazishni rejalashtirmoqda.",
        [
            ("uz-china-trade", "2025-01/2025-09", 11200000000, "actual"),
            ("uz-china-trade", "2030", 20000000000, "target"),
        ],
    ),
    (
        "Ələt limanı rekord qırdı",
        date(2025, 11, 7),
        "Bakı Beynəlxalq Dəniz Ticarət Limanı oktyabrda 720 min ton yük aşırıb. Yanvar-oktyabr aylarında ümumi yükaşırma 6,8 milyon tona çatıb.\n\nBu dövrdə 92 min TEU konteyner emal olunub. Ötən ilin on ayında isə 61 min TEU qeydə alınmışdı.\n\nİl sonuna 100 min TEU hədəflənir.",
        [
            ("baku-port-volume", "2025-10", 720000, "actual"),
            ("baku-port-volume", "2025-01/2025-10", 6800000, "actual"),
            ("baku-port-containers", "2025-01/2025-10", 92000, "actual"),
            ("baku-port-containers", "2024-01/2024-10", 61000, "actual"),
            ("baku-port-containers", "2025", 100000, "target"),
        ],
    ),
    (
        "Trade with China through Khorgos",
        date(2025, 11, 7),
        "Since its opening in 2016, the Khorgos-Eastern Gates dry port has handled 2.5 million TEU. In 2024 the dry port handled 420,000 TEU.\n\nThe Khorgos Gateway employs 900 people. Trade between Kazakhstan and Xinjiang was worth $20.3 billion in 2023.",
        [("kz-xinjiang-trade", "2023", 20300000000, "actual")],
    ),
    (
        "天山网：口岸数据",
        date(2025, 11, 7),
        "今年1至10月，阿拉山口口岸通行中欧（中亚）班列6,850列，铁路过货量1530万吨。\n\n霍尔果斯口岸通行班列7,680列，同比增长6.2%；出口汽车34.5万辆。\n\n10月当月，中国与哈萨克斯坦贸易额42亿美元。",
        [
            ("dostyk-volume", "2025-01/2025-10", 15300000, "actual"),
            ("khorgos-trains", "2025-01/2025-10", 7680, "actual"),
            ("khorgos-vehicle-exports", "2025-01/2025-10", 345000, "actual"),
            ("kz-china-trade", "2025-10", 4200000000, "actual"),
        ],
    ),
    (
        "跨里海走廊：阿塞拜疆数据",
        date(2025, 11, 7),
        "巴库港今年前十个月货物吞吐量680万吨，集装箱9.2万标箱，同比增长40%。\n\n同期，中间走廊集装箱班列达到310列，预计全年380列。\n\n巴库—第比利斯—卡尔斯铁路前十个月运量36万吨。",
        [
            ("baku-port-volume", "2025-01/2025-10", 6800000, "actual"),
            ("baku-port-containers", "2025-01/2025-10", 92000, "actual"),
            ("middle-corridor-container-trains", "2025-01/2025-10", 310, "actual"),
            ("middle-corridor-container-trains", "2025", 380, "forecast"),
            ("btk-volume", "2025-01/2025-10", 360000, "actual"),
        ],
    ),
    (
        "Kyrgyzstan and China: figures differ",
        date(2025, 11, 7),
        "According to Chinese customs, trade between Kyrgyzstan and China reached $22.7 billion in 2024. The National Statistical Committee of Kyrgyzstan puts the figure at $5.2 billion.",
        [("kg-china-trade", "2024", 22700000000, "actual"), ("kg-china-trade", "2024", 5200000000, "actual")],
    ),
    (
        "Air cargo between Tashkent and China",
        date(2025, 11, 7),
        "In nine months, cargo carriers moved 41,000 tonnes between Uzbekistan and China by air, up 60%. Twelve freighters a week fly to Urumqi and Xi'an.",
        [("air-cargo-ca-china", "2025-01/2025-09", 41000, "actual")],
    ),
    (
        "INSTC rail traffic",
        date(2025, 11, 7),
        "Rail freight along the International North-South Transport Corridor totaled 9.8 million tons in ten months. On the eastern branch it doubled to 1.9 million tons.",
        [
            ("instc-volume", "2025-01/2025-10", 9800000, "actual"),
            ("instc-eastern-volume", "2025-01/2025-10", 1900000, "actual"),
        ],
    ),
]
