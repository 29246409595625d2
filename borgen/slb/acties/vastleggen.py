"""Logging, planning and undoing conversations, of one or several students at once."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borgen.slb.models import Gesprek, Notitie, Plaatsing, Student
from borgen.slb.periodes import jaar_op
from borgen.slb.regels.tijdvak import Bezwaar, Jaar, bezwaar_tegen
from rapportage.getallen import datum as in_woorden

LANGSTE_NOTITIE = Notitie._meta.get_field("tekst").max_length or 0


@dataclass(frozen=True)
class Vastlegging:
    """What is put down for each of the students. ``groep`` is that of one press of a button."""

    dag: datetime.date
    groep: uuid.UUID
    soort: str = Gesprek.Soort.INDIVIDUEEL
    notitie: str = ""
    gehouden: bool = True


def leg_vast(gebruiker: Any, studenten: Sequence[Student], wat: Vastlegging) -> list[Gesprek]:
    """Log (or plan) one conversation with each student: all of them or none.

    What arrived before under the same ``groep`` is not logged twice. Raises ValidationError.
    """
    eis_dag(wat.dag, gehouden=wat.gehouden)
    eis_ingeschreven(studenten, wat.dag)
    try:
        with transaction.atomic():
            return _schrijf(gebruiker, studenten, wat)
    except IntegrityError:
        # The same press came twice at the same moment; the other one wrote it.
        if Gesprek.objects.filter(groep=wat.groep, student__in=studenten).exists():
            return []
        raise


def _schrijf(gebruiker: Any, studenten: Sequence[Student], wat: Vastlegging) -> list[Gesprek]:
    al, gepland = _wat_er_is(studenten, wat)
    nieuw = [student for student in studenten if student.pk not in al]
    gepland = {pk: rij for pk, rij in gepland.items() if pk not in al}
    for gesprek in gepland.values():
        gesprek.gepland_voor = gesprek.datum
    rijen = [gepland.get(s.pk) or Gesprek(student=s) for s in nieuw]
    for rij in rijen:
        rij.door, rij.datum, rij.soort, rij.groep = gebruiker, wat.dag, wat.soort, wat.groep
        rij.status = Gesprek.Status.GEHOUDEN if wat.gehouden else Gesprek.Status.GEPLAND
        rij.gehouden_op = timezone.now() if wat.gehouden else None
    Gesprek.objects.bulk_create([rij for rij in rijen if rij.pk is None])
    if gepland:
        velden = ["door", "datum", "soort", "groep", "status", "gehouden_op", "gepland_voor"]
        Gesprek.objects.bulk_update(gepland.values(), velden)
    if wat.notitie.strip():
        _noteer(rijen, wat.notitie.strip(), gebruiker)
    return rijen


def _wat_er_is(
    studenten: Sequence[Student], wat: Vastlegging
) -> tuple[set[int], dict[int, Gesprek]]:
    """With whom this press was logged already, and what was planned with whom.

    Of what was planned for that day or before the last one: that is the one held now.
    """
    deze_druk, gepland = Q(groep=wat.groep), Q(status=Gesprek.Status.GEPLAND, datum__lte=wat.dag)
    rijen = Gesprek.objects.filter(deze_druk | gepland, student__in=studenten)
    al: set[int] = set()
    eerder: dict[int, Gesprek] = {}
    for rij in rijen.select_for_update().order_by("datum", "pk"):
        if rij.groep == wat.groep:
            al.add(rij.student_id)
        elif wat.gehouden:
            eerder[rij.student_id] = rij
    return al, eerder


def _noteer(rijen: Iterable[Gesprek], tekst: str, gebruiker: Any) -> None:
    """To a conversation that had a note from when it was planned this is added.

    Raises ValidationError when the two are more than a note can hold.
    """
    eerder = {n.gesprek_id: n for n in Notitie.objects.filter(gesprek__in=rijen)}
    for notitie in eerder.values():
        notitie.tekst = f"{notitie.tekst}\n\n{tekst}"
        if len(notitie.tekst) > LANGSTE_NOTITIE:
            raise ValidationError(
                "Er stond al een notitie bij het geplande gesprek. Samen zijn ze langer dan 4.000 "
                "tekens. Schrijf het korter."
            )
        notitie.save()
    nieuw = [Notitie(gesprek=rij, tekst=tekst) for rij in rijen if rij.pk not in eerder]
    bulk_create_with_history(nieuw, Notitie, default_user=gebruiker)


@transaction.atomic
def maak_ongedaan(gebruiker: Any, groep: uuid.UUID) -> list[int]:
    """Take back what this person logged with one press; gives the students it was about.

    What had been planned is planned again. Raises ValidationError in a closed year.
    """
    rijen = list(
        Gesprek.objects.bewerkbaar_door(gebruiker)
        .filter(groep=groep, door=gebruiker)
        .select_for_update(of=("self",))
    )
    for dag in {rij.datum for rij in rijen}:
        eis_open_jaar(dag)
    weer = [rij for rij in rijen if rij.gepland_voor]
    for rij in weer:
        rij.datum = rij.gepland_voor or rij.datum
        rij.gepland_voor = None
        rij.status, rij.gehouden_op = Gesprek.Status.GEPLAND, None
        # It belongs to that press no longer: a second one on undo leaves it where it is.
        rij.groep = uuid.uuid4()
    velden = ["datum", "gepland_voor", "status", "gehouden_op", "groep"]
    Gesprek.objects.bulk_update(weer, velden)
    weg = [rij.pk for rij in rijen if rij not in weer]
    Gesprek.objects.filter(pk__in=weg).delete()
    return [rij.student_id for rij in rijen]


def eis_dag(dag: datetime.date, *, gehouden: bool) -> None:
    """Raise ValidationError when no conversation can be put on this day."""
    jaar = jaar_op(dag)
    match bezwaar_tegen(dag, timezone.localdate(), jaar, gehouden=gehouden):
        case Bezwaar.NOG_NIET_GEWEEST:
            melding = (
                f"{in_woorden(dag)} moet nog komen. Plan het gesprek, of kies de dag waarop je "
                "het voerde."
            )
        case Bezwaar.AL_GEWEEST:
            melding = (
                f"{in_woorden(dag)} is al geweest. Leg het gesprek vast als gehouden, of kies een "
                "latere dag."
            )
        case Bezwaar.GEEN_JAAR:
            melding = f"{in_woorden(dag)} valt in geen enkel schooljaar. Kijk de datum na."
        case Bezwaar.GESLOTEN:
            melding = _gesloten(jaar)
        case None:
            return
    raise ValidationError({"datum": melding})


def eis_open_jaar(dag: datetime.date) -> None:
    jaar = jaar_op(dag)
    if jaar and jaar.gesloten:
        raise ValidationError(_gesloten(jaar))


def _gesloten(jaar: Jaar | None) -> str:
    return f"Schooljaar {jaar.naam if jaar else ''} is gesloten. Daar verandert niets meer in."


def eis_ingeschreven(studenten: Sequence[Student], dag: datetime.date) -> None:
    """Raise ValidationError when one of them was in no class that day."""
    wel = set(
        Plaatsing.objects.op(dag).filter(student__in=studenten).values_list("student", flat=True)
    )
    niet = [student.naam for student in studenten if student.pk not in wel]
    if niet:
        namen = ", ".join(niet[:3]) + (f" en {len(niet) - 3} anderen" if len(niet) > 3 else "")
        zit = "zit" if len(niet) == 1 else "zitten"
        raise ValidationError(
            {"datum": f"Op {in_woorden(dag)} {zit} {namen} in geen klas. Kies een andere dag."}
        )
