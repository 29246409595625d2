"""The charts of a theme, the same on the page and in the report."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from boas.themabeeld import Thema, Themabeeld
from rapportage.getallen import datum_kort
from rapportage.grafieken import Merk, Moment, schaallijn, schaalverloop

SCHATTING = "Schatting bestuur"
ALLEN = "Iedereen samen"


@dataclass(frozen=True)
class Rij:
    """A mean beside its name, as in the table next to the chart."""

    naam: str
    waarde: Fraction | None


@dataclass(frozen=True)
class Getekend:
    """A theme with its charts; ``verloop`` is empty for a first round."""

    thema: Thema
    rijen: tuple[Rij, ...]
    grafiek: SafeString
    verloop: SafeString


def met_grafieken(beeld: Themabeeld) -> tuple[Getekend, ...]:
    return tuple(teken(thema, beeld) for thema in beeld.themas)


def teken(thema: Thema, beeld: Themabeeld) -> Getekend:
    """One chart for estimate and answers, and one over the rounds when there are more."""
    eigen = thema.cijfers
    groepen = tuple(Rij(groep.naam, eigen.per_groep[groep.code]) for groep in beeld.apart)
    merken = [
        Merk(SCHATTING, _getal(eigen.schatting), "schatting"),
        Merk(ALLEN, _getal(eigen.antwoorden), "allen"),
        *(Merk(rij.naam, _getal(rij.waarde)) for rij in groepen),
    ]
    momenten = [
        Moment(
            datum_kort(ronde.dag, jaar=True),
            _getal(ronde.cijfers.schatting),
            _getal(ronde.cijfers.antwoorden),
        )
        for ronde in thema.rondes
    ]
    return Getekend(
        thema=thema,
        rijen=(Rij(SCHATTING, eigen.schatting), Rij(ALLEN, eigen.antwoorden), *groepen),
        grafiek=schaallijn(thema.schaal, merken, titel=f"{thema.naam}. {thema.zin}"),
        verloop=schaalverloop(thema.schaal, momenten, titel=f"{thema.naam} door de tijd")
        if momenten
        else SafeString(""),
    )


def _getal(waarde: Fraction | None) -> float | None:
    return None if waarde is None else float(waarde)
