"""The right charset is found whatever the labels say."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.text.decode import charset, decode

RUSSIAN = "Через порт прошло больше зерна, чем годом раньше"
KAZAKH = "Шекарада жүк көліктерінің кезегі қысқарды"
CHINESE = "口岸今年通行的班列数量继续增长"
GERMAN = "Güterzüge fahren künftig täglich über die Brücke nach Süden"
TURKISH = "Demiryolu taşımacılığı geçen yıla göre arttı, ağırlık çoğaldı"


def feed(text: str, label: str | None = None) -> str:
    declaration = f'<?xml version="1.0" encoding="{label}"?>' if label else '<?xml version="1.0"?>'
    return f"{declaration}<rss><channel><title>{text}</title></channel></rss>"


CASES = [
    ("undeclared cp1251", feed(RUSSIAN).encode("cp1251"), None, RUSSIAN),
    ("undeclared GBK", feed(CHINESE).encode("gbk"), None, CHINESE),
    ("UTF-8 labelled windows-1251", feed(RUSSIAN, "windows-1251").encode(), "text/xml", RUSSIAN),
    ("UTF-8 labelled iso-8859-1 by the server", feed(RUSSIAN).encode(), "text/xml; charset=ISO-8859-1", RUSSIAN),
    ("white space before the declaration", b"\r\n  " + feed(RUSSIAN, "windows-1251").encode("cp1251"), None, RUSSIAN),
    ("cp1251 declared", feed(RUSSIAN, "windows-1251").encode("cp1251"), "application/xml", RUSSIAN),
    ("cp1251 labelled iso-8859-1 by the server", feed(RUSSIAN, "windows-1251").encode("cp1251"), "text/xml; charset=iso-8859-1", RUSSIAN),
    ("gb2312 that is wider", feed(CHINESE + "镕", "gb2312").encode("gb18030"), None, CHINESE + "镕"),
    ("KOI8-R declared", feed(RUSSIAN, "koi8-r").encode("koi8-r"), None, RUSSIAN),
    ("KOI8-R undeclared", feed(RUSSIAN).encode("koi8-r"), None, RUSSIAN),
    ("UTF-16 with a mark", feed(KAZAKH, "utf-16").encode("utf-16"), None, KAZAKH),
    ("UTF-16 without a mark", feed(KAZAKH, "utf-16").encode("utf-16-be"), None, KAZAKH),
    ("UTF-8 with a mark", feed(KAZAKH).encode("utf-8-sig"), "text/xml; charset=windows-1251", KAZAKH),
    ("Kazakh code page declared", feed(KAZAKH, "kz1048").encode("kz1048"), None, KAZAKH),
    ("latin declared as utf-8", feed(GERMAN, "utf-8").encode("cp1252"), "text/xml; charset=utf-8", GERMAN),
    ("iso-8859-1 with cp1252 quotes", feed("“quoted” – dash", "iso-8859-1").encode("cp1252"), None, "“quoted” – dash"),
    ("Turkish declared", feed(TURKISH, "iso-8859-9").encode("cp1254"), None, TURKISH),
    ("undeclared capitals", feed(RUSSIAN.upper()).encode("cp1251"), None, RUSSIAN.upper()),
    ("KOI8-R capitals", feed(RUSSIAN.upper()).encode("koi8-r"), None, RUSSIAN.upper()),
    ("Turkish undeclared", feed(TURKISH).encode("cp1254"), None, TURKISH),
    ("Korean undeclared", feed("항만 물동량이 지난해보다 늘었다").encode("cp949"), None, "항만 물동량이 지난해보다 늘었다"),
    ("a charset that is none", feed(RUSSIAN, "base64").encode(), "text/xml; charset=zip\0x", RUSSIAN),
    ("a label in HTML", f'<html><meta charset="windows-1251"><p>{RUSSIAN}'.encode("cp1251"), "text/html", RUSSIAN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "content_type", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_text_is_read(body: bytes, content_type: str | None, text: str) -> None:
    assert text in decode(body, content_type).text


def test_one_bad_byte_costs_one_character_and_is_told() -> None:
    body = feed(RUSSIAN + " " + KAZAKH).encode()
    at = body.index("порт".encode())
    decoded = decode(body[:at] + b"\xff" + body[at:], "text/xml")
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == feed(RUSSIAN + " " + KAZAKH)
    assert decoded.note is not None and "1 byte" in decoded.note


def test_a_label_that_lies_is_told() -> None:
    assert decode(feed(RUSSIAN, "windows-1251").encode()).note == "labelled cp1251 but is utf-8"
    assert decode(feed(RUSSIAN).encode()).note is None


def test_escapes_of_seven_bits_follow_their_label() -> None:
    text = feed("鉄道の貨物", "iso-2022-jp")
    assert decode(text.encode("iso2022_jp"), None).text == text


@pytest.mark.parametrize(
    "label", ["utf-7", "base64", "rot13", "idna", "unicode_escape", "hex", "x" * 500, "", "кодировка", "a\0b"]
)
def test_what_is_no_charset_of_texts_is_refused(label: str) -> None:
    assert charset(label) is None


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_give_a_text(body: bytes, content_type: str | None) -> None:
    decoded = decode(body, content_type)
    assert isinstance(decoded.text, str)
    assert charset(decoded.encoding)


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
        lambda text: not text.startswith("\ufeff")
    )
)
def test_valid_utf8_wins_over_any_label(text: str) -> None:
    assert decode(("<a>" + text).encode(), "text/xml; charset=koi8-r").text == "<a>" + text


@pytest.mark.parametrize("letters", ["\xe9", "a\xe9"], ids=["nothing else", "every other letter"])
def test_many_faulty_bytes_take_no_more_memory_than_a_few_copies_of_the_document(letters: str) -> None:
    body = letters.encode("latin-1") * (2_000_000 // len(letters))
    tracemalloc.start()
    decode(body, "text/xml; charset=utf-8")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * len(body)
