"""Means on the scale they were given on: a line for each, and how they went over time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from django.utils.safestring import SafeString

from rapportage.getallen import decimaal
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT, PAPIER
from rapportage.grafieken.tekst import breedte_van, regels

LETTER = 14
RAND = 16  # room for half a mark and half a figure at both ends of the line
KOP = 40  # of the scale above the first line
HOOG = 50  # of one line: its name, and the scale under it
LIJN = 36  # from the top of a line to its scale
RUIT = 7
STIP = 7

# From a value to where it stands.
Plaats = Callable[[float], float]
Merksoort = Literal["schatting", "allen", "groep"]


@dataclass(frozen=True)
class Merk:
    """One line: a mean, from 1 for the first answer of the scale; None is drawn as unknown.

    What is estimated is an open diamond, of everybody a full dot, of a group an open one.
    """

    label: str
    waarde: float | None
    soort: Merksoort = "groep"


@dataclass(frozen=True)
class Moment:
    """A round: what was estimated and what was answered."""

    label: str
    schatting: float | None
    antwoorden: float | None


def schaallijn(
    schaal: Sequence[str],
    merken: Sequence[Merk],
    *,
    titel: str,
    breedte: int = 340,
    sleutel: str = "",
) -> SafeString:
    """Each mean on a line of its own under one scale; the estimate goes down through the others."""
    sleutel = sleutel or svg.sleutel_van("schaallijn", schaal, merken, titel, breedte)

    def x(waarde: float) -> float:
        return RAND + (breedte - 2 * RAND) * (waarde - 1) / (len(schaal) - 1)

    onder = KOP + HOOG * len(merken)
    schatting = next((m.waarde for m in merken if m.soort == "schatting"), None)
    inhoud = _schaalkop(schaal, x, breedte)
    if schatting is not None:
        van = KOP + LIJN
        lijn = svg.lijnstuk(x(schatting), van, x(schatting), onder - 4, streep="4 4", dekking=0.6)
        inhoud.append(lijn)
    for nummer, merk in enumerate(merken):
        inhoud += _lijn(merk, KOP + HOOG * nummer, x, breedte, len(schaal), schatting)
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=onder,
        titel=titel,
        beschrijving=(
            f"Op een schaal van 1 ({schaal[0]}) tot {len(schaal)} ({schaal[-1]}). "
            + " ".join(f"{m.label}: {_cijfer(m.waarde)}." for m in merken)
        ),
        sleutel=sleutel,
    )


def schaalverloop(
    schaal: Sequence[str],
    momenten: Sequence[Moment],
    *,
    titel: str,
    namen: tuple[str, str] = ("schatting bestuur", "iedereen"),
    breedte: int = 340,
    hoogte: int = 236,
    sleutel: str = "",
) -> SafeString:
    """Estimate and answers at each round: a dashed line with diamonds, a whole one with dots.

    Rounds stand at equal distances, oldest first.
    """
    sleutel = sleutel or svg.sleutel_van("schaalverloop", schaal, momenten, titel, breedte, hoogte)
    # Under the line of 1 there is room for a figure, and below it for the dates.
    boven, onder = 34.0, hoogte - 46.0
    links, rechts = 44.0, breedte - 44.0

    def x(nummer: int) -> float:
        return links + (rechts - links) * nummer / max(len(momenten) - 1, 1)

    def y(waarde: float) -> float:
        return onder - (onder - boven) * (waarde - 1) / (len(schaal) - 1)

    inhoud: list[SafeString] = []
    for punt in range(1, len(schaal) + 1):
        inhoud.append(svg.lijnstuk(20, y(punt), breedte - 4, y(punt), dekking=0.14))
        inhoud.append(svg.tekst(0, y(punt) + 5, str(punt), grootte=13, zacht=True))
    for nummer, moment in enumerate(momenten):
        inhoud.append(
            svg.tekst(x(nummer), hoogte - 6, moment.label, grootte=13, anker="middle", zacht=True)
        )
    soorten: tuple[Merksoort, Merksoort] = ("schatting", "allen")
    for soort, waarden in zip(soorten, _reeksen(momenten), strict=True):
        plekken = [(x(n), y(w)) for n, w in enumerate(waarden) if w is not None]
        streep = "5 4" if soort == "schatting" else None
        for (x1, y1), (x2, y2) in pairwise(plekken):
            inhoud.append(svg.lijnstuk(x1, y1, x2, y2, dikte=2, streep=streep, kleur=ACCENT))
        inhoud += [_merk(soort, *plek) for plek in plekken]
    for nummer, moment in enumerate(momenten):
        inhoud += _cijfers(moment, x(nummer), y)
    inhoud += _legenda(namen)
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=hoogte,
        titel=titel,
        beschrijving=" ".join(
            f"{m.label}: {namen[0]} {_cijfer(m.schatting)}, {namen[1]} {_cijfer(m.antwoorden)}."
            for m in momenten
        ),
        sleutel=sleutel,
    )


def _reeksen(momenten: Sequence[Moment]) -> tuple[list[float | None], list[float | None]]:
    return [m.schatting for m in momenten], [m.antwoorden for m in momenten]


def _cijfers(moment: Moment, x: float, y: Plaats) -> list[SafeString]:
    """The two figures of a round, of which the higher stands above its mark: never together."""
    schatting, antwoorden = moment.schatting, moment.antwoorden
    eerst = schatting is not None and (antwoorden is None or schatting >= antwoorden)
    uit = []
    for waarde, boven, vet in ((schatting, eerst, False), (antwoorden, not eerst, True)):
        if waarde is not None:
            hoogte = y(waarde) + (-12 if boven else 24)
            cijfer = decimaal(waarde, 2)
            uit.append(svg.tekst(x, hoogte, cijfer, grootte=13, vet=vet, anker="middle"))
    return uit


def _schaalkop(schaal: Sequence[str], x: Plaats, breedte: int) -> list[SafeString]:
    helft = breedte / 2 - 8
    [eerste] = regels(schaal[0], helft, 13, hoogstens=1)
    [laatste] = regels(schaal[-1], helft, 13, hoogstens=1)
    return [
        svg.tekst(0, 13, eerste, grootte=13, zacht=True),
        svg.tekst(breedte, 13, laatste, grootte=13, anker="end", zacht=True),
        *(
            svg.tekst(x(plek), 30, str(plek), grootte=13, anker="middle", zacht=True)
            for plek in range(1, len(schaal) + 1)
        ),
    ]


def _lijn(
    merk: Merk, boven: float, x: Plaats, breedte: int, punten: int, schatting: float | None
) -> list[SafeString]:
    [naam] = regels(merk.label, breedte - 60, LETTER, hoogstens=1, vet=merk.soort == "allen")
    y = boven + LIJN
    uit = [
        svg.tekst(0, boven + 15, naam, grootte=LETTER, vet=merk.soort == "allen"),
        svg.lijnstuk(RAND, y, breedte - RAND, y, dikte=1.5, dekking=0.5),
        *(
            svg.lijnstuk(x(punt), y - 4, x(punt), y + 4, dekking=0.5)
            for punt in range(1, punten + 1)
        ),
    ]
    if merk.waarde is None:
        geen = svg.tekst(breedte, boven + 15, "geen cijfer", grootte=13, anker="end", zacht=True)
        return [*uit, geen]
    tekst, plek = decimaal(merk.waarde, 2), x(merk.waarde)
    ruimte = 12 + breedte_van(tekst, LETTER, vet=True)
    # On the side away from the line of the estimate, where there is room.
    rechts = schatting is None or merk.waarde >= schatting
    rechts = plek + ruimte <= breedte if rechts else plek < ruimte
    cijfer = svg.tekst(
        plek + (12 if rechts else -12),
        y - 5,
        tekst,
        grootte=LETTER,
        vet=True,
        anker="start" if rechts else "end",
    )
    return [*uit, _merk(merk.soort, plek, y), cijfer]


def _merk(soort: Merksoort, x: float, y: float) -> SafeString:
    if soort == "schatting":
        punten = f"{svg.getal(x)},{svg.getal(y - RUIT)} {svg.getal(x + RUIT)},{svg.getal(y)} "
        punten += f"{svg.getal(x)},{svg.getal(y + RUIT)} {svg.getal(x - RUIT)},{svg.getal(y)}"
        return svg.element("polygon", points=punten, fill=PAPIER, stroke=ACCENT, stroke_width=2)
    vulling = ACCENT if soort == "allen" else PAPIER
    return svg.element("circle", cx=x, cy=y, r=STIP, fill=vulling, stroke=ACCENT, stroke_width=2)


def _legenda(namen: tuple[str, str]) -> list[SafeString]:
    uit: list[SafeString] = []
    links = 8.0
    soorten: tuple[Merksoort, Merksoort] = ("schatting", "allen")
    for soort, naam in zip(soorten, namen, strict=True):
        uit.append(_merk(soort, links, 10))
        uit.append(svg.tekst(links + 13, 15, naam, grootte=13))
        links += 34 + breedte_van(naam, 13)
    return uit


def _cijfer(waarde: float | None) -> str:
    return "geen cijfer" if waarde is None else decimaal(waarde, 2)
