"""Preparing and opening a peiling: who is asked, until when, and the links they get."""

import hashlib
import random
import secrets
from collections.abc import Iterable, Iterator, Sequence

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
from boas.peilen.bericht import standaardbericht
from boas.peilen.kern import eis_nog_tijd
from boas.peilen.mensen import Groepmensen, wie_antwoorden
from boas.peilen.post import laat_gaan
from boas.peilen.vanzelf import plan_sluiting
from boas.regels.groepen import (
    Samengevoegd,
    TeWeinigMensen,
    codes_van,
    gezamenlijke_code,
    voeg_samen,
)
from boas.regels.laatste_dag import bezwaar, gewone_dag
from boas.voorbereiding import maak_sessie, zet_aanwezigen
from organisatie.models import Gebruiker, Team

TE_WEINIG = (
    "Er zijn minder dan vijf mensen om te vragen. Dan is te zien wie wat antwoordde. "
    "Bespreek de stellingen liever samen."
)
GEEN_SCHATTING = "Eerst tekent het bestuur zijn schatting. Daarna kun je de uitnodigingen sturen."
TEAM_WEG = "Dit team is niet meer actief. Vraag je beheerder of dat klopt."
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
    # Who is asked is decided when it is opened, and nobody is present.
    zet_aanwezigen(sessie, [], 0)
    Peiling.objects.create(
        sessie=sessie,
        sluit_op=gewone_dag(timezone.localdate()),
        bericht=standaardbericht(sessie),
    )
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
    vandaag = timezone.localdate()
    if reden := bezwaar(peiling.sluit_op, vandaag, vandaag):
        raise NietNu(f"De laatste dag klopt niet. {reden}")
    if sessie.team is not None and not sessie.team.actief:
        raise NietNu(TEAM_WEG)
    if sessie.versie.organisatiebreed and not hasattr(sessie, "schatting"):
        raise NietNu(GEEN_SCHATTING)
    stellingen = list(sessie.keuze.values_list("stelling", flat=True))
    if not stellingen:
        raise NietNu("Er zijn nog geen vragen om te stellen.")
    mensen = wie_antwoorden(sessie)
    samen = groepen_voor(mensen)
    per_code = {groep.code: groep.mensen for groep in mensen}
    links: list[tuple[int, str]] = []
    for plek, groep in enumerate(samen):
        rij = Peilgroep.objects.create(
            peiling=peiling,
            code=gezamenlijke_code(groep.codes, enige=len(samen) == 1),
            naam=groep.naam,
            volgorde=plek,
            uitgenodigd=groep.aantal,
        )
        Peiltelling.objects.bulk_create(lege_tellingen(rij, stellingen, sessie.versie))
        genodigd = [pk for code in groep.codes for pk in per_code[code]]
        links += geef_links(rij, genodigd)
    zet_op_de_post(peiling, links)
    plan_sluiting(peiling)
    sessie.naar(Sessie.Status.LOPEND)
    sessie.begonnen_op = timezone.now()
    sessie.aantal_aanwezig = sum(groep.aantal for groep in samen)
    sessie.save()
    gewijzigd(sessie_id)
    return peiling


def lege_tellingen(
    groep: Peilgroep, stellingen: Iterable[int], versie: Versie
) -> Iterator[Peiltelling]:
    """The rows in which answers of this group are counted, not stored yet; each at nothing."""
    for stelling in stellingen:
        for waarde in range(len(versie.schaal)):
            yield Peiltelling(groep=groep, stelling_id=stelling, waarde=waarde)


@transaction.atomic
def nodig_bij(sessie_id: int) -> int:
    """Invite who came since it was opened, in the group they are counted in; how many there were.

    Raises NietNu when it is not open, or nobody has time to answer any more.
    """
    sessie = eis_nog_tijd(sessie_id)
    peiling: Peiling = sessie.peiling
    groepen = list(peiling.groepen.select_for_update())
    links: list[tuple[int, str]] = []
    for mensen, nieuw in _nieuwen(sessie):
        groep = next((g for g in groepen if mensen.code in codes_van(g.code)), groepen[-1])
        groep.uitgenodigd += len(nieuw)
        groep.save()
        links += geef_links(groep, nieuw)
    zet_op_de_post(peiling, links)
    if links:
        sessie.aantal_aanwezig += len(links)
        sessie.save()
    return len(links)


def nog_uit_te_nodigen(sessie: Sessie) -> int:
    """How many people came since it was opened; three queries at most."""
    return sum(len(nieuw) for _, nieuw in _nieuwen(sessie))


def _nieuwen(sessie: Sessie) -> list[tuple[Groepmensen, list[int]]]:
    """Who answers today and was not invited, for each group that has any."""
    al = set(
        Peiling.genodigden.through.objects.filter(peiling=sessie.pk).values_list(
            "gebruiker", flat=True
        )
    )
    per_groep = [(g, [pk for pk in g.mensen if pk not in al]) for g in wie_antwoorden(sessie)]
    return [(groep, nieuw) for groep, nieuw in per_groep if nieuw]


def geef_links(groep: Peilgroep, gebruikers: Sequence[int]) -> list[tuple[int, str]]:
    """A new link for each of these accounts: account and token.

    The invitations are stored under numbers of their own, so that neither their order nor when
    somebody was invited tells whose is whose.
    """
    links = [(pk, nieuw_token()) for pk in gebruikers]
    Uitnodiging.objects.bulk_create(
        Uitnodiging(pk=_WILLEKEUR.getrandbits(62), groep=groep, merk=merk_van(token))
        for _, token in links
    )
    return links


def zet_op_de_post(peiling: Peiling, links: Sequence[tuple[int, str]]) -> None:
    """Put the mail with each link ready, and let it go once all this is stored."""
    links = list(links)
    _WILLEKEUR.shuffle(links)
    Peilpost.objects.bulk_create(
        Peilpost(peiling=peiling, gebruiker_id=pk, token=token) for pk, token in links
    )
    peiling.genodigden.add(*(pk for pk, _ in links))
    laat_gaan(peiling.pk)


def nieuw_token() -> str:
    """What a link is known by; nobody guesses 128 bits."""
    return secrets.token_urlsafe(16)


def merk_van(token: str) -> str:
    """What is stored of a token: its hash, so that the database gives no links away."""
    return hashlib.sha256(token.encode()).hexdigest()
