"""Bare numbers that go on with what was counted before, and those that must not."""

from __future__ import annotations

import pytest

from tests.tagging.figure_reading import values

GOES_ON = [
    ("en", "The yard lost 40 wagons. Another 15 will follow.", "15 wagon"),
    ("en", "Of the 600 trucks in line, 140 carry fruit.", "140 truck"),
    ("en", "In spring 300 trains left; in autumn 450 were sent.", "450 train"),
    ("en", "The camp has 90 workers, of whom 35 are welders.", "35 person"),
    ("ru", "Купили 40 вагонов, позже придет еще 15.", "15 wagon"),
    ("ru", "Из 600 фур 140 везут дыни.", "140 truck"),
    ("ru", "У моста стоят 600 фур, у парома - 140.", "140 truck"),
    ("ru", "Ушло 300 поездов, их число доведут до 450.", "450 train"),
    ("ru", "Прибыло 600 фур, в том числе 140 - с дынями.", "140 truck"),
    ("kk", "Былтыр 40 вагон алынды, биыл тағы 15-і келеді.", "15 wagon"),
    ("kk", "Биыл 300 пойыз кетті, күзге дейін 450-ге жеткізу керек.", "450 train"),
    ("uz", "Bozorda 600 ta fura bor, 140 tasi qovun olib kelgan.", "140 truck"),
    ("uz", "Баҳорда 300 та поезд кетди, кузда уларни 450 тага етказиш режа.", "450 train"),
    ("az", "Sərhəddə 600 TIR var, 140-ı qovun gətirib.", "140 truck"),
    ("az", "Bu il 300 qatar gedib, 450-yə çatdırılması planlaşdırılır.", "450 train"),
    ("tr", "Kapıda 600 TIR var, 140'ı kavun getirdi.", "140 truck"),
    ("tr", "Bu yıl 300 tren gitti, 450'ye çıkarılması planlanıyor.", "450 train"),
    ("zh", "春天发出300列，秋天将增至450。", "450 train"),
    ("en", "Some 620 trucks wait at the ford and 140 at the bridge.", "140 truck"),
    ("en", "Some 620 trucks wait. About 430 of the vehicles stand at the bridge.", "430 vehicle"),
    ("en", "Sales took 19 million tons and gifts came to 410,000; the rest was lost.", "410000 t"),
    ("en", "Carts took 171,000 TEU; the remaining 72,000 went east.", "72000 TEU"),
    ("kk", "Бағытпен 76,9 мың ДФЭ өтті. Соның 52 мыңы транзит.", "52000 TEU"),
    ("tr", "Hattan 40 bin TEU geçti. Bunun 26 bini transit.", "26000 TEU"),
]
STANDS_ALONE = [
    ("en", "The yard lost 40 wagons. Route 15 will follow the river.", "15 wagon"),
    ("en", "The yard lost 40 wagons on line 15.", "15 wagon"),
    ("en", "The yard lost 40 wagons. Flight No. 15 was late.", "15 wagon"),
    ("ru", "Купили 40 вагонов по договору от 2023.", "2023 wagon"),
    ("ru", "Купили 40 вагонов, телефон - 15-22.", "15 wagon"),
    ("kk", "Былтыр 40 вагон алынды, тамыздың 15-і күні келді.", "15 wagon"),
    ("az", "Sərhəddə 600 TIR var, oktyabrın 15-i qar yağıb.", "15 truck"),
    ("en", "Wagons stood on tracks 5 and 6 at the yard, 40 wagons in all.", "6 wagon"),
    ("en", "The quay is 300 metres long with a depth of 13.5 m, at a cost of $200 million.", "13500000 USD"),
    ("ru", "Мост оценили в 6 млрд долларов. Ранее назывались 4,8 млрд. По нему пройдет 15 млн тонн.", "4800000000 t"),
    ("az", "Dörd maşından 5 Avropaya gedib.", "5 EUR"),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), GOES_ON)
def test_a_bare_number_goes_on_with_what_was_counted(lang: str, text: str, wanted: str) -> None:
    assert wanted in values(lang, text)


@pytest.mark.parametrize(("lang", "text", "unwanted"), STANDS_ALONE)
def test_other_numbers_count_nothing(lang: str, text: str, unwanted: str) -> None:
    assert unwanted not in values(lang, text)
