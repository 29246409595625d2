"""What is due for one person about documents: approve, read, evaluate, go on with a concept."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from borgen.leeslijst import te_lezen_door
from borgen.models import Akkoord, Document, Documentversie, Voorstel
from borgen.regels.lezen import evalueren_te_laat
from organisatie.models import Gebruiker
from organisatie.te_doen import Druk, TeDoen

VOORUIT = datetime.timedelta(days=14)
# A concept that nobody touched for so long is forgotten rather than in hand.
CONCEPT_WACHT = datetime.timedelta(days=28)
ANTWOORDTIJD = datetime.timedelta(days=14)
# What a line says of a version; it needs no text of it.
_OP_DE_REGEL = ("nummer", "vastgesteld_op", "document__titel", "document__proces__team__naam")


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """In the teams the person belongs to today. A constant number of queries."""
    gevraagd = _gevraagde_versies(gebruiker)
    regels = [
        *_te_toetsen(gevraagd),
        *_te_lezen(gebruiker, behalve={versie.pk for versie in gevraagd}),
        *_te_evalueren(gebruiker),
    ]
    if gebruiker.toegang.leidt:
        regels += [*_in_bewerking(gebruiker), *_voorstellen(gebruiker)]
    return regels


def _gevraagde_versies(gebruiker: Gebruiker) -> list[Documentversie]:
    """What the person has not answered on yet."""
    gevraagd = [Documentversie.Status.TER_TOETSING, Documentversie.Status.VASTGESTELD]
    rijen = (
        Akkoord.objects.filter(
            lidmaatschap__gebruiker=gebruiker,
            versie__document__proces__team__in=gebruiker.toegang.lid_van,
            stand=Akkoord.Stand.OPEN,
            versie__status__in=gevraagd,
        )
        .select_related("versie__document__proces__team", "versie__overleg")
        .order_by()
        .only(
            *(f"versie__{veld}" for veld in ("status", "ter_toetsing_op", *_OP_DE_REGEL)),
            "versie__overleg__moment",
        )
    )
    return [rij.versie for rij in rijen]


def _te_toetsen(versies: list[Documentversie]) -> list[TeDoen]:
    """Before the meeting to read, otherwise and afterwards to answer."""
    vandaag = timezone.localdate()
    regels = []
    for versie in versies:
        sinds = versie.vastgesteld_op or versie.ter_toetsing_op
        assert sinds is not None  # noqa: S101 - a check constraint of the table
        datum = timezone.localdate(sinds) + ANTWOORDTIJD
        soort, knop = "Geef je akkoord", "Geef akkoord"
        if not versie.is_vast and versie.overleg and versie.overleg.moment > timezone.now():
            soort, knop = "Lees voor het overleg", "Lees"
            datum = timezone.localdate(versie.overleg.moment)
        url = reverse("documentversie_toetsen", args=[versie.pk])
        regels.append(_regel(soort, versie, url, datum, knop, te_laat=datum < vandaag))
    return regels


def _te_lezen(gebruiker: Gebruiker, behalve: set[int]) -> list[TeDoen]:
    """``behalve``: versions one is asked to answer on; that comes first, and once is enough."""
    return [
        _regel(
            "Lezen",
            te_lezen.versie,
            reverse("document", args=[te_lezen.versie.document_id]),
            te_lezen.beurt.voor,
            "Gelezen",
            te_laat=te_lezen.beurt.te_laat,
            druk=Druk(reverse("document_gelezen", args=[te_lezen.versie.pk])),
        )
        for te_lezen in te_lezen_door(gebruiker)
        if te_lezen.versie.pk not in behalve
    ]


def _te_evalueren(gebruiker: Gebruiker) -> list[TeDoen]:
    """Asked of one: who evaluates the process, else the owner, else who leads the team."""
    vandaag = timezone.localdate()
    toegang = gebruiker.toegang
    taak = Q(proces__evalueert__gebruiker=gebruiker)
    taak |= Q(proces__evalueert=None, eigenaar__gebruiker=gebruiker)
    leiding = Q(proces__evalueert=None, eigenaar=None, proces__team__in=toegang.leidt)
    rijen = (
        Document.objects.filter(
            taak | leiding,
            proces__team__in=toegang.lid_van,
            evalueren_op__lte=vandaag + VOORUIT,
            # Of a document at most one version holds.
            versies__status=Documentversie.Status.VASTGESTELD,
        )
        .order_by()
        .values_list("pk", "titel", "proces__team__naam", "evalueren_op")
    )
    return [
        TeDoen(
            "Evalueren",
            titel,
            reverse("document_evalueren", args=[pk]),
            team,
            evalueren_op,
            evalueren_te_laat(evalueren_op, vandaag),
            knop="Evalueer",
        )
        for pk, titel, team, evalueren_op in rijen
    ]


def _in_bewerking(gebruiker: Gebruiker) -> list[TeDoen]:
    """For who leads: concepts that wait long, and texts whose meeting has been."""
    vandaag, nu = timezone.localdate(), timezone.now()
    wacht = Q(status=Documentversie.Status.CONCEPT, gemaakt_op__lt=nu - CONCEPT_WACHT)
    gehouden = Q(status=Documentversie.Status.TER_TOETSING, overleg__moment__lt=nu)
    rijen = (
        Documentversie.objects.filter(
            wacht | gehouden, document__proces__team__in=gebruiker.toegang.leidt
        )
        .select_related("document__proces__team", "overleg")
        .order_by()
        .only("status", "gemaakt_op", "overleg__moment", *_OP_DE_REGEL)
    )
    regels = []
    for versie in rijen:
        if versie.status == Documentversie.Status.CONCEPT:
            weken = (vandaag - timezone.localdate(versie.gemaakt_op)).days // 7
            soort, knop = f"Concept wacht al {weken} weken", "Ga verder"
            datum = timezone.localdate(versie.gemaakt_op)
        else:
            assert versie.overleg is not None  # noqa: S101 - asked for above
            soort, knop = "Leg het akkoord vast", "Leg vast"
            datum = timezone.localdate(versie.overleg.moment)
        regels.append(_regel(soort, versie, versie.get_absolute_url(), datum, knop))
    return regels


def _voorstellen(gebruiker: Gebruiker) -> list[TeDoen]:
    rijen = (
        Voorstel.objects.filter(
            stand=Voorstel.Stand.OPEN, document__proces__team__in=gebruiker.toegang.leidt
        )
        .order_by()
        .values_list(
            "door__naam", "document", "document__titel", "document__proces__team__naam", "moment"
        )
    )
    return [
        TeDoen(
            f"Voorstel van {door}",
            titel,
            f"{reverse('document', args=[document])}#voorstellen",
            team,
            timezone.localdate(moment),
            knop="Beslis",
        )
        for door, document, titel, team, moment in rijen
    ]


def _regel(
    soort: str,
    versie: Documentversie,
    url: str,
    datum: datetime.date,
    knop: str,
    *,
    te_laat: bool = False,
    druk: Druk | None = None,
) -> TeDoen:
    wat = f"{versie.document.titel}, versie {versie.nummer}"
    team = str(versie.document.proces.team)
    return TeDoen(soort, wat, url, team, datum, te_laat, knop, druk)
