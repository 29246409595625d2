"""After a backup was put back: the counts of open peilingen begin again at nothing."""

from boas.models import Peilgroep, Peiltelling, Sessie


def maak_tellingen() -> int:
    """Make the rows that answers are counted in, as opening did; a backup leaves them out."""
    groepen = Peilgroep.objects.filter(peiling__sessie__status=Sessie.Status.LOPEND)
    rijen = [
        Peiltelling(groep=groep, stelling_id=keuze.stelling_id, waarde=waarde)
        for groep in groepen.select_related("peiling__sessie__versie")
        for keuze in groep.peiling.sessie.keuze.all()
        for waarde in range(len(groep.peiling.sessie.versie.schaal))
    ]
    return len(Peiltelling.objects.bulk_create(rijen, ignore_conflicts=True))
