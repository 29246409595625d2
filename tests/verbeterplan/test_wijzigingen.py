"""Who changed what in a round: in words, with the difference of a text."""

import datetime

import pytest
from django.urls import reverse

from organisatie.models.versie import historie_van
from organisatie.schrijven import Invoer
from tests.factories import TrajectFactory
from verbeterplan import antwoorden
from verbeterplan.models import Planantwoord, Plandoel, Planfactor, Verbeterplan
from verbeterplan.wijzigingen import MEESTE, wijzigingen

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def ronde(traject):
    return traject.rondes.get()


def door(rij, gebruiker, minuten_geleden):
    """Set who and when the newest line of history of a row tells."""
    regel = rij.history.latest("history_id")
    moment = regel.history_date - datetime.timedelta(minutes=minuten_geleden)
    historie_van(type(rij)).objects.filter(pk=regel.pk).update(
        history_user=gebruiker, history_date=moment
    )


def in_woorden(ronde):
    return [(w.door, w.wat, w.hoe) for w in wijzigingen(ronde)]


def test_wat_iemand_in_een_keer_typt_is_een_wijziging(wereld, ronde):
    rij = Planantwoord(ronde=ronde, vraag="a-wat", tekst="Te weinig")
    rij.save()
    door(rij, wereld.teamlid, 200)
    for minuten, tekst in ((100, "Te weinig ge"), (99, "Te weinig gesprekken.")):
        rij.tekst = tekst
        rij.save()
        door(rij, wereld.teamleider, minuten)
    nieuw, eerst = wijzigingen(ronde)
    assert (nieuw.door, nieuw.hoe) == ("Tess Leider", "gewijzigd: antwoord")
    assert "".join(s.tekst for s in nieuw.stukken if s.soort != "erbij") == "Te weinig"
    assert "".join(s.tekst for s in nieuw.stukken if s.soort != "weg") == "Te weinig gesprekken."
    assert (eerst.door, eerst.hoe, eerst.stukken) == ("Daan Docent", "erbij", ())


def test_twee_mensen_na_elkaar_zijn_er_twee(wereld, ronde):
    rij = Plandoel.objects.create(ronde=ronde, tekst="Rust")
    door(rij, wereld.teamlid, 3)
    for gebruiker, tekst, minuten in (
        (wereld.teamleider, "Meer rust", 2),
        (wereld.teamlid, "Meer rust in de klas", 1),
    ):
        rij.tekst = tekst
        rij.save()
        door(rij, gebruiker, minuten)
    assert [wie for wie, _, _ in in_woorden(ronde)] == ["Daan Docent", "Tess Leider", "Daan Docent"]


def test_weg_en_terug_en_wat_geen_eigen_woorden_heeft(wereld, ronde):
    doel = Plandoel.objects.create(ronde=ronde, tekst="Rust")
    door(doel, wereld.teamlid, 100)
    doel.leg_weg()
    door(doel, wereld.teamlid, 60)
    doel.haal_terug()
    Verbeterplan.objects.create(ronde=ronde, strategie="pilot")
    Planfactor.objects.create(ronde=ronde, categorie="tijd", stand="aandacht")
    assert {(wat, hoe) for _, wat, hoe in in_woorden(ronde)} == {
        ("doel van het plan “Rust”", "teruggezet"),
        ("doel van het plan “Rust”", "weggelegd"),
        ("doel van het plan “Rust”", "erbij"),
        ("hoe we beginnen", "erbij"),
        ("factor “Tijd”", "erbij"),
    }


def test_een_andere_plaats_is_geen_wijziging(ronde):
    doel = Plandoel.objects.create(ronde=ronde, tekst="Rust")
    doel.volgorde = 3
    doel.save()
    assert len(wijzigingen(ronde)) == 1


def test_nooit_meer_dan_er_passen_en_even_veel_vragen(ronde, django_assert_num_queries):
    with django_assert_num_queries(13):
        wijzigingen(ronde)
    for nummer in range(MEESTE + 5):
        Plandoel.objects.create(ronde=ronde, tekst=f"Doel {nummer}")
    with django_assert_num_queries(13):
        assert len(wijzigingen(ronde)) == MEESTE


def test_de_pagina_toont_de_ronde_en_is_van_team_en_plg(traject, ronde, wereld, als):
    antwoorden.bewaar(ronde.pk, {"a-wat": Invoer("Te weinig gesprekken.", None)})
    adres = reverse("planwijzigingen", args=[traject.pk])
    assert "Wat willen we beter maken?" in als(wereld.plglid).get(adres).content.decode()
    assert als(wereld.kwaliteit).get(adres).status_code == 404
    assert adres in als(wereld.teamlid).get(traject.get_absolute_url()).content.decode()
    assert adres not in als(wereld.kwaliteit).get(traject.get_absolute_url()).content.decode()
