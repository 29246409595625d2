"""How far coders agree, as a file: a row for each variable and each label."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from django.http import HttpResponse

from metaanalyse.regels.kappa import Kappa, Overeenstemming
from metaanalyse.regels.variabelen import Soort
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord

KOLOMMEN = [
    Kolom("Variabele", 32, terugloop=True),
    Kolom("Waarde", 40, terugloop=True),
    Kolom("Kappa", 10, "gewoon"),
    Kolom("Kaarten", 9, "geheel"),
    Kolom("Waarvan precies gelijk", 14, "geheel"),
    Kolom("Buiten", 9, "geheel"),
    Kolom("Opmerking", 44, terugloop=True),
]


def geef(request: Verzoek, rijen: Iterable[Overeenstemming], filters: str) -> HttpResponse:
    """``?formaat=`` xlsx or pdf."""
    regels = [regel for rij in rijen for regel in _regels(rij)]
    formaat = request.GET["formaat"]
    titel = "Overeenstemming tussen codeurs"
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, KOLOMMEN, regels, filters=filters)
    )


def _regels(rij: Overeenstemming) -> Iterator[tuple[object, ...]]:
    gewogen = rij.variabele.soort == Soort.ORDE
    soort = "lineair gewogen" if gewogen else "gemiddelde over de waarden"
    waarde = rij.gemiddelde
    opmerking = soort if waarde is not None else rij.reden
    yield _regel(rij, "", waarde, rij.totaal, opmerking)
    for code, kappa in rij.per_label.items():
        yield _regel(rij, rij.variabele.naam_van(code), kappa.waarde, kappa, kappa.reden)


def _regel(
    rij: Overeenstemming, label: str, waarde: Fraction | None, kappa: Kappa, opmerking: str
) -> tuple[object, ...]:
    afgerond = None if waarde is None else round(float(waarde), 4)
    telling = (kappa.paren, kappa.gelijk, rij.buiten)
    return (rij.variabele.naam, label, afgerond, *telling, opmerking)
