"""Figuur 8 of the handbook: conversations held against norm x students, per period."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString

from borgen.slb.regels.telling import Stand
from organisatie.models import Periode
from rapportage.grafieken import Kolomstaaf, kolommen

BREED, SMAL = 720, 340


@dataclass(frozen=True)
class Figuur:
    """The picture, one for a phone, and its table."""

    prent: SafeString
    smal: SafeString
    rijen: Sequence[tuple[Periode, Stand]]


def figuur8(rijen: Sequence[tuple[Periode, Stand]], team: str) -> Figuur | None:
    """None when there is no period with students yet."""
    rijen = [(periode, stand) for periode, stand in rijen if stand.studenten]
    if not rijen:
        return None
    vandaag = timezone.localdate()
    staven = [
        Kolomstaaf(p.naam, stand.gehouden, stand.nodig, "tot vandaag" if p.tot > vandaag else "")
        for p, stand in rijen
    ]
    titel = f"Gesprekken gehouden, team {team}"
    prent, smal = (
        kolommen(staven, titel=titel, eenheid="gesprekken", breedte=breedte)
        for breedte in (BREED, SMAL)
    )
    return Figuur(prent, smal, rijen)
