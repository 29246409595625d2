"""What cards ask of a person now."""

from django.urls import reverse
from django.utils import timezone

from metaanalyse.codeerbeeld import mag_vergelijken
from metaanalyse.models import Codering, Kaart
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Codings to finish or compare, offered cards to review; one's offer that came back.

    At most three queries; one for who offers, none for others.
    """
    toegang = gebruiker.toegang
    van_onderzoek = toegang.onderzoeker
    regels = [*_coderingen(gebruiker), *_aangeboden()] if van_onderzoek else []
    return [*regels, *(_terug(gebruiker) if toegang.leidt or toegang.kwaliteit else [])]


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
    if kaart.ligt_bij_school:
        # Nothing to be done until the school offers it again, if it does.
        return None
    eigen = next(rij for rij in rijen if rij.codeur_id == gebruiker.pk)
    if eigen.stand == Codering.Stand.BEZIG:
        return _te_doen("Codeer de kaart", kaart, "codering", "Codeer")
    if not mag_vergelijken(rijen, gebruiker):
        return None
    soort, knop = "Vergelijk de coderingen", "Vergelijk"
    if len(rijen) == 1:
        soort, knop = "Stel de kaart vast", "Stel vast"
    return _te_doen(soort, kaart, "codering_verschillen", knop)


def _te_doen(soort: str, kaart: Kaart, adres: str, knop: str) -> TeDoen:
    url = reverse(adres, args=[kaart.pk])
    return TeDoen(soort, kaart.titel, url, "Kaarten", knop=knop)


def _aangeboden() -> list[TeDoen]:
    kaarten = Kaart.objects.filter(stand=Kaart.Stand.AANGEBODEN).select_related("team")
    return [
        TeDoen(
            "Beoordeel de aangeboden kaart",
            kaart.titel,
            reverse("kaart_beoordelen", args=[kaart.pk]),
            str(kaart.team or "Kaarten"),
            timezone.localdate(kaart.gewijzigd_op),
            knop="Beoordeel",
        )
        for kaart in kaarten
    ]


def _terug(gebruiker: Gebruiker) -> list[TeDoen]:
    kaarten = Kaart.objects.aan_te_passen_door(gebruiker).filter(stand=Kaart.Stand.TERUG)
    return [
        _te_doen("Vul de kaart aan", kaart, "kaart_aanbod_wijzig", "Vul aan") for kaart in kaarten
    ]
