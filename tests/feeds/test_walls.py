"""Bot walls, and pages that only look a little like one."""

from __future__ import annotations

import pytest

from corridor_tui.feeds.walls import wall

HTML = {"content-type": "text/html; charset=utf-8"}
CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"


@pytest.mark.parametrize(
    ("status", "headers", "body", "guard"),
    [
        (403, HTML, b'<html><script src="/cdn-cgi/challenge-platform/x.js"></script>', "Cloudflare"),
        (403, {"cf-mitigated": "challenge"}, b"", "Cloudflare"),
        (403, HTML, CHALLENGE, ""),
        (503, HTML, CHALLENGE, ""),
        (202, HTML, b"<html><script>captcha</script></html>", ""),
        (403, HTML, b"<html><a href='https://ddos-guard.net'>", "DDoS-Guard"),
        (200, HTML, b"<html>_Incapsula_Resource", "Imperva"),
        (200, HTML, CHALLENGE, ""),
        (403, HTML, b"<html><h1>Forbidden</h1></html>", None),
        (404, HTML, CHALLENGE, None),
        (503, HTML, b"<html>Down for maintenance", None),
        (200, HTML, b"<html>How sites use a captcha", None),
        (200, {"content-type": "text/html"}, b"<?xml version='1.0'?><rss><item>ddos-guard</item></rss>", None),
        (200, {"content-type": "application/xml"}, b"<rss><item>just a moment...</item></rss>", None),
        (403, {"content-type": "text/plain"}, b"captcha", None),
    ],
)
def test_walls(status: int, headers: dict[str, str], body: bytes, guard: str | None) -> None:
    assert wall(status, headers, body) == guard
