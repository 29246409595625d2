"""The screens of dots: phone, leader, projector, preparation, closing and result."""

import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from boas import acties, beeld, stemscherm
from boas.exports.werkboek import maak_werkboek
from boas.models import Sessie, Stip
from boas.uitslag_lezen import lees
from tests.boas.stippen import bij_de_stippen, eigen_sessie
from tests.factories import VersieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

HX = {"HX-Request": "true"}


@pytest.fixture
def zaal(wereld) -> tuple[Sessie, int]:
    """A session of the team with dots by hand and phone, and its round."""
    sessie, ronde = bij_de_stippen(team=wereld.team, gebruiker=wereld.teamleider, stemwijze="beide")
    return sessie, ronde.pk


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def adres(sessie: Sessie) -> str:
    return reverse("stem", args=[sessie.code])


def verdeel(client: Client, sessie: Sessie, ronde: object, verdeling: str, **headers: str):
    return client.post(adres(sessie), {"ronde": ronde, "verdeling": verdeling}, headers=headers)


class TestTelefoon:
    def test_shows_what_is_left_and_a_button_for_every_step(self, client, zaal):
        sessie, ronde = zaal
        client.get(adres(sessie))
        antwoord = verdeel(client, sessie, ronde, "200", **HX)
        assert antwoord.status_code == 200
        assert "<strong data-over>1</strong> over" in antwoord.text
        waarden = re.findall(r'name="verdeling" value="(\d*)"', antwoord.text)
        assert waarden == ["100", "300", "", "210", "", "201"]
        assert antwoord["X-Sleutel"] == beeld.lees(sessie.pk).telefoonsleutel

    def test_without_script_it_comes_back_to_the_page_with_what_was_divided(self, client, zaal):
        sessie, ronde = zaal
        client.get(adres(sessie))
        antwoord = verdeel(client, sessie, ronde, "111")
        assert (antwoord.status_code, antwoord["Location"]) == (303, adres(sessie))
        pagina = client.get(adres(sessie)).text
        assert "<strong data-over>0</strong> over" in pagina
        assert pagina.count("disabled") == 3

    @pytest.mark.parametrize(
        ("verdeling", "status", "melding"),
        [
            ("400", 400, "je hebt 3 stippen"),
            ("", 400, "Gebruik de knoppen"),
            ("1", 400, "Gebruik de knoppen"),
            ("1x0", 400, "Gebruik de knoppen"),
            ("9" * 5000, 400, "Gebruik de knoppen"),
        ],
    )
    def test_what_cannot_be_changes_nothing(self, client, zaal, verdeling, status, melding):
        sessie, ronde = zaal
        client.get(adres(sessie))
        verdeel(client, sessie, ronde, "010", **HX)
        antwoord = verdeel(client, sessie, ronde, verdeling, **HX)
        assert (antwoord.status_code, Stip.objects.get().verdeling) == (status, "010")
        assert melding in antwoord.text
        assert "<strong data-over>2</strong> over" in antwoord.text

    @pytest.mark.parametrize("ronde", ["", "x", "999999999"])
    def test_a_forged_round(self, client, zaal, ronde):
        client.get(adres(zaal[0]))
        assert verdeel(client, zaal[0], ronde, "100", **HX).status_code == 400
        assert not Stip.objects.exists()

    def test_a_phone_without_its_cookie_is_not_counted(self, zaal):
        sessie, ronde = zaal
        assert verdeel(Client(), sessie, ronde, "100", **HX).status_code == 400
        assert not Stip.objects.exists()

    def test_too_late_says_so_and_shows_what_is_next(self, client, zaal):
        sessie, ronde = zaal
        client.get(adres(sessie))
        acties.onthul_stippen(sessie.pk, ronde)
        antwoord = verdeel(client, sessie, ronde, "100", **HX)
        assert (antwoord.status_code, Stip.objects.count()) == (409, 0)
        assert "Het verdelen is gesloten" in antwoord.text
        assert "De stippen zijn geteld" in antwoord.text

    def test_two_phones_do_not_see_each_other(self, zaal):
        sessie, ronde = zaal
        een, ander = Client(), Client()
        for telefoon, verdeling in [(een, "300"), (ander, "012")]:
            telefoon.get(adres(sessie))
            verdeel(telefoon, sessie, ronde, verdeling)
        assert "<span data-aantal>3</span>" in een.get(adres(sessie)).text
        pagina = ander.get(adres(sessie)).text
        assert re.findall(r"<span data-aantal>(\d)</span>", pagina) == ["0", "1", "2"]

    def test_stream_and_page_show_the_same(self, zaal):
        sessie, ronde = zaal
        assert stemscherm.van_beeld(beeld.lees(sessie.pk)) == stemscherm.lees(sessie.code)
        acties.onthul_stippen(sessie.pk, ronde)
        assert stemscherm.van_beeld(beeld.lees(sessie.pk)) == stemscherm.lees(sessie.code)


