"""Lists of students for tests, as workbook or text, and going through an import."""

import datetime
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from borgen.slb.inlezen import verloop
from borgen.slb.models import Inleesrun
from tests.slb.factories import SchooljaarFactory

KOPPEN = ("Studentnr", "Naam", "Klas", "SLB'er", "Instroomdatum", "Uitstroomdatum")
VELDEN = ("nummer", "naam", "klas", "slber", "instroom", "uitstroom")


def als_xlsx(rijen, koppen=KOPPEN) -> bytes:
    boek = Workbook()
    blad = boek.active
    for rij in [koppen, *rijen] if koppen else rijen:
        blad.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def als_csv(rijen, koppen=KOPPEN, scheiding=";", codering="utf-8") -> bytes:
    def cel(waarde) -> str:
        tekst = f"{waarde:%d-%m-%Y}" if isinstance(waarde, datetime.date) else str(waarde or "")
        return '"' + tekst.replace('"', '""') + '"' if set(tekst) & set('";,\t\n|') else tekst

    regels = [scheiding.join(map(cel, rij)) for rij in [koppen, *rijen]]
    return ("\r\n".join(regels) + "\r\n").encode(codering)


def kolommen(run: Inleesrun, dag: datetime.date | None = None) -> dict:
    """The columns as they were guessed, for this school year from ``dag`` (its first)."""
    jaar = SchooljaarFactory()
    return {
        "koprij": run.kolommen["koprij"],
        "velden": run.kolommen["velden"],
        "schooljaar": jaar.pk,
        "dag": (dag or jaar.van).isoformat(),
    }


def kijk_na(team, door, inhoud: bytes, dag: datetime.date | None = None) -> Inleesrun:
    run = verloop.begin(team, door, "lijst.xlsx", inhoud, hier=True)
    if run.stand == Inleesrun.Stand.KOLOMMEN:
        verloop.bevestig(run, kolommen(run, dag), hier=True)
    return run


def lees_in(team, door, inhoud: bytes, dag: datetime.date | None = None, **anders) -> Inleesrun:
    """The whole way; stops where something is wrong."""
    run = kijk_na(team, door, inhoud, dag)
    if run.stand == Inleesrun.Stand.NAGEKEKEN and not run.uitkomst["fouten"]:
        verloop.neem_over(run, door, hier=True, **anders)
    elif not run.voorbij:
        verloop.stop(run)
    return run


def upload(inhoud: bytes, naam: str = "lijst.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def adres(naam: str, run: Inleesrun) -> str:
    return reverse(naam, args=[run.pk])
