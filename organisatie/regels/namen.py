"""Names of people: cleaned, put together, taken apart, and compared as lists write them."""

import re
import unicodedata

_TUSSEN = (
    "van de der den het 't ten ter te von du da dos del della di la le el al ibn op in 's aan uit "
    "over onder bij tot voor"
)
TUSSENVOEGSELS = frozenset(_TUSSEN.split())


def schoon(tekst: str) -> str:
    """One space between words, none around, and nothing that cannot be seen."""
    normaal = unicodedata.normalize("NFC", tekst)
    if normaal.isprintable():
        return " ".join(normaal.split())
    # Zs and Cc hold spaces and line breaks of all kinds, Cf the marks that turn text around.
    zichtbaar = "".join(
        " " if unicodedata.category(teken) in ("Zs", "Zl", "Zp", "Cc") else teken
        for teken in normaal
        if unicodedata.category(teken) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join(zichtbaar.split())


def stel_samen(roepnaam: str, tussenvoegsel: str, achternaam: str) -> str:
    return " ".join(deel for deel in (roepnaam, tussenvoegsel, achternaam) if deel)


def in_gewone_volgorde(naam: str) -> str:
    """ "Vries, Anna de" becomes "Anna de Vries"; a name without a comma stays as it is."""
    achter, komma, voor = naam.partition(",")
    if not komma or "," in voor or not achter.strip() or not voor.strip():
        return naam
    woorden = voor.split()
    einde = len(woorden)
    while einde > 1 and woorden[einde - 1].casefold() in TUSSENVOEGSELS:
        einde -= 1
    return stel_samen(
        " ".join(woorden[:einde]), " ".join(woorden[einde:]), " ".join(achter.split())
    )


def vergelijkbaar(naam: str) -> str:
    """As two spellings of one name are compared: small letters without accents or points."""
    zonder = unicodedata.normalize("NFKD", in_gewone_volgorde(naam)).casefold()
    letters = "".join(t for t in zonder if not unicodedata.combining(t))
    return " ".join(re.sub(r"[^\w@']+", " ", letters).split())
