"""The first sheet of a workbook with ingredients: what is there, and what to do where one lacks."""

from collections.abc import Sequence

from boas.exports.formules import DREMPEL, Raster, procent_van
from boas.knosterbeeld import Blok
from boas.regels.knoster import Stand
from boas.uitslagbeeld import Uitslagbeeld
from rapportage.excel.onderdelen import Blad, Cel, Formule, Kolom, Nadruk

INGREDIENTEN = "Ingrediënten"


def ingredientenblad(beeld: Uitslagbeeld, blokken: Sequence[Blok]) -> Blad:
    """What is there and what lacks, with what to ask and to do; its figures live."""
    r = Raster.van(beeld.sessie.versie, len(beeld.stellingen))
    laag = beeld.woorden.laag_kort
    blad = Blad(
        naam=INGREDIENTEN,
        titel="Is alles er?",
        boven=[[]],
        kolommen=[
            Kolom("ingrediënt", 16),
            Kolom("stand", 16),
            Kolom(f"% {laag}", 10, "gewoon"),
            Kolom("antwoorden", 14, "geheel"),
            Kolom(laag, 9, "geheel"),
            Kolom("geeft of leidt tot", 18),
            Kolom("vragen voor het gesprek", 60, terugloop=True),
            Kolom("wat jullie kunnen doen", 70, terugloop=True),
        ],
        filter=False,
        vaste_kolommen=1,
        beveiligd=True,
    )
    eerste, laatste = blad.eerste_rij, blad.eerste_rij + len(blokken) - 1
    blad.boven = [[Cel(Formule(_zin(eerste, laatste)), vet=True)]]
    blad.rijen = [_bladrij(blok, r, rij) for rij, blok in enumerate(blokken, eerste)]
    blad.nadruk = [Nadruk(f"B{eerste}:F{laatste}", f'$B{eerste}="{Stand.ONTBREEKT}"')]
    return blad


def _bladrij(blok: Blok, r: Raster, rij: int) -> list[object]:
    interventies = [s.stelling.interventie for s in blok.beeld.aandacht]
    gevolg, gemis = (_tekst(t) for t in (blok.cluster.gevolg, blok.cluster.gemis))
    stand = f"$B{rij}"
    return [
        Cel(blok.cluster.naam, vet=True),
        Formule(
            f'=IF(D{rij}=0,"{Stand.ONBEKEND}",IF(100*E{rij}>={DREMPEL}*D{rij},'
            f'"{Stand.ONTBREEKT}","{Stand.ER}"))'
        ),
        Formule(procent_van(f"E{rij}", f"D{rij}")),
        Formule(f"=SUMIF({r.bereik('B')},$A{rij},{r.bereik(r.n)})"),
        Formule(f"=SUMIF({r.bereik('B')},$A{rij},{r.bereik(r.oneens)})"),
        Formule(f'=IF({stand}="{Stand.ER}",{gevolg},IF({stand}="{Stand.ONTBREEKT}",{gemis},""))'),
        "\n".join(blok.vragen) or None,
        "\n".join([*blok.stappen, *interventies]) or None,
    ]


def _zin(eerste: int, laatste: int) -> str:
    weg = f'COUNTIF($B{eerste}:$B{laatste},"{Stand.ONTBREEKT}")'
    alle = laatste - eerste + 1
    return f'={weg}&" van de {alle} ingrediënten "&IF({weg}=1,"ontbreekt","ontbreken")'


def _tekst(tekst: str) -> str:
    """A text inside a formula."""
    return '"' + tekst.replace('"', '""') + '"'
