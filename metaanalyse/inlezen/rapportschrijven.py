"""Writes the reports that a file brings: found, and no more than that."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from metaanalyse.inlezen.rapportplan import Rapportplan
from metaanalyse.inlezen.rapportregister import Rapportregister
from metaanalyse.models import Kaartinlezing, Rapport
from organisatie.models import Gebruiker
from organisatie.veel import schrijf_historie

HISTORIE = "import"


@dataclass
class Rapportschrijver:
    """Inside the transaction of the caller."""

    door: Gebruiker
    vindplaats: str
    dubbel: str
    register: Rapportregister

    def schrijf(self, plannen: Sequence[Rapportplan]) -> int:
        """How many reports came or changed."""
        nieuw = [self._rapport(plan) for plan in plannen if self._wordt_nieuw(plan)]
        Rapport.objects.bulk_create(nieuw)
        self._historie(nieuw, "+")
        samen = [] if self.dubbel != Kaartinlezing.Dubbel.SAMEN else self._vul_aan(plannen)
        return len(nieuw) + len(samen)

    def _wordt_nieuw(self, plan: Rapportplan) -> bool:
        if not plan.waarom:
            return True
        # One DOI is one report, whatever was chosen.
        return self.dubbel == Kaartinlezing.Dubbel.NIEUW and not plan.op_doi

    def _rapport(self, plan: Rapportplan) -> Rapport:
        velden = {k: w for k, w in plan.rij.velden.items() if w is not None or k == "jaar"}
        code = velden.pop("code", "")
        if not code or code in self.register.per_code:
            code = self.register.volgende_code()
        velden.setdefault("vindplaats", self.vindplaats)
        rapport = Rapport(**velden, code=code, gemaakt_door=self.door)
        self.register.leer(code, code, rapport.titel, rapport.jaar, rapport.doi)
        return rapport

    def _vul_aan(self, plannen: Sequence[Rapportplan]) -> list[Rapport]:
        uit: dict[int, Rapport] = {}
        for plan in plannen:
            if plan.bekend is not None and plan.aanvulling:
                rapport = uit.setdefault(plan.bekend.pk, plan.bekend)
                for veld, waarde in plan.aanvulling.items():
                    setattr(rapport, veld, waarde)
        for rapport in uit.values():
            # With its history, and what shows it brought along.
            rapport.save()
        return list(uit.values())

    def _historie(self, rapporten: Sequence[Rapport], soort: str) -> None:
        pks = [rapport.pk for rapport in rapporten]
        nu, wie = timezone.now(), self.door.pk
        schrijf_historie(Rapport, pks, soort, moment=nu, reden=HISTORIE, door=wie)
