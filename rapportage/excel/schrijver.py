"""Writes a `Werkboek` row by row (openpyxl's write-only mode, little memory)."""

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from rapportage.capaciteit import zwaar_werk
from rapportage.excel.hoogte import kophoogte, rijhoogte
from rapportage.excel.onderdelen import (
    GETALNOTATIE,
    LANGSTE_TEKST,
    Blad,
    Cel,
    Formule,
    Grenzen,
    Keuze,
    Kolom,
    Werkboek,
)
from rapportage.excel.stijl import (
    HAARLIJN,
    INVOER,
    LINKS,
    ONDER,
    TITEL,
    VET,
    nadrukregel,
    uitlijning,
)

# Everything XML 1.0 cannot hold: control characters, lone surrogates, two non-characters.
_ONGELDIG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In a workbook '_x000D_' means a character by its code; text that happens to look so is escaped.
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_VERBODEN_IN_BLADNAAM = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
A4 = 9  # the number of this size of paper in the file format


def als_bytes(boek: Werkboek) -> bytes:
    """The workbook as the bytes of an .xlsx file. Raises `TeDruk` when two are being made."""
    uit = io.BytesIO()
    with zwaar_werk():
        _bouw(boek).save(uit)
    return uit.getvalue()


def tabel(
    titel: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[object]],
    *,
    maker: str = "",
    boven: Sequence[Sequence[object]] = (),
) -> bytes:
    """A list page as a workbook of one sheet: what the page shows, with a filter on each column."""
    blad = Blad(naam=titel, kolommen=kolommen, rijen=rijen, titel=titel, boven=boven)
    return als_bytes(Werkboek(titel=titel, bladen=[blad], maker=maker))


def schone_tekst(tekst: str) -> str:
    """`tekst` as a cell can hold it: no control characters, one kind of line break, not too long.

    Excel counts length in UTF-16 units; what is cut off ends in an ellipsis.
    """
    tekst = _ONGELDIG.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    eenheden = tekst.encode("utf-16-le")
    if len(eenheden) > 2 * LANGSTE_TEKST:
        tekst = eenheden[: 2 * (LANGSTE_TEKST - 1)].decode("utf-16-le", "ignore") + "…"
    return tekst


def celtekst(tekst: str) -> str:
    """`tekst` as it stands in the file, so that reading it gives the same."""
    return _CODE.sub("_x005F_", schone_tekst(tekst))


def bladnaam(naam: str, bezet: Iterable[str] = ()) -> str:
    """A sheet name Excel accepts: at most 31 characters, none forbidden, not yet in `bezet`."""
    kaal = _VERBODEN_IN_BLADNAAM.sub(" ", schone_tekst(naam)).strip(" '")[:31].strip(" '") or "Blad"
    in_gebruik = {ander.casefold() for ander in bezet}
    kandidaat, volgnummer = kaal, 2
    while kandidaat.casefold() in in_gebruik:
        achter = f" ({volgnummer})"
        kandidaat, volgnummer = kaal[: 31 - len(achter)] + achter, volgnummer + 1
    return kandidaat


def _bouw(boek: Werkboek) -> Workbook:
    wb = Workbook(write_only=True)
    # Programs that keep the last results would show empty formula cells.
    wb.calculation.fullCalcOnLoad = True
    wb.properties.title = schone_tekst(boek.titel)
    wb.properties.creator = schone_tekst(boek.maker) or "Borgen"
    wb.properties.subject = schone_tekst(boek.onderwerp) or None
    wb.properties.language = "nl-NL"
    for naam, verwijzing in boek.namen.items():
        wb.defined_names[naam] = DefinedName(naam, attr_text=verwijzing)
    for blad in boek.bladen:
        ws = wb.create_sheet(bladnaam(blad.naam, wb.sheetnames))
        try:
            _richt_in(ws, blad, boek)
            _schrijf_rijen(ws, blad)
        except BaseException:
            # The rows wait in a temporary file, which an interrupted sheet would leave behind.
            if ws._writer is not None:
                ws.close()
                ws._writer.cleanup()
            raise
    return wb


def _richt_in(ws: Any, blad: Blad, boek: Werkboek) -> None:
    """All that stands before or around the rows; write-only sheets want it first."""
    for nummer, kolom in enumerate(blad.kolommen, 1):
        ws.column_dimensions[get_column_letter(nummer)].width = kolom.ruimte
    laatste = get_column_letter(max(len(blad.kolommen), 1))
    ws.freeze_panes = f"{get_column_letter(blad.vaste_kolommen + 1)}{blad.eerste_rij}"
    ws.sheet_state = "hidden" if blad.verborgen else "visible"
    ws.sheet_view.showGridLines = False
    ws.print_title_rows = f"{blad.koprij}:{blad.koprij}"
    ws.page_setup.orientation = "portrait" if blad.staand else "landscape"
    ws.page_setup.paperSize = A4
    ws.page_setup.fitToWidth = 1
    ws.page_setup.fitToHeight = 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    # & starts a code in a footer.
    ws.oddFooter.left.text = schone_tekst(boek.titel).replace("&", "&&")
    ws.oddFooter.right.text = "pagina &P van &N"
    for keuze in blad.keuzes:
        ws.data_validations.append(_keuzelijst(keuze))
    for grens in blad.grenzen:
        ws.data_validations.append(_grens(grens))
    for nadruk in blad.nadruk:
        ws.conditional_formatting.add(nadruk.bereik, nadrukregel(nadruk))
    if blad.beveiligd:
        # Without a password: it guards against slips, not against people.
        ws.protection.sheet = True
        for vrij in ("formatColumns", "formatRows", "sort", "autoFilter"):
            setattr(ws.protection, vrij, False)
    if blad.filter and blad.kolommen:
        # The end is filled in once the rows are known.
        ws.auto_filter.ref = f"A{blad.koprij}:{laatste}{blad.koprij}"


