"""Other readers that refresh the same feeds, where they can be had: newsboat, and lemon24/reader in a venv of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

READER = ("reader==3.26", "sgmllib3k>=1")
"""Its feedparser needs the second one, which it does not name."""
WORKERS = 16
SCRIPT = """
import sys
from reader import make_reader
store, feeds = sys.argv[1], open(sys.argv[2]).read().split()
reader = make_reader(store)
known = {feed.url for feed in reader.get_feeds()}
for url in feeds:
    if url not in known:
        reader.add_feed(url)
reader.enable_search()
reader.update_feeds(scheduled=False, workers=int(sys.argv[3]))
reader.update_search()
print(reader.get_entry_counts().total)
"""


class Program(Protocol):
    """A program that refreshes feeds. Its store is what lies in `folder`."""

    folder: Path

    def configure(self, urls: Sequence[str]) -> None:
        """Tell it which feeds to read."""


class Peer(Program, Protocol):
    """Another one than ours."""

    name: str

    def refresh(self) -> float:
        """Refresh once, as its user would from a shell; gives seconds."""


@dataclass
class Newsboat:
    """newsboat, reloading all feeds in sixteen threads. Its searches need no index."""

    folder: Path
    name: str = "newsboat"

    def configure(self, urls: Sequence[str]) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder.parent / "newsboat.urls").write_text("\n".join(urls) + "\n")
        (self.folder.parent / "newsboat.config").write_text(f"reload-threads {WORKERS}\nmax-items 0\n")

    def refresh(self) -> float:
        base = self.folder.parent
        command = ["newsboat", "-q", "-u", str(base / "newsboat.urls"), "-C", str(base / "newsboat.config")]
        return timed([*command, "-c", str(self.folder / "cache.db"), "-x", "reload"])


@dataclass
class Reader:
    """lemon24/reader, with sixteen workers and its search index brought up to date."""

    folder: Path
    python: Path
    name: str = "reader"

    def configure(self, urls: Sequence[str]) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder.parent / "reader.urls").write_text("\n".join(urls))

    def refresh(self) -> float:
        store, urls = self.folder / "store.sqlite", self.folder.parent / "reader.urls"
        return timed([str(self.python), "-c", SCRIPT, str(store), str(urls), str(WORKERS)])


def timed(command: Sequence[str]) -> float:
    """Seconds that a command takes. Raises CalledProcessError where it fails."""
    quiet = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**quiet, "TERM": "dumb"})
    return time.perf_counter() - begun


def at_hand(folder: Path) -> list[Peer]:
    """The peers that this machine has or can install, their files under `folder`. What is missing is told."""
    found: list[Peer] = []
    if shutil.which("newsboat"):
        found.append(Newsboat(folder / "newsboat"))
    else:
        print("newsboat is not installed: its column is left out")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", *READER], capture_output=True, check=False)
    if done.returncode == 0:
        found.append(Reader(folder / "reader", python))
    else:
        print(f"{READER[0]} cannot be installed: its column is left out")
    return found
