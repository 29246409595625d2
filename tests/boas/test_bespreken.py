"""A result to discuss: points with their question and action, on every screen and in every file."""

import io
import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.html import escape
from pypdf import PdfReader

from boas import acties
from boas.beeld import lees as lees_beeld
from boas.exports.rapport import maak_rapport
from boas.exports.werkboek import maak_werkboek
from boas.instrumenten import laad_instrument
from boas.mail import agenda_mail
from boas.models import Sessie
from boas.peilen.sluiten import sluit_peiling
from boas.regels.schaal import Schaal
from boas.regels.voorbereiding import bijeenkomst_van, opzet_van
from boas.schermen import leiding_context, projector_context
from boas.uitkomsten import lees_uitkomst
from boas.uitslag_lezen import lees, lees_voor
from boas.uitslagpost import verstuur_uitslag
from rapportage.excel.lezer import lees_werkboek
from tests.boas.kantoor import door_libreoffice
from tests.boas.peilen import antwoord, links, open_team
from tests.boas.tellingen import eerdere_sessie, getelde_sessie
from tests.boas.test_projector import scherm
from tests.factories import SessieFactory, TrajectFactory
from verbeterplan import planning
from verbeterplan.acties import bereid_sessie_voor
from verbeterplan.models import TrajectSessie

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[2] / "boas" / "data" / "professionele_cultuur.json"
VIER = ["nee", "meestal niet", "meestal wel", "ja"]
GOED, LAAG, OP_DREMPEL, NET_NIET = (0, 0, 4, 10), (4, 4, 4, 2), (1, 2, 4, 3), (0, 8, 19, 0)
# L1 to L4, G1 to G5: two points (one exactly at the drempel), one not answered.
TELLINGEN = [LAAG, GOED, NET_NIET, GOED, OP_DREMPEL, GOED, GOED, GOED, None]


@pytest.fixture
def versie():
    return laad_instrument(DATA)


@pytest.fixture
def sessie(wereld, versie):
    return getelde_sessie(TELLINGEN, versie=versie, team=wereld.team, redenen=True)


def pagina(client, sessie) -> str:
    return client.get(reverse("sessie_uitslag", args=[sessie.pk])).content.decode()


def test_op_of_boven_de_drempel_is_een_punt_en_de_rest_gaat_goed(sessie):
    gesprek = lees_uitkomst(lees(sessie, vorige=None, met_redenen=False)).verteld
    assert [s.code for s in gesprek.punten] == ["L1", "G1"]
    assert [s.code for s in gesprek.goed] == ["L2", "L3", "L4", "G2", "G3", "G4"]
    assert gesprek.zin == "Twee punten om te bespreken"
    assert gesprek.toelichting == (
        "We bespreken een punt als 30\N{NO-BREAK SPACE}% of meer van de antwoorden nee of meestal "
        "niet is. 1 stelling is niet beantwoord. Zes punten gaan goed."
    )


@pytest.mark.parametrize(
    ("tellingen", "zin", "slot"),
    [
        ([GOED] * 9, "Niets om te bespreken", "Negen punten gaan goed."),
        ([LAAG] * 9, "Negen punten om te bespreken", "meestal niet is."),
        ([*[LAAG] * 8, GOED], "Acht punten om te bespreken", "Eén punt gaat goed."),
    ],
)
def test_alles_of_niets(wereld, versie, tellingen, zin, slot):
    sessie = getelde_sessie(tellingen, versie=versie, team=wereld.team)
    gesprek = lees_uitkomst(lees(sessie, vorige=None, met_redenen=False)).verteld
    assert gesprek.zin == zin
    assert gesprek.toelichting.endswith(slot)


def test_pagina_vertelt_elk_punt_een_keer_met_vraag_en_actie(als, wereld, sessie):
    html = pagina(als(wereld.teamlid), sessie)
    assert "<h1>Twee punten om te bespreken</h1>" in html
    assert html.count('class="uitslag-kaart"') == 2
    for code in ("L1", "G1"):
        stelling = sessie.versie.stellingen.get(code=code)
        assert html.count(stelling.gespreksvraag) == 1
        assert html.count(escape(stelling.interventie)) == 1
    assert "Dit gaat goed" in html
    assert "8 van 14 kozen nee of meestal niet (57\N{NO-BREAK SPACE}%), boven de drempel" in html
    assert "3 van 10 kozen nee of meestal niet (30\N{NO-BREAK SPACE}%), op de drempel" in html
    assert "sterk in" not in html
    assert "andacht" not in html.partition("<main")[2]
    assert re.findall(r"(bespreken|gaat goed|niet beantwoord)(?:</span>)?</td>", html) == [
        *("bespreken", "gaat goed", "gaat goed", "gaat goed"),
        *("bespreken", "gaat goed", "gaat goed", "gaat goed", "niet beantwoord"),
    ]


