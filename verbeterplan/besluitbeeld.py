"""What the page of besluiten shows, read once, in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from organisatie.schrijven import Groep
from verbeterplan import antwoorden, planfactoren
from verbeterplan.bezoek import Bezoek
from verbeterplan.models import (
    Activiteit,
    Cyclusronde,
    Planbesluit,
    Plandoel,
    Randvoorwaarde,
    Tegengeluid,
    Verbeteractie,
    Verbeterplan,
)
from verbeterplan.planfactoren import Factorregel
from verbeterplan.regels.planaf import Gat, Plan, gaten
from verbeterplan.regels.randvoorwaarden import Standaard, aan_te_bieden
from verbeterplan.regels.vragen import AANPAK, EVALUATIE

# Of what the planning has, only what comes first: the rest stands there.
EERSTE = 4


@dataclass(frozen=True)
class Geregeld:
    """The preconditions of the plan, and of the standard list what is still offered."""

    rijen: tuple[Randvoorwaarde, ...]
    aangeboden: tuple[Standaard, ...]


@dataclass(frozen=True)
class Besluitbeeld:
    """A plan in the making. ``acties`` and ``afspraken`` come from the planning of the traject."""

    groepen: Mapping[str, Groep]
    doelen: tuple[Plandoel, ...]
    acties: tuple[Verbeteractie, ...]
    afspraken: tuple[Activiteit, ...]
    alle_afspraken: int
    plan: Verbeterplan | None
    geregeld: Geregeld
    tegengeluiden: tuple[Tegengeluid, ...]
    factoren: tuple[Factorregel, ...]
    besluiten: tuple[Planbesluit, ...]

    @property
    def aanpak(self) -> tuple[Groep, ...]:
        return self._deel("p-aanpak")

    @property
    def planning(self) -> tuple[Groep, ...]:
        return self._deel("p-tijdpad", "p-communicatie")

    @property
    def vrijheid(self) -> tuple[Groep, ...]:
        return self._deel("p-vast", "p-ruimte")

    @property
    def evaluatie(self) -> tuple[Groep, ...]:
        return (self.groepen[EVALUATIE.code],)

    def _deel(self, *codes: str) -> tuple[Groep, ...]:
        """Some questions of the approach, each where it belongs on the page."""
        groep = self.groepen[AANPAK.code]
        return (replace(groep, velden=tuple(v for v in groep.velden if v.vraag.code in codes)),)

    @cached_property
    def besluit(self) -> Planbesluit | None:
        """The decision that holds."""
        return self.besluiten[0] if self.besluiten else None

    @cached_property
    def gaten(self) -> tuple[Gat, ...]:
        """What the plan still lacks."""
        velden = (veld for groep in self.groepen.values() for veld in groep.velden)
        niet = Randvoorwaarde.Stand.NIET
        return gaten(
            Plan(
                doelen=len(self.doelen),
                doelen_zonder_teken=sum(not doel.zichtbaar_aan for doel in self.doelen),
                antwoorden=frozenset(veld.vraag.code for veld in velden if veld.tekst),
                acties=len(self.acties),
                acties_van_niemand=sum(actie.eigenaar_id is None for actie in self.acties),
                strategie=bool(self.plan and self.plan.strategie),
                randvoorwaarden=len(self.geregeld.rijen),
                niet_geregeld=sum(rij.stand == niet for rij in self.geregeld.rijen),
                tegengeluiden=len(self.tegengeluiden),
                zonder_reactie=sum(not rij.antwoord for rij in self.tegengeluiden),
                factoren=frozenset(rij.soort.code for rij in self.factoren if rij.stand),
                besluit=self.besluit.uitkomst if self.besluit else "",
            )
        )


def lees(bezoek: Bezoek, *, alle_factoren: bool = False) -> Besluitbeeld:
    """The plan of the round one looks at."""
    ronde, traject = bezoek.ronde, bezoek.traject
    groepen = antwoorden.lees_groepen(ronde, (AANPAK, EVALUATIE))
    afspraken = traject.activiteiten.te_doen().op_datum().select_related("eigenaar__gebruiker")
    return Besluitbeeld(
        groepen={groep.code: groep for groep in groepen},
        doelen=_van(Plandoel, ronde),
        acties=tuple(_acties(bezoek)),
        afspraken=tuple(afspraken[:EERSTE]),
        alle_afspraken=traject.activiteiten.count(),
        plan=Verbeterplan.objects.filter(ronde=ronde).first(),
        geregeld=lees_geregeld(ronde),
        tegengeluiden=_van(Tegengeluid, ronde),
        factoren=planfactoren.lees(ronde, alle=alle_factoren),
        besluiten=tuple(
            Planbesluit.objects.aanwezig().filter(ronde=ronde).order_by("-datum", "-pk")
        ),
    )


def lees_geregeld(ronde: Cyclusronde) -> Geregeld:
    """Preconditions of a round; one query."""
    rijen = Randvoorwaarde.objects.filter(ronde=ronde).select_related("wie__gebruiker")
    gebruikt = {rij.code for rij in rijen}
    return Geregeld(tuple(rij for rij in rijen if rij.weg_op is None), aan_te_bieden(gebruikt))


def _van(model: Any, ronde: Cyclusronde) -> tuple[Any, ...]:
    return tuple(model.objects.aanwezig().filter(ronde=ronde))


def _acties(bezoek: Bezoek) -> Any:
    nog_te_doen = Q(activiteiten__in=Activiteit.objects.te_doen().values("pk"))
    rijen = bezoek.traject.verbeteracties.select_related("eigenaar__gebruiker")
    return rijen.annotate(te_doen=Count("activiteiten", filter=nog_te_doen))
