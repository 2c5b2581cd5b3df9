"""The option --since of the commands that look back: an age or a day."""

from __future__ import annotations

from datetime import UTC, datetime

import click


def since(text: str, moment: datetime) -> datetime:
    """The moment that "24h", "7d" or "2026-01-31" means, seen from `moment`. Raises BadParameter for anything else."""
    from corridor_tui.store.search import age_of

    age = age_of(text)
    try:
        if age is not None:
            return moment - age
        given = datetime.fromisoformat(text)
    except (OverflowError, ValueError) as error:
        sentence = f"{text!r} is neither an age such as 24h or 7d nor a date such as 2026-01-31"
        raise click.BadParameter(sentence, param_hint="--since") from error
    return given if given.tzinfo else given.replace(tzinfo=UTC)
