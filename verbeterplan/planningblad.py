"""Reads the sheet Planning of a workbook that was filled in elsewhere.

Nothing is written here, and nothing is compared with the planning as it is now: that is for
``planningterug``. Everything that is wrong is named with its row, all at once.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.core.exceptions import ValidationError

from boas.exports.werkboek_bladen import OPVOLGING, PLANKOPPEN, PLANNING
from boas.exports.werkboek_terug import (
    Fout,
    fout_bij_formule,
    fout_in_bestand,
    open_blad,
    tekst_van,
)
from boas.models import Sessie
from boas.regels.telling import is_heel_getal
from organisatie.forms.datum import DatumField
from rapportage.excel.lezer import IngelezenBlad, Rij
from verbeterplan.regels.afspraak import WOORDEN

MEESTE_REGELS = 200
ONBEVESTIGD = "datum nog niet bevestigd"
_STATUS = {woord: status for status, woord in WOORDEN.items()}
_KOLOMMEN = "ABCDEF"


@dataclass(frozen=True)
class Bladregel:
    """A filled-in row: plain text, the date as 2026-11-20, what is empty as an empty text."""

    rij: int
    code: str
    wat: str
    wie: str
    datum: str
    status: str
    reden: str


@dataclass(frozen=True)
class Planningblad:
    """What a file holds, or else what must be mended first.

    ``stand`` is the newest line of history when the workbook was made; 0 when it knows of none.
    """

    regels: tuple[Bladregel, ...] = ()
    opvolging: str = ""
    stand: int = 0
    fouten: tuple[Fout, ...] = ()


def lees_planningblad(bestand: bytes | BinaryIO, sessie: Sessie) -> Planningblad:
    """The sheet of a workbook for ``sessie`` (fetched with its version and instrument).

    Raises ExcelFout, with a message, for a file that is no readable workbook, and TeDruk.
    """
    blad, gegevens, fouten = open_blad(bestand, PLANNING, sessie)
    if blad is None:
        return Planningblad(fouten=fouten)
    stand = gegevens.get("planning")
    return _Lezing(blad).lees(stand if isinstance(stand, int) and is_heel_getal(stand) else 0)


class _Lezing:
    """One sheet on its way to lines."""

    def __init__(self, blad: IngelezenBlad) -> None:
        self.blad = blad
        self.formules = set(blad.formules)
        self.fouten: list[Fout] = []

    def lees(self, stand: int) -> Planningblad:
        koprij = next((rij.nummer for rij in self.blad.rijen if _is_kop(rij)), None)
        if koprij is None:
            melding = (
                f"Op het blad {PLANNING} staan de kolommen niet meer op hun plaats: "
                f"{', '.join(PLANKOPPEN)}. Zet ze terug, of download een nieuw werkboek."
            )
            return Planningblad(fouten=(fout_in_bestand(melding),))
        regels = tuple(self._regels(koprij))
        if len(regels) > MEESTE_REGELS:
            melding = f"Zet hoogstens {MEESTE_REGELS} afspraken op het blad {PLANNING}."
            self.fouten.append(fout_in_bestand(melding))
        elif not regels and not self.fouten:
            melding = f"Op het blad {PLANNING} staat nog geen afspraak."
            self.fouten.append(fout_in_bestand(melding))
        return Planningblad(
            regels=() if self.fouten else regels,
            opvolging=self._opvolging(koprij),
            stand=stand,
            fouten=tuple(self.fouten),
        )

    def _regels(self, koprij: int) -> Iterator[Bladregel]:
        for rij in self.blad.rijen:
            if rij.nummer <= koprij:
                continue
            code, wat, wie, datum, status, reden = (
                self._waarde(rij, plaats) for plaats in range(len(PLANKOPPEN))
            )
            if any(tekst_van(waarde) for waarde in (code, wat, wie, datum, reden)):
                yield Bladregel(
                    rij=rij.nummer,
                    code=tekst_van(code),
                    wat=" ".join(tekst_van(wat).split()),
                    wie=" ".join(tekst_van(wie).split()),
                    datum=self._datum(rij, datum),
                    status=self._status(rij, tekst_van(status)),
                    reden=tekst_van(reden).replace(ONBEVESTIGD, "").strip(),
                )

    def _waarde(self, rij: Rij, plaats: int) -> object:
        adres = f"{_KOLOMMEN[plaats]}{rij.nummer}"
        if adres in self.formules:
            self.fouten.append(fout_bij_formule(rij, PLANKOPPEN[plaats], adres))
            return None
        return rij.waarden[plaats] if plaats < len(rij.waarden) else None

    def _datum(self, rij: Rij, waarde: object) -> str:
        if isinstance(waarde, datetime.datetime):
            waarde = waarde.date()
        try:
            dag = DatumField(required=False).clean(waarde if waarde is None else str(waarde))
        except ValidationError as fout:
            self.fouten.append(Fout(rij.nummer, PLANKOPPEN[3], " ".join(fout.messages)))
            return ""
        return dag.isoformat() if dag else ""

    def _status(self, rij: Rij, woord: str) -> str:
        if not woord or woord.casefold() in _STATUS:
            return _STATUS.get(woord.casefold(), "")
        melding = f"“{woord[:20]}” is geen status. Kies: {', '.join(_STATUS)}."
        self.fouten.append(Fout(rij.nummer, PLANKOPPEN[4], melding))
        return ""

    def _opvolging(self, koprij: int) -> str:
        for rij in self.blad.rijen:
            if rij.nummer < koprij and tekst_van(rij.waarden[0]) == OPVOLGING:
                return " ".join(tekst_van(self._waarde(rij, 1)).split())
        return ""


def _is_kop(rij: Rij) -> bool:
    return tuple(tekst_van(w) for w in rij.waarden[: len(PLANKOPPEN)]) == PLANKOPPEN
