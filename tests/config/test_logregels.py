"""Log lines: JSON, with the id of the request, without secrets."""

import json
import logging
import sys

import pytest

from config.logformaat import Json

PLAIN = "abcdef12-3456"


@pytest.fixture
def regels(caplog):
    """What was logged during the test, as the parsed JSON lines a log reader gets."""
    formaat = Json()
    caplog.handler.setFormatter(formaat)
    caplog.set_level(logging.INFO)

    def lees() -> list[dict]:
        return [json.loads(regel) for regel in caplog.text.splitlines()]

    return lees


def test_een_regel_per_verzoek_met_het_id_uit_het_antwoord(client, db, regels):
    antwoord = client.get("/gezond/")
    [regel] = regels()
    assert regel["verzoek"] == antwoord["X-Request-ID"]
    assert (regel["methode"], regel["pad"], regel["status"]) == ("GET", "/gezond/", 200)
    assert regel["ms"] >= 0
    assert len(regel["verzoek"]) == 32


def test_een_gewoon_id_van_de_proxy_wordt_overgenomen(client, db, regels):
    antwoord = client.get("/gezond/", headers={"X-Request-ID": PLAIN})
    assert antwoord["X-Request-ID"] == PLAIN
    assert regels()[0]["verzoek"] == PLAIN


@pytest.mark.parametrize(
    "vijandig",
    [
        'abcdefgh"}\n{"niveau":"ERROR"',
        "abcdefgh\n",
        "kort",
        "x" * 65,
        "abcdefgh ijkl",
        "<script>alert(1)</script>",
        "../../etc/passwd",
    ],
)
def test_een_vijandig_id_wordt_vervangen(client, db, regels, vijandig):
    antwoord = client.get("/gezond/", headers={"X-Request-ID": vijandig})
    assert antwoord["X-Request-ID"] != vijandig
    assert len(antwoord["X-Request-ID"]) == 32
    [regel] = regels()
    assert vijandig not in json.dumps(regel)


def test_wie_ingelogd_is_staat_erbij_als_nummer(wereld, als, regels):
    als(wereld.teamlid).get("/teams/")
    assert regels()[-1]["gebruiker"] == wereld.teamlid.pk
    assert wereld.teamlid.email not in json.dumps(regels())


@pytest.mark.parametrize(
    ("pad", "in_log"),
    [
        ("/wachtwoord/nieuw/1-geheim-abc/", "/wachtwoord/nieuw/…"),
        ("/agenda/geheim.ics", "/agenda/…"),
        ("/antwoord/CFH347/geheim/", "/antwoord/…"),
        ("/antwoord/CFH347/half geheim/", "/antwoord/…"),
    ],
)
def test_een_geheim_adres_staat_niet_in_de_log(client, db, regels, pad, in_log):
    client.get(pad)
    assert regels()[-1]["pad"] == in_log
    assert "geheim" not in json.dumps(regels())


def test_een_geheim_adres_staat_ook_niet_in_een_melding_van_een_fout():
    try:
        raise ValueError("stuk: /antwoord/CFH347/Xk3-9_/")
    except ValueError:
        regel = logging.makeLogRecord(
            {
                "msg": "Internal Server Error: %s",
                "args": ("/antwoord/CFH347/Xk3-9_/",),
                "exc_info": sys.exc_info(),
            }
        )
    tekst = Json().format(regel)
    assert "Xk3" not in tekst
    assert "Internal Server Error: /antwoord/…" in tekst


def test_regeleinden_en_fouten_blijven_een_regel():
    try:
        raise ValueError("stuk\nover twee regels")
    except ValueError:
        regel = logging.makeLogRecord(
            {"msg": "a\nb “é”", "levelname": "ERROR", "exc_info": sys.exc_info()}
        )
    tekst = Json().format(regel)
    assert "\n" not in tekst
    gelezen = json.loads(tekst)
    assert gelezen["bericht"] == "a\nb “é”"
    assert "ValueError: stuk" in gelezen["fout"]
    assert "verzoek" not in gelezen


def test_het_id_blijft_niet_hangen_na_het_verzoek(client, db, regels):
    client.get("/gezond/")
    logging.getLogger("los").info("daarna")
    assert "verzoek" not in regels()[-1]
