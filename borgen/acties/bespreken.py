"""The talk about what was measured: prepared, written down, closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from borgen.models import Antwoord, Bespreking, Meetafspraak
from borgen.regels.samenschrijven import schrijf_samen
from borgen.regels.vragen import PER_CODE
from organisatie.models.versie import lees_versie

LANGSTE_ANTWOORD = 8000


@dataclass(frozen=True)
class Invoer:
    """What somebody wrote, and the version of the answer it was begun from (None for none)."""

    tekst: str
    versie: int | None


@transaction.atomic
def bereid_voor(bespreking: Bespreking, metingen: Iterable[Meetafspraak]) -> Bespreking:
    """Save a talk, new or changed, and put it on the agenda of its meeting."""
    bespreking.save()
    bespreking.meetafspraken.set(metingen)
    # Each question has its row from the start, so that whoever writes first has a version too.
    for code in PER_CODE:
        Antwoord.objects.get_or_create(bespreking=bespreking, vraag=code)
    if bespreking.overleg:
        _zet_op_agenda(bespreking)
    return bespreking


def _zet_op_agenda(bespreking: Bespreking) -> None:
    overleg, actie = bespreking.overleg, bespreking.verbeteractie
    assert overleg is not None  # noqa: S101 - asked by the caller
    tekst = f"Uitkomsten bespreken: {actie.naam}"[:240]
    if overleg.agendapunten.filter(traject=actie.traject_id, tekst=tekst).exists():
        return
    laatste = overleg.agendapunten.aggregate(m=Max("volgorde"))["m"]
    plek = 0 if laatste is None else laatste + 1
    overleg.agendapunten.create(traject_id=actie.traject_id, tekst=tekst, volgorde=plek)


@transaction.atomic
def bewaar_antwoorden(bespreking: int, invoer: Mapping[str, Invoer]) -> set[str]:
    """Save what changed. Gives the questions where a colleague wrote meanwhile: there both stay.

    Raises ValidationError when the talk is closed or an answer is too long.
    """
    rij = Bespreking.objects.select_for_update().get(pk=bespreking)
    if rij.afgerond_op:
        raise ValidationError("Deze bespreking is afgerond. De teamleider kan hem weer openen.")
    anders = set()
    for antwoord in rij.antwoorden.filter(vraag__in=invoer).order_by("pk"):
        if _bewaar(antwoord, invoer[antwoord.vraag]):
            anders.add(antwoord.vraag)
    return anders


def _bewaar(antwoord: Antwoord, invoer: Invoer) -> bool:
    """Save one answer; True when what stands there is not just what was sent."""
    mijn = invoer.tekst.replace("\r\n", "\n").strip()
    basis = antwoord.tekst
    if invoer.versie != lees_versie(antwoord):
        oud = antwoord.history.filter(history_id=invoer.versie).first()
        basis = oud.tekst if oud else ""
    wordt = schrijf_samen(basis, mijn, antwoord.tekst)
    if len(wordt) > LANGSTE_ANTWOORD:
        vraag = PER_CODE[antwoord.vraag].tekst
        raise ValidationError(f"Het antwoord op “{vraag}” is te lang. Kort het wat in.")
    if wordt != antwoord.tekst:
        antwoord.tekst = wordt
        antwoord.save()
    return wordt != mijn


@transaction.atomic
def rond_af(bespreking: int, *, heropen: bool = False) -> None:
    """Close the talk, so that its answers stay as they are; or open it again."""
    rij = Bespreking.objects.select_for_update().get(pk=bespreking)
    if heropen == bool(rij.afgerond_op):
        rij.afgerond_op = None if heropen else timezone.now()
        rij.save()
