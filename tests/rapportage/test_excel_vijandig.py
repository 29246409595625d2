"""Files that are no workbook, or one made to hurt: one clear message, little memory, soon."""

import io
import struct
import subprocess
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage.excel import fouten
from rapportage.excel.archief import OLE
from rapportage.excel.lezer import ExcelFout, lees_werkboek
from tests.rapportage.bestanden import (
    BOEK,
    INHOUD,
    RELATIES,
    blad,
    cel,
    inpakken,
    onderdelen,
    werkboek,
)

GOED = werkboek(f'<row r="1">{cel("A1", "x")}</row>')
NAAMRUIMTE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def met(naam: str, inhoud: str | bytes) -> bytes:
    return inpakken({**onderdelen(blad("")), naam: inhoud})


def met_vlag(inhoud: bytes, plaats: int, waarde: bytes) -> bytes:
    """Overwrite a field of every entry in the zip's directory."""
    uit, begin = bytearray(inhoud), 0
    while (begin := uit.find(b"PK\x01\x02", begin)) >= 0:
        uit[begin + plaats : begin + plaats + len(waarde)] = waarde
        begin += 4
    return bytes(uit)


def dubbele_naam() -> bytes:
    uit = io.BytesIO(GOED)
    with zipfile.ZipFile(uit, "a") as archief, pytest.warns(UserWarning, match="Duplicate"):
        archief.writestr("xl/workbook.xml", BOEK)
    return uit.getvalue()


def geen_utf8(inhoud: bytes, naam: bytes) -> bytes:
    """The same zip, with a name before the part that is no UTF-8 though it says so."""
    plaats = inhoud.index(naam)
    kop = inhoud[plaats - 30 : plaats - 24] + b"\x00\x08" + inhoud[plaats - 22 : plaats]
    rest = inhoud[plaats + len(naam) :]
    return inhoud[: plaats - 30] + kop + b"\xff" * len(naam) + rest


