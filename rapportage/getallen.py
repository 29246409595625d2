"""Numbers and dates as a Dutch reader expects them, the same on page, chart, PDF and poster.

Independent of the active locale, so that a chart made by a background task reads like the page.
"""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

# Between a number and its unit, and inside a number, no line may break.
VAST = "\u00a0"
MIN = "\u2212"
LEEG = "–"

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MAANDEN_KORT = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

Getal = int | float | Decimal


def decimaal(x: Getal | None, cijfers: int = 1) -> str:
    """`x` with exactly `cijfers` digits after the comma: 6.5 -> '6,5', 1234.5 -> '1.234,5'.

    Rounds half away from zero, as people do on paper (Python rounds half to even).
    None gives a dash.
    """
    if x is None:
        return LEEG
    # str() first: 2.675 is meant as written, not as its nearest binary fraction.
    exact = Decimal(str(x)).quantize(Decimal(1).scaleb(-cijfers), rounding=ROUND_HALF_UP)
    tekst = f"{abs(exact):,.{cijfers}f}".translate(str.maketrans(",.", ".,"))
    return f"{MIN}{tekst}" if exact < 0 else tekst


def getal(x: Getal | None) -> str:
    """`x` with only the digits it needs, at most two: 7 -> '7', 6.5 -> '6,5', 5.714 -> '5,71'."""
    if x is None:
        return LEEG
    tekst = decimaal(x, 2)
    return tekst.rstrip("0").rstrip(",")


def procent(teller: int, noemer: int, cijfers: int = 0, drempel: Getal | None = None) -> str:
    """Share of `teller` in `noemer` as text: (4, 14) -> '29 %'; a dash when `noemer` is 0.

    With `drempel` (in percent) a figure that only reaches the drempel by rounding gets the digits
    it needs to stay under it: 8 of 27 is '29,6 %' beside a drempel of 30, not '30 %'.
    """
    if noemer == 0:
        return LEEG
    aandeel = Decimal(100 * teller) / Decimal(noemer)
    if drempel is not None:
        grens = Decimal(str(drempel))
        while cijfers < 4 and aandeel < grens <= _afgerond(aandeel, cijfers):
            cijfers += 1
    return f"{decimaal(aandeel, cijfers)}{VAST}%"


def _afgerond(x: Decimal, cijfers: int) -> Decimal:
    return x.quantize(Decimal(1).scaleb(-cijfers), rounding=ROUND_HALF_UP)


def lokale_datum(moment: datetime.date | datetime.datetime) -> datetime.date:
    """The calendar day in the school's time zone; a plain date or naive datetime as it is."""
    if isinstance(moment, datetime.datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()
    return moment


def datum(moment: datetime.date | None) -> str:
    """'12 maart 2026'."""
    if moment is None:
        return LEEG
    dag = lokale_datum(moment)
    return f"{dag.day}{VAST}{MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(moment: datetime.date | None, *, jaar: bool = False) -> str:
    """'12 mrt', with the year when asked: '12 mrt 2026'."""
    if moment is None:
        return LEEG
    dag = lokale_datum(moment)
    kort = f"{dag.day}{VAST}{MAANDEN_KORT[dag.month - 1]}"
    return f"{kort}{VAST}{dag.year}" if jaar else kort


def datum_met_dag(moment: datetime.date | None) -> str:
    """'donderdag 12 maart 2026'."""
    if moment is None:
        return LEEG
    return f"{DAGEN[lokale_datum(moment).weekday()]} {datum(moment)}"


def tijd(moment: datetime.datetime) -> str:
    """'14.05 uur', in the school's time zone."""
    lokaal = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{lokaal:%H.%M}{VAST}uur"
