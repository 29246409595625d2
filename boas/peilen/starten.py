"""Preparing and opening a peiling: who is asked, until when, and the links they get."""

import datetime
import hashlib
import random
import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from boas.acties import NietNu
from boas.acties.kern import gewijzigd, vergrendel
from boas.models import (
    Afname,
    Peilgroep,
    Peiling,
    Peilpost,
    Peiltelling,
    Sessie,
    Uitnodiging,
    Versie,
)
from boas.peilen.mensen import Groepmensen, wie_antwoorden
from boas.regels.groepen import Samengevoegd, TeWeinigMensen, voeg_samen
from boas.voorbereiding import maak_sessie
from organisatie.models import Gebruiker, Team

WEKEN = 2
LANGSTE_WEKEN = 12
TE_WEINIG = (
    "Er zijn minder dan vijf mensen om te vragen. Dan is te zien wie wat antwoordde. "
    "Bespreek de stellingen liever samen."
)
GEEN_SCHATTING = "Eerst tekent het bestuur zijn schatting. Daarna kun je de uitnodigingen sturen."
_WILLEKEUR = random.SystemRandom()


@transaction.atomic
def maak_peiling(
    team: Team | None,
    versie: Versie,
    door: Gebruiker,
    onderwerp: str,
    *,
    reeks: str = "",
    doel: str = "",
) -> Sessie:
    """A session by link in preparation, open for two weeks once it is opened.

    ``team`` is None for an instrument with groups, which is asked in the whole organisation.
    Raises ValueError when the instrument does not fit that.
    """
    if versie.organisatiebreed != (team is None) or versie.afname == Afname.ZAAL:
        raise ValueError(f"{versie} kan zo niet worden gevraagd.")
    sessie = maak_sessie(team, versie, door, onderwerp, reeks=reeks, doel=doel, agenda="")
    sessie.stemwijze = Sessie.Stemwijze.LINK
    sessie.save()
    vandaag = timezone.localdate()
    Peiling.objects.create(sessie=sessie, sluit_op=vandaag + datetime.timedelta(weeks=WEKEN))
    return sessie


def groepen_voor(groepen: Sequence[Groepmensen]) -> tuple[Samengevoegd, ...]:
    """How these people are counted together. Raises NietNu when there are too few of them."""
    try:
        return voeg_samen([(g.code, g.naam, len(g.mensen)) for g in groepen])
    except TeWeinigMensen as weinig:
        raise NietNu(TE_WEINIG) from weinig


@transaction.atomic
def open_peiling(sessie_id: int) -> Peiling:
    """Open it: make the groups, their counts and a link for everybody, and put the mail ready.

    Raises NietNu when it is open already, its last day has been, too few people are asked, or the
    bestuur has not signed its estimate.
    """
    sessie = vergrendel(sessie_id)
    if sessie.status != Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze vragenlijst is al geopend.")
    peiling = Peiling.objects.get(pk=sessie_id)
    if peiling.sluit_op < timezone.localdate():
        raise NietNu("De laatste dag is al geweest. Kies eerst een nieuwe.")
    if sessie.versie.organisatiebreed and not hasattr(sessie, "schatting"):
        raise NietNu(GEEN_SCHATTING)
    mensen = wie_antwoorden(sessie)
    samen = groepen_voor(mensen)
    per_code = {groep.code: groep.mensen for groep in mensen}
    stellingen = list(sessie.keuze.values_list("stelling", flat=True))
    links: list[tuple[int, str]] = []
    for plek, groep in enumerate(samen):
        rij = Peilgroep.objects.create(
            peiling=peiling,
            code=_code(groep, len(samen)),
            naam=groep.naam,
            volgorde=plek,
            uitgenodigd=groep.aantal,
        )
        Peiltelling.objects.bulk_create(
            Peiltelling(groep=rij, stelling_id=stelling, waarde=waarde)
            for stelling in stellingen
            for waarde in range(len(sessie.versie.schaal))
        )
        genodigd = [pk for code in groep.codes for pk in per_code[code]]
        links += geef_links(rij, genodigd)
    zet_op_de_post(peiling, links)
    sessie.naar(Sessie.Status.LOPEND)
    sessie.begonnen_op = timezone.now()
    sessie.aantal_aanwezig = sum(groep.aantal for groep in samen)
    sessie.save()
    gewijzigd(sessie_id)
    return peiling


@transaction.atomic
def nodig_bij(sessie_id: int) -> int:
    """Invite who came since it was opened, in the group they are counted in; how many there were.

    Raises NietNu when it is not open.
    """
    sessie = eis_open(sessie_id)
    peiling = Peiling.objects.get(pk=sessie_id)
    al = set(peiling.genodigden.values_list("pk", flat=True))
    groepen = list(peiling.groepen.select_for_update())
    links: list[tuple[int, str]] = []
    for mensen in wie_antwoorden(sessie):
        nieuw = [pk for pk in mensen.mensen if pk not in al]
        if not nieuw:
            continue
        groep = next((g for g in groepen if mensen.code in g.code.split("+")), groepen[-1])
        groep.uitgenodigd += len(nieuw)
        groep.save()
        links += geef_links(groep, nieuw)
    zet_op_de_post(peiling, links)
    if links:
        sessie.aantal_aanwezig += len(links)
        sessie.save()
    return len(links)


def eis_open(sessie_id: int) -> Sessie:
    """The session by link, locked; raises NietNu unless it is open."""
    sessie = vergrendel(sessie_id)
    if sessie.status == Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze vragenlijst is nog niet geopend.")
    if sessie.status == Sessie.Status.AFGESLOTEN:
        raise NietNu("Deze vragenlijst is gesloten.")
    return sessie


def geef_links(groep: Peilgroep, gebruikers: Sequence[int]) -> list[tuple[int, str]]:
    """A new link for each of these accounts: account and token.

    The invitations are stored in an order of their own, so that theirs tells nothing.
    """
    links = [(pk, nieuw_token()) for pk in gebruikers]
    merken = [merk_van(token) for _, token in links]
    _WILLEKEUR.shuffle(merken)
    Uitnodiging.objects.bulk_create(Uitnodiging(groep=groep, merk=merk) for merk in merken)
    return links


def zet_op_de_post(peiling: Peiling, links: Sequence[tuple[int, str]]) -> None:
    """Put the mail with each link ready to go; ``boas.peilen.post`` sends it."""
    links = list(links)
    _WILLEKEUR.shuffle(links)
    Peilpost.objects.bulk_create(
        Peilpost(peiling=peiling, gebruiker_id=pk, token=token) for pk, token in links
    )
    peiling.genodigden.add(*(pk for pk, _ in links))


def nieuw_token() -> str:
    """What a link is known by; nobody guesses 128 bits."""
    return secrets.token_urlsafe(16)


def merk_van(token: str) -> str:
    """What is stored of a token: its hash, so that the database gives no links away."""
    return hashlib.sha256(token.encode()).hexdigest()


def _code(groep: Samengevoegd, aantal: int) -> str:
    """The codes it was made of; empty where everybody is counted together."""
    return "" if aantal == 1 else "+".join(groep.codes)
