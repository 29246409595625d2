"""Records of reports, from RIS or a table, to fields of a Rapport."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from metaanalyse.inlezen.bestand import Bron, Kop, Vorm, cellen_van
from metaanalyse.inlezen.bronkaart import Inleesfout, Plek, fout
from metaanalyse.inlezen.velden import LAATSTE_JAAR, PER_VELD, VROEGSTE_JAAR, Veldfout
from metaanalyse.moederbestand.ris import Record, Risfout, lees_ris, rest_van, velden_van
from metaanalyse.moederbestand.tekens import onveilig

GEEN_TITEL = "Dit rapport heeft geen titel. Vul die in."


@dataclass
class Rapportrij:
    """What the file says of one report; only what it says."""

    rij: int
    velden: dict[str, Any] = field(default_factory=dict)


def rapporten_van(bron: Bron) -> Iterator[tuple[Rapportrij, list[Inleesfout]]]:
    """Each record with what is wrong with it."""
    yield from _uit_ris(bron.tekst) if bron.vorm == Vorm.RIS else _uit_tabel(bron)


def _uit_ris(tekst: str) -> Iterator[tuple[Rapportrij, list[Inleesfout]]]:
    records, fouten = lees_ris(tekst)
    for los in fouten:
        yield Rapportrij(los.regel), [_van_ris(los)]
    for record in records:
        yield _record(record)


def _record(record: Record) -> tuple[Rapportrij, list[Inleesfout]]:
    velden: dict[str, Any] = dict(velden_van(record.paren))
    fouten = []
    plek = Plek(record.regel, "", "TI")
    if not velden.get("titel"):
        fouten.append(fout(plek, "", GEEN_TITEL))
    velden["jaar"] = int(velden["jaar"]) if velden.get("jaar") else None
    if velden["jaar"] and not VROEGSTE_JAAR <= velden["jaar"] <= LAATSTE_JAAR:
        melding = f"Een jaar is een heel getal van {VROEGSTE_JAAR} tot en met {LAATSTE_JAAR}."
        fouten.append(fout(Plek(record.regel, "", "PY"), str(velden["jaar"]), melding))
    velden["overige_velden"] = [list(paar) for paar in rest_van(record.paren)]
    return Rapportrij(record.regel, velden), fouten


def _van_ris(los: Risfout) -> Inleesfout:
    return fout(Plek(los.regel, "", los.tag), los.waarde, los.melding)


def _uit_tabel(bron: Bron) -> Iterator[tuple[Rapportrij, list[Inleesfout]]]:
    kop_titel = next(kop for kop in bron.koppen if kop.sleutel == "titel")
    for nummer, rij in bron.rijen:
        cellen = [(kop, onveilig(cel)) for kop, cel in cellen_van(rij, bron.koppen)]
        if not cellen:
            continue
        uit, fouten = Rapportrij(nummer), []
        for kop, cel in cellen:
            try:
                uit.velden[kop.sleutel] = PER_VELD[kop.sleutel](cel)
            except Veldfout as mis:
                fouten.append(fout(_plek(nummer, kop), mis.waarde, mis.melding))
        if not any(kop is kop_titel for kop, _ in cellen):
            fouten.append(fout(_plek(nummer, kop_titel), "", GEEN_TITEL))
        yield uit, fouten


def _plek(nummer: int, kop: Kop) -> Plek:
    return Plek(nummer, f"{kop.letter}{nummer}", kop.naam)
