"""What the planning page of a session shows, read once, in a constant number of queries."""

import datetime
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils import timezone

from boas.models import Sessie
from organisatie.models import Gebruiker
from organisatie.models.verzending import Verzending
from organisatie.toegang import toegang_van
from verbeterplan import planning, planningpost
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.activiteit import RegelForm
from verbeterplan.forms.planning import OpvolgingForm
from verbeterplan.forms.velden import eigenaarkeuzes
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.planning import Voorstelregel
from verbeterplan.planningregel import Invoer, Kijker, Regel, getypt, maak_regel, rijen_van
from verbeterplan.tijdlijn import Tijdlijnen, tijdlijnen

VASTE_ACTIVITEITEN = "Hoort bij elke planning"


@dataclass
class Planningbeeld:
    """The planning of one session for one person. Forms and proposals only for who leads."""

    trajectsessie: TrajectSessie
    leidt: bool
    regels: tuple[Regel, ...]
    voorstellen: list[Voorstelregel]
    nieuw: Invoer | None
    opvolging: OpvolgingForm | None
    post: Verzending | None

    @property
    def sessie(self) -> Sessie:
        return self.trajectsessie.sessie

    @property
    def sessiedatum(self) -> datetime.date | None:
        return planning.sessiedatum(self.sessie)

    @property
    def gesloten(self) -> bool:
        return self.sessie.status == Sessie.Status.AFGESLOTEN

    @cached_property
    def tijdlijnen(self) -> Tijdlijnen | None:
        return tijdlijnen(self.regels, titel=f"Planning {self.trajectsessie.traject.naam}")

    @property
    def voorstelgroepen(self) -> list[tuple[str, list[Voorstelregel]]]:
        """The proposals: per cluster what follows from its low scores, then the standard ones."""
        groepen: dict[str, list[Voorstelregel]] = {}
        for voorstel in sorted(self.voorstellen, key=_clusterplek):
            naam = voorstel.beeld.cluster if voorstel.beeld else VASTE_ACTIVITEITEN
            groepen.setdefault(naam, []).append(voorstel)
        return list(groepen.items())

    @property
    def stand(self) -> str:
        """How far the meeting is, in words."""
        tellend = [r for r in self.regels if r.status != Activiteit.Status.VERVALLEN]
        klaar = sum(r.status == Activiteit.Status.KLAAR for r in tellend)
        open_ = [r for r in tellend if r.status != Activiteit.Status.KLAAR]
        if not tellend:
            return "Er staat nog niets in de planning."
        if not open_:
            return f"Alle {len(tellend)} afspraken zijn klaar."
        delen = [
            (klaar, "klaar"),
            (sum(r.bevestigd for r in open_), "bevestigd"),
            (sum(not (r.wie and r.datum) for r in open_), "nog zonder eigenaar of datum"),
            (sum(r.stand.voorbij for r in open_), "met een datum die voorbij is"),
        ]
        afspraken = "1 afspraak" if len(tellend) == 1 else f"{len(tellend)} afspraken"
        rest = ", ".join(f"{aantal} {woord}" for aantal, woord in delen if aantal)
        return f"{afspraken}: {rest}." if rest else f"{afspraken}, nog niets bevestigd."

    def regel(self, activiteit_id: int) -> Regel | None:
        """The line of one activity."""
        return next((r for r in self.regels if r.pk == activiteit_id), None)


def _clusterplek(voorstel: Voorstelregel) -> tuple[bool, int]:
    if voorstel.beeld is None:
        return True, 0
    return False, voorstel.beeld.clusterplek


def lees(
    trajectsessie: TrajectSessie,
    gebruiker: Gebruiker,
    *,
    ingevuld: RegelForm | None = None,
    opvolging: OpvolgingForm | None = None,
) -> Planningbeeld:
    """Read the planning as ``gebruiker`` may see it.

    ``ingevuld`` and ``opvolging`` are forms somebody filled in wrong: they come back as they are.
    """
    kijker = _kijker(trajectsessie, gebruiker)
    rijen = rijen_van(trajectsessie)
    regels = [maak_regel(rij, kijker, ingevuld) for rij in rijen]
    if regels:
        regels[0] = replace(regels[0], eerste=True)
        regels[-1] = replace(regels[-1], laatste=True)
    if not kijker.leidt:
        return Planningbeeld(trajectsessie, False, tuple(regels), [], None, None, None)
    nieuw = getypt(ingevuld) if ingevuld and not ingevuld.instance.pk else None
    return Planningbeeld(
        trajectsessie,
        True,
        tuple(regels),
        planning.voorstellen(
            trajectsessie, [(rij.keuze__stelling, rij.keuze__sleutel) for rij in rijen]
        ),
        nieuw or Invoer(keuzes=kijker.keuzes),
        opvolging or _opvolging(trajectsessie),
        planningpost.laatste(trajectsessie),
    )


def nieuwe_regel(trajectsessie: TrajectSessie, data: object) -> RegelForm:
    """The form for a line of one's own."""
    team_id = trajectsessie.traject.team_id
    return RegelForm(
        data,
        instance=Activiteit(team_id=team_id, traject_id=trajectsessie.traject_id),
        leden=leden_van(team_id, trajectsessie.traject_id),
        sessiedatum=planning.sessiedatum(trajectsessie.sessie),
    )


def _kijker(trajectsessie: TrajectSessie, gebruiker: Gebruiker) -> Kijker:
    team_id, vandaag = trajectsessie.traject.team_id, timezone.localdate()
    if team_id in toegang_van(gebruiker).leidt:
        leden = leden_van(team_id, trajectsessie.traject_id)
        keuzes = eigenaarkeuzes((lid.pk, lid.gebruiker.naam) for lid in leden)
        return Kijker(gebruiker.pk, vandaag, True, True, keuzes=keuzes)
    cijfers = Sessie.objects.uitslag_zichtbaar_voor(gebruiker)
    met_codes = cijfers.filter(pk=trajectsessie.sessie_id).exists()
    return Kijker(gebruiker.pk, vandaag, leidt=False, met_codes=met_codes)


def _opvolging(trajectsessie: TrajectSessie) -> OpvolgingForm:
    dag = planning.sessiedatum(trajectsessie.sessie)
    return OpvolgingForm(instance=trajectsessie, sessiedatum=dag)
