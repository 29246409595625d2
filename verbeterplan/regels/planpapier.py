"""How a plan fits on one sheet: which size of type, and what is shortened when none is enough."""

from dataclasses import dataclass, replace

from verbeterplan.regels.planblad import Deel, Planblad, Punt, Tekst

# How many agreements stand on the plan itself: those that come first. The rest is on the planning.
MEESTE_AFSPRAKEN = 8


@dataclass(frozen=True)
class Grens:
    """What a part is held to: so many points, so many characters a text and for what is by it."""

    deel: str
    tekens: int
    punten: int = 99
    bij: int = 0


# What is shortened when the smallest type does not hold it, one after the other: first what
# supports the plan, then how it is watched, then what is done; the goals last. Every text of a part
# is held to the same length.
INKORTINGEN = (
    Grens("kaarten", 90, punten=3, bij=60),
    Grens("factoren", 60, punten=11),
    Grens("tegengeluid", 180, punten=4, bij=180),
    Grens("afspraken", 120, punten=5),
    Grens("besluit", 300),
    Grens("randvoorwaarden", 120, punten=6),
    Grens("evaluatie", 250),
    Grens("communicatie", 250),
    Grens("tijdpad", 250),
    Grens("acties", 110, punten=8),
    Grens("plg", 60, punten=12),
    Grens("aanpak", 350),
    Grens("doelen", 240, punten=8, bij=160),
    Grens("tegengeluid", 90, punten=2),
    Grens("factoren", 40, punten=5),
    Grens("kaarten", 70, punten=1),
    Grens("besluit", 150),
    Grens("evaluatie", 130),
    Grens("communicatie", 120),
    Grens("tijdpad", 120),
    Grens("randvoorwaarden", 80, punten=3),
    Grens("acties", 80, punten=5),
    Grens("afspraken", 80, punten=3),
    Grens("aanpak", 200),
    Grens("plg", 40, punten=6),
    Grens("doelen", 160, punten=5, bij=80),
    Grens("kaarten", 0, punten=0),
    Grens("factoren", 0, punten=0),
    Grens("tegengeluid", 0, punten=0),
    Grens("evaluatie", 70),
    Grens("randvoorwaarden", 60, punten=2),
    Grens("communicatie", 80),
    Grens("acties", 60, punten=4),
    Grens("besluit", 90),
    Grens("afspraken", 60, punten=2),
    Grens("aanpak", 110),
    Grens("plg", 30, punten=4),
    Grens("doelen", 90, punten=5),
)


@dataclass(frozen=True)
class Papier:
    """A sheet: its area in square points, and the sizes of type, from large to the floor."""

    vlak: int
    maten: tuple[float, ...]


A4 = Papier(595 * 842, (12, 11.2, 10.5, 9.8, 9.2, 8.6, 8, 7.5, 7, 6.5))
# From two metres a good eye reads capitals of 2.9 mm; those of the smallest are more.
A3 = Papier(842 * 1191, (24, 22, 20, 18.5, 17, 16, 15, 14, 13, 11.6))
# No letter takes less than this, in squares of its size, room between the lines included.
_LETTER = 0.5


def pogingen(blad: Planblad, papier: Papier) -> list[tuple[int, int]]:
    """What to try, from roomy to dense: a size of type (1 is largest) and how much is shortened.

    Nothing is shortened before the smallest type was tried. What could never fit, since its letters
    alone take more than the sheet, is not tried; the densest always is.
    """
    heel = [(maat, 0) for maat in range(1, len(papier.maten) + 1)]
    ingekort = [(len(papier.maten), stap) for stap in range(1, len(INKORTINGEN) + 1)]
    alle = [*heel, *ingekort]
    past = {stap: omvang(kort(blad, stap)) for _, stap in alle}
    return [
        (maat, stap)
        for maat, stap in alle[:-1]
        if past[stap] * _LETTER * papier.maten[maat - 1] ** 2 <= papier.vlak
    ] + alle[-1:]


def omvang(blad: Planblad) -> int:
    """How many characters there are to read."""
    return sum(
        sum(len(t.tekst) for t in deel.teksten)
        + sum(len(p.tekst) + len(p.bij) + len(p.wie) for p in deel.punten)
        for deel in blad.delen
    )


def kort(blad: Planblad, stappen: int) -> Planblad:
    """The plan as it stands on one page after so many ``INKORTINGEN``; its order stays.

    Without any, only the agreements are held to the first ``MEESTE_AFSPRAKEN``.
    """
    grenzen = {"afspraken": Grens("afspraken", 999, punten=MEESTE_AFSPRAKEN, bij=999)}
    grenzen |= {grens.deel: grens for grens in INKORTINGEN[:stappen]}
    delen = [_kort_deel(d, grenzen[d.code]) if d.code in grenzen else d for d in blad.delen]
    return replace(blad, delen=tuple(delen))


def _kort_deel(deel: Deel, grens: Grens) -> Deel:
    getoond = _eerste(deel.punten, grens.punten)
    return replace(
        deel,
        teksten=tuple(_kort_tekst(t, grens.tekens) for t in deel.teksten),
        punten=tuple(_kort_punt(p, grens) for p in getoond),
        nog=len(deel.punten) - len(getoond),
    )


def _eerste(punten: tuple[Punt, ...], aantal: int) -> tuple[Punt, ...]:
    """What is to be done first, filled up with what was done last; the order stays."""
    plekken = range(len(punten))
    te_doen = [plek for plek in plekken if not punten[plek].klaar][:aantal]
    klaar = [plek for plek in plekken if punten[plek].klaar]
    ook = klaar[max(0, len(klaar) - aantal + len(te_doen)) :]
    return tuple(punten[plek] for plek in sorted(te_doen + ook))


def _kort_tekst(tekst: Tekst, tekens: int) -> Tekst:
    wordt = knip(tekst.tekst, tekens)
    return replace(tekst, tekst=wordt, rest=wordt != tekst.tekst)


def _kort_punt(punt: Punt, grens: Grens) -> Punt:
    tekst, bij = knip(punt.tekst, grens.tekens), knip(punt.bij, grens.bij)
    wie = knip(punt.wie, grens.tekens if grens.tekens > 200 else max(30, grens.tekens // 3))
    rest = (tekst, bij, wie) != (punt.tekst, punt.bij, punt.wie)
    return replace(punt, tekst=tekst, bij=bij, wie=wie, rest=rest)


def knip(tekst: str, tekens: int) -> str:
    """At most ``tekens`` characters, cut after a word where there is one, with an ellipsis."""
    if len(tekst) <= tekens:
        return tekst
    if tekens < 1:
        return ""
    begin = tekst[: tekens - 1]
    tot = max(begin.rfind(" "), begin.rfind("\n"))
    return begin[: tot if tot > tekens // 2 else None].rstrip(" \n,;:.") + "…"


def ingekort(blad: Planblad) -> list[str]:
    """The headings of the parts that are not whole here; agreements say so themselves."""
    return [d.kop for d in blad.delen if d.ingekort and (d.code != "afspraken" or _geknipt(d))]


def _geknipt(deel: Deel) -> bool:
    return any(punt.rest for punt in deel.punten)
