"""The history of an activity in words: when, who, what became what."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from django.db.models import Field

from organisatie.models import Lidmaatschap
from rapportage.getallen import LEEG
from rapportage.getallen import datum as datum_tekst
from verbeterplan.models import Activiteit, Verbeteractie

VELDEN = ("wat", "toelichting", "eigenaar", "datum", "verbeteractie", "status", "reden")
LANGSTE = 160


@dataclass(frozen=True)
class Wijziging:
    """One change: the moment, who made it, and per field what it was and became."""

    moment: datetime.datetime
    wie: str
    wat: tuple[tuple[str, str, str], ...]
    begin: bool = False


def wijzigingen(activiteit: Activiteit, zonder: Collection[str] = ()) -> list[Wijziging]:
    """The changes a reader cares for, newest first; three queries, however many changes.

    Fields in ``zonder`` are left out: the reader may not see them.
    """
    regels = list(activiteit.history.select_related("history_user").order_by("-history_id"))
    namen = _namen(regels)
    return [w for w in _in_woorden(regels, namen, zonder) if w.wat or w.begin]


def _in_woorden(
    regels: list[Any], namen: dict[tuple[str, int], str], zonder: Collection[str]
) -> Iterator[Wijziging]:
    for nieuw, oud in pairwise(regels):
        verschil = tuple(_verschil(oud, nieuw, namen, zonder))
        yield Wijziging(nieuw.history_date, _wie(nieuw), verschil)
    if regels:
        yield Wijziging(regels[-1].history_date, _wie(regels[-1]), (), begin=True)


def _wie(regel: Any) -> str:
    return regel.history_user.naam if regel.history_user else "het systeem"


def _verschil(
    oud: Any, nieuw: Any, namen: dict[tuple[str, int], str], zonder: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    for veld in (v for v in VELDEN if v not in zonder):
        attribuut = _veld(veld).attname
        was, werd = getattr(oud, attribuut), getattr(nieuw, attribuut)
        if was != werd:
            yield _label(veld), _tekst(veld, was, namen), _tekst(veld, werd, namen)
    if (oud.bevestigd_op is None) != (nieuw.bevestigd_op is None):
        woorden = ("nog niet bevestigd", "bevestigd")
        yield "datum", woorden[bool(oud.bevestigd_op)], woorden[bool(nieuw.bevestigd_op)]


def _label(veld: str) -> str:
    return str(_veld(veld).verbose_name)


def _veld(naam: str) -> Field:
    return cast(Field, Activiteit._meta.get_field(naam))


def _tekst(veld: str, waarde: Any, namen: dict[tuple[str, int], str]) -> str:
    if waarde in (None, ""):
        return LEEG
    if veld == "datum":
        return datum_tekst(waarde)
    if veld == "status":
        return Activiteit.Status(waarde).label
    if veld in ("eigenaar", "verbeteractie"):
        return namen.get((veld, waarde), "iemand die er niet meer is")
    return waarde if len(waarde) <= LANGSTE else f"{waarde[:LANGSTE]}…"


def _namen(regels: list[Any]) -> dict[tuple[str, int], str]:
    eigenaren = {r.eigenaar_id for r in regels if r.eigenaar_id}
    verbeteracties = {r.verbeteractie_id for r in regels if r.verbeteractie_id}
    namen = {
        ("eigenaar", lid.pk): lid.gebruiker.naam
        for lid in Lidmaatschap.objects.filter(pk__in=eigenaren).select_related("gebruiker")
    }
    for actie in Verbeteractie.objects.filter(pk__in=verbeteracties):
        namen["verbeteractie", actie.pk] = actie.naam
    return namen
