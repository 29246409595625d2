"""Statements changed from the page that prepares a session: which session, and back to it."""

from contextlib import suppress

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from boas.acties import NietNu
from boas.models import Instrument, Sessie, Stelling, Versie
from boas.voorbereiding import naar_versie, neem_stelling_op
from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek


def sessie_uit(request: Verzoek) -> Sessie | None:
    """The session in preparation named by ``sessie`` in the address or the form.

    None when there is none, or when the person does not prepare it.
    """
    nummer = lees_nummer(request.POST.get("sessie") or request.GET.get("sessie") or "")
    if nummer is None:
        return None
    return (
        Sessie.objects.bewerkbaar_door(request.user)
        .filter(pk=nummer, status=Sessie.Status.VOORBEREIDING)
        .select_related("versie__instrument", "team")
        .first()
    )


def volg(sessie: Sessie | None, versie: Versie, erbij: Stelling | None = None) -> None:
    """Let the session go on with a version that came from changing its own instrument.

    ``erbij`` is a new statement of that version, to be asked too. A session that began meanwhile
    keeps what it has.
    """
    if sessie is None or sessie.versie.instrument_id != versie.instrument_id:
        return
    with suppress(NietNu), transaction.atomic():
        if sessie.versie_id != versie.pk:
            naar_versie(sessie, versie)
        if erbij:
            neem_stelling_op(sessie, erbij)


def keer_terug(sessie: Sessie) -> HttpResponse:
    """Back to where the statements of the session are chosen."""
    return redirect(reverse("sessie_voorbereiden", args=[sessie.pk]) + "#stellingen")


def van_instrument(sessie: Sessie | None, instrument: Instrument) -> Sessie | None:
    """The session, when it stands on this instrument."""
    return sessie if sessie and sessie.versie.instrument_id == instrument.pk else None
