"""Two codings of one card side by side, and what is settled out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from metaanalyse.regels.coderen import (
    CHECKLIST,
    VELDEN,
    Antwoord,
    afdruk,
    antwoord_van,
)
from metaanalyse.regels.inhoud import MEESTE_TEKENS, Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.kappa import Kappa, gewogen_kappa, kappa
from metaanalyse.regels.ladder import VRAGEN
from metaanalyse.regels.variabelen import VARIABELEN, Soort, Toestand

MEESTE_REDEN = 2000


@dataclass(frozen=True)
class Verschil:
    """One field of two codings; ``gelijk`` looks past where it was found and in which words."""

    veld: str
    a: Antwoord
    b: Antwoord
    gelijk: bool

    @property
    def afdruk(self) -> str:
        """Changes when either answer does: a choice made between others does not count."""
        return afdruk(self.a) + afdruk(self.b)


def vergelijk(a: Inhoud, b: Inhoud) -> Iterator[Verschil]:
    """Every field of the form, in its order."""
    for veld in VELDEN:
        links, rechts = antwoord_van(a, veld), antwoord_van(b, veld)
        yield Verschil(veld, links, rechts, _kern(links) == _kern(rechts))


def _kern(antwoord: Antwoord) -> object:
    """What the answer comes down to. Of an open text every word counts."""
    if isinstance(antwoord, Score):
        return antwoord.score
    if isinstance(antwoord, Voorwaarde):
        return antwoord.vervuld
    if antwoord is None:
        return ()
    return frozenset(
        (g.toestand, g.code, g.code_tot, "" if VARIABELEN[g.variabele].gesloten else g.tekst)
        for g in antwoord
    )


def neem_over(verschil: Verschil) -> Antwoord:
    """The answer of both where they are equal; words and places of either are kept."""
    a, b = verschil.a, verschil.b
    if isinstance(a, Score) and isinstance(b, Score):
        return replace(a, reden=_samen(a.reden, b.reden, MEESTE_REDEN))
    if isinstance(a, Voorwaarde) and isinstance(b, Voorwaarde):
        return replace(a, reden=_samen(a.reden, b.reden, MEESTE_REDEN))
    if isinstance(a, tuple) and isinstance(b, tuple):
        van_b = {g.code: g for g in b}
        return tuple(_gegeven_samen(g, van_b[g.code]) for g in a)
    return a


def _gegeven_samen(a: Gegeven, b: Gegeven) -> Gegeven:
    return replace(
        a,
        tekst=_samen(a.tekst, b.tekst, MEESTE_TEKENS),
        herkomst=a.herkomst or b.herkomst,
        plaats=a.plaats or b.plaats,
    )


def _samen(a: str, b: str, meeste: int) -> str:
    if not a or not b or a == b:
        return a or b
    beide = f"{a}\n{b}"
    return beide if len(beide) <= meeste else a


def voorzet(verschil: Verschil) -> Antwoord:
    """What an answer of one's own begins with: of texts both, else what the first coder has."""
    a, b = verschil.a, verschil.b
    if not (isinstance(a, tuple) and isinstance(b, tuple)):
        return a if a is not None else b
    if VARIABELEN[verschil.veld].soort == Soort.OPEN:
        tekst = _samen(a[0].tekst, f"\n{b[0].tekst}" if b[0].tekst else "", MEESTE_TEKENS)
        return (replace(a[0], tekst=tekst),)
    return a


@dataclass(frozen=True)
class Keuze:
    """Whose answer holds: "a", "b" or "eigen"; ``afdruk`` is of what was chosen between.

    ``reden`` and ``door`` (an account) are there when it was taken over with all that was open.
    """

    wie: str
    afdruk: str
    reden: str = ""
    door: int | None = None


def beslis(verschil: Verschil, keuze: Keuze | None, eigen: Inhoud) -> tuple[bool, Antwoord]:
    """Whether it is decided what holds for this field, and what that is."""
    if keuze and keuze.afdruk == verschil.afdruk:
        wie = {"a": verschil.a, "b": verschil.b, "eigen": antwoord_van(eigen, verschil.veld)}
        return True, wie[keuze.wie]
    return verschil.gelijk, neem_over(verschil) if verschil.gelijk else None


def wijkt_af(trede: Sequence[Gegeven], voorstel: int | None) -> bool:
    """Whether the step that was decided is another than the one that follows: say why, then."""
    if voorstel is None:
        return False
    return [(g.code, g.code_tot) for g in trede] != [(str(voorstel), "")]


def kappa_op_kaart(verschil: Verschil) -> Kappa | None:
    """Of a variable with several values: over its labels, each present or not with both coders."""
    variabele = VARIABELEN.get(verschil.veld)
    if variabele is None or variabele.soort != Soort.KEUZE:
        return None
    if not (isinstance(verschil.a, tuple) and isinstance(verschil.b, tuple)):
        return None
    if any(g.toestand != Toestand.WAARDE for g in (*verschil.a, *verschil.b)):
        return None
    a, b = ({g.code for g in kant} for kant in (verschil.a, verschil.b))
    return kappa([(code in a, code in b) for code in variabele.codes])


def kappa_checklist(a: Inhoud, b: Inhoud) -> Kappa:
    """Over the parts that both gave a score."""
    scores = [(a.scores.get(o.code), b.scores.get(o.code)) for o in CHECKLIST]
    paren = [(x.score, y.score) for x, y in scores if x and y and x.score and y.score]
    return gewogen_kappa([((x, x), (y, y)) for x, y in paren])


def kappa_ladder(a: Inhoud, b: Inhoud) -> Kappa:
    """Over the questions that both answered with yes or no."""
    vragen = [(a.voorwaarden.get(code), b.voorwaarden.get(code)) for code in VRAGEN]
    paren = [(x.vervuld, y.vervuld) for x, y in vragen if x and y]
    return kappa([(x, y) for x, y in paren if x is not None and y is not None])
