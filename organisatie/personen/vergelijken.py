"""A list of people beside what there is: what taking it over would change, person by person."""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from organisatie.models import Functie, Gebruiker, Lidmaatschap, School, Team
from organisatie.personen.rijen import STANDAARDROL, Persoonsrij, Rijfout
from rapportage.getallen import datum

EEN_DAG = datetime.timedelta(days=1)
DICHT = "Het account van {} is dicht. Zet het eerst weer aan bij Personen."
GEEN_TEAM = (
    "Team ‘{}’ is er niet. Klopt de naam? Zo ja, kies het bestand opnieuw en vink aan dat nieuwe "
    "scholen en teams gemaakt mogen worden."
)
GEEN_SCHOOL = (
    "School ‘{}’ is er niet. Klopt de naam? Zo ja, kies het bestand opnieuw en vink aan dat nieuwe "
    "scholen en teams gemaakt mogen worden."
)


@dataclass(frozen=True)
class Lid:
    pk: int
    team: tuple[str, str]
    rol: str
    van: datetime.date
    tot: datetime.date | None


@dataclass
class Beeld:
    """Everything a list is compared with; ``afdruk`` is another when any of it changed."""

    personen: dict[str, tuple[int, str, bool]] = field(default_factory=dict)
    leden: dict[str, list[Lid]] = field(default_factory=lambda: defaultdict(list))
    functies: set[tuple[str, str, str]] = field(default_factory=set)
    scholen: dict[str, str] = field(default_factory=dict)
    teams: dict[tuple[str, str], str] = field(default_factory=dict)
    """By school and name, in small letters; the name as it is spelled."""
    afdruk: str = ""


def lees_beeld() -> Beeld:
    """In five queries, however many people there are."""
    beeld, afdruk = Beeld(), hashlib.sha256()

    def rijen(model: Any, *velden: str) -> Iterator[Any]:
        for rij in model.objects.order_by("pk").values_list(*velden).iterator(2000):
            afdruk.update(repr(rij).encode())
            yield rij

    for pk, email, naam, actief in rijen(Gebruiker, "pk", "email", "naam", "is_active"):
        beeld.personen[email] = (pk, naam, actief)
    for (naam,) in rijen(School, "naam"):
        beeld.scholen[naam.casefold()] = naam
    for school, naam in rijen(Team, "school__naam", "naam"):
        beeld.teams[school.casefold(), naam.casefold()] = naam
    for pk, email, school, naam, rol, van, tot in rijen(
        Lidmaatschap,
        "pk",
        "gebruiker__email",
        "team__school__naam",
        "team__naam",
        "rol",
        "van",
        "tot",
    ):
        plek = (school.casefold(), naam.casefold())
        beeld.leden[email].append(Lid(pk, plek, rol, van, tot))
    for email, rol, school in rijen(Functie, "gebruiker__email", "rol", "school__naam"):
        beeld.functies.add((email, rol, (school or "").casefold()))
    beeld.afdruk = afdruk.hexdigest()
    return beeld


@dataclass
class Plan:
    """What happens to one person, of all their lines together."""

    rij: int
    email: str
    naam: str
    pk: int | None = None
    nieuwe_naam: str = ""
    erbij: list[tuple[tuple[str, str], str, datetime.date, datetime.date | None]] = field(
        default_factory=list
    )
    rol_anders: list[tuple[int, str]] = field(default_factory=list)
    eindigt: list[tuple[int, datetime.date]] = field(default_factory=list)
    functies: list[tuple[str, str]] = field(default_factory=list)
    verhuist: bool = False
    woorden: list[str] = field(default_factory=list)

    @property
    def soort(self) -> str:
        if self.pk is None:
            return "nieuw"
        if self.verhuist:
            return "verhuist"
        return "anders" if self.woorden else "gelijk"


@dataclass
class Uitkomst:
    plannen: list[Plan] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)
    nieuwe_scholen: dict[str, str] = field(default_factory=dict)
    nieuwe_teams: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """By place: name of the school and of the team."""


