"""A value over time, with its norm as a labelled line."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from rapportage.getallen import datum, datum_kort, getal, lokale_datum
from rapportage.grafieken import svg
from rapportage.grafieken.assen import maanden, ronde_stappen, schaal
from rapportage.grafieken.kleuren import ACCENT, PAPIER
from rapportage.grafieken.plaatsing import Plaatser, Vak
from rapportage.grafieken.tekst import breedte_van

MEESTE_LABELS = 12


@dataclass(frozen=True)
class Punt:
    """A measurement; `waarde` None is a gap: nothing measured, nothing drawn through it."""

    dag: datetime.date
    waarde: float | None
    noot: str = ""


Lijnsoort = Literal["norm", "extern", "midden", "grens"]

# Told apart without colour: width and dashes.
STREEP: dict[Lijnsoort, tuple[float, str | None]] = {
    "norm": (2, "7 4"),
    "extern": (2, "2 3"),
    "midden": (1, None),
    "grens": (1, "1 5"),
}


@dataclass(frozen=True)
class Normlijn:
    """A norm with its label ("norm minstens 6,5"), for all time or from and until a day.

    ``vorige`` is the value it follows: a norm that changes steps from the one to the other. Other
    ``soort``: a norm of others, the middle of the points, a limit around them.
    """

    waarde: float
    label: str
    van: datetime.date | None = None
    tot: datetime.date | None = None
    soort: Lijnsoort = "norm"
    vorige: float | None = None


@dataclass(frozen=True)
class _Vlak:
    links: float
    rechts: float
    boven: float
    onder: float
    x: Callable[[datetime.date], float]
    y: Callable[[float], float]


def lijn(
    punten: Sequence[Punt],
    *,
    titel: str,
    normen: Sequence[Normlijn] = (),
    eenheid: str = "",
    vanaf_nul: bool = True,
    breedte: int = 720,
    hoogte: int = 320,
    sleutel: str = "",
) -> SafeString:
    """A line through `punten` in time order, with `normen` as dashed, labelled lines.

    `eenheid` follows every figure ("%", "gesprekken"). Up to twelve points all carry their value,
    more only the first, last, lowest and highest. The axis starts at zero unless `vanaf_nul` is
    False (then the axis says so). Without a single value the picture says that nothing was
    measured.
    """
    punten = sorted(
        (Punt(lokale_datum(p.dag), p.waarde, p.noot) for p in punten), key=lambda p: p.dag
    )
    sleutel = sleutel or svg.sleutel_van(
        "lijn", punten, titel, normen, eenheid, vanaf_nul, breedte, hoogte
    )
    waarden = [p.waarde for p in punten if p.waarde is not None]
    if not waarden:
        inhoud = [svg.tekst(0, 24, "Nog niets gemeten.", zacht=True)]
        hoogte = 40
    else:
        vlak, stappen = _vlak(punten, normen, waarden, eenheid, vanaf_nul, breedte, hoogte)
        plaatser = Plaatser(Vak(0, 14, breedte, vlak.onder))
        normlijnen, plekken = _normen(vlak, normen, plaatser)
        inhoud = [
            *_assen(vlak, stappen, punten, eenheid, vanaf_nul),
            *normlijnen,
            *_lijnen(vlak, punten, plaatser),
            *_punten(vlak, punten, eenheid, plaatser),
            *_normlabels(plekken, plaatser),
        ]
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=hoogte,
        titel=titel,
        beschrijving=_beschrijf(punten, normen, eenheid),
        sleutel=sleutel,
    )


def _vlak(
    punten: Sequence[Punt],
    normen: Sequence[Normlijn],
    waarden: Sequence[float],
    eenheid: str,
    vanaf_nul: bool,
    breedte: int,
    hoogte: int,
) -> tuple[_Vlak, list[float]]:
    alle = [*waarden, *(norm.waarde for norm in normen)]
    laagste = min(0, *alle) if vanaf_nul else min(alle)
    stappen = ronde_stappen(laagste, max(alle))
    links = 10 + max(breedte_van(f"{getal(stap)}{_achter(eenheid)}", 13) for stap in stappen)
    rechts, boven, onder = breedte - 26.0, 26.0, hoogte - 46.0
    bodem, top = stappen[0], stappen[-1]
    x = schaal(punten[0].dag, punten[-1].dag, links + 18, rechts)
    if punten[0].dag == punten[-1].dag:
        # One day has no direction: it stands in the middle.
        x = lambda _dag: (links + 18 + rechts) / 2  # noqa: E731
    return _Vlak(
        links,
        rechts,
        boven,
        onder,
        x,
        lambda waarde: onder - (onder - boven) * (waarde - bodem) / (top - bodem),
    ), stappen


def _achter(eenheid: str) -> str:
    """The unit behind a figure on the axis; a word is too long there and stands once on top."""
    return f"\u00a0{eenheid}" if eenheid == "%" else ""


def _assen(
    vlak: _Vlak, stappen: Sequence[float], punten: Sequence[Punt], eenheid: str, vanaf_nul: bool
) -> list[SafeString]:
    uit = []
    for stap in stappen:
        y = vlak.y(stap)
        uit.append(svg.lijnstuk(vlak.links, y, vlak.rechts + 18, y, dikte=0.6, dekking=0.2))
        cijfers = f"{getal(stap)}{_achter(eenheid)}"
        uit.append(svg.tekst(vlak.links - 8, y + 4.5, cijfers, grootte=13, anker="end", zacht=True))
    kop = eenheid if eenheid and not _achter(eenheid) else ""
    if not vanaf_nul and stappen[0] != 0:
        kop = f"{kop} (as begint bij {getal(stappen[0])})".strip()
    if kop:
        uit.append(svg.tekst(0, 13, kop, grootte=13, zacht=True))
    uit.append(svg.lijnstuk(vlak.links, vlak.onder, vlak.rechts + 18, vlak.onder, dikte=1))
    ruimte = max(2, int((vlak.rechts - vlak.links) // 62))
    laatst = -100.0
    for streep in maanden(punten[0].dag, punten[-1].dag, ruimte):
        x = vlak.x(max(streep.dag, punten[0].dag))
        if x - laatst < breedte_van("sep", 13) + 10:
            continue
        laatst = x
        uit.append(svg.lijnstuk(x, vlak.onder, x, vlak.onder + 6))
        uit.append(
            svg.tekst(x, vlak.onder + 21, streep.maand, grootte=13, anker="middle", zacht=True)
        )
        if streep.jaar:
            uit.append(
                svg.tekst(x, vlak.onder + 37, streep.jaar, grootte=13, anker="middle", zacht=True)
            )
    return uit


def _normen(
    vlak: _Vlak, normen: Sequence[Normlijn], plaatser: Plaatser
) -> tuple[list[SafeString], list[tuple[Normlijn, float, float, float]]]:
    """The dashed lines, and per norm where its label may stand: x from, x until, y."""
    uit, plekken = [], []
    for norm in normen:
        y = vlak.y(norm.waarde)
        begin = vlak.links if norm.van is None else max(vlak.links, vlak.x(norm.van))
        eind = vlak.rechts + 18 if norm.tot is None else min(vlak.rechts + 18, vlak.x(norm.tot))
        if begin > eind or eind <= vlak.links:
            continue
        dikte, streep = STREEP[norm.soort]
        uit.append(svg.lijnstuk(begin, y, eind, y, dikte=dikte, streep=streep))
        plaatser.lijn([(begin, y), (eind, y)])
        if norm.vorige is not None and begin > vlak.links:
            voor = vlak.y(norm.vorige)
            uit.append(svg.lijnstuk(begin, voor, begin, y, dikte=dikte, streep=streep))
            plaatser.lijn([(begin, voor), (begin, y)])
        if norm.label:
            plekken.append((norm, begin, eind, y))
    return uit, plekken


def _normlabels(
    plekken: Sequence[tuple[Normlijn, float, float, float]], plaatser: Plaatser
) -> list[SafeString]:
    uit = []
    for norm, begin, eind, y in plekken:
        breed = breedte_van(norm.label, 13, vet=True)
        # A line that begins near the edge has its label before it, never half outside the picture.
        eerste = min(begin + 6, plaatser.binnen.rechts - breed - 2)
        laatste = max(eerste, eind - breed)
        stap = max((laatste - eerste) / 24, 1)
        kandidaten = [
            Vak(eerste + nr * stap, top, eerste + nr * stap + breed, top + 15)
            for top in (y - 19, y + 4)
            for nr in range(25)
            if nr == 0 or eerste + nr * stap <= laatste + 0.5
        ]
        plek = plaatser.kies(kandidaten)
        uit.append(svg.tekst(plek.links, plek.onder - 3, norm.label, grootte=13, vet=True))
    return uit


def _lijnen(vlak: _Vlak, punten: Sequence[Punt], plaatser: Plaatser) -> list[SafeString]:
    """The line itself, broken where nothing was measured."""
    uit = []
    stuk: list[tuple[float, float]] = []
    for punt in [*punten, Punt(datetime.date.max, None)]:
        if punt.waarde is not None:
            stuk.append((vlak.x(punt.dag), vlak.y(punt.waarde)))
            continue
        if len(stuk) > 1:
            plaatser.lijn(stuk)
            uit.append(
                svg.element(
                    "polyline",
                    points=" ".join(f"{svg.getal(x)},{svg.getal(y)}" for x, y in stuk),
                    fill="none",
                    stroke=ACCENT,
                    stroke_width=2.5,
                    stroke_linejoin="round",
                )
            )
        stuk = []
    return uit


def _punten(
    vlak: _Vlak, punten: Sequence[Punt], eenheid: str, plaatser: Plaatser
) -> list[SafeString]:
    gemeten = [(p, p.waarde) for p in punten if p.waarde is not None]
    met_label = set(range(len(gemeten)))
    if len(gemeten) > MEESTE_LABELS:
        rangorde = sorted(met_label, key=lambda nr: gemeten[nr][1])
        met_label = {0, len(gemeten) - 1, rangorde[0], rangorde[-1]}
    uit = []
    for punt, waarde in gemeten:
        x, y = vlak.x(punt.dag), vlak.y(waarde)
        plaatser.vak(Vak(x - 6, y - 6, x + 6, y + 6))
        uit.append(
            svg.element("circle", cx=x, cy=y, r=5, fill=ACCENT, stroke=PAPIER, stroke_width=1.5)
        )
    for nr in sorted(met_label):
        punt, waarde = gemeten[nr]
        uit += _puntlabel(punt, waarde, vlak, eenheid, plaatser)
    return uit


def _puntlabel(
    punt: Punt, waarde: float, vlak: _Vlak, eenheid: str, plaatser: Plaatser
) -> list[SafeString]:
    """The value above its point, or under or beside it where that is clearer; the note with it."""
    x, y = vlak.x(punt.dag), vlak.y(waarde)
    cijfers = f"{getal(waarde)}{_achter(eenheid)}"
    half = max(breedte_van(cijfers, 14, vet=True), breedte_van(punt.noot, 12)) / 2 + 2
    hoog = 30.0 if punt.noot else 15.0
    plek = plaatser.kies(
        [
            Vak(x + dx - half, boven, x + dx + half, boven + hoog)
            for dx in (0, half * 0.6, -half * 0.6)
            for boven in (y - 9 - hoog, y + 9)
        ]
    )
    midden = (plek.links + plek.rechts) / 2
    uit = [svg.tekst(midden, plek.boven + 13, cijfers, grootte=14, vet=True, anker="middle")]
    if punt.noot:
        uit.append(svg.tekst(midden, plek.boven + 28, punt.noot, grootte=12, anker="middle"))
    return uit


def _beschrijf(punten: Sequence[Punt], normen: Sequence[Normlijn], eenheid: str) -> str:
    meting = [
        f"{datum(p.dag)}: "
        + ("niet gemeten" if p.waarde is None else f"{getal(p.waarde)} {eenheid}".strip())
        + (f" ({p.noot})" if p.noot else "")
        for p in punten
    ]
    genoemd = [n for n in normen if n.label]
    norm = [n.label + (f" vanaf {datum_kort(n.van, jaar=True)}" if n.van else "") for n in genoemd]
    return ". ".join([*norm, *meting]) + "." if meting or norm else "Nog niets gemeten."
