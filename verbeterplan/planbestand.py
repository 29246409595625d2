"""The plan on paper, on the wall and as a workbook: the same reading, on one page."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.getekend import Geheugen
from rapportage.pdf import maak_passende_pdf
from verbeterplan import planlijn
from verbeterplan.regels.planblad import Deel, Planblad
from verbeterplan.regels.planpapier import A3, A4, Papier, ingekort, kort, pogingen

# Above and below the columns of the page.
BOVEN, ONDER = ("doelen",), ("tijdpad",)

_gemaakt: Geheugen[bytes] = Geheugen(20_000_000, weeg=len)


@dataclass(frozen=True)
class Vlak:
    """A part where it stands; ``adres`` leads whoever may to the place to change it."""

    deel: Deel
    adres: str


def vlakken(blad: Planblad, adressen: Mapping[str, str]) -> dict[str, list[Vlak]]:
    """The parts by where they stand: above the columns, in them, below."""
    uit: dict[str, list[Vlak]] = {"boven": [], "midden": [], "onder": []}
    for deel in (deel for deel in blad.delen if deel.getoond):
        plek = "boven" if deel.code in BOVEN else "onder" if deel.code in ONDER else "midden"
        uit[plek].append(Vlak(deel, adressen.get(deel.code, "")))
    return uit


def pdf(blad: Planblad, versie: str, dag: datetime.date) -> bytes:
    """On A4. Raises PdfNietBeschikbaar and TeDruk, as ``poster`` does."""
    return _op_een_blad("verbeterplan/plan_pdf.html", A4, 760, blad, versie, dag)


def poster(blad: Planblad, versie: str, dag: datetime.date) -> bytes:
    """On A3, to be read from two metres."""
    return _op_een_blad("verbeterplan/plan_poster.html", A3, 1200, blad, versie, dag)


def _op_een_blad(
    sjabloon: str, papier: Papier, breedte: int, blad: Planblad, versie: str, dag: datetime.date
) -> bytes:
    # How it stands today is no part of what makes two plans equal, and yet it is drawn.
    stand = tuple(punt.klaar for deel in blad.delen for punt in deel.punten)
    vast = {
        "titel": blad.titel,
        "team": f"Verbeterplan team {blad.team}",
        "dag": dag,
        "datum": datum(dag),
        "versie": versie,
        "lijn": planlijn.teken(blad.dagen, dag, breedte, "planlijn"),
    }

    def maak() -> bytes:
        return maak_passende_pdf(
            sjabloon, [vast | _poging(blad, *poging) for poging in pogingen(blad, papier)]
        )

    return _gemaakt.geef((sjabloon, blad, stand, versie, dag), maak)


def _poging(blad: Planblad, maat: int, stappen: int) -> dict[str, Any]:
    getoond = kort(blad, stappen)
    return {"maat": maat, "ingekort": ingekort(getoond), **vlakken(getoond, {})}


def werkboek(blad: Planblad, versie: str, dag: datetime.date) -> bytes:
    """A sheet with the texts, and one for each list."""
    boven = [[", ".join(filter(None, [f"Team {blad.team}", versie, f"peildatum {datum(dag)}"]))]]
    teksten = Blad(
        "Plan",
        [Kolom("Deel", 30, terugloop=True), Kolom("Waarover", 34, terugloop=True), _WAT],
        [(d.kop, t.label, t.tekst) for d in blad.delen for t in d.teksten],
        titel=f"Verbeterplan {blad.titel}",
        boven=boven,
    )
    lijsten = [
        Blad(
            naam,
            kolommen,
            [rij(p) for p in blad.per_code[code].punten],
            titel=blad.per_code[code].kop,
        )
        for code, (naam, kolommen, rij) in LIJSTEN.items()
        if code in blad.per_code
    ]
    return als_bytes(Werkboek(f"Verbeterplan {blad.titel}", [teksten, *lijsten]))


_WAT = Kolom("Wat er staat", 90, terugloop=True)
_WIE = Kolom("Wie", 26, terugloop=True)
LIJSTEN: dict[str, tuple[str, Sequence[Kolom], Callable[[Any], tuple[object, ...]]]] = {
    "doelen": (
        "Doelen",
        [Kolom("Doel", 60, terugloop=True), Kolom("Waaraan zien we het", 60, terugloop=True)],
        lambda p: (p.tekst, p.bij),
    ),
    "acties": (
        "Verbeteracties",
        [Kolom("Verbeteractie", 70, terugloop=True), _WIE],
        lambda p: (p.tekst, p.wie),
    ),
    "afspraken": (
        "Planning",
        [Kolom("Klaar op", 13, "datum"), Kolom("Wat", 70, terugloop=True), _WIE],
        lambda p: (p.dag, p.tekst, p.wie),
    ),
    "randvoorwaarden": (
        "Randvoorwaarden",
        [Kolom("Wat nodig is", 70, terugloop=True), Kolom("Stand", 20), _WIE],
        lambda p: (p.tekst, p.stand, p.wie),
    ),
    "factoren": (
        "Factoren",
        [
            Kolom("Wat aandacht vraagt", 40, terugloop=True),
            Kolom("Toelichting", 70, terugloop=True),
        ],
        lambda p: (p.tekst, p.bij),
    ),
    "tegengeluid": (
        "Tegengeluid",
        [Kolom("Tegengeluid", 60, terugloop=True), Kolom("Wat doen we ermee", 70, terugloop=True)],
        lambda p: (p.tekst, p.bij),
    ),
    "plg": ("PLG", [Kolom("Naam", 34), Kolom("Rol", 20)], lambda p: (p.tekst, p.stand)),
    "kaarten": (
        "Kaarten",
        [
            Kolom("Digitale kaart", 60, terugloop=True),
            Kolom("Hoe sterk, en het doel", 50, terugloop=True),
        ],
        lambda p: (p.tekst, p.bij),
    ),
}
FORMATEN: dict[str, tuple[str, Callable[[Planblad, str, datetime.date], bytes]]] = {
    "pdf": ("pdf", pdf),
    "a3": ("pdf", poster),
    "xlsx": ("xlsx", werkboek),
}
