"""Write docs/keys.md from the key table: `python tools/keys_doc.py`. A test holds the two together."""

from __future__ import annotations

from pathlib import Path

from corridor_tui.tui.keys import COMMANDS, EVERYWHERE, Command

TARGET = Path(__file__).resolve().parent.parent / "docs" / "keys.md"

SECTIONS = (
    (EVERYWHERE, "Everywhere"),
    ("moving", "Moving, in every list and text"),
    ("sorted", "In the lists of articles, metrics and sources"),
    ("articles", "In the list of articles"),
    ("reader", "In the reader"),
    ("article", "For the article, in list and reader"),
    ("claim", "For a figure, marked in the reader or under the cursor of the evidence"),
    ("facets", "In the facets"),
    ("routes", "In the corridors at a glance"),
    ("metrics", "In the metrics"),
    ("evidence", "In a metric's evidence"),
    ("sources", "In the sources"),
    ("watches", "In the watches"),
    ("alerts", "In the alerts"),
)

HEAD = """# Keys

`?` shows the keys of the panel that has the focus, `:` or `ctrl+p` finds a command by its name. The mouse works as
well: click, click again to open, wheel, and the views and keys at the edges.

Keys are given by action in the configuration, in place of the usual ones; an action may have several:

```toml
[keys]
next_unread = ["n", "ctrl+n"]
mark_all_read = []          # no key at all
```

A key that would mean two things in one panel is reported when the monitor starts. Every letter works on a Russian or
Kazakh keyboard layout too: `о` is `j`, `й` is `q`, and for `/` the same key sends `.` or `№`.
"""

FOOT = """
## While typing a filter

| key | does |
|---|---|
| `enter` | keep the filter and go to the list |
| `esc` | take the filter away; the cursor goes back to where it was |
| `up` `down` | filters used before |
| `right` | take the completion shown behind the cursor |

The words of the filter are explained in [search.md](search.md).
"""


def document() -> str:
    """The whole page."""
    parts = [HEAD]
    for scope, title in SECTIONS:
        rows = [command for command in COMMANDS if command.scope == scope]
        parts.append(f"\n## {title}\n\n| key | does | action |\n|---|---|---|\n" + "".join(_row(row) for row in rows))
    return "".join(parts) + FOOT


def _row(command: Command) -> str:
    keys = " ".join(f"`{key}`" for key in command.keys)
    return f"| {keys} | {command.help} | `{command.id}` |\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
