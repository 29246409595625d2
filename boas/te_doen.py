"""What sessions ask of a person now."""

import datetime
from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from boas import peilingbeeld as beeld
from boas.models import Bestuursschatting, Sessie
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen

# A result is news for two weeks; after that it is found with its traject.
NIEUWS = datetime.timedelta(days=14)
ORGANISATIE = "Hele organisatie"
# What a line is made of: a session and its instrument hold texts.
_OP_DE_REGEL = (
    *("onderwerp", "status", "stemwijze", "aantal_aanwezig", "gepland_op", "begonnen_op"),
    *("afgesloten_op", "uitslag_verstuurd_op", "team__naam", "peiling__sluit_op"),
    "versie__instrument__eenmalig",
)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Sessions to prepare or go on with (who leads), results to send (who leads) or read.

    Of the whole organisation: for quality staff and bestuur. One query, two when one goes by link.
    """
    nu = timezone.now()
    toegang = gebruiker.toegang
    breed = Q(team=None) if toegang.kwaliteit or toegang.bestuurder else Q(pk__in=[])
    open_werk = (Q(team__in=toegang.leidt) | breed) & ~Q(status=Sessie.Status.AFGESLOTEN)
    nieuws = (Q(team__in=toegang.lid_van) | breed) & Q(
        status=Sessie.Status.AFGESLOTEN, afgesloten_op__gte=nu - NIEUWS
    )
    sessies = list(
        Sessie.objects.filter(open_werk | nieuws)
        .select_related("team", "versie__instrument", "peiling")
        .only(*_OP_DE_REGEL)
        .order_by()
    )
    met_link = [
        sessie.pk
        for sessie in sessies
        if sessie.met_link and sessie.status != Sessie.Status.AFGESLOTEN
    ]
    peilingen = _hoe_ver(met_link) if met_link else {}
    return [
        _peiling(sessie, *peilingen[sessie.pk], nu=nu, bestuur=toegang.bestuurder)
        if sessie.pk in peilingen
        else _regel(sessie, nu, leidt=sessie.team_id in toegang.leidt)
        for sessie in sessies
    ]


def _hoe_ver(sessies: Collection[int]) -> dict[int, tuple[int, bool]]:
    """How many answered by link so far (shown only in steps of five), and whether bestuur drew."""
    getekend = Exists(Bestuursschatting.objects.filter(sessie=OuterRef("pk")))
    rijen = Sessie.objects.filter(pk__in=sessies).order_by()
    ingeleverd = Count("peiling__groepen__uitnodigingen__inlevering")
    return {pk: (n, bool(klaar)) for pk, n, klaar in rijen.values_list("pk", ingeleverd, getekend)}


def _peiling(
    sessie: Sessie, ingeleverd: int, getekend: bool, *, nu: datetime.datetime, bestuur: bool
) -> TeDoen:
    """One by link that is not closed: open it, or how far it is."""
    vandaag, sluit_op = timezone.localdate(nu), sessie.peiling.sluit_op
    url = sessie.get_absolute_url()
    if sessie.status == Sessie.Status.VOORBEREIDING:
        soort, knop = "Open de vragenlijst", "Open"
        if sessie.team is None and not getekend:
            soort, knop = "Wacht op de schatting van het bestuur", "Bekijk"
            if bestuur:
                soort, knop = "Teken de schatting", "Teken"
                url = reverse("sessie_schatting", args=[sessie.pk])
    elif sluit_op < vandaag:
        soort, knop = "De laatste dag is geweest: naar de uitslag", "Naar de uitslag"
    else:
        soort, knop = beeld.loop(sessie, ingeleverd).kort, "Bekijk"
    return TeDoen(
        soort=soort,
        wat=sessie.onderwerp,
        url=url,
        team=str(sessie.team or ORGANISATIE),
        datum=sluit_op if sessie.status == Sessie.Status.LOPEND else None,
        knop=knop,
    )


def _regel(sessie: Sessie, nu: datetime.datetime, *, leidt: bool) -> TeDoen:
    status = Sessie.Status(sessie.status)
    soort, knop = {
        Sessie.Status.VOORBEREIDING: ("Bereid de sessie voor", "Bereid voor"),
        Sessie.Status.LOPEND: ("Ga verder met de sessie", "Ga verder"),
        Sessie.Status.AFGESLOTEN: ("Lees de uitslag", "Lees"),
    }[status]
    te_mailen = leidt and not sessie.versie.instrument.eenmalig
    if status == Sessie.Status.AFGESLOTEN and te_mailen and sessie.uitslag_verstuurd_op is None:
        soort, knop = "Mail de uitslag", "Mail"
    moment = sessie.afgesloten_op or sessie.moment
    return TeDoen(
        soort=soort,
        wat=sessie.onderwerp,
        url=sessie.get_absolute_url(),
        team=str(sessie.team or ORGANISATIE),
        datum=timezone.localdate(moment) if moment else None,
        te_laat=status == Sessie.Status.VOORBEREIDING and moment is not None and moment < nu,
        knop=knop,
    )
