"""Answering by link: the page, sending, and every link that does not work."""

import logging
import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from boas.models import Inlevering, Peiltelling, Sessie
from boas.peilen import antwoorden
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import nieuw_token
from boas.regels.code import nieuwe_code
from config.logformaat import Json
from organisatie.models import Lidmaatschap
from tests.boas import peilen

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie():
    return peilen.open_team(8)


def adres(sessie: Sessie, token: str | None = None) -> str:
    return reverse("antwoord", args=[sessie.code, token or peilen.links(sessie)[0]])


def ingevuld(sessie: Sessie, *waarden: int | None) -> dict[str, str]:
    """A form with these answers, to the statements in order."""
    stellingen = sessie.versie.stellingen.order_by("volgorde")
    paren = zip(stellingen, waarden, strict=True)
    return {f"stelling-{s.pk}": str(waarde) for s, waarde in paren if waarde is not None}


def geteld() -> int:
    return sum(Peiltelling.objects.values_list("n", flat=True))


def tekst(antwoord) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).split())


class TestPagina:
    def test_wie_vraagt_wat_hoe_lang_tot_wanneer_en_wat_ermee_gebeurt(self, client, sessie):
        Sessie.objects.filter(pk=sessie.pk).update(doel="We willen weten hoe we samenwerken.")
        pagina = tekst(client.get(adres(sessie)))
        assert "Onze cultuur" in pagina
        assert f"{sessie.gemaakt_door.naam} vraagt dit aan het team {sessie.team.naam}" in pagina
        assert "We willen weten hoe we samenwerken." in pagina
        assert "Het kost je ongeveer 1 minuut." in pagina
        assert "Antwoorden kan tot en met" in pagina
        assert "We bewaren alleen hoeveel mensen elk antwoord kozen" in pagina
        assert "minder dan vijf mensen zijn nooit apart te zien" in pagina

    def test_elke_stelling_met_de_antwoorden_van_de_schaal(self, client):
        sessie = peilen.open_team(8, schaal=["nee", "soms", "ja"], oneens_tm=1)
        html = client.get(adres(sessie)).content.decode()
        assert html.count("<fieldset") == html.count("<legend>") == 3
        for stelling in sessie.versie.stellingen.all():
            assert stelling.tekst in html
        assert html.count('type="radio"') == 9
        assert [html.count(f'vak kleur-{kleur}"') for kleur in "0m3"] == [3, 3, 3]
        assert "checked" not in html

    def test_stellingen_staan_bij_hun_thema(self, client, sessie):
        html = client.get(adres(sessie)).content.decode()
        stukken = re.findall(r"<h2>(.*?)</h2>|<span class=\"nummer\">(\d)", html)
        assert [thema or nummer for thema, nummer in stukken] == [
            *("Definieer", "1", "2"),
            *("Verbeter", "3"),
        ]

    def test_in_welke_groep_iemand_meetelt(self, client):
        sessie = peilen.open_organisatie()
        pagina = tekst(client.get(adres(sessie, peilen.links(sessie, "leiding")[0])))
        assert "in de groep ‘Leidinggevenden’" in pagina
        assert "vraagt dit aan iedereen in de organisatie" in pagina

    def test_niets_op_de_pagina_komt_van_elders_of_noemt_de_link(self, client, sessie):
        token = peilen.links(sessie)[0]
        html = client.get(adres(sessie, token)).content.decode()
        assert token not in html
        assert "http" not in html

    def test_niemand_onderweg_bewaart_het_of_geeft_het_adres_door(self, client, sessie):
        for pad in (adres(sessie), adres(sessie, nieuw_token()), _klaar(sessie)):
            antwoord = client.get(pad)
            assert "no-store" in antwoord["Cache-Control"]
            assert antwoord["Referrer-Policy"] == "no-referrer"
            assert antwoord["X-Robots-Tag"] == "noindex, nofollow"
            assert not antwoord.cookies

    def test_kijken_gebruikt_de_link_niet(self, client, sessie):
        assert client.get(adres(sessie)).status_code == 200
        assert client.head(adres(sessie)).status_code == 200
        assert not Inlevering.objects.exists()

    def test_wat_een_mailprogramma_aan_de_link_plakt_telt_niet(self, client, sessie):
        token = peilen.links(sessie)[0]
        assert len(token) == antwoorden.LENGTE
        assert client.get(adres(sessie, token + ").")).status_code == 200
        pad = reverse("antwoord", args=[sessie.code.lower(), token])
        assert client.get(pad).status_code == 200


