"""A file as it was chosen, whatever its kind, to rows of text; what form it has is seen from it."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from openpyxl.utils import get_column_letter

from metaanalyse.moederbestand.kolommen import KAART, RAPPORT, TITEL, zoek_kolom
from metaanalyse.moederbestand.ris import BUITEN
from metaanalyse.regels.variabelen import VARIABELEN, sleutel
from rapportage.excel import fouten
from rapportage.excel.archief import OLE
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import IngelezenBlad, lees_werkboek
from rapportage.tekstbestand import Grenzen, lees_tekst, ontcijfer

MEESTE_BYTES = 150_000_000
MEESTE_RIJEN = 1_000_000
MEESTE_KOLOMMEN = 120
MEESTE_CELLEN = 1_500_000
MEESTE_TEKENS = 120_000_000
UITGEPAKT = 600_000_000
# How far down the names of the columns may stand, below a title.
DIEPSTE_KOP = 20

ONBEKEND = (
    "We herkennen dit bestand niet. Een moederbestand heeft de kolommen RAPPORT ID, HOOFDGROEP, "
    "VARIABELE en BEVINDING, of RAPPORT ID en een kolom voor elke variabele. Een lijst van "
    "rapporten heeft een kolom Titel, en liefst Auteurs, Jaar en DOI. Een RIS-bestand begint met "
    "een regel “TY  - ”."
)
_RIS = re.compile(r"^TY  -", re.MULTILINE)

Rij = tuple[int, Sequence[str]]


class Vorm(StrEnum):
    LANG = "lang"
    BREED = "breed"
    RAPPORTEN = "rapporten"
    RIS = "ris"


IN_WOORDEN = {
    Vorm.LANG: "moederbestand, lange vorm",
    Vorm.BREED: "moederbestand, brede vorm",
    Vorm.RAPPORTEN: "lijst van rapporten",
    Vorm.RIS: "lijst van rapporten (RIS)",
}
# Headings of the long form, and of a list of reports.
_LANG = {
    "rapport id": "kaart",
    "rapportid": "kaart",
    "kaartnummer": "kaart",
    "hoofdgroep": "groep",
    "variabele": "variabele",
    "bevinding": "bevinding",
    "bevindingen": "bevinding",
    "herkomst": "herkomst",
    "plaats": "plaats",
}
_RAPPORT = {
    **dict.fromkeys(("titel", "title", "titel van het rapport", "titel rapport"), "titel"),
    **dict.fromkeys(("auteurs", "auteur", "authors", "author"), "auteurs"),
    **dict.fromkeys(("jaar", "year", "publication year", "jaartal"), "jaar"),
    **dict.fromkeys(("uitgever of tijdschrift", "uitgever", "tijdschrift"), "uitgave"),
    **dict.fromkeys(("journal", "source title", "source", "publication title"), "uitgave"),
    **dict.fromkeys(("publisher", "uitgave"), "uitgave"),
    "doi": "doi",
    **dict.fromkeys(("url", "adres op internet", "link"), "url"),
    **dict.fromkeys(("toelichting", "opmerking", "notes"), "toelichting"),
    **dict.fromkeys(("gevonden via", "vindplaats"), "vindplaats"),
    **dict.fromkeys(("rapportnummer", "rapport id"), "code"),
    "soort rapport": "soort",
    "openbaar te krijgen": "openbaar",
}


@dataclass(frozen=True)
class Kop:
    """A column of the file: where, how it is called there, and what it means if anything."""

    plek: int
    naam: str
    sleutel: str

    @property
    def letter(self) -> str:
        return get_column_letter(self.plek + 1)


@dataclass
class Bron:
    """What is in the file: rows below the headings, or the text of a RIS file."""

    vorm: Vorm
    koppen: Sequence[Kop] = ()
    rijen: Iterable[Rij] = ()
    tekst: str = ""

    @property
    def onbekend(self) -> list[str]:
        """Columns that mean nothing to us, and are left out."""
        return [kop.naam for kop in self.koppen if not kop.sleutel and kop.naam]


def lees_bestand(inhoud: bytes, voortgang: Callable[[float], None] | None = None) -> Bron:
    """Raises ExcelFout and TeDruk; of a text file also while its rows are read."""
    if len(inhoud) > MEESTE_BYTES:
        raise ExcelFout(fouten.te_groot(MEESTE_BYTES))
    if inhoud.startswith((b"PK", OLE)):
        return _uit_werkboek(inhoud, voortgang)
    begin = inhoud[:40_000].decode("latin-1")
    if _RIS.search(begin.replace("\x00", "")):
        return Bron(Vorm.RIS, tekst=ontcijfer(inhoud))
    grenzen = Grenzen(MEESTE_RIJEN, MEESTE_KOLOMMEN, _zekerheid, 20_000, 1_000_000)
    bron = _herken(lees_tekst(inhoud, grenzen))
    if bron is None:
        raise ExcelFout(BUITEN if "ER  -" in begin else ONBEKEND)
    return bron


def _uit_werkboek(inhoud: bytes, voortgang: Callable[[float], None] | None) -> Bron:
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
    bronnen = [bron for blad in boek.bladen if (bron := _van_blad(blad))]
    if not bronnen:
        raise ExcelFout(ONBEKEND if any(b.rijen for b in boek.bladen) else fouten.LEEG)
    eerste = bronnen[0]
    # What did not fit on one sheet goes on on the next.
    delen = [bron.rijen for bron in bronnen if bron.koppen == eerste.koppen]
    eerste.rijen = chain.from_iterable(delen)
    return eerste


def _van_blad(blad: IngelezenBlad) -> Bron | None:
    if not blad.zichtbaar or not blad.rijen:
        return None
    bron = _herken((rij.nummer, [_als_tekst(w) for w in rij.waarden]) for rij in blad.rijen)
    if bron and blad.zonder_waarde:
        raise ExcelFout(
            f"In cel {blad.zonder_waarde[0]} staat een formule zonder uitkomst. Open het bestand "
            "in Excel, bewaar het opnieuw en probeer het daarmee."
        )
    return bron


def _herken(rijen: Iterable[Rij]) -> Bron | None:
    """The first row whose cells are names of columns says the form."""
    bron = iter(rijen)
    for _, cellen in islice(bron, DIEPSTE_KOP):
        if vorm := _vorm(cellen):
            return Bron(vorm, _koppen(vorm, cellen), bron)
    return None


def _vorm(cellen: Sequence[str]) -> Vorm | None:
    namen = {sleutel(cel[:200]) for cel in cellen}
    lang = {_LANG.get(naam) for naam in namen}
    if {"kaart", "variabele", "bevinding"} <= lang:
        return Vorm.LANG
    kolommen = {zoek_kolom(naam) for naam in namen if naam}
    if KAART in kolommen and kolommen & (VARIABELEN.keys() | {TITEL, RAPPORT + "titel"}):
        return Vorm.BREED
    rapport = {_RAPPORT.get(naam) for naam in namen} - {None}
    return Vorm.RAPPORTEN if "titel" in rapport and len(rapport) > 1 else None


def _koppen(vorm: Vorm, cellen: Sequence[str]) -> list[Kop]:
    koppen, gehad = [], set()
    for plek, cel in enumerate(cellen):
        wat = _betekenis(vorm, cel[:200]) or ""
        # The second column of one name is not known to mean the same.
        koppen.append(Kop(plek, cel.strip()[:80], "" if wat in gehad else wat))
        gehad.add(wat)
    return koppen


def _betekenis(vorm: Vorm, naam: str) -> str | None:
    if vorm == Vorm.BREED:
        return zoek_kolom(naam)
    return (_LANG if vorm == Vorm.LANG else _RAPPORT).get(sleutel(naam))


def _zekerheid(rijen: Sequence[Sequence[str]]) -> float:
    for cellen in rijen[:DIEPSTE_KOP]:
        if _vorm(cellen):
            return sum(1 for cel in cellen if cel.strip())
    return 0


def _als_tekst(waarde: object) -> str:
    """A cell of a workbook as it reads there."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        return f"{waarde:.15g}".replace(".", ",")
    if isinstance(waarde, datetime.datetime):
        waarde = waarde.date()
    return waarde.isoformat() if isinstance(waarde, datetime.date) else str(waarde)


def cellen_van(rij: Sequence[str], koppen: Sequence[Kop]) -> Iterator[tuple[Kop, str]]:
    """The cells that hold something, with their column."""
    for kop in koppen:
        if kop.sleutel and kop.plek < len(rij) and (cel := rij[kop.plek].strip()):
            yield kop, cel
