"""What agreed activities ask of a person now."""

import datetime
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.te_doen import Druk, Gedaan, TeDoen
from verbeterplan import situatiebeeld, te_doen_borgen, te_doen_leren, te_doen_uitvoeren
from verbeterplan.models import Activiteit
from verbeterplan.models.plg import plg_trajecten

# What is due later than this can still be found on the traject.
VOORUIT = datetime.timedelta(days=14)
# What a line is made of.
_OP_DE_REGEL = (
    *("wat", "datum", "bevestigd_op", "status"),
    *("team__naam", "eigenaar__gebruiker__naam"),
)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Own activities to confirm, due within two weeks or late; requests for help to who leads.

    Only in teams the person belongs to today, and in trajecten on whose PLG the person is; with
    what carrying out, borgen and the PLG ask. Two queries, and those of the others.
    """
    vandaag = timezone.localdate()
    afspraken = [_regel(rij, gebruiker, vandaag) for rij in _afspraken(gebruiker, vandaag)]
    return [
        *afspraken,
        *te_doen_uitvoeren.te_doen(gebruiker),
        *situatiebeeld.te_doen(gebruiker),
        *te_doen_leren.te_doen(gebruiker),
        *te_doen_borgen.te_doen(gebruiker),
    ]


def _afspraken(gebruiker: Gebruiker, vandaag: datetime.date) -> Iterable[Activiteit]:
    toegang = gebruiker.toegang
    if not toegang.lid_van:
        return []
    # As ``van_eigenaar`` has it, with the trajecten by number: with a question for them inside,
    # the database looks through the activities of everybody.
    hier = Q(team__in=toegang.lid_van) | Q(traject__in=plg_trajecten(gebruiker))
    nu = Q(bevestigd_op=None) | Q(datum__lte=vandaag + VOORUIT)
    hulp = Q(status=Activiteit.Status.HULP_GEVRAAGD, team__in=toegang.leidt)
    return (
        Activiteit.objects.te_doen()
        .filter(hier, Q(eigenaar__gebruiker=gebruiker) & nu | hulp)
        .met_versie()
        .select_related("team", "eigenaar__gebruiker")
        .only(*_OP_DE_REGEL)
        .order_by()
    )


def net_klaar(activiteit: Activiteit) -> Gedaan:
    """What its line says once it is finished, with the way back."""
    terug = Druk(
        reverse("activiteit_stand", args=[activiteit.pk]), (("naar", Activiteit.Status.OPEN),)
    )
    return Gedaan(f"Klaar: {activiteit.wat}", activiteit.get_absolute_url(), terug, "Zet weer open")


def net_klaar_van(gebruiker: Gebruiker, pk: int | None) -> Gedaan | None:
    """The same for the one that was just finished, as far as this person may open it again."""
    if pk is None:
        return None
    rijen = Activiteit.objects.af_te_ronden_door(gebruiker)
    rij = rijen.filter(pk=pk, status=Activiteit.Status.KLAAR).first()
    return net_klaar(rij) if rij else None


def _regel(activiteit: Activiteit, gebruiker: Gebruiker, vandaag: datetime.date) -> TeDoen:
    soort, knop, druk = _gevraagd(activiteit, gebruiker, vandaag)
    return TeDoen(
        soort=soort,
        wat=activiteit.wat,
        url=reverse("activiteit", args=[activiteit.pk]),
        team=str(activiteit.team),
        datum=activiteit.datum,
        te_laat=activiteit.datum is not None and activiteit.datum < vandaag,
        knop=knop,
        druk=druk,
    )


def _gevraagd(
    activiteit: Activiteit, gebruiker: Gebruiker, vandaag: datetime.date
) -> tuple[str, str, Druk | None]:
    """What is asked, the verb for it, and the act when one press does it."""
    eigenaar = activiteit.eigenaar
    if eigenaar is None or eigenaar.gebruiker_id != gebruiker.pk:
        wie = eigenaar.gebruiker.naam if eigenaar else "Iemand"
        return f"{wie} vraagt hulp", "Help", None
    if activiteit.datum is None:
        return "Kies een datum", "Kies datum", None
    if activiteit.bevestigd_op is None:
        # The day that is seen is the day that is agreed to.
        velden = (("datum", activiteit.datum.isoformat()),)
        druk = Druk(reverse("activiteit_bevestig", args=[activiteit.pk]), velden)
        return "Bevestig de datum", "Bevestig datum", druk
    klaar = (
        ("naar", Activiteit.Status.KLAAR),
        ("versie", str(getattr(activiteit, "versie", None) or "")),
    )
    druk = Druk(reverse("activiteit_stand", args=[activiteit.pk]), klaar)
    voorbij = activiteit.datum < vandaag
    return "Afgesproken datum is voorbij" if voorbij else "Afgesproken", "Klaar", druk
