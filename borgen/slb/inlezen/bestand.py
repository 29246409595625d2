"""A list of the school as it was chosen, whatever its kind, to one table of plain values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from borgen.slb.regels.kolommen import DIEPSTE_KOP, Raad, is_verboden, raad
from rapportage.excel import fouten
from rapportage.excel.archief import OLE
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import IngelezenBlad, lees_werkboek
from rapportage.tekstbestand import Grenzen, lees_tekst

MEESTE_BYTES = 10_000_000
MEESTE_RIJEN = 25_000
MEESTE_KOLOMMEN = 100
MEESTE_CELLEN = 600_000
MEESTE_TEKENS = 12_000_000
UITGEPAKT = 150_000_000

GEEN_RIJEN = "Er staat niets in dit bestand, of alleen op verborgen bladen."

Rij = tuple[int, Sequence[object]]
Voortgang = Callable[[float], None]


@dataclass(frozen=True)
class Tabel:
    """The rows that hold something, and what their columns seem to be."""

    rijen: Sequence[Rij]
    geraden: Raad | None

    @property
    def breedte(self) -> int:
        return max((len(waarden) for _, waarden in self.rijen), default=0)


def lees_bestand(inhoud: bytes, voortgang: Voortgang | None = None) -> Tabel:
    """Read a workbook or a text file. Raises `ExcelFout` (with ``melding``) and `TeDruk`.

    Columns with a number of the state are left out here, so that it is kept nowhere.
    """
    if len(inhoud) > MEESTE_BYTES:
        raise ExcelFout(fouten.te_groot(MEESTE_BYTES))
    if inhoud.startswith((b"PK", OLE)):
        tabel = _uit_werkboek(inhoud, voortgang)
    else:
        rijen = list(lees_tekst(inhoud, Grenzen(MEESTE_RIJEN, MEESTE_KOLOMMEN, _zekerheid)))
        tabel = Tabel(rijen, _raad(rijen))
    return _zonder_verboden(tabel)


def _uit_werkboek(inhoud: bytes, voortgang: Voortgang | None) -> Tabel:
    boek = lees_werkboek(
        inhoud,
        max_bytes=MEESTE_BYTES,
        max_uitgepakt=UITGEPAKT,
        max_rijen=MEESTE_RIJEN,
        max_kolommen=MEESTE_KOLOMMEN,
        max_cellen=MEESTE_CELLEN,
        max_tekens=MEESTE_TEKENS,
        formules="waarde",
        voorloopnullen=True,
        voortgang=voortgang,
    )
    bladen = [(blad, _rijen(blad)) for blad in boek.bladen if blad.zichtbaar and blad.rijen]
    if not bladen:
        raise ExcelFout(GEEN_RIJEN)
    keuzes = [(blad, Tabel(rijen, _raad(rijen))) for blad, rijen in bladen]
    blad, tabel = max(
        keuzes, key=lambda keuze: keuze[1].geraden.zekerheid if keuze[1].geraden else 0
    )
    if blad.zonder_waarde:
        raise ExcelFout(
            f"In cel {blad.zonder_waarde[0]} staat een formule zonder uitkomst. Open het bestand "
            "in Excel, bewaar het opnieuw en probeer het daarmee."
        )
    return tabel


def _rijen(blad: IngelezenBlad) -> list[Rij]:
    return [(rij.nummer, rij.waarden) for rij in blad.rijen]


def _raad(rijen: Sequence[Rij]) -> Raad | None:
    return raad([waarden for _, waarden in rijen[:100]])


def _zekerheid(rijen: Sequence[Sequence[object]]) -> float:
    gevonden = raad(rijen[:DIEPSTE_KOP])
    return gevonden.zekerheid if gevonden else 0


def _zonder_verboden(tabel: Tabel) -> Tabel:
    """By the names of the columns: where they seem to stand, else in the first row that has some.

    A row with one cell is a title, and may say what it likes.
    """
    breed = [w for _, w in tabel.rijen[:DIEPSTE_KOP] if sum(map(bool, w)) > 1]
    koppen = tabel.rijen[tabel.geraden.koprij][1] if tabel.geraden else next(iter(breed), ())
    weg = {k for k, kop in enumerate(koppen) if is_verboden(kop)}
    if not weg:
        return tabel
    return Tabel(
        [
            (nummer, w if w is koppen else [None if k in weg else c for k, c in enumerate(w)])
            for nummer, w in tabel.rijen
        ],
        tabel.geraden,
    )
