"""What panels and views tell the app: sentences, and wishes that concern another view."""

from __future__ import annotations

from textual.message import Message

from corridor_tui.tui.reading import Listing


class Said(Message):
    """A sentence for the status line."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Left(Message):
    """Escape was pressed where nothing of the view is left to leave."""


class Listed(Message):
    """The list of articles has been read: its counts are fresh."""

    def __init__(self, listing: Listing) -> None:
        super().__init__()
        self.listing = listing


class OpenSentence(Message):
    """Open an article at the sentence that gives a figure; `figure` is the figure's span in the text."""

    def __init__(self, article: int, figure: tuple[int, int] | None) -> None:
        super().__init__()
        self.article = article
        self.figure = figure


class OpenQuery(Message):
    """Show the articles of a filter in the view News; `everything` also those that are not about the corridors."""

    def __init__(self, query: str, *, everything: bool | None = None) -> None:
        super().__init__()
        self.query = query
        self.everything = everything
