"""Invented short Turkic news, with traps, and the values of tracked metrics that they announce."""

from __future__ import annotations

from datetime import date

from tests.tagging.observation_cases import Announced

TURKIC: list[tuple[str, date, str, list[Announced]]] = [
    (
        "",
        date(2025, 7, 22),
        "Биылғы алты айда Ақтау порты арқылы 2,3 миллион тонна жүк өткізілді.",
        [("aktau-port-volume", "2025-H1", 2300000, "actual")],
    ),
    (
        "",
        date(2026, 1, 20),
        "ҚТЖ мәліметінше, 2025 жылы теміржол арқылы 320 миллион тонна жүк тасымалданған. Транзит көлемі 33 миллион тоннаға жетті.",
        [("ktz-freight-volume", "2025", 320000000, "actual"), ("kz-transit-volume", "2025", 33000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "Транскаспий бағытымен алты айда 2,3 миллион тонна жүк тасылды, контейнер саны 40,2 мың ЖФЭ болды.",
        [
            ("middle-corridor-volume", "2025-H1", 2300000, "actual"),
            ("middle-corridor-containers", "2025-H1", 40200, "actual"),
        ],
    ),
    (
        "",
        date(2025, 10, 28),
        "Шекарада 800 жүк көлігі кезекте тұр, күту уақыты 4 тәулікке созылды.",
        [("border-truck-queue", "2025-10", 800, "actual"), ("border-crossing-delay", "2025-10", 4, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "Құрық портының жүк айналымы жарты жылда 1,1 миллион тоннаны құрады.",
        [("kuryk-port-volume", "2025-H1", 1100000, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "Қытайдан Еуропаға баратын құрлық жүктерінің 85 пайызы Қазақстан арқылы өтеді.",
        [("kz-share-of-china-europe-land", "2025", 85, "actual")],
    ),
    (
        "O‘zbekistonning tashqi savdosi o‘sdi",
        date(2025, 8, 25),
        "2025-yilning yanvar–iyul oylarida Xitoy bilan tovar ayirboshlash 8,2 mlrd dollarga yetdi. Rossiya bilan bu ko‘rsatkich 7 mlrd dollarni tashkil etdi.",
        [("uz-china-trade", "2025-01/2025-07", 8200000000, "actual")],
    ),
    (
        "",
        date(2025, 8, 25),
        "Trans-Kaspiy yo‘nalishi bo‘yicha yetti oyda 2,7 million tonna yuk tashildi.",
        [("middle-corridor-volume", "2025-01/2025-07", 2700000, "actual")],
    ),
    (
        "",
        date(2025, 8, 25),
        "Xitoy–Qirg‘iziston–O‘zbekiston temir yo‘lining qiymati 4,7 milliard dollarga baholanmoqda.",
        [("cku-cost", None, 4700000000, "estimate")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Cari ilin birinci yarısında Bakı limanı 3,9 milyon ton yük qəbul edib. Konteyner daşımaları 53 min TEU-ya çatıb.",
        [("baku-port-volume", "2025-H1", 3900000, "actual"), ("baku-port-containers", "2025-H1", 53000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Orta Dəhliz üzrə yükdaşımaların həcmi yanvar-iyun aylarında 2,3 milyon tona yüksəlib.",
        [("middle-corridor-volume", "2025-H1", 2300000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Bakı-Tbilisi-Qars xətti ilə 6 ayda 180 min ton yük daşınıb.",
        [("btk-volume", "2025-H1", 180000, "actual")],
    ),
    (
        "Bakı Limanı haqqında",
        date(2025, 7, 15),
        "Limanın illik ötürücülük qabiliyyəti 15 milyon tondur.",
        [],
    ),
    (
        "",
        date(2025, 7, 15),
        "Orta Koridor üzerinden yılın ilk yarısında 2,3 milyon ton yük taşındı, 2030'da 10 milyon tona çıkması hedefleniyor.",
        [
            ("middle-corridor-volume", "2025-H1", 2300000, "actual"),
            ("middle-corridor-volume", "2030", 10000000, "target"),
        ],
    ),
    (
        "",
        date(2025, 7, 15),
        "Bakü Limanı'nda altı ayda 53 bin TEU konteyner elleçlendi.",
        [("baku-port-containers", "2025-H1", 53000, "actual")],
    ),
    (
        "Sarp Sınır Kapısı'nda TIR kuyruğu",
        date(2025, 7, 15),
        "Sınır kapısında 1.200 TIR bekliyor, bekleme süresi 5 güne çıktı.",
        [("border-truck-queue", "2025-07", 1200, "actual"), ("border-crossing-delay", "2025-07", 5, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Kazakistan ile Çin arasındaki ticaret hacmi 2024'te 43,8 milyar dolara ulaştı.",
        [("kz-china-trade", "2024", 43800000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "2024 жылы Қытаймен тауар айналымы 43,8 миллиард долларды құрады.",
        [("kz-china-trade", "2024", 43800000000, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "Ақтау порты былтыр 4,6 миллион тонна жүк өңдеді.",
        [("aktau-port-volume", "2024", 4600000, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "Орта дәліз арқылы жүк жеткізу мерзімі 15 тәулікке дейін қысқарды.",
        [("middle-corridor-transit-time", None, 15, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "Былтыр Қытайдан Орта дәлізбен 358 контейнерлік пойыз өтті.",
        [("middle-corridor-container-trains", "2024", 358, "actual")],
    ),
    (
        "Қазақстанның транзиттік әлеуеті",
        date(2025, 7, 22),
        "Транзиттік контейнер тасымалы былтыр 1,4 миллион ЖФЭ-ге жетті.",
        [("kz-container-transit", "2024", 1400000, "actual")],
    ),
    (
        "",
        date(2025, 7, 22),
        "2024 жылы Ақтау порты арқылы 1,8 миллион тонна мұнай тиелді.",
        [],
    ),
    (
        "",
        date(2025, 7, 22),
        "Қазақстан 2024 жылы Қытайға 15 миллиард доллардың тауарын экспорттады.",
        [],
    ),
    (
        "",
        date(2025, 10, 28),
        "Сарыағаш станциясында 2 мың вагон тұрып қалды.",
        [("wagons-waiting", "2025-10", 2000, "actual")],
    ),
    (
        "",
        date(2025, 8, 25),
        "Transafg‘on temir yo‘li loyihasi 4,8 mlrd dollarga baholanmoqda.",
        [("trans-afghan-cost", None, 4800000000, "estimate")],
    ),
    (
        "",
        date(2025, 8, 25),
        "O‘zbekiston va Xitoy o‘rtasidagi savdo aylanmasi 2024-yilda 12,5 mlrd dollarga yetdi.",
        [("uz-china-trade", "2024", 12500000000, "actual")],
    ),
    (
        "",
        date(2025, 8, 25),
        "2024 йилда Ўрта йўлак орқали 4,5 миллион тонна юк ташилди.",
        [("middle-corridor-volume", "2024", 4500000, "actual")],
    ),
    (
        "",
        date(2025, 8, 25),
        "Xitoy–Qirg‘iziston–O‘zbekiston temir yo‘lida ishlarning 15 foizi bajarildi.",
        [("cku-progress", "2025-08", 15, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Ötən il Bakı limanında 76,7 min TEU konteyner aşırılıb.",
        [("baku-port-containers", "2024", 76700, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "2024-cü ildə Orta Dəhliz vasitəsilə 4,5 milyon ton yük daşınıb.",
        [("middle-corridor-volume", "2024", 4500000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Çindən Orta Dəhlizlə yola salınan blok qatarların sayı 2025-ci ilin birinci yarısında 180 olub.",
        [("middle-corridor-container-trains", "2025-H1", 180, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "2024-cü ildə Bakı limanından 1,2 milyon ton neft məhsulu aşırılıb.",
        [],
    ),
    (
        "",
        date(2025, 7, 15),
        "Sərhəddə 400 yük maşını növbə gözləyir.",
        [("border-truck-queue", "2025-07", 400, "actual")],
    ),
    (
        "Poti limanı",
        date(2025, 7, 15),
        "Potidə konteyner aşırılması 2024-cü ildə 445 min TEU təşkil edib.",
        [("poti-port-containers", "2024", 445000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Şimal-Cənub dəhlizi ilə 2024-cü ildə 26,9 milyon ton yük daşınıb.",
        [("instc-volume", "2024", 26900000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Bakü-Tiflis-Kars hattında 2024 yılında 16 bin ton yük taşındı.",
        [("btk-volume", "2024", 16000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Orta Koridor'da 2024'te 56 bin 500 TEU konteyner taşındı.",
        [("middle-corridor-containers", "2024", 56500, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Aktau Limanı ilk altı ayda 2,3 milyon ton yük elleçledi.",
        [("aktau-port-volume", "2025-H1", 2300000, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Türkiye ile Çin arasındaki ticaret 2024'te 48 milyar dolara ulaştı.",
        [],
    ),
    (
        "",
        date(2025, 7, 15),
        "Orta Koridor üzerinden yük taşıma süresi 18 güne indi.",
        [("middle-corridor-transit-time", None, 18, "actual")],
    ),
    (
        "",
        date(2025, 7, 15),
        "Kuzey-Güney koridorunda 2024'te 26,9 milyon ton yük taşındı.",
        [("instc-volume", "2024", 26900000, "actual")],
    ),
]
