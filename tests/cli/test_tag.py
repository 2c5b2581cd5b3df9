"""`corridor-tui tag` and `retag`, run as the real program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TEXT = "In 2024, cargo along the Middle Corridor reached 4.5 million tons."


def run(*arguments: str, stdin: bytes = b"", cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {"HOME": str(cwd), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "corridor_tui", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment,
        timeout=60,
    )


def test_a_text_from_stdin_is_answered_as_json(tmp_path: Path) -> None:
    done = run("tag", "-", "--published", "2025-03-01", stdin=TEXT.encode(), cwd=tmp_path)
    given = json.loads(done.stdout)
    assert done.returncode == 0
    assert given["corridors"] == ["middle-corridor"]
    assert [o["metric"] for o in given["observations"]] == ["middle-corridor-volume"]


def test_lines_are_answered_in_order_and_bad_ones_told_with_their_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "b", "text": TEXT, "published": None}),
        "{not json",
        "",
        json.dumps(["a list"]),
        json.dumps({"id": "c", "title": "Порт Актау закрыт", "text": None}),
        json.dumps({"id": "d", "text": "x", "published": "yesterday"}),
        json.dumps({"id": 7, "text": TEXT}),
        json.dumps({"id": "e"}),
    ]
    done = run("tag", "--jsonl", stdin="\n".join(lines).encode() + b"\n\xff\xfe", cwd=tmp_path)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b", "c", 7]
    told = done.stderr.decode().splitlines()
    assert [line.split(": ", 2)[1] for line in told] == ["line 2", "line 4", "line 6", "line 8", "line 9"]
    assert "'yesterday' is not a date" in told[2]
    assert done.returncode == 1


def test_an_explanation_is_plain_when_piped(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT + " \x1b[31m", encoding="utf-8")
    done = run("tag", str(path), "--explain", cwd=tmp_path)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "⟦f1:4.5 million tons⟧" in done.stdout.decode()


def test_wrong_usage_is_told_in_a_line(tmp_path: Path) -> None:
    for arguments, stdin in (
        (("tag", "missing.txt"), b""),
        (("tag", "-"), b"  \n"),
        (("tag", "-", "--published", "soon"), b"x"),
        (("tag", "--jsonl", "--explain"), b""),
    ):
        done = run(*arguments, stdin=stdin, cwd=tmp_path)
        assert done.returncode in (1, 2)
        assert done.stderr and b"Traceback" not in done.stderr


def test_a_wrong_rule_of_the_user_is_named(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[[metrics]]\nid = "mine"\nunit = "bushel"\nneeds = ["volume"]\n', encoding="utf-8")
    done = run("tag", "-", "--config", str(config), stdin=b"x", cwd=tmp_path)
    assert done.returncode == 2
    assert "mine.unit: 'bushel' is no unit" in done.stderr.decode()


def test_retag_brings_a_store_to_the_rules_of_today(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"A corridor grows\n\n{TEXT} The ministry said so on Monday in Astana.\n", encoding="utf-8")
    store = tmp_path / "store.sqlite"
    assert run("import", str(path), "--db", str(store), cwd=tmp_path).returncode == 0
    config = tmp_path / "config.toml"
    config.write_text(
        '[[metrics]]\nid = "mine"\nunit = "t"\nwords.en = ["along the Middle Corridor"]\n', encoding="utf-8"
    )
    first = run("retag", "--json", "--db", str(store), "--config", str(config), cwd=tmp_path)
    again = run("retag", "--json", "--db", str(store), "--config", str(config), cwd=tmp_path)
    every = run("retag", "--all", "--json", "--db", str(store), "--config", str(config), cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["articles"] >= 1
    assert json.loads(again.stdout)["articles"] == 0
    assert json.loads(every.stdout)["articles"] == json.loads(first.stdout)["articles"]
