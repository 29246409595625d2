"""Versions of a plan: the whole of it, word for word, as it was at one moment."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from organisatie.models import Gebruiker
from verbeterplan import planblad
from verbeterplan.models import Cyclusronde, Planversie
from verbeterplan.regels.planblad import als_json, vingerafdruk

LANGSTE_REDEN = 300


@transaction.atomic
def leg_vast(ronde: Cyclusronde, gebruiker: Gebruiker | None, reden: str) -> Planversie:
    """Keep the plan as it stands now; when nothing changed since the last version, that one.

    Raises ValidationError when there is no plan yet,
    and for a reason that does not fit.
    """
    reden = " ".join(reden.split())
    if len(reden) > LANGSTE_REDEN:
        raise ValidationError(
            f"De reden is te lang: {len(reden)} tekens, er passen er {LANGSTE_REDEN}."
        )
    # Two at once wait for each other: the second finds the version of the first.
    rij = Cyclusronde.objects.select_for_update(of=("self",)).select_related("traject__team")
    ronde = rij.get(pk=ronde.pk)
    blad = planblad.lees(ronde)
    if not blad.begonnen:
        raise ValidationError("Er staat nog niets in het plan. Begin met een doel.")
    inhoud = als_json(blad)
    afdruk = vingerafdruk(inhoud)
    laatste = ronde.planversies.nieuwste().first()
    if laatste and laatste.vingerafdruk == afdruk:
        return laatste
    nummer = ronde.planversies.aggregate(m=Max("nummer"))["m"] or 0
    return Planversie.objects.create(
        ronde=ronde,
        nummer=nummer + 1,
        inhoud=inhoud,
        vingerafdruk=afdruk,
        reden=reden,
        door=gebruiker,
    )
