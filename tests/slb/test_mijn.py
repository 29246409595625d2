"""My students: what stands there, logging with one press, several at once, planning and undo."""

import re
import uuid

import pytest
from django.urls import reverse

from borgen.slb.models import Begeleiding, Gesprek, Klas, Notitie
from organisatie.models import Inzage, Schooljaar
from tests.slb.factories import (
    BegeleidingFactory,
    GesprekFactory,
    KlasFactory,
    PeriodeFactory,
    PlaatsingFactory,
    StudentFactory,
    dag,
    maak_student,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def klas(wereld) -> Klas:
    PeriodeFactory()
    return KlasFactory(team=wereld.team, naam="3A")


@pytest.fixture
def docent(wereld, als):
    """A browser in which Daan Docent is signed in."""
    return als(wereld.teamlid)


def druk(client, *, script=False, **velden):
    velden.setdefault("sleutel", uuid.uuid4())
    return client.post(reverse("slb_vastleggen"), velden, headers=HTMX if script else {})


def namen(antwoord) -> list[str]:
    return re.findall(r'value="\d+"> <span>([^<]+)</span>', antwoord.content.decode())


def test_wie_nog_geen_gesprek_had_staat_vooraan(wereld, klas, docent):
    lid = wereld.leden[1]
    genoeg, een, geen, anders = (
        maak_student(lid, klas, naam=naam) for naam in ("Anna", "Bob", "Carel", "Daphne")
    )
    for student, keer in ((genoeg, 2), (een, 1), (anders, 3)):
        for _ in range(keer):
            GesprekFactory(student=student)
    # What does not count: of another period, planned, or a group talk that does not.
    GesprekFactory(student=geen, datum=dag(-31))
    GesprekFactory(student=geen, gepland=True, datum=dag(3))
    GesprekFactory(student=geen, soort="groep")
    antwoord = docent.get(reverse("slb"))
    assert namen(antwoord) == ["Carel", "Bob", "Anna", "Daphne"]
    tekst = antwoord.content.decode()
    assert "<strong>2 van 4</strong> studenten hebben genoeg gesprekken, 1 nog geen" in tekst
    assert "3 van 2</a>, 3A" in tekst
    assert "gepland" in tekst


def test_alleen_eigen_studenten_die_vandaag_zijn_ingeschreven(wereld, klas, docent):
    eigen = maak_student(wereld.leden[1], klas, naam="Eigen")
    maak_student(wereld.leden[2], klas, naam="Collega")
    waar = maak_student(wereld.leden[2], klas, naam="Waarneming")
    BegeleidingFactory(
        student=waar, lidmaatschap=wereld.leden[1], van=dag(-5), tot=dag(), waarnemer=True
    )
    voorbij = maak_student(wereld.leden[2], klas, naam="Voorbij")
    BegeleidingFactory(
        student=voorbij, lidmaatschap=wereld.leden[1], van=dag(-5), tot=dag(-1), waarnemer=True
    )
    weg = maak_student(wereld.leden[1], klas, naam="Weg")
    weg.plaatsingen.update(tot=dag(-1))
    antwoord = docent.get(reverse("slb"))
    assert namen(antwoord) == [eigen.naam, waar.naam]
    assert "waarneming t/m" in antwoord.content.decode()


def test_een_druk_legt_vast_en_de_tweede_niet_nog_eens(wereld, klas, docent):
    student = maak_student(wereld.leden[1], klas)
    sleutel = uuid.uuid4()
    for _ in range(2):
        antwoord = druk(docent, nu=student.pk, sleutel=sleutel)
        assert antwoord.status_code == 302
    gesprek = Gesprek.objects.get()
    assert (gesprek.student, gesprek.door, gesprek.datum) == (student, wereld.teamlid, dag())
    assert gesprek.telt
    assert gesprek.soort == Gesprek.Soort.INDIVIDUEEL
    pagina = docent.get(antwoord.url.split("#")[0]).content.decode()
    assert f"Gesprek met {student.naam} vastgelegd." in pagina
    assert "Maak ongedaan" in pagina


def test_met_script_komt_alleen_wat_veranderde(wereld, klas, docent):
    student, ander = (maak_student(wereld.leden[1], klas) for _ in range(2))
    antwoord = druk(docent, nu=student.pk, script=True).content.decode()
    assert f'id="s{student.pk}"' in antwoord
    assert f'id="s{ander.pk}"' not in antwoord
    assert 'id="slb-sleutel"' in antwoord
    # What somebody was typing below the list stays.
    assert 'id="slb-balk"' not in antwoord
    groep = Gesprek.objects.get().groep
    pagina = docent.get(reverse("slb"), {"vastgelegd": groep}).content.decode()
    for deel in (
        rf'<li class="slb-rij" id="s{student.pk}".*?</li>',
        r'<p[^>]*id="slb-stand".*?</p>',
    ):
        los = re.search(deel, antwoord, re.S)[0].replace(' hx-swap-oob="true"', "")
        assert los == re.search(deel, pagina, re.S)[0]


def test_meer_tegelijk_met_dag_soort_en_notitie(wereld, klas, docent):
    drie = [maak_student(wereld.leden[1], klas) for _ in range(3)]
    velden = {
        "student": [s.pk for s in drie],
        "actie": "gehouden",
        "datum": dag(-2).strftime("%d-%m-%Y"),
        "soort": "groep_telt",
        "notitie": "Over de stage.",
    }
    antwoord = druk(docent, script=True, **velden)
    assert antwoord.status_code == 200
    assert "3 studenten vastgelegd" in antwoord.content.decode()
    assert 'id="slb-balk"' in antwoord.content.decode()
    gesprekken = Gesprek.objects.all()
    assert {(g.datum, g.soort, g.telt) for g in gesprekken} == {(dag(-2), "groep_telt", True)}
    assert {n.tekst for n in Notitie.objects.all()} == {"Over de stage."}
    assert Notitie.history.count() == 3
    [groep] = {g.groep for g in gesprekken}
    antwoord = docent.post(reverse("slb_ongedaan"), {"ongedaan": groep}, headers=HTMX)
    assert antwoord.content.decode().count('class="slb-rij"') == 3
    assert not Gesprek.objects.exists()
    assert docent.post(reverse("slb_ongedaan"), {"ongedaan": groep}).status_code == 302


def test_wat_gepland_stond_wordt_gehouden_en_met_ongedaan_weer_gepland(wereld, klas, docent):
    student = maak_student(wereld.leden[1], klas)
    druk(docent, student=[student.pk], actie="plannen", datum=dag(4).isoformat())
    Gesprek.objects.update(datum=dag(-1))
    druk(docent, nu=student.pk)
    gesprek = Gesprek.objects.get()
    assert (gesprek.status, gesprek.datum, gesprek.gepland_voor) == ("gehouden", dag(), dag(-1))
    docent.post(reverse("slb_ongedaan"), {"ongedaan": gesprek.groep})
    gesprek.refresh_from_db()
    assert (gesprek.status, gesprek.datum, gesprek.gepland_voor) == ("gepland", dag(-1), None)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"datum": dag(1).isoformat()}, "moet nog komen"),
        ({"datum": dag(-1).isoformat(), "actie": "plannen"}, "is al geweest"),
        ({"datum": "31-2-2026"}, "datum in die bestaat"),
        ({"datum": dag(-400).isoformat()}, "geen enkel schooljaar"),
        ({"datum": dag(-150).isoformat()}, "is gesloten"),
        ({"datum": dag(-60).isoformat()}, "in geen klas"),
        ({"student": []}, "Vink eerst aan"),
        ({"soort": "praatje"}, "uit de lijst"),
    ],
)
@pytest.mark.parametrize("script", [True, False])
def test_wat_niet_kan_wordt_gezegd_en_verandert_niets(
    wereld, klas, docent, velden, melding, script
):
    Schooljaar.objects.create(naam="vorig", van=dag(-300), tot=dag(-101), gesloten=True)
    student = maak_student(wereld.leden[1], klas)
    student.plaatsingen.update(van=dag(-50))
    invoer = {"student": [student.pk], "actie": "gehouden", "notitie": "Blijft staan.", **velden}
    antwoord = druk(docent, script=script, **invoer)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Gesprek.objects.exists()
    if not script:
        assert "Blijft staan." in antwoord.content.decode()
        assert antwoord.content.decode().count(" checked") == len(invoer["student"])


