"""What carrying out asks of a person now: to look how it goes, to say how far one is, to help."""

import datetime
from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan.models import Monitormoment, Pilot, Voortgang
from verbeterplan.models.plg import trajecten_als_plglid

# A monitor moment is prepared in the week before it.
VOORUIT = datetime.timedelta(days=7)
# Who answered not longer ago than this is not asked again.
VERS = datetime.timedelta(days=30)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """For who leads or is in the PLG: moments, pilots without a lesson, colleagues who need help.

    For everybody in the team: how far one is, in the week before a monitor moment. Two queries,
    four for who leads or is in a PLG, none for who is in no team.
    """
    if not gebruiker.toegang.lid_van:
        return []
    vandaag = timezone.localdate()
    # Asked once and by itself: most people are in no PLG, and then the rest asks for less.
    plg = frozenset(rij["traject"] for rij in trajecten_als_plglid(gebruiker))
    regels = list(_momenten(gebruiker, plg, vandaag))
    if plg or gebruiker.toegang.leidt:
        regels += [*_pilots(gebruiker, vandaag), *_hulp(gebruiker)]
    return regels


def _momenten(
    gebruiker: Gebruiker, plg: frozenset[int], vandaag: datetime.date
) -> Iterator[TeDoen]:
    """To look together, for who leads or is in the PLG; before it, how far one is, for the team."""
    gezegd = Voortgang.objects.filter(
        ronde=OuterRef("ronde"),
        lidmaatschap__gebruiker=gebruiker,
        op__gte=timezone.now() - VERS,
    )
    mijn = Q(ronde__traject__in=plg) | Q(ronde__traject__team__in=gebruiker.toegang.lid_van)
    rijen = (
        Monitormoment.objects.aanwezig()
        .in_lopende_ronde()
        .filter(gehouden_op=None, datum__lte=vandaag + VOORUIT)
        .annotate(gezegd=Exists(gezegd))
        .filter(mijn)
    )
    gevraagd = set()
    for rij in rijen.select_related("ronde__traject__team").order_by():
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
        if van_team and not rij.gezegd and rij.datum >= vandaag and traject.pk not in gevraagd:
            gevraagd.add(traject.pk)
            yield TeDoen(
                soort="Zeg hoe ver jij bent",
                wat=traject.naam,
                url=reverse("hoe_ver", args=[traject.pk]),
                team=str(traject.team),
                datum=rij.datum,
                knop="Vul in",
            )


def _pilots(gebruiker: Gebruiker, vandaag: datetime.date) -> Iterator[TeDoen]:
    rijen = Pilot.objects.aanwezig().schrijfbaar_door(gebruiker).in_lopende_ronde()
    rijen = rijen.filter(tot__lt=vandaag, bevindingen="")
    for rij in rijen.select_related("ronde__traject__team").order_by():
        yield TeDoen(
            soort="De pilot is voorbij: wat leerden jullie?",
            wat=rij.naam,
            url=reverse("onderdeel_wijzig", args=["pilot", rij.pk]),
            team=str(rij.ronde.traject.team),
            datum=rij.tot,
            knop="Schrijf op",
        )


def _hulp(gebruiker: Gebruiker) -> Iterator[TeDoen]:
    rijen = Voortgang.objects.schrijfbaar_door(gebruiker).vraagt_hulp().in_lopende_ronde()
    velden = ("ronde__traject", "ronde__traject__naam", "ronde__traject__team__naam")
    for traject, naam, team, aantal in (
        rijen.order_by().values_list(*velden).annotate(aantal=Count("pk"))
    ):
        wie = "Eén collega vraagt" if aantal == 1 else f"{aantal} collega's vragen"
        yield TeDoen(
            soort=f"{wie} hulp",
            wat=naam,
            url=f"{reverse('fase_uitvoeren', args=[traject])}#sectie-voortgang",
            team=team,
            knop="Help",
        )
