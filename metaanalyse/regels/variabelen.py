"""The twenty variables of a digitale kaart and their closed vocabularies.

Source: S2, overzicht 9 and bijlage 3 (variables), overzicht 1-4 (aspects, determinants, phases,
indicators), overzicht 8 (ladder), overzicht 14 and 15 (factors).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metaanalyse.regels.variabele import (
    LEEG,
    TOESTAND_TEKST,
    ZONDER_WAARDE,
    Soort,
    Toestand,
    Variabele,
    sleutel,
)
from metaanalyse.regels.woordenlijst import aspecten, bevorderend, kaders, overig
from metaanalyse.regels.woordenlijst import belemmerend as belemmeringen
from metaanalyse.regels.woordenlijst.term import Term

__all__ = [
    "FILTERS",
    "GESLOTEN",
    "HOOFDGROEPEN",
    "JAAR",
    "LEEG",
    "OPEN",
    "TOESTAND_TEKST",
    "VARIABELEN",
    "ZONDER_WAARDE",
    "Soort",
    "Toestand",
    "Variabele",
    "sleutel",
    "termen_met_groep",
    "zoek_variabele",
]

TYPE, OMSCHRIJVING, EFFECTEN = "Type", "Omschrijving vernieuwing/interventie", "Effecten"
DUIDING, FACTOREN, SAMENVATTING = (
    "Duiding uitkomsten",
    "Factoren en neveneffecten",
    "Samenvatting",
)
HOOFDGROEPEN = (TYPE, OMSCHRIJVING, EFFECTEN, DUIDING, FACTOREN, SAMENVATTING)

_ALLE = (
    Variabele(
        "type",
        "Type school",
        TYPE,
        Soort.KEUZE,
        "In welk onderwijs is de vernieuwing uitgevoerd?",
        overig.TYPEN,
        aliassen=("schooltype", "onderwijstype"),
    ),
    Variabele(
        "beschrijving",
        "Beschrijving vernieuwing/interventie",
        OMSCHRIJVING,
        Soort.OPEN,
        "Wat houdt de vernieuwing in en welke doelen had zij?",
    ),
    Variabele(
        "aspect",
        "Aspect waarop vernieuwing/interventie zich richt",
        OMSCHRIJVING,
        Soort.KEUZE,
        "Welke kanten van schoolontwikkeling wil de vernieuwing verbeteren?",
        aspecten.ASPECTEN,
        aliassen=("aspect", "aspecten"),
    ),
    Variabele(
        "kenmerken",
        "Kenmerken vernieuwing/interventie/kernactiviteiten",
        OMSCHRIJVING,
        Soort.OPEN,
        "Wat is er concreet gedaan?",
        aliassen=("kernactiviteiten", "kenmerken interventie/kernactiviteiten"),
    ),
    Variabele(
        "doelgroep",
        "Doelgroep",
        OMSCHRIJVING,
        Soort.KEUZE,
        "Bij wie moet er iets veranderen?",
        overig.DOELGROEPEN,
    ),
    Variabele(
        "niveau",
        "Niveau",
        OMSCHRIJVING,
        Soort.KEUZE,
        "Op welk niveau van de organisatie grijpt de vernieuwing in?",
        overig.NIVEAUS,
    ),
    Variabele(
        "uitkomstmaat",
        "Uitkomstmaat",
        EFFECTEN,
        Soort.OPEN,
        "Waaraan wordt afgemeten of het werkt?",
    ),
    Variabele(
        "uitkomst",
        "Uitkomst",
        EFFECTEN,
        Soort.OPEN,
        "Wat kwam er op die maten uit?",
    ),
    Variabele(
        "doelstelling",
        "Doelstelling bereikt",
        EFFECTEN,
        Soort.ORDE,
        "In hoeverre zijn de doelen volgens de evaluatie bereikt?",
        overig.DOELSTELLING,
        aliassen=("doelstellingen bereikt",),
    ),
    Variabele(
        "fase",
        "Fase vernieuwingsproces",
        DUIDING,
        Soort.ORDE,
        "Hoe ver was de vernieuwing toen zij werd geëvalueerd?",
        kaders.FASEN,
        aliassen=("fase", "fase innovatieproces"),
    ),
    Variabele(
        "determinant",
        "Determinanten verduurzaming",
        DUIDING,
        Soort.KEUZE,
        "Welke voorwaarden om te blijven waren er?",
        kaders.DETERMINANTEN,
        aliassen=("determinanten",),
    ),
    Variabele(
        "indicator",
        "Indicator(en) verduurzaming",
        DUIDING,
        Soort.KEUZE,
        "Waaraan was te zien dat de vernieuwing bleef?",
        kaders.INDICATOREN,
        aliassen=("indicatoren verduurzaming", "indicatoren"),
    ),
    Variabele(
        "resultaten",
        "Resultaten verduurzaming",
        DUIDING,
        Soort.OPEN,
        "Wat ging er na afloop gewoon door?",
    ),
    Variabele(
        "ondersteuning",
        "Ondersteuningsstructuur",
        DUIDING,
        Soort.KEUZE,
        "Welke hulp kregen scholen en leraren erbij?",
        overig.ONDERSTEUNING,
        aliassen=("ondersteuning",),
    ),
    Variabele(
        "bevorderend",
        "Bevorderende factoren",
        FACTOREN,
        Soort.KEUZE,
        "Wat hielp volgens het onderzoek?",
        bevorderend.BEVORDEREND,
    ),
    Variabele(
        "belemmerend",
        "Belemmerende factoren",
        FACTOREN,
        Soort.KEUZE,
        "Wat zat volgens het onderzoek in de weg?",
        belemmeringen.BELEMMEREND,
    ),
    Variabele(
        "positief",
        "Positieve neveneffecten",
        FACTOREN,
        Soort.OPEN,
        "Welke goede gevolgen waren niet voorzien?",
    ),
    Variabele(
        "ongewenst",
        "Ongewenste neveneffecten",
        FACTOREN,
        Soort.OPEN,
        "Welke slechte gevolgen waren niet voorzien?",
    ),
    Variabele(
        "trede",
        "Positie effectladder",
        FACTOREN,
        Soort.ORDE,
        "Hoe sterk is het bewijs van dit onderzoek?",
        overig.TREDEN,
        aliassen=("trede", "effectladder", "trede effectladder"),
    ),
    Variabele(
        "samenvatting",
        "Samenvatting",
        SAMENVATTING,
        Soort.OPEN,
        "Vertel het onderzoek in gewone woorden na.",
    ),
)

VARIABELEN: Mapping[str, Variabele] = {v.code: v for v in _ALLE}
GESLOTEN = tuple(v for v in _ALLE if v.gesloten)
OPEN = tuple(v for v in _ALLE if v.soort == Soort.OPEN)
# The year comes from the report: a filter, not one of the twenty.
JAAR = Variabele("jaar", "Jaar", "Rapport", Soort.JAAR, "Wanneer verscheen het rapport?")
FILTERS = (
    *(VARIABELEN[c] for c in ("aspect", "doelgroep", "niveau", "fase", "doelstelling", "trede")),
    *(VARIABELEN[c] for c in ("type", "determinant", "indicator", "bevorderend", "belemmerend")),
    VARIABELEN["ondersteuning"],
    JAAR,
)

_NAMEN = {
    sleutel(naam): v.code
    for v in (*_ALLE, JAAR)
    for naam in (v.code, v.naam, v.naam.replace("(en)", "en"), *v.aliassen)
}


def zoek_variabele(tekst: str) -> str | None:
    """The code of the variable that a column or row of a moederbestand names; else None."""
    return _NAMEN.get(sleutel(tekst))


def termen_met_groep(variabele: Variabele) -> Iterator[tuple[str, list[Term]]]:
    """The terms by their group, in the order of the list; one nameless group when there is none."""
    groepen: dict[str, list[Term]] = {}
    for term in variabele.termen:
        groepen.setdefault(term.groep, []).append(term)
    yield from groepen.items()
