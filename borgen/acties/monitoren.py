"""Signals and the year agenda: writes over several rows."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from borgen.models import Signaal
from organisatie.models import Team
from organisatie.models.versie import historie_van
from verbeterplan.models import Agendapunt, Overleg, Verbeteractie

MINUTEN = 15


def zelfde_van_vandaag(nieuw: Signaal) -> Signaal | None:
    """The signal this person noted today in the same words: who sends a form twice meant one."""
    return Signaal.objects.filter(
        verbeteractie=nieuw.verbeteractie,
        door=nieuw.door,
        datum=nieuw.datum,
        van=nieuw.van,
        richting=nieuw.richting,
        tekst=nieuw.tekst,
    ).first()


@transaction.atomic
def bespreek(signalen: Iterable[Signaal], overleg: Overleg | None) -> int:
    """Note in which meeting these were discussed; None takes that back. Gives how many changed."""
    rijen = Signaal.objects.select_for_update(of=("self",)).filter(
        pk__in=[signaal.pk for signaal in signalen]
    )
    anders = [rij for rij in rijen if rij.besproken_in_id != (overleg.pk if overleg else None)]
    for rij in anders:
        rij.besproken_in = overleg
        rij.save()
    return len(anders)


@transaction.atomic
def verwijder(signaal: Signaal) -> int:
    """Remove a signal; gives the line of its history with which ``zet_terug`` brings it back.

    Raises ValidationError when a decision rests on it.
    """
    if signaal.waarnemingen.exists():
        raise ValidationError("Op dit signaal rust een besluit. Daarom blijft het staan.")
    pk = signaal.pk
    signaal.delete()
    regels = historie_van(Signaal).objects.filter(id=pk, history_type="-")
    return regels.order_by("-history_id").values_list("history_id", flat=True)[0]


@transaction.atomic
def zet_terug(regel: Any) -> Signaal:
    """Bring back what was removed, as it was. ``regel``: that line of history.

    Raises ValidationError when what it hangs on is gone, or when it is back already.
    """
    if Signaal.objects.filter(pk=regel.id).exists():
        raise ValidationError("Dit signaal staat er al weer.")
    if not Verbeteractie.objects.filter(pk=regel.verbeteractie_id).exists():
        raise ValidationError("De verbeteractie van dit signaal is er niet meer.")
    signaal: Signaal = regel.instance
    overleg = signaal.besproken_in_id
    if overleg and not Overleg.objects.filter(pk=overleg).exists():
        signaal.besproken_in = None
    moment = signaal.moment
    signaal.save(force_insert=True)
    # The moment of noting is set at every insert; it was noted when it was noted.
    Signaal.objects.filter(pk=signaal.pk).update(moment=moment)
    return signaal


@transaction.atomic
def zet_op_jaaragenda(
    team: Team,
    acties: Sequence[Verbeteractie],
    overleggen: Iterable[Overleg],
    nieuwe: Iterable[datetime.datetime],
    titel: str,
) -> tuple[int, int]:
    """Put verbeteracties on the agenda of these meetings and of new ones at ``nieuwe``.

    What is on an agenda already is not put there twice, and on a day with a meeting no second is
    made. Gives how many points and how many meetings were added.
    """
    # One at a time per team: two who plan the same year make no meeting twice.
    Team.objects.select_for_update().get(pk=team.pk)
    gekozen = {overleg.pk: overleg for overleg in overleggen}
    gemaakt = 0
    for moment in nieuwe:
        overleg = _op_dag(team, moment)
        if overleg is None:
            overleg = Overleg.objects.create(team=team, titel=titel, moment=moment)
            gemaakt += 1
        gekozen[overleg.pk] = overleg
    punten = sum(_agendeer(overleg, acties) for overleg in gekozen.values())
    return punten, gemaakt


def _op_dag(team: Team, moment: datetime.datetime) -> Overleg | None:
    begin = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    dag = Overleg.objects.filter(
        team=team, moment__gte=begin, moment__lt=begin + datetime.timedelta(days=1)
    )
    return dag.order_by("moment", "pk").first()


def _agendeer(overleg: Overleg, acties: Sequence[Verbeteractie]) -> int:
    staat_er = set(overleg.agendapunten.values_list("verbeteractie", flat=True))
    nieuw = [
        Agendapunt(
            traject_id=actie.traject_id,
            verbeteractie=actie,
            tekst=f"Hoe gaat het met: {actie.naam}",
            minuten=MINUTEN,
        )
        for actie in acties
        if actie.pk not in staat_er
    ]
    overleg.voeg_toe(*nieuw)
    return len(nieuw)
