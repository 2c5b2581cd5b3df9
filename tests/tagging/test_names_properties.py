"""What holds for names in any text, and how an answer explains itself."""

from __future__ import annotations

import pickle
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.model import ConfigError, Excluded
from corridor_tui.tagging.gazetteer import Gazetteer
from corridor_tui.tagging.rules import load
from corridor_tui.tagging.view import make_view
from tests.tagging.names import gazetteer, ids, mentions

PIECES = [
    "the port of Aktau",
    "Майкапчагай",
    "порты Поти и Батуми",
    "Сырым – Маштаково",
    "Китай – Кыргызстан – Узбекистан",
    "железная дорога",
    "Gʻishtkoʻprik",
    "Ələt limanı",
    "中吉乌铁路",
    "阿克套",
    "港口",
    "TITR",
    "Alat",
    "CAREC Corridors 2, 3",
    "BAKU, Azerbaijan, May 4.",
    "«",
    "(",
    "/",
    " ",
    "\n",
    ". ",
    ", ",
    "и",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(st.one_of(TEXTS, st.text(max_size=80)), st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_mentions_with_true_spans_in_order(text: str, title: str) -> None:
    found = mentions(text, title)
    for mention in found:
        source = title if mention.field == "title" else text
        assert source[mention.start : mention.end] == mention.text != ""
        assert mention.id in gazetteer().subjects
        for reason in mention.reasons:
            if reason.field is not None and reason.start is not None and reason.end is not None:
                where = title if reason.field == "title" else text
                assert 0 <= reason.start < reason.end <= len(where)
    order = [(m.field != "title", m.start) for m in found]
    assert order == sorted(order)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_composed_or_decomposed_the_answer_is_the_same(text: str) -> None:
    assert ids(unicodedata.normalize("NFD", text)) == ids(unicodedata.normalize("NFC", text))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_break_spaces_change_nothing(text: str) -> None:
    assert ids(text.replace(" ", "\u00a0")) == ids(text)


@given(TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_soft_hyphens_inside_words_change_nothing(text: str, data: st.DataObject) -> None:
    inside = [at for at in range(1, len(text)) if text[at - 1].isalpha() and text[at].isalpha()]
    if not inside:
        return
    at = data.draw(st.sampled_from(inside))
    assert ids(text[:at] + "\u00ad" + text[at:]) == ids(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Aktau ",
        "Аktau, ",
        "порт Баку - ",
        "中国-",
        "Alat (",
        "Kazakhstan and ",
        "CAREC 1, ",
        "霍尔果斯",
        "China-Kyrgyzstan-",
    ],
)
def test_long_rows_of_names_are_answered(piece: str) -> None:
    assert len(mentions(piece * 3000)) <= 3000


def test_a_mention_traces_to_its_line_and_gives_its_reasons() -> None:
    weak = mentions("Ferries left Aktau.")[0]
    assert weak.rule == "checkpoints.aktau.en.Aktau"
    assert load().locate(weak.rule).startswith("checkpoints.toml:")
    assert [(reason.note, reason.start, reason.end) for reason in weak.reasons] == [("port word near", 0, 7)]
    chain = mentions("The China-Kyrgyzstan-Uzbekistan railway opened.")[0]
    assert chain.text == "China-Kyrgyzstan-Uzbekistan"
    assert [reason.note for reason in chain.reasons] == ["rail word near"]


def test_where_a_name_stands() -> None:
    found = mentions("Trains pass Khorgos.\n\nLater they pass Kuryk.", title="News of the Middle Corridor")
    assert [(m.id, m.where) for m in found] == [("middle-corridor", "title"), ("khorgos", "lead"), ("kuryk", "body")]


def test_a_planned_crossing_says_so() -> None:
    found = mentions("The Narynkol-Muzart checkpoint will open.")
    assert found[0].reasons[-1].note == "planned, not operating yet"


def test_excluded_spans_name_nothing() -> None:
    text = "Read more: Khorgos opens. Trains pass Kuryk."
    view = make_view("text", text, "en", [Excluded("text", 0, 25, "boilerplate.related")])
    assert [mention.id for mention in gazetteer().find_mentions([view])] == ["kuryk"]


def test_a_weak_name_is_believed_after_a_sure_one_elsewhere() -> None:
    assert ids("People came to Aktau.", title="The port of Aktau grows") == {"aktau"}
    assert ids("People came to Aktau.") == set()


def test_one_name_of_two_ids_goes_where_the_context_points() -> None:
    assert ids("Lorries passed Alat, Farap.") == {"farap-alat"}
    assert ids("Ships left Alat for Kazakhstan.") == {"baku-alat"}
    assert ids("Alat was mentioned.") == set()


def test_mentions_pickle() -> None:
    found = mentions("Ferries left Aktau.")
    assert pickle.loads(pickle.dumps(found)) == found


def test_users_add_names_and_places_of_their_own() -> None:
    extra: dict[str, list[dict[str, Any]]] = {
        "checkpoints": [
            {"id": "kuryk", "strong": {"en": ["Kourik"]}},
            {
                "id": "my-yard",
                "name": {"en": "My yard"},
                "mode": ["rail"],
                "en": ["Yard Nine"],
                "weak": {"en": ["Nine"]},
                "needs": ["rail"],
            },
        ],
        "corridors": [{"id": "tea-road", "en": ["Tea Road"], "ru": ["Чайный путь"]}],
    }
    own = Gazetteer(load(extra))

    def found(text: str) -> set[str]:
        return {mention.id for mention in own.find_mentions([make_view("text", text, "en")])}

    assert found("Kourik and Yard Nine, by the Tea Road.") == {"kuryk", "my-yard", "tea-road"}
    assert found("Trains wait at Nine. Nine men came.") == {"my-yard"}
    assert found("По Чайному пути везут товар.") == {"tea-road"}
    assert found("Kuryk.") == {"kuryk"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "x", "en": "Khorgos"}, r"x\.en: must be a list of names"),
        ({"id": "x", "en": [{"case": "upper"}]}, r"x\.en: a name without `text`"),
        ({"id": "x", "en": ["X"], "needs": "port"}, r"x\.needs: must be a list of words"),
        ({"id": "x", "en": ["--"]}, r"no words"),
        ({"id": "x", "alias": ["X"]}, r"x\.alias: there is no such key"),
    ],
)
def test_a_wrong_row_of_the_user_is_named(row: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Gazetteer(load({"checkpoints": [row]}))
