"""The report as PDF, and the one test that page, PDF and Excel say the same figures."""

import io
import random
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from pypdf import PdfReader

from boas.exports.rapport import maak_rapport
from boas.exports.werkboek import maak_werkboek
from boas.models import Sessie
from boas.uitslag_lezen import lees, lees_voor
from rapportage.excel.lezer import lees_werkboek
from tests.boas.kantoor import door_libreoffice
from tests.boas.tellingen import getelde_sessie, tel

GRENZEN = {
    30: [(0, 3, 4, 3), (1, 2, 0, 7), (2, 0, 7, 1), (0, 8, 19, 0), (0, 599, 1401, 0), None],
    31: [(0, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 1, 1999, 0), (1999, 0, 1, 0), (0, 4, 9, 0)],
    1: [(0, 1, 99, 0), (1, 0, 100, 0), (0, 0, 14, 0), (0, 1, 1999, 0), (0, 0, 0, 0), None],
    100: [(7, 7, 0, 0), (13, 0, 1, 0), (1999, 0, 1, 0), (0, 0, 0, 3), (0, 0, 0, 0), None],
}


def _gezaaid(drempel: int) -> list[tuple[int, ...]]:
    kans = random.Random(drempel)
    return [tuple(kans.randint(0, kans.choice([0, 3, 9, 40])) for _ in range(4)) for _ in range(28)]


ALLES = {**GRENZEN, **{drempel: _gezaaid(drempel) for drempel in (17, 33, 50)}}


@pytest.fixture
def sessie(wereld):
    return getelde_sessie(
        [(0, 3, 4, 3), (4, 4, 2, 2), (0, 0, 4, 10), None],
        team=wereld.team,
        onderwerp="Begeleiding & <zorg>",
        redenen=True,
    )


def _pdf(sessie, gebruiker) -> PdfReader:
    return PdfReader(io.BytesIO(maak_rapport(lees_voor(sessie.pk, gebruiker))))


def _tekst(pdf: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(bladzij.extract_text() for bladzij in pdf.pages))


# --- The report ----------------------------------------------------------------------------------


