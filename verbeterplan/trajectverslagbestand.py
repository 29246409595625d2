"""The report of a traject on A4 and as a workbook."""

from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf
from verbeterplan.trajectverslagdelen import Hoofdstuk, Trajectverslag

_TEKSTEN = [Kolom("Waarover", 50, terugloop=True), Kolom("Wat er staat", 100, terugloop=True)]


def pdf(verslag: Trajectverslag) -> bytes:
    """With a table of contents. Raises PdfNietBeschikbaar and TeDruk."""
    context = {
        "titel": verslag.titel,
        "team": verslag.team,
        "datum": f"peildatum {datum(verslag.dag)}",
        "verslag": verslag,
    }
    return maak_pdf("verbeterplan/trajectverslag_pdf.html", context)


def werkboek(verslag: Trajectverslag) -> bytes:
    """A sheet for the texts of each chapter, and one for each list."""
    boven = [[f"{verslag.team}, peildatum {datum(verslag.dag)}"]]
    bladen = [blad for hoofdstuk in verslag.hoofdstukken for blad in _bladen(hoofdstuk)]
    bladen[0].titel, bladen[0].boven = verslag.titel, boven
    return als_bytes(Werkboek(verslag.titel, bladen))


def _bladen(hoofdstuk: Hoofdstuk) -> list[Blad]:
    teksten = [("", hoofdstuk.zin)] if hoofdstuk.zin else []
    teksten += hoofdstuk.teksten
    uit = []
    if teksten:
        uit.append(Blad(hoofdstuk.kop, _TEKSTEN, teksten, titel=hoofdstuk.kop))
    return uit + [
        Blad(tabel.naam, tabel.kolommen, tabel.rijen, titel=hoofdstuk.kop)
        for tabel in hoofdstuk.tabellen
        if tabel.rijen
    ]


FORMATEN = {"pdf": pdf, "xlsx": werkboek}
