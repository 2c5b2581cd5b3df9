"""Making and upgrading the store's file with sqlite-utils migrations.

Imported only when a file has to be made or upgraded: importing sqlite_utils costs more than the monitor's whole first
paint may take.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from corridor_tui.store import schema

migrations = Migrations("corridor-tui")
"""Every step from an empty file to schema.VERSION. A name, once released, is never changed."""


@dataclass(frozen=True, slots=True)
class Step:
    """What upgrading to `version` does to the file: `rewrites` asks for a backup before it."""

    version: int
    rewrites: bool


STEPS: tuple[Step, ...] = (Step(1, rewrites=False), Step(2, rewrites=False))


@migrations(name="0001_first_tables")
def first_tables(db: Database) -> None:
    """Make version 1 in an empty file."""
    for statement in schema.FIRST:
        db.conn.execute(statement)


@migrations(name="0002_attachments")
def attachments(db: Database) -> None:
    """Make room for what entries point to."""
    for statement in schema.SECOND:
        db.conn.execute(statement)


def rewrites(old: int) -> bool:
    """True when a file of version `old` has tables rewritten on its way to today's version."""
    return any(step.rewrites for step in STEPS if step.version > old)


def apply(connection: sqlite3.Connection) -> None:
    """Bring the file to schema.VERSION. Call inside BEGIN IMMEDIATE; the caller commits or rolls back."""
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
