"""Scales other than the BOAS's, through the whole engine: two, four and five answers."""

import io
import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from pypdf import PdfReader

from boas import acties, stemscherm
from boas.beeld import lees as lees_beeld
from boas.exports.rapport import maak_rapport
from boas.exports.werkboek import maak_werkboek
from boas.exports.werkboek_terug import lees_terug
from boas.models import Sessie
from boas.peilen.sluiten import sluit_peiling
from boas.schermen import leiding_context, projector_context
from boas.uitslag_lezen import lees, lees_voor
from organisatie.models import Lidmaatschap
from rapportage.excel.lezer import lees_werkboek
from tests.boas.kantoor import door_libreoffice
from tests.boas.peilen import antwoord, links, open_team
from tests.boas.tellingen import eerdere_sessie, getelde_sessie
from tests.factories import SessieFactory, VersieFactory

pytestmark = pytest.mark.django_db

TWEE = ["nee", "ja"], 1
VIER = ["nee", "meestal niet", "meestal wel", "ja"], 2
VIJF = ["nooit", "zelden", "soms", "vaak", "altijd"], 2
# Per scale: tallies of four statements, and the sentence of the first.
GEVALLEN = {
    "twee": (TWEE, [(3, 7), (2, 8), (0, 9), None], "3 van 10 kozen nee (30 %)"),
    "vier": (
        VIER,
        [(1, 4, 5, 4), (0, 3, 7, 1), (0, 0, 4, 9), None],
        "5 van 14 kozen nee of meestal niet (36 %)",
    ),
    "vijf": (
        VIJF,
        [(1, 2, 4, 2, 1), (0, 2, 7, 1, 0), (0, 0, 4, 9, 1), None],
        "3 van 10 kozen nooit of zelden (30 %)",
    ),
}
NBSP = "\N{NO-BREAK SPACE}"


def versie_met(schaal, **velden):
    antwoorden, oneens_tm = schaal
    return VersieFactory(schaal=antwoorden, oneens_tm=oneens_tm, **velden)


@pytest.fixture(params=GEVALLEN)
def geval(request, wereld):
    schaal, tellingen, zin = GEVALLEN[request.param]
    sessie = getelde_sessie(tellingen, versie=versie_met(schaal), team=wereld.team, redenen=True)
    return sessie, tellingen, zin.replace(" %", f"{NBSP}%")


def pdf_tekst(beeld) -> str:
    pdf = PdfReader(io.BytesIO(maak_rapport(beeld)))
    return re.sub(r"\s+", " ", " ".join(bladzij.extract_text() for bladzij in pdf.pages))


def test_pagina_en_pdf_noemen_de_antwoorden(als, wereld, geval):
    sessie, _, zin = geval
    laag = sessie.versie.schaalwoorden.laag
    html = als(wereld.teamlid).get(reverse("sessie_uitslag", args=[sessie.pk])).content.decode()
    pdf = pdf_tekst(lees_voor(sessie.pk, wereld.teamlid))
    assert f"{zin}, " in html
    assert f"van de antwoorden {laag} is." in html
    assert f">{laag.capitalize()}</th>" in html
    assert zin.replace(NBSP, " ") in pdf
    assert not re.search(r"\b(on)?eens\b", html.partition("<main")[2])
    assert not re.search(r"\b(on)?eens\b", pdf)


def test_toen_en_nu_noemen_de_antwoorden(als, wereld, geval):
    sessie, tellingen, _ = geval
    eerdere_sessie(sessie, [tuple(reversed(t)) if t else None for t in tellingen])
    html = als(wereld.teamlid).get(reverse("sessie_uitslag", args=[sessie.pk])).content.decode()
    laag = sessie.versie.schaalwoorden.laag
    assert f"Deel {laag}, toen en nu" in html
    assert f"procentpunt minder vaak {laag} (beter)" in html


@pytest.fixture(params=GEVALLEN)
def open_sessie(request, wereld):
    schaal, tellingen, zin = GEVALLEN[request.param]
    versie = versie_met(schaal, stellingen=2)
    sessie = SessieFactory(versie=versie, team=wereld.team, stemwijze="beide")
    acties.start(sessie.pk, 14)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    return sessie, tellingen[0], zin.replace(" %", f"{NBSP}%")


def test_projector_en_leiding_noemen_de_antwoorden(open_sessie):
    sessie, telling, zin = open_sessie
    woorden = sessie.versie.schaalwoorden
    acties.tel_handen(sessie.pk, sessie.rondes.get().pk, telling)
    acties.onthul(sessie.pk)
    acties.opnieuw(sessie.pk)
    acties.tel_handen(sessie.pk, sessie.rondes.last().pk, telling)
    acties.onthul(sessie.pk)
    beeld = lees_beeld(sessie.pk)
    scherm = render_to_string("boas/projector.html#scherm", projector_context(beeld))
    leiding = render_to_string("boas/leiding.html#werk", leiding_context(beeld))
    assert f"{zin}, " in scherm
    assert f"Ronde 1: {zin.partition('(')[2].strip(')')} {woorden.laag}" in scherm
    assert f"Waarom {woorden.laag}? Noteer de redenen" in leiding
    for nummer in range(len(woorden.antwoorden)):
        assert f'name="waarde_{nummer}"' in leiding
    assert not re.search(r"\b(on)?eens\b", scherm)


