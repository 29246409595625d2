"""A round with the team: open it, answer, close it, and put what came out on the agenda.

Answering and closing lock the round, so that an answer is counted or refused, never lost between.
"""

from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from borgen.models import Schatting, Schattingsronde, Schattingtelling
from borgen.regels.effectiviteit import Onderwerp, effectiviteit
from borgen.regels.schatting import sluit_af
from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.models import Agendapunt, Overleg, Verbeteractie, Verbetertraject

GESLOTEN = "Deze ronde is intussen gesloten. Je antwoord telt niet meer mee."

TEKST = {
    Onderwerp.KWALITEIT: "Hoe maken we de werkwijze zelf beter?",
    Onderwerp.ACCEPTATIE: "Wat heeft het team nodig om hierachter te staan?",
    Onderwerp.BEIDE: "Hoe maken we de werkwijze beter, en wat heeft het team nodig?",
}


def open_ronde(
    traject: Verbetertraject, gebruiker: Gebruiker, verbeteractie: Verbeteractie | None = None
) -> Schattingsronde:
    """Ask the team: about a verbeteractie its effect, without one how it wants and can.

    Gives the round that is open already, when there is one.
    """
    soort = Schattingsronde.Soort.EFFECTIVITEIT if verbeteractie else Schattingsronde.Soort.STURING
    waarover = {"traject": traject, "verbeteractie": verbeteractie, "soort": soort}
    try:
        with transaction.atomic():
            return Schattingsronde.objects.create(**waarover, geopend_door=gebruiker)
    except IntegrityError:
        return Schattingsronde.objects.open().get(**waarover)


def _vergrendeld(pk: int) -> Schattingsronde:
    rijen = Schattingsronde.objects.select_related("traject__team", "verbeteractie")
    return rijen.select_for_update(of=("self",)).get(pk=pk)


def gevraagden(ronde: Schattingsronde) -> set[int]:
    """Who is asked: everybody in the team today."""
    return set(
        Lidmaatschap.objects.van_team(ronde.traject.team_id).values_list("gebruiker", flat=True)
    )


@transaction.atomic
def geef(pk: int, gebruiker: Gebruiker, eerste: int, tweede: int) -> Schattingsronde:
    """Write down somebody's answer, or change it; the last one closes the round.

    Raises ValidationError when the round is closed.
    """
    ronde = _vergrendeld(pk)
    if not ronde.is_open:
        raise ValidationError(GESLOTEN)
    Schatting.objects.update_or_create(
        ronde=ronde, gebruiker=gebruiker, defaults={"eerste": eerste, "tweede": tweede}
    )
    if gevraagden(ronde) <= set(ronde.schattingen.values_list("gebruiker", flat=True)):
        _sluit(ronde)
    return ronde


@transaction.atomic
def sluit(pk: int) -> Schattingsronde:
    """Close the round with what there is; closing a closed one changes nothing."""
    ronde = _vergrendeld(pk)
    if ronde.is_open:
        _sluit(ronde)
    return ronde


def _sluit(ronde: Schattingsronde) -> None:
    antwoorden = list(ronde.schattingen.values_list("gebruiker", "eerste", "tweede"))
    uitkomst = sluit_af((eerste, tweede) for _, eerste, tweede in antwoorden)
    ronde.gesloten_op = timezone.now()
    ronde.antwoorden = uitkomst.antwoorden
    # Who answered and left the team since was asked too.
    ronde.gevraagd = len(gevraagden(ronde) | {wie for wie, _, _ in antwoorden})
    if uitkomst.medianen:
        ronde.eerste, ronde.tweede = (_decimaal(mediaan) for mediaan in uitkomst.medianen)
    ronde.save()
    Schattingtelling.objects.bulk_create(
        Schattingtelling(ronde=ronde, plek=plek, waarde=waarde, aantal=aantal)
        for plek, telling in enumerate(uitkomst.tellingen)
        for waarde, aantal in sorted(telling.items())
    )
    ronde.schattingen.all().delete()


def _decimaal(mediaan: Fraction) -> Decimal:
    """A median lies on a whole or a half, so this is exact."""
    return Decimal(mediaan.numerator) / mediaan.denominator


def volgend_overleg(team_id: int) -> Overleg | None:
    """The first meeting of the team that has yet to begin."""
    komend = Overleg.objects.van_het_team().filter(team=team_id, moment__gte=timezone.now())
    return komend.order_by("moment", "pk").first()


@transaction.atomic
def zet_op_agenda(pk: int) -> Agendapunt:
    """Put the lower of the two on the agenda of the next meeting; once, however often pressed.

    Raises ValidationError when there is nothing to talk about, or no meeting to do it in.
    """
    ronde = _vergrendeld(pk)
    if ronde.op_agenda is not None:
        return ronde.op_agenda
    punt = agendatekst(ronde)
    if not punt:
        raise ValidationError("Hier hoeft niets van op de agenda.")
    overleg = volgend_overleg(ronde.traject.team_id)
    if overleg is None:
        raise ValidationError("Er is nog geen volgend overleg. Plan er eerst een.")
    agendapunt = Agendapunt(traject=ronde.traject, tekst=punt)
    overleg.voeg_toe(agendapunt)
    ronde.agendapunt = agendapunt
    ronde.save()
    return agendapunt


def agendatekst(ronde: Schattingsronde) -> str:
    """What comes on the agenda; empty when the outcome gives no reason.

    Without the figure: agendas are read outside the team too, and what it estimates is not.
    """
    if ronde.soort != Schattingsronde.Soort.EFFECTIVITEIT:
        return ""
    if ronde.eerste is None or ronde.tweede is None:
        return ""
    uitkomst = effectiviteit(Fraction(ronde.eerste), Fraction(ronde.tweede))
    if uitkomst.onderwerp is None:
        return ""
    tekst = TEKST[uitkomst.onderwerp]
    ruimte = 240 - len(tekst) - 2
    return f"{ronde.waarover[:ruimte]}: {tekst}"
