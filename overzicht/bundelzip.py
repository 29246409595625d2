"""The zip of a bundle: a folder per school, two files per team, and one sheet over all of them.

Written file by file, so that its size is of no matter to memory; the same teams give the same
entries in the same order.
"""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import IO

from django.utils import timezone

from organisatie.models import Team
from overzicht.bundelteam import OPSLAG, SOORTEN, bestanden
from overzicht.kwaliteit import op_alfabet
from overzicht.kwaliteitbestand import werkboek
from overzicht.models import Bundel
from overzicht.models.bundel import Bundelteam
from overzicht.teamstand import lees_teamstand
from rapportage.antwoord import bestandsnaam
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum, tijd

LEESMIJ, OVERZICHT = "LEESMIJ.txt", "Overzicht.xlsx"
# Windows takes paths of 260 characters, of which the folder somebody unpacks in takes a part.
LANGST = 50
# Names that Windows keeps for itself.
_VAN_WINDOWS = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}
KOLOMMEN = (
    Kolom("School", 28, terugloop=True),
    Kolom("Team", 28, terugloop=True),
    Kolom("Verslag", 14),
    Kolom("Map", 28, terugloop=True),
    Kolom("Naam van het bestand", 54, terugloop=True),
)


@dataclass(frozen=True)
class Plek:
    """Where the files of a team stand in the zip, without extension."""

    map: str
    naam: str

    @property
    def pad(self) -> str:
        return f"{self.map}/{self.naam}"


def plekken(rijen: Sequence[Bundelteam], periode: str) -> list[Plek]:
    """A place for each team, different from all others also where capitals do not count."""
    mappen: dict[str, str] = {}
    bezet: dict[str, set[str]] = {}
    mapnamen: set[str] = set()
    uit = []
    for rij in rijen:
        if rij.school not in mappen:
            mappen[rij.school] = _vrij(bestandsnaam(rij.school)[:LANGST], mapnamen)
        voorlopig = "" if rij.vast else "voorlopig"
        naam = bestandsnaam("Verslag", bestandsnaam(rij.team)[:LANGST], periode, voorlopig)
        uit.append(Plek(mappen[rij.school], _vrij(naam, bezet.setdefault(rij.school, set()))))
    return uit


def _vrij(naam: str, bezet: set[str]) -> str:
    """``naam`` as it is, or with the first number that makes it free; taken from now on."""
    naam = naam.strip("-")
    if naam.casefold() in _VAN_WINDOWS:
        naam = f"{naam}-"
    kandidaat, nummer = naam, 2
    while kandidaat.casefold() in bezet:
        kandidaat, nummer = f"{naam}-{nummer}", nummer + 1
    bezet.add(kandidaat.casefold())
    return kandidaat


def schrijf_zip(uit: IO[bytes], run: Bundel) -> None:
    """Write the whole of it to ``uit``. Raises FileNotFoundError when a file is gone."""
    rijen = sorted((rij for rij in run.rijen if not rij.weg), key=lambda rij: rij.volgorde)
    plek = dict(zip(rijen, plekken(rijen, str(run.periode)), strict=True))
    gemaakt = [rij for rij in rijen if rij.afdruk]
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(LEESMIJ, leesmij(run, rijen).encode())
        zip_.writestr(OVERZICHT, als_bytes(_overzicht(run, rijen, plek)))
        for rij in gemaakt:
            for bestand, soort in zip(bestanden(rij), SOORTEN, strict=True):
                zip_.write(OPSLAG.pad(run.sleutel, bestand), f"{plek[rij].pad}.{soort}")


def leesmij(run: Bundel, rijen: Sequence[Bundelteam]) -> str:
    """What this is, for whoever gets it sent; lines end as every program reads them."""
    nu = timezone.now()
    vast = sum(1 for rij in rijen if rij.afdruk and rij.vast)
    voorlopig = sum(1 for rij in rijen if rij.afdruk and not rij.vast)
    ontbreekt = [rij for rij in rijen if not rij.afdruk]
    regels = [
        f"Verslagen van {run.periode}" + (f", {run.school}" if run.school else ""),
        f"Gemaakt op {datum(nu)} om {tijd(nu)}, door {run.door.naam}.",
        "",
        "In elke map staan de verslagen van een school. Van elk team is er een PDF om te lezen",
        "en een Excel-bestand om mee verder te rekenen.",
        f"In {OVERZICHT} staan alle teams bij elkaar, zoals ze er op die dag voor stonden.",
        "",
        f"Vastgesteld: {vast}. In deze verslagen verandert niets meer.",
        f"Voorlopig: {voorlopig}. De cijfers in deze verslagen kunnen nog veranderen.",
    ]
    if ontbreekt:
        regels += ["", "Van deze teams lukte het verslag niet:"]
        regels += [f"- {rij.team} ({rij.school})" for rij in ontbreekt]
    return "\r\n".join([*regels, ""]).replace("\u00a0", " ")


def _overzicht(run: Bundel, rijen: Sequence[Bundelteam], plek: dict[Bundelteam, Plek]) -> Werkboek:
    """The reports, and then the quality overview of these teams."""
    teams = Team.objects.select_related("school").filter(pk__in=[rij.pk for rij in rijen])
    vandaag = timezone.localdate()
    welke = f"De teams van {run.school}." if run.school else "Alle teams."
    boek = werkboek(lees_teamstand(op_alfabet(teams), vandaag), welke, vandaag)
    titel = f"Verslagen van {run.periode}"
    verslagen = Blad("Verslagen", KOLOMMEN, _regels(rijen, plek), titel=titel, vaste_kolommen=2)
    return replace(boek, bladen=[verslagen, *boek.bladen])


def _regels(
    rijen: Sequence[Bundelteam], plek: dict[Bundelteam, Plek]
) -> Iterable[Sequence[object]]:
    for rij in rijen:
        if rij.afdruk:
            stand = "vastgesteld" if rij.vast else "voorlopig"
            yield rij.school, rij.team, stand, plek[rij].map, plek[rij].naam
        else:
            yield rij.school, rij.team, "lukte niet", "", ""
