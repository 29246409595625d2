"""What was said in a meeting: one text a point of the agenda, written by several people at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisatie import schrijven
from organisatie.models.versie import versie_van
from organisatie.regels.vragen import Vraag
from organisatie.schrijven import Groep, Invoer, Veld
from verbeterplan.models import Activiteit, Agendapunt, Overleg

VERDER = Vraag("verslag", "Wat is er verder besproken?", langste=10000)
ALLES = Vraag("verslag", "Wat is er besproken en afgesproken?", langste=10000)
TERUG = Vraag(
    "terug",
    "Wat gaat terug naar het team?",
    "Eén of twee zinnen die iedereen mag horen: wat leerden jullie, en wat merkt het team ervan?",
    langste=2000,
)
PUNT = "punt-"


def _vraag(punt: Agendapunt) -> Vraag:
    return Vraag(f"{PUNT}{punt.pk}", punt.tekst)


def codes(overleg: Overleg) -> list[str]:
    """Of every text one can write; also of a point that was put away while somebody wrote."""
    punten = Agendapunt.alle.filter(overleg=overleg).values_list("pk", flat=True)
    return [*(f"{PUNT}{pk}" for pk in punten), VERDER.code, TERUG.code]


def lees(
    overleg: Overleg, punten: Iterable[Agendapunt], samengevoegd: frozenset[str] = frozenset()
) -> tuple[Groep, ...]:
    """The texts to write in, with their versions; ``punten`` best read ``met_versie``."""
    velden = [_veld(_vraag(punt), punt, punt.besproken, samengevoegd) for punt in punten]
    velden.append(
        _veld(VERDER if velden else ALLES, overleg, overleg.verslag, samengevoegd),
    )
    if overleg.traject_id:
        velden.append(_veld(TERUG, overleg, overleg.terugkoppeling, samengevoegd))
    return (Groep("verslag", "Verslag", tuple(velden)),)


def _veld(vraag: Vraag, rij: Any, tekst: str, samengevoegd: frozenset[str]) -> Veld:
    return Veld(vraag, tekst, versie_van(rij), vraag.code in samengevoegd)


@transaction.atomic
def bewaar(overleg_id: int, invoer: Mapping[str, Invoer]) -> frozenset[str]:
    """Save what changed; gives the texts where a colleague wrote meanwhile: there both stay.

    Raises ValidationError when something is too long; then nothing is saved.
    """
    overleg = Overleg.objects.select_for_update(of=("self",)).get(pk=overleg_id)
    # Held too: who changes a point or takes it off the agenda does not hold the meeting.
    rijen = Agendapunt.alle.filter(overleg=overleg).select_for_update(of=("self",))
    punten = {_vraag(punt).code: punt for punt in rijen}
    anders = set()
    for code, wat in invoer.items():
        if code in punten:
            samen = schrijven.schrijf_in(punten[code], wat, _vraag(punten[code]), "besproken")
        elif code == VERDER.code:
            samen = schrijven.schrijf_in(overleg, wat, VERDER, "verslag")
        else:
            samen = schrijven.schrijf_in(overleg, wat, TERUG, "terugkoppeling")
        if samen:
            anders.add(code)
    return frozenset(anders)


@dataclass(frozen=True)
class Notulen:
    """A meeting as it is read, on the page and in a file."""

    overleg: Overleg
    punten: list[Agendapunt]
    aanwezig: list[str]
    afspraken: list[Activiteit]

    @property
    def minuten(self) -> int:
        return sum(punt.minuten or 0 for punt in self.punten)

    @property
    def is_besproken(self) -> bool:
        """Whether something was written down at a point of the agenda."""
        return any(punt.besproken for punt in self.punten)


def lees_notulen(overleg: Overleg, met_gasten: bool) -> Notulen:
    """Four queries. Names of guests only for the team and the PLG (``met_gasten``)."""
    punten = overleg.agendapunten.met_versie().select_related("traject")
    leden = overleg.aanwezigen.select_related("lidmaatschap__gebruiker")
    gasten = [
        gast.naam if met_gasten else gast.get_soort_display() for gast in overleg.gasten.all()
    ]
    afspraken = overleg.afspraken.op_datum().select_related("eigenaar__gebruiker")
    return Notulen(overleg, list(punten), [*map(str, leden), *gasten], list(afspraken))


def zet_op_teamagenda(overleg: Overleg) -> tuple[Agendapunt | None, bool]:
    """What the PLG has to tell as a point of the next meeting of the team; once.

    Gives the point and whether it is new; None when the team has no meeting to come.
    """
    komend = Overleg.objects.van_het_team().filter(team=overleg.team_id)
    with transaction.atomic():
        volgend = (
            komend.filter(moment__gte=timezone.now())
            .select_for_update(of=("self",))
            .order_by("moment", "pk")
            .first()
        )
        if volgend is None:
            return None, False
        tekst = f"Terug uit de PLG: {overleg.titel}"[:240]
        staat_er = volgend.agendapunten.filter(traject=overleg.traject_id, tekst=tekst).first()
        if staat_er:
            return staat_er, False
        punt = Agendapunt(traject_id=overleg.traject_id, tekst=tekst)
        volgend.voeg_toe(punt)
        return punt, True