def _schrijf_rijen(ws: Any, blad: Blad) -> None:
    naast = [vorige.soort not in LINKS for vorige in (Kolom(""), *blad.kolommen[:-1])]
    if blad.titel:
        ws.append([_cel(ws, blad.titel, Kolom(""), font=TITEL)])
    for regel in blad.boven:
        ws.append([_cel(ws, waarde, Kolom("")) for waarde in regel])
    if blad.koprij > 1:
        ws.append([])
    ws.row_dimensions[blad.koprij].height = kophoogte(blad.kolommen)
    ws.append(
        [_kop(ws, kolom, na_cijfers=na) for kolom, na in zip(blad.kolommen, naast, strict=True)]
    )
    aantal = 0
    for rij in blad.rijen:
        if hoogte := rijhoogte(rij, blad.kolommen):
            ws.row_dimensions[blad.eerste_rij + aantal].height = hoogte
        ws.append(
            [
                _cel(ws, waarde, kolom, na_cijfers=na, border=HAARLIJN)
                for waarde, kolom, na in zip(rij, blad.kolommen, naast, strict=True)
            ]
        )
        aantal += 1
    if blad.afdruk_kolommen:
        ws.print_area = f"A1:{get_column_letter(blad.afdruk_kolommen)}{blad.koprij + aantal}"
    if ws.auto_filter.ref:
        laatste = get_column_letter(len(blad.kolommen))
        ws.auto_filter.ref = f"A{blad.koprij}:{laatste}{blad.koprij + aantal}"


def _kop(ws: Any, kolom: Kolom, *, na_cijfers: bool) -> WriteOnlyCell:
    cel = _cel(ws, kolom.kop, Kolom(""), font=VET, border=ONDER)
    cel.alignment = uitlijning(kolom.soort, "bottom", terugloop=True, na_cijfers=na_cijfers)
    return cel


def _cel(
    ws: Any, waarde: object, kolom: Kolom, *, na_cijfers: bool = False, **stijl: Any
) -> WriteOnlyCell:
    """One cell; only a `Formule` can become a formula."""
    soort, invoer, vet = kolom.soort, kolom.invoer, False
    if isinstance(waarde, Cel):
        soort = waarde.soort or soort
        invoer = kolom.invoer if waarde.invoer is None else waarde.invoer
        vet = waarde.vet
        waarde = waarde.waarde
    cel = WriteOnlyCell(ws)
    _zet_waarde(cel, waarde)
    if cel.data_type == "d" and soort not in ("datum", "tijdstip"):
        soort = "tijdstip" if isinstance(waarde, datetime.datetime) else "datum"
    if soort != "tekst":
        cel.number_format = GETALNOTATIE[soort]
    cel.alignment = uitlijning(soort, "top", terugloop=kolom.terugloop, na_cijfers=na_cijfers)
    for eigenschap, hoe in stijl.items():
        setattr(cel, eigenschap, hoe)
    if vet:
        cel.font = VET
    if invoer:
        cel.fill = INVOER
        cel.protection = Protection(locked=False)
    return cel


def _zet_waarde(cel: WriteOnlyCell, waarde: object) -> None:
    match waarde:
        case None:
            return
        case Formule(tekst=tekst):
            cel.value = schone_tekst(tekst)
        case bool():
            cel.value = "ja" if waarde else "nee"
        case int() | float() | Decimal():
            # NaN and infinity have no place in a workbook.
            cel.value = waarde if Decimal(waarde).is_finite() else None
        case datetime.datetime():
            cel.value = (
                timezone.localtime(waarde).replace(tzinfo=None)
                if timezone.is_aware(waarde)
                else waarde
            )
        case datetime.date() | datetime.time():
            cel.value = waarde
        case str() | Promise():
            tekst = celtekst(str(waarde))
            cel.value = tekst
            # openpyxl takes '=1+1' for a formula and '#N/A' for an error; here both are text.
            cel.data_type = "s"
            # Keeps it text when somebody edits the cell.
            if tekst[:1] in ("=", "+", "-", "@"):
                cel.quotePrefix = True
        case _:
            raise TypeError(f"a cell cannot hold a {type(waarde).__name__}")


def _keuzelijst(keuze: Keuze) -> DataValidation:
    bron = keuze.waarden
    if not isinstance(bron, str):
        bron = f'"{",".join(bron)}"'
        if len(bron) > 257 or any("," in waarde or '"' in waarde for waarde in keuze.waarden):
            raise ValueError("a list this long, or with commas, must stand on a sheet of its own")
    regel = DataValidation(type="list", formula1=bron.removeprefix("="), allow_blank=True)
    return _met_melding(regel, keuze.bereik, keuze.melding)


def _grens(grens: Grenzen) -> DataValidation:
    regel = DataValidation(
        type={"geheel": "whole", "getal": "decimal", "datum": "date"}[grens.soort],
        operator="between",
        formula1=str(grens.minimum),
        formula2=str(grens.maximum),
        allow_blank=True,
    )
    return _met_melding(regel, grens.bereik, grens.melding)


def _met_melding(regel: DataValidation, bereik: str, melding: str) -> DataValidation:
    regel.showErrorMessage = True
    regel.errorTitle = "Dit kan hier niet"
    regel.error = melding[:255]
    regel.add(bereik)
    return regel
