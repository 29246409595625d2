"""What a workbook is made of, as plain data; `schrijver` turns it into a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

# What one cell can hold, in Excel's own count.
LANGSTE_TEKST = 32_767

Soort = Literal[
    "tekst", "geheel", "getal", "gemiddelde", "gewoon", "procent", "datum", "tijdstip", "ja_nee"
]

# Excel stores these codes in English and shows dates and decimals in the reader's own form;
# the day-month order is written out so that a Dutch date stays Dutch on an English computer.
GETALNOTATIE: dict[str, str] = {
    "tekst": "General",
    "geheel": "#,##0",
    "getal": "#,##0.0#",
    # Always two decimals, so that a column of means lines up: 2,00 under 2,75.
    "gemiddelde": "0.00",
    # A number with just the decimals it has: 30, 29,6.
    "gewoon": "General",
    "procent": "0%",
    "datum": "d-m-yyyy",
    "tijdstip": "d-m-yyyy hh:mm",
    "ja_nee": "General",
}


@dataclass(frozen=True)
class Formule:
    """A live formula, in English with commas: Formule('=SUM(B2:E2)').

    The only way to get a formula into a workbook; any other text stays text.
    """

    tekst: str

    def __post_init__(self) -> None:
        if not self.tekst.startswith("=") or len(self.tekst) < 2:
            raise ValueError("a formula starts with = and has something after it")


@dataclass(frozen=True)
class Cel:
    """A value with its own looks, where it differs from its column."""

    waarde: object
    soort: Soort | None = None
    vet: bool = False
    # True: can be filled in on a protected sheet; None: as the column says.
    invoer: bool | None = None
    # The longest text its formula may show; the row is made high enough for it.
    ruimte_voor: str = ""


@dataclass(frozen=True)
class Kolom:
    """A column: heading, width in characters, kind of value, may be filled in."""

    kop: str
    breedte: float = 14
    soort: Soort = "tekst"
    terugloop: bool = False
    # The cells can be changed on a protected sheet, and look like it.
    invoer: bool = False

    @property
    def cijfers(self) -> bool:
        """Its values are figures, which stand below one another to the right."""
        return self.soort in ("geheel", "getal", "gemiddelde", "gewoon", "procent")

    @property
    def ruimte(self) -> float:
        """Its width: at least that of the longest word of its heading, bold and with air."""
        return max([self.breedte, *(len(woord) + 2 for woord in self.kop.split())])


@dataclass(frozen=True)
class Keuze:
    """Only these values may be filled in at `bereik` ('D5:D60').

    `waarden` is a sequence of texts (together at most 255 characters, no commas) or a reference
    such as '=Status' or "=Lijsten!$A$2:$A$9".
    """

    bereik: str
    waarden: Sequence[str] | str
    melding: str = "Kies een waarde uit de lijst."


@dataclass(frozen=True)
class Grenzen:
    """Only whole numbers (or dates) from `minimum` up to `maximum` at `bereik`.

    The limits are numbers or formulas without '=' ('$B$3').
    """

    bereik: str
    minimum: float | str
    maximum: float | str
    melding: str
    soort: Literal["geheel", "getal", "datum"] = "geheel"


@dataclass(frozen=True)
class Nadruk:
    """Cells of `bereik` for which `formule` holds stand out: bold, ruled, tinted.

    `formule` without '=' and written for the top left cell: '$G5>=$B$3'.
    """

    bereik: str
    formule: str
    soort: Literal["let_op", "goed", "gedempt"] = "let_op"


@dataclass
class Blad:
    """One sheet: lines above, a header row, rows.

    `rijen` is read once, while the file is written, so it may be a generator. `boven` are lines
    above the header (title, explanation, parameters); row 1 is always `titel`.
    """

    naam: str
    kolommen: Sequence[Kolom]
    rijen: Iterable[Sequence[object]] = ()
    titel: str = ""
    boven: Sequence[Sequence[object]] = ()
    vaste_kolommen: int = 0
    filter: bool = True
    beveiligd: bool = False
    staand: bool = False
    # Print only so many columns, where the rest is for the screen; 0 prints all.
    afdruk_kolommen: int = 0
    keuzes: Sequence[Keuze] = ()
    grenzen: Sequence[Grenzen] = ()
    nadruk: Sequence[Nadruk] = ()
    verborgen: bool = False

    @property
    def koprij(self) -> int:
        """1-based number of the header row: after title, lines above and one empty row."""
        boven = (1 if self.titel else 0) + len(self.boven)
        return boven + 2 if boven else 1

    @property
    def eerste_rij(self) -> int:
        """1-based number of the first row with data, for use in formulas."""
        return self.koprij + 1


@dataclass
class Werkboek:
    """A whole workbook. `namen` are defined names: {'Drempel': "Instellingen!$B$3"}."""

    titel: str
    bladen: Sequence[Blad]
    maker: str = ""
    onderwerp: str = ""
    namen: dict[str, str] = field(default_factory=dict)
