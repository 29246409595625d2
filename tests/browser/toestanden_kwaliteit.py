"""A measurement that nobody planned and nobody did, and a reminder the mail server did not take."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """On whatever day one looks: there is somebody to remind, and a leader whose mail failed."""
    from decimal import Decimal

    from borgen.acties.controleren import maak_afspraak
    from borgen.models import Meetafspraak
    from organisatie.models import Gebruiker, Lidmaatschap, Verzending
    from overzicht.kwaliteitpost import SOORT, stuur
    from overzicht.regels.herinnering import Meetvraag
    from verbeterplan.models import Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    lid = Lidmaatschap.objects.select_related("gebruiker", "team").filter(
        team__naam="Onderwijsassistent", rol="teamlid"
    )[0]
    traject = Verbetertraject.objects.create(
        team=lid.team, naam="Nog te meten", gemaakt_door=leider
    )
    afspraak = maak_afspraak(
        Meetafspraak(
            verbeteractie=traject.verbeteracties.create(naam="Feedback binnen een week"),
            wat="Feedback op tijd",
            wie="Alle docenten",
            hoe="Steekproef uit het dossier",
            eenheid="%",
            ritme=Meetafspraak.Ritme.DATUMS,
            uitvoerder=lid,
        ),
        Decimal(80),
        leider,
    )
    vraag = Meetvraag(
        *(afspraak.pk, afspraak.wat, traject.naam, lid.team_id, lid.team.naam),
        *(lid.gebruiker_id, lid.gebruiker.naam),
    )
    mail = stuur([vraag], lid.gebruiker, leider, f"{SOORT}-mislukt")
    Verzending.objects.filter(pk=mail.pk).update(
        status="mislukt", verstuurd_op=None, fout="De mailserver is niet te bereiken."
    )
    return {"meetherinnering": {"pk": mail.pk}}
