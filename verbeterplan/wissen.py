"""What a plan holds of one person, and a kept version of it that loses a name."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet

from organisatie.models import Gebruiker
from organisatie.wissen.aanmelden import meld_eigen_aan, meld_mee_aan
from verbeterplan.models import Expertise, Feedbackvraag, Leerdoel, Planversie, Voortgang
from verbeterplan.regels.planblad import vingerafdruk


def _vingerafdruk(rij: Planversie, anders: Mapping[str, Any]) -> dict[str, str]:
    """Of the version as it reads now; one that did not fit its content is not mended."""
    if rij.vingerafdruk != vingerafdruk(rij.inhoud) or "inhoud" not in anders:
        return {}
    return {"vingerafdruk": vingerafdruk(anders["inhoud"])}


def _van(model: Any, wie: Gebruiker) -> QuerySet[Any]:
    return model._default_manager.filter(lidmaatschap__gebruiker=wie)


def meld_aan() -> None:
    """Called when the app is ready."""
    meld_eigen_aan(
        "feedbackvragen",
        lambda wie: Feedbackvraag.objects.filter(leerdoel__lidmaatschap__gebruiker=wie),
    )
    for woord, model in (
        ("leerdoelen", Leerdoel),
        ("antwoorden op hoe ver ben je", Voortgang),
        ("onderwerpen waar iemand goed in is", Expertise),
    ):
        meld_eigen_aan(woord, partial(_van, model))
    meld_mee_aan(Planversie, _vingerafdruk)
