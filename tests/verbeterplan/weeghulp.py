"""Weighings and sessions on support, held with raised hands."""

import html
import re
from collections.abc import Sequence

from boas import acties
from boas.models import Sessie
from verbeterplan import weging
from verbeterplan.models import Speerpunt, Weging

NAMEN = ("Te laat in de les", "Feedback op stageverslagen", "Rekenen")


def speerpunten(team, namen: Sequence[str] = NAMEN) -> list[Speerpunt]:
    return [Speerpunt.objects.create(team=team, naam=naam) for naam in namen]


def klaargezet(wereld, namen: Sequence[str] = NAMEN, stippen: int = 3) -> Weging:
    """A weighing in preparation, fourteen people expected."""
    rij = weging.bereid_voor(
        wereld.team, speerpunten(wereld.team, namen), stippen, wereld.teamleider
    )
    Sessie.objects.filter(pk=rij.sessie_id).update(aantal_aanwezig=14)
    return rij


def houd(sessie_id: int, eens: Sequence[int], stippen: Sequence[int] = (), *, sluit=True) -> None:
    """So many of fourteen agree with each statement; ``stippen`` are counted in the room."""
    acties.start(sessie_id, 14)
    sessie = Sessie.objects.get(pk=sessie_id)
    for keuze, aantal in zip(sessie.keuze.all(), eens, strict=True):
        acties.ga_naar(sessie_id, Sessie.Fase.STELLINGEN, keuze.pk)
        acties.tel_handen(sessie_id, sessie.rondes.last().pk, (0, 14 - aantal, aantal, 0))
        acties.onthul(sessie_id)
    if stippen:
        acties.ga_naar(sessie_id, Sessie.Fase.STIPPEN)
        ronde = sessie.stiprondes.get().pk
        acties.tel_stippen(sessie_id, ronde, stippen)
        acties.onthul_stippen(sessie_id, ronde)
    if sluit:
        acties.sluit_sessie(sessie_id)


def gehouden(wereld, *, sluit=True, namen: Sequence[str] = NAMEN) -> Weging:
    """Three speerpunten weighed: the second first by dots; the third is urgent, not feasible."""
    rij = klaargezet(wereld, namen)
    houd(rij.sessie_id, (6, 12, 9, 10, 13, 4), (5, 20, 8), sluit=sluit)
    return Weging.objects.get(pk=rij.pk)


def tekst(antwoord) -> str:
    """What somebody reads on a page, on one line."""
    zonder = re.sub(r"<[^>]+>", " ", antwoord.text)
    return re.sub(r"\s+([.,])", r"\1", " ".join(html.unescape(zonder).split()))
