"""Writes what a moederbestand changes, with history, in few statements: others wait meanwhile."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils import timezone

from metaanalyse.acties.bladen import schrijf_bladen, werk_bladen_bij
from metaanalyse.acties.stand import meld_gewijzigd
from metaanalyse.inlezen.kaartplan import Kaartplan
from metaanalyse.inlezen.rapportregister import TITEL_EN_JAAR
from metaanalyse.models import (
    Checklistscore,
    Codering,
    Kaart,
    Kaartinlezing,
    Laddervoorwaarde,
    Rapport,
    Waarde,
)
from metaanalyse.moederbestand.kolommen import TREDE_REDEN, VAN_BRON, VOORSTEL
from organisatie.veel import schrijf_historie, voeg_in

HISTORIE = "import"
_WAARDE = (
    *("codering_id", "variabele", "toestand", "code", "code_tot", "tekst", "herkomst", "plaats"),
    "volgorde",
)


@dataclass
class Kaartschrijver:
    """Carries out plans inside the transaction of the caller, who ends with ``klaar``."""

    door: int
    reden: str
    dubbel: str = Kaartinlezing.Dubbel.SAMEN
    moment: datetime.datetime = field(default_factory=timezone.now)
    # Reports made here, by the code under which the file knows them.
    gemaakt: dict[str, Rapport] = field(default_factory=dict)
    gewijzigd: list[int] = field(default_factory=list)
    bijgewerkt: set[int] = field(default_factory=set)

    def schrijf(self, plannen: Sequence[Kaartplan]) -> None:
        te_doen = [plan for plan in plannen if plan.soort != "gelijk" and not self._over(plan)]
        self._schrijf_rapporten(te_doen)
        nieuw = [plan for plan in te_doen if plan.kaart is None]
        self._maak_kaarten(nieuw)
        self._stel_vast([plan for plan in te_doen if plan.nieuwe_versie])
        ook = [plan for plan in te_doen if plan.kaart_anders and not plan.nieuwe_versie]
        self._bewaar_kaarten(ook)
        self.bijgewerkt |= {_pk(plan) for plan in ook}
        nieuwe = [_pk(plan) for plan in nieuw]
        self._historie(Kaart, nieuwe, "+")
        oude = [_pk(p) for p in te_doen if p.nieuwe_versie or p.kaart_anders]
        self._historie(Kaart, sorted(set(oude) - set(nieuwe)), "~")

    def klaar(self) -> None:
        """Tell every process, and bring along what only shows a changed report or title."""
        if self.bijgewerkt:
            werk_bladen_bij(self.bijgewerkt)
        meld_gewijzigd(self.gewijzigd)

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
                velden = {"titel": plan.titel} | plan.velden | {"code": code}
                nieuw[code] = self.gemaakt[code] = Rapport(
                    **velden, stand=Rapport.Stand.OPGENOMEN, gemaakt_door_id=self.door
                )
            elif not plan.waarom and plan.velden.keys() - {"code"}:
                rapport = self.gemaakt[code] if code else plan.rapport
                if rapport is not None:
                    _zet(anders.setdefault(rapport.pk, rapport) if rapport.pk else rapport, plan)
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
            )
        Kaart.objects.bulk_create(_kaart(plan) for plan in plannen)

    def _stel_vast(self, plannen: Sequence[Kaartplan]) -> None:
        kaarten = [_kaart(plan) for plan in plannen]
        nummers = dict(
            Codering.objects.filter(kaart__in=[kaart.pk for kaart in kaarten])
            .order_by()
            .values_list("kaart")
            .annotate(n=Max("nummer"))
        )
        coderingen = Codering.objects.bulk_create(
            Codering(
                kaart=_kaart(plan),
                soort=Codering.Soort.VASTGESTELD,
                stand=Codering.Stand.KLAAR,
                klaar_op=self.moment,
                codeur_id=self.door,
                nummer=(nummers.get(_pk(plan)) or 0) + 1,
                reden=self.reden,
                trede_voorstel=plan.besluit.get(VOORSTEL),
                trede_reden=plan.besluit.get(TREDE_REDEN, ""),
            )
            for plan in plannen
        )
        self._schrijf_inhouden(list(zip(coderingen, plannen, strict=True)))
        for codering, kaart in zip(coderingen, kaarten, strict=True):
            kaart.geldig, kaart.stand = codering, Kaart.Stand.VASTGESTELD
        self._bewaar_kaarten(plannen)
        niet = Rapport.objects.filter(pk__in=[k.rapport_id for k in kaarten])
        niet.exclude(stand=Rapport.Stand.OPGENOMEN).update(
            stand=Rapport.Stand.OPGENOMEN, uitsluiting=""
        )
        schrijf_bladen((_kaart(plan), plan.inhoud.gegevens) for plan in plannen)
        self.gewijzigd += [kaart.pk for kaart in kaarten]

    def _schrijf_inhouden(self, paren: Sequence[tuple[Codering, Kaartplan]]) -> None:
        voeg_in(Waarde, _WAARDE, list(_waarderijen(paren)))
        voeg_in(
            Checklistscore,
            ("codering_id", "onderdeel", "score", "reden"),
            [(c.pk, o, s.score, s.reden) for c, p in paren for o, s in p.inhoud.scores.items()],
        )
        voeg_in(
            Laddervoorwaarde,
            ("codering_id", "voorwaarde", "vervuld", "reden"),
            [
                (c.pk, code, v.vervuld, v.reden)
                for c, p in paren
                for code, v in p.inhoud.voorwaarden.items()
            ],
        )

    def _bewaar_kaarten(self, plannen: Sequence[Kaartplan]) -> None:
        kaarten = []
        for plan in plannen:
            kaart = _kaart(plan)
            kaart.titel, kaart.gewijzigd_op = plan.titel, self.moment
            kaart.trede_van_bron = bool(plan.besluit.get(VAN_BRON, kaart.trede_van_bron))
            kaarten.append(kaart)
        velden = ["titel", "trede_van_bron", "geldig", "stand", "gewijzigd_op"]
        Kaart.objects.bulk_update(kaarten, velden, batch_size=100)

    def _historie(self, model: Any, pks: Sequence[int], soort: str) -> None:
        schrijf_historie(model, pks, soort, moment=self.moment, reden=HISTORIE, door=self.door)


_RAPPORTVELDEN = [
    *("titel", "auteurs", "jaar", "uitgave", "doi", "url", "soort", "openbaar", "vindplaats"),
    *("is_evaluatie", "noemt_factoren", "binnen_bereik", "toelichting", "overige_velden"),
]


def _zet(rapport: Rapport, plan: Kaartplan) -> None:
    for veld, waarde in plan.velden.items():
        if veld != "code":
            setattr(rapport, veld, waarde)


def _kaart(plan: Kaartplan) -> Kaart:
    if plan.kaart is None:
        raise ValueError(f"no card yet for {plan.rij.code}")
    return plan.kaart


def _pk(plan: Kaartplan) -> int:
    return _kaart(plan).pk


def _waarderijen(paren: Sequence[tuple[Codering, Kaartplan]]) -> Iterable[tuple[Any, ...]]:
    for codering, plan in paren:
        for plek, g in enumerate(plan.inhoud.gegevens):
            waarde = (g.variabele, g.toestand.value, g.code, g.code_tot, g.tekst)
            yield (codering.pk, *waarde, g.herkomst, g.plaats, plek)
