"""A table of text that is too large to make in memory: written to disk a row at a time.

Plainer than ``schrijver``: no wrapping, hairlines or heights, which cost more than the text itself.
"""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from rapportage.capaciteit import zwaar_werk
from rapportage.excel.onderdelen import LANGSTE_TEKST, Kolom
from rapportage.excel.schrijver import celtekst
from rapportage.excel.stijl import ONDER, VET

# Excel takes 1,048,576 rows on a sheet; what is more goes on the next.
RIJEN_PER_BLAD = 1_000_000
_LET_OP = ("=", "+", "-", "@", "#")


class TeLangeCel(Exception):
    """A text is longer than a cell holds; cutting it off would lose what it says."""

    def __init__(self, kop: str, rij: int) -> None:
        super().__init__(f"{kop}, row {rij}")
        self.kop, self.rij = kop, rij


def schrijf_groot(
    uit: IO[bytes],
    titel: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[str]],
    *,
    per_blad: int = RIJEN_PER_BLAD,
) -> int:
    """Write a workbook with ``rijen`` of text, empty ones left out; how many rows there were.

    Raises TeDruk, and TeLangeCel.
    """
    with zwaar_werk():
        boek = Workbook(write_only=True)
        boek.properties.title, boek.properties.creator = titel, "Borgen"
        boek.properties.language = "nl-NL"
        try:
            aantal = _vul(boek, titel, kolommen, rijen, per_blad)
            boek.save(uit)
        except BaseException:
            _ruim_op(boek)
            raise
    return aantal


def _vul(
    boek: Workbook,
    titel: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[str]],
    per_blad: int,
) -> int:
    blad, aantal = _blad(boek, titel, kolommen), 0
    for rij in rijen:
        if aantal and aantal % per_blad == 0:
            blad = _blad(boek, titel, kolommen)
        blad.append([_cel(blad, tekst) if tekst else None for tekst in rij])
        if max(map(len, rij)) > LANGSTE_TEKST // 2:
            _controleer(rij, kolommen, aantal + 2)
        aantal += 1
    return aantal


def _blad(boek: Workbook, titel: str, kolommen: Sequence[Kolom]) -> Any:
    nummer = len(boek.sheetnames) + 1
    blad: Any = boek.create_sheet(titel if nummer == 1 else f"{titel} {nummer}")
    for plek, kolom in enumerate(kolommen, 1):
        blad.column_dimensions[get_column_letter(plek)].width = kolom.ruimte
    blad.freeze_panes = "B2"
    blad.append([_kop(blad, kolom.kop) for kolom in kolommen])
    return blad


def _kop(blad: Any, tekst: str) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, tekst)
    cel.font, cel.border = VET, ONDER
    return cel


def _cel(blad: Any, tekst: str) -> Any:
    """The text itself, unless openpyxl would take it for something else."""
    if tekst[0] in _LET_OP:
        cel = WriteOnlyCell(blad)
        cel.value = celtekst(tekst)
        cel.data_type = "s"
        cel.quotePrefix = True
        return cel
    return celtekst(tekst) if "_x" in tekst else tekst


def _controleer(rij: Sequence[str], kolommen: Sequence[Kolom], nummer: int) -> None:
    for tekst, kolom in zip(rij, kolommen, strict=True):
        if len(tekst.encode("utf-16-le")) > 2 * LANGSTE_TEKST:
            raise TeLangeCel(kolom.kop, nummer)


def _ruim_op(boek: Workbook) -> None:
    """The rows wait in temporary files, which an interrupted workbook would leave behind."""
    for blad in boek.worksheets:
        schrijver = getattr(blad, "_writer", None)
        if schrijver is not None:
            blad.close()
            schrijver.cleanup()
