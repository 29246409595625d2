"""What the phase borgen shows: is it secured in structure, and in persons?"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone

from borgen.acties.vastleggen import document_van
from borgen.models import Document, Documentversie, Meetafspraak
from verbeterplan.models import (
    Activiteit,
    Agendapunt,
    Cyclusronde,
    Kartrekkerschap,
    Verbeteractie,
    Verbetertraject,
)
from verbeterplan.regels.kartrekker import PER_CODE, Taak


@dataclass(frozen=True)
class Structuur:
    """``acties`` carry ``geldt`` and ``bezig`` (is it on paper) and ``gemeten``."""

    acties: list[Verbeteractie]
    document: Document | None
    overleggen: int
    eerste_overleg: datetime.datetime | None


def lees_borgfeiten(traject: Verbetertraject) -> dict[str, bool]:
    """For what is next in a traject (``verbeterplan.reisbeeld``). One query.

    What is being written down counts: that it waits is told where the document is.
    """
    acties = list(_acties(traject))
    return {
        "vastgelegd": all(actie.bezig for actie in acties),
        "gemeten": all(actie.gemeten for actie in acties),
    }


def _acties(traject: Verbetertraject) -> Any:
    """Its verbeteracties with ``geldt``, ``bezig`` and ``gemeten``."""
    mijn = Document.objects.filter(verbeteracties=OuterRef("pk"))
    vast = Documentversie.objects.van_kracht().filter(document__verbeteracties=OuterRef("pk"))
    meten = Meetafspraak.objects.lopend().filter(verbeteractie=OuterRef("pk"))
    return traject.verbeteracties.annotate(
        geldt=Exists(vast), bezig=Exists(mijn), gemeten=Exists(meten)
    )


def lees_structuur(traject: Verbetertraject) -> Structuur:
    """Three queries. Only that it is there is told: what a document says follows its own rights."""
    komt = Agendapunt.objects.filter(
        Q(traject=traject) | Q(verbeteractie__traject=traject),
        overleg__moment__gte=timezone.now(),
        overleg__weg_op=None,
    ).aggregate(n=Count("overleg", distinct=True), eerste=Min("overleg__moment"))
    return Structuur(list(_acties(traject)), document_van(traject), komt["n"], komt["eerste"])


@dataclass(frozen=True)
class Taakregel:
    """A task of whoever keeps the theme alive, and the activity that stands for it."""

    taak: Taak
    activiteit: Activiteit | None
    voorstel: datetime.date


def lees_kartrekkerschap(ronde: Cyclusronde) -> Kartrekkerschap | None:
    rijen = Kartrekkerschap.objects.filter(ronde=ronde)
    return rijen.select_related("lidmaatschap__gebruiker", "lidmaatschap__team").first()


def lees_taken(rij: Kartrekkerschap | None, traject: Verbetertraject) -> list[Taakregel]:
    """The tasks that were ticked, in the order of the list. One query."""
    if rij is None:
        return []
    taken = [taak for code, taak in PER_CODE.items() if code in rij.taken]
    open_ = traject.activiteiten.te_doen().filter(wat__in=[taak.tekst for taak in taken])
    per_tekst = {activiteit.wat: activiteit for activiteit in open_}
    vandaag = timezone.localdate()
    return [Taakregel(t, per_tekst.get(t.tekst), t.voorstel(vandaag)) for t in taken]
