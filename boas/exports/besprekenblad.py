"""The first sheet of a workbook with points to discuss: what to ask, what to do, who and when."""

from collections.abc import Sequence

from boas.exports.formules import Raster
from boas.exports.werkboek_bladen import antwoord
from boas.uitslagbeeld import StellingBeeld, Uitslagbeeld
from rapportage.excel.onderdelen import Blad, Cel, Formule, Kolom, Nadruk

BESPREKEN = "Bespreken"


def besprekenblad(beeld: Uitslagbeeld, op_volgorde: Sequence[StellingBeeld]) -> Blad:
    """Every statement with its question and action; whether it is a point and its share are live.

    ``op_volgorde``: the points first. A team that goes on counting in the workbook sees another
    statement become a point, so none is left out.
    """
    r = Raster.van(beeld.sessie.versie, len(beeld.stellingen))
    rij_van = {s.code: rij for rij, s in enumerate(beeld.stellingen, r.eerste)}
    blad = Blad(
        naam=BESPREKEN,
        titel="Wat bespreken jullie?",
        boven=[[antwoord()]],
        kolommen=[
            Kolom("code", 8),
            Kolom("punt", 38, terugloop=True),
            Kolom("uitkomst", 14),
            Kolom(f"% {beeld.woorden.laag_kort}", 15, "gewoon"),
            Kolom("vraag om mee te beginnen", 40, terugloop=True),
            Kolom("actie", 56, terugloop=True),
            Kolom("wie", 18, terugloop=True, invoer=True),
            Kolom("wanneer", 13, "datum", invoer=True),
        ],
        rijen=[
            [
                Cel(s.code, vet=True),
                s.stelling.tekst,
                Formule(f"={r.blad}!{r.uitkomst}{rij_van[s.code]}"),
                Formule(f"={r.blad}!{r.procent}{rij_van[s.code]}"),
                s.stelling.gespreksvraag or None,
                s.stelling.interventie,
                None,
                None,
            ]
            for s in op_volgorde
        ],
        vaste_kolommen=2,
        beveiligd=True,
    )
    eerste, laatste = blad.eerste_rij, blad.eerste_rij + len(op_volgorde) - 1
    blad.nadruk = [Nadruk(f"C{eerste}:D{laatste}", f'$C{eerste}="{r.woorden.aandacht}"')]
    return blad
