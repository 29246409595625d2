"""What somebody does with an import: begin, take over, stop."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django_tasks import task

from metaanalyse.inlezen import stappen
from metaanalyse.inlezen.opslag import BESTAND, OPSLAG
from metaanalyse.models import Kaartinlezing
from organisatie import werk
from organisatie.bijlagen import veilige_naam
from organisatie.models import Gebruiker

# What a request does itself: some tens of cards take less than a second.
KLEIN_BESTAND = 100_000  # bytes
KLEINE_LIJST = 100

VERANDERD = (
    "Intussen is er iets veranderd aan deze kaarten of rapporten. Kijk of dit nog klopt; daarna "
    "kun je het overnemen."
)
_AL_BEZIG = "Je bent al bezig met een ander bestand. Ga daarmee verder of stop die import eerst."
S = Kaartinlezing.Stand


def begin(
    door: Gebruiker, naam: str, delen: Iterable[bytes], grootte: int, *, hier: bool = False
) -> Kaartinlezing:
    """Put a file aside and begin reading it, ``hier`` and now or in the background when it is long.

    Raises ValidationError when this person has one under way.
    """
    verval()
    sleutel, hasj = uuid.uuid4().hex, hashlib.sha256()
    OPSLAG.bewaar_bytes(sleutel, BESTAND, _gehasjt(delen, hasj))
    try:
        with transaction.atomic():
            run = Kaartinlezing.objects.create(
                door=door, naam=veilige_naam(naam), sha256=hasj.hexdigest(), sleutel=sleutel
            )
    except BaseException as fout:
        OPSLAG.verwijder(sleutel)
        if isinstance(fout, IntegrityError):
            raise ValidationError(_AL_BEZIG) from fout
        raise
    werk.doe(lees, run, hier=hier or grootte <= KLEIN_BESTAND)
    return run


def neem_over(
    run: Kaartinlezing,
    door: Gebruiker,
    *,
    dubbel: str = Kaartinlezing.Dubbel.SAMEN,
    vindplaats: str = "",
    hier: bool = False,
) -> None:
    """Carry out what was shown. Raises ValidationError."""
    if run.uitkomst.get("fouten"):
        raise ValidationError("Er staan nog fouten in het bestand. Verbeter die eerst.")
    kolommen = run.kolommen | {"dubbel": dubbel, "vindplaats": vindplaats}
    run.naar(S.OVERNEMEN, kolommen=kolommen, door_id=door.pk)
    werk.doe(schrijf, run, hier=hier or run.aantal <= KLEINE_LIJST)


def stop(run: Kaartinlezing) -> None:
    """Throw the file away; what was taken over stays. Raises ValidationError."""
    run.naar(S.VERVALLEN)
    OPSLAG.verwijder(run.sleutel)


def verval() -> int:
    """Throw away what nobody took over within a day, and files that belong to no import."""
    return werk.verval(Kaartinlezing.objects.all(), OPSLAG)


def _gehasjt(delen: Iterable[bytes], hasj: Any) -> Iterable[bytes]:
    for deel in delen:
        hasj.update(deel)
        yield deel


@task()
def lees(pk: int) -> None:
    _stap(pk, S.LEZEN, stappen.lees)
    _stap(pk, S.NAKIJKEN, stappen.kijk_na)


@task()
def schrijf(pk: int) -> None:
    """When something changed meanwhile, check again: the page then says so."""
    try:
        _stap(pk, S.OVERNEMEN, stappen.neem_over)
    except werk.IntussenVeranderd:
        run = Kaartinlezing.objects.get(pk=pk)
        run.naar(S.NAKIJKEN, uitkomst=run.uitkomst | {"veranderd": True})
        _stap(pk, S.NAKIJKEN, stappen.kijk_na)


def _stap(pk: int, stand: Kaartinlezing.Stand, stap: Callable[[Kaartinlezing], None]) -> None:
    werk.doe_inleesstap(Kaartinlezing.objects.select_related("door"), pk, stand, stap, OPSLAG)
