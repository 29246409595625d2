"""Why people disagree, in the leader's words."""

from django.db import transaction
from django.db.models import QuerySet

from boas.acties.kern import NietNu, eis_nieuw, gewijzigd, lopend, onthoud
from boas.acties.rondes import keuze_van, open_ronde, ronde_van
from boas.models import Handeling, Reden, Sessie

LANGSTE_REDEN = Reden._meta.get_field("tekst").max_length or 500


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
    tekst = " ".join(tekst.split())
    if not tekst:
        raise NietNu("Schrijf eerst een reden op.")
    if len(tekst) > LANGSTE_REDEN:
        raise NietNu(f"Houd de reden onder de {LANGSTE_REDEN} tekens.")
    reden = Reden.objects.create(ronde=ronde, tekst=tekst, op_projector=op_projector)
    onthoud(sessie, Handeling.Soort.REDEN, {"reden": reden.pk}, sleutel)
    gewijzigd(sessie_id)
    return reden


@transaction.atomic
def toon_reden(sessie_id: int, reden_id: int, op_projector: bool) -> None:
    """Put a reason on the projector, or take it off."""
    reden_van(lopend(sessie_id), reden_id).update(op_projector=op_projector)
    gewijzigd(sessie_id)


@transaction.atomic
def verwijder_reden(sessie_id: int, reden_id: int) -> None:
    """Take a reason away for good, its act with it: undo has nothing left to take back."""
    sessie = lopend(sessie_id)
    reden_van(sessie, reden_id).delete()
    sessie.handelingen.filter(soort=Handeling.Soort.REDEN, gegevens__reden=reden_id).delete()
    gewijzigd(sessie_id)


def reden_van(sessie: Sessie, reden_id: int) -> QuerySet[Reden]:
    """The reason as a queryset of one; empty when it belongs to another session."""
    return Reden.objects.filter(pk=reden_id, ronde__sessie=sessie)
