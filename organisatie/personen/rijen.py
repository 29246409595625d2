"""One line of a list of people: what it says, or what is wrong with it, in words."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from organisatie.models import Functie, Lidmaatschap
from organisatie.regels.datums import GeenDatum, lees_datum
from organisatie.regels.namen import in_gewone_volgorde, schoon, stel_samen
from organisatie.regels.personenkolommen import Veld, kaal

LANGSTE = 120
ROLLEN = {
    **dict.fromkeys(("teamlid", "lid", "docent", "medewerker", "leraar", "collega"), "teamlid"),
    **dict.fromkeys(("instructeur", "onderwijsassistent", "coach"), "teamlid"),
    **dict.fromkeys(("teamleider", "leider", "teammanager", "teamcoordinator"), "teamleider"),
    **dict.fromkeys(("opleidingsmanager", "onderwijsleider", "onderwijsmanager"), "teamleider"),
}
FUNCTIES = {
    "kwaliteitsmedewerker": Functie.Rol.KWALITEITSMEDEWERKER,
    "kwaliteitszorg": Functie.Rol.KWALITEITSMEDEWERKER,
    "kwaliteit": Functie.Rol.KWALITEITSMEDEWERKER,
    "onderzoeker": Functie.Rol.ONDERZOEKER,
    "bestuurder": Functie.Rol.BESTUURDER,
    "bestuur": Functie.Rol.BESTUURDER,
    "directeur": Functie.Rol.DIRECTEUR,
}


@dataclass(frozen=True)
class Persoonsrij:
    """What the list says of one person in one team; empty or None where it says nothing."""

    rij: int
    email: str
    naam: str = ""
    school: str = ""
    team: str = ""
    rol: str = ""
    functie: str = ""
    van: datetime.date | None = None
    tot: datetime.date | None = None


class Rijfout(NamedTuple):
    """What is wrong, where: number of the row as the spreadsheet shows it, and the column."""

    rij: int
    veld: str
    tekst: str


@dataclass
class Lezer:
    """Reads line after line; what is said twice in a list is noticed across them."""

    kolommen: Mapping[Veld, int]
    fouten: list[Rijfout] = field(default_factory=list)
    overgeslagen: dict[str, None] = field(default_factory=dict)
    """What stands under "functie" and is none here, in the order of the list: a job, such as
    "docent LB" in what comes from the administration of the school."""
    _namen: dict[str, tuple[str, int]] = field(default_factory=dict)
    _plekken: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def lees(self, nummer: int, waarden: Sequence[object]) -> Persoonsrij | None:
        """The person in a line; None when it holds nothing. What is wrong goes to ``fouten``."""
        cellen = {v: waarden[k] if k < len(waarden) else None for v, k in self.kolommen.items()}
        if all(w is None or not schoon(str(w)) for w in cellen.values()):
            return None
        self._nummer, self._cellen = nummer, cellen
        van, tot = self._dag(Veld.VAN), self._dag(Veld.TOT)
        if van and tot and tot < van:
            self._fout(Veld.TOT, "De laatste dag ligt voor de eerste.")
        rij = Persoonsrij(
            rij=nummer,
            email=self._email(),
            naam=self._naam(),
            school=self._tekst(Veld.SCHOOL),
            team=self._tekst(Veld.TEAM),
            rol=self._rol(),
            functie=self._functie(),
            van=van,
            tot=tot,
        )
        self._let_op_dubbel(rij)
        return rij

    def _fout(self, veld: Veld, tekst: str) -> None:
        self.fouten.append(Rijfout(self._nummer, veld.value, tekst))

    def _tekst(self, veld: Veld) -> str:
        waarde = self._cellen.get(veld)
        if isinstance(waarde, float) and waarde.is_integer():
            waarde = int(waarde)
        tekst = "" if waarde is None else schoon(str(waarde))
        if tekst.startswith("#") and tekst.endswith(("!", "?", "A", "B")):
            self._fout(veld, f"Hier staat {tekst}: de formule in deze cel is mislukt.")
            return ""
        if len(tekst) > LANGSTE:
            self._fout(veld, f"Dit is langer dan {LANGSTE} tekens: ‘{tekst[:30]}…’.")
        return tekst[:LANGSTE]

    def _dag(self, veld: Veld) -> datetime.date | None:
        waarde = self._cellen.get(veld)
        if waarde is None or not schoon(str(waarde)):
            return None
        try:
            return lees_datum(waarde)
        except GeenDatum as niet:
            self._fout(veld, str(niet))
            return None

    def _email(self) -> str:
        email = self._tekst(Veld.EMAIL).lower()
        if not email:
            self._fout(Veld.EMAIL, "Het e-mailadres ontbreekt.")
            return ""
        try:
            validate_email(email)
        except ValidationError:
            self._fout(Veld.EMAIL, f"‘{email}’ is geen e-mailadres.")
            return ""
        return email

    def _naam(self) -> str:
        delen = [self._tekst(v) for v in (Veld.ROEPNAAM, Veld.TUSSENVOEGSEL, Veld.ACHTERNAAM)]
        naam = stel_samen(*delen) or in_gewone_volgorde(self._tekst(Veld.NAAM))
        if len(naam) > LANGSTE:
            self._fout(Veld.NAAM, f"De naam is langer dan {LANGSTE} tekens.")
        return naam

    def _rol(self) -> str:
        tekst = self._tekst(Veld.ROL)
        if not tekst and ROLLEN.get(kaal(self._tekst(Veld.FUNCTIE))) == Lidmaatschap.Rol.TEAMLEIDER:
            return Lidmaatschap.Rol.TEAMLEIDER
        rol = ROLLEN.get(kaal(tekst), "")
        if tekst and not rol:
            self._fout(Veld.ROL, f"‘{tekst}’ kennen we niet. Kies teamlid of teamleider.")
        return rol

    def _functie(self) -> str:
        tekst = self._tekst(Veld.FUNCTIE)
        functie = FUNCTIES.get(kaal(tekst), "")
        if kaal(tekst) == Functie.Rol.BEHEERDER:
            self._fout(Veld.FUNCTIE, "Een beheerder maak je niet uit een lijst: doe dat zelf.")
        elif tekst and not functie and kaal(tekst) not in ROLLEN:
            self.overgeslagen[tekst] = None
        return functie

    def _let_op_dubbel(self, rij: Persoonsrij) -> None:
        if not rij.email:
            return
        naam, eerder = self._namen.setdefault(rij.email, (rij.naam, rij.rij))
        if rij.naam and naam and rij.naam != naam:
            self._fout(
                Veld.NAAM, f"Bij dit e-mailadres staat in rij {eerder} een andere naam: ‘{naam}’."
            )
        plek = (rij.email, rij.school.casefold(), rij.team.casefold())
        eerder = self._plekken.setdefault(plek, rij.rij)
        if eerder != rij.rij and not rij.functie:
            self._fout(Veld.EMAIL, f"Deze persoon staat ook in rij {eerder}, in hetzelfde team.")


STANDAARDROL = Lidmaatschap.Rol.TEAMLID
