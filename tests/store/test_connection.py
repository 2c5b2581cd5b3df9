"""The store's file: made once, never half, never another program's; every fault is one sentence."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corridor_tui.model import StoreError
from corridor_tui.store import migrations, schema
from corridor_tui.store.connection import backup, data_version, errors, open_store, transaction
from tests.store.samples import incoming, store


def test_a_new_store_is_made_with_its_marks_and_safe_settings(path: Path) -> None:
    db = open_store(path)
    pragmas = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in _SETTINGS}
    assert pragmas == _SETTINGS
    assert db.execute("PRAGMA busy_timeout").fetchone()[0] >= 10_000
    db.close()


_SETTINGS = {
    "application_id": schema.APPLICATION_ID,
    "user_version": schema.VERSION,
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": 1,
}


def test_every_table_of_ours_is_strict(db: sqlite3.Connection) -> None:
    loose = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' AND name NOT LIKE 'articles_fts%'"
    ).fetchall()
    assert [row[0] for row in loose] == []


def test_opening_again_changes_nothing(path: Path) -> None:
    open_store(path).close()
    before = path.read_bytes()
    open_store(path).close()
    assert path.read_bytes() == before


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    open_store(tmp_path / "a" / "b" / "store.sqlite").close()
    assert (tmp_path / "a" / "b" / "store.sqlite").is_file()


def test_a_store_that_exists_opens_without_the_migration_library(path: Path) -> None:
    open_store(path).close()
    code = (
        "import sys; from corridor_tui.store import articles, connection, feeds, marks, search, tags\n"
        f"connection.open_store({str(path)!r}).close()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_many_processes_may_make_it_at_once(path: Path) -> None:
    code = f"from corridor_tui.store.connection import open_store; open_store({str(path)!r}).close()"
    started = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)]
    faults = [process.communicate()[1].decode() for process in started]
    assert faults == ["", "", "", ""]
    db = open_store(path)
    assert db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == schema.VERSION
    db.close()


def foreign(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()


def stamped_by_another_program(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 7")
    other.commit()
    other.close()


def newer(path: Path) -> None:
    db = open_store(path)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    db.close()


def no_database(path: Path) -> None:
    path.write_text("a shopping list\n" * 200)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (foreign, "another program"),
        (stamped_by_another_program, "another program"),
        (newer, "update the program"),
        (no_database, "not an SQLite file"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], None], words: str
) -> None:
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=words) as caught:
        open_store(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path)


def test_reading_only_makes_nothing(path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_store(path, readonly=True)
    assert not path.exists()


def test_reading_only_cannot_write(path: Path) -> None:
    open_store(path).close()
    db = open_store(path, readonly=True)
    with pytest.raises(StoreError, match="cannot be written"), transaction(db):
        db.execute("INSERT INTO meta VALUES ('a', 'b')")
    db.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def said_by_child(call: Callable[[], object], *, plain_user: bool = False) -> str:
    """The sentence of the StoreError that a call raises in a process of its own; empty if none.

    `plain_user` gives up root's rights first, where the tests have them.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if plain_user and os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            call()
        except StoreError as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def test_a_folder_that_cannot_be_written_to_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    target = open_folder / "corridor.sqlite"
    said = said_by_child(lambda: open_store(target), plain_user=True)
    assert str(target) in said
    assert "--db" in said
    assert not target.exists()
    open_folder.chmod(0o755)


def test_a_file_that_cannot_be_written_to_is_named(open_folder: Path) -> None:
    target = open_folder / "corridor.sqlite"
    open_store(target).close()
    target.chmod(0o444)
    open_folder.chmod(0o555)
    said = said_by_child(lambda: open_store(target), plain_user=True)
    assert "cannot be written to" in said
    open_folder.chmod(0o755)


def test_a_full_disk_loses_nothing_that_was_stored(path: Path) -> None:
    db = open_store(path)
    store(db, incoming("first"))
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="free some disk space"):
        store(db, incoming("big", text="many words " * 20_000))
    assert not db.in_transaction
    db.close()
    db = open_store(path)
    assert [row[0] for row in db.execute("SELECT guid_key FROM articles")] == ["first"]
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.close()


def test_a_disk_that_is_full_from_the_start_is_a_sentence_and_mends(path: Path) -> None:
    def make() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        open_store(path)

    said = said_by_child(make)
    assert str(path) in said
    open_store(path).close()


def test_a_damaged_file_is_said_to_be_damaged(path: Path) -> None:
    db = open_store(path)
    store(db, *(incoming(str(n), text="words " * 500) for n in range(50)))
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()
    body = bytearray(path.read_bytes())
    body[4096:] = b"\xa5" * (len(body) - 4096)
    path.write_bytes(body)
    with pytest.raises(StoreError, match="damaged"):
        db = open_store(path)
        with errors(path):
            db.execute("SELECT * FROM articles").fetchall()


def test_a_transaction_is_kept_whole_or_not_at_all(db: sqlite3.Connection) -> None:
    with pytest.raises(RuntimeError), transaction(db):
        db.execute("INSERT INTO meta VALUES ('a', '1')")
        raise RuntimeError
    assert db.execute("SELECT count(*) FROM meta WHERE key = 'a'").fetchone()[0] == 0


def test_a_transaction_inside_another_joins_it(db: sqlite3.Connection) -> None:
    with transaction(db):
        with transaction(db):
            db.execute("INSERT INTO meta VALUES ('a', '1')")
        assert db.in_transaction
    assert not db.in_transaction


def test_a_writer_that_waits_in_vain_says_that_the_store_is_busy(path: Path) -> None:
    first, second = open_store(path), open_store(path)
    second.execute("PRAGMA busy_timeout = 1")
    with transaction(first), pytest.raises(StoreError, match="busy"), transaction(second):
        pass
    first.close()
    second.close()


def test_another_connections_commit_is_noticed(path: Path) -> None:
    first, second = open_store(path), open_store(path)
    before = data_version(first)
    assert data_version(first) == before
    with transaction(second):
        second.execute("INSERT INTO meta VALUES ('a', '1')")
    assert data_version(first) != before
    first.close()
    second.close()


def test_a_backup_is_a_whole_store(path: Path, tmp_path: Path) -> None:
    db = open_store(path)
    store(db, incoming("kept"))
    copy = backup(db, tmp_path / "copy.sqlite")
    backup(db, copy)
    db.close()
    other = open_store(copy)
    assert [row[0] for row in other.execute("SELECT guid_key FROM articles")] == ["kept"]
    other.close()


def test_a_migration_that_rewrites_tables_leaves_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = open_store(path)
    store(db, incoming("old"))
    db.close()
    later = schema.VERSION + 1
    monkeypatch.setattr(schema, "VERSION", later)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, migrations.Step(later, rewrites=True)))
    open_store(path).close()
    kept = path.with_name(f"{path.name}.v{later - 1}.bak")
    old = sqlite3.connect(kept)
    assert old.execute("SELECT guid_key FROM articles").fetchall() == [("old",)]
    old.close()
