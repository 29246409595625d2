"""Agreement as a reader expects it."""

from fractions import Fraction

from django import template

from metaanalyse.regels.kappa import Kappa
from rapportage.getallen import decimaal, procent

register = template.Library()


@register.filter
def kappagetal(waarde: Fraction | None) -> str:
    """Two digits after the comma; a dash when there is none."""
    return decimaal(None if waarde is None else float(waarde), 2)


@register.filter
def gelijkprocent(kappa: Kappa) -> str:
    """The share of pairs that are exactly equal."""
    return procent(kappa.gelijk, kappa.paren)


@register.filter
def kappawoorden(kappa: Kappa) -> str:
    """The figure, or why there is none."""
    if kappa.waarde is None:
        return f"niet te berekenen ({kappa.reden})"
    return kappagetal(kappa.waarde)
