"""Closing a peiling: what may be shown becomes the result, the rest is wiped. Once, for good."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from boas import sporen
from boas.acties.kern import gewijzigd
from boas.models import (
    Inlevering,
    Peilgroep,
    Peiling,
    Peilpost,
    Peiltelling,
    Ronde,
    Sessie,
    Telling,
    Uitnodiging,
)
from boas.peilen.kern import eis_open
from boas.regels.afscherming import Antwoorden, Toonbaar, scherm_af
from boas.regels.groepen import gezamenlijke_code


@transaction.atomic
def sluit_peiling(sessie_id: int) -> Toonbaar:
    """Close it and make its result. There is no way back: opened again and closed after one more
    answer, two results would tell what that one was.

    Raises NietNu when it is not open.
    """
    sessie = eis_open(sessie_id)
    groepen = list(Peilgroep.objects.select_for_update().filter(peiling=sessie_id))
    toonbaar = scherm_af([_antwoorden(groep) for groep in groepen])
    uitgenodigd = sum(groep.uitgenodigd for groep in groepen)
    _wis(sessie_id)
    for plek, antwoorden in enumerate(toonbaar.groepen):
        Peilgroep.objects.create(
            peiling_id=sessie_id,
            code=_code(antwoorden, toonbaar),
            naam=antwoorden.naam,
            volgorde=plek,
            uitgenodigd=antwoorden.uitgenodigd,
            op_papier=antwoorden.op_papier,
            beantwoord=antwoorden.beantwoord,
        )
    _leg_vast(sessie, toonbaar, uitgenodigd)
    sessie.naar(Sessie.Status.AFGESLOTEN)
    sessie.afgesloten_op = timezone.now()
    sessie.save()
    gewijzigd(sessie_id)
    transaction.on_commit(sporen.wis, robust=True)
    return toonbaar


def _antwoorden(groep: Peilgroep) -> Antwoorden:
    per_stelling: dict[str, dict[int, int]] = defaultdict(dict)
    for stelling, waarde, n in groep.tellingen.values_list("stelling", "waarde", "n"):
        per_stelling[str(stelling)][waarde] = n
    return Antwoorden(
        codes=(groep.code,),
        naam=groep.naam,
        uitgenodigd=groep.uitgenodigd,
        beantwoord=Inlevering.objects.filter(uitnodiging__groep=groep).count(),
        per_stelling={
            stelling: tuple(aantal for _, aantal in sorted(aantallen.items()))
            for stelling, aantallen in per_stelling.items()
        },
        op_papier=groep.op_papier,
    )


def _wis(sessie_id: int) -> None:
    """Everything of the time it was open: links, marks, counts and mail that did not go."""
    Peilpost.objects.filter(peiling=sessie_id).delete()
    Inlevering.objects.filter(uitnodiging__groep__peiling=sessie_id).delete()
    Peiltelling.objects.filter(groep__peiling=sessie_id).delete()
    Uitnodiging.objects.filter(groep__peiling=sessie_id).delete()
    Peilgroep.objects.filter(peiling=sessie_id).delete()
    Peiling.genodigden.through.objects.filter(peiling=sessie_id).delete()


def _leg_vast(sessie: Sessie, toonbaar: Toonbaar, uitgenodigd: int) -> None:
    """The counts as those of a round that was revealed: results read no other."""
    nu = timezone.now()
    rondes = {}
    for stelling in dict.fromkeys(s for g in toonbaar.groepen for s in g.per_stelling):
        if sum(groep.n(stelling) for groep in toonbaar.groepen):
            rondes[stelling] = Ronde.objects.create(
                sessie=sessie,
                stelling_id=int(stelling),
                status=Ronde.Status.ONTHULD,
                aanwezig=uitgenodigd,
                onthuld_op=nu,
            )
    Telling.objects.bulk_create(
        Telling(
            ronde=rondes[stelling],
            bron=Telling.Bron.LINK,
            groep=_code(groep, toonbaar),
            waarde=waarde,
            n=n,
        )
        for groep in toonbaar.groepen
        for stelling, aantallen in groep.per_stelling.items()
        for waarde, n in enumerate(aantallen)
        if n
    )


def _code(groep: Antwoorden, toonbaar: Toonbaar) -> str:
    return gezamenlijke_code(groep.codes, enige=len(toonbaar.groepen) == 1)
