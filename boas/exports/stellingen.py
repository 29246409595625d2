"""Statements of a version as a workbook, and a workbook as the content of a version."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, BinaryIO

from boas.instrumenten import inhoud_van
from boas.models import Versie
from boas.regels.inhoud import (
    BORGSTAPPEN,
    GEWONE_DOORLOOPTIJD,
    Inhoud,
    StellingInhoud,
    controleer,
    normaal,
)
from boas.regels.klaarzetten import LANGSTE_DOORLOOPTIJD
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import Foutwaarde, IngelezenBlad, IngelezenBoek, Rij, lees_werkboek
from rapportage.excel.onderdelen import Blad, Grenzen, Keuze, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes

BLAD = "Stellingen"
KOLOMMEN = (
    Kolom("Code", 8, invoer=True),
    Kolom("Cluster", 14, invoer=True),
    Kolom("Stelling", 48, terugloop=True, invoer=True),
    Kolom("Succesfactor", 26, terugloop=True, invoer=True),
    Kolom("Interventie", 70, terugloop=True, invoer=True),
    Kolom("Doorlooptijd in dagen", 13, soort="geheel", invoer=True),
    Kolom("Stap van borgen", 16, invoer=True),
    Kolom("Toelichting voor de leider", 50, terugloop=True, invoer=True),
)
VELDEN = (
    "code",
    "cluster",
    "tekst",
    "succesfactor",
    "interventie",
    "doorlooptijd_dagen",
    "borgstap",
    "toelichting",
)
VERPLICHT = ("Code", "Cluster", "Stelling", "Interventie")
_PER_KOP = {kolom.kop.casefold(): veld for kolom, veld in zip(KOLOMMEN, VELDEN, strict=True)}
MEESTE_STELLINGEN = 200
_ZOEK_KOP_TOT = 30


@dataclass(frozen=True)
class Ingelezen:
    """What the workbook says. ``inhoud`` can be stored only when ``fouten`` is empty."""

    inhoud: Inhoud
    fouten: tuple[str, ...]


def exporteer(versie: Versie) -> bytes:
    """The statements as an .xlsx file that `lees` takes back. Raises `TeDruk`."""
    inhoud = inhoud_van(versie)
    naam = {cluster.letter: cluster.naam for cluster in inhoud.clusters}
    namen = [cluster.naam for cluster in inhoud.clusters]
    rijen = [[_cel(stelling, veld, naam) for veld in VELDEN] for stelling in inhoud.stellingen]
    # Room to add statements: the lists and limits hold for them too.
    laatste = 4 + len(rijen) + 60
    stellingen = Blad(
        naam=BLAD,
        titel=f"{versie.instrument.naam}, versie {versie.nummer}",
        boven=[
            ["Eén stelling per rij. Code en cluster zijn verplicht; elke code komt één keer voor."]
        ],
        kolommen=KOLOMMEN,
        rijen=rijen,
        vaste_kolommen=1,
        keuzes=[
            *_keuzes(f"B5:B{laatste}", namen),
            *_keuzes(f"G5:G{laatste}", BORGSTAPPEN),
        ],
        grenzen=[Grenzen(f"F5:F{laatste}", 1, LANGSTE_DOORLOOPTIJD, "Een heel aantal dagen.")],
    )
    clusters = Blad(
        naam="Clusters",
        titel="Clusters van dit instrument",
        kolommen=[Kolom("Letter", 8), Kolom("Naam", 20), Kolom("Omschrijving", 70, terugloop=True)],
        rijen=[[c.letter, c.naam, c.omschrijving] for c in inhoud.clusters],
    )
    return als_bytes(
        Werkboek(titel=str(versie), bladen=[stellingen, clusters], onderwerp="Stellingen")
    )


def lees(bestand: bytes | BinaryIO, versie: Versie) -> Ingelezen:
    """Read a workbook as the next content of the instrument of ``versie``.

    Answers and clusters stay those of ``versie``; every mistake is named by its row in Excel.
    Raises `ExcelFout` when the file cannot be used at all, and `TeDruk`.
    """
    boek = lees_werkboek(bestand, max_rijen=1000, max_kolommen=40, max_cellen=10_000)
    kop, rijen = _tabel(_blad(boek))
    if len(rijen) > MEESTE_STELLINGEN:
        raise ExcelFout(f"Er staan {len(rijen)} stellingen in; hoogstens {MEESTE_STELLINGEN}.")
    huidig = inhoud_van(versie)
    per_naam = {c.naam.casefold(): c.letter for c in huidig.clusters}
    per_naam |= {c.letter.casefold(): c.letter for c in huidig.clusters}
    gelezen = [_stelling(rij, kop, per_naam) for rij in rijen]
    fouten = [
        (rij.nummer, tekst) for rij, een in zip(rijen, gelezen, strict=True) for tekst in een[1]
    ]
    stellingen = [stelling for stelling, _ in gelezen]
    ruw = Inhoud(huidig.schaal, huidig.oneens_tm, huidig.clusters, tuple(stellingen))
    al_gemeld = {rij.nummer for rij, een in zip(rijen, gelezen, strict=True) if een[1]}
    algemeen = []
    for fout in controleer(ruw):
        if fout.plaats is None:
            algemeen.append(fout.tekst)
        # A cell that could not be read gives one message, not two.
        elif rijen[fout.plaats].nummer not in al_gemeld:
            fouten.append((rijen[fout.plaats].nummer, fout.tekst))
    meldingen = [
        f"Rij {nummer}: {_klein(tekst)}" for nummer, tekst in sorted(fouten, key=itemgetter(0))
    ]
    return Ingelezen(_op_volgorde(ruw), (*algemeen, *meldingen))


def _cel(stelling: StellingInhoud, veld: str, naam: Mapping[str, str]) -> object:
    return naam[stelling.cluster] if veld == "cluster" else getattr(stelling, veld)


def _keuzes(bereik: str, waarden: Sequence[str]) -> list[Keuze]:
    # Excel's own limits of a list written out in the cell rule.
    if any("," in waarde for waarde in waarden) or len(",".join(waarden)) > 255:
        return []
    return [Keuze(bereik, waarden)]


def _blad(boek: IngelezenBoek) -> IngelezenBlad:
    if blad := boek.blad(BLAD):
        return blad
    zichtbaar = [blad for blad in boek.bladen if blad.zichtbaar]
    if len(zichtbaar) == 1:
        return zichtbaar[0]
    raise ExcelFout(f"Er is geen blad met de naam {BLAD}. Noem het blad met de stellingen zo.")


def _tabel(blad: IngelezenBlad) -> tuple[dict[str, int], list[Rij]]:
    """Field -> column number, and the rows under the header that hold a statement."""
    for plaats, rij in enumerate(blad.rijen[:_ZOEK_KOP_TOT]):
        koppen = [_tekst(waarde).strip(" *").casefold() for waarde in rij.waarden]
        if "code" not in koppen or "stelling" not in koppen:
            continue
        gemist = [kop for kop in VERPLICHT if kop.casefold() not in koppen]
        if gemist:
            raise ExcelFout(
                f"De kolom {' en de kolom '.join(gemist)} ontbreekt op blad {blad.naam}."
            )
        dubbel = [kop for kop in koppen if kop in _PER_KOP and koppen.count(kop) > 1]
        if dubbel:
            raise ExcelFout(f"De kolom {dubbel[0].capitalize()} staat er meer dan één keer.")
        kop = {_PER_KOP[k]: kolom for kolom, k in enumerate(koppen) if k in _PER_KOP}
        gevuld = [
            r
            for r in blad.rijen[plaats + 1 :]
            if any(_tekst(r.waarden[kolom]).strip() for kolom in kop.values())
        ]
        return kop, gevuld
    raise ExcelFout(
        f"Op blad {blad.naam} staat geen rij met de koppen Code, Cluster, Stelling en Interventie."
    )


def _stelling(
    rij: Rij, kop: Mapping[str, int], clusters: Mapping[str, str]
) -> tuple[StellingInhoud, list[str]]:
    fouten = []
    velden: dict[str, Any] = {}
    for veld, kolom in kop.items():
        waarde = rij.waarden[kolom]
        if isinstance(waarde, Foutwaarde):
            fouten.append(f"In de kolom {_kop(veld)} staat een fout ({waarde}).")
        elif isinstance(waarde, (datetime.date, datetime.time, bool)):
            fouten.append(f"In de kolom {_kop(veld)} staat geen tekst of getal, maar iets anders.")
        elif veld == "doorlooptijd_dagen":
            dagen = _dagen(waarde)
            if dagen is None:
                fouten.append(f"De doorlooptijd ({_tekst(waarde)}) is geen heel aantal dagen.")
            velden[veld] = GEWONE_DOORLOOPTIJD if dagen is None else dagen
        else:
            velden[veld] = _tekst(waarde)
    letter = " ".join(velden.get("cluster", "").split())
    velden["cluster"] = clusters.get(letter.casefold(), letter)
    leeg = dict.fromkeys(("code", "tekst", "interventie"), "")
    return normaal(StellingInhoud(**{**leeg, **velden})), fouten


def _dagen(waarde: object) -> int | None:
    """Whole days; the usual number for an empty cell, None for what is no whole number.

    Zero stays wrong, and is told by the check of the content.
    """
    if waarde is None or waarde == "":
        return GEWONE_DOORLOOPTIJD
    if isinstance(waarde, int):
        return waarde
    tekst = _tekst(waarde).strip()
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 6 else None


def _tekst(waarde: object) -> str:
    return "" if waarde is None else str(waarde)


def _kop(veld: str) -> str:
    return KOLOMMEN[VELDEN.index(veld)].kop


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def _op_volgorde(inhoud: Inhoud) -> Inhoud:
    """Statements by cluster; within a cluster as in the workbook."""
    plek = {cluster.letter: i for i, cluster in enumerate(inhoud.clusters)}
    op_rij = sorted(inhoud.stellingen, key=lambda s: plek.get(s.cluster, len(plek)))
    return Inhoud(inhoud.schaal, inhoud.oneens_tm, inhoud.clusters, tuple(op_rij))
