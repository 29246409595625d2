"""Agreements on measuring, their norms, results and samples: written in one transaction each."""

import datetime
import secrets
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from borgen.acties.schema import werk_schema_bij
from borgen.models import Meetafspraak, Meetmoment, Meting, Norm, Steekproef
from borgen.regels.steekproef import SteekproefKanNiet, eis_mogelijk
from organisatie.models import Gebruiker
from rapportage.getallen import datum as in_woorden

# A result that comes this long before its day most likely belongs to it.
AL_TE_METEN = datetime.timedelta(days=21)


@transaction.atomic
def nieuwe_norm(
    meetafspraak: int,
    soort: str,
    waarde: Decimal,
    geldig_van: datetime.date,
    reden: str,
    door: Gebruiker,
    te_halen_op: datetime.date | None = None,
) -> Norm:
    """A norm that follows the ones before it, which stay as they are.

    Raises ValidationError with the field it is about: below zero, no unit, no reason for a change,
    or a day on which a later norm already holds.
    """
    afspraak = Meetafspraak.objects.select_for_update().get(pk=meetafspraak)
    norm = Norm(
        meetafspraak=afspraak,
        soort=soort,
        waarde=waarde,
        geldig_van=geldig_van,
        te_halen_op=te_halen_op,
        reden=reden.strip(),
        door=door,
    )
    _keur_norm(norm)
    norm.full_clean(validate_constraints=False)
    norm.save()
    return norm


def _keur_norm(norm: Norm) -> None:
    afspraak = norm.meetafspraak
    if not afspraak.eenheid.strip():
        raise ValidationError({"waarde": "Vul eerst bij de meetafspraak in waarin je meet."})
    if norm.waarde < 0:
        raise ValidationError({"waarde": "Een norm is 0 of hoger."})
    if norm.te_halen_op and norm.te_halen_op <= norm.geldig_van:
        raise ValidationError(
            {"te_halen_op": "De dag waarop je de norm wilt halen, ligt na de dag dat hij ingaat."}
        )
    vorige = afspraak.normen.filter(soort=norm.soort).order_by("geldig_van").last()
    if vorige is None:
        return
    if norm.geldig_van <= vorige.geldig_van:
        raise ValidationError(
            {
                "geldig_van": (
                    f"Vanaf {in_woorden(vorige.geldig_van)} geldt al een norm van deze soort. "
                    "Kies een latere dag."
                )
            }
        )
    if not norm.reden:
        raise ValidationError({"reden": "Schrijf op waarom de norm verandert."})


@transaction.atomic
def maak_afspraak(afspraak: Meetafspraak, norm: Decimal | None, door: Gebruiker) -> Meetafspraak:
    """Put a new agreement at the end of its verbeteractie, with its schedule and first norm."""
    laatste = (
        Meetafspraak.objects.filter(verbeteractie=afspraak.verbeteractie)
        .order_by("volgorde")
        .last()
    )
    afspraak.volgorde = laatste.volgorde + 1 if laatste else 0
    afspraak.save()
    if norm is not None:
        nieuwe_norm(afspraak.pk, Norm.Soort.INTERN, norm, afspraak.vanaf, "", door)
    werk_schema_bij([afspraak.pk], nieuw_vanaf=afspraak.vanaf)
    return afspraak


@transaction.atomic
def wijzig_afspraak(afspraak: Meetafspraak) -> None:
    """Save a changed agreement; moments from today on follow it."""
    afspraak.save()
    werk_schema_bij([afspraak.pk])


@transaction.atomic
def stop_afspraak(pk: int, reden: str) -> None:
    """Nothing is measured any more; results, norms and history stay. Twice is as once."""
    afspraak = Meetafspraak.objects.select_for_update().get(pk=pk)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom jullie dit niet meer meten."})
    if afspraak.gestopt_op is None:
        afspraak.gestopt_op, afspraak.gestopt_reden = timezone.localdate(), reden.strip()
        afspraak.save()
        werk_schema_bij([pk])


@transaction.atomic
def hervat_afspraak(pk: int) -> None:
    """Measure again from today on."""
    afspraak = Meetafspraak.objects.select_for_update().get(pk=pk)
    if afspraak.gestopt_op is not None:
        afspraak.gestopt_op, afspraak.gestopt_reden = None, ""
        afspraak.save()
        werk_schema_bij([pk])


@transaction.atomic
def bewaar_meting(meting: Meting) -> Meting:
    """Save a result, new or corrected. Raises ValidationError with the field it is about."""
    afspraak = Meetafspraak.objects.select_for_update().get(pk=meting.meetafspraak_id)
    _keur_meting(meting, afspraak)
    meting.save()
    return meting


def _keur_meting(meting: Meting, afspraak: Meetafspraak) -> None:
    if meting.datum > timezone.localdate():
        raise ValidationError({"datum": "Deze dag moet nog komen. Vul in wanneer je gemeten hebt."})
    if meting.datum < afspraak.vanaf:
        raise ValidationError(
            {
                "datum": (
                    f"Deze meetafspraak loopt vanaf {in_woorden(afspraak.vanaf)}. Kies een dag "
                    "daarna, of zet het begin van de afspraak eerder."
                )
            }
        )
    if afspraak.gestopt_op and meting.datum > afspraak.gestopt_op:
        raise ValidationError(
            {"datum": f"Deze meetafspraak is gestopt op {in_woorden(afspraak.gestopt_op)}."}
        )
    anders = Meting.objects.filter(meetafspraak=afspraak).exclude(pk=meting.pk)
    if anders.filter(datum=meting.datum).exists():
        raise ValidationError({"datum": "Op die dag staat al een uitkomst. Verbeter die."})
    if meting.meetmoment_id is None:
        return
    moment = afspraak.momenten.filter(pk=meting.meetmoment_id, vervallen_reden="")
    if not moment.exists():
        raise ValidationError(
            {"meetmoment": "Deze meting staat niet meer in het schema. Kies opnieuw."}
        )
    if anders.filter(meetmoment=meting.meetmoment_id).exists():
        raise ValidationError({"meetmoment": "Een collega heeft deze meting net ingevuld."})


@transaction.atomic
def laat_vervallen(moment: int, reden: str) -> None:
    """This time it is not measured; the reason stays readable. Without a reason it is back."""
    rij = Meetmoment.objects.select_for_update(of=("self",)).get(pk=moment)
    if Meting.objects.filter(meetmoment=rij).exists():
        raise ValidationError({"reden": "Deze meting is al gedaan."})
    rij.vervallen_reden = reden.strip()
    rij.save()


@transaction.atomic
def trek_steekproef(
    afspraak: Meetafspraak, waaruit: str, populatie: int, omvang: int, door: Gebruiker
) -> Steekproef:
    """Draw and keep the seed. Raises ValidationError when the sizes do not fit."""
    try:
        eis_mogelijk(populatie, omvang)
    except SteekproefKanNiet as fout:
        raise ValidationError({"omvang": str(fout)}) from fout
    return Steekproef.objects.create(
        meetafspraak=afspraak,
        waaruit=waaruit,
        populatie=populatie,
        omvang=omvang,
        zaad=secrets.randbits(48),
        door=door,
    )
