"""Who is invited to a peiling, and in which group they are counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from boas.models import Sessie
from boas.regels.opzet import BESTUUR
from organisatie.models import Functie, Gebruiker, Lidmaatschap


@dataclass(frozen=True)
class Groepmensen:
    """A group of the instrument and the accounts in it; ``code`` is empty without groups."""

    code: str
    naam: str
    mensen: tuple[int, ...]


def wie_antwoorden(sessie: Sessie) -> list[Groepmensen]:
    """The groups that answer, as people stand today: two queries at most.

    Of a team: its members. Of the organisation: whoever has a team or a function today, each in
    one group; the bestuur estimates and does not answer.
    """
    if sessie.team_id is not None:
        leden = Lidmaatschap.objects.van_team(sessie.team_id)
        return [Groepmensen("", "Het team", _uniek(lid.gebruiker_id for lid in leden))]
    per_wie = _organisatie()
    return [
        Groepmensen(groep["code"], groep["naam"], per_wie.get(groep["wie"], ()))
        for groep in sessie.versie.groepen
        if groep["wie"] != BESTUUR
    ]


def _organisatie() -> dict[str, tuple[int, ...]]:
    functies = list(
        Functie.objects.filter(gebruiker__is_active=True).values_list("rol", "gebruiker")
    )
    bestuur = {pk for rol, pk in functies if rol == Functie.Rol.BESTUURDER}
    leden = list(
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .filter(gebruiker__is_active=True)
        .values_list("rol", "gebruiker")
    )
    leiding = {pk for rol, pk in leden if rol == Lidmaatschap.Rol.TEAMLEIDER}
    leiding |= {pk for rol, pk in functies if rol == Functie.Rol.DIRECTEUR}
    # Who only looks after the installation is no voice in the school.
    anderen = {pk for rol, pk in functies if rol != Functie.Rol.BEHEERDER}
    iedereen = leiding | anderen | {pk for _, pk in leden}
    return {
        "leidinggevenden": tuple(sorted(leiding - bestuur)),
        "medewerkers": tuple(sorted(iedereen - leiding - bestuur)),
    }


def nog_actief(genodigden: Iterable[int]) -> list[Gebruiker]:
    """Of these accounts the ones that still belong to the school, for a reminder.

    Who left the team or the organisation meanwhile gets no more mail; the link given out counts,
    since nobody knows which one it was.
    """
    vandaag = timezone.localdate()
    hoort_erbij = Q(pk__in=Lidmaatschap.objects.geldig_op(vandaag).values("gebruiker")) | Q(
        functies__isnull=False
    )
    rijen = Gebruiker.objects.filter(hoort_erbij, pk__in=list(genodigden), is_active=True)
    return list(rijen.distinct().order_by("pk"))


def _uniek(pks: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(pks))
