"""Figuur 8 of the handbook: conversations held against norm x students, per period."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from borgen.slb.periodes import peildatum_van
from borgen.slb.regels.telling import Stand
from organisatie.models import Periode
from rapportage.grafieken import Normlijn, Punt, lijn


@dataclass(frozen=True)
class Figuur:
    """The picture and its table."""

    prent: SafeString
    rijen: Sequence[tuple[Periode, Stand]]


def figuur8(rijen: Sequence[tuple[Periode, Stand]], team: str) -> Figuur | None:
    """None when there is no period with students yet."""
    rijen = [(periode, stand) for periode, stand in rijen if stand.studenten]
    if not rijen:
        return None
    prent = lijn(
        [Punt(peildatum_van(p), stand.gehouden, p.naam) for p, stand in rijen],
        normen=[Normlijn(stand.nodig, f"norm {stand.nodig}", p.van, p.tot) for p, stand in rijen],
        titel=f"Gesprekken gehouden, team {team}",
        eenheid="gesprekken",
    )
    return Figuur(prent, rijen)
