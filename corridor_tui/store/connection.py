"""Opening the store's file, and transactions that never meet each other half way.

Whatever is wrong with the file becomes a StoreError of one sentence that says what to do; a file that is not ours is
never written to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corridor_tui.model import StoreError
from corridor_tui.store import index, schema

BUSY_SECONDS = 15.0
"""How long a writer waits for another one before it says that the store is busy."""


def open_store(path: Path | str, *, readonly: bool = False) -> sqlite3.Connection:
    """Open the store, made or upgraded when it has to be, with rows by name and autocommit outside `transaction`.

    A connection belongs to the thread that opened it. `readonly` never makes or changes anything. Raises StoreError.
    """
    path = Path(path)
    try:
        if not readonly:
            _make_folder(path)
        with errors(path):
            db = _connect(path, readonly)
            try:
                _prepare(db, path, readonly)
            except BaseException:
                db.close()
                raise
    except OSError as error:
        raise StoreError(f"cannot use the store {path}: {error.strerror or error}; name another with --db") from error
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Run a block as one write: all of it is kept or none. BEGIN IMMEDIATE; inside another one it simply joins in.

    SQLite's faults become StoreError; any exception rolls back.
    """
    if db.in_transaction:
        yield db
        return
    with errors(path_of(db)):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        finally:
            _roll_back(db)


def _roll_back(db: sqlite3.Connection) -> None:
    """Leave the transaction if one is still open: not after COMMIT, nor after a fault that made SQLite leave it."""
    if db.in_transaction:
        db.execute("ROLLBACK")


@contextmanager
def errors(path: Path) -> Iterator[None]:
    """Turn SQLite's faults within the block into a StoreError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(explain(error, path)) from error


def explain(error: sqlite3.Error, path: Path) -> str:
    """One sentence for people: what is wrong with the store at `path`, and what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    match primary:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"the store {path} is busy: another program has been writing to it for long; try again"
        case sqlite3.SQLITE_FULL:
            return f"no room left for the store {path}: free some disk space and run it again; nothing was lost"
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return f"the store {path} cannot be written to: check the rights of the file and its folder, or use --db"
        case sqlite3.SQLITE_CANTOPEN:
            return f"cannot open the store {path}: check that its folder exists and can be written to, or use --db"
        case sqlite3.SQLITE_NOTADB:
            return f"{path} is not a store (not an SQLite file): name another file with --db; it was left as it is"
        case sqlite3.SQLITE_CORRUPT:
            return (
                f"the store {path} is damaged: move it away and start again, or copy what can be read with "
                "`sqlite3 FILE .recover`"
            )
        case sqlite3.SQLITE_IOERR:
            return f"reading or writing the store {path} failed ({error}): check the disk and its free space"
        case _:
            return f"the store {path} cannot be used: {error}"


def path_of(db: sqlite3.Connection) -> Path:
    """The file behind a connection."""
    row = db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(row[0] or ":memory:")


def data_version(db: sqlite3.Connection) -> int:
    """A number that changes when another connection has committed; costs microseconds."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: --db wants a file")
    path.parent.mkdir(parents=True, exist_ok=True)


def _connect(path: Path, readonly: bool) -> sqlite3.Connection:
    if readonly and not path.exists():
        raise StoreError(f"there is no store at {path} yet: run `corridor-tui fetch` or `corridor-tui import` first")
    uri = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    db = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    db.row_factory = sqlite3.Row
    return db


def _prepare(db: sqlite3.Connection, path: Path, readonly: bool) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    version = _version(db, path)
    if version < schema.VERSION:
        if readonly:
            raise StoreError(
                f"the store {path} is empty or of an older version: run `corridor-tui fetch` or start the monitor, which "
                "upgrades it"
            )
        _upgrade(db, path, version)
    if not readonly:
        if not os.access(path, os.W_OK):
            raise StoreError(f"the store {path} cannot be written to: check the rights of the file, or use --db")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        # Words leave the index as they went in: it must be of today's spelling before anything is written.
        if not index.is_current(db):
            with transaction(db):
                index.rebuild(db)


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The file's schema number, 0 for a new file. Raises StoreError for a file that is not ours or is too new."""
    ours = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if ours == schema.APPLICATION_ID:
        if version > schema.VERSION:
            raise StoreError(
                f"the store {path} was written by a newer corridor-tui (version {version}, this one knows "
                f"{schema.VERSION}): update the program or name another file with --db"
            )
        return version
    if ours or version or tables:
        raise StoreError(
            f"{path} is an SQLite file of another program: name another file with --db; it was left as it is"
        )
    return 0


def _upgrade(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Make or upgrade the file in one transaction; a backup stands beside it before tables are rewritten."""
    from corridor_tui.store import migrations

    if version and migrations.rewrites(version):
        backup(db, path.with_name(f"{path.name}.v{version}.bak"))
    with transaction(db):
        # Another process may have done it while this one waited for the lock.
        if _version(db, path) < schema.VERSION:
            migrations.apply(db)
            if version == 0:
                index.stamp(db)


def backup(db: sqlite3.Connection, target: Path) -> Path:
    """Write a whole, compact copy of the store to `target`, which must not exist unless it is an older backup.

    The copy is made beside the target and moved over it, so that an interrupted one never takes its place.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        with errors(target):
            partial.unlink(missing_ok=True)
            db.execute("VACUUM INTO ?", (str(partial),))
            partial.replace(target)
    except OSError as error:
        raise StoreError(f"the backup {target} cannot be written: {error.strerror or error}") from error
    return target
