"""Rows of the four steps that the pages are looked at with."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """What the demo has not, is made here; on a traject of its own, with one verbeteractie."""
    from borgen.acties.handelen import neem_besluit
    from borgen.acties.stappen import begin_toets, sla_documenteren_over, sluit_toets
    from borgen.models import Besluit, Signaal
    from organisatie.models import Gebruiker, Team
    from verbeterplan.models import Verbeteractie, Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    traject = Verbetertraject.objects.create(team=team, naam="Stage en school", gemaakt_door=leider)
    actie = Verbeteractie.objects.create(traject=traject, naam="Elk bedrijf krijgt een vaste naam")
    signaal = Signaal.objects.create(
        verbeteractie=actie,
        van="bedrijf",
        richting="aandacht",
        tekst="Het stagebedrijf wist niet met wie ze konden bellen.",
        door=leider,
    )
    besluit = neem_besluit(
        Besluit(verbeteractie=actie, soort="belonen", wat="Taart voor iedereen.", door=leider),
        [],
        [signaal],
    )
    sla_documenteren_over(actie, "Staat al in de stagegids.", leider)
    sluit_toets(begin_toets(actie, leider), leider)
    bewijs = begin_toets(actie, leider).bewijzen.all()[0]
    return {
        "signaal": {"pk": signaal.pk},
        "besluit": {"pk": besluit.pk},
        "bewijs": {"pk": bewijs.pk},
        "actie_met_toets": {"pk": actie.pk},
        "traject_met_een": {"pk": traject.pk},
    }
