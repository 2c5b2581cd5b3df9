"""The metrics commands as a user runs them: plain when piped, exact in JSON and CSV, one line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corridor_tui.cli.main import group
from corridor_tui.model import CorridorError
from corridor_tui.store.connection import open_store
from tests.services.metric_desk import Said, add, open_desk

VOLUME = "middle-corridor-volume"
Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with closing(open_desk(tmp_path)) as db:
        grown = Said("60%", 60, "%", period="2024", role="change", direction="up")
        add(
            db,
            [
                ("It grew by 60% to 4.5 million tons in 2024.", [grown, volume("4.5 million tons", 4_500_000, "2024")]),
                (
                    "By 2030 it is to be 10 million tons.",
                    [Said("10 million tons", 10_000_000, "t", VOLUME, "2030", "target")],
                ),
            ],
            key="a",
            title="A \x1b[31mred\x1b[0m title",
        )
        add(
            db,
            [("In 2023 it was 2.764 million tons.", [volume("2.764 million tons", 2_764_000, "2023")])],
            key="b",
            source="Gazette",
            published=datetime(2024, 2, 1, tzinfo=UTC),
        )
        add(
            db,
            [("In 2024 it was 5.2 million tons.", [volume("5.2 million tons", 5_200_000, "2024")])],
            key="c",
            source="Courier",
            published=None,
        )
    return tmp_path / "desk.sqlite"


@pytest.fixture
def run(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    config = tmp_path / "config.toml"
    config.write_text("default_feeds = false\n")
    monkeypatch.setenv("CORRIDOR_TUI_DB", str(store))
    monkeypatch.setenv("CORRIDOR_TUI_CONFIG", str(config))

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(group, arguments)

    return command


def volume(surface: str, value: int, period: str) -> Said:
    return Said(surface, value, "t", VOLUME, period)


def failed(result: Result) -> str:
    assert isinstance(result.exception, CorridorError), result.output
    return str(result.exception)


def test_the_panel_is_plain_lines_when_piped(run: Run) -> None:
    result = run("metrics")
    (line,) = result.stdout.splitlines()
    cells = line.split("\t")
    assert cells[:4] == [VOLUME, "4.5 Mt", "2024", "+62.8 %"]
    assert "10 Mt by 2030" in cells
    assert result.exit_code == 0


def test_all_lists_the_metrics_nobody_stated(run: Run) -> None:
    assert len(run("metrics", "--all").stdout.splitlines()) > 40


def test_a_history_shows_chart_values_sentences_and_sources(run: Run) -> None:
    text = run("metrics", VOLUME).stdout
    for part in ("4.5 Mt  2024, actual", "◇ target", "█ year", "┤", "+62.8 % on 2023", "DISAGREEMENTS", "PROGRESS"):
        assert part in text
    assert '"In 2023 it was 2.764 million tons."' in text
    assert "Gazette; 2024-02-01; article 2, figure 2.1" in text
    assert "https://example.org/b" in text
    assert "\x1b" not in text


def test_a_check_gives_a_reason_for_every_claim(run: Run) -> None:
    text = run("metrics", VOLUME, "--check").stdout
    assert "because" in text
    assert "- 5.2 Mt  Courier" in text
    assert "differs" in text


def test_json_of_all_and_of_one(run: Run) -> None:
    (row,) = json.loads(run("metrics", "--json").stdout)
    assert (row["metric"], row["value"], row["unit"], row["period"]) == (VOLUME, 4_500_000, "t", "2024")
    one = json.loads(run("metrics", VOLUME, "--json").stdout)
    assert one["history"] == row["history"]
    claims = [claim for point in one["history"] for claim in point["claims"]]
    assert {claim["sentence"] for claim in claims} >= {"In 2023 it was 2.764 million tons."}


def test_csv_of_all_and_of_one(run: Run) -> None:
    (row,) = csv.DictReader(io.StringIO(run("metrics", "--csv").stdout))
    assert (row["metric"], row["value"], row["bound"]) == (VOLUME, "4500000", "exactly")
    claims = list(csv.DictReader(io.StringIO(run("metrics", VOLUME, "--csv").stdout)))
    assert [claim["used"] for claim in claims].count("no") == 1
    assert len(claims) == 4


def test_a_workbook_of_a_metric(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "volume.xlsx"
    assert f"Wrote {VOLUME}" in run("metrics", VOLUME, "--xlsx", str(target)).stdout
    with zipfile.ZipFile(target) as book:
        assert book.testzip() is None
        strings = book.read("xl/sharedStrings.xml").decode()
        assert "In 2023 it was 2.764 million tons." in strings
        assert "<f>" not in "".join(book.read(name).decode() for name in book.namelist() if "sheet" in name)


def test_comparison(run: Run) -> None:
    assert "B/A" in run("metrics", "--compare", VOLUME, VOLUME).stdout
    told = json.loads(run("metrics", "--compare", VOLUME, VOLUME, "--json").stdout)
    assert {pair["ratio"] for pair in told["periods"]} == {1.0}
    assert run("metrics", "--compare", VOLUME, VOLUME, "--csv").stdout.startswith("period,a,b,ratio_computed\n")


def test_a_misspelt_metric_gets_a_suggestion(run: Run) -> None:
    assert f"did you mean {VOLUME}" in failed(run("metrics", "midle-corridor-volume"))


@pytest.mark.parametrize(
    "arguments", [("metrics", "--json", "--csv"), ("metrics", "--check"), ("metrics", "--xlsx", "x.xlsx"), ("figures", "--since", "soon"), ("brief", "--since", "x"),
                  ("figures", "--period", "soon"), ("figures", "--role", "guess"), ("export", "nothing")]
)  # fmt: skip
def test_wrong_usage_is_exit_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_sentence_without_end_is_cut_about_its_figure(run: Run, store: Path) -> None:
    with closing(open_store(store)) as db:
        long = "word " * 5_000 + "it came to 4.6 million tons in 2024 " + "and on " * 5_000
        add(db, [(long, [volume("4.6 million tons", 4_600_000, "2024")])], key="long", source="Endless")
    text = run("metrics", VOLUME).stdout
    assert "4.6 million tons" in text
    assert len(text) < 10_000
    assert len(run("cite", "4.1").stdout) < 2_000


def test_figures_and_their_filters(run: Run) -> None:
    assert len(run("figures").stdout.splitlines()) == 5
    rows = json.loads(run("figures", "--unit", "T", "--period", "2024", "--json").stdout)
    assert [row["figure"] for row in rows] == ["3.1", "1.2"]
    assert json.loads(run("figures", "--role", "change", "--json").stdout)[0]["text"] == "60%"
    for same in ("2024-01/2024-12", "2024-Q1/2024-Q4"):
        assert json.loads(run("figures", "--unit", "T", "--period", same, "--json").stdout) == rows
    assert [len(run("figures", "--since", day).stdout.splitlines()) for day in ("2024-01-31", "2025-01-31")] == [5, 4]
    assert "No figure fits" in run("figures", "--corridor", "middle-corridor").stdout
    assert run("figures", "--csv").stdout.startswith("figure,text,value")
    assert run("figures", "--limit", "2", "--json").stdout.count('"figure"') == 2


def test_a_citation_is_one_line_with_everything(run: Run) -> None:
    line = run("cite", "2.1").stdout
    assert line == (
        '2.764 Mt, 2023: "In 2023 it was 2.764 million tons." (Gazette, 2024-02-01, https://example.org/b)\n'
    )
    cited = json.loads(run("cite", "1.3", "--json").stdout)
    assert (cited["value"], cited["status"], cited["metric"]) == (10_000_000, "target", VOLUME)
    assert "+60 %" in run("cite", "1.1").stdout


@pytest.mark.parametrize("figure", ["9.9", "1", "one", "1.0", "-1.2"])
def test_a_citation_of_nothing(run: Run, figure: str) -> None:
    assert "figure" in failed(run("cite", "--", figure))


def test_corrections_by_command(run: Run) -> None:
    assert "No correction" in run("corrections").stdout
    assert "correction 1" in run("corrections", "accept", "3.1", "--note", "checked").stdout
    assert "5.2 Mt" in run("metrics").stdout
    assert json.loads(run("corrections", "--json").stdout)[0]["note"] == "checked"
    assert "undone" in run("corrections", "undo", "1").stdout
    assert "4.5 Mt" in run("metrics").stdout
    assert "correction 2" in run("corrections", "relink", "2.1", "--period", "2022").stdout
    assert "2023 -> 2022" in run("corrections").stdout
    assert "correction 3" in run("corrections", "reject", "3.1").stdout
    assert len(run("corrections", "--all").stdout.splitlines()) == 3
    odd = run("corrections", "relink", "1.1", "--metric", VOLUME)
    assert "correction 4" in odd.stdout and "counted in t, this figure in %" in odd.stderr


def test_reference_values_are_off_until_loaded(run: Run, tmp_path: Path) -> None:
    assert "No reference values" in run("reference").stdout
    own = tmp_path / "mine.csv"
    own.write_text("metric,period,value,unit,source\nmine,2024,12,train,A report\n")
    assert "1 values from mine.csv" in run("reference", "load", str(own)).stdout
    assert "mine\t12 trains" in run("metrics").stdout
    run("reference", "load", str(own))
    assert json.loads(run("reference", "--json").stdout) == [{"table": "mine.csv", "values": 1}]
    run("reference", "load")
    assert len(json.loads(run("metrics", "--json").stdout)) > 40
    assert "Took out" in run("reference", "clear").stdout
    assert len(json.loads(run("metrics", "--json").stdout)) == 1
    own.write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in failed(run("reference", "load", str(own)))
    assert "cannot read" in failed(run("reference", "load", str(tmp_path / "none.csv")))


def test_the_brief_in_every_form(run: Run, tmp_path: Path) -> None:
    assert run("brief", "--since", "2020-01-01").stdout.startswith("# Brief: 2020-01-01 00:00 to ")
    told = json.loads(run("brief", "--since", "2020-01-01", "--format", "json").stdout)
    assert told["total"] == 3
    target = tmp_path / "brief.html"
    run("brief", "--since", "2020-01-01T00:00:00+00:00", "--format", "html", "-o", str(target))
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_exports_to_a_file_and_to_stdout(run: Run, tmp_path: Path) -> None:
    assert len(run("export", "observations").stdout.splitlines()) == 5
    target = tmp_path / "figures.jsonl"
    assert "Wrote 5 figures" in run("export", "figures", "-o", str(target)).stdout
    assert len(target.read_text().splitlines()) == 5
    assert json.loads(run("export", "claims", "--format", "json", "-o", "-").stdout)


def test_alerts_by_command(run: Run, tmp_path: Path) -> None:
    assert "No alert rules" in run("alerts").stdout
    (tmp_path / "config.toml").write_text(
        f'default_feeds = false\n[[alerts]]\nid = "big"\nwhen = "crosses"\nmetric = "{VOLUME}"\nabove = 4_000_000\n'
    )
    assert "1 found" in run("alerts", "test").stdout
    assert "big: Middle Corridor, cargo: 4.5 Mt" in run("alerts", "check").stdout
    assert run("alerts", "check").stdout == ""
    assert json.loads(run("alerts", "--json").stdout)[0]["rule"] == "big"
    assert "no alert rule 'small'" in failed(run("alerts", "test", "small"))
    (tmp_path / "config.toml").write_text(
        'default_feeds = false\n[[alerts]]\nid = "big"\nwhen = "crosses"\nabove = 1\n'
    )
    assert "alerts.big.metric is needed" in failed(run("alerts", "check"))


def test_a_terminal_without_block_letters_gets_plain_ones(store: Path, tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PYTHONIOENCODING": "ascii",
        "CORRIDOR_TUI_DB": str(store),
    }
    for arguments in (("metrics", VOLUME), ("metrics", VOLUME, "--check"), ("metrics",), ("cite", "2.1")):
        done = subprocess.run(
            [sys.executable, "-m", "corridor_tui", *arguments],
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.isascii()
