"""What strangers write reaches the terminal as letters: every byte on the wire is looked at, after every view."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.e2e.desk import Desk
from tests.e2e.hostile import STRINGS
from tests.terminal import terminal
from tests.tui import samples

OURS = re.compile(
    r"\x1b\[[0-9;]*m"  # colours
    r"|\x1b\[[0-9;]*H"  # places of the cursor
    r"|\x1b\[\?(?:1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048|25|7)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[[><][0-9]*u"  # the keyboard's protocol
    r"|\x1b\]22;(?:default|pointer|text)\x07"  # the pointer's shape
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"  # a citation that the user has asked to copy
)
"""What the monitor itself says to a terminal."""

UNSAFE = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


def test_no_byte_of_a_stranger_is_a_command(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    stored = [
        samples.Sample(
            f"{number} {text} title {text}",
            f"{text} At Khorgos {text} the Middle Corridor carried 4.5 million tons {text}.\n\n{text * 3}",
            source=f"Source {text}",
            corridor="Middle Corridor",
            figure=("4.5 million tons", samples.SAMPLES[0].figure[1], "t") if samples.SAMPLES[0].figure else None,
            metric="middle-corridor-volume",
            language="en" if number % 2 else f"x{text}"[:8],
            url=f"https://example.org/{number}/{text}",
        )
        for number, text in enumerate(STRINGS)
    ]
    assert len(stored) == 60
    samples.make(desk.db, stored)
    name = "Watch [@click=app.quit]x[/] \u202egnorts"
    with desk.config.open("a", encoding="utf-8") as file:
        file.write(f'[[watches]]\nname = {json.dumps(name)}\nquery = "khorgos"\n')
        file.write(f'[[feeds]]\nname = {json.dumps(name)}\nurl = "http://127.0.0.1:9/"\n')
    with terminal(
        ["--offline", "--config", str(desk.config), "--db", str(desk.db)], home=tmp_path, columns=160, lines=60
    ) as run:
        # The seeds have come too: from here on nothing moves but what the keys move.
        run.see("65 articles", "Source")
        for number in range(len(STRINGS)):
            run.send("enter")
            run.see("▸ Reader")
            run.send("n", "y")
            if number % 10 == 0:
                for key, sign in (("e", "Why ("), ("L", "enter opens"), ("R", "enter keeps")):
                    run.send(key)
                    run.see(sign)
                    run.send("esc")
                    run.miss(sign)
                run.send("d")
            run.send("h")
            run.see("▸ Articles")
            run.send("j")
        run.send("/", "source:Source", "enter")
        run.see("▸ Articles", "/ source:Source")
        run.send("c", "l", "l", "W", "?")
        run.see("esc closes")
        run.send("esc")
        run.miss("esc closes")
        for key, sign in (("2", "[Metrics]"), ("3", "[Watch]"), ("4", "[Sources]")):
            run.send(key)
            run.see(sign)
            run.send("j", "tab", "j")
        run.send("1")
        run.see("[News]")
        run.send("q")
        assert run.wait_end() == 0
        assert run.restored
    left = OURS.sub("", run.raw.decode("utf-8"))
    found = UNSAFE.search(left)
    assert found is None, repr(left[max(0, found.start() - 100) : found.start() + 40])
