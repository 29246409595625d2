"""The cards that come with the application: the 28 reports of the meta-analysis as 32 cards.

The files in ``data/`` are made to be checked in a spreadsheet beside the study: one row for each
value, in the words of the digitale kaart, with where in the source it stands. How was coded:
docs/besluiten/0016-meegeleverde-kaarten.md.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from metaanalyse.acties.veel import Vaststelling, stel_veel_vast
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Checklistscore, Kaart, Rapport
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score
from metaanalyse.regels.variabelen import (
    TOESTAND_TEKST,
    VARIABELEN,
    Toestand,
    Variabele,
    zoek_variabele,
)

MAP = Path(__file__).resolve().parent / "data"
# By these words a settled version is known as ours: one that says something else is the school's.
REDEN = "Meegeleverd met de toepassing."
GEEN_SCORE = "De meta-analyse publiceert geen scores per rapport."
_TOESTANDEN = {tekst: toestand for toestand, tekst in TOESTAND_TEKST.items()}


class Geladen(NamedTuple):
    """How many cards were new, got a new version, or stayed as they are."""

    nieuw: int
    gewijzigd: int
    gelijk: int


@dataclass(frozen=True)
class Meegeleverd:
    """One card as the files have it; ``rapport`` is the code of its report."""

    code: str
    titel: str
    rapport: str
    gegevens: tuple[Gegeven, ...]

    @cached_property
    def inhoud(self) -> Inhoud:
        """Its coding; the checklist is unknown throughout, and conditions are not asked."""
        onderdelen = Checklistscore.Onderdeel.values
        return Inhoud(self.gegevens, {o: Score(None, GEEN_SCORE) for o in onderdelen})


# --- Reading the files ---------------------------------------------------------------------------


def lees_rapporten() -> list[Rapport]:
    """The reports, not saved."""
    return [
        Rapport(
            code=rij["RAPPORT ID"],
            titel=rij["TITEL"],
            auteurs=rij["AUTEURS"],
            jaar=int(rij["JAAR"]) if rij["JAAR"] else None,
            uitgave=rij["UITGAVE"],
            soort=Rapport.Soort(rij["SOORT"]),
            openbaar=rij["OPENBAAR"] == "ja",
            toelichting="Rapport uit de meta-analyse, overzicht 6.",
        )
        for rij in _rijen(MAP / "rapporten.csv")
    ]


def lees_kaarten() -> list[Meegeleverd]:
    """Every card of the files, in the order of the study. Raises ValueError on an unknown word."""
    per_kaart: dict[str, list[Gegeven]] = {}
    for pad in sorted(MAP.glob("kaart-*.csv")):
        for rij in _rijen(pad):
            per_kaart.setdefault(rij["RAPPORT ID"], []).append(_gegeven(rij))
    titels = {rij["RAPPORT ID"]: rij["VERNIEUWING"] for rij in _rijen(MAP / "vernieuwingen.csv")}
    return [
        Meegeleverd(code, titels[code], code.rstrip("abcde"), tuple(gegevens))
        for code, gegevens in per_kaart.items()
    ]


def _rijen(pad: Path) -> Iterator[Mapping[str, str]]:
    # With the mark at the start a spreadsheet reads the accents right.
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        yield from csv.DictReader(bestand, delimiter=";", strict=True)


def _gegeven(rij: Mapping[str, str]) -> Gegeven:
    code = zoek_variabele(rij["VARIABELE"])
    if code is None:
        raise ValueError(f"{rij['RAPPORT ID']}: onbekende variabele {rij['VARIABELE']}")
    variabele = VARIABELEN[code]
    bevinding, verantwoording = rij["BEVINDING"], (rij["HERKOMST"], rij["PLAATS"])
    if bevinding in _TOESTANDEN:
        toestand = _TOESTANDEN[bevinding]
        return Gegeven(code, "", "", rij["TOELICHTING"], toestand, *verantwoording)
    if not variabele.gesloten:
        return Gegeven(code, "", "", bevinding, Toestand.WAARDE, *verantwoording)
    van = _code(rij, variabele, bevinding)
    tot = _code(rij, variabele, rij["TOT EN MET"]) if rij["TOT EN MET"] else ""
    return Gegeven(code, van, tot, rij["TOELICHTING"], Toestand.WAARDE, *verantwoording)


def _code(rij: Mapping[str, str], variabele: Variabele, naam: str) -> str:
    code = variabele.zoek(naam)
    if code is None:
        raise ValueError(f"{rij['RAPPORT ID']}, {variabele.naam}: onbekende waarde {naam}")
    return code


# --- Loading them --------------------------------------------------------------------------------


@transaction.atomic
def laad_meegeleverd() -> Geladen:
    """Bring the shipped cards up to date; safe to repeat, and what says the same makes no version.

    Ours gives way: a card that somebody settled anew or took back stays as they left it, a report
    keeps what was filled in about it, and a number in use for something else is not taken.
    """
    kaarten = lees_kaarten()
    bestaand = _bestaande(k.code for k in kaarten)
    nieuw = [
        Vaststelling(_maak(k, rapport), k.inhoud, REDEN)
        for k, rapport in _met_rapport([k for k in kaarten if k.code not in bestaand])
    ]
    anders = [
        Vaststelling(bestaand[k.code], k.inhoud, REDEN)
        for k in kaarten
        if k.code in bestaand and _zegt_iets_anders(bestaand[k.code], k.inhoud)
    ]
    if nieuw or anders:
        stel_veel_vast([*nieuw, *anders], door=None)
    return Geladen(len(nieuw), len(anders), len(kaarten) - len(nieuw) - len(anders))


def _bestaande(codes: Iterable[str]) -> dict[str, Kaart]:
    kaarten = Kaart.objects.filter(code__in=list(codes)).select_related("geldig")
    inhoud = ("geldig__waarden", "geldig__scores", "geldig__voorwaarden")
    return {kaart.code: kaart for kaart in kaarten.prefetch_related(*inhoud)}


def _met_rapport(kaarten: list[Meegeleverd]) -> Iterator[tuple[Meegeleverd, Rapport]]:
    """Each card with its report, made when it is not there yet."""
    if not kaarten:
        return
    rapporten = {rapport.code: rapport for rapport in lees_rapporten()}
    er = {r.code: r for r in Rapport.objects.filter(code__in=rapporten)}
    for kaart in kaarten:
        rapport = er.setdefault(kaart.rapport, rapporten[kaart.rapport])
        if rapport.titel != rapporten[kaart.rapport].titel:
            continue
        if rapport.pk is None:
            rapport.save()
        yield kaart, rapport


def _maak(meegeleverd: Meegeleverd, rapport: Rapport) -> Kaart:
    return Kaart.objects.create(
        rapport=rapport,
        code=meegeleverd.code,
        titel=meegeleverd.titel,
        herkomst=Kaart.Herkomst.MEEGELEVERD,
        trede_van_bron=True,
    )


def _zegt_iets_anders(kaart: Kaart, inhoud: Inhoud) -> bool:
    """Whether a version of ours holds, and with other content; the database has its own order."""
    geldig = kaart.geldig
    if geldig is None or kaart.stand != Kaart.Stand.VASTGESTELD:
        return False
    if (geldig.codeur_id, geldig.reden) != (None, REDEN):
        return False
    er = lees_inhoud(geldig)
    return (
        frozenset(er.gegevens) != frozenset(inhoud.gegevens)
        or er.scores != inhoud.scores
        or er.voorwaarden != inhoud.voorwaarden
    )
