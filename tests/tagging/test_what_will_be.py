"""Plans and expectations with their direction, and where a change began, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tagging.figure_reading import figures

PUBLISHED = date(2025, 8, 22)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("uz", "Темир ташиш тарифи 40 фоизга, қум ташиш тарифи эса 25 фоизга пасаяди.", ["forecast down", "forecast down"]),
        ("uz", "Masofa 900 kilometrga, muddati esa 7 kunga qisqaradi.", ["forecast down", "forecast down"]),
        ("uz", "Бу савдо 11 млрд долларга, яъни 23 фоизга ошган.", ["actual up", "actual up"]),
        ("uz", "Yo'lda 29 ta tunnel barpo etiladi.", ["target None"]),
        ("uz", "Йўлда 29 та туннел қурилди.", ["actual None"]),
        ("kk", "Ғимаратқа 20 миллиард теңге жұмсалмақ.", ["target None"]),
        ("az", "Xərcin 3 milyard avrosunu bank maliyyələşdirəcək.", ["target None"]),
        ("tr", "Hatta 19 tünel inşa edileceğini söyledi.", ["target None"]),
        ("tr", "Yolculuğun 3 saat kısalacağını söyledi.", ["forecast down"]),
        ("ru", "Доставка заняла на 2 суток дольше.", ["actual up"]),
        ("az", "Kömür 2 milyon ton təşkil edib, maye yüklər isə 4 faiz azalıb.", ["actual None", "actual down"]),
    ],
)  # fmt: skip
def test_status_and_direction(lang: str, text: str, told: list[str]) -> None:
    assert [f"{figure.status} {figure.direction}" for figure in figures(lang, text)] == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The haul is to grow from 4.5 million tons last year to 11 million tons in 2030."),
        ("ru", "Объём вырастет с 4,5 млн тонн в 2024 году до 11 млн тонн к 2030 году."),
        ("kk", "Көлем былтырғы 4,5 млн тоннадан 2030 жылы 11 млн тоннаға жетеді деп күтіледі."),
        ("uz", "Юк ҳажми ўтган йилги 4,5 млн тоннадан 2030 йилда 11 млн тоннага етиши кутилмоқда."),
        ("az", "Yük həcmi ötən ilki 4,5 milyon tondan 2030-cu ildə 11 milyon tona çatacaq."),
        ("tr", "Yük hacminin geçen yılki 4,5 milyon tondan 2030'da 11 milyon tona çıkması bekleniyor."),
    ],
)
def test_a_change_begins_in_its_own_year(lang: str, text: str) -> None:
    first, second = figures(lang, text, published=PUBLISHED)
    assert (first.status, first.period) == ("actual", "2024")
    assert second.status in ("forecast", "target")
    assert second.period == "2030"


def test_a_plan_of_two_members_without_a_year_stays_one() -> None:
    first, second = figures(
        "en", "They plan to raise the number of trains from 600 to 2,000 by 2029.", published=PUBLISHED
    )
    assert (first.status, second.status, second.period) == ("target", "target", "2029")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Limana 1.500 tırdan 3.000 tıra kadar yer var.", ["1500", "3000"]),
        ("Hatta 12 menfez ve 3 kavşak var.", ["12", "3"]),
    ],
)
def test_turkish_counts(text: str, told: list[str]) -> None:
    assert [str(figure.value) for figure in figures("tr", text)] == told


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Limana 400 bin tonu aşkın yük geldi.", ">"),
        ("Limana 400 bin tonun üzerinde yük geldi.", ">"),
        ("Limana 400 bin tonun altında yük geldi.", "<"),
        ("Limana 400 bin ton yük üzerinde geldi.", "="),
    ],
)
def test_turkish_bounds_behind_a_case(text: str, bound: str) -> None:
    assert figures("tr", text)[0].bound == bound


def test_twelve_months_go_on_with_the_year_that_the_text_is_about() -> None:
    text = "Ötən il limana 9 ton gəlib. 2024-cü ildə 7 ton gəlmişdi. 12 ayda 5 vaqon gəlib."
    found = figures("az", text, published=date(2026, 1, 8))
    assert [figure.period for figure in found] == ["2025", "2024", "2025"]


@pytest.mark.parametrize("text", ["The yard received an average of 26 trains.", "On average 26 trains came."])
def test_an_average_is_exact(text: str) -> None:
    assert figures("en", text)[0].bound == "="


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("az", "Bura 274 konteyner blok qatarı gəlib."),
        ("tr", "Buraya 274 konteyner blok treni geldi."),
        ("uz", "Bu yerga 274 ta konteyner blok poyezdi keldi."),
    ],
)
def test_a_block_train_of_containers_is_a_train(lang: str, text: str) -> None:
    assert [(figure.unit, int(figure.value)) for figure in figures(lang, text)] == [("train", 274)]
