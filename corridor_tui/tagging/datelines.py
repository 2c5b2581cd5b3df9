"""Datelines: the city at the head of an agency's story says where it was written, not what it is about.

"BAKU, Azerbaijan, November 26.", "ASTANA. KAZINFORM -", "Урумчи, 25 июня /Синьхуа/ --", "AKTAU (Reuters) -".
"""

from __future__ import annotations

import re

from corridor_tui.text.fold import Folded

LINE_HEAD = 40
"""How many characters of a line a dateline may begin within."""

_HEAD = re.compile(r"[\s\"*•·-]*(?:date \d{4}-\d\d-\d\d )?")
"""What may stand before a dateline on its line."""

_DAY = r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}(?:st|nd|rd|th|-?го)? [^\W\d]{3,9}|[^\W\d]{3,9}\.? \d{1,2})\b"
_AFTER = re.compile(
    rf"(?:,? ?[^\W\d]{{3,16}})?[.,] ?{_DAY}"
    r"|\.? ?[-–/] ?(?:[^\W\d]{2,14})(?: [^\W\d]{2,14})?(?:\.|/| ?-)"
    rf"|[.,]? ?\([^()\n]{{2,24}}\)\s?-"
    r"|\. (?:kazinform|казинформ|interfax|интерфакс|тасс|рия|xinhua|синьхуа)\b"
    r"|\d{1,2}月\d{1,2}日[电讯]"
)
_CAPITALS_AFTER = re.compile(r"\.(?: |$)|,? -{1,2} |,? ?\(| ?/|, (?=[^\W\d]{3,16}[.,])")


def is_dateline(folded: Folded, start: int, end: int, acronym: bool = False) -> bool:
    """Whether the name at a folded span opens its line as a dateline. Acronyms are written in capitals anyway."""
    text = folded.text
    line = text.rfind("\n", max(0, start - LINE_HEAD), start) + 1
    if start - line > LINE_HEAD or _HEAD.fullmatch(text, line, start) is None:
        return False
    if _AFTER.match(text, end):
        return True
    if acronym:
        return False
    return folded.is_upper(start, end) and bool(_CAPITALS_AFTER.match(text, end))
