"""Statements and clusters of a version as a workbook, and a workbook as a version's content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, BinaryIO

from boas.exports.clusterblad import BLAD as CLUSTERBLAD
from boas.exports.clusterblad import Clusters, clusterblad, lees_clusters
from boas.exports.invoertabel import Tabel, lees_rij, tekst_van, zoek_tabel
from boas.instrumenten import inhoud_van
from boas.models import Versie
from boas.regels.inhoud import (
    BORGSTAPPEN,
    GEWONE_DOORLOOPTIJD,
    Inhoud,
    StellingInhoud,
    controleer,
    normaal,
    normaal_geheel,
)
from boas.regels.instrumentbestand import MEESTE_STELLINGEN
from boas.regels.klaarzetten import LANGSTE_DOORLOOPTIJD
from boas.regels.opzet import ClusterInhoud, heeft_gespreksvraag
from rapportage.excel.fouten import ExcelFout
from rapportage.excel.lezer import IngelezenBlad, IngelezenBoek, Rij, lees_werkboek
from rapportage.excel.onderdelen import Blad, Grenzen, Keuze, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes

BLAD = "Stellingen"
KOLOMMEN = {
    "code": Kolom("Code", 8, invoer=True),
    "cluster": Kolom("Cluster", 14, invoer=True),
    "tekst": Kolom("Stelling", 48, terugloop=True, invoer=True),
    "succesfactor": Kolom("Succesfactor", 26, terugloop=True, invoer=True),
    "interventie": Kolom("Interventie", 70, terugloop=True, invoer=True),
    "doorlooptijd_dagen": Kolom("Doorlooptijd in dagen", 13, soort="geheel", invoer=True),
    "borgstap": Kolom("Stap van borgen", 16, invoer=True),
    "toelichting": Kolom("Toelichting voor de leider", 50, terugloop=True, invoer=True),
    "gespreksvraag": Kolom("Vraag voor het gesprek", 50, terugloop=True, invoer=True),
}
VERPLICHT = ("Code", "Cluster", "Stelling", "Interventie")
_VELD = {kolom.kop: veld for veld, kolom in KOLOMMEN.items()}


@dataclass(frozen=True)
class Ingelezen:
    """What the workbook says. ``inhoud`` can be stored only when ``fouten`` is empty."""

    inhoud: Inhoud
    fouten: tuple[str, ...]


def exporteer(versie: Versie) -> bytes:
    """The statements and clusters as an .xlsx file that `lees` takes back. Raises `TeDruk`."""
    inhoud = inhoud_van(versie)
    naam = _clusternamen(inhoud.clusters)
    velden = [
        veld
        for veld in KOLOMMEN
        if veld != "gespreksvraag"
        or heeft_gespreksvraag(inhoud.uitkomst)
        or any(stelling.gespreksvraag for stelling in inhoud.stellingen)
    ]
    rijen = [
        [naam[s.cluster] if veld == "cluster" else getattr(s, veld) for veld in velden]
        for s in inhoud.stellingen
    ]
    # Room to add statements: the lists and limits hold for them too.
    laatste = 4 + len(rijen) + 60
    stellingen = Blad(
        naam=BLAD,
        titel=f"{versie.instrument.naam}, versie {versie.nummer}",
        boven=[
            ["Eén stelling per rij. Code en cluster zijn verplicht; elke code komt één keer voor."]
        ],
        kolommen=[KOLOMMEN[veld] for veld in velden],
        rijen=rijen,
        vaste_kolommen=1,
        keuzes=[
            *_keuzes(f"B5:B{laatste}", list(naam.values())),
            *_keuzes(f"G5:G{laatste}", BORGSTAPPEN),
        ],
        grenzen=[Grenzen(f"F5:F{laatste}", 1, LANGSTE_DOORLOOPTIJD, "Een heel aantal dagen.")],
    )
    bladen = [stellingen, clusterblad(inhoud)]
    return als_bytes(Werkboek(titel=str(versie), bladen=bladen, onderwerp="Stellingen"))


def lees(bestand: bytes | BinaryIO, versie: Versie) -> Ingelezen:
    """Read a workbook as the next content of the instrument of ``versie``.

    Answers, groups and outcome stay those of ``versie``, and so does what there is no column or
    sheet for; every mistake is named by its row in Excel. Raises `ExcelFout` when the file cannot
    be used at all, and `TeDruk`.
    """
    boek = lees_werkboek(bestand, max_rijen=1000, max_kolommen=40, max_cellen=12_000)
    koppen = list(_VELD)
    tabel = zoek_tabel(_blad(boek), koppen, VERPLICHT, herken=("Code", "Stelling"))
    if len(tabel.rijen) > MEESTE_STELLINGEN:
        raise ExcelFout(
            f"Er staan {len(tabel.rijen)} stellingen in; hoogstens {MEESTE_STELLINGEN}."
        )
    huidig = inhoud_van(versie)
    clusters = lees_clusters(boek, huidig.clusters)
    letters = _letters(huidig.clusters) | _letters(clusters.inhoud)
    was = {stelling.code: stelling for stelling in huidig.stellingen}
    gelezen = [_stelling(tabel, rij, letters, was) for rij in tabel.rijen]
    stellingen = tuple(stelling for stelling, _ in gelezen)
    ruw = replace(huidig, clusters=clusters.inhoud, stellingen=stellingen)
    fouten = [
        (rij.nummer, tekst)
        for rij, een in zip(tabel.rijen, gelezen, strict=True)
        for tekst in een[1]
    ]
    return Ingelezen(normaal_geheel(ruw), _meldingen(ruw, clusters, tabel.rijen, fouten))


def _meldingen(
    ruw: Inhoud, clusters: Clusters, rijen: Sequence[Rij], fouten: list[tuple[int, str]]
) -> tuple[str, ...]:
    # A cell that could not be read gives one message, not two.
    al_gemeld = {nummer for nummer, _ in fouten}
    al_gemeld_cluster = {nummer for nummer, _ in clusters.fouten}
    algemeen, bij_clusters, bij_stellingen = [], list(clusters.fouten), list(fouten)
    for fout in controleer(ruw):
        if fout.plaats is not None:
            if (nummer := rijen[fout.plaats].nummer) not in al_gemeld:
                bij_stellingen.append((nummer, fout.tekst))
        elif fout.cluster is not None and clusters.rijen:
            if (nummer := clusters.rijen[fout.cluster]) not in al_gemeld_cluster:
                bij_clusters.append((nummer, fout.tekst))
        else:
            algemeen.append(fout.tekst)
    return (
        *algemeen,
        *(f"{CLUSTERBLAD}, rij {n}: {_klein(t)}" for n, t in sorted(bij_clusters, key=_NUMMER)),
        *(f"Rij {n}: {_klein(t)}" for n, t in sorted(bij_stellingen, key=_NUMMER)),
    )


_NUMMER = itemgetter(0)


def _clusternamen(clusters: Sequence[ClusterInhoud]) -> dict[str, str]:
    """How each cluster is called in the column: its name, or its letter where that is not clear."""
    namen = [cluster.naam.casefold() for cluster in clusters]
    letters = {cluster.letter.casefold() for cluster in clusters}
    return {
        c.letter: c.naam
        if namen.count(c.naam.casefold()) == 1 and c.naam.casefold() not in letters
        else c.letter
        for c in clusters
    }


def _letters(clusters: Sequence[ClusterInhoud]) -> dict[str, str]:
    """What the column may say, to the letter."""
    per_naam = {c.naam.casefold(): c.letter for c in clusters}
    return per_naam | {c.letter.casefold(): c.letter for c in clusters}


def _keuzes(bereik: str, waarden: Sequence[str]) -> list[Keuze]:
    # Excel's own limits of a list written out in the cell rule.
    if any(set(waarde) & {",", '"'} for waarde in waarden) or len(",".join(waarden)) > 255:
        return []
    return [Keuze(bereik, waarden)]


def _blad(boek: IngelezenBoek) -> IngelezenBlad:
    if blad := boek.blad(BLAD):
        return blad
    zichtbaar = [blad for blad in boek.bladen if blad.zichtbaar]
    if len(zichtbaar) == 1:
        return zichtbaar[0]
    raise ExcelFout(f"Er is geen blad met de naam {BLAD}. Noem het blad met de stellingen zo.")


def _stelling(
    tabel: Tabel, rij: Rij, clusters: Mapping[str, str], was: Mapping[str, StellingInhoud]
) -> tuple[StellingInhoud, list[str]]:
    waarden, fouten = lees_rij(tabel, rij)
    velden: dict[str, Any] = {_VELD[kop]: tekst_van(waarde) for kop, waarde in waarden.items()}
    if (kop := KOLOMMEN["doorlooptijd_dagen"].kop) in waarden:
        dagen = _dagen(waarden[kop])
        if dagen is None:
            fouten.append(
                f"De doorlooptijd ({velden['doorlooptijd_dagen']}) is geen heel aantal dagen. "
                "Vul een getal in, zoals 14."
            )
        velden["doorlooptijd_dagen"] = GEWONE_DOORLOOPTIJD if dagen is None else dagen
    letter = " ".join(velden.get("cluster", "").split())
    velden["cluster"] = clusters.get(letter.casefold(), letter)
    leeg = dict.fromkeys(("code", "tekst", "interventie"), "")
    nieuw = normaal(StellingInhoud(**leeg | velden))
    if oud := was.get(nieuw.code):
        # A column that is not there changes nothing.
        weg = [veld for veld, kolom in KOLOMMEN.items() if kolom.kop not in tabel.kolommen]
        nieuw = replace(nieuw, **{veld: getattr(oud, veld) for veld in weg})
    return nieuw, fouten


def _dagen(waarde: object) -> int | None:
    """Whole days; the usual number for an empty cell, None for what is no whole number.

    Zero stays wrong, and is told by the check of the content.
    """
    if waarde is None or waarde == "":
        return GEWONE_DOORLOOPTIJD
    if isinstance(waarde, int):
        return waarde
    tekst = tekst_van(waarde).strip()
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 6 else None


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]
