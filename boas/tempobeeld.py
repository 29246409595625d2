"""The pace as the leader's page shows it: words now, and the moments at which they change.

The page counts on by itself between two steps, so it gets moments rather than minutes.
"""

import datetime
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from boas.beeld import Beeld
from boas.regels import tempo
from boas.regels.tempo import AFSLUITING_MINUTEN, OPENING_MINUTEN, Tempo, Tempowoord

# A meeting in which opening and closing leave less than a third is short: both shrink with it.
_DEEL_VOOR_OPENING, _DEEL_VOOR_AFSLUITING = 6, 6
_VOORUIT_MINUTEN = 240


@dataclass(frozen=True)
class Tempobeeld:
    """``afsluiten_om``: when the closing should begin; ``vanaf``: before it the opening goes on
    and the time for statements does not run; ``iets_achter_om``, ``ruim_achter_om``: when the word
    changes if no statement is closed before, now when it has changed; ``einde_om``: when the whole
    meeting is over."""

    nu: datetime.datetime
    tempo: Tempo
    resterend: int
    vanaf: datetime.datetime
    afsluiten_om: datetime.datetime
    iets_achter_om: datetime.datetime
    ruim_achter_om: datetime.datetime
    einde_om: datetime.datetime

    @property
    def minuten_over(self) -> int:
        return int(self.tempo.minuten_over)

    @property
    def minuten_per_stelling(self) -> float | None:
        per = self.tempo.minuten_per_stelling
        return None if per is None else round(float(per), 1)


def maak(beeld: Beeld, nu: datetime.datetime) -> Tempobeeld | None:
    """The pace of a running session at ``nu``; None before it begins or without statements."""
    sessie = beeld.sessie
    if sessie.begonnen_op is None or not beeld.totaal:
        return None
    begin, duur = sessie.begonnen_op, sessie.duur_minuten
    opening = min(OPENING_MINUTEN, duur // _DEEL_VOOR_OPENING)
    afsluiting = min(AFSLUITING_MINUTEN, duur // _DEEL_VOOR_AFSLUITING)

    def op(moment: datetime.datetime) -> Tempo:
        return tempo.tempo(
            begin,
            moment,
            totaal=beeld.totaal,
            klaar=beeld.klaar,
            duur=duur,
            opening=opening,
            afsluiting=afsluiting,
        )

    return Tempobeeld(
        nu=nu,
        tempo=op(nu),
        resterend=beeld.totaal - beeld.klaar,
        vanaf=begin + datetime.timedelta(minutes=0 if beeld.klaar else opening),
        afsluiten_om=begin + datetime.timedelta(minutes=duur - afsluiting),
        iets_achter_om=_eerste(nu, lambda m: op(m).woord != Tempowoord.OP_SCHEMA),
        ruim_achter_om=_eerste(nu, lambda m: op(m).woord == Tempowoord.RUIM_ACHTER),
        einde_om=begin + datetime.timedelta(minutes=duur),
    )


def _eerste(nu: datetime.datetime, waar: Callable[[datetime.datetime], bool]) -> datetime.datetime:
    """The first moment from ``nu``, to half a minute, at which ``waar`` holds (it then stays)."""

    def moment(stap: int) -> datetime.datetime:
        return nu + datetime.timedelta(seconds=30 * stap)

    laatste = 2 * _VOORUIT_MINUTEN - 1
    return moment(bisect_left(range(laatste), True, key=lambda stap: waar(moment(stap))))
