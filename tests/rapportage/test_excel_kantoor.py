"""A real spreadsheet program opens what we write, and we read what it saves."""

import datetime
import subprocess

import pytest

from rapportage.excel.lezer import lees_werkboek
from rapportage.excel.onderdelen import Blad, Formule, Grenzen, Kolom, Nadruk, Werkboek
from rapportage.excel.schrijver import als_bytes

pytestmark = pytest.mark.kantoor

TELLINGEN = [[2, 1, 4, 3], [0, 2, 5, 3], [0, 0, 0, 0], [1, 2, 5, 2]]
KWAAD = ["=1+1", '=HYPERLINK("http://x.example")', "+31 6", "_x0041_", "  spatie  ", "é ❤ <&>"]


def boek() -> Werkboek:
    rijen = [
        [
            f"D{nr + 1}",
            *aantallen,
            Formule(f"=SUM(B{rij}:E{rij})"),
            Formule(f'=IF(F{rij}=0,"",(B{rij}+C{rij})/F{rij})'),
            Formule(f'=IF(F{rij}=0,"leeg",IF(100*(B{rij}+C{rij})>=Drempel*F{rij},"ja","nee"))'),
        ]
        for nr, (rij, aantallen) in enumerate(zip(range(5, 9), TELLINGEN, strict=True))
    ]
    stellingen = Blad(
        naam="Stellingen",
        titel="BOAS",
        boven=[["Drempel", 30]],
        kolommen=[
            Kolom("Code"),
            *(Kolom(k, soort="geheel", invoer=True) for k in ("zo", "o", "e", "ve")),
            Kolom("n", soort="geheel"),
            Kolom("Aandeel", soort="procent"),
            Kolom("Drempel gehaald"),
        ],
        rijen=rijen,
        beveiligd=True,
        grenzen=[Grenzen("B5:E8", 0, 500, "Vul een heel getal in.")],
        nadruk=[Nadruk("A5:H8", '$H5="ja"')],
    )
    teksten = Blad(
        "Teksten", [Kolom("t"), Kolom("d")], [[t, datetime.date(2026, 3, 12)] for t in KWAAD]
    )
    return Werkboek("BOAS", [stellingen, teksten], namen={"Drempel": "Stellingen!$B$2"})


@pytest.fixture(scope="module")
def omgezet(tmp_path_factory):
    """The workbook after LibreOffice opened, recalculated and saved it."""
    map_ = tmp_path_factory.mktemp("kantoor")
    bron = map_ / "boas.xlsx"
    bron.write_bytes(als_bytes(boek()))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(map_ / 'profiel').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(map_ / "uit"),
            str(bron),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return lees_werkboek((map_ / "uit" / "boas.xlsx").read_bytes(), formules="waarde")


def test_formules_rekenen_na(omgezet):
    rijen = omgezet.blad("Stellingen").rijen[3:]
    assert [rij.waarden[5] for rij in rijen] == [10, 10, 0, 10]
    assert [rij.waarden[6] for rij in rijen] == [0.3, 0.2, None, 0.3]
    assert [rij.waarden[7] for rij in rijen] == ["ja", "nee", "leeg", "ja"]
    assert omgezet.blad("Stellingen").zonder_waarde == ()


def test_tekst_blijft_tekst_en_datums_blijven_datums(omgezet):
    blad = omgezet.blad("Teksten")
    assert [rij.waarden for rij in blad.rijen[1:]] == [
        (tekst, datetime.date(2026, 3, 12)) for tekst in KWAAD
    ]
    assert blad.formules == ()
