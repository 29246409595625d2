"""What the pages of coding share: the card for a researcher, one's own coding, who else codes."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404

from metaanalyse.acties.coderen import NIETS
from metaanalyse.codeerbeeld import mag_vergelijken
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.coderen import DELEN, VELDEN, Deel
from organisatie.models import Gebruiker
from organisatie.verzoek import Verzoek

DELEN_PER_CODE = {deel.code: deel for deel in DELEN}


@dataclass
class Werk:
    """A card with the codings under way, as one researcher stands to it."""

    kaart: Kaart
    gebruiker: Gebruiker

    @cached_property
    def lopend(self) -> list[Codering]:
        return list(self.kaart.coderingen.lopend().select_related("codeur"))

    @cached_property
    def eigen(self) -> Codering | None:
        return next((rij for rij in self.lopend if rij.codeur_id == self.gebruiker.pk), None)

    @property
    def anderen(self) -> list[Codering]:
        return [rij for rij in self.lopend if rij.codeur_id != self.gebruiker.pk]

    @property
    def wachten(self) -> list[tuple[Codering, bool]]:
        """The others who are not finished, and whether they filled in something."""
        bezig = [rij for rij in self.anderen if rij.stand == Codering.Stand.BEZIG]
        return [(rij, lees_inhoud(rij) != NIETS) for rij in bezig]

    @cached_property
    def gepasseerd(self) -> list[Codering]:
        return list(self.kaart.coderingen.gepasseerd().select_related("codeur"))

    @property
    def mag_vergelijken(self) -> bool:
        return mag_vergelijken(self.lopend, self.gebruiker)

    @property
    def mag_erbij(self) -> bool:
        return len(self.lopend) < 2

    @property
    def bezig(self) -> bool:
        """Whether one has a coding in which one can write."""
        return bool(self.eigen and self.eigen.stand == Codering.Stand.BEZIG)


def lees_werk(request: Verzoek, pk: int) -> Werk:
    """For a researcher; 404 for everybody else."""
    kaarten = Kaart.objects.bewerkbaar_door(request.user).select_related("rapport", "geldig")
    return Werk(get_object_or_404(kaarten, pk=pk), request.user)


def lees_deelnemer(request: Verzoek, pk: int) -> Werk:
    """For who codes this card now; 404 for everybody else."""
    werk = lees_werk(request, pk)
    if not werk.eigen:
        raise Http404
    return werk


def lees_eigen(request: Verzoek, pk: int) -> Codering:
    """One's own coding of this card, in which one can write; else 404."""
    rijen = Codering.objects.bewerkbaar_door(request.user).select_related("kaart__rapport")
    return get_object_or_404(rijen, kaart=pk)


def bestaand_veld(veld: str) -> str:
    """``veld`` itself; 404 when the form has no such field."""
    if veld not in VELDEN:
        raise Http404
    return veld


def bestaand_deel(deel: str) -> Deel:
    if deel not in DELEN_PER_CODE:
        raise Http404
    return DELEN_PER_CODE[deel]


def alleen_onderzoeker(request: Verzoek) -> None:
    """404 for everybody else."""
    if not request.user.toegang.onderzoeker:
        raise Http404
