"""What a title takes from the text's same figure, and that its explanation says so."""

from __future__ import annotations

from datetime import date

from corridor_tui.model import Document
from corridor_tui.tagging.tagger import default


def test_the_reasons_of_a_title_name_the_period_it_took() -> None:
    text = (
        "The wagon fleet was renewed in 2024 for $3 million. Today over 80% of the freight goes through the new port."
    )
    document = Document("a", text, title="New port takes over 80% of freight", published=date(2025, 6, 25))
    title, *_ = default().tag(document).figures
    assert (title.field, title.text, title.period) == ("title", "80%", "2025")
    assert [reason.note.split()[1] for reason in title.reasons if reason.note.startswith("period")] == ["2025"]
