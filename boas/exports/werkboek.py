"""A session as a workbook that keeps working as the school's own file: counts in, answers out.

Every figure is a live formula; the drempel test is in whole numbers, exactly as in
``boas.regels.drempel``. ``werkboek_terug`` reads the same sheets back.
"""

from collections.abc import Sequence

from boas.exports import formules
from boas.exports.formules import DREMPEL, Raster
from boas.exports.werkboek_bladen import (
    PLANNING_STATUSSEN,
    PlanningRegel,
    antwoord,
    eerdere_rondes,
    interventies,
    ondertitel,
    opmerkingen,
    planningsblad,
    stippen,
    uitleg,
)
from boas.uitkomsten import lees_uitkomst
from boas.uitslagbeeld import NIET_BEANTWOORD, StellingBeeld, Uitslagbeeld
from rapportage.excel.onderdelen import (
    Blad,
    Cel,
    Formule,
    Grenzen,
    Kolom,
    Nadruk,
    Werkboek,
)
from rapportage.excel.schrijver import als_bytes

__all__ = ["PLANNING_STATUSSEN", "PlanningRegel", "maak_werkboek"]

FORMAAT = 1
GEGEVENS = "Gegevens"
MEESTE_AANWEZIG = 2000


def maak_werkboek(
    beeld: Uitslagbeeld,
    planning: Sequence[PlanningRegel] = (),
    *,
    opvolging: str = "",
    planningstand: int = 0,
) -> bytes:
    """The workbook of a session as .xlsx.

    In: the result as its reader may see it (reasons and remarks only when ``beeld`` has them), and
    the planning when there is one, with where and how often it is followed up. Without a planning
    the sheet is ready for use, with the suggested interventions as its first lines.
    ``planningstand`` is for whoever reads the planning back: it comes along. Raises TeDruk.
    """
    raster = Raster.van(beeld.sessie.versie, len(beeld.stellingen))
    uitkomst = lees_uitkomst(beeld)
    eigen = uitkomst.soort.bladen(beeld, uitkomst.verteld) if uitkomst else ()
    bladen = [
        *eigen,
        uitleg(beeld, raster, [blad.naam for blad in eigen]),
        _tellingen(beeld, raster),
        _samenvatting(beeld, raster),
        *([stippen(beeld.stippen)] if beeld.stippen else []),
        *([opmerkingen(beeld)] if beeld.opmerkingen else []),
        planningsblad(beeld, planning, opvolging),
        interventies(beeld, raster),
    ]
    if beeld.opnieuw_gevraagd:
        bladen.append(eerdere_rondes(beeld))
    bladen.append(_gegevens(beeld, planningstand))
    return als_bytes(
        Werkboek(
            titel=f"{beeld.sessie.versie.instrument}: {beeld.sessie.onderwerp}",
            bladen=bladen,
            maker=str(beeld.sessie.team or ""),
            onderwerp=uitkomst.verteld.zin if uitkomst else beeld.zin,
            namen={DREMPEL: f"{raster.blad}!{raster.drempelcel}"},
        )
    )


