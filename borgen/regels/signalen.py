"""Signals over a time (S1, stap 2A Monitoren): which the team looks at together."""

from datetime import date, timedelta
from enum import StrEnum


class Periode(StrEnum):
    """How far back one looks."""

    WEEK = "week"
    MAAND = "maand"
    KWARTAAL = "kwartaal"


DAGEN = {Periode.WEEK: 7, Periode.MAAND: 31, Periode.KWARTAAL: 92}


def vanaf(periode: Periode, vandaag: date) -> date:
    """The first day of the period that ends today; today counts as one of its days."""
    return vandaag - timedelta(days=DAGEN[periode] - 1)
