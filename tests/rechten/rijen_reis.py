"""The journey of a traject: finishing it, from plan to document, who keeps the theme alive."""

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Kartrekkerschap

LEIDT = verwacht(404, teamleider=302)
SCHRIJFT = verwacht(404, teamleider=200, plglid=200)
DOET = verwacht(404, teamleider=302, plglid=302)
# The colleague who keeps it alive may do so as well.
ZELF = verwacht(404, teamleider=302, plglid=302, teamlid=302)


def traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def _taak(podium: Podium) -> dict:
    ronde = podium.traject.rondes.get()
    Kartrekkerschap.objects.create(
        ronde=ronde, lidmaatschap=podium.wereld.leden[1], taken=["kijken"]
    )
    return traject(podium) | {"taak": "kijken"}


RIJEN = [
    Rij("traject_afronden", "POST", LEIDT, traject),
    niet_toegestaan("traject_afronden", "GET", traject),
    Rij("traject_hervat", "POST", LEIDT, traject),
    niet_toegestaan("traject_hervat", "GET", traject),
    Rij("zo_werken_wij", "POST", LEIDT, traject),
    niet_toegestaan("zo_werken_wij", "GET", traject),
    Rij("kartrekkerschap", "GET", SCHRIJFT, traject),
    Rij("kartrekkerschap", "POST", DOET, traject, lambda p: {"taken": ["kijken"]}),
    Rij(
        "kartrekkertaak",
        "POST",
        ZELF,
        _taak,
        lambda p: {"kijken-datum": "2030-01-07"},
    ),
    niet_toegestaan("kartrekkertaak", "GET", lambda p: traject(p) | {"taak": "kijken"}),
]
