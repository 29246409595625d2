"""Speerpunten in every state, beside those of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Rows for the pages of speerpunten."""
    from verbeterplan.models import Speerpunt, Verbetertraject

    traject = Verbetertraject.objects.get(naam="Begeleiding van de student")
    van_team = Speerpunt.objects.filter(team=traject.team)
    weg = Speerpunt.objects.create(team=traject.team, naam="Een eigen lokaal")
    weg.leg_weg()
    gemaakt = {
        "speerpunt_lijst": van_team.get(naam="Rustige overgang naar de stage"),
        "speerpunt_gekozen": traject.speerpunt,
        "speerpunt_straks": van_team.get(naam="Rekenen in de praktijkles"),
        "speerpunt_weer": van_team.get(naam="Ouders van jonge studenten erbij"),
        "speerpunt_weg": weg,
        "traject_met_speerpunt": traject,
    }
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
