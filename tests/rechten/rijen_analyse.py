"""Analysis of the cards: for everybody who is signed in; it only counts what all may read."""

from tests.rechten.tabel import Rij, niet_toegestaan, verwacht

NAMEN = ("kruistabel", "factoren", "aspecten", "bewijskaart", "stroom_rapporten")

RIJEN = [
    Rij("analyse", "GET", verwacht(200)),
    niet_toegestaan("analyse", "POST"),
    *(Rij(naam, "GET", verwacht(200)) for naam in NAMEN),
    *(Rij(naam, "GET", verwacht(200), query="?formaat=xlsx", geval="Excel") for naam in NAMEN),
    *(niet_toegestaan(naam, "POST") for naam in NAMEN),
]
