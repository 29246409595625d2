"""This process's index, brought up to date at every call."""

from threading import Lock

from django.db import connection

from metaanalyse.models import Kaartwijziging
from metaanalyse.register.bouw import bouw, pas_toe
from metaanalyse.register.staat import Register

# From so many changed cards on reading everything anew is quicker.
MEEST_BIJ = 100

_slot = Lock()
_huidig: Register | None = None


def register() -> Register:
    """The index as the database says it must be now: one cheap query when nothing changed.

    Made at the first call. Whoever holds a state keeps it whatever happens after.
    """
    global _huidig
    stand = _stand()
    nu = _huidig
    if nu is not None and nu.stand == stand:
        return nu
    with _slot:
        # Another thread may have done the work meanwhile.
        nu, stand = _huidig, _stand()
        if nu is None or nu.stand != stand:
            nu = _huidig = volgende(nu, stand)
        return nu


def volgende(nu: Register | None, stand: tuple[int, str]) -> Register:
    """The state that belongs to ``stand``, from the present one when that can be."""
    kaarten = _gewijzigd(nu, stand) if nu else None
    if nu is None or kaarten is None:
        return bouw(stand)
    return pas_toe(nu, stand, kaarten)


def _stand() -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT versie, kenmerk FROM metaanalyse_kaartstand WHERE id = 1")
        rij = cursor.fetchone()
    return (rij[0], rij[1]) if rij else (0, "")


def _gewijzigd(nu: Register, stand: tuple[int, str]) -> set[int] | None:
    """The cards that changed since; None when that cannot be said, or they are many."""
    versie, kenmerk = nu.stand
    wijzigingen = Kaartwijziging.objects.filter(versie__gte=versie, versie__lte=stand[0])
    rijen = wijzigingen.values_list("versie", "kenmerk", "kaart")[: 10 * MEEST_BIJ]
    kaarten: set[int] = set()
    bekend, laatste = False, nu.stand
    for van, van_kenmerk, kaart in rijen:
        bekend = bekend or (van, van_kenmerk) == (versie, kenmerk)
        laatste = (van, van_kenmerk)
        if van > versie:
            if kaart is None:
                return None
            kaarten.add(kaart)
    # A state that is not in the row of changes was never committed, or is of another database.
    if not bekend or laatste != stand or len(kaarten) > MEEST_BIJ:
        return None
    return kaarten
