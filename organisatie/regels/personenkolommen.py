"""Which column of a list of people holds what, by the words schools put above it."""

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

# How far down the names of the columns may stand, below a title.
DIEPSTE_KOP = 20


class Veld(StrEnum):
    """What a column can hold; the value is its name for people."""

    NAAM = "naam"
    ROEPNAAM = "roepnaam"
    TUSSENVOEGSEL = "tussenvoegsel"
    ACHTERNAAM = "achternaam"
    EMAIL = "e-mailadres"
    SCHOOL = "school"
    TEAM = "team"
    ROL = "rol"
    FUNCTIE = "functie"
    VAN = "vanaf"
    TOT = "tot en met"


# As `kaal` leaves them.
KOPPEN: Mapping[Veld, str] = {
    Veld.NAAM: "naam volledigenaam weergavenaam naammedewerker medewerker docent collega persoon",
    Veld.ROEPNAAM: "roepnaam voornaam voornamen",
    Veld.TUSSENVOEGSEL: "tussenvoegsel tussenvoegsels tussenv tsv tv voorvoegsel voorvoegsels",
    Veld.ACHTERNAAM: "achternaam geslachtsnaam familienaam",
    Veld.EMAIL: "email emailadres mail mailadres emailwerk emailadreswerk mailwerk werkmail "
    "werkemail werkemailadres emailzakelijk zakelijkemail zakelijkemailadres emailschool "
    "emailadresschool schoolmail schoolemail upn userprincipalname gebruikersnaam",
    Veld.SCHOOL: "school college locatie organisatieonderdeel opleidingsdomein sector",
    Veld.TEAM: "team teamnaam naamteam afdeling onderwijsteam opleidingsteam",
    Veld.ROL: "rol rolinteam teamrol",
    Veld.FUNCTIE: "functie functieborgen taak",
    Veld.VAN: "vanaf van begindatum startdatum ingangsdatum datumin indienst begin start",
    Veld.TOT: "tot totenmet tm einddatum datumuit uitdienst einde eind",
}
_VELD_VAN = {kop: veld for veld, koppen in KOPPEN.items() for kop in koppen.split()}
NODIG = frozenset({Veld.EMAIL})
NAAMVELDEN = frozenset({Veld.NAAM, Veld.ACHTERNAAM})


def kaal(tekst: str) -> str:
    """Only letters and digits, small and without accents: "E-mail adres" and "e-mailadres"."""
    zonder = unicodedata.normalize("NFKD", tekst).casefold()
    return "".join(teken for teken in zonder if teken.isalnum())


def raad(koppen: Sequence[object]) -> dict[Veld, int]:
    """The column (from 0) of each kind that is recognised; the first when a name stands twice."""
    uit: dict[Veld, int] = {}
    for kolom, kop in enumerate(koppen):
        veld = _VELD_VAN.get(kaal(kop)) if isinstance(kop, str) else None
        if veld:
            uit.setdefault(veld, kolom)
    if Veld.NAAM in uit and Veld.ROEPNAAM in uit:
        # Beside "Roepnaam" a column "Naam" holds the surname.
        uit.setdefault(Veld.ACHTERNAAM, uit.pop(Veld.NAAM))
        uit.pop(Veld.NAAM, None)
    return uit


def koprij(rijen: Sequence[Sequence[object]]) -> int | None:
    """The row (from 0) that holds the names of the columns; None when none does."""
    beste: tuple[int, int] | None = None
    for nummer, rij in enumerate(rijen[:DIEPSTE_KOP]):
        velden = raad(rij)
        if velden.keys() & NODIG and len(velden) > 1 and (beste is None or len(velden) > beste[0]):
            beste = (len(velden), nummer)
    return beste[1] if beste else None
