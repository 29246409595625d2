"""An instrument as JSON (docs/instrumenten.md): everything that is wrong with it, or what it says.

Somebody wrote the file by hand. So each thing is named where it stands, all at once, and a key that
nobody reads is a mistake in writing rather than something to pass over.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from boas.regels.inhoud import Inhoud, StellingInhoud, meldingen, normaal_geheel
from boas.regels.opzet import ClusterInhoud, Groep, een_regel, regels

GROOTST = 1_000_000  # bytes
MEESTE_STELLINGEN = 200
MEESTE_CLUSTERS = 40
LANGSTE_KOP = {"code": 40, "naam": 120, "omschrijving": 600}
_CODE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_GEWOON = {"uitkomst": "stellingen", "afname": "zaal"}
# For readers of the file; the application does without.
_TER_INFORMATIE = {"succesfactoren", "bron"}
_SOORT: dict[Any, str] = {str: "tekst", int: "heel getal"}


class Bestandfout(ValueError):
    """The file cannot be used; ``meldingen`` says everything that is wrong, in Dutch."""

    def __init__(self, fouten: Sequence[str]) -> None:
        super().__init__(" ".join(fouten))
        self.meldingen = tuple(fouten)


@dataclass(frozen=True, slots=True)
class Instrumentbestand:
    """The instrument itself, and the content of a version of it."""

    code: str
    naam: str
    omschrijving: str
    inhoud: Inhoud


def lees_json(tekst: bytes) -> Instrumentbestand:
    """What a file says. Raises Bestandfout."""
    if len(tekst) > GROOTST:
        raise Bestandfout(["Het bestand is te groot voor een instrument."])
    try:
        gegevens = json.loads(tekst.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Bestandfout(["Dit is geen tekst in UTF-8. Bewaar het bestand als UTF-8."]) from None
    except json.JSONDecodeError as fout:
        raise Bestandfout(
            [f"Dit is geen JSON: op regel {fout.lineno}, teken {fout.colno} gaat het mis."]
        ) from None
    except (RecursionError, ValueError):
        raise Bestandfout(["Dit is geen JSON waar een instrument in kan staan."]) from None
    return lees_gegevens(gegevens)


def lees_gegevens(gegevens: object) -> Instrumentbestand:
    """The same from what JSON gave. Raises Bestandfout."""
    if not isinstance(gegevens, Mapping):
        raise Bestandfout(["Het bestand begint niet met een object: { ... }."])
    fouten: list[str] = []
    kop = _kop(gegevens.get("instrument"), fouten)
    inhoud = _inhoud(gegevens, fouten)
    if not fouten:
        fouten += meldingen(inhoud)
    if fouten:
        raise Bestandfout(fouten)
    return Instrumentbestand(**kop, inhoud=inhoud)


def _kop(gegevens: object, fouten: list[str]) -> dict[str, str]:
    if not isinstance(gegevens, Mapping):
        fouten.append("Het deel ‘instrument’ ontbreekt: een object met code, naam en omschrijving.")
        return {}
    kop = {}
    for veld in LANGSTE_KOP:
        waarde = gegevens.get(veld, "")
        if not isinstance(waarde, str):
            fouten.append(f"Bij ‘instrument’ is ‘{veld}’ geen tekst.")
            waarde = ""
        kop[veld] = regels(waarde) if veld == "omschrijving" else een_regel(waarde)
    fouten += [f"Bij ‘instrument’: {fout}" for fout in fouten_van_kop(kop)]
    _onbekend("Bij ‘instrument’", gegevens, LANGSTE_KOP, fouten)
    return kop


def fouten_van_kop(kop: Mapping[str, str]) -> list[str]:
    """What is wrong with code, naam and omschrijving of an instrument."""
    fouten = []
    if not _CODE.fullmatch(kop["code"]):
        fouten.append("de code ontbreekt of kan niet: neem kleine letters, cijfers en streepjes.")
    if not kop["naam"]:
        fouten.append("de naam ontbreekt.")
    return fouten + [
        f"de {veld} is te lang: {len(kop[veld])} tekens, er passen er {langste}."
        for veld, langste in LANGSTE_KOP.items()
        if len(kop[veld]) > langste
    ]


def _inhoud(gegevens: Mapping[str, Any], fouten: list[str]) -> Inhoud:
    bekend = {veld.name for veld in fields(Inhoud)} | {"instrument"} | _TER_INFORMATIE
    _onbekend("Het bestand", gegevens, bekend, fouten)
    schaal = _lijst(gegevens, "schaal", fouten)
    if not all(isinstance(antwoord, str) for antwoord in schaal):
        fouten.append("Bij ‘schaal’ staan niet alleen teksten.")
        schaal = []
    woorden = {veld: gegevens.get(veld, gewoon) for veld, gewoon in _GEWOON.items()}
    for veld, waarde in woorden.items():
        if not isinstance(waarde, str):
            fouten.append(f"‘{veld}’ is geen tekst.")
    oneens_tm = gegevens.get("oneens_tm")
    if not _is(oneens_tm, int):
        fouten.append("‘oneens_tm’ ontbreekt, of is geen heel getal.")
    clusters = _rijen(gegevens, "clusters", ClusterInhoud, MEESTE_CLUSTERS, fouten)
    stellingen = _rijen(gegevens, "stellingen", StellingInhoud, MEESTE_STELLINGEN, fouten)
    groepen = _rijen(gegevens, "groepen", Groep, MEESTE_CLUSTERS, fouten, verplicht=False)
    if fouten:
        return Inhoud((), 0, (), ())
    geheel = Inhoud(tuple(schaal), gegevens["oneens_tm"], clusters, stellingen, groepen=groepen)
    return normaal_geheel(replace(geheel, **woorden))


def _rijen(
    gegevens: Mapping[str, Any],
    naam: str,
    soort: type,
    hoogstens: int,
    fouten: list[str],
    *,
    verplicht: bool = True,
) -> tuple[Any, ...]:
    rijen = _lijst(gegevens, naam, fouten, verplicht=verplicht)
    if len(rijen) > hoogstens:
        fouten.append(f"Bij ‘{naam}’ staan er {len(rijen)}; hoogstens {hoogstens}.")
        return ()
    return tuple(
        _rij(soort, rij, f"Bij ‘{naam}’, nummer {nummer}", fouten)
        for nummer, rij in enumerate(rijen, 1)
    )


def _rij(soort: Any, rij: object, waar: str, fouten: list[str]) -> Any:
    if not isinstance(rij, Mapping):
        fouten.append(f"{waar}: dit is geen object.")
        return None
    goed = True
    for veld in fields(soort):
        if veld.name not in rij:
            # An intervention may be left out where the result is about whole clusters.
            if veld.default is MISSING and veld.name != "interventie":
                fouten.append(f"{waar}: ‘{veld.name}’ ontbreekt.")
                goed = False
        elif not _is(rij[veld.name], veld.type):
            fouten.append(f"{waar}: ‘{veld.name}’ is geen {_SOORT[veld.type]}.")
            goed = False
    _onbekend(waar, rij, {veld.name for veld in fields(soort)}, fouten)
    leeg = {"interventie": ""} if soort is StellingInhoud else {}
    bekend = {veld.name: rij[veld.name] for veld in fields(soort) if veld.name in rij}
    return soort(**leeg | bekend) if goed else None


def _lijst(
    gegevens: Mapping[str, Any], naam: str, fouten: list[str], *, verplicht: bool = True
) -> list[Any]:
    waarde = gegevens.get(naam, None if verplicht else [])
    if not isinstance(waarde, list):
        fouten.append(f"‘{naam}’ ontbreekt, of is geen lijst.")
        return []
    return waarde


def _is(waarde: object, soort: Any) -> bool:
    return isinstance(waarde, soort) and not isinstance(waarde, bool)


def _onbekend(waar: str, gegevens: Mapping[str, Any], bekend: Any, fouten: list[str]) -> None:
    vreemd = [str(sleutel)[:40] for sleutel in gegevens if sleutel not in bekend]
    if vreemd:
        fouten.append(f"{waar}: {', '.join(f'‘{een}’' for een in vreemd[:5])} hoort hier niet.")
