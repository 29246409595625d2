"""What somebody types in the search box, taken apart; never wrong, at worst without words.

Words must all be there, by their stem (``scholen`` finds ``school``); ``"samen leren"`` is found
literally; ``schoolleid*`` by its beginning; what ``-ict`` names must not be there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from metaanalyse.regels.stammen import lees_woord, plekken, stam, stukken, woorden

_DEEL = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')
# Of one search; more words than a page of texts has.
_MEESTE_WOORDEN = 5000
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
    rake = _rake(tekst, vraag)
    uit = [stuk.span() for stuk in plekken(tekst) if stuk.group() in rake] if rake else []
    if zinnen := [a.woorden for a in vraag.wel if a.soort == Soort.ZIN]:
        uit = _zonder_overlap([*uit, *_zinnen(tekst, zinnen)])
    return uit


def heeft_treffer(tekst: str, vraag: Zoekvraag) -> bool:
    """Whether ``treffers`` has any."""
    return bool(treffers(tekst, vraag))


def _rake(tekst: str, vraag: Zoekvraag) -> set[str]:
    """The words of a text, as they stand, that were looked for other than in a phrase.

    No loop of our own: a list shows its rows from hundreds of texts.
    """
    return set(filter(_raak(vraag), stukken(tekst)))


class _Raak(dict[str, bool]):
    """Whether a word of a text is one that was looked for; remembered, for words come back."""

    def __init__(self, vraag: Zoekvraag) -> None:
        los = [a for a in vraag.wel if a.soort != Soort.ZIN]
        self._begin = tuple(a.woorden[0] for a in los if a.soort == Soort.BEGIN)
        self._stammen = {a.woorden[0] for a in los if a.soort == Soort.WOORD}
        self._stammen |= {stam(begin) for begin in self._begin}

    def __missing__(self, stuk: str) -> bool:
        uit = False
        for woord, kern in lees_woord(stuk):
            if kern in self._stammen:
                uit = True
            elif self._begin:
                uit = uit or woord.startswith(self._begin) or kern.startswith(self._begin)
        if len(self) < _MEESTE_WOORDEN:
            self[stuk] = uit
        return uit


@lru_cache(maxsize=100)
def _raak(vraag: Zoekvraag) -> Callable[[str], bool]:
    return _Raak(vraag).__getitem__


def _zinnen(tekst: str, zinnen: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where the words of a phrase stand after each other."""
    vol = f" {' '.join(woorden(tekst))} "
    # Most texts have none of them, which is quickly seen.
    zinnen = [zin for zin in zinnen if f" {' '.join(zin)} " in vol]
    if not zinnen:
        return
    rij = [(w, *stuk.span()) for stuk in plekken(tekst) for w, _ in lees_woord(stuk.group())]
    for zin in zinnen:
        lengte = len(zin)
        for plek in range(len(rij) - lengte + 1):
            if all(rij[plek + i][0] == woord for i, woord in enumerate(zin)):
                yield rij[plek][1], rij[plek + lengte - 1][2]


def _zonder_overlap(stukken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    uit: list[tuple[int, int]] = []
    for van, tot in sorted(stukken):
        if uit and van < uit[-1][1]:
            uit[-1] = uit[-1][0], max(tot, uit[-1][1])
        else:
            uit.append((van, tot))
    return uit
