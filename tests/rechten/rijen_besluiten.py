"""Making the plan: chosen by who leads the traject and by its PLG."""

from tests.rechten.rijen_cyclus import DOET, traject
from tests.rechten.tabel import Podium, Rij, niet_toegestaan
from verbeterplan.models import Randvoorwaarde


def _eigen(podium: Podium) -> dict:
    ronde = podium.traject.rondes.get()
    rij, _ = Randvoorwaarde.objects.get_or_create(ronde=ronde, tekst="Een lokaal")
    return {"rij": rij.pk, "stand": "bezig"}


RIJEN = [
    Rij("plan_strategie", "POST", DOET, traject, lambda p: {"strategie": "pilot"}),
    niet_toegestaan("plan_strategie", "GET", traject),
    Rij("plan_randvoorwaarde", "POST", DOET, traject, _eigen),
    Rij(
        "plan_randvoorwaarde",
        "POST",
        DOET,
        traject,
        lambda p: {"code": "hulp", "stand": "klaar"},
        geval="van de lijst",
    ),
    niet_toegestaan("plan_randvoorwaarde", "GET", traject),
    Rij(
        "plan_factoren",
        "POST",
        DOET,
        traject,
        lambda p: {"stand-tijd": "helpt", "versie-tijd": ""},
    ),
    niet_toegestaan("plan_factoren", "GET", traject),
]
