"""Class, team and overview: who counts where, what others see, and lists as files."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgen.slb import api, cijfers
from borgen.slb.models import Plaatsing, SlbInstelling
from borgen.slb.regels.telling import stand_van
from organisatie.models import Inzage, Periode
from tests.factories import TeamFactory
from tests.paginatekst import zonder_toeval
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

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def periode(db) -> Periode:
    return PeriodeFactory()


@pytest.fixture
def voorbij(periode) -> Periode:
    """The period before, from the first day of the school year."""
    return PeriodeFactory(naam="periode 1", van=dag(-100), tot=dag(-31))


@pytest.fixture
def klas(wereld, periode):
    return KlasFactory(team=wereld.team, naam="3A")


def stand(klas, periode):
    gevonden = cijfers.van_klas(klas, periode)
    return gevonden.studenten, gevonden.gehaald, gevonden.gehouden


def test_wie_komt_gaat_of_van_klas_wisselt_telt_op_de_peildatum(klas, periode, voorbij):
    ander = KlasFactory(team=klas.team, naam="3B")
    student = StudentFactory(team=klas.team)
    PlaatsingFactory(student=student, klas=klas, tot=dag(-10))
    PlaatsingFactory(student=student, klas=ander, van=dag(-9))
    for verschil in (-100, -31, -30, 0):
        GesprekFactory(student=student, datum=dag(verschil))
    # Where the student is on the day counted on, with all conversations of that period.
    assert stand(klas, voorbij) == (1, 1, 2)
    assert stand(klas, periode) == (0, 0, 0)
    assert stand(ander, periode) == (1, 1, 2)
    # Who left counts no longer, from the day after.
    Plaatsing.objects.filter(klas=ander).update(tot=dag())
    assert stand(ander, periode) == (1, 1, 2)
    Plaatsing.objects.filter(klas=ander).update(tot=dag(-1))
    assert stand(ander, periode) == (0, 0, 0)
    assert stand(klas, voorbij) == (1, 1, 2)


def test_groepsgesprekken_en_geplande_tellen_alleen_als_hun_soort_het_zegt(klas, periode):
    student = maak_student(None, klas)
    GesprekFactory(student=student, soort="groep")
    GesprekFactory(student=student, gepland=True)
    assert stand(klas, periode) == (1, 0, 0)
    GesprekFactory(student=student, soort="groep_telt")
    assert stand(klas, periode) == (1, 0, 1)


def test_de_norm_die_op_de_peildatum_geldt(klas, periode, voorbij):
    student = maak_student(None, klas)
    for verschil in (-90, -80, -5, -4):
        GesprekFactory(student=student, datum=dag(verschil))
    SlbInstelling.objects.create(team=klas.team, van=dag(-30), norm=3)
    assert [cijfers.van_klas(klas, p).gehaald for p in (voorbij, periode)] == [1, 0]
    assert [cijfers.van_klas(klas, p).nodig for p in (voorbij, periode)] == [2, 3]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(-100, 0),  # came
            st.one_of(st.none(), st.integers(0, 60)),  # stayed so many days
            st.lists(st.integers(-100, 0), max_size=4),  # was spoken to
        ),
        max_size=5,
    )
)
def test_de_database_telt_wat_de_regel_zegt(wereld, voorbij, periode, gevallen):
    klas = KlasFactory(team=wereld.team)
    for kwam, bleef, gesprekken in gevallen:
        student = StudentFactory(team=wereld.team)
        tot = None if bleef is None else dag(kwam + bleef)
        PlaatsingFactory(student=student, klas=klas, van=dag(kwam), tot=tot)
        for verschil in gesprekken:
            GesprekFactory(student=student, datum=dag(verschil))
    for deze, peil in ((voorbij, -31), (periode, 0)):
        verdeling: dict[int, int] = {}
        for kwam, bleef, gesprekken in gevallen:
            if kwam <= peil and (bleef is None or kwam + bleef >= peil):
                keer = sum(deze.van <= dag(g) <= deze.tot for g in gesprekken)
                verdeling[keer] = verdeling.get(keer, 0) + 1
        assert cijfers.van_klas(klas, deze) == stand_van(verdeling, 2)
        van_alle = cijfers.per_team([wereld.team.pk], deze)[wereld.team.pk]
        assert van_alle == cijfers.van_team(wereld.team.pk, deze)


def test_de_klas_toont_namen_aan_wie_ze_mag_zien(wereld, als, klas, periode):
    eigen = maak_student(wereld.leden[1], klas, naam="Van Daan")
    nieuw = maak_student(wereld.leden[2], klas, naam="Van Eva")
    nieuw.plaatsingen.update(van=dag(-3))
    adres = reverse("slb_klas", args=[klas.pk])
    tekst = als(wereld.teamlid).get(adres).content.decode()
    assert "0 van 2 studenten" in tekst
    assert eigen.naam in tekst
    assert nieuw.naam not in tekst
    tekst = als(wereld.teamleider).get(adres).content.decode()
    assert 'Van Eva</a> <span class="stil klein">nieuw</span>' in tekst
    assert "Eva Docent" in tekst


def test_het_team_ziet_klassen_slbers_en_figuur_8(wereld, als, klas, periode, voorbij):
    student = maak_student(wereld.leden[1], klas)
    maak_student(wereld.leden[2], klas)
    for verschil in (-90, -80, -70, -1):
        GesprekFactory(student=student, datum=dag(verschil))
    adres = reverse("slb_team", args=[wereld.team.pk])
    tekst = als(wereld.teamleider).get(adres, {"periode": voorbij.pk}).content.decode()
    assert "1 van 2 studenten hebben 2 of meer gesprekken gehad" in tekst
    assert "3 van 4" in tekst
    assert "<svg" in tekst
    assert "Eva Docent" in tekst
    tekst = als(wereld.teamlid).get(adres).content.decode()
    assert "Eva Docent" not in tekst
    assert "Daan Docent" in tekst


def vul(klas, aantal, keer, datum):
    for _ in range(aantal):
        student = StudentFactory(team=klas.team)
        PlaatsingFactory(student=student, klas=klas)
        for _ in range(keer):
            GesprekFactory(student=student, datum=datum)


def test_buiten_het_team_alleen_wat_niet_te_klein_is(wereld, als, klas, voorbij):
    vul(klas, 14, 2, dag(-90))
    vul(klas, 4, 1, dag(-90))
    adres = reverse("slb_overzicht")
    tekst = zonder_toeval(als(wereld.kwaliteit).get(adres))
    # Fourteen of eighteen would tell that four did not.
    assert "te weinig om te tonen" in tekst
    assert "14 (" not in tekst
    vul(klas, 1, 1, dag(-90))
    tekst = zonder_toeval(als(wereld.kwaliteit).get(adres))
    assert "14 (74 %)" in tekst
    assert "14 van 19 studenten" in tekst
    # Never a class, a name, or the period that runs.
    assert "3A" not in tekst
    assert "Student " not in tekst
    lopend = Periode.objects.get(naam="periode 2")
    assert lopend.naam not in tekst
    gevraagd = als(wereld.kwaliteit).get(adres, {"periode": lopend.pk}).content.decode()
    assert "14 (74 %)" in gevraagd


def test_een_directeur_ziet_de_eigen_school(wereld, als, klas, voorbij):
    anders = KlasFactory(team=TeamFactory(naam="Techniek"))
    for rij in (klas, anders):
        vul(rij, 5, 2, dag(-90))
    tekst = als(wereld.directeur).get(reverse("slb_overzicht")).content.decode()
    assert "Onderwijsassistent" in tekst
    assert "Techniek" not in tekst
    alles = als(wereld.kwaliteit).get(reverse("slb_overzicht")).content.decode()
    assert "10 van 10 studenten" in alles
    school = anders.team.school_id
    een = als(wereld.kwaliteit).get(reverse("slb_overzicht"), {"school": school}).content.decode()
    assert "5 van 5 studenten" in een


def test_wat_anderen_mogen_weten(wereld, klas, periode, voorbij):
    vul(klas, 6, 2, dag(-90))
    uitkomst = api.aandeel_norm(wereld.team, voorbij)
    assert (uitkomst.aandeel, uitkomst.studenten, uitkomst.reden) == (100, 6, "")
    assert api.aandeel_norm(wereld.team, periode) == api.Uitkomst(reden="loopt nog")
    assert api.aandeel_norm(TeamFactory(), voorbij).reden == "geen studenten"


def test_te_doen_noemt_geen_student(wereld, klas, periode):
    student = maak_student(wereld.leden[1], klas)
    GesprekFactory(student=student, gepland=True, datum=dag(-1))
    regels = api.te_doen(wereld.teamlid)
    assert [(r.soort, r.te_laat) for r in regels] == [
        ("Voer gesprekken", False),
        ("Leg vast of verzet", True),
    ]
    assert not any(student.naam in r.wat for r in regels)
    assert api.te_doen(wereld.teamleider) == []


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
@pytest.mark.parametrize(
    ("naam", "persona"),
    [("slb_klas", "teamleider"), ("slb_team", "teamleider"), ("slb_overzicht", "kwaliteit")],
)
def test_lijsten_als_bestand_zijn_vastgelegd(wereld, als, klas, voorbij, formaat, naam, persona):
    vul(klas, 5, 2, dag(-90))
    pks = {"slb_klas": [klas.pk], "slb_team": [wereld.team.pk], "slb_overzicht": []}
    adres = reverse(naam, args=pks[naam])
    antwoord = als(getattr(wereld, persona)).get(adres, {"formaat": formaat})
    assert antwoord.headers["Content-Disposition"].startswith("attachment")
    assert Inzage.objects.get().soort == Inzage.Soort.UITGEVOERD


@pytest.mark.parametrize(
    ("naam", "persona"),
    [("slb_klas", "teamleider"), ("slb_team", "teamleider"), ("slb_overzicht", "kwaliteit")],
)
def test_evenveel_queries_bij_1_en_30_rijen(wereld, als, klas, voorbij, naam, persona):
    pks = {"slb_klas": [klas.pk], "slb_team": [wereld.team.pk], "slb_overzicht": []}
    adres = reverse(naam, args=pks[naam])
    client = als(getattr(wereld, persona))

    def erbij(aantal):
        for _ in range(aantal):
            nog = KlasFactory(team=wereld.team)
            BegeleidingFactory(student=maak_student(None, klas), lidmaatschap=wereld.leden[1])
            vul(nog, 1, 1, dag())
            TeamFactory(school=wereld.school)

    def tel():
        with CaptureQueriesContext(connection) as vangst:
            client.get(adres)
        return len(vangst)

    erbij(1)
    tel()
    eerst = tel()
    erbij(29)
    assert tel() == eerst


def test_voor_het_eerste_schooljaar(wereld, als):
    adres = reverse("slb_team", args=[wereld.team.pk])
    assert "nog geen periodes" in als(wereld.teamleider).get(adres).content.decode()
    tekst = als(wereld.kwaliteit).get(reverse("slb_overzicht")).content.decode()
    assert "nog geen periode voorbij" in tekst
