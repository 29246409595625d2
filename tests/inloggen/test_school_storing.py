"""A provider that is down, slow, or answers nonsense: words within seconds, and nothing told."""

import json
import logging

import pytest

from organisatie.aanmelden import aanbieder as module
from organisatie.models import Schoolaccount
from tests import aanbieder as nep
from tests.inloggen.hulp import GOED, ga, is_binnen, van

BEKEND = "/.well-known/openid-configuration"
GEEN_SLEUTELS = b'{"keys": [{"kty": "oct", "k": "AAAA", "kid": "een"}]}'


def storing(antwoord) -> None:
    assert antwoord.status_code == 503
    tekst = antwoord.content.decode()
    assert "Inloggen via de school lukt nu niet" in tekst
    assert "antwoordt niet, of niet goed" in tekst
    assert 'href="/inloggen/?next=/teams/"' in tekst
    assert not Schoolaccount.objects.exists()


ANTWOORDEN = [
    pytest.param(nep.hang_op, id="uit de lucht"),
    pytest.param(nep.zegt(500), id="stuk"),
    pytest.param(nep.zegt(302), id="verwijst door"),
    pytest.param(nep.zegt(200, b"<html>Onderhoud</html>"), id="een pagina"),
    pytest.param(nep.zegt(200, b"[1]"), id="een lijst"),
    pytest.param(nep.zegt(200, b"x" * (module.GROOTST + 1)), id="te veel"),
]


@pytest.mark.parametrize("doet", ANTWOORDEN)
def test_de_school_vertelt_niet_waar_alles_is(client, school, doet):
    school.antwoorden[BEKEND] = doet
    storing(client.get("/inloggen/school/?next=/teams/"))


@pytest.mark.parametrize("doet", ANTWOORDEN)
@pytest.mark.parametrize("waar", ["/token", "/jwks", "/userinfo"])
def test_de_school_valt_onderweg_weg(client, school, tess, waar, doet):
    school.userinfo = van()
    school.antwoorden[waar] = doet
    storing(ga(client, school, "/teams/"))
    assert not is_binnen(client)


def test_daarna_gaat_het_met_een_wachtwoord(client, school, tess):
    school.antwoorden[BEKEND] = nep.hang_op
    client.get("/inloggen/school/?next=/teams/")
    antwoord = client.post("/inloggen/", {"login": tess.email, "password": GOED, "next": "/teams/"})
    assert antwoord.url == "/teams/"


@pytest.mark.parametrize(
    "anders",
    [
        {"issuer": "https://kwaad.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": "http://kwaad.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": 3},
    ],
    ids=str,
)
def test_een_school_die_zich_anders_noemt_of_adressen_mist(client, school, anders):
    gegevens = json.dumps(school._gegevens() | anders).encode()
    school.antwoorden[BEKEND] = nep.zegt(200, gegevens)
    storing(client.get("/inloggen/school/?next=/teams/"))


@pytest.mark.parametrize(
    ("waar", "zegt"),
    [
        ("/jwks", b'{"keys": []}'),
        ("/jwks", b'{"keys": {"een": 1}}'),
        ("/jwks", b'{"keys": ["een", 3, null]}'),
        ("/jwks", b'{"keys": [{"kty": "RSA"}]}'),
        ("/token", b'{"access_token": "x"}'),
        ("/token", b'{"id_token": ["x"]}'),
    ],
)
def test_onbruikbare_sleutels_en_tokens(client, school, tess, waar, zegt):
    school.persoon = van()
    school.antwoorden[waar] = nep.zegt(200, zegt)
    storing(ga(client, school, "/teams/"))


def test_een_geheime_sleutel_in_de_lijst_is_geen_sleutel_om_mee_na_te_kijken(client, school, tess):
    school.persoon = van()
    school.antwoorden["/jwks"] = nep.zegt(200, GEEN_SLEUTELS)
    antwoord = ga(client, school, "/teams/")
    assert antwoord.status_code in {403, 503}
    assert not is_binnen(client)


