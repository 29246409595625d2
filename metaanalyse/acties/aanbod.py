"""A school's own card: offered, given back with a reason, offered again, settled or withdrawn."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from metaanalyse import aanbodpost
from metaanalyse.acties.rapporten import kaartnummer, voeg_toe
from metaanalyse.acties.vaststellen import schrijf_inhoud, stel_vast
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Beoordeling, Codering, Kaart, Rapport
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.ladder import voorstel
from metaanalyse.regels.verschillen import wijkt_af
from organisatie.models import Gebruiker, Team
from organisatie.models.versie import lees_versie


@transaction.atomic
def bied_aan(titel: str, inhoud: Inhoud, *, door: Gebruiker, team: Team) -> Kaart:
    """A card that waits for review, on a report of its own; pressed twice it is one card.

    What is told is kept as a coding of its own kind. Only settling makes a card count, so it counts
    nowhere yet.
    """
    # A second press waits here, and then finds the first.
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    if al := zelfde_aanbod(titel, door, team):
        return al
    rapport = voeg_toe(
        Rapport(
            titel=titel,
            jaar=timezone.localdate().year,
            soort=Rapport.Soort.EIGEN,
            vindplaats=Rapport.Vindplaats.SCHOOL,
            gemaakt_door=door,
        )
    )
    kaart = Kaart.objects.create(
        rapport=rapport,
        code=kaartnummer(rapport),
        titel=titel,
        stand=Kaart.Stand.AANGEBODEN,
        herkomst=Kaart.Herkomst.SCHOOL,
        team=team,
        aangeboden_door=door,
    )
    _schrijf(kaart, inhoud)
    aanbodpost.meld_aanbod(kaart, door)
    return kaart


def zelfde_aanbod(titel: str, door: Gebruiker, team: Team) -> Kaart | None:
    """The card that this person offered for this team under this title, and that still waits."""
    return Kaart.objects.filter(
        titel=titel, team=team, aangeboden_door=door, stand=Kaart.Stand.AANGEBODEN
    ).first()


@transaction.atomic
def bied_opnieuw_aan(kaart: Kaart, titel: str, inhoud: Inhoud, *, door: Gebruiker) -> None:
    """A new version of what was offered, with which it waits for review again."""
    was_terug = kaart.stand == Kaart.Stand.TERUG
    if was_terug:
        kaart.naar(Kaart.Stand.AANGEBODEN)
    kaart.titel = titel
    # Saved even when nothing changed: whoever is reviewing sees that there is a new version.
    kaart.save()
    kaart.rapport.titel = titel
    kaart.rapport.save()
    _aangeboden(kaart).delete()
    _schrijf(kaart, inhoud)
    if was_terug:
        aanbodpost.meld_aanbod(kaart, door)


def _schrijf(kaart: Kaart, inhoud: Inhoud) -> None:
    codering = Codering.objects.create(
        kaart=kaart,
        soort=Codering.Soort.AANBOD,
        codeur=kaart.aangeboden_door,
        stand=Codering.Stand.KLAAR,
        klaar_op=timezone.now(),
    )
    schrijf_inhoud(codering, inhoud)


def aangeboden_inhoud(kaart: Kaart) -> Inhoud:
    """What the school told, as it told it; kept beside what was settled. Empty when imported."""
    codering = _aangeboden(kaart).first()
    return lees_inhoud(codering) if codering else Inhoud()


def _aangeboden(kaart: Kaart) -> QuerySet[Codering]:
    return kaart.coderingen.filter(soort=Codering.Soort.AANBOD)


@transaction.atomic
def geef_terug(kaart: Kaart, reden: str, *, door: Gebruiker, versie: int | None) -> None:
    """Back to the school, which reads the reason and can offer again.

    Raises ValidationError when the card is no longer what was reviewed.
    """
    _eis_gelezen(kaart, versie)
    kaart.naar(Kaart.Stand.TERUG)
    kaart.save()
    Beoordeling.objects.create(
        kaart=kaart, uitkomst=Beoordeling.Uitkomst.TERUG, reden=reden, door=door
    )
    aanbodpost.meld_uitkomst(kaart, reden, door)


@transaction.atomic
def keur_goed(
    kaart: Kaart,
    titel: str,
    inhoud: Inhoud,
    *,
    door: Gebruiker,
    trede_reden: str = "",
    versie: int | None,
) -> None:
    """Settle what was offered, as the onderzoeker corrected it; where it comes from stays on it.

    Raises ValidationError when the card is no longer what was reviewed, OngeldigeInhoud as
    ``stel_vast`` does.
    """
    _eis_gelezen(kaart, versie)
    if titel != kaart.titel:
        kaart.titel = kaart.rapport.titel = titel
        kaart.rapport.save()
        kaart.save()
    volgt = voorstel(inhoud.voorwaarden)
    anders = volgt is None or wijkt_af(inhoud.van("trede"), volgt)
    stel_vast(
        kaart,
        inhoud,
        door=door,
        reden="Aangeboden door een school, nagelezen door een onderzoeker.",
        trede_voorstel=volgt,
        # A reason beside the step that follows says that another was chosen.
        trede_reden=trede_reden if anders else "",
    )
    uitkomst = Beoordeling.Uitkomst.VASTGESTELD
    Beoordeling.objects.create(kaart=kaart, uitkomst=uitkomst, reden=trede_reden, door=door)
    aanbodpost.meld_uitkomst(kaart, "", door)


def _eis_gelezen(kaart: Kaart, versie: int | None) -> None:
    if kaart.stand != Kaart.Stand.AANGEBODEN:
        raise ValidationError("Deze kaart wacht niet meer op een beoordeling.")
    if lees_versie(kaart) != versie:
        raise ValidationError(
            "De school heeft intussen een nieuwe versie gestuurd. Lees die eerst en beoordeel dan."
        )
