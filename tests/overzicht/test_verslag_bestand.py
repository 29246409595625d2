"""The report on a period as files: what the page says, and nothing else."""

import datetime
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from overzicht.verslagbeeld import Blok, Stand
from overzicht.verslagbestand import bestandsnaam_van, verslag_pdf, verslag_xlsx
from overzicht.verslagcijfers import Gesprekken
from overzicht.verslaglezen import lees_verslag
from tests.boas.kantoor import door_libreoffice
from tests.borgen.meten import vandaag
from tests.overzicht.verslag_hulp import BINNEN, maak_gevuld

pytestmark = pytest.mark.django_db


@pytest.fixture
def beeld(wereld):
    beeld = lees_verslag(wereld.team, maak_gevuld(wereld).voorbij)
    gesprekken = Gesprekken(Decimal("62.5"), 40, 70, 80)
    teksten = (Blok("opvallend", "Wat opviel", "=1+1 viel op"), *beeld.blokken[1:])
    return replace(beeld, cijfers=replace(beeld.cijfers, gesprekken=gesprekken), blokken=teksten)


def pdf_tekst(inhoud: bytes) -> str:
    lezer = PdfReader(io.BytesIO(inhoud))
    return " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())


def test_de_pdf_zegt_van_wie_wanneer_en_hoe_vast(beeld, wereld):
    inhoud = verslag_pdf(beeld)
    tekst = pdf_tekst(inhoud)
    for stuk in ("Periodeverslag Onderwijsassistent", "College Noord", "periode 1", "Voorlopig."):
        assert stuk in tekst
    for stuk in ("minstens 3", "2,125", "Leidraad maken", "63 % van de 40 studenten", "pagina 1"):
        assert stuk in tekst
    assert "=1+1 viel op" in tekst
    # A heading nobody wrote under does not stand there empty.
    assert "Wat het team nodig heeft" not in tekst
    for woord in (*BINNEN, *(lid.gebruiker.naam for lid in wereld.leden)):
        assert woord not in tekst
    kop = PdfReader(io.BytesIO(inhoud)).trailer["/Root"]
    assert kop["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in kop["/Metadata"].get_data()


def test_een_vastgesteld_verslag_heet_niet_voorlopig(beeld):
    vast = replace(beeld, stand=Stand.VAST, vastgesteld_op=vandaag())
    tekst = pdf_tekst(verslag_pdf(vast))
    assert "oorlopig" not in tekst
    assert "vastgesteld" in tekst
    assert "voorlopig" not in bestandsnaam_van(vast)
    assert "voorlopig" in bestandsnaam_van(beeld)


def test_het_werkboek_heeft_echte_dagen_en_getallen(beeld, wereld):
    boek = load_workbook(io.BytesIO(verslag_xlsx(beeld)))
    assert boek.sheetnames == [
        "Samenvatting",
        "Normen",
        "Activiteiten",
        "Documenten",
        "Sessies",
        "Teksten",
    ]
    stand = {rij[0].value: rij[1].value for rij in boek["Samenvatting"].iter_rows(min_row=5)}
    assert stand["Peildatum"].date() == vandaag()
    assert stand["Activiteiten nog te doen"] == 2
    assert stand["Studenten met genoeg gesprekken"] == 0.625
    rijen = [[cel.value for cel in rij] for rij in boek["Normen"].iter_rows(min_row=6)]
    assert [(rij[3].date(), rij[4], rij[7], rij[9]) for rij in rijen] == [
        (vandaag(-45), 1.5, 2, "niet gehaald"),
        (vandaag(-15), 2.125, 3, "niet gehaald"),
    ]
    for blad in boek:
        assert "Voorlopig, cijfers van" in str(blad["A3"].value)
    cellen = [str(cel.value) for blad in boek for rij in blad for cel in rij]
    for woord in (*BINNEN, *(lid.gebruiker.naam for lid in wereld.leden)):
        assert not any(woord in cel for cel in cellen)


def test_wat_niet_gemeten_is_staat_er_met_zijn_norm(beeld):
    (regel,) = beeld.cijfers.metingen
    leeg = replace(beeld.cijfers, metingen=(replace(regel, uitkomsten=()),))
    boek = load_workbook(io.BytesIO(verslag_xlsx(replace(beeld, cijfers=leeg))))
    assert [cel.value for cel in boek["Normen"][6]][8:] == [
        "minstens 3\u00a0gesprekken",
        "niet gemeten",
    ]


@pytest.mark.kantoor
def test_libreoffice_leest_wat_er_staat(beeld, tmp_path):
    uit = door_libreoffice(tmp_path, {"verslag": verslag_xlsx(beeld)})["verslag"]
    boek = load_workbook(io.BytesIO(uit))
    assert boek["Teksten"]["B6"].value == "=1+1 viel op"
    assert boek["Teksten"]["B6"].data_type == "s"
    dag = boek["Normen"]["D6"].value
    assert isinstance(dag, datetime.datetime)
    assert dag.date() == vandaag(-45)
    assert boek["Normen"]["E7"].value == 2.125
