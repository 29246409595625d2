"""Health and signing in."""

from tests.rechten.tabel import Rij, niet_toegestaan, verwacht

RIJEN = [
    Rij("gezond", "GET", verwacht(200, anoniem=200)),
    niet_toegestaan("gezond", "POST", anoniem=405),
    Rij("formulierteken", "GET", verwacht(200, anoniem=200)),
    niet_toegestaan("formulierteken", "POST", anoniem=405),
]
