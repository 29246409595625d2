"""Writes what a list of people changes, with its history; inside the transaction of the caller."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.hashers import make_password
from simple_history.utils import bulk_create_with_history

from organisatie import eigen_toegang
from organisatie.models import Functie, Gebruiker, Lidmaatschap, School, Team
from organisatie.personen.vergelijken import Plan, Uitkomst

REDEN = "import"


def schrijf(uit: Uitkomst, door: Gebruiker) -> list[int]:
    """Carry out all plans; the accounts that are new."""
    scholen = _scholen(uit)
    teams = _teams(uit, scholen)
    nieuw = [plan for plan in uit.plannen if plan.pk is None]
    # Nobody can sign in to these until a password is chosen through the mail.
    gemaakt = _maak(
        Gebruiker,
        [Gebruiker(email=p.email, naam=p.naam, password=make_password(None)) for p in nieuw],
        door,
    )
    pk_van = {persoon.email: persoon.pk for persoon in gemaakt}
    pk_van |= {plan.email: plan.pk for plan in uit.plannen if plan.pk}
    for plan in uit.plannen:
        _verander(plan, door)
    leden = _maak(
        Lidmaatschap,
        [
            Lidmaatschap(
                gebruiker_id=pk_van[plan.email], team_id=teams[plek], rol=rol, van=van, tot=tot
            )
            for plan in uit.plannen
            for plek, rol, van, tot in plan.erbij
        ],
        door,
    )
    functies = _maak(
        Functie,
        [
            Functie(gebruiker_id=pk_van[plan.email], rol=rol, school_id=scholen.get(school))
            for plan in uit.plannen
            for rol, school in plan.functies
        ],
        door,
    )
    for lid in leden:
        eigen_toegang.meld(lid, door)
    for functie in functies:
        eigen_toegang.meld_functie(functie, door)
    return [persoon.pk for persoon in gemaakt]


def _scholen(uit: Uitkomst) -> dict[str, int]:
    for naam in uit.nieuwe_scholen.values():
        School.objects.create(naam=naam)
    return {naam.casefold(): pk for pk, naam in School.objects.values_list("pk", "naam")}


def _teams(uit: Uitkomst, scholen: dict[str, int]) -> dict[tuple[str, str], int]:
    for (school, _), (_, naam) in uit.nieuwe_teams.items():
        Team.objects.create(school_id=scholen[school], naam=naam)
    return {
        (school.casefold(), naam.casefold()): pk
        for pk, school, naam in Team.objects.values_list("pk", "school__naam", "naam")
    }


def _verander(plan: Plan, door: Gebruiker) -> None:
    """One by one: of who is there already few change, and each has a history."""
    if plan.nieuwe_naam:
        persoon = Gebruiker.objects.get(email=plan.email)
        persoon.naam = plan.nieuwe_naam
        persoon.save(update_fields=["naam"])
    for veld, paren in (("rol", plan.rol_anders), ("tot", plan.eindigt)):
        for pk, waarde in paren:
            lid = Lidmaatschap.objects.get(pk=pk)
            setattr(lid, veld, waarde)
            lid.save()
            eigen_toegang.meld(lid, door)


def _maak(model: Any, rijen: Sequence[Any], door: Gebruiker) -> list[Any]:
    if not rijen:
        return []
    return bulk_create_with_history(
        rijen, model, batch_size=500, default_user=door, default_change_reason=REDEN
    )