def test_een_school_die_niet_antwoordt_houdt_de_pagina_niet_op(client, school, monkeypatch):
    monkeypatch.setattr(module, "HOOGSTENS", 0.2)
    school.antwoorden[BEKEND] = lambda verzoek: school.los.wait(20)
    storing(client.get("/inloggen/school/?next=/teams/"))


def test_een_school_die_druppelt_ook_niet(client, school, monkeypatch):
    """Each drop comes within the time-out; all of them together would take for ever."""
    monkeypatch.setattr(module, "HOOGSTENS", 0.3)

    def druppel(verzoek) -> None:
        verzoek.send_response(200)
        verzoek.send_header("Content-Length", "1000")
        verzoek.end_headers()
        for _ in range(1000):
            if school.los.wait(0.02):
                return
            verzoek.wfile.write(b" ")

    school.antwoorden[BEKEND] = druppel
    storing(client.get("/inloggen/school/?next=/teams/"))


def test_na_een_storing_wordt_de_school_even_met_rust_gelaten(client, school, monkeypatch):
    school.antwoorden[BEKEND] = nep.hang_op
    for _ in range(3):
        storing(client.get("/inloggen/school/?next=/teams/"))
    assert school.gevraagd == [BEKEND]
    school.antwoorden.clear()
    straks = module.time.monotonic() + module.RUST + 1
    monkeypatch.setattr(module.time, "monotonic", lambda: straks)
    assert client.get("/inloggen/school/").status_code == 302


def test_ook_wie_al_bekend_was_wordt_na_een_minuut_weer_gevraagd(client, school, tess, monkeypatch):
    """Else the browser is sent to where nobody answers, and sees no other way in."""
    ga(client, school)
    client.logout()
    school.gevraagd.clear()
    school.antwoorden[BEKEND] = nep.hang_op
    assert client.get("/inloggen/school/").status_code == 302
    straks = module.time.monotonic() + module.ADRESSEN_BEWAARD + 1
    monkeypatch.setattr(module.time, "monotonic", lambda: straks)
    storing(client.get("/inloggen/school/?next=/teams/"))
    assert school.gevraagd == [BEKEND]


def test_een_ingetrokken_sleutel_telt_na_een_uur_niet_meer(client, school, tess, monkeypatch):
    ga(client, school)
    client.logout()
    straks = module.time.monotonic() + module.SLEUTELS_BEWAARD + 1
    monkeypatch.setattr(module.time, "monotonic", lambda: straks)
    school.antwoorden["/jwks"] = nep.zegt(200, b'{"keys": []}')
    ga(client, school)
    assert not is_binnen(client)


def test_een_geweigerde_code_is_geen_storing(client, school, tess):
    """Somebody who makes up codes must not keep everybody out."""
    school.persoon = van()
    assert ga(client, school, code="verzonnen").status_code == 403
    ga(client, school)
    assert is_binnen(client)


def test_ons_eigen_geheim_is_verkeerd(client, school, tess, settings, caplog):
    settings.OIDC_CLIENT_SECRET = "verlopen"
    school.persoon = van()
    assert ga(client, school).status_code == 403
    assert "invalid_client" in caplog.text


def test_het_logboek_zegt_wat_er_mis_was_en_niets_geheims(client, school, tess, caplog):
    caplog.set_level(logging.DEBUG)
    school.userinfo = van()
    school.antwoorden["/userinfo"] = nep.zegt(500)
    terug = school.laat_in(client.get("/inloggen/school/").url)
    client.get("/inloggen/school/terug/", terug)
    ga(client, school, code="verzonnen")
    geheim = [*terug.values(), nep.GEHEIM, "toegang", tess.email, "tess@school", "S-1"]
    eigen = [r.getMessage() for r in caplog.records if r.name in {"inloggen", "verzoek"}]
    assert any("/userinfo: status 500" in regel for regel in eigen)
    assert any("invalid_grant" in regel or "rust" in regel for regel in eigen)
    assert [g for g in geheim for regel in eigen if g in regel] == []
