"""The answers of a scale as the leader counts them: a field each, in the colours of the charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from boas.beeld import RondeBeeld
from boas.regels.schaal import Schaal
from boas.stippenbeeld import StippenBeeld
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import vullingen


@dataclass(frozen=True)
class Antwoord:
    """One answer with its colour, as typed so far. ``veld`` is what its input field shows."""

    nummer: int
    label: str
    vlak: SafeString
    n: int
    veld: str
    kleur: str = ""
    fout: str = ""

    @property
    def naam(self) -> str:
        return f"waarde_{self.nummer}"


def kleuren(schaal: Schaal) -> tuple[tuple[str, str], ...]:
    """Each answer with the name of its colour (``Vulling.naam``)."""
    stijlen = vullingen(len(schaal.antwoorden), schaal.oneens_tm)
    namen = (stijl.naam for stijl in stijlen)
    return tuple(zip(schaal.antwoorden, namen, strict=True))


def _antwoorden(ronde: RondeBeeld) -> list[Antwoord]:
    """The answers with their counts: hands while open, everything once revealed.

    While the round is open the zeros at the end are fields nobody typed in yet.
    """
    getypt = max((i for i, n in enumerate(ronde.handen) if n), default=-1)
    aantallen = ronde.turf.aantallen if ronde.onthuld else ronde.handen
    return [
        Antwoord(
            nummer=i,
            label=label,
            vlak=vlak,
            n=aantallen[i],
            veld=str(ronde.handen[i]) if ronde.onthuld or i <= getypt else "",
            kleur=kleur,
        )
        for i, ((label, kleur), vlak) in enumerate(
            zip(
                kleuren(ronde.woorden),
                _vlakken(len(ronde.schaal), ronde.oneens_tm),
                strict=True,
            )
        )
    ]


def velden(ronde: RondeBeeld | None, stippen: StippenBeeld | None) -> list[Antwoord]:
    """What is counted now: the answers of a round, or the dots; nothing in between."""
    if ronde:
        return _antwoorden(ronde)
    return _stippen(stippen) if stippen else []


def _stippen(stippen: StippenBeeld) -> list[Antwoord]:
    """The doelen as fields: dots in the room while open, everything once revealed."""
    getypt = max((i for i, n in enumerate(stippen.handen) if n), default=-1)
    aantallen = stippen.totalen if stippen.onthuld else stippen.handen
    return [
        Antwoord(
            nummer=i,
            label=doel.tekst,
            vlak=svg.LEEG,
            n=aantallen[i],
            veld=str(stippen.handen[i]) if stippen.onthuld or i <= getypt else "",
        )
        for i, doel in enumerate(stippen.doelen)
    ]


@lru_cache(maxsize=8)
def _vlakken(aantal: int, linker: int) -> Sequence[SafeString]:
    """Per answer a strip in its colour and pattern, as in the charts."""
    return [
        svg.element(
            "svg",
            svg.voeg(
                [
                    svg.element("defs", svg.raster(f"strook-{i}", stijl))
                    if stijl.raster
                    else svg.LEEG,
                    svg.gevuld(0, 0, 400, 16, stijl, f"strook-{i}"),
                ]
            ),
            viewBox="0 0 400 16",
            preserveAspectRatio="none",
            aria_hidden="true",
            class_="strook",
        )
        for i, stijl in enumerate(vullingen(aantal, linker))
    ]