class TestZaal:
    def test_no_total_on_any_screen_before_the_reveal(self, client, leider, zaal):
        sessie, ronde = zaal
        client.get(adres(sessie))
        verdeel(client, sessie, ronde, "030")
        projector = leider.get(reverse("sessie_projector", args=[sessie.pk])).text
        leiding = leider.get(reverse("sessie_leiding", args=[sessie.pk])).text
        assert "<strong>3</strong> van 42 stippen verdeeld" in projector
        assert "(1 van 14 mensen met de telefoon)" in leiding
        for scherm in (projector, leiding):
            assert "meeste stippen" not in scherm
            assert 'data-telefoons="3"' in scherm

    def test_phones_only_counts_people(self, client, leider, wereld):
        sessie, ronde = bij_de_stippen(team=wereld.team, gebruiker=wereld.teamleider)
        client.get(adres(sessie))
        verdeel(client, sessie, ronde.pk, "010")
        projector = leider.get(reverse("sessie_projector", args=[sessie.pk])).text
        assert "<strong>1</strong> van 14 verdeeld" in projector
        assert "stipvelden" not in projector

    def test_counted_revealed_mended_and_again(self, leider, zaal):
        sessie, ronde = zaal

        def doe(naam: str, *aantallen: int):
            velden = {f"waarde_{i}": n for i, n in enumerate(aantallen)}
            url = reverse(naam, args=[sessie.pk])
            return leider.post(url, {"ronde": ronde, **velden}, headers=HX)

        assert 'data-handen="5,6,7"' in doe("sessie_stippen", 5, 6, 7).text
        onthuld = doe("sessie_stippen_onthul", 9, 20, 7)
        assert "Verdeel opnieuw" in onthuld.text
        verbeterd = doe("sessie_stippen_verbeter", 9, 21, 7)
        assert "De telling is verbeterd." in verbeterd.text
        projector = leider.get(reverse("sessie_projector", args=[sessie.pk])).text
        assert "Feedback kreeg de meeste stippen: 21 van de 37." in projector
        assert "Ieder verdeelt 3 stippen" in doe("sessie_stippen_opnieuw").text
        assert sessie.stiprondes.count() == 2

    def test_a_sum_that_is_too_high_is_said_at_the_fields(self, leider, zaal):
        sessie, ronde = zaal
        velden = {"waarde_0": 40, "waarde_1": 3, "waarde_2": 0}
        url = reverse("sessie_stippen_onthul", args=[sessie.pk])
        antwoord = leider.post(url, {"ronde": ronde, **velden}, headers=HX)
        assert antwoord.status_code == 409
        assert "Er zijn 43 stippen geteld" in antwoord.text
        assert antwoord.text.count('aria-invalid="true"') == 3
        assert 'value="40"' in antwoord.text

    def test_the_way_there_and_back(self, leider, zaal):
        sessie, _ = zaal
        laatste = sessie.keuze.last()
        ga = reverse("sessie_ga_naar", args=[sessie.pk])
        bij_laatste = leider.post(ga, {"naar": f"stelling-{laatste.pk}"}, headers=HX).text
        assert "Naar de stippen" in bij_laatste
        assert 'value="stippen"' in bij_laatste
        stippen = leider.post(ga, {"naar": "stippen"}, headers=HX).text
        assert f'value="stelling-{laatste.pk}"' in stippen
        einde = leider.post(ga, {"naar": "afsluiting-0"}, headers=HX).text
        assert re.search(r'value="stippen"\s+data-richting="vorige"', einde)

    def test_an_ordinary_session_has_no_such_step(self, leider, zaal):
        ga = reverse("sessie_ga_naar", args=[zaal[0].pk])
        assert leider.post(ga, {"naar": "stippen-2"}, headers=HX).status_code == 400

    def test_the_same_queries_for_two_and_for_twenty_things(self, leider, wereld):
        aantallen = set()
        for hoeveel in (2, 20):
            sessie, ronde = bij_de_stippen(
                team=wereld.team,
                gebruiker=wereld.teamleider,
                doelen=tuple(f"Doel {i}" for i in range(hoeveel)),
            )
            acties.onthul_stippen(sessie.pk, ronde.pk)
            leider.get(reverse("sessie_projector", args=[sessie.pk]))
            with CaptureQueriesContext(connection) as vragen:
                leider.get(reverse("sessie_projector", args=[sessie.pk]))
            aantallen.add(len(vragen))
        assert len(aantallen) == 1


