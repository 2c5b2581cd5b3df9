"""One field of a document, prepared once for every rule that reads it.

All spans here are offsets into the folded text, in which the rules find their words; `View.span` leads back to the
text as given. A document has up to two views: its title and its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made
from operator import itemgetter

from corridor_tui.model import Excluded, Field
from corridor_tui.tagging.sentences import outline
from corridor_tui.text.fold import Folded, fold

Span = tuple[int, int]
_start = itemgetter(0)

_SOFT_RULES = ("boilerplate.quiet.", "boilerplate.standing.")


@dataclass(frozen=True, slots=True)
class View:
    """A field's folded text, its language, its paragraphs, sentences and clauses, and what is not to be read.

    `excluded` feeds no tag at all; `quiet` (captions) may name things but its figures do not count; `standing`
    (paragraphs repeated under every article of a source) gives no observation and little relevance. `text` is the folded
    text.
    """

    field: Field
    folded: Folded
    lang: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    excluded: tuple[Span, ...] = ()
    quiet: tuple[Span, ...] = ()
    standing: tuple[Span, ...] = ()
    text: str = made(init=False, repr=False, compare=False)
    _paragraph_starts: list[int] = made(init=False, repr=False, compare=False)
    _sentence_starts: list[int] = made(init=False, repr=False, compare=False)
    _clause_starts: list[int] = made(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.folded.text)
        object.__setattr__(self, "_paragraph_starts", _starts(self.paragraphs))
        object.__setattr__(self, "_sentence_starts", _starts(self.sentences))
        object.__setattr__(self, "_clause_starts", _starts(self.clauses))

    def span(self, start: int, end: int) -> Span:
        """The same span in the text as given."""
        return self.folded.span(start, end)

    def surface(self, start: int, end: int) -> str:
        """What the text as given shows there."""
        first, last = self.folded.span(start, end)
        return self.folded.source[first:last]

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds a position (or the last one before it); 0 in an empty text."""
        return bisect_right(self._sentence_starts, position)

    def clause(self, position: int) -> int:
        """The number of the clause that holds a position (or the last one before it)."""
        return bisect_right(self._clause_starts, position)

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds a position (or the last one before it)."""
        return bisect_right(self._paragraph_starts, position)

    def sentence_span(self, position: int) -> Span:
        """The sentence that holds a position; the whole text where there is none."""
        return self.sentences[self.sentence(position)] if self.sentences else (0, len(self.text))

    def clause_span(self, position: int) -> Span:
        """The clause that holds a position; the whole text where there is none."""
        return self.clauses[self.clause(position)] if self.clauses else (0, len(self.text))

    def paragraph_span(self, position: int) -> Span:
        """The paragraph that holds a position; the whole text where there is none."""
        return self.paragraphs[self.paragraph(position)] if self.paragraphs else (0, len(self.text))

    def is_excluded(self, start: int, end: int) -> bool:
        """Whether a span touches text that is not the article: nothing there feeds any tag."""
        return _touches(self.excluded, start, end)

    def is_quiet(self, start: int, end: int) -> bool:
        """Whether a span touches a caption: names count there, figures do not."""
        return _touches(self.quiet, start, end)

    def is_standing(self, start: int, end: int) -> bool:
        """Whether a span touches a standing paragraph."""
        return _touches(self.standing, start, end)


def make_view(field: Field, source: str, lang: str, excluded: Iterable[Excluded] = ()) -> View:
    """Prepare one field. Only the excluded spans of this field are taken, sorted by what their rule asks for."""
    folded = fold(source)
    shape = outline(source)
    place = folded.position
    kinds: dict[str, list[Span]] = {"": [], "quiet": [], "standing": []}
    for span in excluded:
        if span.field == field:
            kind = span.rule.split(".")[1] if span.rule.startswith(_SOFT_RULES) else ""
            kinds[kind].append((span.start, span.end))

    def placed(spans: Iterable[Span]) -> tuple[Span, ...]:
        if folded.is_even:
            return tuple(spans)
        return tuple((place(start), place(end)) for start, end in spans)

    return View(
        field,
        folded,
        lang,
        placed(shape.paragraphs),
        placed(shape.sentences),
        placed(shape.clauses),
        placed(_merged(kinds[""])),
        placed(_merged(kinds["quiet"])),
        placed(_merged(kinds["standing"])),
    )


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that touch made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _starts(spans: tuple[Span, ...]) -> list[int]:
    """Where all spans but the first begin: as many lie at or before a position as the number of its span says."""
    return [start for start, _ in spans[1:]]


def _touches(spans: tuple[Span, ...], start: int, end: int) -> bool:
    if not spans:
        return False
    index = bisect_left(spans, (end,))
    return index > 0 and spans[index - 1][1] > start
