"""The brief as Markdown, HTML and plain data; every line with its source."""

from __future__ import annotations

import json
import re
from typing import Any

from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.crossings import split
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.numbers import exact, human
from corridor_tui.metrics.periods import label
from corridor_tui.services import brief_page
from corridor_tui.services.brief import Brief, BriefArticle, Edited, NewValue, Raised
from corridor_tui.services.catalog import place_name
from corridor_tui.services.coverage import Gap
from corridor_tui.services.metrics_json import claim_json, disagreement_json
from corridor_tui.text.sanitize import clean_line, safe_url

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
MOST = 12
"""Articles listed under one place; the others are counted."""


def markdown(told: Brief) -> str:
    """The brief for a chat or a mail. Text of sources is escaped: it can neither link nor format."""
    lines = [f"# Brief: {told.since:%Y-%m-%d %H:%M} to {told.until:%Y-%m-%d %H:%M} UTC", ""]
    counts = {
        "new article": told.total,
        "new value": len(told.values),
        "new conflict": len(told.conflicts),
        "alert": len(told.alerts),
    }
    lines.append(", ".join(f"{count} {noun}{'s' if count != 1 else ''}" for noun, count in counts.items()) + ".")
    if told.alerts:
        lines += [
            "",
            "## Alerts",
            "",
            *(f"- {_alert(alert)}" for alert in told.alerts),
        ]
    if told.values:
        lines += ["", "## New values", "", *(f"- {_value(value)}" for value in told.values)]
    if told.conflicts:
        lines += ["", "## New conflicts", ""]
        lines += [f"- {_conflict(item, told.metric_names.get(item.metric, item.metric))}" for item in told.conflicts]
    for place in told.places:
        lines += ["", f"## {_md(place.name)} ({place.kind}, {len(place.articles)})", ""]
        lines += _listed(place.articles)
    if told.elsewhere:
        lines += ["", f"## Elsewhere ({len(told.elsewhere)})", "", *_listed(told.elsewhere)]
    if told.edited:
        lines += ["", "## Edited articles with other figures", "", *(f"- {_edit(item)}" for item in told.edited)]
    if told.gaps:
        lines += ["", "## Places without news", "", *(f"- {_gap(gap)}" for gap in told.gaps)]
    if told.silent:
        lines += ["", "## Silent or failing sources", ""]
        lines += [f"- {_md(item.name)}: {item.word}, {_md(item.sentence)}" for item in told.silent]
    return "\n".join(lines) + "\n"


def page(told: Brief) -> str:
    """The brief as one HTML file without scripts or outside resources."""
    return brief_page.page(markdown(told))


def data(told: Brief) -> dict[str, Any]:
    """The brief for a program; the keys are a contract."""
    return {
        "since": told.since,
        "until": told.until,
        "total": told.total,
        "places": [
            {"kind": p.kind, "id": p.id, "name": p.name, "articles": [_article(item) for item in p.articles]}
            for p in told.places
        ],
        "elsewhere": [_article(item) for item in told.elsewhere],
        "values": [
            {
                "metric": split(value.metric)[0],
                "checkpoint": split(value.metric)[1],
                "name": value.name,
                "news": value.news,
                "shown": exact(value.point.value),
                "before": exact(value.before.value) if value.before else None,
                "claim": claim_json(value.claim),
            }
            for value in told.values
        ],
        "conflicts": [disagreement_json(item) for item in told.conflicts],
        "alerts": [
            {"rule": alert.hit.rule, "event": alert.hit.event, "at": alert.hit.at, "text": alert.hit.sentence,
             "article": alert.hit.article, "title": alert.article.row.title if alert.article else None,
             "source": alert.article.row.source if alert.article else None,
             "url": alert.article.url if alert.article else None}
            for alert in told.alerts
        ],
        "edited": [
            {"article": item.article.id, "title": item.article.title, "source": item.article.source, "url": item.url,
             "gone": list(item.gone), "come": list(item.come)}
            for item in told.edited
        ],
        "gaps": [
            {"kind": gap.kind, "id": gap.id, "name": place_name(gap.kind, gap.id), "days": gap.days,
             "usual_days": gap.usual, "last": gap.last, "text": gap_words(gap)}
            for gap in told.gaps
        ],
        "silent": [
            {"name": item.name, "url": item.url, "state": item.word, "text": item.sentence} for item in told.silent
        ],
    }  # fmt: skip


