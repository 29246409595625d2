"""Cards for tests, through the functions that people's cards go through."""

from itertools import count
from typing import Any

from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.models import Kaart, Rapport
from metaanalyse.regels.inhoud import Gegeven, Inhoud
from metaanalyse.regels.variabelen import VARIABELEN, Toestand

_nummers = count(1)


def gegevens(**waarden: Any) -> list[Gegeven]:
    """``aspect=["tijd"]``, ``fase=("implementatie", "duurzame-invoering")`` (a range),
    ``trede="3"``, ``doelgroep=Toestand.ONBEKEND``, ``samenvatting="..."``."""
    uit = []
    for variabele, waarde in waarden.items():
        if isinstance(waarde, Toestand):
            uit.append(Gegeven(variabele, toestand=waarde))
        elif isinstance(waarde, tuple):
            uit.append(Gegeven(variabele, waarde[0], waarde[1]))
        elif isinstance(waarde, list):
            uit += [Gegeven(variabele, code) for code in waarde]
        elif VARIABELEN[variabele].gesloten:
            uit.append(Gegeven(variabele, waarde))
        else:
            uit.append(Gegeven(variabele, tekst=waarde))
    return uit


def maak_rapport(**velden: Any) -> Rapport:
    nummer = next(_nummers)
    return Rapport.objects.create(**{"code": f"T{nummer}", "titel": f"Rapport {nummer}"} | velden)


def maak_concept(titel: str = "", rapport: Rapport | None = None, **velden: Any) -> Kaart:
    """A card that nobody settled yet."""
    rapport = rapport or maak_rapport()
    nummer = next(_nummers)
    return Kaart.objects.create(
        rapport=rapport, code=f"K{nummer}", titel=titel or f"Vernieuwing {nummer}", **velden
    )


def maak_kaart(
    titel: str = "", *, jaar: int | None = 2015, door: Any = None, **waarden: Any
) -> Kaart:
    """A settled card with these values."""
    kaart = maak_concept(titel, maak_rapport(jaar=jaar))
    stel_vast(kaart, Inhoud(gegevens(**waarden)), door=door)
    return kaart
