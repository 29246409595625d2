"""What each role reads when an installation is new, and that it goes when it is used up."""

import pytest
from django.urls import reverse
from django.utils import timezone

from boas.models import Bestuursschatting, Sessie, Versie
from borgen.models import Agendaadres
from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.models import Kaart
from metaanalyse.regels.inhoud import Inhoud
from organisatie.models import Functie, Lidmaatschap
from overzicht.eerste_stappen import eerste_stappen
from overzicht.models import Periodeverslag
from tests.factories import GebruikerFactory, SessieFactory, TeamFactory, TrajectFactory
from tests.metaanalyse.maak import gegevens, maak_concept
from tests.slb.factories import PeriodeFactory
from verbeterplan.models import Speerpunt


def gedaan(gebruiker) -> list[bool | None]:
    """Of each step whether it is ticked off; empty when nothing is shown."""
    begin = eerste_stappen(type(gebruiker).objects.get(pk=gebruiker.pk))
    return [stap.klaar for stap in begin.stappen] if begin else []


@pytest.fixture
def nieuw(db):
    """Of an installation in which nobody did anything: one person with a role."""

    def maak(rol: str):
        persoon = GebruikerFactory()
        Functie.objects.create(gebruiker=persoon, rol=rol)
        return persoon

    return maak


def test_de_beheerder_richt_stap_voor_stap_in(nieuw):
    bea = nieuw("beheerder")
    assert gedaan(bea) == [False, False, False, False]
    team = TeamFactory()
    assert gedaan(bea) == [True, False, False, False]
    lid = Lidmaatschap.objects.create(gebruiker=GebruikerFactory(), team=team)
    assert gedaan(bea) == [True, True, False, False]
    lid.rol = Lidmaatschap.Rol.TEAMLEIDER
    lid.save()
    assert gedaan(bea) == [True, True, True, False]
    PeriodeFactory()
    assert gedaan(bea) == []


def test_de_teamleider_begint_met_team_traject_en_boas(wereld):
    tess = wereld.teamleider
    assert gedaan(tess) == [True, False, False]
    Lidmaatschap.objects.filter(team=wereld.team).exclude(gebruiker=tess).delete()
    assert gedaan(tess) == [False, False, False]
    TrajectFactory(team=wereld.team)
    assert gedaan(tess) == [False, True, False]
    Lidmaatschap.objects.create(gebruiker=GebruikerFactory(), team=wereld.team)
    SessieFactory(team=wereld.team)  # of another instrument
    assert gedaan(tess) == [True, True, False]
    SessieFactory(team=wereld.team, versie=Versie.objects.get(instrument__code="boas"))
    assert gedaan(tess) == []
    # What another team did counts for nobody here.
    assert gedaan(wereld.ander_teamleider) == [True, False, False]


def test_het_teamlid_kan_vast_kijken_en_inbrengen(wereld):
    daan = wereld.teamlid
    assert gedaan(daan) == [None, False, False]
    Speerpunt.objects.create(team=wereld.team, naam="Rooster", ingebracht_door=daan)
    assert gedaan(daan) == [True, True, False]
    adres = Agendaadres.objects.create(gebruiker=daan)
    assert gedaan(daan) == []
    adres.delete()
    # Once the team works on something the page speaks for itself.
    TrajectFactory(team=wereld.team)
    assert gedaan(daan) == []


def test_kwaliteit_kijkt_loopt_na_en_maakt_een_verslag(wereld):
    assert gedaan(wereld.kwaliteit) == [None, None, False]
    Periodeverslag.objects.create(team=wereld.team, periode=PeriodeFactory())
    assert gedaan(wereld.kwaliteit) == []


def test_de_directeur_leest_mee_met_de_eigen_school(wereld):
    assert gedaan(wereld.directeur) == [None, False]
    TrajectFactory(team=wereld.van_plglid.team)
    assert gedaan(wereld.directeur) == [None, False]
    TrajectFactory(team=wereld.team)
    assert gedaan(wereld.directeur) == []


