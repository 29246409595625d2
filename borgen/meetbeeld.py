"""One agreement with its results, what they say, its moments and norms."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from borgen.meetgrafiek import teken_grafiek
from borgen.meetplan import Moment, Uitkomst, uitkomst_van
from borgen.models import Meetafspraak, Norm
from borgen.oordelen import norm_op, norm_tekst, normen_van, waarde_tekst, wanneer_tekst
from borgen.reekstekst import Boodschap, Meetwijze, in_woorden
from borgen.regels.meetmomenten import stand_van
from borgen.regels.meetreeks import Reeks, lees_reeks

# So many moments are shown at once; the rest folds away.
EERST = 4
# A chart for a phone: shrinking the wide one would make its words unreadable.
SMAL = 360


@dataclass(frozen=True)
class Normgeschiedenis:
    """One kind of norm, the one that holds now first."""

    woord: str
    normen: tuple[tuple[Norm, str], ...]


@dataclass(frozen=True)
class Meetbeeld:
    """``uitkomsten`` are in order of time."""

    afspraak: Meetafspraak
    norm: str
    wanneer: str
    uitkomsten: tuple[Uitkomst, ...]
    reeks: Reeks
    boodschap: Boodschap
    grafiek: SafeString
    grafiek_smal: SafeString
    momenten: tuple[Moment, ...]
    normen: tuple[Normgeschiedenis, ...]

    @property
    def nieuwste_eerst(self) -> list[Uitkomst]:
        return list(reversed(self.uitkomsten))

    @property
    def eerstvolgende(self) -> tuple[Moment, ...]:
        return self.momenten[:EERST]

    @property
    def later(self) -> tuple[Moment, ...]:
        return self.momenten[EERST:]

    @property
    def tekenbaar(self) -> bool:
        """One result is no line."""
        return len(self.uitkomsten) > 1

    @property
    def eerste(self) -> Uitkomst | None:
        return self.uitkomsten[0] if self.uitkomsten else None

    @property
    def laatste(self) -> Uitkomst | None:
        return self.uitkomsten[-1] if self.uitkomsten else None


def met_alles(rijen: Any) -> Any:
    """Agreements with all that their picture shows: four queries more, however many there are."""
    return rijen.select_related(
        "verbeteractie__traject__team__school", "uitvoerder__gebruiker", "uitvoerder_buiten_team"
    ).prefetch_related("normen__door", "metingen__door", "metingen__meetmoment", "momenten__meting")


def lees_meetbeeld(
    afspraak: Meetafspraak, vandaag: datetime.date | None = None, *, breedte: int = 720
) -> Meetbeeld:
    """``afspraak`` read with ``met_alles``."""
    vandaag = vandaag or timezone.localdate()
    metingen = sorted(afspraak.metingen.all(), key=lambda meting: meting.datum)
    waarden = [meting.waarde for meting in metingen]
    reeks = lees_reeks(waarden)
    norm = norm_op(afspraak, vandaag)
    wijze = Meetwijze(afspraak.richting, afspraak.eenheid, norm.waarde if norm else None)
    return Meetbeeld(
        afspraak=afspraak,
        norm=norm_tekst(afspraak, norm),
        wanneer=wanneer_tekst(afspraak, vandaag),
        uitkomsten=tuple(uitkomst_van(afspraak, meting) for meting in metingen),
        reeks=reeks,
        boodschap=in_woorden(reeks, [m.datum for m in metingen], waarden, wijze),
        grafiek=teken_grafiek(afspraak, metingen, reeks, breedte=breedte),
        grafiek_smal=teken_grafiek(afspraak, metingen, reeks, breedte=SMAL),
        momenten=tuple(_momenten(afspraak, vandaag)),
        normen=tuple(_normen(afspraak)),
    )


def _momenten(afspraak: Meetafspraak, vandaag: datetime.date) -> list[Moment]:
    """What is still to be measured or was skipped; what was measured stands with the results."""
    return [
        Moment(rij, stand_van(rij.op, vandaag, vervallen=bool(rij.vervallen_reden)))
        for rij in sorted(afspraak.momenten.all(), key=lambda rij: rij.op)
        if not hasattr(rij, "meting")
    ]


def _normen(afspraak: Meetafspraak) -> list[Normgeschiedenis]:
    uit = []
    for soort in Norm.Soort:
        if rij := normen_van(afspraak, soort):
            regels = [(norm, waarde_tekst(norm.waarde, afspraak.eenheid)) for norm in rij[::-1]]
            uit.append(Normgeschiedenis(soort.label, tuple(regels)))
    return uit
