"""How long conversations, notes and students are kept, and how they go: history included."""

import datetime
from typing import Any, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from borgen.slb.inlezen.verloop import verval
from borgen.slb.models import Begeleiding, Gesprek, Klas, Notitie, Plaatsing, Steekproef, Student
from organisatie.bewaren import Bewaarsoort
from organisatie.models.versie import historie_van

# As many as fit in one statement of any database.
TEGELIJK = 500


def notities(voor: datetime.date) -> dict[str, int]:
    """Notes of conversations before a day, and of notes removed by hand what they said."""
    weg = _wis(Notitie.objects.filter(gesprek__datum__lt=voor))
    er_nog = Notitie.objects.filter(pk=OuterRef("id"))
    verweesd = historie_van(Notitie).objects.filter(~Exists(er_nog), history_date__date__lt=voor)
    return {"notities": weg, "eerdere versies van notities": _rauw(verweesd)}


def gesprekken(voor: datetime.date) -> dict[str, int]:
    """Conversations before a day, with their note."""
    return _wis_gesprekken(Gesprek.objects.filter(datum__lt=voor))


def studenten(voor: datetime.date) -> dict[str, int]:
    """Students of whom the last day in a class was before a day, with everything about them.

    Classes of then go when nobody is in them any more.
    """
    duurt = (Q(tot=None) | Q(tot__gte=voor)) & Q(klas__schooljaar__tot__gte=voor)
    nog_hier = Plaatsing.objects.filter(duurt, student=OuterRef("pk"))
    gekomen = Plaatsing.objects.filter(student=OuterRef("pk"))
    weg = Student.objects.filter(~Exists(nog_hier), Exists(gekomen))
    pks = list(weg.values_list("pk", flat=True))
    return {**verwijder_studenten(pks), "klassen": _wis_klassen(voor)}


def verwijder_studenten(pks: list[int]) -> dict[str, int]:
    """Everything about these students, also what was removed by hand and stands in history only."""
    telling = {"studenten": len(pks)}
    for blok in _blokken(pks):
        for wat, aantal in _wis_gesprekken(Gesprek.objects.filter(student__in=blok)).items():
            telling[wat] = telling.get(wat, 0) + aantal
        for model in (Plaatsing, Begeleiding):
            _wis(model._default_manager.filter(student__in=blok))
            _rauw(historie_van(model).objects.filter(student__in=blok))
        Steekproef.studenten.through._default_manager.filter(student__in=blok).delete()
        _wis(Student.objects.filter(pk__in=blok))
        _rauw(historie_van(Student).objects.filter(id__in=blok))
    return telling


def _wis_gesprekken(rijen: QuerySet[Any]) -> dict[str, int]:
    pks = list(rijen.values_list("pk", flat=True))
    telling = {"gesprekken": len(pks), "notities": 0}
    for blok in _blokken(pks):
        telling["notities"] += _wis(Notitie.objects.filter(gesprek__in=blok))
        _rauw(historie_van(Notitie).objects.filter(gesprek__in=blok))
        Steekproef.gesprekken.through._default_manager.filter(gesprek__in=blok).delete()
        _rauw(Gesprek.objects.filter(pk__in=blok))
    return telling


def _wis_klassen(voor: datetime.date) -> int:
    bezet = Plaatsing.objects.filter(klas=OuterRef("pk"))
    leeg = Klas.objects.filter(~Exists(bezet), schooljaar__tot__lt=voor)
    for steekproef in Steekproef.objects.filter(klas__in=leeg):
        steekproef.delete()
    return _wis(leeg)


def _wis(rijen: QuerySet[Any]) -> int:
    """Remove rows that nothing refers to, with their history and without writing to it."""
    pks = list(rijen.values_list("pk", flat=True))
    for blok in _blokken(pks):
        _rauw(historie_van(cast(Any, rijen.model)).objects.filter(id__in=blok))
        _rauw(rijen.model._base_manager.filter(pk__in=blok))
    return len(pks)


def _rauw(rijen: models.QuerySet[Any]) -> int:
    """One DELETE, without signals: those would write a line of history."""
    return cast(Any, rijen)._raw_delete(rijen.db)


def _blokken(pks: list[int]) -> list[list[int]]:
    return [pks[i : i + TEGELIJK] for i in range(0, len(pks), TEGELIJK)]


def inlezingen(voor: datetime.date) -> dict[str, int]:
    """Lists that somebody began to bring in and left lying, whatever the day: after 24 hours."""
    return {"lijsten": verval()}


SOORTEN = (
    Bewaarsoort("inlezingen", "Lijsten die niemand overnam", inlezingen, dagen=1),
    Bewaarsoort("notities", "Notities bij gesprekken", notities),
    Bewaarsoort("gesprekken", "Gesprekken", gesprekken),
    Bewaarsoort("studenten", "Studenten die weg zijn", studenten),
)
