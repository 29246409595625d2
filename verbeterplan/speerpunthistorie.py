"""The history of a speerpunt in words: who brought it in, changed it, chose it or moved it on."""

from typing import Any

from organisatie import historie
from organisatie.historie import Wijziging
from verbeterplan.models import Speerpunt
from verbeterplan.regels.speerpunten import begin_volgend_schooljaar, schooljaarnaam

Stand = Speerpunt.Stand
# What goes with a change of state, and is told by it.
_BIJ_STAND = {"stand", "schooljaar", "reden", "doorgeschoven_op", "weg_op"}


def wijzigingen(rij: Speerpunt) -> list[Wijziging]:
    """The last changes, newest first. One query."""
    return historie.wijzigingen(rij, _wat, erbij=("schooljaar",))


def _wat(regel: Any, vorige: Any) -> str:
    if vorige is None:
        return "ingebracht" if regel.history_type == "+" else "gewijzigd"
    delen = []
    if regel.stand != vorige.stand:
        delen.append(_stand(regel))
    elif bool(regel.weg_op) != bool(vorige.weg_op):
        delen.append("weggehaald" if regel.weg_op else "teruggezet")
    anders = [veld for veld in regel.diff_against(vorige).changed_fields if veld not in _BIJ_STAND]
    if anders:
        namen = (str(Speerpunt._meta.get_field(veld).verbose_name) for veld in anders)  # type: ignore[union-attr]
        delen.append(f"gewijzigd: {', '.join(namen)}")
    return "; ".join(delen)


def _stand(regel: Any) -> str:
    if regel.stand == Stand.LIJST:
        return "terug op de lijst"
    if regel.stand == Stand.GEKOZEN:
        return "gekozen"
    jaar = regel.schooljaar.naam if regel.schooljaar else ""
    if not jaar and regel.doorgeschoven_op:
        jaar = schooljaarnaam(begin_volgend_schooljaar(regel.doorgeschoven_op))
    waarom = f": {regel.reden}" if regel.reden else ""
    return f"doorgeschoven naar {jaar}{waarom}"
