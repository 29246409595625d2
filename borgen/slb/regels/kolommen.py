"""Which column of a school's list holds what, guessed from the words schools put above it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# How far down a list the names of its columns may stand, below a title, a date, a logo.
DIEPSTE_KOP = 20
# Shorter words say too little when more stands behind them.
KORTSTE_BEGIN = 5


class Veld(StrEnum):
    """What a column can hold."""

    NUMMER = "nummer"
    NAAM = "naam"
    ROEPNAAM = "roepnaam"
    TUSSENVOEGSEL = "tussenvoegsel"
    ACHTERNAAM = "achternaam"
    KLAS = "klas"
    SLBER = "slber"
    INSTROOM = "instroom"
    UITSTROOM = "uitstroom"


# As `kaal` leaves them, the likeliest first.
KOPPEN: dict[Veld, tuple[str, ...]] = {
    Veld.NUMMER: (
        *("studentnummer", "studentnr", "leerlingnummer", "leerlingnr", "llnr", "llnnr", "lnr"),
        *("deelnemernummer", "deelnemernr", "stamnummer", "stamnr", "nummerstudent"),
        *("nummerleerling", "studnr", "studentid", "leerlingid", "ovnummer", "nummer", "nr"),
    ),
    Veld.NAAM: (
        *("volledigenaam", "naamstudent", "studentnaam", "naamleerling", "leerlingnaam"),
        *("naamdeelnemer", "deelnemernaam", "weergavenaam", "naamvolledig", "naam"),
        *("student", "leerling", "deelnemer"),
    ),
    Veld.ROEPNAAM: ("roepnaam", "voornaam", "roepnm", "roepn", "voorn", "vnaam", "voornamen"),
    Veld.TUSSENVOEGSEL: (
        *("tussenvoegsel", "tussenvoegsels", "tussenv", "tussenvgs", "tussenvoeg", "tussen"),
        *("tsv", "tv", "voorvoegsel", "voorvoegsels", "voorv", "vvgsl", "vv"),
    ),
    Veld.ACHTERNAAM: (
        *("achternaam", "geslachtsnaam", "familienaam", "achtern", "anaam", "surname"),
    ),
    Veld.KLAS: (
        *("klas", "klasgroep", "groepklas", "klascode", "klasnaam", "stamklas", "stamgroep"),
        *("basisgroep", "groepscode", "groepcode", "groepsnaam", "lesgroep", "groep"),
        *("huidigeklas", "klassen"),
    ),
    Veld.SLBER: (
        *("slber", "slb", "slbers", "slbbegeleider", "slbdocent", "docentslb", "naamslber"),
        *("studieloopbaanbegeleider", "loopbaanbegeleider", "lober", "mentor", "naammentor"),
        *("mentornaam", "studiebegeleider", "studiecoach", "begeleider", "tutor", "coach"),
        *("emailslber", "mailslber", "slberemail", "emailmentor", "mentoremail"),
    ),
    Veld.INSTROOM: (
        *("instroomdatum", "inschrijfdatum", "inschrdatum", "inschrijvingsdatum"),
        *("datuminschrijving", "datuminstroom", "datuminschr", "ingeschrevenop"),
        *("ingeschrevenvanaf", "ingangsdatum", "startdatum", "begindatum", "datumbegin"),
        *("datumin", "instroom", "inschrijving", "vanaf", "start", "begin", "van"),
    ),
    Veld.UITSTROOM: (
        *("uitstroomdatum", "uitschrijfdatum", "uitschrdatum", "uitschrijvingsdatum"),
        *("datumuitschrijving", "datumuitstroom", "datumuitschr", "uitgeschrevenop"),
        *("uitgeschrevenper", "einddatum", "datumeinde", "datumeind", "datumuit", "uitstroom"),
        *("uitschrijving", "totenmet", "tm", "tot", "einde", "eind"),
    ),
}
PLAATS = {kop: (veld, i) for veld, koppen in KOPPEN.items() for i, kop in enumerate(koppen)}
# A column that begins like one of ours and is something else.
ANDERS = re.compile(
    "telefoon|mobiel|adres|postcode|woonplaats|geboorte|gepland|verwacht|beoogd|opleiding|crebo"
)
# Numbers of the state: more than this application may know of a student.
VERBODEN = re.compile("bsn|burgerservice|sofinummer|sofinr|persoonsgebonden|pgn|onderwijsnummer")


@dataclass(frozen=True)
class Raad:
    """Where the names of the columns stand, and which column seems to hold what (both from 0)."""

    koprij: int
    kolommen: Mapping[Veld, int]

    @property
    def zekerheid(self) -> int:
        return len(self.kolommen)


def kaal(tekst: str) -> str:
    """Only letters and digits, small and without accents: "SLB'er" and "SLB-er" are the same."""
    zonder = unicodedata.normalize("NFKD", tekst).casefold()
    return "".join(teken for teken in zonder if teken.isalnum())


def is_verboden(kop: object) -> bool:
    """Whether a column holds a number that must not be brought in."""
    return isinstance(kop, str) and bool(VERBODEN.search(kaal(kop)))


def raad_kolommen(koppen: Sequence[object]) -> dict[Veld, int]:
    """The column (from 0) of each kind that is recognised; the likeliest when there are more."""
    beste: dict[Veld, tuple[int, int]] = {}
    for kolom, kop in enumerate(koppen):
        gevonden = _veld_van(kop)
        if gevonden and (gevonden[0] not in beste or gevonden[1] < beste[gevonden[0]][0]):
            beste[gevonden[0]] = (gevonden[1], kolom)
    return _namen_uit_elkaar({veld: kolom for veld, (_, kolom) in beste.items()})


def raad(rijen: Sequence[Sequence[object]]) -> Raad | None:
    """The row that looks most like names of columns, the first of equals; None when none does."""
    beste: Raad | None = None
    for nummer, rij in enumerate(rijen[:DIEPSTE_KOP]):
        poging = Raad(nummer, raad_kolommen(rij))
        if poging.zekerheid >= 2 and (beste is None or poging.zekerheid > beste.zekerheid):
            beste = poging
    return beste


def _veld_van(kop: object) -> tuple[Veld, int] | None:
    """The kind a heading names, and how unlikely that is."""
    if not isinstance(kop, str) or is_verboden(kop):
        return None
    woord = kaal(kop)
    if woord in PLAATS:
        return PLAATS[woord]
    if ANDERS.search(woord):
        return None
    begin = [k for k in PLAATS if len(k) >= KORTSTE_BEGIN and woord.startswith(k)]
    if not begin:
        return None
    veld, plaats = PLAATS[max(begin, key=len)]
    return veld, plaats + 100


def _namen_uit_elkaar(kolommen: dict[Veld, int]) -> dict[Veld, int]:
    """Beside "Roepnaam" a column "Naam" holds the surname; the whole name is not needed twice."""
    if Veld.NAAM in kolommen and Veld.ROEPNAAM in kolommen:
        naam = kolommen.pop(Veld.NAAM)
        kolommen.setdefault(Veld.ACHTERNAAM, naam)
    return kolommen
