"""Going through the phases of the cycle, and beginning a new round of it."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.models import Gebruiker
from verbeterplan import planversie
from verbeterplan.models import (
    Cyclusronde,
    Fasestap,
    Planantwoord,
    Plandoel,
    Planfactor,
    Randvoorwaarde,
    Tegengeluid,
    Verbeterplan,
    Verbetertraject,
)
from verbeterplan.regels.fasen import Fase, Soort, stap
from verbeterplan.regels.vragen import PER_GROEP

# What a new round takes along from the one before, by the phase it begins in. From besluiten on
# the analysis still holds; from verdiepen on only the question itself does.
NEEMT_MEE = {
    Fase.VERDIEPEN: ("probleem", "omgeving", "kennis"),
    Fase.BESLUITEN: ("probleem", "omgeving", "kennis", "situatie", "beeld", "aanpak", "evaluatie"),
}


@transaction.atomic
def ga_naar(traject: Verbetertraject, naar: Fase, gebruiker: Gebruiker, reden: str) -> Cyclusronde:
    """Bring a traject to another phase; back to verdiepen or besluiten begins a new round.

    Gives the round that is open then. Raises ValidationError for a step that does not exist, for
    a reason that is missing or too long, and when the traject does not run.
    """
    Verbetertraject.objects.select_for_update().get(pk=traject.pk)
    ronde = traject.rondes.lopend().select_for_update().get()
    if traject.status != Verbetertraject.Status.LOPEND:
        raise ValidationError("Dit traject loopt niet meer. Zet het eerst weer op lopend.")
    keuze = stap(Fase(ronde.fase), naar)
    if keuze is None:
        raise ValidationError(
            f"Het traject staat al in {Fase(ronde.fase).naam.lower()}."
            if naar == ronde.fase
            else "Terug naar verkennen kan niet. Kies een ander speerpunt voor een nieuw traject."
        )
    reden = " ".join(reden.split())
    if keuze.reden_nodig and not reden:
        raise ValidationError(_waarom[keuze.soort])
    if len(reden) > 600:
        raise ValidationError(f"De reden is te lang: {len(reden)} tekens, er passen er 600.")
    if keuze.soort == Soort.NIEUWE_RONDE:
        return _nieuwe_ronde(ronde, naar, gebruiker, reden)
    Fasestap.objects.create(ronde=ronde, van=ronde.fase, naar=naar, reden=reden, door=gebruiker)
    ronde.fase = naar
    ronde.save()
    return ronde


_waarom = {
    Soort.OVERSLAAN: "Je slaat een fase over. Schrijf kort op waarom dat hier kan.",
    Soort.TERUG: "Schrijf kort op waarom jullie teruggaan.",
    Soort.NIEUWE_RONDE: "Schrijf kort op waarom jullie een nieuwe ronde beginnen.",
}


def _nieuwe_ronde(oud: Cyclusronde, fase: Fase, gebruiker: Gebruiker, reden: str) -> Cyclusronde:
    # The plan of the round stays readable as it was; a round without one has nothing to keep.
    with suppress(ValidationError):
        planversie.leg_vast(oud, gebruiker, f"Ronde {oud.nummer} is afgerond.")
    oud.afgerond_op = timezone.now()
    oud.save()
    nieuw = oud.traject.rondes.create(
        nummer=oud.nummer + 1, begin_fase=fase, fase=fase, reden=reden
    )
    Fasestap.objects.create(ronde=nieuw, van=oud.fase, naar=fase, reden=reden, door=gebruiker)
    codes = [vraag.code for groep in NEEMT_MEE[fase] for vraag in PER_GROEP[groep].vragen]
    for rij in oud.antwoorden.filter(moment=None, vraag__in=codes).exclude(tekst=""):
        Planantwoord.objects.create(ronde=nieuw, vraag=rij.vraag, tekst=rij.tekst)
    if fase == Fase.BESLUITEN:
        _neem_plan_mee(oud, nieuw)
    return nieuw


def _neem_plan_mee(oud: Cyclusronde, nieuw: Cyclusronde) -> None:
    mee: list[Any] = [rij for model in _PLANDELEN for rij in model.objects.filter(ronde=oud)]
    for rij in mee:
        if getattr(rij, "weg_op", None) is None:
            rij.pk, rij.ronde, rij._state.adding = None, nieuw, True
            rij.save()
    plan = Verbeterplan.objects.filter(ronde=oud).first()
    if plan:
        Verbeterplan.objects.create(ronde=nieuw, strategie=plan.strategie)


_PLANDELEN: tuple[Any, ...] = (Plandoel, Randvoorwaarde, Tegengeluid, Planfactor)
