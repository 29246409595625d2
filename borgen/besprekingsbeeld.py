"""What the page, the PDF and the mail of a talk show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from borgen.acties.bespreken import Invoer
from borgen.meetbeeld import Meetbeeld, lees_meetbeeld, met_alles
from borgen.models import Antwoord, Bespreking
from borgen.regels.vragen import VRAGEN, Vraag
from organisatie.models.versie import versie_van

BREED = 900


@dataclass(frozen=True)
class Veld:
    """A question with what was answered, and the version of that answer."""

    vraag: Vraag
    tekst: str = ""
    versie: int | None = None
    samengevoegd: bool = False


@dataclass(frozen=True)
class Groep:
    code: str
    naam: str
    velden: tuple[Veld, ...]


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
    antwoorden = {
        rij.vraag: rij for rij in Antwoord.objects.met_versie().filter(bespreking=bespreking)
    }

    def veld(vraag: Vraag) -> Veld:
        rij = antwoorden.get(vraag.code)
        if rij is None:
            return Veld(vraag)
        return Veld(vraag, rij.tekst, versie_van(rij), vraag.code in samengevoegd)

    return tuple(Groep(groep.code, groep.naam, tuple(map(veld, groep.vragen))) for groep in VRAGEN)


def met_invoer(groepen: tuple[Groep, ...], invoer: Mapping[str, Invoer]) -> tuple[Groep, ...]:
    """The same with what somebody typed in its place, begun from the version it was begun from."""

    def getypt(veld: Veld) -> Veld:
        eigen = invoer.get(veld.vraag.code)
        return replace(veld, tekst=eigen.tekst, versie=eigen.versie) if eigen else veld

    return tuple(replace(groep, velden=tuple(map(getypt, groep.velden))) for groep in groepen)
