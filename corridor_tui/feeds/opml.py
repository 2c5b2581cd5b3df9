"""OPML 2.0: lists of feeds as other readers give and take them, folders kept.

A list comes from a stranger's program: a document type is refused before it is read (entity bombs, files of this
machine), the walk is not recursive, and only http(s) addresses count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from corridor_tui.model import CorridorError
from corridor_tui.text.decode import decode
from corridor_tui.text.sanitize import clean_line, printable, safe_url

SIZE_LIMIT = 10_000_000
FEED_LIMIT = 10_000
DEPTH_LIMIT = 50
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,1000}\?>")
_SEPARATOR = " / "


class OpmlError(CorridorError):
    """The document is no list of feeds; the sentence says why. Nothing was taken from it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list. `folder` is the path of the outlines around it, outermost first."""

    url: str
    title: str
    folder: tuple[str, ...] = ()
    home: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list gives: its feeds, each address once, and how many outlines had none that can be used."""

    title: str
    feeds: tuple[Listed, ...]
    refused: int = 0


@dataclass(slots=True)
class _Reader:
    """Collects outlines while expat walks the document."""

    title: str = ""
    in_title: bool = False
    root: str = ""
    depth: int = 0
    folders: list[str | None] = field(default_factory=list)
    found: dict[str, Listed] = field(default_factory=dict)
    refused: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.root = self.root or name.lower()
        if self.depth > DEPTH_LIMIT:
            raise OpmlError("the list is nested deeper than any list of feeds")
        if name.lower() == "title" and self.depth == 3:
            self.in_title = True
        if name.lower() == "outline":
            self.outline({key.lower(): value for key, value in attributes.items()})

    def outline(self, attributes: dict[str, str]) -> None:
        label = clean_line(attributes.get("text") or attributes.get("title") or "", 200)
        if "xmlurl" not in attributes:
            self.folders.append(label or None)
            return
        url = safe_url(attributes["xmlurl"])
        if url is None or len(self.found) >= FEED_LIMIT:
            self.refused += 1
        else:
            folder = tuple(name for name in self.folders if name)
            home = safe_url(attributes.get("htmlurl"))
            language = clean_line(attributes.get("language", ""), 20).split("-")[0].lower() or None
            self.found.setdefault(url, Listed(url, label or url, folder, home, language))
        self.folders.append(None)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.in_title = False
        if name.lower() == "outline":
            self.folders.pop()

    def text(self, data: str) -> None:
        if self.in_title:
            self.title += data[: 1_000 - len(self.title)]


def read_opml(body: bytes) -> Listing:
    """The feeds of a list. Raises OpmlError where the document is too large, hostile, broken or no list."""
    if len(body) > SIZE_LIMIT:
        raise OpmlError("the file is too large for a list of feeds")
    text = _DECLARATION.sub("", decode(body).text.lstrip("\ufeff"))
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(printable(text).strip().encode(), True)
    except expat.ExpatError as error:
        raise OpmlError(f"the file is no well-formed OPML (line {error.lineno})") from error
    if reader.root != "opml":
        raise OpmlError("the file is no OPML list of feeds")
    return Listing(clean_line(reader.title), tuple(reader.found.values()), reader.refused)


def _refuse_doctype(*_: object) -> None:
    raise OpmlError("the file declares a document type, which a list of feeds has no use for; it was not read")


def write_opml(feeds: Iterable[Listed], title: str) -> str:
    """A list as OPML 2.0, feeds in the order given within their folders."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(clean_line(title))}</title></head>",
        "  <body>",
    ]
    listed = sorted(enumerate(feeds), key=lambda pair: (pair[1].folder, pair[0]))
    path: tuple[str, ...] = ()
    for _, feed in listed:
        shared = _shared(path, feed.folder)
        lines += [f"{_indent(level)}</outline>" for level in range(len(path) - 1, shared - 1, -1)]
        lines += [
            f"{_indent(level)}<outline text={_quoted(feed.folder[level])}>" for level in range(shared, len(feed.folder))
        ]
        path = feed.folder
        lines.append(_indent(len(path)) + _outline(feed))
    lines += [f"{_indent(level)}</outline>" for level in range(len(path) - 1, -1, -1)]
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def folder_path(folder: str | None) -> tuple[str, ...]:
    """A folder as the configuration spells it ("Rail / Central Asia") as a path."""
    return tuple(part for part in (folder or "").split(_SEPARATOR) if part)


def folder_name(path: tuple[str, ...]) -> str | None:
    """A path as the configuration spells it, None for the top."""
    return _SEPARATOR.join(path) or None


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _outline(feed: Listed) -> str:
    attributes = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
    if feed.home:
        attributes["htmlUrl"] = feed.home
    if feed.language:
        attributes["language"] = feed.language
    return "<outline " + " ".join(f"{name}={_quoted(value)}" for name, value in attributes.items()) + "/>"


def _quoted(value: str) -> str:
    return quoteattr(clean_line(value, 4_096))


def _indent(level: int) -> str:
    return "  " * (level + 2)
