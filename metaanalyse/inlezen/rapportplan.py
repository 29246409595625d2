"""Records of a file laid beside the reports there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from metaanalyse.inlezen.rapportlezer import Rapportrij
from metaanalyse.inlezen.rapportregister import Rapportregister
from metaanalyse.models import Rapport
from metaanalyse.moederbestand.kaartcellen import rapportcellen
from metaanalyse.moederbestand.kolommen import RAPPORT, RAPPORTVELDEN

PER_KEER = 400


@dataclass
class Rapportplan:
    """``bekend`` is the report that it is already, ``waarom`` how that shows."""

    rij: Rapportrij
    waarom: str = ""
    bekend: Rapport | None = None
    op_doi: bool = False
    aanvulling: dict[str, Any] = field(default_factory=dict)

    @property
    def soort(self) -> str:
        return "dubbel" if self.waarom else "nieuw"

    @property
    def aanvulling_in_woorden(self) -> str:
        return ", ".join(RAPPORTVELDEN[veld].lower() for veld in self.aanvulling)


@dataclass
class Rapportplanner:
    register: Rapportregister = field(default_factory=Rapportregister.lees)

    def plannen(self, rijen: Iterable[Rapportrij]) -> Iterator[list[Rapportplan]]:
        bron = iter(rijen)
        while deel := list(islice(bron, PER_KEER)):
            yield self._deel(deel)

    def _deel(self, rijen: list[Rapportrij]) -> list[Rapportplan]:
        gevonden = [(rij, *self._zoek(rij)) for rij in rijen]
        nummers = {wie for _, wie, _ in gevonden if isinstance(wie, int)}
        rapporten = Rapport.objects.in_bulk(nummers) if nummers else {}
        plannen = []
        for rij, wie, waarom in gevonden:
            plan = Rapportplan(rij, waarom, rapporten.get(wie) if isinstance(wie, int) else None)
            doi = rij.velden.get("doi", "")
            plan.op_doi = bool(waarom and doi and self.register.per_doi.get(doi) == wie)
            if plan.bekend is not None:
                plan.aanvulling = _aanvulling(rij, plan.bekend)
            plannen.append(plan)
        return plannen

    def _zoek(self, rij: Rapportrij) -> tuple[Any, str]:
        wie, waarom = self.register.lijkt_op(rij.velden)
        if wie is None:
            velden = rij.velden
            self.register.leer(
                f"rij {rij.rij}",
                "",
                velden.get("titel", ""),
                velden.get("jaar"),
                velden.get("doi", ""),
            )
        return wie, waarom


def _aanvulling(rij: Rapportrij, bekend: Rapport) -> dict[str, Any]:
    """What the file says and we did not have yet."""
    was = rapportcellen(bekend)
    return {
        veld: waarde
        for veld, waarde in rij.velden.items()
        if veld != "code" and waarde not in ("", None, []) and not was[RAPPORT + veld]
    }
