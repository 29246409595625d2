"""Settled cards from the database as cells, however many there are: a few hundred at a time."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from metaanalyse.models import (
    Checklistscore,
    Codering,
    Kaart,
    Laddervoorwaarde,
    Rapport,
    Waarde,
)
from metaanalyse.moederbestand.cel import TUSSEN, cel_van, plaatsen_van
from metaanalyse.moederbestand.kolommen import (
    HERKOMST,
    KAART,
    LADDER,
    RAPPORT,
    RAPPORTVELDEN,
    SCORE,
    TITEL,
    TREDE_REDEN,
    VAN_BRON,
    VOORSTEL,
)
from metaanalyse.moederbestand.tekens import schrijf
from metaanalyse.regels.coderen import VERVULD_TEKST
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.variabelen import Toestand
from rapportage.getallen import lokale_datum

Cellen = dict[str, str]
PER_KEER = 400


def delen(pks: Iterable[int], per_keer: int = PER_KEER) -> Iterator[list[int]]:
    bron = iter(pks)
    while deel := list(islice(bron, per_keer)):
        yield deel


def kaartcellen(pks: Iterable[int], *, verantwoording: bool = False) -> Iterator[Cellen]:
    """Of each settled card its cells, in the order asked for.

    ``verantwoording`` adds what is for an onderzoeker: checklist, ladder, coders, reasons.
    """
    for deel in delen(pks):
        kaarten = Kaart.objects.vastgesteld().filter(pk__in=deel)
        kaarten = kaarten.select_related("rapport", "geldig", "geldig__codeur")
        per_pk = {kaart.pk: kaart for kaart in kaarten}
        coderingen = [kaart.geldig_id for kaart in per_pk.values()]
        inhoud = lees_inhouden(coderingen, alles=verantwoording)
        codeurs = _codeurs(deel) if verantwoording else {}
        for pk in deel:
            if kaart := per_pk.get(pk):
                yield cellen_van(
                    kaart, inhoud[kaart.geldig_id], codeurs.get(pk, ()), verantwoording
                )


def lees_inhouden(coderingen: Sequence[Any], *, alles: bool = True) -> dict[Any, Inhoud]:
    """The contents of many codings in three queries, or one without scores and conditions."""
    gegevens: dict[int, list[Gegeven]] = defaultdict(list)
    waarden = Waarde.objects.filter(codering__in=coderingen).order_by("codering", "volgorde", "pk")
    for codering, variabele, code, tot, tekst, toestand, herkomst, plaats in waarden.values_list(
        *("codering", "variabele", "code", "code_tot", "tekst", "toestand", "herkomst", "plaats")
    ):
        gegevens[codering].append(
            Gegeven(variabele, code, tot, tekst, Toestand(toestand), herkomst, plaats)
        )
    scores: dict[int, dict[str, Score]] = defaultdict(dict)
    voorwaarden: dict[int, dict[str, Voorwaarde]] = defaultdict(dict)
    if alles:
        for s in Checklistscore.objects.filter(codering__in=coderingen).order_by("pk"):
            scores[s.codering_id][s.onderdeel] = Score(s.score, s.reden)
        for v in Laddervoorwaarde.objects.filter(codering__in=coderingen).order_by("pk"):
            voorwaarden[v.codering_id][v.voorwaarde] = Voorwaarde(v.vervuld, v.reden)
    return {c: Inhoud(gegevens[c], scores[c], voorwaarden[c]) for c in coderingen}


def cellen_van(
    kaart: Kaart, inhoud: Inhoud, codeurs: Sequence[str] = (), verantwoording: bool = True
) -> Cellen:
    """Only cells that hold something."""
    uit = {KAART: schrijf(kaart.code), TITEL: schrijf(kaart.titel)}
    uit |= rapportcellen(kaart.rapport) | waardecellen(inhoud, met_herkomst=verantwoording)
    if verantwoording and kaart.geldig is not None:
        uit |= oordeelcellen(inhoud) | _besluitcellen(kaart, kaart.geldig, codeurs)
    return {sleutel: cel for sleutel, cel in uit.items() if cel}


def rapportcellen(rapport: Rapport) -> Cellen:
    uit = {}
    for veld in RAPPORTVELDEN:
        waarde = getattr(rapport, veld)
        if veld == "overige_velden":
            waarde = json.dumps(waarde, ensure_ascii=False) if waarde else ""
        elif isinstance(waarde, bool):
            waarde = VERVULD_TEKST[waarde]
        elif veld in ("soort", "vindplaats"):
            waarde = getattr(rapport, f"get_{veld}_display")()
        uit[RAPPORT + veld] = "" if waarde is None else schrijf(str(waarde))
    return uit


def waardecellen(inhoud: Inhoud, *, met_herkomst: bool = True) -> Cellen:
    per_variabele: dict[str, list[Gegeven]] = defaultdict(list)
    for g in inhoud.gegevens:
        per_variabele[g.variabele].append(g)
    uit = {code: cel_van(gegevens) for code, gegevens in per_variabele.items()}
    if met_herkomst:
        uit |= {HERKOMST + code: plaatsen_van(g) for code, g in per_variabele.items()}
    return uit


def oordeelcellen(inhoud: Inhoud) -> Cellen:
    uit = {
        SCORE + onderdeel: _met_reden(str(s.score or "onbekend"), s.reden)
        for onderdeel, s in inhoud.scores.items()
    }
    uit[LADDER] = TUSSEN.join(
        _met_reden(f"{schrijf(code, los=False)} = {VERVULD_TEKST[v.vervuld]}", v.reden)
        for code, v in inhoud.voorwaarden.items()
    )
    return uit


def _besluitcellen(kaart: Kaart, geldig: Codering, codeurs: Sequence[str]) -> Cellen:
    klaar = lokale_datum(geldig.klaar_op).isoformat() if geldig.klaar_op else ""
    return {
        VAN_BRON: "ja" if kaart.trede_van_bron else "nee",
        VOORSTEL: "" if geldig.trede_voorstel is None else str(geldig.trede_voorstel),
        TREDE_REDEN: schrijf(geldig.trede_reden),
        "herkomst": kaart.get_herkomst_display(),
        "codeurs": TUSSEN.join(schrijf(naam, los=False) for naam in codeurs),
        "vastgesteld_door": schrijf(geldig.codeur.naam) if geldig.codeur else "",
        "vastgesteld_op": klaar,
        "reden": schrijf(geldig.reden),
    }


def _codeurs(pks: Sequence[int]) -> dict[int, list[str]]:
    namen: dict[int, list[str]] = defaultdict(list)
    rijen = Codering.objects.filter(kaart__in=pks, soort=Codering.Soort.CODEUR)
    for kaart, naam in rijen.order_by("kaart", "pk").values_list("kaart", "codeur__naam"):
        namen[kaart].append(naam)
    return namen


def _met_reden(kop: str, reden: str) -> str:
    return f"{kop} | {schrijf(reden, los=False)}" if reden else kop
