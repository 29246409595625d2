"""Who is good at what, in a team or around one traject."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Q, QuerySet

from organisatie.models import Lidmaatschap
from verbeterplan.models import Expertise, Verbetertraject
from verbeterplan.models.plg import Plglid
from verbeterplan.regels.zoekwoorden import gaat_over, zoekwoorden


@dataclass(frozen=True)
class Collega:
    """Somebody with what they say of themselves; ``van_team`` when of the team itself."""

    lid: Lidmaatschap
    van_team: bool
    expertise: list[Expertise] = field(default_factory=list)


def van_team(team_id: int) -> QuerySet[Expertise]:
    """What the members of today said of themselves."""
    leden = Lidmaatschap.objects.van_team(team_id).order_by().values("pk")
    return _rijen(Q(lidmaatschap__in=leden))


def rond(traject: Verbetertraject) -> QuerySet[Expertise]:
    """Of the team and of the PLG, also who comes from another team."""
    leden = Lidmaatschap.objects.van_team(traject.team_id).order_by().values("pk")
    plg = Plglid.objects.actief().filter(traject=traject).values("lidmaatschap")
    return _rijen(Q(lidmaatschap__in=leden) | Q(lidmaatschap__in=plg))


def _rijen(wie: Q) -> QuerySet[Expertise]:
    rijen = Expertise.objects.aanwezig().filter(wie).select_related("lidmaatschap__gebruiker")
    return rijen.order_by("lidmaatschap__gebruiker__naam", "lidmaatschap", "onderwerp", "pk")


def met_woord(rijen: QuerySet[Expertise], woord: str) -> QuerySet[Expertise]:
    """Narrowed to what has every word somewhere: subject, explanation or name."""
    for deel in woord.split()[:8]:
        rijen = rijen.filter(
            Q(onderwerp__icontains=deel)
            | Q(toelichting__icontains=deel)
            | Q(lidmaatschap__gebruiker__naam__icontains=deel)
        )
    return rijen


def per_collega(rijen: Iterable[Expertise], team_id: int) -> list[Collega]:
    """The same by person; ``rijen`` in the order of persons."""
    return [
        Collega(lid, lid.team_id == team_id, list(groep))
        for lid, groep in groupby(rijen, key=lambda rij: rij.lidmaatschap)
    ]


def die_helpt(traject: Verbetertraject, kennisvraag: str) -> tuple[list[Collega], int]:
    """Who said something about what this traject is about, and how many said anything. One query.

    Compared by the stems of words, so ``gesprek`` finds ``gesprekken voeren``.
    """
    rijen = list(rond(traject))
    gezocht = zoekwoorden(f"{kennisvraag} {traject.naam}", meeste=12)
    raak = [rij for rij in rijen if gaat_over(f"{rij.onderwerp} {rij.toelichting}", gezocht)]
    collegas = {rij.lidmaatschap_id for rij in rijen}
    return per_collega(raak, traject.team_id), len(collegas)
