"""Fields of a report as text in a file, to values; what cannot be says why."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from metaanalyse.models import Rapport
from metaanalyse.moederbestand.tekens import lees
from metaanalyse.regels.screening import CRITERIA
from metaanalyse.regels.variabelen import sleutel
from metaanalyse.regels.verwijzing import doi_van

VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2100
_JA_NEE = {"ja": True, "nee": False, "onbekend": None, "": None, "waar": True, "onwaar": False}
_IS_ADRES = URLValidator(schemes=["http", "https"])


class Veldfout(Exception):
    """``melding`` says what is wrong with ``waarde`` and what to do."""

    def __init__(self, waarde: str, melding: str) -> None:
        super().__init__(melding)
        self.waarde, self.melding = waarde, melding


def tekst(cel: str, langste: int, wat: str) -> str:
    gelezen = lees(cel)
    if len(gelezen) > langste:
        raise Veldfout(
            gelezen, f"{wat} heeft hoogstens {langste} tekens; dit zijn er {len(gelezen)}."
        )
    return gelezen


def geheel(cel: str, laagste: int, hoogste: int, wat: str) -> int:
    kaal = cel.strip()
    is_getal = kaal.isascii() and kaal.isdecimal() and len(kaal) < 10
    if not (is_getal and laagste <= int(kaal) <= hoogste):
        raise Veldfout(kaal, f"{wat} is een heel getal van {laagste} tot en met {hoogste}.")
    return int(kaal)


def ja_nee(cel: str) -> bool | None:
    kaal = cel.strip().lower()
    if kaal not in _JA_NEE:
        raise Veldfout(cel, "Schrijf hier ja, nee of onbekend.")
    return _JA_NEE[kaal]


def jaar(cel: str) -> int | None:
    return geheel(cel, VROEGSTE_JAAR, LAATSTE_JAAR, "Een jaar") if cel.strip() else None


def doi(cel: str) -> str:
    try:
        return doi_van(lees(cel))
    except ValueError:
        raise Veldfout(cel, "Dit is geen DOI. Een DOI ziet eruit als 10.1234/abc.") from None


def adres(cel: str) -> str:
    gelezen = tekst(cel, 500, "Een adres")
    try:
        if gelezen:
            _IS_ADRES(gelezen)
    except ValidationError:
        raise Veldfout(cel, "Dit is geen adres op internet. Begin met https://.") from None
    return gelezen


def _keuze(keuzes: Any, standaard: str) -> Callable[[str], str]:
    per_naam = {sleutel(n): w for w, naam in keuzes.choices for n in (w, naam)}

    def lees_keuze(cel: str) -> str:
        if not cel.strip():
            return standaard
        if sleutel(cel[:200]) not in per_naam:
            namen = "; ".join(naam for _, naam in keuzes.choices)
            raise Veldfout(cel, f"“{cel[:40]}” kennen we niet. Kies uit: {namen}.")
        return per_naam[sleutel(cel[:200])]

    return lees_keuze


def _overige(cel: str) -> list[list[str]]:
    melding = "Dit veld komt van onze eigen uitvoer en is veranderd. Laat het leeg."
    try:
        paren = json.loads(lees(cel)) if cel.strip() else []
    except (ValueError, RecursionError):
        raise Veldfout(cel, melding) from None
    if not isinstance(paren, list) or not all(_is_paar(p) for p in paren):
        raise Veldfout(cel, melding)
    return paren


def _is_paar(paar: object) -> bool:
    return isinstance(paar, list) and len(paar) == 2 and all(isinstance(x, str) for x in paar)


def _tekst(langste: int, wat: str) -> Callable[[str], str]:
    return lambda cel: tekst(cel, langste, wat)


PER_VELD: Mapping[str, Callable[[str], Any]] = {
    "code": _tekst(20, "Een rapportnummer"),
    "titel": _tekst(500, "Een titel"),
    "auteurs": _tekst(1000, "De namen van auteurs samen"),
    "jaar": jaar,
    "uitgave": _tekst(300, "De uitgever of het tijdschrift"),
    "doi": doi,
    "url": adres,
    "soort": _keuze(Rapport.Soort, Rapport.Soort.EVALUATIE.value),
    "openbaar": lambda cel: ja_nee(cel) is not False,
    "vindplaats": _keuze(Rapport.Vindplaats, ""),
    "toelichting": _tekst(2000, "Een toelichting"),
    **{c.code: ja_nee for c in CRITERIA},
    "overige_velden": _overige,
}
