"""An answer in words: the text with its spans marked, and for each tag the rule (file and line) and the reasons.

Pure: gives lines of text; what prints them makes them safe for a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corridor_tui.model import Document, Field, Figure, Mention, Observation, Reason, Tags

Locate = Callable[[str], str]
"""Turns a rule id into where it stands, "metrics.toml:12" (`Rules.locate`)."""

_QUOTE = 60
"""Characters of the text that a reason quotes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation. `kind` tells a painter what it is: head, text, tag, reason."""

    text: str
    kind: str = "text"


def explain(document: Document, tags: Tags, locate: Locate) -> list[Line]:
    """Everything that led to an answer, in the order: decision, text, names, figures, observations, left out."""
    lines = [*_decision(document, tags, locate)]
    fields: tuple[tuple[Field, str], ...] = (("title", document.title), ("text", document.text))
    for field, source in fields:
        if source:
            lines.append(Line(f"\n{field.capitalize()}", "head"))
            lines.extend(Line(line) for line in marked(source, field, tags).split("\n"))
    if tags.mentions:
        lines.append(Line("\nNames", "head"))
        for number, mention in enumerate(tags.mentions, start=1):
            lines.extend(_mention(number, mention, document, locate))
    if tags.figures:
        lines.append(Line("\nFigures", "head"))
        for number, figure in enumerate(tags.figures, start=1):
            lines.extend(_figure(number, figure, document, locate))
    if tags.observations:
        lines.append(Line("\nObservations", "head"))
        lines.extend(_observation(observation) for observation in tags.observations)
    if tags.excluded:
        lines.append(Line("\nLeft out", "head"))
        for span in tags.excluded:
            source = document.title if span.field == "title" else document.text
            where = locate(span.rule.replace("quiet.", "").replace("standing.", ""))
            lines.append(Line(f"  {span.rule} ({where}) {_place(span.field, span.start, span.end)}", "tag"))
            lines.append(Line(f"      {_quoted(source[span.start : span.end])}", "reason"))
    return lines


def summary(document: Document, tags: Tags) -> list[Line]:
    """The answer alone, without text, rules and reasons."""
    bare = replace(tags, excluded=())
    wanted = [line for line in explain(replace(document, text="", title=""), bare, str) if line.kind != "reason"]
    return wanted if len(wanted) > 1 else [*wanted, Line("nothing is named or counted", "tag")]


def marked(source: str, field: Field, tags: Tags) -> str:
    """A field with its spans in brackets: ⟦m1:name⟧ for the first name, ⟦f2:number⟧ for the second figure."""
    spans = [(m.start, m.end, f"m{n}") for n, m in enumerate(tags.mentions, start=1) if m.field == field]
    spans += [(f.start, f.end, f"f{n}") for n, f in enumerate(tags.figures, start=1) if f.field == field]
    pieces: list[str] = []
    done = 0
    for start, end, name in sorted(spans):
        if start < done:
            continue
        pieces += (source[done:start], f"⟦{name}:", source[start:end], "⟧")
        done = end
    pieces.append(source[done:])
    return "".join(pieces)


def _decision(document: Document, tags: Tags, locate: Locate) -> Iterator[Line]:
    verdict = "relevant" if tags.relevant else "not relevant"
    yield Line(f"{verdict}, score {tags.relevance:.2f}; language {tags.lang}", "head")
    yield from _reasons(tags.reasons, document, locate)


def _mention(number: int, mention: Mention, document: Document, locate: Locate) -> Iterator[Line]:
    place = _place(mention.field, mention.start, mention.end)
    yield Line(f"  m{number} {mention.kind} {mention.id}: {_quoted(mention.text)} {place}, {mention.where}", "tag")
    yield Line(f"      rule {mention.rule} ({locate(mention.rule)})", "reason")
    yield from _reasons(mention.reasons, document, locate)


def _figure(number: int, figure: Figure, document: Document, locate: Locate) -> Iterator[Line]:
    value = _number(figure.value)
    if figure.value_high is not None:
        value += f" to {_number(figure.value_high)}"
    facts = [f"{value} {figure.unit}", f"bound {figure.bound}", figure.role, figure.status]
    facts += [figure.direction] if figure.direction else []
    facts += [f"period {figure.period or 'none'}"]
    facts += [f"against {figure.base}"] if figure.base else []
    facts += ["a part"] if figure.part else []
    facts += [f"metric {figure.metric}"] if figure.metric else []
    yield Line(f"  f{number} {_quoted(figure.text)} {_place(figure.field, figure.start, figure.end)}", "tag")
    yield Line(f"      {'; '.join(facts)}", "tag")
    if figure.rule:
        yield Line(f"      rule {figure.rule} ({locate(figure.rule)})", "reason")
    yield from _reasons(figure.reasons, document, locate)


def _observation(observation: Observation) -> Line:
    value = _number(observation.value)
    if observation.value_high is not None:
        value += f" to {_number(observation.value_high)}"
    authority = f", counted by {observation.authority}" if observation.authority else ""
    return Line(
        f"  {observation.metric} {observation.period or 'no period'}: {observation.bound} {value} {observation.unit}, "
        f"{observation.status}{authority} (f{observation.figure + 1})",
        "tag",
    )


def _reasons(reasons: Sequence[Reason], document: Document, locate: Locate) -> Iterable[Line]:
    for reason in reasons:
        text = f"      {_with_lines(reason.note, locate)}"
        if reason.field is not None and reason.start is not None and reason.end is not None:
            source = document.title if reason.field == "title" else document.text
            text += f": {_quoted(source[reason.start : reason.end])} {_place(reason.field, reason.start, reason.end)}"
        yield Line(text, "reason")


def _with_lines(note: str, locate: Locate) -> str:
    """A note with the rule that it names in brackets followed by where that stands."""
    before, bracket, rest = note.rpartition("(")
    rule, closing, after = rest.partition(")")
    name = rule.rpartition("; ")[2]
    if not bracket or not closing or "." not in name:
        return note
    where = locate(name)
    return note if where == name else f"{before}({rule} at {where}){after}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _place(field: str, start: int, end: int) -> str:
    return f"[{field} {start}-{end}]"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"«{line if len(line) <= _QUOTE else line[: _QUOTE - 1] + '…'}»"
