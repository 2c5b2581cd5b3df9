"""What the words around a figure make of it: bound, direction, status, role, part."""

from __future__ import annotations

import pytest

from tests.tagging.figure_reading import figures


def one(lang: str, text: str, number: int = 0) -> str:
    figure = figures(lang, text)[number]
    return f"{figure.bound} {figure.role} {figure.status} {figure.direction}"


@pytest.mark.parametrize(
    ("lang", "text", "bound"),
    [
        ("en", "The pier took over 5 tons.", ">"),
        ("en", "The load has exceeded the equivalent of 70 tons.", ">"),
        ("en", "The pier took up to 5 tons.", "<"),
        ("en", "The pier took nearly 5 tons.", "~"),
        ("ru", "Погрузили не менее 5 тонн.", ">"),
        ("ru", "Объём вырос до 5 тонн.", "="),
        ("ru", "Причал принимает до 5 тонн в день.", "<"),
        ("ru", "Погрузили около 5 тонн.", "~"),
        ("az", "Yükün 5 tona qədər artacağı gözlənilir.", "="),
        ("kk", "Порт 5 тоннадан астам жүк өңдеді.", ">"),
        ("kk", "Көлем 5 тоннаға дейін өсті.", "="),
        ("kk", "5 тоннаға жуық жүк келді.", "~"),
        ("uz", "5 тоннадан зиёд юк келди.", ">"),
        ("uz", "Postdan kuniga 200 tagacha avtomobil o'tadi.", "<"),
        ("az", "5 tondan çox yük gəlib.", ">"),
        ("az", "Yük 5 faiz çox olub.", "="),
        ("tr", "5 tondan fazla yük geldi.", ">"),
        ("zh", "运来5吨以上。", ">"),
        ("zh", "运来5吨左右。", "~"),
        ("zh", "运来2090余吨。", ">"),
    ],
)
def test_bounds(lang: str, text: str, bound: str) -> None:
    assert figures(lang, text)[0].bound == bound


@pytest.mark.parametrize(
    ("lang", "text", "direction"),
    [
        ("en", "Stocks are up 5%.", "up"),
        ("en", "Stocks were 5% lower.", "down"),
        ("en", "Stocks (+5%) grow.", "up"),
        ("en", "Stocks, a 5% gain, stand.", "up"),
        ("en", "48% of what they sell ends up in the south.", None),
        ("en", "Rail accounts for 48% of the trade.", None),
        ("en", "Rates rose from 5% to 7%.", None),
        ("en", "The bypass saves 3 days.", "down"),
        ("ru", "Запасы выросли на 5%.", "up"),
        ("ru", "Запасов стало меньше на 5%.", "down"),
        ("ru", "На долю рельсов приходится 5%.", None),
        ("ru", "Запасы выросли до 5 тонн.", None),
        ("ru", "Запасы выросли на 5 тонн.", "up"),
        ("kk", "Қор 5 пайызға төмендеді.", "down"),
        ("kk", "Қор 5 тоннаға өсіп, 9 тоннаны құрады.", "up"),
        ("uz", "Захира 5 фоизга камайди.", "down"),
        ("az", "Ehtiyat 5 faiz artıb.", "up"),
        ("az", "Bu, əvvəlkindən 3 ton və ya 9 faiz çoxdur.", "up"),
        ("az", "Müddət 2 dəfə qısalır.", "down"),
        ("tr", "Stok yüzde 5 azaldı.", "down"),
        ("zh", "库存同比增长5%。", "up"),
        ("zh", "里程缩短5公里。", "down"),
        ("zh", "库存占5%。", None),
        ("kk", "31%-ға жетті.", None),
    ],
)
def test_directions(lang: str, text: str, direction: str | None) -> None:
    assert figures(lang, text)[0].direction == direction


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("en", "They shipped 5 tons.", "actual"),
        ("en", "They plan to ship 5 tons.", "target"),
        ("en", "It is expected to reach 5 tons.", "forecast"),
        ("en", "The yard has a capacity of 5 tons.", "capacity"),
        ("en", "The haul is estimated at 5 tons.", "estimate"),
        ("en", "They shipped 5 tons, while we intend to double it.", "actual"),
        ("en", "Statistics show that it will be 5 tons.", "actual"),
        ("en", "What they propose:\n\n• Coal — up 2.7x\n• Salt — up 3x", "target"),
        ("ru", "Планируется перевезти 5 тонн.", "target"),
        ("ru", "Ожидается 5 тонн.", "forecast"),
        ("ru", "Мощность склада 5 тонн.", "capacity"),
        ("ru", "Перевезено 5 тонн.", "actual"),
        ("kk", "5 тоннаға жеткізу жоспарланып отыр.", "target"),
        ("uz", "5 тонна юк ташиш кутилмоқда.", "forecast"),
        ("uz", "5 тонна юк ташилди, кейин 9 тонна кутилмоқда.", "actual"),
        ("az", "5 ton yük daşınıb, sonra 9 ton planlaşdırılır.", "actual"),
        ("az", "9 ton daşınması nəzərdə tutulur.", "target"),
        ("az", "Biz ötən il 7 ton daşımışıq, bu il üçün proqnoz 8 tondur.", "actual"),
        ("tr", "5 ton yük taşınması hedefleniyor.", "target"),
        ("zh", "预计达到5吨。", "forecast"),
        ("zh", "力争运送5吨。", "target"),
    ],
)
def test_statuses(lang: str, text: str, status: str) -> None:
    assert figures(lang, text)[0].status == status


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Stocks rose 62% to 20 million tons.", ["change", "level"]),
        ("Rail makes up 15% of the total.", ["share"]),
        ("The 14 km line has 3 tunnels and costs $5 million.", ["distance", "count", "price"]),
        ("Passing takes 5 hours.", ["duration"]),
        ("Stocks rose by 5 tons.", ["change"]),
        ("Stocks saw growth of 5 tons.", ["change"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in figures("en", text)] == roles


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("en", "They took 9 tons, of which 5 tons by rail.", [False, True]),
        ("en", "They took 9 tons, including 5 tons by rail.", [False, True]),
        ("en", "Rail made 5 tons of that.", [True]),
        ("ru", "Взяли 9 тонн, из них 5 тонн по рельсам.", [False, True]),
        ("ru", "Взяли 9 тонн, в том числе 5 тонн; построят 3 моста.", [False, True, False]),
        ("kk", "9 тонна келді, оның ішінде 5 тонна мұнай.", [False, True]),
        ("az", "9 ton gəlib, o cümlədən 5 ton neft.", [False, True]),
        ("zh", "运来9吨,其中铁路5吨。", [False, True]),
    ],
)
def test_parts(lang: str, text: str, parts: list[bool]) -> None:
    assert [figure.part for figure in figures(lang, text)] == parts


