"""Reading lists as schools have them: workbooks and text in every coding and separator."""

import datetime
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from borgen.slb.inlezen.bestand import MEESTE_RIJEN, Tabel, lees_bestand
from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.namen import Begeleiders
from borgen.slb.regels.studentrij import Lezer
from organisatie.regels.namen import schoon
from rapportage.excel import fouten
from rapportage.excel.fouten import ExcelFout
from rapportage.tekstbestand import GEEN_TEKST, WEBPAGINA
from tests.rapportage.bestanden import werkboek
from tests.rapportage.test_excel_vijandig import GEVALLEN
from tests.slb.inlezen_hulp import KOPPEN, als_csv, als_xlsx

CODERINGEN = ["utf-8", "utf-8-sig", "cp1252", "utf-16"]
SCHEIDINGEN = [";", ",", "\t", "|"]
RIJEN = [
    ("0012345", "Zoë van Dijk", "3A", "", datetime.date(2026, 8, 1), None),
    ("0012346", "Sem Bakker; jr", "3B", "", None, datetime.date(2026, 9, 24)),
]


def studenten(inhoud: bytes):
    """What is read of each line, without where it stood."""
    tabel = lees_bestand(inhoud)
    lezer = Lezer(tabel.geraden.kolommen, Begeleiders([]))
    gelezen = [lezer.lees(nummer, w) for nummer, w in tabel.rijen[tabel.geraden.koprij + 1 :]]
    return [(s.nummer, s.naam, s.klas, s.instroom, s.uitstroom) for s in gelezen if s]


def verwacht(rijen):
    return [(r[0], schoon(r[1]), r[2], r[4], r[5]) for r in rijen]


@pytest.mark.parametrize("codering", CODERINGEN)
@pytest.mark.parametrize("scheiding", SCHEIDINGEN)
def test_elke_codering_en_scheiding(codering, scheiding):
    assert studenten(als_csv(RIJEN, scheiding=scheiding, codering=codering)) == verwacht(RIJEN)


def test_een_werkmap():
    assert studenten(als_xlsx(RIJEN)) == verwacht(RIJEN)


# What every one of the codings can hold.
TEKST = st.text("abcdeéëïñçABC'-., \"", min_size=1, max_size=20).filter(
    lambda t: t.strip(" .\"-,'") and t.count(",") == 0
)
LIJST = st.lists(
    st.tuples(
        st.from_regex(r"[0-9]{5,12}", fullmatch=True),
        TEKST,
        st.from_regex(r"[A-C][0-9]", fullmatch=True),
        st.just(""),
        st.none() | st.dates(datetime.date(1970, 1, 1), datetime.date(2019, 12, 31)),
        st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2069, 12, 31)),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda rij: rij[0],
)


@settings(max_examples=60)
@given(LIJST, st.sampled_from(CODERINGEN), st.sampled_from(SCHEIDINGEN))
def test_wat_erin_ging_komt_eruit(rijen, codering, scheiding):
    assert studenten(als_csv(rijen, scheiding=scheiding, codering=codering)) == verwacht(rijen)


@settings(max_examples=25)
@given(LIJST)
def test_wat_er_in_een_werkmap_ging_komt_eruit(rijen):
    assert studenten(als_xlsx(rijen)) == verwacht(rijen)


def test_getallen_zoals_excel_ze_bewaart():
    boek = Workbook()
    blad = boek.active
    blad.append(["Studentnr", "Naam", "Klas", "Begindatum"])
    blad.append([12345, "Anna", "3A", 46289])
    blad.append([12346.0, "Bas", 3, datetime.datetime(2026, 9, 24)])
    blad.append([12347, "Cas", "3A", "24-9-2026"])
    blad["A4"].number_format = "0000000"
    uit = io.BytesIO()
    boek.save(uit)
    dag = datetime.date(2026, 9, 24)
    assert studenten(uit.getvalue()) == [
        ("12345", "Anna", "3A", dag, None),
        ("12346", "Bas", "3", dag, None),
        ("0012347", "Cas", "3A", dag, None),
    ]


def test_titel_boven_lege_rijen_ertussen_en_koppen_nog_eens():
    rijen = [("Klassenlijst",), (), KOPPEN, RIJEN[0], (None,) * 6, KOPPEN, RIJEN[1]]
    assert studenten(als_xlsx(rijen, koppen=())) == verwacht(RIJEN)
    [een, twee] = lees_bestand(als_xlsx(rijen, koppen=())).rijen[2::2]
    assert (een[0], twee[0]) == (4, 7)


def test_het_blad_met_de_lijst_wordt_gevonden_en_een_verborgen_blad_niet():
    boek = Workbook()
    boek.active.append(["Toelichting", "bij de lijst"])
    for naam in ("Geheim", "Lijst"):
        blad = boek.create_sheet(naam)
        blad.append(KOPPEN)
        blad.append(["1", naam, "3A"])
    boek["Geheim"].sheet_state = "hidden"
    uit = io.BytesIO()
    boek.save(uit)
    assert [s[1] for s in studenten(uit.getvalue())] == ["Lijst"]


def test_nummers_van_de_overheid_komen_niet_binnen():
    tabel = lees_bestand(als_xlsx([("1", "Anna", "123456782")], koppen=("nr", "Naam", "BSN")))
    assert tabel.rijen[1] == (2, ["1", "Anna", None])
    # Also when no other name of a column is understood, and somebody will choose them by hand.
    vreemd = ("Overzicht", None, None), ("wie", "hoe", "BSN"), ("1", "Anna", "123456782")
    tabel = lees_bestand(als_xlsx(vreemd[1:], koppen=vreemd[0]))
    assert "123456782" not in str(tabel.rijen)
    assert list(tabel.rijen[1][1]) == ["wie", "hoe", "BSN"]


