"""What writing down a reason and a remark have in common: the same promises for both."""

from typing import TypeVar

from django.db.models import QuerySet

from boas.acties.kern import NietNu, gewijzigd, lopend, onthoud
from boas.models import Genoteerd, Handeling, Sessie

LANGSTE_TEKST = Genoteerd._meta.get_field("tekst").max_length or 500

Notitie = TypeVar("Notitie", bound=Genoteerd)


def bewaar(sessie: Sessie, notitie: Notitie, soort: Handeling.Soort, sleutel: str) -> Notitie:
    """Save what was written down, on one line, and keep the act for undo.

    Raises NietNu when there is no text or too much, AlGedaan when ``sleutel`` came before.
    """
    woord = notitie._meta.verbose_name
    notitie.tekst = " ".join(notitie.tekst.split())
    if not notitie.tekst:
        raise NietNu(f"Schrijf eerst een {woord} op.")
    if len(notitie.tekst) > LANGSTE_TEKST:
        raise NietNu(f"Houd de {woord} onder de {LANGSTE_TEKST} tekens.")
    notitie.save()
    onthoud(sessie, soort, {soort.value: notitie.pk}, sleutel)
    gewijzigd(sessie.pk)
    return notitie


def toon(sessie_id: int, rijen: QuerySet[Notitie], op_projector: bool) -> None:
    """Put it on the projector, or take it off."""
    lopend(sessie_id)
    rijen.update(op_projector=op_projector)
    gewijzigd(sessie_id)


def verwijder(
    sessie_id: int, rijen: QuerySet[Notitie], soort: Handeling.Soort, notitie_id: int
) -> None:
    """Take it away for good, its act with it: undo has nothing left to take back."""
    sessie = lopend(sessie_id)
    rijen.delete()
    sessie.handelingen.filter(soort=soort, **{f"gegevens__{soort.value}": notitie_id}).delete()
    gewijzigd(sessie_id)
