"""Month names of our sources' languages, and the short time zone names they print, as tables.

Names are folded (`fold_name`). Inflected forms are reached through their stem: "қарашада" by "қараша".
"""

from __future__ import annotations

import re
import unicodedata

_NAMES: tuple[str, ...] = (
    # en; ru nominative, genitive, short; kk Cyrillic, Latin; uz, az; uz Cyrillic, tg; tk; tr; de; fr; es; it; ka; uk
    "january jan январь января янв қаңтар қаң qańtar qantar yanvar yanv январ ýanwar ocak oca januar jänner janvier janv enero gennaio იანვარი იანვარს січня",
    "february feb февраль февраля фев февр ақпан ақп aqpan fevral fev феврал fewral şubat şub februar février fevrier févr fevr febrero febbraio თებერვალი თებერვალს лютого",
    "march mar март марта мар наурыз нау naýryz nauryz mart maret märz mrz mars marzo mär მარტი მარტს березня",
    "april apr апрель апреля апр сәуір сәу sáýir säuir sauir aprel апрел nisan nis avril avr abril aprile აპრილი აპრილს квітня",
    "may май мая мамыр мам mamyr maý mayıs mai mai mayo maggio მაისი მაისს травня",
    "june jun июнь июня июн маусым мау maýsym mausym iyun iýun haziran haz juni juin junio giugno ივნისი ივნისს червня",
    "july jul июль июля июл шілде шіл shilde şilde iyul iýul temmuz tem juli juillet juil julio luglio ივლისი ივლისს липня",
    "august aug август августа авг тамыз там tamyz avgust avqust awgust ağustos ağu août aout agosto აგვისტო აგვისტოს серпня",
    "september sep sept сентябрь сентября сен сент қыркүйек қыр qyrkúıek qyrküiek sentabr sentyabr сентябр sentýabr eylül eyl septembre septiembre settembre სექტემბერი სექტემბერს вересня",
    "october oct октябрь октября окт қазан қаз qazan oktabr oktyabr октябр oktýabr ekim eki oktober okt octobre octubre ottobre ოქტომბერი ოქტომბერს жовтня",
    "november nov ноябрь ноября ноя нояб қараша қар qarasha qaraşa noyabr ноябр noýabr kasım kas novembre noviembre ნოემბერი ნოემბერს листопада",
    "december dec декабрь декабря дек желтоқсан жел jeltoqsan желт dekabr декабр aralık ara dezember dez décembre decembre déc diciembre dicembre დეკემბერი დეკემბერს грудня",
)


def fold_name(word: str) -> str:
    """One spelling for look-ups: no case, no Turkish dots or dotless i, e for yo."""
    folded = unicodedata.normalize("NFC", word).casefold().replace("ı", "i").replace("i\u0307", "i")
    return folded.replace("ё", "е")


MONTHS: dict[str, int] = {
    fold_name(name): number for number, names in enumerate(_NAMES, start=1) for name in names.split()
}
_STEMS = sorted((name for name in MONTHS if len(name) >= 4), key=len, reverse=True)
_STEM = re.compile("(" + "|".join(map(re.escape, _STEMS)) + r")\w{1,4}")


def month(word: str) -> int | None:
    """1 to 12 for a month's name in any of the languages, short, full or inflected; None for any other word."""
    name = fold_name(word).rstrip(".")
    exact = MONTHS.get(name)
    if exact is not None:
        return exact
    stem = _STEM.fullmatch(name)
    return MONTHS[stem.group(1)] if stem else None


ZONES: dict[str, int | str] = {
    **dict.fromkeys(("utc", "gmt", "z", "ut", "wet", "zulu"), 0),
    **dict.fromkeys(("cet", "met", "mez", "bst", "west"), 60),
    **dict.fromkeys(("eet", "cest", "mest", "mesz", "sast", "kalt"), 120),
    **dict.fromkeys(("msk", "мск", "eest", "trt", "ast3", "fet"), 180),
    "irst": 210,
    **dict.fromkeys(("azt", "get", "amt", "samt", "gst", "msd"), 240),
    "aft": 270,
    **dict.fromkeys(("pkt", "uzt", "tjt", "tmt", "yekt", "aqtt", "orat", "qyzt", "azst", "mvt"), 300),
    "ist": 330,
    **dict.fromkeys(("kgt", "omst", "yekst"), 360),
    **dict.fromkeys(("krat", "novt", "ict", "wib", "hovt"), 420),
    **dict.fromkeys(("irkt", "hkt", "sgt", "awst", "ulat", "myt", "pht"), 480),
    **dict.fromkeys(("jst", "kst", "yakt"), 540),
    **dict.fromkeys(("vlat", "aest"), 600),
    **dict.fromkeys(("aedt", "magt"), 660),
    **dict.fromkeys(("nzst", "pett"), 720),
    "nzdt": 780,
    "brt": -180,
    **dict.fromkeys(("ast", "edt", "clt"), -240),
    **dict.fromkeys(("est", "cdt"), -300),
    **dict.fromkeys(("cst", "mdt"), -360),
    **dict.fromkeys(("mst", "pdt"), -420),
    **dict.fromkeys(("pst", "akdt"), -480),
    "akst": -540,
    "hst": -600,
    "almt": "Asia/Almaty",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
"""Minutes east of Greenwich, or the IANA zone where the offset of a name has changed within our time."""

AMBIGUOUS_ZONES: dict[str, frozenset[int]] = {
    "cst": frozenset((480,)),
    "ast": frozenset((180,)),
    "bst": frozenset((360,)),
    "ist": frozenset((120, 180)),
}
"""Names that a source of another region uses otherwise: believed there if the source's own zone says so."""
