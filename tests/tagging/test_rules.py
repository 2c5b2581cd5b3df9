"""Rules load with the line of each row; errors name file, line and id; the user's rows lie over the packaged ones."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from corridor_tui.model import ConfigError
from corridor_tui.tagging import rules

TOML = """
threshold = 3

[[unit]]
id = "tonne"
en = ["ton", "tonne"]

# a remark
[[unit]]
id = "teu"
en = ["TEU"]

[[scale]]
id = "million"
en = ["million"]
"""


def test_rows_know_their_line_table_and_rule() -> None:
    rows, settings = rules.parse(TOML, "units.toml")
    assert [(row.id, row.line, row.table, row.rule) for row in rows] == [
        ("tonne", 4, "unit", "units.tonne"),
        ("teu", 9, "unit", "units.teu"),
        ("million", 13, "scale", "units.million"),
    ]
    assert settings == {"threshold": 3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[unit]]\nid = ", r"units\.toml: Invalid value"),
        ("\n[[unit]]\nen = []\n", r"units\.toml, line 2: the row has no `id`"),
        ('[[unit]]\nid = "a"\n[[scale]]\nid = "a"\n', r"units\.toml, line 3: id 'a' is already used on line 1"),
    ],
)
def test_errors_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        rules.parse(text, "units.toml")


def test_a_problem_of_a_row_names_file_line_id_and_key() -> None:
    row = rules.parse(TOML, "units.toml")[0][1]
    assert str(row.problem("en", "must be a list")) == "units.toml, line 9, teu.en: must be a list"


def test_every_packaged_file_loads_and_a_rule_is_located_by_its_line() -> None:
    loaded = rules.load()
    assert {"corridors", "checkpoints", "suffixes"} <= set(loaded.files)
    row = next(row for row in loaded.rows("corridors") if row.id == "middle-corridor")
    lines = (rules.DATA / "corridors.toml").read_text(encoding="utf-8").split("\n")
    assert lines[row.line - 1].startswith("[[corridor]]")
    file, _, line = loaded.locate("corridors.middle-corridor.en.TITR").partition(":")
    assert file == "corridors.toml"
    assert '"TITR"' in lines[int(line) - 1]
    assert loaded.locate("no.such.rule") == "no.such.rule"


def test_the_users_rows_are_added_or_laid_over_the_packaged_row() -> None:
    base = rules.load()
    loaded = rules.load(
        {
            "checkpoints": [
                {"id": "khorgos", "en": ["Horgos Gate"], "name": {"en": "Our gate"}},
                {"id": "my-gate", "en": ["My Gate"]},
            ]
        }
    )
    rows = {row.id: row for row in loaded.rows("checkpoints")}
    assert {"Khorgos", "Horgos Gate"} <= set(rows["khorgos"].data["en"])
    assert rows["khorgos"].data["name"]["en"] == "Our gate"
    assert rows["khorgos"].data["name"]["ru"] == "Хоргос"
    assert rows["my-gate"].data["en"] == ["My Gate"]
    assert loaded.version != base.version == rules.load().version
    assert "my-gate" not in {row.id for row in base.rows("checkpoints")}


def test_a_users_row_without_id_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"\[\[checkpoints\]\] number 2: `id` is missing"):
        rules.load({"checkpoints": [{"id": "a"}, {"en": ["x"]}]})


def test_a_changed_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "DATA", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "units.toml"
    path.write_text('[[unit]]\nid = "a"\n', encoding="utf-8")
    assert [row.id for row in rules.packaged("units")] == ["a"]
    assert [row.id for row in rules.packaged("units")] == ["a"]
    path.write_text('[[unit]]\nid = "b"\n', encoding="utf-8")
    assert [row.id for row in rules.packaged("units")] == ["b"]


def test_a_damaged_kept_file_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "DATA", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "units.toml").write_text('[[unit]]\nid = "a"\n', encoding="utf-8")
    rules.packaged("units")
    for kept in (tmp_path / "__pycache__").iterdir():
        kept.write_bytes(kept.read_bytes()[:20])
    # as a later process would find it: this one has the rows at hand
    monkeypatch.setattr(rules, "DATA", shutil.copytree(tmp_path, tmp_path / "later"))
    assert [row.id for row in rules.packaged("units")] == ["a"]
