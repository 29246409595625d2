"""A learning goal of the demo, and questions to its first teacher."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from verbeterplan.models import Feedbackvraag, Leerdoel

    docent = "docent1@demo.example"
    aan = Feedbackvraag.objects.filter(aan__gebruiker__email=docent)
    gevonden = {
        "leerdoel": Leerdoel.objects.filter(lidmaatschap__gebruiker__email=docent).first(),
        "feedbackvraag": aan.filter(gegeven_op=None).first(),
        "feedbackvraag_gegeven": aan.exclude(gegeven_op=None).first(),
    }
    return {naam: {"pk": rij.pk} for naam, rij in gevonden.items()}
