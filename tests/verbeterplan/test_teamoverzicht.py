"""What runs in many teams at once: whom it is for, in which order, and what it says of people."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import LidmaatschapFactory, TeamFactory, TrajectFactory
from verbeterplan.models import Speerpunt, Teamgrens

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def overzicht(als):
    def _overzicht(gebruiker, **query):
        return als(gebruiker).get(reverse("speerpunten_overzicht"), query)

    return _overzicht


def regels(antwoord):
    return {regel.team.naam: regel for regel in antwoord.context["pagina"]}


def test_wie_leiding_geeft_aan_meer_teams_ziet_ze_alle(wereld, overzicht):
    assert overzicht(wereld.teamleider).status_code == 404
    tweede = TeamFactory(school=wereld.school, naam="Aardrijkskunde")
    LidmaatschapFactory(team=tweede, gebruiker=wereld.teamleider, rol="teamleider")
    assert list(regels(overzicht(wereld.teamleider))) == ["Aardrijkskunde", "Onderwijsassistent"]
    assert list(regels(overzicht(wereld.directeur))) == ["Aardrijkskunde", "Onderwijsassistent"]
    assert list(regels(overzicht(wereld.andere_directeur))) == ["Handel"]


def test_per_team_wat_loopt_wat_wacht_en_wat_doorschoof(wereld, overzicht):
    for naam in ("Stage", "Toetsen"):
        TrajectFactory(team=wereld.team, naam=naam)
    TrajectFactory(team=wereld.team, naam="Oud", status="afgerond")
    for stand in ("lijst", "lijst", "doorgeschoven"):
        Speerpunt.objects.create(team=wereld.team, naam="Iets", stand=stand)
    Speerpunt.objects.create(team=wereld.team, naam="Weg").leg_weg()
    regel = regels(overzicht(wereld.kwaliteit))["Onderwijsassistent"]
    assert [(t.naam, t.fase) for t in regel.trajecten] == [
        ("Stage", "verkennen"),
        ("Toetsen", "verkennen"),
    ]
    assert (regel.lopend, regel.grens, regel.wacht, regel.doorgeschoven) == (2, 3, 2, 1)
    assert regel.let_op == []


@pytest.mark.parametrize(("grens", "let_op"), [(1, ["1 meer dan afgesproken"]), (2, []), (3, [])])
def test_boven_de_grens_staat_er_een_waarschuwing(wereld, overzicht, grens, let_op):
    Teamgrens.objects.create(team=wereld.team, hoogstens=grens)
    for naam in ("Stage", "Toetsen"):
        TrajectFactory(team=wereld.team, naam=naam)
    antwoord = overzicht(wereld.kwaliteit)
    assert regels(antwoord)["Onderwijsassistent"].let_op == let_op
    pagina = antwoord.content.decode()
    assert ("Geen team heeft meer" in pagina) == (not let_op)
    gefilterd = regels(overzicht(wereld.kwaliteit, toon="te-veel"))
    assert list(gefilterd) == (["Onderwijsassistent"] if let_op else [])


@pytest.mark.parametrize(("plgs", "druk"), [(2, 0), (3, 1)])
def test_wie_in_veel_plgs_zit_telt_mee_zonder_naam(wereld, overzicht, plgs, druk):
    for nummer in range(plgs):
        traject = TrajectFactory(team=wereld.team, naam=f"Loopt {nummer}")
        traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    klaar = TrajectFactory(team=wereld.team, naam="Klaar", status="afgerond")
    klaar.plgleden.create(lidmaatschap=wereld.van_plglid)
    antwoord = overzicht(wereld.kwaliteit)
    assert regels(antwoord)["Handel"].druk == druk
    pagina = antwoord.content.decode()
    assert ("1 collega zit in meer dan 2 PLG" in pagina) == bool(druk)
    assert wereld.plglid.naam not in pagina
    assert list(regels(overzicht(wereld.kwaliteit, toon="mensen"))) == ["Handel"] * druk


def test_als_bestand_zoals_gekozen(wereld, overzicht):
    TrajectFactory(team=wereld.team, naam="Stage")
    antwoord = overzicht(wereld.kwaliteit, toon="stil", formaat="xlsx")
    blad = load_workbook(BytesIO(antwoord.content)).active
    tekst = [cel for rij in blad.iter_rows(values_only=True) for cel in rij if cel]
    assert "Getoond: er loopt niets" in tekst
    assert "Handel" in tekst
    assert "Onderwijsassistent" not in tekst
    pdf = overzicht(wereld.kwaliteit, school=wereld.school.pk, formaat="pdf")
    assert pdf["Content-Type"] == "application/pdf"


def test_even_veel_vragen_bij_driehonderd_teams(wereld, overzicht):
    def vul(van, tot):
        for nummer in range(van, tot):
            team = TeamFactory(school=wereld.school, naam=f"Team {nummer:03}")
            traject = TrajectFactory(team=team, naam="Stage")
            traject.plgleden.create(lidmaatschap=wereld.van_plglid)

    def vragen(**query):
        overzicht(wereld.kwaliteit, **query)
        with CaptureQueriesContext(connection) as gedaan:
            overzicht(wereld.kwaliteit, **query)
        return len(gedaan)

    vul(0, 1)
    bij_een = vragen()
    vul(1, 300)
    assert vragen() == bij_een
    assert vragen(pagina=3) == bij_een


def test_de_lijst_van_trajecten_telt_wat_er_loopt(wereld, als):
    TrajectFactory(team=wereld.team, naam="Stage")
    TrajectFactory(team=wereld.team, naam="Klaar", status="afgerond")
    adres = reverse("trajecten")
    assert "Er loopt nu 1 van hoogstens 3" in als(wereld.teamlid).get(adres).content.decode()
    kwaliteit = als(wereld.kwaliteit)
    assert "hoogstens" not in kwaliteit.get(adres).content.decode()
    een = kwaliteit.get(adres, {"team": wereld.team.pk}).content.decode()
    assert "Er loopt nu 1 van hoogstens 3" in een
    assert "Wat loopt er per team?" in een
    assert "Wat loopt er per team?" not in als(wereld.teamlid).get(adres).content.decode()
