"""A reminder that the mail server did not take, of a leader: what the overview says then."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from organisatie.models import Gebruiker, Lidmaatschap, Verzending
    from overzicht.kwaliteitpost import SOORT, stuur
    from overzicht.regels.herinnering import Meetvraag

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    lid = Lidmaatschap.objects.select_related("gebruiker", "team").filter(
        team__naam="Onderwijsassistent", rol="teamlid"
    )[0]
    vraag = Meetvraag(
        *(1, "Gesprekken per student", "Begeleiding van de student"),
        *(lid.team_id, lid.team.naam, lid.gebruiker_id, lid.gebruiker.naam),
    )
    mail = stuur([vraag], lid.gebruiker, leider, f"{SOORT}-mislukt")
    Verzending.objects.filter(pk=mail.pk).update(
        status="mislukt", verstuurd_op=None, fout="De mailserver is niet te bereiken."
    )
    return {"meetherinnering": {"pk": mail.pk}}
