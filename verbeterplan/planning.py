"""The draft planning of a session, and what the planning meeting makes of it (S1, bijlage 1).

What is proposed follows from the result; what is taken over becomes an activity with a ``Keuze``,
so that nothing is taken over twice.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import transaction
from django.utils import timezone

from boas.aandacht import Aandachtspunt, aandacht_van
from boas.models import Sessie, Stelling
from boas.regels import klaarzetten
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.volgorde import volgende_plek
from verbeterplan.models import Activiteit, Keuze, TrajectSessie
from verbeterplan.models.activiteit import ActiviteitQuerySet
from verbeterplan.models.trajectsessie import TrajectSessieQuerySet
from verbeterplan.regels.voorstel import kort

UITSLAG_MAILEN = "uitslag_mailen"
# What the leader does, so nobody has to be asked in the meeting.
VAN_DE_LEIDER = {UITSLAG_MAILEN, klaarzetten.PLANNINGSOVERLEG}


class NietInPlanning(Exception):
    """The act does not fit the planning as it stands; ``melding`` says why and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


@dataclass(frozen=True)
class Voorstelregel:
    """A line that can be taken over. ``beeld`` is the low score it follows from, if any;
    ``loopt_al`` the same intervention in the planning of an earlier session, still to do."""

    sleutel: str
    wat: str
    toelichting: str
    datum: datetime.date
    borgstap: str
    beeld: Aandachtspunt | None = None
    loopt_al: Activiteit | None = None

    @property
    def aangevinkt(self) -> bool:
        """Whether the draft proposes to take it over."""
        return self.loopt_al is None


def sessiedatum(sessie: Sessie) -> datetime.date | None:
    """The day of the session: when it began, else when it is planned."""
    return timezone.localtime(sessie.moment).date() if sessie.moment else None


def lees_trajectsessie(sessie_id: int) -> TrajectSessie:
    """The place of a session in its traject. Raises TrajectSessie.DoesNotExist."""
    return trajectsessies().get(sessie=sessie_id)


def trajectsessies() -> TrajectSessieQuerySet:
    """With what the pages of a planning need of session, traject and meeting."""
    return _trajectsessies().all()


@cache
def _trajectsessies() -> TrajectSessieQuerySet:
    """Put together once; never to be read itself, since a queryset keeps what it read."""
    return TrajectSessie.objects.select_related(
        "sessie__versie__instrument", "sessie__stand", "traject__team", "planningsoverleg"
    ).met_versie()


def activiteiten_van(trajectsessie: TrajectSessie) -> list[Activiteit]:
    """The activities of a planning in their order, with owner and the statement behind it."""
    return list(
        _in_planning(trajectsessie)
        .select_related("eigenaar__gebruiker", "keuze__stelling", "team", "traject")
        .met_versie()
        .met_bevestiging()
        .order_by("volgorde", "pk")
    )


def voorstellen(
    trajectsessie: TrajectSessie, gedaan: Collection[tuple[int | None, str]] | None = None
) -> list[Voorstelregel]:
    """What is not in the planning yet, in order of date; empty until the session is closed.

    ``gedaan`` is what is in it, as statement and key of its choices, for who has read that.
    """
    if trajectsessie.sessie.status != Sessie.Status.AFGESLOTEN:
        return []
    if gedaan is None:
        gedaan = trajectsessie.keuzes.values_list("stelling", "sleutel")
    sleutels = {_sleutel(stelling_id, sleutel) for stelling_id, sleutel in gedaan}
    laag = aandacht_van(trajectsessie.sessie)
    vast = {standaard.sleutel for standaard in _standaard(trajectsessie)}
    alle = {_sleutel(beeld.stelling, "") for beeld in laag} | vast
    if alle <= sleutels:
        return []
    return [regel for regel in _concept(trajectsessie, laag) if regel.sleutel not in sleutels]


