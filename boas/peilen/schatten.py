"""The bestuur signs what it thinks people will answer: once, before the first invitation goes."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from boas.acties import NietNu
from boas.acties.kern import gewijzigd, vergrendel
from boas.models import Bestuursschatting, Sessie
from boas.regels.zegel import zegel_van
from organisatie.models import Gebruiker
from rapportage.getallen import datum

TE_LAAT = "De vragenlijst is al geopend. Een schatting kan alleen daarvoor worden getekend."


@transaction.atomic
def teken(
    sessie_id: int,
    door: Gebruiker,
    antwoorden: Mapping[str, int],
    op: datetime.datetime | None = None,
) -> Bestuursschatting:
    """Store and seal the estimate: for each code of a statement the answer, from 0.

    ``op``: when it is signed; now, but for the demo, whose story happened before.

    Raises NietNu when somebody signed before or when it is open already, and ValueError unless
    every statement of the session has an answer of its scale.
    """
    sessie = vergrendel(sessie_id)
    if eerder := Bestuursschatting.objects.filter(sessie=sessie_id).first():
        raise NietNu(al_getekend(eerder))
    if sessie.status != Sessie.Status.VOORBEREIDING:
        raise NietNu(TE_LAAT)
    codes = set(sessie.keuze.values_list("stelling__code", flat=True))
    schaal = range(len(sessie.versie.schaal))
    if set(antwoorden) != codes or any(waarde not in schaal for waarde in antwoorden.values()):
        raise ValueError("Bij elke stelling hoort één antwoord van de schaal.")
    nu = op or timezone.now()
    schatting = Bestuursschatting.objects.create(
        sessie=sessie,
        door=door,
        naam=door.naam,
        getekend_op=nu,
        antwoorden=dict(antwoorden),
        zegel=zegel_van(sessie.pk, door.naam, nu, antwoorden),
    )
    gewijzigd(sessie_id)
    return schatting


def al_getekend(schatting: Bestuursschatting) -> str:
    """In words who signed, and when."""
    return (
        f"{schatting.naam} tekende de schatting op {datum(schatting.getekend_op)}. "
        "Die verandert niet meer."
    )
