"""The PLG cycle: read like the traject; written by who leads it and by its PLG."""

from organisatie.models.versie import lees_versie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Plandoel

LEEST = verwacht(404, teamleider=200, teamlid=200, plglid=200, kwaliteit=200, directeur=200)
SCHRIJFT = verwacht(404, teamleider=200, plglid=200)
DOET = verwacht(404, teamleider=302, plglid=302)
FASEN = ("verkennen", "verdiepen", "besluiten", "uitvoeren", "borgen")


def traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def doel(podium: Podium) -> dict:
    ronde = podium.traject.rondes.get()
    return {"soort": "doel", "pk": Plandoel.objects.create(ronde=ronde, tekst="Meer rust").pk}


def weggelegd(podium: Podium) -> dict:
    kwargs = doel(podium)
    Plandoel.objects.get().leg_weg()
    return kwargs


def _nieuw(podium: Podium) -> dict:
    return traject(podium) | {"soort": "doel"}


def _met_versie(podium: Podium) -> dict:
    return {"tekst": "Meer rust", "versie": lees_versie(Plandoel.objects.get())}


RIJEN = [
    *(Rij(f"fase_{fase}", "GET", LEEST, traject) for fase in FASEN),
    *(niet_toegestaan(f"fase_{fase}", "POST", traject) for fase in FASEN),
    Rij("planwijzigingen", "GET", verwacht(404, teamleider=200, teamlid=200, plglid=200), traject),
    niet_toegestaan("planwijzigingen", "POST", traject),
    Rij("naar_fase", "POST", DOET, traject, lambda p: {"fase": "verdiepen"}),
    niet_toegestaan("naar_fase", "GET", traject),
    Rij(
        "plan_antwoorden",
        "POST",
        DOET,
        lambda p: traject(p) | {"groep": "probleem"},
        lambda p: {"antwoord-a-wat": "Te weinig gesprekken."},
    ),
    niet_toegestaan("plan_antwoorden", "GET", lambda p: traject(p) | {"groep": "probleem"}),
    Rij("onderdeel_nieuw", "GET", SCHRIJFT, _nieuw),
    Rij("onderdeel_nieuw", "POST", DOET, _nieuw, lambda p: {"tekst": "Meer rust"}),
    Rij("onderdeel_wijzig", "GET", SCHRIJFT, doel),
    Rij("onderdeel_wijzig", "POST", DOET, doel, _met_versie),
    Rij("onderdeel_weg", "POST", DOET, doel),
    niet_toegestaan("onderdeel_weg", "GET", doel),
    Rij("onderdeel_terug", "POST", DOET, weggelegd),
    niet_toegestaan("onderdeel_terug", "GET", weggelegd),
    Rij("onderdeel_verplaats", "POST", DOET, doel, lambda p: {"richting": "op"}),
    niet_toegestaan("onderdeel_verplaats", "GET", doel),
]
