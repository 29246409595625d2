"""Where a traject stands on its journey: the facts of its phase, and the step that is next."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from boas.models import Sessie as BoasSessie
from verbeterplan.bezoek import Bezoek
from verbeterplan.models import (
    Cyclusronde,
    Kartrekkerschap,
    Monitormoment,
    Pilot,
    Planantwoord,
    Planbesluit,
    Plandoel,
    Situatiebeeld,
    Verbeterplan,
    Verbetertraject,
    Voortgang,
)
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.volgende import Besluit, Feiten, Sessie, Stap, Wie, volgende_stap
from verbeterplan.regels.vragen import CYCLUS, PROBLEEM


@dataclass(frozen=True)
class Beurt:
    """The step that is next, as one reader sees it: ``adres`` is empty for who cannot take it."""

    stap: Stap
    voor: str
    adres: str


# What the app above this one knows of the borging of a traject, as facts of the rule.
Borgfeiten = Callable[[Verbetertraject], dict[str, bool]]
_lezers: list[Borgfeiten] = []


def meld_aan(lezer: Borgfeiten) -> None:
    """Let ``borgen`` tell what is secured; it knows this app, not the other way round."""
    _lezers.append(lezer)


def lees_beurt(
    bezoek: Bezoek, sessie: BoasSessie | None, kartrekker: str, *, boas_nu: bool
) -> Beurt | None:
    """What is next in the round that is open; None for a traject that does not run.

    ``sessie``: the one that is being prepared or held, as far as this reader may know of it;
    ``kartrekker``: the name of the PLG's, when there is one.
    """
    if bezoek.traject.status != Verbetertraject.Status.LOPEND:
        return None
    feiten = Feiten(
        Fase(bezoek.nu.fase),
        timezone.localdate(),
        sessie=Sessie(sessie.status) if sessie else Sessie.GEEN,
        sessie_op=_dag(sessie),
        kartrekker=bool(kartrekker),
        boas_nu=boas_nu,
        **_PER_FASE[Fase(bezoek.nu.fase)](bezoek.nu),
    )
    if not bezoek.mag_schrijven:
        # That somebody asks for help stays with those who can give it: leader and PLG.
        feiten = replace(feiten, hulp=0)
    stap = volgende_stap(feiten)
    assert stap is not None  # noqa: S101 - it runs, so the rule gives one
    return Beurt(stap, _voor(stap, kartrekker), _adres(stap, bezoek, sessie))


def _dag(sessie: BoasSessie | None) -> datetime.date | None:
    return timezone.localdate(sessie.gepland_op) if sessie and sessie.gepland_op else None


def _voor(stap: Stap, kartrekker: str) -> str:
    """Whose turn it is, in words."""
    match stap.wie:
        case Wie.KARTREKKER if kartrekker:
            return f"{kartrekker}, kartrekker"
        case Wie.PLG:
            return "de PLG"
        case Wie.TEAM:
            return "het hele team"
    return f"de {stap.wie}"


def _adres(stap: Stap, bezoek: Bezoek, sessie: BoasSessie | None) -> str:
    """Where the step is taken, for who may take it."""
    mag = {Wie.LEIDER: bezoek.leidt, Wie.TEAM: True}.get(stap.wie, bezoek.mag_schrijven)
    if not mag:
        return ""
    if stap.adres == "sessie":
        return sessie.get_absolute_url() if sessie else ""
    plek = f"#{stap.plek}" if stap.plek else ""
    return reverse(stap.adres, args=[bezoek.traject.pk]) + plek


# --- The facts of each phase; a constant number of queries ------------------------------------


def _antwoorden(ronde: Cyclusronde, *vragen: str) -> set[str]:
    """Which of these questions have an answer."""
    rijen = Planantwoord.objects.filter(ronde=ronde, moment=None, vraag__in=vragen)
    return set(rijen.exclude(tekst="").values_list("vraag", flat=True))


def _verkennen(ronde: Cyclusronde) -> dict[str, Any]:
    return {"doel": bool(ronde.traject.doel)}


def _verdiepen(ronde: Cyclusronde) -> dict[str, Any]:
    probleem = {vraag.code for vraag in PROBLEEM.vragen}
    er_is = _antwoorden(ronde, *probleem, "beeld")
    return {
        "probleem": bool(er_is & probleem),
        "beeld": "beeld" in er_is,
        "beeld_gedeeld": Situatiebeeld.objects.filter(ronde=ronde).exists(),
    }


def _besluiten(ronde: Cyclusronde) -> dict[str, Any]:
    besluit = Planbesluit.objects.aanwezig().filter(ronde=ronde).order_by("-datum", "-pk").first()
    return {
        "doelen": Plandoel.objects.aanwezig().filter(ronde=ronde).exists(),
        "aanpak": bool(_antwoorden(ronde, "p-aanpak")),
        "draagvlak": Verbeterplan.objects.filter(
            ronde=ronde, draagvlak__status=BoasSessie.Status.AFGESLOTEN
        ).exists(),
        "besluit": Besluit(besluit.uitkomst if besluit else ""),
    }


def _uitvoeren(ronde: Cyclusronde) -> dict[str, Any]:
    momenten = Monitormoment.objects.aanwezig().filter(ronde=ronde)
    pilots = Pilot.objects.aanwezig().filter(ronde=ronde, bevindingen="")
    hulp = Voortgang.objects.vraagt_hulp().filter(ronde=ronde)
    komt = momenten.filter(gehouden_op=None).order_by("datum", "pk")
    return {
        "acties": ronde.traject.verbeteracties.exists(),
        "planning": ronde.traject.activiteiten.exists(),
        "hulp": hulp.count(),
        "pilot_voorbij": pilots.filter(tot__lt=timezone.localdate()).exists(),
        "moment": komt.values_list("datum", flat=True).first(),
        "momenten_gehouden": momenten.exclude(gehouden_op=None).exists(),
    }


def _borgen(ronde: Cyclusronde) -> dict[str, Any]:
    rijen = Kartrekkerschap.objects.filter(ronde=ronde)
    rij = rijen.select_related("lidmaatschap").first()
    geborgd = {naam: er for lezer in _lezers for naam, er in lezer(ronde.traject).items()}
    return geborgd | {
        "houdt_levend": bool(rij and rij.trekker),
        "weer_op": rij.evaluatie_op if rij else None,
        "teruggekeken": bool(_antwoorden(ronde, *(vraag.code for vraag in CYCLUS.vragen))),
    }


_PER_FASE = {
    Fase.VERKENNEN: _verkennen,
    Fase.VERDIEPEN: _verdiepen,
    Fase.BESLUITEN: _besluiten,
    Fase.UITVOEREN: _uitvoeren,
    Fase.BORGEN: _borgen,
}
