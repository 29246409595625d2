"""The coding form as it is shown: sections with their fields, what was saved and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from metaanalyse.forms.codering import maak_veldform
from metaanalyse.forms.codering_veld import Veldform
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels import ladder
from metaanalyse.regels.coderen import (
    DELEN,
    LADDER,
    SCORE,
    VELDEN,
    Deel,
    Voortgang,
    antwoord_van,
    in_woorden,
    voortgang,
)
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.variabelen import VARIABELEN
from organisatie.models import Functie, Gebruiker

KOPPEN = {
    LADDER + vragen[0].code: VARIABELEN["trede"].naam_van(str(trede))
    for trede, vragen in ladder.VOORWAARDEN.items()
} | {"trede": "Welke trede wordt het?"}
DEEL_VAN = {veld: deel for deel in DELEN for veld in deel.velden}


@dataclass
class Veldbeeld:
    """``botsing``: what another tab saved here; one's own text is in the form."""

    form: Veldform
    botsing: list[str] = field(default_factory=list)
    bewaard: bool = False
    veranderd: bool = False
    """By another tab, where this one had changed nothing."""

    @property
    def code(self) -> str:
        return self.form.veld

    @property
    def soort(self) -> str:
        """Which template shows it."""
        for begin, naam in ((SCORE, "score"), (LADDER, "ladder")):
            if self.code.startswith(begin):
                return naam
        return VARIABELEN[self.code].soort.value

    @property
    def sjabloon(self) -> str:
        return f"metaanalyse/codering/veld_{self.soort}.html"

    @property
    def kop(self) -> str:
        """What stands above it: the step, above the first question of a step."""
        return KOPPEN.get(self.code, "")

    @property
    def fouten(self) -> list[str]:
        return self.form.fouten if self.form.is_bound else []


@dataclass
class Deelbeeld:
    deel: Deel
    voortgang: Voortgang
    velden: list[Veldbeeld]

    @property
    def fout(self) -> bool:
        return any(veld.fouten or veld.botsing for veld in self.velden)


def lees_veld(inhoud: Inhoud, veld: str, data: Any = None) -> Veldbeeld:
    """One field as it is saved, or as it was sent."""
    form = maak_veldform(veld, DEEL_VAN[veld].code, antwoord_van(inhoud, veld), data)
    return Veldbeeld(form)


def lees_delen(inhoud: Inhoud, anders: Mapping[str, Veldbeeld] | None = None) -> list[Deelbeeld]:
    """Every section; ``anders`` holds fields that come back because they could not be saved."""
    terug = anders or {}
    return [
        Deelbeeld(
            deel,
            voortgang(inhoud, deel.velden),
            [terug.get(veld) or lees_veld(inhoud, veld) for veld in deel.velden],
        )
        for deel in DELEN
    ]


def stand_van(inhoud: Inhoud, kaart: Kaart) -> dict[str, Any]:
    """What changes with every answer: how far one is, and the step that follows."""
    return {
        "voortgang": voortgang(inhoud),
        "voortgangen": [(deel, voortgang(inhoud, deel.velden)) for deel in DELEN],
        "waarom": "" if kaart.trede_van_bron else ladder.waarom(inhoud.voorwaarden),
    }


def mag_vergelijken(lopend: Collection[Codering], gebruiker: Gebruiker) -> bool:
    """All are finished, and it does not make somebody who is still to code look in advance."""
    if not lopend or any(rij.stand != Codering.Stand.KLAAR for rij in lopend):
        return False
    return len(lopend) > 1 or any(rij.codeur_id == gebruiker.pk for rij in lopend)


def uit_te_nodigen(lopend: Collection[Codering]) -> list[Gebruiker]:
    """The researchers who do not code this card yet."""
    onderzoekers = Gebruiker.objects.filter(
        is_active=True, functies__rol=Functie.Rol.ONDERZOEKER
    ).exclude(pk__in=[rij.codeur_id for rij in lopend])
    return list(onderzoekers.distinct())


def regels_van(inhoud: Inhoud) -> dict[str, list[str]]:
    """Every field in words."""
    return {veld: in_woorden(veld, antwoord_van(inhoud, veld)) for veld in VELDEN}
