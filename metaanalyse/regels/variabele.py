"""What a variable of a digitale kaart is: its kind, its terms, and finding a term by its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from metaanalyse.regels.woordenlijst.term import Term


class Soort(StrEnum):
    """What a value of a variable is."""

    OPEN = "open"
    """A text of the coder's own."""
    KEUZE = "keuze"
    """Any number of terms of a closed list."""
    ORDE = "orde"
    """One term of an ordered list, or a range of it."""
    JAAR = "jaar"
    """A year; not coded but taken from the report."""


class Toestand(StrEnum):
    """Whether a variable has a value. Empty (nothing filled in) is the absence of all of these."""

    WAARDE = "waarde"
    ONBEKEND = "onbekend"
    """Looked for, and the source does not say."""
    NVT = "nvt"
    """The question does not fit this report."""


# Nobody filled anything in.
LEEG = "leeg"
# The ways to have no value, as a filter and a count name them; no code is one of these words.
ZONDER_WAARDE = (Toestand.ONBEKEND.value, Toestand.NVT.value, LEEG)
TOESTAND_TEKST = {Toestand.ONBEKEND: "onbekend", Toestand.NVT: "n.v.t."}


@dataclass(frozen=True)
class Variabele:
    """One row of a digitale kaart; ``code`` is also the name of its filter in an address."""

    code: str
    naam: str
    hoofdgroep: str
    soort: Soort
    vraag: str
    """What the coder is asked, in plain words."""
    termen: Sequence[Term] = ()
    aliassen: Sequence[str] = ()
    """Other names under which a moederbestand may carry this variable."""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(term.code for term in self.termen)

    @cached_property
    def per_code(self) -> Mapping[str, Term]:
        return {term.code: term for term in self.termen}

    @cached_property
    def rang(self) -> Mapping[str, int]:
        """The place of each code in the list: for an ordered variable, low to high."""
        return {code: plek for plek, code in enumerate(self.codes)}

    @cached_property
    def _namen(self) -> Mapping[str, str]:
        return {
            sleutel(naam): t.code for t in self.termen for naam in (t.code, t.naam, *t.aliassen)
        }

    def naam_van(self, code: str) -> str:
        """Raises KeyError for a code that is not in the list."""
        return self.per_code[code].naam

    def zoek(self, tekst: str) -> str | None:
        """The code that a text of a moederbestand means, by code, name or alias; else None."""
        return self._namen.get(sleutel(tekst))

    def bereik(self, code: str, code_tot: str = "") -> tuple[str, ...]:
        """Every code from ``code`` up to ``code_tot``; one code when there is no range.

        Raises KeyError for a code that is not in the list, ValueError for a range that runs back.
        """
        van, tot = self.rang[code], self.rang[code_tot or code]
        if tot < van:
            raise ValueError(f"{code_tot} comes before {code}")
        return self.codes[van : tot + 1]

    @property
    def gesloten(self) -> bool:
        return self.soort in (Soort.KEUZE, Soort.ORDE)


def sleutel(tekst: str) -> str:
    """A name without case, accents, punctuation and double spaces, to compare names by."""
    kaal = unicodedata.normalize("NFKD", tekst.casefold())
    letters = "".join(t if t.isalnum() else " " for t in kaal if not unicodedata.combining(t))
    return " ".join(letters.split())
