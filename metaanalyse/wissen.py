"""Whose name leaves the cards, and whose stays: an author of what was published."""

from metaanalyse.acties.bladen import werk_bladen_bij
from metaanalyse.models import Codering, Kaart, Kaartblad, Rapport, Waarde, Weergave, Zoekblad
from organisatie.wissen.aanmelden import (
    Geraakt,
    meld_buiten_aan,
    meld_daarna_aan,
    meld_eigen_aan,
)


def _bladen(geraakt: Geraakt) -> None:
    """What is read from is made of the texts anew, and every process's index hears of it."""
    coderingen = {
        *geraakt.get(Codering, ()),
        *Waarde.objects.filter(pk__in=geraakt.get(Waarde, ())).values_list("codering", flat=True),
    }
    kaarten = {
        *geraakt.get(Kaart, ()),
        *Kaart.objects.filter(rapport__in=geraakt.get(Rapport, ())).values_list("pk", flat=True),
        *Kaart.objects.filter(geldig__in=coderingen).values_list("pk", flat=True),
    }
    if kaarten:
        werk_bladen_bij(kaarten)


def meld_aan() -> None:
    """Called when the app is ready."""
    meld_eigen_aan(
        "eigen weergaven", lambda wie: Weergave.objects.filter(gebruiker=wie, gedeeld=False)
    )
    meld_buiten_aan(Rapport, "auteurs", "titel", "uitgave", "doi", "url")
    for blad in (Kaartblad, Zoekblad):
        meld_buiten_aan(blad)
    meld_daarna_aan(_bladen)
