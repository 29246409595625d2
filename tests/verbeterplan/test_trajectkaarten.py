"""Evidence cards on a traject: hung on by the team, read beside its goal, taken off again."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from metaanalyse.acties.vaststellen import trek_in
from organisatie.models.versie import lees_versie
from tests.factories import LidmaatschapFactory, TrajectFactory
from tests.metaanalyse.maak import maak_concept, maak_kaart
from verbeterplan.models import TrajectKaart

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Samen lessen maken")


@pytest.fixture
def kaart(db):
    return maak_kaart(
        "Lesson study", trede="3", doelstelling="grotendeels", samenvatting="Leraren kijken mee."
    )


def pagina(antwoord):
    return antwoord.content.decode()


def hang(kaart, traject, **velden):
    return TrajectKaart.objects.create(kaart=kaart, traject=traject, **velden)


def lees(client, traject):
    return pagina(client.get(reverse("traject_kaarten", args=[traject.pk])))


def test_een_teamlid_hangt_een_kaart_met_een_druk_aan_het_enige_traject(
    wereld, als, traject, kaart
):
    client = als(wereld.teamlid)
    html = pagina(client.get(kaart.get_absolute_url()))
    assert "Hang aan Samen lessen maken" in html
    antwoord = client.post(reverse("kaart_hang_aan", args=[kaart.pk]), {"traject": traject.pk})
    assert antwoord.url == reverse("traject_kaarten", args=[traject.pk])
    rij = TrajectKaart.objects.get()
    assert (rij.kaart, rij.traject, rij.door) == (kaart, traject, wereld.teamlid)
    html = pagina(client.get(kaart.get_absolute_url()))
    assert "Hangt aan" in html
    assert "Hang aan Samen lessen maken" not in html


def test_trede_en_doel_staan_naast_elkaar_op_de_pagina_van_het_traject(wereld, als, traject, kaart):
    hang(kaart, traject, waarom="Wij willen dit ook.", door=wereld.teamlid)
    client = als(wereld.teamleider)
    html = pagina(client.get(traject.get_absolute_url()))
    assert "Bewijs: trede 3: waarschijnlijk. Doel bereikt: grotendeels." in html
    assert "Wij willen dit ook." in html
    html = lees(client, traject)
    assert "Leraren kijken mee." in html
    assert "Opgehangen door Daan Docent" in html


def test_uit_een_rij_van_de_lijst_en_daar_weer_terug(wereld, als, traject, kaart):
    for nummer in range(26):
        maak_kaart(f"Andere {nummer:02}", trede="3")
    client = als(wereld.teamlid)
    lijst = f"{reverse('kaarten')}?trede=3"
    html = pagina(client.get(f"{lijst}&pagina=2"))
    adres = f"{reverse('kaart_hang_aan', args=[kaart.pk])}?trede=3&plek=27"
    assert f'href="{adres.replace("&", "&amp;")}"' in html
    terug = f"{lijst}&pagina=2#kies-{kaart.pk}"
    assert pagina(client.get(adres)).count(f'href="{terug.replace("&", "&amp;")}"') == 2
    antwoord = client.post(adres, {"traject": traject.pk})
    assert antwoord.url == terug
    assert "hangt nu bij Samen lessen maken" in pagina(client.get(terug))


def test_de_rij_wijst_alleen_de_weg_aan_wie_een_team_heeft(wereld, als, traject, kaart, settings):
    settings.KAARTEN_OPENBAAR = True
    adressen = [reverse("kaarten"), reverse("recept", args=["aspecten"])]
    hang_aan = reverse("kaart_hang_aan", args=[kaart.pk])
    # One after the other: what was drawn for one of them is not what another reads.
    for wie, mag in (
        (wereld.teamlid, True),
        (wereld.kwaliteit, False),
        (None, False),
        (wereld.teamleider, True),
    ):
        client = als(wie) if wie else Client()
        for adres in adressen:
            html = pagina(client.get(adres))
            assert kaart.titel in html, adres
            assert (hang_aan in html) == mag, adres


def test_met_meer_trajecten_kies_je(wereld, als, traject, kaart):
    ander = TrajectFactory(team=wereld.team, naam="Toetsen op tijd")
    TrajectFactory(team=wereld.team, naam="Al klaar", status="afgerond")
    client = als(wereld.teamleider)
    assert "Hang aan ons plan" in pagina(client.get(kaart.get_absolute_url()))
    adres = reverse("kaart_hang_aan", args=[kaart.pk])
    html = pagina(client.get(adres))
    assert traject.naam in html
    assert "Al klaar" not in html
    assert "Kies een traject." in pagina(client.post(adres, {"traject": ""}))
    client.post(adres, {"traject": ander.pk, "waarom": "Past."})
    assert TrajectKaart.objects.get().traject == ander


@pytest.mark.parametrize("status", ["afgerond", "gestopt"])
def test_aan_een_traject_dat_niet_loopt_kan_het_niet(wereld, als, kaart, status):
    dicht = TrajectFactory(team=wereld.team, status=status)
    client = als(wereld.teamleider)
    html = pagina(client.post(reverse("kaart_hang_aan", args=[kaart.pk]), {"traject": dicht.pk}))
    assert not TrajectKaart.objects.exists()
    assert "Je team heeft geen traject dat loopt." in html


def test_aan_het_plan_van_een_ander_team_kan_het_niet(wereld, als, traject, kaart):
    TrajectFactory(team=wereld.team)
    vreemd = TrajectFactory()
    client = als(wereld.teamlid)
    adres = reverse("kaart_hang_aan", args=[kaart.pk])
    assert "Kies een traject dat loopt" in pagina(client.post(adres, {"traject": vreemd.pk}))
    assert not TrajectKaart.objects.exists()


def test_twee_keer_drukken_geeft_een_kaart(wereld, als, traject, kaart):
    client = als(wereld.teamlid)
    adres = reverse("kaart_hang_aan", args=[kaart.pk])
    for _ in range(2):
        client.post(adres, {"traject": traject.pk})
    assert TrajectKaart.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        hang(kaart, traject)


def test_een_kaart_die_niet_vaststaat_hangt_nergens_aan(wereld, als, traject):
    concept = maak_concept(team=wereld.team, stand="aangeboden")
    client = als(wereld.teamleider)
    assert client.get(reverse("kaart_hang_aan", args=[concept.pk])).status_code == 404
    assert "Hang aan" not in pagina(client.get(concept.get_absolute_url()))


def test_wie_in_geen_team_zit_krijgt_geen_knop(wereld, als, traject, kaart):
    for wie in (wereld.kwaliteit, wereld.onderzoeker, wereld.directeur):
        assert "Hang aan" not in pagina(als(wie).get(kaart.get_absolute_url()))


def test_weghalen_en_terugzetten(wereld, als, traject, kaart):
    rij = hang(kaart, traject, waarom="Past bij ons.", door=wereld.teamleider)
    client = als(wereld.teamlid)
    antwoord = client.post(reverse("trajectkaart_weg", args=[rij.pk]), follow=True)
    assert "hangt er niet meer aan" in pagina(antwoord)
    assert not TrajectKaart.objects.exists()
    regel = antwoord.context["weg"].pk
    assert (
        als(wereld.ander_teamlid).post(reverse("trajectkaart_terug", args=[regel])).status_code
        == 404
    )
    als(wereld.teamlid).post(reverse("trajectkaart_terug", args=[regel]))
    assert TrajectKaart.objects.get().waarom == "Past bij ons."
    html = pagina(client.get(f"{reverse('traject_kaarten', args=[traject.pk])}?weg={regel}"))
    assert "hangt er niet meer aan" not in html


def test_opschrijven_waarom_naast_een_collega(wereld, als, traject, kaart):
    rij = hang(kaart, traject)
    client, adres = als(wereld.teamlid), reverse("trajectkaart_wijzig", args=[rij.pk])
    versie = lees_versie(rij)
    client.post(adres, {"waarom": "Eerst dit.", "versie": versie})
    html = pagina(client.post(adres, {"waarom": "Nee, dat.", "versie": versie}))
    assert "Intussen heeft" in html
    rij.refresh_from_db()
    assert rij.waarom == "Eerst dit."


def test_een_ingetrokken_kaart_blijft_te_zien(wereld, als, traject, kaart):
    hang(kaart, traject)
    trek_in(kaart)
    html = lees(als(wereld.teamlid), traject)
    assert "Deze kaart is ingetrokken" in html
    assert kaart.titel in html
    assert f'href="{kaart.get_absolute_url()}"' not in html
    with pytest.raises(ProtectedError):
        kaart.delete()


def test_wie_weggaat_laat_de_kaart_hangen(wereld, als, traject, kaart):
    lid = LidmaatschapFactory(team=wereld.team)
    rij = hang(kaart, traject, door=lid.gebruiker)
    lid.gebruiker.is_active = False
    lid.gebruiker.save()
    assert lid.gebruiker.naam in lees(als(wereld.teamlid), traject)
    lid.delete()
    lid.gebruiker.delete()
    rij.refresh_from_db()
    assert rij.door is None
    assert "Opgehangen door" not in lees(als(wereld.teamlid), traject)


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_als_bestand(wereld, als, traject, kaart, formaat):
    hang(kaart, traject)
    client = als(wereld.kwaliteit)
    adres = reverse("traject_kaarten", args=[traject.pk])
    antwoord = client.get(f"{adres}?formaat={formaat}")
    assert antwoord.status_code == 200
    assert "attachment" in antwoord["Content-Disposition"]


def test_evenveel_vragen_bij_1_en_30(wereld, als, traject, kaart, django_assert_max_num_queries):
    hang(kaart, traject, door=wereld.teamlid)
    client = als(wereld.teamlid)
    adressen = [
        reverse("traject_kaarten", args=[traject.pk]),
        traject.get_absolute_url(),
        kaart.get_absolute_url(),
    ]
    aantallen = []
    for adres in adressen:
        client.get(adres)
        with django_assert_max_num_queries(40) as gevraagd:
            client.get(adres)
        aantallen.append(len(gevraagd))
    for _ in range(29):
        hang(maak_kaart(trede="2"), traject, door=wereld.teamleider)
    for adres, aantal in zip(adressen, aantallen, strict=True):
        with django_assert_max_num_queries(aantal):
            client.get(adres)
