"""What is offered to whoever agrees on measuring or enters a result, to confirm or to change."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from borgen.models import Meetafspraak, Meetmoment
from borgen.regels.norm import haalt
from borgen.slb import api
from verbeterplan import antwoorden
from verbeterplan.models import Verbetertraject

# As people say a share, and as fine as a result is kept.
GEWOON, FIJN = Decimal("0.1"), Decimal("0.001")


@dataclass(frozen=True)
class Voorstel:
    """What the form begins with, and where that comes from."""

    velden: dict[str, Any] = field(default_factory=dict)
    uitleg: str = ""


def stel_voor(afspraak: Meetafspraak, moment: Meetmoment | None) -> Voorstel:
    """The share of students who reached the norm in the period of ``moment``.

    Nothing for an agreement that is measured by hand, or a moment that closes no period.
    """
    if afspraak.bron != Meetafspraak.Bron.GESPREKKEN:
        return Voorstel()
    if moment is None or moment.periode is None:
        return Voorstel(uitleg="Kies hieronder een periode; open het formulier dan opnieuw.")
    uitkomst = api.aandeel_norm(afspraak.verbeteractie.traject.team, moment.periode)
    if uitkomst.aandeel is None:
        return Voorstel(
            uitleg=f"Uit de gesprekken van {moment.naam} volgt geen uitkomst: {uitkomst.reden}."
        )
    return Voorstel(
        velden={"waarde": _afgerond(uitkomst.aandeel, afspraak), "n": uitkomst.studenten},
        uitleg=(
            f"Uit de gesprekken van {moment.naam}: het deel van {uitkomst.studenten} studenten dat "
            "de norm haalde. Klopt het? Leg het dan vast."
        ),
    )


def _afgerond(aandeel: Decimal, afspraak: Meetafspraak) -> Decimal:
    """With one decimal, unless that alone would make it meet or miss a norm it was agreed on."""
    grof, fijn = (aandeel.quantize(stap, ROUND_HALF_UP) for stap in (GEWOON, FIJN))
    normen = [norm.waarde for norm in afspraak.normen.all()]
    zelfde = all(
        haalt(grof, afspraak.richting, norm) == haalt(fijn, afspraak.richting, norm)
        for norm in normen
    )
    return grof if zelfde else fijn


# The answers of a plan about evaluating, and where they go in a meetafspraak. The question comes
# along where several stand in one field.
_UIT_PLAN = (("e-proces", "Zo zien we of we het doen"), ("e-nulmeting", "Zo is het nu"))


def uit_plan(traject: Verbetertraject) -> dict[str, str]:
    """First answers for a new meetafspraak, from how the plan of the traject is to be evaluated."""
    teksten = antwoorden.teksten(traject.rondes.lopend().get())
    hoe = "\n".join(f"{kop}: {teksten[code]}" for code, kop in _UIT_PLAN if code in teksten)
    velden = {"hoe": hoe, "tussentijds": teksten.get("e-wanneer", "")[:200]}
    return {veld: tekst for veld, tekst in velden.items() if tekst}
