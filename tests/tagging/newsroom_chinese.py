"""Invented short Chinese news, with traps, and the values of tracked metrics that they announce."""

from __future__ import annotations

from datetime import date

from tests.tagging.observation_cases import Announced

CHINESE: list[tuple[str, date, str, list[Announced]]] = [
    (
        "",
        date(2025, 7, 20),
        "据海关统计，上半年中国与中亚五国进出口总值为457.8亿美元，同比增长5.9%。",
        [("ca-china-trade", "2025-H1", 45780000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "哈萨克斯坦国家铁路公司称，上半年经该国过境运输的货物达1680万吨。",
        [("kz-transit-volume", "2025-H1", 16800000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "今年1至6月，阿拉山口铁路口岸过货量890万吨，同比增长4%。",
        [("dostyk-volume", "2025-H1", 8900000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "上半年，霍尔果斯口岸进出口货运量2180万吨，通行中欧班列4600列。",
        [("horgos-port-volume", "2025-H1", 21800000, "actual"), ("khorgos-trains", "2025-H1", 4600, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "上半年，中欧班列累计开行9386列、发送货物92.5万标箱。",
        [("china-europe-trains", "2025-H1", 9386, "actual"), ("china-europe-teu", "2025-H1", 925000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "2024年，中国与乌兹别克斯坦贸易额为138亿美元，其中中国出口124亿美元。",
        [("uz-china-trade", "2024", 13800000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "上半年，霍尔果斯公路口岸出口商品车21万辆。",
        [("khorgos-vehicle-exports", "2025-H1", 210000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "跨里海国际运输走廊今年上半年完成运量230万吨，同比增长7%。",
        [("middle-corridor-volume", "2025-H1", 2300000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "西安上半年开行中欧班列2600列。",
        [],
    ),
    (
        "",
        date(2025, 7, 20),
        "霍尔果斯口岸日均出口汽车1100辆。",
        [],
    ),
    (
        "",
        date(2025, 7, 20),
        "2025年上半年，中国与哈萨克斯坦双边贸易额为213亿美元。",
        [("kz-china-trade", "2025-H1", 21300000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "去年，中塔贸易额达38.6亿美元，同比下降2%。",
        [("tj-china-trade", "2024", 3860000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "2024年，中土贸易额106亿美元。",
        [("tm-china-trade", "2024", 10600000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "2024年，中吉贸易额227亿美元，两国力争2030年达到450亿美元。",
        [("kg-china-trade", "2024", 22700000000, "actual"), ("kg-china-trade", "2030", 45000000000, "target")],
    ),
    (
        "",
        date(2025, 7, 20),
        "今年上半年，哈萨克斯坦过境集装箱运量达78万标箱。",
        [("kz-container-transit", "2025-H1", 780000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "上半年，阿克套港货物吞吐量230万吨，其中石油140万吨。",
        [("aktau-port-volume", "2025-H1", 2300000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "库雷克港上半年完成货物吞吐量110万吨。",
        [("kuryk-port-volume", "2025-H1", 1100000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "巴库港今年上半年处理集装箱5.3万标箱。",
        [("baku-port-containers", "2025-H1", 53000, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "霍尔果斯边境外等待通关的货车超过1200辆。",
        [("border-truck-queue", "2025-07", 1200, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "跨里海国际运输走廊去年开行集装箱班列358列，今年计划开行600列。",
        [
            ("middle-corridor-container-trains", "2024", 358, "actual"),
            ("middle-corridor-container-trains", "2025", 600, "target"),
        ],
    ),
    (
        "",
        date(2025, 7, 20),
        "中间走廊全程运输时间缩短至15天。",
        [("middle-corridor-transit-time", None, 15, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "中国经陆路运往欧洲的货物约85%过境哈萨克斯坦。",
        [("kz-share-of-china-europe-land", "2025", 85, "actual")],
    ),
    (
        "",
        date(2025, 7, 20),
        "2024年，中欧班列（西安）开行4985列。",
        [],
    ),
    (
        "",
        date(2025, 7, 20),
        "2024年，新疆对哈萨克斯坦出口150亿美元。",
        [],
    ),
    (
        "",
        date(2025, 7, 20),
        "自2016年以来，经霍尔果斯口岸出入境的中欧班列累计突破4万列。",
        [],
    ),
    (
        "",
        date(2025, 7, 20),
        "乌鲁木齐海关数据显示，上半年新疆外贸进出口总值2200亿元。",
        [],
    ),
]
