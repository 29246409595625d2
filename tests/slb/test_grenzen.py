"""Where somebody's look or hand should stop: after leaving, after undo, below five."""

import datetime
import re
import uuid

import pytest
from django.urls import reverse

from borgen.slb.acties.beheer import laat_waarnemen, stop
from borgen.slb.models import Begeleiding, Gesprek, Klas, Notitie, Student
from borgen.slb.regels.afscherming import TE_KLEIN, buiten_team
from borgen.slb.regels.telling import Stand
from borgen.slb.regels.tijdvak import Tijdvak
from organisatie.models import Inzage
from tests.slb.factories import (
    BegeleidingFactory,
    GesprekFactory,
    KlasFactory,
    PeriodeFactory,
    dag,
    maak_student,
)
from tests.slb.inlezen_hulp import als_xlsx, upload
from tests.slb.test_inlezen import RIJEN
from tests.slb.test_inlezen_pagina import kies

pytestmark = pytest.mark.django_db
VOORBIJ = Tijdvak(datetime.date(2025, 9, 1), datetime.date(2025, 11, 1))


@pytest.fixture
def klas(wereld) -> Klas:
    PeriodeFactory()
    return KlasFactory(team=wereld.team, naam="3A")


def test_twee_keer_ongedaan_gooit_niet_weg_wat_gepland_stond(wereld, als, klas):
    student = maak_student(wereld.leden[1], klas)
    gepland = GesprekFactory(student=student, gepland=True, datum=dag(-1), door=wereld.teamlid)
    Notitie.objects.create(gesprek=gepland, tekst="Vragen naar de stage.")
    docent = als(wereld.teamlid)
    docent.post(reverse("slb_vastleggen"), {"nu": student.pk, "sleutel": gepland.groep})
    druk = Gesprek.objects.get().groep
    for _ in range(2):
        docent.post(reverse("slb_ongedaan"), {"ongedaan": druk})
    assert [(g.status, g.notitie.tekst) for g in Gesprek.objects.all()] == [
        ("gepland", "Vragen naar de stage.")
    ]


def test_de_hele_klas_is_wie_er_nu_in_zit(wereld, als, klas):
    blijft, wisselt, weg = (maak_student(wereld.leden[1], klas) for _ in range(3))
    leider = als(wereld.teamleider)
    ander = KlasFactory(team=wereld.team, naam="3B")
    verplaats = {"vanaf": dag().isoformat()}
    adres = "slb_student_verplaats"
    leider.post(reverse(adres, args=[wisselt.pk]), verplaats | {"klas": ander.pk})
    leider.post(reverse(adres, args=[weg.pk]), verplaats)
    velden = {"allemaal": "on", "lid": wereld.leden[2].pk, "van": dag().isoformat()}
    leider.post(reverse("slb_begeleiding", args=[klas.pk]), velden)
    nieuw = Begeleiding.objects.op(dag()).filter(lidmaatschap=wereld.leden[2])
    assert [rij.student for rij in nieuw] == [blijft]
    tekst = leider.get(reverse("slb_begeleiding", args=[klas.pk])).content.decode()
    keuze = re.findall(r'name="studenten"[^>]*value="(\d+)"', tekst)
    assert keuze == [str(blijft.pk)]


def test_van_wie_weg_is_leest_niemand_nog_notities_dan_de_teamleider(wereld, als, klas):
    student = maak_student(wereld.leden[1], klas)
    BegeleidingFactory(
        student=student, lidmaatschap=wereld.leden[2], van=dag(-5), tot=dag(9), waarnemer=True
    )
    BegeleidingFactory(
        student=student, lidmaatschap=wereld.leden[2], van=dag(20), tot=dag(30), waarnemer=True
    )
    velden = {"vanaf": dag().isoformat()}
    adres = reverse("slb_student_verplaats", args=[student.pk])
    pagina = als(wereld.teamleider).post(adres, velden, follow=True).content.decode()
    assert "De begeleiding stopt dan ook." in pagina
    assert {rij.tot for rij in student.begeleidingen.all()} == {dag(-1)}
    assert not Student.objects.zichtbaar_voor(wereld.teamlid).exists()
    assert Student.objects.zichtbaar_voor(wereld.teamleider).exists()


def test_wat_al_gestopt_was_duurt_door_stoppen_niet_langer(wereld, klas):
    student = maak_student(None, klas)
    oud = BegeleidingFactory(
        student=student, lidmaatschap=wereld.leden[1], van=dag(-50), tot=dag(-20)
    )
    BegeleidingFactory(student=student, lidmaatschap=wereld.leden[2], van=dag(-19))
    stop(oud)
    oud.refresh_from_db()
    assert oud.tot == dag(-20)


@pytest.mark.parametrize("tussen", [1, 4])
def test_wie_wel_een_gesprek_had_maar_niet_genoeg_volgt_niet_uit_de_rest(tussen):
    stand = Stand(studenten=20 + tussen, zonder=10, gehaald=10, gehouden=20 + tussen, nodig=60)
    assert buiten_team(stand, VOORBIJ, VOORBIJ.tot + datetime.timedelta(1)).reden == TE_KLEIN


def test_nul_of_vijf_ertussen_mag_wel():
    morgen = VOORBIJ.tot + datetime.timedelta(1)
    for tussen in (0, 5):
        stand = Stand(20 + tussen, zonder=10, gehaald=10, gehouden=20 + tussen, nodig=60)
        assert buiten_team(stand, VOORBIJ, morgen).stand == stand


def test_een_beheerder_die_de_lijst_van_een_ander_opent_staat_in_het_logboek(wereld, als, klas):
    run = kies(als(wereld.teamleider), wereld.team, als_xlsx(RIJEN))
    als(wereld.teamleider).get(run.get_absolute_url())
    assert not Inzage.objects.exists()
    als(wereld.beheerder).get(run.get_absolute_url())
    assert Inzage.objects.get().gebruiker == wereld.beheerder


def test_een_nieuwe_waarneming_laat_staan_wie_er_eerder_waarnam(wereld, klas):
    student = maak_student(None, klas)
    lid = wereld.leden[2]
    laat_waarnemen([student], lid, dag(-30), dag(3), wereld.teamleider)
    laat_waarnemen([student], lid, dag(), dag(9), wereld.teamleider)
    rijen = student.begeleidingen.order_by("van")
    assert [(rij.van, rij.tot) for rij in rijen] == [(dag(-30), dag(-1)), (dag(), dag(9))]


def test_wie_zelf_al_bezig_is_leest_geen_naam_van_een_collega(wereld, als, klas):
    leider = als(wereld.teamleider)
    kies(leider, wereld.team, als_xlsx(RIJEN))
    velden = {"team": wereld.team.pk, "bestand": upload(als_xlsx(RIJEN))}
    assert (
        "Je bent al bezig met een import" in leider.post("/slb/inlezen/", velden).content.decode()
    )


def test_twee_notities_die_samen_te_lang_zijn(wereld, als, klas):
    student = maak_student(wereld.leden[1], klas)
    gepland = GesprekFactory(student=student, gepland=True, datum=dag(-1), door=wereld.teamlid)
    Notitie.objects.create(gesprek=gepland, tekst="a" * 3000)
    velden = {"student": student.pk, "sleutel": uuid.uuid4(), "notitie": "b" * 1500}
    antwoord = als(wereld.teamlid).post(reverse("slb_vastleggen"), velden)
    assert antwoord.status_code == 422
    assert "Schrijf het korter" in antwoord.content.decode()
    assert Gesprek.objects.get().status == "gepland"
