"""Invented articles whose subject stands away from its figures, or beside figures that are somebody else's."""

from __future__ import annotations

from datetime import date

Announced = tuple[str, str | None, int, str]
Article = tuple[str, date, str, list[Announced]]

SUBJECTS: list[Article] = [
    (
        "",
        date(2026, 4, 15),
        "Traffic on the Baku-Tbilisi-Kars line keeps growing. In the first quarter the railway carried 120,000 tonnes, "
        "most of it cement. In March alone it was 48,000 tonnes.",
        [("btk-volume", "2026-Q1", 120000, "actual"), ("btk-volume", "2026-03", 48000, "actual")],
    ),
    (
        "",
        date(2026, 2, 10),
        "Freight through the Middle Corridor is growing. In 2023 it was 2.8 million tons, in 2024 4.5 million, and in "
        "2025 5 million.",
        [
            ("middle-corridor-volume", "2023", 2800000, "actual"),
            ("middle-corridor-volume", "2024", 4500000, "actual"),
            ("middle-corridor-volume", "2025", 5000000, "actual"),
        ],
    ),
    (
        "",
        date(2026, 2, 10),
        "В январе КТЖ перевезла 27,4 млн тонн грузов. Из них 2,9 млн тонн - транзит.",
        [("ktz-freight-volume", "2026-01", 27400000, "actual"), ("kz-transit-volume", "2026-01", 2900000, "actual")],
    ),
    (
        "",
        date(2026, 2, 3),
        "КТЖ за 2025 год перевезла 310 млн тонн грузов. Быстрее всего росло зерно. За рубеж отправлено 9 млн тонн.",
        [("ktz-freight-volume", "2025", 310000000, "actual")],
    ),
    (
        "",
        date(2026, 5, 20),
        "По коридору «Север - Юг» за четыре месяца перевезено 9,4 млн тонн, из них 0,9 млн - по восточному маршруту.",
        [
            ("instc-volume", "2026-01/2026-04", 9400000, "actual"),
            ("instc-eastern-volume", "2026-01/2026-04", 900000, "actual"),
        ],
    ),
    (
        "Xitoy bilan savdo 4 mlrd dollarga yetdi",
        date(2026, 4, 20),
        "Yanvar–mart oylarida O‘zbekistonning tashqi savdosi 17 mlrd dollar bo‘ldi. Asosiy hamkor — Xitoy. U bilan "
        "savdo 4,1 mlrd dollarni tashkil etdi. Qozog‘iston bilan savdo 1,1 mlrd dollar.",
        [("uz-china-trade", "2026-Q1", 4100000000, "actual")],
    ),
    (
        "",
        date(2026, 4, 15),
        "Uzbekistan's foreign trade came to $17 billion in the first quarter. China remained the largest partner with "
        "$4 billion, followed by Russia with $3.1 billion and Kazakhstan with $1.1 billion.",
        [("uz-china-trade", "2026-Q1", 4000000000, "actual")],
    ),
    (
        "",
        date(2026, 4, 15),
        "Kyrgyzstan's trade with China, by the count of Kyrgyz statisticians, amounted to $6.1 billion in 2025. "
        "Chinese customs put it at $27.2 billion.",
        [("kg-china-trade", "2025", 6100000000, "actual"), ("kg-china-trade", "2025", 27200000000, "actual")],
    ),
    (
        "Trade of China with Central Asia tops $100 billion",
        date(2026, 1, 22),
        "In 2025 trade between China and the five Central Asian countries came to $104.2 billion, the customs said.",
        [("ca-china-trade", "2025", 104200000000, "actual")],
    ),
    (
        "",
        date(2026, 2, 11),
        "В январе Бакинский порт перевалил 540 тыс. тонн грузов. По Среднему коридору через причалы Алята прошло "
        "200 тыс. тонн.\n\nПо итогам 2025 года порт обработал 7,8 млн тонн грузов.",
        [("baku-port-volume", "2026-01", 540000, "actual"), ("baku-port-volume", "2025", 7800000, "actual")],
    ),
    (
        "",
        date(2026, 1, 23),
        "На порт Актау в 2025 году пришлось 4,4 млн тонн, из которых 2,6 млн – нефть; Курык обработал 2,8 млн тонн.",
        [("aktau-port-volume", "2025", 4400000, "actual"), ("kuryk-port-volume", "2025", 2800000, "actual")],
    ),
    (
        "",
        date(2025, 8, 23),
        "Yeni hattın yılda 15 milyon ton taşıma kapasitesine ulaşacağını belirten Bakan, Bakü-Tiflis-Kars hattında ise "
        "geçen yıl taşınan yükün 390 bin ton olduğunu, bu yıl 520 bin tonun hedeflendiğini söyledi.",
        [("btk-volume", "2024", 390000, "actual"), ("btk-volume", "2025", 520000, "target")],
    ),
    (
        "",
        date(2026, 3, 12),
        "跨里海国际运输走廊2025年货运量为410万吨,前一年是450万吨。一度有1200个集装箱在阿克套滞留。",
        [("middle-corridor-volume", "2025", 4100000, "actual"), ("middle-corridor-volume", "2024", 4500000, "actual")],
    ),
    (
        "",
        date(2026, 10, 9),
        "Аяқталған маркетингтік жылда Ақтау порты арқылы Иранға 1,2 миллион тонна астық кетті, алдыңғы маусымда ол "
        "1,3 миллион тонна еді.",
        [
            ("grain-aktau-iran", "2025-09/2026-08", 1200000, "actual"),
            ("grain-aktau-iran", "2024-09/2025-08", 1300000, "actual"),
        ],
    ),
    (
        "",
        date(2025, 10, 22),
        "Some 2.9 million tons moved along the Middle Corridor in January-September 2025. It competes with the sea "
        "route, where rates to Rotterdam fell to about $1,600 per 40-foot box this month.",
        [("middle-corridor-volume", "2025-01/2025-09", 2900000, "actual")],
    ),
    (
        "",
        date(2026, 2, 3),
        "O‘rta yo‘lak bo‘ylab 2025-yilda O‘zbekiston yuklari 1,2 mln tonnani tashkil etdi.",
        [],
    ),
    (
        "",
        date(2026, 4, 14),
        "In the first quarter 118 block trains came over the Middle Corridor. The aim is 1,000 trains within a few "
        "years, and this year's target is 450 block trains.",
        [
            ("middle-corridor-container-trains", "2026-Q1", 118, "actual"),
            ("middle-corridor-container-trains", "2026", 450, "target"),
        ],
    ),
    (
        "",
        date(2026, 4, 15),
        "На сегодня перед постом «Нур Жолы» в очереди 450 фур.",
        [("border-truck-queue", "2026-04", 450, "actual")],
    ),
    (
        "",
        date(2026, 5, 20),
        "Порт Курык за квартал обработал 620 тыс. тонн грузов.",
        [("kuryk-port-volume", "2026-Q1", 620000, "actual")],
    ),
    (
        "",
        date(2026, 6, 11),
        "Cargo along the Trans-Caspian International Transport Route recovered to 1.9 million tons in January-May, after "
        "dropping to 1.6 million tons in the same months of last year. Some 214 block trains came along the route; the "
        "plan for the year is 600.",
        [
            ("middle-corridor-volume", "2026-01/2026-05", 1900000, "actual"),
            ("middle-corridor-volume", "2025-01/2025-05", 1600000, "actual"),
            ("middle-corridor-container-trains", "2026-01/2026-05", 214, "actual"),
            ("middle-corridor-container-trains", "2026", 600, "target"),
        ],
    ),
    (
        "Orta Koridor'da beş ayda 2,1 milyon ton yük taşındı",
        date(2026, 6, 11),
        "Bakü-Tiflis-Kars hattında ise 240 bin ton yük taşındı. Hattın yıllık kapasitesi 5 milyon ton. Bakan, 2030'a "
        "kadar bu hatta 3 milyon ton taşımayı hedeflediklerini söyledi.",
        [
            ("middle-corridor-volume", "2026-01/2026-05", 2100000, "actual"),
            ("btk-volume", "2026-01/2026-05", 240000, "actual"),
            ("btk-capacity", None, 5000000, "capacity"),
            ("btk-volume", "2030", 3000000, "target"),
        ],
    ),
    (
        "",
        date(2026, 6, 11),
        "今年前5个月，霍尔果斯口岸进出口货运量1850万吨。其中，铁路口岸过货量650万吨，增长5%。",
        [
            ("horgos-port-volume", "2026-01/2026-05", 18500000, "actual"),
            ("khorgos-rail-volume", "2026-01/2026-05", 6500000, "actual"),
        ],
    ),
    (
        "",
        date(2026, 7, 16),
        "The daily limit for trucks at Nur Zholy has been lowered from 900 to 650.",
        [("truck-limit-per-day", "2026-07", 650, "capacity")],
    ),
    (
        "",
        date(2026, 7, 16),
        "上半年中国与中亚五国贸易额为520亿美元。其中，与哈萨克斯坦贸易额240亿美元，与吉尔吉斯斯坦130亿美元。",
        [
            ("ca-china-trade", "2026-H1", 52000000000, "actual"),
            ("kz-china-trade", "2026-H1", 24000000000, "actual"),
            ("kg-china-trade", "2026-H1", 13000000000, "actual"),
        ],
    ),
    (
        "Middle Corridor in 2025",
        date(2026, 1, 20),
        "KTZ said that 4.2 million tons were carried along the Middle Corridor in 2025. In 2023 it was 2.8 million.\n\n"
        "Containers rose 30% to 75,000 TEU, and the number of container trains from China to 460 from 350.",
        [
            ("middle-corridor-volume", "2025", 4200000, "actual"),
            ("middle-corridor-volume", "2023", 2800000, "actual"),
            ("middle-corridor-containers", "2025", 75000, "actual"),
            ("middle-corridor-container-trains", "2025", 460, "actual"),
        ],
    ),
    (
        "Экспорт зерна вырос на пятую часть",
        date(2026, 3, 5),
        "С начала маркетингового года из Казахстана по железной дороге вывезено 6 млн тонн зерна. Это на 20% больше, чем "
        "за тот же период прошлого сезона. Через порт Актау в Иран отправлено 600 тыс. тонн.",
        [
            ("kz-grain-rail-exports", "2025-09/2026-03", 6000000, "actual"),
            ("grain-aktau-iran", "2025-09/2026-03", 600000, "actual"),
        ],
    ),
    (
        "",
        date(2026, 3, 5),
        "今年前两个月，全国共开行中欧班列3100列、发送货物32万标箱。其中，经霍尔果斯口岸通行1400列。",
        [
            ("china-europe-trains", "2026-01/2026-02", 3100, "actual"),
            ("china-europe-teu", "2026-01/2026-02", 320000, "actual"),
            ("khorgos-trains", "2026-01/2026-02", 1400, "actual"),
        ],
    ),
    (
        "",
        date(2026, 5, 8),
        "Trade between China and the five Central Asian nations totaled $35 billion in the first four months of 2026. "
        "Kazakhstan remained the largest partner with $15.9 billion, followed by Kyrgyzstan with $9.1 billion. Trade with "
        "Turkmenistan came to $3.3 billion.",
        [
            ("ca-china-trade", "2026-01/2026-04", 35000000000, "actual"),
            ("kz-china-trade", "2026-01/2026-04", 15900000000, "actual"),
            ("kg-china-trade", "2026-01/2026-04", 9100000000, "actual"),
            ("tm-china-trade", "2026-01/2026-04", 3300000000, "actual"),
        ],
    ),
    (
        "",
        date(2026, 5, 8),
        "Dörd ayda Orta Dəhlizlə 1,5 milyon ton yük daşınıb, konteyner daşımaları isə 31 min TEU təşkil edib.",
        [
            ("middle-corridor-volume", "2026-01/2026-04", 1500000, "actual"),
            ("middle-corridor-containers", "2026-01/2026-04", 31000, "actual"),
        ],
    ),
]
