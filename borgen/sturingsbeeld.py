"""What the pages about sturing show, read in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from borgen.models import Schattingsronde, Sturingsoordeel
from borgen.regels.effectiviteit import GRENS, Effectiviteit, effectiviteit
from borgen.regels.sturing import Ritme, voorgesteld_ritme
from rapportage.grafieken import Normlijn, Punt, lijn
from verbeterplan.models import Verbeteractie, Verbetertraject


@dataclass(frozen=True)
class Uitkomst:
    """A closed round about a verbeteractie with its product."""

    ronde: Schattingsronde
    effect: Effectiviteit

    @property
    def waarde(self) -> float:
        return float(self.effect.waarde)


@dataclass(frozen=True)
class Actiebeeld:
    """A verbeteractie with its latest outcome and the round that is open, if any."""

    actie: Verbeteractie
    laatste: Uitkomst | None
    open: Schattingsronde | None


def uitkomst_van(ronde: Schattingsronde) -> Uitkomst | None:
    """The product of the medians; None for a round without outcome, or about the team."""
    if ronde.eerste is None or ronde.tweede is None:
        return None
    if ronde.soort != Schattingsronde.Soort.EFFECTIVITEIT:
        return None
    return Uitkomst(ronde, effectiviteit(Fraction(ronde.eerste), Fraction(ronde.tweede)))


def per_actie(traject: Verbetertraject) -> list[Actiebeeld]:
    """Every verbeteractie of the traject with where it stands; two queries."""
    rondes = list(
        traject.schattingsrondes.filter(soort=Schattingsronde.Soort.EFFECTIVITEIT).order_by("pk")
    )
    laatste = {r.verbeteractie_id: r for r in rondes if r.eerste is not None}
    open_ = {r.verbeteractie_id: r for r in rondes if r.is_open}
    return [
        Actiebeeld(
            actie,
            uitkomst_van(laatste[actie.pk]) if actie.pk in laatste else None,
            open_.get(actie.pk),
        )
        for actie in traject.verbeteracties.all()
    ]


def laatste_oordeel(traject: Verbetertraject | int) -> Sturingsoordeel | None:
    """The latest look at the team of a traject."""
    return Sturingsoordeel.objects.filter(traject=traject).order_by("-datum", "-pk").first()


def ritme_voor(traject: Verbetertraject) -> Ritme:
    """How often to propose measuring, by how the team is steered now."""
    oordeel = laatste_oordeel(traject)
    return voorgesteld_ritme(oordeel.advies.intensiteit if oordeel else None)


def ronde_zonder_oordeel(traject: Verbetertraject) -> Schattingsronde | None:
    """The newest closed round about wanting and being able, while nobody worked with it yet.

    A look at the team that is younger than the round has overtaken it.
    """
    ronde = (
        traject.schattingsrondes.filter(soort=Schattingsronde.Soort.STURING)
        .met_uitkomst()
        .order_by("-gesloten_op", "-pk")
        .first()
    )
    if ronde is None or hasattr(ronde, "oordeel"):
        return None
    oordeel = laatste_oordeel(traject)
    if oordeel is not None and oordeel.datum > timezone.localtime(ronde.gesloten_op).date():
        return None
    return ronde


def effect_grafiek(
    uitkomsten: Iterable[Uitkomst], titel: str, breedte: int = 720
) -> SafeString | None:
    """E over time with the line under which it is worth a talk; None without an outcome."""
    punten = [
        Punt(timezone.localtime(u.ronde.gesloten_op).date(), u.waarde)
        for u in uitkomsten
        if u.ronde.gesloten_op
    ]
    if not punten:
        return None
    grens = Normlijn(GRENS, f"vanaf {GRENS} gaat het goed")
    return lijn(punten, titel=titel, normen=[grens], breedte=breedte, hoogte=280)


def verdelingen(ronde: Schattingsronde) -> list[dict[str, Any]]:
    """How many gave each value, for each of the two; empty with fewer than five answers."""
    geteld: dict[int, dict[int, int]] = {}
    for telling in ronde.tellingen.all():
        geteld.setdefault(telling.plek, {})[telling.waarde] = telling.aantal
    return [
        {
            "vraag": vraag,
            "aantallen": [(waarde, geteld[plek].get(waarde, 0)) for waarde in ronde.paar.waarden],
        }
        for plek, vraag in enumerate(ronde.paar.vragen)
        if plek in geteld
    ]
