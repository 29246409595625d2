"""A form says where it stands: its place in the menu, what it is about, where it goes back to."""

from types import SimpleNamespace

import pytest
from django.urls import get_resolver, reverse

from overzicht.templatetags.kruimel import MENU, PLEKKEN, kruimel
from tests.factories import TrajectFactory


class Ding(SimpleNamespace):
    """What a page is about."""

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return self.adres


TRAJECT = Ding(naam="Begeleiding", adres="/trajecten/1/")


def pad(*args, **kwargs) -> list[tuple[str, str]]:
    return kruimel(*args, **kwargs)["links"]


def test_tussen_menu_en_vorige_pagina_staat_waar_het_over_gaat():
    assert pad("/trajecten/1/plg/", "De opdracht", van=TRAJECT) == [
        ("Trajecten", "/trajecten/"),
        ("Begeleiding", "/trajecten/1/"),
        ("PLG", "/trajecten/1/plg/"),
    ]


@pytest.mark.parametrize("terug", ["/trajecten/1/", "/trajecten/1/#verbeteracties"])
def test_wat_de_vorige_pagina_zelf_is_staat_er_een_keer(terug):
    assert pad(terug, "Wijzig", van=TRAJECT)[1:] == [("Begeleiding", "/trajecten/1/")]


def test_een_plek_in_het_menu_staat_er_een_keer():
    assert pad("/documenten/#proces-3", "Nieuw proces") == [("Documenten", "/documenten/")]


def test_een_pagina_heet_zoals_gezegd():
    assert pad("/slb/klassen/2/", "Wijzig de klas", terug_heet="Klas 3A") == [
        ("Gesprekken", "/slb/"),
        ("Klas 3A", "/slb/klassen/2/"),
    ]


def test_een_pagina_zonder_naam_kost_hooguit_een_stap():
    assert pad(reverse("gezond"), "Wijzig", van=TRAJECT) == [("Begeleiding", "/trajecten/1/")]


def test_elke_naam_is_van_een_adres():
    namen = {naam for naam in get_resolver().reverse_dict if isinstance(naam, str)}
    assert set(PLEKKEN) | set(MENU) <= namen


def test_het_staat_boven_het_formulier(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    html = als(wereld.teamleider).get(reverse("activiteit_nieuw", args=[traject.pk])).content
    kop = html.decode().partition("<h1>")[0]
    for adres in ("trajecten", "traject", "activiteiten"):
        args = [] if adres == "trajecten" else [traject.pk]
        assert f'<li><a href="{reverse(adres, args=args)}">' in kop
    assert '<li aria-current="page">Nieuwe activiteit</li>' in kop
