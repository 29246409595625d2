"""The course of a session: begin, go on, reveal, ask again, close."""

from django.db import transaction
from django.utils import timezone

from boas.acties.kern import NietNu, eis_nieuw, eis_zaal, gewijzigd, lopend, onthoud, vergrendel
from boas.acties.rondes import (
    huidige_ronde,
    leg_aanwezig_vast,
    ruim_open_ronde_op,
    sluit_ronde,
    verlaat_huidige,
    zet_plaats,
)
from boas.acties.stippen import ruim_stippen_op
from boas.models import Handeling, Ronde, Sessie

Soort = Handeling.Soort


@transaction.atomic
def start(sessie_id: int, aanwezig: int | None = None) -> None:
    """Begin: from preparation to the opening. Needs at least one statement and one person.

    ``aanwezig``, when given, is how many turned out to be there.
    """
    sessie = vergrendel(sessie_id)
    eis_zaal(sessie)
    if sessie.status != Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze sessie is al begonnen.")
    if not sessie.keuze.exists():
        raise NietNu("Kies eerst minstens één stelling.")
    if aanwezig is not None:
        leg_aanwezig_vast(sessie, None, aanwezig)
    if sessie.aantal_aanwezig < 1:
        raise NietNu("Vul eerst in hoeveel mensen er zijn.")
    sessie.naar(Sessie.Status.LOPEND)
    sessie.fase = Sessie.Fase.OPENING
    sessie.begonnen_op = timezone.now()
    sessie.save()
    gewijzigd(sessie_id)


@transaction.atomic
def ga_naar(
    sessie_id: int,
    fase: str,
    keuze_id: int | None = None,
    *,
    blad: int = 0,
    sleutel: str = "",
) -> None:
    """Go to the opening, the dots, the closing at ``blad``, or statement ``keuze_id``.

    Leaving an open statement that has answers closes it with its tally, so no single phone vote
    stays behind; raises TellingKloptNiet when that tally does not fit.
    """
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    verlaat_huidige(sessie)
    onthoud(
        sessie,
        Soort.GA_NAAR,
        {"fase": sessie.fase, "huidige": sessie.huidige_id, "blad": sessie.blad},
        sleutel,
    )
    zet_plaats(sessie, fase, keuze_id, blad)
    gewijzigd(sessie_id)


@transaction.atomic
def onthul(sessie_id: int, ronde_id: int | None = None, *, sleutel: str = "") -> None:
    """Close the current statement and show its tally. Single phone votes become counts here.

    ``ronde_id``, when given, must be the round shown now: a window that is behind reveals nothing.
    """
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    ronde = huidige_ronde(sessie, ronde_id)
    if ronde is None or not ronde.is_open:
        raise NietNu("Er staat geen stelling open.")
    telefoons = sluit_ronde(ronde)
    onthoud(sessie, Soort.ONTHUL, {"ronde": ronde.pk, "telefoons": telefoons}, sleutel)
    gewijzigd(sessie_id)


@transaction.atomic
def opnieuw(sessie_id: int, ronde_id: int | None = None, *, sleutel: str = "") -> None:
    """Ask the current statement again in a next round; the earlier one stays for comparison."""
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    ronde = huidige_ronde(sessie, ronde_id)
    if ronde is None or ronde.is_open:
        raise NietNu("Onthul de stelling eerst; daarna kun je opnieuw vragen.")
    nieuw = Ronde.objects.create(
        sessie=sessie,
        stelling_id=ronde.stelling_id,
        nummer=ronde.nummer + 1,
        aanwezig=sessie.aantal_aanwezig,
    )
    onthoud(sessie, Soort.OPNIEUW, {"ronde": nieuw.pk}, sleutel)
    gewijzigd(sessie_id)


@transaction.atomic
def sluit_sessie(sessie_id: int) -> None:
    """End the session; nothing that was counted or written down on an open statement is lost."""
    sessie = lopend(sessie_id)
    for ronde in sessie.rondes.select_for_update().filter(status=Ronde.Status.OPEN):
        ruim_open_ronde_op(ronde)
    ruim_stippen_op(sessie)
    sessie.naar(Sessie.Status.AFGESLOTEN)
    sessie.afgesloten_op = timezone.now()
    sessie.save()
    gewijzigd(sessie_id)


@transaction.atomic
def heropen(sessie_id: int) -> None:
    """Take back the closing: on to the last page of the session, nothing lost.

    Never of a session by link: what two closings differ in would be somebody's answers.
    """
    sessie = vergrendel(sessie_id)
    eis_zaal(sessie)
    if sessie.status != Sessie.Status.AFGESLOTEN:
        raise NietNu("Deze sessie is niet afgesloten.")
    sessie.naar(Sessie.Status.LOPEND)
    sessie.afgesloten_op = sessie.gedeeld_op = None
    sessie.save()
    zet_plaats(sessie, Sessie.Fase.AFSLUITING, None)
    gewijzigd(sessie_id)


@transaction.atomic
def deel(sessie_id: int, aan: bool) -> None:
    """Share the figures of a closed session with quality and directeur, or stop sharing."""
    sessie = vergrendel(sessie_id)
    if sessie.status != Sessie.Status.AFGESLOTEN:
        raise NietNu("Sluit de sessie eerst af; daarna kun je de cijfers delen.")
    sessie.gedeeld_op = timezone.now() if aan else None
    sessie.save()