def test_de_afsluiting_telt_wie_hoog_koos(open_sessie):
    sessie, telling, _ = open_sessie
    woorden = sessie.versie.schaalwoorden
    goed = (*(0 for _ in telling[1:]), 12)
    for keuze, aantallen in zip(sessie.keuze.all(), (telling, goed), strict=True):
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
        acties.tel_handen(sessie.pk, sessie.rondes.last().pk, aantallen)
        acties.onthul(sessie.pk)
    teksten = []
    for blad in range(3):
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=blad)
        beeld = lees_beeld(sessie.pk)
        teksten += [
            render_to_string("boas/projector.html#scherm", projector_context(beeld)),
            render_to_string("boas/leiding.html#werk", leiding_context(beeld)),
        ]
    alles = " ".join(teksten)
    assert f"Dit deel koos {woorden.laag}." in alles
    assert alles.count(f"12 van 12 {woorden.hoog}") == 2


def test_de_telefoon_heeft_een_knop_per_antwoord_in_de_kleur_van_de_grafiek(client, open_sessie):
    sessie, _, _ = open_sessie
    html = client.get(reverse("stem", args=[sessie.code])).content.decode()
    antwoorden = sessie.versie.schaal
    knoppen = re.findall(r'name="waarde" value="(\d)"[^>]*><span>([^<]*)', html)
    assert knoppen == [(str(nummer), antwoord) for nummer, antwoord in enumerate(antwoorden)]
    kleuren = [antwoord.kleur for antwoord in stemscherm.lees(sessie.code).antwoorden]
    telvelden = leiding_context(lees_beeld(sessie.pk))["telvelden"]
    assert kleuren == [kleur for _, kleur in telvelden]
    assert len(set(kleuren)) == len(antwoorden)


def test_antwoorden_met_een_link_heten_zo_en_tellen_mee(als):
    open_ = open_team(8, schaal=VIER[0], oneens_tm=VIER[1])
    for token in links(open_)[:6]:
        antwoord(open_, token, 1, 3, 3)
    sluit_peiling(open_.pk)
    sessie = Sessie.objects.get(pk=open_.pk)
    assert lees(sessie, vorige=None, met_redenen=False).stellingen[0].turf.aantallen == (0, 6, 0, 0)
    lid = Lidmaatschap.objects.filter(team=sessie.team).first().gebruiker
    html = als(lid).get(reverse("sessie_uitslag", args=[sessie.pk])).content.decode()
    assert "Antwoorden met een link; de drempel is 30" in html
    assert "6 van 6 kozen nee of meestal niet" in html
    assert "telefoons" not in html.partition("<main")[2]
    assert "Antwoorden met een link" in pdf_tekst(lees_voor(sessie.pk, lid))


def test_het_formulier_zegt_waar_de_drempel_over_gaat(als, wereld):
    sessie = SessieFactory(versie=versie_met(VIER), team=wereld.team)
    html = als(wereld.teamleider).get(sessie.get_absolute_url()).content.decode()
    assert "Kiest dit deel van de groep nee of meestal niet, dan stellen we" in html


@pytest.mark.kantoor
def test_het_werkboek_rekent_en_leest_terug(wereld, tmp_path):
    """Headings, formulas and the answer in words; and what stands in it comes back."""
    boeken, sessies = {}, {}
    for naam, (schaal, tellingen, _) in GEVALLEN.items():
        uitkomst = "bespreken" if naam == "vier" else "stellingen"
        versie = versie_met(schaal, uitkomst=uitkomst)
        sessies[naam] = getelde_sessie(tellingen, versie=versie, team=wereld.team)
        boeken[naam] = maak_werkboek(lees(sessies[naam], vorige=None, met_redenen=True))
    for naam, inhoud in door_libreoffice(tmp_path, boeken).items():
        sessie, tellingen = sessies[naam], GEVALLEN[naam][1]
        beeld = lees(sessie, vorige=None, met_redenen=True)
        boek = lees_werkboek(inhoud, formules="waarde")
        blad = boek.blad("Stellingen" if naam == "vier" else "BOAS")
        rijen = {rij.nummer: rij.waarden for rij in blad.rijen}
        n = len(sessie.versie.schaal)
        assert list(rijen[6][3 : 3 + n]) == sessie.versie.schaal
        assert rijen[6][5 + n] == f"samen {beeld.woorden.laag}"
        assert rijen[6][6 + n] == f"% {beeld.woorden.laag}"
        assert [rijen[7 + i][7 + n] for i in range(4)] == [s.uitkomst for s in beeld.stellingen]
        assert boek.blad("Samenvatting").rijen[1].waarden[0] == beeld.zin
        inlezing = lees_terug(inhoud, sessie)
        assert not inlezing.fouten
        assert [regel.aantallen for regel in inlezing.regels] == [t for t in tellingen if t]
