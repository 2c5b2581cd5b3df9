"""One fetch at a time over a store."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from corridor_tui.model import CorridorError, StoreError
from corridor_tui.store import meta
from corridor_tui.store.connection import open_store, transaction

HOLDER = "fetch_holder"


class FetchRunning(CorridorError):
    """Another fetch works on this store. That is no failure: the exit code is 0."""

    exit_code = 0


@contextmanager
def fetch_lock(path: Path) -> Iterator[None]:
    """Hold the store's fetch lock. Raises FetchRunning with a sentence that says who has it, or StoreError.

    The lock is the operating system's, so that it never outlives its holder; the store says who that is.
    """
    lock = FileLock(path.with_name(path.name + ".fetch-lock"), timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise FetchRunning(f"another fetch is at work on this store ({holder(path)}); nothing to do") from error
    except OSError as error:
        raise StoreError(f"cannot lock the store {path}: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def signed(db: sqlite3.Connection, since: datetime) -> Iterator[None]:
    """Have it written in the store who holds the lock while the block runs."""
    with transaction(db):
        meta.put(db, HOLDER, f"process {os.getpid()} since {since.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC")
    yield
    with transaction(db):
        meta.remove(db, HOLDER)


def holder(path: Path) -> str:
    """Who holds the lock, in words."""
    try:
        db = open_store(path, readonly=True)
    except StoreError:
        return "it has only just begun"
    try:
        return meta.get(db, HOLDER) or "it has only just begun"
    finally:
        db.close()
