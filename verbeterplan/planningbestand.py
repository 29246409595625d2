"""The planning of a session as a workbook and as a poster for the wall."""

import datetime
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone
from django.utils.safestring import SafeString

from boas import uitslag_lezen
from boas.exports.werkboek import PlanningRegel, maak_werkboek
from boas.models import Sessie
from organisatie.models import Gebruiker
from organisatie.models.versie import historie_van
from rapportage.antwoord import bestandsnaam
from rapportage.excel.onderdelen import Kolom
from rapportage.excel.schrijver import tabel
from rapportage.getallen import VAST, datum, datum_kort, datum_met_dag, tijd
from rapportage.pdf import maak_passende_pdf
from verbeterplan import planning
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.planningblad import ONBEVESTIGD
from verbeterplan.posterlijn import Posterlijn

# Sizes of type in static/verbeterplan/poster.css, from roomy to dense.
STAPPEN = range(1, 11)


@dataclass(frozen=True)
class Posterregel:
    """A line on the poster: what, who, when, the word for its state, its mark on the time line."""

    wat: str
    wie: str
    wanneer: str
    woord: str
    merk: SafeString


def naam_van(trajectsessie: TrajectSessie) -> str:
    """The file name of a planning, without extension.

    As everywhere it is called after its traject: what the session was about is not for all who
    may read what was agreed.
    """
    sessie, naam = trajectsessie.sessie, trajectsessie.traject.naam
    return bestandsnaam("Planning", naam, str(sessie.team or ""), planning.sessiedatum(sessie))


def opvolging(trajectsessie: TrajectSessie) -> str:
    """Where and how often the planning is followed up, in one sentence; empty when not agreed."""
    waar, ritme = (
        trajectsessie.opvolging_waar.strip(" ."),
        trajectsessie.opvolging_ritme.strip(" ."),
    )
    if not (waar or ritme):
        return ""
    if waar and ritme:
        return f"{waar}, {ritme[:1].lower()}{ritme[1:]}."
    return f"{(waar or ritme)[:1].upper()}{(waar or ritme)[1:]}."


def werkboekregels(trajectsessie: TrajectSessie, *, met_codes: bool = True) -> list[PlanningRegel]:
    """The lines of the planning for the workbook, in their order."""
    return [
        PlanningRegel(
            wat=rij.wat,
            eigenaar=rij.eigenaar.gebruiker.naam if rij.eigenaar else "",
            datum=rij.datum,
            status=rij.get_status_display(),
            code=rij.keuze.stelling.code if met_codes and rij.keuze.stelling else "",
            opmerking=rij.reden or ("" if rij.bevestigd_op else ONBEVESTIGD),
        )
        for rij in planning.activiteiten_van(trajectsessie)
    ]


def maak_planningwerkboek(trajectsessie: TrajectSessie, gebruiker: Gebruiker) -> bytes:
    """The school's own workbook, with the figures as far as ``gebruiker`` may see them.

    Who may not see the figures gets the planning alone. Raises TeDruk.
    """
    try:
        beeld = uitslag_lezen.lees_voor(trajectsessie.sessie_id, gebruiker)
    except Sessie.DoesNotExist:
        return _alleen_planning(trajectsessie)
    # Before the lines: what changes in between then counts as changed elsewhere, and is asked.
    stand = historie_van(Activiteit).objects.aggregate(m=Max("history_id"))["m"] or 0
    return maak_werkboek(
        beeld,
        werkboekregels(trajectsessie),
        opvolging=opvolging(trajectsessie),
        planningstand=stand,
    )


def _alleen_planning(trajectsessie: TrajectSessie) -> bytes:
    kolommen = [
        Kolom("wat", 64, terugloop=True),
        Kolom("wie", 24, terugloop=True),
        Kolom("klaar op", 13, "datum"),
        Kolom("status", 16),
        Kolom("opmerking", 36, terugloop=True),
    ]
    rijen = (
        (r.wat, r.eigenaar, r.datum, r.status, r.opmerking)
        for r in werkboekregels(trajectsessie, met_codes=False)
    )
    boven = [[f"Opvolging: {opvolging(trajectsessie) or 'nog niet afgesproken'}"]]
    titel = f"Planning {trajectsessie.traject.naam}"
    return tabel(titel, kolommen, rijen, boven=boven)


def maak_poster(trajectsessie: TrajectSessie) -> bytes:
    """The A3 poster as .pdf: who, when, what, on a time line. Raises PdfNietBeschikbaar, TeDruk.

    On one page if it fits, with type as large as that allows.
    """
    activiteiten = [
        rij
        for rij in planning.activiteiten_van(trajectsessie)
        if rij.status != Activiteit.Status.VERVALLEN
    ]
    activiteiten.sort(key=lambda rij: (rij.datum or datetime.date.max, rij.volgorde))
    vandaag = timezone.localdate()
    lijn = Posterlijn([rij.datum for rij in activiteiten if rij.datum], vandaag)
    sessie = trajectsessie.sessie
    context = {
        "titel": "Dit hebben we afgesproken",
        "onderwerp": trajectsessie.traject.naam,
        "team": str(sessie.team or ""),
        "datum": f"peildatum {datum(vandaag)}",
        "versie": _versie(activiteiten),
        "lijn": lijn.kop,
        "regels": [_posterregel(rij, lijn) for rij in activiteiten],
        "opvolging": opvolging(trajectsessie),
        "planningsoverleg": _overleg(trajectsessie, vandaag),
    }
    return maak_passende_pdf(
        "verbeterplan/planning_poster.html", [context | {"stap": stap} for stap in STAPPEN]
    )


def _versie(activiteiten: list[Activiteit]) -> str:
    """When something in these lines changed last: two posters on one wall can be told apart."""
    regels = Activiteit.history.filter(id__in=[rij.pk for rij in activiteiten])
    laatst = regels.aggregate(laatst=Max("history_date"))["laatst"]
    return f"bijgewerkt op {datum(laatst)}, {tijd(laatst)}" if laatst else ""


def _posterregel(rij: Activiteit, lijn: Posterlijn) -> Posterregel:
    klaar = rij.status == Activiteit.Status.KLAAR
    return Posterregel(
        wat=rij.wat,
        wie=rij.eigenaar.gebruiker.naam if rij.eigenaar else "nog niemand",
        wanneer=_wanneer(rij.datum, lijn.vandaag),
        # A date that has passed is not put beside a name on the wall; asking for help is.
        woord="" if rij.status == Activiteit.Status.OPEN else _woord(rij, klaar),
        merk=lijn.merk(rij.datum, klaar),
    )


def _woord(rij: Activiteit, klaar: bool) -> str:
    """How it stands, in words that stay on one line."""
    return f"{'✓ ' if klaar else ''}{rij.stand.woord}".replace(" ", VAST)


def _wanneer(dag: datetime.date | None, vandaag: datetime.date) -> str:
    """A day in large type; its year only when it is not this one."""
    if dag is None:
        return "nog geen datum"
    return datum_kort(dag, jaar=dag.year != vandaag.year)


def _overleg(trajectsessie: TrajectSessie, vandaag: datetime.date) -> str:
    """The planning meeting when it is still to come."""
    overleg = trajectsessie.overleg
    if overleg is None or timezone.localtime(overleg.moment).date() < vandaag:
        return ""
    return f"{datum_met_dag(overleg.moment)}, {tijd(overleg.moment)}"
