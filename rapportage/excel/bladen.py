"""Readers of the parts of a workbook: relations, sheets, styles, shared texts, cells."""

import datetime
import math
import posixpath
import re
from collections.abc import Sequence
from xml.sax.xmlreader import AttributesImpl

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from rapportage.excel.fouten import ExcelFout
from rapportage.excel.onderdelen import LANGSTE_TEKST
from rapportage.excel.ontleden import Lezer, Teller

_CEL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NULLEN = re.compile(r"0{2,30}")
LANGSTE_GETAL = 32

Waarde = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None


class Foutwaarde(str):
    """What a cell shows when its formula failed: '#DIV/0!'."""

    __slots__ = ()


class Relaties(Lezer):
    """A .rels part: id -> (kind, path inside the archive); outside targets are left out."""

    def __init__(self, teller: Teller, map_: str) -> None:
        super().__init__(teller)
        self._map = map_
        self.doelen: dict[str, tuple[str, str]] = {}

    def open(self, naam: str, kenmerken: AttributesImpl) -> None:
        if naam != "Relationship" or kenmerken.get("TargetMode") == "External":
            return
        doel = kenmerken.get("Target", "")
        pad = doel.lstrip("/") if doel.startswith("/") else posixpath.join(self._map, doel)
        soort = kenmerken.get("Type", "").rpartition("/")[2]
        self.doelen[kenmerken.get("Id", "")] = (soort, posixpath.normpath(pad))


class Inhoudsopgave(Lezer):
    """workbook.xml: name, relation id and visibility of each sheet, and the epoch of dates."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller)
        self.bladen: list[tuple[str, str, bool]] = []
        self.epoch = CALENDAR_WINDOWS_1900

    def open(self, naam: str, kenmerken: AttributesImpl) -> None:
        if naam == "workbookPr" and kenmerken.get("date1904") in ("1", "true"):
            self.epoch = CALENDAR_MAC_1904
        elif naam == "sheet":
            relatie = next((w for k, w in kenmerken.items() if k.rpartition(":")[2] == "id"), "")
            zichtbaar = kenmerken.get("state", "visible") == "visible"
            self.bladen.append((kenmerken.get("name", ""), relatie, zichtbaar))


class Stijlen(Lezer):
    """styles.xml: which cell styles show a number as a date, or with zeros before it."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller)
        self._notaties: dict[int, str] = {}
        self._in_cellen = False
        self.datum: list[bool] = []
        self.nullen: list[int] = []

    def open(self, naam: str, kenmerken: AttributesImpl) -> None:
        if naam == "numFmt":
            self._notaties[int(kenmerken["numFmtId"])] = kenmerken.get("formatCode", "")
        elif naam == "cellXfs":
            self._in_cellen = True
        elif naam == "xf" and self._in_cellen:
            nummer = int(kenmerken.get("numFmtId", "0"))
            notatie = self._notaties.get(nummer) or BUILTIN_FORMATS.get(nummer, "General")
            self.datum.append(len(notatie) <= 255 and bool(is_date_format(notatie)))
            self.nullen.append(len(notatie) if _NULLEN.fullmatch(notatie) else 0)

    def sluit(self, naam: str, tekst: str | None) -> None:
        if naam == "cellXfs":
            self._in_cellen = False