def test_pdf_heeft_dezelfde_punten(wereld, sessie):
    pdf = PdfReader(io.BytesIO(maak_rapport(lees_voor(sessie.pk, wereld.teamlid))))
    tekst = re.sub(r"\s+", " ", " ".join(blad.extract_text() for blad in pdf.pages))
    assert "Twee punten om te bespreken." in tekst
    vraag = sessie.versie.stellingen.get(code="G1").gespreksvraag
    assert tekst.count(vraag) == 1
    assert "Dit gaat goed" in tekst
    assert "andacht" not in tekst


def test_de_mail_zegt_hoeveel_punten(wereld, sessie):
    tekst = verstuur_uitslag(sessie, wereld.teamleider).tekst
    assert "Twee punten om te bespreken. We bespreken een punt als" in tekst
    assert "andacht" not in tekst


def test_projector_en_leiding_bij_een_punt(wereld, versie):
    sessie = SessieFactory(versie=versie, team=wereld.team)
    acties.start(sessie.pk, 14)
    keuze = sessie.keuze.select_related("stelling").first()
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
    acties.tel_handen(sessie.pk, sessie.rondes.get().pk, LAAG)
    vraag = keuze.stelling.gespreksvraag
    assert vraag not in scherm(sessie)
    acties.onthul(sessie.pk)
    assert vraag in scherm(sessie)
    context = leiding_context(lees_beeld(sessie.pk))
    assert context["uitkomsten"].vanaf_kop == "Bespreken vanaf"


def test_de_afsluiting_geeft_elk_punt_een_blad(als, wereld, sessie):
    Sessie.objects.filter(pk=sessie.pk).update(
        status="lopend", afgesloten_op=None, fase="afsluiting"
    )
    schermen = []
    for blad in range(5):
        Sessie.objects.filter(pk=sessie.pk).update(blad=blad)
        context = projector_context(lees_beeld(sessie.pk))
        schermen.append((context["afsluiting"].blad.titel, scherm(sessie)))
    titels = [titel for titel, _ in schermen]
    assert titels == [
        "Twee punten om te bespreken",
        "Samen leren",
        "Met elkaar in gesprek",
        "Dit gaat goed",
        "Hoe het verder gaat",
    ]
    for titel, html in schermen:
        assert "andacht" not in html, titel
    stelling = sessie.versie.stellingen.get(code="L1")
    assert stelling.gespreksvraag in schermen[1][1]
    assert escape(stelling.interventie) in schermen[1][1]


def test_niets_om_te_bespreken_vraagt_hoe_het_goed_blijft(wereld, versie):
    sessie = getelde_sessie(
        [GOED] * 9, versie=versie, team=wereld.team, status=Sessie.Status.LOPEND, fase="afsluiting"
    )
    assert "Wat maakt dat het goed gaat" in scherm(sessie)


def test_wat_veranderde_telt_per_stelling(als, wereld, sessie):
    eerdere_sessie(sessie, [LAAG, LAAG, LAAG, LAAG, LAAG, LAAG, LAAG, LAAG, None])
    html = pagina(als(wereld.teamlid), sessie)
    assert "Deel nee of meestal niet, toen en nu" in html
    assert "57 procentpunt minder vaak nee of meestal niet (beter)" in html
    assert "even vaak nee of meestal niet (gelijk)" in html


def test_redenen_blijven_bij_het_team(als, wereld, sessie):
    acties.deel(sessie.pk, True)
    assert "Geheime reden" in pagina(als(wereld.teamlid), sessie)
    assert "Geheime reden" not in pagina(als(wereld.kwaliteit), sessie)


@pytest.mark.kantoor
def test_werkboek_begint_met_bespreken(wereld, sessie, tmp_path):
    beeld = lees_voor(sessie.pk, wereld.teamlid)
    boeken = {"cultuur": maak_werkboek(beeld)}
    boek = lees_werkboek(door_libreoffice(tmp_path, boeken)["cultuur"], formules="waarde")
    assert boek.bladen[0].naam == "Bespreken"
    rijen = [rij.waarden for rij in boek.bladen[0].rijen]
    assert rijen[1][0] == "Twee punten om te bespreken"
    kop = next(i for i, rij in enumerate(rijen) if rij[0] == "code")
    assert list(rijen[kop][1:6]) == [
        "punt",
        "uitkomst",
        "% nee of meestal niet",
        "vraag om mee te beginnen",
        "actie",
    ]
    punten = rijen[kop + 1 :]
    assert [rij[0] for rij in punten] == ["L1", "G1", "L2", "L3", "L4", "G2", "G3", "G4", "G5"]
    assert [rij[2] for rij in punten] == [
        *["bespreken"] * 2,
        *["gaat goed"] * 6,
        "niet beantwoord",
    ]
    assert [rij[3] for rij in punten[:4]] == [57, 30, 0, 29.6]


