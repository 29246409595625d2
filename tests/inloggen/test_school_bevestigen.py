"""Confirming who you are by the school, for what asks a fresh sign-in; signing out."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from organisatie.models import Schoolaccount
from tests import aanbieder as nep
from tests.inloggen.hulp import GOED, ga, van, van_nu
from tests.slb.factories import BegeleidingFactory, GesprekFactory, KlasFactory, maak_student

OPNIEUW = "/account/opnieuw/"
BEVESTIG = "/account/opnieuw/school/"


@pytest.fixture
def notities(wereld) -> str:
    """The address of notes that the persona teamlid may read after signing in afresh."""
    student = maak_student(None, KlasFactory(team=wereld.team))
    BegeleidingFactory(student=student, lidmaatschap=wereld.leden[1])
    GesprekFactory(student=student, door=wereld.teamlid)
    return reverse("slb_notities", args=[student.pk])


@pytest.fixture
def binnen(client, school, wereld):
    """The persona teamlid, without a password here, who came by the school."""
    wereld.teamlid.set_unusable_password()
    wereld.teamlid.save()
    school.persoon = van(wereld.teamlid.email)
    ga(client, school)
    return client


def bevestig(client, school, volgende: str, **wijzig: str):
    heen = client.get(BEVESTIG, {"next": volgende})
    return client.get("/inloggen/school/terug/", school.laat_in(heen.url, **wijzig))


def test_inloggen_via_de_school_is_nog_geen_bevestiging(binnen, notities):
    """Allauth's own question lets somebody without a password through: ours does not."""
    antwoord = binnen.get(notities)
    assert antwoord.status_code == 302
    assert antwoord.url.startswith(OPNIEUW)
    pagina = binnen.get(antwoord.url).content.decode()
    assert "Bevestig met je schoolaccount" in pagina
    assert 'name="password"' not in pagina


def test_wie_zonder_wachtwoord_en_zonder_school_binnen_is_leest_ze_niet(wereld, als, notities):
    wereld.teamlid.set_unusable_password()
    wereld.teamlid.save()
    client = als(wereld.teamlid)
    antwoord = client.get(notities)
    assert antwoord.url.startswith(OPNIEUW)
    assert "Kies een wachtwoord van Borgen" in client.get(antwoord.url).content.decode()
    client.post(antwoord.url, {"password": ""})
    assert client.get(notities).status_code == 302


def test_bij_google_bevestig_je_met_een_wachtwoord_van_borgen(binnen, notities, settings):
    """It refuses prompt=login with a page of its own."""
    settings.OIDC_ISSUER = "https://accounts.google.com"
    pagina = binnen.get(binnen.get(notities).url).content.decode()
    assert "Bevestig met" not in pagina
    assert "Kies een wachtwoord van Borgen" in pagina


def test_de_school_wordt_gevraagd_opnieuw_naar_het_wachtwoord_te_vragen(binnen, wereld):
    vraag = parse_qs(urlsplit(binnen.get(BEVESTIG).url).query)
    assert (vraag["prompt"], vraag["max_age"]) == (["login"], ["0"])
    # At SURFconext it names the school to sign in at; an address is none, and leads nowhere.
    assert "login_hint" not in vraag


def test_na_bevestigen_via_de_school_lees_je_de_notities(binnen, school, notities):
    eerst = binnen.session.session_key
    antwoord = bevestig(binnen, school, notities)
    assert (antwoord.status_code, antwoord.url) == (302, notities)
    assert binnen.get(notities).status_code == 200
    assert binnen.session.session_key != eerst


