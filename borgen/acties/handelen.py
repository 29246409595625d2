"""A decision with all that follows from it, in one transaction."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from borgen.acties.controleren import nieuwe_norm
from borgen.acties.documenteren import open_nieuwe_versie
from borgen.models import Besluit, Document, Meetafspraak, Meting, Norm, Signaal, Waarneming
from borgen.regels.handelen import Bezwaar, bezwaar
from organisatie.models import Gebruiker
from verbeterplan.models import Activiteit

BEZWAREN = {
    Bezwaar.NIETS_GEZIEN: "Kies minstens één waarneming: waar rust dit besluit op?",
    Bezwaar.EEN_KLACHT: (
        "Een proces verander je niet op de klacht van één persoon. Kies een meting erbij, of nog "
        "een signaal van iemand anders."
    ),
}
LANGSTE_REDEN = 500


@dataclass(frozen=True)
class Normwijziging:
    """What the norm becomes; the reason is what was decided."""

    afspraak: Meetafspraak
    waarde: Decimal
    geldig_van: datetime.date
    te_halen_op: datetime.date | None = None


@transaction.atomic
def neem_besluit(
    besluit: Besluit,
    metingen: Collection[Meting],
    signalen: Collection[Signaal],
    *,
    document: Document | None = None,
    norm: Normwijziging | None = None,
    activiteit: Activiteit | None = None,
) -> Besluit:
    """Save a new decision on these observations.

    Adjusting the process opens a new version of ``document``, adjusting the norm adds one; an
    ``activiteit`` that was not saved yet goes along. Raises ValidationError, with the field it is
    about, when the observations cannot carry it or when what follows cannot be done.
    """
    gebruiker = besluit.door
    eis_grond(besluit.soort, metingen, signalen)
    if besluit.soort == Besluit.Soort.PROCES and document:
        besluit.documentversie = _open_versie(document, besluit.wat, gebruiker)
    if besluit.soort == Besluit.Soort.NORM and norm:
        besluit.norm = _stel_norm_bij(norm, besluit.wat, gebruiker)
    if activiteit:
        activiteit.save()
        besluit.activiteit = activiteit
    besluit.save()
    for meting in metingen:
        Waarneming.objects.create(besluit=besluit, meting=meting)
    for signaal in signalen:
        Waarneming.objects.create(besluit=besluit, signaal=signaal)
    return besluit


def eis_grond(soort: str, metingen: Collection[Meting], signalen: Collection[Signaal]) -> None:
    """Raise ValidationError when a decision of this kind cannot rest on these."""
    bronnen = [(signaal.van, signaal.door_id) for signaal in signalen]
    if reden := bezwaar(soort, len(metingen), bronnen):
        raise ValidationError({"waarnemingen": BEZWAREN[reden]})


def _open_versie(document: Document, reden: str, gebruiker: Gebruiker):
    try:
        return open_nieuwe_versie(document, reden, gebruiker, verkort=True)
    except ValidationError as fout:
        raise ValidationError({"document": fout.messages}) from fout


def _stel_norm_bij(norm: Normwijziging, reden: str, gebruiker: Gebruiker) -> Norm:
    try:
        return nieuwe_norm(
            norm.afspraak.pk,
            Norm.Soort.INTERN,
            norm.waarde,
            norm.geldig_van,
            reden[:LANGSTE_REDEN],
            gebruiker,
            norm.te_halen_op,
        )
    except ValidationError as fout:
        per_veld = fout.message_dict if hasattr(fout, "error_dict") else {"waarde": fout.messages}
        velden = {"waarde", "geldig_van", "te_halen_op"}
        raise ValidationError(
            {(veld if veld in velden else "wat"): tekst for veld, tekst in per_veld.items()}
        ) from fout


@transaction.atomic
def verwijder(besluit: Besluit) -> None:
    """Take a decision back; its observations wait again. A norm or version it led to stays."""
    besluit.waarnemingen.all().delete()
    besluit.delete()
