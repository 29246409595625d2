"""Ending a step and going along the six indicators: writes over several rows."""

import datetime
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from borgen.models import Borgbewijs, Borgtoets, Stapafsluiting
from borgen.regels.geborgd import INDICATOREN
from borgen.regels.stap import Stap
from borgen.regels.stapresultaat import mag_afronden
from organisatie.models import Gebruiker
from verbeterplan.models import Verbeteractie


@transaction.atomic
def rond_stap_af(
    actie: Verbeteractie,
    stap: Stap,
    behaald: Collection[str],
    opmerking: str,
    gebruiker: Gebruiker,
    dag: datetime.date | None = None,
) -> Stapafsluiting:
    """End a step with the results that are there; an earlier end stays readable.

    Raises ValidationError when nothing is there, or when what is missing has no explanation.
    """
    if not behaald:
        raise ValidationError({"behaald": "Vink aan welke resultaten er zijn."})
    if not mag_afronden(stap, behaald, opmerking):
        raise ValidationError(
            {"opmerking": "Nog niet alles is er. Schrijf kort op wat er ontbreekt en waarom."}
        )
    return _sluit(actie, stap, gebruiker, dag, behaald=sorted(behaald), opmerking=opmerking.strip())


@transaction.atomic
def sla_documenteren_over(
    actie: Verbeteractie, reden: str, gebruiker: Gebruiker, dag: datetime.date | None = None
) -> Stapafsluiting:
    """The agreements stand somewhere already. Raises ValidationError without a reason."""
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waar de afspraak al vastligt."})
    return _sluit(
        actie, Stap.DOCUMENTEREN, gebruiker, dag, overgeslagen=True, opmerking=reden.strip()
    )


def _sluit(
    actie: Verbeteractie,
    stap: Stap,
    gebruiker: Gebruiker,
    dag: datetime.date | None,
    **velden,
) -> Stapafsluiting:
    # One at a time: of two who end the same step the later one counts.
    Verbeteractie.objects.select_for_update().get(pk=actie.pk)
    for eerder in Stapafsluiting.objects.geldig().filter(verbeteractie=actie, stap=stap):
        eerder.heropen(gebruiker)
    return Stapafsluiting.objects.create(
        verbeteractie=actie,
        stap=stap,
        door=gebruiker,
        datum=dag or timezone.localdate(),
        **velden,
    )


@transaction.atomic
def begin_toets(
    actie: Verbeteractie, gebruiker: Gebruiker, dag: datetime.date | None = None
) -> Borgtoets:
    """Open a check, or give the one that is open.

    The evidence of last time stands in it to be looked at again; nothing is ticked yet.
    """
    Verbeteractie.objects.select_for_update().get(pk=actie.pk)
    toetsen = Borgtoets.objects.filter(verbeteractie=actie)
    if lopend := toetsen.filter(gesloten_op=None).first():
        return lopend
    vorige = toetsen.gesloten().first()
    eerder = dict(vorige.bewijzen.values_list("indicator", "bewijs")) if vorige else {}
    toets = Borgtoets.objects.create(
        verbeteractie=actie, begonnen_door=gebruiker, begonnen_op=dag or timezone.localdate()
    )
    for indicator in INDICATOREN:
        Borgbewijs.objects.create(
            toets=toets, indicator=indicator.sleutel, bewijs=eerder.get(indicator.sleutel, "")
        )
    return toets


@transaction.atomic
def sluit_toets(toets: Borgtoets, gebruiker: Gebruiker, dag: datetime.date | None = None) -> None:
    """Settle the outcome. Raises ValidationError when it was settled already."""
    Borgtoets.objects.select_for_update(of=("self",)).get(pk=toets.pk)
    toets.refresh_from_db()
    toets.sluit(gebruiker, dag)
