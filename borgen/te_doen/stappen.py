"""What the steps of borgen ask of who leads: decisions, result checks, and a re-check in time."""

from collections import defaultdict
from collections.abc import Iterable

from django.urls import reverse

from borgen.regels.geborgd import Borgstand
from borgen.regels.stap import Stap
from borgen.stapbeeld import Actiebeeld, lees
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan.models import Verbeteractie, Verbetertraject


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Of running trajecten of the teams the person leads. A constant number of queries."""
    leidt = gebruiker.toegang.leidt
    if not leidt:
        return []
    acties = (
        Verbeteractie.objects.filter(
            traject__team__in=leidt, traject__status=Verbetertraject.Status.LOPEND
        )
        .select_related("traject__team")
        .only("naam", "traject__naam", "traject__team__naam")
        .order_by()
    )
    per_traject: dict[int, list[Actiebeeld]] = defaultdict(list)
    for beeld in lees(list(acties), gebruiker):
        per_traject[beeld.actie.traject_id].append(beeld)
    return [
        regel
        for beelden in per_traject.values()
        for regel in (*_besluiten(beelden), *_resultaten(beelden), *_hertoetsen(beelden))
    ]


def _besluiten(beelden: list[Actiebeeld]) -> Iterable[TeDoen]:
    """One line a traject, however much waits."""
    wacht = sum(beeld.wacht for beeld in beelden)
    if wacht:
        traject = beelden[0].actie.traject
        soort = (
            "Eén waarneming wacht op een besluit"
            if wacht == 1
            else f"{wacht} waarnemingen wachten op een besluit"
        )
        url = reverse("borgen_handelen", args=[traject.pk])
        yield TeDoen(soort, traject.naam, url, str(traject.team), knop="Beslis")


def _resultaten(beelden: list[Actiebeeld]) -> Iterable[TeDoen]:
    """One line a traject, with the steps that were worked in and never had their check."""
    traject = beelden[0].actie.traject
    gevraagd = {stap for beeld in beelden for stap in beeld.na_te_lopen}
    if stappen := [stap for stap in Stap if stap in gevraagd]:
        *eerst, laatste = stappen
        welke = f"{', '.join(eerst)} en {laatste}" if eerst else laatste
        url = reverse("borgen", args=[traject.pk])
        soort = f"Loop de resultaten langs van {welke}"
        yield TeDoen(soort, traject.naam, url, str(traject.team), knop="Loop langs")


def _hertoetsen(beelden: list[Actiebeeld]) -> Iterable[TeDoen]:
    for beeld in beelden:
        nodig = beeld.borgstand == Borgstand.HERTOETS_NODIG
        if beeld.toets and (nodig or beeld.borgstand == Borgstand.HERTOETS_KOMT):
            yield TeDoen(
                "Kijk of dit nog geborgd is",
                beeld.actie.naam,
                reverse("borgtoets", args=[beeld.actie.pk]),
                str(beeld.actie.traject.team),
                beeld.toets.hertoets_voor,
                te_laat=nodig,
                knop="Kijk",
            )
