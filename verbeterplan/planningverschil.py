"""What a line of a planning says, and in which words it differs from another."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rapportage.getallen import datum
from verbeterplan.regels.afspraak import OPEN, VERZET, WOORDEN

KOLOM = {"wat": "wat", "eigenaar": "wie", "datum": "klaar op", "status": "status"}


class Waarden(NamedTuple):
    """What a line says, for comparing: the owner as a key, the date as 2026-11-20."""

    wat: str
    eigenaar: int | None = None
    datum: str = ""
    status: str = OPEN


def waarden_van(rij: Any) -> Waarden:
    """Those of an activity, or of a line of its history."""
    dag = rij.datum.isoformat() if rij.datum else ""
    return Waarden(heel(rij.wat), rij.eigenaar_id, dag, rij.status)


def heel(tekst: str) -> str:
    """A text on one line, as a cell holds it."""
    return " ".join(tekst.split())


def vul_aan(nu: Waarden, erbij: Waarden) -> Waarden:
    """``nu`` with what is still empty in it from ``erbij``; a move of the date is no filling in."""
    status = erbij.status if nu.status == OPEN and erbij.status != VERZET else nu.status
    return Waarden(nu.wat, nu.eigenaar or erbij.eigenaar, nu.datum or erbij.datum, status)


@dataclass(frozen=True)
class Woorden:
    """Puts values in words; ``mensen`` are the names by key of a membership."""

    mensen: Mapping[int, str]

    def van(self, waarden: Waarden) -> dict[str, str]:
        """Each value for a reader."""
        dag = waarden.datum
        return {
            "wat": waarden.wat,
            "eigenaar": self.mensen.get(waarden.eigenaar or 0, "nog niemand"),
            "datum": datum(datetime.date.fromisoformat(dag)) if dag else "nog geen datum",
            "status": WOORDEN[waarden.status],
        }

    def gevuld(self, waarden: Waarden) -> tuple[str, ...]:
        """What a new line says, beside what is to be done."""
        return tuple(f"{kolom}: {hier}" for kolom, hier, _ in self._anders(waarden, Waarden("")))[
            1:
        ]

    def stappen(self, was: Waarden, wordt: Waarden) -> tuple[str, ...]:
        """What becomes what."""
        return tuple(f"{kolom}: {toen} → {nu}" for kolom, nu, toen in self._anders(wordt, was))

    def naast(self, blad: Waarden, nu: Waarden) -> str:
        """What the workbook says beside what stands in the planning."""
        delen = (
            f"{kolom} {hier} (in de planning: {daar})"
            for kolom, hier, daar in self._anders(blad, nu)
        )
        return f"{nu.wat}: {', '.join(delen)}"

    def _anders(self, een: Waarden, ander: Waarden) -> list[tuple[str, str, str]]:
        hier, daar = self.van(een), self.van(ander)
        return [
            (KOLOM[veld], hier[veld], daar[veld])
            for veld in Waarden._fields
            if hier[veld] != daar[veld]
        ]
