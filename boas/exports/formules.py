"""The formulas of the workbook, and where its cells are.

Written once for a grid, so that the sheet, the validations and the reader agree on every place.
Only functions that every spreadsheet program knows; no LET, no arrays.
"""

from dataclasses import dataclass
from string import Formatter
from typing import Self

from openpyxl.utils import get_column_letter

from boas.models import Uitkomst, Versie
from boas.regels.uitkomstwoorden import GEWOON, TELWOORDEN, Uitkomstwoorden, woorden_van
from boas.uitslagbeeld import NIET_BEANTWOORD

# The sheet with the counts, of an instrument with the plain result and of any other.
BOAS, STELLINGEN = "BOAS", "Stellingen"
INTERVENTIES = "Interventies"
DREMPEL = "drempel"
TE_VEEL = "meer antwoorden dan aanwezigen"
# With 2000 people a share lies at least 0.05 % of a percent from a border it does not touch.
MEESTE_DECIMALEN = 4


@dataclass(frozen=True)
class Raster:
    """Where things stand on the sheet with the counts: columns by letter, rows 1-based.

    ``antwoorden_aantal``: answers of the scale; ``oneens_tm``: how many of them disagree;
    ``blad``: what that sheet is called; ``woorden``: what its outcomes are.
    """

    antwoorden_aantal: int
    oneens_tm: int
    stellingen: int
    blad: str = BOAS
    woorden: Uitkomstwoorden = GEWOON

    # Title, three lines, an empty row, the header.
    koprij = 6
    eerste = 7
    eerste_antwoord = 4
    drempelcel = "$B$3"

    @property
    def laatste(self) -> int:
        return self.eerste + max(self.stellingen, 1) - 1

    @property
    def laatste_antwoord(self) -> int:
        return self.eerste_antwoord + self.antwoorden_aantal - 1

    @staticmethod
    def letter(kolom: int) -> str:
        return get_column_letter(kolom)

    def _na(self, plaats: int) -> str:
        return get_column_letter(self.laatste_antwoord + plaats)

    @property
    def aanwezig(self) -> str:
        return self._na(1)

    @property
    def n(self) -> str:
        return self._na(2)

    @property
    def oneens(self) -> str:
        return self._na(3)

    @property
    def procent(self) -> str:
        return self._na(4)

    @property
    def uitkomst(self) -> str:
        return self._na(5)

    @property
    def voorstel(self) -> str:
        return self._na(6)

    @property
    def redenen(self) -> str:
        return self._na(7)

    @classmethod
    def van(cls, versie: Versie, stellingen: int) -> Self:
        """The grid of a session with this version and so many statements."""
        gewoon = versie.uitkomst == Uitkomst.STELLINGEN
        return cls(
            len(versie.schaal),
            versie.oneens_tm,
            stellingen,
            BOAS if gewoon else STELLINGEN,
            woorden_van(versie.uitkomst),
        )

    def antwoorden(self, rij: int) -> str:
        """The answers of one row: "$D7:$G7"."""
        return (
            f"${self.letter(self.eerste_antwoord)}{rij}:${self.letter(self.laatste_antwoord)}{rij}"
        )

    def bereik(self, kolom: str) -> str:
        """A column of the sheet, as another sheet names it."""
        return f"{self.blad}!${kolom}${self.eerste}:${kolom}${self.laatste}"


def aantal(r: Raster, rij: int) -> str:
    """Answers given."""
    return f"=SUM({r.antwoorden(rij)})"


def oneens(r: Raster, rij: int) -> str:
    """Answers on the disagree side."""
    tot = r.letter(r.eerste_antwoord + r.oneens_tm - 1)
    return f"=SUM(${r.letter(r.eerste_antwoord)}{rij}:${tot}{rij})"


def procent(r: Raster, rij: int) -> str:
    """The percentage to show, a number: whole, or with the decimals that honesty asks.

    The same as ``regels.drempel.procent_afgerond``: the fewest decimals with which the figure does
    not land on 0, the drempel or 100 while the exact share does not.
    """
    return procent_van(f"{r.oneens}{rij}", f"{r.n}{rij}")


def procent_van(o: str, n: str) -> str:
    """The same of any two cells: who disagree, and who answered."""
    uit = f"ROUND(100*{o}/{n},{MEESTE_DECIMALEN})"
    for decimalen in reversed(range(MEESTE_DECIMALEN)):
        afgerond = f"ROUND(100*{o}/{n},{decimalen})"
        eerlijk = (
            f"AND(OR({afgerond}<>{DREMPEL},100*{o}={DREMPEL}*{n}),"
            f"OR({afgerond}<>0,{o}=0),OR({afgerond}<>100,{o}={n}))"
        )
        uit = f"IF({eerlijk},{afgerond},{uit})"
    return f'=IF({n}=0,"",{uit})'


def uitkomst(r: Raster, rij: int) -> str:
    """The drempel test in whole numbers, in words."""
    o, n, aanwezig = f"{r.oneens}{rij}", f"{r.n}{rij}", f"{r.aanwezig}{rij}"
    return (
        f'=IF({n}=0,"{NIET_BEANTWOORD}",IF({n}>{aanwezig},"{TE_VEEL}",'
        f'IF(100*{o}>={DREMPEL}*{n},"{r.woorden.aandacht}","{r.woorden.onder}")))'
    )


def voorstel(r: Raster, rij: int) -> str:
    """The intervention of this code, only where it is needed. Found by code, so rows may move."""
    gevonden = f"INDEX({INTERVENTIES}!$C:$C,MATCH($A{rij},{INTERVENTIES}!$A:$A,0))"
    return f'=IF({r.uitkomst}{rij}="{r.woorden.aandacht}",{gevonden},"")'


def clusterrij(r: Raster, rij: int) -> list[str]:
    """Statements, at or above, under and not answered, of the cluster named in $A."""
    cluster = r.bereik("B")

    def tel(woord: str) -> str:
        return f'=COUNTIFS({cluster},$A{rij},{r.bereik(r.uitkomst)},"{woord}")'

    woorden = (r.woorden.aandacht, r.woorden.onder, NIET_BEANTWOORD)
    return [f"=COUNTIF({cluster},$A{rij})", *map(tel, woorden)]


def antwoord(r: Raster, totaalrij: int) -> str:
    """The answer in words, as ``Uitslagbeeld.zin``."""
    alle, aandacht, leeg = f"$B${totaalrij}", f"$C${totaalrij}", f"$E${totaalrij}"

    def zin(vorm: str) -> str:
        """The text of ``Uitkomstwoorden`` with its figures as cells."""
        delen = {"aantal": aandacht, "alle": alle, "telwoord": _telwoord(aandacht)}
        stukken = []
        for tekst, veld, _, _ in Formatter().parse(vorm):
            stukken += [f'"{tekst}"'] if tekst else []
            stukken += [delen[veld]] if veld else []
        return "&".join(stukken)

    w = r.woorden
    return (
        f'=IF({alle}={leeg},"Er is nog geen stelling beantwoord",'
        f"IF({aandacht}=0,{zin(w.geen)},IF({aandacht}=1,{zin(w.een)},{zin(w.meer)})))"
    )


def _telwoord(cel: str) -> str:
    woorden = ",".join(f'"{woord}"' for woord in TELWOORDEN)
    return f"IF({cel}>{len(TELWOORDEN)},{cel},CHOOSE({cel},{woorden}))"
