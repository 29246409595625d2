"""How an instrument is set up: its answers, its clusters, who answers, and what comes out.

What a version says as a whole stands in ``boas.regels.inhoud``; here is what it is built with, and
what may be wrong with that.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from boas.regels.telling import is_heel_getal
from organisatie.regels.opsomming import opsomming

UITKOMSTEN = ("stellingen", "blokken", "bespreken", "themas")
# Their interventions are those of a whole cluster.
_ZONDER_INTERVENTIE = {"themas"}
# What the result says of a cluster as a whole, and whether a statement has a question of its own.
CLUSTERTEKSTEN = {
    "blokken": ("gevolg", "gemis", "gespreksvragen", "vervolg"),
    "themas": ("gemis", "gespreksvragen", "vervolg"),
}
_MET_GESPREKSVRAAG = {"bespreken", "blokken"}
CLUSTERNAAM = {
    "naam": "naam",
    "omschrijving": "omschrijving",
    "gevolg": "wat het geeft",
    "gemis": "wat ontstaat als het ontbreekt",
    "gespreksvragen": "vragen voor het gesprek",
    "vervolg": "wat je kunt doen",
}
_BIJ_THEMAS = {"gemis": "de situatie"}
AFNAMEN = ("zaal", "link", "beide")
# The one group that is asked for an estimate, and does not answer.
BESTUUR = "bestuurder"
WIE = (BESTUUR, "leidinggevenden", "medewerkers")

MINSTE_ANTWOORDEN, MEESTE_ANTWOORDEN = 2, 7
LANGSTE_ANTWOORD = 40
LANGSTE_CLUSTER = {
    "naam": 60,
    "omschrijving": 600,
    "gevolg": 80,
    "gemis": 160,
    "gespreksvragen": 1200,
    "vervolg": 1200,
}
# Codes of groups that are counted together are stored as one, names too.
LANGSTE_GROEP = {"code": 18, "naam": 50}
_LETTER = re.compile(r"[A-Z][A-Z0-9]{0,3}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Control characters that no workbook and no page can hold; line breaks and tabs are blanks.
_ONZICHTBAAR = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ClusterInhoud:
    """A cluster; ``gespreksvragen`` and ``vervolg`` hold one question or step a line."""

    letter: str
    naam: str
    omschrijving: str = ""
    gevolg: str = ""
    gemis: str = ""
    gespreksvragen: str = ""
    vervolg: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """People who answer or estimate together; ``wie`` is one of WIE, and says who belongs to it."""

    code: str
    naam: str
    wie: str


# --- What belongs to an uitkomst -----------------------------------------------------------------


def heeft_interventie(uitkomst: str) -> bool:
    """Whether each statement of an instrument with this uitkomst has an intervention of its own."""
    return uitkomst not in _ZONDER_INTERVENTIE


def heeft_gespreksvraag(uitkomst: str) -> bool:
    """Whether the result asks a question of its own at a statement."""
    return uitkomst in _MET_GESPREKSVRAAG


def clusternamen(uitkomst: str) -> dict[str, str]:
    """What the fields of a cluster are called where a result of this kind is made."""
    return CLUSTERNAAM | (_BIJ_THEMAS if uitkomst == "themas" else {})


def clusterteksten(uitkomst: str) -> tuple[str, ...]:
    """The fields of a cluster that a result of this kind uses, beside naam and omschrijving."""
    return CLUSTERTEKSTEN.get(uitkomst, ())


# --- As it is stored -----------------------------------------------------------------------------


def een_regel(tekst: str) -> str:
    """A short text: no blanks around it, single ones inside, nothing invisible."""
    return " ".join(_ONZICHTBAAR.sub("", tekst).split())


def regels(tekst: str) -> str:
    """A long text: its lines as they are, without blanks after them."""
    return "\n".join(regel.rstrip() for regel in _ONZICHTBAAR.sub("", tekst).strip().splitlines())


def per_regel(tekst: str) -> str:
    """A list with one point a line: no empty lines, no blanks around a point."""
    return "\n".join(filter(None, (een_regel(regel) for regel in tekst.splitlines())))


def normaal_cluster(cluster: ClusterInhoud) -> ClusterInhoud:
    """The cluster as it is stored."""
    return replace(
        cluster,
        letter=een_regel(cluster.letter).upper(),
        naam=een_regel(cluster.naam),
        omschrijving=regels(cluster.omschrijving),
        gevolg=een_regel(cluster.gevolg),
        gemis=een_regel(cluster.gemis),
        gespreksvragen=per_regel(cluster.gespreksvragen),
        vervolg=per_regel(cluster.vervolg),
    )


def vrije_letter(naam: str, letters: Iterable[str]) -> str:
    """A free letter for a new cluster: its own first one, else that with a number."""
    bezet = set(letters)
    eerste = next((teken for teken in naam.upper() if _LETTER.fullmatch(teken)), "C")
    kandidaten = (eerste, *(f"{eerste}{nummer}" for nummer in range(2, 1000)))
    return next(letter for letter in kandidaten if letter not in bezet)


# --- What is wrong with it -----------------------------------------------------------------------


def controleer_schaal(schaal: Sequence[str], oneens_tm: int) -> list[str]:
    """What is wrong with the answers, in order from disagreeing most."""
    fouten = []
    if not MINSTE_ANTWOORDEN <= len(schaal) <= MEESTE_ANTWOORDEN:
        fouten.append(
            f"De schaal heeft {len(schaal)} antwoorden; "
            f"neem er {MINSTE_ANTWOORDEN} tot en met {MEESTE_ANTWOORDEN}."
        )
    if not all(schaal):
        fouten.append("Een antwoord van de schaal is leeg.")
    fouten += [
        f"Het antwoord {_kort(antwoord)} is te lang: {len(antwoord)} tekens, "
        f"er passen er {LANGSTE_ANTWOORD}."
        for antwoord in schaal
        if len(antwoord) > LANGSTE_ANTWOORD
    ]
    fouten += [
        f"Het antwoord {_kort(antwoord)} staat er {keer(aantal)}."
        for antwoord, aantal in Counter(een.casefold() for een in schaal if een).items()
        if aantal > 1
    ]
    if len(schaal) >= MINSTE_ANTWOORDEN and not (
        is_heel_getal(oneens_tm) and 1 <= oneens_tm < len(schaal)
    ):
        fouten.append(
            f"Van de {len(schaal)} antwoorden tellen er 1 tot en met {len(schaal) - 1} voor de "
            "drempel."
        )
    return fouten


def controleer_cluster(cluster: ClusterInhoud) -> list[str]:
    """What is wrong with one cluster, apart from the others."""
    fouten = []
    if not _LETTER.fullmatch(cluster.letter):
        fouten.append(
            f"De letter {_kort(cluster.letter)} kan niet: neem een hoofdletter, zoals D."
            if cluster.letter
            else "De letter van het cluster ontbreekt, zoals D."
        )
    if not cluster.naam:
        fouten.append("De naam van het cluster ontbreekt.")
    return fouten + [
        f"De tekst bij ‘{CLUSTERNAAM[veld]}’ is {lengte}."
        for veld, lengte in te_lang(cluster, LANGSTE_CLUSTER)
    ]


def controleer_afname(uitkomst: str, afname: str, groepen: Sequence[Groep]) -> list[str]:
    """What is wrong with how it is taken, who answers, and what comes out."""
    fouten = []
    if uitkomst not in UITKOMSTEN:
        fouten.append(
            f"De uitkomst {_kort(uitkomst)} bestaat niet: kies {opsomming(UITKOMSTEN, 'of')}."
        )
    if afname not in AFNAMEN:
        fouten.append(f"De afname {_kort(afname)} bestaat niet: kies {opsomming(AFNAMEN, 'of')}.")
    for groep in groepen:
        fouten += _fouten_van_groep(groep)
    for wat, waarden in (
        ("De code", [groep.code for groep in groepen]),
        ("De naam", [groep.naam.casefold() for groep in groepen]),
        ("De groep voor", [groep.wie for groep in groepen]),
    ):
        dubbel = [(waarde, n) for waarde, n in Counter(waarden).items() if n > 1]
        fouten += [f"{wat} {_kort(waarde)} staat er {keer(n)}." for waarde, n in dubbel]
    if groepen and all(groep.wie == BESTUUR for groep in groepen):
        fouten.append(
            "Er is geen groep die antwoordt: het bestuur schat alleen. "
            "Voeg leidinggevenden of medewerkers toe."
        )
    if groepen and afname in AFNAMEN and afname != "link":
        fouten.append("Met groepen kan het alleen met een link: maak van de afname link.")
    if uitkomst == "themas" and all(groep.wie != BESTUUR for groep in groepen):
        fouten.append(
            "Bij de uitkomst themas hoort een groep voor het bestuur: "
            "de antwoorden komen naast zijn schatting."
        )
    return fouten


def _fouten_van_groep(groep: Groep) -> list[str]:
    fouten = []
    if not _SLUG.fullmatch(groep.code):
        fouten.append(
            f"De code {_kort(groep.code)} van een groep kan niet: "
            "neem kleine letters, cijfers en streepjes."
        )
    if not groep.naam:
        fouten.append(f"De groep {_kort(groep.code)} heeft geen naam.")
    fouten += [
        f"De {veld} {_kort(getattr(groep, veld))} van een groep is {lengte}."
        for veld, lengte in te_lang(groep, LANGSTE_GROEP)
    ]
    if groep.wie not in WIE:
        fouten.append(f"Een groep bestaat uit {opsomming(WIE, 'of')}, niet uit {_kort(groep.wie)}.")
    return fouten


def keer(aantal: int) -> str:
    """How often something stands there, in words."""
    return "twee keer" if aantal == 2 else f"{aantal} keer"


def te_lang(inhoud: object, grenzen: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The fields of ``inhoud`` with more characters than fit, each with how many, in words."""
    for veld, langste in grenzen.items():
        if (lengte := len(getattr(inhoud, veld))) > langste:
            yield veld, f"te lang: {lengte} tekens, er passen er {langste}"


def _kort(tekst: str) -> str:
    return f"‘{tekst if len(tekst) <= 50 else tekst[:49] + '…'}’"
