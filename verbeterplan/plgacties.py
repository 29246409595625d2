"""Who is in a PLG and who is its kartrekker: one writer at a time for each traject."""

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie.models import Lidmaatschap
from organisatie.regels.nummer import lees_nummer
from verbeterplan import plgbeeld
from verbeterplan.models import Plglid, Verbetertraject


def _houd_vast(traject_id: int) -> None:
    Verbetertraject.objects.select_for_update().get(pk=traject_id)


@transaction.atomic
def zet_in(traject: Verbetertraject, lidmaatschap: str) -> Plglid:
    """Put somebody in the PLG, named by the number of a membership that holds today.

    Raises ValidationError for who is in it already, and for who is in no team (any more).
    """
    _houd_vast(traject.pk)
    # No membership has number 0.
    rijen = Lidmaatschap.objects.filter(pk=lees_nummer(lidmaatschap) or 0)
    lid = rijen.select_related("gebruiker").first()
    if lid is None:
        raise ValidationError("Kies iemand uit de lijst.")
    if traject.plgleden.actief().filter(lidmaatschap__gebruiker=lid.gebruiker_id).exists():
        raise ValidationError(f"{lid} zit al in de PLG.")
    if lid.pk not in plgbeeld.te_kiezen(traject, lid.gebruiker.naam).values_list("pk", flat=True):
        raise ValidationError(f"{lid} zit nu in geen team. Kies iemand anders.")
    return Plglid.objects.create(traject=traject, lidmaatschap=lid)


@transaction.atomic
def maak_kartrekker(lid: Plglid, ja: bool) -> None:
    """Make this member the kartrekker and nobody else, or (not ``ja``) let them stop.

    Raises ValidationError for who leads a team, and for who is not in the PLG (any more).
    """
    _houd_vast(lid.traject_id)
    if not ja:
        _zet(lid.traject.plgleden.filter(pk=lid.pk, kartrekker=True, tot=None), False)
        return
    if not lid.traject.plgleden.actief().filter(pk=lid.pk).exists():
        raise ValidationError(f"{lid} zit niet meer in de PLG. Kies iemand anders als kartrekker.")
    if lid.lidmaatschap.rol != Lidmaatschap.Rol.TEAMLID:
        raise ValidationError(
            f"{lid} geeft leiding aan een team. De kartrekker is een collega uit het team: kies "
            "iemand anders."
        )
    andere = lid.traject.plgleden.filter(kartrekker=True, tot=None).exclude(pk=lid.pk)
    _zet(andere, False)
    _zet(lid.traject.plgleden.filter(pk=lid.pk, kartrekker=False, tot=None), True)


def _zet(rijen, kartrekker: bool) -> None:
    # One by one, so that the history tells it; held, so that who just left stays out.
    for rij in rijen.select_for_update(of=("self",)):
        rij.kartrekker = kartrekker
        rij.save()


@transaction.atomic
def haal_terug(lid: Plglid) -> None:
    """Who left is in it again; as kartrekker only when nobody took over.

    Raises ValidationError for who was put in again meanwhile.
    """
    _houd_vast(lid.traject_id)
    rij = Plglid.objects.select_for_update(of=("self",)).get(pk=lid.pk)
    anderen = rij.traject.plgleden.filter(tot=None).exclude(pk=rij.pk)
    if anderen.filter(lidmaatschap__gebruiker=lid.lidmaatschap.gebruiker_id).exists():
        raise ValidationError(f"{lid} zit al weer in de PLG.")
    rij.tot = None
    rij.kartrekker = rij.kartrekker and not anderen.filter(kartrekker=True).exists()
    rij.save()
