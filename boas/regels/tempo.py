"""The pace of a session against the clock (S1, bijlage 1, stap 1: a meeting of two hours)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction

STANDAARD_MINUTEN = 120
# What is left for twenty-eight statements is 98 minutes: three and a half each.
OPENING_MINUTEN = 12
AFSLUITING_MINUTEN = 10
# With few statements each has long; being late is still felt after these minutes.
_HOOGSTENS_OP_SCHEMA = 5
_HOOGSTENS_IETS_ACHTER = 15


class Tempowoord(StrEnum):
    """The pace as the leader reads it."""

    OP_SCHEMA = "op schema"
    IETS_ACHTER = "iets achter"
    RUIM_ACHTER = "ruim achter"


@dataclass(frozen=True, slots=True)
class Tempo:
    """The pace now.

    `minuten_over`: minutes until the closing should begin, 0 when that moment has passed.
    `minuten_per_stelling`: what that gives each remaining statement; None when all are done.
    """

    woord: Tempowoord
    minuten_over: Fraction
    minuten_per_stelling: Fraction | None


def tempo(
    begin: datetime,
    nu: datetime,
    *,
    totaal: int,
    klaar: int,
    duur: int = STANDAARD_MINUTEN,
    opening: int = OPENING_MINUTEN,
    afsluiting: int = AFSLUITING_MINUTEN,
) -> Tempo:
    """The pace of a session that started at `begin`, with `klaar` of `totaal` statements closed.

    In: two moments (both with or both without time zone), numbers of statements, minutes. Behind
    is measured from when the present statement should have been closed. Up to one statement's
    time is "op schema", up to three "iets achter", never more than 5 and 15 minutes. Raises
    ValueError when the numbers cannot be, or the minutes leave nothing for the statements.
    """
    if totaal < 1 or not 0 <= klaar <= totaal:
        raise ValueError("Het aantal gesloten stellingen ligt tussen 0 en het totaal.")
    if opening < 0 or afsluiting < 0 or opening + afsluiting >= duur:
        raise ValueError("Opening en afsluiting laten geen tijd over voor de stellingen.")
    verstreken = _minuten_tussen(begin, nu)
    gepland = Fraction(duur - opening - afsluiting, totaal)
    achter = verstreken - opening - gepland * min(klaar + 1, totaal)
    # Before the first statement is closed the opening may still be going on.
    vanaf = max(verstreken, Fraction(opening)) if klaar == 0 else verstreken
    over = max(Fraction(0), duur - afsluiting - vanaf)
    per_stelling = over / (totaal - klaar) if klaar < totaal else None
    return Tempo(_woord(achter, gepland), over, per_stelling)


def _minuten_tussen(begin: datetime, nu: datetime) -> Fraction:
    # Python subtracts moments of one time zone by the wall clock, which jumps twice a year.
    if begin.tzinfo is not None and nu.tzinfo is not None:
        begin, nu = begin.astimezone(UTC), nu.astimezone(UTC)
    verschil = nu - begin
    seconden = Fraction(verschil.days * 86400 + verschil.seconds)
    return max(Fraction(0), (seconden + Fraction(verschil.microseconds, 1_000_000)) / 60)


def _woord(achter: Fraction, gepland: Fraction) -> Tempowoord:
    if achter <= min(gepland, Fraction(_HOOGSTENS_OP_SCHEMA)):
        return Tempowoord.OP_SCHEMA
    if achter <= min(3 * gepland, Fraction(_HOOGSTENS_IETS_ACHTER)):
        return Tempowoord.IETS_ACHTER
    return Tempowoord.RUIM_ACHTER
