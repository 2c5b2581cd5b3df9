"""Small documents of every feed format, about invented trains. Items are (id, title, text, ISO date or None)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

HOME = "https://rails.example"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `date` is an aware time or None."""

    id: str
    title: str
    text: str = "A block train left the yard with thirty wagons."
    date: datetime | None = None

    @property
    def link(self) -> str:
        """Where the whole article would be."""
        return f"{HOME}/news/{self.id}"


def rss(items: Sequence[Item], *, version: str = "2.0", encoding: str = "utf-8", extra: str = "") -> bytes:
    """RSS 2.0, or one of its elders."""
    rows = "".join(
        f"<item><title>{escape(i.title)}</title><link>{i.link}</link>"
        f"<description>{escape(i.text)}</description>"
        + (f'<guid isPermaLink="false">{escape(i.id)}</guid>' if version == "2.0" else "")
        + (f"<pubDate>{format_datetime(i.date)}</pubDate>" if i.date else "")
        + "</item>"
        for i in items
    )
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="{version}"><channel><title>Rails</title>'
        f"<link>{HOME}/</link><description>News of rails</description>{extra}{rows}</channel></rss>"
    )
    return text.encode(encoding)


def atom(items: Sequence[Item]) -> bytes:
    """Atom 1.0."""
    rows = "".join(
        f"<entry><title>{escape(i.title)}</title><id>{escape(i.id)}</id><link href='{i.link}'/>"
        + (f"<published>{i.date.isoformat()}</published><updated>{i.date.isoformat()}</updated>" if i.date else "")
        + f"<content type='html'>{escape('<p>' + escape(i.text) + '</p>')}</content></entry>"
        for i in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Rails</title><id>r</id>{rows}</feed>'.encode()


def rdf(items: Sequence[Item]) -> bytes:
    """RSS 1.0."""
    rows = "".join(
        f'<item rdf:about="{i.link}"><title>{escape(i.title)}</title><link>{i.link}</link>'
        f"<description>{escape(i.text)}</description>"
        + (f"<dc:date>{i.date.isoformat()}</dc:date>" if i.date else "")
        + "</item>"
        for i in items
    )
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{HOME}/"><title>Rails</title><link>{HOME}/</link></channel>{rows}</rdf:RDF>'
    ).encode()


def json_feed(items: Sequence[Item]) -> bytes:
    """JSON Feed 1.1."""
    rows = [
        {"id": i.id, "url": i.link, "title": i.title, "content_text": i.text}
        | ({"date_published": i.date.isoformat()} if i.date else {})
        for i in items
    ]
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "Rails", "items": rows}
    return json.dumps(whole, ensure_ascii=False).encode()
