"""The quality overview is for who looks after teams; reminding for quality staff and leaders."""

from tests.borgen.meten import maak_afspraak
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

KIJKT = {
    "teamleider": 200,
    "ander_teamleider": 200,
    "kwaliteit": 200,
    "directeur": 200,
    "andere_directeur": 200,
}
HERINNERT = {"teamleider": 200, "ander_teamleider": 200, "kwaliteit": 200}
STUURT = {"teamleider": 302, "ander_teamleider": 302, "kwaliteit": 302}


def _te_meten(podium: Podium) -> dict:
    maak_afspraak(podium.traject, podium.wereld.teamleider, uitvoerder=podium.wereld.leden[1])
    return {}


RIJEN = [
    Rij("kwaliteit", "GET", verwacht(404, **KIJKT)),
    Rij("kwaliteit", "GET", verwacht(404, **KIJKT), query="?formaat=xlsx"),
    Rij("kwaliteit", "GET", verwacht(404, **KIJKT), query="?formaat=pdf"),
    niet_toegestaan("kwaliteit", "POST"),
    Rij("kwaliteit_herinner", "GET", verwacht(404, **HERINNERT)),
    Rij("kwaliteit_herinner", "POST", verwacht(404, **STUURT), _te_meten),
    Rij("kwaliteit_herinner", "POST", verwacht(404), query="?team=0", geval="geen team"),
    Rij("kwaliteit_post", "GET", verwacht(404, **dict.fromkeys(KIJKT, 302))),
    Rij("kwaliteit_post", "POST", verwacht(404, **dict.fromkeys(KIJKT, 302))),
]
