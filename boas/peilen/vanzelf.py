"""A peiling whose last day has been closes by itself, whoever looks or nobody.

Where a worker runs, it is done just after that day. Whoever opens its page does it too, and so does
the nightly command of what is kept too long (``SOORTEN``): links and counts are no longer needed.
"""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import default_task_backend, task

from boas.acties.kern import vergrendel
from boas.models import Peiling, Sessie
from boas.peilen.sluiten import sluit_peiling
from organisatie.bewaren import Bewaarsoort

# Past midnight, when the day is over on every clock.
NA_MIDDERNACHT = datetime.time(0, 5)


def verlopen() -> QuerySet[Peiling]:
    """Those that are open, whose last day has been."""
    return Peiling.objects.filter(
        sessie__status=Sessie.Status.LOPEND, sluit_op__lt=timezone.localdate()
    )


def sluit_als_verlopen(sessie_id: int) -> bool:
    """Close it when its last day has been; whether that is what happened now.

    Safe to ask at any moment: of two at once one closes it.
    """
    if not verlopen().filter(pk=sessie_id).exists():
        return False
    with transaction.atomic():
        vergrendel(sessie_id)
        # Closed, or given another day, while this waited.
        if not verlopen().filter(pk=sessie_id).exists():
            return False
        sluit_peiling(sessie_id)
    return True


def sluit_verlopen(voor: datetime.date) -> dict[str, int]:
    """Close every one whose last day was before this day, which is today; how many there were."""
    rijen = verlopen().filter(sluit_op__lt=voor).values_list("pk", flat=True)
    return {"vragenlijsten gesloten": sum(sluit_als_verlopen(pk) for pk in list(rijen))}


SOORTEN = (
    Bewaarsoort("peilingen", "Links van vragenlijsten na de laatste dag", sluit_verlopen, dagen=0),
)


@task()
def sluit_vanzelf(sessie_id: int) -> None:
    """In the background. When the last day moved meanwhile, another one of these comes later."""
    sluit_als_verlopen(sessie_id)


def plan_sluiting(peiling: Peiling) -> None:
    """Let a worker close it after its last day."""
    if default_task_backend.supports_defer:
        dag = peiling.sluit_op + datetime.timedelta(days=1)
        moment = timezone.make_aware(datetime.datetime.combine(dag, NA_MIDDERNACHT))
        sluit_vanzelf.using(run_after=moment).enqueue(peiling.pk)
