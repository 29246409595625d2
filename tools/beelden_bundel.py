"""The picture of a bundle that is being made, for `tools.beelden`."""

from typing import Any


def bundel(foto: Any, kwaliteit: str) -> None:
    """As in a large organisation: the demo has two teams, and they are done before one looks."""
    from organisatie.models import Gebruiker, Periode
    from overzicht.models import Bundel
    from overzicht.models.bundel import Bundelteam

    periodes = Periode.objects.order_by("van")
    rijen = [
        Bundelteam(n, f"Team {n}", "College", afdruk="x" if n <= 117 else "", duur=1.5)
        for n in range(1, 301)
    ]
    gedaan = [rij for rij in rijen if rij.gedaan]
    door = Gebruiker.objects.get(email=kwaliteit)
    klaar = Bundel.objects.create(
        door=door,
        periode=periodes[0],
        sleutel="klaar",
        stand=Bundel.Stand.KLAAR,
        bytes=6_400_000,
        teams=json(gedaan),
    )
    maakt = Bundel.objects.create(
        door=door, periode=periodes[1], sleutel="maakt", volgende=117, teams=json(rijen)
    )
    foto.neem("bundel", foto.als(kwaliteit), "/kwaliteit/bundels/", 800, _niets)
    klaar.delete()
    maakt.delete()


def json(rijen: list[Any]) -> list[Any]:
    return [rij.als_json() for rij in rijen]


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
