"""The words and figures of a result as a page shows them, kept in memory once a session is closed.

What a closed session shows stays the same until it is reopened, and every change raises its
stand. Reading and drawing it takes some fifty times as long as asking for that number.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from boas.models import Sessie
from boas.uitkomsten import lees_uitkomst
from boas.uitslag_lezen import Uitslagbron, lees_bron, moment
from boas.uitslaggrafiek import met_grafieken

# A long result with reasons is some 200 kB.
HOEVEEL = 32


@dataclass(frozen=True)
class Uitslagtekst:
    """What the page says, the same for everybody with the same rights; ``cijfers`` is HTML."""

    zin: str
    toelichting: str
    opkomst: str
    cijfers: SafeString


@dataclass(frozen=True)
class _Vraag:
    """The key under which a text is kept, and from what it is made when it is not there."""

    sleutel: tuple[object, ...]
    bron: Uitslagbron = field(compare=False)


def tekst_van(bron: Uitslagbron) -> Uitslagtekst:
    """The text of a result, as far as ``bron`` says this person may see it.

    ``bron`` is asked afresh for each request, so no right is kept: only what the right gives.
    """
    sessies = [bron.sessie, bron.vorige] if bron.vorige else [bron.sessie]
    if any(sessie.status != Sessie.Status.AFGESLOTEN for sessie in sessies):
        return _maak(bron)
    return _bewaard(_Vraag((bron.met_redenen, *map(moment, sessies)), bron))


@lru_cache(maxsize=HOEVEEL)
def _bewaard(vraag: _Vraag) -> Uitslagtekst:
    return _maak(vraag.bron)


def _maak(bron: Uitslagbron) -> Uitslagtekst:
    beeld = lees_bron(bron)
    uitkomst = lees_uitkomst(beeld)
    kop = uitkomst.verteld if uitkomst else beeld
    context = {
        "beeld": beeld,
        "sessie": beeld.sessie,
        "aandacht": met_grafieken(beeld, uitkomst),
        "uitkomst": uitkomst,
    }
    return Uitslagtekst(
        zin=kop.zin,
        toelichting=kop.toelichting,
        opkomst=beeld.opkomst,
        cijfers=render_to_string("boas/uitslag.html#cijfers", context),
    )
