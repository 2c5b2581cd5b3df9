"""Bytes to text: which charset a document is really in, whatever its labels say.

In order: a byte order mark; UTF-16 without one; valid UTF-8 (it wins over any label: text in another charset is
hardly ever valid UTF-8 by chance); UTF-8 with a few bad bytes; the labels (HTTP header, XML declaration, HTML meta),
unless what they give is plainly mojibake; then what the bytes themselves look like; charset-normalizer last.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corridor_tui.text.charsets import guess, looks_wrong

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
"""A label often names the smaller charset of a family; the wider one reads everything the smaller does."""
_ALIASES = {"x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "windows-874": "cp874", "x-mac-cyrillic": "mac-cyrillic",
            "ks_c_5601-1987": "cp949", "x-cp1251": "cp1251", "win-1251": "cp1251", "win1251": "cp1251", "cp-1251": "cp1251",
            "unicode": "utf-16", "utf8mb4": "utf-8", "x-user-defined": "cp1252"}  # fmt: skip
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:\-]{1,40})", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:\-]{1,40})", re.IGNORECASE)
_ESCAPED_CHARSETS = ("iso2022", "hz")
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without byte order mark; `encoding` by its Python name; `note` says in words what was wrong, if anything."""

    text: str
    encoding: str
    note: str | None = None


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode a document of unknown charset. Never raises; unreadable bytes become U+FFFD and the note says so."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _replacing(body[len(mark) :], encoding)
    labels = _labels(body, content_type)
    wide = _utf16_without_mark(body)
    if wide:
        return _replacing(body, wide)
    for label in labels:
        if label.replace("_", "").startswith(_ESCAPED_CHARSETS) and (b"\x1b" in body or b"~{" in body):
            text = _strict(body, label)
            if text is not None:
                return Decoded(text, label)
    text = _strict(body, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", _label_note(labels, "utf-8") if not body.isascii() else None)
    damaged = _utf8_with_few_bad_bytes(body)
    if damaged is not None:
        return damaged
    return _by_label(body, labels) or _by_looks(body, labels)


def charset(label: str) -> str | None:
    """The Python codec of a charset label, widened within its family; None for what is no charset of texts."""
    name = label.strip().strip("\"'").lower()
    if "\0" in name or not name.isascii():
        return None
    try:
        info = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError):
        return None
    found = info.name
    if not getattr(info, "_is_text_encoding", True) or found in _NOT_FOR_TEXT:
        return None
    return _WIDER.get(found, found)


_NOT_FOR_TEXT = frozenset(
    (
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "unicode-escape",
        "raw_unicode_escape",
        "raw-unicode-escape",
        "undefined",
        "mbcs",
        "oem",
        "palmos",
        "charmap",
    )
)


def _labels(body: bytes, content_type: str | None) -> list[str]:
    """Usable charset names, the most trustworthy first, each once."""
    found: list[str] = []
    header = _HEADER_CHARSET.search(content_type or "")
    if header:
        found.append(header.group(1))
    head = body[:_HEAD]
    for pattern in (_XML_ENCODING, _META_CHARSET):
        match = pattern.search(head)
        if match:
            found.append(match.group(1).decode("ascii"))
    known = [name for name in map(charset, found) if name and not name.startswith(("utf-16", "utf-32"))]
    return list(dict.fromkeys(known))


def _utf16_without_mark(body: bytes) -> str | None:
    head = body[:64]
    if len(head) < 8:
        return None
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if odd > len(head) * 0.4 and even == 0:
        return "utf-16-le"
    if even > len(head) * 0.4 and odd == 0:
        return "utf-16-be"
    return None


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _replacing(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    bad = text.count("\ufffd") - body.count("\ufffd".encode()) * (encoding == "utf-8")
    return Decoded(text, encoding, f"{bad} unreadable bytes were replaced" if bad > 0 else None)


def _utf8_with_few_bad_bytes(body: bytes) -> Decoded | None:
    """UTF-8 if its multi-byte characters outnumber the faults tenfold, or there are some and a fault or two."""
    text = body.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    good = _not_ascii(text) - faults
    if good >= 10 * faults or (faults <= 2 and good >= 4 * faults):
        return Decoded(text, "utf-8", f"{faults} bytes that are not UTF-8 were replaced")
    return None


def _not_ascii(text: str) -> int:
    """How many characters lie beyond ASCII; counted by encoding, because a list of them outweighs the document."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _by_label(body: bytes, labels: list[str]) -> Decoded | None:
    for label in labels:
        if label == "utf-8":
            continue
        text = _strict(body, label)
        if text is None:
            text = body.decode(label, "replace")
            faults = text.count("\ufffd")
            if faults * 50 > _not_ascii(text):
                continue
        if not looks_wrong(text, label):
            return Decoded(text, label)
    return None


def _by_looks(body: bytes, labels: list[str]) -> Decoded:
    encoding = guess(body)
    text = _strict(body, encoding)
    if text is None:
        text = body.decode(encoding, "replace")
    return Decoded(text, encoding, _label_note(labels, encoding) or f"no usable charset label; read as {encoding}")


def _label_note(labels: list[str], encoding: str) -> str | None:
    wrong = [label for label in labels if label != encoding]
    if not wrong or encoding in labels:
        return None
    return f"labelled {wrong[0]} but is {encoding}"
