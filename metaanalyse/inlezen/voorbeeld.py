"""What an import would do, line by line, kept for the page and for its workbook."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from metaanalyse.inlezen.bronkaart import Inleesfout
from metaanalyse.inlezen.kaartplan import Kaartplan
from metaanalyse.inlezen.opslag import OPSLAG, VOORBEELD
from metaanalyse.inlezen.rapportplan import Rapportplan
from metaanalyse.inlezen.rapportregister import Rapportregister
from metaanalyse.models import Kaartinlezing

OP_DE_PAGINA = 50
LANGSTE = 300


@dataclass
class Voorbeeld:
    """The first lines of each kind."""

    fout: list[dict[str, Any]] = field(default_factory=list)
    nieuw: list[dict[str, Any]] = field(default_factory=list)
    anders: list[dict[str, Any]] = field(default_factory=list)
    dubbel: list[dict[str, Any]] = field(default_factory=list)


def lees_voorbeeld(run: Kaartinlezing, aantal: int = OP_DE_PAGINA) -> Voorbeeld:
    uit = Voorbeeld()
    for regel in OPSLAG.lees(run.sleutel, VOORBEELD):
        soort = getattr(uit, regel["soort"])
        if len(soort) < aantal:
            soort.append(regel)
    return uit


def foutregel(fout: Inleesfout) -> dict[str, Any]:
    return {"soort": "fout", **asdict(fout)}


def kaartregels(plan: Kaartplan, register: Rapportregister) -> Iterator[dict[str, Any]]:
    """None for a card that stays as it is."""
    if plan.soort == "gelijk":
        return
    regel = {"soort": plan.soort, "rij": plan.rij.rij, "code": plan.rij.code, "titel": plan.titel}
    regel["rapport"] = register.codes.get(plan.wie, str(plan.wie))
    regel["verschillen"] = [
        [naam, _kort(was), _kort(wordt)] for naam, was, wordt in plan.verschillen
    ]
    yield regel
    if plan.waarom:
        yield regel | {"soort": "dubbel", "waarom": plan.waarom, "met": regel["rapport"]}


def rapportregel(plan: Rapportplan) -> dict[str, Any]:
    velden = plan.rij.velden
    regel = {"soort": plan.soort, "rij": plan.rij.rij, "titel": velden.get("titel", "")}
    regel |= {"auteurs": velden.get("auteurs", ""), "jaar": velden.get("jaar")}
    if plan.waarom:
        met = f"{plan.bekend.code}, {plan.bekend.titel}" if plan.bekend else ""
        regel |= {"waarom": plan.waarom, "met": met, "vult_aan": plan.aanvulling_in_woorden}
    return regel


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= LANGSTE else f"{tekst[: LANGSTE - 1]}…"
