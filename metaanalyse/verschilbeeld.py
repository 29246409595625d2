"""The codings of a card side by side as they are shown: what is decided, what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2s
from typing import Any

from metaanalyse.codeerbeeld import DEEL_VAN
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels import ladder
from metaanalyse.regels.coderen import (
    VELDEN,
    Antwoord,
    Deel,
    afdruk,
    in_woorden,
    naam_van,
    stel_samen,
)
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.kappa import Kappa
from metaanalyse.regels.verschillen import (
    Keuze,
    Verschil,
    beslis,
    kappa_op_kaart,
    vergelijk,
    wijkt_af,
)
from organisatie.models import Gebruiker


@dataclass(frozen=True)
class Regel:
    """One field: both answers, and what holds."""

    verschil: Verschil
    besloten: bool
    geldt: Antwoord
    keuze: str

    @property
    def veld(self) -> str:
        return self.verschil.veld

    @property
    def naam(self) -> str:
        return naam_van(self.veld)

    @property
    def deel(self) -> Deel:
        return DEEL_VAN[self.veld]

    @property
    def kanten(self) -> list[tuple[str, list[str]]]:
        return [
            ("a", in_woorden(self.veld, self.verschil.a)),
            ("b", in_woorden(self.veld, self.verschil.b)),
        ]

    @property
    def geldt_in_woorden(self) -> list[str]:
        return in_woorden(self.veld, self.geldt)

    @property
    def kappa(self) -> Kappa | None:
        return kappa_op_kaart(self.verschil)


@dataclass
class Vergelijking:
    """``coderingen``: one, or two in the order in which they began."""

    kaart: Kaart
    coderingen: list[Codering]
    voorstel: Codering | None

    @cached_property
    def inhouden(self) -> list[Inhoud]:
        return [lees_inhoud(rij) for rij in self.coderingen]

    @cached_property
    def regels(self) -> list[Regel]:
        eigen = lees_inhoud(self.voorstel) if self.voorstel else stel_samen({})
        keuzes = self.voorstel.keuzes if self.voorstel else {}
        uit = []
        for verschil in vergelijk(self.inhouden[0], self.inhouden[-1]):
            keuze = Keuze(*keuzes[verschil.veld]) if verschil.veld in keuzes else None
            besloten, geldt = beslis(verschil, keuze, eigen)
            telt = keuze.wie if keuze and keuze.afdruk == verschil.afdruk else ""
            uit.append(Regel(verschil, besloten, geldt, telt))
        return uit

    @property
    def keuzes(self) -> dict[str, list[Any]]:
        """The choices that hold, as they are kept."""
        if not self.voorstel:
            return {}
        return {r.veld: self.voorstel.keuzes[r.veld] for r in self.regels if r.keuze}

    @property
    def anders(self) -> list[Regel]:
        """Where they differ, or where something else was chosen than both have."""
        return [r for r in self.regels if not r.verschil.gelijk or r.keuze]

    @property
    def gelijk(self) -> list[Regel]:
        return [r for r in self.regels if r.verschil.gelijk and not r.keuze]

    @property
    def aantal_gelijk(self) -> int:
        return sum(r.verschil.gelijk for r in self.regels)

    @property
    def open(self) -> list[Regel]:
        return [r for r in self.regels if not r.besloten]

    @cached_property
    def inhoud(self) -> Inhoud:
        """What would be settled now; a field that is not decided stays empty."""
        return stel_samen({r.veld: r.geldt for r in self.regels})

    @property
    def afdruk(self) -> str:
        """Changes with anything that would be settled."""
        delen = [afdruk(r.geldt) if r.besloten else "open" for r in self.regels]
        return blake2s("-".join(delen).encode(), digest_size=8).hexdigest()

    @property
    def trede_voorstel(self) -> int | None:
        if self.kaart.trede_van_bron:
            return None
        return ladder.voorstel(self.inhoud.voorwaarden)

    @property
    def waarom(self) -> str:
        return "" if self.kaart.trede_van_bron else ladder.waarom(self.inhoud.voorwaarden)

    @property
    def trede(self) -> Regel:
        return next(r for r in self.regels if r.veld == "trede")

    @property
    def wijkt_af(self) -> bool:
        """Whether the step is another than the one that follows from the questions."""
        return self.trede.besloten and wijkt_af(self.inhoud.van("trede"), self.trede_voorstel)


@dataclass(frozen=True)
class Overgenomen:
    """What was taken over from one coder at once, before a card was settled."""

    van: str
    door: str
    reden: str
    velden: list[str]


def lees_overgenomen(versies: Sequence[Codering]) -> dict[int, list[Overgenomen]]:
    """Per settled coding, read with ``voortgekomen_uit__codeur``. One query."""
    per_versie: dict[int, dict[Keuze, list[str]]] = {}
    for versie in versies:
        groepen = per_versie.setdefault(versie.pk, {})
        for veld in filter(versie.keuzes.__contains__, VELDEN):
            keuze = replace(Keuze(*versie.keuzes[veld]), afdruk="")
            if keuze.reden:
                groepen.setdefault(keuze, []).append(naam_van(veld))
    nummers = {keuze.door or 0 for groepen in per_versie.values() for keuze in groepen}
    namen = (
        {wie.pk: wie.naam for wie in Gebruiker.objects.filter(pk__in=nummers)} if nummers else {}
    )
    return {
        versie.pk: [
            Overgenomen(
                _codeurs(versie)[keuze.wie],
                namen.get(keuze.door or 0, "Een collega"),
                keuze.reden,
                velden,
            )
            for keuze, velden in per_versie[versie.pk].items()
        ]
        for versie in versies
    }


def _codeurs(versie: Codering) -> dict[str, str]:
    """Who was a and who was b, as ``lopend`` had them when the card was settled."""
    rijen = sorted((r for r in versie.voortgekomen_uit.all() if not r.reden), key=lambda r: r.pk)
    namen = [rij.codeur.naam if rij.codeur else "een collega" for rij in rijen]
    return {"a": namen[0], "b": namen[-1]}


def lees_vergelijking(kaart: Kaart, coderingen: list[Codering]) -> Vergelijking:
    voorstel = kaart.coderingen.filter(soort=Codering.Soort.VOORSTEL).first()
    return Vergelijking(kaart, coderingen, voorstel)