@transaction.atomic
def neem_over(
    trajectsessie: TrajectSessie, sleutels: Collection[str], gebruiker: Gebruiker
) -> list[Activiteit]:
    """Make activities of the proposals with these keys; what is there already stays as it is."""
    # One at a time: two windows that take over the same draft must not both do it.
    TrajectSessie.objects.select_for_update().get(pk=trajectsessie.pk)
    plek = volgende_plek(_in_planning(trajectsessie))
    leider = (
        Lidmaatschap.objects.van_team(trajectsessie.traject.team_id)
        .filter(gebruiker=gebruiker)
        .first()
    )
    nieuw: list[Activiteit] = []
    for regel in voorstellen(trajectsessie):
        if regel.sleutel in sleutels:
            nieuw.append(_maak(trajectsessie, regel, plek + len(nieuw), leider))
    return nieuw


def zet_klaar(trajectsessie: TrajectSessie, gebruiker: Gebruiker) -> list[Activiteit]:
    """Take over the whole draft: every intervention that does not run yet, every standard one.

    Doing it again adds only what came since. Gives the new activities.
    """
    sleutels = {r.sleutel for r in voorstellen(trajectsessie) if r.aangevinkt}
    return neem_over(trajectsessie, sleutels, gebruiker)


def voeg_toe(
    trajectsessie: TrajectSessie, activiteit: Activiteit, stelling: Stelling | None = None
) -> None:
    """Put a new activity, not saved yet, at the end of the planning; of a statement, if any."""
    with transaction.atomic():
        TrajectSessie.objects.select_for_update().get(pk=trajectsessie.pk)
        activiteit.team_id = trajectsessie.traject.team_id
        activiteit.traject = trajectsessie.traject
        activiteit.volgorde = volgende_plek(_in_planning(trajectsessie))
        activiteit.save()
        Keuze.objects.create(trajectsessie=trajectsessie, activiteit=activiteit, stelling=stelling)


@transaction.atomic
def verwijder(activiteit: Activiteit) -> None:
    """Take a line off the planning; a proposal can be taken over again later.

    Raises NietInPlanning when it has been agreed on: "afspraak is afspraak".
    """
    # Locked: its owner may be confirming it at this moment.
    rijen = Activiteit.objects.select_for_update(of=("self",)).filter(pk=activiteit.pk)
    rij = rijen.met_bevestiging().first()
    if rij is None:
        return
    if not kan_weg(rij.status, rij.ooit_bevestigd):  # type: ignore[attr-defined]
        raise NietInPlanning(
            "Deze afspraak is al gemaakt. Laat hem vervallen en vertel waarom; zo blijft zichtbaar "
            "wat jullie hadden afgesproken."
        )
    rij.delete()


def kan_weg(status: str, ooit_bevestigd: bool) -> bool:
    """Whether it is still a draft: open and never confirmed (``met_bevestiging``).

    Another date asks for a new confirmation; it does not undo that something was agreed.
    """
    return status == Activiteit.Status.OPEN and not ooit_bevestigd


def _in_planning(trajectsessie: TrajectSessie) -> ActiviteitQuerySet:
    return Activiteit.objects.filter(keuze__trajectsessie=trajectsessie)


def _maak(
    ts: TrajectSessie, regel: Voorstelregel, plek: int, leider: Lidmaatschap | None
) -> Activiteit:
    soort = Activiteit.Soort.INTERVENTIE if regel.beeld else Activiteit.Soort.STANDAARD
    activiteit = Activiteit(
        team_id=ts.traject.team_id,
        traject=ts.traject,
        wat=regel.wat,
        toelichting=regel.toelichting,
        soort=soort,
        borgstap=regel.borgstap,
        datum=regel.datum,
        volgorde=plek,
        eigenaar=leider if regel.sleutel in VAN_DE_LEIDER else None,
    )
    gemaild = ts.sessie.uitslag_verstuurd_op
    if regel.sleutel == UITSLAG_MAILEN and gemaild:
        activiteit.status, activiteit.klaar_op = Activiteit.Status.KLAAR, gemaild
    activiteit.save()
    Keuze.objects.create(
        trajectsessie=ts,
        activiteit=activiteit,
        stelling_id=regel.beeld.stelling if regel.beeld else None,
        sleutel="" if regel.beeld else regel.sleutel,
    )
    return activiteit