class Teksten(Lezer):
    """sharedStrings.xml: the texts that cells point at, in order."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller)
        self._delen: list[str] = []
        self._uitspraak = False
        self.lijst: list[str] = []

    def open(self, naam: str, kenmerken: AttributesImpl) -> None:
        if naam == "si":
            self._delen = []
        elif naam == "rPh":
            self._uitspraak = True
        elif naam == "t" and not self._uitspraak:
            self.verzamel()

    def sluit(self, naam: str, tekst: str | None) -> None:
        if naam == "rPh":
            self._uitspraak = False
        elif naam == "t" and tekst is not None:
            self._delen.append(tekst)
        elif naam == "si":
            self.lijst.append(ontcijfer("".join(self._delen)))


class Cellen(Lezer):
    """A worksheet: the cells that hold something, by row and column (both from 1).

    What the file says of its own size is not believed; only cells with a value count, so that a
    column coloured down to row 1048576 costs nothing.
    """

    def __init__(
        self,
        teller: Teller,
        *,
        blad: str,
        teksten: Sequence[str],
        datum: Sequence[bool],
        nullen: Sequence[int],
        epoch: datetime.datetime,
        max_rijen: int,
        max_kolommen: int,
        max_cellen: int,
    ) -> None:
        super().__init__(teller)
        self._blad, self._teksten, self._datum, self._epoch = blad, teksten, datum, epoch
        self._nullen = nullen
        self._max_rijen, self._max_kolommen, self._vrij = max_rijen, max_kolommen, max_cellen
        self._rij = self._kolom = 0
        self._soort, self._stijl = "n", 0
        self._ruw: str | None = None
        self._delen: list[str] | None = None
        self._formule = self._uitspraak = False
        self.rijen: dict[int, dict[int, Waarde]] = {}
        self.formules: list[str] = []
        self.zonder_waarde: list[str] = []

    def open(self, naam: str, kenmerken: AttributesImpl) -> None:
        if naam == "row":
            self._rij = int(kenmerken.get("r", str(self._rij + 1)))
            self._kolom = 0
        elif naam == "c":
            self._begin_cel(kenmerken)
        elif naam == "f":
            self._formule = True
        elif naam == "is":
            self._delen = []
        elif naam == "rPh":
            self._uitspraak = True
        elif naam == "v" or (naam == "t" and self._delen is not None and not self._uitspraak):
            self.verzamel()

    def sluit(self, naam: str, tekst: str | None) -> None:
        if naam == "v":
            self._ruw = tekst
        elif naam == "t" and tekst is not None and self._delen is not None:
            self._delen.append(tekst)
        elif naam == "rPh":
            self._uitspraak = False
        elif naam == "c":
            self._bewaar()

    def _begin_cel(self, kenmerken: AttributesImpl) -> None:
        self._kolom += 1
        if plaats := kenmerken.get("r"):
            ontleed = _CEL.fullmatch(plaats)
            if ontleed is None or int(ontleed[2]) != self._rij:
                raise ValueError(f"no cell {plaats} in row {self._rij}")
            self._kolom = column_index_from_string(ontleed[1])
        self._soort = kenmerken.get("t", "n")
        self._stijl = int(kenmerken.get("s", "0"))
        self._ruw, self._delen, self._formule = None, None, False

    @property
    def _adres(self) -> str:
        return f"{get_column_letter(self._kolom)}{self._rij}"

    def _bewaar(self) -> None:
        waarde = self._waarde()
        if self._formule:
            self._tel()
            self.formules.append(self._adres)
            # An empty text is a result too; Excel marks it as 'str'.
            if waarde is None and self._soort != "str":
                self.zonder_waarde.append(self._adres)
        if waarde is None:
            return
        if self._rij > self._max_rijen:
            raise ExcelFout(self._melding("rij", self._max_rijen))
        if self._kolom > self._max_kolommen:
            raise ExcelFout(self._melding("kolom", self._max_kolommen))
        self._tel()
        cellen = self.rijen.setdefault(self._rij, {})
        if self._rij < 1 or self._kolom in cellen:
            raise ValueError(f"cell {self._adres} twice, or before the first row")
        cellen[self._kolom] = waarde

    def _tel(self) -> None:
        self._vrij -= 1
        if self._vrij < 0:
            raise ExcelFout(
                f"Op blad '{self._blad}' staan te veel gevulde cellen. Laat alleen de gegevens "
                "staan die je nodig hebt."
            )

    def _melding(self, wat: str, grens: int) -> str:
        meervoud = {"rij": "rijen", "kolom": "kolommen"}[wat]
        return (
            f"Op blad '{self._blad}' staat iets in cel {self._adres}; verder dan {grens} "
            f"{meervoud} kan niet. Verwijder wat daar staat, of de overbodige {meervoud}."
        )

    def _waarde(self) -> Waarde:
        if self._delen is not None:
            return ontcijfer("".join(self._delen)) or None
        ruw = self._ruw
        if not ruw:
            return None
        match self._soort:
            case "s":
                nummer = int(ruw)
                if nummer < 0:
                    raise ValueError("a text with a negative number")
                return self._teksten[nummer] or None
            case "str" | "inlineStr":
                return ontcijfer(ruw)
            case "b":
                return ruw.strip() in ("1", "true")
            case "e":
                return Foutwaarde(ruw[:20])
            case "d":
                return zonder_nul_uur(datetime.datetime.fromisoformat(ruw))
        return self._getal(ruw.strip())

    def _getal(self, ruw: str) -> Waarde:
        if len(ruw) > LANGSTE_GETAL:
            raise ValueError("a number of this length is no number")
        getal = float(ruw)
        if not math.isfinite(getal):
            return Foutwaarde("#NUM!")
        if 0 <= self._stijl < len(self._datum) and self._datum[self._stijl]:
            try:
                datum = from_excel(getal, self._epoch)
            except (OverflowError, ValueError):
                return Foutwaarde("#WAARDE!")
            return zonder_nul_uur(datum) if isinstance(datum, datetime.datetime) else datum
        if not getal.is_integer() or abs(getal) >= 2**53:
            return getal
        breed = self._nullen[self._stijl] if 0 <= self._stijl < len(self._nullen) else 0
        return str(int(getal)).zfill(breed) if breed else int(getal)


def zonder_nul_uur(moment: datetime.datetime) -> datetime.date:
    """A day when the clock says midnight, otherwise the naive moment."""
    moment = moment.replace(tzinfo=None)
    return moment.date() if moment.time() == datetime.time() else moment


def ontcijfer(tekst: str) -> str:
    """Text as Excel shows it: '_x0041_' stands for the character with that code."""
    if len(tekst) > LANGSTE_TEKST:
        tekst = tekst[:LANGSTE_TEKST]
    if "_x" not in tekst:
        return tekst
    return _CODE.sub(lambda code: chr(int(code[1], 16)), tekst)
