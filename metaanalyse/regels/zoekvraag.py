"""What somebody types in the search box, taken apart; never wrong, at worst without words.

Words must all be there, by their stem (``scholen`` finds ``school``); ``"samen leren"`` is found
literally; ``schoolleid*`` by its beginning; what ``-ict`` names must not be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from metaanalyse.regels.stammen import plekken, stam, woorden

_DEEL = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')
_HAAKJES = str.maketrans("“”„‟«»", '""""""')


class Soort(StrEnum):
    WOORD = "woord"
    """One word, by its stem."""
    BEGIN = "begin"
    """The beginning of a word or of its stem; and what the word finds when it stands alone."""
    ZIN = "zin"
    """Words after each other, as they stand."""


@dataclass(frozen=True)
class Atoom:
    """What can be looked for at once: of WOORD the stem, of BEGIN and ZIN the words themselves."""

    soort: Soort
    woorden: tuple[str, ...]


@dataclass(frozen=True)
class Zoekvraag:
    """All of ``wel`` must be there and nothing of ``niet``."""

    wel: tuple[Atoom, ...] = ()
    niet: tuple[Atoom, ...] = ()

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to look for: no words, only signs."""
        return not (self.wel or self.niet)


@lru_cache(maxsize=500)
def lees_vraag(tekst: str) -> Zoekvraag:
    """Take a search apart."""
    wel: dict[Atoom, None] = {}
    niet: dict[Atoom, None] = {}
    for deel in _DEEL.finditer(tekst.translate(_HAAKJES)):
        min_zin, zin, min_woord, woord = deel.groups()
        if zin is not None:
            (niet if min_zin else wel).update(dict.fromkeys(_zin(zin)))
        elif min_woord:
            niet.update(dict.fromkeys(_zin(woord) if len(woorden(woord)) > 1 else _los(woord)))
        else:
            wel.update(dict.fromkeys(_los(woord)))
    return Zoekvraag(tuple(wel), tuple(niet))


def _zin(tekst: str) -> Iterator[Atoom]:
    if gevonden := woorden(tekst):
        yield Atoom(Soort.ZIN, tuple(gevonden))


def _los(tekst: str) -> Iterator[Atoom]:
    """``zelf-regul*`` is two words, of which the last is a beginning."""
    gevonden = woorden(tekst)
    if gevonden and tekst.endswith("*"):
        yield Atoom(Soort.BEGIN, (gevonden.pop(),))
    for woord in gevonden:
        yield Atoom(Soort.WOORD, (stam(woord),))


def treffers(tekst: str, vraag: Zoekvraag) -> list[tuple[int, int]]:
    """Where in a text something stands that was looked for: begin and end, without overlap."""
    if not vraag.wel:
        return []
    stammen = {a.woorden[0] for a in vraag.wel if a.soort == Soort.WOORD}
    stammen |= {stam(a.woorden[0]) for a in vraag.wel if a.soort == Soort.BEGIN}
    begin = tuple(a.woorden[0] for a in vraag.wel if a.soort == Soort.BEGIN)
    zinnen = [a.woorden for a in vraag.wel if a.soort == Soort.ZIN]
    uit: list[tuple[int, int]] = []
    rij: list[tuple[str, int, int]] = []
    for van, tot, delen in plekken(tekst):
        rij += [(deel, van, tot) for deel in delen]
        if any(_raak(deel, stammen, begin) for deel in delen):
            uit.append((van, tot))
    for zin in zinnen:
        lengte = len(zin)
        uit += [
            (rij[plek][1], rij[plek + lengte - 1][2])
            for plek in range(len(rij) - lengte + 1)
            if all(rij[plek + i][0] == woord for i, woord in enumerate(zin))
        ]
    return _zonder_overlap(uit)


def _raak(woord: str, stammen: set[str], begin: tuple[str, ...]) -> bool:
    if not (stammen or begin):
        return False
    kern = stam(woord)
    return kern in stammen or (bool(begin) and (woord.startswith(begin) or kern.startswith(begin)))


def _zonder_overlap(stukken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    uit: list[tuple[int, int]] = []
    for van, tot in sorted(stukken):
        if uit and van < uit[-1][1]:
            uit[-1] = uit[-1][0], max(tot, uit[-1][1])
        else:
            uit.append((van, tot))
    return uit
