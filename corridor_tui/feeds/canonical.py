"""One spelling for an address, so that the same page reached by different links is one article.

The canonical form is for comparing, not for opening: it is always https, without "www.", and its query is sorted.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from corridor_tui.text.sanitize import safe_url

_TRACKING_PREFIXES = ("utm_", "at_", "mc_", "mtm_", "pk_", "piwik_", "hsa_", "vero_", "oly_", "_hs", "wt_", "itm_")
_TRACKING = frozenset(
    (
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "_openstat", "twclid",
        "ttclid", "igshid", "igsh", "li_fat_id", "spm", "scm", "cmpid", "cmp", "ncid", "ocid", "icid", "cid_source",
        "ftag", "mkt_tok", "trk", "trkcampaign", "sr_share", "soc_src", "soc_trk", "ref_src", "ref_url", "rss",
        "feature", "fb_ref", "fb_source", "action_object_map", "action_type_map", "action_ref_map", "_ga", "_gl",
        "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig", "amp", "_amp", "outputtype",
        "ved", "usg", "oc",
    )
)  # fmt: skip
_REFERRERS = frozenset(("ref", "from", "source", "src", "via", "referrer", "partner", "campaign", "medium"))
"""Dropped only where the value names a channel: `?from=rss` says how one came, `?from=almaty` what one sees."""
_CHANNELS = re.compile(r"rss\w*|feed\w*|twitter|facebook|telegram|tg|vk|email|newsletter|social|share|amp|mobile|google\w*|yandex\w*", re.IGNORECASE)  # fmt: skip
_MOBILE_HOST = re.compile(r"^(?:(?:www|m|mobile|wap|amp)\.)+(?=[^.]+\.[^.])")
_AMP_TAIL = re.compile(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?)/?$", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_WRAPPED = (
    (re.compile(r"^(?:www\.)?google\.[a-z.]+$"), "/url", ("url", "q")),
    (re.compile(r"^(?:www\.)?bing\.com$"), "/news/apiclick.aspx", ("url",)),
    (re.compile(r"^l\.facebook\.com$"), "/l.php", ("u",)),
)


def canonical_url(url: str | None) -> str | None:
    """The comparing form of an http(s) address; None for anything that may not be stored as a link."""
    checked = safe_url(unwrap(url) if url else None)
    if checked is None:
        return None
    parts = urlsplit(_from_amp_cache(checked))
    host = _host(parts.hostname or "")
    if not host:
        return None
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = _path(parts.path)
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit(("https", host + port, path, _query(parts.query), fragment))


def unwrap(url: str) -> str:
    """The page behind a known redirector (Google Alerts, Bing News); any other address as it is."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    for host, path, names in _WRAPPED:
        if host.match(parts.netloc.lower()) and parts.path == path:
            arguments = dict(parse_qsl(parts.query))
            for name in names:
                target = safe_url(arguments.get(name))
                if target:
                    return target
    return url


def _host(name: str) -> str:
    host = _MOBILE_HOST.sub("", name.lower().rstrip("."))
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(path: str) -> str:
    path = _INDEX.sub("/", _AMP_TAIL.sub("", path))
    if path.startswith("/amp/"):
        path = path[4:]
    path = _ESCAPE.sub(_plain_escape, re.sub("/{2,}", "/", path))
    return quote(path, safe="/%:@!$&'()*+,;=~-._").rstrip("/") or "/"


def _plain_escape(match: re.Match[str]) -> str:
    """An escape of a letter that needs none, resolved; any other in capitals."""
    character = unquote(match.group(), errors="ignore")
    return character if re.fullmatch(r"[A-Za-z0-9\-._~]", character) else match.group().upper()


def _query(query: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        if not _is_tracking(name.lower(), value)
    ]
    return urlencode(sorted(kept))


def _is_tracking(name: str, value: str) -> bool:
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    return name in _REFERRERS and _CHANNELS.fullmatch(value) is not None


def _from_amp_cache(url: str) -> str:
    """The publisher's address behind Google's copies of AMP pages."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if host.endswith(".cdn.ampproject.org"):
        match = re.match(r"^/[a-z]/(s/)?(.+)$", parts.path)
    elif re.fullmatch(r"(?:www\.)?google\.[a-z.]+", host):
        match = re.match(r"^/amp/(s/)?(.+)$", parts.path)
    else:
        return url
    if not match:
        return url
    return safe_url(f"https://{match.group(2)}" + (f"?{parts.query}" if parts.query else "")) or url
