"""Reminding everybody of a peiling: nobody knows who answered, so nobody is left out."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from boas.acties import NietNu
from boas.models import Peiling, Peilpost
from boas.peilen.kern import VOORBIJ, eis_open
from boas.peilen.mensen import te_herinneren
from boas.peilen.post import laat_gaan
from boas.peilen.poststand import Stand, stand

VANDAAG_AL = "Vandaag ging er al een herinnering uit. Morgen kan het weer."
NOG_ONDERWEG = "De mail is nog onderweg. Wacht tot alles weg is."
NIEMAND = "Nog niemand kreeg de uitnodiging."


def bezwaar(peiling: Peiling, post: Stand) -> str:
    """Why a reminder of an open peiling cannot go now, in words; empty when it can."""
    vandaag = timezone.localdate()
    if peiling.sluit_op < vandaag:
        return VOORBIJ
    if peiling.herinnerd_op and timezone.localdate(peiling.herinnerd_op) >= vandaag:
        return VANDAAG_AL
    if post.wachtend:
        return NOG_ONDERWEG
    return "" if post.verstuurd else NIEMAND


@transaction.atomic
def herinner(sessie_id: int) -> int:
    """Mail everybody who was invited and is still there; how many that are.

    Once a day at most. Who never got the invitation (its mail failed) gets no reminder of it.
    Raises NietNu.
    """
    sessie = eis_open(sessie_id)
    peiling: Peiling = sessie.peiling
    if reden := bezwaar(peiling, stand(sessie_id)):
        raise NietNu(reden)
    # A reminder that failed is replaced by the new one.
    peiling.post.filter(token="").delete()
    zonder_link = set(peiling.post.filter(~Q(token="")).values_list("gebruiker", flat=True))
    mensen = [mens for mens in te_herinneren(sessie) if mens.pk not in zonder_link]
    Peilpost.objects.bulk_create(Peilpost(peiling=peiling, gebruiker=mens) for mens in mensen)
    peiling.herinnerd_op = timezone.now()
    peiling.save()
    laat_gaan(sessie_id)
    return len(mensen)
