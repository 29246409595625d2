"""What of the quality overview is shown: read from its address, told in words, and counted.

A view is a link: everything stands in the address. What is ticked twice in one group widens
(school, phase), what is ticked under "toon" narrows each further.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self, TypeVar

from django.http import QueryDict

from organisatie.models import Schooljaar
from organisatie.regels.opsomming import opsomming
from overzicht.regels.alfabet import sorteersleutel
from overzicht.teamstand import Teamstand
from verbeterplan.regels.fasen import Fase

T = TypeVar("T")

LANGSTE_ZOEKTEKST = 80
# Of what is not known so many are named, each so long.
MEESTE_ONBEKEND, LANGSTE_ONBEKEND = 3, 30


class Toon(StrEnum):
    """What a team is looked at for."""

    NIET_GEMETEN = "niet-gemeten"
    TE_LAAT = "te-laat"
    DOCUMENT = "document-voorbij"
    GEEN_BOAS = "geen-boas"


@dataclass(frozen=True)
class Kader:
    """What can be chosen from: the schools of the teams one sees, and the year that runs now."""

    scholen: Mapping[int, str]
    jaar: Schooljaar | None

    @classmethod
    def van(cls, standen: Iterable[Teamstand], vandaag: datetime.date) -> Self:
        """One query, for the year."""
        scholen = {stand.team.school_id: stand.team.school.naam for stand in standen}
        jaar = Schooljaar.objects.filter(van__lte=vandaag, tot__gte=vandaag).first()
        return cls(dict(sorted(scholen.items(), key=lambda s: sorteersleutel(s[1]))), jaar)

    @property
    def toon(self) -> list[Toon]:
        """Without a year that runs nobody can lack a BOAS in it."""
        return [toon for toon in Toon if toon != Toon.GEEN_BOAS or self.jaar]

    def tekst(self, toon: Toon) -> str:
        """How a choice is called beside its box."""
        return {
            Toon.NIET_GEMETEN: "nog niet gemeten",
            Toon.TE_LAAT: "over de datum",
            Toon.DOCUMENT: "document voorbij evaluatie",
            Toon.GEEN_BOAS: f"geen BOAS in {self.jaar}",
        }[toon]

    def in_zin(self, toon: Toon) -> str:
        """The same after "alleen teams"."""
        return {
            Toon.NIET_GEMETEN: "met een norm die nog niet gemeten is",
            Toon.TE_LAAT: "met iets over de datum",
            Toon.DOCUMENT: "met een document voorbij zijn evaluatiedatum",
            Toon.GEEN_BOAS: f"zonder BOAS in {self.jaar}",
        }[toon]

    def hoort_bij(self, stand: Teamstand, toon: Toon) -> bool:
        match toon:
            case Toon.NIET_GEMETEN:
                return stand.normen.niet_gemeten > 0
            case Toon.TE_LAAT:
                return stand.te_laat > 0
            case Toon.DOCUMENT:
                return stand.documenten_voorbij > 0
            case Toon.GEEN_BOAS:
                laatste, jaar = stand.laatste_boas, self.jaar
                return jaar is not None and (laatste is None or laatste < jaar.van)


@dataclass(frozen=True)
class Vinkje:
    """A choice: how it is sent and called, how many teams it would show, and whether it is made."""

    naam: str
    waarde: str
    tekst: str
    aantal: int
    gekozen: bool


@dataclass(frozen=True)
class Vraag:
    """What is asked for; empty means everything. ``onbekend`` was asked and is left out."""

    zoek: str = ""
    scholen: frozenset[int] = frozenset()
    fasen: frozenset[Fase] = frozenset()
    toon: frozenset[Toon] = frozenset()
    onbekend: tuple[str, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.zoek or self.scholen or self.fasen or self.toon)

    def past(self, stand: Teamstand, kader: Kader) -> bool:
        return (
            (not self.scholen or stand.team.school_id in self.scholen)
            and (not self.fasen or any(loopt.fase in self.fasen for loopt in stand.trajecten))
            and all(kader.hoort_bij(stand, toon) for toon in self.toon)
            and (not self.zoek or self._gevonden(stand.team.naam, stand.team.school.naam))
        )

    def _gevonden(self, *namen: str) -> bool:
        zoek = sorteersleutel(self.zoek)
        return any(zoek in sorteersleutel(naam) for naam in namen)

    def kies(self, standen: Iterable[Teamstand], kader: Kader) -> list[Teamstand]:
        return [stand for stand in standen if self.past(stand, kader)]

    def in_woorden(self, kader: Kader) -> str:
        """The choice as one sentence, for above the list and in a file; empty without a choice."""
        delen = [f"met “{self.zoek}” in de naam"] if self.zoek else []
        if namen := [naam for pk, naam in kader.scholen.items() if pk in self.scholen]:
            delen.append(f"van {opsomming(namen, 'of')}")
        if fasen := [fase.kort.lower() for fase in Fase if fase in self.fasen]:
            delen.append(f"met een traject in de fase {opsomming(fasen, 'of')}")
        delen += [kader.in_zin(toon) for toon in kader.toon if toon in self.toon]
        return f"Alleen teams {opsomming(delen)}." if delen else ""

    def als_adres(self) -> str:
        """The choice as it stands in an address, always in the same order; empty without one."""
        vraag = QueryDict(mutable=True)
        if self.zoek:
            vraag["zoek"] = self.zoek
        vraag.setlist("school", [str(pk) for pk in sorted(self.scholen)])
        vraag.setlist("fase", [fase.value for fase in Fase if fase in self.fasen])
        vraag.setlist("toon", [toon.value for toon in Toon if toon in self.toon])
        return vraag.urlencode()

    def vinkjes(self, standen: Sequence[Teamstand], kader: Kader) -> dict[str, list[Vinkje]]:
        """By group the choices there are, each with the teams it shows beside the other groups."""
        zonder_school = replace(self, scholen=frozenset()).kies(standen, kader)
        zonder_fase = replace(self, fasen=frozenset()).kies(standen, kader)
        nu = self.kies(standen, kader)
        scholen = [
            Vinkje(
                *("school", str(pk), naam),
                sum(stand.team.school_id == pk for stand in zonder_school),
                pk in self.scholen,
            )
            for pk, naam in kader.scholen.items()
        ]
        fasen = [
            Vinkje(
                *("fase", fase.value, fase.naam),
                sum(any(t.fase == fase for t in stand.trajecten) for stand in zonder_fase),
                fase in self.fasen,
            )
            for fase in Fase
        ]
        toon = [
            Vinkje(
                *("toon", soort.value, kader.tekst(soort)),
                sum(kader.hoort_bij(stand, soort) for stand in nu),
                soort in self.toon,
            )
            for soort in kader.toon
        ]
        return {"scholen": scholen if len(scholen) > 1 else [], "fasen": fasen, "toon": toon}


def lees_vraag(adres: QueryDict, kader: Kader) -> Vraag:
    """What the address asks; what it names that does not exist here is told, and left out."""
    onbekend: list[str] = []

    def bekend(naam: str, waarden: Mapping[str, T]) -> frozenset[T]:
        gevraagd = dict.fromkeys(tekst for tekst in adres.getlist(naam) if tekst)
        onbekend.extend(f"{naam} {t[:LANGSTE_ONBEKEND]}" for t in gevraagd if t not in waarden)
        return frozenset(waarden[tekst] for tekst in gevraagd if tekst in waarden)

    return Vraag(
        zoek=" ".join(adres.get("zoek", "").split())[:LANGSTE_ZOEKTEKST],
        scholen=bekend("school", {str(pk): pk for pk in kader.scholen}),
        fasen=bekend("fase", {fase.value: fase for fase in Fase}),
        toon=bekend("toon", {toon.value: toon for toon in kader.toon}),
        onbekend=tuple(onbekend[:MEESTE_ONBEKEND]),
    )
