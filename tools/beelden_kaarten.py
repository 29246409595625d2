"""The pictures of the evidence base, for `tools.beelden`."""

from typing import Any


def kaarten(foto: Any, teamleider: str) -> None:
    """The evidence: finding and reading for a team, coding and counting for a researcher."""
    from metaanalyse.models import Kaart

    pk = Kaart.objects.values_list("pk", flat=True).get
    leider = foto.als(teamleider)
    foto.neem("kaarten", leider, "/kaarten/?aspect=binnenschools-leren", 900, _niets)
    foto.neem("kaart", leider, f"/kaarten/{pk(code='05')}/", 900, _niets)
    onderzoeker = foto.als("onderzoeker@demo.example")
    concept = pk(stand=Kaart.Stand.CONCEPT)
    foto.neem("verschillen", onderzoeker, f"/kaarten/{concept}/codering/verschillen/", 900, _niets)
    foto.neem(
        "kruistabel", onderzoeker, "/kaarten/kruistabel/?rij=aspect&kolom=doelstelling", 900, _niets
    )
    foto.neem("factoren", onderzoeker, "/kaarten/factoren/", 900, _niets)
    foto.neem("coderen", onderzoeker, f"/kaarten/{concept}/codering/", 900, _heropen)


def _heropen(page: Any) -> None:
    """The form of a coding that was finished before."""
    page.get_by_role("button", name="Heropen mijn codering").click()


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
