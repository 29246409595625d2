"""The act on the line of Start: done there, said there, and taken back there."""

import datetime
from dataclasses import asdict

import pytest
from django.urls import reverse
from django.utils import timezone

from borgen.models import Gelezen
from organisatie.models.versie import lees_versie
from overzicht.te_doen import te_doen
from tests.borgen.documenten_hulp import maak_document, stel_vast
from tests.factories import ActiviteitFactory, TrajectFactory
from verbeterplan.models import Activiteit

HTMX = {"HX-Request": "true"}


def over(dagen: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


@pytest.fixture
def rij(wereld) -> Activiteit:
    return ActiviteitFactory(
        team=wereld.team,
        traject=TrajectFactory(team=wereld.team),
        wat="Maak een formulier",
        eigenaar=wereld.leden[1],
        datum=over(2),
        bevestigd_op=timezone.now(),
    )


def druk(client, persona, **kop):
    """Press the button of the only line, as the page sends it."""
    [regel] = te_doen(persona)
    html = client.get("/").content.decode()
    for naam, waarde in (("vanaf", "start"), *regel.druk.velden):
        assert f'<input type="hidden" name="{naam}" value="{waarde}">' in html
    assert f'action="{regel.druk.adres}" hx-post="{regel.druk.adres}"' in html
    velden = dict(regel.druk.velden) | {"vanaf": "start"}
    return client.post(regel.druk.adres, velden, headers=kop)


def test_klaar_op_de_regel_en_weer_open(wereld, als, rij):
    client = als(wereld.teamlid)
    antwoord = druk(client, wereld.teamlid, **HTMX)
    rij.refresh_from_db()
    assert rij.status == "klaar"
    deel = antwoord.content.decode()
    assert "<html" not in deel
    assert "Klaar: Maak een formulier" in deel
    assert "Zet weer open" in deel
    assert te_doen(wereld.teamlid) == []

    adres = reverse("activiteit_stand", args=[rij.pk])
    terug = client.post(adres, {"naar": "open", "vanaf": "start"}, headers=HTMX)
    assert terug["HX-Redirect"] == "/"
    assert [regel.wat for regel in te_doen(wereld.teamlid)] == ["Maak een formulier"]


def test_zonder_javascript_staat_de_weg_terug_op_de_pagina(wereld, als, rij):
    client = als(wereld.teamlid)
    antwoord = druk(client, wereld.teamlid)
    assert antwoord.url == f"/?klaar={rij.pk}"
    assert "Klaar: Maak een formulier" in client.get(antwoord.url).content.decode()
    terug = client.post(
        reverse("activiteit_stand", args=[rij.pk]), {"naar": "open", "vanaf": "start"}
    )
    assert terug.url == "/"


def test_het_deel_is_hetzelfde_als_op_de_pagina(wereld, als, rij):
    client = als(wereld.teamlid)
    deel = druk(client, wereld.teamlid, **HTMX).content.decode()
    pagina = client.get(f"/?klaar={rij.pk}").content.decode()

    def zonder_sleutel(html: str) -> str:
        regels = html.splitlines()
        return "\n".join(regel.strip() for regel in regels if "csrfmiddlewaretoken" not in regel)

    assert zonder_sleutel(deel).strip() in zonder_sleutel(pagina)


@pytest.mark.parametrize("nummer", ["", "x", "999999", "99999999999999999999"])
def test_een_ander_nummer_in_het_adres_zegt_niets(wereld, als, rij, nummer):
    html = als(wereld.teamlid).get(f"/?klaar={nummer}").content.decode()
    assert "te-doen-gedaan" not in html


def test_van_een_ander_team_is_niet_te_zien_dat_het_klaar_is(wereld, als, rij):
    rij.rond_af()
    assert (
        "Maak een formulier"
        not in als(wereld.ander_teamlid).get(f"/?klaar={rij.pk}").content.decode()
    )


@pytest.mark.parametrize("kop", [HTMX, {}])
def test_wie_intussen_verzette_wordt_niet_overschreven(wereld, als, rij, kop):
    client = als(wereld.teamlid)
    versie = lees_versie(rij)
    rij.verzet(over(9), "Er is een studiedag")
    adres = reverse("activiteit_stand", args=[rij.pk])
    velden = {"naar": "klaar", "versie": versie, "vanaf": "start"}
    antwoord = client.post(adres, velden, headers=kop)
    assert (antwoord.headers.get("HX-Redirect") or antwoord.url) == rij.get_absolute_url()
    assert "Iemand anders heeft deze activiteit net veranderd." in (
        client.get(rij.get_absolute_url()).content.decode()
    )
    rij.refresh_from_db()
    assert rij.status == "verzet"


def test_een_datum_bevestig_je_op_de_regel(wereld, als, rij):
    Activiteit.objects.update(bevestigd_op=None)
    deel = druk(als(wereld.teamlid), wereld.teamlid, **HTMX).content.decode()
    assert "Bevestigd: Maak een formulier" in deel
    rij.refresh_from_db()
    assert rij.bevestigd_op


@pytest.mark.parametrize("kop", [HTMX, {}])
def test_een_datum_die_intussen_anders_is_wordt_niet_bevestigd(wereld, als, rij, kop):
    Activiteit.objects.update(bevestigd_op=None)
    client = als(wereld.teamlid)
    [regel] = te_doen(wereld.teamlid)
    Activiteit.objects.update(datum=over(5))
    antwoord = client.post(
        regel.druk.adres, dict(regel.druk.velden) | {"vanaf": "start"}, headers=kop
    )
    assert (antwoord.headers.get("HX-Redirect") or antwoord.url) == rij.get_absolute_url()
    rij.refresh_from_db()
    assert rij.bevestigd_op is None


def test_gelezen_zeg_je_op_de_regel(wereld, als):
    document = maak_document(wereld.team, wereld.teamleider, op_leeslijst=True)
    stel_vast(document)
    antwoord = druk(als(wereld.teamlid), wereld.teamlid, **HTMX)
    assert f"Gelezen: {document.titel}" in antwoord.content.decode()
    assert Gelezen.objects.get().lidmaatschap == wereld.leden[1]
    assert te_doen(wereld.teamlid) == []


def test_wie_er_niets_over_te_zeggen_heeft_drukt_vergeefs(wereld, als, rij):
    client = als(wereld.ander_teamlid)
    for adres in ("activiteit_stand", "activiteit_bevestig"):
        url = reverse(adres, args=[rij.pk])
        assert client.post(url, {"naar": "klaar", "vanaf": "start"}).status_code == 404


def test_wat_hulp_vraagt_is_geen_druk_maar_een_weg_erheen(wereld, als, rij):
    rij.vraag_hulp("Hoe?")
    [regel] = te_doen(wereld.teamleider)
    assert (regel.knop, asdict(regel)["druk"]) == ("Help", None)
    html = als(wereld.teamleider).get("/").content.decode()
    assert f'href="{rij.get_absolute_url()}">Help<' in html
