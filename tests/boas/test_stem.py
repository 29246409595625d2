"""The pages of a phone: the code, the statement with its buttons, and what is sent by mistake."""

import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boas import acties, beeld, stemscherm
from boas.models import Ronde, Sessie, Stem, Telling
from boas.stemscherm import Soort
from tests.boas.stemvragen import EEN_STEM, schrijfacties
from tests.factories import SessieFactory, VersieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

HX = {"HX-Request": "true"}


@pytest.fixture
def sessie() -> Sessie:
    return SessieFactory(stemwijze="telefoons", aantal_aanwezig=30)


@pytest.fixture
def open_ronde(sessie) -> Ronde:
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    return sessie.rondes.get()


def adres(sessie: Sessie) -> str:
    return reverse("stem", args=[sessie.code])


def stem(client: Client, sessie: Sessie, ronde: object, waarde: object, **headers: str):
    return client.post(adres(sessie), {"ronde": ronde, "waarde": waarde}, headers=headers)


def deel(html: str) -> str:
    """What stands in the element that the stream fills."""
    gevonden = re.search(r'data-sleutel="[^"]*">(.*?)</div>\s*<p class="verbinding"', html, re.S)
    assert gevonden
    return gevonden[1]


class TestCode:
    def test_asks_for_a_code(self, client):
        antwoord = client.get(reverse("stem_code"))
        assert antwoord.status_code == 200
        assert '<input id="code" name="code"' in antwoord.text

    @pytest.mark.parametrize("schrijf", [str.lower, lambda code: f" {code[:3]}-{code[3:]} "])
    def test_forgives_how_it_is_typed(self, client, sessie, schrijf):
        antwoord = client.get(reverse("stem_code"), {"code": schrijf(sessie.code)})
        assert (antwoord.status_code, antwoord["Location"]) == (302, adres(sessie))

    def test_forgives_how_the_address_is_typed(self, client, sessie):
        antwoord = client.get(reverse("stem", args=[sessie.code.lower()]))
        assert (antwoord.status_code, antwoord["Location"]) == (302, adres(sessie))

    @pytest.mark.parametrize(
        ("getypt", "status", "melding"),
        [
            ("", 400, "Typ de code"),
            ("  - ", 400, "Typ de code"),
            ("CFH347", 404, "Deze code kennen we niet"),
            ("<script>alert(1)</script>", 404, "Deze code kennen we niet"),
            ("9" * 5000, 404, "Deze code kennen we niet"),
        ],
    )
    def test_a_wrong_code_says_so_at_the_field(self, client, getypt, status, melding):
        antwoord = client.get(reverse("stem_code"), {"code": getypt})
        assert antwoord.status_code == status
        assert f'<p class="melding" id="code-fout" role="alert">{melding}' in antwoord.text
        assert 'aria-invalid="true" aria-describedby="code-fout"' in antwoord.text
        assert "<script>alert" not in antwoord.text

    def test_a_closed_session(self, client, sessie, open_ronde):
        acties.sluit_sessie(sessie.pk)
        antwoord = client.get(reverse("stem_code"), {"code": sessie.code})
        assert antwoord.status_code == 410
        assert "De sessie met deze code is afgesloten." in antwoord.text

    def test_an_unknown_address(self, client):
        antwoord = client.get(reverse("stem", args=["CFH347"]))
        assert antwoord.status_code == 404
        assert "Deze code kennen we niet." in antwoord.text


