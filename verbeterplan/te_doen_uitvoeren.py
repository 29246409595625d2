"""What carrying out asks of a person now: to look how it goes, to say how far one is, to help."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan.models import Monitormoment, Pilot, Voortgang
from verbeterplan.models.plg import plg_trajecten

# A monitor moment is prepared in the week before it.
VOORUIT = datetime.timedelta(days=7)
# Who answered not longer ago than this is not asked again.
VERS = datetime.timedelta(days=30)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """For who leads or is in the PLG: moments, pilots without a lesson, colleagues who need help.

    For everybody in the team: how far one is, in the week before a monitor moment. Two queries,
    four for who leads or is in a PLG, one more when there is a moment, none for who is in no team.
    """
    if not gebruiker.toegang.lid_van:
        return []
    vandaag = timezone.localdate()
    # Asked once and by itself: most people are in no PLG, and then the rest asks for less.
    plg = plg_trajecten(gebruiker)
    regels = list(_momenten(gebruiker, plg, vandaag))
    leidt = gebruiker.toegang.leidt
    if plg or leidt:
        van_mij = _van_mij(plg, leidt)
        regels += [*_pilots(van_mij, vandaag), *_hulp(van_mij)]
    return regels


def _van_mij(plg: frozenset[int], teams: frozenset[int]) -> Q:
    """Of these trajecten and these teams, in the round that can still change; both by number, so
    that the database asks nothing again.
    """
    return Q(ronde__traject__in=plg) | Q(ronde__traject__team__in=teams)


def _momenten(
    gebruiker: Gebruiker, plg: frozenset[int], vandaag: datetime.date
) -> Iterator[TeDoen]:
    """To look together, for who leads or is in the PLG; before it, how far one is, for the team."""
    rijen = list(
        Monitormoment.objects.aanwezig()
        .in_lopende_ronde()
        .filter(_van_mij(plg, gebruiker.toegang.lid_van))
        .filter(gehouden_op=None, datum__lte=vandaag + VOORUIT)
        .select_related("ronde__traject__team")
        .only("titel", "datum", "ronde__traject__naam", "ronde__traject__team__naam")
        .order_by()
    )
    # Seldom is there one within a week: only then it is asked who said so already.
    gezegd = _gezegd(gebruiker, {rij.ronde_id for rij in rijen}) if rijen else frozenset()
    gevraagd = set()
    for rij in rijen:
        traject = rij.ronde.traject
        if traject.pk in plg or traject.team_id in gebruiker.toegang.leidt:
            yield TeDoen(
                soort="Kijk samen hoe het gaat",
                wat=rij.titel,
                url=reverse("monitormoment", args=[rij.pk]),
                team=str(traject.team),
                datum=rij.datum,
                te_laat=rij.datum < vandaag,
                knop="Leg vast",
            )
        van_team = traject.team_id in gebruiker.toegang.lid_van
        if (
            van_team
            and rij.ronde_id not in gezegd
            and rij.datum >= vandaag
            and traject.pk not in gevraagd
        ):
            gevraagd.add(traject.pk)
            yield TeDoen(
                soort="Zeg hoe ver jij bent",
                wat=traject.naam,
                url=reverse("hoe_ver", args=[traject.pk]),
                team=str(traject.team),
                datum=rij.datum,
                knop="Vul in",
            )


def _gezegd(gebruiker: Gebruiker, rondes: Collection[int]) -> frozenset[int]:
    """In which of these rounds the person said not long ago how far it is."""
    rijen = Voortgang.objects.filter(
        ronde__in=rondes, lidmaatschap__gebruiker=gebruiker, op__gte=timezone.now() - VERS
    )
    return frozenset(rijen.values_list("ronde", flat=True))


def _pilots(van_mij: Q, vandaag: datetime.date) -> Iterator[TeDoen]:
    rijen = Pilot.objects.aanwezig().in_lopende_ronde()
    rijen = rijen.filter(van_mij, tot__lt=vandaag, bevindingen="").order_by()
    for pk, naam, team, tot in rijen.values_list("pk", "naam", "ronde__traject__team__naam", "tot"):
        yield TeDoen(
            soort="De pilot is voorbij: wat leerden jullie?",
            wat=naam,
            url=reverse("onderdeel_wijzig", args=["pilot", pk]),
            team=team,
            datum=tot,
            knop="Schrijf op",
        )


def _hulp(van_mij: Q) -> Iterator[TeDoen]:
    rijen = Voortgang.objects.filter(van_mij).vraagt_hulp().in_lopende_ronde()
    velden = ("ronde__traject", "ronde__traject__naam", "ronde__traject__team__naam")
    for (traject, naam, team), aantal in Counter(rijen.order_by().values_list(*velden)).items():
        wie = "Eén collega vraagt" if aantal == 1 else f"{aantal} collega's vragen"
        yield TeDoen(
            soort=f"{wie} hulp",
            wat=naam,
            url=f"{reverse('fase_uitvoeren', args=[traject])}#sectie-voortgang",
            team=team,
            knop="Help",
        )
