"""What kind of instrument a version is, in words; and who works with it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max, Q

from boas.models import Afname, Sessie, Uitkomst, Versie
from boas.regels.opzet import BESTUUR
from boas.regels.schaal import Schaal
from organisatie.regels.opsomming import opsomming
from rapportage.getallen import datum

_UITKOMST = {
    Uitkomst.STELLINGEN: "De stellingen waar veel mensen moeite mee hebben, elk met een voorstel "
    "voor wat je kunt doen.",
    Uitkomst.BLOKKEN: "Een rij blokken: wat er is, wat ontbreekt, wat dat met mensen doet en wat "
    "je eraan kunt doen.",
    Uitkomst.BESPREKEN: "Punten om samen te bespreken, elk met een vraag voor het gesprek en een "
    "actie.",
    Uitkomst.THEMAS: "Per thema de antwoorden naast de schatting van het bestuur, met vragen voor "
    "het gesprek.",
}


@dataclass(frozen=True)
class Soort:
    """Of one version: its answers, how it is taken, who answers and what comes out."""

    schaal: Schaal
    afname: Afname
    uitkomst: Uitkomst
    groepen: Sequence[dict[str, str]]

    @property
    def wie(self) -> str:
        """Who answers: "het team", or the groups of the whole organisation."""
        if not self.groepen:
            return "het team"
        namen = [groep["naam"] for groep in self.groepen if groep["wie"] != BESTUUR]
        return f"de hele organisatie, in groepen: {_samen(namen)}"

    @property
    def schatter(self) -> str:
        """The name of the group that estimates beforehand; empty when there is none."""
        return next((groep["naam"] for groep in self.groepen if groep["wie"] == BESTUUR), "")

    @property
    def oneens(self) -> str:
        """The answers that count as disagreeing: "nee en meestal niet"."""
        return _samen(self.schaal.antwoorden[: self.schaal.oneens_tm])

    @property
    def kort(self) -> str:
        """In a few words, for a list."""
        wie = "de hele organisatie" if self.groepen else "het team"
        return f"{wie}, {self.afname.label}"

    @property
    def wat_eruit_komt(self) -> str:
        return _UITKOMST[self.uitkomst]


def soort_van(versie: Versie) -> Soort:
    """The kind of this version, without a query."""
    return maak_soort(
        versie.schaal, versie.oneens_tm, versie.afname, versie.uitkomst, versie.groepen
    )


def maak_soort(
    schaal: Sequence[str],
    oneens_tm: int,
    afname: str,
    uitkomst: str,
    groepen: Sequence[dict[str, str]],
) -> Soort:
    """The same from the fields of a version."""
    return Soort(Schaal(tuple(schaal), oneens_tm), Afname(afname), Uitkomst(uitkomst), groepen)


@dataclass(frozen=True)
class Gebruik:
    """The sessions that stand on a version; one query."""

    versie: Versie

    @cached_property
    def _sessies(self) -> dict:
        status = Sessie.Status
        return self.versie.sessies.aggregate(
            lopend=Count("pk", filter=Q(status=status.LOPEND)),
            voorbereid=Count("pk", filter=Q(status=status.VOORBEREIDING)),
            laatst=Max("begonnen_op"),
        )

    @property
    def zin(self) -> str:
        """Who uses this version, as a sentence; empty when nobody does."""
        wie = f"Versie {self.versie.nummer}"
        if lopend := self._sessies["lopend"]:
            hoeveel = "een sessie die loopt" if lopend == 1 else f"{lopend} sessies die lopen"
            return f"{wie} wordt nu gebruikt in {hoeveel}."
        if laatst := self._sessies["laatst"]:
            return f"{wie} is gebruikt op {datum(laatst)}."
        if voorbereid := self._sessies["voorbereid"]:
            hoeveel = "een sessie" if voorbereid == 1 else f"{voorbereid} sessies"
            return f"{wie} staat klaar voor {hoeveel}."
        return ""


def waarschuwing(versie: Versie, *, ook_voorbereid: bool = False) -> str:
    """What saving a change to this version does to who uses it; empty when it changes in place.

    ``ook_voorbereid`` as in ``boas.instrumenten.werkversie``.
    """
    if not (versie.gebruikt or (ook_voorbereid and versie.sessies.exists())):
        return ""
    zin = Gebruik(versie).zin
    return f"{zin} Daar verandert niets. Wat je hier bewaart, komt in versie {versie.nummer + 1}."


def _samen(namen: Sequence[str]) -> str:
    return opsomming([naam[:1].lower() + naam[1:] for naam in namen])
