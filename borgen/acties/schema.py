"""The schedule of measurements follows the agreements and the school year."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from borgen.models import Meetafspraak, Meetmoment
from borgen.regels import meetmomenten as regels
from organisatie.models import Schooljaar


@transaction.atomic
def werk_schema_bij(
    afspraken: Iterable[int] | None = None, nieuw_vanaf: datetime.date | None = None
) -> None:
    """Bring moments in line with what was agreed; of all agreements when none are named.

    What was measured or has lapsed stays, whatever changes. New moments begin ``nieuw_vanaf``
    (today unless given): changing an agreement does not make somebody late.
    """
    vandaag = timezone.localdate()
    # In order of key: two that run at once wait for each other instead of locking each other out.
    rijen = Meetafspraak.objects.order_by("pk").select_for_update(of=("self",))
    if afspraken is not None:
        rijen = rijen.filter(pk__in=list(afspraken))
    vast = Q(meting__isnull=False) | ~Q(vervallen_reden="")
    rijen = rijen.prefetch_related("momenten")
    jaren, periodes = _lees_jaren()
    vaste = set(
        Meetmoment.objects.filter(vast, meetafspraak__in=[rij.pk for rij in rijen]).values_list(
            "pk", flat=True
        )
    )
    for afspraak in rijen:
        bestaand = [
            regels.Bestaand(m.pk, m.op, m.naam, m.periode_id or 0, m.pk in vaste)
            for m in afspraak.momenten.all()
        ]
        gewenst = _gewenst(afspraak, jaren, periodes)
        begin = max(nieuw_vanaf or vandaag, afspraak.vanaf)
        _voer_uit(afspraak, regels.werk_bij(bestaand, gewenst, begin, vandaag))


def _lees_jaren() -> tuple[list[regels.Deel], list[regels.Deel]]:
    """School years and periods that are not closed."""
    jaren = list(
        Schooljaar.objects.filter(gesloten=False).prefetch_related("periodes").order_by("van")
    )
    return (
        [regels.Deel(jaar.van, jaar.tot, jaar.naam, jaar.pk) for jaar in jaren],
        [
            regels.Deel(deel.van, deel.tot, f"{deel.naam}, {jaar.naam}", deel.pk)
            for jaar in jaren
            for deel in jaar.periodes.all()
        ],
    )


def _gewenst(
    afspraak: Meetafspraak, jaren: list[regels.Deel], periodes: list[regels.Deel]
) -> list[regels.Moment]:
    match afspraak.ritme:
        case Meetafspraak.Ritme.PERIODE:
            gewenst = regels.iedere_periode(periodes)
        case Meetafspraak.Ritme.PER_JAAR:
            gewenst = regels.keer_per_jaar(jaren, afspraak.keer_per_jaar or 1)
        case _:
            gewenst = regels.vaste_datums(map(datetime.date.fromisoformat, afspraak.datums))
    einde = afspraak.gestopt_op or datetime.date.max
    return [moment for moment in gewenst if afspraak.vanaf <= moment.op <= einde]


def _voer_uit(afspraak: Meetafspraak, verschil: regels.Verschil) -> None:
    per_pk = {moment.pk: moment for moment in afspraak.momenten.all()}
    for pk in verschil.weg:
        # One by one: each leaves a line of history.
        per_pk[pk].delete()
    for pk, wens in verschil.anders:
        rij = per_pk[pk]
        rij.op, rij.naam, rij.periode_id = wens.op, wens.naam[:80], wens.periode or None
        rij.save()
    for wens in verschil.nieuw:
        Meetmoment.objects.create(
            meetafspraak=afspraak, op=wens.op, naam=wens.naam[:80], periode_id=wens.periode or None
        )


@task()
def schooljaar_veranderd() -> None:
    """After a change of school year or period: every running agreement gets its moments."""
    lopend = Meetafspraak.objects.lopend().exclude(ritme=Meetafspraak.Ritme.DATUMS)
    werk_schema_bij(lopend.values_list("pk", flat=True))


def na_schooljaar(**kwargs: object) -> None:
    """Signal: a Schooljaar or Periode was saved or deleted."""
    if Meetafspraak.objects.lopend().exists():
        schooljaar_veranderd.enqueue()
