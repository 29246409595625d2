"""How things are now, in short: shared with the team, and what colleagues say to it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.te_doen import TeDoen
from organisatie.toegang import toegang_van
from verbeterplan.models import (
    Beeldreactie,
    Cyclusronde,
    Planantwoord,
    Situatiebeeld,
    Verbetertraject,
)
from verbeterplan.regels.fasen import Fase

# Who carries out a plan already is not asked any more how things were.
ZOLANG = (Fase.VERKENNEN, Fase.VERDIEPEN, Fase.BESLUITEN)


@dataclass(frozen=True)
class Stand:
    """One shared text with what was said to it; ``gevraagd`` counts the colleagues it is for."""

    beeld: Situatiebeeld
    reacties: tuple[Beeldreactie, ...]
    gevraagd: int

    @property
    def aantallen(self) -> list[tuple[str, str, int]]:
        """Per answer how many gave it."""
        teller = Counter(reactie.herkent for reactie in self.reacties)
        return [(h.value, h.label, teller[h.value]) for h in Beeldreactie.Herkent]

    @property
    def aanvullingen(self) -> list[Beeldreactie]:
        return [reactie for reactie in self.reacties if reactie.aanvulling]

    def van(self, gebruiker: Gebruiker) -> Beeldreactie | None:
        """What this person said to it."""
        return next((r for r in self.reacties if r.lidmaatschap.gebruiker_id == gebruiker.pk), None)


def standen(ronde: Cyclusronde, team_id: int) -> list[Stand]:
    """What was shared in a round, the last first. Three queries, none without anything shared."""
    reacties = Beeldreactie.objects.select_related("lidmaatschap__gebruiker")
    prefetch = Prefetch("reacties", reacties, to_attr="gegeven")
    beelden: list[Any] = list(ronde.beelden.order_by("-nummer").prefetch_related(prefetch))
    if not beelden:
        return []
    leden = set(Lidmaatschap.objects.van_team(team_id).values_list("pk", flat=True))
    uit = []
    for beeld in beelden:
        # Who said something and left since was asked too.
        gevraagd = len(leden | {reactie.lidmaatschap_id for reactie in beeld.gegeven})
        uit.append(Stand(beeld, tuple(beeld.gegeven), gevraagd))
    return uit


@transaction.atomic
def deel(ronde_id: int, gebruiker: Gebruiker) -> Situatiebeeld:
    """Lay the summary before the team, as it stands now.

    Raises ValidationError without text, when it lies there already, and in a closed round.
    """
    ronde = Cyclusronde.objects.select_for_update().get(pk=ronde_id)
    if ronde.afgerond_op:
        raise ValidationError("Intussen is er een nieuwe ronde begonnen.")
    antwoord = Planantwoord.objects.filter(ronde=ronde, moment=None, vraag="beeld").first()
    if antwoord is None or not antwoord.tekst:
        raise ValidationError("Schrijf eerst op wat jullie zagen en hoorden. Deel het daarna.")
    laatste = ronde.beelden.last()
    if laatste and laatste.tekst == antwoord.tekst:
        raise ValidationError("Deze tekst ligt al bij het team.")
    nummer = laatste.nummer + 1 if laatste else 1
    return ronde.beelden.create(nummer=nummer, tekst=antwoord.tekst, door=gebruiker)


def lidmaatschap_van(gebruiker: Gebruiker, traject: Verbetertraject) -> Lidmaatschap | None:
    """As whom somebody says something to it: a member of the team itself."""
    return Lidmaatschap.objects.van_team(traject.team_id).filter(gebruiker=gebruiker).first()


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """The texts in one's own teams that wait for this person's answer. One query, two if any."""
    rijen = list(
        Situatiebeeld.objects.laatste()
        .in_lopende_ronde()
        .filter(ronde__fase__in=ZOLANG, ronde__traject__team__in=toegang_van(gebruiker).lid_van)
        .order_by()
        .values_list(
            *("pk", "ronde__traject", "ronde__traject__naam", "ronde__traject__team__naam"),
            "op",
        )
    )
    if not rijen:
        return []
    gegeven = Beeldreactie.objects.filter(
        beeld__in=[pk for pk, *_ in rijen], lidmaatschap__gebruiker=gebruiker
    )
    al = set(gegeven.values_list("beeld", flat=True))
    return [
        TeDoen(
            soort="Herken je dit?",
            wat=f"Hoe het nu gaat: {naam}",
            url=reverse("beeld", args=[traject]),
            team=team,
            datum=timezone.localdate(op),
            knop="Zeg het",
        )
        for pk, traject, naam, team, op in rijen
        if pk not in al
    ]
