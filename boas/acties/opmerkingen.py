"""What the team says at the opening, in the leader's words."""

from django.db import transaction
from django.db.models import QuerySet

from boas.acties import noteren
from boas.acties.kern import eis_nieuw, lopend
from boas.models import Handeling, Opmerking

SOORT = Handeling.Soort.OPMERKING


@transaction.atomic
def noteer_opmerking(
    sessie_id: int, tekst: str, *, op_projector: bool = False, sleutel: str = ""
) -> Opmerking:
    """Write down a remark. The same ``sleutel`` again raises AlGedaan.

    Whatever the session shows: typed without connection it may arrive after the opening.
    """
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    opmerking = Opmerking(sessie=sessie, tekst=tekst, op_projector=op_projector)
    return noteren.bewaar(sessie, opmerking, SOORT, sleutel)


@transaction.atomic
def toon_opmerking(sessie_id: int, opmerking_id: int, op_projector: bool) -> None:
    """Put a remark on the projector, or take it off."""
    noteren.toon(sessie_id, opmerking_van(sessie_id, opmerking_id), op_projector)


@transaction.atomic
def verwijder_opmerking(sessie_id: int, opmerking_id: int) -> None:
    """Take a remark away for good."""
    noteren.verwijder(sessie_id, opmerking_van(sessie_id, opmerking_id), SOORT, opmerking_id)


def opmerking_van(sessie_id: int, opmerking_id: int) -> QuerySet[Opmerking]:
    """The remark as a queryset of one; empty when it belongs to another session."""
    return Opmerking.objects.filter(pk=opmerking_id, sessie=sessie_id)
