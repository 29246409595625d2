"""Which of the four steps is due (S1, hoofdstuk 5; the order is that of docs/methode.md).

What was seen and not yet acted upon comes first: acting late is acting in vain. Then the ground
under it, agreements that are recorded; then measuring; and else the team keeps looking around.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stap(StrEnum):
    """In the order in which the handbook draws them around."""

    DOCUMENTEREN = "documenteren"
    MONITOREN = "monitoren"
    CONTROLEREN = "controleren"
    HANDELEN = "handelen"


class Reden(StrEnum):
    """Why a step is due; who shows it finds the words."""

    NORM_GEMIST = "norm_gemist"
    SIGNAAL_WACHT = "signaal_wacht"
    V5_LAAG = "v5_laag"
    NIETS_VASTGESTELD = "niets_vastgesteld"
    GEEN_MEETAFSPRAAK = "geen_meetafspraak"
    METING_TE_LAAT = "meting_te_laat"
    RUSTIG = "rustig"


# Which comes first when several verbeteracties ask for different steps.
VOORRANG = (Stap.HANDELEN, Stap.DOCUMENTEREN, Stap.CONTROLEREN, Stap.MONITOREN)


@dataclass(frozen=True, slots=True)
class Stand:
    """How one verbeteractie stands.

    ``normen_gemist`` and ``signalen`` count what has no decision yet. ``v5_laag_op`` is the day of
    the last BOAS when it had V5 at the drempel. ``documenteren_klaar_op`` is the day that step was
    closed or skipped, when it was not opened again since.
    """

    normen_gemist: int = 0
    signalen: int = 0
    v5_laag_op: date | None = None
    vastgesteld: int = 0
    documenteren_klaar_op: date | None = None
    documenteren_overgeslagen: bool = False
    meetafspraken: int = 0
    metingen_te_laat: int = 0


@dataclass(frozen=True, slots=True)
class Beurt:
    """The one step that is due, and every reason for that step."""

    stap: Stap
    redenen: tuple[Reden, ...]


def aan_de_beurt(stand: Stand) -> Beurt:
    """The step that is due: always exactly one."""
    vragen = (
        (
            Stap.HANDELEN,
            (
                (Reden.NORM_GEMIST, stand.normen_gemist > 0),
                (Reden.SIGNAAL_WACHT, stand.signalen > 0),
            ),
        ),
        (
            Stap.DOCUMENTEREN,
            (
                (Reden.V5_LAAG, _v5_staat_nog(stand)),
                (
                    Reden.NIETS_VASTGESTELD,
                    not stand.vastgesteld and not stand.documenteren_overgeslagen,
                ),
            ),
        ),
        (
            Stap.CONTROLEREN,
            (
                (Reden.GEEN_MEETAFSPRAAK, not stand.meetafspraken),
                (Reden.METING_TE_LAAT, stand.metingen_te_laat > 0),
            ),
        ),
    )
    for stap, mogelijk in vragen:
        if redenen := tuple(reden for reden, geldt in mogelijk if geldt):
            return Beurt(stap, redenen)
    return Beurt(Stap.MONITOREN, (Reden.RUSTIG,))


def _v5_staat_nog(stand: Stand) -> bool:
    """A low V5 asks for Documenteren until that step was closed or skipped, that day or later."""
    if stand.v5_laag_op is None:
        return False
    klaar = stand.documenteren_klaar_op
    return klaar is None or klaar < stand.v5_laag_op


def eerst(stappen: Iterable[Stap]) -> Stap | None:
    """The step that is due for a traject: the first in order of its verbeteracties; None: none."""
    gevraagd = set(stappen)
    return next((stap for stap in VOORRANG if stap in gevraagd), None)
