"""Sending answers by link: counts go up and the invitation is used, together or not at all.

On SQLite ``synchronous=NORMAL`` is enough: what was committed stands in the journal of the file
system before anybody is thanked, and survives a process that is killed. A power cut may take the
last answers, each with its mark, so that the link can still be used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from boas import sporen
from boas.models import (
    Inlevering,
    Peilgroep,
    Peiling,
    Peiltelling,
    Sessie,
    SessieStelling,
    Uitnodiging,
)
from boas.peilen.starten import merk_van


class LinkGaatNiet(Exception):
    """This link cannot answer; ``reden`` is one of the texts below.

    ``peiling`` is which one it is about, None when that is not known.
    """

    def __init__(self, reden: str, peiling: Peiling | None = None) -> None:
        super().__init__(reden)
        self.reden = reden
        self.peiling = peiling


class AntwoordHoortNiet(ValueError):
    """A statement that was not asked, an answer that is not on the scale, or none at all."""


ONBEKEND = "onbekend"
GEBRUIKT = "gebruikt"
VERLOPEN = "verlopen"
NOG_NIET = "nog_niet"

# Of what ``nieuw_token`` makes. A mail program may take the full stop after a link for its end.
LENGTE = 22
_SESSIE = ("sessie__versie", "sessie__team", "sessie__gemaakt_door")


@dataclass(frozen=True)
class Plek:
    """Where an unused link leads: which peiling, and in which group it counts."""

    peiling: Peiling
    groep: Peilgroep
    uitnodiging: int


def zoek(code: str, token: str) -> Plek:
    """What this link opens: one query, two when it opens nothing. Raises LinkGaatNiet."""
    uitnodiging = (
        Uitnodiging.objects.filter(merk=merk_van(token[:LENGTE]), groep__peiling__sessie__code=code)
        .select_related("inlevering", *(f"groep__peiling__{pad}" for pad in _SESSIE))
        .first()
    )
    if uitnodiging is None:
        peiling = peiling_met(code)
        raise LinkGaatNiet((peiling and _gesloten(peiling)) or ONBEKEND, peiling)
    peiling = uitnodiging.groep.peiling
    if hasattr(uitnodiging, "inlevering"):
        raise LinkGaatNiet(GEBRUIKT, peiling)
    if reden := _gesloten(peiling):
        raise LinkGaatNiet(reden, peiling)
    return Plek(peiling, uitnodiging.groep, uitnodiging.pk)


def peiling_met(code: str) -> Peiling | None:
    """The peiling with this code: one query."""
    return Peiling.objects.filter(sessie__code=code).select_related(*_SESSIE).first()


def gevraagd(peiling: Peiling) -> list[SessieStelling]:
    """The statements in the order they are asked, with their clusters: one query."""
    keuze = SessieStelling.objects.filter(sessie=peiling.pk)
    return list(keuze.select_related("stelling__cluster"))


def lever_in(code: str, token: str, antwoorden: Mapping[int, int]) -> None:
    """Find the place of this link and count there, see ``zoek`` and ``tel_mee``."""
    tel_mee(zoek(code, token), antwoorden)


def tel_mee(plek: Plek, antwoorden: Mapping[int, int]) -> None:
    """Count these answers (statement to value) once, and mark the link as used: four queries.

    A statement left open is simply not in ``antwoorden``. Raises LinkGaatNiet when the link was
    used or the peiling closed meanwhile, and AntwoordHoortNiet; then nothing is counted.
    """
    if not antwoorden:
        raise AntwoordHoortNiet
    try:
        with transaction.atomic():
            _tel_mee(plek, antwoorden)
    except IntegrityError as dubbel:
        # The database allows one mark for each invitation, however many send at once.
        raise LinkGaatNiet(GEBRUIKT, plek.peiling) from dubbel


def _tel_mee(plek: Plek, antwoorden: Mapping[int, int]) -> None:
    groep = Peilgroep.objects.filter(pk=plek.groep.pk)
    # One of a group at a time. Closing waits for this lock too and takes the groups away; whoever
    # waited for closing reads afterwards how it ended.
    bestaat = groep.select_for_update().values_list("pk", flat=True).first()
    peiling = Peiling.objects.filter(pk=plek.peiling.pk).select_related("sessie").first()
    if peiling is None:
        raise LinkGaatNiet(ONBEKEND)
    if reden := _gesloten(peiling) or ("" if bestaat else VERLOPEN):
        raise LinkGaatNiet(reden, peiling_met(peiling.sessie.code))
    Inlevering.objects.create(uitnodiging_id=plek.uitnodiging)
    welke = Q()
    for stelling, waarde in antwoorden.items():
        welke |= Q(stelling=stelling, waarde=waarde)
    geteld = Peiltelling.objects.filter(welke, groep=plek.groep).update(n=F("n") + 1)
    if geteld != len(antwoorden):
        raise AntwoordHoortNiet
    transaction.on_commit(sporen.straks, robust=True)


def _gesloten(peiling: Peiling) -> str:
    """Why nothing can be sent now; empty when it can."""
    status = peiling.sessie.status
    if status == Sessie.Status.VOORBEREIDING:
        return NOG_NIET
    if status == Sessie.Status.AFGESLOTEN or peiling.sluit_op < timezone.localdate():
        return VERLOPEN
    return ""
