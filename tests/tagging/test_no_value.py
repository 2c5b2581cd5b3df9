"""Figures that sound like a tracked total and are none: sums of all years of a line, one country's own cargo, a quarrel."""

from __future__ import annotations

from datetime import date

import pytest

from corridor_tui.model import Document
from corridor_tui.tagging.tagger import default

PUBLISHED = date(2025, 11, 18)


def announced(text: str) -> list[tuple[str, str | None, int]]:
    tags = default().tag(Document("case", text, "", PUBLISHED))
    return [(o.metric, o.period, int(o.value)) for o in tags.observations]


@pytest.mark.parametrize(
    "text",
    [
        "Since it was opened in October 2017, the Baku-Tbilisi-Kars railway has carried over 2.3 million tons of cargo.",
        "С момента запуска по железной дороге Баку - Тбилиси - Карс перевезено 2,3 млн тонн грузов.",
        "Hattın açıldığı Ekim 2017'den bu yana Bakü-Tiflis-Kars demir yolunda 2,3 milyon ton yük taşındı.",
        "Bakı-Tbilisi-Qars xətti ilə 2017-ci ilin oktyabrından bəri 2,3 milyon ton yük daşınıb.",
        "Баку-Тбилиси-Карс темір жолымен 2017 жылы ашылғалы бері 2,3 миллион тонна жүк тасымалданды.",
        "Boku-Tbilisi-Kars temir yo'li ishga tushganidan beri 2,3 million tonna yuk tashilgan.",
        "自2017年开通以来,巴库—第比利斯—卡尔斯铁路运送货物230万吨。",
    ],
)
def test_a_sum_since_an_event_is_of_no_period(text: str) -> None:
    before = {"С": "В 2024 году ждали меньше. ", "S": "In 2024 less was hoped for. "}.get(text[0], "")
    assert announced(before + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In the first nine months of 2025, Uzbekistan's foreign trade cargo along the Middle Corridor came to 1.1 million tons.",
        "За 9 месяцев 2025 года внешнеторговые грузы Узбекистана по Срединному коридору составили 1,1 млн тонн.",
        "2025 йилнинг 9 ойида Ўрта йўлак бўйлаб Ўзбекистоннинг ташқи савдо юклари 1,1 миллион тоннани ташкил этди.",
        "2025-ci ilin 9 ayında Orta Dəhliz üzrə Özbəkistanın yükləri 1,1 milyon ton təşkil edib.",
        "2025 yılının ilk 9 ayında Orta Koridor'da Özbekistan'ın yükleri 1,1 milyon tona ulaştı.",
        "2025 жылдың 9 айында Орта дәліз бойынша Өзбекстанның жүктері 1,1 миллион тоннаға жетті.",
        "2025年前9个月,中间走廊上的乌兹别克斯坦货物达110万吨。",
    ],
)
def test_one_countrys_cargo_is_not_the_corridors(text: str) -> None:
    assert announced(text) == []


@pytest.mark.parametrize(
    ("text", "metric", "period"),
    [
        ("Since January, the Baku-Tbilisi-Kars railway has carried 400,000 tons of cargo.", "btk-volume", "2025-01/2025-11"),
        ("Opened in 2017, the Baku-Tbilisi-Kars railway carried 400,000 tons of cargo in 2024.", "btk-volume", "2024"),
        ("Bakü-Tiflis-Kars demir yolunda 2024'te 400 bin ton yük taşındı.", "btk-volume", "2024"),
    ],
)  # fmt: skip
def test_a_total_of_one_year_stays(text: str, metric: str, period: str) -> None:
    assert announced(text) == [(metric, period, 400_000)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Queues: 320 trucks wait at Maykapchagay and 150 trucks at Bakhty.", [320, 150]),
        ("В очереди у пункта Майкапчагай стоят 320 фур, у Бахты - 150 фур.", [320, 150]),
        ("Queue: 320 trucks wait at Bakhty. In the queue at Bakhty 150 trucks wait.", []),
    ],
)
def test_two_crossings_do_not_contradict_each_other(text: str, values: list[int]) -> None:
    assert [value for metric, _, value in announced(text) if metric == "border-truck-queue"] == values
