"""What the writer puts in a file: text stays text, formulas only when meant."""

import datetime
import io
from decimal import Decimal
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from rapportage.excel.lezer import lees_werkboek
from rapportage.excel.onderdelen import (
    Blad,
    Cel,
    Formule,
    Grenzen,
    Keuze,
    Kolom,
    Nadruk,
    Werkboek,
)
from rapportage.excel.schrijver import als_bytes, bladnaam, schone_tekst, tabel


def terug(inhoud):
    return openpyxl.load_workbook(io.BytesIO(inhoud))


def enkele(*waarden, soort="tekst"):
    """The cells of one written row, read back."""
    kolommen = [Kolom(f"k{nr}", soort=soort) for nr in range(len(waarden))]
    return terug(als_bytes(Werkboek("t", [Blad("b", kolommen, [waarden])])))["b"][2]


@pytest.mark.parametrize(
    "tekst",
    [
        "=1+1",
        '=HYPERLINK("http://x.example","klik")',
        "+31 6",
        "-1",
        "@SUM(A1)",
        "#N/A",
        "=cmd|'/c'",
    ],
)
def test_tekst_wordt_nooit_een_formule(tekst):
    (cel,) = enkele(tekst)
    assert (cel.data_type, cel.value) == ("s", tekst)
    assert cel.quotePrefix is (tekst[0] in "=+-@")


def test_een_formule_alleen_als_het_zo_bedoeld_is():
    (cel,) = enkele(Formule("=SUM(A1:A2)"))
    assert (cel.data_type, cel.value) == ("f", "=SUM(A1:A2)")
    with pytest.raises(ValueError, match="starts with ="):
        Formule("SUM(A1)")


def test_stuurtekens_en_halve_tekens_verdwijnen():
    (cel,) = enkele("a\x00b\x0bc\ud800d\uffffe\r\nf")
    assert cel.value == "abcde\nf"


def test_te_lange_tekst_wordt_zichtbaar_afgekapt():
    kort = schone_tekst("😀" * 40_000)
    assert len(kort.encode("utf-16-le")) <= 2 * 32_767
    assert kort.endswith("😀…")


def test_momenten_worden_lokaal_en_zonder_zone():
    moment = datetime.datetime(2026, 7, 1, 22, 30, tzinfo=ZoneInfo("UTC"))
    uur, dag = enkele(moment, datetime.date(2026, 3, 12))
    assert uur.value == datetime.datetime(2026, 7, 2, 0, 30)
    assert uur.number_format == "d-m-yyyy hh:mm"
    assert (dag.value, dag.number_format) == (datetime.datetime(2026, 3, 12), "d-m-yyyy")


def test_getallen_blijven_getallen():
    cellen = enkele(3, 2.5, Decimal("6.5"), float("nan"), True, None, gettext_lazy("x"))
    assert [c.value for c in cellen] == [3, 2.5, 6.5, None, "ja", None, "x"]


def test_wat_geen_celwaarde_is_wordt_geweigerd():
    with pytest.raises(TypeError, match="cannot hold a list"):
        enkele(["a"])


def test_een_rij_met_een_cel_te_weinig_valt_op():
    with pytest.raises(ValueError, match="zip"):
        als_bytes(Werkboek("t", [Blad("b", [Kolom("a"), Kolom("b")], [["alleen a"]])]))


