"""Who is meant by a name in a list, among the members of a team."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from organisatie.regels.namen import TUSSENVOEGSELS, vergelijkbaar

LIJKT_VANAF = 0.72
MEESTE_SUGGESTIES = 3


@dataclass(frozen=True)
class Begeleider:
    """A member of the team who can be SLB'er."""

    pk: int
    naam: str
    email: str


@dataclass(frozen=True)
class Onbekend:
    """Nobody in the team, or more than one, is meant by ``tekst``."""

    tekst: str
    lijkt_op: Sequence[str] = ()
    meer: bool = False

    @property
    def melding(self) -> str:
        if self.meer:
            return (
                f"Meer dan één collega in het team heet ‘{self.tekst}’. Zet hier het e-mailadres "
                "neer."
            )
        begin = f"‘{self.tekst}’ kennen we niet in dit team."
        if not self.lijkt_op:
            return f"{begin} Schrijf de naam of het e-mailadres zoals in het team."
        namen = " of ".join(f"‘{naam}’" for naam in self.lijkt_op)
        return f"{begin} Bedoel je {namen}? Schrijf de naam zoals in het team."


@dataclass
class Begeleiders:
    """Finds members of a team by what a list calls them; each text is looked up once."""

    leden: Sequence[Begeleider]
    _gezien: dict[str, Begeleider | Onbekend] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._op_adres = {lid.email.casefold(): lid for lid in self.leden}
        self._op_naam: dict[str, list[Begeleider]] = {}
        for lid in self.leden:
            self._op_naam.setdefault(vergelijkbaar(lid.naam), []).append(lid)

    def zoek(self, tekst: str) -> Begeleider | Onbekend:
        """The one who is meant, or why nobody is."""
        if tekst not in self._gezien:
            self._gezien[tekst] = self._zoek(tekst)
        return self._gezien[tekst]

    def _zoek(self, tekst: str) -> Begeleider | Onbekend:
        if lid := self._op_adres.get(tekst.casefold()):
            return lid
        zo = self._op_naam.get(vergelijkbaar(tekst), [])
        if len(zo) == 1:
            return zo[0]
        return Onbekend(tekst[:80], tuple(self._lijkt_op(tekst)), meer=len(zo) > 1)

    def _lijkt_op(self, tekst: str) -> Iterable[str]:
        """Names that look like it, or that share a word with it (only a surname was written)."""
        gezocht = vergelijkbaar(tekst[:80])
        woorden = {woord for woord in gezocht.split() if len(woord) > 2}

        def gelijkenis(naam: str) -> float:
            ander = vergelijkbaar(naam)
            deelt = 0.5 * bool(woorden & set(ander.split()) - TUSSENVOEGSELS)
            return difflib.SequenceMatcher(None, gezocht, ander).ratio() + deelt

        op_volgorde = sorted(((gelijkenis(lid.naam), lid.naam) for lid in self.leden), reverse=True)
        return [naam for hoe, naam in op_volgorde if hoe >= LIJKT_VANAF][:MEESTE_SUGGESTIES]