def json_text(told: Brief) -> str:
    """The brief as JSON text, for a file."""
    return json.dumps(data(told), ensure_ascii=False, indent=2, default=lambda moment: moment.isoformat()) + "\n"


def _listed(found: tuple[BriefArticle, ...]) -> list[str]:
    lines = [
        f"- {_link(item.row.title, item.url)} ({_md(item.row.source)}, {_day(item)}{_ref(item.row.id)})"
        for item in found[:MOST]
    ]
    if len(found) > MOST:
        lines.append(f"- and {len(found) - MOST} more")
    return lines


def _day(item: BriefArticle) -> str:
    return f"{item.row.published:%Y-%m-%d}" if item.row.published else "no date"


def _value(value: NewValue) -> str:
    claim = value.claim
    told = human(claim.value, claim.unit, claim.bound, claim.value_high)
    status = f" ({claim.status})" if claim.status != "actual" else ""
    note = {
        "first": "",
        "confirmed": "; confirms what was known",
        "changed": f"; was {human(value.before.value, claim.unit)}" if value.before else "",
        "disputed": f"; shown is {human(value.point.value, claim.unit, value.point.bound)}",
    }[value.news]
    quote = clean_line(claim.quote, 300)
    return f'**{_md(value.name)}**, {label(claim.when)}: {told}{status}{note}. "{_md(quote)}" ({_origin(claim)})'


def _origin(statement: Claim | Growth) -> str:
    """Who says it, when and in which article, linked to its address."""
    told = [_md(statement.source), f"{statement.date or 'no date'}"]
    told += [f"article {statement.article}"] if statement.article else []
    return _link(", ".join(part for part in told if part), statement.url, raw=True)


def _conflict(item: Disagreement, name: str) -> str:
    """A finding with the places where its sides can be read, each once."""
    sides = dict.fromkeys(_origin(statement) for side in (item.one, item.other) for statement in side[:1])
    return f"{_md(name)}: {_md(item.sentence)} ({'; '.join(sides)})"


def _alert(alert: Raised) -> str:
    """What was raised, by which rule, and where it can be read."""
    rule, item = _md(alert.hit.rule), alert.article
    if item is None:
        return f"{_md(alert.hit.sentence)} ({rule}{_ref(alert.hit.article)})"
    origin = f"{_md(item.row.source)}, {_day(item)}{_ref(item.row.id)}"
    return f"{_md(alert.hit.sentence)} ({rule}; {_link(origin, item.url, raw=True)})"


def _edit(item: Edited) -> str:
    gone = f"no longer {', '.join(map(_md, item.gone))}" if item.gone else ""
    come = f"now {', '.join(map(_md, item.come))}" if item.come else ""
    title = _link(item.article.title, item.url)
    return f"{title} ({_md(item.article.source)}{_ref(item.article.id)}): {'; '.join(part for part in (gone, come) if part)}"


def gap_words(gap: Gap) -> str:
    """A gap in one sentence, by the place's id."""
    usual = "usually every day" if gap.usual <= 1 else f"usually one every {gap.usual:.0f} days"
    return f"no article on {gap.id} for {gap.days} days ({usual}; the last one of {gap.last:%Y-%m-%d})"


def _gap(gap: Gap) -> str:
    return f"{_md(place_name(gap.kind, gap.id))}: {_md(gap_words(gap))}"


def _article(item: BriefArticle) -> dict[str, Any]:
    row = item.row
    return {
        "article": row.id,
        "title": row.title,
        "source": row.source,
        "published": row.published,
        "fetched": row.fetched,
        "language": row.language,
        "url": item.url,
        "corridors": list(row.corridors),
        "checkpoints": list(row.checkpoints),
        "figures": row.figures,
    }


def _ref(article: int | None) -> str:
    return f", article {article}" if article else ""


def _md(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean_line(text))


def _link(text: str, url: str | None, *, raw: bool = False) -> str:
    shown = text if raw else _md(text)
    safe = safe_url(url) if url else None
    if safe is None:
        return shown
    return f"[{shown}]({safe.replace('(', '%28').replace(')', '%29')})"
