"""The work list of a researcher, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from metaanalyse.codeerbeeld import mag_vergelijken
from metaanalyse.models import Codering, Kaart, Waarde
from metaanalyse.regels.coderen import Voortgang
from metaanalyse.regels.variabelen import VARIABELEN
from organisatie.models import Gebruiker
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek


@dataclass
class Kaartregel:
    """A card with who codes it and how far each is."""

    kaart: Kaart
    codeurs: list[tuple[Codering, Voortgang]]
    gebruiker: Gebruiker

    @property
    def van_mij(self) -> bool:
        return any(rij.codeur_id == self.gebruiker.pk for rij, _ in self.codeurs)

    @property
    def te_vergelijken(self) -> bool:
        return mag_vergelijken([rij for rij, _ in self.codeurs], self.gebruiker)


def lees_werklijst(request: Verzoek) -> dict[str, Any]:
    """Cards with codings under way, first one's own, then those that nobody began."""
    lopend = Codering.objects.lopend()
    van_kaart = lopend.filter(kaart=OuterRef("pk"))
    kaarten = (
        Kaart.objects.bewerkbaar_door(request.user)
        .annotate(
            in_werk=Exists(van_kaart),
            mijn=Exists(van_kaart.filter(codeur=request.user)),
        )
        .filter(Q(in_werk=True) | Q(stand__in=[Kaart.Stand.CONCEPT, Kaart.Stand.AANGEBODEN]))
        .select_related("rapport")
        .prefetch_related(
            Prefetch("coderingen", queryset=lopend.select_related("codeur"), to_attr="lopend")
        )
        .order_by("-mijn", "-in_werk", "titel", "pk")
    )
    pagina = pagina_van(request, kaarten)
    return {"pagina": pagina, "regels": _regels(pagina, request.user)}


def _regels(pagina: Page, gebruiker: Gebruiker) -> list[Kaartregel]:
    kaarten = list(pagina)
    nummers = [rij.pk for kaart in kaarten for rij in kaart.lopend]
    gedaan = dict(
        Waarde.objects.filter(codering__in=nummers)
        .order_by()
        .values("codering")
        .annotate(n=Count("variabele", distinct=True))
        .values_list("codering", "n")
    )
    return [
        Kaartregel(
            kaart,
            [(rij, Voortgang(gedaan.get(rij.pk, 0), len(VARIABELEN))) for rij in kaart.lopend],
            gebruiker,
        )
        for kaart in kaarten
    ]
