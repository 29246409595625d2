"""What is due for one person about documents: approve, read, evaluate, go on with a concept."""

import datetime
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from borgen.leeslijst import TeLezen, beurt_van, leden_van, nog_te_lezen
from borgen.models import Akkoord, Document, Documentversie, Voorstel
from borgen.regels.lezen import evalueren_te_laat
from organisatie.models import Gebruiker
from organisatie.te_doen import Druk, TeDoen

VOORUIT = datetime.timedelta(days=14)
# A concept that nobody touched for so long is forgotten rather than in hand.
CONCEPT_WACHT = datetime.timedelta(days=28)
ANTWOORDTIJD = datetime.timedelta(days=14)
# A text is answered on before it is approved, and by who was not there afterwards.
TE_TOETSEN = (Documentversie.Status.TER_TOETSING, Documentversie.Status.VASTGESTELD)
# What a line says of a version; it needs no text of it.
_OP_DE_REGEL = (
    *("status", "nummer", "gemaakt_op", "ter_toetsing_op", "vastgesteld_op", "overleg__moment"),
    *("document__titel", "document__proces__team__naam"),
)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """In the teams the person belongs to today. A constant number of queries."""
    toegang = gebruiker.toegang
    if not toegang.lid_van:
        return []
    regels = [*_van_versies(gebruiker), *_te_evalueren(gebruiker)]
    return [*regels, *_voorstellen(gebruiker)] if toegang.leidt else regels


def _van_versies(gebruiker: Gebruiker) -> Iterator[TeDoen]:
    """To answer on, to read, and for who leads to go on with. Three queries for all of it."""
    nu, leidt = timezone.now(), gebruiker.toegang.leidt
    leden = leden_van(gebruiker)
    open_ = Akkoord.objects.filter(lidmaatschap__gebruiker=gebruiker, stand=Akkoord.Stand.OPEN)
    gevraagd = set(open_.order_by().values_list("versie", flat=True))
    wacht = Q(status=Documentversie.Status.CONCEPT, gemaakt_op__lt=nu - CONCEPT_WACHT)
    gehouden = Q(status=Documentversie.Status.TER_TOETSING, overleg__moment__lt=nu)
    rijen = (
        Documentversie.objects.filter(document__proces__team__in=gebruiker.toegang.lid_van)
        .filter(
            Q(pk__in=gevraagd, status__in=TE_TOETSEN)
            | nog_te_lezen(leden.values())
            | (wacht | gehouden) & Q(document__proces__team__in=leidt)
        )
        .select_related("document__proces__team", "overleg")
        .only(*_OP_DE_REGEL)
        .order_by()
    )
    for versie in rijen:
        # To answer comes before to read: once is enough.
        if versie.pk in gevraagd and versie.status in TE_TOETSEN:
            yield _te_toetsen(versie)
        elif versie.status == Documentversie.Status.VASTGESTELD:
            yield _te_lezen(beurt_van(versie, leden))
        if versie.document.proces.team_id in leidt:
            yield from _in_bewerking(versie, nu)


def _te_toetsen(versie: Documentversie) -> TeDoen:
    """Before the meeting to read, otherwise and afterwards to answer."""
    sinds = versie.vastgesteld_op or versie.ter_toetsing_op
    assert sinds is not None  # noqa: S101 - a check constraint of the table
    datum = timezone.localdate(sinds) + ANTWOORDTIJD
    soort, knop = "Geef je akkoord", "Geef akkoord"
    if not versie.is_vast and versie.overleg and versie.overleg.moment > timezone.now():
        soort, knop = "Lees voor het overleg", "Lees"
        datum = timezone.localdate(versie.overleg.moment)
    url = reverse("documentversie_toetsen", args=[versie.pk])
    return _regel(soort, versie, url, datum, knop, te_laat=datum < timezone.localdate())


def _te_lezen(te_lezen: TeLezen) -> TeDoen:
    return _regel(
        "Lezen",
        te_lezen.versie,
        reverse("document", args=[te_lezen.versie.document_id]),
        te_lezen.beurt.voor,
        "Gelezen",
        te_laat=te_lezen.beurt.te_laat,
        druk=Druk(reverse("document_gelezen", args=[te_lezen.versie.pk])),
    )


def _in_bewerking(versie: Documentversie, nu: datetime.datetime) -> Iterator[TeDoen]:
    """For who leads: a concept, read because it waits long; a text whose meeting has been."""
    url = versie.get_absolute_url()
    if versie.status == Documentversie.Status.CONCEPT:
        datum = timezone.localdate(versie.gemaakt_op)
        weken = (timezone.localdate(nu) - datum).days // 7
        yield _regel(f"Concept wacht al {weken} weken", versie, url, datum, "Ga verder")
    elif not versie.is_vast and versie.overleg and versie.overleg.moment < nu:
        datum = timezone.localdate(versie.overleg.moment)
        yield _regel("Leg het akkoord vast", versie, url, datum, "Leg vast")


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
