"""Reads a workbook that was filled in elsewhere, for the session it was made for.

Nothing is written here. Everything that is wrong is named with its row, all at once, so that
somebody mends the file in one go. ``boas.acties_werkboek`` takes the lines over.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from boas.exports.formules import Raster
from boas.exports.werkboek import FORMAAT, GEGEVENS, MEESTE_AANWEZIG
from boas.models import Reden, Sessie, Stelling
from boas.regels.herhaling import zelfde_tekst
from boas.regels.telling import is_heel_getal
from rapportage.excel.lezer import IngelezenBlad, Rij, lees_werkboek

LANGSTE_REDEN = Reden._meta.get_field("tekst").max_length or 500
MEESTE_REDENEN = 50


@dataclass(frozen=True)
class Fout:
    """What is wrong, where: a row of the sheet (0 when it is about the file) and the column."""

    rij: int
    plek: str
    tekst: str


@dataclass(frozen=True)
class Regel:
    """The tally of one statement. ``aanwezig`` is None only when nobody answered."""

    code: str
    aantallen: tuple[int, ...]
    aanwezig: int | None
    redenen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inlezing:
    """What a file holds: filled-in lines, or else what must be mended first."""

    regels: tuple[Regel, ...] = ()
    fouten: tuple[Fout, ...] = ()
    leeg: tuple[str, ...] = ()
    drempel: int | None = None


def lees_terug(bestand: bytes | BinaryIO, sessie: Sessie) -> Inlezing:
    """The lines of a workbook for ``sessie`` (fetched with its version and instrument).

    Raises ExcelFout, with a message, for a file that is no readable workbook, and TeDruk.
    """
    blad, _, fouten = open_blad(bestand, Raster.van(sessie.versie, 0).blad, sessie)
    return _Lezing(blad, sessie).lees() if blad else Inlezing(fouten=fouten)


def open_blad(
    bestand: bytes | BinaryIO, naam: str, sessie: Sessie
) -> tuple[IngelezenBlad | None, dict[str, object], tuple[Fout, ...]]:
    """A sheet of a workbook of ``sessie`` and what the workbook says of itself, or what is wrong.

    Raises as ``lees_terug`` does.
    """
    boek = lees_werkboek(bestand, formules="waarde", bladen=[naam, GEGEVENS], max_rijen=2000)
    blad, over = boek.blad(naam), boek.blad(GEGEVENS)
    if blad is None or over is None:
        melding = (
            "Dit is geen werkboek van een sessie. Download hier het werkboek, vul dat in en kies "
            "het opnieuw."
        )
        return None, {}, (fout_in_bestand(melding),)
    gegevens: dict[str, object] = {
        str(r.waarden[0]): r.waarden[1] for r in over.rijen if len(r.waarden) > 1
    }
    fouten = tuple(_herkomst(gegevens, sessie))
    return None if fouten else blad, gegevens, fouten


def _herkomst(gegevens: dict[str, object], sessie: Sessie) -> Iterator[Fout]:
    """What is wrong when this is no workbook of this session, with the statements it has now."""
    versie = sessie.versie
    if gegevens.get("formaat") != FORMAAT:
        yield fout_in_bestand(
            "Dit werkboek heeft een vorm die we hier niet kennen. Download een nieuw werkboek en "
            "neem de aantallen over."
        )
    elif gegevens.get("sessie") != sessie.code:
        yield fout_in_bestand(
            "Dit werkboek hoort bij een andere sessie. Kies het werkboek van "
            f"“{sessie.onderwerp}”, of download het hier en neem de aantallen over."
        )
    elif (gegevens.get("instrument"), gegevens.get("versie")) != (
        versie.instrument.code,
        versie.nummer,
    ):
        yield fout_in_bestand(
            "De stellingen van deze sessie zijn veranderd sinds dit werkboek is gemaakt. Download "
            "een nieuw werkboek en neem de aantallen over."
        )


class _Lezing:
    """The sheet with the counts on its way to lines."""

    def __init__(self, blad: IngelezenBlad, sessie: Sessie) -> None:
        keuzes = list(sessie.keuze.select_related("stelling"))
        self.stellingen: dict[str, Stelling] = {k.stelling.code: k.stelling for k in keuzes}
        self.schaal = list(sessie.versie.schaal)
        self.raster = Raster.van(sessie.versie, len(keuzes))
        self.formules = set(blad.formules)
        self.blad = blad
        self.fouten: list[Fout] = []

    def lees(self) -> Inlezing:
        if not self._koppen_kloppen():
            return Inlezing(fouten=tuple(self.fouten))
        rijen = [rij for rij in self.blad.rijen if rij.nummer > self.raster.koprij]
        per_code = self._codes(rijen)
        regels = [self._regel(code, rij) for code, rij in per_code.items()]
        gevuld = tuple(regel for regel in regels if regel)
        if not gevuld and not self.fouten:
            self.fouten.append(
                fout_in_bestand(
                    "In dit werkboek staan nog geen aantallen. Vul ze in op het blad "
                    f"{self.raster.blad}."
                )
            )
        codes = {regel.code for regel in gevuld}
        return Inlezing(
            regels=() if self.fouten else gevuld,
            fouten=tuple(sorted(self.fouten, key=lambda fout: fout.rij)),
            leeg=tuple(code for code in self.stellingen if code not in codes),
            drempel=self._drempel(),
        )

    def _koppen_kloppen(self) -> bool:
        kop = next((r.waarden for r in self.blad.rijen if r.nummer == self.raster.koprij), ())
        verwacht = ["code", "onderdeel", "stelling", *self.schaal, "aanwezig"]
        if [tekst_van(w) for w in kop[: len(verwacht)]] == verwacht:
            return True
        self.fouten.append(
            fout_in_bestand(
                f"Op het blad {self.raster.blad} staan de kolommen niet meer op hun plaats. "
                f"Zet rij {self.raster.koprij} terug zoals die was, of download een nieuw werkboek."
            )
        )
        return False

    def _codes(self, rijen: Sequence[Rij]) -> dict[str, Rij]:
        """The rows by code; names unknown, double and missing codes and changed statements."""
        tellen = Counter(tekst_van(rij.waarden[0]) for rij in rijen)
        per_code: dict[str, Rij] = {}
        for rij in rijen:
            code = tekst_van(rij.waarden[0])
            if not code:
                if any(
                    tekst_van(waarde) for waarde in rij.waarden[: self.raster.laatste_antwoord + 1]
                ):
                    self._fout(
                        rij, "code", "Er staat geen code. Haal de rij leeg of zet hem terug."
                    )
            elif code not in self.stellingen:
                self._fout(
                    rij,
                    "code",
                    f"“{code[:20]}” is geen code van deze sessie. "
                    "Zet de code uit het werkboek terug.",
                )
            elif tellen[code] > 1:
                self._fout(
                    rij, "code", f"{code} staat er meer dan één keer in. Haal de dubbele rij weg."
                )
            elif not zelfde_tekst(tekst_van(rij.waarden[2]), self.stellingen[code].tekst):
                self._fout(
                    rij,
                    "stelling",
                    f"De tekst van {code} is veranderd. Zet hem terug: "
                    f"“{self.stellingen[code].tekst}”",
                )
            else:
                per_code[code] = rij
        weg = [code for code in self.stellingen if not tellen[code]]
        if weg:
            self.fouten.append(
                fout_in_bestand(
                    f"Niet in het werkboek gevonden: {', '.join(weg)}. Zet die rijen terug."
                )
            )
        return per_code

    def _regel(self, code: str, rij: Rij) -> Regel | None:
        """The tally of a row; None when it was left empty or when something is wrong in it."""
        r, voor = self.raster, len(self.fouten)
        plaatsen = range(r.eerste_antwoord, r.laatste_antwoord + 1)
        aantallen = [
            self._getal(rij, plaats, self.schaal[plaats - r.eerste_antwoord]) for plaats in plaatsen
        ]
        aanwezig = self._getal(rij, r.laatste_antwoord + 1, "aanwezig")
        redenen = self._redenen(rij)
        if len(self.fouten) > voor or (all(a is None for a in aantallen) and not redenen):
            return None
        heel = tuple(aantal or 0 for aantal in aantallen)
        if sum(heel) and aanwezig is None:
            self._fout(rij, "aanwezig", "Vul in hoeveel mensen er waren.")
        elif aanwezig is not None and aanwezig > MEESTE_AANWEZIG:
            self._fout(rij, "aanwezig", f"Vul hoogstens {MEESTE_AANWEZIG} in.")
        elif aanwezig is not None and sum(heel) > aanwezig:
            self._fout(
                rij,
                "aanwezig",
                f"Er zijn {sum(heel)} antwoorden, maar er waren {aanwezig} mensen. Verlaag een "
                "aantal of verhoog het aantal aanwezigen.",
            )
        return Regel(code, heel, aanwezig or None, redenen)

    def _getal(self, rij: Rij, plaats: int, kolom: str) -> int | None:
        """A whole number of 0 or more; None for an empty cell, and for a wrong one, named."""
        waarde = self._waarde(rij, plaats, kolom)
        if waarde is None or waarde == "":
            return None
        if not is_heel_getal(waarde):
            wat = f"“{tekst_van(waarde)[:20]}” is geen heel getal."
            self._fout(rij, kolom, f"{wat} Vul een getal in, of laat de cel leeg.")
        elif waarde < 0:
            self._fout(rij, kolom, "Een aantal kan niet onder 0 zijn. Vul 0 of meer in.")
        else:
            return waarde
        return None

    def _redenen(self, rij: Rij) -> tuple[str, ...]:
        plaats = self.raster.laatste_antwoord + 7
        tekst = tekst_van(self._waarde(rij, plaats, "redenen"))
        redenen = tuple(" ".join(deel.split()) for deel in tekst.split("\n") if deel.strip())
        if any(len(reden) > LANGSTE_REDEN for reden in redenen):
            self._fout(rij, "redenen", f"Houd elke reden onder de {LANGSTE_REDEN} tekens.")
        if len(redenen) > MEESTE_REDENEN:
            self._fout(rij, "redenen", f"Zet er hoogstens {MEESTE_REDENEN} redenen bij.")
        return redenen

    def _waarde(self, rij: Rij, plaats: int, kolom: str):
        adres = f"{self.raster.letter(plaats)}{rij.nummer}"
        if adres in self.formules:
            self.fouten.append(fout_bij_formule(rij, kolom, adres))
            return None
        return rij.waarden[plaats - 1] if plaats <= len(rij.waarden) else None

    def _drempel(self) -> int | None:
        adres = self.raster.drempelcel.replace("$", "")
        rij = next((r for r in self.blad.rijen if r.nummer == int(adres[1:])), None)
        waarde = rij.waarden[1] if rij and len(rij.waarden) > 1 else None
        return waarde if isinstance(waarde, int) and is_heel_getal(waarde) else None

    def _fout(self, rij: Rij, plek: str, tekst: str) -> None:
        self.fouten.append(Fout(rij.nummer, plek, tekst))


def fout_in_bestand(tekst: str) -> Fout:
    """What is wrong with the file as a whole."""
    return Fout(0, "", tekst)


def fout_bij_formule(rij: Rij, kolom: str, adres: str) -> Fout:
    """What is wrong with a cell that was calculated where something is filled in."""
    melding = f"In cel {adres} staat een formule. Zet er de uitkomst zelf neer."
    return Fout(rij.nummer, kolom, melding)


def tekst_van(waarde: object) -> str:
    """A value of a cell as text, without space around it; empty for an empty cell."""
    return "" if waarde is None else str(waarde).strip()
