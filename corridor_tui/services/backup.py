"""A copy of the store that is known to be whole, taken while the monitor and a fetch go on with their work."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corridor_tui.model import StoreError
from corridor_tui.store.connection import backup, errors, open_store


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: where it is, how many articles it holds, and its bytes."""

    path: Path
    articles: int
    size: int


def back_up(db_path: Path, target: Path) -> Copy:
    """Write one compact file with everything the store holds now, read it back and check it.

    Nothing is overwritten: raises StoreError where `target` is there already, where there is no store, or where the
    copy cannot be written or is not whole.
    """
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target} is there already: name another file, nothing was overwritten")
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {target.parent} to write the backup to")
    with closing(open_store(db_path, readonly=True)) as db:
        backup(db, target)
    with closing(open_store(target, readonly=True)) as copy, errors(target):
        faults = [row[0] for row in copy.execute("PRAGMA quick_check(1)")]
        if faults != ["ok"]:
            raise StoreError(f"the backup {target} is not whole ({faults[0]}): the store itself may be damaged")
        (articles,) = copy.execute("SELECT count(*) FROM articles").fetchone()
    return Copy(target, articles, target.stat().st_size)
