"""The second factor: setting it up, using it, who must, and what to do when the phone is lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisatie.aanmelden import tweede_factor
from organisatie.models import Functie, Gebruiker, Inzage, Schoolaccount
from organisatie.uitnodigen import nodig_uit
from tests.factories import GebruikerFactory
from tests.inloggen.hulp import GOED, bevestigd, ga, is_binnen, van

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ZET_AAN = "/account/tweede-factor/"
CODE = "/inloggen/code/"
NOODCODES = "/account/tweede-factor/noodcodes/"


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    """A moment in the middle of a period, that a test moves by itself: ``klok.nu += 30``."""

    class Klok:
        nu = 1_800_000_015.0

        def time(self) -> float:
            return self.nu

    vast = Klok()
    monkeypatch.setattr(totp, "time", vast)
    return vast


def code(geheim: str, klok, periodes: int = 0) -> str:
    return totp.format_hotp_value(totp.hotp_value(geheim, int(klok.nu) // 30 + periodes))


def met_tweede(gebruiker) -> str:
    geheim = totp.generate_totp_secret()
    totp.TOTP.activate(gebruiker, geheim)
    RecoveryCodes.activate(gebruiker)
    return geheim


def log_in(client, gebruiker, **meer):
    return client.post("/inloggen/", {"login": gebruiker.email, "password": GOED, **meer})


def noodcodes(gebruiker) -> list[str]:
    rij = Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.RECOVERY_CODES)
    return rij.wrap().get_unused_codes()


# --- Setting it up -------------------------------------------------------------------


def test_aanzetten_laat_de_code_zien_en_geeft_noodcodes(client, tess, klok):
    log_in(client, tess)
    pagina = client.get(ZET_AAN)
    geheim = client.session["mfa.totp.secret"]
    assert "data:image/svg+xml;base64," in pagina.content.decode()
    assert geheim[:4] + " " + geheim[4:8] in pagina.content.decode()
    antwoord = client.post(ZET_AAN, {"code": code(geheim, klok)})
    assert antwoord.url == NOODCODES
    tekst = client.get(NOODCODES).content.decode()
    assert all(noodcode in tekst for noodcode in noodcodes(tess))
    assert len(noodcodes(tess)) == 10
    assert tweede_factor.heeft(tess)


def test_wie_werd_uitgenodigd_zet_hem_ook_aan(client, tess, klok):
    nodig_uit(None, tess)
    log_in(client, tess)
    assert client.get(ZET_AAN).status_code == 200
    client.post(ZET_AAN, {"code": code(client.session["mfa.totp.secret"], klok)})
    assert tweede_factor.heeft(tess)


def test_een_verkeerde_code_zet_niets_aan_en_houdt_hetzelfde_geheim(client, tess):
    log_in(client, tess)
    client.get(ZET_AAN)
    geheim = client.session["mfa.totp.secret"]
    antwoord = client.post(ZET_AAN, {"code": "000000"})
    assert "Deze code klopt niet" in antwoord.content.decode()
    assert client.session["mfa.totp.secret"] == geheim
    assert not tweede_factor.heeft(tess)


def test_wie_al_langer_binnen_is_bevestigt_eerst(als, tess):
    client = als(tess)
    for adres in (ZET_AAN, NOODCODES, f"{NOODCODES}nieuw/", f"{ZET_AAN}uit/"):
        assert client.get(adres).url.startswith("/account/opnieuw/")


def test_het_geheim_staat_niet_leesbaar_in_de_database(tess):
    geheim = met_tweede(tess)
    bewaard = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert geheim not in bewaard


def test_met_een_andere_sleutel_is_het_niet_te_lezen_en_wordt_dat_gezegd(client, tess, settings):
    met_tweede(tess)
    log_in(client, tess)
    rij = Authenticator.objects.get(user=tess, type=Authenticator.Type.TOTP)
    settings.SECRET_KEY = "een heel andere sleutel dan eerst"
    with pytest.raises(Exception, match="niet meer te lezen"):
        rij.wrap().validate_code("123456")


def test_een_vorige_sleutel_leest_nog(tess, settings, klok):
    geheim = met_tweede(tess)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een heel andere sleutel dan eerst"
    rij = Authenticator.objects.get(user=tess, type=Authenticator.Type.TOTP)
    assert rij.wrap().validate_code(code(geheim, klok))


def test_uitzetten_vraagt_een_verse_bevestiging_en_neemt_de_noodcodes_mee(client, tess, klok):
    met_tweede(tess)
    client.force_login(tess)
    client.post("/account/opnieuw/", {"password": GOED})
    assert client.post(f"{ZET_AAN}uit/").url == "/account/"
    assert not Authenticator.objects.exists()


def test_nieuwe_noodcodes_maken_de_oude_ongeldig(client, tess):
    met_tweede(tess)
    oud = noodcodes(tess)
    client.force_login(tess)
    client.post("/account/opnieuw/", {"password": GOED})
    assert client.post(f"{NOODCODES}nieuw/").url == NOODCODES
    assert set(oud).isdisjoint(noodcodes(tess))


# --- Signing in with it -------------------------------------------------------------------


def test_na_het_wachtwoord_komt_de_code_en_dan_de_pagina(client, tess, klok):
    geheim = met_tweede(tess)
    assert log_in(client, tess, next="/teams/").url == CODE
    assert not is_binnen(client)
    antwoord = client.post(CODE, {"code": code(geheim, klok)})
    assert antwoord.url == "/teams/"
    assert is_binnen(client)


@pytest.mark.parametrize(("periodes", "binnen"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_klokken_mogen_een_periode_verschillen(client, tess, klok, periodes, binnen):
    geheim = met_tweede(tess)
    log_in(client, tess)
    client.post(CODE, {"code": code(geheim, klok, periodes)})
    assert is_binnen(client) is binnen


@pytest.mark.parametrize("fout", ["", "000000", "x" * 500, "１２３４５６", "\0"])
def test_een_verkeerde_code_laat_niet_binnen(client, tess, fout):
    met_tweede(tess)
    log_in(client, tess)
    antwoord = client.post(CODE, {"code": fout})
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors.keys() == {"code"}
    assert not is_binnen(client)


def test_een_bericht_zonder_code(client, tess):
    met_tweede(tess)
    log_in(client, tess)
    assert "Vul de code van zes cijfers in" in client.post(CODE).content.decode()


@pytest.mark.parametrize("later", [0, 29, 59])
def test_een_code_werkt_een_keer_zo_lang_hij_geldt(
    client, client_van_ander, tess, klok, later, monkeypatch
):
    """Somebody looked over a shoulder. Allauth forgets it sooner than it stops being valid."""
    geheim = met_tweede(tess)
    gezien = code(geheim, klok, 1)
    log_in(client, tess)
    client.post(CODE, {"code": gezien})
    klok.nu += later
    # Allauth's own note of it is gone by then.
    monkeypatch.setattr(totp.TOTP, "_mark_code_used", lambda self, code: True)
    log_in(client_van_ander, tess)
    client_van_ander.post(CODE, {"code": gezien})
    assert not is_binnen(client_van_ander)


def test_een_noodcode_werkt_een_keer(client, client_van_ander, tess):
    met_tweede(tess)
    [eerste, *_] = noodcodes(tess)
    log_in(client, tess)
    client.post(CODE, {"code": f" {eerste[:4]} {eerste[4:]} "})
    assert is_binnen(client)
    log_in(client_van_ander, tess)
    client_van_ander.post(CODE, {"code": eerste})
    assert not is_binnen(client_van_ander)
    assert len(noodcodes(tess)) == 9


def test_na_vijf_fouten_wacht_het_account_en_een_ander_niet(client, client_van_ander, tess, klok):
    geheim = met_tweede(tess)
    log_in(client, tess)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    antwoord = client.post(CODE, {"code": code(geheim, klok)})
    assert "te vaak een verkeerde code" in antwoord.content.decode()
    assert not is_binnen(client)
    ander = GebruikerFactory()
    ander.set_password(GOED)
    ander.save()
    van_ander = met_tweede(ander)
    log_in(client_van_ander, ander)
    client_van_ander.post(CODE, {"code": code(van_ander, klok)})
    assert is_binnen(client_van_ander)


def test_zonder_wachtwoord_is_er_geen_code_te_raden(client, tess, klok):
    geheim = met_tweede(tess)
    assert client.post(CODE, {"code": code(geheim, klok)}).url == "/inloggen/"
    assert not is_binnen(client)


def test_annuleren_brengt_terug_naar_het_begin(client, tess):
    met_tweede(tess)
    log_in(client, tess)
    client.post("/uitloggen/")
    assert client.get("/inloggen/").status_code == 200
    assert client.get(CODE).url == "/inloggen/"


def test_met_uit_wordt_niets_gevraagd_en_is_er_niets_aan_te_zetten(client, tess, settings):
    settings.TWEEDE_FACTOR = "uit"
    log_in(client, tess)
    assert client.get(ZET_AAN).status_code == 404
    assert ZET_AAN not in client.get("/account/").content.decode()
    client.post("/uitloggen/")
    met_tweede(tess)
    assert log_in(client, tess).url == "/"


@pytest.mark.parametrize("ook", [False, True])
def test_na_de_school_alleen_als_de_instelling_het_zegt(client, school, tess, settings, ook):
    settings.TWEEDE_FACTOR_NA_SCHOOL = ook
    met_tweede(tess)
    school.persoon = van()
    antwoord = ga(client, school, "/teams/")
    assert antwoord.url == (CODE if ook else "/teams/")
    assert is_binnen(client) is not ook


# --- Who must -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instelling", "persona", "moet"),
    [
        ("mag", "beheerder", False),
        ("beheer", "beheerder", True),
        ("beheer", "teamleider", False),
        ("iedereen", "teamlid", True),
    ],
)
def test_wie_moet_zet_hem_eerst_aan(wereld, als, settings, instelling, persona, moet):
    settings.TWEEDE_FACTOR = instelling
    antwoord = als(getattr(wereld, persona)).get("/teams/?zoek=x")
    assert (antwoord.status_code, antwoord.get("Location")) == (
        (302, ZET_AAN) if moet else (200, None)
    )


def test_wie_moet_gaat_na_aanzetten_verder_waar_hij_heen_wilde(client, tess, settings, klok):
    settings.TWEEDE_FACTOR = "iedereen"
    log_in(client, tess, next="/teams/?zoek=x")
    assert client.get("/teams/?zoek=x").url == ZET_AAN
    assert "Je school vraagt een tweede stap" in client.get(ZET_AAN).content.decode()
    assert client.post("/teams/").url == ZET_AAN
    client.post(ZET_AAN, {"code": code(client.session["mfa.totp.secret"], klok)})
    assert 'href="/teams/?zoek=x"' in client.get(NOODCODES).content.decode()
    assert client.get("/teams/").status_code == 200


def test_een_htmx_verzoek_neemt_de_hele_pagina_mee(wereld, als, settings):
    settings.TWEEDE_FACTOR = "iedereen"
    antwoord = als(wereld.teamlid).get("/teams/", headers={"HX-Request": "true"})
    assert antwoord["HX-Redirect"] == ZET_AAN


def test_wie_moet_kan_nog_uitloggen_en_bevestigen(wereld, als, settings):
    settings.TWEEDE_FACTOR = "iedereen"
    client = als(wereld.teamlid)
    assert client.get("/uitloggen/").status_code == 200
    assert client.get("/account/opnieuw/").status_code == 200


def test_stemmen_met_de_telefoon_merkt_er_niets_van(wereld, als, settings):
    settings.TWEEDE_FACTOR = "iedereen"
    assert als(wereld.teamlid).get("/stem/").status_code == 200


def test_wie_via_de_school_kwam_hoeft_niets(client, school, tess, settings):
    settings.TWEEDE_FACTOR = "iedereen"
    school.persoon = van()
    ga(client, school)
    assert is_binnen(client)
    settings.TWEEDE_FACTOR_NA_SCHOOL = True
    assert client.get("/teams/").url == ZET_AAN


def test_wie_moet_kan_hem_niet_uitzetten(client, tess, settings):
    settings.TWEEDE_FACTOR = "iedereen"
    met_tweede(tess)
    client.force_login(tess)
    client.post("/account/opnieuw/", {"password": GOED})
    antwoord = client.post(f"{ZET_AAN}uit/")
    assert "Je kunt hem niet uitzetten" in antwoord.content.decode()
    assert tweede_factor.heeft(tess)


def test_een_pagina_kost_er_geen_vraag_door(wereld, als, settings):
    settings.TWEEDE_FACTOR = "iedereen"
    met_tweede(wereld.teamlid)
    client = als(wereld.teamlid)
    client.get("/teams/")
    with CaptureQueriesContext(connection) as geteld:
        assert client.get("/teams/").status_code == 200
    assert [vraag for vraag in geteld.captured_queries if "mfa_" in vraag["sql"]] == []


# --- Lost phone -------------------------------------------------------------------


def test_de_beheerder_haalt_hem_weg_en_dat_staat_in_het_logboek(wereld, als, client_van_ander):
    met_tweede(wereld.teamlid)
    client_van_ander.force_login(wereld.teamlid)
    adres = reverse("persoon_inloggen", args=[wereld.teamlid.pk])
    client = als(wereld.beheerder)
    assert client.post(adres, {"wat": "tweede_stap"}).url.startswith("/account/opnieuw/")
    assert tweede_factor.heeft(wereld.teamlid)
    bevestigd(client, wereld.beheerder)
    knop = f"Haal de tweede stap van {wereld.teamlid.naam} weg"
    assert knop in client.get(adres).content.decode()
    antwoord = client.post(adres, {"wat": "tweede_stap"}, follow=True)
    assert f"De tweede stap van {wereld.teamlid.naam} is weg" in antwoord.content.decode()
    assert not Authenticator.objects.exists()
    rij = Inzage.objects.get(soort=Inzage.Soort.HERSTELD)
    assert rij.gebruiker == wereld.beheerder
    assert rij.wat == f"tweede stap weggehaald van persoon {wereld.teamlid.pk}"
    # The phone may be stolen, and signed in.
    assert not is_binnen(client_van_ander)


def test_het_commando_laat_de_laatste_beheerder_weer_binnen(client, tess, school, capsys):
    met_tweede(tess)
    Functie.objects.create(gebruiker=tess, rol=Functie.Rol.BEHEERDER)
    Schoolaccount.objects.create(gebruiker=tess, issuer=school.url, sub="S-1")
    call_command("herstel_inloggen", " Tess@School.example ", wachtwoord=True)
    nieuw = capsys.readouterr().out.strip().splitlines()[-1].rpartition(" ")[2]
    assert client.post("/inloggen/", {"login": tess.email, "password": nieuw}).url == "/"
    assert not Schoolaccount.objects.exists()


@pytest.mark.parametrize("actief", [True, False])
def test_het_commando_zegt_wat_niet_kan(tess, actief):
    Gebruiker.objects.update(is_active=actief)
    adres = "niemand@school.example" if actief else tess.email
    with pytest.raises(CommandError, match="geen account" if actief else "staat uit"):
        call_command("herstel_inloggen", adres)
