"""Reports as others refer to them: a DOI in one form, and when two are the same report."""

import re
from urllib.parse import unquote

from metaanalyse.regels.variabelen import sleutel

_VOOR = re.compile(r"^\s*(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi\s*:?\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f]+")
LANGSTE_DOI = 200


def doi_van(tekst: str) -> str:
    """The DOI in the form in which it is kept: "10.1000/182", small letters; "" for no text.

    Whoever copies one gets an address, "doi:" before it or a full stop after it. Raises ValueError
    when it cannot be a DOI.
    """
    kaal = tekst.strip()
    if not kaal:
        return ""
    adres = _VOOR.match(kaal)
    if adres:
        kaal = kaal[adres.end() :]
    if (adres and "/" in adres.group()) or "%2f" in kaal.lower():
        kaal = unquote(kaal)
    kaal = kaal.strip().rstrip(".,;").lower()
    if not _DOI.fullmatch(kaal) or len(kaal) > LANGSTE_DOI:
        raise ValueError(f"not a DOI: {tekst[:40]!r}")
    return kaal


def zelfde_titel(een: str, ander: str) -> bool:
    """Whether two titles differ at most in case, accents, punctuation and spaces."""
    links, rechts = sleutel(een), sleutel(ander)
    return links == rechts if links or rechts else een.strip() == ander.strip()


def verwijzing(auteurs: str, jaar: int | None, titel: str, uitgave: str) -> str:
    """A report in one line, as in a list of literature; "z.j." when the year is not known.

    Without authors the title comes in their place, as such a list has it.
    """
    voorop, *rest = [deel.strip().rstrip(".") for deel in (titel, uitgave)]
    if auteurs.strip():
        voorop, rest = auteurs.strip(), [voorop, *rest]
    return " ".join([f"{voorop} ({jaar or 'z.j.'}).".lstrip(), *(f"{d}." for d in rest if d)])
