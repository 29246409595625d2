"""Reminding people to measure: of what, whom, and when they were reminded before.

Who carries a measurement out gets the mail; when nobody (or nobody who is still there) does, those
who lead the team.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import timezone

from borgen.meetplan import open_momenten
from borgen.models import Meetafspraak, Meting, Norm
from organisatie.models import Functie, Gebruiker, Lidmaatschap, Verzending
from overzicht.kwaliteitpost import SOORT, stuur
from overzicht.models import Meetherinnering
from overzicht.regels.herinnering import (
    TUSSENTIJD,
    Meetvraag,
    is_aan_de_beurt,
    is_net_herinnerd,
)
from verbeterplan.models import Verbetertraject

_TRAJECT = "verbeteractie__traject"


@dataclass(frozen=True)
class Herinnerstand:
    """Of a team: how many people can be reminded now, and when somebody last was."""

    mensen: int = 0
    laatst_op: datetime.date | None = None


NIEMAND = Herinnerstand()


def lees_meetvragen(
    teams: Collection[int], door: Gebruiker, vandaag: datetime.date
) -> list[Meetvraag]:
    """What can be asked of others in these teams, by person. Four queries.

    Nobody is asked to remind oneself: what is of ``door`` stands on the own start page.
    """
    leiders = _leiders(teams, vandaag)
    # Who is no longer of the quality staff cannot enter a result.
    dienst = set(
        Functie.objects.filter(rol=Functie.Rol.KWALITEITSMEDEWERKER).values_list(
            "gebruiker", flat=True
        )
    )
    eerder = _eerder(teams)
    vragen = []
    for rij in _te_meten(teams, vandaag):
        for wie, naam in _van_wie(rij, vandaag, dienst) or leiders[rij.team]:
            if wie != door.pk:
                vragen.append(
                    Meetvraag(
                        *(rij.pk, rij.wat, rij.traject, rij.team, rij.teamnaam, wie, naam),
                        moment=rij.eerste,
                        op=rij.eerste_op,
                        laatst_op=eerder.get((rij.pk, wie)),
                    )
                )
    return sorted(vragen, key=lambda vraag: (vraag.naam, vraag.wie, vraag.teamnaam, vraag.afspraak))


def nu_te_vragen(vragen: Iterable[Meetvraag], vandaag: datetime.date) -> list[Meetvraag]:
    """Those of which nobody reminded this person in the last week."""
    return [vraag for vraag in vragen if not is_net_herinnerd(vraag.laatst_op, vandaag)]


def per_persoon(vragen: Iterable[Meetvraag]) -> list[tuple[str, list[Meetvraag]]]:
    """Name and what is asked, in the order given: each gets one mail."""
    mensen: dict[int, list[Meetvraag]] = defaultdict(list)
    for vraag in vragen:
        mensen[vraag.wie].append(vraag)
    return [(lijst[0].naam, lijst) for lijst in mensen.values()]


def per_team(vragen: Iterable[Meetvraag], vandaag: datetime.date) -> dict[int, Herinnerstand]:
    """How each team stands; one of which nothing is asked is not in it."""
    teams: dict[int, list[Meetvraag]] = defaultdict(list)
    for vraag in vragen:
        teams[vraag.team].append(vraag)
    return {team: _herinnerstand(lijst, vandaag) for team, lijst in teams.items()}


def herinner(vragen: Sequence[Meetvraag], door: Gebruiker, vandaag: datetime.date) -> int:
    """Mail each person once; to how many. Safe to press twice, also at the same moment."""
    over = f"{SOORT}-{door.pk}-{timezone.now():%y%m%d%H%M%S}"
    return sum(_herinner(lijst, door, over, vandaag) for _, lijst in per_persoon(vragen))


def _herinnerstand(vragen: Sequence[Meetvraag], vandaag: datetime.date) -> Herinnerstand:
    dagen = [vraag.laatst_op for vraag in vragen if vraag.laatst_op]
    mensen = {vraag.wie for vraag in nu_te_vragen(vragen, vandaag)}
    return Herinnerstand(len(mensen), max(dagen, default=None))


@transaction.atomic
def _herinner(
    vragen: Sequence[Meetvraag], door: Gebruiker, over: str, vandaag: datetime.date
) -> bool:
    """One mail to one person, with what nobody asked them this week; False when all was asked."""
    aan = Gebruiker.objects.select_for_update().get(pk=vragen[0].wie)
    eerder = Meetherinnering.objects.filter(
        gebruiker=aan, meetafspraak__in=[vraag.afspraak for vraag in vragen]
    )
    # This mail goes in its place; by "try again" it would come twice.
    Verzending.objects.filter(
        status=Verzending.Status.MISLUKT, meetherinneringen__in=eerder
    ).delete()
    net = set(eerder.filter(op__gt=vandaag - TUSSENTIJD).values_list("meetafspraak", flat=True))
    nieuw = [vraag for vraag in vragen if vraag.afspraak not in net]
    if not nieuw or not aan.is_active:
        return False
    verzending = stuur(nieuw, aan, door, over)
    Meetherinnering.objects.bulk_create(
        (
            Meetherinnering(
                meetafspraak_id=vraag.afspraak, gebruiker=aan, verzending=verzending, op=vandaag
            )
            for vraag in nieuw
        ),
        update_conflicts=True,
        unique_fields=["meetafspraak", "gebruiker"],
        update_fields=["verzending", "op"],
    )
    return True


def _te_meten(teams: Collection[int], vandaag: datetime.date) -> list[Any]:
    """Agreements of which a measurement is due, or a norm was never measured; with who does it."""
    eerste = open_momenten().filter(meetafspraak=OuterRef("pk"))
    norm = Norm.objects.filter(
        meetafspraak=OuterRef("pk"), soort=Norm.Soort.INTERN, geldig_van__lte=vandaag
    )
    rijen: Any = (
        Meetafspraak.objects.lopend()
        .filter(**{f"{_TRAJECT}__status": Verbetertraject.Status.LOPEND})
        .filter(**{f"{_TRAJECT}__team__in": teams})
        .annotate(
            eerste_op=Subquery(eerste.values("op")[:1]),
            eerste=Subquery(eerste.values("pk")[:1]),
            nooit=Exists(norm) & ~Exists(Meting.objects.filter(meetafspraak=OuterRef("pk"))),
        )
        .order_by()
    )
    mensen = {
        "lid": F("uitvoerder__gebruiker"),
        "lid_naam": F("uitvoerder__gebruiker__naam"),
        "lid_actief": F("uitvoerder__gebruiker__is_active"),
        "lid_tot": F("uitvoerder__tot"),
        "dienst": F("uitvoerder_buiten_team"),
        "dienst_naam": F("uitvoerder_buiten_team__naam"),
        "dienst_actief": F("uitvoerder_buiten_team__is_active"),
    }
    waar = {
        "traject": F(f"{_TRAJECT}__naam"),
        "team": F(f"{_TRAJECT}__team"),
        "teamnaam": F(f"{_TRAJECT}__team__naam"),
    }
    kolommen = ("pk", "wat", "eerste_op", "eerste", "nooit", *mensen, *waar)
    return [
        rij
        for rij in rijen.annotate(**mensen, **waar).values_list(*kolommen, named=True)
        if is_aan_de_beurt(rij.eerste_op, vandaag, nooit_gemeten=rij.nooit)
    ]


def _van_wie(rij: Any, vandaag: datetime.date, dienst: Collection[int]) -> list[tuple[int, str]]:
    """Who carries it out, as number and name; empty for nobody who still can."""
    if rij.lid and rij.lid_actief and (rij.lid_tot is None or rij.lid_tot >= vandaag):
        return [(rij.lid, rij.lid_naam)]
    if rij.dienst in dienst and rij.dienst_actief:
        return [(rij.dienst, rij.dienst_naam)]
    return []


def _leiders(teams: Collection[int], vandaag: datetime.date) -> dict[int, list[tuple[int, str]]]:
    """By team who leads it today."""
    rijen = Lidmaatschap.objects.geldig_op(vandaag).filter(
        team__in=teams, rol=Lidmaatschap.Rol.TEAMLEIDER, gebruiker__is_active=True
    )
    leiders: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for team, wie, naam in rijen.values_list("team", "gebruiker", "gebruiker__naam"):
        leiders[team].append((wie, naam))
    return leiders


def _eerder(teams: Collection[int]) -> dict[tuple[int, int], datetime.date]:
    """When whom was reminded of what; by a mail that failed nobody was."""
    rijen = Meetherinnering.objects.filter(**{f"meetafspraak__{_TRAJECT}__team__in": teams})
    rijen = rijen.exclude(verzending__status=Verzending.Status.MISLUKT)
    return {
        (afspraak, wie): op
        for afspraak, wie, op in rijen.values_list("meetafspraak", "gebruiker", "op")
    }
