"""What cards ask of a researcher now."""

from django.urls import reverse
from django.utils import timezone

from metaanalyse.codeerbeeld import mag_vergelijken
from metaanalyse.models import Codering, Kaart
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """One's codings to finish or compare, and offered cards to review: two queries."""
    if not gebruiker.toegang.onderzoeker:
        return []
    return [*_coderingen(gebruiker), *_aangeboden()]


def _coderingen(gebruiker: Gebruiker) -> list[TeDoen]:
    van_mij = Codering.objects.lopend().filter(codeur=gebruiker).values("kaart")
    per_kaart: dict[Kaart, list[Codering]] = {}
    for rij in Codering.objects.lopend().filter(kaart__in=van_mij).select_related("kaart"):
        per_kaart.setdefault(rij.kaart, []).append(rij)
    return [
        regel
        for kaart, rijen in per_kaart.items()
        if (regel := _regel(kaart, rijen, gebruiker)) is not None
    ]


def _regel(kaart: Kaart, rijen: list[Codering], gebruiker: Gebruiker) -> TeDoen | None:
    eigen = next(rij for rij in rijen if rij.codeur_id == gebruiker.pk)
    if eigen.stand == Codering.Stand.BEZIG:
        return _te_doen("Codeer de kaart", kaart, "codering")
    if not mag_vergelijken(rijen, gebruiker):
        return None
    soort = "Vergelijk de coderingen" if len(rijen) > 1 else "Stel de kaart vast"
    return _te_doen(soort, kaart, "codering_verschillen")


def _te_doen(soort: str, kaart: Kaart, adres: str) -> TeDoen:
    return TeDoen(soort, kaart.titel, reverse(adres, args=[kaart.pk]), "Kaarten")


def _aangeboden() -> list[TeDoen]:
    kaarten = Kaart.objects.filter(stand=Kaart.Stand.AANGEBODEN).select_related("team")
    return [
        TeDoen(
            "Beoordeel de aangeboden kaart",
            kaart.titel,
            kaart.get_absolute_url(),
            str(kaart.team or "Kaarten"),
            timezone.localdate(kaart.gewijzigd_op),
        )
        for kaart in kaarten
    ]
