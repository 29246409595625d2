"""The three pieces of work of an import: read the file, check its lines, take them over.

Each begins in the state that says it is at work and ends in the next; they run inside a request
for a short list and in the background worker for a long one.
"""

import dataclasses
import datetime
import itertools
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from borgen.slb.inlezen import opslag
from borgen.slb.inlezen.bekenden import (
    Beeld,
    begeleiders,
    lees_beeld,
    namen_van_leden,
    vingerafdruk,
)
from borgen.slb.inlezen.bestand import lees_bestand
from borgen.slb.inlezen.schrijven import Schrijver
from borgen.slb.inlezen.voorbeeld import regels_van
from borgen.slb.models import Inleesrun
from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.studentrij import Lezer, Rijfout, Studentrij
from borgen.slb.regels.vergelijken import (
    Jaar,
    Plan,
    Vergelijking,
    eindig,
    nieuwe_klassen,
    vergelijk,
)
from organisatie.models import Inzage, Schooljaar
from organisatie.models.inzage import leg_inzage_vast
from organisatie.werk import IntussenVeranderd, af_en_toe
from rapportage.excel.fouten import ExcelFout

MEESTE_FOUTEN = 2_000
# Telling how far it is costs a write; people do not see more of it than this.
LEEG = "Onder de kolomnamen staat geen enkele student."


def lees(run: Inleesrun) -> None:
    """File to rows of plain values. Raises ExcelFout and TeDruk."""
    tabel = lees_bestand(opslag.lees_bestand(run.sleutel), af_en_toe(run.meld))
    opslag.bewaar_rijen(run.sleutel, tabel.rijen)
    opslag.verwijder(run.sleutel, opslag.BESTAND)
    geraden = tabel.geraden
    kolommen = {
        "koprij": tabel.rijen[geraden.koprij][0] if geraden else tabel.rijen[0][0],
        "velden": dict(geraden.kolommen) if geraden else {},
        "breedte": tabel.breedte,
    }
    run.naar(Inleesrun.Stand.KOLOMMEN, kolommen=kolommen, aantal=len(tabel.rijen))


def kijk_na(run: Inleesrun) -> None:
    """Rows to students and mistakes, and what would become different. Raises ExcelFout."""
    schooljaar, jaar = jaar_van(run)
    beeld = lees_beeld(run.team_id, schooljaar)
    studenten, fouten = _lees_studenten(run, jaar, beeld)
    if not studenten and not fouten:
        raise ExcelFout(LEEG)
    uit = Vergelijking() if fouten else vergelijk(studenten, beeld.bekenden, jaar)
    fouten = sorted([*fouten, *uit.fouten])
    opslag.bewaar(run.sleutel, opslag.STUDENTEN, map(_als_regel, studenten))
    namen = namen_van_leden(run.team_id)
    opslag.bewaar(run.sleutel, opslag.VOORBEELD, regels_van(uit, fouten[:MEESTE_FOUTEN], namen))
    uitkomst = {
        "fouten": len(fouten),
        "rijen_fout": len({fout.rij for fout in fouten}),
        "rijen": len(studenten) + len({fout.rij for fout in fouten} - {s.rij for s in studenten}),
        "nieuw": len(uit.nieuw),
        "anders": len(uit.gewijzigd),
        "gelijk": len(uit.gelijk),
        "over": len(uit.overgeslagen),
        "afwezig": len(uit.afwezig),
        "klassen": nieuwe_klassen(uit, beeld.klassen),
        "vingerafdruk": beeld.vingerafdruk,
    }
    run.naar(Inleesrun.Stand.NAGEKEKEN, uitkomst=uitkomst)


def neem_over(run: Inleesrun) -> None:
    """All or nothing. Raises IntussenVeranderd when what was shown no longer holds."""
    schooljaar, jaar = jaar_van(run)
    beeld = lees_beeld(run.team_id, schooljaar)
    _zelfde(run, beeld.vingerafdruk)
    plannen = _plannen(run, beeld, jaar)
    schrijver = Schrijver(run.team_id, schooljaar.pk, beeld.klassen, run.door_id)
    try:
        with transaction.atomic():
            Inleesrun.objects.select_for_update().get(pk=run.pk)
            _zelfde(run, vingerafdruk(run.team_id, schooljaar))
            schrijver.schrijf(plannen)
            _rond_af(run)
    except IntegrityError as botst:
        raise IntussenVeranderd from botst
    opslag.verwijder(run.sleutel)


