"""What the planning page of a session shows, read once, in a constant number of queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from boas.models import Sessie
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.models.verzending import Verzending
from organisatie.toegang import toegang_van
from verbeterplan import planning, planningpost
from verbeterplan.forms.activiteit import RegelForm
from verbeterplan.forms.planning import OpvolgingForm
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.planning import Voorstelregel
from verbeterplan.tijdlijn import Tijdlijnen, tijdlijnen

VASTE_ACTIVITEITEN = "Hoort bij elke planning"


@dataclass
class Regel:
    """A line: the activity, for who leads its form, and what this person may do with it."""

    activiteit: Activiteit
    code: str
    form: RegelForm | None
    mag_bevestigen: bool
    kan_weg: bool
    eerste: bool = False
    laatste: bool = False


@dataclass
class Planningbeeld:
    """The planning of one session for one person. Forms and proposals only for who leads."""

    trajectsessie: TrajectSessie
    leidt: bool
    regels: list[Regel]
    voorstellen: list[Voorstelregel]
    nieuw: RegelForm | None
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

    @property
    def activiteiten(self) -> list[Activiteit]:
        return [regel.activiteit for regel in self.regels]

    @cached_property
    def tijdlijnen(self) -> Tijdlijnen | None:
        return tijdlijnen(self.activiteiten, titel=f"Planning {self.sessie.onderwerp}")

    @property
    def voorstelgroepen(self) -> list[tuple[str, list[Voorstelregel]]]:
        """The proposals: per cluster what follows from its low scores, then the standard ones."""
        groepen: dict[str, list[Voorstelregel]] = {}
        for voorstel in sorted(self.voorstellen, key=_clusterplek):
            naam = voorstel.beeld.stelling.cluster.naam if voorstel.beeld else VASTE_ACTIVITEITEN
            groepen.setdefault(naam, []).append(voorstel)
        return list(groepen.items())

    @property
    def stand(self) -> str:
        """How far the meeting is, in words."""
        tellend = [a for a in self.activiteiten if a.status != Activiteit.Status.VERVALLEN]
        klaar = sum(a.status == Activiteit.Status.KLAAR for a in tellend)
        open_ = [a for a in tellend if a.status != Activiteit.Status.KLAAR]
        if not tellend:
            return "Er staat nog niets in de planning."
        if not open_:
            return f"Alle {len(tellend)} afspraken zijn klaar."
        delen = [
            (klaar, "klaar"),
            (sum(a.bevestigd_op is not None for a in open_), "bevestigd"),
            (sum(not (a.eigenaar_id and a.datum) for a in open_), "nog zonder eigenaar of datum"),
            (sum(a.stand.voorbij for a in open_), "met een datum die voorbij is"),
        ]
        afspraken = "1 afspraak" if len(tellend) == 1 else f"{len(tellend)} afspraken"
        rest = ", ".join(f"{aantal} {woord}" for aantal, woord in delen if aantal)
        return f"{afspraken}: {rest}." if rest else f"{afspraken}, nog geen bevestigd."

    def regel(self, activiteit_id: int) -> Regel | None:
        """The line of one activity."""
        return next((r for r in self.regels if r.activiteit.pk == activiteit_id), None)


def _clusterplek(voorstel: Voorstelregel) -> tuple[bool, int]:
    if voorstel.beeld is None:
        return True, 0
    return False, voorstel.beeld.stelling.cluster.volgorde


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
    leidt = trajectsessie.traject.team_id in toegang_van(gebruiker).leidt
    cijfers = Sessie.objects.uitslag_zichtbaar_voor(gebruiker)
    met_codes = leidt or cijfers.filter(pk=trajectsessie.sessie_id).exists()
    leden = list(Lidmaatschap.objects.van_team(trajectsessie.traject.team_id)) if leidt else []
    dag = planning.sessiedatum(trajectsessie.sessie)
    regels = [
        _regel(activiteit, gebruiker, leidt, met_codes, leden, dag, ingevuld)
        for activiteit in planning.activiteiten_van(trajectsessie)
    ]
    if regels:
        regels[0].eerste = True
        regels[-1].laatste = True
    if not leidt:
        return Planningbeeld(trajectsessie, False, regels, [], None, None, None)
    nieuw = ingevuld if ingevuld and not ingevuld.instance.pk else None
    return Planningbeeld(
        trajectsessie,
        True,
        regels,
        planning.voorstellen(trajectsessie),
        nieuw or nieuwe_regel(trajectsessie, leden),
        opvolging or OpvolgingForm(instance=trajectsessie, sessiedatum=dag),
        planningpost.laatste(trajectsessie),
    )


def nieuwe_regel(
    trajectsessie: TrajectSessie, leden: Sequence[Lidmaatschap], data: object = None
) -> RegelForm:
    """The form for a line of one's own."""
    return RegelForm(
        data,
        instance=Activiteit(
            team_id=trajectsessie.traject.team_id, traject_id=trajectsessie.traject_id
        ),
        leden=list(leden),
        sessiedatum=planning.sessiedatum(trajectsessie.sessie),
    )


def _regel(
    activiteit: Activiteit,
    gebruiker: Gebruiker,
    leidt: bool,
    met_codes: bool,
    leden: list[Lidmaatschap],
    dag: datetime.date | None,
    ingevuld: RegelForm | None,
) -> Regel:
    # What is done or cancelled is read; its own page opens it again.
    nog_te_doen = activiteit.status not in (Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN)
    form = None
    if leidt and nog_te_doen:
        zelfde = ingevuld is not None and ingevuld.instance.pk == activiteit.pk
        form = ingevuld if zelfde else RegelForm(instance=activiteit, leden=leden, sessiedatum=dag)
    stelling = activiteit.keuze.stelling
    eigenaar = activiteit.eigenaar
    eigen = eigenaar is not None and eigenaar.gebruiker_id == gebruiker.pk
    te_bevestigen = bool(
        activiteit.eigenaar_id and activiteit.datum and not activiteit.bevestigd_op
    )
    return Regel(
        activiteit=activiteit,
        code=stelling.code if stelling and met_codes else "",
        form=form,
        mag_bevestigen=(leidt or eigen) and te_bevestigen and nog_te_doen,
        kan_weg=leidt and planning.kan_weg(activiteit),
    )
