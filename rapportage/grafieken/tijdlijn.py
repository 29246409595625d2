"""Who does what when: a planning on a time line."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import datum, datum_kort, lokale_datum
from rapportage.grafieken import svg
from rapportage.grafieken.assen import maanden, schaal
from rapportage.grafieken.kleuren import ACCENT, PAPIER
from rapportage.grafieken.tekst import breedte_van, regels

LETTER = 14
REGEL = 18


@dataclass(frozen=True)
class Mijlpaal:
    """An agreement: what, who, when (None: not dated yet), done or not.

    `begin` draws the run-up as a line; `noot` is a word beside the date ("verzet").
    """

    wat: str
    wie: str
    dag: datetime.date | None
    gereed: bool = False
    begin: datetime.date | None = None
    noot: str = ""


@dataclass(frozen=True)
class _Baan:
    tekst: float
    links: float
    rechts: float
    x: Callable[[datetime.date], float]


def tijdlijn(
    mijlpalen: Sequence[Mijlpaal],
    *,
    titel: str,
    vandaag: datetime.date | None = None,
    breedte: int = 720,
    sleutel: str = "",
) -> SafeString:
    """`mijlpalen` in the order given, each a row with its text and a mark on its day.

    Month ticks run along the top, `vandaag` is a labelled line when it falls inside (or just
    beside) the period. A closed mark with a tick is done, an open one is not; nothing is marked
    as late, since a name stands beside it. Narrow pictures (under 560) put the text above.
    """
    sleutel = sleutel or svg.sleutel_van("tijdlijn", mijlpalen, titel, vandaag, breedte)
    dagen = [lokale_datum(d) for m in mijlpalen for d in (m.dag, m.begin) if d is not None]
    if not dagen:
        dagen = [vandaag or datetime.date(2000, 1, 1)]
    if (
        vandaag is not None
        and -45 <= (vandaag - min(dagen)).days <= (max(dagen) - min(dagen)).days + 45
    ):
        dagen.append(vandaag)
    begin = min(dagen).replace(day=1)
    eind = (max(dagen).replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    smal = breedte < 560
    links = 10.0 if smal else round(breedte * 0.44)
    rechts = breedte - 14.0
    baan = _Baan(
        breedte - 4.0 if smal else links - 28, links, rechts, schaal(begin, eind, links, rechts)
    )
    boven = 46.0
    rijen: list[SafeString] = []
    harten: list[float] = []
    y = boven
    for mijlpaal in mijlpalen:
        stukjes, hart, y = _rij(mijlpaal, y, baan, breedte, smal)
        rijen += stukjes
        harten.append(hart)
    # Lines run through text where that stands above its track; there they end at the axis.
    onder = boven if smal else y
    inhoud = _maandas(baan, begin, eind, boven, onder)
    if vandaag is not None and begin <= vandaag <= eind:
        inhoud += _vandaag(baan, vandaag, boven, onder, breedte)
        if smal:
            inhoud += [
                svg.lijnstuk(
                    baan.x(vandaag),
                    hart - 12,
                    baan.x(vandaag),
                    hart + 12,
                    dikte=2,
                    streep="2 4",
                    kleur=ACCENT,
                )
                for hart in harten
            ]
    return svg.prent(
        [*inhoud, *rijen],
        breedte=breedte,
        hoogte=y + 6,
        titel=titel,
        beschrijving=_beschrijf(mijlpalen, vandaag),
        sleutel=sleutel,
    )


def _maandas(
    baan: _Baan, begin: datetime.date, eind: datetime.date, boven: float, onder: float
) -> list[SafeString]:
    uit = [svg.lijnstuk(baan.links, boven, baan.rechts, boven, dikte=1)]
    laatst = -100.0
    for streep in maanden(begin, eind, max(2, int((baan.rechts - baan.links) // 58))):
        x = baan.x(streep.dag)
        uit.append(svg.lijnstuk(x, boven - 6, x, onder, dikte=0.6, dekking=0.2))
        if streep.dag >= eind or x - laatst < breedte_van(streep.label, 13) + 6:
            continue
        laatst = x + breedte_van(streep.label, 13) - breedte_van("mrt", 13)
        uit.append(svg.tekst(x + 3, boven - 10, streep.label, grootte=13, zacht=True))
    return uit


def _vandaag(
    baan: _Baan, vandaag: datetime.date, boven: float, onder: float, breedte: float
) -> list[SafeString]:
    x = baan.x(vandaag)
    label = f"vandaag {datum_kort(vandaag)}"
    half = breedte_van(label, 13, vet=True) / 2
    plaats = min(max(x, half), breedte - half)
    return [
        # From the axis down: above it stand the names of the months.
        svg.lijnstuk(x, boven, x, onder, dikte=2, streep="2 4", kleur=ACCENT),
        svg.tekst(plaats, 13, label, grootte=13, vet=True, anker="middle", kleur=ACCENT),
    ]


def _rij(
    mijlpaal: Mijlpaal, y: float, baan: _Baan, breedte: float, smal: bool
) -> tuple[list[SafeString], float, float]:
    """One row; returns it with the y of its track and the y where the next row starts."""
    wat = regels(mijlpaal.wat, baan.tekst, LETTER, hoogstens=3, vet=True)
    wanneer = datum(mijlpaal.dag) if mijlpaal.dag else "nog geen datum"
    onder = " · ".join(deel for deel in (mijlpaal.wie, wanneer, mijlpaal.noot) if deel)
    wie = regels(onder, baan.tekst, 13, hoogstens=2)
    uit = []
    regel_y = y + 8
    for tekst in wat:
        uit.append(svg.tekst(0, regel_y + 14, tekst, vet=True))
        regel_y += REGEL
    for tekst in wie:
        uit.append(svg.tekst(0, regel_y + 13, tekst, grootte=13))
        regel_y += REGEL
    hart = regel_y + 16 if smal else y + 8 + (regel_y - y - 8) / 2
    eind = (hart + 16 if smal else regel_y) + 8
    uit.append(svg.lijnstuk(baan.links, hart, baan.rechts, hart, dikte=0.75, dekking=0.3))
    if mijlpaal.dag is not None:
        uit += _merk(mijlpaal, baan.x(lokale_datum(mijlpaal.dag)), hart, baan)
    uit.append(svg.lijnstuk(0, eind, breedte, eind, dikte=0.6, dekking=0.2))
    return uit, hart, eind


def _merk(mijlpaal: Mijlpaal, x: float, y: float, baan: _Baan) -> list[SafeString]:
    uit = []
    if mijlpaal.begin is not None and mijlpaal.dag is not None and mijlpaal.begin < mijlpaal.dag:
        van = baan.x(lokale_datum(mijlpaal.begin))
        uit.append(svg.lijnstuk(van, y, x, y, dikte=4, kleur=ACCENT, dekking=0.45))
    if mijlpaal.gereed:
        uit.append(
            svg.element("circle", cx=x, cy=y, r=8, fill=ACCENT, stroke=ACCENT, stroke_width=2)
        )
        uit.append(
            svg.element(
                "path",
                d=f"M{svg.getal(x - 3.6)} {svg.getal(y + 0.2)}l2.6 2.9 4.6 -5.6",
                fill="none",
                stroke=PAPIER,
                stroke_width=2,
                stroke_linecap="round",
                stroke_linejoin="round",
            )
        )
    else:
        uit.append(
            svg.element("circle", cx=x, cy=y, r=7, fill=PAPIER, stroke=ACCENT, stroke_width=2.5)
        )
    return uit


def _beschrijf(mijlpalen: Sequence[Mijlpaal], vandaag: datetime.date | None) -> str:
    zinnen = [f"Vandaag is {datum(vandaag)}."] if vandaag else []
    for m in mijlpalen:
        wanneer = datum(m.dag) if m.dag else "nog geen datum"
        delen = [m.wat, m.wie, wanneer, m.noot, "klaar" if m.gereed else ""]
        zinnen.append(", ".join(deel for deel in delen if deel) + ".")
    return " ".join(zinnen)