def test_een_student_van_een_ander_telt_als_onbekend_en_houdt_alles_tegen(wereld, klas, docent):
    eigen = maak_student(wereld.leden[1], klas)
    ander = maak_student(wereld.leden[2], klas)
    for student in ([eigen.pk, ander.pk], [eigen.pk, 10**9]):
        assert druk(docent, student=student, actie="gehouden").status_code == 404
    assert druk(docent, nu=ander.pk).status_code == 404
    assert not Gesprek.objects.exists()


def test_ongedaan_is_van_wie_het_vastlegde_en_niet_in_een_gesloten_jaar(wereld, klas, als, docent):
    student = maak_student(wereld.leden[1], klas)
    van_collega = GesprekFactory(student=student, door=wereld.teamleider)
    docent.post(reverse("slb_ongedaan"), {"ongedaan": van_collega.groep})
    assert Gesprek.objects.count() == 1
    eigen = GesprekFactory(student=student, door=wereld.teamlid)
    Schooljaar.objects.update(gesloten=True)
    antwoord = docent.post(reverse("slb_ongedaan"), {"ongedaan": eigen.groep}, follow=True)
    assert "is gesloten" in antwoord.content.decode()
    assert Gesprek.objects.count() == 2


def test_een_waarnemer_legt_vast_tot_en_met_de_laatste_dag(wereld, klas, docent):
    student = maak_student(wereld.leden[2], klas)
    begeleiding = BegeleidingFactory(
        student=student, lidmaatschap=wereld.leden[1], van=dag(-9), tot=dag(), waarnemer=True
    )
    assert druk(docent, nu=student.pk).status_code == 302
    Begeleiding.objects.filter(pk=begeleiding.pk).update(tot=dag(-1))
    assert druk(docent, nu=student.pk).status_code == 404


