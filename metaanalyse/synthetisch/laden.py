"""Bringing made-up cards in."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from metaanalyse.acties.veel import Vaststelling, stel_veel_vast
from metaanalyse.models import Kaart, Rapport
from metaanalyse.synthetisch.verzin import VerzonnenRapport, verzin

PER_KEER = 500


class BestaatAl(Exception):
    """There are cards of this seed already; says how many."""


def voorvoegsel(zaad: int) -> str:
    """What the codes of these reports and cards begin with."""
    return f"SYN{zaad}-"


@transaction.atomic
def genereer(aantal: int, zaad: int) -> int:
    """Bring in so many settled cards; raises BestaatAl when this seed was used before."""
    begin = voorvoegsel(zaad)
    er_zijn = Kaart.objects.filter(code__startswith=begin).count()
    if er_zijn or Rapport.objects.filter(code__startswith=begin).exists():
        raise BestaatAl(er_zijn)
    return stel_veel_vast(_vaststellingen(verzin(zaad, aantal), begin), door=None)


def _vaststellingen(rapporten: Iterable[VerzonnenRapport], begin: str) -> Iterator[Vaststelling]:
    rapporten, nummer = iter(rapporten), 0
    while deel := list(islice(rapporten, PER_KEER)):
        rijen = Rapport.objects.bulk_create(
            Rapport(
                code=f"{begin}{nummer + plek + 1}",
                titel=verzonnen.titel,
                auteurs=verzonnen.auteurs,
                jaar=verzonnen.jaar,
                stand=Rapport.Stand.OPGENOMEN,
            )
            for plek, verzonnen in enumerate(deel)
        )
        nummer += len(deel)
        samen = [
            (Kaart(rapport=rij, code=f"{rij.code}{'abcde'[plek]}", titel=titel), inhoud)
            for rij, verzonnen in zip(rijen, deel, strict=True)
            for plek, (titel, inhoud) in enumerate(verzonnen.kaarten)
        ]
        kaarten = Kaart.objects.bulk_create([kaart for kaart, _ in samen])
        for kaart, (_, inhoud) in zip(kaarten, samen, strict=True):
            yield Vaststelling(kaart, inhoud)
