"""Axes: round steps for values, months for dates."""

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass

from rapportage.getallen import MAANDEN_KORT


def ronde_stappen(laagste: float, hoogste: float, aantal: int = 5) -> list[float]:
    """Round values from at or under `laagste` to at or over `hoogste`, about `aantal` of them.

    A value may stick out by a billionth of a step: 0.1 + 0.2 needs no step above 0.3.
    """
    # One value, or nearly so: room for a step of one.
    if hoogste - laagste <= 1e-6 * max(1, abs(laagste), abs(hoogste)):
        hoogste = laagste + 1
    ruw = (hoogste - laagste) / max(aantal - 1, 1)
    macht = 10 ** math.floor(math.log10(ruw))
    stap = next(macht * maat for maat in (1, 2, 2.5, 5, 10) if macht * maat >= ruw * 0.999)
    eerste, laatste = math.floor(laagste / stap + 1e-9), math.ceil(hoogste / stap - 1e-9)
    # 12 digits: the sum of binary fractions shows as 0.30000000000000004 otherwise.
    return [round(nummer * stap, 12) for nummer in range(eerste, laatste + 1)]


@dataclass(frozen=True)
class Maandstreep:
    """The first day of a month that gets a tick; `jaar` where the year should be named."""

    dag: datetime.date
    maand: str
    jaar: str = ""

    @property
    def label(self) -> str:
        return f"{self.maand} {self.jaar}".rstrip()


def maanden(begin: datetime.date, eind: datetime.date, hoogstens: int = 12) -> list[Maandstreep]:
    """The months from `begin` to `eind` (both included) as ticks, thinned to about `hoogstens`.

    Months step by 1, 2, 3, 6 or 12 from january, so that ticks fall on the usual ones; the year is
    named at the first tick and at every january.
    """
    totaal = (eind.year - begin.year) * 12 + eind.month - begin.month + 1
    stap = next(
        (s for s in (1, 2, 3, 6, 12) if totaal / s <= hoogstens),
        12 * math.ceil(totaal / 12 / hoogstens),
    )
    uit: list[Maandstreep] = []
    for teller in range(begin.year * 12 + begin.month - 1, eind.year * 12 + eind.month):
        jaar, maand = divmod(teller, 12)
        if (maand if stap <= 12 else teller) % stap:
            continue
        dag = datetime.date(jaar, maand + 1, 1)
        if dag < begin.replace(day=1):
            continue
        noem_jaar = not uit or maand == 0
        uit.append(Maandstreep(dag, MAANDEN_KORT[maand], str(jaar) if noem_jaar else ""))
    return uit


def schaal(
    begin: datetime.date, eind: datetime.date, links: float, rechts: float
) -> Callable[[datetime.date], float]:
    """A function from a day to its x: `begin` stands at `links`, `eind` at `rechts`."""
    dagen = max((eind - begin).days, 1)
    return lambda dag: links + (rechts - links) * (dag - begin).days / dagen
