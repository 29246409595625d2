"""Reads a workbook that somebody brings in, whoever made it and whatever it is.

Not openpyxl's reader: it trusts the size a sheet claims and reads styles and properties as whole
trees, so a file of some kilobytes can take gigabytes. Here every part is read as a stream and
only what was asked for is kept.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from rapportage.capaciteit import zwaar_werk
from rapportage.excel import fouten
from rapportage.excel.archief import Archief, lees_bytes
from rapportage.excel.bladen import (
    Cellen,
    Foutwaarde,
    Inhoudsopgave,
    Relaties,
    Stijlen,
    Teksten,
    Waarde,
)
from rapportage.excel.fouten import ExcelFout, FormulesGevonden
from rapportage.excel.ontleden import Teller, ontleed

__all__ = [
    "ExcelFout",
    "FormulesGevonden",
    "Foutwaarde",
    "IngelezenBlad",
    "IngelezenBoek",
    "Rij",
    "lees_werkboek",
]

MEESTE_BLADEN = 100
MEESTE_TEKENS = 5_000_000


@dataclass(frozen=True)
class Rij:
    """A row that holds something: its 1-based number in Excel, and its values from column A."""

    nummer: int
    waarden: tuple[Waarde, ...]


@dataclass(frozen=True)
class IngelezenBlad:
    """A sheet: its rows that hold something, all of the same width.

    `formules` are the addresses of cells with a formula ("C5"); `zonder_waarde` those among them
    whose result is not in the file, because no spreadsheet program ever saved it.
    """

    naam: str
    rijen: tuple[Rij, ...]
    zichtbaar: bool
    formules: tuple[str, ...]
    zonder_waarde: tuple[str, ...]


@dataclass(frozen=True)
class IngelezenBoek:
    bladen: tuple[IngelezenBlad, ...]

    def blad(self, naam: str) -> IngelezenBlad | None:
        """The sheet called `naam`, whatever its capitals; None when there is none."""
        gezocht = naam.strip().casefold()
        return next((b for b in self.bladen if b.naam.strip().casefold() == gezocht), None)


def lees_werkboek(
    bestand: bytes | BinaryIO,
    *,
    max_bytes: int = 5_000_000,
    max_uitgepakt: int = 40_000_000,
    max_rijen: int = 5_000,
    max_kolommen: int = 100,
    max_cellen: int = 100_000,
    max_tekens: int = MEESTE_TEKENS,
    formules: Literal["fout", "waarde"] = "fout",
    bladen: Collection[str] | None = None,
    voorloopnullen: bool = False,
    voortgang: Callable[[float], None] | None = None,
) -> IngelezenBoek:
    """The values in an .xlsx file. `max_rijen` and `max_kolommen` hold per sheet and are numbers
    of the last row and column that may hold something; `max_cellen` counts filled cells per sheet.

    Values come as str, int (also for 3.0), float, bool, date, naive datetime, time; a failed
    formula as `Foutwaarde`. `formules='fout'` raises `FormulesGevonden` when there is any formula,
    'waarde' reads the results that were saved with them. `bladen` limits the reading to sheets
    with these names. `voorloopnullen` gives a number that is shown as 000123 as that text.
    `voortgang` is told now and then which part of the sheets was read, from 0 to 1.

    Raises `ExcelFout` with a message for the user in `melding`, and `TeDruk`. Nothing else: not
    for another kind of file, a password, macros, damage, or a file made to hurt.
    """
    inhoud = lees_bytes(bestand, max_bytes)
    with zwaar_werk():
        teller = Teller(_elementen(max_cellen), max_tekens)
        boek = _Boek(Archief(inhoud, max_uitgepakt), teller, voorloopnullen)
        gevraagd = [
            blad
            for blad in boek.inhoud
            if bladen is None or blad[0].casefold() in {b.casefold() for b in bladen}
        ]
        boek.meld_aan(voortgang, [pad for _, pad, _ in gevraagd])
        uit = tuple(
            boek.lees(naam, pad, zichtbaar, max_rijen, max_kolommen, max_cellen)
            for naam, pad, zichtbaar in gevraagd
        )
    if formules == "fout":
        cellen = [f"{blad.naam}!{adres}" for blad in uit for adres in blad.formules]
        if cellen:
            raise FormulesGevonden(cellen)
    return IngelezenBoek(uit)


def _elementen(max_cellen: int) -> int:
    """How many XML elements a file may hold: a cell takes three at most, a shared text two."""
    return 5 * max_cellen + 100_000


class _Boek:
    """The parts that sheets share, and where the sheets are."""

    def __init__(self, archief: Archief, teller: Teller, voorloopnullen: bool) -> None:
        self._archief = archief
        self._teller = teller
        self._voorloopnullen = voorloopnullen
        self._meld: Callable[[float], None] | None = None
        self._te_lezen = self._gelezen = 0
        werkboek = self._zoek(self._relaties("_rels/.rels", ""), "officeDocument")
        if werkboek is None or not werkboek.endswith(".xml"):
            raise ExcelFout(fouten.GEEN_EXCEL)
        map_, _, naam = werkboek.rpartition("/")
        relaties = self._relaties(f"{map_}/_rels/{naam}.rels".lstrip("/"), map_)
        opgave = Inhoudsopgave(self._teller)
        ontleed(archief.brokken(werkboek), opgave)
        self.epoch = opgave.epoch
        self.inhoud = self._bladen(opgave, relaties)
        self._stijlen, self._teksten = Stijlen(self._teller), Teksten(self._teller)
        if stijlen := self._zoek(relaties, "styles"):
            ontleed(archief.brokken(stijlen), self._stijlen)
        if teksten := self._zoek(relaties, "sharedStrings"):
            ontleed(archief.brokken(teksten), self._teksten)

    def _relaties(self, naam: str, map_: str) -> dict[str, tuple[str, str]]:
        relaties = Relaties(self._teller, map_)
        ontleed(self._archief.brokken(naam), relaties)
        return relaties.doelen

    @staticmethod
    def _zoek(relaties: dict[str, tuple[str, str]], soort: str) -> str | None:
        return next((pad for welke, pad in relaties.values() if welke == soort), None)

    @staticmethod
    def _bladen(
        opgave: Inhoudsopgave, relaties: dict[str, tuple[str, str]]
    ) -> list[tuple[str, str, bool]]:
        """Name, path and visibility of the worksheets; chart sheets hold no cells."""
        if not opgave.bladen:
            # A document or presentation is a zip file of the same build.
            raise ExcelFout(fouten.GEEN_EXCEL)
        if len(opgave.bladen) > MEESTE_BLADEN:
            raise ExcelFout(fouten.TE_VEEL)
        uit = []
        for naam, relatie, zichtbaar in opgave.bladen:
            soort, pad = relaties.get(relatie, ("", ""))
            if "macro" in soort.lower():
                raise ExcelFout(fouten.MACROS)
            if soort == "worksheet":
                uit.append((naam, pad, zichtbaar))
        return uit

    def meld_aan(self, voortgang: Callable[[float], None] | None, paden: Collection[str]) -> None:
        """Tell `voortgang` how far the reading of the sheets at `paden` is."""
        self._meld, self._te_lezen = voortgang, sum(self._archief.omvang(pad) for pad in paden)

    def _brokken(self, pad: str) -> Iterator[bytes]:
        for brok in self._archief.brokken(pad):
            yield brok
            self._gelezen += len(brok)
            if self._meld and self._te_lezen:
                self._meld(min(1.0, self._gelezen / self._te_lezen))

    def lees(
        self,
        naam: str,
        pad: str,
        zichtbaar: bool,
        max_rijen: int,
        max_kolommen: int,
        max_cellen: int,
    ) -> IngelezenBlad:
        cellen = Cellen(
            self._teller,
            blad=naam,
            teksten=self._teksten.lijst,
            datum=self._stijlen.datum,
            nullen=self._stijlen.nullen if self._voorloopnullen else (),
            epoch=self.epoch,
            max_rijen=max_rijen,
            max_kolommen=max_kolommen,
            max_cellen=max_cellen,
        )
        ontleed(self._brokken(pad), cellen)
        breed = max((max(rij) for rij in cellen.rijen.values()), default=0)
        return IngelezenBlad(
            naam=naam,
            rijen=tuple(
                Rij(nummer, tuple(cellen.rijen[nummer].get(k) for k in range(1, breed + 1)))
                for nummer in sorted(cellen.rijen)
            ),
            zichtbaar=zichtbaar,
            formules=tuple(cellen.formules),
            zonder_waarde=tuple(cellen.zonder_waarde),
        )
