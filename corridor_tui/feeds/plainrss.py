"""A quick way through plain RSS: well-formed, and with nothing in its items but what nearly every feed has.

feedparser stays the parser of record. This reads the items of the simple majority with expat alone, six times as
fast, into dictionaries of feedparser's shape; at the first thing out of the ordinary (a second title, markup in a
text, xml:base, an element with a meaning of its own) it gives up, and feedparser reads the document. A differential
test holds the two to the same entries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from corridor_tui.feeds.items import item_spans

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss")
_TEXTS: dict[tuple[str, str], str] = {
    ("", "title"): "title",
    ("", "link"): "link",
    ("", "guid"): "id",
    ("", "pubdate"): "published",
    ("", "description"): "summary",
    ("", "author"): "author",
    ("", "source"): "source",
    (DC, "creator"): "author",
    (DC, "date"): "updated",
    (CONTENT, "encoded"): "content",
}
_IDLE = frozenset((("", "category"), ("", "comments"), (DC, "subject"), *((uri, "thumbnail") for uri in MEDIA)))
"""Elements that mean something, but nothing to us."""
_SPOKEN_FOR = frozenset(
    ("admin", "atom", "cc", "content", "creativecommons", "dc", "dcterms", "feedburner", "geo", "georss", "gml", "html",
     "itunes", "l", "media", "psc", "rdf", "rdfs", "rss", "sy", "xhtml", "xlink", "xml", "blogchannel", "ag", "ev", "cp",
     "email", "fm", "icbm", "image", "pingback", "prism", "rss091", "search", "soap", "szf", "taxo", "thr", "ti", "trackback",
     "wiki", "annotate", "audio", "company", "foaf", "reqv", "ref", "slash", "str", "svg", "validator", "wfw")
)  # fmt: skip
"""Prefixes that feedparser gives a meaning, whatever they are bound to here."""
_HARMLESS_URIS = ("http://purl.org/rss/1.0/modules/slash/", "http://wellformedweb.org/CommentAPI/")
_TAKEN_URIS = ("purl.org", "w3.org", "yahoo.com", "itunes", "userland.com", "georss", "opengis", "podlove", "creativecommons",
               "netscape.com", "webns.net", "feedburner", "law.harvard.edu", "example.com", "web.resource.org", "google.com/schemas")  # fmt: skip


class _OutOfTheOrdinary(Exception):
    """The document is more than plain."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A feed without its items, and its items as feedparser would give them."""

    shell: str
    entries: list[dict[str, Any]]


@dataclass(slots=True)
class _Reader:
    entries: list[dict[str, Any]] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    entry: dict[str, Any] | None = None
    key: str | None = None
    pieces: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        if self.entry is None:
            if name.lower() in ("item", "entry"):
                if [step.lower() for step in self.path] != ["rss", "channel", "item"] or attributes:
                    raise _OutOfTheOrdinary
                self.entry = {"links": []}
            return
        if len(self.path) != 4:
            raise _OutOfTheOrdinary
        self.child(name, attributes)

    def child(self, name: str, attributes: dict[str, str]) -> None:
        uri, local, prefix = _parts(name)
        key = _TEXTS.get((uri, local))
        assert self.entry is not None
        if key is not None:
            if key in self.entry or (attributes and local not in ("guid", "source")):
                raise _OutOfTheOrdinary
            self.entry[key] = ""
            if key == "link":
                self.entry["links"].append({"rel": "alternate", "type": "text/html"})
            self.key = key
        elif (uri, local) == ("", "enclosure"):
            self.entry["links"].append(_enclosure(attributes))
        elif local == "content" and uri in MEDIA:
            self.entry.setdefault("media_content", []).append(attributes)
        elif (uri, local) not in _IDLE and not _is_unknown(uri, prefix):
            raise _OutOfTheOrdinary
        elif local == "full-text":
            self.key = "yandex_full-text"

    def text(self, data: str) -> None:
        if self.key is not None:
            self.pieces.append(data)

    def end(self, _: str) -> None:
        self.path.pop()
        if self.key is not None and self.entry is not None:
            self.entry[self.key] = _as_feedparser("".join(self.pieces).strip())
            self.key = None
            self.pieces.clear()
        elif self.entry is not None and len(self.path) == 2:
            self.entries.append(_finished(self.entry))
            self.entry = None


def read_plain(text: str) -> Plain | None:
    """The items of a mended RSS document, or None where feedparser has to read it."""
    if "xml:base" in text or "xml:lang" in text:
        return None
    spans = item_spans(text)
    if not spans:
        return None
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _OutOfTheOrdinary):
        return None
    if len(reader.entries) != len(spans):
        return None
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    shell = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return Plain(shell, reader.entries)


def _parts(name: str) -> tuple[str, str, str]:
    """Namespace, local name in lower case, and prefix of a name as expat gives it."""
    parts = name.split(" ")
    if len(parts) == 1:
        return "", name.lower(), ""
    return parts[0], parts[1].lower(), parts[2].lower() if len(parts) == 3 else ""


def _is_unknown(uri: str, prefix: str) -> bool:
    """Whether feedparser has no use for an element of this namespace."""
    if uri in _HARMLESS_URIS:
        return True
    return bool(prefix) and prefix not in _SPOKEN_FOR and not any(taken in uri.lower() for taken in _TAKEN_URIS)


def _enclosure(attributes: dict[str, str]) -> dict[str, str]:
    given = {name.lower(): value for name, value in attributes.items()}
    href = given.get("href") or given.get("url") or given.get("uri")
    return {"rel": "enclosure", **({"href": href} if href else {}), "type": given.get("type", "")}


def _as_feedparser(text: str) -> str:
    """feedparser takes UTF-8 that was read as Latin-1 and encoded again for what it is; so do we."""
    if not text.isascii():
        try:
            return text.encode("iso-8859-1").decode("utf-8")
        except UnicodeError:
            return text
    return text


def _finished(entry: dict[str, Any]) -> dict[str, Any]:
    """The values of an item in the places where feedparser puts them."""
    if "link" in entry:
        next(link for link in entry["links"] if link["rel"] == "alternate")["href"] = entry["link"]
    if "content" in entry:
        entry["content"] = [{"type": "text/html", "value": entry["content"]}]
    if "source" in entry:
        entry["source"] = {"title": entry["source"]}
    return entry
