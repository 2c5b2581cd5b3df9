"""Bodies in pieces: what they unpack to, and where they stop."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.inflate import BadCoding, Body, BodyFault, Coding, TooLarge, coding_of

FEED = b"<rss><channel>" + bytes(range(32, 127)) * 40 + b"</channel></rss>"
BARE = zlib.compressobj(wbits=-15)
RAW_DEFLATE = BARE.compress(FEED) + BARE.flush()


def unpack(coding: Coding, sent: bytes, *, step: int = 7, ceiling: int = 1_000_000) -> tuple[bytes, bool]:
    body = Body(coding, ceiling)
    for start in range(0, len(sent), step):
        body.feed(sent[start : start + step])
    return body.finish(), body.cut_short


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", "plain"),
        ("identity", "plain"),
        ("gzip", "gzip"),
        (" X-GZIP ", "gzip"),
        ("deflate", "deflate"),
        ("br", "unknown"),
        ("zstd", "unknown"),
        ("gzip, gzip", "unknown"),
        ("identity, gzip", "gzip"),
        ("nonsense", "unknown"),
    ],
)
def test_content_encoding(header: str, coding: str) -> None:
    assert coding_of(header) == coding


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("plain", FEED),
        ("gzip", gzip.compress(FEED)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", RAW_DEFLATE),
        ("deflate", gzip.compress(FEED)),
        ("plain", gzip.compress(FEED)),  # packed without saying so
        ("gzip", FEED),  # said to be packed, and is not
        ("unknown", FEED),
        ("gzip", gzip.compress(FEED[:900]) + gzip.compress(FEED[900:])),
        ("gzip", gzip.compress(FEED) + b"rubbish after the end"),
    ],
)
@pytest.mark.parametrize("step", [1, 600, 10_000])
def test_a_body_is_unpacked_whatever_its_header_says(coding: Coding, sent: bytes, step: int) -> None:
    assert unpack(coding, sent, step=step) == (FEED, False)


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("gzip", b"\x02\x03 no feed and no gzip"),
        ("deflate", b"\xfe\xfd\xfc\xfb"),
        ("unknown", b"\x0b\x02\x80brotli-like"),
        ("unknown", gzip.compress(gzip.compress(FEED))),
    ],
)
def test_a_body_packed_in_another_way_is_refused(coding: Coding, sent: bytes) -> None:
    with pytest.raises(BadCoding):
        unpack(coding, sent)


def test_a_gzip_stream_that_breaks_off_gives_what_came_and_says_so() -> None:
    whole = gzip.compress(FEED * 50)
    unpacked, cut_short = unpack("gzip", whole[: len(whole) // 2])
    assert cut_short
    assert unpacked and (FEED * 50).startswith(unpacked)


@pytest.mark.parametrize("coding", ["plain", "gzip"])
def test_a_bomb_stops_at_the_ceiling(coding: Coding) -> None:
    huge = b"<rss>" + bytes(5_000_000)
    sent = gzip.compress(huge) if coding == "gzip" else huge
    body = Body(coding, 1_000_000)
    with pytest.raises(TooLarge):
        body.feed(sent)
    assert body.size <= 1_000_000


@given(st.sampled_from(["plain", "gzip", "deflate", "unknown"]), st.binary(max_size=3_000), st.integers(1, 2_000))
def test_any_bytes_give_a_body_or_a_fault(coding: Coding, sent: bytes, step: int) -> None:
    try:
        unpacked, _ = unpack(coding, sent, step=step, ceiling=10_000)
    except BodyFault:
        return
    assert len(unpacked) <= 10_000


@given(st.binary(max_size=3_000), st.integers(1, 2_000))
def test_gzip_round_trip(content: bytes, step: int) -> None:
    assert unpack("gzip", gzip.compress(content), step=step) == (content, False)
