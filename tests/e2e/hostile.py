"""Sixty strings that would do something to a terminal, a widget or a shell if anybody let them."""

from __future__ import annotations

_COMMANDS = (
    "\x1b]0;owned\x07", "\x1b]2;owned\x1b\\", "\x1b]7;file://h/x\x07", "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "\x1b]9;pay\x07", "\x1b]52;c;aGk=\x07", "\x1b]777;notify;a;b\x07", "\x1b]4;1;rgb:ff/00/00\x07", "\x1b]104\x07",
    "\x1b]1337;File=name=eA==:eA==\x07", "\x1b]52;c;aGk=", "\x1b[2J", "\x1b[?1049l", "\x1b[?25h", "\x1b[6n", "\x1b[c",
    "\x1b[>c", "\x1b[31m", "\x1b[8m", "\x1b[3;5H", "\x1b[?1003l", "\x1b[!p", "\x1b[20t", "\x1b[5i", "\x1b[200~x\x1b[201~",
    "\x1bP$qm\x1b\\", "\x1bP+q544e\x1b\\", "\x1b_Gi=1;AAAA\x1b\\", "\x1b^private\x1b\\", "\x1bXstring\x1b\\", "\x1bc", "\x1b(0",
    "\x1b#8", "\x1b", "\x1b[", "\x9b2J", "\x9b31m", "\x9d52;c;aGk=\x9c", "\x90q\x9c", "\x9f\x9c", "\x85", "\x8d",
    "\x0e\x0f", "\x07", "\x08\x08\x08gone", "over\rwritten", "\x0b\x0c", "\x00nul", "\x7f\x7f",
)  # fmt: skip

_LETTERS = (
    "\u202egnorts\u202c", "\u2066iso\u2069\u2067\u2068", "\u200e\u200f\u061c", "a\u200bb\u2060c\ufeffd\u00ade",
    "Z\u0351\u036b\u0343" * 20, "\U000e0041\U000e0042\U000e007f", "\u2028para\u2029graph", "\ufff9x\ufffa\ufffb\ufffe",
)  # fmt: skip

_WORDS = ("[bold]at[/] [/nothing]", "[@click=app.quit]press[/]", "$(reboot) `reboot` {0} %s \\x1b[31m")

STRINGS = (*_COMMANDS, *_LETTERS, *_WORDS)
