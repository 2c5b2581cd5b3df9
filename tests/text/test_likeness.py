"""Copies and beginnings of a text are known; forms with other numbers and digests are not taken for copies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import Excluded
from corridor_tui.text.likeness import is_copy, is_reprint, overlap, without, wording

STORY = (
    "The operator of the northern ferry line put a second vessel on the route this week, after carriers had waited at "
    "the quay for up to nine days. Captain and crew come from the old rail ferry, which goes into the dock for repairs "
    "until spring. The line expects 140 crossings by the end of the year and asks shippers to book wagons early, since "
    "storms close the harbour mouth on every fifth day of winter. Port workers welcomed the change and said that the "
    "backlog of containers had begun to shrink."
)
OTHER = (
    "Farmers of the southern valley began to harvest melons two weeks early, because spring brought neither frost nor "
    "hail. Cooperatives rent cooled lorries from as far as the capital and hope that the queues at the bridge stay short. "
    "A market inspector counted 140 stalls on the first morning and found prices a third below those of last summer, "
    "while growers complained about the cost of boxes, drivers and diesel in the same breath."
)
RUSSIAN = (
    "Оператор северной паромной линии на этой неделе поставил на маршрут второе судно: перевозчики ждали у причала до "
    "девяти дней. Капитан и команда пришли со старого железнодорожного парома, который до весны уходит в док на ремонт. "
    "До конца года линия рассчитывает выполнить 140 рейсов и просит отправителей заранее заказывать вагоны, потому что "
    "зимой шторм закрывает вход в гавань каждый пятый день."
)
KAZAKH = (
    "Солтүстік паром желісінің операторы осы аптада бағытқа екінші кемені шығарды: тасымалдаушылар айлақта тоғыз күнге "
    "дейін күткен еді. Капитан мен команда көктемге дейін жөндеуге кететін ескі теміржол паромынан келді. Желі жыл "
    "соңына дейін 140 рейс жасауды жоспарлап, жүк жөнелтушілерден вагондарды ерте тапсырыс беруді сұрайды, өйткені "
    "қыста дауыл айлақтың аузын әр бесінші күні жауып тастайды."
)
CHINESE = "本周北方轮渡公司在这条航线上增加了第二艘船此前承运人在码头等待了最多九天船长和船员来自旧的铁路轮渡该船将进坞维修至明年春天预计年底前完成一百四十个航次"
ALL = (STORY, OTHER, RUSSIAN, KAZAKH, CHINESE)


def copies(one: str, other: str) -> bool:
    there, back = is_copy(wording(one), wording(other)), is_copy(wording(other), wording(one))
    assert there == back
    return there


def test_a_copy_with_small_changes_is_a_copy() -> None:
    assert copies(STORY, STORY.replace("this week", "on Monday").replace("asks shippers", "urges shippers") + " Photo.")
    assert copies(RUSSIAN, "АКТАУ, 20 ноября. " + RUSSIAN.replace("на этой неделе", "в понедельник"))
    assert copies(KAZAKH, KAZAKH.replace("осы аптада", "дүйсенбіде") + " Сурет: порт.")
    assert copies(CHINESE, CHINESE.replace("本周", "周一") + "记者报道")


def test_only_copies_are_copies() -> None:
    for number, one in enumerate(ALL):
        assert [copies(one, other) for other in ALL] == [place == number for place in range(len(ALL))]


def test_a_teaser_belongs_to_its_article() -> None:
    whole = f"{STORY} {OTHER} {OTHER[::-1]}"
    assert copies(whole, STORY[: STORY.index("The line expects")])
    assert copies(whole, "PORT CITY, Friday. " + STORY)


def test_a_digest_is_no_copy_of_what_it_strings_together() -> None:
    digest = f"{OTHER} {RUSSIAN} {STORY}"
    assert not copies(digest, STORY)
    assert not copies(digest, RUSSIAN)


def test_the_same_form_with_other_numbers_is_another_text() -> None:
    def report(*numbers: int) -> str:
        form = "On the exchange in the capital the dollar closed at {} tenge, the euro at {}, the rouble at {}, after {} deals. "
        return form.format(*numbers) * 2 + STORY.replace("140", str(numbers[0]))

    assert not copies(report(471, 512, 5, 1200), report(473, 509, 6, 1340))


def test_a_reprint_has_every_number() -> None:
    assert is_reprint(wording(STORY), wording(STORY.replace(" early,", " soon,")))
    assert not is_reprint(wording(STORY), wording(STORY.replace("140", "141")))
    assert not is_reprint(wording(STORY), wording(STORY[: len(STORY) // 2] + " 140"))


def test_short_texts_are_never_copies() -> None:
    assert not copies("Only a few words here.", "Only a few words here.")


def test_what_is_not_the_article_does_not_count() -> None:
    spans = (Excluded("text", 5, 9, "x"), Excluded("title", 0, 3, "x"), Excluded("text", 7, 12, "x"))
    assert without("abcdeFGHIJKLmno", spans) == "abcde\n\nmno"
    assert without("abc", ()) == "abc"


@given(st.text(max_size=600), st.text(max_size=600))
def test_any_texts(one: str, other: str) -> None:
    first, second = wording(one), wording(other)
    assert is_copy(first, second) == is_copy(second, first)
    assert is_reprint(first, second) == is_reprint(second, first)
    assert 0 <= overlap(first, second) == overlap(second, first) <= 1
