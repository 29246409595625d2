"""A result that follows from the conversations, offered to whoever confirms it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from borgen.models import Meetafspraak, Meetmoment
from borgen.slb import api

# As fine as a result is kept: finer than any two shares of 20.000 students differ.
FIJN = Decimal("0.001")


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
        velden={"waarde": uitkomst.aandeel.quantize(FIJN), "n": uitkomst.studenten},
        uitleg=(
            f"Uit de gesprekken van {moment.naam}: het deel van {uitkomst.studenten} studenten dat "
            "de norm haalde. Klopt het? Leg het dan vast."
        ),
    )
