"""The plan, its versions and the report of a traject: read like the traject."""

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan import planversie
from verbeterplan.models import Plandoel

LEEST = verwacht(404, teamleider=200, teamlid=200, plglid=200, kwaliteit=200, directeur=200)
DOET = verwacht(404, teamleider=302, plglid=302)


def traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def met_versie(podium: Podium) -> dict:
    ronde = podium.traject.rondes.get()
    Plandoel.objects.create(ronde=ronde, tekst="Meer rust")
    return traject(podium) | {"nummer": planversie.leg_vast(ronde, None, "").nummer}


RIJEN = [
    Rij("plan", "GET", LEEST, traject),
    niet_toegestaan("plan", "POST", traject),
    Rij("planversies", "GET", LEEST, traject),
    niet_toegestaan("planversies", "POST", traject),
    Rij("planversie", "GET", LEEST, met_versie),
    Rij("planversie", "GET", LEEST, met_versie, query="?met=nu"),
    niet_toegestaan("planversie", "POST", met_versie),
    Rij("planversie_nieuw", "POST", DOET, traject),
    niet_toegestaan("planversie_nieuw", "GET", traject),
    Rij("trajectverslag", "GET", LEEST, traject),
    niet_toegestaan("trajectverslag", "POST", traject),
]