def test_een_werkmap_met_formules_geeft_hun_uitkomst():
    kop = '<row r="1"><c r="A1" t="str"><v>Studentnr</v></c><c r="B1" t="str"><v>Naam</v></c></row>'
    rij = (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>X</f><v>Anna</v></c></row>'
    )
    assert [s[:2] for s in studenten(werkboek(kop + rij))] == [("2", "Anna")]
    leeg = '<row r="2"><c r="A2"><f>1+1</f></c></row>'
    with pytest.raises(ExcelFout, match="cel A2"):
        lees_bestand(werkboek(kop + leeg))


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("sep=|\r\nStudentnr|Naam\r\n1|Anna\r\n", 1),
        ('Studentnr;Naam\r\n1;"Anna\nvan Dijk"\r\n\r\n;;\r\n2;Bas\r\n', 2),
        ("Studentnr,Naam\r1,Anna\r2,Bas\r", 2),
        ('"Studentnr","Naam"\n"1","De ""Beste"""\n', 1),
        ("\n\n Studentnr ; Naam \n1;Anna", 1),
    ],
)
def test_tekst_zoals_programmas_die_bewaren(tekst, aantal):
    assert len(studenten(tekst.encode())) == aantal


def test_rijnummers_zijn_die_van_het_rekenblad():
    tabel = lees_bestand(b'Studentnr;Naam\n\n1;"Anna\nB"\n;;\n2;Bas\n')
    assert [nummer for nummer, _ in tabel.rijen] == [1, 3, 5]


def test_utf_16_waarvan_het_merk_weg_is():
    assert studenten(als_csv(RIJEN, codering="utf-16-le")) == verwacht(RIJEN)
    assert studenten(als_csv(RIJEN, codering="utf-16-be")) == verwacht(RIJEN)


def test_zonder_koppen_wordt_niets_geraden():
    assert lees_bestand(b"1;Anna\n2;Bas\n") == Tabel([(1, ["1", "Anna"]), (2, ["2", "Bas"])], None)


def _geen(inhoud: bytes) -> str:
    with pytest.raises(ExcelFout) as fout:
        lees_bestand(inhoud)
    return fout.value.melding


@pytest.mark.parametrize("naam", sorted(GEVALLEN.keys() - {"tekst"}))
def test_een_vijandige_werkmap_geeft_haar_eigen_melding(naam):
    maak, melding = GEVALLEN[naam]
    inhoud = maak()
    if inhoud.startswith((b"PK", b"\xd0\xcf")):
        assert _geen(inhoud) == melding
    else:
        assert _geen(inhoud)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", fouten.LEEG),
        (b" \r\n\r\n", fouten.LEEG),
        (b";;;\r\n;;;\r\n", fouten.LEEG),
        (b"\xef\xbb\xbf", fouten.LEEG),
        (b"%PDF-1.7\x00\x01", GEEN_TEKST),
        (b"\x89PNG\r\n\x1a\n\x00\x00", GEEN_TEKST),
        (b"\xff\xfeA", GEEN_TEKST),
        (b"Naam\x81\n", GEEN_TEKST),
        (b"<html><table><tr><td>1</td></tr></table>", WEBPAGINA),
        (b"  <!DOCTYPE html>", WEBPAGINA),
        (b"x" * 10_000_001, fouten.te_groot(10_000_000)),
    ],
    ids=lambda w: str(w)[:20],
)
def test_geen_lijst(inhoud, melding):
    assert _geen(inhoud) == melding


def test_een_aanhalingsteken_dat_niet_sluit_wijst_zijn_rij_aan():
    inhoud = b'Studentnr;Naam\n1;"Anna\n' + b"2;Bas\n" * 20
    assert "Vanaf rij 2" in _geen(inhoud)
    assert "Vanaf rij 2" in _geen(inhoud + b"3;Cas\n" * 30_000)


def test_te_veel_rijen_en_kolommen():
    kop = b"Studentnr;Naam\n"
    assert f"rij {MEESTE_RIJEN + 1}" in _geen(kop + b"1;Anna\n" * MEESTE_RIJEN)
    assert "kolommen" in _geen(kop + b";".join([b"1"] * 101) + b"\n")


def test_een_bom_van_tekens_in_een_cel():
    assert _geen(b"Studentnr;Naam\n1;" + b"x" * 40_000)


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_wat_er_ook_komt_een_tabel_of_een_uitleg(inhoud):
    try:
        assert lees_bestand(inhoud).rijen
    except ExcelFout as fout:
        uitleg = fout.melding
        assert uitleg.endswith(".")


def test_hoe_ver_het_is_loopt_op_tot_het_eind():
    gemeld: list[float] = []
    rijen = [(str(i), f"Student {i}", "3A", "", None, None) for i in range(5_000)]
    lees_bestand(als_xlsx(rijen), gemeld.append)
    assert gemeld == sorted(gemeld)
    assert gemeld[-1] == 1.0
    assert len(gemeld) > 3


def test_een_zip_die_geen_werkmap_is():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("lees.txt", "hallo")
    assert _geen(uit.getvalue()) == fouten.GEEN_EXCEL


def test_de_koppen_wijzen_de_kolommen_aan():
    geraden = lees_bestand(als_csv(RIJEN)).geraden
    assert list(geraden.kolommen) == [
        *(Veld.NUMMER, Veld.NAAM, Veld.KLAS, Veld.SLBER, Veld.INSTROOM, Veld.UITSTROOM)
    ]
