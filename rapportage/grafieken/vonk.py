"""A line so small that it stands in a row of text: how the last results go, beside their norm."""

import datetime
from collections.abc import Sequence

from django.utils.safestring import SafeString

from rapportage.grafieken import svg
from rapportage.grafieken.assen import schaal

BREEDTE, HOOGTE, RAND = 96.0, 28.0, 4.0


def vonk(
    punten: Sequence[tuple[datetime.date, float]],
    *,
    norm: float | None = None,
    titel: str,
    sleutel: str,
) -> SafeString:
    """A line through ``punten`` in order of time, the last one as a dot, ``norm`` dashed.

    Without axis or figures: those stand beside it, and in ``titel`` for who does not see it.
    Empty under two points: one result is no line.
    """
    if len(punten) < 2:
        return svg.LEEG
    waarden = [waarde for _, waarde in punten] + ([] if norm is None else [norm])
    onder, boven = min(waarden), max(waarden)
    hoog = (HOOGTE - 2 * RAND) / ((boven - onder) or 1)
    x = schaal(punten[0][0], punten[-1][0], RAND, BREEDTE - RAND)

    def y(waarde: float) -> float:
        # When all is equal the line stands in the middle.
        return HOOGTE / 2 if boven == onder else HOOGTE - RAND - (waarde - onder) * hoog

    plekken = [(x(dag), y(waarde)) for dag, waarde in punten]
    delen = []
    if norm is not None:
        delen.append(svg.lijnstuk(0, y(norm), BREEDTE, y(norm), dikte=1, streep="3 3"))
    lijn = " ".join(f"{svg.getal(px)},{svg.getal(py)}" for px, py in plekken)
    vorm = {"stroke_linejoin": "round", "stroke_linecap": "round"}
    delen.append(
        svg.element(
            "polyline", points=lijn, fill="none", stroke="currentColor", stroke_width=2, **vorm
        )
    )
    delen.append(
        svg.element("circle", cx=plekken[-1][0], cy=plekken[-1][1], r=3.4, fill="currentColor")
    )
    return svg.prent(
        delen,
        breedte=BREEDTE,
        hoogte=HOOGTE,
        titel=titel,
        beschrijving="Zonder norm." if norm is None else "De streepjeslijn is de norm.",
        sleutel=sleutel,
    )
