"""Who changed what in a round: its texts and lists, newest first, in words."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from organisatie.models.versie import historie_van
from organisatie.regels.verschil import Stuk, verschil
from verbeterplan.models import (
    Bijstelling,
    Cyclusronde,
    Kartrekkerschap,
    Kijkmoment,
    Monitormoment,
    Pilot,
    Planantwoord,
    Planbesluit,
    Planbron,
    Plandoel,
    Planfactor,
    Randvoorwaarde,
    Tegengeluid,
    Verbeterplan,
)
from verbeterplan.regels.factoren import PER_CODE as FACTOREN
from verbeterplan.regels.vragen import PER_CODE

MEESTE = 60
# Texts are saved while one types: what one person did in a row counts as one change.
IN_EEN_KEER = datetime.timedelta(minutes=30)
# Steps for one difference: a page shows many, and each stays true when it is coarser.
STAPPEN = 20_000

MODELLEN: tuple[Any, ...] = (
    *(Planantwoord, Plandoel, Planbron, Kijkmoment, Randvoorwaarde, Tegengeluid, Planfactor),
    *(Verbeterplan, Planbesluit, Monitormoment, Pilot, Bijstelling, Kartrekkerschap),
)
# What stands for a row that has no words of its own.
_VASTE_WOORDEN = {Verbeterplan: "hoe we beginnen", Kartrekkerschap: "wie het levend houdt"}
_NIET_TE_MELDEN = {"volgorde", "weg_op", "door", "ronde"}


@dataclass(frozen=True)
class Planwijziging:
    """One change; ``stukken`` is the difference of its text, when it has one and it changed."""

    moment: datetime.datetime
    door: str
    wat: str
    hoe: str
    stukken: tuple[Stuk, ...] = ()


def wijzigingen(ronde: Cyclusronde) -> list[Planwijziging]:
    """The last changes of a round, newest first. One query a kind, however many changes."""
    alle = [w for model in MODELLEN for w in _van_model(model, ronde)]
    return sorted(alle, key=lambda w: w.moment, reverse=True)[:MEESTE]


def _van_model(model: Any, ronde: Cyclusronde) -> Iterator[Planwijziging]:
    regels = historie_van(model).objects.filter(ronde=ronde.pk).select_related("history_user")
    per_rij: dict[int, list[Any]] = {}
    # Twice as many as are shown: most have a line before them to compare with.
    for regel in regels.order_by("-history_id")[: 2 * MEESTE]:
        per_rij.setdefault(regel.id, []).insert(0, regel)
    for rij in per_rij.values():
        yield from _van_rij(model, rij)


def _van_rij(model: Any, regels: list[Any]) -> Iterator[Planwijziging]:
    """The changes of one row, from its lines of history in order."""
    keren = list(_in_een_keer(regels))
    if keren[0].history_type == "+":
        yield _wijziging(model, None, keren[0])
    for oud, nieuw in pairwise(keren):
        if (wijziging := _wijziging(model, oud, nieuw)).hoe:
            yield wijziging


def _in_een_keer(regels: Iterable[Any]) -> Iterator[Any]:
    """The last line of each run by one person, and always the first of all."""
    vorige = None
    for regel in regels:
        if vorige is not None and (
            vorige.history_type == "+"
            or vorige.history_user_id != regel.history_user_id
            or regel.history_date - vorige.history_date > IN_EEN_KEER
        ):
            yield vorige
        vorige = regel
    if vorige is not None:
        yield vorige


def _wijziging(model: Any, oud: Any, nieuw: Any) -> Planwijziging:
    tekst = getattr(nieuw, "tekst", "")
    was = getattr(oud, "tekst", "") if oud else ""
    return Planwijziging(
        nieuw.history_date,
        nieuw.history_user.naam if nieuw.history_user else "",
        _wat(model, nieuw),
        _hoe(oud, nieuw),
        tuple(verschil(was, tekst, STAPPEN)) if oud and was != tekst else (),
    )


def _wat(model: Any, regel: Any) -> str:
    if model is Planantwoord:
        vraag = PER_CODE.get(regel.vraag)
        return vraag.tekst if vraag else regel.vraag
    if model in _VASTE_WOORDEN:
        return _VASTE_WOORDEN[model]
    if model is Planfactor:
        factor = FACTOREN.get(regel.categorie)
        return f"factor “{factor.naam if factor else regel.categorie}”"
    return f"{model._meta.verbose_name} “{regel.instance}”"


def _hoe(oud: Any, nieuw: Any) -> str:
    if oud is None:
        return "erbij"
    if (was_weg := getattr(oud, "weg_op", None)) != (weg := getattr(nieuw, "weg_op", None)):
        return "weggelegd" if weg else "teruggezet" if was_weg else ""
    velden = [
        str(veld.verbose_name)
        for veld in nieuw.tracked_fields
        if veld.name not in _NIET_TE_MELDEN
        and getattr(oud, veld.attname) != getattr(nieuw, veld.attname)
    ]
    return f"gewijzigd: {', '.join(velden)}" if velden else ""
