"""The sheets of the workbook around the one that counts: how to use it, planning, reference."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from boas.exports.formules import INTERVENTIES, Raster
from boas.stippenbeeld import StippenBeeld
from boas.uitslagbeeld import Uitslagbeeld
from rapportage.excel.onderdelen import Blad, Cel, Formule, Grenzen, Keuze, Kolom, Nadruk
from rapportage.getallen import datum

PLANNING_STATUSSEN = ("open", "bezig", "klaar", "hulp gevraagd", "verzet", "vervallen")
OPMERKINGEN = "Opmerkingen"
PLANNING, OPVOLGING = "Planning", "Opvolging"
PLANKOPPEN = ("stelling", "wat", "wie", "klaar op", "status", "opmerking")
LEGE_PLANREGELS = 25
VROEGSTE, LAATSTE = "DATE(2000,1,1)", "DATE(2099,12,31)"
_IN_DE_ZAAL = (
    "Hier vul je per stelling in hoeveel collega's elk antwoord gaven. Alleen de gekleurde cellen "
    "zijn om in te vullen; de rest rekent het werkboek zelf uit."
)
# Answers by link are counted by Borgen: nothing is filled in, or put back.
_MET_LINK = (
    "Hier staat per stelling hoeveel mensen elk antwoord gaven. Verander je een aantal om iets uit "
    "te proberen, dan rekent het werkboek de rest uit; in Borgen verandert er niets."
)
_TELLINGEN_TERUG = (
    "Heb je het werkboek ergens anders ingevuld? Open dan de sessie op de website, kies Werkboek "
    "terugzetten en wijs dit bestand aan. Laat daarvoor codes en stellingen staan zoals ze zijn. "
)


@dataclass(frozen=True)
class PlanningRegel:
    """A line of the planning; ``code`` is the statement it follows from, if any."""

    wat: str
    eigenaar: str = ""
    datum: datetime.date | None = None
    status: str = "open"
    code: str = ""
    opmerking: str = ""


def uitleg(beeld: Uitslagbeeld, raster: Raster, eigen: Sequence[str] = ()) -> Blad:
    """How to use the workbook; ``eigen`` are the sheets that come before it."""
    extra = [(OPMERKINGEN, "Hier staat wat jullie bij de opening zeiden.")]
    regels = [
        *((naam, "Hier staat in het kort wat de uitslag vertelt.") for naam in eigen),
        (
            raster.blad,
            _MET_LINK if beeld.sessie.met_link else _IN_DE_ZAAL,
        ),
        (
            "Drempel",
            f"Bovenaan het blad {raster.blad} staat de drempel in procenten. Is dat deel van de "
            f"antwoorden of meer {beeld.woorden.laag}, {raster.woorden.dan} en verschijnt er "
            "een voorstel voor wat jullie kunnen doen. Verander je de drempel, dan verandert "
            "alles mee.",
        ),
        (
            "Samenvatting",
            f"Hier zie je per onderdeel {raster.woorden.hoeveel}. Dit blad vult zichzelf.",
        ),
        *(extra if beeld.opmerkingen else []),
        (
            PLANNING,
            "Hier spreek je af wie wat doet, en wanneer het klaar is. Kies bij status een woord "
            "uit de lijst. Onderaan is ruimte voor nieuwe regels.",
        ),
        (
            INTERVENTIES,
            "Hier staan alle voorstellen bij elkaar, ook die nu niet nodig zijn.",
        ),
        (
            "Beveiliging",
            "De bladen zijn beveiligd tegen vergissingen, zonder wachtwoord. Wil je meer "
            "veranderen, dan haal je de beveiliging er zelf af.",
        ),
        (
            "Terugzetten",
            ("" if beeld.sessie.met_link else _TELLINGEN_TERUG)
            + f"Het blad {PLANNING} zet je terug bij de planning van de sessie, als de sessie is "
            "afgesloten.",
        ),
    ]
    sessie = beeld.sessie
    return Blad(
        naam="Uitleg",
        titel=f"{sessie.versie.instrument}: {sessie.onderwerp}",
        boven=[[ondertitel(beeld)], [antwoord()]],
        kolommen=[Kolom("Blad", 18), Kolom("Wat je ermee doet", 92, terugloop=True)],
        rijen=([Cel(naam, vet=True), tekst] for naam, tekst in regels),
        filter=False,
        beveiligd=True,
    )


def opmerkingen(beeld: Uitslagbeeld) -> Blad:
    return Blad(
        naam=OPMERKINGEN,
        titel="Opmerkingen bij de opening",
        kolommen=[Kolom("opmerking", 92, terugloop=True)],
        rijen=([tekst] for tekst in beeld.opmerkingen),
        filter=False,
        beveiligd=True,
    )


def stippen(beeld: StippenBeeld) -> Blad:
    """Where the dots are, as on the page: most first."""
    return Blad(
        naam="Stippen",
        titel="Stippen",
        boven=[[f"{beeld.verdeeld} van {beeld.ruimte} stippen verdeeld."]],
        kolommen=[Kolom("waarop", 60, terugloop=True), Kolom("stippen", 10, "geheel")],
        rijen=([rij.doel.tekst, rij.n] for rij in beeld.rijen),
        filter=False,
        beveiligd=True,
    )


def planningsblad(beeld: Uitslagbeeld, planning: Sequence[PlanningRegel], opvolging: str) -> Blad:
    regels = list(planning) or [
        PlanningRegel(s.stelling.interventie, code=s.code) for s in beeld.aandacht
    ]
    rijen = [
        [p.code or None, p.wat, p.eigenaar or None, p.datum, p.status, p.opmerking or None]
        for p in regels
    ]
    rijen += [[None] * 6 for _ in range(LEGE_PLANREGELS)]
    blad = Blad(
        naam=PLANNING,
        titel=PLANNING,
        boven=[
            ["Afspraak is afspraak: spreek per regel af wie het doet en wanneer het klaar is."],
            [Cel(OPVOLGING, vet=True), Cel(opvolging or None, invoer=True)],
        ],
        kolommen=[
            Kolom(PLANKOPPEN[0], 11, invoer=True),
            Kolom(PLANKOPPEN[1], 64, terugloop=True, invoer=True),
            Kolom(PLANKOPPEN[2], 24, terugloop=True, invoer=True),
            Kolom(PLANKOPPEN[3], 13, "datum", invoer=True),
            Kolom(PLANKOPPEN[4], 16, invoer=True),
            Kolom(PLANKOPPEN[5], 36, terugloop=True, invoer=True),
        ],
        rijen=rijen,
        filter=True,
        beveiligd=True,
    )
    eerste, laatste = blad.eerste_rij, blad.eerste_rij + len(rijen) - 1
    blad.keuzes = [Keuze(f"E{eerste}:E{laatste}", PLANNING_STATUSSEN)]
    blad.grenzen = [
        Grenzen(
            f"D{eerste}:D{laatste}",
            VROEGSTE,
            LAATSTE,
            "Vul een datum in, zoals 12-3-2027.",
            "datum",
        )
    ]
    blad.nadruk = [
        Nadruk(f"A{eerste}:F{laatste}", f'$E{eerste}="vervallen"', "gedempt"),
        Nadruk(f"E{eerste}:E{laatste}", f'$E{eerste}="klaar"', "goed"),
        Nadruk(f"E{eerste}:E{laatste}", f'$E{eerste}="hulp gevraagd"'),
    ]
    return blad


def interventies(beeld: Uitslagbeeld, raster: Raster) -> Blad:
    return Blad(
        naam=INTERVENTIES,
        titel="Alle voorstellen",
        kolommen=[
            Kolom("code", 10),
            Kolom("stelling", 38, terugloop=True),
            Kolom("voorstel", 66, terugloop=True),
            Kolom("uitkomst", 17, terugloop=True),
            Kolom("dagen", 9, "geheel"),
            Kolom("stap van borgen", 16),
            Kolom("succesfactor", 28, terugloop=True),
        ],
        rijen=(
            [
                Cel(s.code, vet=True),
                s.stelling.tekst,
                s.stelling.interventie,
                Formule(f"={raster.blad}!{raster.uitkomst}{rij}"),
                s.stelling.doorlooptijd_dagen,
                s.stelling.get_borgstap_display() or None,
                s.stelling.succesfactor or None,
            ]
            for rij, s in enumerate(beeld.stellingen, raster.eerste)
        ),
        vaste_kolommen=1,
        nadruk=[Nadruk(f"D4:D{3 + len(beeld.stellingen)}", f'$D4="{raster.woorden.aandacht}"')],
        beveiligd=True,
    )


def eerdere_rondes(beeld: Uitslagbeeld) -> Blad:
    return Blad(
        naam="Eerdere rondes",
        titel="Stellingen die opnieuw gevraagd zijn: de eerdere rondes",
        kolommen=[
            Kolom("code", 10),
            Kolom("ronde", 8, "geheel"),
            *(Kolom(antwoord, 10, "geheel") for antwoord in beeld.schaal),
            Kolom("aanwezig", 11.5, "geheel"),
        ],
        rijen=(
            [Cel(s.code, vet=True), b.ronde.nummer, *b.turf.aantallen, b.ronde.aanwezig]
            for s in beeld.stellingen
            for b in s.eerdere
        ),
        beveiligd=True,
    )


def ondertitel(beeld: Uitslagbeeld) -> str:
    """Team, date, and whether the result may still change."""
    sessie = beeld.sessie
    delen = [str(sessie.team or ""), datum(sessie.moment) if sessie.moment else ""]
    if beeld.voorlopig and beeld.beantwoord:
        delen.append("voorlopige uitslag")
    delen.append(beeld.opkomst)
    return " · ".join(deel for deel in delen if deel)


def antwoord() -> Cel:
    """The answer in words, live."""
    return Cel(Formule("=Samenvatting!$A$2"), vet=True)
