"""How many cards of a selection have a value, and the address of the list that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from metaanalyse.regels.filter import Filter
from metaanalyse.regels.kruistabel import adres_van
from metaanalyse.register import Selectie


def met(selectie: Selectie, variabele: str, codes: Sequence[str]) -> int:
    """The cards with at least one of these values, each counted once."""
    samen = 0
    for code in codes:
        samen |= selectie.register.met(variabele, code)
    return (selectie.bits & samen).bit_count()


def met_een_van(selectie: Selectie, delen: Sequence[tuple[str, Sequence[str]]]) -> int:
    """The same over several variables."""
    samen = 0
    for variabele, codes in delen:
        for code in codes:
            samen |= selectie.register.met(variabele, code)
    return (selectie.bits & samen).bit_count()


def zonder(selectie: Selectie, variabele: str, toestand: str) -> int:
    """The cards of the selection of which the variable is "onbekend", "nvt" or "leeg"."""
    return (selectie.bits & selectie.register.zonder_waarde(variabele, toestand)).bit_count()


def lijst(filter: Filter) -> str:
    """The address of the list of cards with this filter."""
    vraag = filter.vraag()
    return f"{reverse('kaarten')}?{vraag}" if vraag else reverse("kaarten")


def lijst_met(filter: Filter, variabele: str, codes: Sequence[str]) -> str:
    """The list of the cards that ``met`` counts; "" when no address can say it."""
    vraag = adres_van(filter, variabele, codes)
    return f"{reverse('kaarten')}?{vraag}" if vraag else ""


def getoond(filter: Filter, variabele: str, codes: Sequence[str]) -> list[str]:
    """Of these values the ones that the filter leaves: see ``regels.kruistabel.koppen``."""
    gekozen = () if variabele in filter.alle else filter.van(variabele)
    return [code for code in codes if not gekozen or code in gekozen]
