"""A table on a sheet that somebody filled in: its header, and what each cell of a row says."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from organisatie.regels.opsomming import opsomming
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import Foutwaarde, IngelezenBlad, Rij

_ZOEK_KOP_TOT = 30


@dataclass(frozen=True)
class Tabel:
    """``kolommen``: the heading (as we write it) to its place; ``rijen``: those with something."""

    kolommen: Mapping[str, int]
    rijen: Sequence[Rij]


def zoek_tabel(
    blad: IngelezenBlad, koppen: Sequence[str], verplicht: Sequence[str], *, herken: Collection[str]
) -> Tabel:
    """The table under the first row with the headings ``herken``; other columns are left alone.

    Raises ExcelFout when there is none, or when a heading of ``verplicht`` is not there or one of
    ``koppen`` is there twice.
    """
    per_kop = {kop.casefold(): kop for kop in koppen}
    for plaats, rij in enumerate(blad.rijen[:_ZOEK_KOP_TOT]):
        gevonden = [tekst_van(waarde).strip(" *").casefold() for waarde in rij.waarden]
        if not all(kop.casefold() in gevonden for kop in herken):
            continue
        gemist = [kop for kop in verplicht if kop.casefold() not in gevonden]
        if gemist:
            raise ExcelFout(
                f"De kolom {' en de kolom '.join(gemist)} ontbreekt op blad {blad.naam}."
            )
        dubbel = [kop for kop in gevonden if kop in per_kop and gevonden.count(kop) > 1]
        if dubbel:
            raise ExcelFout(
                f"De kolom {dubbel[0].capitalize()} staat er meer dan één keer. Haal er een weg."
            )
        kolommen = {per_kop[kop]: plek for plek, kop in enumerate(gevonden) if kop in per_kop}
        gevuld = [
            r
            for r in blad.rijen[plaats + 1 :]
            if any(tekst_van(r.waarden[kolom]).strip() for kolom in kolommen.values())
        ]
        return Tabel(kolommen, gevuld)
    raise ExcelFout(f"Op blad {blad.naam} staat geen rij met de koppen {opsomming(verplicht)}.")


def lees_rij(tabel: Tabel, rij: Rij) -> tuple[dict[str, object], list[str]]:
    """What the cells say by heading, and what is wrong with those that hold no text or number."""
    waarden: dict[str, object] = {}
    fouten = []
    for kop, kolom in tabel.kolommen.items():
        waarde = rij.waarden[kolom]
        if isinstance(waarde, Foutwaarde):
            fouten.append(
                f"In de kolom {kop} staat een fout ({waarde}). Verbeter de cel of maak hem leeg."
            )
        elif isinstance(waarde, (datetime.date, datetime.time, bool)):
            fouten.append(
                f"In de kolom {kop} staat geen tekst of getal. Maak van de cel gewone tekst."
            )
        else:
            waarden[kop] = waarde
    return waarden, fouten


def tekst_van(waarde: object) -> str:
    """A cell as text; empty for nothing."""
    return "" if waarde is None else str(waarde)
