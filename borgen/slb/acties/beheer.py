"""Classes, students and who guides them: what the team leader changes, several rows at once."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from borgen.slb.models import Begeleiding, Klas, Plaatsing, Steekproef, Student
from borgen.slb.models.student import overlapt
from borgen.slb.regels.steekproef import ZAAD_TOT, trek
from organisatie.models import Lidmaatschap, Periode

EEN_DAG = datetime.timedelta(days=1)


@transaction.atomic
def voeg_toe(
    klas: Klas, naam: str, nummer: str, van: datetime.date, slber: Lidmaatschap | None
) -> Student:
    """A new student in a class. Raises ValidationError."""
    student = Student(team=klas.team, naam=naam, nummer=nummer)
    student.full_clean()
    student.save()
    plaatsing = Plaatsing(student=student, klas=klas, van=van)
    plaatsing.full_clean()
    plaatsing.save()
    if slber:
        Begeleiding.objects.create(student=student, lidmaatschap=slber, van=van)
    return student


@transaction.atomic
def verplaats(student: Student, klas: Klas | None, vanaf: datetime.date) -> None:
    """To another class from a day on; ``klas`` None: the day before is the last one here.

    Raises ValidationError. A placement that would only begin later is taken away. With who leaves
    the guidance ends too: whoever was SLB'er or waarnemer reads no notes from then on.
    """
    Student.objects.select_for_update().get(pk=student.pk)
    for later in student.plaatsingen.filter(van__gte=vanaf):
        later.delete()
    huidige = student.plaatsingen.filter(Q(tot=None) | Q(tot__gte=vanaf)).first()
    if huidige:
        huidige.tot = vanaf - EEN_DAG
        huidige.full_clean()
        huidige.save()
    if klas is not None:
        nieuw = Plaatsing(student=student, klas=klas, van=vanaf)
        nieuw.full_clean()
        nieuw.save()
    else:
        _eindig_begeleiding(student, vanaf)


def _eindig_begeleiding(student: Student, vanaf: datetime.date) -> None:
    for rij in student.begeleidingen.filter(Q(tot=None) | Q(tot__gte=vanaf)):
        eindig_voor(rij, vanaf)


def eindig_voor(rij: Begeleiding, vanaf: datetime.date) -> None:
    """The day before ``vanaf`` is the last; what would begin later never was."""
    if rij.van >= vanaf:
        rij.delete()
        return
    rij.tot = vanaf - EEN_DAG
    rij.save()


@transaction.atomic
def wijs_slber_aan(
    studenten: Sequence[Student], lid: Lidmaatschap, van: datetime.date, door: Any
) -> None:
    """This colleague is SLB'er of these students from ``van`` on; who was before stops then."""
    _houd_vast(studenten)
    geldig = Begeleiding.objects.filter(overlapt(van, None), student__in=studenten, waarnemer=False)
    blijft = set(geldig.filter(lidmaatschap=lid, tot=None).values_list("student", flat=True))
    andere = list(geldig.exclude(student__in=blijft))
    for later in (rij for rij in andere if rij.van >= van):
        later.delete()
    eerder = [rij for rij in andere if rij.pk and rij.van < van]
    for rij in eerder:
        rij.tot = van - EEN_DAG
    bulk_update_with_history(eerder, Begeleiding, ["tot"], default_user=door)
    nieuw = [
        Begeleiding(student=student, lidmaatschap=lid, van=van)
        for student in studenten
        if student.pk not in blijft
    ]
    bulk_create_with_history(nieuw, Begeleiding, default_user=door)


@transaction.atomic
def laat_waarnemen(
    studenten: Sequence[Student],
    lid: Lidmaatschap,
    van: datetime.date,
    tot: datetime.date,
    door: Any,
) -> None:
    """This colleague may log for these students until ``tot``, beside their own SLB'er.

    What was agreed before holds until ``van``: who guided whom then stays to be read.
    """
    _houd_vast(studenten)
    al = Begeleiding.objects.filter(
        overlapt(van, tot), student__in=studenten, lidmaatschap=lid, waarnemer=True
    )
    for rij in al:
        eindig_voor(rij, van)
    nieuw = [
        Begeleiding(student=student, lidmaatschap=lid, van=van, tot=tot, waarnemer=True)
        for student in studenten
    ]
    bulk_create_with_history(nieuw, Begeleiding, default_user=door)


@transaction.atomic
def stop(begeleiding: Begeleiding) -> None:
    """Yesterday was the last day; what began today or later never was.

    What was over already, when a colleague was first, stays as it is.
    """
    vandaag = timezone.localdate()
    nu = Begeleiding.objects.select_for_update(of=("self",)).filter(pk=begeleiding.pk).first()
    if nu is None or (nu.tot and nu.tot < vandaag):
        return
    eindig_voor(nu, vandaag)


@transaction.atomic
def trek_steekproef(
    klas: Klas, periode: Periode, uit: str, populatie: list[int], omvang: int, zaad: int, door: Any
) -> Steekproef:
    """Draw and keep. Raises ValidationError when there are not so many."""
    if omvang > len(populatie):
        raise ValidationError(
            {"omvang": f"Er zijn er maar {len(populatie)}. Kies een kleiner getal."}
        )
    rij = Steekproef.objects.create(
        klas=klas,
        periode=periode,
        uit=uit,
        populatie=len(populatie),
        omvang=omvang,
        zaad=zaad % ZAAD_TOT,
        door=door,
    )
    getrokken = trek(populatie, omvang, rij.zaad)
    (rij.studenten if uit == Steekproef.Uit.STUDENTEN else rij.gesprekken).set(getrokken)
    return rij


def _houd_vast(studenten: Sequence[Student]) -> None:
    """Two leaders at once: the second waits."""
    list(Student.objects.filter(pk__in=[s.pk for s in studenten]).select_for_update())