def test_een_afgebroken_blad_laat_geen_bestand_achter(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rijen():
        yield ["een"]
        assert list(tmp_path.iterdir())
        raise RuntimeError("halverwege")

    with pytest.raises(RuntimeError, match="halverwege"):
        als_bytes(Werkboek("t", [Blad("b", [Kolom("a")], rijen())]))
    assert not list(tmp_path.iterdir())


def test_bladnamen():
    assert bladnaam("Team [A]: 1/2?") == "Team  A   1 2"
    assert bladnaam("'''") == "Blad"
    assert len(bladnaam("x" * 50)) == 31
    assert bladnaam("Team", ["team", "TEAM (2)"]) == "Team (3)"
    assert len(bladnaam("x" * 40, ["x" * 31])) == 31


def test_opmaak_die_een_werkboek_bruikbaar_maakt():
    blad = Blad(
        naam="Stellingen",
        titel="BOAS",
        boven=[["Drempel", Cel(30, "geheel", invoer=True)]],
        kolommen=[Kolom("Code", 8), Kolom("Aantal", 12, "geheel", invoer=True)],
        rijen=[["D1", 3], ["D2", 4]],
        vaste_kolommen=1,
        beveiligd=True,
        keuzes=[Keuze("C5:C6", ["open", "klaar"]), Keuze("D5", "=Status")],
        grenzen=[Grenzen("B5:B6", 0, 500, "Vul een heel getal in.")],
        nadruk=[Nadruk("A5:B6", "$B5>3")],
    )
    wb = terug(
        als_bytes(Werkboek("BOAS & team", [blad], "Team OA", namen={"Drempel": "Stellingen!$B$2"}))
    )
    ws = wb["Stellingen"]
    assert (wb.properties.title, wb.properties.creator) == ("BOAS & team", "Team OA")
    assert wb.properties.language == "nl-NL"
    assert wb.defined_names["Drempel"].attr_text == "Stellingen!$B$2"
    assert (blad.koprij, blad.eerste_rij) == (4, 5)
    assert [c.value for c in ws[4]] == ["Code", "Aantal"]
    assert ws.freeze_panes == "B5"
    assert ws.auto_filter.ref == "A4:B6"
    assert ws.print_title_rows == "$4:$4"
    assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 9)
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.column_dimensions["A"].width == 8
    assert ws.protection.sheet
    assert [ws[p].protection.locked for p in ("A5", "B5", "B2", "A2")] == [True, False, False, True]
    assert [v.formula1 for v in ws.data_validations.dataValidation] == [
        '"open,klaar"',
        "Status",
        "0",
    ]
    assert [str(r.sqref) for r in ws.conditional_formatting] == ["A5:B6"]
    assert ws.oddFooter.left.text == "BOAS && team"


def test_een_keuzelijst_die_excel_niet_aankan():
    for waarden in (["a,b"], ["x" * 200, "y" * 100]):
        with pytest.raises(ValueError, match="sheet of its own"):
            als_bytes(Werkboek("t", [Blad("b", [Kolom("a")], keuzes=[Keuze("A2", waarden)])]))


def test_tabel_is_de_lijst_van_de_pagina():
    ws = terug(tabel("Acties", [Kolom("Wat")], ([x] for x in ("een", "twee"))))["Acties"]
    assert [rij[0].value for rij in ws] == ["Acties", None, "Wat", "een", "twee"]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=20))
def test_tekst_komt_terug_zoals_zij_was(teksten):
    inhoud = als_bytes(
        Werkboek("t", [Blad("b", [Kolom("a"), Kolom("b")], [["x", t] for t in teksten])])
    )
    rijen = lees_werkboek(inhoud).bladen[0].rijen[1:]
    assert [rij.waarden for rij in rijen] == [("x", schone_tekst(t) or None) for t in teksten]


@given(st.sampled_from(["_x0041_", "_x000D_", "_x005F_", "__x0009__", "_X0041_", "_x41_"]))
def test_tekst_die_op_een_tekencode_lijkt_blijft_wat_zij_is(tekst):
    inhoud = als_bytes(Werkboek("t", [Blad("b", [Kolom("a")], [[tekst]])]))
    assert lees_werkboek(inhoud).bladen[0].rijen[1].waarden == (tekst,)


def test_een_kop_breekt_tussen_woorden_en_staat_er_helemaal():
    lang = "Een begeleidingsgesprek voeren (12 × zelfstandig)"
    kolommen = [Kolom("Studenten", 8, "geheel"), Kolom(lang, 18), Kolom("Wat", 30)]
    ws = terug(tabel("Lijst", kolommen, [[1, "a", "b"]]))["Lijst"]
    breedtes = [ws.column_dimensions[letter].width for letter in "ABC"]
    assert breedtes == [len("Studenten") + 2, len("begeleidingsgesprek") + 2, 30]
    # Three lines of words, not cut through.
    assert ws.row_dimensions[3].height >= 3 * 15
    assert terug(tabel("Lijst", [Kolom("Wat")], []))["Lijst"].row_dimensions[3].height is None
