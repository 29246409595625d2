"""The screen for the room in every phase, and that it never shows what is not for the room."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from boas import acties, afsluiting
from boas.beeld import lees
from boas.models import Sessie
from boas.schermen import inkorten, maat, projector_context
from tests.factories import SessieFactory, VersieFactory

pytestmark = pytest.mark.django_db


def scherm(sessie: Sessie) -> str:
    return render_to_string("boas/projector.html#scherm", projector_context(lees(sessie.pk)))


def cijfers(html: str) -> list[str]:
    """The large numbers under the answers."""
    return re.findall(r'class="cijfer">\s*(\d+)', html)


def lopend(aantal: int = 4, **velden) -> Sessie:
    sessie = SessieFactory(versie=VersieFactory(stellingen=aantal), **velden)
    acties.start(sessie.pk)
    return sessie


def ga(sessie, plek=0):
    keuze = list(sessie.keuze.all())[plek]
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
    return sessie.rondes.filter(stelling=keuze.stelling_id).last()


def tel(sessie, ronde, *handen):
    acties.tel_handen(sessie.pk, ronde.pk, handen)
    acties.onthul(sessie.pk)


def test_voor_het_begin_alleen_het_onderwerp():
    sessie = SessieFactory(onderwerp="Begeleiding", stemwijze="beide")
    html = scherm(sessie)
    assert "Straks beginnen we met" in html
    assert "data:image" not in html


def test_opening_met_doel_verbeteringen_en_code_om_mee_te_doen():
    sessie = lopend(stemwijze="telefoons", doel="Minder uitval", samenvatting="Elke week\ncontact")
    Sessie.objects.filter(pk=sessie.pk).update(code="CFH347")
    html = scherm(sessie)
    assert "Minder uitval" in html
    assert "Elke week<br>\ncontact" in html
    assert "CFH 347" in html
    assert '<img src="data:image/svg+xml' in html


def test_opening_met_handen_heeft_geen_code():
    html = scherm(lopend(doel="Minder uitval"))
    assert "Minder uitval" in html
    assert "data:image" not in html


def test_handen_zoals_getypt():
    sessie = lopend()
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (3, 4, 0, 0))
    html = scherm(sessie)
    assert "We weten wat afspraak 1 van ons vraagt." in html
    assert cijfers(html) == ["3", "4", "0", "0"]
    assert "zeer oneens" in html


@pytest.mark.parametrize("stemwijze", ["telefoons", "beide"])
def test_telefoons_blijven_verborgen_tot_de_onthulling(stemwijze):
    sessie = lopend(stemwijze=stemwijze)
    ronde = ga(sessie)
    for i in range(9):
        acties.stem(sessie.pk, ronde.pk, f"t{i}", 0)
    voor = scherm(sessie)
    kaal = voor.replace("<strong>", "").replace("</strong>", "")
    assert "9 van 14 gestemd" in kaal
    assert "oneens (" not in voor
    assert set(cijfers(voor)) <= {"0"}
    acties.onthul(sessie.pk)
    assert "9 van 9 zijn het oneens (100 %), boven de drempel van 30 %" in scherm(sessie).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_onthulling_zegt_aandeel_spreiding_en_op_de_drempel_de_interventie():
    sessie = lopend(aantal_aanwezig=10)
    tel(sessie, ga(sessie), 1, 2, 4, 3)
    html = scherm(sessie).replace("\N{NO-BREAK SPACE}", " ")
    assert "3 van 10 zijn het oneens (30 %), op de drempel van 30 %." in html
    assert "Enige verschillen" in html
    assert "Wat kunnen we doen?" in html
    assert "Bespreek afspraak 1 in het teamoverleg." in html
    assert 'role="img"' in html

    tel(sessie, ga(sessie, 1), 0, 2, 4, 4)
    assert "Wat kunnen we doen?" not in scherm(sessie)


def test_niet_beantwoord_heeft_geen_percentage():
    sessie = lopend()
    tel(sessie, ga(sessie), 0, 0, 0, 0)
    html = scherm(sessie)
    assert "Niet beantwoord." in html
    assert "Wat kunnen we doen?" not in html


def test_alleen_redenen_die_de_leider_koos():
    sessie = lopend()
    ronde = ga(sessie)
    tel(sessie, ronde, 1, 1, 6, 6)
    acties.noteer_reden(sessie.pk, ronde.pk, "Voor de leider")
    acties.noteer_reden(sessie.pk, ronde.pk, "Voor <b>iedereen</b>", op_projector=True)
    html = scherm(sessie)
    assert "Voor de leider" not in html
    assert "Voor &lt;b&gt;iedereen&lt;/b&gt;" in html


def test_twee_rondes_naast_elkaar():
    sessie = lopend()
    tel(sessie, ga(sessie), 4, 4, 4, 2)
    acties.opnieuw(sessie.pk)
    assert "ronde 2" in scherm(sessie)
    tel(sessie, sessie.rondes.last(), 1, 1, 6, 6)
    html = scherm(sessie).replace("\N{NO-BREAK SPACE}", " ")
    assert "Ronde 1: 57 % oneens" in html
    assert "Ronde 2: 14 % oneens" in html
    assert html.count('role="img"') == 2


def test_afsluiting_loopt_van_overzicht_naar_verder():
    sessie = lopend(6)
    for plek, handen in enumerate([(4, 4, 4, 2), (8, 4, 2, 0), (5, 5, 4, 0)]):
        tel(sessie, ga(sessie, plek), *handen)
    tel(sessie, ga(sessie, 3), 0, 0, 4, 10)
    bladen = []
    for blad in range(9):
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=blad)
        gelezen = afsluiting.lees_afsluiting(lees(sessie.pk).sessie)
        bladen.append((gelezen.blad.soort, [s.code for s in gelezen.blad.stellingen]))
        assert gelezen.blad.titel in scherm(sessie)
        if gelezen.laatste:
            break
    # Most disagreement first, at most two on a page.
    assert bladen == [
        ("overzicht", []),
        ("cluster", ["D2", "D3"]),
        ("cluster", ["D1"]),
        ("sterk", ["V4"]),
        ("verder", []),
    ]
    html = scherm(sessie)
    assert "planningsoverleg" in html


def test_afsluiting_zonder_antwoorden_en_zonder_lage_scores():
    sessie = lopend()
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    assert "nog geen stelling beantwoord" in scherm(sessie)
    tel(sessie, ga(sessie), 0, 0, 7, 7)
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    assert "Bij geen enkele stelling kwamen we aan de drempel" in scherm(sessie)


def test_midden_in_een_stelling_gesloten_toont_geen_stelling():
    sessie = lopend()
    tel(sessie, ga(sessie), 1, 2, 3, 4)
    acties.sluit_sessie(sessie.pk)
    html = scherm(sessie)
    assert "Dank jullie wel." in html
    assert "afspraak 1" not in html


def test_een_schaal_van_drie_werkt_ook():
    versie = VersieFactory(stellingen=1, schaal=["nee", "soms", "ja"], oneens_tm=1)
    sessie = SessieFactory(versie=versie)
    acties.start(sessie.pk)
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (5, 4, 5))
    assert scherm(sessie).count('class="teller"') == 3
    acties.onthul(sessie.pk)
    assert "5 van 14 kozen nee (36\N{NO-BREAK SPACE}%), boven de drempel" in scherm(sessie)


def test_deel_uit_de_stroom_is_gelijk_aan_de_hele_pagina(als, wereld):
    sessie = lopend(team=wereld.team)
    client = als(wereld.teamleider)
    ronde = ga(sessie)
    for _ in range(2):
        heel = client.get(reverse("sessie_projector", args=[sessie.pk])).content.decode()
        assert scherm(sessie).strip() in heel
        tel(sessie, ronde, 4, 4, 4, 2)
        sessie.refresh_from_db()
        acties.opnieuw(sessie.pk) if ronde.nummer == 1 else None
        ronde = sessie.rondes.last()


@pytest.mark.parametrize(
    ("lengte", "verwacht"),
    [
        (1, "maat-1"),
        (48, "maat-1"),
        (49, "maat-2"),
        (120, "maat-3"),
        (171, "maat-5"),
        (240, "maat-5"),
    ],
)
def test_maat_volgt_de_lengte(lengte, verwacht):
    assert maat("x" * lengte) == verwacht


@pytest.mark.parametrize(
    ("tekst", "lengte", "verwacht"),
    [
        ("Kort.", 20, "Kort."),
        ("Eerste zin hier. Tweede zin.", 22, "Eerste zin hier. …"),
        ("een twee drie vier vijf", 12, "een twee …"),
        ("x" * 30, 10, "x" * 9 + " …"),
    ],
)
def test_inkorten_breekt_na_een_zin_of_een_woord(tekst, lengte, verwacht):
    assert inkorten(tekst, lengte) == verwacht
