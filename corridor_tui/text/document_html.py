"""A saved web page as an entry: what its head and markup say about title, date, source and address; else as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from corridor_tui.model import Entry
from corridor_tui.text import boilerplate, document
from corridor_tui.text.dates import parse_date
from corridor_tui.text.extraction import article_text
from corridor_tui.text.html import MARKUP_LIMIT, is_hostile, to_text
from corridor_tui.text.sanitize import clean_line, clean_text, safe_url

MAIN_SHORTEST = 200
"""Characters below which a part of the page is not taken for the article."""
LOST = 3
"""Where the part that the page marks as its article has so many times the text that was extracted, much got lost."""

_MAIN = (
    "[itemprop='articleBody']", "article [class*='body']", "article", "[class*='article-body']",
    "[class*='article__text']", "[class*='entry-content']", "[class*='post-content']", "main", "[role='main']",
)  # fmt: skip
_ASIDE = "nav, header, footer, aside, [role='navigation'], [role='banner'], [role='contentinfo'], [hidden]"
_DATES = (
    ("meta[property='article:published_time']", "content"),
    ("meta[name='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='pubdate'], meta[name='publishdate'], meta[name='publish-date']", "content"),
    ("meta[name='date'], meta[name='dc.date'], meta[name='DC.date.issued']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("article time[datetime], main time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
)
_SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")


def from_html(markup: str, *, now: datetime, zone: tzinfo | None = None) -> Entry | None:
    """Read a page; None when it has no words. The canonical address, where the page names one, is the entry's."""
    markup = markup[:MARKUP_LIMIT]
    if is_hostile(markup):
        return document.from_text(to_text(markup), now=now, zone=zone)
    page = LexborHTMLParser(markup)
    facts = _facts(page)
    raw_date, published = _published(page, facts, now, zone)
    title = _title(page, facts)
    url = safe_url(_attribute(page, "link[rel='canonical']", "href") or _meta(page, "og:url"))
    source = clean_line(_meta(page, "og:site_name") or "", 100) or None
    language = _language(page)
    marked = _marked(page)
    plain = _article(page, markup, marked)
    if not plain:
        return None
    if not title:
        read = document.from_text(plain, now=now, zone=zone)
        if read is None:
            return None
        return replace(
            read,
            guid=document.fingerprint(markup),
            url=url or read.url,
            language=language,
            source=source or read.source,
            published=published or read.published,
            published_raw=raw_date if published else read.published_raw,
            date_note="stated" if published else read.date_note,
        )
    if published is None:
        # A printed date often stands in a line that is not taken for part of the article.
        line = document.own_date(plain, now=now, zone=zone) or document.own_date(marked, now=now, zone=zone)
        raw_date, published = (line.raw, line.moment) if line else (None, None)
    return Entry(
        title=title,
        text=plain,
        guid=document.fingerprint(markup),
        url=url,
        published=published,
        published_raw=raw_date,
        date_note="stated" if published else "missing",
        language=language,
        source=source,
        excluded=boilerplate.find(plain, title),
    )


def _article(page: LexborHTMLParser, markup: str, marked: str) -> str:
    """The text of the article: extracted, else of the part that is marked as it, else of the page without its frame."""
    found = article_text(markup)
    if found is not None and len(found) * LOST >= len(marked):
        return found
    if marked:
        return marked
    for node in page.css(_ASIDE):
        node.decompose()
    return to_text(page.html or "")


def _marked(page: LexborHTMLParser) -> str:
    """The text of the part that the page itself calls its article, if it is long enough to be one."""
    for selector in _MAIN:
        texts = [to_text(node.html or "") for node in page.css(selector)[:5]]
        longest = max(texts, key=len, default="")
        if len(longest) >= MAIN_SHORTEST:
            return longest
    return ""


def _title(page: LexborHTMLParser, facts: dict[str, Any]) -> str:
    """The headline as the page itself names it; a site's name after a dash or bar goes."""
    heads = [clean_line(node.text(deep=True, separator=" ")) for node in page.css("h1")[:3]]
    named = clean_line(_meta(page, "og:title") or str(facts.get("headline") or ""))
    shown = clean_line(_text(page, "title"))
    for head in heads:
        if head and (head in named or head in shown or named in ("", head)):
            return head
    return named or _SITE_SUFFIX.sub("", shown) or next((head for head in heads if head), "")


def _published(
    page: LexborHTMLParser, facts: dict[str, Any], now: datetime, zone: tzinfo | None
) -> tuple[str | None, datetime | None]:
    """The first readable date of publication, as printed and as a moment."""
    printed = [_attribute(page, selector, name) for selector, name in _DATES]
    printed.insert(3, str(facts.get("datePublished") or ""))
    for raw in printed:
        moment = parse_date(raw, zone=zone, now=now) if raw else None
        if moment is not None:
            return clean_line(raw or "", 100), moment
    return None, None


def _facts(page: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD object of the article, if the page carries one."""
    for node in page.css("script[type='application/ld+json']")[:10]:
        try:
            data = json.loads(node.text(deep=True))
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if isinstance(item.get("headline"), str):
                return item
    return {}


def _items(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        graph = data.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph if isinstance(item, dict))
    elif isinstance(data, list):
        yield from (item for item in data if isinstance(item, dict))


def _language(page: LexborHTMLParser) -> str | None:
    raw = _attribute(page, "html", "lang") or ""
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", raw)
    return match[0].lower() if match else None


def _meta(page: LexborHTMLParser, name: str) -> str | None:
    return _attribute(page, f"meta[property='{name}'], meta[name='{name}']", "content")


def _attribute(page: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = page.css_first(selector)
    value = node.attributes.get(name) if node is not None else None
    return clean_text(value, 2000).strip() or None if value else None


def _text(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    return node.text(deep=True) if node is not None else ""
