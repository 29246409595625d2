"""The answers of a round to its guiding questions: read, and written by several people at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie import schrijven
from organisatie.regels.vragen import Vragengroep
from organisatie.schrijven import Groep, Invoer
from verbeterplan.models import Cyclusronde, Monitormoment, Planantwoord
from verbeterplan.regels.vragen import PER_CODE, VERDIEPEN


@dataclass(frozen=True)
class Teller:
    """How many questions of a part of the page were answered."""

    deel: str
    beantwoord: int
    gevraagd: int


def tellers(groepen: Iterable[Groep]) -> dict[str, Teller]:
    """Of each part of verdiepen, from all its groups of questions as they were read."""
    beantwoord = {groep.code: groep.beantwoord for groep in groepen}
    return {
        deel: Teller(
            deel,
            sum(beantwoord[groep.code] for groep in eigen),
            sum(len(groep.vragen) for groep in eigen),
        )
        for deel, eigen in VERDIEPEN.items()
    }


def teller_van(ronde: Cyclusronde, code: str) -> Teller | None:
    """Of the part a group is in; nothing for a group that is not counted. At most one query."""
    for deel, groepen in VERDIEPEN.items():
        if any(groep.code == code for groep in groepen):
            vragen = [vraag.code for groep in groepen for vraag in groep.vragen]
            rijen = Planantwoord.objects.filter(ronde=ronde, moment=None, vraag__in=vragen)
            return Teller(deel, rijen.exclude(tekst="").count(), len(vragen))
    return None


def teksten(ronde: Cyclusronde) -> dict[str, str]:
    """Every answer that says something, by the code of its question. One query."""
    rijen = Planantwoord.objects.filter(ronde=ronde, moment=None).exclude(tekst="")
    return dict(rijen.values_list("vraag", "tekst"))


def lees_groepen(
    ronde: Cyclusronde,
    groepen: Iterable[Vragengroep],
    moment: Monitormoment | None = None,
    samengevoegd: frozenset[str] = frozenset(),
) -> tuple[Groep, ...]:
    """The questions of these groups with their answers. One query."""
    rijen = Planantwoord.objects.met_versie().filter(ronde=ronde, moment=moment)
    return schrijven.lees_groepen(groepen, rijen, samengevoegd)


@transaction.atomic
def bewaar(
    ronde_id: int, invoer: Mapping[str, Invoer], moment: Monitormoment | None = None
) -> frozenset[str]:
    """Save what changed. Gives the questions where a colleague wrote meanwhile: there both stay.

    Raises ValidationError when the round is closed or an answer is too long; then nothing is saved.
    """
    ronde = Cyclusronde.objects.select_for_update().get(pk=ronde_id)
    if ronde.afgerond_op:
        raise ValidationError(
            "Intussen is er een nieuwe ronde begonnen. Wat hier staat verandert niet meer; kopieer "
            "wat je schreef en zet het in de nieuwe ronde."
        )
    rijen = Planantwoord.objects.filter(ronde=ronde, moment=moment, vraag__in=invoer)
    per_vraag = {rij.vraag: rij for rij in rijen}
    anders = set()
    for code, wat in invoer.items():
        rij = per_vraag.get(code) or Planantwoord(ronde=ronde, moment=moment, vraag=code)
        if schrijven.schrijf_in(rij, wat, PER_CODE[code]):
            anders.add(code)
    return frozenset(anders)
