"""The brief's Markdown as an HTML file: only what we write ourselves becomes markup, all else is text."""

from __future__ import annotations

import html
import re

_MD_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((https?://[^()\s]+)\)", re.IGNORECASE)
_MD_BOLD = re.compile(r"(?<!\\)\*\*((?:[^*\\]|\\.)+)\*\*")
_MD_ESCAPE = re.compile(r"\\([\\`*_\[\]&<>#|])")


def page(markdown: str) -> str:
    """One HTML file without scripts or outside resources, from Markdown of our own making: heads, lists, paragraphs."""
    body = []
    listing = False
    for line in markdown.splitlines():
        if listing and not line.startswith("- "):
            body.append("</ul>")
            listing = False
        if line.startswith("- "):
            body += ([] if listing else ["<ul>"]) + [f"<li>{_html(line[2:])}</li>"]
            listing = True
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            body.append(f"<h{level}>{_html(line[level + 1 :])}</h{level}>")
        elif line:
            body.append(f"<p>{_html(line)}</p>")
    if listing:
        body.append("</ul>")
    style = "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
    head = f'<meta charset="utf-8"><title>Brief</title><style>{style}</style>'
    return f"<!doctype html>\n<html>\n<head>{head}</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"


def _html(line: str) -> str:
    """A line of our own Markdown as HTML: links, bold, escapes; everything else is text."""
    parts: list[str] = []
    at = 0
    for match in _MD_LINK.finditer(line):
        parts.append(_inline(line[at : match.start()]))
        parts.append(f'<a href="{html.escape(match[2])}" rel="noreferrer">{_inline(match[1])}</a>')
        at = match.end()
    return "".join([*parts, _inline(line[at:])])


def _inline(text: str) -> str:
    parts: list[str] = []
    at = 0
    for match in _MD_BOLD.finditer(text):
        parts += [_text(text[at : match.start()]), f"<strong>{_text(match[1])}</strong>"]
        at = match.end()
    return "".join([*parts, _text(text[at:])])


def _text(text: str) -> str:
    return html.escape(_MD_ESCAPE.sub(r"\1", text))
