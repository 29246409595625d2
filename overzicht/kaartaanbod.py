"""Offering what a team did as a card: what the traject tells already, and for which teams."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from metaanalyse.acties.aanbod import bied_aan
from metaanalyse.models import Kaart
from metaanalyse.regels.inhoud import Inhoud
from organisatie.models import Gebruiker, Team
from organisatie.toegang import toegang_van
from overzicht.models import Kaartaanbod
from verbeterplan import antwoorden
from verbeterplan.models import Verbetertraject


def teams_van(gebruiker: Gebruiker) -> QuerySet[Team]:
    """The teams of which somebody may offer a card: those one leads; any for quality staff."""
    toegang = toegang_van(gebruiker)
    teams = Team.objects.select_related("school").order_by("naam", "pk")
    if toegang.kwaliteit:
        return teams.filter(actief=True)
    return teams.filter(pk__in=toegang.leidt)


def begin(traject: Verbetertraject) -> dict[str, Any]:
    """What the traject says already, as first answers to the questions."""
    acties = traject.verbeteracties.values_list("naam", "omschrijving")
    gedaan = [f"- {naam}{': ' if om else ''}{om}" for naam, om in acties]
    if traject.samenvatting:
        gedaan = [*gedaan, "", traject.samenvatting] if gedaan else [traject.samenvatting]
    return {
        "titel": traject.naam,
        "beschrijving": traject.doel,
        "kenmerken": "\n".join(gedaan),
    } | _uit_plan(traject)


# What the card asks, and the answers of the plan that say it already.
_ZEGT_AL = {
    "uitkomst": ("c-opgelost", "c-tevreden"),
    "uitkomstmaat": ("e-inhoud", "e-proces"),
    "samenvatting": ("c-volgende",),
}


def _uit_plan(traject: Verbetertraject) -> dict[str, str]:
    teksten = antwoorden.teksten(traject.rondes.lopend().get())
    per_veld = {
        veld: "\n".join(teksten[code] for code in codes if code in teksten)
        for veld, codes in _ZEGT_AL.items()
    }
    return {veld: tekst for veld, tekst in per_veld.items() if tekst}


@transaction.atomic
def bied_traject_aan(
    titel: str, inhoud: Inhoud, *, door: Gebruiker, team: Team, traject: Verbetertraject | None
) -> Kaart:
    """Offer the card, and remember the traject that it tells of."""
    kaart = bied_aan(titel, inhoud, door=door, team=team)
    if traject is not None:
        Kaartaanbod.objects.get_or_create(kaart=kaart, defaults={"traject": traject})
    return kaart