class TestEromheen:
    def test_the_preparation_tells_what_is_asked_and_changes_none_of_it(self, leider, wereld):
        sessie = eigen_sessie(team=wereld.team, gebruiker=wereld.teamleider)
        pagina = leider.get(reverse("sessie_voorbereiden", args=[sessie.pk])).text
        assert "Dit moet nu." in pagina
        assert "over: Verzuim, Feedback, Rekenen." in pagina
        for weg in ("Samenvatting", "Stelling toevoegen", "werkboek", "de samenvatting"):
            assert weg not in pagina
        for onderdeel in ("stellingen", "samenvatting"):
            url = reverse("sessie_onderdeel", args=[sessie.pk, onderdeel])
            assert leider.post(url, {"keuze": []}).status_code == 404
        assert sessie.keuze.count() == 2

    def test_it_is_no_instrument_to_choose(self, leider, wereld):
        sessie = eigen_sessie(team=wereld.team, gebruiker=wereld.teamleider)
        VersieFactory()
        assert "Weging" not in leider.get(reverse("instrumenten")).text
        pk = sessie.versie.instrument_id
        assert leider.get(reverse("instrument", args=[pk])).status_code == 404

    def test_closing_and_result_carry_the_totals(self, leider, zaal):
        sessie, ronde = zaal
        acties.tel_stippen(sessie.pk, ronde, (1, 5, 2))
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        blad = leider.get(reverse("sessie_projector", args=[sessie.pk])).text
        assert "Feedback kreeg de meeste stippen: 5 van de 8" in blad
        assert "planningsoverleg" not in blad
        acties.sluit_sessie(sessie.pk)
        uitslag = leider.get(reverse("sessie_uitslag", args=[sessie.pk])).text
        assert "8 van 42 stippen verdeeld" in uitslag
        sessie = Sessie.objects.get(pk=sessie.pk)
        werkboek = maak_werkboek(lees(sessie, vorige=None, met_redenen=False))
        blad = load_workbook(io.BytesIO(werkboek))["Stippen"]
        rijen = [rij for rij in blad.iter_rows(values_only=True) if isinstance(rij[1], int)]
        assert rijen == [("Feedback", 5), ("Rekenen", 2), ("Verzuim", 1)]
