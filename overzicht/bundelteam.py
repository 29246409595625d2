"""The two files of one team in a bundle: made once, and again when its report changed.

A file carries in its name the print of what it tells, so that whoever stops halfway, or is killed,
leaves nothing that looks like something else.
"""

import hashlib
import logging
from dataclasses import replace
from time import perf_counter

from django.db import InterfaceError, OperationalError

from organisatie.models import Periode, Team
from organisatie.opslag import Opslag
from organisatie.schijf import is_vol
from overzicht.models.bundel import Bundelteam
from overzicht.verslagbestand import verslag_pdf, verslag_xlsx
from overzicht.verslaglezen import lees_verslag
from rapportage.pdf import PdfNietBeschikbaar

OPSLAG = Opslag("bundels")
SOORTEN = ("pdf", "xlsx")
LUKTE_NIET = "Het verslag kon niet worden gemaakt. Vraag je beheerder om hulp."

logger = logging.getLogger(__name__)


def maak_team(sleutel: str, periode: Periode, rij: Bundelteam) -> Bundelteam:
    """See to it that both files stand on disk, and tell what became of this team.

    What goes wrong with one team is logged and told of that team. Raises what would go wrong with
    the next as well: PdfNietBeschikbaar, a database that is away, a disk that is full.
    """
    team = Team.objects.select_related("school").filter(pk=rij.pk).first()
    if team is None:
        return replace(rij, weg=True, afdruk="", fout="")
    rij = replace(rij, team=team.naam, school=team.school.naam, fout="")
    try:
        return _maak(sleutel, periode, team, rij)
    except (PdfNietBeschikbaar, OperationalError, InterfaceError):
        raise
    except Exception as fout:
        if is_vol(fout):
            raise
        logger.exception("Bundel: verslag van team %s lukte niet", rij.pk)
        return rij.zonder_verslag(LUKTE_NIET)


def _maak(sleutel: str, periode: Periode, team: Team, rij: Bundelteam) -> Bundelteam:
    begin = perf_counter()
    beeld = lees_verslag(team, periode)
    nieuw = replace(rij, afdruk=_afdruk(beeld), vast=beeld.is_vast)
    if nieuw.afdruk == rij.afdruk and all(
        OPSLAG.pad(sleutel, soort).exists() for soort in bestanden(nieuw)
    ):
        return nieuw
    for soort, maak in zip(bestanden(nieuw), (verslag_pdf, verslag_xlsx), strict=True):
        OPSLAG.bewaar_bytes(sleutel, soort, [maak(beeld)])
    return replace(nieuw, duur=round(perf_counter() - begin, 2))


def bestanden(rij: Bundelteam) -> list[str]:
    """What its files are called in the ``Opslag``, in the order of ``SOORTEN``."""
    return [f"{rij.pk}-{rij.afdruk}.{soort}" for soort in SOORTEN]


def _afdruk(beeld: object) -> str:
    """The same for reports that tell the same: plain values, shown word for word."""
    return hashlib.sha256(repr(beeld).encode()).hexdigest()[:24]
