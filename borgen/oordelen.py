"""Norms and results in words, and how they stand to each other; the same on page, PDF and Excel.

``afspraak.normen`` and ``afspraak.metingen`` are read through ``all()``, so that a page that
prefetched them asks no more.
"""

import datetime
from decimal import Decimal

from borgen.models import Meetafspraak, Meting, Norm
from borgen.regels import norm as regels
from rapportage.getallen import LEEG, VAST, datum, decimaal


def waarde_tekst(waarde: Decimal | None, eenheid: str = "") -> str:
    """A result or norm with all the digits it has, never rounded: "6,496", "61,5 %"."""
    if waarde is None:
        return LEEG
    tekst = decimaal(waarde, 3).rstrip("0").rstrip(",")
    return f"{tekst}{VAST}{eenheid}" if eenheid else tekst


def norm_tekst(afspraak: Meetafspraak, norm: Norm | None) -> str:
    """ "minstens 2 gesprekken per student", with the day it has to be met when there is one."""
    if norm is None:
        return ""
    tekst = f"{afspraak.get_richting_display()} {waarde_tekst(norm.waarde, afspraak.eenheid)}"
    return f"{tekst}, te halen op {datum(norm.te_halen_op)}" if norm.te_halen_op else tekst


def normen_van(afspraak: Meetafspraak, soort: str = Norm.Soort.INTERN) -> list[Norm]:
    """The history of one kind of norm, oldest first."""
    rijen = [norm for norm in afspraak.normen.all() if norm.soort == soort]
    return sorted(rijen, key=lambda norm: norm.geldig_van)


def norm_op(
    afspraak: Meetafspraak, dag: datetime.date, soort: str = Norm.Soort.INTERN
) -> Norm | None:
    """The norm that holds on ``dag``."""
    begonnen = [norm for norm in normen_van(afspraak, soort) if norm.geldig_van <= dag]
    return begonnen[-1] if begonnen else None


def oordeel_van(
    afspraak: Meetafspraak, meting: Meting, soort: str = Norm.Soort.INTERN
) -> regels.Oordeel:
    """How a result stands to the norm that held on its day."""
    normen = [
        regels.Normwaarde(norm.waarde, norm.geldig_van, norm.te_halen_op)
        for norm in normen_van(afspraak, soort)
    ]
    return regels.beoordeel(meting.waarde, afspraak.richting, normen, meting.datum)


def wanneer_tekst(afspraak: Meetafspraak, vandaag: datetime.date) -> str:
    """The rhythm in words: "iedere periode", "2 keer per jaar", "op 1 oktober en 1 mei".

    Of fixed dates those that are still to come.
    """
    match afspraak.ritme:
        case Meetafspraak.Ritme.PER_JAAR:
            return f"{afspraak.keer_per_jaar} keer per jaar"
        case Meetafspraak.Ritme.DATUMS:
            komend = [dag for dag in afspraak.datums if dag >= vandaag.isoformat()]
            dagen = [datum(datetime.date.fromisoformat(dag)) for dag in komend]
            if not dagen:
                return "op vaste datums"
            voor = ", ".join(dagen[:-1])
            return f"op {voor} en {dagen[-1]}" if voor else f"op {dagen[-1]}"
        case _:
            return "iedere periode"
