"""Cards as rows of a file: wide, a row for each card, or long, a row for each value."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from metaanalyse.moederbestand.cel import GEEN_PLAATS, lees_plaats, stukken
from metaanalyse.moederbestand.kaartcellen import Cellen
from metaanalyse.moederbestand.kolommen import (
    ALLE,
    HERKOMST,
    KAART,
    KOP,
    LADDER,
    PER_SLEUTEL,
    RAPPORT,
    RAPPORTVELDEN,
    VARIABELKOLOMMEN,
    Kolom,
)
from metaanalyse.moederbestand.tekens import splits, veilig
from metaanalyse.regels.screening import CRITERIA
from metaanalyse.regels.variabelen import VARIABELEN, Soort

LANG = ("RAPPORT ID", "HOOFDGROEP", "VARIABELE", "BEVINDING", "HERKOMST", "PLAATS")
_ALLEEN_ONDERZOEKER = {"overige_velden", "toelichting", *(c.code for c in CRITERIA)}
# What everybody who reads cards may take along.
LEESKOLOMMEN = (
    *KOP,
    *VARIABELKOLOMMEN,
    *(PER_SLEUTEL[RAPPORT + v] for v in RAPPORTVELDEN if v not in _ALLEEN_ONDERZOEKER),
)
BOM = "\ufeff"
# Rows sent at a time.
BROK = 200


def koppen(kolommen: Sequence[Kolom] = ALLE) -> list[str]:
    return [kolom.naam for kolom in kolommen]


def breed(
    kaarten: Iterable[Cellen], kolommen: Sequence[Kolom] = ALLE, *, csv: bool
) -> Iterator[list[str]]:
    """A row for each card."""
    sleutels = [kolom.sleutel for kolom in kolommen]
    for cellen in kaarten:
        yield [veilig(cellen.get(sleutel, ""), csv=csv) for sleutel in sleutels]


def lang(
    kaarten: Iterable[Cellen], *, csv: bool, plaatskolommen: bool = True
) -> Iterator[list[str]]:
    """A row for each value; without ``plaatskolommen`` the places get rows of their own."""
    for cellen in kaarten:
        kaart = veilig(cellen[KAART], csv=csv)
        for groep, naam, bevinding, plaats in _rijen(cellen, plaatskolommen):
            rij = [kaart, groep, naam, veilig(bevinding, csv=csv)]
            if plaatskolommen:
                herkomst, waar = _in_tweeen(plaats)
                rij += [herkomst, veilig(waar, csv=csv)]
            yield rij


def als_csv(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> Iterator[str]:
    """The text of a CSV file as Dutch Excel opens it, some rows at a time."""
    echo: Any = _Echo()
    schrijver = csv.writer(echo, delimiter=";", lineterminator="\r\n")
    brok = [BOM + schrijver.writerow(kop)]
    for rij in rijen:
        brok.append(schrijver.writerow(rij))
        if len(brok) == BROK:
            yield "".join(brok)
            brok = []
    yield "".join(brok)


class _Echo:
    """Gives back what it is told to write."""

    @staticmethod
    def write(tekst: str) -> str:
        return tekst


def _rijen(cellen: Cellen, plaatskolommen: bool) -> Iterator[tuple[str, str, str, str]]:
    for kolom in ALLE:
        cel = cellen.get(kolom.sleutel, "")
        if not cel or kolom.sleutel == KAART:
            continue
        if kolom.sleutel.startswith(HERKOMST):
            if not plaatskolommen:
                yield kolom.groep, kolom.naam, cel, ""
            continue
        waarden = _waarden(kolom.sleutel, cel)
        herkomst = cellen.get(HERKOMST + kolom.sleutel, "") if plaatskolommen else ""
        plaatsen = splits(herkomst, ";") if herkomst else [""] * len(waarden)
        for waarde, plaats in zip(waarden, plaatsen, strict=True):
            yield kolom.groep, kolom.naam, waarde.strip(), plaats.strip()


def _waarden(sleutel: str, cel: str) -> Sequence[str]:
    variabele = VARIABELEN.get(sleutel)
    if ";" in cel and sleutel == LADDER:
        return splits(cel, ";")
    if ";" in cel and variabele is not None and variabele.soort == Soort.KEUZE:
        return list(stukken(variabele, cel))
    return [cel]


def _in_tweeen(plaats: str) -> tuple[str, str]:
    """Herkomst and place, the place still as it is written in a cell."""
    if not plaats or plaats == GEEN_PLAATS:
        return "", ""
    herkomst, waar = lees_plaats(plaats)
    # The sign between them is the first; what stands after it is kept as written.
    return herkomst, plaats.partition(":")[2].strip() if waar else ""