def test_the_end_of_a_change_is_no_ceiling() -> None:
    assert [figure.bound for figure in figures("ru", "Приём снизился с 14 до 10 поездов в сутки.")] == ["=", "="]


@pytest.mark.parametrize(
    ("lang", "text", "statuses"),
    [
        ("en", "The trip will be cut from 9 days to 5 days.", ["actual", "forecast"]),
        ("uz", "Yo'l 9 kundan 5 kunga qisqaradi.", ["actual", "forecast"]),
        ("zh", "年处理能力将由6万标箱增至9万标箱。", ["capacity", "target"]),
        ("kk", "Жөндеуге 5 теңге бөлінді, жұмыс 2030 жылы аяқталады.", ["actual"]),
        ("az", "Yeni xətt 5 milyon manata başa gələcək.", ["estimate"]),
        ("az", "Limanın yaşı az, tutumu isə 5 milyon tondur, o, 2030-cu ildə böyüyəcək.", ["capacity"]),
        ("tr", "Hat 5 ton yük taşıyacak.", ["forecast"]),
        ("en", "The work is estimated at 5 dollars, and 7% of it is state money.", ["estimate", "actual"]),
        ("en", "Of the 9 dollars, estimated at 5%, 7% is a gift.", ["actual", "estimate", "actual"]),
        ("uz", "500 ta ish o'rni yaratiladi.", ["target"]),
        ("uz", "Кунига 5 поезд ўтади.", ["actual"]),
        ("ru", "Протяжённость пути, который предстоит уложить, составит 5 км.", ["actual"]),
        ("en", "Rates are still 5% higher, and a new toll could bite in 2030.", ["actual"]),
    ],
)
def test_what_is_and_what_will_be(lang: str, text: str, statuses: list[str]) -> None:
    assert [figure.status for figure in figures(lang, text)] == statuses


def test_a_planned_capacity_keeps_its_role() -> None:
    assert one("en", "The capacity of the yard will be raised to 5 tons.") == "= capacity target None"


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Volumes more than doubled last year.", "2 > up"),
        ("en", "The haul tripled.", "3 = up"),
        ("ru", "Сбор сократился вдвое.", "2 = down"),
        ("zh", "产量翻番。", "2 = up"),
    ],
)
def test_words_that_are_a_factor(lang: str, text: str, wanted: str) -> None:
    (figure,) = figures(lang, text)
    assert f"{figure.value} {figure.bound} {figure.direction}" == wanted
    assert figure.unit == "x"


@pytest.mark.parametrize("text", ["They laid a double-track line.", "Double standards grew at a double-digit rate."])
def test_double_is_not_always_a_factor(text: str) -> None:
    assert figures("en", text) == []
