"""Questions that several people answer in one text each, saved while they type.

Each answer is a row with ``tekst`` and ``history``. Nobody's words are lost: what two people write
at once stands there together (``organisatie.regels.samenschrijven``). The page is
``onderdelen/schrijfvelden.html`` with ``basis/schrijven.js``; what it sends back after saving is
``onderdelen/schrijfvelden_bewaard.html``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from organisatie.models.versie import lees_versie, versie_van
from organisatie.regels.nummer import lees_nummer
from organisatie.regels.samenschrijven import schrijf_samen
from organisatie.regels.vragen import Vraag, Vragengroep

# How many questions without an answer are asked at once, where a page asks calmly.
EERST = 2


@dataclass(frozen=True)
class Invoer:
    """What somebody wrote, and the version of the answer it was begun from (None for none)."""

    tekst: str
    versie: int | None


@dataclass(frozen=True)
class Veld:
    """A question with what was answered, and the version of that answer."""

    vraag: Vraag
    tekst: str = ""
    versie: int | None = None
    samengevoegd: bool = False


@dataclass(frozen=True)
class Groep:
    code: str
    naam: str
    velden: tuple[Veld, ...]

    @property
    def beantwoord(self) -> int:
        return sum(bool(veld.tekst) for veld in self.velden)

    @property
    def vooraan(self) -> tuple[Veld, ...]:
        """What was answered, and the first questions that were not."""
        later = self.later
        return tuple(veld for veld in self.velden if veld not in later)

    @property
    def later(self) -> tuple[Veld, ...]:
        """The questions that can wait until those before them were answered."""
        leeg = [veld for veld in self.velden if not veld.tekst]
        return tuple(leeg[EERST:]) if len(leeg) > EERST + 1 else ()

    @property
    def als_lijst(self) -> "tuple[Groep, ...]":
        """This group alone, for a template that shows several."""
        return (self,)


def lees_invoer(gegevens: QueryDict, codes: Iterable[str]) -> dict[str, Invoer]:
    """What a page sent for these questions; a version that cannot be one counts as none."""
    uit = {}
    for code in codes:
        if (tekst := gegevens.get(f"antwoord-{code}")) is not None:
            uit[code] = Invoer(tekst, lees_nummer(gegevens.get(f"versie-{code}", "")))
    return uit


def schrijf_in(rij: Any, invoer: Invoer, vraag: Vraag, veld: str = "tekst") -> bool:
    """Save one answer in its row, locked by the caller; True when a colleague's words stand too.

    ``veld``: in which field it stands.

    Raises ValidationError when somebody typed more than fits; of two who typed at once both stay,
    so that together they may be twice as long.
    """
    mijn = invoer.tekst.replace("\r\n", "\n").strip()
    basis = nu = getattr(rij, veld)
    if rij.pk and invoer.versie != lees_versie(rij):
        oud = rij.history.filter(history_id=invoer.versie).first()
        basis = getattr(oud, veld) if oud else ""
    wordt = schrijf_samen(basis, mijn, nu)
    # What two wrote together may be cut down in steps.
    te_veel = len(mijn) > max(vraag.langste, len(nu))
    if te_veel or len(wordt) > 2 * vraag.langste:
        raise ValidationError(
            f"Het antwoord op “{vraag.tekst}” is te lang: {max(len(mijn), len(wordt))} tekens, er "
            f"passen er {vraag.langste}. Kort het wat in."
        )
    if wordt != nu:
        setattr(rij, veld, wordt)
        rij.save()
    return wordt != mijn


def lees_groepen(
    groepen: Iterable[Vragengroep],
    antwoorden: Iterable[Any],
    samengevoegd: frozenset[str] = frozenset(),
) -> tuple[Groep, ...]:
    """The questions with their answers (rows with ``vraag``, best read ``met_versie``)."""
    per_vraag = {rij.vraag: rij for rij in antwoorden}

    def veld(vraag: Vraag) -> Veld:
        rij = per_vraag.get(vraag.code)
        if rij is None:
            return Veld(vraag)
        return Veld(vraag, rij.tekst, versie_van(rij), vraag.code in samengevoegd)

    return tuple(Groep(groep.code, groep.naam, tuple(map(veld, groep.vragen))) for groep in groepen)


def met_invoer(groepen: tuple[Groep, ...], invoer: Mapping[str, Invoer]) -> tuple[Groep, ...]:
    """The same with what somebody typed in its place, begun from the version it was begun from."""

    def getypt(veld: Veld) -> Veld:
        eigen = invoer.get(veld.vraag.code)
        return replace(veld, tekst=eigen.tekst, versie=eigen.versie) if eigen else veld

    return tuple(replace(groep, velden=tuple(map(getypt, groep.velden))) for groep in groepen)
