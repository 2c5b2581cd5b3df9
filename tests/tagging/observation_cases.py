"""Invented news sentences and the values of tracked metrics that they announce; an empty list where they give none."""

from __future__ import annotations

from datetime import date

Announced = tuple[str, str | None, int, str]
Case = tuple[date, str, list[Announced]]

CASES: list[Case] = [
    (
        date(2024, 1, 27),
        "Over 2.7 million tons of cargo moved along the Trans-Caspian International Transport Route in 2023, up 86 percent from 2022, KTZ said.",
        [("middle-corridor-volume", "2023", 2700000, "actual")],
    ),
    (
        date(2024, 2, 28),
        "In January, cargo transportation via the TITR soared by 147 percent to 274,200 tons. For the whole of 2023, the figure stood at 2.76 million tons.",
        [
            ("middle-corridor-volume", "2024-01", 274200, "actual"),
            ("middle-corridor-volume", "2023", 2760000, "actual"),
        ],
    ),
    (
        date(2024, 8, 6),
        "Kazakhstan plans to carry 4.2 million tons along the Middle Corridor this year, and 5.2 million tons in 2025. In January-July the volume came to 2.5 million tons, 62 percent more than a year before.",
        [
            ("middle-corridor-volume", "2024", 4200000, "target"),
            ("middle-corridor-volume", "2025", 5200000, "target"),
            ("middle-corridor-volume", "2024-01/2024-07", 2500000, "actual"),
        ],
    ),
    (
        date(2025, 11, 26),
        "In ten months, 4.1 million tons were moved by rail between Kazakhstan and Azerbaijan, the head of KTZ said. On the TITR, 2.6 million tons went by rail.",
        [],
    ),
    (
        date(2026, 3, 10),
        "По данным министерства, объем перевозок по ТМТМ в 2019 году составил 759 тыс. тонн, в 2020 году – 783 тыс. тонн, в 2021 году – 586 тыс. тонн, в 2022 году – 1 485 тыс. тонн, в 2023 году – 2 764 тыс. тонн, в 2024 году – 4 484 тыс. тонн, в 2025 году – 4 119 тыс. тонн.",
        [
            ("middle-corridor-volume", "2019", 759000, "actual"),
            ("middle-corridor-volume", "2020", 783000, "actual"),
            ("middle-corridor-volume", "2021", 586000, "actual"),
            ("middle-corridor-volume", "2022", 1485000, "actual"),
            ("middle-corridor-volume", "2023", 2764000, "actual"),
            ("middle-corridor-volume", "2024", 4484000, "actual"),
            ("middle-corridor-volume", "2025", 4119000, "actual"),
        ],
    ),
    (
        date(2025, 7, 15),
        "За первое полугодие 2025 года по Срединному коридору перевезено 2,3 млн тонн, рост на 7%. Контейнерные перевозки выросли в два раза и достигли 40,2 тыс. ДФЭ.",
        [
            ("middle-corridor-volume", "2025-H1", 2300000, "actual"),
            ("middle-corridor-containers", "2025-H1", 40200, "actual"),
        ],
    ),
    (
        date(2025, 7, 15),
        "К 2029 году объем контейнерных перевозок по ТМТМ планируется довести до 300 тыс. ДФЭ.",
        [("middle-corridor-containers", "2029", 300000, "target")],
    ),
    (
        date(2025, 1, 20),
        "Kazakhstan’s trade with China hit $43.8 billion in 2024, according to the General Administration of Customs of China; exports to China made up $14.9 billion.",
        [("kz-china-trade", "2024", 43800000000, "actual")],
    ),
    (
        date(2025, 2, 20),
        "Взаимная торговля Казахстана и Китая в 2024 году составила 30,1 млрд долларов, из них экспорт – 14,8 млрд, импорт – 15,3 млрд.",
        [("kz-china-trade", "2024", 30100000000, "actual")],
    ),
    (
        date(2025, 9, 10),
        "According to the National Statistics Committee, Uzbekistan's foreign trade turnover reached $46 billion in January-July. Trade with China made up $9.5 billion, with Russia $7.3 billion.",
        [("uz-china-trade", "2025-01/2025-07", 9500000000, "actual")],
    ),
    (
        date(2025, 9, 10),
        "2025 yilning yanvar-iyul oylarida O‘zbekistonning Xitoy bilan savdo aylanmasi 9,5 mlrd dollarni tashkil etdi.",
        [("uz-china-trade", "2025-01/2025-07", 9500000000, "actual")],
    ),
    (
        date(2026, 1, 15),
        "Былтыр теміржолмен 320 млн тонна жүк тасымалданды, бұл 5,5 пайызға көп. Транзит 33 млн тоннаны құрады, деді ҚТЖ.",
        [("ktz-freight-volume", "2025", 320000000, "actual"), ("kz-transit-volume", "2025", 33000000, "actual")],
    ),
    (
        date(2025, 2, 7),
        "Грузооборот железнодорожного транспорта Казахстана в 2024 году достиг 327,9 млрд ткм.",
        [("ktz-freight-turnover", "2024", 327900000000, "actual")],
    ),
    (
        date(2026, 1, 22),
        "За 2025 год через переход Алтынколь – Хоргос проследовало 16,1 млн тонн грузов, через Достык – Алашанькоу – 18,4 млн тонн.",
        [("khorgos-rail-volume", "2025", 16100000, "actual"), ("dostyk-volume", "2025", 18400000, "actual")],
    ),
    (
        date(2025, 10, 28),
        "У станции Алтынколь скопилось около 3 тысяч вагонов с зерном, Китай снизил прием поездов с 14 до 10 в сутки.",
        [("wagons-waiting", "2025-10", 3000, "actual"), ("trains-accepted-per-day", "2025-10", 10, "actual")],
    ),
    (
        date(2025, 10, 15),
        "Около 2500 фур застряли на границе Казахстана и России, задержки достигают 3-5 суток.",
        [("border-truck-queue", "2025-10", 2500, "actual"), ("border-crossing-delay", "2025-10", 3, "actual")],
    ),
    (
        date(2025, 1, 10),
        "中国海关数据显示，2024年中哈双边贸易额达438.2亿美元，同比增长9%。",
        [("kz-china-trade", "2024", 43820000000, "actual")],
    ),
    (
        date(2025, 1, 3),
        "国铁集团消息，2024年中欧班列开行1.9万列、发送货物207万标箱，同比分别增长10%、9%。",
        [("china-europe-trains", "2024", 19000, "actual"), ("china-europe-teu", "2024", 2070000, "actual")],
    ),
    (
        date(2025, 7, 3),
        "今年上半年，经霍尔果斯铁路口岸通行中欧（中亚）班列4,300列，同比增长11%。",
        [("khorgos-trains", "2025-H1", 4300, "actual")],
    ),
    (
        date(2025, 7, 3),
        "2025年1至6月，霍尔果斯口岸出口汽车19.6万辆，同比增长12%。",
        [("khorgos-vehicle-exports", "2025-H1", 196000, "actual")],
    ),
    (
        date(2025, 12, 16),
        "Строительство железной дороги Китай – Кыргызстан – Узбекистан оценивается в 4,7 млрд долларов. Половину, 2,35 млрд долларов, даст Китай в виде кредита.",
        [("cku-cost", None, 4700000000, "estimate")],
    ),
    (
        date(2025, 7, 21),
        "The 647-km railway from Uzbekistan through Kabul to Pakistan will cost $4.6 billion, the parties to the Trans-Afghan project estimate.",
        [("trans-afghan-cost", None, 4600000000, "estimate")],
    ),
    (
        date(2025, 12, 24),
        "По восточному маршруту МТК «Север – Юг» в 2025 году перевезут 2,5 млн тонн, прогнозирует Оверчук. Всего по коридору в 2024 году прошло 26,9 млн тонн.",
        [("instc-eastern-volume", "2025", 2500000, "forecast"), ("instc-volume", "2024", 26900000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "The Port of Poti handled 445,000 containers in 2024, 12% more than a year earlier; Georgian ports together handled 605,000 TEU.",
        [("poti-port-containers", "2024", 445000, "actual"), ("georgia-ports-containers", "2024", 605000, "actual")],
    ),
    (
        date(2025, 8, 1),
        "Құрық порты жеті айда 1,3 млн тонна жүк өңдеді, Ақтау порты 2,2 млн тонна жүк қабылдады.",
        [
            ("kuryk-port-volume", "2025-01/2025-07", 1300000, "actual"),
            ("aktau-port-volume", "2025-01/2025-07", 2200000, "actual"),
        ],
    ),
    (
        date(2025, 8, 1),
        "Объем перевалки грузов через порты Актау и Курык за семь месяцев составил 4,5 млн тонн, в том числе Актау – 2,9 млн тонн, Курык – 1,6 млн тонн.",
        [
            ("kz-seaports-volume", "2025-01/2025-07", 4500000, "actual"),
            ("aktau-port-volume", "2025-01/2025-07", 2900000, "actual"),
            ("kuryk-port-volume", "2025-01/2025-07", 1600000, "actual"),
        ],
    ),
    (
        date(2025, 8, 1),
        "Container transit through Kazakhstan rose by 30% to 1.2 million TEU in the first seven months of the year.",
        [("kz-container-transit", "2025-01/2025-07", 1200000, "actual")],
    ),
    (
        date(2025, 10, 28),
        "У станции Алтынколь скопилось около 3 тысяч вагонов с зерном, Китай снизил прием поездов с 14 до 10 в сутки.",
        [("wagons-waiting", "2025-10", 3000, "actual"), ("trains-accepted-per-day", "2025-10", 10, "actual")],
    ),
    (
        date(2025, 12, 24),
        "По восточному маршруту МТК «Север – Юг» в 2025 году перевезут 2,5 млн тонн, прогнозирует Оверчук. Всего по коридору в 2024 году прошло 26,9 млн тонн.",
        [("instc-eastern-volume", "2025", 2500000, "forecast"), ("instc-volume", "2024", 26900000, "actual")],
    ),
    (
        date(2025, 8, 1),
        "Объем перевалки грузов через порты Актау и Курык за семь месяцев составил 4,5 млн тонн, в том числе Актау – 2,9 млн тонн, Курык – 1,6 млн тонн.",
        [
            ("kz-seaports-volume", "2025-01/2025-07", 4500000, "actual"),
            ("aktau-port-volume", "2025-01/2025-07", 2900000, "actual"),
            ("kuryk-port-volume", "2025-01/2025-07", 1600000, "actual"),
        ],
    ),
    (
        date(2025, 8, 1),
        "Объем перевалки грузов через порты Актау и Курык в Казахстане за семь месяцев составил 4,5 млн тонн.",
        [("kz-seaports-volume", "2025-01/2025-07", 4500000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "Delivery times along the route have been cut from 38-53 days to 19-23 days, the Middle Corridor's operator said.",
        [("middle-corridor-transit-time", None, 19, "actual")],
    ),
    (
        date(2025, 3, 1),
        "A container train from Xi'an reached Baku in 11 days over the Middle Corridor.",
        [("middle-corridor-transit-time", None, 11, "actual")],
    ),
    (
        date(2025, 3, 1),
        "The annual capacity of the Middle Corridor has grown to 6 million tons, including 100,000 TEU.",
        [("middle-corridor-capacity", None, 6000000, "capacity")],
    ),
    (
        date(2025, 3, 1),
        "Turkmenistan's trade with China stood at $10.6 billion in 2024, Tajikistan's at $3.9 billion.",
        [("tm-china-trade", "2024", 10600000000, "actual"), ("tj-china-trade", "2024", 3900000000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "China's trade with Kazakhstan reached $43.8 billion last year, with Uzbekistan $13.8 billion, with Kyrgyzstan $22.7 billion.",
        [
            ("kz-china-trade", "2024", 43800000000, "actual"),
            ("uz-china-trade", "2024", 13800000000, "actual"),
            ("kg-china-trade", "2024", 22700000000, "actual"),
        ],
    ),
    (
        date(2025, 3, 1),
        "China and the Central Asian countries traded goods worth $94.8 billion in 2024, up 6 percent. Kazakhstan's trade with China made up $43.8 billion of it.",
        [("ca-china-trade", "2024", 94800000000, "actual"), ("kz-china-trade", "2024", 43800000000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "В январе 2025 года товарооборот между Китаем и Казахстаном вырос на 3% и составил 3,4 млрд долларов, передает Синьхуа.",
        [("kz-china-trade", "2025-01", 3400000000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "Kazakhstan shipped 1.2 million tons of grain to Uzbekistan by rail from September to February.",
        [],
    ),
    (
        date(2025, 3, 1),
        "Через порт Актау в направлении Ирана в 2024 году отправлено 900 тыс. тонн зерна.",
        [("grain-aktau-iran", "2024", 900000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "In 2024, Kazakhstan's maritime transport carried 2.8 million tons, the Bureau of National Statistics reported.",
        [],
    ),
    (
        date(2025, 3, 1),
        "В 2024 году НМСК «Казмортрансфлот» перевезла 24,5 тыс. контейнеров в двадцатифутовом эквиваленте.",
        [("kmtf-containers", "2024", 24500, "actual")],
    ),
    (
        date(2025, 3, 1),
        "2024年，里海运输走廊（中间走廊）货运量达450万吨，同比增长62%。",
        [("middle-corridor-volume", "2024", 4500000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "截至2月底，今年经阿拉山口口岸通行中欧班列1,150列。",
        [],
    ),
    (
        date(2025, 3, 1),
        "Doğu-Batı Orta Koridor'da 2024 yılında 4,5 milyon ton yük taşındı, 2030'da 10 milyon ton hedefleniyor.",
        [("middle-corridor-volume", "2024", 4500000, "actual"), ("middle-corridor-volume", "2030", 10000000, "target")],
    ),
    (
        date(2025, 3, 1),
        "2024-cü ildə Orta Dəhliz ilə yükdaşımaların həcmi 62% artaraq 4,5 milyon tona çatıb. 2025-ci ildə 5,2 milyon ton proqnozlaşdırılır.",
        [
            ("middle-corridor-volume", "2024", 4500000, "actual"),
            ("middle-corridor-volume", "2025", 5200000, "forecast"),
        ],
    ),
    (
        date(2025, 3, 1),
        "2024-yilda O‘rta yo‘lak orqali 4,5 million tonna yuk tashildi, 2030-yilga borib 10 million tonnaga yetkazish rejalashtirilgan.",
        [("middle-corridor-volume", "2024", 4500000, "actual"), ("middle-corridor-volume", "2030", 10000000, "target")],
    ),
    (
        date(2025, 3, 1),
        "Азербайжан мен Қазақстан арасындағы тауар айналымы 2024 жылы 530 млн доллар болды.",
        [],
    ),
    (
        date(2025, 3, 1),
        "Aktau Port: in January and February 700,000 tons were transshipped, of which oil made up 450,000 tons.",
        [("aktau-port-volume", "2025-01/2025-02", 700000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "The throughput of the Turkmenbashi port exceeded 3.9 million tons in 2024.",
        [("turkmenbashi-port-volume", "2024", 3900000, "actual")],
    ),
    (
        date(2025, 3, 1),
        "Some 200 trucks are queuing at the Bakhty checkpoint, the wait is up to 4 days.",
        [("border-truck-queue", "2025-03", 200, "actual"), ("border-crossing-delay", "2025-03", 4, "actual")],
    ),
    (
        date(2025, 3, 1),
        "Around 85% of all overland freight between China and Europe now crosses Kazakhstan, Tokayev said.",
        [("kz-share-of-china-europe-land", "2025", 85, "actual")],
    ),
    (
        date(2024, 11, 20),
        "Объем перевозок грузов по Транскаспийскому маршруту за 10 месяцев 2024 года достиг 3,8 млн тонн, что на 68% больше, чем за аналогичный период 2023 года, сообщил председатель правления КТЖ. Он напомнил, что в 2023 году было перевезено 2,8 млн тонн.",
        [
            ("middle-corridor-volume", "2024-01/2024-10", 3800000, "actual"),
            ("middle-corridor-volume", "2023", 2800000, "actual"),
        ],
    ),
    (
        date(2024, 11, 20),
        "According to Tokayev, freight volumes through the Middle Corridor rose 63 percent to 4.1 million tons in eleven months, and could hit 10 million tons by 2027.",
        [
            ("middle-corridor-volume", "2024-01/2024-11", 4100000, "actual"),
            ("middle-corridor-volume", "2027", 10000000, "forecast"),
        ],
    ),
    (
        date(2024, 11, 20),
        "In 2023 trade between Kazakhstan and China exceeded $41 billion; in the first nine months of this year it came to $32.6 billion.",
        [
            ("kz-china-trade", "2023", 41000000000, "actual"),
            ("kz-china-trade", "2024-01/2024-09", 32600000000, "actual"),
        ],
    ),
    (
        date(2024, 11, 20),
        "Товарооборот между Казахстаном и Китаем за январь-сентябрь текущего года составил $22,1 млрд, или на 0,4% больше, чем годом ранее. Экспорт – $11 млрд, импорт – $11,1 млрд.",
        [("kz-china-trade", "2024-01/2024-09", 22100000000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "До 2030 года планируется довести товарооборот с Китаем до $100 млрд, сообщили в правительстве Казахстана.",
        [("kz-china-trade", "2030", 100000000000, "target")],
    ),
    (
        date(2024, 11, 20),
        "The Aktau International Sea Commercial Port processed 3 mln tons of freight in Jan-Sept, of which 1.9 mln tons is oil.",
        [("aktau-port-volume", "2024-01/2024-09", 3000000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "Through the port of Kuryk, 1.2 million tons were transported in nine months, including 700,000 tons by ferry.",
        [("kuryk-port-volume", "2024-01/2024-09", 1200000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "В январе–октябре через территорию Азербайджана по Среднему коридору транзитом перевезено 380 тыс. тонн грузов в контейнерах.",
        [],
    ),
    (
        date(2024, 11, 20),
        "2024-cü ilin yanvar-sentyabr aylarında BTQ ilə 150 min ton yük daşınıb.",
        [("btk-volume", "2024-01/2024-09", 150000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "Через погранпереход Достык – Алашанькоу за январь-октябрь прошло 10,9 млн тонн, через Алтынколь – Хоргос – 11,8 млн тонн, рост 8% и 11% соответственно.",
        [
            ("dostyk-volume", "2024-01/2024-10", 10900000, "actual"),
            ("khorgos-rail-volume", "2024-01/2024-10", 11800000, "actual"),
        ],
    ),
    (
        date(2024, 11, 20),
        "10月，阿拉山口口岸进出口货运量达220万吨，同比增长5%。",
        [("dostyk-volume", "2024-10", 2200000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "今年前10个月，中国与中亚五国贸易额达776亿美元，同比增长6%，其中与哈萨克斯坦贸易额360亿美元。",
        [
            ("ca-china-trade", "2024-01/2024-10", 77600000000, "actual"),
            ("kz-china-trade", "2024-01/2024-10", 36000000000, "actual"),
        ],
    ),
    (
        date(2024, 11, 20),
        "Eurasian Rail Alliance Index averaged $3,239 per FEU in May 2024, down 4% from April.",
        [("erai-index", "2024-05", 3239, "actual")],
    ),
    (
        date(2024, 11, 20),
        "Uzbekistan Airways Cargo carried 12,000 tons of air cargo between Uzbekistan and China in January-October.",
        [("air-cargo-ca-china", "2024-01/2024-10", 12000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "Движение по трассе закрыто, на границе с Россией стоят более 300 большегрузов, ждать приходится до двух суток.",
        [("border-truck-queue", "2024-11", 300, "actual"), ("border-crossing-delay", "2024-11", 2, "actual")],
    ),
    (
        date(2024, 11, 20),
        "Готовность проекта железной дороги Китай – Кыргызстан – Узбекистан на кыргызском участке составляет 4%.",
        [],
    ),
    (
        date(2024, 11, 20),
        "Қазақстан арқылы өтетін контейнерлік транзит биылғы 10 айда 1,1 млн ЖФЭ-ге жетті.",
        [("kz-container-transit", "2024-01/2024-10", 1100000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "China has become Turkmenistan's main buyer: bilateral trade was worth $10.64 billion in 2023, of which Turkmen exports made up $9.6 billion.",
        [("tm-china-trade", "2023", 10640000000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "The number of trucks crossing the Kazakh-Chinese border grew to 500,000 in ten months.",
        [("kz-china-road-crossings", "2024-01/2024-10", 500000, "actual")],
    ),
    (
        date(2024, 11, 20),
        "The International North-South Transport Corridor moved 19 million tons in nine months, Russian Deputy Prime Minister Overchuk said; some 0.9 million tons took the eastern route.",
        [
            ("instc-volume", "2024-01/2024-09", 19000000, "actual"),
            ("instc-eastern-volume", "2024-01/2024-09", 900000, "actual"),
        ],
    ),
    (
        date(2025, 1, 20),
        "На долю Казахстана приходится около 85% всех сухопутных перевозок из Китая в Европу.",
        [("kz-share-of-china-europe-land", "2025", 85, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Более 80 процентов наземных грузов между Китаем и Европой идёт транзитом через нашу страну, отметил министр транспорта Казахстана.",
        [("kz-share-of-china-europe-land", "2025", 80, "actual")],
    ),
    (
        date(2025, 1, 20),
        "В прошлом году железные дороги Казахстана и Китая обменялись 32 млн тонн грузов, на 13% больше, чем в 2023-м.",
        [("kz-china-rail-volume", "2024", 32000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "За 2024 год Бакинским портом обработано 7,64 млн тонн грузов, контейнеров – 76 тыс. ДФЭ.",
        [("baku-port-volume", "2024", 7640000, "actual"), ("baku-port-containers", "2024", 76000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Грузооборот порта Актау по итогам 2024 года сложился на уровне 4,45 млн тонн, Курыка – 3,1 млн тонн.",
        [("aktau-port-volume", "2024", 4450000, "actual"), ("kuryk-port-volume", "2024", 3100000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Потийский порт в 2024 году принял 445 тысяч контейнеров (TEU).",
        [("poti-port-containers", "2024", 445000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Стоимость строительства железной дороги Китай—Кыргызстан—Узбекистан составит 4,7 млрд долларов, из них 2,35 млрд — кредит.",
        [("cku-cost", None, 4700000000, "estimate")],
    ),
    (
        date(2025, 1, 20),
        "Трансафганская магистраль обойдется в 6,9 млрд долларов.",
        [("trans-afghan-cost", None, 6900000000, "estimate")],
    ),
    (
        date(2025, 1, 20),
        "Индекс ERAI в декабре составил 2 971 доллар за FEU.",
        [("erai-index", "2024-12", 2971, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Количество поездов Китай — Европа в 2024 году достигло 19 тыс., они доставили 2,07 млн ДФЭ.",
        [("china-europe-trains", "2024", 19000, "actual"), ("china-europe-teu", "2024", 2070000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Қазақстан мен Өзбекстан арасындағы тауар айналымы 4,3 млрд доллар болды. Қытаймен сауда 2024 жылы 43,8 млрд долларға жетті.",
        [],
    ),
    (
        date(2025, 1, 20),
        "Былтыр Достық – Алашаңқай өткелі арқылы 13,5 млн тонна, Алтынкөл – Қорғас арқылы 18 млн тонна жүк тасымалданды.",
        [("dostyk-volume", "2024", 13500000, "actual"), ("khorgos-rail-volume", "2024", 18000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "2024 жылы Ақтау теңіз порты 4,4 млн тонна жүк өңдеді, Құрық порты 3 млн тоннаға жуық жүк қабылдады.",
        [("aktau-port-volume", "2024", 4400000, "actual"), ("kuryk-port-volume", "2024", 3000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "ТХКБ бойынша контейнер тасымалы 2024 жылы 2,7 есе өсіп, 56,5 мың ЖФЭ-ні құрады.",
        [("middle-corridor-containers", "2024", 56500, "actual")],
    ),
    (
        date(2025, 1, 20),
        "2024-yilda Xitoy va Markaziy Osiyo davlatlari o‘rtasidagi tovar ayirboshlash 94,8 mlrd dollarni tashkil etdi.",
        [("ca-china-trade", "2024", 94800000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Ўтган йили Ўзбекистон ва Хитой ўртасидаги товар айирбошлаш ҳажми 12,4 млрд долларга етди.",
        [("uz-china-trade", "2024", 12400000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Xitoy–Qirg‘iziston–O‘zbekiston temir yo‘li qurilishi 4,7 milliard dollarga tushadi.",
        [("cku-cost", None, 4700000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "2024-cü ildə Orta Dəhlizlə 4,5 milyon ton yük daşınıb ki, bu da 2023-cü illə müqayisədə 62% çoxdur.",
        [("middle-corridor-volume", "2024", 4500000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Bakı Beynəlxalq Dəniz Ticarət Limanında ötən il 7,64 mln. ton yük, 76,8 min TEU konteyner aşırılıb.",
        [("baku-port-volume", "2024", 7640000, "actual"), ("baku-port-containers", "2024", 76800, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Bakı-Tbilisi-Qars dəmir yolunun ötürücülük qabiliyyəti 5 milyon tona çatdırılıb.",
        [("btk-capacity", None, 5000000, "capacity")],
    ),
    (
        date(2025, 1, 20),
        "Şimal-Cənub dəhlizi ilə 2024-cü ildə 26,9 milyon ton yük daşınıb.",
        [("instc-volume", "2024", 26900000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "2024年，新疆霍尔果斯口岸通行中欧（中亚）班列8730列，同比增长12.5%；出口商品车42.1万辆。",
        [("khorgos-trains", "2024", 8730, "actual"), ("khorgos-vehicle-exports", "2024", 421000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "2024年，跨里海国际运输走廊货运量达到450万吨，同比增长62%，集装箱5.65万标箱。",
        [
            ("middle-corridor-volume", "2024", 4500000, "actual"),
            ("middle-corridor-containers", "2024", 56500, "actual"),
        ],
    ),
    (
        date(2025, 1, 20),
        "去年，哈萨克斯坦与中国的铁路货运量达3200万吨。",
        [("kz-china-rail-volume", "2024", 32000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "中吉乌铁路项目总投资约47亿美元。",
        [("cku-cost", None, 4700000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "2024年，阿克套港吞吐量440万吨。",
        [("aktau-port-volume", "2024", 4400000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Kazakistan ile Çin arasındaki ticaret hacmi 2024'te 43,8 milyar dolara yükseldi.",
        [("kz-china-trade", "2024", 43800000000, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Kazakhstan accounts for more than 80% of the land cargo moving between China and Europe.",
        [("kz-share-of-china-europe-land", "2025", 80, "actual")],
    ),
    (
        date(2025, 1, 20),
        "Trade turnover between the two countries reached $43.8 billion in 2024, China's ambassador to Kazakhstan said.",
        [("kz-china-trade", "2024", 43800000000, "actual")],
    ),
]
