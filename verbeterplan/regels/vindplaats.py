"""Where a source can be found: words, or an address that opens."""

import re

from metaanalyse.regels.verwijzing import doi_van

_BEGIN = re.compile(r"[a-z][a-z0-9+.-]*:(?=\S)", re.IGNORECASE)
_ADRES = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)


def is_adres(tekst: str) -> bool:
    """Whether a text can stand in a link: http or https, in one piece."""
    return bool(_ADRES.fullmatch(tekst))


def keur_vindplaats(tekst: str) -> str:
    """The text as it is kept; a DOI and an address without its beginning become one that opens.

    Raises ValueError for what looks like an address that no page may open.
    """
    tekst = tekst.strip()
    try:
        return f"https://doi.org/{doi_van(tekst)}" if tekst else ""
    except ValueError:
        pass
    if re.match(r"www\.\S+$", tekst, re.IGNORECASE):
        tekst = f"https://{tekst}"
    if _BEGIN.match(tekst) and not is_adres(tekst):
        raise ValueError(tekst)
    return tekst
