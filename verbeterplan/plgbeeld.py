"""What the page of a PLG shows: who is in it, who left, what happened."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from organisatie.models import Lidmaatschap
from organisatie.models.versie import historie_van
from verbeterplan.models import Overleg, Plggast, Plglid, Verbetertraject

# As many people as one looks through before typing more of the name.
MEESTE_NAMEN = 20
MEESTE_REGELS = 30
MEESTE_BIJEENKOMSTEN = 12


@dataclass(frozen=True)
class Lid:
    """A member as the page shows it; ``team`` is empty for somebody of the traject's own team."""

    rij: Plglid
    team: str
    actief: bool

    @property
    def mag_trekken(self) -> bool:
        """Only a teacher can be kartrekker (S4): not who leads a team, nor who left it."""
        return self.actief and self.rij.lidmaatschap.rol == Lidmaatschap.Rol.TEAMLID


@dataclass(frozen=True)
class Gebeurtenis:
    moment: datetime.datetime
    door: str
    wat: str


def leden(traject: Verbetertraject) -> list[Lid]:
    """Who was put in and did not leave, the kartrekker first. One query."""
    rijen = traject.plgleden.filter(tot=None).select_related(
        "lidmaatschap__gebruiker", "lidmaatschap__team"
    )
    vandaag = timezone.localdate()
    return [_lid(rij, traject, vandaag) for rij in rijen]


def _lid(rij: Plglid, traject: Verbetertraject, vandaag: datetime.date) -> Lid:
    van = rij.lidmaatschap
    nog_in_team = van.van <= vandaag and (van.tot is None or van.tot >= vandaag)
    team = "" if van.team_id == traject.team_id else van.team.naam
    return Lid(rij, team, nog_in_team and van.gebruiker.is_active)


def gasten(traject: Verbetertraject, met_naam: bool) -> list[Plggast]:
    """The guests; who is not of the team or the PLG reads who they are, not how they are called.

    A guest can be a student, and names of students stay inside the team.
    """
    rijen = list(traject.gasten.filter(weg_op=None))
    if not met_naam:
        for rij in rijen:
            rij.naam = rij.get_soort_display().capitalize()
    return rijen


def te_kiezen(traject: Verbetertraject, zoek: str) -> QuerySet[Lidmaatschap]:
    """People of the organisation with this in their name who can still be put in.

    Of the own team first; without a name only these. Somebody in two teams stands there twice.
    """
    al_lid = traject.plgleden.actief().filter(
        lidmaatschap__gebruiker=OuterRef("gebruiker"),
    )
    rijen = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(
        ~Exists(al_lid), gebruiker__is_active=True, team__actief=True
    )
    # Each word by itself: "jan berg" finds Jan van den Berg.
    for woord in zoek.split():
        rijen = rijen.filter(gebruiker__naam__icontains=woord)
    if not zoek:
        rijen = rijen.filter(team=traject.team_id)
    eigen = Case(When(team=traject.team_id, then=Value(0)), default=Value(1))
    rijen = rijen.select_related("gebruiker", "team")
    return rijen.order_by(eigen, "gebruiker__naam", "team__naam", "pk")


def geschiedenis(traject: Verbetertraject) -> list[Gebeurtenis]:
    """Who came, left and became kartrekker, newest first. Two queries."""
    regels = historie_van(Plglid).objects.filter(traject=traject.pk)
    regels = regels.select_related("history_user").order_by("id", "history_id")
    per_lid: dict[int, list[Any]] = {}
    for regel in regels:
        per_lid.setdefault(regel.id, []).append(regel)
    namen = _namen(rij[0].lidmaatschap_id for rij in per_lid.values())
    uit = [
        Gebeurtenis(
            regel.history_date,
            regel.history_user.naam if regel.history_user else "",
            wat,
        )
        for lijst in per_lid.values()
        for vorige, regel in pairwise((None, *lijst))
        if (wat := _wat(vorige, regel, namen.get(lijst[0].lidmaatschap_id, "iemand")))
    ]
    return sorted(uit, key=lambda g: g.moment, reverse=True)[:MEESTE_REGELS]


def _namen(pks: Iterable[int]) -> dict[int, str]:
    rijen = Lidmaatschap.objects.filter(pk__in=list(pks))
    return dict(rijen.values_list("pk", "gebruiker__naam"))


def _wat(vorige: Any, regel: Any, naam: str) -> str:
    if vorige is None:
        return f"{naam} kwam erbij{' als kartrekker' if regel.kartrekker else ''}"
    if vorige.tot != regel.tot:
        return f"{naam} {'ging eruit' if regel.tot else 'kwam terug'}"
    if vorige.kartrekker != regel.kartrekker:
        return f"{naam} is {'nu' if regel.kartrekker else 'niet meer'} kartrekker"
    return ""


@dataclass(frozen=True)
class Bijeenkomsten:
    """Those to come, soonest first, and the last ones that were, newest first."""

    komend: list[Overleg]
    geweest: list[Overleg]

    @property
    def volgende(self) -> Overleg | None:
        return self.komend[0] if self.komend else None

    @property
    def terug(self) -> Overleg | None:
        """The last one that had something to tell the team."""
        return next((o for o in self.geweest if o.terugkoppeling), None)


def bijeenkomsten(traject: Verbetertraject) -> Bijeenkomsten:
    """One query."""
    rijen = list(traject.plgoverleggen.order_by("-moment", "-pk")[: 2 * MEESTE_BIJEENKOMSTEN])
    nu = timezone.now()
    komend = [rij for rij in rijen if rij.moment >= nu]
    geweest = [rij for rij in rijen if rij.moment < nu]
    return Bijeenkomsten(komend[::-1], geweest[:MEESTE_BIJEENKOMSTEN])


@dataclass(frozen=True)
class Kort:
    """The PLG on the page of its traject."""

    leden: list[Lid]
    bijeenkomsten: Bijeenkomsten

    @property
    def kartrekker(self) -> Plglid | None:
        return next((lid.rij for lid in self.leden if lid.rij.kartrekker and lid.actief), None)

    @property
    def anderen(self) -> list[Plglid]:
        return [lid.rij for lid in self.leden if lid.actief and lid.rij != self.kartrekker]


def kort(traject: Verbetertraject) -> Kort:
    """For ``verbeterplan/plg_kort.html``, as ``kort``. Two queries."""
    return Kort(leden(traject), bijeenkomsten(traject))
