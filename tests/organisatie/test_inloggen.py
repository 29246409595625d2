"""Signing in, the lock per account, choosing a password, and what a visitor cannot do."""

import re

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse

from organisatie.models import Gebruiker
from tests.factories import GebruikerFactory

GOED = "drie gewone woorden"
OP_SLOT = "Er is te vaak een verkeerd wachtwoord ingevuld"

pytestmark = pytest.mark.django_db


def met_wachtwoord(**velden) -> Gebruiker:
    gebruiker = GebruikerFactory(**velden)
    gebruiker.set_password(GOED)
    gebruiker.save()
    return gebruiker


@pytest.fixture
def tess():
    return met_wachtwoord(naam="Tess Leider", email="tess@school.example")


@pytest.fixture(autouse=True)
def _lege_teller():
    from django.core.cache import cache

    cache.clear()


def log_in(client, email, wachtwoord, **extra):
    return client.post("/inloggen/", {"login": email, "password": wachtwoord}, **extra)


def is_binnen(client) -> bool:
    return client.get("/").status_code == 200


def test_goed_wachtwoord_is_binnen(client, tess):
    antwoord = log_in(client, tess.email, GOED)
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    assert is_binnen(client)


def test_hoofdletters_in_het_adres_maken_niet_uit(client, tess):
    log_in(client, " TESS@School.example ", GOED)
    assert is_binnen(client)


def test_fout_wachtwoord_en_onbekend_adres_krijgen_dezelfde_melding(client, tess):
    fout = log_in(client, tess.email, "iets anders").content.decode()
    onbekend = log_in(client, "niemand@school.example", "iets anders").content.decode()
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in fout
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in onbekend


def test_na_vijf_fouten_zit_het_account_op_slot_ook_met_het_goede_wachtwoord(client, tess):
    for _ in range(5):
        assert OP_SLOT not in log_in(client, tess.email, "fout").content.decode()
    assert OP_SLOT in log_in(client, tess.email, GOED).content.decode()
    assert not is_binnen(client)


def test_een_ander_account_op_hetzelfde_adres_kan_dan_gewoon_inloggen(client, tess):
    ander = met_wachtwoord()
    for _ in range(8):
        log_in(client, tess.email, "fout")
    log_in(client, ander.email, GOED)
    assert is_binnen(client)


def test_een_hele_school_die_zich_vergist_sluit_niemand_anders_buiten(client, tess):
    for nummer in range(60):
        log_in(client, f"docent{nummer}@school.example", "fout")
    log_in(client, tess.email, GOED)
    assert is_binnen(client)


def test_een_andere_hostnaam_of_poort_geeft_geen_nieuwe_pogingen(client, tess):
    for poort in range(5):
        log_in(client, tess.email, "fout", headers={"host": f"localhost:{8000 + poort}"})
    antwoord = log_in(client, tess.email, GOED, headers={"host": "localhost:9000"})
    assert OP_SLOT in antwoord.content.decode()


def test_goede_pogingen_tellen_niet_mee(client, tess):
    for _ in range(7):
        log_in(client, tess.email, GOED)
        client.logout()
    log_in(client, tess.email, GOED)
    assert is_binnen(client)


def test_wie_niet_actief_is_komt_er_niet_in_en_raakt_zijn_sessie_kwijt(client, tess):
    client.force_login(tess)
    Gebruiker.objects.filter(pk=tess.pk).update(is_active=False)
    assert not is_binnen(client)
    log_in(client, tess.email, GOED)
    assert not is_binnen(client)


@pytest.mark.parametrize(
    ("volgende", "naar"),
    [
        ("/teams/", "/teams/"),
        ("https://kwaad.example/", "/"),
        ("//kwaad.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///kwaad.example", "/"),
    ],
)
def test_volgende_pagina_blijft_binnen_de_toepassing(client, tess, volgende, naar):
    antwoord = client.post("/inloggen/", {"login": tess.email, "password": GOED, "next": volgende})
    assert (antwoord.status_code, antwoord["Location"]) == (302, naar)


def test_next_staat_in_het_formulier(client):
    assert b'name="next" value="/teams/"' in client.get("/inloggen/?next=/teams/").content


def test_er_is_geen_aanmelding(client):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for pad in ("/accounts/signup/", "/account/signup/", "/signup/", "/aanmelden/"):
        assert client.get(pad).status_code == 404
    assert b"signup" not in client.get("/inloggen/").content


def test_uitloggen_gaat_met_post(client, tess):
    client.force_login(tess)
    assert b"Log uit" in client.get("/uitloggen/").content
    assert is_binnen(client)
    client.post("/uitloggen/")
    assert not is_binnen(client)


# --- Choosing a password ---------------------------------------------------------------------


def link_uit(bericht) -> str:
    return re.search(r"https?://\S+?(/wachtwoord/nieuw/\S+/)", bericht.body).group(1)


