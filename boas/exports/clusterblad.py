"""The clusters of an instrument as a sheet of its workbook, and that sheet as clusters."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from boas.exports.invoertabel import lees_rij, tekst_van, zoek_tabel
from boas.regels.inhoud import Inhoud
from boas.regels.instrumentbestand import MEESTE_CLUSTERS
from boas.regels.opzet import ClusterInhoud, clusterteksten, normaal_cluster
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import IngelezenBoek
from rapportage.excel.onderdelen import Blad, Kolom

BLAD = "Clusters"
KOLOMMEN = {
    "letter": Kolom("Letter", 8, invoer=True),
    "naam": Kolom("Naam", 24, invoer=True),
    "omschrijving": Kolom("Omschrijving", 50, terugloop=True, invoer=True),
    "gevolg": Kolom("Wat het geeft", 24, terugloop=True, invoer=True),
    "gemis": Kolom("Wat ontstaat als het ontbreekt", 32, terugloop=True, invoer=True),
    "gespreksvragen": Kolom("Vragen voor het gesprek", 60, terugloop=True, invoer=True),
    "vervolg": Kolom("Wat je kunt doen", 60, terugloop=True, invoer=True),
}
_ALTIJD = ("letter", "naam", "omschrijving")
_VELD = {kolom.kop: veld for veld, kolom in KOLOMMEN.items()}


@dataclass(frozen=True)
class Clusters:
    """Clusters in the order of the sheet; ``rijen`` their rows in Excel, none without a sheet.

    ``fouten`` are the cells that hold no text, each with its row.
    """

    inhoud: tuple[ClusterInhoud, ...]
    rijen: tuple[int, ...] = ()
    fouten: tuple[tuple[int, str], ...] = ()


def clusterblad(inhoud: Inhoud) -> Blad:
    """The sheet: the columns that the uitkomst uses, and those that hold something anyway."""
    velden = [
        veld
        for veld in KOLOMMEN
        if veld in (*_ALTIJD, *clusterteksten(inhoud.uitkomst))
        or any(getattr(cluster, veld) for cluster in inhoud.clusters)
    ]
    return Blad(
        naam=BLAD,
        titel="Clusters van dit instrument",
        boven=[["Laat de letter staan. Vragen en wat je kunt doen: één per regel (Alt+Enter)."]],
        kolommen=[KOLOMMEN[veld] for veld in velden],
        rijen=[[getattr(cluster, veld) for veld in velden] for cluster in inhoud.clusters],
        vaste_kolommen=1,
    )


def lees_clusters(boek: IngelezenBoek, huidig: Sequence[ClusterInhoud]) -> Clusters:
    """The clusters that the workbook has; those of ``huidig`` when it has no such sheet.

    A column that is not there changes nothing. Raises ExcelFout when the sheet cannot be used.
    """
    blad = boek.blad(BLAD)
    if blad is None:
        return Clusters(tuple(huidig))
    verplicht = [KOLOMMEN["letter"].kop, KOLOMMEN["naam"].kop]
    tabel = zoek_tabel(blad, list(_VELD), verplicht, herken=verplicht)
    if not 1 <= len(tabel.rijen) <= MEESTE_CLUSTERS:
        raise ExcelFout(
            f"Op blad {BLAD} staan {len(tabel.rijen)} clusters; het zijn er 1 tot en met "
            f"{MEESTE_CLUSTERS}."
        )
    was = {cluster.letter: cluster for cluster in huidig}
    inhoud, fouten = [], []
    for rij in tabel.rijen:
        waarden, mis = lees_rij(tabel, rij)
        fouten += [(rij.nummer, fout) for fout in mis]
        teksten = {_VELD[kop]: tekst_van(waarde) for kop, waarde in waarden.items()}
        nieuw = normaal_cluster(ClusterInhoud(**{"letter": "", "naam": ""} | teksten))
        oud = was.get(nieuw.letter)
        if oud:
            anders = {v.name for v in fields(nieuw)} - teksten.keys()
            nieuw = replace(nieuw, **{veld: getattr(oud, veld) for veld in anders})
        inhoud.append(nieuw)
    return Clusters(tuple(inhoud), tuple(rij.nummer for rij in tabel.rijen), tuple(fouten))