def jaar_van(run: Inleesrun) -> tuple[Schooljaar, Jaar]:
    """The school year that was chosen. Raises ExcelFout when it was closed meanwhile."""
    schooljaar = Schooljaar.objects.filter(pk=run.kolommen.get("schooljaar")).first()
    if schooljaar is None or schooljaar.gesloten:
        raise ExcelFout("Het schooljaar waarvoor je inleest is gesloten.")
    dag = datetime.date.fromisoformat(run.kolommen["dag"])
    return schooljaar, Jaar(schooljaar.van, schooljaar.tot, dag)


def in_het_kort(uitkomst: dict[str, Any]) -> str:
    """ "3 nieuw, 1 gewijzigd"."""
    delen = [
        f"{uitkomst[naam]} {woord}"
        for naam, woord in (("nieuw", "nieuw"), ("anders", "gewijzigd"), ("beeindigd", "gestopt"))
        if uitkomst.get(naam)
    ]
    return ", ".join(delen) or "niets veranderd"


def _lees_studenten(
    run: Inleesrun, jaar: Jaar, beeld: Beeld
) -> tuple[list[Studentrij], list[Rijfout]]:
    kolommen = {Veld(veld): kolom for veld, kolom in run.kolommen["velden"].items()}
    namen = {naam.casefold(): naam for naam in beeld.klassen}
    lezer = Lezer(kolommen, begeleiders(run.team_id, jaar), namen)
    meld, studenten, fouten = af_en_toe(run.meld), [], []
    for i, (nummer, waarden) in enumerate(opslag.lees_rijen(run.sleutel)):
        if i % 500 == 0:
            meld(i / max(1, run.aantal))
        gelezen = lezer.lees(nummer, waarden) if nummer > run.kolommen["koprij"] else None
        if isinstance(gelezen, Studentrij):
            studenten.append(gelezen)
        elif gelezen:
            fouten += gelezen
    return studenten, fouten


def _plannen(run: Inleesrun, beeld: Beeld, jaar: Jaar) -> list[Plan]:
    uit = vergelijk(_studenten(run), beeld.bekenden, jaar)
    if uit.fouten:
        raise IntussenVeranderd
    plannen = [*uit.nieuw, *uit.gewijzigd]
    if tot := run.kolommen.get("eindig_op"):
        dag = datetime.date.fromisoformat(tot)
        gestopt = [plan for bekend in uit.afwezig if (plan := eindig(bekend, dag))]
        run.uitkomst["beeindigd"] = len(gestopt)
        plannen += gestopt
    return plannen


def _rond_af(run: Inleesrun) -> None:
    run.naar(Inleesrun.Stand.OVERGENOMEN, uitkomst=run.uitkomst)
    leg_inzage_vast(
        run.door,
        Inzage.Soort.INGELEZEN,
        f"Studenten uit {run.naam}: {in_het_kort(run.uitkomst)}",
        run.team,
    )


def _zelfde(run: Inleesrun, afdruk: str) -> None:
    if afdruk != run.uitkomst["vingerafdruk"]:
        raise IntussenVeranderd


def _als_regel(student: Studentrij) -> list[Any]:
    return [getattr(student, veld.name) for veld in dataclasses.fields(student)]


def _studenten(run: Inleesrun) -> Iterable[Studentrij]:
    for regel in opslag.lees(run.sleutel, opslag.STUDENTEN):
        rij, nummer, naam, klas, slber, slber_naam, instroom, uitstroom = regel
        yield Studentrij(
            rij, nummer, naam, klas, slber, slber_naam, _dag(instroom), _dag(uitstroom)
        )


def _dag(tekst: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(tekst) if tekst else None


def eerste_rijen(run: Inleesrun, aantal: int) -> list[opslag.Rij]:
    """The top of the list, for choosing its columns."""
    return list(itertools.islice(opslag.lees_rijen(run.sleutel), aantal))
