"""Offered cards in every state, beside those of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """One that waits, one that is back with a reason, one that was settled."""
    from metaanalyse.acties import aanbod as acties
    from metaanalyse.regels.inhoud import Inhoud
    from organisatie.models import Gebruiker
    from organisatie.models.versie import lees_versie
    from tests.metaanalyse.maak import gegevens

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    olga = Gebruiker.objects.get(email="onderzoeker@demo.example")
    team = leider.lidmaatschappen.get().team
    inhoud = Inhoud(
        gegevens(
            beschrijving="Iedereen maakte alles alleen.",
            kenmerken="Elke week een uur samen.",
            uitkomst="Minder werk, meer plezier.",
            doelgroep=["leraren"],
            bevorderend=["genoeg-tijd"],
        )
    )
    wacht, terug, vast = (
        acties.bied_aan(titel, inhoud, door=leider, team=team)
        for titel in ("Samen voorbereiden", "Ruilen van lessen", "Een vast uur overleg")
    )
    acties.geef_terug(terug, "Hoe weten jullie dat?", door=olga, versie=lees_versie(terug))
    acties.keur_goed(
        vast, vast.titel, inhoud, door=olga, trede_reden="Nog pril.", versie=lees_versie(vast)
    )
    gemaakt = {"aanbod_wacht": wacht, "aanbod_terug": terug, "aanbod_vast": vast}
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
