"""One instrument as a small card on a page where it belongs: begin, go on, or the latest result."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q

from boas.models import Instrument, Sessie
from boas.uitslag_lezen import zoek_voor
from boas.uitslagtekst import tekst_van
from organisatie.toegang import toegang_van
from verbeterplan.bezoek import Bezoek
from verbeterplan.models import Verbetertraject

KNOSTER = "knoster"


class Begin(NamedTuple):
    """A traject where one may begin, and the team's own wording of the instrument or else ours."""

    traject: Verbetertraject
    instrument: Instrument


@dataclass(frozen=True)
class Instrumentkaart:
    """What somebody sees of an instrument.

    ``bezig``: for who leads, the session that is prepared or held now. ``laatste``: the newest
    result the person may see, with its answer in words (``zin``). ``begin``: where the person may
    prepare one now; the actions that follow belong to that traject.
    """

    instrument: Instrument
    bezig: Sessie | None
    laatste: Sessie | None
    zin: str
    begin: tuple[Begin, ...]


def lees_kaart(
    code: str, gebruiker: Any, trajecten: Collection[Verbetertraject]
) -> Instrumentkaart | None:
    """The card of the instrument with this code, over these trajecten; None with nothing to tell.

    A constant number of queries. Rights are those of sessions everywhere: a result once it is
    closed, preparing and leading for who leads.
    """
    teams = {rij.team_id for rij in trajecten}
    versies = Instrument.objects.filter(Q(team=None) | Q(team__in=teams), code=code, eenmalig=False)
    # The newest of a team's own copies counts.
    per_team = {instrument.team_id: instrument for instrument in versies.order_by("pk")}
    if None not in per_team:
        return None
    sessies = Sessie.objects.filter(
        versie__instrument__code=code, trajectsessie__traject__in=[rij.pk for rij in trajecten]
    )
    open_ = sessies.exclude(status=Sessie.Status.AFGESLOTEN).bewerkbaar_door(gebruiker)
    bezig = open_.order_by("-gemaakt_op", "-pk").first()
    klaar = sessies.filter(status=Sessie.Status.AFGESLOTEN).uitslag_zichtbaar_voor(gebruiker)
    laatste = klaar.order_by("-afgesloten_op", "-pk").first()
    begin = () if bezig else _begin(gebruiker, trajecten, per_team)
    if not (bezig or laatste or begin):
        return None
    zin = tekst_van(zoek_voor(laatste.pk, gebruiker)).zin if laatste else ""
    return Instrumentkaart(per_team[None], bezig, laatste, zin, begin)


def kaart_bij(code: str, gebruiker: Any, bezoek: Bezoek) -> Instrumentkaart | None:
    """The card on the page of a phase; an earlier round has none: it tells of now."""
    if bezoek.ronde != bezoek.nu:
        return None
    return lees_kaart(code, gebruiker, [bezoek.traject])


def _begin(
    gebruiker: Any,
    trajecten: Collection[Verbetertraject],
    per_team: dict[int | None, Instrument],
) -> tuple[Begin, ...]:
    leidt = toegang_van(gebruiker).leidt
    return tuple(
        Begin(rij, per_team.get(rij.team_id, per_team[None]))
        for rij in trajecten
        if rij.team_id in leidt and rij.status == Verbetertraject.Status.LOPEND
    )
