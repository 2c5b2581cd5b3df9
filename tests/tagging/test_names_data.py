"""Every row of the names keeps its own promises: its examples name it, its counter-examples do not."""

from __future__ import annotations

import re

import pytest

from corridor_tui.tagging.aliases import LANGUAGES
from corridor_tui.tagging.rules import Row, load
from tests.tagging.names import gazetteer, ids, mentions

ROWS = [row for stem in ("corridors", "checkpoints") for row in load().rows(stem)]
SUBJECTS = [row for row in ROWS if row.table in ("corridor", "checkpoint")]
PARAMETERS = [pytest.param(row, id=f"{row.table}-{row.id}") for row in ROWS]


def named_by(row: Row) -> set[str]:
    """The ids that an example of a row must give."""
    if row.table == "joint":
        return set(row.data["ids"])
    if row.table == "numbered":
        return {next(iter(row.data["members"].values()))[:-1]}
    return set() if row.table == "not" else {row.id}


def spelled_out(phrase: str) -> set[str]:
    """A phrase as such; of a pattern the shortest reading with the last words and the longest with the first ones."""
    joint = "" if re.search("[\u4e00-\u9fff]", phrase) else " "
    words = phrase.split()
    shortest = [word.split("|")[-1] for word in words if not word.startswith("[")]
    longest = [word.strip("[]").split("|")[0] for word in words]
    return {joint.join(shortest), joint.join(longest)} if "|" in phrase or "[" in phrase else {phrase}


def test_there_are_66_corridors_and_119_checkpoints() -> None:
    tables = [row.table for row in ROWS]
    assert (tables.count("corridor"), tables.count("checkpoint")) == (66, 119)


@pytest.mark.parametrize("row", PARAMETERS)
def test_examples_name_the_row_and_counter_examples_do_not(row: Row) -> None:
    where = f"{row.file}, line {row.line}, {row.id}"
    assert row.data.get("examples"), f"{where}: the row has no example"
    for example in row.data["examples"]:
        found = ids(example)
        if row.table == "not":
            assert not found, f"{where}: {example!r} names {found}"
        elif row.table == "numbered":
            assert all(re.fullmatch(r"carec-\d", name) for name in found) and found, f"{where}: {example!r}"
        else:
            assert named_by(row) <= found, f"{where}: {example!r} names {found or 'nothing'}"
    for counter in row.data.get("counter", ()):
        wrong = [mention.rule for mention in mentions(counter) if mention.id == row.id]
        assert not wrong, f"{where}: {counter!r} by {wrong}"


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in SUBJECTS])
def test_every_strong_name_is_found_alone(row: Row) -> None:
    for language in LANGUAGES:
        for entry in row.data.get(language, ()):
            for phrase in spelled_out(entry if isinstance(entry, str) else entry["text"]):
                found = ids(f"({phrase})") | ids(f"{phrase[:1].upper()}{phrase[1:]}!")
                assert row.id in found, f"{row.file}, line {row.line}, {row.id}.{language}: {phrase!r} names {found}"


def test_every_subject_has_an_english_name_for_people() -> None:
    assert all(subject.names.get("en") for subject in gazetteer().subjects.values())


def test_every_group_that_a_row_asks_for_exists() -> None:
    rules = load()
    groups = {row.id for row in rules.rows("cues_names")} | {row.id for row in rules.rows("places")}
    for row in SUBJECTS:
        own = {f"words:{row.id}"} if row.data.get("words") else set()
        asked = {
            group for key in ("needs", "article", "veto", "veto_article", "context") for group in row.data.get(key, ())
        }
        asked |= {
            group
            for chain in row.data.get("chain", ())
            for group in (*chain.get("heads", ()), *chain.get("not_heads", ()))
        }
        assert asked <= groups | own, f"{row.file}, line {row.line}, {row.id}: {asked - groups - own}"
