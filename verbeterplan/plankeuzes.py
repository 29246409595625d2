"""What of the plan is chosen with one press: the strategy, how preconditions and factors stand.

Each holds the open round while it writes, so that of two who press at once neither makes a row
twice; what stood there before is in the history. Raises ValidationError when the round is closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.models.versie import lees_versie
from organisatie.regels.samenschrijven import schrijf_samen
from organisatie.volgorde import volgende_plek
from verbeterplan.models import Cyclusronde, Planfactor, Randvoorwaarde, Verbeterplan
from verbeterplan.regels import factoren, randvoorwaarden

WEG = "weg"
LANGSTE = 300


def _open_ronde(ronde_id: int) -> Cyclusronde:
    ronde = Cyclusronde.objects.select_for_update().get(pk=ronde_id)
    if ronde.afgerond_op:
        raise ValidationError("Intussen is er een nieuwe ronde begonnen. Kies het daar opnieuw.")
    return ronde


@transaction.atomic
def plan_van(ronde_id: int) -> Verbeterplan:
    """The row of the plan of an open round, locked with it; made when it is not there yet."""
    return Verbeterplan.objects.get_or_create(ronde=_open_ronde(ronde_id))[0]


@transaction.atomic
def kies_strategie(ronde_id: int, strategie: str) -> None:
    """Say how to begin; a value of ``Verbeterplan.Strategie``."""
    plan = plan_van(ronde_id)
    if plan.strategie != strategie:
        plan.strategie = strategie
        plan.save()


@transaction.atomic
def zet_standaard(ronde_id: int, code: str, stand: str, gebruiker: Gebruiker) -> Randvoorwaarde:
    """Say how a precondition of the standard list stands, or that it is not needed (``WEG``)."""
    ronde = _open_ronde(ronde_id)
    rijen = Randvoorwaarde.objects.filter(ronde=ronde)
    rij = rijen.filter(code=code).first()
    if rij is None:
        rij = Randvoorwaarde(
            ronde=ronde,
            code=code,
            tekst=randvoorwaarden.PER_CODE[code].tekst,
            door=gebruiker,
            volgorde=volgende_plek(rijen),
        )
    if stand == WEG:
        rij.weg_op = timezone.now()
    else:
        rij.stand, rij.weg_op = stand, None
    rij.save()
    return rij


@transaction.atomic
def zet_stand(ronde_id: int, pk: int, stand: str) -> Randvoorwaarde | None:
    """Say how a precondition of the plan stands; None when it is not there (any more)."""
    rijen = Randvoorwaarde.objects.aanwezig().filter(ronde=_open_ronde(ronde_id))
    rij = rijen.filter(pk=pk).first()
    if rij is not None:
        rij.stand = stand
        rij.save()
    return rij


@dataclass(frozen=True)
class Factorinvoer:
    """What somebody chose and wrote, and the version it was begun from (None for none)."""

    stand: str
    toelichting: str
    versie: int | None


@transaction.atomic
def bewaar_factoren(ronde_id: int, invoer: Mapping[str, Factorinvoer]) -> frozenset[str]:
    """Save what changed. Gives the codes where a colleague changed something meanwhile.

    A choice that somebody just made counts, of remarks both stay. Raises ValidationError for a
    remark that is too long or has no choice with it; then nothing is saved.
    """
    rijen = Planfactor.objects.filter(ronde=_open_ronde(ronde_id), categorie__in=invoer)
    per_code = {rij.categorie: rij for rij in rijen}
    anders = set()
    for code, mijn in invoer.items():
        rij = per_code.get(code) or Planfactor(ronde_id=ronde_id, categorie=code)
        if _schrijf(rij, mijn):
            anders.add(code)
    return frozenset(anders)


def _schrijf(rij: Planfactor, mijn: Factorinvoer) -> bool:
    basis: Planfactor | None = rij
    if rij.pk and mijn.versie != lees_versie(rij):
        basis = rij.history.filter(history_id=mijn.versie).first()
    stand, tekst = (basis.stand, basis.toelichting) if basis else ("", "")
    eigen = " ".join(mijn.toelichting.split())
    naam = factoren.PER_CODE[rij.categorie].naam
    wordt = " / ".join(schrijf_samen(tekst, eigen, rij.toelichting).splitlines())
    if len(wordt) > LANGSTE:
        raise ValidationError(
            f"De opmerking bij “{naam}” is te lang: {len(wordt)} tekens, er passen er {LANGSTE}."
        )
    nieuw = rij.stand if mijn.stand == stand else mijn.stand
    if wordt and not nieuw:
        raise ValidationError(f"Kies bij “{naam}” ook hoe het ervoor staat.")
    if (nieuw, wordt) != (rij.stand, rij.toelichting):
        rij.stand, rij.toelichting = nieuw, wordt
        rij.save()
    return (nieuw, wordt) != (mijn.stand, eigen)
