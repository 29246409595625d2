"""Says which cards count otherwise, in the transaction that changed them."""

from collections.abc import Iterable
from uuid import uuid4

from django.db.models import F

from metaanalyse.models import Kaartstand, Kaartwijziging

# More than this at once is read anew as a whole: that is faster than one by one.
VEEL = 200
# Whoever is further behind reads everything anew.
BEWAARD = 2000


def meld_gewijzigd(kaarten: Iterable[int]) -> None:
    """To be called inside a transaction; holds up other changes of cards until it commits."""
    nummers = list(kaarten)
    if not nummers:
        return
    kenmerk = uuid4().hex
    stand = Kaartstand.objects.filter(pk=1)
    hoger = {"versie": F("versie") + 1, "kenmerk": kenmerk}
    if not stand.update(**hoger):
        # The very first; whoever is first at the same moment waits here and counts on.
        Kaartstand.objects.bulk_create([Kaartstand(pk=1)], ignore_conflicts=True)
        stand.update(**hoger)
    versie = stand.values_list("versie", flat=True).get()
    wijzigingen = [None] if len(nummers) > VEEL else nummers
    Kaartwijziging.objects.bulk_create(
        Kaartwijziging(versie=versie, kenmerk=kenmerk, kaart=nummer) for nummer in wijzigingen
    )
    Kaartwijziging.objects.filter(versie__lte=versie - BEWAARD).delete()
