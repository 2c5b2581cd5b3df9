"""articles, show and doctor, as a user runs them: the real program on a real store, in a folder of its own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

NOTE = """Aktau port moved more in spring

Published: 14.06.2026

Aktau port handled 1.2 million tons of cargo in January-May 2026, 12% more than a year before.
Container traffic on the Middle Corridor is growing as well.
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CORRIDOR_TUI")}
    environment |= {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "CORRIDOR_TUI_DB": str(folder / "store.sqlite"),
    }
    command = [sys.executable, "-m", "corridor_tui", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds the seed corpus and one imported note."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "note.txt").write_text(NOTE)
    assert run(folder, "articles").returncode == 0
    assert run(folder, "import", "note.txt").returncode == 0
    return folder


def listed(folder: Path, *arguments: str) -> list[dict[str, object]]:
    answer = run(folder, "articles", "--json", *arguments)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert isinstance(found, list)
    return found


def test_an_empty_store_shows_the_seed_corpus_with_its_tags(tmp_path: Path) -> None:
    found = listed(tmp_path)
    assert len(found) == 5
    assert any("middle-corridor" in item["corridors"] for item in found)  # type: ignore[operator]
    assert any("khorgos" in item["checkpoints"] for item in found)  # type: ignore[operator]


def test_an_imported_store_is_not_given_the_seeds(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    assert run(tmp_path, "import", "note.txt").returncode == 0
    assert len(listed(tmp_path, "--all")) == 1


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("Aktau", "port"), 1),
        (("--checkpoint", "aktau"), 1),
        (("checkpoint:aktau",), 1),
        (("--corridor", "middle-corridor", "--limit", "2"), 2),
        (("--unread", "aktau"), 1),
        (("nothing-has-this-word",), 0),
        (('("', "-", "*"), 6),
    ],
)
def test_searching(desk: Path, arguments: tuple[str, ...], count: int) -> None:
    assert len(listed(desk, *arguments)) == count


def test_an_unknown_id_is_doubted_with_a_suggestion(desk: Path) -> None:
    answer = run(desk, "articles", "--corridor", "midle-corridor")
    assert answer.returncode == 0
    assert "did you mean middle-corridor?" in answer.stderr


def test_a_wrong_age_is_wrong_usage(desk: Path) -> None:
    answer = run(desk, "articles", "--since", "yesterday")
    assert answer.returncode == 2
    assert "yesterday" in answer.stderr


def test_piped_rows_are_whole_and_hold_no_control_characters(desk: Path) -> None:
    answer = run(desk, "articles", "--all")
    rows = [line.split("\t") for line in answer.stdout.splitlines()]
    assert len(rows) == 6
    assert {len(row) for row in rows} == {5}
    assert not [c for c in answer.stdout if ord(c) < 32 and c not in "\n\t"]


def test_show_leads_from_figure_to_sentence(desk: Path) -> None:
    (item,) = listed(desk, "--checkpoint", "aktau")
    shown = json.loads(run(desk, "show", str(item["id"]), "--json").stdout)
    (figure,) = [f for f in shown["figures"] if f["unit"] == "t"]
    assert (figure["value"], figure["period"]) == (1200000, "2026-01/2026-05")
    assert shown["text"][figure["start"] : figure["end"]] == figure["text"] == "1.2 million tons"
    page = run(desk, "show", str(item["id"])).stdout
    assert "aktau" in page
    assert figure["handle"] in page


def test_show_of_an_article_that_is_not_there(desk: Path) -> None:
    answer = run(desk, "show", "999")
    assert answer.returncode == 1
    assert "no article 999" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_doctor_finds_nothing_wrong_with_a_good_desk(desk: Path) -> None:
    answer = run(desk, "doctor", "--json")
    assert answer.returncode == 0, answer.stdout
    assert "wrong" not in {finding["level"] for finding in json.loads(answer.stdout)}
    assert not [f for f in json.loads(answer.stdout) if f["area"] == "store" and f["level"] != "ok"]


def test_the_doctor_names_the_line_of_a_wrong_configuration(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("default_feeds = true\n\n[fetch]\nintervall = '15m'\n")
    answer = run(tmp_path, "doctor", "--config", "mine.toml")
    assert answer.returncode == 1
    assert "mine.toml" in answer.stdout
    assert "4" in answer.stdout
    assert "interval" in answer.stdout


def test_the_doctor_reports_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_text("a shopping list\n" * 200)
    answer = run(tmp_path, "doctor")
    assert answer.returncode == 1
    assert "WRONG" in answer.stdout
    assert (tmp_path / "store.sqlite").read_text().startswith("a shopping list")


def test_the_doctor_reads_a_damaged_store_without_a_traceback(tmp_path: Path) -> None:
    assert run(tmp_path, "articles").returncode == 0
    path = tmp_path / "store.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 12] = b"\xff" * (4096 * 9)
    path.write_bytes(raw)
    answer = run(tmp_path, "doctor")
    assert answer.returncode == 1
    assert "WRONG" in answer.stdout
    assert "Traceback" not in answer.stderr
