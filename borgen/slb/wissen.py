"""Erasing a student who asks for it: no table and no file says afterwards who it was.

Conversations, notes, classes and history go. Totals that were frozen stay, for they are of five
students at least; totals that are counted now no longer count this one.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from borgen.slb.bewaren import verwijder_studenten
from borgen.slb.models import Gesprek, Notitie, Student
from organisatie.models import Gebruiker, Inzage, Team, leg_inzage_vast
from organisatie.models.versie import historie_van
from organisatie.regels.sporen import Sporen
from organisatie.wissen import doorzoek, gewist, onderweg
from organisatie.wissen.aanmelden import meld_mensen_aan, naamgenoten
from organisatie.wissen.bijlagen import Genoemd, genoemd_in
from organisatie.wissen.persoon import wis_overal

SOORT = "student"
NIEUW = "oud-student"


@dataclass(frozen=True)
class Wie:
    """All rows there are and were of one student number, in one team or in all."""

    nummer: str
    pks: frozenset[int]
    teams: tuple[Team, ...]
    sporen: Sporen


@dataclass(frozen=True)
class Vooraf:
    """What erasing would do, and what a person has to look at; names nobody."""

    gesprekken: int
    notities: int
    plekken: dict[str, int]
    los: dict[tuple[str, str], int]
    bijlagen: Genoemd
    onderweg: int


def zoek(nummer: str, team: int | None = None) -> Wie | None:
    """The student of this number; None when there is no trace of one."""
    waar = Q(nummer=nummer) if team is None else Q(nummer=nummer, team=team)
    regels: Any = historie_van(Student).objects
    pks = {*Student.objects.filter(waar).values_list("pk", flat=True)}
    pks |= {*regels.filter(waar).values_list("id", flat=True)}
    if not nummer or not pks:
        return None
    geweest = regels.filter(id__in=pks)
    rijen = Student.objects.filter(pk__in=pks)
    # Written in bulk a row may have no line of history yet.
    namen = {*geweest.values_list("naam", flat=True), *rijen.values_list("naam", flat=True)}
    nummers = {*geweest.values_list("nummer", flat=True), nummer}
    teams = {*geweest.values_list("team", flat=True), *rijen.values_list("team", flat=True)}
    namen -= naamgenoten(namen, rijen)
    return Wie(
        nummer=nummer,
        pks=frozenset(pks),
        teams=tuple(Team.objects.filter(pk__in=teams)),
        sporen=Sporen((*sorted(namen), *sorted(nummers)), (), NIEUW),
    )


def elders(wie: Wie) -> bool:
    """Whether this student is or was in another team too; then only the beheerder erases."""
    return zoek(wie.nummer) != wie


def vooraf(wie: Wie) -> Vooraf:
    # Of notes about others we do not say where; this one's own go.
    teams = [team.pk for team in wie.teams]
    los = doorzoek.los(wie.sporen, teams)
    notities = str(Notitie._meta.verbose_name_plural)
    return Vooraf(
        gesprekken=Gesprek.objects.filter(student__in=wie.pks).count(),
        notities=Notitie.objects.filter(gesprek__student__in=wie.pks).count(),
        plekken=doorzoek.tel(
            (plek.model, plek.pk)
            for plek in doorzoek.vind(wie.sporen)
            if doorzoek.soort_van(plek.model) is not Notitie
        ),
        los={plek: n for plek, n in los.items() if plek[1] != notities},
        bijlagen=genoemd_in(wie.sporen, teams),
        onderweg=onderweg.tel(),
    )


@transaction.atomic
def wis(wie: Wie, door: Gebruiker | None) -> int:
    """Erase; how many texts changed besides. ``door`` None is after a restore, and not logged."""
    merken = [(pk, _kenmerk(pk)) for pk in wie.pks]
    verwijder_studenten(sorted(wie.pks))
    plekken = wis_overal(wie.sporen)
    if door:
        team = wie.teams[0] if len(wie.teams) == 1 else None
        leg_inzage_vast(door, Inzage.Soort.GEWIST, f"een student: {plekken} plekken", team)
    gewist.onthoud(SOORT, merken)
    return plekken


def _kenmerk(pk: int) -> str:
    regels: Any = historie_van(Student).objects.filter(id=pk).order_by("history_id")
    begin = regels.values_list("history_date", flat=True).first()
    return gewist.kenmerk(pk, begin.isoformat() if begin else "")


def _is_er_nog(pk: int, merk: str) -> bool:
    return Student.objects.filter(pk=pk).exists() and _kenmerk(pk) == merk


def _wis_weer(pk: int) -> None:
    rij = Student.objects.get(pk=pk)
    if wie := zoek(rij.nummer, rij.team_id):
        wis(wie, None)


def meld_aan() -> None:
    """Called when the app is ready."""
    meld_mensen_aan(Student, "naam")
    gewist.meld_aan(SOORT, _is_er_nog, _wis_weer)
