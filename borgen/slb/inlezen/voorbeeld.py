"""What an import would do, line by line, kept for the page and for its workbook."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from borgen.slb.inlezen import opslag
from borgen.slb.models import Inleesrun
from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.studentrij import IN_WOORDEN, Rijfout
from borgen.slb.regels.vergelijken import Plan, Vergelijking
from rapportage.getallen import datum

OP_DE_PAGINA = 50


def regels_van(
    uit: Vergelijking, fouten: Iterable[Rijfout], slbers: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    """Plain values, a line each: mistakes alone, or all that happens."""
    for fout in fouten:
        yield {"soort": "fout", "rij": fout.rij, "veld": fout.veld, "tekst": fout.tekst}
    for plan in uit.nieuw:
        yield {"soort": "nieuw", **_student(plan), **_nieuw(plan)}
    for plan in uit.gewijzigd:
        verschillen = [
            [IN_WOORDEN[veld], _woord(veld, was, slbers), _woord(veld, wordt, slbers)]
            for veld, was, wordt in plan.verschillen
        ]
        yield {"soort": "anders", **_student(plan), "verschillen": verschillen}
    for bekend in uit.afwezig:
        klas = bekend.plaatsingen[-1].wat
        yield {"soort": "afwezig", "nummer": bekend.nummer, "naam": bekend.naam, "klas": klas}
    for rij in uit.overgeslagen:
        tot = datum(rij.uitstroom)
        yield {"soort": "over", "rij": rij.rij, "nummer": rij.nummer, "naam": rij.naam, "tot": tot}


@dataclass
class Voorbeeld:
    """The first lines of each kind."""

    fout: list[dict[str, Any]] = field(default_factory=list)
    nieuw: list[dict[str, Any]] = field(default_factory=list)
    anders: list[dict[str, Any]] = field(default_factory=list)
    afwezig: list[dict[str, Any]] = field(default_factory=list)
    over: list[dict[str, Any]] = field(default_factory=list)


def lees_voorbeeld(run: Inleesrun, aantal: int = OP_DE_PAGINA) -> Voorbeeld:
    uit = Voorbeeld()
    for regel in opslag.lees(run.sleutel, opslag.VOORBEELD):
        soort = getattr(uit, regel["soort"])
        if len(soort) < aantal:
            soort.append(_met_woorden(regel))
    return uit


def _met_woorden(regel: dict[str, Any]) -> dict[str, Any]:
    return regel | {"veld": IN_WOORDEN[Veld(regel["veld"])]} if "veld" in regel else regel


def _student(plan: Plan) -> dict[str, Any]:
    return {"rij": plan.rij.rij, "nummer": plan.nummer, "naam": plan.rij.naam}


def _nieuw(plan: Plan) -> dict[str, Any]:
    blok = plan.plaatsingen.blokken[0]
    return {
        "klas": blok.wat,
        "slber": plan.rij.slber_naam,
        "van": datum(blok.van),
        "tot": datum(blok.tot) if blok.tot else "",
    }


def _woord(veld: Veld, waarde: object, slbers: Mapping[int, str]) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, datetime.date):
        return datum(waarde)
    return slbers[waarde] if isinstance(waarde, int) else str(waarde)
