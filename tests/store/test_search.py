"""The query language: what each word asks for, and that nothing typed is ever an error."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.store import articles, query
from corridor_tui.store.search import FigureFilter, Search, Term, parse
from tests.store.samples import NOW, figure, incoming, store, tagged


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Search()),
        ("  ", Search()),
        ("cargo", Search(terms=(Term(("cargo",)),))),
        ("Cargo ПОРТ", Search(terms=(Term(("cargo",)), Term(("порт",))))),
        ('"dry port"', Search(terms=(Term(("dry", "port")),))),
        ('"dry port', Search(terms=(Term(("dry", "port")),))),
        ("middle-corridor", Search(terms=(Term(("middle", "corridor")),))),
        ("4.5", Search(terms=(Term(("4", "5")),))),
        ("-oil", Search(terms=(Term(("oil",), negated=True),))),
        ('-"crude oil"', Search(terms=(Term(("crude", "oil"), negated=True),))),
        ("contain*", Search(terms=(Term(("contain",), prefix=True),))),
        ("unread", Search(unread=True)),
        ("-unread", Search(unread=False)),
        ("read", Search(unread=False)),
        ('"unread"', Search(terms=(Term(("unread",)),))),
        ("starred", Search(starred=True)),
        ("all", Search(everything=True)),
        ("relevant", Search(everything=False)),
        ("corridor:middle-corridor", Search(corridors=("middle-corridor",))),
        ("corridor:a corridor:b,c", Search(corridors=("a", "b", "c"))),
        ("checkpoint:khorgos", Search(checkpoints=("khorgos",))),
        ("metric:m", Search(metrics=("m",))),
        ('source:"Astana Times"', Search(sources=("Astana Times",))),
        ("lang:ru", Search(languages=("ru",))),
        ("-lang:ru", Search(without=(("languages", "ru"),))),
        ("corridor:", Search()),
        ("newer:7d", Search(newer=timedelta(days=7))),
        ("older:2w", Search(older=timedelta(weeks=2))),
        ("newer:12h", Search(newer=timedelta(hours=12))),
        ("newer:soon", Search(terms=(Term(("newer", "soon")),))),
        ("newer:", Search()),
        ("figure:>1Mt", Search(figures=(FigureFilter(">", Decimal(1_000_000), "t"),))),
        ("figure:>=4,5Mt", Search(figures=(FigureFilter(">=", Decimal(4_500_000), "t"),))),
        ("figure:50kTEU", Search(figures=(FigureFilter("=", Decimal(50_000), "TEU"),))),
        ("figure:<2bnUSD", Search(figures=(FigureFilter("<", Decimal(2_000_000_000), "USD"),))),
        ("figure:~60%", Search(figures=(FigureFilter("~", Decimal(60), "%"),))),
        ("figure:>100", Search(figures=(FigureFilter(">", Decimal(100), None),))),
        ("figure:5km", Search(figures=(FigureFilter("=", Decimal(5), "km"),))),
        ("figure:TEU", Search(figures=(FigureFilter(unit="TEU"),))),
        ("unit:teu", Search(figures=(FigureFilter(unit="TEU"),))),
        ("figure:>>", Search(terms=(Term(("figure",)),))),
        ("http://x.kz/a", Search(terms=(Term(("http", "x", "kz", "a")),))),
        ("-", Search()),
        ("***", Search()),
    ],
)
def test_a_query_reads_as_meant(typed: str, wanted: Search) -> None:
    assert parse(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("kho", (Term(("kho",), prefix=True),)),
        ("dry kho", (Term(("dry",)), Term(("kho",), prefix=True))),
        ("kho ", (Term(("kho",)),)),
        ("dry k", (Term(("dry",)),)),
        ("霍", (Term(("霍",), prefix=True),)),
        ('"dry po', (Term(("dry", "po")),)),
    ],
)
def test_the_last_word_of_a_growing_query_is_the_beginning_of_one(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse(typed, typing=True).terms == terms


fragments = st.sampled_from(
    ["-", '"', "*", ":", "corridor:", "figure:>", "newer:", "1Mt", "7d", "(", ")", " ", "NEAR(", "AND", "NOT", "^",
     "霍尔", "ё", "\ud800", "\0", "{", "title:", "'", "%", "\\"]
)  # fmt: skip


@given(text=st.one_of(st.text(), st.lists(fragments).map("".join)), typing=st.booleans())
def test_no_query_is_an_error(full: sqlite3.Connection, text: str, typing: bool) -> None:
    wanted = query.read(text, now=NOW, typing=typing, limit=5)
    assert articles.count(full, wanted) >= len(articles.ids(full, wanted))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from corridor_tui.store.connection import open_store

    db = open_store(tmp_path_factory.mktemp("search") / "store.sqlite")
    ids = store(
        db,
        incoming("khorgos", "Khorgos grows", "Dry port handles 5 Mt.", language="en", source="Astana Times"),
        incoming("хоргос", "Хоргос растёт", "Сухой порт принял 300 тыс. TEU.", language="ru", source="Desk"),
        incoming("han", "霍尔果斯口岸", "今年前三季度货运量增长。", language="zh", source="Desk"),
        incoming("aktau", "Aktau ferry", "The ferry sails. Dry weather at the port.", language="en", source="Desk"),
    )
    tagged(db, ids[0], checkpoint="khorgos", figures=(figure("5000000", metric="khorgos-rail-volume"),))
    tagged(db, ids[1], checkpoint="khorgos", figures=(figure("300000", "TEU"),))
    tagged(db, ids[3], corridor="middle-corridor", figures=(figure("2000000", high="2500000"),))
    yield db
    db.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", {"khorgos", "хоргос", "han", "aktau"}),
        ("port", {"khorgos", "aktau"}),
        ('"dry port"', {"khorgos"}),
        ("dry -weather", {"khorgos"}),
        ("-port", {"хоргос", "han"}),
        ("khor*", {"khorgos"}),
        ("растет", {"хоргос"}),
        ("果斯", {"han"}),
        ("口岸", {"han"}),
        ("斯果", set()),
        ("checkpoint:khorgos", {"khorgos", "хоргос"}),
        ("checkpoint:khorgos lang:ru", {"хоргос"}),
        ("-checkpoint:khorgos", {"han", "aktau"}),
        ("corridor:middle-corridor,nothing", {"aktau"}),
        ("metric:khorgos-rail-volume", {"khorgos"}),
        ("source:astana", {"khorgos"}),
        ('source:"astana times"', {"khorgos"}),
        ("source:nobody", set()),
        ("figure:>1Mt", {"khorgos", "aktau"}),
        ("figure:2.2Mt", {"aktau"}),
        ("figure:~2.9Mt", set()),
        ("figure:TEU", {"хоргос"}),
        ("figure:<1MTEU", {"хоргос"}),
        ("lang:EN", {"khorgos", "aktau"}),
    ],
)
def test_a_query_finds_what_it_says(full: sqlite3.Connection, typed: str, found: set[str]) -> None:
    ids = articles.ids(full, query.read(typed, now=NOW))
    assert {article.guid_key for number in ids if (article := articles.get(full, number))} == found
