"""Invented short English news, with traps, and the values of tracked metrics that they announce."""

from __future__ import annotations

from datetime import date

from tests.tagging.observation_cases import Announced

ENGLISH: list[tuple[str, date, str, list[Announced]]] = [
    (
        "",
        date(2025, 9, 11),
        "Trade between Kazakhstan and China grew 4.1% to $20.6 billion in January-July, the Trade Ministry said on Wednesday. Exports made up $8.2 billion and imports $12.4 billion.",
        [("kz-china-trade", "2025-01/2025-07", 20600000000, "actual")],
    ),
    (
        "",
        date(2025, 3, 5),
        "China remained Uzbekistan's largest partner in 2024 with a turnover of $12.5 billion, followed by Russia ($11.6 billion) and Kazakhstan ($4.3 billion).",
        [("uz-china-trade", "2024", 12500000000, "actual")],
    ),
    (
        "Uzbekistan names its main trading partners",
        date(2025, 2, 2),
        "Last year's turnover with China came to $12.5 billion, the Uzbek statistics agency said, adding that Russia was second with $11.6 billion.",
        [("uz-china-trade", "2024", 12500000000, "actual")],
    ),
    (
        "Uzbekistan and China agree on new trade goals",
        date(2025, 8, 20),
        "The two sides aim to lift bilateral trade to $20 billion by 2030. It stood at $13.8 billion in 2024.",
        [("uz-china-trade", "2030", 20000000000, "target"), ("uz-china-trade", "2024", 13800000000, "actual")],
    ),
    (
        "",
        date(2025, 6, 17),
        "Xi said that trade between China and the five Central Asian countries had hit a record 94.8 billion U.S. dollars in 2024.",
        [("ca-china-trade", "2024", 94800000000, "actual")],
    ),
    (
        "",
        date(2025, 4, 22),
        "Some 1.13 million tonnes were moved over the TITR in the first quarter, compared with 1.03 million tonnes a year before.",
        [
            ("middle-corridor-volume", "2025-Q1", 1130000, "actual"),
            ("middle-corridor-volume", "2024-Q1", 1030000, "actual"),
        ],
    ),
    (
        "Minister sums up the Middle Corridor",
        date(2025, 12, 3),
        '"This year we expect to carry about 5 million tonnes on the corridor," the minister said.',
        [("middle-corridor-volume", "2025", 5000000, "forecast")],
    ),
    (
        "",
        date(2026, 1, 30),
        "Container traffic on the Trans-Caspian route rose 36 percent to 76,900 TEU in 2025. The target for 2026 is 100,000 TEU.",
        [
            ("middle-corridor-containers", "2025", 76900, "actual"),
            ("middle-corridor-containers", "2026", 100000, "target"),
        ],
    ),
    (
        "",
        date(2025, 5, 12),
        "A block train from Xi'an reached Absheron in 11 days along the Middle Corridor.",
        [("middle-corridor-transit-time", None, 11, "actual")],
    ),
    (
        "",
        date(2026, 1, 16),
        "Kazakhstan Temir Zholy carried 320.6 million tons of freight in 2025, a rise of 5.4 percent. Freight turnover reached 357 billion tonne-kilometres. Transit grew to 33 million tons.",
        [
            ("ktz-freight-volume", "2025", 320600000, "actual"),
            ("ktz-freight-turnover", "2025", 357000000000, "actual"),
            ("kz-transit-volume", "2025", 33000000, "actual"),
        ],
    ),
    (
        "",
        date(2025, 7, 24),
        "In the first six months, 4,640 China-Europe and Central Asia freight trains passed through Horgos, Urumqi Customs said.",
        [("khorgos-trains", "2025-H1", 4640, "actual")],
    ),
    (
        "",
        date(2025, 11, 18),
        "The port of Baku transshipped 6.9 million tons from January to October; container handling jumped to 91,500 TEU.",
        [
            ("baku-port-volume", "2025-01/2025-10", 6900000, "actual"),
            ("baku-port-containers", "2025-01/2025-10", 91500, "actual"),
        ],
    ),
    (
        "",
        date(2025, 10, 20),
        "More than 900 trucks are waiting to leave Kazakhstan at the Nur Zholy checkpoint, and the wait is up to 7 days.",
        [("border-truck-queue", "2025-10", 900, "actual"), ("border-crossing-delay", "2025-10", 7, "actual")],
    ),
    (
        "",
        date(2026, 2, 10),
        "The ERAI composite index averaged $3,120 per FEU in January 2026, down from $3,310 in December 2025.",
        [("erai-index", "2026-01", 3120, "actual"), ("erai-index", "2025-12", 3310, "actual")],
    ),
    (
        "",
        date(2025, 5, 6),
        "Freight on the Baku-Tbilisi-Kars line reached 214,000 tons in the first four months. In the whole of 2024, only 16,000 tons were carried.",
        [("btk-volume", "2025-01/2025-04", 214000, "actual"), ("btk-volume", "2024", 16000, "actual")],
    ),
    (
        "China-Kyrgyzstan-Uzbekistan railway: works go on",
        date(2025, 9, 3),
        "The railway from Kashgar to Andijan is put at $4.7 billion, of which China lends half, $2.35 billion.",
        [("cku-cost", None, 4700000000, "estimate")],
    ),
    (
        "",
        date(2025, 2, 11),
        "Cargo on the North-South corridor rose 19% to 26.9 million tonnes in 2024, Russia's transport ministry reported. The eastern route took 2.7 million tonnes.",
        [("instc-volume", "2024", 26900000, "actual"), ("instc-eastern-volume", "2024", 2700000, "actual")],
    ),
    (
        "",
        date(2025, 10, 14),
        "Container transit across Kazakhstan rose 11% to 1.12 million TEU in nine months.",
        [("kz-container-transit", "2025-01/2025-09", 1120000, "actual")],
    ),
    (
        "",
        date(2025, 6, 19),
        "The port's container terminal at Poti processed 168,300 TEU between January and May.",
        [("poti-port-containers", "2025-01/2025-05", 168300, "actual")],
    ),
    (
        "",
        date(2025, 8, 20),
        "Kazakhstan's sea ports handled 4.3 million tons in seven months: Aktau 2.7 million and Kuryk 1.6 million tons.",
        [
            ("kz-seaports-volume", "2025-01/2025-07", 4300000, "actual"),
            ("aktau-port-volume", "2025-01/2025-07", 2700000, "actual"),
            ("kuryk-port-volume", "2025-01/2025-07", 1600000, "actual"),
        ],
    ),
    (
        "",
        date(2025, 8, 20),
        "Kazakhstan exported 1.2 million tons of grain to China by rail in 2024.",
        [],
    ),
    (
        "",
        date(2025, 8, 20),
        "The Middle Corridor moved 11,000 tons a day in 2024.",
        [],
    ),
    (
        "",
        date(2025, 8, 20),
        "In 2024, Kazakhstan's trade with China and Russia together exceeded $70 billion.",
        [],
    ),
    (
        "",
        date(2025, 8, 20),
        "The port of Aktau took delivery of 5,000 tons of steel pipes in 2024.",
        [],
    ),
    (
        "",
        date(2025, 8, 20),
        "The Baku port's revenue reached $44 million in 2024, with 300,000 tons of fertilizers handled.",
        [],
    ),
    (
        "",
        date(2025, 8, 20),
        "Chinese investors put $11.4 billion into Kazakhstan in 2024.",
        [],
    ),
    (
        "",
        date(2025, 8, 20),
        "In 2024, Uzbekistan's imports from China amounted to $10.5 billion.",
        [],
    ),
    (
        "",
        date(2025, 8, 25),
        "Chegara postida 300 ta yuk mashinasi navbatda turibdi.",
        [("border-truck-queue", "2025-08", 300, "actual")],
    ),
    (
        "",
        date(2025, 8, 25),
        "Xitoydan import 2024-yilda 10,5 mlrd dollarni tashkil etdi.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "Kazakhstan plans to raise transit to 35 million tons by the end of 2025.",
        [("kz-transit-volume", "2025", 35000000, "target")],
    ),
    (
        "",
        date(2025, 9, 15),
        "In 2024, 2.1 million tons of cargo crossed Kazakhstan on the eastern route of the North-South corridor.",
        [("instc-eastern-volume", "2024", 2100000, "actual")],
    ),
    (
        "",
        date(2025, 9, 15),
        "Uzbekistan Railways carried 73 million tons of freight in 2024.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "KTZ transported 17 million tons of coal in 2024.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "KTZ earned $2.3 billion in 2024 and ordered 200 locomotives.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "Wabtec will supply KTZ with locomotives worth $4.2 billion; the deal came after talks on the Middle Corridor.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "In 2024, Azerbaijan's trade with China reached $3.7 billion, Kazakhstan's minister heard.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "The railway carried 18.5 million tons in Azerbaijan in 2024, of which 7 million tons was transit.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "The World Bank says the Middle Corridor could triple volumes to 11 million tons by 2030.",
        [("middle-corridor-volume", "2030", 11000000, "forecast")],
    ),
    (
        "",
        date(2025, 9, 15),
        "Kazakhstan and China signed deals worth $15 billion on trade and transport in 2025.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "Trade in services between Kazakhstan and China reached $2 billion in 2024.",
        [],
    ),
    (
        "",
        date(2025, 9, 15),
        "China's trade with Russia fell in 2024, while trade with Central Asia rose to $94.8 billion.",
        [("ca-china-trade", "2024", 94800000000, "actual")],
    ),
    (
        "",
        date(2025, 9, 15),
        "In 2024, China imported $1.1 billion of farm produce from Kazakhstan; trade between the two keeps growing.",
        [],
    ),
]
