"""What of trajecten, plans and PLG hangs on a membership when somebody leaves."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from organisatie.models import Lidmaatschap
from organisatie.vertrek import EIGEN, Werksoort, per_rij
from verbeterplan.models import (
    Activiteit,
    Kartrekkerschap,
    Plglid,
    Randvoorwaarde,
    Verbeteractie,
    Verbetertraject,
)

LOPEND = Verbetertraject.Status.LOPEND


def _activiteiten(dag: datetime.date) -> QuerySet[Activiteit]:
    return Activiteit.objects.te_doen()


def _wijs_toe(
    rijen: Iterable[Any], soort: Werksoort, naar: Lidmaatschap | None, dag: datetime.date, door: Any
) -> None:
    """With the date as it was proposed; the new owner confirms it."""
    for rij in rijen:
        rij.wijs_toe(naar, rij.datum)


def _verbeteracties(dag: datetime.date) -> QuerySet[Verbeteractie]:
    return Verbeteractie.objects.filter(traject__status=LOPEND)


def _randvoorwaarden(dag: datetime.date) -> QuerySet[Randvoorwaarde]:
    rijen = Randvoorwaarde.objects.in_lopende_ronde().aanwezig()
    return rijen.exclude(stand=Randvoorwaarde.Stand.KLAAR)


def _kartrekkerschappen(dag: datetime.date) -> QuerySet[Kartrekkerschap]:
    # Keeping a theme alive begins where the traject is finished.
    rijen = Kartrekkerschap.objects.filter(ronde__afgerond_op=None)
    return rijen.exclude(ronde__traject__status=Verbetertraject.Status.GESTOPT)


def _plgleden(dag: datetime.date) -> QuerySet[Plglid]:
    return Plglid.objects.filter(tot=None, traject__status=LOPEND)


def _plaats_over(
    rijen: Iterable[Any], soort: Werksoort, naar: Lidmaatschap | None, dag: datetime.date, door: Any
) -> None:
    """The place of who leaves ends today; ``naar`` takes it, and the part of kartrekker with it.

    Who is in that PLG already only takes over the part, and who leads a team never does (S4).
    """
    for rij in rijen:
        Verbetertraject.objects.select_for_update().get(pk=rij.traject_id)
        rij.tot = timezone.localdate()
        rij.save()
        if naar is None:
            continue
        trekt = rij.kartrekker and naar.rol == Lidmaatschap.Rol.TEAMLID
        leden = Plglid.objects.filter(traject=rij.traject_id, tot=None)
        nieuw = leden.filter(lidmaatschap__gebruiker=naar.gebruiker_id).first()
        if nieuw is None:
            Plglid.objects.create(traject_id=rij.traject_id, lidmaatschap=naar, kartrekker=trekt)
        elif trekt:
            nieuw.kartrekker = True
            nieuw.save()


WERK = (
    Werksoort(
        "activiteiten",
        "activiteit",
        "activiteiten",
        "verbeterplan.Activiteit.eigenaar",
        _activiteiten,
        _wijs_toe,
        plek=10,
    ),
    Werksoort(
        "verbeteracties",
        "verbeteractie",
        "verbeteracties",
        "verbeterplan.Verbeteractie.eigenaar",
        _verbeteracties,
        per_rij,
        plek=20,
    ),
    Werksoort(
        "plg",
        "plaats in een PLG",
        "plaatsen in een PLG",
        "verbeterplan.Plglid.lidmaatschap",
        lambda dag: _plgleden(dag).select_related("traject"),
        _plaats_over,
        titel=lambda rij: f"{rij.traject}{', als kartrekker' if rij.kartrekker else ''}",
        plek=60,
    ),
    Werksoort(
        "kartrekkerschap",
        "thema als kartrekker",
        "thema’s als kartrekker",
        "verbeterplan.Kartrekkerschap.lidmaatschap",
        lambda dag: _kartrekkerschappen(dag).select_related("ronde__traject"),
        per_rij,
        titel=lambda rij: str(rij.ronde.traject),
        plek=62,
    ),
    Werksoort(
        "randvoorwaarden",
        "randvoorwaarde om te regelen",
        "randvoorwaarden om te regelen",
        "verbeterplan.Randvoorwaarde.wie",
        _randvoorwaarden,
        per_rij,
        plek=64,
    ),
)
PERSOONLIJK = {
    "verbeterplan.Leerdoel.lidmaatschap": EIGEN,
    "verbeterplan.Voortgang.lidmaatschap": EIGEN,
    "verbeterplan.Expertise.lidmaatschap": EIGEN,
    "verbeterplan.Feedbackvraag.aan": (
        "Een open vraag om feedback blijft onbeantwoord; wie hem stelde, kan hem intrekken."
    ),
}
GESCHIEDENIS = (
    "verbeterplan.Beeldreactie.lidmaatschap",
    "verbeterplan.Verbetertraject.gemaakt_door",
    "verbeterplan.Fasestap.door",
    "verbeterplan.Situatiebeeld.door",
    "verbeterplan.Planbron.door",
    "verbeterplan.Kijkmoment.door",
    "verbeterplan.Plandoel.door",
    "verbeterplan.Randvoorwaarde.door",
    "verbeterplan.Tegengeluid.door",
    "verbeterplan.Planbesluit.door",
    "verbeterplan.Planversie.door",
    "verbeterplan.Speerpunt.ingebracht_door",
    "verbeterplan.TrajectKaart.door",
    "verbeterplan.Monitormoment.door",
    "verbeterplan.Pilot.door",
    "verbeterplan.Bijstelling.door",
)
