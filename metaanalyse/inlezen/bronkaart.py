"""Rows of a moederbestand, long or wide, to one card at a time with where everything stood."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from metaanalyse.inlezen.bestand import Bron, Kop, Vorm, cellen_van
from metaanalyse.moederbestand.kolommen import ALLE, KAART, zoek_kolom
from metaanalyse.moederbestand.tekens import onveilig
from metaanalyse.regels.variabelen import sleutel


@dataclass(frozen=True)
class Plek:
    rij: int
    cel: str
    kolom: str


@dataclass(frozen=True)
class Stuk:
    """What stands in one cell; of the long form with herkomst and place beside it."""

    tekst: str
    plek: Plek
    herkomst: str = ""
    plaats: str = ""


@dataclass(frozen=True, order=True)
class Inleesfout:
    """What is wrong where, and what to do."""

    rij: int
    cel: str
    kolom: str
    waarde: str
    tekst: str


@dataclass
class Bronkaart:
    """One card as the file has it: pieces by key of a column."""

    code: str
    plek: Plek
    stukken: dict[str, list[Stuk]] = field(default_factory=lambda: defaultdict(list))
    fouten: list[Inleesfout] = field(default_factory=list)


def fout(plek: Plek, waarde: str, tekst: str) -> Inleesfout:
    kort = waarde if len(waarde) <= 80 else f"{waarde[:79]}…"
    return Inleesfout(plek.rij, plek.cel, plek.kolom, kort, tekst)


def kaarten_van(bron: Bron) -> Iterator[Bronkaart]:
    """Each card once; what comes back later in the file is a mistake of that row."""
    gezien: dict[str, int] = {}
    for kaart in (_lange if bron.vorm == Vorm.LANG else _brede)(bron):
        if kaart.code and kaart.code in gezien:
            kaart.fouten = [_dubbel(kaart, gezien[kaart.code], bron.vorm)]
            kaart.stukken.clear()
        gezien.setdefault(kaart.code, kaart.plek.rij)
        yield kaart


def _dubbel(kaart: Bronkaart, eerder: int, vorm: Vorm) -> Inleesfout:
    if vorm == Vorm.LANG:
        wat = f"De rijen van {kaart.code} staan niet bij elkaar: ook vanaf rij {eerder}. Sorteer"
        return fout(kaart.plek, kaart.code, f"{wat} het bestand op RAPPORT ID.")
    wat = f"{kaart.code} staat er twee keer in, ook in rij {eerder}. Haal een van beide weg."
    return fout(kaart.plek, kaart.code, wat)


def _brede(bron: Bron) -> Iterator[Bronkaart]:
    kop_kaart = next(kop for kop in bron.koppen if kop.sleutel == KAART)
    for nummer, rij in bron.rijen:
        cellen = list(cellen_van(rij, bron.koppen))
        if not cellen:
            continue
        code = next((onveilig(cel) for kop, cel in cellen if kop is kop_kaart), "")
        kaart = Bronkaart(code, _plek(nummer, kop_kaart))
        if not code:
            kaart.fouten.append(fout(kaart.plek, "", "Vul het RAPPORT ID van deze kaart in."))
        for kop, cel in cellen:
            if kop is not kop_kaart:
                kaart.stukken[kop.sleutel].append(Stuk(onveilig(cel), _plek(nummer, kop)))
        yield kaart


def _lange(bron: Bron) -> Iterator[Bronkaart]:
    koppen = {kop.sleutel: kop for kop in bron.koppen if kop.sleutel}
    kaart: Bronkaart | None = None
    for nummer, rij in bron.rijen:
        cellen = {kop.sleutel: onveilig(cel) for kop, cel in cellen_van(rij, bron.koppen)}
        if not cellen.keys() - {"groep"}:
            continue
        code = cellen.get("kaart", "")
        if kaart is None or kaart.code != code:
            if kaart is not None:
                yield kaart
            kaart = Bronkaart(code, _plek(nummer, koppen["kaart"]))
            if not code:
                kaart.fouten.append(fout(kaart.plek, "", "Vul het RAPPORT ID in, op elke rij."))
        _voeg_toe(kaart, nummer, cellen, koppen)
    if kaart is not None:
        yield kaart


def _voeg_toe(
    kaart: Bronkaart, nummer: int, cellen: dict[str, str], koppen: dict[str, Kop]
) -> None:
    naam = cellen.get("variabele", "")
    wat = zoek_kolom(naam[:200])
    if wat is None or wat == KAART:
        kaart.fouten.append(fout(_plek(nummer, koppen["variabele"]), naam, _geen_variabele(naam)))
    elif bevinding := cellen.get("bevinding"):
        plek = Plek(nummer, f"{koppen['bevinding'].letter}{nummer}", naam)
        stuk = Stuk(bevinding, plek, cellen.get("herkomst", ""), cellen.get("plaats", ""))
        kaart.stukken[wat].append(stuk)


def _geen_variabele(naam: str) -> str:
    if not naam:
        return "Vul in welke variabele dit is."
    namen = {sleutel(kolom.naam): kolom.naam for kolom in ALLE}
    dichtbij = get_close_matches(sleutel(naam[:200]), namen, 1, 0.6)
    raad = f"Bedoel je “{namen[dichtbij[0]]}”?" if dichtbij else "Gebruik de namen van de kaart."
    return f"“{naam[:60]}” is geen variabele van de digitale kaart. {raad}"


def _plek(nummer: int, kop: Kop) -> Plek:
    return Plek(nummer, f"{kop.letter}{nummer}", kop.naam)
