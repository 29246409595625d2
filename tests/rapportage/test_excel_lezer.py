"""What the reader makes of files as people have them."""

import datetime
import io

import openpyxl
import pytest

from rapportage.excel.lezer import ExcelFout, FormulesGevonden, Foutwaarde, lees_werkboek
from tests.rapportage.bestanden import cel, werkboek


def rijen(inhoud, **opties):
    return [(r.nummer, r.waarden) for r in lees_werkboek(inhoud, **opties).bladen[0].rijen]


def gewoon(*waarden, formaat=None):
    """A workbook as openpyxl saves it."""
    wb = openpyxl.Workbook()
    wb.active.append(waarden)
    if formaat:
        wb.active["A1"].number_format = formaat
    uit = io.BytesIO()
    wb.save(uit)
    return uit.getvalue()


def test_gewone_waarden():
    moment = datetime.datetime(2026, 3, 12, 14, 5)
    inhoud = gewoon(
        "tekst", 3, 2.5, True, None, datetime.date(2026, 3, 12), moment, datetime.time(9, 30)
    )
    assert rijen(inhoud) == [
        (1, ("tekst", 3, 2.5, True, None, datetime.date(2026, 3, 12), moment, datetime.time(9, 30)))
    ]


def test_een_bestand_als_stroom():
    assert rijen(io.BytesIO(gewoon("a"))) == [(1, ("a",))]


def test_hele_getallen_zijn_int_ook_als_excel_een_komma_schrijft():
    ((_, waarden),) = rijen(
        werkboek('<row r="1"><c r="A1"><v>3.0</v></c><c r="B1"><v>1E3</v></c></row>')
    )
    assert waarden == (3, 1000)
    assert all(type(w) is int for w in waarden)


def test_lege_rijen_en_kolommen_houden_hun_nummer():
    inhoud = werkboek(f'<row r="3">{cel("B3", "x")}</row><row r="7">{cel("A7", "y")}</row>')
    assert rijen(inhoud) == [(3, (None, "x")), (7, ("y", None))]


def test_cellen_zonder_adres_tellen_door():
    kaal = '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row>'
    assert rijen(werkboek(kaal * 2)) == [(1, ("a", 2)), (2, ("a", 2))]


def test_opgemaakte_tekst_en_gedeelde_teksten():
    teksten = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><r><t>half </t></r><r><t>vet</t></r><rPh><t>uitspraak</t></rPh></si>"
        "<si><t>_x0041_</t></si></sst>"
    )
    inhoud = werkboek(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', teksten=teksten
    )
    assert rijen(inhoud) == [(1, ("half vet", "A"))]


def test_foutwaarden_zijn_herkenbaar():
    ((_, waarden),) = rijen(
        werkboek('<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1"><v>1e999</v></c></row>')
    )
    assert waarden == ("#DIV/0!", "#NUM!")
    assert all(isinstance(w, Foutwaarde) for w in waarden)


def test_datums_van_de_mac_en_datums_die_niet_bestaan():
    boek = (
        '<workbook xmlns:r="x"><workbookPr date1904="1"/>'
        '<sheets><sheet name="B" r:id="rId1"/></sheets></workbook>'
    )
    rij = '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>99999999999</v></c></row>'
    ((_, waarden),) = rijen(werkboek(rij, boek=boek))
    assert waarden[0] in (datetime.date(1904, 1, 1), datetime.time(0))
    assert isinstance(waarden[1], Foutwaarde)


def formules():
    return werkboek(
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f><v>4</v></c>'
        '<c r="C1"><f>A1*3</f></c><c r="D1" t="str"><f>""</f><v></v></c></row>'
    )


def test_formules_worden_gemeld_met_hun_plaats():
    with pytest.raises(FormulesGevonden) as fout:
        lees_werkboek(formules())
    assert fout.value.cellen == ["Blad1!B1", "Blad1!C1", "Blad1!D1"]
    assert "Blad1!B1" in fout.value.melding


def test_of_gelezen_als_hun_bewaarde_uitkomst():
    blad = lees_werkboek(formules(), formules="waarde").bladen[0]
    assert blad.rijen[0].waarden == (2, 4)
    assert blad.formules == ("B1", "C1", "D1")
    assert blad.zonder_waarde == ("C1",)


def test_bladen_vinden_en_overslaan():
    wb = openpyxl.Workbook()
    wb.active.title = "Stellingen"
    wb.active.append(["x"])
    verborgen = wb.create_sheet("Rekenblad")
    verborgen.append(["=1+1"])
    verborgen.sheet_state = "hidden"
    uit = io.BytesIO()
    wb.save(uit)
    boek = lees_werkboek(uit.getvalue(), bladen=["stellingen"])
    assert [b.naam for b in boek.bladen] == ["Stellingen"]
    assert boek.blad(" STELLINGEN ").rijen[0].waarden == ("x",)
    assert boek.blad("Rekenblad") is None
    with pytest.raises(FormulesGevonden):
        lees_werkboek(uit.getvalue())
    alles = lees_werkboek(uit.getvalue(), formules="waarde")
    assert [b.zichtbaar for b in alles.bladen] == [True, False]


@pytest.mark.parametrize(
    ("plaats", "in_melding"), [("A11", "rijen"), ("K1", "kolommen"), ("XFD1048576", "rijen")]
)
def test_te_ver_weg_noemt_de_cel(plaats, in_melding):
    nummer = plaats.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    inhoud = werkboek(f'<row r="{nummer}">{cel(plaats, "x")}</row>')
    with pytest.raises(ExcelFout, match=plaats) as fout:
        lees_werkboek(inhoud, max_rijen=10, max_kolommen=10)
    assert in_melding in fout.value.melding


def test_lege_opgemaakte_cellen_tellen_niet():
    ver = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    inhoud = werkboek(f'<row r="1">{cel("A1", "x")}</row>{ver}')
    assert rijen(inhoud, max_rijen=1, max_kolommen=1, max_cellen=1) == [(1, ("x",))]


def test_grenzen_gelden_tot_en_met():
    inhoud = werkboek(f'<row r="10">{cel("A10", "x")}{cel("J10", "y")}</row>')
    assert len(rijen(inhoud, max_rijen=10, max_kolommen=10, max_cellen=2)) == 1
    with pytest.raises(ExcelFout, match="te veel gevulde cellen"):
        lees_werkboek(inhoud, max_cellen=1)
