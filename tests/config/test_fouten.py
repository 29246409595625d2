"""Error pages: in Dutch, with the right status, without details."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest
from django.test import Client
from django.urls import path

from config import urls, views


def _stuk(request: HttpRequest):
    raise RuntimeError("geheime bijzonderheid")


def _mag_niet(request: HttpRequest):
    raise PermissionDenied


def _klopt_niet(request: HttpRequest):
    raise SuspiciousOperation("geheime bijzonderheid")


urlpatterns = [
    *urls.urlpatterns,
    path("proef/stuk/", _stuk),
    path("proef/mag-niet/", _mag_niet),
    path("proef/klopt-niet/", _klopt_niet),
]
handler400, handler403 = views.fout_400, views.fout_403
handler404, handler500 = views.fout_404, views.fout_500


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("pad", "status", "kop"),
    [
        ("/proef/stuk/", 500, "Er ging iets mis"),
        ("/proef/mag-niet/", 403, "Dit mag niet met jouw account"),
        ("/proef/klopt-niet/", 400, "Dit verzoek klopt niet"),
        ("/bestaat-niet/", 404, "Deze pagina is er niet"),
    ],
)
def test_foutpaginas(wereld, pad, status, kop):
    client = Client(raise_request_exception=False)
    client.force_login(wereld.teamlid)
    antwoord = client.get(pad)
    assert antwoord.status_code == status
    assert f"<h1>{kop}</h1>" in antwoord.content.decode()
    assert b"geheime" not in antwoord.content
    assert b"Traceback" not in antwoord.content


def test_het_adres_van_een_knop_is_geen_pagina(wereld, als):
    antwoord = als(wereld.teamlid).get("/trajecten/1/boas/")
    assert antwoord.status_code == 405
    assert antwoord["Allow"] == "POST"
    assert "<h1>Hier is geen pagina</h1>" in antwoord.content.decode()


def test_een_onbekende_host_krijgt_400(client, db):
    antwoord = client.get("/inloggen/", headers={"host": "kwaad.example"})
    assert antwoord.status_code == 400
    assert b"Dit verzoek klopt niet" in antwoord.content


def test_een_onbekende_host_krijgt_ook_met_https_400(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/inloggen/", headers={"host": "kwaad.example"}).status_code == 400


def test_zonder_geldig_formulierteken_zegt_de_pagina_wat_te_doen(wereld):
    client = Client(enforce_csrf_checks=True)
    client.force_login(wereld.teamlid)
    antwoord = client.post("/uitloggen/")
    assert antwoord.status_code == 403
    assert "Deze pagina stond te lang open" in antwoord.content.decode()
    assert antwoord["X-Reden"] == "teken"


def test_een_vers_formulierteken_laat_hetzelfde_door(wereld):
    client = Client(enforce_csrf_checks=True)
    assert client.get("/formulierteken/").json()["wie"] == ""
    client.force_login(wereld.teamlid)
    antwoord = client.get("/formulierteken/")
    assert "no-store" in antwoord["Cache-Control"]
    vers = antwoord.json()
    assert (vers["wie"], vers["inloggen"]) == (str(wereld.teamlid.pk), "/inloggen/")
    kop = {"X-CSRFToken": vers["teken"]}
    assert client.post("/uitloggen/", headers=kop).status_code == 302


def test_de_pagina_bij_een_storing_heeft_niets_nodig_van_het_verzoek(db):
    antwoord = views.fout_500(HttpRequest())
    assert antwoord.status_code == 500
    assert b"{%" not in antwoord.content


@pytest.mark.urls(__name__)
def test_een_storing_noemt_het_kenmerk_waaronder_zij_in_de_log_staat(wereld):
    client = Client(raise_request_exception=False)
    client.force_login(wereld.teamlid)
    antwoord = client.get("/proef/stuk/")
    assert f"<code>{antwoord['X-Request-ID']}</code>" in antwoord.content.decode()
