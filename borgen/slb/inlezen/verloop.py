"""What somebody does with an import: begin, confirm the columns, take over, stop."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django_tasks import task

from borgen.slb.inlezen import opslag, stappen
from borgen.slb.models import Inleesrun
from organisatie import werk
from organisatie.bijlagen import veilige_naam
from organisatie.models import Gebruiker, Team

# What a request does itself: a list of some hundreds of students takes less than a second.
KLEIN_BESTAND = 100_000  # bytes
KLEINE_LIJST = 1_500  # rows

VERANDERD = (
    "Intussen is er iets veranderd in de studenten van dit team. Kijk of dit nog klopt; daarna kun "
    "je het overnemen."
)


def begin(
    team: Team, door: Gebruiker, naam: str, inhoud: bytes, *, hier: bool = False
) -> Inleesrun:
    """Put a file aside and begin reading it, ``hier`` and now or in the background when it is long.

    Raises ValidationError when one is under way for the team.
    """
    verval()
    sleutel = uuid.uuid4().hex
    opslag.bewaar_bestand(sleutel, inhoud)
    try:
        with transaction.atomic():
            run = Inleesrun.objects.create(
                team=team,
                door=door,
                naam=veilige_naam(naam),
                sha256=hashlib.sha256(inhoud).hexdigest(),
                sleutel=sleutel,
            )
    except BaseException as fout:
        opslag.verwijder(sleutel)
        if isinstance(fout, IntegrityError):
            raise ValidationError(al_bezig(team, door)) from fout
        raise
    werk.doe(lees, run, hier=hier or len(inhoud) <= KLEIN_BESTAND)
    return run


def al_bezig(team: Team, door: Gebruiker) -> str:
    run = Inleesrun.objects.lopend().filter(team=team).select_related("door").first()
    wie = f"{run.door.naam} is" if run else "Een collega is"
    if run and run.door_id == door.pk:
        wie = "Je bent"
    return (
        f"{wie} al bezig met een import voor team {team.naam}. Ga daarmee verder of stop die eerst."
    )


def bevestig(run: Inleesrun, kolommen: dict[str, Any], *, hier: bool = False) -> None:
    """The columns are right: check the lines. Raises ValidationError."""
    run.naar(Inleesrun.Stand.NAKIJKEN, kolommen=run.kolommen | kolommen)
    werk.doe(kijk_na, run, hier=hier or run.aantal <= KLEINE_LIJST)


def terug(run: Inleesrun) -> None:
    """Choose the columns again. Raises ValidationError."""
    run.naar(Inleesrun.Stand.KOLOMMEN, uitkomst={})
    opslag.verwijder(run.sleutel, opslag.STUDENTEN, opslag.VOORBEELD)


def neem_over(run: Inleesrun, door: Gebruiker, eindig_op: str = "", *, hier: bool = False) -> None:
    """Carry out what was shown. Raises ValidationError."""
    if run.uitkomst.get("fouten"):
        raise ValidationError("Er staan nog fouten in de lijst. Verbeter die eerst.")
    kolommen = run.kolommen | {"eindig_op": eindig_op}
    run.naar(Inleesrun.Stand.OVERNEMEN, kolommen=kolommen, door_id=door.pk)
    werk.doe(schrijf, run, hier=hier or run.aantal <= KLEINE_LIJST)


def stop(run: Inleesrun) -> None:
    """Throw the list away; what was taken over stays. Raises ValidationError."""
    run.naar(Inleesrun.Stand.VERVALLEN, uitkomst={})
    opslag.verwijder(run.sleutel)


def verval() -> int:
    """Throw away lists that nobody took over within a day, and files that belong to no run."""
    return werk.verval(Inleesrun.objects.all(), opslag.OPSLAG, uitkomst={})


@task()
def lees(pk: int) -> None:
    _stap(pk, Inleesrun.Stand.LEZEN, stappen.lees)


@task()
def kijk_na(pk: int) -> None:
    _stap(pk, Inleesrun.Stand.NAKIJKEN, stappen.kijk_na)


@task()
def schrijf(pk: int) -> None:
    """When something changed meanwhile, check again: the page then says so."""
    try:
        _stap(pk, Inleesrun.Stand.OVERNEMEN, stappen.neem_over)
    except werk.IntussenVeranderd:
        run = Inleesrun.objects.get(pk=pk)
        run.naar(Inleesrun.Stand.NAKIJKEN)
        _stap(pk, Inleesrun.Stand.NAKIJKEN, stappen.kijk_na)
        run = Inleesrun.objects.get(pk=pk)
        run.uitkomst["veranderd"] = True
        run.save(update_fields=["uitkomst"])


def _stap(pk: int, stand: Inleesrun.Stand, stap: Callable[[Inleesrun], None]) -> None:
    rijen = Inleesrun.objects.select_related("team", "door")
    werk.doe_inleesstap(rijen, pk, stand, stap, opslag.OPSLAG)
