"""The talk about what was measured: prepared, written down, closed."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from borgen.models import Antwoord, Bespreking, Meetafspraak
from borgen.regels.vragen import PER_CODE
from organisatie.schrijven import Invoer, schrijf_in
from verbeterplan.models import Agendapunt


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
    overleg.voeg_toe(Agendapunt(traject_id=actie.traject_id, tekst=tekst))


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
        if schrijf_in(antwoord, invoer[antwoord.vraag], PER_CODE[antwoord.vraag]):
            anders.add(antwoord.vraag)
    return anders


@transaction.atomic
def rond_af(bespreking: int, *, heropen: bool = False) -> None:
    """Close the talk, so that its answers stay as they are; or open it again."""
    rij = Bespreking.objects.select_for_update().get(pk=bespreking)
    if heropen == bool(rij.afgerond_op):
        rij.afgerond_op = None if heropen else timezone.now()
        rij.save()
