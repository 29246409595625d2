"""Cards of a file laid beside the cards there are: what each would change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from metaanalyse.inlezen.bronkaart import Inleesfout
from metaanalyse.inlezen.kaartlezer import Kaartrij
from metaanalyse.inlezen.rapportregister import Rapportregister
from metaanalyse.models import Kaart, Rapport
from metaanalyse.moederbestand.kaartcellen import (
    cellen_van,
    lees_inhouden,
    oordeelcellen,
    rapportcellen,
    waardecellen,
)
from metaanalyse.moederbestand.kolommen import (
    HERKOMST,
    KAART,
    LADDER,
    PER_SLEUTEL,
    RAPPORT,
    RAPPORTVELDEN,
    SCORE,
    TITEL,
    TREDE_REDEN,
    VAN_BRON,
    VOORSTEL,
)
from metaanalyse.moederbestand.tekens import een_regeleinde, schrijf
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.variabelen import VARIABELEN

PER_KEER = 400
VAN_SCHOOL = (
    "Een school bood onder dit nummer een kaart aan die nog niet is vastgesteld. Beoordeel die bij "
    "Aangeboden, of geef jouw kaart een ander RAPPORT ID."
)
Verschil = tuple[str, str, str]


@dataclass
class Kaartplan:
    """What happens with one card. ``wie`` is its report: a number, or a code of one to be made.

    ``waarom`` says why a new card would join a report that it does not name.
    """

    rij: Kaartrij
    inhoud: Inhoud
    wie: int | str
    kaart: Kaart | None = None
    rapport: Rapport | None = None
    velden: dict[str, Any] = field(default_factory=dict)
    waarom: str = ""
    besluit: dict[str, Any] = field(default_factory=dict)
    verschillen: list[Verschil] = field(default_factory=list)
    fouten: list[Inleesfout] = field(default_factory=list)
    # Whether a new version of the coding is needed, and whether the card itself changes.
    nieuwe_versie: bool = True
    kaart_anders: bool = True

    @property
    def soort(self) -> str:
        if self.kaart is None:
            return "nieuw"
        return "anders" if self.verschillen else "gelijk"

    @property
    def titel(self) -> str:
        return self.rij.titel or (self.kaart.titel if self.kaart else f"Kaart {self.rij.code}")


@dataclass
class Kaartplanner:
    """``bekend`` are the columns that the file has: of the others it says nothing."""

    bekend: frozenset[str]
    register: Rapportregister = field(default_factory=Rapportregister.lees)
    _gezegd: dict[tuple[int | str, str], tuple[Any, int]] = field(default_factory=dict)

    def plannen(self, rijen: Iterable[Kaartrij]) -> Iterator[list[Kaartplan]]:
        """Some hundreds at a time, in a constant number of queries for each."""
        bron = iter(rijen)
        while deel := list(islice(bron, PER_KEER)):
            yield self._deel(deel)

    def _deel(self, rijen: list[Kaartrij]) -> list[Kaartplan]:
        kaarten = Kaart.objects.filter(code__in=[rij.code for rij in rijen])
        per_code = {k.code: k for k in kaarten.select_related("rapport", "geldig")}
        coderingen = [k.geldig_id for k in per_code.values() if k.geldig_id]
        inhouden = lees_inhouden(coderingen)
        plannen = []
        for rij in rijen:
            kaart = per_code.get(rij.code)
            if kaart is None:
                plannen.append(self._nieuw(rij))
            else:
                inhoud = inhouden.get(kaart.geldig_id) or Inhoud()
                plannen.append(self._bekende(rij, kaart, inhoud))
        self._haal_rapporten(plannen)
        for plan in plannen:
            self._vergelijk_rapport(plan)
        return plannen

    def _nieuw(self, rij: Kaartrij) -> Kaartplan:
        plan = Kaartplan(rij, self._inhoud(rij, Inhoud()), "", besluit=dict(rij.besluit))
        plan.velden = _gevuld(rij.rapport)
        code = plan.velden.setdefault("code", rij.code)
        if code in self.register.per_code:
            plan.wie = self.register.per_code[code]
            return plan
        velden = {"titel": plan.titel} | plan.velden
        plan.wie, plan.waarom = self.register.lijkt_op(velden)
        if plan.wie is None:
            plan.wie, plan.velden = code, velden
            jaar, doi = velden.get("jaar"), velden.get("doi", "")
            self.register.leer(code, code, velden["titel"], jaar, doi)
        return plan

    def _bekende(self, rij: Kaartrij, kaart: Kaart, oud: Inhoud) -> Kaartplan:
        plan = Kaartplan(rij, self._inhoud(rij, oud), kaart.rapport_id, kaart, kaart.rapport)
        plan.velden = _gevuld(rij.rapport)
        code = plan.velden.get("code", kaart.rapport.code)
        if code != kaart.rapport.code:
            melding = (
                f"Deze kaart hoort bij rapport {kaart.rapport.code}, niet bij {code}. Geef de "
                "kaart een ander RAPPORT ID, of verbeter het rapportnummer."
            )
            plan.fouten.append(_fout(rij, RAPPORT + "code", code, melding))
        if kaart.herkomst == Kaart.Herkomst.SCHOOL and kaart.geldig_id is None:
            plan.fouten.append(_fout(rij, KAART, rij.code, VAN_SCHOOL))
        plan.besluit = self._besluit(rij, kaart)
        was = cellen_van(kaart, oud)
        wordt = {TITEL: schrijf(rij.titel or kaart.titel)} | self._cellen(plan)
        plan.verschillen = [
            (PER_SLEUTEL[k].naam, was.get(k, ""), wordt.get(k, ""))
            for k in (TITEL, *VARIABELEN, *_VERGELEKEN)
            if was.get(k, "") != wordt.get(k, "")
        ]
        anders = [k for k in _GECODEERD if was.get(k, "") != wordt.get(k, "")]
        plan.nieuwe_versie = bool(anders) or kaart.stand != Kaart.Stand.VASTGESTELD
        plan.kaart_anders = any(was.get(k) != wordt.get(k) for k in (TITEL, VAN_BRON))
        if kaart.stand != Kaart.Stand.VASTGESTELD:
            nieuw = Kaart.Stand.VASTGESTELD.label
            plan.verschillen.append(("Stand", kaart.get_stand_display(), nieuw))
        return plan

    def _cellen(self, plan: Kaartplan) -> dict[str, str]:
        van_bron, voorstel = plan.besluit[VAN_BRON], plan.besluit[VOORSTEL]
        return {
            **waardecellen(plan.inhoud),
            **oordeelcellen(plan.inhoud),
            VAN_BRON: ("ja" if van_bron else "nee") if plan.kaart and plan.kaart.geldig else "",
            VOORSTEL: "" if voorstel is None else str(voorstel),
            TREDE_REDEN: schrijf(plan.besluit[TREDE_REDEN]),
        }

    def _inhoud(self, rij: Kaartrij, oud: Inhoud) -> Inhoud:
        """What the file says, and of what it has no column for what there was."""
        gegevens: list[Gegeven] = []
        for code in VARIABELEN:
            was = oud.van(code)
            nieuw = rij.gegevens.get(code, []) if code in self.bekend else was
            if HERKOMST + code not in self.bekend:
                nieuw = _met_herkomst(nieuw, was)
            gegevens += nieuw
        scores = {o: s for o, s in oud.scores.items() if SCORE + o not in self.bekend}
        scores |= {o: Score(*s) for o, s in rij.scores.items()}
        voorwaarden = {} if LADDER in self.bekend else dict(oud.voorwaarden)
        voorwaarden |= {c: Voorwaarde(*v) for c, v in rij.voorwaarden.items()}
        return Inhoud(tuple(gegevens), scores, voorwaarden)

    def _besluit(self, rij: Kaartrij, kaart: Kaart) -> dict[str, Any]:
        geldig = kaart.geldig
        oud: Mapping[str, Any] = {
            VAN_BRON: kaart.trede_van_bron,
            VOORSTEL: geldig.trede_voorstel if geldig else None,
            TREDE_REDEN: geldig.trede_reden if geldig else "",
        }
        leeg: Mapping[str, Any] = {VAN_BRON: False, VOORSTEL: None, TREDE_REDEN: ""}
        return {k: rij.besluit.get(k, leeg[k]) if k in self.bekend else oud[k] for k in oud}

    def _haal_rapporten(self, plannen: list[Kaartplan]) -> None:
        wie = {p.wie for p in plannen if p.rapport is None and isinstance(p.wie, int)}
        rapporten = Rapport.objects.in_bulk(wie) if wie else {}
        for plan in plannen:
            if plan.rapport is None and isinstance(plan.wie, int):
                plan.rapport = rapporten[plan.wie]

    def _vergelijk_rapport(self, plan: Kaartplan) -> None:
        """Fields of the report that would change; two cards may not say two things of one."""
        if plan.waarom:
            return
        was = rapportcellen(plan.rapport) if plan.rapport else {}
        for veld, waarde in list(plan.velden.items()):
            if veld == "code":
                continue
            eerder, rij = self._gezegd.setdefault((plan.wie, veld), (waarde, plan.rij.rij))
            if eerder != waarde:
                melding = f"In rij {rij} staat van ditzelfde rapport iets anders. Maak het gelijk."
                plan.fouten.append(_fout(plan.rij, RAPPORT + veld, str(waarde), melding))
            elif plan.rapport is not None:
                self._vergelijk_veld(plan, veld, waarde, was[RAPPORT + veld], rij)

    def _vergelijk_veld(self, plan: Kaartplan, veld: str, waarde: Any, was: str, rij: int) -> None:
        wordt = rapportcellen(Rapport(**{veld: waarde}))[RAPPORT + veld]
        if was == wordt or rij != plan.rij.rij:
            del plan.velden[veld]
            return
        plan.verschillen.append((RAPPORTVELDEN[veld], was, wordt))
        ander = self.register.per_doi.get(waarde) if veld == "doi" else None
        if ander not in (None, plan.wie):
            melding = f"Deze DOI hoort al bij rapport {self.register.codes[ander]}."
            plan.fouten.append(_fout(plan.rij, RAPPORT + veld, waarde, melding))


_VERGELEKEN = (
    *(HERKOMST + code for code in VARIABELEN),
    *(sleutel for sleutel in PER_SLEUTEL if sleutel.startswith(SCORE)),
    *(LADDER, VAN_BRON, VOORSTEL, TREDE_REDEN),
)


_GECODEERD = [k for k in (*VARIABELEN, *_VERGELEKEN) if k != VAN_BRON]


def _gevuld(velden: dict[str, Any]) -> dict[str, Any]:
    """An empty cell says nothing of a report: most files fill it in once."""
    return {veld: waarde for veld, waarde in velden.items() if waarde not in ("", None, [])}


def _met_herkomst(nieuw: list[Gegeven], was: list[Gegeven]) -> list[Gegeven]:
    """Values that stay as they were keep where they were found."""
    bekend = {(g.code, g.code_tot, een_regeleinde(g.tekst), g.toestand): g for g in was}
    return [bekend.get((g.code, g.code_tot, g.tekst, g.toestand), g) for g in nieuw]


def _fout(rij: Kaartrij, sleutel: str, waarde: str, melding: str) -> Inleesfout:
    return Inleesfout(rij.rij, "", PER_SLEUTEL[sleutel].naam, waarde[:80], melding)
