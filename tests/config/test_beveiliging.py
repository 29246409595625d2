"""Headers and policy on every page, and settings that follow BASE_URL."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent.parent
VRAAG = """
import json, django
django.setup()
from django.conf import settings
namen = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
         "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS"]
print(json.dumps({naam: getattr(settings, naam) for naam in namen}))
"""


def beleid(antwoord) -> dict[str, list[str]]:
    delen = [deel.split() for deel in antwoord["Content-Security-Policy"].split(";")]
    return {deel[0]: deel[1:] for deel in delen if deel}


@pytest.fixture
def pagina(wereld, als):
    return als(wereld.teamlid).get("/teams/")


def test_het_beleid_laat_geen_inline_script_of_opmaak_toe(pagina):
    regels = beleid(pagina)
    assert regels["default-src"] == ["'none'"]
    assert regels["frame-ancestors"] == ["'none'"]
    assert regels["base-uri"] == ["'none'"]
    for naam in ("script-src", "style-src"):
        assert regels[naam][0] == "'self'"
        assert re.fullmatch(r"'nonce-[\w+/=-]{16,}'", regels[naam][1])
        assert len(regels[naam]) == 2
    assert "unsafe" not in pagina["Content-Security-Policy"]


def test_elk_antwoord_heeft_een_eigen_nonce_en_scripts_dragen_die(wereld, als):
    client = als(wereld.teamlid)
    nonces = set()
    for _ in range(2):
        antwoord = client.get("/teams/")
        [nonce] = re.findall(
            r"script-src 'self' 'nonce-([^']+)'", antwoord["Content-Security-Policy"]
        )
        gebruikt = re.findall(r'<script[^>]*nonce="([^"]*)"', antwoord.content.decode())
        assert set(gebruikt) == {nonce}
        assert antwoord.content.decode().count("<script") == len(gebruikt)
        nonces.add(nonce)
    assert len(nonces) == 2


def test_de_pagina_heeft_geen_inline_opmaak_en_niets_van_elders(pagina):
    tekst = pagina.content.decode()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", tekst)
    assert not re.search(r'(src|href)="(https?:)?//', tekst)


def test_overige_koppen(pagina):
    assert pagina["X-Frame-Options"] == "DENY"
    assert pagina["X-Content-Type-Options"] == "nosniff"
    assert pagina["Referrer-Policy"] == "same-origin"
    assert pagina["Cross-Origin-Opener-Policy"] == "same-origin"


def test_cookies_zijn_niet_te_lezen_voor_scripts(client, db):
    cookie = client.get("/inloggen/").cookies["csrftoken"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


# --- What follows BASE_URL: settings are read once, so each case is a process of its own ----------


def draai(tmp_path, *opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    basis = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, *opdracht],
        cwd=WORTEL,
        env=basis | {"DATA_DIR": str(tmp_path)} | omgeving,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_check_deploy_is_schoon_met_https(tmp_path):
    uit = draai(tmp_path, "manage.py", "check", "--deploy", BASE_URL="https://borgen.example")
    assert uit.returncode == 0
    assert "no issues (0 silenced)" in uit.stdout
    assert "WARNINGS" not in uit.stderr


@pytest.mark.parametrize(
    ("base_url", "veilig"),
    [("https://borgen.example", True), ("http://borgen.example:8000", False)],
)
def test_cookies_omleiding_en_hsts_volgen_base_url(tmp_path, base_url, veilig):
    uit = draai(tmp_path, "-c", VRAAG, BASE_URL=base_url)
    gelezen = json.loads(uit.stdout)
    assert gelezen["SESSION_COOKIE_SECURE"] is veilig
    assert gelezen["CSRF_COOKIE_SECURE"] is veilig
    assert gelezen["SECURE_SSL_REDIRECT"] is veilig
    assert (gelezen["SECURE_HSTS_SECONDS"] >= 31_536_000) is veilig
    assert gelezen["CSRF_TRUSTED_ORIGINS"] == [base_url]
    assert gelezen["ALLOWED_HOSTS"][0] == "borgen.example"


def test_de_sleutel_wordt_een_keer_gemaakt_en_is_alleen_voor_de_eigenaar(tmp_path):
    vraag = "from django.conf import settings; print(settings.SECRET_KEY)"
    eerst = draai(tmp_path, "-c", vraag).stdout
    assert len(eerst.strip()) >= 50
    assert draai(tmp_path, "-c", vraag).stdout == eerst
    assert (tmp_path / "sleutel").stat().st_mode & 0o777 == 0o600


def test_met_https_gaat_http_door_naar_https_behalve_gezond(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    antwoord = client.get("/inloggen/")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "https://testserver/inloggen/")
    assert client.get("/gezond/").status_code == 200
    assert client.get("/inloggen/", secure=True)["Strict-Transport-Security"].startswith(
        "max-age=31536000"
    )
