"""The drawings of the pages of analysis, each for a wide and for a narrow screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from metaanalyse.analyse.aspecten import Aspect
from metaanalyse.analyse.bewijskaart import Bewijskaart
from metaanalyse.analyse.factoren import KANTEN, Woordrij
from metaanalyse.analyse.rapportstroom import Rapportstroom
from metaanalyse.regels.bewijskaart import GROEPEN
from rapportage import grafieken

BREED, SMAL = 720, 340
WOLKEN = {"samen": "Beide kanten", **KANTEN}
VOLGORDEN = {"alfabet": "op alfabet", "aantal": "grootste eerst"}


@dataclass(frozen=True)
class Beeld:
    breed: SafeString
    smal: SafeString


def _beide(teken: Callable[[int], SafeString]) -> Beeld:
    return Beeld(teken(BREED), teken(SMAL))


def wolk(rijen: Sequence[Woordrij], welke: str, volgorde: str) -> Beeld:
    """The words of one side lead to the list of cards, those of both to their row on the page."""
    if welke in KANTEN:
        helpt = welke == "bevorderend"
        woorden = [
            grafieken.Woord(
                rij.woord,
                rij.helpt if helpt else rij.hindert,
                rij.helpt_adres if helpt else rij.hindert_adres,
            )
            for rij in rijen
        ]
    else:
        woorden = [grafieken.Woord(r.woord, r.samen, f"#{r.anker}") for r in rijen]
    titel = f"Woorden: {WOLKEN.get(welke, WOLKEN['samen']).lower()}"
    op_grootte = volgorde == "aantal"
    return _beide(
        lambda breedte: grafieken.woordenwolk(
            woorden, titel=titel, eenheid="kaarten", op_grootte=op_grootte, breedte=breedte
        )
    )


def aspecten(rijen: Sequence[Aspect]) -> Beeld:
    """Figure 1 of the study for our cards, with its own numbers under each."""
    balken = [grafieken.Balk(rij.naam, [rij.aantal, rij.studie_getal], rij.adres) for rij in rijen]
    return _beide(
        lambda breedte: grafieken.balken(
            ["onze kaarten", "de studie"],
            balken,
            titel="Waar de vernieuwingen zich op richten",
            eenheid="kaarten",
            breedte=breedte,
        )
    )


def bewijskaart(kaart: Bewijskaart) -> Beeld:
    bellen = [
        grafieken.Bel(
            p.rij,
            p.kolom,
            p.veld.aantal,
            p.veld.groep,
            f"{p.aspect}, {p.trede}: {p.veld.aantal} kaarten, doel bereikt: {p.veld.in_woorden}",
            p.adres,
        )
        for p in kaart.plekken
    ]
    return _beide(
        lambda breedte: grafieken.bellen(
            kaart.aspecten,
            kaart.treden,
            bellen,
            groepen=GROEPEN,
            titel="Bewijskaart: aspecten en treden",
            beschrijving="Hoe groter een cirkel, hoe meer kaarten. De vulling zegt bij welk deel"
            " het doel minstens grotendeels bereikt is. De tabel eronder zegt hetzelfde.",
            kolomtitel="Trede van de effectladder",
            breedte=breedte,
        )
    )


def stroom(telling: Rapportstroom) -> Beeld:
    wacht = [("wacht op een besluit", telling.wachtend)] if telling.wachtend else []
    weg = telling.uitgesloten + telling.wachtend
    vindplaatsen = tuple(telling.vindplaatsen.items())
    naam_weg = "Niet, of nog niet, opgenomen" if wacht else "Niet opgenomen"
    stappen = [
        grafieken.Stap(
            grafieken.Vak("Gevonden rapporten", telling.gevonden, vindplaatsen),
            grafieken.Vak(naam_weg, weg, [*telling.redenen.items(), *wacht]) if weg else None,
        ),
        grafieken.Stap(
            grafieken.Vak("Opgenomen rapporten", telling.opgenomen),
            grafieken.Vak("Nog zonder vastgestelde kaart", telling.zonder_kaart)
            if telling.zonder_kaart
            else None,
        ),
        grafieken.Stap(grafieken.Vak("Rapporten met een vastgestelde kaart", telling.met_kaart)),
        grafieken.Stap(grafieken.Vak("Vastgestelde kaarten", telling.kaarten)),
    ]
    titel = "Van gevonden rapport tot vastgestelde kaart"
    return _beide(lambda breedte: grafieken.stroom(stappen, titel=titel, breedte=breedte))
