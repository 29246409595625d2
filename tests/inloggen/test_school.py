"""Signing in by the school: whose account it is, and everything that must not let anybody in."""

import base64
import json
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.db import IntegrityError, transaction

from organisatie.aanmelden import poging
from organisatie.models import Gebruiker, Schoolaccount
from tests import aanbieder as nep
from tests.factories import GebruikerFactory
from tests.inloggen.hulp import ga, is_binnen, van, van_nu

pytestmark = [pytest.mark.django_db, pytest.mark.database]


# --- The way in ----------------------------------------------------------------------------------


def test_wie_een_account_heeft_komt_binnen_op_de_pagina_waar_hij_heen_wilde(client, school, tess):
    school.persoon = van()
    antwoord = ga(client, school, "/teams/?zoek=x")
    assert (antwoord.status_code, antwoord.url) == (302, "/teams/?zoek=x")
    assert is_binnen(client)
    rij = Schoolaccount.objects.get()
    assert (rij.gebruiker, rij.issuer, rij.sub) == (tess, school.url, "S-1")


def test_wat_de_browser_meeneemt_naar_de_school(client, school):
    heen = client.get("/inloggen/school/")
    vraag = {naam: waarde for naam, [waarde] in parse_qs(urlsplit(heen.url).query).items()}
    assert heen.url.startswith(f"{school.url}/authorize?")
    assert vraag.pop("state") != vraag.pop("nonce")
    assert len(vraag.pop("code_challenge")) == 43
    assert vraag == {
        "response_type": "code",
        "client_id": nep.CLIENT,
        "scope": "openid email",
        "redirect_uri": "http://testserver/inloggen/school/terug/",
        "code_challenge_method": "S256",
    }


def test_de_knop_staat_op_de_inlogpagina_met_het_wachtwoord_ernaast(client, school, settings):
    settings.OIDC_NAAM = "je account van ROC Voorbeeld"
    pagina = client.get("/inloggen/?next=/teams/").content.decode()
    assert 'href="/inloggen/school/?next=/teams/"' in pagina
    assert "Inloggen met je account van ROC Voorbeeld" in pagina
    assert 'name="password"' in pagina


@pytest.mark.parametrize("volgende", ["https://kwaad.example/", "//kwaad.example/", "javascript:1"])
def test_de_weg_terug_blijft_binnen_de_toepassing(client, school, tess, volgende):
    school.persoon = van()
    assert ga(client, school, volgende).url == "/"


def test_de_sessie_krijgt_een_nieuwe_sleutel(client, school, tess):
    school.persoon = van()
    heen = client.get("/inloggen/school/")
    eerst = client.session.session_key
    client.get("/inloggen/school/terug/", school.laat_in(heen.url))
    assert client.session.session_key != eerst
    assert is_binnen(client)


def test_wie_al_binnen_is_gaat_meteen_verder(client, school, tess):
    client.force_login(tess)
    antwoord = client.get("/inloggen/school/?next=/teams/")
    assert (antwoord.status_code, antwoord.url) == (302, "/teams/")
    assert school.gevraagd == []


def test_wat_de_school_al_vertelde_wordt_niet_nog_eens_gevraagd(client, school, tess):
    school.persoon = van()
    for _ in range(2):
        ga(client, school)
        client.logout()
    bekend, sleutels = "/.well-known/openid-configuration", "/jwks"
    assert school.gevraagd == [bekend, "/token", sleutels, "/token"]


def test_een_nieuwe_sleutel_van_de_school_wordt_vanzelf_bekend(client, school, tess):
    school.persoon = van()
    ga(client, school)
    client.logout()
    school.kid, school.sleutels = "twee", ["twee"]
    ga(client, school)
    assert is_binnen(client)
    assert school.gevraagd.count("/jwks") == 2


def test_zonder_naam_van_de_sleutel_mag_als_er_maar_een_is(client, school, tess):
    school.persoon = van()
    school.onderteken = lambda gezegd: jwt.encode(gezegd, nep._SLEUTELS["een"], "RS256")
    ga(client, school)
    assert is_binnen(client)


def test_meer_ontvangers_mag_als_het_voor_ons_is(client, school, tess):
    school.persoon = van()
    school.verander = {"aud": [nep.CLIENT, "ander"], "azp": nep.CLIENT}
    ga(client, school)
    assert is_binnen(client)


# --- Whose account it is -------------------------------------------------------------------------


def test_daarna_telt_het_nummer_van_de_school_en_niet_het_adres(client, school, tess):
    school.persoon = van()
    ga(client, school)
    client.logout()
    Gebruiker.objects.filter(pk=tess.pk).update(email="tess@nieuw.example")
    school.persoon = {"sub": "S-1"}
    ga(client, school)
    assert is_binnen(client)
    assert "/userinfo" not in school.gevraagd


