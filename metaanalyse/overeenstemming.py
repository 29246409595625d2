"""How far coders agree, over every card that two coded apart from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from metaanalyse.models import Codering, Waarde
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.kappa import Overeenstemming, overeenstemming
from metaanalyse.regels.variabelen import GESLOTEN, Toestand
from organisatie.models import Gebruiker


@dataclass
class Dubbel:
    """Cards with two finished codings. The first coder is who began first."""

    paren: list[tuple[Codering, Codering]]
    samen: int
    """Coded by two, but not apart from each other: left out."""

    @property
    def duos(self) -> list[tuple[str, str]]:
        """Every pair of coders, as the value of a filter and its name."""
        namen = {_duo(paar): _namen(paar) for paar in self.paren}
        return sorted(namen.items(), key=lambda rij: rij[1])

    def van(self, duo: str) -> list[tuple[Codering, Codering]]:
        return [paar for paar in self.paren if not duo or _duo(paar) == duo]


def lees_dubbel() -> Dubbel:
    """In one query. The two of a card that was settled, or that wait to be settled.

    Whoever finished a coding when the card was settled before could read what was settled.
    """
    per_ronde: dict[tuple[int, int | None], list[Codering]] = defaultdict(list)
    eerder = Codering.objects.filter(
        kaart=OuterRef("kaart"),
        soort=Codering.Soort.VASTGESTELD,
        klaar_op__lt=OuterRef("klaar_op"),
    )
    rijen = Codering.objects.filter(soort=Codering.Soort.CODEUR, stand=Codering.Stand.KLAAR)
    rijen = rijen.annotate(los=Q(onafhankelijk=True) & ~Exists(eerder))
    for rij in rijen.select_related("codeur").order_by("pk"):
        per_ronde[rij.kaart_id, rij.leidde_tot_id].append(rij)
    twee = [tuple(rijen) for rijen in per_ronde.values() if len(rijen) == 2]
    los = [paar for paar in twee if all(rij.los for rij in paar)]  # type: ignore[attr-defined]
    return Dubbel([(a, b) for a, b in los], len(twee) - len(los))


def bereken(paren: Iterable[tuple[Codering, Codering]]) -> list[Overeenstemming]:
    """Every closed variable, in one query."""
    lijst = list(paren)
    nummers = [rij.pk for paar in lijst for rij in paar]
    per_veld: dict[tuple[int, str], list[Gegeven]] = defaultdict(list)
    codes = [v.code for v in GESLOTEN]
    waarden = Waarde.objects.filter(codering__in=nummers, variabele__in=codes)
    kolommen = ("codering", "variabele", "code", "code_tot", "toestand")
    # Not their words: those can be long, and are not compared.
    for codering, variabele, code, code_tot, toestand in waarden.values_list(*kolommen):
        gegeven = Gegeven(variabele, code, code_tot, toestand=Toestand(toestand))
        per_veld[codering, variabele].append(gegeven)
    return [
        overeenstemming(v, [(per_veld[a.pk, v.code], per_veld[b.pk, v.code]) for a, b in lijst])
        for v in GESLOTEN
    ]


def _duo(paar: tuple[Codering, Codering]) -> str:
    return "-".join(sorted(str(rij.codeur_id) for rij in paar))


def _namen(paar: tuple[Codering, Codering]) -> str:
    return " en ".join(sorted(_naam(rij.codeur) for rij in paar))


def _naam(codeur: Gebruiker | None) -> str:
    return codeur.naam if codeur else "onbekend"
