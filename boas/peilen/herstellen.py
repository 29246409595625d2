"""After a backup was put back: the counts of open peilingen begin again at nothing."""

from boas.models import Peilgroep, Peiltelling, Sessie
from boas.peilen.starten import lege_tellingen


def maak_tellingen() -> int:
    """Make the rows that answers are counted in, as opening did; a backup leaves them out."""
    groepen = Peilgroep.objects.filter(peiling__sessie__status=Sessie.Status.LOPEND)
    rijen: list[Peiltelling] = []
    for groep in groepen.select_related("peiling__sessie__versie"):
        sessie = groep.peiling.sessie
        stellingen = sessie.keuze.values_list("stelling", flat=True)
        rijen += lege_tellingen(groep, stellingen, sessie.versie)
    return len(Peiltelling.objects.bulk_create(rijen, ignore_conflicts=True))
