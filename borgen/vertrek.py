"""What of keeping an improvement hangs on a membership when somebody leaves."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from borgen.models import Document, Meetafspraak, Proces
from organisatie.models import Lidmaatschap
from organisatie.vertrek import Werksoort, per_rij
from verbeterplan.models import Verbetertraject


def _metingen(dag: datetime.date) -> QuerySet[Meetafspraak]:
    return Meetafspraak.objects.filter(
        gestopt_op=None, verbeteractie__traject__status=Verbetertraject.Status.LOPEND
    )


def _naar_het_team(
    rijen: Iterable[Any], soort: Werksoort, naar: Lidmaatschap | None, dag: datetime.date, door: Any
) -> None:
    """What quality staff measured for a team; one executor at a time."""
    for rij in rijen:
        rij.uitvoerder_buiten_team, rij.uitvoerder = None, naar
        rij.save()


def _processen(dag: datetime.date) -> QuerySet[Proces]:
    return Proces.objects.all()


def _documenten(dag: datetime.date) -> QuerySet[Document]:
    return Document.objects.all()


WERK = (
    Werksoort(
        "documenten",
        "document",
        "documenten",
        "borgen.Document.eigenaar",
        _documenten,
        per_rij,
    ),
    Werksoort(
        "processen-beheer",
        "proces om te bewaken",
        "processen om te bewaken",
        "borgen.Proces.beheerder",
        _processen,
        per_rij,
    ),
    Werksoort(
        "processen-evalueren",
        "proces om te evalueren",
        "processen om te evalueren",
        "borgen.Proces.evalueert",
        _processen,
        per_rij,
    ),
    Werksoort(
        "processen-beschikbaar",
        "proces om beschikbaar te maken",
        "processen om beschikbaar te maken",
        "borgen.Proces.maakt_beschikbaar",
        _processen,
        per_rij,
    ),
    Werksoort(
        "metingen",
        "meting om uit te voeren",
        "metingen om uit te voeren",
        "borgen.Meetafspraak.uitvoerder",
        _metingen,
        per_rij,
    ),
    Werksoort(
        "metingen-kwaliteit",
        "meting voor een team",
        "metingen voor een team",
        "borgen.Meetafspraak.uitvoerder_buiten_team",
        _metingen,
        _naar_het_team,
        account=True,
    ),
)
PERSOONLIJK = {
    "borgen.Beheersing.lidmaatschap": (
        "De eigen rij in de competentiematrix telt niet meer mee voor het team."
    ),
    "borgen.Agendaadres.gebruiker": "",
    "borgen.Herinneringsstand.gebruiker": "",
    "borgen.Schatting.gebruiker": "",
}
GESCHIEDENIS = (
    "borgen.Akkoord.lidmaatschap",
    "borgen.Gelezen.lidmaatschap",
    "borgen.Norm.door",
    "borgen.Bespreking.door",
    "borgen.Document.gemaakt_door",
    "borgen.Voorstel.door",
    "borgen.Meting.door",
    "borgen.Steekproef.door",
    "borgen.Signaal.door",
    "borgen.Documentversie.opgesteld_door",
    "borgen.Deelstap.door",
    "borgen.Besluit.door",
    "borgen.Schattingsronde.geopend_door",
    "borgen.Stapafsluiting.door",
    "borgen.Stapafsluiting.heropend_door",
    "borgen.Borgtoets.begonnen_door",
    "borgen.Borgtoets.gesloten_door",
    "borgen.Sturingsoordeel.door",
)
