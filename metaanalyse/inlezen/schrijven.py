"""Writes what a moederbestand changes, with history, in few statements: others wait meanwhile."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone

from metaanalyse.acties.bladen import Bladtekst, bladtekst, werk_bladen_bij
from metaanalyse.acties.veel import Vaststelling, stel_veel_vast
from metaanalyse.inlezen.kaartplan import Kaartplan
from metaanalyse.inlezen.rapportregister import TITEL_EN_JAAR
from metaanalyse.models import Kaart, Kaartinlezing, Rapport
from metaanalyse.moederbestand.kolommen import TREDE_REDEN, VAN_BRON, VOORSTEL
from organisatie.models import Gebruiker
from organisatie.veel import schrijf_historie, voeg_in

HISTORIE = "import"


@dataclass
class Kaartschrijver:
    """Carries out plans inside the transaction of the caller, who ends with ``klaar``."""

    door: Gebruiker
    reden: str
    dubbel: str = Kaartinlezing.Dubbel.SAMEN
    moment: datetime.datetime = field(default_factory=timezone.now)
    # Reports made here, by the code under which the file knows them.
    gemaakt: dict[str, Rapport] = field(default_factory=dict)
    bijgewerkt: set[int] = field(default_factory=set)
    # Of every new version, in the order of the plans; what is missing is made while writing.
    bladen: Iterator[Bladtekst] = field(default_factory=lambda: iter(()))

    def schrijf(self, plannen: Sequence[Kaartplan]) -> None:
        gereed = {p.rij.code: next(self.bladen, None) for p in plannen if p.nieuwe_versie}
        te_doen = [plan for plan in plannen if plan.soort != "gelijk" and not self._over(plan)]
        self._schrijf_rapporten(te_doen)
        self._maak_kaarten([plan for plan in te_doen if plan.kaart is None])
        self._bewaar_kaarten([plan for plan in te_doen if plan.kaart_anders])
        vast = [self._vaststelling(p, gereed[p.rij.code]) for p in te_doen if p.nieuwe_versie]
        stel_veel_vast(vast, door=self.door)

    def klaar(self) -> None:
        """Bring along the cards that only show a changed report or title."""
        if self.bijgewerkt:
            werk_bladen_bij(self.bijgewerkt)

    # --- Reports ---------------------------------------------------------------------------------

    def _over(self, plan: Kaartplan) -> bool:
        return bool(plan.waarom) and self.dubbel == Kaartinlezing.Dubbel.OVERSLAAN

    def _eigen(self, plan: Kaartplan) -> str:
        """The code of the report that the file makes for this card; empty when it is there."""
        apart = plan.waarom == TITEL_EN_JAAR and self.dubbel == Kaartinlezing.Dubbel.NIEUW
        if apart:
            return plan.velden["code"]
        return plan.wie if isinstance(plan.wie, str) else ""

    def _schrijf_rapporten(self, plannen: Sequence[Kaartplan]) -> None:
        nieuw: dict[str, Rapport] = {}
        anders: dict[int, Rapport] = {}
        for plan in plannen:
            code = self._eigen(plan)
            if code and code not in self.gemaakt:
                rapport = nieuw[code] = self.gemaakt[code] = _rapport(plan, code)
                rapport.stand, rapport.gemaakt_door = Rapport.Stand.OPGENOMEN, self.door
            elif not plan.waarom and plan.velden.keys() - {"code"}:
                had = self.gemaakt[code] if code else plan.rapport
                if had is not None:
                    _zet(anders.setdefault(had.pk, had) if had.pk else had, plan)
        Rapport.objects.bulk_create(nieuw.values())
        self._historie(Rapport, [rapport.pk for rapport in nieuw.values()], "+")
        self._bewaar_rapporten(list(anders.values()))

    def _bewaar_rapporten(self, rapporten: Sequence[Rapport]) -> None:
        if not rapporten:
            return
        Rapport.objects.bulk_update(rapporten, _RAPPORTVELDEN, batch_size=100)
        pks = [rapport.pk for rapport in rapporten]
        self._historie(Rapport, pks, "~")
        self.bijgewerkt |= set(Kaart.objects.filter(rapport__in=pks).values_list("pk", flat=True))

    # --- Cards -----------------------------------------------------------------------------------

    def _maak_kaarten(self, plannen: Sequence[Kaartplan]) -> None:
        for plan in plannen:
            code = self._eigen(plan)
            plan.rapport = self.gemaakt[code] if code else plan.rapport
            plan.kaart = Kaart(
                rapport=plan.rapport,
                code=plan.rij.code,
                titel=plan.titel,
                herkomst=Kaart.Herkomst.INGELEZEN,
                trede_van_bron=bool(plan.besluit.get(VAN_BRON)),
            )
            plan.kaart_anders = False
        kaarten = [_kaart(plan) for plan in plannen]
        nu = connection.ops.adapt_datetimefield_value(self.moment)
        velden = ("code", "rapport_id", "titel", "stand", "herkomst", "trede_van_bron")
        rijen = [(*(getattr(kaart, veld) for veld in velden), nu, nu) for kaart in kaarten]
        pks = dict(voeg_in(Kaart, (*velden, "gemaakt_op", "gewijzigd_op"), rijen))
        for kaart in kaarten:
            kaart.pk = pks[kaart.code]
        self._historie(Kaart, list(pks.values()), "+")

    def _bewaar_kaarten(self, plannen: Sequence[Kaartplan]) -> None:
        kaarten = []
        for plan in plannen:
            kaart = _kaart(plan)
            kaart.titel, kaart.gewijzigd_op = plan.titel, self.moment
            kaart.trede_van_bron = bool(plan.besluit.get(VAN_BRON, kaart.trede_van_bron))
            kaarten.append(kaart)
        Kaart.objects.bulk_update(
            kaarten, ["titel", "trede_van_bron", "gewijzigd_op"], batch_size=100
        )
        pks = [kaart.pk for kaart in kaarten]
        self._historie(Kaart, pks, "~")
        self.bijgewerkt.update(pks)

    def _vaststelling(self, plan: Kaartplan, blad: Bladtekst | None) -> Vaststelling:
        voorstel, waarom = plan.besluit.get(VOORSTEL), plan.besluit.get(TREDE_REDEN, "")
        return Vaststelling(_kaart(plan), plan.inhoud, self.reden, voorstel, waarom, blad)

    def _historie(self, model: Any, pks: Sequence[int], soort: str) -> None:
        schrijf_historie(model, pks, soort, moment=self.moment, reden=HISTORIE, door=self.door.pk)


@dataclass
class Bladmaker:
    """Makes what the bladen will say before others have to wait for the writing.

    Guesses what the reports will be; what was guessed wrong is made anew while writing.
    """

    _gemaakt: dict[str, Rapport] = field(default_factory=dict)

    def teksten(self, plannen: Sequence[Kaartplan]) -> Iterator[Bladtekst]:
        for plan in (plan for plan in plannen if plan.nieuwe_versie):
            kaart = Kaart(code=plan.rij.code, titel=plan.titel, rapport=self._rapport(plan))
            yield bladtekst(kaart, plan.inhoud.gegevens)

    def _rapport(self, plan: Kaartplan) -> Rapport:
        code = str(plan.wie)
        rapport = plan.rapport or self._gemaakt.get(code)
        if rapport is None:
            rapport = self._gemaakt[code] = _rapport(plan, code)
        elif not plan.waarom:
            _zet(rapport, plan)
        return rapport


_RAPPORTVELDEN = [
    *("titel", "auteurs", "jaar", "uitgave", "doi", "url", "soort", "openbaar", "vindplaats"),
    *("is_evaluatie", "noemt_factoren", "binnen_bereik", "toelichting", "overige_velden"),
]


def _rapport(plan: Kaartplan, code: str) -> Rapport:
    """A report as the file makes it for this card."""
    return Rapport(**{"titel": plan.titel} | plan.velden | {"code": code})


def _zet(rapport: Rapport, plan: Kaartplan) -> None:
    for veld, waarde in plan.velden.items():
        if veld != "code":
            setattr(rapport, veld, waarde)


def _kaart(plan: Kaartplan) -> Kaart:
    if plan.kaart is None:
        raise ValueError(f"no card yet for {plan.rij.code}")
    return plan.kaart
