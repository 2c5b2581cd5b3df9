"""Sentences as the news of the region writes them, in every language, with the figures they hold."""

from __future__ import annotations

import pytest

from tests.tagging.figure_reading import figures as read
from tests.tagging.figure_reading import spelled, values

EN = [
    ("The yard took 721,000 transit TEU.", ["721000 TEU"]),
    ("Rail freight climbed 12% to 8.9 million tonnes.", ["12 %", "8900000 t"]),
    ("Exports fell from $3.4 billion in 2023 to $2.9 billion in 2024.", ["3400000000 USD", "2900000000 USD"]),
    ("Some 1,200 trucks wait at the border.", ["1200 truck"]),
    ("Transit time has been cut from 38-53 days to 18-23 days.", ["38-53 day", "18-23 day"]),
    ("A total of 7,100 units (TEU equivalent) passed.", ["7100 TEU"]),
    ("Volumes rose to 5,600 twenty-foot equivalent units (TEUs).", ["5600 TEU"]),
    ("The share rose by 3.5 percentage points to 41%.", ["3.5 pp", "41 %"]),
    ("The line is 486 km long with 27 tunnels and 46 bridges.", ["486 km", "27 count", "46 count"]),
    ("They plan to raise the number of trains from 600 to 2,000.", ["600 train", "2000 train"]),
    ("The fleet carries from 30 to 50 thousand passengers.", ["30000 passenger", "50000 passenger"]),
    ("The queue shrank to 350 trucks from 900 a week earlier.", ["350 truck", "900 truck"]),
    (
        "Of the 320,000 vehicles that crossed, of which 58,000 were trucks, most were full.",
        ["320000 vehicle", "58000 truck"],
    ),
    ("Azerbaijan sold goods worth 1.5 billion manats ($882 million).", ["1500000000 AZN", "882000000 USD"]),
    ("The 523km railway may cost $8bn.", ["523 km", "8000000000 USD"]),
    ("Tariffs go up 2.7x, freight grew 2.3-fold.", ["2.7 x", "2.3 x"]),
    ("Work came to 80 billion tonne-kilometres.", ["80000000000 tkm"]),
    ("The bank lends EUR 65 million at 4.5%.", ["65000000 EUR", "4.5 %"]),
    ("The pier took 90 China-Europe (Central Asia) freight trains.", ["90 train"]),
    ("It shortens the route by 280 km and takes eight days off.", ["280 km", "8 day"]),
    ("They took 220,957 units of containers, 17 thousand 149 units more.", ["220957 container", "17149 container"]),
    ("The train has 8 40-foot (12-meter) containers.", ["8 container"]),
    ("They counted 19,768 new Covid-19 cases.", ["19768 count"]),
    ("Growth of 10%-12% is seen, and prices of $2 billion to $3 billion.", ["10-12 %", "2000000000-3000000000 USD"]),
    ("Rates range from $5,500 to $6,200 per box.", ["5500 USD", "6200 USD"]),
    ("Uzbekistan spent 12 trillion soms.", ["12000000000000 UZS"]),
    ("Kyrgyzstan spent 12 billion soms.", ["12000000000 KGS"]),
    ("Turkmenistan spent 12 million manats.", ["12000000 TMT"]),
]
RU = [
    ("Перевезено 18,4 млн тонн, что на 6% больше.", ["18400000 t", "6 %"]),
    ("На границе стоят около 700 большегрузов, ждут по 5–7 суток.", ["700 truck", "5-7 day"]),
    ("Срок доставки сократился с 53 до 18–23 суток.", ["53 day", "18-23 day"]),
    ("Прошло 56,5 тыс. контейнеров в ДФЭ.", ["56500 TEU"]),
    ("Лимит снижен с 250 до 100 грузовых машин в сутки.", ["250 truck", "100 truck"]),
    ("Отправлено 358 контейнерных поездов, рост в 33 раза.", ["358 train", "33 x"]),
    ("Доля выросла на 3,2 процентного пункта – до 27%.", ["3.2 pp", "27 %"]),
    ("Выехать не могут 11 тысяч гружёных вагонов, свыше пяти тысяч из них с зерном.", ["11000 wagon", "5000 wagon"]),
    ("Экспорт составил 1 млрд 250 млн долларов.", ["1250000000 USD"]),
    ("Таможня собрала 3,4 млрд сомов и 2,3 млрд юаней.", ["3400000000 KGS", "2300000000 CNY"]),
    ("Грузооборот упал до 68,1 млрд тонно-километров.", ["68100000000 tkm"]),
    ("Количество транспортных средств составило 700–750 единиц в сутки.", ["700-750 vehicle"]),
    ("Прошло 18 тысяч 400 транспортных средств.", ["18400 vehicle"]),
    ("Время сократилось с 2 часов до 30 минут.", ["2 hour", "30 minute"]),
]
KK = [
    ("300-ден астам контейнерлік пойыз өтті.", ["300 train"]),
    ("Тасымал 43%-ға артып, 15,3 миллион тоннаны құрады.", ["43 %", "15300000 t"]),
    ("Шекарада 700-ге жуық жүк көлігі тұр.", ["700 truck"]),
    ("Мерзім 53 күннен 18-23 күнге дейін қысқарды.", ["53 day", "18-23 day"]),
    ("Көлем 2,1 есеге өсіп, 45,8 мың ДФЭ-ге жетті.", ["2.1 x", "45800 TEU"]),
    ("Жоба құны 245 миллиард теңге.", ["245000000000 KZT"]),
    ("Кірген көліктердің саны 1954-ке жетті.", ["1954 vehicle"]),
]
UZ = [
    ("Бир миллион 300 минг тоннадан зиёд юк ташилди.", ["1300000 t"]),
    ("Chegarada 500 ga yaqin yuk mashinasi turibdi.", ["500 truck"]),
    ("358 ta konteyner poyezdi jo'natildi.", ["358 train"]),
    ("Савдо 29,6 млрд АҚШ долларини ташкил этди.", ["29600000000 USD"]),
    ("20 дан зиёд компания ишлайди.", ["20 count"]),
    ("Konteynerlar soni 69 ming 655 tani tashkil etdi.", ["69655 container"]),
    ("Yuk muddati 25 kundan 15 kunga qisqardi.", ["25 day", "15 day"]),
]
AZ = [
    ("Limanda 6,4 milyon ton yük aşırılıb.", ["6400000 t"]),
    ("Sərhəddə 300-dən çox yük maşını gözləyir.", ["300 truck"]),
    ("Daşımalar 2,6 dəfə artaraq 50,5 min TEU-ya çatıb.", ["2.6 x", "50500 TEU"]),
    ("Ötən il 107 min 54 TEU konteyner keçib.", ["107054 TEU"]),
    ("Yolda 22 887 ədəd vaqon qalıb, may ayında bu rəqəm 35 024 ədəd olub.", ["22887 wagon", "35024 wagon"]),
    ("Layihə 1,2 milyard manatdır.", ["1200000000 AZN"]),
]
TR = [
    ("Limanda 452.000 TEU konteyner taşındı.", ["452000 TEU"]),
    ("Kapıda 1.500 TIR bekliyor.", ["1500 truck"]),
    ("İhracat %15,2 artışla 3,5 milyar dolara ulaştı.", ["15.2 %", "3500000000 USD"]),
    ("Taşıma yüzde 8,3 arttı.", ["8.3 %"]),
]
ZH = [
    ("去年出口汽车42.1万辆,增长38.6%。", ["421000 vehicle", "38.6 %"]),
    ("班列达6387列,发送货物12.3万标箱。", ["6387 train", "123000 TEU"]),
    ("进出口总值1234.5亿元,投资47亿美元。", ["123450000000 CNY", "4700000000 USD"]),
    ("里程缩短近500公里,时间缩短了3到5天。", ["500 km", "3-5 day"]),
    ("口岸滯留車輛20900余輛。", ["20900 vehicle"]),
    ("比重提高6个百分点,是上年的2.6倍。", ["6 pp", "2.6 x"]),
    ("有员工1200余人,通达20多个国家。", ["1200 person", "20 count"]),
    ("列车装有55个40英尺集装箱。", ["55 container"]),
    ("全年运输集装箱6.3万个,每天换装500个货运车皮。", ["63000 container", "500 wagon"]),
]
CASES = [
    (lang, text, wanted)
    for lang, table in (("en", EN), ("ru", RU), ("kk", KK), ("uz", UZ), ("az", AZ), ("tr", TR), ("zh", ZH))
    for text, wanted in table
]


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES, ids=[f"{lang}: {text[:50]}" for lang, text, _ in CASES])
def test_the_figures_of_a_sentence(lang: str, text: str, wanted: list[str]) -> None:
    assert values(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Flight CZ6055, an A380, left gate 7 at 14:30 on June 10, 2025 for KZ07-01 and C5+1."),
        ("en", "The 24/7 line answers at +7 7172 60 00 00; see article 12 of order No. 7."),
        ("en", "It was the best showing in the past 22 years and ended 5 years ago."),
        ("en", "The score was 3:1 after the 2012-13 season, the 45-year-old said in 2024."),
        ("en", "Boeing 747-8F, covid-19, a 40-foot box, 25.06.2025 12:49:26 121"),
        ("en", "USD 69.74 EUR 79.24 RUB 1.05"),
        ("en", "The carrier flies the 747-400 daily."),
        ("ru", "Просмотров: 1399 / 1 минута"),
        ("en", "Section 301, Route 66, Gate 12, the 9/11 talks, 4x4 drives, the 1990s, Vision 2030, G7 and 5G."),
        ("en", "The ferry sails 3 times a week at 25 km/h and 30 °C."),
        ("ru", "Поезд №75052 прибыл на 3-й путь в 14:20, 5 февраля 2025 года."),
        ("ru", "Закрыли с 5-го июня 2025-го года, ему 45 лет, это было 7 лет назад."),
        ("kk", "2024 жылғы 5 желтоқсанда 2-терминал ашылды."),
        ("uz", "2025-yil 7-may kuni 5-poyezd keldi."),
        ("az", "30 oktyabr 2017-ci ildə 2-ci terminal açılıb."),
        ("zh", "2022年10月13日,第7列班列于21时23分出发。"),
        ("zh", "口岸在312国道旁,实施7×24小时通关。"),
    ],
)
def test_dates_codes_ordinals_and_ages_are_no_figures(lang: str, text: str) -> None:
    assert values(lang, text) == []


