"""Rows of the conversations for tests; dates are relative to today's school year."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from borgen.slb.models import Begeleiding, Gesprek, Klas, Plaatsing, Student
from organisatie.models import Periode, Schooljaar
from tests.factories import LidmaatschapFactory, TeamFactory


def dag(verschil: int = 0) -> datetime.date:
    """Today, or so many days later."""
    return timezone.localdate() + datetime.timedelta(days=verschil)


class SchooljaarFactory(DjangoModelFactory):
    """The school year around today: a hundred days past, two hundred to come."""

    class Meta:
        model = Schooljaar
        django_get_or_create = ("naam",)

    naam = "dit jaar"
    van = factory.LazyFunction(lambda: dag(-100))
    tot = factory.LazyFunction(lambda: dag(200))


class PeriodeFactory(DjangoModelFactory):
    """The period around today, of sixty days."""

    class Meta:
        model = Periode
        django_get_or_create = ("schooljaar", "naam")

    schooljaar = factory.SubFactory(SchooljaarFactory)
    naam = "periode 2"
    van = factory.LazyFunction(lambda: dag(-30))
    tot = factory.LazyFunction(lambda: dag(29))


class KlasFactory(DjangoModelFactory):
    class Meta:
        model = Klas

    team = factory.SubFactory(TeamFactory)
    schooljaar = factory.SubFactory(SchooljaarFactory)
    naam = factory.Sequence(lambda n: f"3-{n}")


class StudentFactory(DjangoModelFactory):
    class Meta:
        model = Student

    team = factory.SubFactory(TeamFactory)
    naam = factory.Sequence(lambda n: f"Student {n:03}")
    nummer = factory.Sequence(lambda n: f"{100000 + n}")


class PlaatsingFactory(DjangoModelFactory):
    """In a class of the student's own team, since the school year began."""

    class Meta:
        model = Plaatsing

    student = factory.SubFactory(StudentFactory)
    klas = factory.SubFactory(KlasFactory, team=factory.SelfAttribute("..student.team"))
    van = factory.LazyAttribute(lambda rij: rij.klas.schooljaar.van)


class BegeleidingFactory(DjangoModelFactory):
    """By a member of the student's own team, since a hundred days."""

    class Meta:
        model = Begeleiding

    student = factory.SubFactory(StudentFactory)
    lidmaatschap = factory.SubFactory(
        LidmaatschapFactory, team=factory.SelfAttribute("..student.team")
    )
    van = factory.LazyFunction(lambda: dag(-100))


class GesprekFactory(DjangoModelFactory):
    """Held today, unless ``gepland``."""

    class Meta:
        model = Gesprek

    class Params:
        gepland = factory.Trait(status=Gesprek.Status.GEPLAND, gehouden_op=None)

    student = factory.SubFactory(StudentFactory)
    door = factory.SubFactory("tests.factories.GebruikerFactory")
    datum = factory.LazyFunction(dag)
    status = Gesprek.Status.GEHOUDEN
    gehouden_op = factory.LazyFunction(timezone.now)


def maak_student(begeleider, klas: Klas, **velden) -> Student:
    """A student in ``klas`` guided by ``begeleider`` (a Lidmaatschap; None: by nobody)."""
    student = StudentFactory(team=klas.team, **velden)
    PlaatsingFactory(student=student, klas=klas)
    if begeleider:
        BegeleidingFactory(student=student, lidmaatschap=begeleider)
    return student
