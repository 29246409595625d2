"""Sessions with a given set of tallies, made at once: for tests of what is done with figures."""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from boas.models import Reden, Ronde, Sessie, Telling
from tests.factories import SessieFactory, VersieFactory

Aantallen = tuple[int, ...] | None


def getelde_sessie(
    tellingen: Sequence[Aantallen],
    *,
    status: Sessie.Status = Sessie.Status.AFGESLOTEN,
    redenen: bool = False,
    telefoons: int = 0,
    **velden,
) -> Sessie:
    """A session with a statement per tally; None is a statement that was never asked.

    ``telefoons``: so many of the first answer's count came from phones, where there are as many.
    ``aanwezig`` is 14, or as many as answered when that is more.
    """
    versie = velden.pop("versie", None) or VersieFactory(stellingen=len(tellingen))
    nu = timezone.now()
    sessie = SessieFactory(
        versie=versie,
        status=status,
        begonnen_op=None if status == Sessie.Status.VOORBEREIDING else nu,
        afgesloten_op=nu if status == Sessie.Status.AFGESLOTEN else None,
        **velden,
    )
    for stelling, aantallen in zip(versie.stellingen.all(), tellingen, strict=True):
        if aantallen is not None:
            ronde = tel(sessie, stelling, aantallen, telefoons=telefoons)
            if redenen:
                Reden.objects.create(ronde=ronde, tekst=f"Geheime reden bij {stelling.code}")
    return sessie


def eerdere_sessie(sessie: Sessie, tellingen: Sequence[Aantallen], **velden) -> Sessie:
    """A session held the day before ``sessie``, which is compared with it from now on."""
    sessie.reeks = "verbetering"
    sessie.save()
    velden = {"versie": sessie.versie, "team": sessie.team, "reeks": "verbetering"} | velden
    eerder = getelde_sessie(tellingen, **velden)
    eerder.begonnen_op -= datetime.timedelta(days=1)
    eerder.save()
    return eerder


def tel(
    sessie: Sessie, stelling, aantallen: tuple[int, ...], *, nummer: int = 1, telefoons: int = 0
) -> Ronde:
    """A revealed round with this tally."""
    ronde = Ronde.objects.create(
        sessie=sessie,
        stelling=stelling,
        nummer=nummer,
        status=Ronde.Status.ONTHULD,
        onthuld_op=timezone.now(),
        aanwezig=max(14, sum(aantallen)),
    )
    per_telefoon = min(telefoons, aantallen[0])
    handen = (aantallen[0] - per_telefoon, *aantallen[1:])
    Telling.objects.bulk_create(
        Telling(ronde=ronde, bron=Telling.Bron.HANDEN, waarde=w, n=n) for w, n in enumerate(handen)
    )
    Telling.objects.create(ronde=ronde, bron=Telling.Bron.TELEFOONS, waarde=0, n=per_telefoon)
    return ronde