def _tellingen(beeld: Uitslagbeeld, r: Raster) -> Blad:
    sessie = beeld.sessie
    # Answers of two words or more, side by side, need a wider column than "oneens".
    breed = 9 if beeld.woorden.instemming else 16
    return Blad(
        naam=r.blad,
        titel=f"{sessie.versie.instrument}: {sessie.onderwerp}",
        boven=[
            [ondertitel(beeld)],
            [
                Cel("Drempel", vet=True),
                Cel(sessie.drempel, "geheel", vet=True, invoer=True),
                f"procent {beeld.woorden.laag}. {r.woorden.vanaf}",
            ],
            [Cel("Uitkomst", vet=True), antwoord()],
        ],
        kolommen=[
            Kolom("code", 10),
            Kolom("onderdeel", 12, terugloop=True),
            Kolom("stelling", 38, terugloop=True),
            *(Kolom(antwoord, 9, "geheel", invoer=True) for antwoord in beeld.schaal),
            Kolom("aanwezig", 11.5, "geheel", invoer=True),
            Kolom("gegeven antwoorden", 13, "geheel"),
            Kolom(f"samen {beeld.woorden.laag_kort}", breed, "geheel"),
            Kolom(f"% {beeld.woorden.laag_kort}", breed, "gewoon"),
            Kolom("uitkomst", 17, terugloop=True),
            Kolom("voorstel", 80, terugloop=True),
            Kolom("redenen", 44, terugloop=True, invoer=True),
        ],
        # On paper the proposals have a sheet of their own; with them the figures are too small.
        afdruk_kolommen=r.laatste_antwoord + 5,
        rijen=(
            _stellingrij(s, r, rij, sessie.aantal_aanwezig)
            for rij, s in enumerate(beeld.stellingen, r.eerste)
        ),
        vaste_kolommen=3,
        beveiligd=True,
        grenzen=[
            Grenzen(r.drempelcel, 1, 100, "De drempel is een heel getal van 1 tot en met 100."),
            # Written for the first cell; a program shifts it along: what the others leave over.
            Grenzen(
                f"{r.letter(r.eerste_antwoord)}{r.eerste}:{r.letter(r.laatste_antwoord)}{r.laatste}",
                0,
                f"${r.aanwezig}{r.eerste}-SUM({r.antwoorden(r.eerste)})"
                f"+{r.letter(r.eerste_antwoord)}{r.eerste}",
                "Vul een heel getal in, 0 of meer. Samen kunnen het er niet meer zijn dan het "
                "aantal aanwezigen: vul dat eerst in.",
            ),
            Grenzen(
                f"{r.aanwezig}{r.eerste}:{r.aanwezig}{r.laatste}",
                0,
                MEESTE_AANWEZIG,
                f"Vul het aantal aanwezigen in: een heel getal tot en met {MEESTE_AANWEZIG}.",
            ),
        ],
        nadruk=[
            Nadruk(
                f"{r.procent}{r.eerste}:{r.uitkomst}{r.laatste}",
                f'OR(${r.uitkomst}{r.eerste}="{r.woorden.aandacht}",'
                f'${r.uitkomst}{r.eerste}="{formules.TE_VEEL}")',
            ),
            Nadruk(
                f"{r.uitkomst}{r.eerste}:{r.uitkomst}{r.laatste}",
                f'${r.uitkomst}{r.eerste}="{NIET_BEANTWOORD}"',
                "gedempt",
            ),
        ],
    )


def _stellingrij(s: StellingBeeld, r: Raster, rij: int, verwacht: int) -> list[object]:
    """``verwacht``: how many are present, for a statement that was not asked yet."""
    return [
        Cel(s.code, vet=True),
        s.stelling.cluster.naam,
        s.stelling.tekst,
        *(s.turf.aantallen if s.ronde else (None,) * r.antwoorden_aantal),
        s.aanwezig if s.ronde else verwacht or None,
        Formule(formules.aantal(r, rij)),
        Formule(formules.oneens(r, rij)),
        Formule(formules.procent(r, rij)),
        Formule(formules.uitkomst(r, rij)),
        Cel(Formule(formules.voorstel(r, rij)), ruimte_voor=s.stelling.interventie),
        "\n".join(s.redenen) or None,
    ]


def _samenvatting(beeld: Uitslagbeeld, r: Raster) -> Blad:
    namen = [cluster.cluster.naam for cluster in beeld.clusters]
    # Title, the answer, an empty row, the header: the first cluster stands in row 5.
    eerste, laatste = 5, 4 + len(namen)
    rijen: list[list[object]] = [
        [naam, *(Formule(f) for f in formules.clusterrij(r, rij))]
        for rij, naam in enumerate(namen, eerste)
    ]
    rijen.append(
        [
            Cel("Samen", vet=True),
            *(
                Cel(Formule(f"=SUM({kolom}{eerste}:{kolom}{laatste})"), vet=True)
                for kolom in "BCDE"
            ),
        ]
    )
    return Blad(
        naam="Samenvatting",
        titel="Samenvatting",
        boven=[[Cel(Formule(formules.antwoord(r, laatste + 1)), vet=True)]],
        kolommen=[
            Kolom("onderdeel", 24),
            Kolom("stellingen", 12, "geheel"),
            Kolom(r.woorden.kop, 14, "geheel"),
            Kolom(r.woorden.onder, 12, "geheel"),
            Kolom("niet beantwoord", 14, "geheel"),
        ],
        rijen=rijen,
        filter=False,
        beveiligd=True,
        nadruk=[Nadruk(f"C{eerste}:C{laatste}", f"$C{eerste}>0")],
    )


def _gegevens(beeld: Uitslagbeeld, planningstand: int) -> Blad:
    versie = beeld.sessie.versie
    return Blad(
        naam=GEGEVENS,
        kolommen=[Kolom("wat", 24), Kolom("waarde", 40)],
        rijen=[
            ["formaat", FORMAAT],
            ["instrument", versie.instrument.code],
            ["versie", versie.nummer],
            ["sessie", beeld.sessie.code],
            ["planning", planningstand],
        ],
        filter=False,
        beveiligd=True,
        verborgen=True,
    )
