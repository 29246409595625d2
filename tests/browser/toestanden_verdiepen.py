"""The traject of the demo in which the phase verdiepen was filled in."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from verbeterplan.models import Expertise, Verbetertraject

    traject = Verbetertraject.objects.get(naam="Begeleiding van de student")
    expertise = Expertise.objects.get(lidmaatschap__gebruiker__email="docent1@demo.example")
    return {
        "traject_verdiept": {"pk": traject.pk},
        "expertise": {"pk": expertise.pk},
        "collega": {"pk": expertise.lidmaatschap_id},
    }
