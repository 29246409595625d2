"""What differs between two readings of a plan: texts word for word, lists point by point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from organisatie.regels.verschil import Stuk, verschil
from verbeterplan.regels.planblad import DELEN, Deel, Planblad, Punt, Tekst

# The part of its words that a point must still have to be the same point, changed.
_ZELFDE = 0.5


@dataclass(frozen=True)
class Regel:
    """One text or point that differs: what went, what came, or both in ``stukken``."""

    label: str
    stukken: tuple[Stuk, ...]

    @property
    def soort(self) -> str:
        """``weg``, ``erbij`` or ``anders``: what happened to it as a whole."""
        soorten = {stuk.soort for stuk in self.stukken}
        return soorten.pop() if len(soorten) == 1 else "anders"


@dataclass(frozen=True)
class Deelverschil:
    kop: str
    regels: tuple[Regel, ...]


def vergelijk(oud: Planblad, nieuw: Planblad) -> list[Deelverschil]:
    """The parts that differ, in the order of the plan; empty when nothing does."""
    uit = []
    if oud.titel != nieuw.titel:
        uit.append(Deelverschil("De naam", (_regel("", oud.titel, nieuw.titel),)))
    for code, kop in DELEN.items():
        was, is_ = (blad.per_code.get(code, Deel(code)) for blad in (oud, nieuw))
        regels = (*_teksten(was.teksten, is_.teksten), *_punten(was.punten, is_.punten))
        if regels:
            uit.append(Deelverschil(kop, regels))
    return uit


def _teksten(oud: Sequence[Tekst], nieuw: Sequence[Tekst]) -> list[Regel]:
    was, is_ = ({t.code: t for t in teksten} for teksten in (oud, nieuw))
    # What is still there stands where it stands now; what went follows.
    codes = [*is_, *(code for code in was if code not in is_)]
    leeg = Tekst("", "")
    return [
        _regel((is_.get(c) or was[c]).label, was.get(c, leeg).tekst, is_.get(c, leeg).tekst)
        for c in codes
        if was.get(c) != is_.get(c)
    ]


def _punten(oud: Sequence[Punt], nieuw: Sequence[Punt]) -> list[Regel]:
    """Points that are the same fall away; of the rest each is laid beside the one most like it."""
    rest = list(oud)
    over = []
    for punt in nieuw:
        if punt in rest:
            rest.remove(punt)
        else:
            over.append(punt)
    regels = []
    for punt in over:
        vorige = _meest_gelijk(punt, rest)
        if vorige is not None:
            rest.remove(vorige)
        regels.append(_regel("", in_woorden(vorige) if vorige else "", in_woorden(punt)))
    return regels + [_regel("", in_woorden(punt), "") for punt in rest]


def _meest_gelijk(punt: Punt, kandidaten: Sequence[Punt]) -> Punt | None:
    beste = max(kandidaten, key=lambda ander: _gelijkenis(punt.tekst, ander.tekst), default=None)
    if beste is None or _gelijkenis(punt.tekst, beste.tekst) < _ZELFDE:
        return None
    return beste


def _gelijkenis(a: str, b: str) -> float:
    """The words both have, as a part of those of the longest; 1 for the same text."""
    if a == b:
        return 1.0
    links, rechts = (set(re.findall(r"\w+", tekst.casefold())) for tekst in (a, b))
    return len(links & rechts) / max(len(links), len(rechts), 1)


def in_woorden(punt: Punt) -> str:
    """A point on one line, as it is compared and read aloud."""
    dag = f"{punt.dag.day}-{punt.dag.month}-{punt.dag.year}" if punt.dag else ""
    achter = ", ".join(filter(None, [punt.wie, dag, punt.stand]))
    kop = f"{punt.tekst} ({achter})" if achter else punt.tekst
    return f"{kop}: {punt.bij}" if punt.bij else kop


def _regel(label: str, oud: str, nieuw: str) -> Regel:
    return Regel(label, tuple(verschil(oud, nieuw)))
