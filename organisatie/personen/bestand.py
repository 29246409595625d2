"""A list of people as it was chosen, workbook or text, to rows of plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from organisatie.regels.personenkolommen import NAAMVELDEN, Veld, koprij, raad
from rapportage.excel import fouten
from rapportage.excel.archief import OLE
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import lees_werkboek
from rapportage.tekstbestand import Grenzen, lees_tekst

MEESTE_BYTES = 5_000_000
MEESTE_RIJEN = 10_000
MEESTE_KOLOMMEN = 100

ONBEKEND = (
    "We herkennen de kolommen niet. Zet bovenaan een rij met namen: E-mailadres en Naam zijn "
    "nodig, en School, Team, Rol, Functie, Vanaf en Tot mogen erbij. Het voorbeeldbestand laat "
    "zien hoe."
)
LEEG = "Onder de kolomnamen staat niemand."

Rij = tuple[int, Sequence[object]]


@dataclass(frozen=True)
class Tabel:
    """The rows below the names of the columns, and which column is what."""

    rijen: Sequence[Rij]
    kolommen: dict[Veld, int]


def lees_bestand(inhoud: bytes) -> Tabel:
    """Raises ExcelFout (with ``melding``) and TeDruk."""
    if len(inhoud) > MEESTE_BYTES:
        raise ExcelFout(fouten.te_groot(MEESTE_BYTES))
    if inhoud.startswith((b"PK", OLE)):
        bladen = _uit_werkboek(inhoud)
    else:
        grenzen = Grenzen(MEESTE_RIJEN, MEESTE_KOLOMMEN, lambda top: float(koprij(top) is not None))
        bladen = [list(lees_tekst(inhoud, grenzen))]
    for rijen in bladen:
        kop = koprij([waarden for _, waarden in rijen])
        if kop is None:
            continue
        kolommen = raad(rijen[kop][1])
        if not kolommen.keys() & NAAMVELDEN:
            raise ExcelFout(ONBEKEND)
        if not rijen[kop + 1 :]:
            raise ExcelFout(LEEG)
        return Tabel(rijen[kop + 1 :], kolommen)
    raise ExcelFout(ONBEKEND)


def _uit_werkboek(inhoud: bytes) -> list[list[Rij]]:
    boek = lees_werkboek(
        inhoud,
        max_bytes=MEESTE_BYTES,
        max_rijen=MEESTE_RIJEN,
        max_kolommen=MEESTE_KOLOMMEN,
        formules="waarde",
    )
    return [
        [(rij.nummer, rij.waarden) for rij in blad.rijen]
        for blad in boek.bladen
        if blad.zichtbaar and blad.rijen
    ]
