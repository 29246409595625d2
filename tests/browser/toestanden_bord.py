"""Boards that are still empty: of a team without anything, and of one that has just begun."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Nobody is in the new team: a second one would change every page of its leader."""
    from organisatie.models import Team

    handel = Team.objects.get(naam="Handel")
    leeg = Team.objects.create(school=handel.school, naam="Een nieuw team")
    return {"leeg_bord": {"pk": leeg.pk}, "begonnen_bord": {"pk": handel.pk}}
