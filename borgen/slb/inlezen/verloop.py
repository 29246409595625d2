"""What somebody does with an import: begin, confirm the columns, take over, stop."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from borgen.slb.inlezen import opslag, stappen
from borgen.slb.models import Inleesrun
from organisatie.bijlagen import veilige_naam
from organisatie.models import Gebruiker, Team
from rapportage.capaciteit import TeDruk
from rapportage.excel.fouten import ExcelFout

# What a request does itself: a list of some hundreds of students takes less than a second.
KLEIN_BESTAND = 100_000  # bytes
KLEINE_LIJST = 1_500  # rows

VERANDERD = (
    "Intussen is er iets veranderd in de studenten van dit team. Kijk of dit nog klopt; daarna kun "
    "je het overnemen."
)
_ONVERWACHT = (
    "Er ging iets mis bij ons; er is niets veranderd. Probeer het opnieuw, of vraag je beheerder "
    "om hulp."
)
_WEG = "Het bestand is er niet meer. Kies het opnieuw."


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
    _doe(lees, run, hier or len(inhoud) <= KLEIN_BESTAND)
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
    _doe(kijk_na, run, hier or run.aantal <= KLEINE_LIJST)


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
    _doe(schrijf, run, hier or run.aantal <= KLEINE_LIJST)


def stop(run: Inleesrun) -> None:
    """Throw the list away; what was taken over stays. Raises ValidationError."""
    run.naar(Inleesrun.Stand.VERVALLEN, uitkomst={})
    opslag.verwijder(run.sleutel)


def verval() -> int:
    """Throw away lists that nobody took over within a day, and files that belong to no run."""
    oud = list(Inleesrun.objects.over_tijd(timezone.now()))
    for run in oud:
        run.naar(Inleesrun.Stand.VERVALLEN, uitkomst={})
    # Of what is only tried the files stay.
    transaction.on_commit(_ruim_bestanden_op)
    return len(oud)


def _ruim_bestanden_op() -> None:
    opslag.ruim_op({*Inleesrun.objects.lopend().values_list("sleutel", flat=True)})


@task()
def lees(pk: int) -> None:
    _werk(pk, Inleesrun.Stand.LEZEN, stappen.lees)


@task()
def kijk_na(pk: int) -> None:
    _werk(pk, Inleesrun.Stand.NAKIJKEN, stappen.kijk_na)


@task()
def schrijf(pk: int) -> None:
    """When something changed meanwhile, check again: the page then says so."""
    try:
        _werk(pk, Inleesrun.Stand.OVERNEMEN, stappen.neem_over)
    except stappen.IntussenVeranderd:
        run = Inleesrun.objects.get(pk=pk)
        run.naar(Inleesrun.Stand.NAKIJKEN)
        _werk(pk, Inleesrun.Stand.NAKIJKEN, stappen.kijk_na)
        run = Inleesrun.objects.get(pk=pk)
        run.uitkomst["veranderd"] = True
        run.save(update_fields=["uitkomst"])


def _doe(taak: Any, run: Inleesrun, klein: bool) -> None:
    if klein:
        taak.call(run.pk)
    else:
        taak.enqueue(run.pk)
    run.refresh_from_db()


def _werk(pk: int, stand: Inleesrun.Stand, stap: Callable[[Inleesrun], None]) -> None:
    """Do one step of a run that waits for it; whatever goes wrong, the run says so and is over."""
    run = Inleesrun.objects.select_related("team", "door").filter(pk=pk, stand=stand).first()
    if run is None:
        return
    fout = _ONVERWACHT
    try:
        stap(run)
        fout = ""
    except stappen.IntussenVeranderd:
        fout = ""
        raise
    except (ExcelFout, TeDruk) as gaat_niet:
        fout = gaat_niet.melding
    except FileNotFoundError:
        fout = _WEG
    except ValidationError:
        # Somebody stopped it meanwhile.
        fout = ""
        opslag.verwijder(run.sleutel)
    finally:
        if fout:
            run.mislukt(fout)
            opslag.verwijder(run.sleutel)