def _concept(ts: TrajectSessie, aandacht: Collection[Aandachtspunt]) -> list[Voorstelregel]:
    """The whole draft, whatever was taken over already."""
    dag = sessiedatum(ts.sessie)
    assert dag is not None, "a closed session has begun"  # noqa: S101 -- a CheckConstraint says so
    laag = {beeld.code: beeld for beeld in aandacht}
    concept = klaarzetten.zet_klaar(
        dag,
        [
            klaarzetten.Interventie(
                code=code,
                tekst=beeld.interventie,
                doorlooptijd_dagen=beeld.doorlooptijd_dagen,
                borgstap=beeld.borgstap,
            )
            for code, beeld in laag.items()
        ],
        standaard=_standaard(ts),
        planningsoverleg=_overlegdag(ts, dag),
    )
    lopend = _lopend(ts) if laag else {}
    return [_als_regel(voorstel, laag.get(voorstel.code), lopend) for voorstel in concept]


def _standaard(ts: TrajectSessie) -> Sequence[klaarzetten.StandaardActiviteit]:
    return klaarzetten.standaard_van(ts.sessie.versie.uitkomst)


def _als_regel(
    voorstel: klaarzetten.Voorstel,
    beeld: Aandachtspunt | None,
    lopend: dict[tuple[str, str], Activiteit],
) -> Voorstelregel:
    datum = voorstel.datum
    if datum < timezone.localdate():
        # A draft made late must not propose days that are gone.
        datum = klaarzetten.eerste_werkdag(timezone.localdate())
    if beeld is None:
        return Voorstelregel(voorstel.sleutel, voorstel.tekst, "", datum, voorstel.borgstap)
    wat = kort(voorstel.tekst)
    return Voorstelregel(
        sleutel=_sleutel(beeld.stelling, ""),
        wat=wat,
        toelichting="" if wat == voorstel.tekst.rstrip(".") else voorstel.tekst,
        datum=datum,
        borgstap=voorstel.borgstap,
        beeld=beeld,
        loopt_al=lopend.get((beeld.code, beeld.interventie)),
    )


def _overlegdag(ts: TrajectSessie, dag: datetime.date) -> datetime.date | None:
    """The agreed planning meeting; now when the draft is made later than it was usual."""
    if ts.overleg is not None:
        return max(dag, timezone.localtime(ts.overleg.moment).date())
    vandaag = klaarzetten.eerste_werkdag(timezone.localdate())
    gewoon = next(
        v.datum for v in klaarzetten.zet_klaar(dag, []) if v.sleutel == klaarzetten.PLANNINGSOVERLEG
    )
    return vandaag if vandaag > gewoon else None


def _lopend(ts: TrajectSessie) -> dict[tuple[str, str], Activiteit]:
    """Interventions still to do from other sessions of the traject, by code and text."""
    lopend = (
        Activiteit.objects.te_doen()
        .filter(keuze__trajectsessie__traject=ts.traject_id, keuze__stelling__isnull=False)
        .exclude(keuze__trajectsessie=ts)
        .select_related("keuze__stelling")
    )
    per_stelling = ((rij.keuze.stelling, rij) for rij in lopend)
    return {(s.code, s.interventie): rij for s, rij in per_stelling if s}


def _sleutel(stelling_id: int | None, sleutel: str) -> str:
    """How a proposal is called in a form; empty for a line somebody wrote."""
    return f"stelling-{stelling_id}" if stelling_id else sleutel
