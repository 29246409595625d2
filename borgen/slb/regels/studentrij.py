"""One line of a school's list: what it says of a student, or what is wrong with it, in words."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from borgen.slb.regels.kolommen import KOPPEN, Veld, kaal
from borgen.slb.regels.namen import Begeleiders, Onbekend
from organisatie.regels.datums import GeenDatum, lees_datum
from organisatie.regels.namen import in_gewone_volgorde, schoon, stel_samen

LANGSTE_NUMMER, LANGSTE_NAAM, LANGSTE_KLAS = 20, 120, 40
# What Excel shows where a formula failed, in English and in Dutch.
_UITKOMSTEN = (
    "#N/A #N/B #REF! #VERW! #DIV/0! #DEEL/0! #NAME? #NAAM? #VALUE! #WAARDE! #NUM! #GETAL! #NULL! "
    "#LEEG!"
)
MISLUKT = frozenset(_UITKOMSTEN.split())
IN_WOORDEN = {
    Veld.NUMMER: "studentnummer",
    Veld.NAAM: "naam",
    Veld.ROEPNAAM: "roepnaam",
    Veld.TUSSENVOEGSEL: "tussenvoegsel",
    Veld.ACHTERNAAM: "achternaam",
    Veld.KLAS: "klas",
    Veld.SLBER: "SLB’er",
    Veld.INSTROOM: "instroomdatum",
    Veld.UITSTROOM: "uitstroomdatum",
}
_GETAL_MET_NUL = re.compile(r"(\d+)[.,]0+")
_WETENSCHAPPELIJK = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.I)


Meld = Callable[[Veld, str], None]


@dataclass(frozen=True)
class Studentrij:
    """What the list says of one student; empty or None where it says nothing."""

    rij: int
    nummer: str
    naam: str
    klas: str = ""
    slber: int | None = None
    slber_naam: str = ""
    instroom: datetime.date | None = None
    uitstroom: datetime.date | None = None


class Rijfout(NamedTuple):
    """What is wrong, where: number of the row as the spreadsheet shows it, and kind of column."""

    rij: int
    veld: Veld
    tekst: str


@dataclass
class Lezer:
    """Reads line after line; what is said twice in a list is noticed across them."""

    kolommen: Mapping[Veld, int]
    begeleiders: Begeleiders
    # Classes by their name in small letters: "3a" and "3A" are one, as it is spelled first.
    klassen: dict[str, str] = field(default_factory=dict)
    _eerder: dict[str, int] = field(default_factory=dict)

    def lees(self, rij: int, waarden: Sequence[object]) -> Studentrij | list[Rijfout] | None:
        """The student in a line, its mistakes, or None when it holds nothing of a student."""
        cellen = {
            veld: waarden[kolom] if kolom < len(waarden) else None
            for veld, kolom in self.kolommen.items()
        }
        if all(_is_leeg(waarde) for waarde in cellen.values()) or self._is_kop(cellen):
            return None
        fouten: list[Rijfout] = []
        student = self._lees(rij, cellen, fouten)
        return fouten or student

    def _lees(self, rij: int, cellen: Mapping[Veld, object], fouten: list[Rijfout]) -> Studentrij:
        def fout(veld: Veld, tekst: str) -> None:
            fouten.append(Rijfout(rij, veld, tekst))

        def tekst(veld: Veld, langste: int = LANGSTE_NAAM) -> str:
            try:
                return _tekst(cellen.get(veld), langste)
            except ValueError as niet:
                fout(veld, str(niet))
                return ""

        def dag(veld: Veld) -> datetime.date | None:
            waarde = cellen.get(veld)
            try:
                return None if _is_leeg(waarde) else lees_datum(_geen_mislukte(waarde))
            except ValueError as niet:
                fout(veld, str(niet))
                return None

        instroom, uitstroom = dag(Veld.INSTROOM), dag(Veld.UITSTROOM)
        if instroom and uitstroom and uitstroom < instroom:
            fout(Veld.UITSTROOM, "De uitstroomdatum ligt voor de instroomdatum.")
        slber = self._slber(tekst(Veld.SLBER), fout)
        return Studentrij(
            rij=rij,
            nummer=self._nummer(rij, cellen.get(Veld.NUMMER), fout),
            naam=self._naam(tekst, fout),
            klas=self._klas(tekst(Veld.KLAS, LANGSTE_KLAS)),
            slber=slber[0],
            slber_naam=slber[1],
            instroom=instroom,
            uitstroom=uitstroom,
        )

    @staticmethod
    def _is_kop(cellen: Mapping[Veld, object]) -> bool:
        """The names of the columns again, as at the top of a next page."""
        nummer = cellen.get(Veld.NUMMER)
        return isinstance(nummer, str) and kaal(nummer) in KOPPEN[Veld.NUMMER]

    def _nummer(self, rij: int, waarde: object, fout: Meld) -> str:
        try:
            nummer = lees_nummer(waarde)
        except ValueError as niet:
            fout(Veld.NUMMER, str(niet))
            return ""
        eerder = self._eerder.setdefault(nummer.casefold(), rij)
        if eerder != rij:
            fout(
                Veld.NUMMER,
                f"Nummer {nummer} staat er twee keer in: in rij {eerder} en in rij {rij}. Haal "
                "een van de twee weg.",
            )
        return nummer

    def _naam(self, tekst: Callable[[Veld], str], fout: Meld) -> str:
        if Veld.ACHTERNAAM in self.kolommen or Veld.ROEPNAAM in self.kolommen:
            delen = tekst(Veld.ROEPNAAM), tekst(Veld.TUSSENVOEGSEL), tekst(Veld.ACHTERNAAM)
            naam, veld = stel_samen(*delen), Veld.ACHTERNAAM
            if veld not in self.kolommen:
                veld = Veld.ROEPNAAM
        else:
            naam, veld = in_gewone_volgorde(tekst(Veld.NAAM)), Veld.NAAM
        if not naam:
            fout(veld, "De naam ontbreekt.")
        elif len(naam) > LANGSTE_NAAM:
            fout(veld, f"De naam is langer dan {LANGSTE_NAAM} tekens.")
        return naam

    def _klas(self, naam: str) -> str:
        return self.klassen.setdefault(naam.casefold(), naam) if naam else ""

    def _slber(self, tekst: str, fout: Meld) -> tuple[int | None, str]:
        if not tekst:
            return None, ""
        gevonden = self.begeleiders.zoek(tekst)
        if isinstance(gevonden, Onbekend):
            fout(Veld.SLBER, gevonden.melding)
            return None, ""
        return gevonden.pk, gevonden.naam


def lees_nummer(waarde: object) -> str:
    """A student's number as text, its leading zeros kept. Raises ValueError with words."""
    if _is_leeg(waarde):
        raise ValueError("Het studentnummer ontbreekt.")
    if isinstance(waarde, bool | datetime.date | datetime.time):
        raise ValueError("Hier staat geen studentnummer. Zet de cel in Excel op ‘Tekst’.")
    if isinstance(waarde, float):
        if not waarde.is_integer() or waarde >= 2**53:
            raise ValueError(f"‘{waarde}’ is geen studentnummer. Zet de cel in Excel op ‘Tekst’.")
        waarde = int(waarde)
    nummer = _tekst(waarde, LANGSTE_NUMMER)
    if _WETENSCHAPPELIJK.fullmatch(nummer):
        raise ValueError(
            f"Excel heeft dit nummer afgekort tot ‘{nummer}’. Zet de kolom op ‘Tekst’ of ‘Getal’ "
            "en bewaar het bestand opnieuw."
        )
    met_nul = _GETAL_MET_NUL.fullmatch(nummer)
    nummer = met_nul[1] if met_nul else nummer
    if nummer.startswith("-") or not any(teken.isalnum() for teken in nummer):
        raise ValueError(f"‘{nummer}’ is geen studentnummer.")
    return nummer


def _tekst(waarde: object, langste: int) -> str:
    """A cell as clean text. Raises ValueError with words."""
    if _is_leeg(waarde):
        return ""
    if isinstance(waarde, bool | datetime.date | datetime.time):
        raise ValueError("Hier staat een datum of een waarde die Excel zelf heeft bedacht.")
    if isinstance(waarde, float) and waarde.is_integer():
        waarde = int(waarde)
    tekst = schoon(str(_geen_mislukte(waarde)))
    if len(tekst) > langste:
        raise ValueError(f"Dit is langer dan {langste} tekens: ‘{tekst[:30]}…’.")
    return tekst


def _geen_mislukte(waarde: object) -> object:
    if isinstance(waarde, str) and waarde.strip().upper() in MISLUKT:
        raise GeenDatum(f"Hier staat {waarde.strip()}: de formule in deze cel is mislukt.")
    return waarde


def _is_leeg(waarde: object) -> bool:
    return waarde is None or (isinstance(waarde, str) and not schoon(waarde))
