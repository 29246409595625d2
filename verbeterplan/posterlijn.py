"""The time line of the poster: a column of its own, so that who and when can be large.

The charts of ``rapportage`` put the text in the picture; on a wall the text belongs in the table.
"""

import datetime
from collections.abc import Sequence

from django.utils.safestring import SafeString

from rapportage.getallen import datum, datum_kort
from rapportage.grafieken import svg
from rapportage.grafieken.assen import maanden, schaal
from rapportage.grafieken.kleuren import ACCENT, PAPIER

BREEDTE = 240.0
RAND = 12.0
HOOGTE = 26.0
KOPHOOGTE = 46.0
MAANDBREEDTE = 44
LETTER = 17.0
# Half the width of "vandaag 25 nov", so that it stays inside.
VANDAAG = 82.0


class Posterlijn:
    """A scale from the first to the last month of ``dagen``; ``kop`` are its months and today."""

    def __init__(self, dagen: Sequence[datetime.date], vandaag: datetime.date) -> None:
        dagen = dagen or [vandaag]
        self.vandaag = vandaag
        self.begin = min(dagen).replace(day=1)
        self.eind = (max(dagen).replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        self._x = schaal(self.begin, self.eind, RAND, BREEDTE - RAND)
        self._strepen = maanden(self.begin, self.eind, int(BREEDTE / MAANDBREEDTE))

    @property
    def kop(self) -> SafeString:
        """The months along the top, and today when it is among them."""
        delen = [
            svg.tekst(self._x(streep.dag), KOPHOOGTE - 6, streep.maand, grootte=LETTER)
            for streep in self._strepen
            if streep.dag < self.eind
        ]
        if self._met_vandaag:
            x = min(max(self._x(self.vandaag), VANDAAG), BREEDTE - VANDAAG)
            label = f"vandaag {datum_kort(self.vandaag)}"
            delen.append(
                svg.tekst(x, 17, label, grootte=LETTER, vet=True, anker="middle", kleur=ACCENT)
            )
        titel = f"Tijdlijn van {datum(self.begin)} tot {datum(self.eind)}"
        return self._prent(delen, KOPHOOGTE, titel)

    def merk(self, dag: datetime.date | None, klaar: bool) -> SafeString:
        """The line of one agreement: open circle, or closed with a tick; empty without a date."""
        hart = HOOGTE / 2
        delen = [
            svg.lijnstuk(self._x(s.dag), hart - 7, self._x(s.dag), hart + 7, dikte=1, dekking=0.4)
            for s in self._strepen
        ]
        if self._met_vandaag:
            x = self._x(self.vandaag)
            delen.append(svg.lijnstuk(x, 0, x, HOOGTE, dikte=2, streep="2 4", kleur=ACCENT))
        delen.append(svg.lijnstuk(RAND, hart, BREEDTE - RAND, hart, dikte=0.75, dekking=0.35))
        if dag is not None:
            delen += _punt(self._x(dag), hart, klaar)
        titel = datum(dag) if dag else "nog geen datum"
        return self._prent(delen, HOOGTE, f"{titel}{', klaar' if klaar else ''}")

    @property
    def _met_vandaag(self) -> bool:
        return self.begin <= self.vandaag <= self.eind

    @staticmethod
    def _prent(delen: list[SafeString], hoogte: float, titel: str) -> SafeString:
        return svg.prent(
            delen,
            breedte=BREEDTE,
            hoogte=hoogte,
            titel=titel,
            beschrijving="",
            sleutel=svg.sleutel_van("posterlijn", titel),
        )


def _punt(x: float, y: float, klaar: bool) -> list[SafeString]:
    rond = svg.element(
        "circle", cx=x, cy=y, r=9, fill=ACCENT if klaar else PAPIER, stroke=ACCENT, stroke_width=3
    )
    if not klaar:
        return [rond]
    vink = f"M{svg.getal(x - 4)} {svg.getal(y + 0.2)}l2.9 3.2 5.1 -6.2"
    return [
        rond,
        svg.element(
            "path",
            d=vink,
            fill="none",
            stroke=PAPIER,
            stroke_width=2.4,
            stroke_linecap="round",
            stroke_linejoin="round",
        ),
    ]
