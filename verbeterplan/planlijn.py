"""The small time line of a plan: the months, and a mark on every day something is agreed for."""

import datetime
from collections.abc import Sequence

from django.utils.safestring import SafeString

from rapportage.getallen import datum
from rapportage.grafieken import svg
from rapportage.grafieken.assen import maanden, schaal
from rapportage.grafieken.kleuren import ACCENT, PAPIER

RAND = 14.0
HOOGTE = 64.0
AS = 40.0
LETTER = 13.0
STRAAL = 6.0

Dag = tuple[datetime.date, bool]


def teken(
    dagen: Sequence[Dag], vandaag: datetime.date | None, breedte: int, sleutel: str
) -> SafeString:
    """The line; empty without a day. A closed mark is done; a number says how many fall together.

    ``dagen`` are days with whether it is done; ``vandaag`` is marked when it falls inside.
    """
    if not dagen:
        return SafeString("")
    alle = sorted(dagen)
    begin = alle[0][0].replace(day=1)
    eind = (alle[-1][0].replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    x = schaal(begin, eind, RAND, breedte - RAND)
    delen = [svg.lijnstuk(RAND, AS, breedte - RAND, AS, dikte=1.5, dekking=0.5)]
    for streep in maanden(begin, eind, max(2, int(breedte / 70))):
        delen.append(svg.lijnstuk(x(streep.dag), AS - 5, x(streep.dag), AS + 5, dekking=0.5))
        if streep.dag < eind:
            plek = x(streep.dag)
            delen.append(svg.tekst(plek, AS + 20, streep.label, grootte=LETTER, zacht=True))
    if vandaag is not None and begin <= vandaag <= eind:
        plek = min(max(x(vandaag), 30.0), breedte - 30.0)
        delen.append(
            svg.lijnstuk(x(vandaag), 16, x(vandaag), AS + 6, dikte=2, streep="2 4", kleur=ACCENT)
        )
        delen.append(
            svg.tekst(plek, 12, "vandaag", grootte=LETTER, vet=True, anker="middle", kleur=ACCENT)
        )
    for plek, klaar, aantal in _bijeen([(x(dag), klaar) for dag, klaar in alle]):
        delen += _merk(plek, klaar, aantal)
    titel = f"Tijdlijn van {datum(alle[0][0])} tot {datum(alle[-1][0])}"
    af = sum(klaar for _, klaar in alle)
    aantallen = f"{len(alle)} afspraken met een datum, {af} klaar."
    return svg.prent(
        delen, breedte=breedte, hoogte=HOOGTE, titel=titel, beschrijving=aantallen, sleutel=sleutel
    )


def _bijeen(punten: Sequence[tuple[float, bool]]) -> list[tuple[float, bool, int]]:
    """Marks that would lie over each other as one, with how many they are."""
    uit: list[tuple[float, bool, int]] = []
    for plek, klaar in punten:
        if uit and plek - uit[-1][0] < 2 * STRAAL + 2:
            vorige, was_klaar, aantal = uit[-1]
            uit[-1] = (vorige, was_klaar and klaar, aantal + 1)
        else:
            uit.append((plek, klaar, 1))
    return uit


def _merk(x: float, klaar: bool, aantal: int) -> list[SafeString]:
    straal = STRAAL if aantal == 1 else STRAAL + 2
    rond = svg.element(
        "circle",
        cx=x,
        cy=AS,
        r=straal,
        fill=ACCENT if klaar else PAPIER,
        stroke=ACCENT,
        stroke_width=2.5,
    )
    if aantal == 1:
        return [rond]
    kleur = PAPIER if klaar else "currentColor"
    getal = svg.tekst(x, AS + 4, str(aantal), grootte=11, vet=True, anker="middle", kleur=kleur)
    return [rond, getal]