class TestScherm:
    """Every state has a screen, and page, stream and picture agree on which."""

    def kijk(self, client: Client, sessie: Sessie) -> tuple[Soort, str]:
        html = client.get(adres(sessie)).text
        scherm, heel = stemscherm.lees(sessie.code), beeld.lees(sessie.pk)
        assert stemscherm.van_beeld(heel) == scherm
        assert scherm.sleutel == heel.telefoonsleutel
        assert f'data-sleutel="{scherm.sleutel}"' in html
        assert deel(html) == stemscherm.html(scherm)
        return scherm.soort, html

    def test_before_during_and_after(self, client, sessie):
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.NOG_NIET
        assert "nog niet begonnen" in html

        acties.start(sessie.pk)
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.OPENING
        assert "De eerste stelling komt hier vanzelf" in html

        keuze = sessie.keuze.first()
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.STEM
        assert keuze.stelling.tekst in html
        assert re.findall(r'name="waarde" value="(\d)" aria-pressed="(\w+)"', html) == [
            ("0", "false"),
            ("1", "false"),
            ("2", "false"),
            ("3", "false"),
        ]

        acties.onthul(sessie.pk)
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.BESPREKEN
        assert "De leider bespreekt de uitslag" in html
        assert "<button" not in html

        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.AFSLUITING
        assert "Alle stellingen zijn geweest" in html

        acties.sluit_sessie(sessie.pk)
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.AFGESLOTEN
        assert "Deze sessie is afgesloten" in html

    def test_raised_hands_only(self, client):
        sessie = SessieFactory(stemwijze="handen")
        soort, html = self.kijk(client, sessie)
        assert soort == Soort.HANDEN
        assert "In deze sessie stem je met je hand" in html

    @pytest.mark.parametrize(
        ("schaal", "oneens_tm", "kleuren"),
        [
            (["nee", "ja"], 1, ["0", "3"]),
            (["a", "b", "c", "d"], 2, ["0", "1", "2", "3"]),
            (["a", "b", "c", "d", "e", "f"], 3, ["0", "0b", "1", "2", "3b", "3"]),
            (["a", "b", "c", "d", "e"], 2, ["0", "1", "m", "2", "3"]),
        ],
    )
    def test_both_ends_are_dark_whatever_the_scale(self, schaal, oneens_tm, kleuren):
        versie = VersieFactory(schaal=schaal, oneens_tm=oneens_tm)
        sessie = SessieFactory(versie=versie, stemwijze="telefoons")
        acties.start(sessie.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        antwoorden = stemscherm.lees(sessie.code).antwoorden
        assert [antwoord.tekst for antwoord in antwoorden] == schaal
        assert [antwoord.kleur for antwoord in antwoorden] == kleuren

    def test_a_second_round_says_that_it_is_one(self, client, sessie, open_ronde):
        assert "nog een keer" not in client.get(adres(sessie)).text
        acties.onthul(sessie.pk, open_ronde.pk)
        acties.opnieuw(sessie.pk)
        html = client.get(adres(sessie)).text
        assert "We vragen deze stelling nog een keer" in html
        assert deel(html) == stemscherm.html(stemscherm.van_beeld(beeld.lees(sessie.pk)))

    def test_a_text_with_markup_is_text(self, client, sessie, open_ronde):
        scherm = stemscherm.lees(sessie.code).met(melding="<b>x</b>")
        assert "&lt;b&gt;x&lt;/b&gt;" in stemscherm.html(scherm)

    def test_it_is_small_and_nobody_is_looked_up(self, client, sessie, open_ronde, wereld):
        client.force_login(wereld.teamlid)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.get(adres(sessie))
        assert len(antwoord.content) < 8_000
        assert not [vraag for vraag in vragen if "session" in vraag["sql"].split("WHERE")[0]]
        assert len(vragen) == 1
        assert antwoord["Cache-Control"].count("no-store") == 1


class TestStem:
    def test_without_script_it_is_a_form_that_comes_back(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        antwoord = stem(client, sessie, open_ronde.pk, 2)
        assert (antwoord.status_code, antwoord["Location"]) == (303, adres(sessie))
        html = client.get(adres(sessie)).text
        assert html.count('aria-pressed="true"') == 1
        assert 'value="2" aria-pressed="true"><span>eens</span> <small>Jouw antwoord' in html

    def test_with_script_it_is_the_part_that_changes(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        antwoord = stem(client, sessie, open_ronde.pk, 2, **HX)
        assert antwoord.status_code == 200
        assert antwoord["X-Sleutel"] == stemscherm.lees(sessie.code).sleutel
        assert antwoord.text == deel(client.get(adres(sessie)).text)

    def test_a_choice_can_be_changed(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        stem(client, sessie, open_ronde.pk, 2)
        antwoord = stem(client, sessie, open_ronde.pk, 0, **HX)
        assert re.findall(r'value="(\d)" aria-pressed="true"', antwoord.text) == ["0"]
        assert list(Stem.objects.values_list("waarde", flat=True)) == [0]

    def test_every_phone_sees_its_own_choice(self, client, sessie, open_ronde):
        ander = Client()
        for telefoon, waarde in [(client, 0), (ander, 3)]:
            telefoon.get(adres(sessie))
            stem(telefoon, sessie, open_ronde.pk, waarde)
        for telefoon, waarde in [(client, "0"), (ander, "3")]:
            html = telefoon.get(adres(sessie)).text
            assert re.findall(r'value="(\d)" aria-pressed="true"', html) == [waarde]

    def test_the_shared_part_has_no_choice_and_no_token(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        stem(client, sessie, open_ronde.pk, 2)
        gedeeld = stemscherm.html(stemscherm.van_beeld(beeld.lees(sessie.pk)))
        assert 'aria-pressed="true"' not in gedeeld
        assert "csrf" not in gedeeld

    def test_votes_of_two_rounds_cannot_be_laid_side_by_side(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        stem(client, sessie, open_ronde.pk, 2)
        eerste = Stem.objects.get().telefoon
        acties.onthul(sessie.pk)
        acties.opnieuw(sessie.pk)
        stem(client, sessie, sessie.rondes.last().pk, 2)
        tweede = Stem.objects.get().telefoon
        assert eerste != tweede
        cookie = client.cookies["telefoon"].value
        assert not any(hekje in cookie or cookie in hekje for hekje in (eerste, tweede))

    def test_the_log_does_not_say_what_was_chosen_or_who_did(
        self, client, sessie, open_ronde, caplog, wereld
    ):
        client.force_login(wereld.teamlid)
        client.get(adres(sessie))
        caplog.clear()
        with caplog.at_level(logging.DEBUG):
            stem(client, sessie, open_ronde.pk, 2)
        regels = [r for r in caplog.records if r.name == "verzoek"]
        assert [(r.pad, r.gebruiker) for r in regels] == [(adres(sessie), None)]
        cookie = client.cookies["telefoon"].value
        tekst = " ".join(
            str(r.__dict__) for r in caplog.records if not r.name.startswith("django.db")
        )
        assert "waarde" not in tekst
        assert cookie not in tekst

    def test_the_same_writes_whatever_the_number_of_votes(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        for nummer in range(30):
            Stem.objects.create(ronde=open_ronde, telefoon=str(nummer), waarde=1)
        stem(client, sessie, open_ronde.pk, 1, **HX)  # the first vote of a round reads it
        with CaptureQueriesContext(connection) as vragen:
            stem(client, sessie, open_ronde.pk, 2, **HX)
        assert schrijfacties(vragen) == EEN_STEM[connection.vendor]


class TestCookie:
    def test_a_phone_keeps_its_name_for_this_session_only(self, client, sessie):
        cookie = client.get(adres(sessie)).cookies["telefoon"]
        assert cookie["path"] == adres(sessie)
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
        assert (cookie["secure"], cookie["max-age"]) == ("", 12 * 60 * 60)
        assert "telefoon" not in client.get(adres(sessie)).cookies

    def test_it_is_secure_where_pages_are(self, client, sessie, settings):
        settings.HTTPS = True
        assert client.get(adres(sessie)).cookies["telefoon"]["secure"] is True

    @pytest.mark.parametrize("waarde", ["", "zelfbedacht", "zelf:bedacht:nu"])
    def test_a_missing_or_forged_cookie_says_how_to_mend(self, sessie, open_ronde, waarde):
        client = Client()
        client.cookies["telefoon"] = waarde
        antwoord = stem(client, sessie, open_ronde.pk, 2, **HX)
        assert antwoord.status_code == 400
        assert "Kies je antwoord nog een keer." in antwoord.text
        assert not Stem.objects.exists()
        del client.cookies["telefoon"]
        client.cookies["telefoon"] = antwoord.cookies["telefoon"].value
        assert stem(client, sessie, open_ronde.pk, 2, **HX).status_code == 200

    def test_the_cookie_of_another_session_is_not_taken(self, client, sessie, open_ronde):
        andere = SessieFactory(stemwijze="telefoons")
        cookie = client.get(adres(andere)).cookies["telefoon"].value
        vreemd = Client()
        vreemd.cookies["telefoon"] = cookie
        assert stem(vreemd, sessie, open_ronde.pk, 2).status_code == 400

    def test_without_the_token_of_the_page_nothing_counts(self, sessie, open_ronde):
        streng = Client(enforce_csrf_checks=True)
        html = streng.get(adres(sessie)).text
        assert stem(streng, sessie, open_ronde.pk, 2).status_code == 403
        assert not Stem.objects.exists()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', html)[1]
        antwoord = stem(streng, sessie, open_ronde.pk, 2, **{"X-CSRFToken": token})
        assert antwoord.status_code == 303


class TestFout:
    """Nothing changes, and the phone reads why."""

    @pytest.mark.parametrize("waarde", ["4", "99", "-1", "", "eens", "2.0", "²", "9" * 400])
    def test_an_answer_that_does_not_exist(self, client, sessie, open_ronde, waarde):
        client.get(adres(sessie))
        antwoord = stem(client, sessie, open_ronde.pk, waarde, **HX)
        assert antwoord.status_code == 400
        assert "Dat antwoord bestaat niet." in antwoord.text
        assert not Stem.objects.exists()

    @pytest.mark.parametrize("ronde", ["", "abc", "-1", "999999999", "9" * 400])
    def test_a_round_that_does_not_exist(self, client, sessie, open_ronde, ronde):
        client.get(adres(sessie))
        antwoord = stem(client, sessie, ronde, 2, **HX)
        assert antwoord.status_code == 400
        assert 'role="alert"' in antwoord.text
        assert not Stem.objects.exists()

    def test_fields_that_are_missing(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        assert client.post(adres(sessie), {}).status_code == 400
        assert not Stem.objects.exists()

    def test_a_round_of_another_session(self, client, sessie, open_ronde):
        andere = SessieFactory(stemwijze="telefoons")
        acties.start(andere.pk)
        acties.ga_naar(andere.pk, Sessie.Fase.STELLINGEN, andere.keuze.first().pk)
        client.get(adres(sessie))
        antwoord = stem(client, sessie, andere.rondes.get().pk, 2, **HX)
        assert antwoord.status_code == 400
        assert "hoort niet bij deze sessie" in antwoord.text
        assert not Stem.objects.exists()

    def test_too_late(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        acties.onthul(sessie.pk)
        antwoord = stem(client, sessie, open_ronde.pk, 2, **HX)
        assert antwoord.status_code == 409
        assert "Deze stelling is gesloten." in antwoord.text
        assert "De leider bespreekt de uitslag" in antwoord.text
        assert antwoord["X-Sleutel"] == stemscherm.lees(sessie.code).sleutel
        assert sum(Telling.objects.values_list("n", flat=True)) == 0

    def test_too_late_without_script_is_a_whole_page(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        acties.sluit_sessie(sessie.pk)
        antwoord = stem(client, sessie, open_ronde.pk, 2)
        assert antwoord.status_code in (400, 409)
        assert antwoord.text.startswith("<!doctype html>")
        assert "Deze sessie is afgesloten" in antwoord.text

    def test_a_refused_change_leaves_the_vote_that_was_given(self, client, sessie, open_ronde):
        client.get(adres(sessie))
        stem(client, sessie, open_ronde.pk, 1)
        antwoord = stem(client, sessie, open_ronde.pk, 99, **HX)
        assert re.findall(r'value="(\d)" aria-pressed="true"', antwoord.text) == ["1"]
        assert list(Stem.objects.values_list("waarde", flat=True)) == [1]

    def test_raised_hands_only(self, client):
        sessie = SessieFactory(stemwijze="handen")
        acties.start(sessie.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        client.get(adres(sessie))
        antwoord = stem(client, sessie, sessie.rondes.get().pk, 2, **HX)
        assert antwoord.status_code == 409
        assert "stem je met je hand" in antwoord.text

    def test_other_methods_are_not_known(self, client, sessie):
        assert client.delete(adres(sessie)).status_code == 405
        assert client.post(reverse("stem_code")).status_code == 405
