"""Writing in a report on a period, and making it vastgesteld; each in one transaction.

Quality staff write; who may is asked by the caller.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie import schrijven
from organisatie.models import Periode, Team
from organisatie.models.versie import lees_versie
from organisatie.regels.vragen import Vraag
from organisatie.schrijven import Groep, Invoer, Veld
from overzicht.models import Periodeverslag
from overzicht.verslagbeeld import Verslagbeeld
from overzicht.verslagcijfers import bevries
from overzicht.verslaglezen import beeld_van

VRAGEN = (
    Vraag(
        "opvallend",
        "Wat opviel",
        "Bijvoorbeeld: sinds oktober legt iedereen het gesprek dezelfde week vast. Noem geen "
        "namen: dit verslag gaat ook naar de directeur.",
    ),
    Vraag(
        "goed",
        "Wat goed gaat",
        "Bijvoorbeeld: het team bespreekt de uitkomsten in ieder overleg en spreekt elkaar aan.",
    ),
    Vraag(
        "nodig",
        "Wat het team nodig heeft",
        "Bijvoorbeeld: een vast uur in het rooster om gesprekken te voeren.",
    ),
    Vraag(
        "vervolg",
        "Afspraken voor de volgende periode",
        "Bijvoorbeeld: in week 8 kijken we samen of de norm van 60 % haalbaar is.",
    ),
)
PER_CODE = {vraag.code: vraag for vraag in VRAGEN}
AL_VAST = (
    "Intussen heeft een collega dit verslag vastgesteld. Wat je nu schreef is niet bewaard. Moet "
    "het er echt in? Kopieer je tekst en herzie het verslag."
)
ANDERS = (
    "Intussen is er iets veranderd in de cijfers of de teksten. Kijk nog eens en stel het verslag "
    "dan vast."
)


def lees_velden(
    rij: Periodeverslag, samengevoegd: frozenset[str] = frozenset()
) -> dict[str, tuple[Groep, ...]]:
    """Each block to write in, by its name; at most one query."""
    versie = lees_versie(rij) if rij.pk else None
    return {
        vraag.code: (
            Groep(
                vraag.code,
                vraag.tekst,
                (Veld(vraag, getattr(rij, vraag.code), versie, vraag.code in samengevoegd),),
            ),
        )
        for vraag in VRAGEN
    }


@transaction.atomic
def bewaar_teksten(team: Team, periode: Periode, invoer: Mapping[str, Invoer]) -> frozenset[str]:
    """Save what was typed. Gives the blocks where a colleague wrote meanwhile: there both stay.

    Raises ValidationError when it was vastgesteld or a text is too long; then nothing is saved.
    """
    rij = _houd(team, periode)
    if rij.is_vast:
        raise ValidationError(AL_VAST)
    return frozenset(
        code for code, wat in invoer.items() if schrijven.schrijf_in(rij, wat, PER_CODE[code], code)
    )


@transaction.atomic
def stel_vast(team: Team, periode: Periode, door: Any, gezien: str) -> Periodeverslag:
    """Freeze the figures as ``door`` saw them: ``gezien`` is the ``vingerafdruk`` of the page.

    Raises ValidationError when something changed since, while the period runs, and for a second
    time.
    """
    rij = _houd(team, periode)
    beeld = beeld_van(rij)
    if not rij.is_vast and vingerafdruk(beeld) != gezien:
        raise ValidationError(ANDERS)
    rij.stel_vast(door, bevries(beeld.cijfers), beeld.cijfers.peildatum)
    return rij


@transaction.atomic
def herzie(pk: int, reden: str) -> None:
    """Make it provisional again. Raises ValidationError without a reason, or when it is already."""
    Periodeverslag.objects.select_for_update(of=("self",)).get(pk=pk).herzie(reden)


def vingerafdruk(beeld: Verslagbeeld) -> str:
    """The same as long as figures and words are."""
    alles = [bevries(beeld.cijfers), [blok.tekst for blok in beeld.blokken]]
    return hashlib.sha256(json.dumps(alles, sort_keys=True).encode()).hexdigest()


def _houd(team: Team, periode: Periode) -> Periodeverslag:
    """The row, locked; made when nobody wrote yet, also when two begin at once."""
    Periodeverslag.objects.get_or_create(team=team, periode=periode)
    rijen = Periodeverslag.objects.select_related("team__school", "periode__schooljaar")
    return rijen.select_for_update(of=("self",)).get(team=team, periode=periode)
