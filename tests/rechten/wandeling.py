"""Everything that one person can come to see, by following what pages offer."""

import io
import re
import zipfile
from urllib.parse import urldefrag, urljoin

from tests.overzicht.test_links import EIGEN, Verwijzingen

# Drawn, which takes a second each, and made from the same lines as the workbook.
PAPIER = re.compile(r"formaat=(pdf|a3|poster)|\.pdf")


def tekst_van(antwoord) -> str:
    """All that is in a page or a file, with the name it goes under."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    if inhoud[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(inhoud)) as boek:
            inhoud = b"".join(boek.read(deel) for deel in boek.namelist())
    return antwoord.get("Content-Disposition", "") + inhoud.decode(errors="replace")


def wandel(client, *begin: str) -> dict[str, str]:
    """What every page and file says that links lead to; of one with filters one of a kind."""
    gezien, soorten, open_ = {}, set(), ["/", *begin]
    while open_:
        adres = open_.pop()
        soort = re.sub(r"=[^&]*", "", adres)
        if soort in soorten or not EIGEN.match(adres) or PAPIER.search(adres):
            continue
        soorten.add(soort)
        antwoord = client.get(adres, follow=True)
        gezien[adres] = tekst_van(antwoord)
        if antwoord.get("Content-Type", "").startswith("text/html"):
            naar = Verwijzingen(gezien[adres]).naar
            open_ += [urldefrag(urljoin(adres, href))[0] for href in naar]
    return gezien
