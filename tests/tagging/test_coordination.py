"""Numbers joined to each other: bounds that share a unit, times that belong to the next figure, parts behind a dash."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tagging.figure_reading import figures

BOUNDS = [
    ("en", "The ford holds at least 40 and at most 60 trucks.", ["> 40 truck", "< 60 truck"]),
    ("en", "No fewer than 40 but no more than 60 wagons a day.", ["> 40 wagon", "< 60 wagon"]),
    ("ru", "Пускают не менее 40 и не более 60 фур.", ["> 40 truck", "< 60 truck"]),
    ("kk", "Күніне кемінде 40, ең көбі 60 вагон өтеді.", ["> 40 wagon", "< 60 wagon"]),
    ("uz", "Кунига камида 40 та, кўпи билан 60 та вагон ўтади.", ["> 40 wagon", "< 60 wagon"]),
    ("az", "Gündə ən azı 40, ən çoxu 60 vaqon keçir.", ["> 40 wagon", "< 60 wagon"]),
    ("tr", "Günde en az 40, en fazla 60 vagon geçer.", ["> 40 wagon", "< 60 wagon"]),
    ("tr", "Sürücüler 3 ila 5 gün bekler.", ["range 3 day"]),
    ("en", "On route 40 and at most 60 minutes later they met.", ["< 60 minute"]),
    ("az", "Körpüdən 5 vaqon keçib.", ["= 5 wagon"]),
    ("az", "Yük 5 min tonu ötüb.", ["> 5000 t"]),
    (
        "en",
        "Sales slipped 7% to 1.3 million tons, gifts edged up 2% to 0.9 million.",
        ["= 7 %", "= 1300000 t", "= 2 %", "= 900000 t"],
    ),
    ("tr", "Yük 5 bin tonu aştı.", ["> 5000 t"]),
    ("uz", "Юк 5 минг тоннадан ошиши кутилмоқда.", ["> 5000 t"]),
]
PERIODS = [
    ("en", "In May 2025 the ferry took 40 tons, in April about 30 tons.", ["2025-05", "2025-04"]),
    ("tr", "Mayısta 40 ton geldi, nisanda ise 30 ton.", ["2025-05", "2025-04"]),
    ("kk", "Сәуірде 40 тонна өтті, наурызда ол 30 тонна еді.", ["2025-04", "2025-03"]),
    (
        "en",
        "In May 40 tons came. In April alone 30 tons had come. 5 wagons were lost.",
        ["2025-05", "2025-04", "2025-05"],
    ),
    ("az", "2024-cü ildə 40 ton gəlib. Tərəflər 2030-cu ilədək bütün xətt üzrə 90 ton planlaşdırır.", ["2024", "2030"]),
    ("uz", "Yil oxirigacha 40 tonna, 2030-yilga borib esa 90 tonna tashish ko‘zda tutilgan.", ["2025", "2030"]),
    ("uz", "Сентябрда 90 тонна ташиймиз.", ["2025-09"]),
    ("en", "They plan 90 tons in the coming years.", [None]),
    ("zh", "运输时间由3年前的35天缩短至15天。", [None, None]),
]
STATUSES = [
    ("tr", "Bakan, gelen yükün 40 ton olduğunu, bu yıl 90 tonun hedeflendiğini söyledi.", ["actual", "target"]),
    ("kk", "Пойыз қазір 15 тәулікте жетеді.", ["actual"]),
    ("en", "The quay is put at 8 billion dollars, of which 2 billion dollars is a loan.", ["estimate", "actual"]),
    ("ru", "Ориентировочная стоимость моста – 8 млрд тенге.", ["estimate"]),
    ("ru", "После ремонта мост способен пропускать 90 машин в сутки.", ["capacity"]),
    ("uz", "Hajm 40 tonnaga yetdi, holbuki reja 30 tonna edi.", ["actual", "target"]),
    ("en", "A 90-kilometre line is due for completion in 2027.", ["actual"]),
    ("ru", "Срок ожидания въезда достигает 12 суток.", ["actual"]),
    ("uz", "Haydovchilar 2 kungacha kutmoqda.", ["actual"]),
    ("az", "İşlərin 48 gün çəkəcəyi gözlənilir.", ["forecast"]),
    ("az", "Körpünün illik gücü 25 min tona, o cümlədən 5 min TEU-ya yüksələcək.", ["target", "target"]),
    ("en", "The mill had expected 5 tons, but only 4 tons arrived.", ["forecast", "actual"]),
    ("ru", "Ждали, что ожидается 5 тонн, но пришло только 4 тонны.", ["forecast", "actual"]),
    ("ru", "Сбор вырастет с 300 до 450 долларов с машины.", ["actual", "estimate"]),
    ("ru", "Ведомство обещает пропускать 90 машин в сутки.", ["target"]),
    ("kk", "Тарап тәулігіне 22 пойыз қабылдауға уәде берді.", ["target"]),
]


def said(figure_lang: str, text: str, published: date = date(2025, 6, 25)) -> list[str]:
    return [f"{f.bound} {f.value.normalize():f} {f.unit}" for f in figures(figure_lang, text, published=published)]


@pytest.mark.parametrize(("lang", "text", "wanted"), BOUNDS)
def test_bounds_that_share_a_unit(lang: str, text: str, wanted: list[str]) -> None:
    assert said(lang, text) == wanted


@pytest.mark.parametrize(("lang", "text", "wanted"), PERIODS)
def test_times_find_their_figures(lang: str, text: str, wanted: list[str | None]) -> None:
    assert [figure.period for figure in figures(lang, text)] == wanted


@pytest.mark.parametrize(("lang", "text", "wanted"), STATUSES)
def test_what_has_happened_and_what_has_not(lang: str, text: str, wanted: list[str]) -> None:
    assert [figure.status for figure in figures(lang, text)] == wanted
