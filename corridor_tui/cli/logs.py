"""Where log lines go: stderr, as text or as one JSON object a line; texts of strangers are cleaned on the way."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from corridor_tui.text.sanitize import printable

FIELDS = "fields"
"""The `extra` key under which a log call may hand over a mapping of values for the JSON form."""


class TextForm(logging.Formatter):
    """`2026-01-31T08:15:00Z INFO sentence`, and a traceback below where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        line = f"{moment(record)} {record.levelname} {printable(record.getMessage())}".replace("\n", " ")
        if record.exc_info:
            line += "\n" + printable(self.formatException(record.exc_info))
        return line


class JsonForm(logging.Formatter):
    """One JSON object a line: time, level, message, and the fields of the call."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        row: dict[str, object] = {
            "time": moment(record),
            "level": record.levelname.lower(),
            "message": printable(record.getMessage()),
        }
        fields = getattr(record, FIELDS, None)
        if isinstance(fields, dict):
            row |= {name: printable(value) if isinstance(value, str) else value for name, value in fields.items()}
        if record.exc_info:
            row["trace"] = printable(self.formatException(record.exc_info))
        return json.dumps(row)


def moment(record: logging.LogRecord) -> str:
    """When the record was made."""
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"


def set_up(*, as_json: bool) -> None:
    """Send the program's log to stderr; libraries speak only of trouble."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonForm() if as_json else TextForm())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("corridor_tui").setLevel(logging.INFO)
