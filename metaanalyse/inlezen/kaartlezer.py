"""A card as the file has it, to values that may be written; or everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from metaanalyse.inlezen.bronkaart import Bronkaart, Inleesfout, Stuk, fout
from metaanalyse.inlezen.velden import PER_VELD, Veldfout, geheel, ja_nee, tekst
from metaanalyse.moederbestand.cel import (
    Celfout,
    lees_cel,
    lees_plaatsen,
)
from metaanalyse.moederbestand.kolommen import (
    HERKOMST,
    LADDER,
    RAPPORT,
    SCORE,
    TITEL,
    TREDE_REDEN,
    VAN_BRON,
    VOORSTEL,
)
from metaanalyse.moederbestand.tekens import lees, splits
from metaanalyse.regels.coderen import HERKOMST_TEKST
from metaanalyse.regels.inhoud import HERKOMSTEN, Gegeven, controleer
from metaanalyse.regels.variabelen import VARIABELEN, Soort

MEESTE_TEKENS_PLAATS, MEESTE_TEKENS_REDEN = 300, 2_000
_HERKOMST_NAMEN = {
    **{code: code for code in HERKOMSTEN},
    **{tekst: code for code, tekst in HERKOMST_TEKST.items()},
    "hoofdstuk 5": "hoofdstuk5",
}


@dataclass
class Kaartrij:
    """What the file says of one card; what it does not say is not there."""

    rij: int
    code: str
    titel: str = ""
    rapport: dict[str, Any] = field(default_factory=dict)
    gegevens: dict[str, list[Gegeven]] = field(default_factory=dict)
    scores: dict[str, tuple[int | None, str]] = field(default_factory=dict)
    voorwaarden: dict[str, tuple[bool | None, str]] = field(default_factory=dict)
    besluit: dict[str, Any] = field(default_factory=dict)


def lees_kaart(bron: Bronkaart) -> tuple[Kaartrij, list[Inleesfout]]:
    """The card, and what is wrong: then the card is not to be used."""
    kaart, fouten = Kaartrij(bron.plek.rij, lees(bron.code)), list(bron.fouten)
    if len(kaart.code) > 20:
        fouten.append(fout(bron.plek, kaart.code, "Een RAPPORT ID heeft hoogstens 20 tekens."))
    for sleutel, stukken in bron.stukken.items():
        if sleutel in VARIABELEN:
            kaart.gegevens[sleutel] = list(_gegevens(sleutel, stukken, bron, fouten))
        elif not sleutel.startswith(HERKOMST):
            for stuk in stukken:
                _ontvang(kaart, sleutel, stuk, fouten)
            if len(stukken) > 1 and sleutel != LADDER:
                fouten.append(fout(stukken[1].plek, stukken[1].tekst, "Dit staat er al."))
    for verkeerd in controleer(g for lijst in kaart.gegevens.values() for g in lijst):
        stuk = bron.stukken[verkeerd.variabele][0]
        fouten.append(fout(stuk.plek, stuk.tekst, verkeerd.melding))
    return kaart, fouten


def _ontvang(kaart: Kaartrij, sleutel: str, stuk: Stuk, fouten: list[Inleesfout]) -> None:
    try:
        _los(kaart, sleutel, stuk)
    except (Celfout, Veldfout) as mis:
        fouten.append(fout(stuk.plek, mis.waarde or stuk.tekst, mis.melding))


def _gegevens(
    code: str, stukken: Sequence[Stuk], bron: Bronkaart, fouten: list[Inleesfout]
) -> Iterator[Gegeven]:
    variabele, uit = VARIABELEN[code], []
    for stuk in stukken:
        try:
            gelezen = lees_cel(variabele, stuk.tekst)
            herkomst, plaats = _naast(stuk)
        except Celfout as mis:
            fouten.append(fout(stuk.plek, mis.waarde, mis.melding))
            return
        uit += [replace(g, herkomst=herkomst, plaats=plaats) for g in gelezen]
    for stuk in bron.stukken.get(HERKOMST + code, ()):
        try:
            uit = _met_plaatsen(uit, stuk)
        except Celfout as mis:
            fouten.append(fout(stuk.plek, mis.waarde, mis.melding))
    if variabele.soort != Soort.KEUZE and len(uit) > 1:
        melding = f"{variabele.naam}: hier past één waarde. Zet wat erbij hoort in dezelfde cel."
        fouten.append(fout(stukken[1].plek, stukken[1].tekst, melding))
        uit = uit[:1]
    yield from uit


def _naast(stuk: Stuk) -> tuple[str, str]:
    """Herkomst and place that stand in columns of their own."""
    herkomst = _HERKOMST_NAMEN.get(stuk.herkomst.strip().lower(), "")
    if stuk.herkomst and not herkomst:
        raise Celfout(stuk.herkomst, _geen_herkomst(stuk.herkomst))
    return herkomst, _korte_plaats(lees(stuk.plaats))


def _met_plaatsen(gegevens: Sequence[Gegeven], stuk: Stuk) -> list[Gegeven]:
    plaatsen = lees_plaatsen(stuk.tekst)
    if len(plaatsen) == 1:
        plaatsen *= max(1, len(gegevens))
    if len(plaatsen) != len(gegevens):
        raise Celfout(
            stuk.tekst,
            f"Hier staan {len(plaatsen)} plaatsen bij {len(gegevens)} waarden. Zet er voor elke "
            "waarde een, met ; ertussen, en een - als je het niet weet.",
        )
    return [
        replace(g, herkomst=herkomst, plaats=_korte_plaats(plaats))
        for g, (herkomst, plaats) in zip(gegevens, plaatsen, strict=True)
    ]


def _korte_plaats(plaats: str) -> str:
    if len(plaats) > MEESTE_TEKENS_PLAATS:
        raise Celfout(
            plaats, f"Een plaats in de bron heeft hoogstens {MEESTE_TEKENS_PLAATS} tekens."
        )
    return plaats


def _geen_herkomst(waarde: str) -> str:
    return f"“{waarde[:40]}” is geen herkomst. Kies uit: {', '.join(HERKOMSTEN)}."


def _los(kaart: Kaartrij, sleutel: str, stuk: Stuk) -> None:
    """One cell that is no variable. Raises Veldfout and Celfout."""
    if sleutel == TITEL:
        kaart.titel = tekst(stuk.tekst, 300, "Een titel")
    elif sleutel.startswith(RAPPORT):
        veld = sleutel.removeprefix(RAPPORT)
        kaart.rapport[veld] = PER_VELD[veld](stuk.tekst)
    elif sleutel.startswith(SCORE):
        kaart.scores[sleutel.removeprefix(SCORE)] = _score(stuk.tekst)
    elif sleutel == LADDER:
        kaart.voorwaarden |= dict(map(_voorwaarde, splits(stuk.tekst, ";")))
    elif sleutel == VAN_BRON:
        kaart.besluit[VAN_BRON] = bool(ja_nee(stuk.tekst))
    elif sleutel == VOORSTEL:
        kaart.besluit[VOORSTEL] = geheel(stuk.tekst, 0, 5, "Een trede")
    elif sleutel == TREDE_REDEN:
        kaart.besluit[TREDE_REDEN] = tekst(stuk.tekst, MEESTE_TEKENS_REDEN, "Een reden")


def _score(cel: str) -> tuple[int | None, str]:
    kop, _, rest = cel.partition("|")
    kop, reden = kop.strip(), _reden(rest)
    if kop.lower() in ("", "onbekend"):
        return None, reden
    return geheel(kop, 1, 5, "Een score van de checklist"), reden


def _voorwaarde(deel: str) -> tuple[str, tuple[bool | None, str]]:
    kop, *rest = splits(deel, "|")
    code, _, antwoord = kop.rpartition("=")
    if not code.strip():
        raise Celfout(deel, "Schrijf een voorwaarde als “code = ja”, “code = nee” of “= onbekend”.")
    return lees(code), (ja_nee(antwoord), _reden("|".join(rest)))


def _reden(deel: str) -> str:
    return tekst(deel, MEESTE_TEKENS_REDEN, "Een reden")
