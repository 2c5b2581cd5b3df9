"""Words that look like a corridor or a checkpoint and are none; every sentence here names nothing."""

from __future__ import annotations

import pytest

from tests.tagging.names import ids, mentions

NOTHING = [
    "Nord Stream stays closed.",
    "Lorries on the Northern Corridor in Kenya pay less.",
    "Kyzylzhar drew with Aktobe in football.",
    "«Кызылжар» проиграл матч чемпионата.",
    "Atameken asked the government for lower taxes.",
    "Депутаты партии «Ак жол» внесли поправки.",
    "The Bolashak scholarship turns thirty.",
    "«Болашақ» стипендиясына құжат қабылданады.",
    "Bu gʻalaba barchani quvontirdi.",
    "Или дождь, или снег пойдет завтра.",
    "Programs such as Nurly Zhol ended.",
    "“光明之路”计划已经结束。",
    "Passengers of the Lachin corridor waited.",
    "A humanitarian corridor opened for civilians.",
    "Гуманитарный коридор открыли утром.",
    "The grain corridor in the Black Sea was agreed.",
    "Зерновой коридор продлили.",
    "Oil goes by Baku-Tbilisi-Ceyhan (BTC).",
    "Bitcoin (BTC) fell.",
    "BTK siber saldırıları açıkladı.",
    "BRI, the Indonesian bank Rakyat, opened offices.",
    "A Trans-Caspian fiber cable will be laid.",
    "По дну моря проложат Транскаспийский газопровод.",
    "Hospital corridors are crowded.",
    "В коридорах власти обсуждают бюджет.",
    "The Silk Road marathon starts in Samarkand.",
    "Великий шелковый путь привлекает туристов.",
    "Lapis lazuli from Badakhshan is blue.",
    "Central Corridor trucks in Tanzania leave Dar es Salaam.",
    "A green corridor for ambulances was set up in the city.",
    "В аэропорту пассажиры идут через зеленый коридор.",
    "Yaşıl enerji dəhlizi ilə elektrik ixrac olunacaq.",
    "Жасыл дәліз бойымен ағаш отырғызылды.",
    "Middle-income families moved.",
    "Middle East corridors were discussed.",
    "The North-South highway of Armenia, the M1, is late.",
    "Ветер подует с севера на юг.",
    "TSR beat the index.",
    "Kurmangazy orchestra toured Europe.",
    "Дулати был историком.",
    "Сырым батыр возглавил восстание.",
    "Oq oltin — paxtamiz faxri.",
    "Dostlik va madaniyat haftaligi oʻtdi.",
    "Madaniyat saroyida bayram boʻldi.",
    "Ар жерде артық сөз көп.",
    "Ағайынның достық көңілі.",
    "Жаңа жол ашылды.",
    "Ауыл шаруашылығы дамып келеді.",
    "Конысбаев стал чемпионом.",
    "Малик и Оля поженились.",
    "Lars and Akina met in Prague.",
    "Тёплое лето пришло в Казахстан.",
    "Ташкент встретил гостей.",
    "AKTAU. KAZINFORM – A museum opened.",
    "(Aktau) Artists came.",
    "ASTANA, Kazakhstan, November 19. Ministers met.",
    "Урумчи, 25 июня /Синьхуа/ -- Открылась ярмарка.",
    "АКТАУ. КАЗИНФОРМ – Открылся музей.",
    "В Баку и Батуми идут дожди.",
    "Xi'an hosted the first summit.",
    "Kashgar is famous for its market.",
    "Ürümqi hosted talks on December 5.",
    "Constanta and Poti have beaches.",
    "Termez hosted an archaeology conference.",
    "香港与阿克套之间没有航班。",
    "喀什古城游客增多。",
    "西安举行马拉松。",
    "拉钦走廊关闭。",
    "南方天然气走廊扩建。",
    "Suwalki corridor drills began.",
    "Путь с востока на запад закрыт снегом.",
    "The Middle Way is a Buddhist teaching.",
]


@pytest.mark.parametrize("text", NOTHING, ids=range(len(NOTHING)))
def test_a_false_friend_names_nothing(text: str) -> None:
    assert [(mention.id, mention.rule) for mention in mentions(text)] == []


LONE_CITIES = "Baku Aktau Batumi Poti Turkmenbashi Novorossiysk Makhachkala Constanta Xi'an Urumqi Almaty Tashkent Termez Kashgar Budapest Brest"


@pytest.mark.parametrize("city", LONE_CITIES.split())
def test_a_lone_city_is_no_port(city: str) -> None:
    assert ids(f"A conference was held in {city}.") == set()
    assert ids(f"{city} grows.", title=f"News from {city}") == set()


@pytest.mark.parametrize(
    "first",
    [
        "Aktobe",
        "Aktogay",
        "Zaisan",
        "Astana",
        "Kurchum",
        "Sary-Shagan",
        "Актобе",
        "Актогай",
        "Зайсан",
        "Астана",
        "Курчум",
    ],
)
def test_a_name_one_letter_away_is_another_place(first: str) -> None:
    assert ids(f"{first}: станция, порт, пункт пропуска, station, port, checkpoint") == set()


def test_the_standing_words_near_a_name_do_not_make_its_neighbour_sure() -> None:
    assert ids("The port of Rotterdam trades with Batumi hotels.") == set()
    assert ids("Flights from Taiyuan airport to Almaty are full.") == {"taiyuan-wusu"}
