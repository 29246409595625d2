"""Why people disagree, in the leader's words."""

from django.db import transaction
from django.db.models import QuerySet

from boas.acties import noteren
from boas.acties.kern import eis_nieuw, lopend
from boas.acties.rondes import keuze_van, open_ronde, ronde_van
from boas.models import Handeling, Reden

SOORT = Handeling.Soort.REDEN


@transaction.atomic
def noteer_reden(
    sessie_id: int,
    ronde_id: int | None,
    tekst: str,
    *,
    stelling_id: int | None = None,
    op_projector: bool = False,
    sleutel: str = "",
) -> Reden:
    """Write down why people disagree. The same ``sleutel`` again raises AlGedaan.

    Without a round the reason belongs to the last round of ``stelling_id``: what a browser knows
    of a statement that it reached without connection.
    """
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    if ronde_id is None:
        ronde = open_ronde(sessie, keuze_van(sessie, stelling_id))
    else:
        ronde = ronde_van(sessie, ronde_id)
    reden = Reden(ronde=ronde, tekst=tekst, op_projector=op_projector)
    return noteren.bewaar(sessie, reden, SOORT, sleutel)


@transaction.atomic
def toon_reden(sessie_id: int, reden_id: int, op_projector: bool) -> None:
    """Put a reason on the projector, or take it off."""
    noteren.toon(sessie_id, reden_van(sessie_id, reden_id), op_projector)


@transaction.atomic
def verwijder_reden(sessie_id: int, reden_id: int) -> None:
    """Take a reason away for good."""
    noteren.verwijder(sessie_id, reden_van(sessie_id, reden_id), SOORT, reden_id)


def reden_van(sessie_id: int, reden_id: int) -> QuerySet[Reden]:
    """The reason as a queryset of one; empty when it belongs to another session."""
    return Reden.objects.filter(pk=reden_id, ronde__sessie=sessie_id)
