"""Who is invited to a peiling, and in which group they are counted."""

from collections.abc import Iterable
from dataclasses import dataclass

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


def te_herinneren(sessie: Sessie) -> list[Gebruiker]:
    """Of who was invited the ones who would be asked today as well.

    Who left the team or the organisation meanwhile gets no more mail; the link given out counts,
    since nobody knows which one it was.
    """
    nu = {pk for groep in wie_antwoorden(sessie) for pk in groep.mensen}
    genodigd = set(sessie.peiling.genodigden.values_list("pk", flat=True))
    return list(Gebruiker.objects.filter(pk__in=nu & genodigd).order_by("pk"))


def _uniek(pks: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(pks))
