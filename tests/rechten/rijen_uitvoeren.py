"""Carrying out: monitor moments, how far everybody is, what was removed and comes back."""

from django.utils import timezone

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Monitormoment, Verbeteractie, Voortgang

LEEST = verwacht(404, teamleider=200, teamlid=200, plglid=200, kwaliteit=200, directeur=200)
DOET = verwacht(404, teamleider=302, plglid=302)
# Of oneself, in one's own team.
ZEGT = verwacht(404, teamleider=200, teamlid=200)


def traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def moment(podium: Podium) -> dict:
    rij = Monitormoment.objects.create(
        ronde=podium.traject.rondes.get(),
        titel="Na zes weken",
        datum=timezone.localdate(),
        vragen=["m-afspraak"],
    )
    return {"pk": rij.pk}


def hulpvraag(podium: Podium) -> dict:
    rij = Voortgang.objects.create(
        ronde=podium.traject.rondes.get(),
        lidmaatschap=podium.wereld.leden[1],
        stand="begin",
        nodig="Meekijken",
    )
    return {"pk": rij.pk}


def verwijderd(podium: Podium) -> dict:
    """A verbeteractie that the teamleider removed."""
    rij = Verbeteractie.objects.create(traject=podium.traject, naam="Gesprek")
    rij._history_user = podium.wereld.teamleider
    rij.delete()
    return {"regel": Verbeteractie.history.get(history_type="-").pk}


RIJEN = [
    Rij("monitormoment", "GET", LEEST, moment),
    Rij("monitormoment", "GET", LEEST, moment, query="?formaat=pdf"),
    niet_toegestaan("monitormoment", "POST", moment),
    Rij("monitormoment_antwoorden", "POST", DOET, moment, lambda p: {"antwoord-m-afspraak": "Ja."}),
    niet_toegestaan("monitormoment_antwoorden", "GET", moment),
    Rij("monitormoment_gehouden", "POST", DOET, moment),
    niet_toegestaan("monitormoment_gehouden", "GET", moment),
    Rij("hoe_ver", "GET", ZEGT, traject),
    Rij(
        "hoe_ver",
        "POST",
        verwacht(404, teamleider=302, teamlid=302),
        traject,
        lambda p: {"stand": "lukt"},
    ),
    Rij("voortgang_geregeld", "POST", DOET, hulpvraag),
    niet_toegestaan("voortgang_geregeld", "GET", hulpvraag),
    Rij("verbeteractie_terug", "POST", verwacht(404, teamleider=302), verwijderd),
    niet_toegestaan("verbeteractie_terug", "GET", verwijderd),
]