def test_wachtwoord_vergeten_geeft_een_link_die_een_keer_werkt(client, tess):
    client.post("/wachtwoord/vergeten/", {"email": tess.email})
    [bericht] = mail.outbox
    assert bericht.subject == "Kies een wachtwoord voor Borgen"
    assert "Dag Tess Leider" in bericht.body
    assert "Er is een account voor je gemaakt" not in bericht.body

    pagina = client.get(link_uit(bericht), follow=True)
    formulier = pagina.redirect_chain[-1][0]
    nieuw = "vier andere gewone woorden"
    client.post(formulier, {"password1": nieuw, "password2": nieuw})
    log_in(client, tess.email, nieuw)
    assert is_binnen(client)

    client.logout()
    assert b"Deze link werkt niet meer" in client.get(link_uit(bericht), follow=True).content


def test_de_link_wijst_naar_base_url_welke_host_er_ook_gevraagd_werd(client, tess, settings):
    settings.BASE_URL = "https://borgen.example"
    client.post("/wachtwoord/vergeten/", {"email": tess.email}, headers={"host": "127.0.0.1:1"})
    assert "https://borgen.example/wachtwoord/nieuw/" in mail.outbox[0].body
    assert "127.0.0.1" not in mail.outbox[0].body


def test_een_nieuw_wachtwoord_haalt_het_slot_eraf(client, tess):
    for _ in range(6):
        log_in(client, tess.email, "fout")
    client.post("/wachtwoord/vergeten/", {"email": tess.email})
    pagina = client.get(link_uit(mail.outbox[0]), follow=True)
    nieuw = "vier andere gewone woorden"
    client.post(pagina.redirect_chain[-1][0], {"password1": nieuw, "password2": nieuw})
    log_in(client, tess.email, nieuw)
    assert is_binnen(client)


def test_een_onbekend_adres_krijgt_geen_mail_en_hetzelfde_antwoord(client, tess):
    bekend = client.post("/wachtwoord/vergeten/", {"email": tess.email}, follow=True)
    onbekend = client.post("/wachtwoord/vergeten/", {"email": "x@school.example"}, follow=True)
    assert len(mail.outbox) == 1
    assert bekend.redirect_chain == onbekend.redirect_chain
    assert b"Kijk in je mail" in onbekend.content


def test_een_zwak_wachtwoord_wordt_geweigerd_bij_het_veld(client, tess):
    client.force_login(tess)
    antwoord = client.post(
        "/account/wachtwoord/",
        {"oldpassword": GOED, "password1": "kort", "password2": "kort"},
    )
    assert antwoord.context["form"].errors.keys() == {"password1"}


def test_wachtwoord_wijzigen(client, tess):
    client.force_login(tess)
    nieuw = "vier andere gewone woorden"
    client.post(
        "/account/wachtwoord/", {"oldpassword": GOED, "password1": nieuw, "password2": nieuw}
    )
    tess.refresh_from_db()
    assert tess.check_password(nieuw)


def test_opnieuw_bevestigen_met_het_eigen_wachtwoord(client, tess):
    client.force_login(tess)
    fout = client.post("/account/opnieuw/?next=/teams/", {"password": "fout"})
    assert fout.context["form"].errors.keys() == {"password"}
    goed = client.post("/account/opnieuw/?next=/teams/", {"password": GOED})
    assert (goed.status_code, goed["Location"]) == (302, "/teams/")


@pytest.mark.parametrize(
    "pad",
    [
        "/inloggen/",
        "/wachtwoord/vergeten/",
        "/wachtwoord/verstuurd/",
        "/wachtwoord/gewijzigd/",
        "/wachtwoord/nieuw/1-onzin/",
        "/account/inactief/",
    ],
)
def test_paginas_zonder_login_zijn_er_in_het_nederlands(client, pad):
    tekst = client.get(pad).content.decode()
    assert '<html lang="nl"' in tekst
    assert "placeholder" not in tekst


# --- Login by default --------------------------------------------------------------------------


def test_zonder_login_naar_inloggen_en_terug(client):
    antwoord = client.get("/teams/?zoek=x")
    assert antwoord["Location"] == "/inloggen/?next=/teams/%3Fzoek%3Dx"


def test_verlopen_sessie_in_htmx_stuurt_de_hele_pagina_naar_inloggen(client):
    antwoord = client.get(
        "/teams/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/trajecten/3/?tab=1"},
    )
    assert antwoord.status_code == 200
    assert antwoord.content == b""
    assert antwoord["HX-Redirect"] == "/inloggen/?next=/trajecten/3/%3Ftab%3D1"
    assert antwoord["X-Reden"] == "inloggen"


def test_htmx_van_een_andere_site_geeft_geen_terugweg_daarheen(client):
    antwoord = client.get(
        "/teams/", headers={"HX-Request": "true", "HX-Current-URL": "https://kwaad.example/x"}
    )
    assert antwoord["HX-Redirect"] == "/inloggen/?next=/"


@pytest.mark.parametrize(
    ("vandaan", "terug"),
    [
        ("http://testserver/trajecten/3/?tab=1", "/trajecten/3/%3Ftab%3D1"),
        ("http://testserver/trajecten/3/", "/trajecten/3/"),
        ("https://kwaad.example/x", "/"),
        ("", "/"),
    ],
)
def test_een_knop_na_een_verlopen_sessie_brengt_terug_naar_zijn_pagina(client, vandaan, terug):
    antwoord = client.post("/trajecten/3/boas/", headers={"Referer": vandaan})
    assert antwoord["Location"] == f"/inloggen/?next={terug}"
