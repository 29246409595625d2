"""The whole moederbestand, long or wide: CSV while it is read, Excel on disk."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from metaanalyse.models import Kaart, Kaartuitvoer
from metaanalyse.moederbestand.kaartcellen import Cellen, kaartcellen
from metaanalyse.moederbestand.kolommen import ALLE
from metaanalyse.moederbestand.vormen import LANG, als_csv, breed, koppen, lang
from rapportage.excel.groot import schrijf_groot
from rapportage.excel.onderdelen import Kolom

Vorm = Kaartuitvoer.Vorm
NAAM = "Moederbestand"


def alle_kaarten() -> list[int]:
    """Every settled card, by number: as people look them up."""
    return list(Kaart.objects.vastgesteld().order_by("code").values_list("pk", flat=True))


def csv_stroom(pks: Iterable[int], vorm: str) -> Iterator[str]:
    cellen = kaartcellen(pks, verantwoording=True)
    rijen = breed(cellen, csv=True) if vorm == Vorm.BREED else lang(cellen, csv=True)
    return als_csv(kop_van(vorm), rijen)


def schrijf_excel(
    uit: IO[bytes], pks: Sequence[int], vorm: str, voortgang: Callable[[float], None]
) -> int:
    """Raises TeDruk and TeLangeCel; whatever ``voortgang`` raises stops it."""
    cellen = _gemeld(kaartcellen(pks, verantwoording=True), len(pks), voortgang)
    rijen = breed(cellen, csv=False) if vorm == Vorm.BREED else lang(cellen, csv=False)
    kolommen = [Kolom(kop, 18 if vorm == Vorm.BREED else 28) for kop in kop_van(vorm)]
    return schrijf_groot(uit, NAAM, kolommen, rijen)


def kop_van(vorm: str) -> Sequence[str]:
    return koppen(ALLE) if vorm == Vorm.BREED else LANG


def _gemeld(
    cellen: Iterable[Cellen], totaal: int, voortgang: Callable[[float], None]
) -> Iterator[Cellen]:
    for nummer, kaart in enumerate(cellen):
        if nummer % 100 == 0:
            voortgang(nummer / max(1, totaal))
        yield kaart
