"""Making a bundle in the background: begin, stop, go on, throw away.

A turn takes a few seconds, so that mail and lists of others go in between, and gives way to who
serves pages. Each turn puts the next one in the queue; should its worker be killed, ``waak`` does.
What is done stands on disk, see ``bundelteam``.
"""

import datetime
import time
import uuid
from contextlib import suppress
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import default_task_backend, task

from organisatie import werk
from organisatie.models import Gebruiker, Periode, School, Team
from organisatie.post import MailGaatNiet, verstuur
from organisatie.schijf import is_vol
from overzicht.bundelteam import LUKTE_NIET, OPSLAG, bestanden, maak_team
from overzicht.bundelzip import schrijf_zip
from overzicht.models.bundel import Bundel, Bundelteam

ZIP = "zip"
MAIL = "bundel"
BEURT = 5.0  # seconds
# So long after nothing was heard another turn begins; long before people see that it stands still.
STIL = datetime.timedelta(minutes=1)
# A team that so many turns broke off at is left out.
POGINGEN = 3
# After all mail and lists that wait.
ACHTERAAN = -10

GEEN_TEAMS = "Er zijn hier nog geen teams om een verslag van te maken."
SCHIJF_VOL = (
    "De schijf is vol. Wat al gemaakt is, is bewaard. Vraag je beheerder om ruimte te maken en "
    "kies dan Ga verder."
)
ONVERWACHT = (
    "Er ging iets mis bij ons. Wat al gemaakt is, is bewaard. Kies Ga verder; blijft het misgaan, "
    "vraag dan je beheerder om hulp."
)
S = Bundel.Stand


def begin(door: Gebruiker, periode: Periode, school: School | None = None) -> Bundel:
    """Of all active teams, and others of which somebody wrote a report on this period.

    Raises ValidationError when another one is being made, or there are no teams.
    """
    verval()
    met_verslag = Q(actief=True) | Q(verslagen__periode=periode)
    teams = Team.objects.filter(met_verslag).select_related("school").distinct()
    if school:
        teams = teams.filter(school=school)
    rijen = [Bundelteam(team.pk, team.naam, team.school.naam) for team in teams]
    if not rijen:
        raise ValidationError(GEEN_TEAMS)
    rijen.sort(key=lambda rij: rij.volgorde)
    try:
        with transaction.atomic():
            run = Bundel.objects.create(
                door=door,
                periode=periode,
                school=school,
                sleutel=uuid.uuid4().hex,
                teams=[rij.als_json() for rij in rijen],
            )
    except IntegrityError as fout:
        raise ValidationError(_al_bezig()) from fout
    _laat_gaan(run)
    return run


def stop(run: Bundel) -> None:
    """What is made stays, to go on with. Raises ValidationError."""
    run.naar(S.ONDERBROKEN, fout="")


def ga_verder(run: Bundel) -> None:
    """Go along all teams again: those whose report is still the same are done at once.

    Raises ValidationError when another one is being made, or this one went elsewhere.
    """
    try:
        with transaction.atomic():
            if run.vastgelopen:
                run.naar(S.ONDERBROKEN)
            opnieuw = {"volgende": 0, "pogingen": 0, "beurt": run.beurt + 1, "fout": ""}
            run.naar(S.MAKEN, begonnen_op=timezone.now(), **opnieuw)
    except IntegrityError as fout:
        raise ValidationError(_al_bezig()) from fout
    _laat_gaan(run)


def gooi_weg(run: Bundel) -> None:
    """Raises ValidationError."""
    run.naar(S.VERVALLEN, teams=[])
    OPSLAG.verwijder(run.sleutel)


def verval() -> int:
    """Throw away what is older than a day, and files that belong to nothing."""
    return werk.verval(Bundel.objects.all(), OPSLAG, teams=[])


def _al_bezig() -> str:
    ander = Bundel.objects.filter(stand=S.MAKEN).select_related("door", "periode").first()
    if ander is None:
        return "Er werd net een andere bundel gemaakt. Probeer het nog eens."
    return (
        f"{ander.door.naam} maakt al een bundel van {ander.periode}: {ander.gedaan} van "
        f"{len(ander.teams)} teams zijn klaar. Wacht tot die er is, of stop die eerst."
    )


