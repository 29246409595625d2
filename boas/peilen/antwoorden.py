"""Sending answers by link: counts go up and the invitation is used, together or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from boas.models import Inlevering, Peilgroep, Peiling, Peiltelling, Sessie, Uitnodiging
from boas.peilen.starten import merk_van


class LinkGaatNiet(Exception):
    """This link cannot answer; ``reden`` is one of the texts below."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


ONBEKEND = "onbekend"
GEBRUIKT = "gebruikt"
VERLOPEN = "verlopen"
NOG_NIET = "nog_niet"


@dataclass(frozen=True)
class Plek:
    """Where an unused link leads: which peiling, and in which group it counts."""

    peiling: Peiling
    uitnodiging: Uitnodiging


def zoek(code: str, token: str) -> Plek:
    """What this link opens: one query. Raises LinkGaatNiet."""
    peiling = (
        Peiling.objects.filter(sessie__code=code)
        .select_related("sessie__versie__instrument", "sessie__team")
        .first()
    )
    if peiling is None:
        raise LinkGaatNiet(ONBEKEND)
    if reden := _gesloten(peiling):
        raise LinkGaatNiet(reden)
    uitnodiging = (
        Uitnodiging.objects.filter(merk=merk_van(token), groep__peiling=peiling)
        .select_related("inlevering")
        .first()
    )
    if uitnodiging is None:
        raise LinkGaatNiet(ONBEKEND)
    if hasattr(uitnodiging, "inlevering"):
        raise LinkGaatNiet(GEBRUIKT)
    return Plek(peiling, uitnodiging)


@transaction.atomic
def lever_in(code: str, token: str, antwoorden: Mapping[int, int]) -> None:
    """Count these answers (statement to value) once, and mark the link as used.

    A statement left open is simply not in ``antwoorden``. Raises LinkGaatNiet, and ValueError for
    a statement or value that was not asked.
    """
    plek = zoek(code, token)
    # One group at a time: closing waits for this lock too, and then nothing comes after it.
    groep = Peilgroep.objects.select_for_update().get(pk=plek.uitnodiging.groep_id)
    if reden := _gesloten(Peiling.objects.select_related("sessie").get(pk=groep.peiling_id)):
        raise LinkGaatNiet(reden)
    _, nieuw = Inlevering.objects.get_or_create(uitnodiging=plek.uitnodiging)
    if not nieuw:
        raise LinkGaatNiet(GEBRUIKT)
    if not antwoorden:
        return
    welke = Q()
    for stelling, waarde in antwoorden.items():
        welke |= Q(stelling=stelling, waarde=waarde)
    geteld = Peiltelling.objects.filter(welke, groep=groep).update(n=F("n") + 1)
    if geteld != len(antwoorden):
        raise ValueError("Dit antwoord hoort niet bij deze vragenlijst.")


def _gesloten(peiling: Peiling) -> str:
    """Why nothing can be sent now; empty when it can."""
    status = peiling.sessie.status
    if status == Sessie.Status.VOORBEREIDING:
        return NOG_NIET
    if status == Sessie.Status.AFGESLOTEN or peiling.sluit_op < timezone.localdate():
        return VERLOPEN
    return ""
