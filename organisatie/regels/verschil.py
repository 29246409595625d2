"""What differs between two texts, word for word, at a bounded cost.

A new version shows what changed against the one before (S1, stap 1). First lines are compared, then
the words within what changed. The algorithm is that of Myers (the shortest edit), which is fast
when little differs; where it would take long, the whole part counts as replaced: always true, and
only less fine.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GELIJK, WEG, ERBIJ = "gelijk", "weg", "erbij"

# Steps for one comparison of two texts: a fraction of a second, whatever the texts are.
MEESTE_STAPPEN = 600_000

_WOORD = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_REGEL = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text that stayed (gelijk), went (weg) or came (erbij)."""

    soort: str
    tekst: str


class _Teveel(Exception):
    """The comparison would take too long."""


class _Tegoed:
    """How many steps may still be taken, over all comparisons of two texts together."""

    def __init__(self, stappen: int) -> None:
        self.stappen = stappen

    def neem(self, aantal: int) -> None:
        self.stappen -= aantal
        if self.stappen < 0:
            raise _Teveel


def verschil(oud: str, nieuw: str, stappen: int = MEESTE_STAPPEN) -> list[Stuk]:
    """The pieces of both texts in order.

    Those that are not ``erbij`` together are ``oud``, those that are not ``weg`` are ``nieuw``.
    """
    # The larger part for the lines: without them the words have nothing to go by.
    regels = _stukken(_REGEL.findall(oud), _REGEL.findall(nieuw), _Tegoed(stappen * 2 // 3))
    tegoed = _Tegoed(stappen // 3)
    gevonden: list[Stuk] = []
    for weg, erbij, gelijk in _blokken(regels):
        gevonden += _per_woord(weg, erbij, tegoed)
        if gelijk:
            gevonden.append(Stuk(GELIJK, gelijk))
    return _voeg_samen(gevonden)


def _per_woord(weg: str, erbij: str, tegoed: _Tegoed) -> list[Stuk]:
    """What changed within a part; a part that has little in common is replaced as a whole.

    Otherwise a new sentence reads as confetti between the words both happen to have.
    """
    stukken = _stukken(_WOORD.findall(weg), _WOORD.findall(erbij), tegoed)
    gebleven = sum(len(stuk.tekst) for stuk in stukken if stuk.soort == GELIJK)
    if 2 * gebleven < max(len(weg), len(erbij)):
        return [Stuk(WEG, weg), Stuk(ERBIJ, erbij)]
    return stukken


def _blokken(stukken: Sequence[Stuk]) -> Iterator[tuple[str, str, str]]:
    """What went and came between two parts that stayed, and the part that follows."""
    weg = erbij = ""
    for stuk in stukken:
        if stuk.soort == WEG:
            weg += stuk.tekst
        elif stuk.soort == ERBIJ:
            erbij += stuk.tekst
        else:
            yield weg, erbij, stuk.tekst
            weg = erbij = ""
    if weg or erbij:
        yield weg, erbij, ""


def _stukken(oud: Sequence[str], nieuw: Sequence[str], tegoed: _Tegoed) -> list[Stuk]:
    voor = _gelijk_begin(oud, nieuw)
    achter = _gelijk_begin(oud[voor:][::-1], nieuw[voor:][::-1])
    a, b = oud[voor : len(oud) - achter], nieuw[voor : len(nieuw) - achter]
    try:
        midden = [Stuk(soort, deel) for soort, deel in _myers(a, b, tegoed)]
    except _Teveel:
        midden = [Stuk(WEG, "".join(a)), Stuk(ERBIJ, "".join(b))]
    begin, einde = "".join(oud[:voor]), "".join(oud[len(oud) - achter :])
    return _voeg_samen([Stuk(GELIJK, begin), *midden, Stuk(GELIJK, einde)])


def _gelijk_begin(a: Sequence[str], b: Sequence[str]) -> int:
    aantal = 0
    for links, rechts in zip(a, b, strict=False):
        if links != rechts:
            break
        aantal += 1
    return aantal


def _myers(a: Sequence[str], b: Sequence[str], tegoed: _Tegoed) -> list[tuple[str, str]]:
    """The shortest edit of ``a`` into ``b``; raises _Teveel when ``tegoed`` runs out."""
    if not a or not b:
        return [(WEG, deel) for deel in a] + [(ERBIJ, deel) for deel in b]
    verst = {1: 0}
    spoor = []
    for d in range(len(a) + len(b) + 1):
        tegoed.neem(2 * d + 1)
        spoor.append(verst.copy())
        for k in range(-d, d + 1, 2):
            omlaag = k == -d or (k != d and verst[k - 1] < verst[k + 1])
            x = verst[k + 1] if omlaag else verst[k - 1] + 1
            begin = x
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            tegoed.neem(x - begin)
            verst[k] = x
            if x >= len(a) and x - k >= len(b):
                return _terug(a, b, spoor)
    raise AssertionError("an edit of every piece always exists")


def _terug(
    a: Sequence[str], b: Sequence[str], spoor: Sequence[dict[int, int]]
) -> list[tuple[str, str]]:
    """Walk the trace of Myers back into the edits, in order."""
    stappen: list[tuple[str, str]] = []
    x, y = len(a), len(b)
    for d in range(len(spoor) - 1, -1, -1):
        verst, k = spoor[d], x - y
        omlaag = k == -d or (k != d and verst[k - 1] < verst[k + 1])
        vorige_k = k + 1 if omlaag else k - 1
        vorige_x = verst[vorige_k]
        vorige_y = vorige_x - vorige_k
        while x > vorige_x and y > vorige_y and x > 0 and y > 0:
            x, y = x - 1, y - 1
            stappen.append((GELIJK, a[x]))
        if d:
            stappen.append((ERBIJ, b[vorige_y]) if omlaag else (WEG, a[vorige_x]))
        x, y = vorige_x, vorige_y
    return stappen[::-1]


def _voeg_samen(stukken: Sequence[Stuk]) -> list[Stuk]:
    """Neighbours of one kind as one; of a change first what went, then what came."""
    samen: list[Stuk] = []
    for weg, erbij, gelijk in _blokken(stukken):
        delen = [Stuk(WEG, weg), Stuk(ERBIJ, erbij), Stuk(GELIJK, gelijk)]
        for deel in delen:
            if not deel.tekst:
                continue
            if samen and samen[-1].soort == deel.soort:
                samen[-1] = Stuk(deel.soort, samen[-1].tekst + deel.tekst)
            else:
                samen.append(deel)
    return samen


def met_omgeving(stukken: Sequence[Stuk], regels: int = 2) -> list[Stuk | int]:
    """The pieces with long stretches that stayed left out: a number says how many lines.

    ``regels`` lines stay before and after every change.
    """
    kort: list[Stuk | int] = []
    for plek, stuk in enumerate(stukken):
        delen = stuk.tekst.splitlines(keepends=True)
        boven = regels + 1 if plek else 0
        onder = regels + 1 if plek < len(stukken) - 1 else 0
        # Leaving out a line or two takes as much room as showing it.
        if stuk.soort != GELIJK or len(delen) <= boven + onder + 2:
            kort.append(stuk)
            continue
        if boven:
            kort.append(Stuk(GELIJK, "".join(delen[:boven])))
        kort.append(len(delen) - boven - onder)
        if onder:
            kort.append(Stuk(GELIJK, "".join(delen[-onder:])))
    return kort


def beide(hun: str, mijn: str) -> str:
    """Both texts in one: every line of each, where they differ first theirs and then mine."""
    tegoed = _Tegoed(MEESTE_STAPPEN)
    stukken = _stukken(_REGEL.findall(hun), _REGEL.findall(mijn), tegoed)
    samen = ""
    for stuk in stukken:
        # A last line without its end must not run on into the next.
        samen += "\n" if stuk.soort == ERBIJ and samen and not samen.endswith("\n") else ""
        samen += stuk.tekst
    return samen
