"""The chart of one agreement: results over time against their norms (S1, figures 11 and 13)."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from borgen.models import Meetafspraak, Meting, Norm
from borgen.oordelen import normen_van, waarde_tekst
from borgen.regels.meetreeks import Reeks
from rapportage.grafieken import Normlijn, Punt, lijn

WOORD = {
    Norm.Soort.INTERN: "onze norm",
    Norm.Soort.INSPECTIE: "inspectie",
    Norm.Soort.LANDELIJK: "landelijk",
}


def teken_grafiek(
    afspraak: Meetafspraak, metingen: Sequence[Meting], reeks: Reeks, *, breedte: int = 720
) -> SafeString:
    """Results in order of time, the internal norm stepping through its history, norms of others.

    From eight results on with their middle, from twelve with the limits of ordinary variation.
    """
    punten = [Punt(meting.datum, float(meting.waarde)) for meting in metingen]
    normen = [*_normlijnen(afspraak), *_van_de_reeks(reeks, afspraak.eenheid)]
    waarden = [punt.waarde or 0 for punt in punten] + [norm.waarde for norm in normen]
    return lijn(
        punten,
        titel=f"{afspraak.wat}: uitkomsten in de tijd",
        normen=normen,
        eenheid=afspraak.eenheid,
        # When all lies in the upper half, an axis from zero would hide the differences.
        vanaf_nul=not waarden or min(waarden) < max(waarden) / 2,
        breedte=breedte,
    )


def _normlijnen(afspraak: Meetafspraak) -> Iterable[Normlijn]:
    for soort, woord in WOORD.items():
        rij = normen_van(afspraak, soort)
        for nummer, norm in enumerate(rij):
            volgende = rij[nummer + 1] if nummer + 1 < len(rij) else None
            yield Normlijn(
                float(norm.waarde),
                f"{woord} {waarde_tekst(norm.waarde, afspraak.eenheid)}",
                van=norm.geldig_van,
                tot=volgende.geldig_van if volgende else None,
                soort="norm" if soort == Norm.Soort.INTERN else "extern",
                vorige=float(rij[nummer - 1].waarde) if nummer else None,
            )


def _van_de_reeks(reeks: Reeks, eenheid: str) -> Iterable[Normlijn]:
    if reeks.mediaan is not None:
        tekst = f"midden {waarde_tekst(round(reeks.mediaan, 1), eenheid)}"
        yield Normlijn(float(reeks.mediaan), tekst, soort="midden")
    if reeks.grenzen:
        for waarde in (reeks.grenzen.onder, reeks.grenzen.boven):
            tekst = f"grens {waarde_tekst(round(waarde, 1), eenheid)}"
            yield Normlijn(float(waarde), tekst, soort="grens")
