"""The quick way through plain RSS gives what feedparser gives, entry by entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.parse import parse
from corridor_tui.feeds.plainrss import read_plain

NOW = datetime(2025, 6, 1, tzinfo=UTC)
URL = "https://site.example/feed"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:yandex="http://news.yandex.ru" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:own="urn:own"'
)
PLAIN = [
    "<title>Плавный ход &amp; точный груз</title>", "<title><![CDATA[Less < more &amp; <b>so</b>]]></title>", "<title/>",
    "<link>https://site.example/a?x=1&amp;y=2</link>", "<link> /relative </link>", "<link></link>", "<link>javascript:x</link>",
    "<guid>7</guid>", '<guid isPermaLink="false">https://site.example/7</guid>', '<guid isPermaLink="true">/7</guid>',
    "<pubDate>Tue, 05 Nov 2024 10:00:00 +0500</pubDate>", "<pubDate>soon</pubDate>", "<dc:date>2024-11-05</dc:date>",
    "<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</description>", "<description>  plain\n\ntext  </description>",
    "<content:encoded><![CDATA[<ul><li>a</li></ul><script>x</script>]]></content:encoded>", "<author>desk@site.example (The Desk)</author>",
    "<dc:creator><![CDATA[Somebody]]></dc:creator>", "<category>Rail</category>", "<comments>https://site.example/c</comments>",
    '<enclosure url="https://site.example/a.jpg" type="image/jpeg" length="9"/>', '<source url="https://other.example/">Other</source>',
    '<media:content url="https://site.example/m.jpg" medium="image"/>', '<media:thumbnail url="https://site.example/t.jpg"/>',
    "<yandex:full-text>The whole of the text, from first to last</yandex:full-text>", "<yandex:genre>message</yandex:genre>",
    "<slash:comments>3</slash:comments>", "<wfw:commentRss>https://site.example/c.xml</wfw:commentRss>", "<own:thing>1</own:thing>",
    "<description>Ã©tÃ©</description>", "<!-- note -->", " stray words ",
]  # fmt: skip
ODD = [
    '<atom:link rel="self" href="https://site.example/self"/>', "<itunes:author>Voice</itunes:author>", "<summary>Other words</summary>",
    "<media:content url='x'><media:title>inner</media:title></media:content>", '<description type="text">a &lt;b&gt; c</description>',
    "<description>marked <b>up</b></description>", '<link href="https://site.example/h"/>', "<media:description>about</media:description>",
    "<id>8</id>", "<published>2024-01-01</published>", "<language>kk</language>", "<own:box><title>boxed</title></own:box>",
    "<image><title>picture</title><link>https://site.example/p</link></image>", "<dc:title>Another</dc:title>",
    '<title type="html">typed</title>', "<body>words</body>", "<media:group><media:content url='https://site.example/g.mp4'/></media:group>",
]  # fmt: skip
HEADS = [
    "",
    "<link>https://site.example/</link>",
    "<language>ru</language>",
    "<image><title>logo</title><url>l.png</url></image>",
]


def document(items: list[list[str]], heads: list[str], root: str = "") -> str:
    body = "".join(f"<item>{''.join(item)}</item>" for item in items)
    return f"<rss version='2.0' {SPACES}{root}><channel><title>News</title>{''.join(heads)}{body}</channel></rss>"


def both_ways(items: list[list[str]], heads: list[str]) -> None:
    quick = parse(document(items, heads).encode(), None, URL, NOW)
    # an empty xml:base changes nothing but that feedparser has to read the document
    slow = parse(document(items, heads, ' xml:base=""').encode(), None, URL, NOW)
    assert quick == replace(slow, fingerprints=quick.fingerprints)


@pytest.mark.parametrize("part", PLAIN)
def test_a_plain_item_is_read_the_quick_way_and_the_same(part: str) -> None:
    assert read_plain(document([["<title>t</title>"] if "<title" not in part else [], [part]], [])) is not None
    both_ways([[part], ["<title>next</title>", part] if "<title" not in part else [part]], [])


@pytest.mark.parametrize("part", ODD)
def test_anything_else_is_left_to_feedparser(part: str) -> None:
    assert read_plain(document([["<title>t</title>"], [part]], [])) is None


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel></channel></rss>",
        "<rss><channel><item><title>open</item></channel></rss>",
        "<rss><item><title>no channel</title></item></rss>",
        "<rss><channel><item><title>a</title><title>b</title></item></channel></rss>",
        "<rss><channel><item><title>a</title></item><item>",
    ],
)
def test_a_document_out_of_the_ordinary_is_left_to_feedparser(text: str) -> None:
    assert read_plain(text) is None


@given(
    st.lists(st.lists(st.sampled_from(PLAIN), max_size=9, unique=True), max_size=3),
    st.lists(st.sampled_from(HEADS), max_size=3, unique=True),
)
def test_plain_feeds_read_the_same_both_ways(items: list[list[str]], heads: list[str]) -> None:
    both_ways(items, heads)


@given(st.lists(st.lists(st.sampled_from(PLAIN + ODD), max_size=6), max_size=3), st.just([]))
def test_any_feed_reads_the_same_both_ways(items: list[list[str]], heads: list[str]) -> None:
    both_ways(items, heads)
