"""Bytes of any source become clean entries, or a sentence that says why not."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.jsonfeed import narrowed
from corridor_tui.feeds.parse import parse
from corridor_tui.feeds.parsed import ParsedFeed
from corridor_tui.model import Enclosure, Entry
from corridor_tui.text.sanitize import clean_line, printable, safe_url

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
URL = "https://news.example/feeds/all.xml"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:yandex="http://news.yandex.ru" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(items: str, head: str = "<link>https://news.example/</link>") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {SPACES}><channel><title>News</title>{head}{items}</channel></rss>'


def read(document: str | bytes, content_type: str | None = "application/xml") -> ParsedFeed:
    body = document if isinstance(document, bytes) else document.encode("utf-8", "surrogatepass")
    return parse(body, content_type, URL, NOW)


def first(items: str) -> Entry:
    feed = read(rss(f"<item>{items}</item>"))
    assert feed.fault is None
    return feed.entries[0]


FORMATS = {
    "rss091": '<rss version="0.91"><channel><title>F</title><link>https://news.example/</link><item><title>Headline</title>'
    "<link>https://news.example/1</link><description>Words</description></item></channel></rss>",
    "rss092": '<rss version="0.92"><channel><title>F</title><item><title>Headline</title><link>https://news.example/1</link>'
    "<description>Words</description></item></channel></rss>",
    "rss10": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="https://news.example/"><title>F</title></channel><item rdf:about="https://news.example/1">'
    "<title>Headline</title><link>https://news.example/1</link><description>Words</description></item></rdf:RDF>",
    "rss20": rss(
        "<item><title>Headline</title><link>https://news.example/1</link><description>Words</description></item>"
    ),
    "atom03": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title>Headline</title>'
    '<link rel="alternate" type="text/html" href="https://news.example/1"/><content>Words</content></entry></feed>',
    "atom10": '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>Headline</title>'
    '<link href="https://news.example/1"/><content type="html">&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>',
    "json11": '{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"id": "1", "title": "Headline", '
    '"url": "https://news.example/1", "content_html": "<p>Words</p>"}]}',
    "json10": '{"version": "https://jsonfeed.org/version/1", "title": "F", "items": [{"id": "1", "title": "Headline", '
    '"url": "/1", "content_text": "Words"}]}',
}


@pytest.mark.parametrize("version", FORMATS)
def test_every_format_gives_the_same_entry(version: str) -> None:
    feed = read(FORMATS[version])
    (entry,) = feed.entries
    assert (feed.version, feed.fault, feed.total) == (version, None, 1)
    assert (entry.title, entry.url, entry.text) == ("Headline", "https://news.example/1", "Words")


def test_the_head_of_a_feed_is_read() -> None:
    feed = read(
        rss(
            "",
            "<link>/ru</link><language>ru-RU</language><ttl>45</ttl><skipHours><hour>0</hour><hour>24</hour><hour>3</hour>"
            "</skipHours><skipDays><day>Sunday</day></skipDays>",
        )
    )
    assert (feed.title, feed.language, feed.home) == ("News", "ru", "https://news.example/ru")
    assert (feed.ttl, feed.skip_hours, feed.skip_days) == (2_700, frozenset((0, 3)), frozenset((6,)))
    assert feed.fault is None and feed.entries == ()


def test_a_feed_that_closes_every_hour_cannot_mean_it() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    assert read(rss("", f"<skipHours>{hours}</skipHours>")).skip_hours == frozenset()


def test_the_syndication_module_stands_in_for_a_ttl() -> None:
    head = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert read(rss("", head)).ttl == 21_600


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"  \r\n\x00", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
        (b"<!-- cached --><html><head><title>x</title></head></html>", "web page"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "web page"),
        (b"Service unavailable", "neither XML nor JSON"),
        (b"<?xml version='1.0'?><catalog><book/></catalog>", "another kind"),
        (b'{"error": "not found"}', "not a feed"),
        (b"[1, 2]", "not a feed"),
        (b'{"items": [{"sku": 7}, 3, null]}', "not a feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, words: str) -> None:
    feed = read(body)
    assert feed.fault is not None and words in feed.fault
    assert feed.entries == ()


def test_guids_stay_as_they_are_and_never_become_links() -> None:
    entry = first("<title>x</title><guid>story 17</guid>")
    assert (entry.guid, entry.url) == ("story 17", None)
    permalink = first('<title>x</title><guid isPermaLink="true">https://news.example/17</guid>')
    assert permalink.url == "https://news.example/17"


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<link>/a?x=1&amp;y=2</link>", "https://news.example/a?x=1&y=2"),
        ("<link>https://news.example/one</link><link>https://news.example/two</link>", "https://news.example/one"),
        ('<atom:link rel="self" href="https://news.example/self"/><link>https://news.example/a</link>', "https://news.example/a"),
        ("<link> https://news.example/with space </link>", "https://news.example/with%20space"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link>//cdn.example/x</link>", "https://cdn.example/x"),
        ("<link>https://proxy.example/1</link><feedburner:origLink>https://news.example/1</feedburner:origLink>", "https://news.example/1"),
        ("<link>https://www.google.com/url?rct=j&amp;url=https://news.example/9&amp;ct=ga</link>", "https://news.example/9"),
        ("<link></link>", None),
    ],
)  # fmt: skip
def test_links_are_resolved_and_checked(links: str, url: str | None) -> None:
    assert first(f"<title>x</title>{links}").url == url


def test_an_atom_entry_takes_its_first_alternate_link() -> None:
    feed = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>x</title><link rel="enclosure" href="e.pdf" '
        'type="application/pdf"/><link rel="self" href="s"/><link rel="alternate" href="one"/><link href="two"/></entry></feed>'
    )
    assert feed.entries[0].url == "https://news.example/feeds/one"
    assert feed.entries[0].enclosures == (Enclosure("https://news.example/feeds/e.pdf", "application/pdf"),)


@pytest.mark.parametrize(
    ("xml", "title"),
    [
        ("Grain &amp;amp; oil", "Grain & oil"),
        ("AT&amp;amp;amp;T", "AT&T"),
        ("&lt;b&gt;Bold&lt;/b&gt; &amp;laquo;news&amp;raquo;", "Bold «news»"),
        ("<![CDATA[Less < more & <i>so</i>]]>", "Less < more & so"),
        ("итоги [/b] [@click=app.quit]", "итоги [/b] [@click=app.quit]"),
        ("over\n  two\tlines", "over two lines"),
        ("&#27;[31mred&#27;[0m &#x202e;x", "red x"),
        ("&amp;#27;[2Jcleared", "cleared"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Port", "Port"),
        ("5 &lt; 10", "5 < 10"),
        ("x" * 2_000, "x" * 1_000),
    ],
)
def test_titles_are_one_clean_line(xml: str, title: str) -> None:
    assert first(f"<title>{xml}</title>").title == title


def test_a_missing_title_is_made_of_the_text_or_the_address() -> None:
    assert first("<description>The port opened. More follows.</description>").title == "The port opened."
    long = first("<description>" + "word " * 60 + "</description>").title
    assert len(long) <= 121 and long.endswith("word…")
    assert first("<link>https://news.example/1</link>").title == "https://news.example/1"


def test_a_title_loses_the_source_that_the_entry_names() -> None:
    entry = first('<title>Queues shrink - Border Daily</title><source url="https://d.example">Border Daily</source>')
    assert (entry.title, entry.source) == ("Queues shrink", "Border Daily")
    assert first("<title>Queues shrink - Border Daily</title>").title == "Queues shrink - Border Daily"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ("<description>Teaser</description><content:encoded><![CDATA[<p>The whole story</p>]]></content:encoded>", "The whole story"),
        ("<description>Teaser</description><yandex:full-text>All of the text of the story</yandex:full-text>", "All of the text of the story"),
        ("<description>A summary that tells far more than the rest</description><content:encoded>Tell</content:encoded>", "A summary that tells far more than the rest"),
        ("<description>&lt;ul&gt;&lt;li&gt;a&lt;/li&gt;&lt;li&gt;b&lt;/li&gt;&lt;/ul&gt;</description>", "- a\n- b"),
        ("<description>&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;escaped&amp;lt;/p&amp;gt;</description>", "Twice\n\nescaped"),
        ("<description>Line one\n\nLine two</description>", "Line one\n\nLine two"),
        ("<media:description>From the media element</media:description>", "From the media element"),
        ("<description>&lt;script&gt;x()&lt;/script&gt;safe&lt;iframe src='x'&gt;in&lt;/iframe&gt;</description>", "safe"),
    ],
)  # fmt: skip
def test_the_richest_body_becomes_text(parts: str, text: str) -> None:
    assert first(f"<title>x</title>{parts}").text == text


def test_dates_are_the_sources_or_missing() -> None:
    entry = first("<title>x</title><pubDate>5 ноября 2024, 10:00 MSK</pubDate>")
    assert entry.published == datetime(2024, 11, 5, 7, tzinfo=UTC)
    assert (entry.published_raw, entry.date_note) == ("5 ноября 2024, 10:00 MSK", "stated")
    broken = first("<title>x</title><pubDate>2024-13-45</pubDate>")
    assert (broken.published, broken.published_raw, broken.date_note) == (None, "2024-13-45", "missing")
    assert first("<title>x</title>").published_raw is None
    second = first("<title>x</title><pubDate>soon</pubDate><dc:date>2024-11-05T10:00:00Z</dc:date>")
    assert second.published == datetime(2024, 11, 5, 10, tzinfo=UTC)


def test_the_zone_of_the_source_serves_dates_without_one() -> None:
    body = rss("<item><title>x</title><pubDate>05.11.2024 10:00</pubDate></item>").encode()
    feed = parse(body, None, URL, NOW, zone=timezone(timedelta(hours=5)))
    assert feed.entries[0].published == datetime(2024, 11, 5, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "damage",
    [
        "<title>AT&T & more &nbsp; R&D</title>",
        "<title>x &#xD800; &#1114112; &#0; y</title>",
        "<title>x\x00\x0b y</title>",
        "<title>x &undefined; y</title>",
        "<title>x</title><georss:point>1</georss:point><gml:pos/>",
        "<title>x</title><psc:chapter/><itunes:category/>",
        "<title>x</title><description>unclosed <br> and <b>bold</description>",
        "<title>x</title><author>" + "a." * 20_000 + "</author>",
        "<title>x</title><description>" + "&lt;!--" * 20_000 + "</description>",
    ],
)
def test_damage_costs_no_entry(damage: str) -> None:
    feed = read(rss(f"<item><title>Before</title></item><item>{damage}</item><item><title>After</title></item>"))
    titles = [entry.title for entry in feed.entries]
    assert len(titles) == 3
    assert (titles[0], titles[2]) == ("Before", "After")


def test_a_cut_off_feed_gives_its_whole_entries_and_says_so() -> None:
    whole = rss("<item><title>One</title></item><item><title>Two</title></item><item><title>Three</title></item>")
    feed = read(whole[: whole.index("Three") + 2])
    assert [entry.title for entry in feed.entries] == ["One", "Two"]
    assert feed.note is not None and "breaks off" in feed.note
    cut = FORMATS["json11"].replace("]}", ', {"id": "2", "title": "Cut o')
    assert [entry.title for entry in read(cut).entries] == ["Headline"]


def test_entity_bombs_are_left_out() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    feed = read(bomb + "<rss><channel><item><title>a &e8; b &x; c</title></item></channel></rss>")
    assert len(feed.entries[0].title) < 40
    assert "root:" not in feed.entries[0].title


def test_an_archive_gives_its_newest_entries_in_order() -> None:
    items = "".join(
        f"<item><title>{number}</title><pubDate>2024-01-{number % 28 + 1:02} 10:00</pubDate></item>"
        for number in range(56)
    )
    feed = parse(rss(items).encode(), None, URL, NOW, limit=10)
    assert [entry.title for entry in feed.entries] == ["23", "24", "25", "26", "27", "51", "52", "53", "54", "55"]
    assert feed.total == 56
    assert feed.note is not None and "46 older entries" in feed.note


def test_titles_and_texts_keep_to_the_callers_limits() -> None:
    body = rss(f"<item><title>{'t' * 90}</title><description>{'d' * 90}</description></item>").encode()
    (entry,) = parse(body, None, URL, NOW, title_limit=20, text_limit=30).entries
    assert (entry.title, entry.text) == ("t" * 20, "d" * 30)


def test_an_archive_beyond_measure_gives_its_newest_entries_too() -> None:
    many = 30_000
    items = "".join(
        f"<item><title>{n}</title><pubDate>{'2024-02-01' if n == 7_000 else '2023-01-01'}</pubDate></item>"
        for n in range(many)
    )
    feed = parse(rss(items).encode(), None, URL, NOW, limit=200)
    assert len(feed.entries) == 200
    assert "7000" in {entry.title for entry in feed.entries}
    assert feed.total == many
    assert len(feed.fingerprints) < many


@pytest.mark.parametrize("filler", ["<a/>" * 700_000, "<a>" * 300_000], ids=["width", "depth"])
def test_elements_without_number_are_refused(filler: str) -> None:
    fault = read(rss(f"<item><title>x</title>{filler}</item>")).fault
    assert fault is not None and "more elements" in fault


def test_markup_without_number_in_a_body_is_text() -> None:
    body = "<div>x</div>" * 150_000
    assert first(f"<title>x</title><description><![CDATA[{body}]]></description>").text.startswith("x")


def test_undated_archives_keep_what_stands_first() -> None:
    items = "".join(f"<item><title>{number}</title></item>" for number in range(30))
    feed = parse(rss(items).encode(), None, URL, NOW, limit=3)
    assert [entry.title for entry in feed.entries] == ["0", "1", "2"]


def test_items_read_before_are_left_out_and_changed_ones_are_not() -> None:
    one, two = "<item><guid>1</guid><title>One</title></item>", "<item><guid>2</guid><title>Two</title></item>"
    before = read(rss(one + two))
    assert len(before.fingerprints) == 2
    known = frozenset(before.fingerprints)
    after = parse(
        rss("<item><guid>3</guid><title>New</title></item>" + one.replace("One", "Won") + two).encode(),
        None,
        URL,
        NOW,
        known=known,
    )
    assert [entry.title for entry in after.entries] == ["New", "Won"]
    assert after.total == 3
    nothing = parse(rss(one + two).encode(), None, URL, NOW, known=known)
    assert (nothing.entries, nothing.fault, nothing.title) == ((), None, "News")


def test_nothing_is_left_out_where_items_share_a_name() -> None:
    items = "".join(f"<item><guid>same</guid><title>{number}</title></item>" for number in range(3))
    known = frozenset(read(rss(items)).fingerprints[:2])
    assert len(parse(rss(items).encode(), None, URL, NOW, known=known).entries) == 3


def test_known_json_items_are_left_out_too() -> None:
    known = frozenset(read(FORMATS["json11"]).fingerprints)
    feed = parse(FORMATS["json11"].encode(), None, URL, NOW, known=known)
    assert (feed.entries, feed.total, feed.fault) == ((), 1, None)


def test_the_outcome_crosses_processes() -> None:
    feed = read(FORMATS["rss20"])
    assert pickle.loads(pickle.dumps(feed)) == feed


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<rss>", "<channel>", "<item>", "</item>", "</channel>", "</rss>", "<title>", "</title>", "<link>", "</link>",
                "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "</entry>", "<![CDATA[", "]]>", "<!--", "-->", "&", "<",
                "&#27;", "&#xD800;", "<guid>1</guid>", "<pubDate>", "</pubDate>", "2024-11-05", "<author>", "\x1b[2J", "\ud800",
                "{", '"items":[', "javascript:", "https://e.example/", "<!DOCTYPE a [", "]>", "<?xml version='1.0'?>",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=25,
).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))  # fmt: skip


@given(PIECES | st.binary(max_size=200))
def test_any_bytes_give_clean_entries_or_a_fault(body: bytes) -> None:
    feed = read(body)
    assert feed.fault is None or not feed.entries
    assert len(feed.identities) == len(feed.entries)
    for entry in feed.entries:
        assert clean_line(entry.title) == entry.title
        assert printable(entry.text) == entry.text
        assert entry.url is None or safe_url(entry.url) == entry.url
        f"{entry}".encode()


def test_short_names_that_a_document_defines_are_put_in_and_floods_are_not() -> None:
    head = (
        '<!DOCTYPE rss [<!ENTITY port "Aktau"><!ENTITY twice "&port;&port;"><!ENTITY out SYSTEM "file:///etc/passwd">]>'
    )
    document = (
        f"{head}<rss><channel><item><title>&port; &twice; &out;</title><guid>&port;/1</guid></item></channel></rss>"
    )
    (entry,) = read(document).entries
    assert (entry.title, entry.guid) == ("Aktau &twice; &out;", "Aktau/1")
    flood = document.replace("Aktau", "A" * 200).replace("&port; ", "&port; " * 1_000)
    assert read(flood).entries[0].title.startswith("&port; &port;")


@pytest.mark.parametrize(
    ("kind", "title", "shown"),
    [
        ("html", "Signs &lt;b&gt;in&lt;/b&gt; a row", "Signs in a row"),
        ("html", "The &amp;lt;b&amp;gt; tag &amp;amp; more", "The <b> tag & more"),
        ("xhtml", '<div xmlns="http://www.w3.org/1999/xhtml">The &lt;b&gt; tag</div>', "The <b> tag"),
        ("text", "The &lt;b&gt; tag", "The <b> tag"),
    ],
)
def test_an_atom_title_is_what_its_type_says(kind: str, title: str, shown: str) -> None:
    document = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="{kind}">{title}</title><id>1</id></entry></feed>'
    assert read(document).entries[0].title == shown


def test_an_item_with_nothing_but_a_file_leads_to_the_file() -> None:
    entry = first('<title>Tariffs</title><enclosure url="https://x.example/tariffs.pdf" type="application/pdf"/>')
    assert entry.url == "https://x.example/tariffs.pdf"
    assert [each.url for each in entry.enclosures] == ["https://x.example/tariffs.pdf"]


@given(
    st.recursive(
        st.text() | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_narrowed_json_means_the_same(value: object) -> None:
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    assert json.loads(narrowed(body)) == json.loads(body)
    assert max(narrowed(body).decode(), default="") <= "\uffff"


def test_letters_beyond_the_first_plane_reach_a_json_entry() -> None:
    document = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "𠀀", "title": "𠀀 🚂", "url": "https://x.example/🚂"}],
        },
        ensure_ascii=False,
    )
    (entry,) = read(document, "application/json").entries
    assert (entry.title, entry.guid, entry.url) == ("𠀀 🚂", "𠀀", "https://x.example/🚂")
