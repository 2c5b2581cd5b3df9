"""The pieces of an entry, cleaned the same way whatever format they came in: titles, bodies, links, languages."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from corridor_tui.feeds.canonical import unwrap
from corridor_tui.feeds.parsed import MARKUP_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from corridor_tui.text.html import to_text, unescape
from corridor_tui.text.sanitize import clean_line, clean_text, safe_url

_HTML_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br "
    "button canvas caption center cite code col colgroup dd del details dfn dir div dl dt em embed fieldset figcaption "
    "figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend "
    "li link main map mark marquee menu meta nav nobr noframes noscript object ol optgroup option p param picture pre q s "
    "samp script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot "
    "th thead time title tr tt u ul var video wbr"
)
_TAG = re.compile(
    rf"</?(?:{_HTML_NAMES.replace(' ', '|')})(?:\s[^<>]*)?/?>|<!--.{{0,5000}}?-->|<!doctype[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>.{0,5000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_SPACE_INSIDE = re.compile(r"\s")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:")
_BLANK_HOST = re.compile(r"^[A-Za-z]+://[^/?#]*\s")
_URL_SAFE = "%/:=&?~#+!$,;'@()*[]"
_LANGUAGE = re.compile(r"^([a-z]{2,3})(?:[-_].*)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?。!?])\s|\n")
_ELLIPSIS = "…"
_RAW_TITLE = 5_000
MADE_TITLE = 120


def title_line(raw: str, *, html: bool, sure: bool = False) -> str:
    """A title as one line, entities resolved also where they were escaped twice. `html`: formatting tags go as well.

    `sure`: the format says that it is HTML, so that a tag which is escaped in it is meant to be read.
    """
    raw = raw[:_RAW_TITLE]
    for turn in range(2):
        if html and not (sure and turn):
            raw = _TAG.sub("", _SCRIPT.sub("", raw))
        if not _ENTITY.search(raw):
            break
        raw = unescape(raw)
    if html and not sure:
        raw = _TAG.sub("", raw)
    return clean_line(raw, TITLE_LIMIT)


def body_text(raw: str, *, html: bool) -> str:
    """A body as readable text. Where `html` is false markup is still taken for markup if it has real tags."""
    raw = raw[:MARKUP_LIMIT]
    if not html and not _TAG.search(raw):
        return clean_text(raw, TEXT_LIMIT)
    text = to_text(raw)
    if _TAG.search(text) and text.count("<") >= 2:
        text = to_text(text)  # escaped twice on its way here
    return clean_text(text, TEXT_LIMIT)


def made_title(text: str, url: str | None) -> str:
    """A stand-in for a missing title: the text's first sentence, shortened at a word; else the address."""
    first = _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    line = clean_line(first, MADE_TITLE + 1)
    if len(line) > MADE_TITLE:
        line = line[:MADE_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-") + _ELLIPSIS
    return line or (url or "")


def without_source(title: str, source: str | None) -> str:
    """A title without " - Source" at its end, where the entry itself names that source."""
    if not source:
        return title
    for dash in (" - ", " – ", " — ", " | "):
        if title.endswith(dash + source):
            return title[: -len(dash + source)].rstrip() or title
    return title


def link(raw: str | None, base: str | None) -> str | None:
    """An absolute http(s) address out of a feed's link; None for any other scheme, and for what is no address."""
    if not raw:
        return None
    address = clean_line(unescape(raw), 5_000)
    if not address:
        return None
    scheme = _SCHEME.match(address)
    if scheme and scheme.group().lower() not in ("http:", "https:"):
        return None
    try:
        absolute = urljoin(base, address) if base else address
    except ValueError:
        return None
    absolute = unwrap(absolute)
    escaped = quote(absolute, safe=_URL_SAFE) if absolute.isascii() else _SPACE_INSIDE.sub("%20", absolute)
    return safe_url(absolute) or (safe_url(escaped) if not _BLANK_HOST.match(absolute) else None)


def language_code(raw: object) -> str | None:
    """ "ru-RU" as "ru"; None for anything that does not look like a language tag."""
    match = _LANGUAGE.match(raw.strip()) if isinstance(raw, str) else None
    return match.group(1).lower() if match else None