def test_een_tweede_met_hetzelfde_adres_komt_niet_in_het_account_van_de_eerste(
    client, school, tess
):
    school.persoon = van()
    ga(client, school)
    client.logout()
    school.persoon = van(sub="S-2")
    antwoord = ga(client, school)
    assert antwoord.status_code == 403
    assert "hoort in Borgen al een ander schoolaccount" in antwoord.content.decode()
    assert not is_binnen(client)
    assert Schoolaccount.objects.get().sub == "S-1"


def test_een_nummer_hoort_bij_een_account(school, tess):
    Schoolaccount.objects.create(gebruiker=tess, issuer=school.url, sub="S-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Schoolaccount.objects.create(gebruiker=GebruikerFactory(), issuer=school.url, sub="S-1")


def test_wie_hier_geen_account_heeft_krijgt_er_geen(client, school, tess):
    school.persoon = van("nieuw@school.example")
    antwoord = ga(client, school, "/teams/")
    assert antwoord.status_code == 403
    tekst = antwoord.content.decode()
    assert "nog geen account in Borgen voor nieuw@school.example" in tekst
    assert 'href="/inloggen/?next=/teams/"' in tekst
    assert Gebruiker.objects.count() == 1
    assert not Schoolaccount.objects.exists()


@pytest.mark.parametrize("bekend", [True, False])
def test_een_account_dat_uit_staat_blijft_buiten(client, school, tess, bekend):
    if bekend:
        Schoolaccount.objects.create(gebruiker=tess, issuer=school.url, sub="S-1")
    Gebruiker.objects.update(is_active=False)
    school.persoon = van()
    antwoord = ga(client, school)
    assert antwoord.url == "/account/inactief/"
    assert not is_binnen(client)
    assert Schoolaccount.objects.exists() is bekend


@pytest.mark.parametrize(
    ("gezegd", "vertrouwd", "binnen"),
    [
        ({"email_verified": False}, False, False),
        ({"email_verified": False}, True, False),
        ({"email_verified": None}, False, False),
        ({"email_verified": None}, True, True),
        ({"email_verified": "true"}, False, True),
        ({"email_verified": "ja"}, True, False),
        ({"email": ""}, True, False),
        ({"email": ["tess@school.example"]}, True, False),
    ],
)
def test_alleen_een_nagekeken_adres_telt(client, school, tess, settings, gezegd, vertrouwd, binnen):
    settings.OIDC_MAIL_VERTROUWD = vertrouwd
    school.persoon = van() | gezegd
    antwoord = ga(client, school)
    assert is_binnen(client) is binnen
    if not binnen:
        assert "gaf geen nagekeken e-mailadres" in antwoord.content.decode()
        assert not Schoolaccount.objects.exists()


def test_een_adres_uit_userinfo_telt_als_het_over_dezelfde_gaat(client, school, tess):
    school.userinfo = van()
    ga(client, school)
    assert is_binnen(client)


@pytest.mark.parametrize("ander", ["S-2", None])
def test_userinfo_over_een_ander_telt_niet(client, school, tess, ander):
    school.userinfo = van(sub=ander)
    antwoord = ga(client, school)
    assert antwoord.status_code == 403
    assert not is_binnen(client)
    assert not Schoolaccount.objects.exists()


# --- What must not let anybody in ----------------------------------------------------------------


def zonder_handtekening(gezegd: dict) -> str:
    return jwt.encode(gezegd, None, "none")


def met_ons_geheim(gezegd: dict) -> str:
    """Signed with the secret we share with the school, as an older protocol had it."""
    return jwt.encode(gezegd, nep.GEHEIM.ljust(32, "-"), "HS256", headers={"kid": "een"})


def door_een_ander(gezegd: dict) -> str:
    return jwt.encode(gezegd, nep._SLEUTELS["vreemd"], "RS256", headers={"kid": "een"})


def met_onbekende_sleutel(gezegd: dict) -> str:
    return jwt.encode(gezegd, nep._SLEUTELS["vreemd"], "RS256", headers={"kid": "vreemd"})


def veranderd_onderweg(gezegd: dict) -> str:
    kop, _, teken = jwt.encode(
        gezegd | {"sub": "S-9"}, nep._SLEUTELS["een"], "RS256", headers={"kid": "een"}
    ).split(".")
    inhoud = base64.urlsafe_b64encode(json.dumps(gezegd).encode()).decode().rstrip("=")
    return f"{kop}.{inhoud}.{teken}"


@pytest.mark.parametrize(
    "onderteken",
    [
        zonder_handtekening,
        met_ons_geheim,
        door_een_ander,
        met_onbekende_sleutel,
        veranderd_onderweg,
        lambda gezegd: "geen.bewijs",
    ],
)
def test_een_bewijs_dat_de_school_niet_tekende(client, school, tess, onderteken):
    school.persoon = van()
    school.onderteken = onderteken
    geweigerd(client, ga(client, school))


@pytest.mark.parametrize(
    "anders",
    [
        {"nonce": "iets anders"},
        {"nonce": None},
        {"aud": "een-andere-toepassing"},
        {"aud": None},
        {"aud": [nep.CLIENT, "ander"]},
        {"azp": "ander"},
        {"iss": "https://kwaad.example"},
        {"iss": None},
        {"exp": -600},
        {"exp": None},
        {"iat": 600},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
    ],
    ids=str,
)
def test_een_bewijs_dat_niet_voor_ons_is_of_niet_van_nu(client, school, tess, anders):
    school.persoon = van()
    school.verander = van_nu(anders)
    geweigerd(client, ga(client, school))


def test_klokken_mogen_een_minuut_verschillen(client, school, tess):
    school.persoon = van()
    school.verander = van_nu({"exp": -30, "iat": 30})
    ga(client, school)
    assert is_binnen(client)


@pytest.mark.parametrize("wijzig", [{"state": "geraden"}, {"state": ""}])
def test_een_verkeerde_state(client, school, tess, wijzig):
    school.persoon = van()
    antwoord = ga(client, school, **wijzig)
    assert antwoord.status_code == 400
    assert "je begon in een ander venster" in antwoord.content.decode()
    assert "/token" not in school.gevraagd
    assert not is_binnen(client)


def test_de_state_van_een_andere_browser(client, school, tess, client_van_ander):
    """Somebody lures a colleague to the end of their own way in."""
    school.persoon = van()
    heen = client_van_ander.get("/inloggen/school/")
    antwoord = client.get("/inloggen/school/terug/", school.laat_in(heen.url))
    assert antwoord.status_code == 400
    assert not is_binnen(client)


def test_een_antwoord_telt_een_keer(client, school, tess):
    school.persoon = van()
    terug = school.laat_in(client.get("/inloggen/school/").url)
    client.get("/inloggen/school/terug/", terug)
    client.post("/uitloggen/")
    assert client.get("/inloggen/school/terug/", terug).status_code == 400
    assert not is_binnen(client)


def test_een_gebruikte_code_met_een_nieuwe_state(client, school, tess):
    school.persoon = van()
    oud = school.laat_in(client.get("/inloggen/school/").url)
    client.get("/inloggen/school/terug/", oud)
    client.post("/uitloggen/")
    geweigerd(client, ga(client, school, code=oud["code"]))


def test_een_code_uit_een_andere_poging_past_niet_bij_deze(client, school, tess, client_van_ander):
    school.persoon = van()
    ander = school.laat_in(client_van_ander.get("/inloggen/school/").url)
    geweigerd(client, ga(client, school, code=ander["code"]))


def test_een_antwoord_van_een_andere_aanbieder(client, school, tess):
    school.persoon = van()
    geweigerd(client, ga(client, school, iss="https://kwaad.example"))
    assert "/token" not in school.gevraagd


def test_na_tien_minuten_is_een_poging_voorbij(client, school, tess, monkeypatch):
    school.persoon = van()
    heen = client.get("/inloggen/school/")
    monkeypatch.setattr(poging, "DUUR", -1)
    antwoord = client.get("/inloggen/school/terug/", school.laat_in(heen.url))
    assert antwoord.status_code == 400


def test_twee_tabbladen_tegelijk_mag(client, school, tess):
    school.persoon = van()
    eerste = client.get("/inloggen/school/?next=/teams/").url
    client.get("/inloggen/school/")
    antwoord = client.get("/inloggen/school/terug/", school.laat_in(eerste))
    assert antwoord.url == "/teams/"


def test_de_sessie_bewaart_hoogstens_vijf_pogingen(client, school):
    for _ in range(9):
        client.get("/inloggen/school/")
    assert len(client.session[poging._SLEUTEL]) == poging.TEGELIJK


@pytest.mark.parametrize("fout", ["access_denied", "<b>kwaad</b>"])
def test_wie_bij_de_school_annuleert(client, school, fout):
    state = school.laat_in(client.get("/inloggen/school/").url)["state"]
    antwoord = client.get("/inloggen/school/terug/", {"error": fout, "state": state})
    assert antwoord.status_code == 403
    assert "Inloggen via de school lukt nu niet" in antwoord.content.decode()
    assert "<b>kwaad" not in antwoord.content.decode()


def geweigerd(client, antwoord) -> None:
    assert antwoord.status_code == 403
    tekst = antwoord.content.decode()
    assert "Inloggen via de school lukt nu niet" in tekst
    assert "Log in met een wachtwoord van Borgen" in tekst
    assert not is_binnen(client)
