"""Taking back the leader's last act."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from boas.acties.kern import NietNu, eis_nieuw, gewijzigd, lopend, onthoud
from boas.acties.opmerkingen import opmerking_van
from boas.acties.redenen import reden_van
from boas.acties.rondes import heeft_antwoorden, keuze_van, ronde_van, verlaat_huidige, zet_plaats
from boas.acties.stippen import terug_stippen_onthuld, terug_stippen_opnieuw
from boas.models import Handeling, Ronde, Sessie

Soort = Handeling.Soort


@transaction.atomic
def maak_ongedaan(sessie_id: int, *, sleutel: str = "") -> str:
    """Take back the leader's last act; returns in words what was taken back.

    A reveal in which phones were counted stays: their single votes no longer exist. The same
    ``sleutel`` again raises AlGedaan, so that an answer lost on the way takes back one act only.
    """
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    laatste = sessie.handelingen.exclude(soort__in=[Soort.NAGESTUURD, Soort.ONGEDAAN]).last()
    if laatste is None:
        raise NietNu("Er is niets om ongedaan te maken.")
    wat = _TERUG[laatste.soort](sessie, laatste.gegevens)
    laatste.delete()
    if sleutel:
        onthoud(sessie, Soort.ONGEDAAN, {}, sleutel)
    gewijzigd(sessie_id)
    return wat


def _terug_ga_naar(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    # The place that is left may hold answers; they are closed with their tally, as when going on.
    verlaat_huidige(sessie)
    zet_plaats(sessie, gegevens["fase"], gegevens["huidige"], gegevens["blad"])
    return "Je bent terug op de vorige plek."


def _terug_onthul(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    if gegevens["telefoons"]:
        raise NietNu(
            "De stemmen van telefoons zijn al geteld en gewist. "
            "Verbeter de handen of vraag de stelling opnieuw."
        )
    ronde = ronde_van(sessie, gegevens["ronde"])
    verlaat_huidige(sessie)
    Ronde.objects.filter(pk=ronde.pk).update(status=Ronde.Status.OPEN, onthuld_op=None)
    # An open statement is the one that is shown, also when the session went on since.
    keuze = keuze_van(sessie, ronde.stelling_id)
    zet_plaats(sessie, Sessie.Fase.STELLINGEN, keuze.pk)
    return "De stelling staat weer open."


def _terug_opnieuw(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    ronde = sessie.rondes.filter(pk=gegevens["ronde"]).first()
    if ronde and heeft_antwoorden(ronde):
        raise NietNu(
            "In deze ronde is al gestemd, en dat gooien we niet weg. "
            "Alleen handen geteld? Zet ze op 0, dan kan het wel."
        )
    if ronde:
        ronde.delete()
    return "De extra ronde is weg."


def _terug_stip_onthul(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    if gegevens["telefoons"]:
        raise NietNu(
            "De stippen van telefoons zijn al geteld en gewist. "
            "Verbeter de telling of laat opnieuw verdelen."
        )
    verlaat_huidige(sessie)
    terug_stippen_onthuld(sessie, gegevens["ronde"])
    zet_plaats(sessie, Sessie.Fase.STIPPEN, None)
    return "De stippen staan weer open."


def _terug_stip_opnieuw(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    terug_stippen_opnieuw(sessie, gegevens["ronde"])
    return "De extra ronde is weg."


def _terug_reden(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    reden_van(sessie.pk, gegevens["reden"]).delete()
    return "De reden is weg."


def _terug_opmerking(sessie: Sessie, gegevens: dict[str, Any]) -> str:
    opmerking_van(sessie.pk, gegevens["opmerking"]).delete()
    return "De opmerking is weg."


_TERUG: dict[str, Callable[[Sessie, dict[str, Any]], str]] = {
    Soort.GA_NAAR: _terug_ga_naar,
    Soort.ONTHUL: _terug_onthul,
    Soort.OPNIEUW: _terug_opnieuw,
    Soort.STIP_ONTHUL: _terug_stip_onthul,
    Soort.STIP_OPNIEUW: _terug_stip_opnieuw,
    Soort.OPMERKING: _terug_opmerking,
    Soort.REDEN: _terug_reden,
}
