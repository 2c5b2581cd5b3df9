"""Which months a text means, and which of its figures they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tagging.figure_reading import figures, periods


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("en", "in the first nine months of 2024", "2024-01/2024-09"),
        ("en", "from January through October 2023", "2023-01/2023-10"),
        ("en", "in January–May this year", "2025-01/2025-05"),
        ("en", "last October", "2024-10"),
        ("en", "in Q1", "2025-Q1"),
        ("en", "In H1 2019", "2019-H1"),
        ("en", "by the end of the year", "2025"),
        ("en", "on 3 March", "2025-03-03"),
        ("ru", "за январь-октябрь 2024 года", "2024-01/2024-10"),
        ("ru", "по итогам 2024 года", "2024"),
        ("ru", "с 8 по 11 ноября 2024 года", "2024-11"),
        ("ru", "в прошлом году", "2024"),
        ("ru", "за четыре месяца", "2025-01/2025-04"),
        ("ru", "в I полугодии 2023 года", "2023-H1"),
        ("ru", "в январе – июне текущего года", "2025-H1"),
        ("kk", "2024 жылы", "2024"),
        ("kk", "2025 жылғы қаңтар-мамыр қорытындысы бойынша", "2025-01/2025-05"),
        ("kk", "2024 жылдың 1-тоқсанында", "2024-Q1"),
        ("uz", "2024-yilda", "2024"),
        ("uz", "йилнинг биринчи ярмида", "2025-H1"),
        ("uz", "2022 йил сентябридан 2023 йил июнигача", "2022-09/2023-06"),
        ("az", "2024-cü ilin yanvar-oktyabr aylarında", "2024-01/2024-10"),
        ("az", "ilin ilk 4 ayında", "2025-01/2025-04"),
        ("tr", "2024 yılının ilk dokuz ayında", "2024-01/2024-09"),
        ("zh", "2024年1至10月", "2024-01/2024-10"),
        ("zh", "今年前5个月", "2025-01/2025-05"),
        ("zh", "今年前三季度", "2025-01/2025-09"),
        ("zh", "前7月", "2024-01/2024-07"),
        ("zh", "截至5月10日", "2025-01/2025-05"),
        ("zh", "上半年", "2025-H1"),
    ],
)
def test_expressions(lang: str, text: str, key: str) -> None:
    assert periods(lang, text)[0].key == key


def test_without_a_publication_date_relative_words_follow_the_years_that_the_text_names() -> None:
    text = "In 9 months of 2024 they took 5 tons. Last year trade rose 62%. In this year 9 tons came. By 2030, 10 tons."
    assert [figure.period for figure in figures("en", text, published=None)][:3] == ["2024-01/2024-09", "2023", "2024"]


def test_a_text_that_only_says_last_year_was_written_a_year_later() -> None:
    found = figures("en", "In 2024, 5 trains came. Last year 7 tons came.", published=None)
    assert [figure.period for figure in found] == ["2024", "2024"]


def test_nothing_is_invented_without_any_date() -> None:
    assert [figure.period for figure in figures("en", "Last year 7 tons came.", published=None)] == [None]


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("en", "In 2023, 2 tons came; in 2024, 5 tons.", ["2023", "2024"]),
        ("en", "From 2 tons in 2023 it rose to 5 tons in 2024.", ["2023", "2024"]),
        (
            "en",
            "The yard took 5 tons and 7 tons in 2023 and 2024 respectively.",
            ["2023", "2024"],
        ),
        ("en", "In May 2024 they took 5 tons, up 6% on a year earlier.", ["2024-05", "2024-05"]),
        ("en", "They took 5 tons in May 2024 against 4 tons in the same period of 2023.", ["2024-05", "2023-05"]),
        ("en", "They took 9 tons in 2024, which is 6% more than in 2023.", ["2024", "2024"]),
        ("en", "They took 9 tons in 2024. Coal rose by 6%.", ["2024", "2024"]),
        ("en", "They took 9 tons in 2024. By 2030, it is planned to take 20 tons.", ["2024", "2030"]),
        ("ru", "В 2025 году планируют взять 5 тонн, а к 2027 году нарастить до 10 тонн.", ["2025", "2027"]),
        ("ru", "В 2023 году взяли 2 тонны, в 2024-м – 4 тонны.", ["2023", "2024"]),
        ("kk", "2023 жылы 2 тонна, ал 2024 жылы 4 тонна жүк келді.", ["2023", "2024"]),
        ("az", "2024-cü ildə 5 ton gəlib, bu, 2023-cü illə müqayisədə 6% çoxdur.", ["2024", "2024"]),
        ("kk", "2024 жылы 5 тонна келді, бұл 2023 жылғы деңгейден 6%-ға артық.", ["2024", "2024"]),
        ("zh", "班列由2020年的12列增加到2024年的19列。", ["2020", "2024"]),
        ("zh", "11月份,发送货物84吨,比去年同期多装5吨。", ["2024-11", "2024-11"]),
    ],
)
def test_each_figure_gets_its_own_period(lang: str, text: str, keys: list[str | None]) -> None:
    assert [figure.period for figure in figures(lang, text)][-len(keys) :] == keys


def test_a_base_is_kept_beside_the_period() -> None:
    (_, change) = figures("en", "They took 9 tons in 2024, which is 6% more than in 2023.")
    assert (change.period, change.base) == ("2024", "2023")


def test_title_and_text_lend_each_other_their_periods() -> None:
    found = figures("en", "In May 2024 the pier took 5 tons, 6% more.", title="Pier takes 5 tons", published=None)
    assert (found[0].field, found[0].period) == ("title", "2024-05")
    found = figures("en", "The pier took 5 tons.", title="Pier in May 2024", published=None)
    assert found[0].period == "2024-05"


def test_what_stands_at_the_border_is_of_the_month_of_the_report_and_says_so() -> None:
    (figure,) = figures("en", "Some 300 trucks wait at the gate.", published=date(2025, 12, 8))
    assert figure.period == "2025-12"
    assert any("the publication date" in reason.note for reason in figure.reasons)


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        (
            "az",
            "Bu ilin yanvar-iyul aylarında 9 ton yük daşınıb. Ötən ilin eyni dövründə 2 ton daşınmışdı. 4 vaqon boş idi.",
            ["2025-01/2025-07", "2024-01/2024-07", "2025-01/2025-07"],
        ),
        ("az", "Yanvar-iyun aylarında quru yük 5 ton, maye yük 4 ton olub.", ["2025-H1", "2025-H1"]),
        ("kk", "Биылғы жеті айда 5 тонна келді. 4 вагон бос болды.", ["2025-01/2025-07", "2025-01/2025-07"]),
        ("kk", "Он бір айда 5 тонна келді.", ["2024-01/2024-11"]),
        ("kk", "Қаңтар-шілдеде 5 тонна келді.", ["2025-01/2025-07"]),
        ("kk", "Өткен жылдың осы кезеңінде 4 пойыз өтті.", [None]),
        ("ru", "За те же семь месяцев ушло 5 поездов.", ["2025-01/2025-07"]),
        (
            "ru",
            "За семь месяцев ушло 5 тыс. тонн против 4 тыс. тонн за семь месяцев 2024 года. Экспорт – 2 тыс. тонн.",
            ["2025-01/2025-07", "2024-01/2024-07", "2025-01/2025-07"],
        ),
        ("ru", "В 2024 году перевезли 4 тонны, в 2023 году – 2 тонны. Вагонов было 56 штук.", ["2024", "2023", "2024"]),
        ("ru", "В июле взяли 5 тонн. Сейчас здесь 3 пути.", ["2025-07", "2025"]),
        (
            "en",
            "In May 2025 all went well. Profit reached 8 dollars, compared with 6 dollars a year earlier.",
            ["2025-05", "2024-05"],
        ),
        ("en", "In 2024 they sent 5 trains. They took 9 tons, compared to 8 tons in 2023.", ["2024", "2024", "2023"]),
        (
            "en",
            "They took 9 tons in May. The plan for this year is 90 tons. Coal made 2 tons.",
            ["2025-05", "2025", "2025-05"],
        ),
        (
            "en",
            "In May 2025 they took 9 tons over the period, 1.9 times that of the same months of 2024, with 2 tons of rye.",
            ["2025-05", "2025-05", "2025-05"],
        ),
        ("en", "In 2024 they took 9 tons, the ministry said on August 4. Coal made 2 tons.", ["2024", "2024"]),
        ("en", "As of August 18, 9 trains had passed this year.", ["2025-01/2025-08"]),
        ("en", "As of August 1, 9 trains had passed since the start of the year.", ["2025-01/2025-07"]),
        (
            "en",
            "In 9 months they took 9 tons. The line, opened in 2014, took 2 wagons. Coal made 1 ton.",
            ["2024-01/2024-09", "2024-01/2024-09", "2024-01/2024-09"],
        ),
        ("en", "In 1H2025 they took 9 tons.", ["2025-H1"]),
        ("en", "In the seven months to July they took 9 tons.", ["2025-01/2025-07"]),
        ("en", "In May they took 9 tons. Some 40 trucks wait in the queue.", ["2025-05", "2025-08"]),
        (
            "zh",
            "今年前7个月，运来9吨。其中，铁路5吨。8月份，运来1吨。",
            ["2025-01/2025-07", "2025-01/2025-07", "2025-08"],
        ),
        ("zh", "截至8月18日，今年累计运来9吨。", ["2025-01/2025-08"]),
        ("zh", "全年运来9吨。", ["2025"]),
        (
            "ru",
            "За семь месяцев взяли 9 тонн. Готовность терминала – 70%, а откроют его в 2026 году.",
            ["2025-01/2025-07", "2025-01/2025-07"],
        ),
        (
            "az",
            "Yeddi ayda 9 ton gəlib. Xəttin 70%-i tikilib, işlər 2026-cı ildə başa çatacaq.",
            ["2025-01/2025-07", "2025-01/2025-07"],
        ),
        (
            "az",
            "Bu ilin yeddi ayında 9 ton gəlib. Liman 2026-cı ildə açılacaq. Kömür 2 ton olub.",
            ["2025-01/2025-07", "2025-01/2025-07"],
        ),
        (
            "en",
            "In seven months they took 9 tons. The pier is to open in 2025. Coal made 2 tons.",
            ["2025-01/2025-07", "2025-01/2025-07"],
        ),
        ("uz", "Йил бошидан бери 9 тонна келди. Июль ойида 1 тонна келди.", ["2025-01/2025-08", "2025-07"]),
        (
            "tr",
            "Yılın ilk yedi ayında 9 ton geldi. Geçen yılın aynı döneminde 4 ton geldi. Kömür 2 ton oldu.",
            ["2025-01/2025-07", "2024-01/2024-07", "2025-01/2025-07"],
        ),
    ],
)
def test_what_later_sentences_go_on_with(lang: str, text: str, keys: list[str | None]) -> None:
    assert [figure.period for figure in figures(lang, text, published=date(2025, 8, 20))] == keys