class TestVersturen:
    def test_telt_en_bedankt(self, client, sessie):
        antwoord = client.post(adres(sessie), ingevuld(sessie, 0, 3, 2))
        assert (antwoord.status_code, antwoord["Location"]) == (303, _klaar(sessie))
        rijen = Peiltelling.objects.filter(n=1).order_by("stelling__volgorde")
        assert list(rijen.values_list("waarde", flat=True)) == [0, 3, 2]
        pagina = tekst(client.get(antwoord["Location"]))
        assert "Bedankt, je antwoorden zijn geteld" in pagina

    def test_wat_openstaat_wordt_eerst_gezegd_en_dan_mag_het(self, client, sessie):
        velden = ingevuld(sessie, 0, None, 2)
        antwoord = client.post(adres(sessie), velden)
        assert antwoord.status_code == 422
        open_ = sessie.versie.stellingen.order_by("volgorde")[1]
        assert "1 stelling staat nog open: 2. " + open_.tekst in tekst(antwoord)
        assert antwoord.content.decode().count("checked") == 2
        assert geteld() == 0
        assert client.post(adres(sessie), velden | {"toch": "ja"}).status_code == 303
        assert geteld() == 2

    def test_een_leeg_formulier_gebruikt_de_link_niet(self, client, sessie):
        for velden in ({}, {"toch": "ja"}):
            antwoord = client.post(adres(sessie), velden)
            assert antwoord.status_code == 422
            assert "Je hebt nog niets gekozen." in tekst(antwoord)
        assert not Inlevering.objects.exists()

    @pytest.mark.parametrize("waarde", ["4", "-1", "", "1.0", "x", "²", "0" * 5000])
    def test_een_antwoord_dat_niet_op_de_schaal_staat(self, client, sessie, waarde):
        velden = ingevuld(sessie, 0, 1, 2)
        velden[next(iter(velden))] = waarde
        antwoord = client.post(adres(sessie), velden)
        assert antwoord.status_code == 400
        assert "Er is niets geteld" in tekst(antwoord)
        assert (geteld(), Inlevering.objects.count()) == (0, 0)

    def test_een_stelling_die_niet_gevraagd_is(self, client, sessie):
        andere = peilen.open_team(8).versie.stellingen.first()
        for veld in (f"stelling-{andere.pk}", "stelling-", "stelling-x", "stelling-999999999"):
            velden = ingevuld(sessie, 0, 1, 2) | {veld: "1"}
            assert client.post(adres(sessie), velden).status_code == 400
        assert (geteld(), Inlevering.objects.count()) == (0, 0)

    def test_twee_antwoorden_op_een_stelling(self, client, sessie):
        velden = ingevuld(sessie, 0, 1, 2)
        antwoord = client.post(adres(sessie), velden | {next(iter(velden)): ["0", "3"]})
        assert antwoord.status_code == 400
        assert geteld() == 0

    def test_een_keer(self, client, sessie):
        token = peilen.links(sessie)[0]
        assert client.post(adres(sessie, token), ingevuld(sessie, 1, 1, 1)).status_code == 303
        antwoord = client.post(adres(sessie, token), ingevuld(sessie, 3, 3, 3))
        assert (antwoord.status_code, antwoord["X-Reden"]) == (410, "gebruikt")
        assert geteld() == 3


@pytest.mark.database
@pytest.mark.parametrize(("mensen", "stellingen"), [(8, 3), (60, 12)])
def test_evenveel_query_s_hoe_groot_ook(client, django_assert_num_queries, mensen, stellingen):
    sessie = peilen.open_team(mensen, stellingen=stellingen)
    pad, velden = adres(sessie), ingevuld(sessie, *[1] * stellingen)
    with django_assert_num_queries(2):
        client.get(pad)
    # Link and statements; then begin, lock, is it open, mark, count, and done.
    with django_assert_num_queries(8):
        assert client.post(pad, velden).status_code == 303
    with django_assert_num_queries(1):
        client.get(_klaar(sessie))
    with django_assert_num_queries(1):
        assert client.get(pad).status_code == 410


