"""The figures of the report on a team and a period: what freezes when it is vastgesteld.

Plain values only, so that ``Cijfers`` can be kept word for word as JSON (``VERSIE`` says in which
form) and read back equal. No names of people; what is told of students are totals of the team.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from borgen.oordelen import waarde_tekst
from borgen.regels.normtelling import Normtelling
from overzicht.regels.plat import plat, uit_plat
from rapportage.getallen import decimaal
from rapportage.grafieken import Normlijn, Punt, lijn

VERSIE = 1
GEEN_NORMEN = Normtelling()
# A chart in the width of the page and of A4, and one for a phone.
BREED, SMAL, HOOG = 620, 340, 230


@dataclass(frozen=True)
class Kop:
    """Of whom and when, as it was called then."""

    team: str
    school: str
    periode: str
    van: datetime.date
    tot: datetime.date


@dataclass(frozen=True)
class Traject:
    naam: str
    fase: str
    ronde: int


@dataclass(frozen=True)
class Teambeeld:
    """How the team stood on the peildatum (``overzicht.teamstand``)."""

    trajecten: tuple[Traject, ...] = ()
    normen: Normtelling = GEEN_NORMEN
    acties_te_laat: int = 0
    metingen_te_laat: int = 0
    documenten_voorbij: int = 0
    laatste_boas: datetime.date | None = None


@dataclass(frozen=True)
class Uitkomst:
    """A result within the period beside the norm that held on its day."""

    datum: datetime.date
    waarde: Decimal
    n: int | None
    norm: str
    norm_waarde: Decimal | None
    oordeel: str


@dataclass(frozen=True)
class Meetpunt:
    """A result up to the end of the period, for the chart."""

    datum: datetime.date
    waarde: Decimal


@dataclass(frozen=True)
class Normstap:
    """Our own norm from a day on, for the chart."""

    van: datetime.date
    waarde: Decimal


@dataclass(frozen=True)
class Meetregel:
    """An agreement of the meetplan. ``norm`` holds at the end of the period."""

    wat: str
    verbeteractie: str
    traject: str
    eenheid: str
    norm: str
    uitkomsten: tuple[Uitkomst, ...] = ()
    punten: tuple[Meetpunt, ...] = ()
    stappen: tuple[Normstap, ...] = ()

    @property
    def tekenbaar(self) -> bool:
        """One result is no line; one that was not measured now tells nothing new."""
        return bool(self.uitkomsten) and len(self.punten) > 1

    @property
    def grafiek(self) -> SafeString:
        return self._teken(BREED)

    @property
    def grafiek_smal(self) -> SafeString:
        return self._teken(SMAL)

    def in_woorden(self, uitkomst: Uitkomst) -> str:
        return waarde_tekst(uitkomst.waarde, self.eenheid)

    @property
    def met_woorden(self) -> list[tuple[Uitkomst, str]]:
        return [(uitkomst, self.in_woorden(uitkomst)) for uitkomst in self.uitkomsten]

    def _teken(self, breedte: int) -> SafeString:
        normen = [
            Normlijn(
                float(stap.waarde),
                f"norm {waarde_tekst(stap.waarde, self.eenheid)}",
                van=stap.van,
                tot=volgende.van if volgende else None,
                vorige=float(vorige.waarde) if vorige else None,
            )
            for vorige, stap, volgende in zip(
                (None, *self.stappen), self.stappen, (*self.stappen[1:], None), strict=False
            )
        ]
        alle = [normlijn.waarde for normlijn in normen]
        alle += [float(punt.waarde) for punt in self.punten]
        return lijn(
            [Punt(punt.datum, float(punt.waarde)) for punt in self.punten],
            titel=f"{self.wat}: uitkomsten in de tijd",
            normen=normen,
            eenheid=self.eenheid,
            # When all lies in the upper half, an axis from zero would hide the differences.
            vanaf_nul=min(alle) < max(alle) / 2,
            breedte=breedte,
            hoogte=HOOG,
        )


@dataclass(frozen=True)
class Actie:
    """An activity: what and when; not who, and not why."""

    wat: str
    traject: str
    stand: str
    datum: datetime.date | None = None
    eerdere_datum: datetime.date | None = None
    klaar_op: datetime.date | None = None
    voorbij: bool = False


@dataclass(frozen=True)
class Sessie:
    """A session that was held. ``onderwerp`` only when the leader shared what came out."""

    instrument: str
    datum: datetime.date
    onderwerp: str = ""


@dataclass(frozen=True)
class Document:
    """A text that was approved in the period."""

    titel: str
    proces: str
    versie: int
    vastgesteld_op: datetime.date


@dataclass(frozen=True)
class Evaluatie:
    """A text that holds and should have been evaluated by the peildatum."""

    titel: str
    proces: str
    evalueren_op: datetime.date


@dataclass(frozen=True)
class Gesprekken:
    """Conversations with students, as a total of the team; without figures ``reden`` says why."""

    aandeel: Decimal | None = None
    studenten: int | None = None
    gehouden: int | None = None
    nodig: int | None = None
    reden: str = ""

    @property
    def aandeel_tekst(self) -> str:
        return f"{decimaal(self.aandeel, 0)}\u00a0%"


@dataclass(frozen=True)
class Cijfers:
    """All that freezes when a report is vastgesteld."""

    kop: Kop
    peildatum: datetime.date
    team: Teambeeld = Teambeeld()
    metingen: tuple[Meetregel, ...] = ()
    klaar: tuple[Actie, ...] = ()
    open: tuple[Actie, ...] = ()
    verzet: tuple[Actie, ...] = ()
    sessies: tuple[Sessie, ...] = ()
    documenten: tuple[Document, ...] = ()
    evalueren: tuple[Evaluatie, ...] = ()
    gesprekken: Gesprekken | None = None

    @property
    def gemeten(self) -> int:
        """How often was measured in the period."""
        return sum(len(regel.uitkomsten) for regel in self.metingen)

    @property
    def nog_te_doen(self) -> int:
        return len(self.open) + len(self.verzet)

    @property
    def te_laat(self) -> int:
        return sum(actie.voorbij for actie in (*self.open, *self.verzet))


def bevries(cijfers: Cijfers) -> dict[str, Any]:
    """As JSON, to be read back by ``ontdooi``."""
    return {"versie": VERSIE, "cijfers": plat(cijfers)}


def ontdooi(bewaard: dict[str, Any]) -> Cijfers:
    """What ``bevries`` kept. Raises ValueError for a form that this code does not know."""
    if bewaard["versie"] != VERSIE:
        raise ValueError(f"unknown version of a report: {bewaard['versie']}")
    return uit_plat(Cijfers, bewaard["cijfers"])
