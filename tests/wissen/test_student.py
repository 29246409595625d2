"""After erasing a student no table and no file says who it was."""

import datetime

import pytest

from borgen.slb.inlezen import opslag
from borgen.slb.models import Gesprek, Inleesrun, Klas, Notitie, Student
from borgen.slb.wissen import wis, zoek
from organisatie.models import Gebruiker, Inzage
from overzicht.demo import maak_demo
from tests.slb.factories import GesprekFactory, KlasFactory, StudentFactory, maak_student
from tests.wissen.overal import schrijf_overal, waar_nog

NAAM, NUMMER = "Noël d'Artagnan", "0098765"
GEZOCHT = (NAAM, NUMMER, "d'Artagnan")


@pytest.fixture(autouse=True)
def _eigen_map(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
def test_afterwards_it_stands_nowhere():
    maak_demo(datetime.date(2026, 11, 20))
    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    klas = Klas.objects.filter(team__naam="Onderwijsassistent").first()
    student = maak_student(None, klas, naam=NAAM, nummer=NUMMER)
    gesprek = GesprekFactory(student=student, door=leider)
    notitie = Notitie.objects.create(gesprek=gesprek, tekst=f"{NAAM} ({NUMMER}) gaat vooruit.")
    notitie.tekst = "Gaat vooruit."
    notitie.save()
    run = Inleesrun.objects.create(
        sleutel="c" * 32,
        stand="kolommen",
        team=klas.team,
        door=leider,
        naam=f"{NAAM}.xlsx",
        kolommen={"velden": {NAAM: 1}},
    )
    opslag.bewaar_rijen(run.sleutel, [(1, [NUMMER, NAAM])])
    gezet = schrijf_overal(NAAM, NUMMER)
    assert len(gezet) > 320

    wie = zoek(NUMMER)
    plekken = wis(wie, leider)

    assert waar_nog(*GEZOCHT) == []
    assert not Gesprek.objects.filter(pk=gesprek.pk).exists()
    assert plekken > 100
    assert Inzage.objects.get(soort=Inzage.Soort.GEWIST).wat == f"een student: {plekken} plekken"
    assert zoek(NUMMER) is None


@pytest.fixture
def student(wereld):
    klas = KlasFactory(team=wereld.team)
    student = maak_student(wereld.leden[1], klas, naam="Sam Student", nummer="0012345")
    GesprekFactory(student=student)
    return student


def test_de_teamleider_wist_een_student_van_het_eigen_team(wereld, als, student):
    adres = f"/slb/studenten/{student.pk}/wissen/"
    antwoord = als(wereld.teamleider).get(adres)
    assert antwoord.context["vooraf"].gesprekken == 1

    als(wereld.teamleider).post(adres)

    assert not Student.objects.filter(pk=student.pk).exists()
    assert not Student.history.filter(id=student.pk).exists()
    assert Inzage.objects.get(soort=Inzage.Soort.GEWIST).team == wereld.team


def test_wie_ook_in_een_ander_team_zat_wist_de_beheerder_in_een_keer(wereld, als, student):
    StudentFactory(team=wereld.ander_teamleider.lidmaatschappen.get().team, nummer="0012345")
    adres = f"/slb/studenten/{student.pk}/wissen/"
    for methode in ("get", "post"):
        antwoord = getattr(als(wereld.teamleider), methode)(adres)
        assert "Vraag je beheerder" in antwoord.content.decode()
    assert Student.objects.count() == 2

    antwoord = als(wereld.beheerder).get("/beheer/studenten/wissen/?nummer=0012345")
    tekst = antwoord.content.decode()
    assert "Sam Student" not in tekst
    assert "Onderwijsassistent en Handel" in tekst or "Handel en Onderwijsassistent" in tekst
    als(wereld.beheerder).post("/beheer/studenten/wissen/", {"nummer": "0012345"})

    assert not Student.objects.exists()


def test_een_nummer_dat_er_niet_is_zegt_het_bij_het_veld(wereld, als):
    for methode in ("get", "post"):
        antwoord = getattr(als(wereld.beheerder), methode)(
            "/beheer/studenten/wissen/", {"nummer": "1"}
        )
        assert "nummer" in antwoord.context["form"].errors


def test_ook_wie_met_de_hand_verwijderd_was(wereld, student):
    verwijderd = StudentFactory(team=wereld.team, naam="Oud Gediende", nummer="0055555")
    pk = verwijderd.pk
    verwijderd.delete()

    wis(zoek("0055555"), wereld.beheerder)

    assert not Student.history.filter(id=pk).exists()