class TestLinkGaatNiet:
    def test_gebruikt(self, client, sessie):
        token = peilen.links(sessie)[0]
        peilen.antwoord(sessie, token, 1, 1, 1)
        antwoord = client.get(adres(sessie, token))
        assert antwoord.status_code == 410
        assert "Met deze link is al geantwoord" in tekst(antwoord)
        assert f"Vraag {sessie.gemaakt_door.naam} om een andere" in tekst(antwoord)

    def test_laatste_dag_geweest(self, client, sessie):
        peilen.zet_sluitdag(sessie, 0)
        assert client.get(adres(sessie)).status_code == 200
        peilen.zet_sluitdag(sessie, -1)
        antwoord = client.get(adres(sessie))
        assert antwoord.status_code == 410
        assert "De laatste dag om te antwoorden was" in tekst(antwoord)
        assert client.post(adres(sessie), ingevuld(sessie, 1, 1, 1)).status_code == 410
        assert geteld() == 0

    def test_gesloten(self, client, sessie):
        pad = adres(sessie)
        sluit_peiling(sessie.pk)
        antwoord = client.get(pad)
        assert antwoord.status_code == 410
        assert "De vragenlijst is gesloten Dat was op" in tekst(antwoord)
        assert client.get(_klaar(sessie)).status_code == 200

    def test_nog_niet_open(self, client, sessie):
        Sessie.objects.filter(pk=sessie.pk).update(status="voorbereiding", begonnen_op=None)
        antwoord = client.get(adres(sessie))
        assert antwoord.status_code == 409
        assert "nog niet open" in tekst(antwoord)

    @pytest.mark.parametrize("token", ["x", "A" * 22, "é€😀", "' OR 1=1 --", "klaar!", "A" * 2000])
    def test_onbekend(self, client, sessie, token):
        for pad in (adres(sessie, token), reverse("antwoord", args=[nieuwe_code(), token])):
            for antwoord in (client.get(pad), client.post(pad, ingevuld(sessie, 1, 1, 1))):
                assert antwoord.status_code == 404
                assert "Deze link werkt niet" in tekst(antwoord)
                assert sessie.onderwerp not in tekst(antwoord)
        assert geteld() == 0

    def test_de_link_van_een_andere_vragenlijst(self, client, sessie):
        andere = peilen.open_team(8)
        assert client.get(adres(sessie, peilen.links(andere)[0])).status_code == 404

    def test_weggegooid(self, client, sessie):
        pad, velden = adres(sessie), ingevuld(sessie, 1, 1, 1)
        Sessie.objects.get(pk=sessie.pk).delete()
        assert client.get(pad).status_code == client.post(pad, velden).status_code == 404
        assert client.get(_klaar(sessie)).status_code == 404


class TestWieHetIs:
    def test_wie_ingelogd_is_krijgt_hetzelfde_en_laat_niets_na(
        self, als, client, sessie, django_assert_num_queries
    ):
        pad, velden = adres(sessie), ingevuld(sessie, 1, 1, 1)
        zonder_nonce = re.compile(rb'nonce="[^"]*"')
        onbekend = zonder_nonce.sub(b"", client.get(pad).content)
        als(sessie.gemaakt_door)
        voor = list(Session.objects.values())
        # Of the link, and of its statements: none of a session or an account.
        with django_assert_num_queries(2):
            antwoord = client.get(pad)
        assert zonder_nonce.sub(b"", antwoord.content) == onbekend
        verstuurd = client.post(pad, velden)
        assert not antwoord.cookies
        assert not verstuurd.cookies
        assert list(Session.objects.values()) == voor

    def test_wie_uit_het_team_gaat_kan_nog_antwoorden(self, client, sessie):
        Lidmaatschap.objects.filter(team=sessie.team).first().delete()
        for token in peilen.links(sessie):
            antwoord = client.post(adres(sessie, token), ingevuld(sessie, 1, 1, 1))
            assert antwoord.status_code == 303
        assert geteld() == 3 * 8

    def test_de_log_noemt_link_noch_antwoord_noch_persoon(self, als, sessie, caplog):
        caplog.handler.setFormatter(Json())
        caplog.set_level(logging.DEBUG)
        token = peilen.links(sessie)[0]
        klant = als(sessie.gemaakt_door)
        klant.get(adres(sessie, token))
        klant.post(adres(sessie, token), ingevuld(sessie, 0, 3, 2))
        klant.get(adres(sessie, token))
        assert '"pad": "/antwoord/…"' in caplog.text
        for geheim in (token, sessie.code, "stelling-"):
            assert geheim not in caplog.text
        assert f'"gebruiker": {sessie.gemaakt_door.pk}' not in caplog.text


def _klaar(sessie: Sessie) -> str:
    return reverse("antwoord_klaar", args=[sessie.code])
