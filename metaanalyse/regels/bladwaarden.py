"""The closed values of a card as one line of text: what the index is built from.

A word is ``aspect=tijd``, ``fase=initiatie..implementatie`` (a range) or ``doelgroep?onbekend``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import GESLOTEN, VARIABELEN, Toestand

_GESLOTEN = frozenset(v.code for v in GESLOTEN)
MEESTE_TEKENS = 240


@dataclass(frozen=True)
class Woord:
    """One word of the line; ``toestand`` is filled when there is no value."""

    variabele: str
    code: str = ""
    code_tot: str = ""
    toestand: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that this value covers."""
        if self.toestand:
            return ()
        variabele = VARIABELEN.get(self.variabele)
        if variabele and self.code_tot and {self.code, self.code_tot} <= set(variabele.codes):
            return variabele.bereik(self.code, self.code_tot)
        return (self.code,)


def schrijf(gegevens: Iterable[Gegeven], jaar: int | None) -> str:
    """The line of a card, without its open texts and always in the same order."""
    woorden = {_woord(g) for g in gegevens if g.variabele in _GESLOTEN}
    if jaar is not None:
        woorden.add(f"jaar={jaar}")
    return " ".join(sorted(woorden))


def _woord(gegeven: Gegeven) -> str:
    if gegeven.toestand != Toestand.WAARDE:
        return f"{gegeven.variabele}?{gegeven.toestand.value}"
    tot = f"..{gegeven.code_tot}" if gegeven.code_tot else ""
    return f"{gegeven.variabele}={gegeven.code}{tot}"


def lees(woord: str) -> Woord:
    """What one word of the line says."""
    variabele, is_waarde, waarde = woord.partition("=")
    if not is_waarde:
        variabele, _, toestand = woord.partition("?")
        return Woord(variabele, toestand=toestand)
    code, _, code_tot = waarde.partition("..")
    return Woord(variabele, code, code_tot)


def kort(gegevens: Iterable[Gegeven]) -> str:
    """The beginning of the summary, or else of the description, for a row of a list."""
    teksten = {g.variabele: g.tekst for g in gegevens if g.tekst}
    tekst = " ".join((teksten.get("samenvatting") or teksten.get("beschrijving", "")).split())
    if len(tekst) <= MEESTE_TEKENS:
        return tekst
    return f"{tekst[: MEESTE_TEKENS - 1].rpartition(' ')[0] or tekst[: MEESTE_TEKENS - 1]}…"