def test_wie_uit_het_team_is_begeleidt_niemand_meer(wereld, klas, docent):
    student = maak_student(wereld.leden[1], klas)
    wereld.leden[1].tot = dag(-1)
    wereld.leden[1].save()
    assert druk(docent, nu=student.pk).status_code == 404


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_de_lijst_als_bestand_is_vastgelegd(wereld, klas, docent, formaat):
    maak_student(wereld.leden[1], klas)
    antwoord = docent.get(reverse("slb"), {"formaat": formaat})
    assert antwoord.headers["Content-Disposition"].startswith("attachment")
    assert Inzage.objects.get().soort == Inzage.Soort.UITGEVOERD


def test_leeg_zonder_studenten_en_zonder_periodes(wereld, docent):
    assert "nog geen periodes" in docent.get(reverse("slb")).content.decode()
    PeriodeFactory()
    assert "Je begeleidt nu geen studenten" in docent.get(reverse("slb")).content.decode()


def test_evenveel_queries_bij_1_en_30(wereld, klas, docent, django_assert_max_num_queries):
    def aantal(vraag):
        with django_assert_max_num_queries(60) as gevangen:
            vraag()
        return len(gevangen)

    def vraag_pagina():
        docent.get(reverse("slb"))

    def vraag_druk():
        pks = list(wereld.leden[1].begeleidingen.values_list("student", flat=True))
        druk(docent, script=True, student=pks, actie="gehouden", notitie="Kort.")

    student = maak_student(wereld.leden[1], klas)
    GesprekFactory(student=student, gepland=True)
    vraag_pagina()
    een = aantal(vraag_pagina), aantal(vraag_druk)
    for _ in range(29):
        student = StudentFactory(team=wereld.team)
        PlaatsingFactory(student=student, klas=klas)
        BegeleidingFactory(student=student, lidmaatschap=wereld.leden[1])
    Gesprek.objects.all().delete()
    for begeleiding in wereld.leden[1].begeleidingen.all():
        GesprekFactory(student=begeleiding.student, gepland=True)
    assert (aantal(vraag_pagina), aantal(vraag_druk)) == een
