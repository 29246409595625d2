"""Classes with students and conversations as a story tells them, in a few statements."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from boas.regels.klaarzetten import eerste_werkdag
from borgen.slb.models import Begeleiding, Gesprek, Klas, Plaatsing, Student
from organisatie.models import Lidmaatschap, Periode, Schooljaar, Team

Keren = tuple[int, ...]


@dataclass(frozen=True)
class Klasverhaal:
    """A class: its SLB'er, its students, and how often each was spoken to.

    ``vroeger`` is for every period that is past, ``nu`` for the present one; both are gone round
    when there are more students than numbers. ``gepland`` says whether talks still lie ahead.
    """

    naam: str
    slber: Lidmaatschap
    studenten: Sequence[str]
    vroeger: Keren = (2,)
    nu: Keren = (1,)
    gepland: bool = False
    nieuw: bool = False
    """Whether the last student came only a week ago."""
    waarnemers: Sequence[Lidmaatschap] = ()
    """Each takes over three students, until three weeks from now."""


def vertel(team: Team, klassen: Sequence[Klasverhaal], vandaag: datetime.date) -> None:
    """Make the classes of the school year of ``vandaag``, with everything in them."""
    jaar = Schooljaar.objects.get(van__lte=vandaag, tot__gte=vandaag)
    periodes = list(jaar.periodes.filter(van__lte=vandaag))
    nummer = 1000 * team.pk
    for verhaal in klassen:
        klas = Klas.objects.create(team=team, schooljaar=jaar, naam=verhaal.naam)
        studenten = bulk_create_with_history(
            [
                Student(team=team, naam=naam, nummer=f"{200_000 + nummer + plek}")
                for plek, naam in enumerate(verhaal.studenten)
            ],
            Student,
        )
        nummer += len(studenten)
        _plaats(klas, studenten, jaar.van, verhaal, vandaag)
        Gesprek.objects.bulk_create(_gesprekken(studenten, verhaal, periodes, vandaag))


def _plaats(
    klas: Klas,
    studenten: Sequence[Student],
    begin: datetime.date,
    verhaal: Klasverhaal,
    vandaag: datetime.date,
) -> None:
    van = {student.pk: begin for student in studenten}
    if verhaal.nieuw:
        van[studenten[-1].pk] = max(begin, vandaag - datetime.timedelta(days=7))
    bulk_create_with_history(
        [Plaatsing(student=s, klas=klas, van=van[s.pk]) for s in studenten], Plaatsing
    )
    begeleid = [Begeleiding(student=s, lidmaatschap=verhaal.slber, van=begin) for s in studenten]
    for plek, waarnemer in enumerate(verhaal.waarnemers):
        begeleid += [
            Begeleiding(
                student=student,
                lidmaatschap=waarnemer,
                van=vandaag,
                tot=vandaag + datetime.timedelta(days=21),
                waarnemer=True,
            )
            for student in studenten[3 * plek : 3 * plek + 3]
        ]
    bulk_create_with_history(begeleid, Begeleiding)


def _gesprekken(
    studenten: Sequence[Student],
    verhaal: Klasverhaal,
    periodes: Sequence[Periode],
    vandaag: datetime.date,
) -> list[Gesprek]:
    uit = []
    for periode in periodes:
        keren = verhaal.nu if periode.tot >= vandaag else verhaal.vroeger
        tot = min(periode.tot, vandaag)
        for plek, student in enumerate(studenten[:-1] if verhaal.nieuw else studenten):
            for keer in range(keren[plek % len(keren)]):
                dag = _dag(periode.van, tot, plek, keer)
                uit.append(_gesprek(student, verhaal, dag, gehouden=True))
    if verhaal.gepland:
        for plek, student in enumerate(studenten):
            dag = eerste_werkdag(vandaag + datetime.timedelta(days=1 + plek % 10))
            uit.append(_gesprek(student, verhaal, dag, gehouden=False))
    return uit


def _gesprek(
    student: Student, verhaal: Klasverhaal, dag: datetime.date, *, gehouden: bool
) -> Gesprek:
    status = Gesprek.Status.GEHOUDEN if gehouden else Gesprek.Status.GEPLAND
    wie = verhaal.slber.gebruiker
    moment = timezone.now() if gehouden else None
    return Gesprek(student=student, door=wie, datum=dag, status=status, gehouden_op=moment)


def _dag(van: datetime.date, tot: datetime.date, plek: int, keer: int) -> datetime.date:
    """A day within the period: the first talks in the first half, the next in the second."""
    dagen = (tot - van).days + 1
    half = max(1, dagen // 2)
    dag = van + datetime.timedelta(days=min(dagen - 1, keer * half + (plek * 3) % half))
    # Back to Friday, when that is still within the period.
    terug = max(0, dag.weekday() - 4)
    return max(van, dag - datetime.timedelta(days=terug))
