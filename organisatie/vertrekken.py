"""Somebody leaves a team, moves to another, or leaves the organisation: all of it or nothing."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisatie import eigen_toegang, post
from organisatie.models import Gebruiker, Lidmaatschap, Team
from organisatie.models.versie import lees_versie
from organisatie.vertrek import Stapel, Werksoort, tel, werksoorten

EEN_DAG = datetime.timedelta(days=1)
INTUSSEN = "Intussen heeft een collega dit veranderd. Kijk hieronder hoe het nu is."
MAILSOORT = "vertrek"


def dag_zonder(laatste: datetime.date | None) -> datetime.date:
    """From which day others have the work: the day after the last one, and never before today."""
    vandaag = timezone.localdate()
    return max(laatste + EEN_DAG, vandaag) if laatste else vandaag


@dataclass(frozen=True)
class Vertrek:
    """What was chosen. ``keuzes`` holds, by membership and kind, who takes over; what is not in it
    is for the team leader. ``account_keuzes`` the same for work of the account (None: nobody)."""

    persoon: Gebruiker
    leden: tuple[Lidmaatschap, ...]
    laatste: datetime.date
    keuzes: Mapping[tuple[int, str], Lidmaatschap] = field(default_factory=dict)
    account_keuzes: Mapping[str, Gebruiker | None] = field(default_factory=dict)
    naar: Team | None = None
    rol: str = Lidmaatschap.Rol.TEAMLID
    sluit: bool = False
    """The account as a whole, not one team."""


@dataclass
class Gedaan:
    """What came of it, for who did it to read."""

    over: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    zonder_leider: list[Team] = field(default_factory=list)


def stempel(leden: Iterable[Lidmaatschap]) -> str:
    """Says of which versions of the memberships a form was made."""
    return " ".join(f"{lid.pk}:{lees_versie(lid)}" for lid in sorted(leden, key=lambda lid: lid.pk))


@transaction.atomic
def voer_uit(vertrek: Vertrek, gezien: str, door: Gebruiker) -> Gedaan:
    """Carry it out. Raises ValidationError when the memberships changed since ``gezien``."""
    Gebruiker.objects.select_for_update().get(pk=vertrek.persoon.pk)
    nummers = [lid.pk for lid in vertrek.leden]
    rijen = Lidmaatschap.objects.select_for_update(of=("self",)).filter(pk__in=nummers)
    leden = list(rijen.select_related("team", "gebruiker").order_by("pk"))
    if stempel(leden) != gezien:
        raise ValidationError(INTUSSEN)
    gedaan = Gedaan()
    for lid in leden:
        # Who leaves the organisation later than a team still left that team when it was said.
        eerder = vertrek.sluit and lid.tot is not None and lid.tot < vertrek.laatste
        if not eerder:
            lid.tot = vertrek.laatste
            lid.save()
        _verdeel_van(lid, vertrek, dag_zonder(lid.tot), door, gedaan)
    if vertrek.naar:
        erbij = Lidmaatschap.objects.create(
            gebruiker=vertrek.persoon,
            team=vertrek.naar,
            rol=vertrek.rol,
            van=vertrek.laatste + EEN_DAG,
        )
        eigen_toegang.meld(erbij, door)
    if vertrek.sluit:
        _sluit(vertrek, dag_zonder(vertrek.laatste), door, gedaan)
    return gedaan


def _verdeel_van(
    lid: Lidmaatschap, vertrek: Vertrek, dag: datetime.date, door: Gebruiker, gedaan: Gedaan
) -> None:
    per_soort = {
        soort.naam: vertrek.keuzes[lid.pk, soort.naam]
        for soort in werksoorten()
        if (lid.pk, soort.naam) in vertrek.keuzes
    }
    gedaan.over += verdeel(lid, per_soort, {}, dag, door)
    blijft = tel(lid.pk, dag)
    gedaan.open += [str(stapel) for stapel in blijft]
    leiders = _leiders(lid, dag)
    if not leiders:
        gedaan.zonder_leider.append(lid.team)
    elif blijft:
        _mail(lid, blijft, leiders, door)


def _leiders(lid: Lidmaatschap, dag: datetime.date) -> list[Gebruiker]:
    """Who leads the team on the first day without this member."""
    rijen = Lidmaatschap.objects.geldig_op(dag).filter(
        team=lid.team, rol=Lidmaatschap.Rol.TEAMLEIDER, gebruiker__is_active=True
    )
    ander = rijen.exclude(gebruiker=lid.gebruiker_id).select_related("gebruiker")
    return [rij.gebruiker for rij in ander]


def _mail(
    lid: Lidmaatschap, blijft: list[Stapel], leiders: list[Gebruiker], door: Gebruiker
) -> None:
    """How much of what: what it is stands behind the login."""
    context = {
        "lid": lid,
        "stapels": blijft,
        "adres": settings.BASE_URL + reverse("lid_werk", args=[lid.pk]),
    }
    post.verstuur(
        MAILSOORT,
        f"Werk van {lid} verdelen",
        render_to_string("organisatie/vertrek_mail.txt", context),
        render_to_string("organisatie/vertrek_mail.html", context),
        aan=leiders,
        door=door,
        team=lid.team,
        over=f"lid-{lid.pk}",
    )


def _sluit(vertrek: Vertrek, dag: datetime.date, door: Gebruiker, gedaan: Gedaan) -> None:
    """The account closes, at once or after its last day; its own work goes at once."""
    for soort in werksoorten(account=True):
        rijen = list(soort.van([vertrek.persoon.pk], dag))
        if rijen:
            naar = vertrek.account_keuzes.get(soort.naam)
            soort.over(rijen, soort, naar, dag, door)
            bij = f"naar {naar}" if naar else "terug naar het team"
            gedaan.over.append(f"{soort.aantal(len(rijen))} {bij}")
    persoon = Gebruiker.objects.get(pk=vertrek.persoon.pk)
    persoon.laatste_dag = vertrek.laatste
    persoon.is_active = vertrek.laatste >= timezone.localdate()
    persoon.save(update_fields=["laatste_dag", "is_active"])


@transaction.atomic
def verdeel(
    lid: Lidmaatschap,
    per_soort: Mapping[str, Lidmaatschap | None],
    per_stuk: Mapping[tuple[str, int], Lidmaatschap | None],
    dag: datetime.date,
    door: Gebruiker,
) -> list[str]:
    """Hand over open work of a membership, by kind and where named one by one; what went, in words.

    None is nobody: it then stands in the lists without an owner.
    """
    uit: list[str] = []
    for soort in werksoorten():
        naar_wie: dict[Lidmaatschap | None, list[Any]] = {}
        for rij in soort.van([lid.pk], dag).select_for_update(of=("self",)):
            sleutel = (soort.naam, rij.pk)
            if sleutel in per_stuk:
                naar_wie.setdefault(per_stuk[sleutel], []).append(rij)
            elif soort.naam in per_soort:
                naar_wie.setdefault(per_soort[soort.naam], []).append(rij)
        uit += [_geef(soort, rijen, naar, dag, door) for naar, rijen in naar_wie.items()]
    return uit


def _geef(
    soort: Werksoort, rijen: list[Any], naar: Lidmaatschap | None, dag: datetime.date, door: Any
) -> str:
    soort.over(rijen, soort, naar, dag, door)
    return f"{soort.aantal(len(rijen))} {f'naar {naar}' if naar else 'zonder eigenaar'}"


@transaction.atomic
def blijft_toch(persoon: Gebruiker) -> None:
    """Take back a leaving that is still to come, or open a closed account again.

    What was handed over stays with who has it; a membership that is over stays over.
    """
    persoon = Gebruiker.objects.select_for_update().get(pk=persoon.pk)
    if not persoon.is_active:
        # Browsers and phones from before it closed are not signed in again by this.
        persoon.vernieuw_sessiesleutel()
    persoon.laatste_dag, persoon.is_active = None, True
    persoon.save(update_fields=["laatste_dag", "is_active"])
    vandaag = timezone.localdate()
    for lid in persoon.lidmaatschappen.filter(tot__gte=vandaag, van__lte=vandaag):
        later = persoon.lidmaatschappen.filter(Q(tot=None) | Q(tot__gt=lid.tot), team=lid.team)
        if not later.exclude(pk=lid.pk).exists():
            lid.tot = None
            lid.save()
