"""Rows of the four steps that the pages are looked at with."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """What the demo has not, is made here."""
    from borgen.models import Signaal
    from organisatie.models import Gebruiker
    from verbeterplan.models import Verbeteractie

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    actie = Verbeteractie.objects.filter(traject__naam="Begeleiding van de student").first()
    signaal = Signaal.objects.create(
        verbeteractie=actie,
        van="bedrijf",
        richting="aandacht",
        tekst="Het stagebedrijf wist niet met wie ze konden bellen.",
        door=leider,
    )
    return {"signaal": {"pk": signaal.pk}}