def test_offsets_lead_to_the_source_through_soft_hyphens_and_wide_spaces() -> None:
    text = "The pier took 4\u00a0500 ton\u00adnes of sand."
    (figure,) = read("en", text)
    assert spelled(figure) == "4500 t"
    assert text[figure.start : figure.end] == figure.text == "4\u00a0500 ton\u00adnes"


def test_a_figure_says_why() -> None:
    (figure,) = read("en", "In 2024, over 5 tons were shipped.")
    assert figure.rule == "units.tonne"
    notes = [reason.note for reason in figure.reasons]
    assert any(note.startswith("bound >") for note in notes)
    assert any(note.startswith("period 2024") for note in notes)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The pier took 5 tons of cargo.", ["5 tons"]),
        ("ru", "Отправили 11 тысяч гружёных вагонов.", ["11 тысяч гружёных вагонов"]),
        ("en", "A ship drew 5 meters of water.", []),
        ("en", "The berth is 250 meters long.", ["250 meters"]),
        ("ru", "Пост работает 24 часа в сутки.", []),
        ("zh", "口岸实行24小时通关。", []),
        ("zh", "列车24小时后到达。", ["24小时"]),
        ("uz", "Пост кунига 24 соат ишлайди.", []),
    ],
)
def test_the_words_of_a_figure(lang: str, text: str, wanted: list[str]) -> None:
    assert [figure.text for figure in read(lang, text)] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "New electric vehicles accounted for 900 units.", "900 vehicle"),
        ("ru", "Экспорт автомобилей превысил 9 тыс. единиц.", "9000 vehicle"),
        ("tr", "Bekleyen vagon sayısı nisanda 320 iken azaldı.", "320 wagon"),
        ("ru", "Занято 6 тысяч человек, местных среди них 4 тысячи.", "4000 person"),
    ],
)
def test_the_unit_stands_before(lang: str, text: str, wanted: str) -> None:
    assert wanted in values(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("uz", "Yiliga 15 tonnagacha yuk o'tadi.", "<"),
        ("uz", "Savdoni 2 dollargacha oshirish rejalashtirilgan.", "="),
        ("az", "Gündə 15 tonadək yük keçir.", "<"),
        ("zh", "货值约人民币352亿元。", "~"),
    ],
)
def test_endings_and_names_of_money_keep_the_bound(lang: str, text: str, wanted: str) -> None:
    assert read(lang, text)[0].bound == wanted
