"""Every row of the figure rules keeps what its own examples promise; a failure names the row."""

from __future__ import annotations

import re

import pytest

from corridor_tui.tagging.language import LANGUAGES
from corridor_tui.tagging.marks import Marks, find_marks
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import fold
from tests.tagging.figure_reading import figures, periods, values

UNIT_FILES = ("units", "currencies", "counted", "scales")
SCRIPTS = (("zh", "[\u4e00-\u9fff]"), ("ru kk uz", "[\u0400-\u04ff]"), ("en az tr uz kk", "[a-zA-Z]"))


def rows(*stems: str) -> list[Row]:
    return [row for stem in stems for row in packaged(stem)]


def named(row: Row) -> str:
    return row.rule


def languages(row: Row, example: str) -> list[str]:
    """The languages that may read an example: those of its script in which the row has words."""
    script = next(langs for langs, letters in SCRIPTS if re.search(letters, example))
    spoken = [lang for lang in script.split() if lang in row.data]
    return spoken or script.split()


@pytest.mark.parametrize(
    "row", rows(*UNIT_FILES, "bounds", "direction", "status", "role", "periods", "refuse"), ids=named
)
def test_every_row_has_examples_and_words(row: Row) -> None:
    assert row.data.get("examples"), f"{row.rule} has no examples"
    assert any(row.data.get(lang) for lang in (*LANGUAGES, "any")), f"{row.rule} has no words"


@pytest.mark.parametrize("row", rows(*UNIT_FILES), ids=named)
def test_unit_examples(row: Row) -> None:
    for example in row.data["examples"]:
        text, _, wanted = example.partition(" -> ")
        found = {lang: values(lang, text) for lang in languages(row, text)}
        assert any(wanted in answer for answer in found.values()), f"{row.rule}: {example!r} gave {found}"


@pytest.mark.parametrize("row", [r for r in rows(*UNIT_FILES, "direction") if "counter" in r.data], ids=named)
def test_unit_counter_examples(row: Row) -> None:
    for text in row.data["counter"]:
        lang = languages(row, text)[0]
        assert not [f for f in figures(lang, text) if f.rule == row.rule], f"{row.rule} speaks in {text!r}"


@pytest.mark.parametrize("row", rows("bounds"), ids=named)
def test_bound_examples(row: Row) -> None:
    for text in row.data["examples"]:
        found = {lang: [figure.bound for figure in figures(lang, text)] for lang in languages(row, text)}
        assert [row.data["arg"]] in found.values(), f"{row.rule}: {text!r} gave {found}"


@pytest.mark.parametrize("row", rows("direction"), ids=named)
def test_direction_examples(row: Row) -> None:
    wanted = None if row.data["kind"] == "neutral" else row.data["arg"]
    for text in row.data["examples"]:
        found = {lang: [figure.direction for figure in figures(lang, text)] for lang in languages(row, text)}
        assert [wanted] in found.values(), f"{row.rule}: {text!r} gave {found}"


@pytest.mark.parametrize("row", rows("status"), ids=named)
def test_status_examples(row: Row) -> None:
    wanted = row.data.get("arg", "actual")
    for text in row.data["examples"]:
        found = {lang: [figure.status for figure in figures(lang, text)] for lang in languages(row, text)}
        assert [wanted] in found.values(), f"{row.rule}: {text!r} gave {found}"


@pytest.mark.parametrize("row", [r for r in rows("status") if "counter" in r.data], ids=named)
def test_status_counter_examples(row: Row) -> None:
    for text in row.data["counter"]:
        found = {lang: [figure.status for figure in figures(lang, text)] for lang in languages(row, text)}
        assert any(answer and row.data["arg"] not in answer for answer in found.values()), (
            f"{row.rule} speaks in {text!r}"
        )


@pytest.mark.parametrize("row", rows("role"), ids=named)
def test_role_examples(row: Row) -> None:
    for text in row.data["examples"]:
        kinds = {lang: Marks(find_marks(fold(text), lang)).of(row.data["kind"]) for lang in languages(row, text)}
        assert any(kinds.values()), f"{row.rule}: {text!r} holds none of its words"


@pytest.mark.parametrize("row", rows("periods"), ids=named)
def test_period_examples(row: Row) -> None:
    for example in row.data["examples"]:
        text, _, wanted = example.partition(" -> ")
        found = {}
        for lang in languages(row, text):
            spoken = [f"base {p.key}" if p.use == "base" else str(p.key) for p in periods(lang, text)]
            found[lang] = ", ".join(spoken) or "none"
        assert wanted in found.values(), f"{row.rule}: {example!r} gave {found}"


@pytest.mark.parametrize("row", rows("refuse"), ids=named)
def test_refusal_examples(row: Row) -> None:
    for text in row.data["examples"]:
        found = {lang: values(lang, text) for lang in languages(row, text)}
        assert [] in found.values(), f"{row.rule}: {text!r} gave {found}"
