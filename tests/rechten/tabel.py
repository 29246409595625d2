"""The table of rights: every named address and method, for every persona, with what they get.

The rows stand in ``rijen_<area>.py``; ``test_rechten.py`` checks that each row holds and that no
address is without a row. What may not be seen answers 404; who is not signed in goes to the login.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from boas import acties
from boas.models import Sessie
from organisatie.models import Bijlage
from tests.factories import (
    ActiviteitFactory,
    SessieFactory,
    TrajectFactory,
    TrajectSessieFactory,
    Wereld,
)

PERSONAS = ("anoniem", *Wereld.PERSONAS)


@dataclass
class Podium:
    """What the addresses are about: all of ``wereld.team``; made when a row asks for it."""

    wereld: Wereld

    @cached_property
    def traject(self):
        traject = TrajectFactory(team=self.wereld.team, gemaakt_door=self.wereld.teamleider)
        traject.plgleden.create(lidmaatschap=self.wereld.van_plglid)
        return traject

    @cached_property
    def sessie(self) -> Sessie:
        """In preparation, on the traject."""
        return self._sessie(onderwerp="In voorbereiding")

    @cached_property
    def lopend(self) -> Sessie:
        """Running, with its first statement open."""
        sessie = self._sessie(onderwerp="Loopt")
        acties.start(sessie.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        return Sessie.objects.get(pk=sessie.pk)

    @cached_property
    def gesloten(self) -> Sessie:
        """Closed with one statement counted: 5 of 14 disagree; not shared."""
        return self._afgesloten("Afgesloten")

    @cached_property
    def gedeeld(self) -> Sessie:
        """Closed and shared with quality and directeur."""
        sessie = self._afgesloten("Gedeeld")
        acties.deel(sessie.pk, True)
        return Sessie.objects.get(pk=sessie.pk)

    @cached_property
    def activiteit(self):
        """An activity of the traject, owned by the persona teamlid."""
        return ActiviteitFactory(
            team=self.wereld.team, traject=self.traject, eigenaar=self.wereld.leden[1]
        )

    @cached_property
    def bijlage(self) -> Bijlage:
        from django.core.files.base import ContentFile

        return Bijlage.objects.create(
            team=self.wereld.team,
            naam="plan.txt",
            bestand=ContentFile(b"plan", "plan.txt"),
            grootte=4,
            door=self.wereld.teamleider,
        )

    def _sessie(self, **velden: Any) -> Sessie:
        return TrajectSessieFactory(
            traject=self.traject,
            sessie=SessieFactory(
                team=self.wereld.team, gemaakt_door=self.wereld.teamleider, **velden
            ),
        ).sessie

    def _afgesloten(self, onderwerp: str) -> Sessie:
        sessie = self._sessie(onderwerp=onderwerp)
        acties.start(sessie.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        acties.tel_handen(sessie.pk, sessie.rondes.get().pk, (2, 3, 7, 2))
        acties.onthul(sessie.pk)
        acties.sluit_sessie(sessie.pk)
        return Sessie.objects.get(pk=sessie.pk)


Maak = Callable[[Podium], dict[str, Any]]


@dataclass(frozen=True)
class Rij:
    """One address and method. ``kwargs`` is made from the podium once, ``data`` per persona anew.

    ``geval`` tells rows for the same address apart, such as a session that is shared or not.
    """

    naam: str
    methode: str
    verwacht: dict[str, int]
    kwargs: Maak | None = None
    data: Maak | None = None
    query: str = ""
    geval: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.methode, self.naam, self.query, self.geval]))


def verwacht(rest: int = 404, *, anoniem: int = 302, **uitzonderingen: int) -> dict[str, int]:
    """Expected statuses: ``rest`` for everybody but the exceptions named.

    Who is in the PLG of the traject gets what others of that other team get, unless named.
    """
    onbekend = set(uitzonderingen) - set(PERSONAS)
    if onbekend:
        raise ValueError(f"Onbekende persona: {', '.join(sorted(onbekend))}")
    plglid = uitzonderingen.get("ander_teamlid", rest)
    return dict.fromkeys(PERSONAS, rest) | {"anoniem": anoniem, "plglid": plglid} | uitzonderingen


def niet_toegestaan(naam: str, methode: str, kwargs: Maak | None = None, **anders: int) -> Rij:
    """A row for a method the address does not know: 405 for everybody who is signed in."""
    return Rij(naam, methode, verwacht(405, **anders), kwargs=kwargs, geval="bestaat niet")
