"""Workbooks around an import: an example to fill in, and what the check found."""

from collections.abc import Iterator
from typing import Any

from metaanalyse.inlezen.opslag import OPSLAG, VOORBEELD
from metaanalyse.models import Kaartinlezing
from metaanalyse.moederbestand.kolommen import KAART, RAPPORT, TITEL
from metaanalyse.moederbestand.vormen import LEESKOLOMMEN
from metaanalyse.regels.variabelen import GESLOTEN, VARIABELEN, Soort
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes, tabel

FOUTEN = [
    Kolom("Rij", 8, "geheel"),
    Kolom("Cel", 10),
    Kolom("Kolom of variabele", 36, terugloop=True),
    Kolom("Wat er staat", 40, terugloop=True),
    Kolom("Wat er mis is en wat je doet", 80, terugloop=True),
]
REGELS = [
    Kolom("Rij", 8, "geheel"),
    Kolom("Wat er gebeurt", 20),
    Kolom("Kaart of jaar", 16),
    Kolom("Titel", 50, terugloop=True),
    Kolom("Toelichting", 90, terugloop=True),
]
_VOORBEELD = {
    KAART: "99a",
    TITEL: "Voorbeeld: leren van elkaars lessen",
    RAPPORT + "code": "99",
    RAPPORT + "titel": "Voorbeeldrapport, haal deze rij weg",
    RAPPORT + "jaar": "2020",
    "type": "Middelbaar beroepsonderwijs",
    "doelgroep": "Leraren; Onderwijsteam",
    "doelstelling": "Grotendeels t/m Volledig",
    "trede": "3",
    "uitkomst": "onbekend",
    "samenvatting": "In gewone woorden wat er gedaan is en wat het opleverde.",
}
_SOORT = {
    Soort.OPEN: "tekst",
    Soort.KEUZE: "een of meer waarden uit de lijst, met ; ertussen",
    Soort.ORDE: "een waarde uit de lijst, of een bereik: 4 t/m 5",
}


def voorbeeldbestand() -> bytes:
    """One invented card to write over, and what may stand where. Raises TeDruk."""
    kolommen = [Kolom(kolom.naam, 26, terugloop=True) for kolom in LEESKOLOMMEN]
    rij = [_VOORBEELD.get(kolom.sleutel, "") for kolom in LEESKOLOMMEN]
    uitleg = [(v.naam, v.vraag, _SOORT[v.soort]) for v in VARIABELEN.values()]
    lijsten = [(v.naam, term.naam) for v in GESLOTEN for term in v.termen]
    bladen = [
        Blad("Kaarten", kolommen, [rij], filter=False),
        Blad(
            "Uitleg",
            [Kolom("Variabele", 40), Kolom("Vraag", 70, terugloop=True), Kolom("Wat er staat", 60)],
            [
                *uitleg,
                ("Overal", "Gezocht en niet gevonden", "onbekend"),
                ("", "Past niet", "n.v.t."),
            ],
            filter=False,
        ),
        Blad("Waarden", [Kolom("Variabele", 40), Kolom("Waarde", 70, terugloop=True)], lijsten),
    ]
    return als_bytes(Werkboek("Moederbestand", bladen))


def uitkomst_werkboek(run: Kaartinlezing, titel: str) -> bytes:
    """All lines of what was checked. Raises TeDruk."""
    boven = [[f"Bestand {run.naam}"]]
    if run.uitkomst["fouten"]:
        return tabel(titel, FOUTEN, _fouten(run), boven=boven)
    return tabel(titel, REGELS, _regels(run), boven=boven)


def _fouten(run: Kaartinlezing) -> Iterator[tuple[object, ...]]:
    for regel in OPSLAG.lees(run.sleutel, VOORBEELD):
        if regel["soort"] == "fout":
            yield regel["rij"], regel["cel"], regel["kolom"], regel["waarde"], regel["tekst"]


def _regels(run: Kaartinlezing) -> Iterator[tuple[object, ...]]:
    for regel in OPSLAG.lees(run.sleutel, VOORBEELD):
        wat = regel.get("code") or str(regel.get("jaar") or "")
        yield regel["rij"], _WAT[regel["soort"]], wat, regel["titel"], _toelichting(regel)


_WAT = {"nieuw": "nieuw", "anders": "gewijzigd", "dubbel": "is er al"}


def _toelichting(regel: dict[str, Any]) -> str:
    if regel["soort"] == "dubbel":
        met = f" als {regel['met']}" if regel["met"] else ""
        aanvulling = f"; vult aan: {regel['vult_aan']}" if regel.get("vult_aan") else ""
        return f"{regel['waarom']}{met}{aanvulling}"
    return "; ".join(
        f"{veld}: was {was or 'leeg'}, wordt {wordt or 'leeg'}"
        for veld, was, wordt in regel.get("verschillen", ())
    )