def _laat_gaan(run: Bundel) -> None:
    if default_task_backend.supports_defer:
        waak.using(run_after=timezone.now() + STIL).enqueue(run.pk)
    maak.enqueue(run.pk, run.beurt)
    run.refresh_from_db()


@task(priority=ACHTERAAN)
def waak(pk: int) -> None:
    """As long as it is being made: see that somebody is at it, and come back."""
    run = Bundel.objects.filter(pk=pk, stand=S.MAKEN).first()
    if run is None:
        return
    if timezone.now() - run.gemeld_op >= STIL:
        maak.enqueue(pk, run.beurt)
    waak.using(run_after=timezone.now() + STIL).enqueue(pk)


@task(priority=ACHTERAAN)
def maak(pk: int, beurt: int) -> None:
    """One turn; without a queue all of them."""
    if default_task_backend.supports_defer:
        if werk.rustig(partial(doe_beurt, pk, beurt)):
            maak.enqueue(pk, beurt + 1)
        return
    while doe_beurt(pk, beurt):
        beurt += 1


def doe_beurt(pk: int, beurt: int) -> bool:
    """Make teams for a while, or the zip when all are there; whether another turn must follow."""
    run = Bundel.objects.neem_beurt(pk, beurt)
    if run is None:
        return False
    try:
        return _werk(run)
    except Exception as fout:
        if _onderbreek(run, fout):
            raise
        # Somebody stopped it or threw it away, or its period; or another worker took over.
        if not Bundel.objects.lopend().filter(pk=run.pk).exists():
            OPSLAG.verwijder(run.sleutel)
        return False


def _onderbreek(run: Bundel, fout: Exception) -> bool:
    """What is made stays; False when it is no longer ours."""
    melding = SCHIJF_VOL if is_vol(fout) else getattr(fout, "melding", ONVERWACHT)
    eigen = Bundel.objects.filter(pk=run.pk, stand=S.MAKEN, beurt=run.beurt)
    return bool(eigen.update(stand=S.ONDERBROKEN, fout=melding[:400], gemeld_op=timezone.now()))


def _werk(run: Bundel) -> bool:
    einde = time.monotonic() + BEURT
    while rij := run.aan_de_beurt:
        if run.pogingen > POGINGEN:
            # It takes the worker down with it.
            nieuw = rij.zonder_verslag(LUKTE_NIET)
        else:
            nieuw = maak_team(run.sleutel, run.periode, rij)
        run.leg_vast(nieuw)
        if rij.afdruk and rij.afdruk != nieuw.afdruk:
            OPSLAG.verwijder(run.sleutel, *bestanden(rij))
        if time.monotonic() >= einde:
            return True
    _pak_in(run)
    return False


def _pak_in(run: Bundel) -> None:
    """Raises ValidationError as ``Bundel.naar`` does; nothing of a zip is left then."""
    if run.pogingen > POGINGEN:
        raise werk.GaatNiet(ONVERWACHT)
    with OPSLAG.schrijf(run.sleutel, ZIP) as uit:
        schrijf_zip(uit, run)
    grootte = OPSLAG.pad(run.sleutel, ZIP).stat().st_size
    try:
        with transaction.atomic():
            run.naar(S.KLAAR, bytes=grootte)
            _stuur_mail(run)
    except BaseException:
        OPSLAG.verwijder(run.sleutel, ZIP)
        raise
    OPSLAG.verwijder(run.sleutel, *(soort for rij in run.rijen for soort in bestanden(rij)))


def _stuur_mail(run: Bundel) -> None:
    """A link and never the file; when it does not arrive, the page says so."""
    context = {"run": run, "adres": settings.BASE_URL + run.get_absolute_url()}
    # Whoever asked may have left; then a colleague finds it on the page.
    with suppress(MailGaatNiet):
        verstuur(
            MAIL,
            f"Je bundel staat klaar: verslagen van {run.periode}",
            render_to_string("overzicht/bundel_mail.txt", context),
            aan=[run.door],
            door=run.door,
            over=f"{MAIL}-{run.pk}",
        )
