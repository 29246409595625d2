"""What of keeping an improvement hangs on a membership when somebody leaves."""

import datetime

from django.db.models import QuerySet

from borgen.models import Document, Meetafspraak, Proces
from organisatie.models import Functie
from organisatie.vertrek import EIGEN, Werksoort, per_rij
from verbeterplan.models import Verbetertraject


def _metingen(dag: datetime.date) -> QuerySet[Meetafspraak]:
    return Meetafspraak.objects.filter(
        gestopt_op=None, verbeteractie__traject__status=Verbetertraject.Status.LOPEND
    )


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
        plek=30,
    ),
    Werksoort(
        "processen-beheer",
        "proces om te bewaken",
        "processen om te bewaken",
        "borgen.Proces.beheerder",
        _processen,
        per_rij,
        plek=70,
    ),
    Werksoort(
        "processen-evalueren",
        "proces om te evalueren",
        "processen om te evalueren",
        "borgen.Proces.evalueert",
        _processen,
        per_rij,
        plek=71,
    ),
    Werksoort(
        "processen-beschikbaar",
        "proces om beschikbaar te maken",
        "processen om beschikbaar te maken",
        "borgen.Proces.maakt_beschikbaar",
        _processen,
        per_rij,
        plek=72,
    ),
    Werksoort(
        "metingen",
        "meting om uit te voeren",
        "metingen om uit te voeren",
        "borgen.Meetafspraak.uitvoerder",
        _metingen,
        per_rij,
        plek=40,
    ),
    Werksoort(
        "metingen-kwaliteit",
        "meting voor een team",
        "metingen voor een team",
        "borgen.Meetafspraak.uitvoerder_buiten_team",
        _metingen,
        per_rij,
        functie=Functie.Rol.KWALITEITSMEDEWERKER,
    ),
)
PERSOONLIJK = {
    "borgen.Beheersing.lidmaatschap": EIGEN,
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
