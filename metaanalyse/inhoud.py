"""Reading a coding from the database as ``regels.inhoud`` knows it."""

from collections.abc import Iterable

from metaanalyse.models import Codering, Waarde
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.variabelen import Toestand


def lees_inhoud(codering: Codering) -> Inhoud:
    """In three queries, or none when waarden, scores and voorwaarden were prefetched."""
    return Inhoud(
        gegevens=tuple(gegevens(codering.waarden.all())),
        scores={s.onderdeel: Score(s.score, s.reden) for s in codering.scores.all()},
        voorwaarden={
            v.voorwaarde: Voorwaarde(v.vervuld, v.reden) for v in codering.voorwaarden.all()
        },
    )


def gegevens(waarden: Iterable[Waarde]) -> Iterable[Gegeven]:
    """The rows as plain values, in their order."""
    for w in waarden:
        yield Gegeven(
            w.variabele, w.code, w.code_tot, w.tekst, Toestand(w.toestand), w.herkomst, w.plaats
        )
