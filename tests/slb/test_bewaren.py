"""What is past its term goes with its history; what is not stays, and a trial removes nothing."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from borgen.slb.models import Begeleiding, Gesprek, Klas, Notitie, Plaatsing, Steekproef, Student
from organisatie import bewaren
from tests.slb.factories import (
    BegeleidingFactory,
    GesprekFactory,
    KlasFactory,
    PeriodeFactory,
    PlaatsingFactory,
    SchooljaarFactory,
    StudentFactory,
    dag,
    maak_student,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

JAREN = 366


def jaren_terug(aantal: int, verschil: int = 0) -> datetime.date:
    soort = bewaren.Bewaarsoort("notities", "", lambda _: {})
    vandaag = timezone.localdate()
    return bewaren.grens_van(soort, vandaag).replace(
        year=vandaag.year - aantal
    ) + datetime.timedelta(days=verschil)


def noteer(student, datum) -> Notitie:
    return Notitie.objects.create(
        gesprek=GesprekFactory(student=student, datum=datum), tekst="Vertrouwelijk."
    )


@pytest.fixture
def oud(wereld) -> Student:
    """Left four years ago, spoken to, noted, and drawn in a sample."""
    jaar = SchooljaarFactory(naam="lang geleden", van=dag(-5 * JAREN), tot=dag(-4 * JAREN))
    klas = KlasFactory(team=wereld.team, schooljaar=jaar)
    student = StudentFactory(team=wereld.team, naam="Weg Allang")
    PlaatsingFactory(student=student, klas=klas, tot=None)
    BegeleidingFactory(student=student, lidmaatschap=wereld.leden[1], van=jaar.van)
    notitie = noteer(student, dag(-4 * JAREN - 20))
    steekproef = Steekproef.objects.create(
        klas=klas,
        periode=PeriodeFactory(),
        populatie=1,
        omvang=1,
        zaad=1,
        door=wereld.teamleider,
    )
    steekproef.studenten.add(student)
    steekproef.gesprekken.add(notitie.gesprek)
    return student


def test_de_proef_telt_en_laat_alles_staan(oud, capsys):
    call_command("bewaartermijnen", proef=True)
    uitvoer = capsys.readouterr().out
    assert "Notities bij gesprekken (1 jaar), zou weggaan: notities 1." in uitvoer
    assert "studenten 1" in uitvoer
    assert Student.objects.get() == oud
    assert Notitie.history.count() == 1


def test_wie_allang_weg_is_laat_niets_achter(oud, capsys):
    call_command("bewaartermijnen")
    for model in (Student, Plaatsing, Begeleiding, Gesprek, Notitie, Klas, Steekproef):
        assert not model.objects.exists(), model
        if hasattr(model, "history"):
            assert not model.history.exists(), model
    assert ", weg: notities 1." in capsys.readouterr().out


def test_wie_er_nog_is_houdt_alleen_wat_jong_genoeg_is(wereld, settings):
    termijnen = {"notities": 1, "gesprekken": 2, "studenten": 2}
    settings.BEWAARTERMIJNEN = settings.BEWAARTERMIJNEN | termijnen
    student = maak_student(wereld.leden[1], KlasFactory(team=wereld.team))
    for aantal in (1, 2):
        noteer(student, jaren_terug(aantal, -1))
        noteer(student, jaren_terug(aantal))
    call_command("bewaartermijnen")
    assert Student.objects.get() == student
    assert set(Gesprek.objects.values_list("datum", flat=True)) == {
        jaren_terug(1, -1),
        jaren_terug(1),
        jaren_terug(2),
    }
    assert [n.gesprek.datum for n in Notitie.objects.all()] == [jaren_terug(1)]
    assert Notitie.history.count() == 1


def test_wie_kort_weg_is_blijft(wereld):
    student = maak_student(None, KlasFactory(team=wereld.team))
    student.plaatsingen.update(tot=dag(-1))
    StudentFactory(team=wereld.team)
    call_command("bewaartermijnen")
    assert Student.objects.count() == 2


def test_van_een_notitie_die_iemand_weghaalde_blijft_de_tekst_niet_eeuwig(wereld):
    student = maak_student(None, KlasFactory(team=wereld.team))
    noteer(student, dag()).delete()
    call_command("bewaartermijnen")
    assert Notitie.history.count() == 2
    Notitie.history.update(history_date=timezone.now() - datetime.timedelta(days=2 * JAREN))
    call_command("bewaartermijnen")
    assert not Notitie.history.exists()


def test_een_schrikkeldag():
    soort = bewaren.Bewaarsoort("gesprekken", "", lambda _: {})
    assert bewaren.grens_van(soort, datetime.date(2028, 2, 29)) == datetime.date(2026, 2, 28)
