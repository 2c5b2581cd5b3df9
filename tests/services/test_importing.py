"""`import`, end to end over real files and a real store."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from corridor_tui.config import Config
from corridor_tui.services.crew import READING, TAGGING, Crew, Overrun
from corridor_tui.services.importing import Imported, Summary, import_paths
from corridor_tui.store import articles, pending, query, tags
from corridor_tui.store.connection import open_store

P = ParamSpec("P")
T = TypeVar("T")
NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)

REPORT = """Khorgos dry port breaks its own record

Khorgos dry port breaks its own record

14.02.2026 09:41:03 377

Freight trains carried 4.2 million tons through Khorgos in 2025, the port's office said. The year before was quieter,
because the tracks on the other side of the border were being mended, and many wagons took the longer way round the lake.

Read also
Another port opens a swimming pool for its workers
"""
PAGE = "<html><head><title>Aktau ferries</title></head><body><p>Aktau port sent out ferries. " + "More. " * 60
NOTE = "# Trucks wait at Dostyk\n\nAbout 300 trucks wait at Dostyk.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    (made / "deeper").mkdir(parents=True)
    (made / "report.txt").write_text(REPORT)
    (made / "deeper" / "page.html").write_text(PAGE)
    (made / "deeper" / "note.md").write_text(NOTE)
    (made / ".hidden.txt").write_text("Hidden text that is none of ours")
    (made / "picture.png").write_bytes(b"\x89PNG\r\n")
    return made


def run(db: Path, *paths: Path) -> Summary:
    return import_paths(Config(data_dir=db.parent), db, paths, now=NOW)


def test_a_folder_becomes_tagged_articles(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "store.sqlite"
    heard: list[tuple[str, int, int]] = []

    def hear(document: Imported, number: int, of: int) -> None:
        heard.append((document.outcome, number, of))

    summary = import_paths(Config(data_dir=tmp_path), store, [folder], hear, now=NOW)
    assert (summary.new, summary.updated, summary.unchanged, summary.failed) == (3, 0, 0, ())
    assert heard == [("new", 1, 3), ("new", 2, 3), ("new", 3, 3)]
    db = open_store(store)
    found = {row.title: row for row in articles.window(db, articles.ids(db, query.read("all", now=NOW)))}
    assert set(found) == {"Khorgos dry port breaks its own record", "Aktau ferries", "Trucks wait at Dostyk"}
    report = articles.get(db, found["Khorgos dry port breaks its own record"].id)
    assert report is not None
    assert report.published == datetime(2026, 2, 14, 9, 41, 3, tzinfo=UTC)
    assert (report.language, report.relevant, report.tagger_version is not None) == ("en", True, True)
    assert found[report.title].checkpoints == ("khorgos",)
    assert [(figure.value, figure.unit) for figure in tags.figures(db, report.id)] == [(Decimal(4_200_000), "t")]
    left_out = "".join(report.text[span.start : span.end] for span in report.excluded)
    assert "swimming pool" in left_out
    assert "377" in left_out
    db.close()


def test_importing_again_stores_nothing_new(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "store.sqlite"
    first = run(store, folder)
    again = run(store, folder)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 3)
    assert {item.article for item in again.documents} == {item.article for item in first.documents}


def test_the_same_words_in_another_file_are_the_same_document(tmp_path: Path, folder: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(REPORT.replace("\n", "\r\n"))
    summary = run(tmp_path / "store.sqlite", folder / "report.txt", copy, folder / "report.txt")
    assert [item.outcome for item in summary.documents] == ["new", "unchanged"]


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("lies.txt", b"%PDF-1.7 ...", "is a PDF"),
        ("binary.txt", b"abc\x00\x01\x02", "is a binary file"),
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\t\n", "is empty"),
        ("nothing.html", b"<html><script>x</script></html>", "holds no text"),
        ("sheet.docx", b"PK\x03\x04....", "is a ZIP archive or office document"),
        ("data.csv", b"a,b\n1,2\n", "is of no kind that can be imported"),
        ("bad.md", b"---\ntitle: T\npublished: whenever\n---\nText.", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_are_stored(
    tmp_path: Path, folder: Path, name: str, body: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(body)
    summary = run(tmp_path / "store.sqlite", tmp_path / name, folder / "report.txt")
    assert (summary.new, len(summary.failed)) == (1, 1)
    assert said in summary.failed[0].sentence
    assert name in summary.failed[0].sentence


def test_missing_paths_and_empty_folders_are_errors(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    summary = run(tmp_path / "store.sqlite", tmp_path / "missing.txt", tmp_path / "empty")
    sentences = [item.sentence for item in summary.failed]
    assert sentences[0].endswith("missing.txt does not exist")
    assert "holds no .txt, .md or .html document" in sentences[1]


def test_old_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(("Сухой порт открыт в степи\n\n" + "Через порт прошли сорок поездов. " * 5).encode("cp1251"))
    assert run(tmp_path / "store.sqlite", path).documents[0].title == "Сухой порт открыт в степи"


def test_a_page_that_a_feed_has_brought_is_not_stored_twice(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f'<link rel="canonical" href="https://x.example/news/1">{PAGE}')
    store = tmp_path / "store.sqlite"
    db = open_store(store)
    from tests.store.samples import incoming

    articles.upsert(db, "feed", [incoming("a", url="https://x.example/news/1")], NOW)
    db.close()
    assert run(store, path).unchanged == 1


def program(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "corridor_tui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_reports_on_both_streams(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "store.sqlite"
    done = program("import", "--db", store, folder, tmp_path / "missing.txt")
    assert done.returncode == 1
    assert "missing.txt does not exist" in done.stderr
    assert done.stdout.splitlines()[-1] == "3 new, 0 updated, 0 known, 1 failed"


def test_the_command_speaks_json(tmp_path: Path, folder: Path) -> None:
    done = program("import", "--json", "--db", tmp_path / "store.sqlite", folder)
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert (answer["new"], answer["failed"]) == (3, [])
    assert {item["outcome"] for item in answer["documents"]} == {"new"}
    assert all(item["article"] for item in answer["documents"])


def test_a_title_made_from_the_text_adds_no_tags(tmp_path: Path) -> None:
    path = tmp_path / "untitled.txt"
    path.write_text("Port of Aktau shipped 3 million tons in 2025. The ships went to Baku and to Makhachkala.\n")
    store = tmp_path / "store.sqlite"
    (document,) = run(store, path).documents
    assert document.title == "Port of Aktau shipped 3 million tons in 2025"
    assert document.article is not None
    db = open_store(store)
    assert [figure.field for figure in tags.figures(db, document.article)] == ["text"]
    assert {mention.field for mention in tags.mentions(db, document.article)} == {"text"}
    db.close()


class Stumbling(Crew):
    """Workers that come to grief over some documents, as real ones might."""

    async def run(self, rank: int, seconds: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        said = repr(args)
        if rank == TAGGING and "endless" in said:
            raise Overrun("it took more than 60 seconds to read and was given up")
        if rank == TAGGING and "broken" in said:
            raise IndexError("nobody foresaw this")
        if rank == READING and "unreadable" in said:
            raise Overrun("reading it took too much memory")
        return await super().run(rank, seconds, function, *args, **kwargs)


def test_a_document_that_the_tagger_stumbles_over_costs_only_its_own_tags(tmp_path: Path) -> None:
    for name in ("endless", "broken", "unreadable", "sound"):
        (tmp_path / f"{name}.txt").write_text(f"A {name} report\n\nDostyk handled 7 million tons in 2025.\n")
    store = tmp_path / "store.sqlite"
    summary = import_paths(Config(data_dir=tmp_path), store, [tmp_path], now=NOW, crew=Stumbling(1))
    assert (summary.new, len(summary.failed), len(summary.untagged)) == (3, 1, 2)
    assert "unreadable.txt cannot be read: reading it took too much memory" in summary.failed[0].sentence
    told = {item.path.stem: item.untagged for item in summary.untagged}
    assert "endless.txt: stored without tags: it took more than 60 seconds" in (told["endless"] or "")
    assert "broken.txt: stored without tags: it met a fault of this program" in (told["broken"] or "")
    with closing(open_store(store)) as db:
        numbers = {item.path.stem: item.article or 0 for item in summary.documents}
        assert len(tags.figures(db, numbers["sound"])) == 1
        assert tags.figures(db, numbers["endless"]) == tags.figures(db, numbers["broken"]) == []
        # The one that broke the tagger is tried again by the next fetch, the endless one only by `retag`.
        assert pending.untagged(db, 9) == [numbers["broken"]]
