"""What asks for attention in a closed session, kept in memory: every look at its planning needs it.

As with the text of a result (``boas.uitslagtekst``): it stays the same until the session is
reopened, and reading it takes longer than all the rest of such a look.
"""

from dataclasses import dataclass

from boas import uitslag_lezen
from boas.models import Sessie
from boas.uitslagbeeld import StellingBeeld
from rapportage.getekend import Geheugen

_bewaard: "Geheugen[tuple[Aandachtspunt, ...]]" = Geheugen(256)


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """A statement at or above the drempel; ``stelling`` is its key, ``zin`` what was answered."""

    stelling: int
    code: str
    tekst: str
    zin: str
    interventie: str
    doorlooptijd_dagen: int
    borgstap: str
    cluster: str
    clusterplek: int


def aandacht_van(sessie: Sessie) -> tuple[Aandachtspunt, ...]:
    """In the order of the result. ``sessie`` was fetched with ``versie`` and ``stand``."""
    if sessie.status != Sessie.Status.AFGESLOTEN:
        return _lees(sessie)
    return _bewaard.geef(uitslag_lezen.moment(sessie), lambda: _lees(sessie))


def _lees(sessie: Sessie) -> tuple[Aandachtspunt, ...]:
    uitslag = uitslag_lezen.lees(sessie, vorige=None, met_redenen=False)
    return tuple(map(_punt, uitslag.aandacht))


def _punt(beeld: StellingBeeld) -> Aandachtspunt:
    stelling = beeld.stelling
    return Aandachtspunt(
        stelling=stelling.pk,
        code=stelling.code,
        tekst=stelling.tekst,
        zin=beeld.zin,
        interventie=stelling.interventie,
        doorlooptijd_dagen=stelling.doorlooptijd_dagen,
        borgstap=stelling.borgstap,
        cluster=stelling.cluster.naam,
        clusterplek=stelling.cluster.volgorde,
    )
