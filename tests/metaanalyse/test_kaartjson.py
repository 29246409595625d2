"""The JSON of the cards against its published schema; only while reading is public."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse

from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.exports import kaartjson
from metaanalyse.exports.kaartjson import kaart_json, kaarten_json
from metaanalyse.models import Kaartstand
from metaanalyse.regels.inhoud import Inhoud, Score
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/kaarten.schema.json").read_text())
CONTROLE = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture
def kaarten(settings):
    settings.KAARTEN_OPENBAAR = True
    een = maak_concept("Een")
    waarden = gegevens(
        aspect=["tijd"],
        fase=("implementatie", "duurzame-invoering"),
        doelgroep=Toestand.ONBEKEND,
        samenvatting="Kort",
    )
    stel_vast(een, Inhoud(waarden, {"methode": Score(4, "Geheim"), "inclusie": Score()}), door=None)
    return [een, maak_kaart("Twee", jaar=None, trede="3")]


def vraag(adres="/kaarten/", **koppen):
    return RequestFactory().get(adres, headers=koppen)


def lees(antwoord):
    inhoud = json.loads(antwoord.content)
    CONTROLE.validate(inhoud)
    return inhoud


def test_het_schema_zelf_klopt_en_kent_elke_variabele():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    verplicht = SCHEMA["$defs"]["kaart"]["properties"]["variabelen"]["required"]
    assert verplicht == list(VARIABELEN)


def test_een_lijst_voldoet_aan_het_schema(kaarten):
    uit = lees(kaarten_json([k.pk for k in kaarten], vraag()))
    assert [k["titel"] for k in uit["kaarten"]] == ["Een", "Twee"]
    een = uit["kaarten"][0]
    assert [een["variabelen"][v]["toestand"] for v in ("aspect", "doelgroep", "trede")] == [
        *("waarde", "onbekend", "leeg"),
    ]
    fase = een["variabelen"]["fase"]["waarden"][0]
    assert (fase["code"], fase["code_tot"]) == ("implementatie", "duurzame-invoering")
    assert een["checklist"] == {"methode": 4, "inclusie": None}
    assert "Geheim" not in json.dumps(uit)


def test_een_kaart_voldoet_aan_het_schema(kaarten):
    uit = lees(kaart_json(kaarten[1].pk, vraag()))
    assert (uit["kaart"]["titel"], uit["kaart"]["rapport"]["jaar"]) == ("Twee", None)


def test_bladzij_voor_bladzij(kaarten, monkeypatch):
    monkeypatch.setattr(kaartjson, "PER_PAGINA", 1)
    pks = [k.pk for k in kaarten]
    een = lees(kaarten_json(pks, vraag("/kaarten/?trede=3&formaat=json")))
    assert (een["vorige"], een["volgende"]) == (
        None,
        "http://testserver/kaarten/?trede=3&formaat=json&pagina=2",
    )
    twee = lees(kaarten_json(pks, vraag("/kaarten/?pagina=2")))
    assert (twee["volgende"], twee["kaarten"][0]["titel"]) == (None, "Twee")
    for fout in ("0", "3", "x", "-1", "10000000000", "²"):
        with pytest.raises(Http404):
            kaarten_json(pks, vraag(f"/kaarten/?pagina={fout}"))


def test_niets_gevonden_is_een_lege_bladzij(kaarten):
    assert lees(kaarten_json([], vraag()))["kaarten"] == []


def test_alleen_als_lezen_openbaar_is(kaarten, settings, client, wereld):
    concept = maak_concept()
    with pytest.raises(Http404):
        kaart_json(concept.pk, vraag())
    settings.KAARTEN_OPENBAAR = False
    for maak in (lambda: kaarten_json([], vraag()), lambda: kaart_json(kaarten[0].pk, vraag())):
        with pytest.raises(Http404):
            maak()


def test_de_pagina_geeft_json_met_haar_filters(kaarten, client, wereld):
    client.force_login(wereld.teamlid)
    uit = lees(client.get(reverse("kaarten"), {"formaat": "json", "trede": "3"}))
    assert [k["titel"] for k in uit["kaarten"]] == ["Twee"]
    een = lees(client.get(kaarten[0].get_absolute_url(), {"formaat": "json"}))
    assert een["kaart"]["titel"] == "Een"


def test_wie_het_al_heeft_hoort_dat_er_niets_veranderde(kaarten, django_assert_num_queries):
    pks = [k.pk for k in kaarten]
    etag = kaarten_json(pks, vraag())["ETag"]
    with django_assert_num_queries(1):
        gelijk = kaarten_json(pks, vraag(if_none_match=etag))
    assert (gelijk.status_code, gelijk["ETag"]) == (304, etag)
    stel_vast(kaarten[0], Inhoud(gegevens(trede="2")), door=None)
    nieuw = kaarten_json(pks, vraag(if_none_match=etag))
    assert nieuw.status_code == 200
    # A backup that was put back can have the same number and other cards.
    Kaartstand.objects.update(kenmerk="uit een kopie")
    assert kaarten_json(pks, vraag(if_none_match=nieuw["ETag"])).status_code == 200


def test_wat_onder_het_lezen_verandert_is_daarna_niet_het_nieuwste(kaarten, monkeypatch):
    pks = [k.pk for k in kaarten]
    echt = kaartjson._kaarten

    def lees_en_verander(*args):
        uit = echt(*args)
        stel_vast(kaarten[0], Inhoud(gegevens(trede="2")), door=None)
        return uit

    monkeypatch.setattr(kaartjson, "_kaarten", lees_en_verander)
    etag = kaarten_json(pks, vraag())["ETag"]
    monkeypatch.setattr(kaartjson, "_kaarten", echt)
    assert kaarten_json(pks, vraag(if_none_match=etag)).status_code == 200


def test_even_veel_vragen_voor_een_en_voor_dertig(kaarten, django_assert_num_queries):
    pks = [maak_kaart(aspect=["tijd"]).pk for _ in range(30)]
    for deel in (pks[:1], pks):
        with django_assert_num_queries(5):
            kaarten_json(deel, vraag())
