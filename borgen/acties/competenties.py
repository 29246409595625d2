"""Writing a row of the matrix, and proposing a training where the team falls short."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from borgen.matrix import stand_in_team
from borgen.models import Beheersing, Competentie
from borgen.regels.competenties import NIVEAUS
from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.models import Activiteit

AF = (Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN)


@transaction.atomic
def bewaar_rij(lid: Lidmaatschap, niveaus: Mapping[Competentie, int | None]) -> None:
    """Set the levels of one person; None takes what was filled in away."""
    for competentie, niveau in niveaus.items():
        if niveau is None:
            Beheersing.objects.filter(competentie=competentie, lidmaatschap=lid).delete()
        else:
            Beheersing.objects.update_or_create(
                competentie=competentie, lidmaatschap=lid, defaults={"niveau": niveau}
            )


@transaction.atomic
def stel_training_voor(pk: int, gebruiker: Gebruiker) -> Activiteit:
    """An activity for a competence the team falls short in, owned by who proposes it.

    It says what is asked and not who or how many can do it: that stays in the matrix. Pressed
    again while it is to do, it gives the same one. Raises ValidationError without a gap.
    """
    rijen = Competentie.objects.select_related("proces", "training")
    competentie = rijen.select_for_update(of=("self",)).get(pk=pk)
    training = competentie.training
    if training is not None and training.status not in AF:
        return training
    if not stand_in_team(competentie).ontbreekt:
        raise ValidationError("Er zijn genoeg mensen die dit kunnen; een training is niet nodig.")
    team = competentie.proces.team_id
    competentie.training = Activiteit.objects.create(
        team_id=team,
        wat=f"Training: {competentie.naam}",
        toelichting=(
            f"Het proces “{competentie.proces}” vraagt meer mensen die dit kunnen, op het niveau "
            f"“{NIVEAUS[competentie.niveau]}”."
        ),
        eigenaar=Lidmaatschap.objects.van_team(team).filter(gebruiker=gebruiker).first(),
    )
    competentie.save()
    return competentie.training