@dataclass
class Vergelijker:
    """``nieuwe``: may make schools and teams; ``verhuizen``: who gets a team leaves others."""

    beeld: Beeld
    vandaag: datetime.date
    nieuwe: bool = False
    verhuizen: bool = False
    uit: Uitkomst = field(default_factory=Uitkomst)

    def vergelijk(self, rijen: Iterable[Persoonsrij]) -> Uitkomst:
        per_persoon: dict[str, list[Persoonsrij]] = defaultdict(list)
        for rij in rijen:
            per_persoon[rij.email].append(rij)
        for van_een in per_persoon.values():
            self._persoon(van_een)
        return self.uit

    def _fout(self, rij: Persoonsrij, veld: str, tekst: str) -> None:
        self.uit.fouten.append(Rijfout(rij.rij, veld, tekst))

    def _persoon(self, rijen: Sequence[Persoonsrij]) -> None:
        eerste = rijen[0]
        pk, naam, actief = self.beeld.personen.get(eerste.email, (None, "", True))
        nieuw = next((rij.naam for rij in rijen if rij.naam), "")
        if not actief:
            self._fout(eerste, "e-mailadres", DICHT.format(naam))
            return
        if pk is None and not nieuw:
            self._fout(eerste, "naam", "De naam ontbreekt.")
            return
        plan = Plan(eerste.rij, eerste.email, nieuw or naam, pk)
        if pk is not None and nieuw and nieuw != naam:
            plan.nieuwe_naam = nieuw
            plan.woorden.append(f"heet nu {nieuw}, was {naam}")
        plekken = [plek for rij in rijen if (plek := self._plek(rij))]
        eerder: dict[tuple[str, str], Persoonsrij] = {}
        for rij in rijen:
            if plek := self._plek(rij, meld=True):
                if plek in eerder:
                    self._nog_eens(rij, eerder[plek])
                else:
                    eerder[plek] = rij
                    self._team(plan, rij, plek)
            self._functie(plan, rij)
        self._verhuis(plan, plekken)
        self.uit.plannen.append(plan)

    def _nog_eens(self, rij: Persoonsrij, eerder: Persoonsrij) -> None:
        """Twice in one team, for a second function or with the school left out: as long as both
        lines say the same of that team.
        """
        if (rij.rol, rij.van, rij.tot) != (eerder.rol, eerder.van, eerder.tot):
            waar = f"Over dit team staat in rij {eerder.rij} een andere rol of dag."
            self._fout(rij, "team", waar)

    def _plek(self, rij: Persoonsrij, *, meld: bool = False) -> tuple[str, str] | None:
        """Where the line puts the person; without a school where one team has that name."""
        team, school = rij.team.casefold(), rij.school.casefold()
        if not team:
            return None
        if not school:
            zo = [plek for plek in self.beeld.teams if plek[1] == team]
            if len(zo) == 1:
                return zo[0]
            if meld:
                welke = GEEN_TEAM.format(rij.team) if not zo else "Bij welke school hoort dit team?"
                if not zo and self.nieuwe:
                    welke = "Bij welke school hoort dit nieuwe team?"
                self._fout(rij, "school" if zo or self.nieuwe else "team", welke)
            return None
        if school not in self.beeld.scholen and not self._nieuwe_school(rij, meld):
            return None
        plek = (school, team)
        if plek not in self.beeld.teams:
            if not self.nieuwe:
                if meld:
                    self._fout(rij, "team", GEEN_TEAM.format(rij.team))
                return None
            naam = self.beeld.scholen.get(school) or self.uit.nieuwe_scholen[school]
            self.uit.nieuwe_teams.setdefault(plek, (naam, rij.team))
        return plek

    def _nieuwe_school(self, rij: Persoonsrij, meld: bool) -> bool:
        if self.nieuwe:
            self.uit.nieuwe_scholen.setdefault(rij.school.casefold(), rij.school)
        elif meld:
            self._fout(rij, "school", GEEN_SCHOOL.format(rij.school))
        return self.nieuwe

    def _team(self, plan: Plan, rij: Persoonsrij, plek: tuple[str, str]) -> None:
        van = rij.van or self.vandaag
        lid = self._loopt(rij.email, plek, van, rij.tot)
        naam = self._naam(plek)
        if lid is None:
            if rij.tot and rij.tot < van:
                self._fout(rij, "tot en met", "De laatste dag ligt voor de eerste.")
                return
            rol = rij.rol or STANDAARDROL
            plan.erbij.append((plek, rol, van, rij.tot))
            einde = f" tot en met {datum(rij.tot)}" if rij.tot else ""
            plan.woorden.append(f"{rol} in team {naam} vanaf {datum(van)}{einde}")
            return
        if rij.rol and rij.rol != lid.rol:
            plan.rol_anders.append((lid.pk, rij.rol))
            plan.woorden.append(f"{rij.rol} in team {naam}, was {lid.rol}")
        if rij.tot and rij.tot != lid.tot:
            if rij.tot < lid.van:
                self._fout(rij, "tot en met", f"In dit team begint deze persoon {datum(lid.van)}.")
                return
            plan.eindigt.append((lid.pk, rij.tot))
            plan.woorden.append(f"laatste dag in team {naam}: {datum(rij.tot)}")

    def _loopt(
        self, email: str, plek: tuple[str, str], van: datetime.date, tot: datetime.date | None
    ) -> Lid | None:
        """The membership that the line is about: one that overlaps it."""
        for lid in self.beeld.leden.get(email, ()):
            if lid.team == plek and (not lid.tot or lid.tot >= van) and (not tot or lid.van <= tot):
                return lid
        # Of who left before: a line that only says so again changes nothing.
        oud = [lid for lid in self.beeld.leden.get(email, ()) if lid.team == plek]
        return next((lid for lid in oud if tot and lid.tot == tot), None)

    def _verhuis(self, plan: Plan, plekken: Sequence[tuple[str, str]]) -> None:
        if plan.pk is None or not plan.erbij:
            return
        begin = min(van for _, _, van, _ in plan.erbij)
        for lid in self.beeld.leden.get(plan.email, ()):
            if lid.team in plekken or (lid.tot and lid.tot < begin):
                continue
            naam = self._naam(lid.team)
            if not self.verhuizen:
                plan.woorden.append(f"blijft ook in team {naam}")
                continue
            plan.verhuist = True
            laatste = max(begin - EEN_DAG, lid.van)
            plan.eindigt.append((lid.pk, laatste))
            plan.woorden.append(f"laatste dag in team {naam}: {datum(laatste)}")

    def _functie(self, plan: Plan, rij: Persoonsrij) -> None:
        if not rij.functie:
            return
        school = rij.school.casefold() if rij.functie == Functie.Rol.DIRECTEUR else ""
        if rij.functie == Functie.Rol.DIRECTEUR:
            if not school:
                self._fout(rij, "school", "Van welke school is deze persoon directeur?")
                return
            bekend = school in self.beeld.scholen or self._nieuwe_school(rij, meld=not rij.team)
            if not bekend:
                return
        sleutel = (rij.functie, school)
        if (plan.email, *sleutel) not in self.beeld.functies and sleutel not in plan.functies:
            plan.functies.append(sleutel)
            bij = f" van {rij.school}" if school else ""
            plan.woorden.append(f"functie {rij.functie}{bij}")

    def _naam(self, plek: tuple[str, str]) -> str:
        return self.beeld.teams.get(plek) or self.uit.nieuwe_teams[plek][1]