def test_pdf_is_getagd_nederlands_en_heeft_een_titel(wereld, sessie):
    pdf = _pdf(sessie, wereld.teamlid)
    wortel = pdf.trailer["/Root"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata.title.startswith("Uitslag Instrument")
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    soorten = set(_soorten(wortel["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/L", "/Caption"} <= soorten


def test_elke_grafiek_heeft_een_zin_als_tekst(wereld, sessie):
    zinnen = [
        element["/Alt"]
        for element in _elementen(_pdf(sessie, wereld.teamlid).trailer["/Root"]["/StructTreeRoot"])
        if element.get("/S") == "/Figure" and "/Alt" in element
    ]
    assert [zin.partition(",")[0] for zin in zinnen] == [
        "D2: 8 van 12 zijn het oneens (67\N{NO-BREAK SPACE}%)",
        "D1: 3 van 10 zijn het oneens (30\N{NO-BREAK SPACE}%)",
    ]


def test_pdf_zegt_antwoord_team_datum_stand_en_bladzijde(wereld, sessie):
    pdf = _pdf(sessie, wereld.teamlid)
    tekst = _tekst(pdf)
    assert "2 van de 4 stellingen vragen aandacht." in tekst
    assert "Begeleiding & <zorg>" in tekst
    assert "Onderwijsassistent" in tekst
    assert "vastgesteld op" in tekst
    assert f"pagina 1 van {len(pdf.pages)}" in tekst
    assert "Bespreek afspraak 2 in het teamoverleg." in tekst


def test_pdf_van_een_lopende_sessie_is_voorlopig(wereld, sessie):
    sessie.status, sessie.afgesloten_op = Sessie.Status.LOPEND, None
    sessie.save()
    tekst = _tekst(_pdf(sessie, wereld.teamleider))
    assert "voorlopig, stand van" in tekst
    assert "deze uitslag is voorlopig" in tekst


def test_pdf_toont_ronde_een_naast_ronde_twee(wereld, sessie):
    tel(sessie, sessie.versie.stellingen.get(code="D2"), (1, 4, 5, 2), nummer=2)
    tekst = _tekst(_pdf(sessie, wereld.teamlid))
    assert "Ronde 2: deze telt." in tekst
    assert "Ronde 1, om te vergelijken." in tekst


def _elementen(element):
    element = element.get_object()
    if isinstance(element, list):
        for kind in element:
            yield from _elementen(kind)
    elif isinstance(element, dict):
        yield element
        if "/K" in element:
            yield from _elementen(element["/K"])


def _soorten(wortel):
    return (element["/S"] for element in _elementen(wortel) if "/S" in element)


# --- One set of figures --------------------------------------------------------------------------


def _van_pagina(html: str) -> dict[str, tuple]:
    uit = {}
    for code, rij in re.findall(r'<tr data-code="([^"]+)">(.*?)</tr>', html, re.S):
        cellen = [
            re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", cel)).strip()
            for cel in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", rij, re.S)
        ]
        uit[code] = (_n(cellen[6]), cellen[7], cellen[8])
    return uit


def _van_pdf(tekst: str, codes: list[str]) -> dict[str, tuple]:
    tabel = tekst.partition("Antwoorden van handen en telefoons samen")[2]
    uit = {}
    for code in codes:
        rij = re.search(
            rf"\b{code} We weten .*?((?: \d+){{4}}) (\d+ van \d+|–) ([\d,]+ %|–) "
            r"(aandacht|onder de drempel|niet beantwoord)",
            tabel,
        )
        assert rij, (code, tabel)
        uit[code] = (_n(rij[2]), rij[3], rij[4])
    return uit


def _n(opkomst: str) -> int:
    return 0 if opkomst == "–" else int(opkomst.split(" van ")[0])


def _van_excel(inhoud: bytes) -> dict[str, tuple]:
    blad = lees_werkboek(inhoud, formules="waarde").blad("BOAS")
    assert blad.zonder_waarde == ()
    uit = {}
    for rij in blad.rijen:
        if rij.nummer > 6:
            code, n, procent, uitkomst = (rij.waarden[kolom] for kolom in (0, 8, 10, 11))
            uit[code] = (n, _procent(procent), uitkomst)
    return uit


def _procent(waarde: float | str | None) -> str:
    if waarde in ("", None):
        return "–"
    return f"{Decimal(str(waarde)).normalize():f} %".replace(".", ",")


@pytest.mark.kantoor
@pytest.mark.django_db
def test_pagina_pdf_en_excel_geven_dezelfde_cijfers(als, wereld, tmp_path):
    """n, share and drempel test, cell by cell, on borders and on seeded tallies."""
    client, boeken, verwacht = als(wereld.teamlid), {}, {}
    for drempel, tellingen in ALLES.items():
        sessie = getelde_sessie(tellingen, team=wereld.team, drempel=drempel)
        beeld = lees(sessie, vorige=None, met_redenen=True)
        html = client.get(reverse("sessie_uitslag", args=[sessie.pk])).content.decode()
        pagina = _van_pagina(html)
        assert [cijfers[0] for cijfers in pagina.values()] == [sum(t or ()) for t in tellingen]
        assert [cijfers[2] == "aandacht" for cijfers in pagina.values()] == [
            sum(t or ()) > 0 and 100 * (t[0] + t[1]) >= drempel * sum(t) for t in tellingen
        ]
        assert _van_pdf(_tekst(_pdf(sessie, wereld.teamlid)), list(pagina)) == pagina
        boeken[str(drempel)] = maak_werkboek(beeld)
        verwacht[str(drempel)] = (pagina, beeld)
    for drempel, inhoud in door_libreoffice(tmp_path, boeken).items():
        pagina, beeld = verwacht[drempel]
        assert _van_excel(inhoud) == pagina
        boek = lees_werkboek(inhoud, formules="waarde")
        assert boek.blad("Samenvatting").rijen[1].waarden[0] == beeld.zin
        rijen = [rij.waarden for rij in boek.blad("BOAS").rijen if rij.nummer > 6]
        assert [rij[12] or "" for rij in rijen] == [
            s.stelling.interventie if s.aandacht else "" for s in beeld.stellingen
        ]
