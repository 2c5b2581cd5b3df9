"""Pages that guard a site against robots, told apart from real errors: the feed may be well behind them."""

from __future__ import annotations

from collections.abc import Mapping

MARKS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    (
        "Cloudflare",
        (b"cdn-cgi/challenge-platform", b"cf-browser-verification", b"cf_chl_", b"attention required! | cl"),
    ),
    ("DDoS-Guard", (b"ddos-guard",)),
    ("Imperva", (b"_incapsula_resource", b"incapsula incident")),
    ("Sucuri", (b"sucuri website firewall", b"sucuri_cloudproxy")),
    ("Akamai", (b"errors.edgesuite.net", b"akam/13/", b"bm-verify=")),
    ("AWS", (b"awswafcookiedomainlist", b"aws-waf-token", b"captcha.awswaf.com")),
    ("DataDome", (b"captcha-delivery.com", b"datadome")),
    ("PerimeterX", (b"px-captcha", b"perimeterx")),
    ("Qrator", (b"qrator",)),
    ("Variti", (b"variti",)),
    ("Servicepipe", (b"servicepipe",)),
    ("Anubis", (b"techaro.lol", b"making sure you&#39;re not a bot", b"making sure you're not a bot")),
)
GENERAL = (
    b"just a moment...",
    b"checking your browser",
    b"verify you are human",
    b"verifying you are human",
    b"are you a robot",
    b"g-recaptcha",
    b"h-captcha",
    b"captcha",
    b"enable javascript and cookies to continue",
    b"please turn javascript on",
)
HEADERS: tuple[tuple[str, str, str], ...] = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS"),
    ("x-datadome", "", "DataDome"),
    ("x-sucuri-block", "", "Sucuri"),
)
STATUSES = frozenset({200, 202, 203, 401, 403, 405, 406, 418, 429, 503})
HEAD = 64_000


def wall(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """The name of the guard that answered ("" where it cannot be told), or None where this is no bot wall.

    `headers` has lower-case names. A page that answers 200 counts only when it is HTML and names its guard plainly.
    """
    if status not in STATUSES:
        return None
    if status != 200:
        for name, value, guard in HEADERS:
            if name in headers and value in headers[name].lower():
                return guard
    head = body[:HEAD].lower()
    start = head.lstrip()[:400]
    if not (b"<html" in start or b"<!doctype html" in start or "html" in headers.get("content-type", "").lower()):
        return None
    if b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start:
        return None
    for guard, marks in MARKS:
        if any(mark in head for mark in marks):
            return guard if status != 200 or len(body) < HEAD else None
    if status != 200 and any(mark in head for mark in GENERAL):
        return ""
    if status == 200 and len(body) < 20_000 and any(mark in head for mark in GENERAL[:5]):
        return ""
    return None
