"""The menu tells on every page where one is, once."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from overzicht.templatetags.menu import ONDER, hier, menuplek

PLEKKEN = re.findall(
    r'hier nu plek "(\w+)"',
    (Path(settings.BASE_DIR) / "templates/onderdelen/menu.html").read_text(),
)


@pytest.mark.parametrize(
    ("adres", "plek"),
    [
        ("", "start"),
        ("teams/<int:pk>/bord/", "teams"),
        ("borgen/<int:pk>/handelen/", "trajecten"),
        ("overleggen/", "start"),
        ("agenda/", "account"),
        ("kwaliteit/bundels/", "kwaliteit"),
    ],
)
def test_een_adres_hoort_bij_een_plek(adres, plek):
    assert menuplek(adres) == plek
    assert plek in PLEKKEN


def test_wat_eronder_staat_gaat_voor_het_adres():
    assert menuplek("sessies/<int:pk>/schatting/", "peilingen") == "peilingen"


def test_alleen_de_pagina_zelf_is_de_pagina():
    assert hier("teams", "teams", "teams") == ' aria-current="page"'
    assert hier("bord", "teams", "teams") == ' aria-current="true"'
    assert hier("bord", "teams", "start") == ""


def test_wat_onder_een_plek_hoort_bestaat():
    eerste = {str(p.pattern).split("/")[0] for p in get_resolver().url_patterns}
    eerste |= {
        str(q.pattern).split("/")[0]
        for p in get_resolver().url_patterns
        if hasattr(p, "url_patterns")
        for q in p.url_patterns
    }
    assert set(ONDER) <= eerste
    assert set(ONDER.values()) <= set(PLEKKEN)


def test_de_menubalk_merkt_een_plek(wereld, als):
    html = als(wereld.teamleider).get("/signalen/nieuw/").content.decode()
    balk = html[html.index("menu-breed") : html.index("menu-smal")]
    assert balk.count("aria-current") == 1
    assert '<a href="/trajecten/" aria-current="true">' in balk
