"""The pages of analysis as workbooks: the same numbers, and a sheet that says of which cards."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import timezone

from metaanalyse.analyse.aspecten import Aspect
from metaanalyse.analyse.bewijskaart import Bewijskaart
from metaanalyse.analyse.factoren import Kant, Woordrij
from metaanalyse.analyse.rapportstroom import Rapportstroom, regels
from metaanalyse.lijst.vraag import Lijstvraag, chips
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.kruistabel import Kop, Kruistabel
from metaanalyse.regels.referentie import NIET_VERGELIJKBAAR, VAN
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel.onderdelen import Blad, Cel, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes


def werkboek_antwoord(titel: str, bladen: Sequence[Blad], filter: Filter) -> HttpResponse:
    """The sheets with the one of the filters behind them. Raises TeDruk."""
    boek = Werkboek(titel=titel, bladen=[*bladen, _filters(filter)])
    return download(als_bytes(boek), bestandsnaam(titel, timezone.localdate()), "xlsx")


def _filters(filter: Filter) -> Blad:
    rijen = [(chip.groep, chip.naam) for chip in chips(Lijstvraag(filter))] or [
        ("Alle kaarten", "")
    ]
    kolommen = [Kolom("Filter", 30), Kolom("Waarde", 60, terugloop=True)]
    return Blad("Filters", kolommen, rijen, titel="Welke kaarten zijn geteld", filter=False)


def kruistabel_bladen(tabel: Kruistabel) -> list[Blad]:
    """Counts, and the share of every row's cards."""
    koppen = [k.naam for k in tabel.kolommen]
    breed = [Kolom(tabel.rijnaam, 40, terugloop=True)]
    uitleg = [["Cellen tellen kaarten; een kaart kan in meer dan een rij of kolom staan."]]
    uitleg.append(["Totalen zijn kaarten, elk een keer geteld, en dus geen som van de cellen."])
    titel = f"{tabel.rijnaam} en {tabel.kolomnaam}"
    aantallen = Blad(
        "Aantallen",
        [*breed, *(Kolom(k, 14, "geheel") for k in koppen), Kolom("Kaarten", 12, "geheel")],
        [*(_aantallen(tabel, rij) for rij in tabel.rijen), _totalen(tabel)],
        titel=titel,
        boven=uitleg,
        vaste_kolommen=1,
        filter=False,
    )
    delen = Blad(
        "Percentages",
        [*breed, *(Kolom(k, 14, "procent") for k in koppen), Kolom("Kaarten", 12, "geheel")],
        [_delen(tabel, rij) for rij in tabel.rijen],
        titel=f"{titel}: deel van de kaarten in de rij",
        boven=uitleg,
        vaste_kolommen=1,
        filter=False,
    )
    return [aantallen, delen]


def _aantallen(tabel: Kruistabel, rij: Kop) -> list[object]:
    cellen = [tabel.cellen[rij.code, k.code] for k in tabel.kolommen]
    return [rij.naam, *cellen, tabel.rijtotaal.get(rij.code, 0)]


def _totalen(tabel: Kruistabel) -> list[object]:
    kolommen = [Cel(tabel.kolomtotaal.get(k.code, 0), vet=True) for k in tabel.kolommen]
    return [Cel("Kaarten", vet=True), *kolommen, Cel(tabel.totaal, vet=True)]


def _delen(tabel: Kruistabel, rij: Kop) -> list[object]:
    totaal = tabel.rijtotaal.get(rij.code, 0)
    delen = [tabel.cellen[rij.code, k.code] / totaal if totaal else None for k in tabel.kolommen]
    return [rij.naam, *delen, totaal]


def factoren_bladen(kanten: Sequence[Kant], woorden: Sequence[Woordrij]) -> list[Blad]:
    """One sheet for each side, and the words that both share."""
    uitleg = [
        ["Hoe vaak iets genoemd is, zegt niet hoe groot het effect is."],
        [f"De studie: overzicht 14 en 15, {VAN} interventies. {NIET_VERGELIJKBAAR}"],
    ]
    bladen = [
        Blad(
            kant.naam,
            [
                Kolom("Categorie", 40),
                Kolom("Factor", 56),
                Kolom("Onze kaarten", 14, "geheel"),
                Kolom("De studie", 14, "geheel"),
            ],
            [
                (c.naam, f.naam, f.aantal, f.studie.getal if f.studie else None)
                for c in kant.categorieen
                for f in c.factoren
            ],
            titel=kant.naam,
            boven=uitleg,
        )
        for kant in kanten
    ]
    kolommen = [
        Kolom("Woord", 30),
        Kolom("Helpt", 12, "geheel"),
        Kolom("Zit in de weg", 14, "geheel"),
        Kolom("Samen", 12, "geheel"),
    ]
    rijen = [(w.woord, w.helpt, w.hindert, w.samen) for w in woorden]
    return [*bladen, Blad("Woorden", kolommen, rijen, titel="Woorden", boven=uitleg)]


def aspecten_blad(rijen: Sequence[Aspect]) -> Blad:
    kolommen = [
        Kolom("Aspect", 36),
        Kolom("Onze kaarten", 14, "geheel"),
        Kolom("De studie", 16),
        Kolom("Bron", 40),
    ]
    regels = [
        (r.naam, r.aantal, *((r.studie.tekst, r.studie.bron) if r.studie else ("", "")))
        for r in rijen
    ]
    return Blad("Aspecten", kolommen, regels, titel="Aspecten", boven=[[NIET_VERGELIJKBAAR]])


def bewijskaart_bladen(kaart: Bewijskaart) -> list[Blad]:
    kolommen = [
        Kolom("Aspect", 34),
        Kolom("Trede", 30),
        Kolom("Kaarten", 12, "geheel"),
        Kolom("Doel: bekend bij", 16, "geheel"),
        Kolom("Doel minstens grotendeels bereikt", 22, "geheel"),
    ]
    rijen = [
        (p.aspect, p.trede, p.veld.aantal, p.veld.bekend, p.veld.bereikt) for p in kaart.plekken
    ]
    return [Blad("Bewijskaart", kolommen, rijen, titel="Aspecten en treden")]


def stroom_bladen(stroom: Rapportstroom) -> list[Blad]:
    rijen = [(regel.naam, regel.aantal) for regel in regels(stroom)]
    kolommen = [Kolom("Wat", 60), Kolom("Aantal", 12, "geheel")]
    titel = "Van gevonden rapport tot kaart"
    return [Blad("Rapporten", kolommen, rijen, titel=titel, filter=False)]