# --- Preparing it --------------------------------------------------------------------------------


@pytest.fixture
def voorbereid(wereld, versie):
    traject = TrajectFactory(
        team=wereld.team, naam="Begeleiding", doel="Minder uitval", samenvatting="Alles anders"
    )
    return bereid_sessie_voor(traject, versie.instrument, wereld.teamleider)


def test_de_sessie_gaat_over_samenwerken_en_niet_over_het_traject(voorbereid):
    assert voorbereid.onderwerp == "Hoe gaan we met elkaar om, en leren we van elkaar?"
    assert voorbereid.doel.startswith("Negen stellingen voor het hele team.")
    assert (voorbereid.samenvatting, voorbereid.duur_minuten) == ("", 60)
    assert "wat opvalt" in voorbereid.agenda
    assert voorbereid.keuze.count() == 9


def test_voorbereiden_vraagt_geen_samenvatting(als, wereld, voorbereid):
    html = als(wereld.teamleider).get(voorbereid.get_absolute_url()).content.decode()
    assert "amenvatting" not in html.partition("<main")[2]
    assert "Kiest dit deel van de groep nee of meestal niet, dan is het een punt" in html
    _, tekst, _ = agenda_mail(voorbereid, [])
    assert "We praten met het team over “Hoe gaan we met elkaar om" in tekst


def test_een_omschrijving_van_een_zin_is_het_onderwerp():
    opzet = opzet_van("bespreken", "Naam", "Hoe veilig is het hier.")
    assert (opzet.onderwerp, opzet.doel) == ("Hoe veilig is het hier", "")
    assert opzet_van("bespreken", "Naam", "").onderwerp == "Naam"
    assert opzet_van("stellingen", "Naam", "Hoe veilig is het hier.") is None


def test_acties_worden_activiteiten_met_de_zin_erbij(als, wereld, voorbereid):
    sessie = voorbereid
    acties.start(sessie.pk, 14)
    for keuze, telling in zip(sessie.keuze.all(), TELLINGEN, strict=True):
        if telling:
            acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
            acties.tel_handen(sessie.pk, sessie.rondes.last().pk, telling[:4])
            Sessie.objects.filter(pk=sessie.pk).update(aantal_aanwezig=27)
            sessie.rondes.update(aanwezig=27)
            acties.onthul(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    acties.sluit_sessie(sessie.pk)
    html = als(wereld.teamleider).get(reverse("sessie_planning", args=[sessie.pk]))
    tekst = html.content.decode()
    assert "8 van 14 kozen nee of meestal niet" in tekst
    assert "Kies samen één vraag die het hele team raakt" in tekst
    ts = TrajectSessie.objects.get(sessie=sessie)
    nieuw = planning.zet_klaar(ts, wereld.teamleider)
    assert [a.wat for a in nieuw if a.soort == "interventie"]


def test_met_een_link_wordt_het_dezelfde_uitslag():
    peiling = open_team(8, uitkomst="bespreken", schaal=VIER, oneens_tm=2)
    for token in links(peiling)[:6]:
        antwoord(peiling, token, 1, 3, 3)
    sluit_peiling(peiling.pk)
    beeld = lees(Sessie.objects.get(pk=peiling.pk), vorige=None, met_redenen=False)
    gesprek = lees_uitkomst(beeld).verteld
    assert gesprek.zin == "Eén punt om te bespreken"
    assert gesprek.punten[0].zin.startswith("6 van 6 kozen nee of meestal niet")
    assert beeld.antwoordbron == "met een link"


def test_de_agenda_spreekt_de_woorden_van_de_schaal():
    gewoon = bijeenkomst_van("stellingen").agenda
    assert "Waar veel mensen oneens zijn: wat kunnen we doen?" in gewoon
    ja_nee = bijeenkomst_van("stellingen", Schaal(tuple(VIER), 2)).agenda
    assert "Waar veel mensen nee of meestal niet kiezen: wat kunnen we doen?" in ja_nee
