"""Making the workbook of all cards in the background: begin, stop, fetch, throw away."""

import uuid
from functools import partial

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django_tasks import task

from metaanalyse.exports.moederbestand import alle_kaarten, schrijf_excel
from metaanalyse.models import Kaartuitvoer
from organisatie import werk
from organisatie.models import Gebruiker
from organisatie.opslag import Opslag
from rapportage.excel.groot import TeLangeCel

OPSLAG = Opslag("kaartuitvoer")
XLSX = "xlsx"
_ONVERWACHT = "Er ging iets mis bij ons. Probeer het opnieuw, of vraag je beheerder om hulp."
_AL_BEZIG = "Er wordt al een bestand voor je gemaakt. Wacht daarop, of stop het eerst."
S = Kaartuitvoer.Stand


def begin(door: Gebruiker, vorm: str, *, hier: bool = False) -> Kaartuitvoer:
    """Raises ValidationError when one is being made for this person."""
    verval()
    try:
        with transaction.atomic():
            run = Kaartuitvoer.objects.create(door=door, vorm=vorm, sleutel=uuid.uuid4().hex)
    except IntegrityError as fout:
        raise ValidationError(_AL_BEZIG) from fout
    werk.doe(maak, run, hier=hier)
    return run


def gooi_weg(run: Kaartuitvoer) -> None:
    """Stop making it, or throw it away. Raises ValidationError."""
    run.naar(S.VERVALLEN)
    OPSLAG.verwijder(run.sleutel)


def verval() -> int:
    """Throw away what is older than a day, and files that belong to nothing."""
    return werk.verval(Kaartuitvoer.objects.all(), OPSLAG)


@task()
def maak(pk: int) -> None:
    run = Kaartuitvoer.objects.filter(pk=pk, stand=S.MAKEN).first()
    if run is None:
        return
    with werk.rond_af(run, OPSLAG, _ONVERWACHT):
        try:
            _maak(run)
        except TeLangeCel as cel:
            raise werk.GaatNiet(
                f"In rij {cel.rij} staat bij {cel.kop} meer tekst dan in een cel van Excel past. "
                "Neem het moederbestand mee als CSV; daar past alles in."
            ) from cel


def _maak(run: Kaartuitvoer) -> None:
    pks = alle_kaarten()
    with OPSLAG.schrijf(run.sleutel, XLSX) as uit:
        schrijf_excel(uit, pks, run.vorm, werk.af_en_toe(partial(werk.meld_of_stop, run)))
    grootte = OPSLAG.pad(run.sleutel, XLSX).stat().st_size
    run.naar(S.KLAAR, aantal=len(pks), bytes=grootte)
