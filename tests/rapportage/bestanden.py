"""Workbooks made by hand, piece by piece, so that any part of them can be wrong."""

import io
import zipfile

INHOUD = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIES = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOEK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
BOEKRELATIES = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Type="http://x/relationships/sharedStrings" '
    'Target="sharedStrings.xml"/>'
    '<Relationship Id="rId3" Type="http://x/relationships/styles" Target="styles.xml"/>'
    "</Relationships>"
)
TEKSTEN = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>'
STIJLEN = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)


def blad(rijen: str, afmeting: str = "A1") -> str:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{afmeting}"/><sheetData>{rijen}</sheetData></worksheet>'
    )


def cel(plaats: str, tekst: str) -> str:
    return f'<c r="{plaats}" t="inlineStr"><is><t>{tekst}</t></is></c>'


def onderdelen(blad1: str, **anders: str) -> dict[str, str | bytes]:
    """The parts of a sound workbook; `anders` replaces one by its short name."""
    delen = {
        "inhoud": ("[Content_Types].xml", INHOUD),
        "relaties": ("_rels/.rels", RELATIES),
        "boek": ("xl/workbook.xml", BOEK),
        "boekrelaties": ("xl/_rels/workbook.xml.rels", BOEKRELATIES),
        "teksten": ("xl/sharedStrings.xml", TEKSTEN),
        "stijlen": ("xl/styles.xml", STIJLEN),
    }
    uit = {pad: anders.get(naam, inhoud) for naam, (pad, inhoud) in delen.items()}
    return {**uit, "xl/worksheets/sheet1.xml": blad1}


def inpakken(delen: dict[str, str | bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def werkboek(rijen: str, **anders: str) -> bytes:
    return inpakken(onderdelen(blad(rijen), **anders))
