"""What somebody does with an import: begin, take over, stop."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from metaanalyse.inlezen import stappen
from metaanalyse.inlezen.opslag import BESTAND, OPSLAG
from metaanalyse.models import Kaartinlezing
from organisatie.bijlagen import veilige_naam
from organisatie.models import Gebruiker
from rapportage.capaciteit import TeDruk
from rapportage.excel.fouten import ExcelFout

# What a request does itself: some tens of cards take less than a second.
KLEIN_BESTAND = 100_000  # bytes
KLEINE_LIJST = 100

VERANDERD = (
    "Intussen is er iets veranderd aan deze kaarten of rapporten. Kijk of dit nog klopt; daarna "
    "kun je het overnemen."
)
_ONVERWACHT = (
    "Er ging iets mis bij ons; er is niets veranderd. Probeer het opnieuw, of vraag je beheerder "
    "om hulp."
)
_WEG = "Het bestand is er niet meer. Kies het opnieuw."
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
    _doe(lees, run, hier or grootte <= KLEIN_BESTAND)
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
    _doe(schrijf, run, hier or run.aantal <= KLEINE_LIJST)


def stop(run: Kaartinlezing) -> None:
    """Throw the file away; what was taken over stays. Raises ValidationError."""
    run.naar(S.VERVALLEN)
    OPSLAG.verwijder(run.sleutel)


def verval() -> int:
    """Throw away what nobody took over within a day, and files that belong to no import."""
    oud = list(Kaartinlezing.objects.over_tijd(timezone.now()))
    for run in oud:
        run.naar(S.VERVALLEN)
    # Of what is only tried the files stay.
    transaction.on_commit(_ruim_bestanden_op)
    return len(oud)


def _ruim_bestanden_op() -> None:
    OPSLAG.ruim_op({*Kaartinlezing.objects.lopend().values_list("sleutel", flat=True)})


def _gehasjt(delen: Iterable[bytes], hasj: Any) -> Iterable[bytes]:
    for deel in delen:
        hasj.update(deel)
        yield deel


@task()
def lees(pk: int) -> None:
    _werk(pk, S.LEZEN, stappen.lees)
    _werk(pk, S.NAKIJKEN, stappen.kijk_na)


@task()
def schrijf(pk: int) -> None:
    """When something changed meanwhile, check again: the page then says so."""
    try:
        _werk(pk, S.OVERNEMEN, stappen.neem_over)
    except stappen.IntussenVeranderd:
        run = Kaartinlezing.objects.get(pk=pk)
        run.naar(S.NAKIJKEN, uitkomst=run.uitkomst | {"veranderd": True})
        _werk(pk, S.NAKIJKEN, stappen.kijk_na)


def _doe(taak: Any, run: Kaartinlezing, klein: bool) -> None:
    if klein:
        taak.call(run.pk)
    else:
        taak.enqueue(run.pk)
    run.refresh_from_db()


def _werk(pk: int, stand: Kaartinlezing.Stand, stap: Callable[[Kaartinlezing], None]) -> None:
    """Do one step of a run that waits for it; whatever goes wrong, the run says so and is over."""
    run = Kaartinlezing.objects.select_related("door").filter(pk=pk, stand=stand).first()
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
        OPSLAG.verwijder(run.sleutel)
    finally:
        if fout:
            run.refresh_from_db(fields=["stand"])
            if not run.voorbij:
                run.mislukt(fout)
            OPSLAG.verwijder(run.sleutel)
