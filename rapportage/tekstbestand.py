"""Reads a list saved as text (CSV), whatever program, language and separator it was saved with."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from rapportage.excel.fouten import LEEG, ExcelFout

SCHEIDINGEN = (";", ",", "\t", "|")
PROEF = 50
BEGIN = 200_000
BROK = 1 << 20
# The parser stops at 131,072 characters by itself, with a message for programmers.
csv.field_size_limit(2_000_000)


@dataclass(frozen=True)
class Grenzen:
    """How large a file may be; ``weeg`` says how sure the top rows are names of columns."""

    rijen: int
    kolommen: int
    weeg: Callable[[list[list[str]]], float]
    # A line break in a cell is rare; this many come from a quote that is never closed.
    regels_in_cel: int = 5
    langste_cel: int = 32_767


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


def lees_tekst(inhoud: bytes, grenzen: Grenzen) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, each with its number as a spreadsheet would show it.

    Raises `ExcelFout` with a message for the user.
    """
    codering = codering_van(inhoud)
    # Half a character at the end of the beginning is no mistake.
    begin = inhoud[: 2 * BEGIN].decode(codering, "ignore")[:BEGIN]
    if _HTML.match(begin):
        raise ExcelFout(WEBPAGINA)
    regels = io.TextIOWrapper(io.BytesIO(inhoud), codering, newline="")
    if gezegd := _SEP.match(begin):
        scheiding = gezegd[1]
        regels.readline()
    else:
        scheiding = raad_scheiding(begin, grenzen)
    leeg = True
    for nummer, cellen in _regels(regels, scheiding):
        if not any(cel.strip() for cel in cellen):
            continue
        if nummer > grenzen.rijen:
            raise ExcelFout(
                f"In rij {nummer} staat nog iets; meer dan {grenzen.rijen} rijen kan niet. Haal "
                "weg wat je niet nodig hebt, of splits het bestand."
            )
        _controleer(nummer, cellen, grenzen)
        leeg = False
        yield nummer, cellen
    if leeg:
        raise ExcelFout(LEEG)


def ontcijfer(inhoud: bytes) -> str:
    """The text in the coding it was saved in: UTF-8, UTF-16 or that of Windows."""
    return inhoud.decode(codering_van(inhoud))


def codering_van(inhoud: bytes) -> str:
    """The coding in which all of it is text; a part at a time, so that it is not held twice."""
    if not inhoud.strip():
        raise ExcelFout(LEEG)
    if inhoud.startswith(b"%PDF"):
        raise ExcelFout(GEEN_TEKST)
    codering = next((naam for bom, naam in _BOMS if inhoud.startswith(bom)), "")
    for poging in (codering,) if codering else (*_zonder_bom(inhoud), "utf-8", "cp1252"):
        if _is_tekst(inhoud, poging):
            return poging
    raise ExcelFout(GEEN_TEKST)


def _is_tekst(inhoud: bytes, codering: str) -> bool:
    lezer = codecs.getincrementaldecoder(codering)()
    try:
        for begin in range(0, len(inhoud), BROK):
            deel = inhoud[begin : begin + BROK]
            if _VREEMD.search(lezer.decode(deel, final=begin + BROK >= len(inhoud))):
                return False
    except UnicodeDecodeError:
        return False
    return True


def raad_scheiding(begin: str, grenzen: Grenzen) -> str:
    """What stands between the cells: whatever makes names of columns readable, or even columns."""

    def past(scheiding: str) -> tuple[float, float, int]:
        rijen: list[list[str]] = []
        # Where it breaks off is said when the whole is read.
        with suppress(ExcelFout):
            lezen = _regels(io.StringIO(begin, newline=""), scheiding)
            rijen.extend(cellen for _, cellen in islice(lezen, PROEF))
        breedtes = Counter(len(cellen) for cellen in rijen if cellen)
        breed, hoe_vaak = max(breedtes.items(), key=lambda paar: paar[1], default=(0, 0))
        even = hoe_vaak / max(1, breedtes.total()) if breed > 1 else 0.0
        return (grenzen.weeg(rijen), even, breed)

    return max(SCHEIDINGEN, key=past)


def _zonder_bom(inhoud: bytes) -> Iterator[str]:
    """UTF-16 whose mark got lost: every other byte of the first letters is zero."""
    begin = inhoud[:400]
    if begin[1::2].count(0) > len(begin) // 3:
        yield "utf-16-le"
    elif begin[::2].count(0) > len(begin) // 3:
        yield "utf-16-be"


def _regels(bron: Iterable[str], scheiding: str) -> Iterator[tuple[int, list[str]]]:
    # Cells keep the line breaks within them.
    regels = csv.reader(bron, delimiter=scheiding)
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


def _controleer(nummer: int, cellen: list[str], grenzen: Grenzen) -> None:
    if len(cellen) > grenzen.kolommen:
        raise ExcelFout(f"Rij {nummer} heeft meer dan {grenzen.kolommen} kolommen.")
    for cel in cellen:
        if len(cel) > grenzen.langste_cel or cel.count("\n") > grenzen.regels_in_cel:
            raise ExcelFout(_aanhaling(nummer))


def _aanhaling(nummer: int) -> str:
    return (
        f"Vanaf rij {nummer} is het bestand niet te lezen: waarschijnlijk staat daar een "
        'aanhalingsteken (") dat niet wordt gesloten.'
    )
