"""Reads what a leader's form sent. Wrong input raises with a message and changes nothing."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from boas.models import Sessie

HOOGSTENS = 2000
# The field in which the leader writes down what is said.
NOTEREN = "noteren"
# Keys of rows; more does not fit in a database.
_HOOGSTE_SLEUTEL = 2**63 - 1
_GETAL = re.compile(r"[0-9]{1,19}")
_NAAR = re.compile(r"(opening|afsluiting|stelling|stippen)(?:-([0-9]{1,18}))?")
_SLEUTEL = re.compile(r"[A-Za-z0-9_-]{8,64}")
_VERDWAALD = "Dit verzoek klopt niet. Laad de pagina opnieuw en probeer het nog eens."


class Invoerfout(Exception):
    """Input that cannot be right; ``plek`` is the field it belongs to, empty for the page."""

    def __init__(self, melding: str, plek: str = "") -> None:
        super().__init__(melding)
        self.melding, self.plek = melding, plek


@dataclass(frozen=True)
class Doel:
    """Where the leader wants to go."""

    fase: Sessie.Fase
    keuze: int | None = None
    blad: int = 0


def aantal(data: QueryDict, naam: str, plek: str) -> int:
    """A number of people, 0 to 2000; an empty field is 0, a missing one is wrong."""
    if naam not in data:
        raise Invoerfout("Vul bij elk antwoord een aantal in.", plek)
    tekst = str(data[naam]).strip() or "0"
    if not _GETAL.fullmatch(tekst) or int(tekst) > HOOGSTENS:
        raise Invoerfout(f"Vul een heel getal in van 0 tot en met {HOOGSTENS}.", plek)
    return int(tekst)


def aantallen(data: QueryDict, breedte: int) -> tuple[int, ...]:
    """The counts per answer: waarde_0, waarde_1 and so on."""
    return tuple(aantal(data, f"waarde_{i}", "handen") for i in range(breedte))


def aanwezig(data: QueryDict) -> int:
    """How many are present; whether 0 will do is for the act to say."""
    if not data.get("aanwezig", "").strip():
        raise Invoerfout("Vul in hoeveel mensen er zijn.", "aanwezig")
    return aantal(data, "aanwezig", "aanwezig")


def rij(data: QueryDict, naam: str) -> int:
    """The key of a row that the page itself put in the form."""
    tekst = data.get(naam, "")
    if not _GETAL.fullmatch(tekst) or int(tekst) > _HOOGSTE_SLEUTEL:
        raise Invoerfout(_VERDWAALD)
    return int(tekst)


def sleutel(data: QueryDict, *, verplicht: bool = False) -> str:
    """The id a browser gave to one act, so that it counts once; "" without one."""
    tekst = data.get("sleutel", "")
    if (tekst or verplicht) and not _SLEUTEL.fullmatch(tekst):
        raise Invoerfout(_VERDWAALD)
    return tekst


def doel(data: QueryDict) -> Doel:
    """Where to: "opening", "stelling-<keuze>", "stippen" or "afsluiting-<blad>"."""
    deel = _NAAR.fullmatch(data.get("naar", ""))
    if deel is None:
        raise Invoerfout(_VERDWAALD)
    nummer = int(deel[2]) if deel[2] else None
    match deel[1]:
        case "stelling" if nummer is not None:
            return Doel(Sessie.Fase.STELLINGEN, keuze=nummer)
        case "afsluiting" if (nummer or 0) <= HOOGSTENS:
            return Doel(Sessie.Fase.AFSLUITING, blad=nummer or 0)
        case "stippen" if nummer is None:
            return Doel(Sessie.Fase.STIPPEN)
        case "opening":
            return Doel(Sessie.Fase.OPENING)
    raise Invoerfout(_VERDWAALD)


def genoteerd(data: QueryDict) -> str:
    """The text of a reason or a remark; a character no database stores is refused."""
    tekst = data.get("tekst", "")
    if "\x00" in tekst:
        raise Invoerfout(
            "In de tekst staat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.", NOTEREN
        )
    return tekst
