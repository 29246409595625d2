"""Reads a list saved as text (CSV), whatever program, language and separator it was saved with."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from borgen.slb.regels.kolommen import DIEPSTE_KOP, raad
from rapportage.excel.fouten import LEEG, ExcelFout

SCHEIDINGEN = (";", ",", "\t", "|")
PROEF = 50
# A line break in a cell is rare; this many come from a quote that is never closed.
MEESTE_REGELS_IN_CEL = 5
LANGSTE_CEL = 32_767

GEEN_TEKST = (
    "Dit is geen Excel-bestand en geen tekstbestand (CSV). Bewaar de lijst als .xlsx en probeer "
    "het daarmee."
)
WEBPAGINA = (
    "Dit is een webpagina die de naam van een Excel-bestand draagt. Open het in Excel en bewaar "
    "het als .xlsx."
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What no program writes in a list: a file of another kind.
_VREEMD = re.compile("[\x00-\x08\x0e-\x1f]")
_SEP = re.compile(r"\A\"?sep=(.)\"?[;,\t]*\r?\n", re.I)
_HTML = re.compile(r"\s*<(?:!doctype|html|table|\?xml|head|style|div)", re.I)


def lees_tekst(inhoud: bytes, *, max_rijen: int, max_kolommen: int) -> list[tuple[int, list[str]]]:
    """The lines that hold something, each with its number as a spreadsheet would show it.

    Raises `ExcelFout` with a message for the user.
    """
    tekst = ontcijfer(inhoud)
    if _HTML.match(tekst):
        raise ExcelFout(WEBPAGINA)
    if gezegd := _SEP.match(tekst):
        scheiding, tekst = gezegd[1], tekst[gezegd.end() :]
    else:
        scheiding = raad_scheiding(tekst)
    rijen = []
    for nummer, cellen in _regels(tekst, scheiding):
        if not any(cel.strip() for cel in cellen):
            continue
        if nummer > max_rijen:
            raise ExcelFout(
                f"In rij {nummer} staat nog iets; meer dan {max_rijen} rijen kan niet. Haal weg "
                "wat je niet nodig hebt, of splits het bestand."
            )
        _controleer(nummer, cellen, max_kolommen)
        rijen.append((nummer, cellen))
    if not rijen:
        raise ExcelFout(LEEG)
    return rijen


def ontcijfer(inhoud: bytes) -> str:
    """The text in the coding it was saved in: UTF-8, UTF-16 or that of Windows."""
    if not inhoud.strip():
        raise ExcelFout(LEEG)
    if inhoud.startswith(b"%PDF"):
        raise ExcelFout(GEEN_TEKST)
    codering = next((naam for bom, naam in _BOMS if inhoud.startswith(bom)), "")
    for poging in (codering,) if codering else (*_zonder_bom(inhoud), "utf-8", "cp1252"):
        try:
            tekst = inhoud.decode(poging)
        except UnicodeDecodeError:
            continue
        if not _VREEMD.search(tekst):
            return tekst
    raise ExcelFout(GEEN_TEKST)


def raad_scheiding(tekst: str) -> str:
    """What stands between the cells: whatever makes names of columns readable, or even columns."""
    begin = tekst[:200_000]

    def past(scheiding: str) -> tuple[int, float, int]:
        rijen: list[list[str]] = []
        # Where it breaks off is said when the whole is read.
        with suppress(ExcelFout):
            rijen.extend(cellen for _, cellen in islice(_regels(begin, scheiding), PROEF))
        breedtes = Counter(len(cellen) for cellen in rijen if cellen)
        breed, hoe_vaak = max(breedtes.items(), key=lambda paar: paar[1], default=(0, 0))
        gevonden = raad(rijen[:DIEPSTE_KOP])
        even = hoe_vaak / max(1, breedtes.total()) if breed > 1 else 0.0
        return (gevonden.zekerheid if gevonden else 0, even, breed)

    return max(SCHEIDINGEN, key=past)


def _zonder_bom(inhoud: bytes) -> Iterator[str]:
    """UTF-16 whose mark got lost: every other byte of the first letters is zero."""
    begin = inhoud[:400]
    if begin[1::2].count(0) > len(begin) // 3:
        yield "utf-16-le"
    elif begin[::2].count(0) > len(begin) // 3:
        yield "utf-16-be"


def _regels(tekst: str, scheiding: str) -> Iterator[tuple[int, list[str]]]:
    # Cells keep the line breaks within them, so lines are cut where the reader says.
    regels = csv.reader(tekst.splitlines(keepends=True), delimiter=scheiding)
    nummer = 0
    while True:
        try:
            cellen = next(regels)
        except StopIteration:
            return
        except csv.Error as fout:
            raise ExcelFout(_aanhaling(nummer + 1)) from fout
        nummer += 1
        yield nummer, cellen


def _controleer(nummer: int, cellen: list[str], max_kolommen: int) -> None:
    if len(cellen) > max_kolommen:
        raise ExcelFout(f"Rij {nummer} heeft meer dan {max_kolommen} kolommen.")
    if any(c.count("\n") > MEESTE_REGELS_IN_CEL or len(c) > LANGSTE_CEL for c in cellen):
        raise ExcelFout(_aanhaling(nummer))


def _aanhaling(nummer: int) -> str:
    return (
        f"Vanaf rij {nummer} is het bestand niet te lezen: waarschijnlijk staat daar een "
        'aanhalingsteken (") dat niet wordt gesloten.'
    )
