"""Addresses come from memory, and are the same as Django works out."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch, reverse, set_script_prefix

SOORTEN = {
    "{% url 'sessies' %}": "/sessies/",
    "{% url 'sessie_uitslag' pk %}": "/sessies/12/uitslag/",
    "{% url 'sessie_uitslag' pk=pk %}": "/sessies/12/uitslag/",
    "{% url 'sessie_uitslag' tekst %}": "/sessies/34/uitslag/",
    "{% url naam pk as adres %}<{{ adres }}>": "</sessies/12/uitslag/>",
    "{% url 'weg' as adres %}<{{ adres }}>": "<>",
    "{% url 'sessie_uitslag' 'x' as adres %}<{{ adres }}>": "<>",
    "{% load static %}{% static 'basis/icoon.svg' %}": "/static/basis/icoon.svg",
    "{% load static %}{% static pad as bestand %}<{{ bestand }}>": "</static/a%20%26%20b>",
}
INHOUD = {"pk": 12, "tekst": "34", "naam": "sessie_uitslag", "pad": "a & b"}


def teken(tekst):
    return engines["django"].from_string(tekst).render(INHOUD)


@pytest.mark.parametrize(("tekst", "verwacht"), SOORTEN.items())
def test_zoals_django_ook_de_tweede_keer(tekst, verwacht):
    assert teken(tekst * 2) == verwacht * 2


@pytest.mark.parametrize("tekst", ["{% url 'weg' %}", "{% url 'sessie_uitslag' 'x' %}"])
def test_wat_geen_adres_heeft_is_een_fout(tekst):
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            teken(tekst)


def test_onder_een_pad_zijn_het_andere_adressen():
    adres = "{% url 'sessies' %}"
    zonder = teken(adres)
    set_script_prefix("/borgen/")
    try:
        assert teken(adres) == f"/borgen{zonder}" == reverse("sessies")
    finally:
        set_script_prefix("/")
    assert teken(adres) == zonder


def test_andere_opslag_van_bestanden_geeft_andere_namen(settings):
    adres = "{% load static %}{% static 'basis/icoon.svg' %}"
    zonder = teken(adres)
    settings.STATIC_URL = "/anders/"
    assert teken(adres) == zonder.replace("/static/", "/anders/")