GEVALLEN = {
    "leeg": (lambda: b"", fouten.LEEG),
    "tekst": (lambda: b"code;stelling\nD1;doel\n", fouten.GEEN_EXCEL),
    "pdf": (lambda: b"%PDF-1.7\n", fouten.GEEN_EXCEL),
    "oud": (lambda: OLE + bytes(500) + "Workbook".encode("utf-16-le"), fouten.OUD_EXCEL),
    "wachtwoord": (
        lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        fouten.WACHTWOORD,
    ),
    "ander ole": (lambda: OLE + bytes(500), fouten.GEEN_EXCEL),
    "gewone zip": (lambda: inpakken({"lees.txt": "hallo"}), fouten.GEEN_EXCEL),
    "document": (
        lambda: inpakken(
            {
                "[Content_Types].xml": INHOUD,
                "_rels/.rels": RELATIES.replace("xl/workbook", "word/document"),
                "word/document.xml": "<document/>",
                "word/_rels/document.xml.rels": "<Relationships/>",
            }
        ),
        fouten.GEEN_EXCEL,
    ),
    "ods": (
        lambda: inpakken({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        fouten.OPENDOCUMENT,
    ),
    "xlsb": (lambda: met("xl/workbook.bin", b"\x00"), fouten.BINAIR),
    "macro": (lambda: met("xl/vbaProject.bin", b"\x00"), fouten.MACROS),
    "macroblad": (
        lambda: met(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="rId1" Type="x/xlMacrosheet" Target="m.xml"/>'
            "</Relationships>",
        ),
        fouten.MACROS,
    ),
    "afgekapt": (lambda: GOED[: len(GOED) // 2], fouten.BESCHADIGD),
    "versleutelde zip": (lambda: met_vlag(GOED, 8, b"\x01\x00"), fouten.WACHTWOORD),
    "bzip2": (lambda: inpakken(onderdelen(blad("")), zipfile.ZIP_BZIP2), fouten.ONVEILIG),
    "lzma": (lambda: inpakken(onderdelen(blad("")), zipfile.ZIP_LZMA), fouten.ONVEILIG),
    "naam die geen utf-8 is": (
        lambda: geen_utf8(GOED, b"xl/workbook.xml"),
        fouten.BESCHADIGD,
    ),
    "ods met een naam die geen utf-8 is": (
        lambda: geen_utf8(inpakken({"mimetype": "application/vnd.oasis"}), b"mimetype"),
        fouten.BESCHADIGD,
    ),
    "dubbele naam": (dubbele_naam, fouten.BESCHADIGD),
    "geen blad": (
        lambda: inpakken({k: v for k, v in onderdelen("").items() if "sheet1" not in k}),
        fouten.BESCHADIGD,
    ),
    "kapotte xml": (lambda: met("xl/worksheets/sheet1.xml", "<worksheet><row>"), fouten.BESCHADIGD),
    "lege xml": (lambda: met("xl/workbook.xml", ""), fouten.BESCHADIGD),
    "geen xml": (lambda: met("xl/styles.xml", b"\x00\xff\x00"), fouten.BESCHADIGD),
    "vreemde codering": (
        lambda: met("xl/styles.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>'),
        fouten.BESCHADIGD,
    ),
    "tekst die er niet is": (
        lambda: werkboek('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'),
        fouten.BESCHADIGD,
    ),
    "getal dat geen getal is": (
        lambda: werkboek('<row r="1"><c r="A1"><v>twee</v></c></row>'),
        fouten.BESCHADIGD,
    ),
    "cel in een andere rij": (
        lambda: werkboek(f'<row r="1">{cel("A2", "x")}</row>'),
        fouten.BESCHADIGD,
    ),
    "cel twee keer": (
        lambda: werkboek(f'<row r="1">{cel("A1", "x")}{cel("A1", "y")}</row>'),
        fouten.BESCHADIGD,
    ),
    "entiteiten": (
        lambda: met(
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
        ),
        fouten.ONVEILIG,
    ),
    "bestand van buiten": (
        lambda: met(
            "xl/sharedStrings.xml",
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>',
        ),
        fouten.ONVEILIG,
    ),
    "dtd van buiten": (
        lambda: met("xl/workbook.xml", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'),
        fouten.ONVEILIG,
    ),
    "duizenden onderdelen": (
        lambda: inpakken({**onderdelen(blad("")), **{f"x/{nr}": "" for nr in range(1_001)}}),
        fouten.ONVEILIG,
    ),
}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_elk_geval_heeft_zijn_eigen_melding(naam):
    maak, melding = GEVALLEN[naam]
    with pytest.raises(ExcelFout) as fout:
        lees_werkboek(maak())
    assert fout.value.melding == melding


def test_het_goede_bestand_is_wel_goed():
    assert lees_werkboek(GOED).bladen[0].rijen[0].waarden == ("x",)


def test_te_veel_bytes():
    with pytest.raises(ExcelFout, match="hoogstens 0,5 MB"):
        lees_werkboek(io.BytesIO(bytes(500_001)), max_bytes=500_000)


def test_een_bestand_buiten_de_werkmap_is_onbereikbaar():
    uit = met(
        "xl/_rels/workbook.xml.rels",
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" '
        'Target="../../../../etc/passwd"/></Relationships>',
    )
    with pytest.raises(ExcelFout) as fout:
        lees_werkboek(uit)
    assert fout.value.melding == fouten.BESCHADIGD


def test_een_liegende_omvang_wordt_niet_geloofd():
    bom = werkboek(f'<row r="1">{cel("A1", "x" * 3_000_000)}</row>')
    assert len(bom) < 20_000
    klein = met_vlag(bom, 24, struct.pack("<I", 100))
    with pytest.raises(ExcelFout) as fout:
        lees_werkboek(klein, max_uitgepakt=2_000_000)
    assert fout.value.melding == fouten.BESCHADIGD
    with pytest.raises(ExcelFout, match="Uitgepakt"):
        lees_werkboek(bom, max_uitgepakt=2_000_000)


def gelezen_of_geweigerd(inhoud: bytes) -> object:
    """The sheets or the message; any other exception comes through."""
    try:
        return lees_werkboek(inhoud, formules="waarde").bladen
    except ExcelFout as fout:
        return fout.melding


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_willekeurige_schade_geeft_nooit_een_andere_fout(data):
    inhoud = bytearray(GOED)
    for _ in range(data.draw(st.integers(1, 6))):
        inhoud[data.draw(st.integers(0, len(inhoud) - 1))] = data.draw(st.integers(0, 255))
    assert gelezen_of_geweigerd(bytes(inhoud))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='<>/="&;rcvstif 0123456789ABsn', max_size=80))
def test_willekeurige_xml_geeft_nooit_een_andere_fout(rommel):
    assert gelezen_of_geweigerd(werkboek(rommel))


# Each runs in a process of its own, where the memory it took can be measured.
METEN = """
import re, sys, time
from pathlib import Path
from rapportage.excel.lezer import ExcelFout, lees_werkboek
inhoud = open(sys.argv[1], "rb").read()
def piek():
    # Not getrusage: its peak is inherited from the process that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
voor, begin = piek(), time.process_time()
try:
    lees_werkboek(inhoud)
    uitkomst = "gelezen"
except ExcelFout as fout:
    uitkomst = fout.melding
print((piek() - voor) // 1024, round(time.process_time() - begin, 1), uitkomst)
"""


def bom_valse_hoek() -> bytes:
    rij = f'<row r="1">{cel("A1", "x")}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    return inpakken(onderdelen(blad(rij, afmeting="A1:XFD1048576")))


def bom_nullen() -> bytes:
    return met("xl/media/plaatje.bin", bytes(200_000_000))


def bom_diep() -> bytes:
    return met("xl/worksheets/sheet1.xml", "<a>" * 9_000_000)


def bom_namen() -> bytes:
    return met("xl/styles.xml", "<a>" + "".join(f"<n{nr}/>" for nr in range(600_000)) + "</a>")


def bom_kenmerken() -> bytes:
    kenmerken = " ".join(f'k{nr}=""' for nr in range(600_000))
    return met("xl/styles.xml", f"<a {kenmerken}/>")


def bom_lang() -> bytes:
    return met("xl/styles.xml", f'<a k="{"x" * 30_000_000}"/>')


def bom_cellen() -> bytes:
    rijen = "".join(f'<row r="{nr}">{"<c><v>1</v></c>" * 90}</row>' for nr in range(1, 20_001))
    return met("xl/worksheets/sheet1.xml", blad(rijen))


def bom_teksten() -> bytes:
    return met(
        "xl/sharedStrings.xml", f"<sst {NAAMRUIMTE}>" + "<si><t>é</t></si>" * 1_900_000 + "</sst>"
    )


def bom_stijlen() -> bytes:
    return met(
        "xl/styles.xml",
        f"<styleSheet {NAAMRUIMTE}><cellXfs>{'<xf/>' * 6_000_000}</cellXfs></styleSheet>",
    )


BOMMEN = [
    bom_valse_hoek,
    bom_nullen,
    bom_diep,
    bom_namen,
    bom_kenmerken,
    bom_lang,
    bom_cellen,
    bom_teksten,
    bom_stijlen,
]


@pytest.mark.parametrize("maak", BOMMEN, ids=lambda maak: maak.__name__)
def test_een_bom_kost_weinig_geheugen_en_tijd(maak, tmp_path):
    bestand = tmp_path / "bom.xlsx"
    bestand.write_bytes(maak())
    uit = subprocess.run(
        [sys.executable, "-c", METEN, str(bestand)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    megabytes, seconden, uitkomst = uit.strip().split(" ", 2)
    assert int(megabytes) < 150
    assert float(seconden) < 15
    assert (uitkomst == "gelezen") is (maak is bom_valse_hoek)
