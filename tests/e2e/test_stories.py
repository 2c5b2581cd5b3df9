"""One story in four languages and a copy: fetched from a real server, grouped by the real program, shown and counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server

DAY = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
ENGLISH = (
    "Freight trains carried 3.47 million tons through the Khorgos crossing in January-October 2026, the border office "
    "reported on Thursday. That is 18% more than a year earlier. Containers made up 52,700 TEU of it, and 4,310 trains "
    "crossed in all. The office expects queues to grow before the winter holidays and asks carriers to book ahead."
)
RUSSIAN = (
    "За январь-октябрь 2026 года через пункт пропуска Хоргос поезда перевезли 3,47 млн тонн грузов, сообщили в "
    "пограничной службе. Это на 18% больше, чем годом ранее. Контейнерами отправлено 52,7 тыс. ДФЭ, всего границу "
    "пересекли 4310 поездов."
)
KAZAKH = (
    "2026 жылғы қаңтар-қазанда Қорғас өткелі арқылы пойыздар 3,47 млн тонна жүк тасымалдады, деп хабарлады шекара "
    "қызметі. Бұл өткен жылмен салыстырғанда 18%-ға көп. Контейнермен 52,7 мың ДФЭ жөнелтілді, барлығы 4310 пойыз өтті."
)
CHINESE = "边境部门周四通报，2026年1至10月，经霍尔果斯口岸铁路运输货物347万吨，同比增长18%。其中集装箱5.27万标箱，共通行列车4310列。"
ANOTHER = (
    "The Khorgos crossing will close for two nights in December while a weighbridge is replaced, its director said. "
    "About 640 trucks pass there on a usual day; carriers are told to use the crossing at Dostyk, where a third lane "
    "has been open since summer, and to expect an hour more on the road."
)
TOLD = {
    "Herald": ENGLISH,
    "Daily": ENGLISH.replace("on Thursday", "this week") + " Photo by the office.",
    "Вестник": RUSSIAN,
    "Хабаршы": KAZAKH,
    "日报": CHINESE,
    "Gazette": ANOTHER,
}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def told(desk: Desk, *arguments: str) -> Any:
    done = desk.run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_one_story_in_four_languages(tmp_path: Path, server: Server) -> None:
    desk = Desk(tmp_path)
    feeds = [
        {"name": name, "url": server.at(f"/{number}", Reply(rss([Item(f"{number}", f"News {number}", text, DAY)])))}
        for number, (name, text) in enumerate(TOLD.items())
    ]
    desk.feeds(*feeds, per_host=8)
    desk.fetch()
    listed = {item["source"]: item for item in told(desk, "articles", "--all")}
    together = sorted(item["id"] for name, item in listed.items() if name != "Gazette")
    assert {name: item["story"] for name, item in listed.items()} == {
        name: [] if name == "Gazette" else together for name in TOLD
    }

    number = str(listed["Вестник"]["id"])
    also = told(desk, "show", number)["also_told_by"]
    assert {(item["source"], item["language"]) for item in also} == {
        ("Herald", "en"),
        ("Daily", "en"),
        ("Хабаршы", "kk"),
        ("日报", "zh"),
    }
    page = desk.run("show", number).stdout
    assert "also told by: " in page and f"Daily (en) {listed['Daily']['id']}" in page

    assert desk.run("retag", "--all").returncode == 0
    assert {item["source"]: item["story"] for item in told(desk, "articles", "--all")} == {
        name: item["story"] for name, item in listed.items()
    }
