"""A closed session of the world's team, with low scores, and its planning."""

import datetime

from django.utils import timezone

from boas import acties
from boas.models import Sessie
from tests.factories import ActiviteitFactory, SessieFactory, TrajectFactory, TrajectSessieFactory
from verbeterplan.models import Keuze, TrajectSessie

LAAG, GOED = (2, 3, 7, 2), (0, 1, 9, 4)


def vandaag(dagen: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def gesloten(wereld, tellingen=(LAAG, GOED, LAAG), traject=None, versie=None) -> TrajectSessie:
    """A session held today: as many statements counted as there are tallies."""
    traject = traject or TrajectFactory(team=wereld.team, naam="Begeleiding")
    extra = {"reeks": traject.reeks} | ({"versie": versie} if versie else {})
    ts = TrajectSessieFactory(
        traject=traject,
        sessie=SessieFactory(team=wereld.team, onderwerp="Begeleiding", **extra),
    )
    acties.start(ts.sessie_id)
    for keuze, telling in zip(ts.sessie.keuze.all(), tellingen, strict=False):
        acties.ga_naar(ts.sessie_id, Sessie.Fase.STELLINGEN, keuze.pk)
        acties.tel_handen(ts.sessie_id, ts.sessie.rondes.last().pk, telling)
        acties.onthul(ts.sessie_id)
    acties.sluit_sessie(ts.sessie_id)
    return TrajectSessie.objects.select_related("sessie", "traject").get(pk=ts.pk)


def met_regels(wereld, aantal: int, ts: TrajectSessie | None = None) -> TrajectSessie:
    """A planning with ``aantal`` lines of its own, each with owner and date."""
    ts = ts or gesloten(wereld)
    for plek in range(aantal):
        rij = ActiviteitFactory(
            team=wereld.team,
            traject=ts.traject,
            wat=f"Afspraak {plek}",
            eigenaar=wereld.leden[plek % 3],
            datum=vandaag(plek + 1),
            volgorde=plek,
        )
        Keuze.objects.create(trajectsessie=ts, activiteit=rij)
    return ts


def versie(rij) -> int:
    """The version a form of this row would carry."""
    return rij.history.order_by("-history_id").first().history_id


def volgorde(ts: TrajectSessie) -> list[str]:
    rijen = ts.keuzes.order_by("activiteit__volgorde", "activiteit__pk")
    return list(rijen.values_list("activiteit__wat", flat=True))
