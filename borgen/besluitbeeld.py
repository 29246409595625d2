"""Decisions with what they rest on and what followed from them, for a reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from borgen.models import Besluit
from borgen.oordelen import norm_tekst
from borgen.waarnemingen import Waar, van_meting, van_signaal


@dataclass(frozen=True)
class Besluitregel:
    """``gevolgen`` are pairs of words and address; the address may be empty."""

    besluit: Besluit
    waarnemingen: list[Waar]
    gevolgen: list[tuple[str, str]]


def met_alles(rijen: Any) -> Any:
    """The rows with all that ``regels`` reads of them, in a constant number of queries."""
    return rijen.select_related(
        "verbeteractie",
        "overleg",
        "activiteit__eigenaar__gebruiker",
        "documentversie__document",
        "norm__meetafspraak",
        "door",
    ).prefetch_related("waarnemingen__signaal", "waarnemingen__meting__meetafspraak__normen")


def regels(besluiten: Iterable[Besluit]) -> list[Besluitregel]:
    """``besluiten`` as ``met_alles`` gives them."""
    return [
        Besluitregel(besluit, _waarnemingen(besluit), list(_gevolgen(besluit)))
        for besluit in besluiten
    ]


def _waarnemingen(besluit: Besluit) -> list[Waar]:
    rijen = [
        van_meting(w.meting) if w.meting else van_signaal(w.signaal)  # type: ignore[arg-type]
        for w in besluit.waarnemingen.all()
    ]
    return sorted(rijen, key=lambda w: (w.datum, w.sleutel), reverse=True)


def _gevolgen(besluit: Besluit) -> Iterable[tuple[str, str]]:
    if versie := besluit.documentversie:
        yield f"Nieuwe versie van {versie.document.titel}", versie.get_absolute_url()
    if norm := besluit.norm:
        yield f"Norm voor {norm.meetafspraak.wat}: {norm_tekst(norm.meetafspraak, norm)}", ""
    if activiteit := besluit.activiteit:
        wie = f" ({activiteit.wie})" if activiteit.wie else ""
        yield f"{activiteit.wat}{wie}", activiteit.get_absolute_url()
