"""Runs over what leads away from an article: edits, links, the same story elsewhere, another meaning of a figure."""

from __future__ import annotations

from corridor_tui.model import Entry
from corridor_tui.store import articles, stories
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store, transaction
from corridor_tui.tui.links_screen import LinksScreen
from corridor_tui.tui.relinking import RelinkScreen
from tests.tui import samples
from tests.tui.driving import Driver, text_of
from tests.tui.steps import CASPIAN, TRUCKS, read, step


@step("edits")
async def edits(d: Driver) -> None:
    await read(d)
    await d.press("d")
    await d.says("was not edited")
    first = samples.SAMPLES[0]
    db = open_store(d.news.desk.path)
    text = first.text.replace("4.5 million tons", "4.8 million tons")
    entry = Entry(first.title, text, url=first.url, published=samples.DAY, date_note="stated", source=first.source)
    touched = articles.upsert(db, "sample", [Incoming(entry, "sample-0")], samples.DAY).touched
    assert list(touched) == [d.articles.ids[0]]
    db.close()
    await d.until(lambda: d.reader.article is not None and d.reader.article.revision == 2, "the new version")
    await d.press("d")
    await d.until(lambda: "Version 2" in text_of(d.reader), "the edits")
    shown = text_of(d.reader)
    assert "−4.5 million tons" in shown
    assert "+4.8 million tons" in shown
    assert "+ Operators on the Middle Corridor loaded 4.8 million tons" in " ".join(shown.split())
    await d.press("d")
    assert "Version 2" not in text_of(d.reader)


@step("links")
async def links(d: Driver) -> None:
    await d.press("L")
    await d.until(lambda: isinstance(d.app.screen, LinksScreen), "the links")
    assert "https://example.org/caspian" in d.shown
    await d.press("enter")
    await d.says("the link was copied instead.")
    assert d.app.clipboard == "https://example.org/caspian"
    await d.press("L")
    await d.until(lambda: isinstance(d.app.screen, LinksScreen), "the links")
    await d.press("escape")
    await d.until(lambda: len(d.app.screen_stack) == 1, "the links to close")


@step("links")
async def the_same_story_elsewhere(d: Driver) -> None:
    db = open_store(d.news.desk.path)
    with transaction(db):
        stories.put_ties(db, d.articles.ids[0], {d.articles.ids[1]: "copy"})
    db.close()
    await read(d)
    await d.press("L")
    await d.until(lambda: isinstance(d.app.screen, LinksScreen) and TRUCKS in d.shown, "the other article")
    await d.press("j", "enter")
    await d.until(lambda: d.reader.article is not None and d.reader.article.title == TRUCKS, "the other article")


@step("relink")
async def relink(d: Driver) -> None:
    await read(d)
    await d.press("R")
    await d.says("Which figure?")
    await d.press("n", "R")
    await d.until(lambda: isinstance(d.app.screen, RelinkScreen), "the question")
    assert "middle-corridor-volume 2024" in d.app.screen.query_one("#relink").value  # type: ignore[attr-defined]
    await d.press("ctrl+u", *"nonsense", "enter")
    await d.says("There is no metric 'nonsense'")
    await d.press("R")
    await d.until(lambda: isinstance(d.app.screen, RelinkScreen), "the question")
    await d.press("ctrl+u", *"2023 target", "enter")
    await d.says("linked anew")
    await d.press("2")
    await d.until(lambda: "2023" in d.shown and "target" in d.shown, "the claim where it belongs")
    await d.press("enter", "R")
    await d.until(lambda: isinstance(d.app.screen, RelinkScreen), "the question at the claim")
    await d.press("escape")
    await d.until(lambda: len(d.app.screen_stack) == 1, "the question to close")
    await d.press("Z")
    await d.says("Taken back.")


@step("guide")
async def guide(d: Driver) -> None:
    bar = d.app.query_one("#guide")
    await d.until(lambda: "crossings and ports" in d.guide, "what is watched")
    await d.until(lambda: bar.display, "the guide of a first start")
    assert CASPIAN in d.titles
    assert "? all keys" in d.guide
    await d.press("j", "escape")
    await d.until(lambda: not bar.display, "the guide to go")
    await d.press("W")
    await d.until(lambda: bar.display, "the guide to come back")
    await d.press("enter")
    await d.until(lambda: not bar.display, "the guide to make room for an article")


@step("next_name", "previous_name", "explain")
async def names(d: Driver) -> None:
    await read(d)
    await d.press("N")
    assert d.reader.marked is not None
    assert d.reader.marked.text == "Middle Corridor"
    await d.press("N")
    assert d.reader.marked.text == "Aktau"
    await d.press("P", "e")
    await d.until(lambda: "middle-corridor" in text_of(d.reader) and "rule" not in d.status, "the explanation")
    await d.until(lambda: "Why" in text_of(d.reader), "the explanation")
    assert "relevant," not in text_of(d.reader)


@step("explain")
async def clicks_on_tags(d: Driver) -> None:
    await read(d)
    lines = text_of(d.reader).split("\n")

    def place(words: str, nth: int = 0) -> tuple[int, int]:
        y = [number for number, line in enumerate(lines) if words in line][nth]
        return lines[y].index(words) + 1, y

    await d.pilot.click("#reader", offset=place("4.5 million"))
    await d.until(lambda: d.reader.figure == 0, "the figure")
    await d.pilot.click("#reader", offset=place("Aktau"))
    await d.until(lambda: d.reader.marked is not None and d.reader.marked.text == "Aktau", "the name")
    await d.pilot.click("#reader", offset=place("4.5 million", -1))
    await d.until(lambda: d.reader.figure == 0, "the figure's row in the table")
    await d.pilot.click("#reader", offset=place("4.5 million"))
    await d.until(lambda: "Why" in text_of(d.reader), "the explanation")
