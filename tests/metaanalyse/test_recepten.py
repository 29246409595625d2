"""Named views: what is just inside and just outside of each."""

import re

import pytest
from django.urls import reverse

from metaanalyse.regels.recepten import RECEPTEN
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.register import register
from metaanalyse.register.sorteren import SORTERINGEN
from tests.metaanalyse.maak import maak_kaart
from tests.paginatekst import zonder_toeval

pytestmark = pytest.mark.database

BESTE = {
    "doelstelling": ("grotendeels", "volledig"),
    "fase": ("implementatie", "duurzame-invoering"),
    "trede": "3",
}
NIET = {"doelstelling": "nauwelijks", "fase": ("initiatie", "implementatie"), "trede": ("4", "5")}


def past(naam: str, **waarden) -> bool:
    kaart = maak_kaart(**waarden)
    return kaart.pk in register().selecteer(RECEPTEN[naam].filter).pks()


@pytest.mark.parametrize(
    ("anders", "binnen"),
    [
        ({}, True),
        ({"doelstelling": "grotendeels"}, True),
        ({"doelstelling": "volledig"}, True),
        ({"doelstelling": ("enigszins", "grotendeels")}, False),
        ({"doelstelling": "enigszins"}, False),
        ({"doelstelling": Toestand.ONBEKEND}, False),
        ({"doelstelling": Toestand.NVT}, False),
        ({"fase": "duurzame-invoering"}, True),
        ({"fase": ("initiatie", "duurzame-invoering")}, True),
        ({"fase": "implementatie"}, False),
        ({"fase": ("initiatie", "implementatie")}, False),
        ({"fase": Toestand.ONBEKEND}, False),
        ({"trede": ("3", "5")}, True),
        ({"trede": "5"}, True),
        ({"trede": ("2", "3")}, False),
        ({"trede": ("0", "5")}, False),
        ({"trede": "2"}, False),
        ({"trede": Toestand.NVT}, False),
        ({"trede": Toestand.ONBEKEND}, False),
    ],
)
def test_beste_praktijken_op_elke_grens(db, anders, binnen):
    assert past("beste-praktijken", **(BESTE | anders)) == binnen


@pytest.mark.parametrize("zonder", list(BESTE))
def test_beste_praktijken_zonder_een_van_de_drie_is_er_buiten(db, zonder):
    waarden = {v: w for v, w in BESTE.items() if v != zonder}
    assert not past("beste-praktijken", **waarden)


@pytest.mark.parametrize(
    ("anders", "binnen"),
    [
        ({}, True),
        ({"doelstelling": ("niet", "nauwelijks")}, True),
        ({"doelstelling": ("nauwelijks", "enigszins")}, True),
        ({"doelstelling": "niet"}, False),
        ({"doelstelling": "enigszins"}, False),
        ({"doelstelling": Toestand.ONBEKEND}, False),
        ({"fase": "initiatie"}, True),
        ({"fase": "implementatie"}, True),
        ({"fase": ("implementatie", "duurzame-invoering")}, True),
        ({"fase": "duurzame-invoering"}, False),
        ({"fase": Toestand.ONBEKEND}, False),
        ({"trede": "0"}, True),
        ({"trede": Toestand.ONBEKEND}, True),
        ({"trede": Toestand.NVT}, True),
    ],
)
def test_niet_gerealiseerd_op_elke_grens(db, anders, binnen):
    assert past("niet-gerealiseerd", **(NIET | anders)) == binnen


@pytest.mark.parametrize("naam", list(RECEPTEN))
def test_elk_recept_heeft_een_pagina_die_zegt_wat_ze_laat_zien(als, wereld, naam):
    recept = RECEPTEN[naam]
    maak_kaart("Een kaart", **BESTE, kenmerken="Coachen op de werkvloer.", bevorderend=["geld"])
    pagina = zonder_toeval(als(wereld.onderzoeker).get(reverse("recept", args=[naam])))
    assert f"<h1>{recept.titel}</h1>" in pagina
    assert recept.vraag in pagina
    assert recept.bron in pagina
    assert recept.sorteer in SORTERINGEN
    assert set(recept.toon) <= set(VARIABELEN)


def test_recept_toont_waar_de_vraag_over_gaat(als, wereld):
    maak_kaart("Later", fase="initiatie", bevorderend=["geld"], positief="Meer rust.")
    maak_kaart("Eerst", fase="duurzame-invoering", bevorderend=["geld", "keuzeruimte"])
    maak_kaart("Onbekend", fase="initiatie", bevorderend=Toestand.ONBEKEND)
    adres = reverse("recept", args=["bevorderende-factoren"])
    pagina = zonder_toeval(als(wereld.teamlid).get(adres))
    titels = re.findall(r'<h3><a href="[^"]*">([^<]*)</a></h3>', pagina)
    assert titels == ["Eerst", "Later", "Onbekend"]
    assert (
        'sorteer=fase&amp;bevorderend=geld">Geld beschikbaar</a> <span class="stil">2</span>'
        in pagina
    )
    assert '<span class="stil">Positieve neveneffecten:</span> Meer rust.' in pagina
    assert '<span class="stil">Wat hielp:</span> onbekend' in pagina
    assert "Vaak genoemd is niet hetzelfde als werkzaam." in pagina


def test_recept_is_te_versmallen_tot_sterk_bewijs(als, wereld):
    maak_kaart("Sterk", trede=("4", "5"))
    maak_kaart("Zwakker", trede="3")
    adres = reverse("recept", args=["doelgroepen"]) + "?bewijs=hoog"
    pagina = zonder_toeval(als(wereld.teamlid).get(adres))
    assert "1 van 2 kaarten" in pagina
    assert "Zwakker" not in pagina


def test_recept_bladert_op_zijn_eigen_adres(als, wereld):
    for _ in range(26):
        maak_kaart(trede="4")
    adres = reverse("recept", args=["doelgroepen"])
    pagina = zonder_toeval(als(wereld.teamlid).get(f"{adres}?bewijs=hoog"))
    assert f'href="{adres}?bewijs=hoog&amp;pagina=2"' in pagina
    assert "Pagina 2 van 2" in zonder_toeval(als(wereld.teamlid).get(f"{adres}?pagina=99999"))


def test_overzicht_telt_elk_recept(als, wereld):
    maak_kaart(**BESTE)
    maak_kaart(**NIET)
    maak_kaart()
    pagina = zonder_toeval(als(wereld.teamlid).get(reverse("recepten")))
    regels = re.findall(r'recepten/([\w-]+)/".*?rij-einde klein">([^<]*)<', pagina, re.S)
    tellingen = dict(regels)
    assert tellingen["beste-praktijken"] == "1 kaart"
    assert tellingen["niet-gerealiseerd"] == "1 kaart"
    assert tellingen["doelgroepen"] == "3 kaarten"
    assert set(tellingen) == set(RECEPTEN)


def test_recept_dat_niet_bestaat_is_er_niet(als, wereld):
    client = als(wereld.teamlid)
    assert client.get(reverse("recept", args=["onzin"])).status_code == 404


def test_recept_vraagt_altijd_evenveel(als, wereld, django_assert_num_queries):
    client = als(wereld.teamlid)
    adres = reverse("recept", args=["kernactiviteiten"])
    for aantal in (1, 30):
        for _ in range(aantal):
            maak_kaart(trede="3", kenmerken="Coachen.")
        client.get(reverse("kaarten"))
        with django_assert_num_queries(6):
            client.get(adres)
