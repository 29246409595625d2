"""What learning together asks of a person now."""

from django.urls import reverse

from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan.models import Feedbackvraag


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """What a colleague asks. One query.

    Without who asks and what: this is mailed as well, and of mails a copy is kept that others see.
    """
    rijen = Feedbackvraag.objects.aan(gebruiker).open()
    return [
        TeDoen(
            soort="Een collega vraagt je feedback",
            wat="Drie vragen over een leerdoel",
            url=reverse("feedback_geef", args=[pk]),
            team=team,
            knop="Geef feedback",
        )
        for pk, team in rijen.order_by().values_list("pk", "leerdoel__traject__team__naam")
    ]