def test_wat_je_getypt_had_gaat_daarna_verder(binnen, school, wereld):
    from borgen.slb.models import Gesprek, Notitie

    student = maak_student(None, KlasFactory(team=wereld.team))
    BegeleidingFactory(student=student, lidmaatschap=wereld.leden[1])
    gesprek = GesprekFactory(student=student, door=wereld.teamlid)
    Notitie.objects.create(gesprek=gesprek, tekst="Zoekt een plek.")
    adres = reverse("slb_notitie", args=[gesprek.pk])
    binnen.post(adres, {"tekst": "Heeft een plek.", "versie": ""})
    pagina = bevestig(binnen, school, adres).content.decode()
    assert "Heeft een plek." in pagina
    # And the form goes where it belongs, not to the page that we came back on.
    assert f'action="{adres}"' in pagina
    assert Gesprek.objects.count() == 1


@pytest.mark.parametrize(
    "anders",
    [{"auth_time": -3600}, {"auth_time": None}, {"auth_time": "nu"}],
    ids=str,
)
def test_wie_bij_de_school_al_langer_binnen_is_bevestigt_niets(binnen, school, notities, anders):
    school.verander = van_nu(anders)
    antwoord = bevestig(binnen, school, notities)
    assert antwoord.status_code == 403
    assert "niet dat je net opnieuw bent ingelogd" in antwoord.content.decode()
    assert binnen.get(notities).status_code == 302


def test_een_ander_bevestigt_niet_voor_jou(binnen, school, notities):
    school.persoon = van("collega@school.example", "S-2")
    antwoord = bevestig(binnen, school, notities)
    assert antwoord.status_code == 403
    assert "een ander account dan waarmee je hier bent ingelogd" in antwoord.content.decode()
    assert binnen.get(notities).status_code == 302


def test_een_poging_om_in_te_loggen_is_geen_bevestiging(binnen, school, notities):
    binnen.logout()
    ga(binnen, school)
    assert binnen.get(notities).status_code == 302


def test_intussen_uitgelogd(binnen, school, notities):
    heen = binnen.get(BEVESTIG, {"next": notities})
    terug = school.laat_in(heen.url)
    pogingen = binnen.session["school_pogingen"]
    binnen.logout()
    sessie = binnen.session
    sessie["school_pogingen"] = pogingen
    sessie.save()
    assert binnen.get("/inloggen/school/terug/", terug).status_code == 400


def test_een_school_die_stoort_laat_de_andere_weg_zien(binnen, school, notities):
    school.antwoorden["/token"] = nep.zegt(500)
    antwoord = bevestig(binnen, school, notities)
    assert antwoord.status_code == 503
    tekst = antwoord.content.decode()
    assert "Bevestigen via de school lukt nu niet" in tekst
    assert f'href="{OPNIEUW}?next={notities}"' in tekst


def test_wie_beide_heeft_kiest(client, school, tess):
    school.persoon = van()
    ga(client, school)
    pagina = client.get(OPNIEUW).content.decode()
    assert "Bevestig met je schoolaccount" in pagina
    assert 'name="password"' in pagina
    antwoord = client.post(f"{OPNIEUW}?next=/teams/", {"password": GOED})
    assert antwoord.url == "/teams/"


def test_wie_niet_via_de_school_kwam_bevestigt_er_niet(client, school, tess):
    client.force_login(tess)
    assert client.get(BEVESTIG).status_code == 404
    assert "Bevestig met" not in client.get(OPNIEUW).content.decode()


# --- Signing out ---------------------------------------------------------------------------------


def test_uitloggen_wijst_ook_de_weg_bij_de_school(client, school, tess):
    school.persoon = van()
    ga(client, school)
    antwoord = client.post("/uitloggen/", follow=True)
    tekst = antwoord.content.decode()
    assert "Log ook uit bij je school" in tekst
    assert f"{school.url}/uit?client_id=borgen&amp;post_logout_redirect_uri=http%3A%2F%2Ft" in tekst
    assert client.get("/account/").status_code == 302


def test_wie_met_een_wachtwoord_kwam_ziet_daar_niets_van(client, school, tess):
    client.post("/inloggen/", {"login": tess.email, "password": GOED})
    antwoord = client.post("/uitloggen/", follow=True)
    assert "Log ook uit" not in antwoord.content.decode()
    assert not Schoolaccount.objects.exists()
