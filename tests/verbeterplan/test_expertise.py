"""Who is good at what: written by oneself, found by word, asked for a task."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie import bewaren
from organisatie.models import Lidmaatschap
from organisatie.schrijven import Invoer
from tests.factories import LidmaatschapFactory, TrajectFactory
from verbeterplan import antwoorden
from verbeterplan.models import Activiteit, Expertise
from verbeterplan.te_doen import te_doen

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Begeleiding")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


def weet(lid, onderwerp, **velden):
    return Expertise.objects.create(lidmaatschap=lid, onderwerp=onderwerp, **velden)


def lijst(client, **query):
    return client.get(reverse("expertise"), query).content.decode()


def test_iedereen_schrijft_over_zichzelf_en_het_team_leest_het(wereld, als):
    gegevens = {"onderwerp": "Gesprekken voeren", "soort": "training", "toelichting": "In 2024."}
    als(wereld.teamlid).post(reverse("expertise_nieuw"), gegevens)
    rij = Expertise.objects.get()
    assert rij.lidmaatschap.gebruiker == wereld.teamlid
    html = lijst(als(wereld.teamleider), team=wereld.team.pk)
    assert "Gesprekken voeren" in html
    assert "(training)" in html
    assert "Wijzig “Gesprekken voeren”" not in html
    assert "Wijzig “Gesprekken voeren”" in lijst(als(wereld.teamlid))


def test_een_leeg_of_te_lang_onderwerp_wordt_gezegd(wereld, als):
    client, nieuw = als(wereld.teamlid), reverse("expertise_nieuw")
    gegevens = {"onderwerp": "", "soort": "ervaring"}
    assert "Schrijf één onderwerp op." in client.post(nieuw, gegevens).content.decode()
    html = client.post(nieuw, gegevens | {"onderwerp": "x" * 121}).content.decode()
    assert "121" in html
    assert "x" * 121 in html
    assert not Expertise.objects.exists()


def test_een_ander_team_leest_het_niet(wereld, als):
    weet(wereld.leden[1], "Gesprekken voeren")
    for wie in (wereld.ander_teamlid, wereld.plglid):
        assert "Gesprekken voeren" not in lijst(als(wie))
        vraag = {"team": wereld.team.pk}
        assert als(wie).get(reverse("expertise"), vraag).status_code == 404
    for wie in (wereld.kwaliteit, wereld.directeur, wereld.beheerder):
        assert als(wie).get(reverse("expertise")).status_code == 404


def test_zoeken_op_woord_en_naam(wereld, als):
    weet(wereld.leden[1], "Gesprekken voeren", toelichting="Met ouders")
    weet(wereld.leden[2], "Toetsen maken")
    client = als(wereld.teamleider)
    for zoek, wel, niet in (
        ("gesprek", "Gesprekken voeren", "Toetsen maken"),
        ("ouders voeren", "Gesprekken voeren", "Toetsen maken"),
        ("Eva", "Toetsen maken", "Gesprekken voeren"),
    ):
        html = lijst(client, q=zoek)
        assert wel in html
        assert niet not in html
    assert "Niemand schreef iets op over “rekenen”." in lijst(client, q="rekenen")


def test_weg_is_weg_tot_men_het_terugzet(wereld, als):
    rij = weet(wereld.leden[1], "Gesprekken voeren")
    html = (
        als(wereld.teamlid)
        .post(reverse("expertise_weg", args=[rij.pk]), follow=True)
        .content.decode()
    )
    assert "“Gesprekken voeren” staat er niet meer." in html
    assert "Gesprekken voeren" not in lijst(als(wereld.teamleider))
    als(wereld.teamlid).post(reverse("expertise_terug", args=[rij.pk]))
    assert "Gesprekken voeren" in lijst(als(wereld.teamleider))


def test_wie_het_team_verliet_staat_er_niet_meer(wereld, als):
    lid = LidmaatschapFactory(team=wereld.team)
    weet(lid, "Rekenen")
    lid.tot = timezone.localdate() - datetime.timedelta(days=1)
    lid.save()
    assert "Rekenen" not in lijst(als(wereld.teamleider))


def test_de_pagina_van_het_traject_noemt_wie_iets_van_de_kennisvraag_weet(traject, wereld, als):
    weet(wereld.leden[1], "Gesprekken voeren")
    weet(wereld.leden[2], "Toetsen maken")
    weet(wereld.van_plglid, "Een goed gesprek")
    antwoorden.bewaar(
        traject.rondes.get().pk, {"kennisvraag": Invoer("Wat helpt bij een gesprek?", None)}
    )
    adres = reverse("fase_verdiepen", args=[traject.pk])
    html = als(wereld.teamleider).get(adres).content.decode()
    assert "Gesprekken voeren" in html
    assert "Een goed gesprek" in html
    assert "in de PLG, van een ander team" in html
    assert "Toetsen maken" not in html
    assert "Gesprekken voeren" in als(wereld.plglid).get(adres).content.decode()
    assert "Gesprekken voeren" not in als(wereld.kwaliteit).get(adres).content.decode()


def test_wie_aan_het_traject_werkt_ziet_er_ook_de_expertise_van_de_plg(traject, wereld, als):
    weet(wereld.leden[1], "Gesprekken voeren")
    weet(wereld.van_plglid, "Rekenen")
    html = lijst(als(wereld.plglid), traject=traject.pk)
    assert "Gesprekken voeren" in html
    assert "Rekenen" in html
    assert reverse("expertise_vraag", args=[traject.pk, wereld.leden[1].pk]) in html
    # A member of the team who does not work on it sees the team.
    html = lijst(als(wereld.teamlid), traject=traject.pk)
    assert "Rekenen" not in html
    assert "Vraag " not in html


def test_een_vraag_is_een_afspraak_die_de_ander_bevestigt(traject, wereld, als):
    adres = reverse("expertise_vraag", args=[traject.pk, wereld.leden[1].pk])
    dag = timezone.localdate() + datetime.timedelta(days=7)
    html = (
        als(wereld.plglid)
        .post(adres, {"wat": "Doe een gesprek voor", "datum": dag.isoformat()}, follow=True)
        .content.decode()
    )
    assert "Daan Docent ziet je vraag op de startpagina" in html
    rij = Activiteit.objects.get()
    assert (rij.eigenaar, rij.datum, rij.bevestigd_op) == (wereld.leden[1], dag, None)
    assert (rij.traject, rij.team) == (traject, wereld.team)
    assert [(r.soort, r.wat) for r in te_doen(wereld.teamlid)] == [
        ("Bevestig de datum", "Doe een gesprek voor")
    ]


def test_ook_een_plglid_van_een_ander_team_kan_gevraagd_worden(traject, wereld, als):
    adres = reverse("expertise_vraag", args=[traject.pk, wereld.van_plglid.pk])
    als(wereld.teamleider).post(adres, {"wat": "Vertel hoe Handel het doet"})
    assert [(r.soort, r.wat) for r in te_doen(wereld.plglid)] == [
        ("Kies een datum", "Vertel hoe Handel het doet")
    ]


def test_een_vraag_zonder_wat_of_met_een_dag_die_voorbij_is(traject, wereld, als):
    adres = reverse("expertise_vraag", args=[traject.pk, wereld.leden[1].pk])
    html = als(wereld.teamleider).post(adres, {"datum": "2020-01-01"}).content.decode()
    assert "Schrijf op wat je vraagt." in html
    assert "is al geweest" in html
    assert not Activiteit.objects.exists()


def test_wie_nergens_bij_hoort_is_niet_te_vragen(traject, wereld, als):
    vreemd = LidmaatschapFactory()
    client = als(wereld.teamleider)
    adres = reverse("expertise_vraag", args=[traject.pk, vreemd.pk])
    assert client.get(adres).status_code == 404
    traject.status = "afgerond"
    traject.save()
    adres = reverse("expertise_vraag", args=[traject.pk, wereld.leden[1].pk])
    assert client.get(adres).status_code == 404


def test_evenveel_queries_bij_een_en_bij_veel(wereld, als, django_assert_num_queries):
    client = als(wereld.teamleider)
    for aantal in (1, 30):
        for plek in range(aantal):
            weet(LidmaatschapFactory(team=wereld.team), f"Onderwerp {plek}")
        with django_assert_num_queries(6):
            lijst(client)


def test_een_jaar_na_wie_het_team_verliet_is_alles_weg_ook_de_geschiedenis(wereld):
    soort = next(s for s in bewaren.soorten() if s.naam == "expertise")
    dag = timezone.localdate() + datetime.timedelta(days=367)
    blijft, weg = weet(wereld.leden[1], "Gesprekken"), weet(wereld.leden[2], "Toetsen")
    assert bewaren.ruim_op(soort, dag, proef=False) == {"expertise": 0}
    Lidmaatschap.objects.filter(pk=wereld.leden[2].pk).update(tot=timezone.localdate())
    assert bewaren.ruim_op(soort, dag, proef=True) == {"expertise": 1}
    assert bewaren.ruim_op(soort, dag, proef=False) == {"expertise": 1}
    assert Expertise.objects.get() == blijft
    assert not Expertise.history.filter(id=weg.pk).exists()
    blijft.leg_weg()
    assert bewaren.ruim_op(soort, dag, proef=False) == {"expertise": 1}
