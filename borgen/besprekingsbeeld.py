"""What the page, the PDF and the mail of a talk show."""

from dataclasses import dataclass

from borgen.meetbeeld import Meetbeeld, lees_meetbeeld, met_alles
from borgen.models import Antwoord, Bespreking
from borgen.regels.vragen import VRAGEN
from organisatie import schrijven
from organisatie.schrijven import Groep, Veld

BREED = 900


@dataclass(frozen=True)
class Besprekingsbeeld:
    bespreking: Bespreking
    metingen: tuple[Meetbeeld, ...]
    groepen: tuple[Groep, ...]

    @property
    def velden(self) -> list[Veld]:
        return [veld for groep in self.groepen for veld in groep.velden]

    @property
    def beantwoord(self) -> int:
        return sum(bool(veld.tekst) for veld in self.velden)


def lees_bespreking(bespreking: Bespreking) -> Besprekingsbeeld:
    """With the chosen measurements as they are now."""
    gekozen = met_alles(bespreking.meetafspraken.order_by("volgorde", "pk"))
    return Besprekingsbeeld(
        bespreking,
        tuple(lees_meetbeeld(afspraak, breedte=BREED) for afspraak in gekozen),
        lees_groepen(bespreking),
    )


def lees_groepen(
    bespreking: Bespreking, samengevoegd: frozenset[str] = frozenset()
) -> tuple[Groep, ...]:
    """The questions with their answers. One query."""
    antwoorden = Antwoord.objects.met_versie().filter(bespreking=bespreking)
    return schrijven.lees_groepen(VRAGEN, antwoorden, samengevoegd)
