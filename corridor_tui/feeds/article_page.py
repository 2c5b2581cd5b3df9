"""An entry made whole from its article's page: for list pages, sitemaps, and feeds that give teasers only."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, tzinfo

from corridor_tui.feeds.parsed import PAGE_BYTES, TEXT_LIMIT, TITLE_LIMIT
from corridor_tui.model import Entry
from corridor_tui.text.decode import decode
from corridor_tui.text.document_html import from_html
from corridor_tui.text.sanitize import clean_line, clean_text

_EMBEDDED = re.compile(rb"data:[\w.+/\-]{1,60};base64,[A-Za-z0-9+/=]+")
"""Pictures and fonts that a page carries inside it."""


def complete(
    entry: Entry, body: bytes, content_type: str | None, *, now: datetime, zone: tzinfo | None = None
) -> Entry:
    """The entry with the page's text where that tells more, and its title and date where the entry has none.

    What identifies the entry (guid and address) stays its own. A page without an article gives the entry back.
    """
    body = _EMBEDDED.sub(b"", body)[:PAGE_BYTES]
    page = from_html(decode(body, content_type).text, now=now, zone=zone)
    if page is None:
        return entry
    title = entry.title if entry.title and entry.title != entry.url else clean_line(page.title, TITLE_LIMIT)
    whole = replace(entry, title=title or entry.title, language=entry.language or page.language)
    if entry.published is None and page.published is not None:
        whole = replace(whole, published=page.published, published_raw=page.published_raw, date_note=page.date_note)
    if len(page.text) > len(entry.text):
        text = clean_text(page.text, TEXT_LIMIT)
        spans = tuple(span for span in page.excluded if span.end <= (len(text) if span.field == "text" else len(title)))
        whole = replace(whole, text=text, excluded=spans)
    return whole
