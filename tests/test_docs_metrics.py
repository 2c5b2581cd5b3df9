"""docs/metrics.md says what the program does: columns, rule kinds, word lists, commands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from corridor_tui.cli.main import COMMANDS
from corridor_tui.metrics.alert_rules import When, rules_of, word_lists
from corridor_tui.metrics.findings import Kind
from corridor_tui.metrics.reference import COLUMNS
from corridor_tui.services.export_tables import TABLES

TEXT = (Path(__file__).parent.parent / "docs" / "metrics.md").read_text("utf-8")


@pytest.mark.parametrize("table", list(TABLES))
def test_the_column_dictionary_is_complete(table: str) -> None:
    section = TEXT.split(f"\n### {table}\n")[1].split("\n### ")[0]
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (.+) \|$", section, re.MULTILINE)[0:]
    told = [row for row in rows if row[0] != "column"]
    assert told == [(c.name, c.kind, c.means) for c in TABLES[table].columns]


def test_every_kind_of_finding_and_rule_is_described() -> None:
    for kind in get_args(Kind):
        assert f"| {kind} |" in TEXT or f"**{kind}**" in TEXT, kind
    for when in get_args(When):
        assert f"| {when} |" in TEXT, when
    for name in word_lists():
        assert f'"{name}"' in TEXT
    for column in COLUMNS:
        assert re.search(rf"\b{column}\b", TEXT), column


def test_the_example_rules_are_rules() -> None:
    (block,) = re.findall(r"```toml\n(.+?)```", TEXT, re.DOTALL)
    assert [rule.when for rule in rules_of(tomllib.loads(block)["alerts"])] == ["crosses", "words"]


def test_the_commands_exist() -> None:
    for name in re.findall(r"`?corridor-tui (\w+)", TEXT):
        assert name in COMMANDS, name
