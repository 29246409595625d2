"""A card as it is read: the variables by their group, each value in words with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metaanalyse.inhoud import gegevens
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.coderen import HERKOMST_TEKST, VERVULD_TEKST
from metaanalyse.regels.inhoud import Gegeven, Inhoud
from metaanalyse.regels.ladder import VOORWAARDEN
from metaanalyse.regels.variabelen import HOOFDGROEPEN, VARIABELEN, Toestand, Variabele
from metaanalyse.regels.woorden import Woord, in_woorden, toestand_in_woorden, woorden


@dataclass(frozen=True)
class Bevinding:
    """One value of a variable; ``bron`` says where it comes from, in words."""

    woorden: tuple[Woord, ...]
    tekst: str
    bron: str


@dataclass(frozen=True)
class Veld:
    """A variable with what was found; ``zonder`` says why there is nothing."""

    variabele: Variabele
    bevindingen: tuple[Bevinding, ...]
    zonder: str
    bron: str
    """Of all values at once when they share it, else of the missing value."""
    waarom: str = ""
    """Words beside a missing value."""

    @property
    def in_woorden(self) -> str:
        """The whole on one line, to compare cards by."""
        if self.zonder:
            return self.zonder
        delen = ["".join(w.ervoor + w.naam for w in b.woorden) or b.tekst for b in self.bevindingen]
        return ", ".join(delen)


@dataclass(frozen=True)
class Groep:
    naam: str
    velden: tuple[Veld, ...]


def groepen(inhoud: Inhoud) -> list[Groep]:
    """Every variable, also those without a value, in the order of the digitale kaart."""
    velden = [veld(v, inhoud.van(v.code)) for v in VARIABELEN.values()]
    return [
        Groep(naam, tuple(v for v in velden if v.variabele.hoofdgroep == naam))
        for naam in HOOFDGROEPEN
    ]


def van_waarden(kaart: Kaart) -> list[Groep]:
    """The groups of a settled card whose values are at hand, without checklist and ladder."""
    assert kaart.geldig is not None  # noqa: S101 - settled cards have one
    return groepen(Inhoud(tuple(gegevens(kaart.geldig.waarden.all()))))


def veld(variabele: Variabele, gevonden: Sequence[Gegeven]) -> Veld:
    """One variable with its values."""
    bronnen = [_bron(g) for g in gevonden]
    samen = bronnen[0] if len(set(bronnen)) == 1 else ""
    if not gevonden or gevonden[0].toestand != Toestand.WAARDE:
        toestand = gevonden[0].toestand if gevonden else None
        waarom = gevonden[0].tekst if gevonden else ""
        return Veld(variabele, (), toestand_in_woorden(toestand), samen, waarom)
    return Veld(
        variabele,
        tuple(
            Bevinding(_woorden(g), g.tekst, "" if samen else bron)
            for g, bron in zip(gevonden, bronnen, strict=True)
        ),
        "",
        samen,
    )


def _woorden(gegeven: Gegeven) -> tuple[Woord, ...]:
    return woorden(gegeven.variabele, gegeven.code, gegeven.code_tot) if gegeven.code else ()


def _bron(gegeven: Gegeven) -> str:
    return ", ".join(filter(None, [HERKOMST_TEKST.get(gegeven.herkomst), gegeven.plaats]))


@dataclass(frozen=True)
class Kern:
    """What a card says in one line: step and goal always stand beside each other."""

    trede: str
    trede_van: int | None
    trede_tot: int | None
    doelstelling: str
    fase: str

    @classmethod
    def uit(cls, gevonden: Sequence[Gegeven]) -> Kern:
        per = {g.variabele: g for g in gevonden}
        trede = per.get("trede")
        van = int(trede.code) if trede and trede.code else None
        tot = int(trede.code_tot or trede.code) if trede and trede.code else None
        return cls(
            _kort(trede, "trede"),
            van,
            tot,
            _kort(per.get("doelstelling"), "doelstelling"),
            _kort(per.get("fase"), "fase"),
        )


def _kort(gegeven: Gegeven | None, variabele: str) -> str:
    if gegeven is None or gegeven.toestand != Toestand.WAARDE:
        return toestand_in_woorden(gegeven.toestand if gegeven else None)
    return in_woorden(variabele, gegeven.code, gegeven.code_tot)


def ingetrokken_omdat(kaart: Kaart) -> str:
    """The reason that was given; empty when it counts, or nobody gave one."""
    if kaart.stand != Kaart.Stand.INGETROKKEN:
        return ""
    regels = kaart.history.filter(stand=Kaart.Stand.INGETROKKEN).order_by("-history_id")
    return regels.values_list("history_change_reason", flat=True).first() or ""


def versies(kaart_pk: int) -> list[Codering]:
    """Every settled coding of a card, the newest first."""
    return list(
        Codering.objects.filter(kaart=kaart_pk, soort=Codering.Soort.VASTGESTELD)
        .select_related("codeur")
        .order_by("-nummer")
    )


@dataclass(frozen=True)
class Laddertrede:
    """The conditions of one step as they were answered: question, answer in words, reason."""

    nummer: int
    voorwaarden: tuple[tuple[str, str, str], ...]


def ladder(inhoud: Inhoud) -> list[Laddertrede]:
    """Every step with its conditions; nothing when nobody answered any."""
    if not inhoud.voorwaarden:
        return []
    return [
        Laddertrede(nummer, tuple(_antwoord(inhoud, v.code, v.vraag) for v in vragen))
        for nummer, vragen in VOORWAARDEN.items()
    ]


def _antwoord(inhoud: Inhoud, code: str, vraag: str) -> tuple[str, str, str]:
    voorwaarde = inhoud.voorwaarden.get(code)
    if voorwaarde is None:
        return vraag, VERVULD_TEKST[None], ""
    return vraag, VERVULD_TEKST[voorwaarde.vervuld], voorwaarde.reden