def test_het_bestuur_begint_en_schat(wereld):
    assert gedaan(wereld.bestuurder) == [False, False]
    sessie = SessieFactory(team=wereld.team)
    Sessie.objects.filter(pk=sessie.pk).update(team=None)
    assert gedaan(wereld.bestuurder) == [True, False]
    Bestuursschatting.objects.create(
        sessie=sessie,
        door=wereld.bestuurder,
        getekend_op=timezone.now(),
        antwoorden={},
        zegel="x" * 64,
    )
    assert gedaan(wereld.bestuurder) == []


def test_de_onderzoeker_kijkt_brengt_in_en_stelt_vast(wereld):
    olga = wereld.onderzoeker
    assert gedaan(olga) == [None, False, False]
    kaart = maak_concept("Eigen kaart", herkomst=Kaart.Herkomst.ONDERZOEK)
    assert gedaan(olga) == [True, True, False]
    stel_vast(kaart, Inhoud(gegevens()), door=olga)
    assert gedaan(olga) == []


@pytest.mark.parametrize(
    ("persona", "tekst", "knop"),
    [
        ("teamleider", "Samen met je team, stap voor stap.", "Maak een traject"),
        ("teamlid", "Dit kan nu al.", "Bekijk het team"),
        ("kwaliteit", "Je leest mee met alle teams.", "Naar Kwaliteit"),
        ("directeur", "Je leest mee met de teams van je school.", "Naar Kwaliteit"),
        ("bestuurder", "Met Sociaal kapitaal vraag je iedereen", "Naar de peilingen"),
        ("onderzoeker", "Jij houdt de onderzoekskaarten bij", "Bekijk de kaarten"),
    ],
)
def test_een_rustig_blok_met_een_knop(wereld, als, persona, tekst, knop):
    html = als(getattr(wereld, persona)).get("/").content.decode()
    assert tekst in html
    assert f">{knop}</a></p>" in html
    assert html.count("btn-primary") == 1
    assert ("Mijn teams" in html) is persona.startswith("team")


@pytest.mark.parametrize(
    "persona",
    ["teamleider", "teamlid", "kwaliteit", "directeur", "bestuurder", "onderzoeker"],
)
def test_elke_stap_leidt_naar_een_pagina_die_er_voor_die_rol_is(wereld, als, persona):
    gebruiker = getattr(wereld, persona)
    client = als(gebruiker)
    adressen = [stap.adres for stap in eerste_stappen(gebruiker).stappen]
    assert [client.get(adres).status_code for adres in adressen] == [200] * len(adressen)


def test_de_stappen_van_de_beheerder_leiden_naar_beheer(wereld, als):
    PeriodeFactory()
    assert gedaan(wereld.beheerder) == []
    assert "De school is ingericht." in als(wereld.beheerder).get("/").content.decode()
    Lidmaatschap.objects.update(rol=Lidmaatschap.Rol.TEAMLID)
    client = als(wereld.beheerder)
    assert "Richt eerst de school in." in client.get("/").content.decode()
    for stap in eerste_stappen(wereld.beheerder).stappen:
        assert client.get(stap.adres).status_code == 200


def test_wie_niets_is_leest_wie_kan_helpen(wereld, als):
    html = als(GebruikerFactory()).get("/").content.decode()
    assert "Je zit nog niet in een team." in html
    assert f'href="mailto:{wereld.beheerder.email}">Bea Beheer</a>' in html
    wereld.beheerder.is_active = False
    wereld.beheerder.save()
    assert "Bea Beheer" not in als(GebruikerFactory()).get("/").content.decode()


def test_wie_twee_rollen_heeft_begint_met_een_tegelijk(wereld, als):
    Functie.objects.create(gebruiker=wereld.teamleider, rol="kwaliteitsmedewerker")
    html = als(wereld.teamleider).get("/").content.decode()
    assert "Samen met je team, stap voor stap." in html
    assert "Je leest mee met alle teams." not in html


def test_een_adres_om_te_kijken_is_er_zonder_iets_te_doen(wereld, als):
    html = als(wereld.teamlid).get("/").content.decode()
    assert reverse("team", args=[wereld.team.pk]) in html
