"""What a version of an instrument says, apart from where it is stored.

Two versions with equal content are the same version; loading, copying and reading back a workbook
all compare by this.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from boas.regels.klaarzetten import LANGSTE_DOORLOOPTIJD
from boas.regels.telling import is_heel_getal

BORGSTAPPEN = ("documenteren", "monitoren", "controleren", "handelen")
LANGSTE = {
    "code": 8,
    "tekst": 240,
    "succesfactor": 120,
    "interventie": 1200,
    "toelichting": 600,
    "gespreksvraag": 300,
}
UITKOMSTEN = ("stellingen", "blokken", "bespreken", "themas")
# Their interventions are those of a whole cluster.
_ZONDER_INTERVENTIE = {"themas"}
AFNAMEN = ("zaal", "link", "beide")
# The one group that is asked for an estimate, and does not answer.
BESTUUR = "bestuurder"
WIE = (BESTUUR, "leidinggevenden", "medewerkers")
GEWONE_DOORLOOPTIJD = 28
# Control characters that no workbook and no page can hold; line breaks and tabs are blanks.
_ONZICHTBAAR = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufeff]")
_CODE = re.compile(r"[A-Z]{1,4}[0-9]{1,3}[A-Z]?")


@dataclass(frozen=True, slots=True)
class ClusterInhoud:
    letter: str
    naam: str
    omschrijving: str = ""
    gevolg: str = ""
    gemis: str = ""
    gespreksvragen: str = ""
    vervolg: str = ""


@dataclass(frozen=True, slots=True)
class StellingInhoud:
    """A statement; ``cluster`` is the letter of its cluster, ``doorlooptijd_dagen`` whole days."""

    code: str
    cluster: str
    tekst: str
    interventie: str
    succesfactor: str = ""
    doorlooptijd_dagen: int = GEWONE_DOORLOOPTIJD
    borgstap: str = ""
    toelichting: str = ""
    gespreksvraag: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """People who answer or estimate together; ``wie`` is one of WIE, and says who belongs to it."""

    code: str
    naam: str
    wie: str


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A whole version: answers from zeer oneens on, clusters and statements in order."""

    schaal: tuple[str, ...]
    oneens_tm: int
    clusters: tuple[ClusterInhoud, ...]
    stellingen: tuple[StellingInhoud, ...]
    uitkomst: str = "stellingen"
    afname: str = "zaal"
    groepen: tuple[Groep, ...] = ()


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong, in words, with the statement at ``plaats`` (from 0); None: the whole."""

    plaats: int | None
    tekst: str


def vingerafdruk(*delen: object) -> str:
    """A short mark of content, to see later whether somebody else changed it meanwhile.

    ``delen``: texts, numbers, None, dates and lists of these.
    """
    tekst = json.dumps(delen, default=str, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()[:20]


def normaal(stelling: StellingInhoud) -> StellingInhoud:
    """The statement as it is stored: no blanks around texts, one line for the short ones."""
    return replace(
        stelling,
        code=_een_regel(stelling.code).upper(),
        cluster=_een_regel(stelling.cluster),
        tekst=_een_regel(stelling.tekst),
        succesfactor=_een_regel(stelling.succesfactor),
        interventie=_regels(stelling.interventie),
        borgstap=_een_regel(stelling.borgstap).lower(),
        toelichting=_regels(stelling.toelichting),
        gespreksvraag=_een_regel(stelling.gespreksvraag),
    )


def controleer(inhoud: Inhoud) -> list[Fout]:
    """Everything that is wrong, in the order of the statements; empty when it can be stored."""
    fouten = []
    if not inhoud.stellingen:
        fouten.append(Fout(None, "Er staat geen enkele stelling in."))
    letters = {cluster.letter for cluster in inhoud.clusters}
    for plaats, stelling in enumerate(inhoud.stellingen):
        fouten += [
            Fout(plaats, tekst) for tekst in controleer_stelling(stelling, letters, inhoud.uitkomst)
        ]
    fouten += [
        Fout(plaats, f"Code {code} staat er {_keer(aantal)}. Geef elke stelling een eigen code.")
        for plaats, code, aantal in _dubbel([s.code for s in inhoud.stellingen])
    ]
    return sorted(fouten, key=lambda fout: -1 if fout.plaats is None else fout.plaats)


def heeft_interventie(uitkomst: str) -> bool:
    """Whether each statement of an instrument with this uitkomst has an intervention of its own."""
    return uitkomst not in _ZONDER_INTERVENTIE


def controleer_stelling(
    stelling: StellingInhoud, letters: Iterable[str], uitkomst: str = "stellingen"
) -> list[str]:
    """What is wrong with one statement (as `normaal` gives it), apart from the others.

    ``uitkomst`` is the version's: it says whether a statement has an intervention of its own.
    """
    fouten = []
    if not stelling.code:
        fouten.append("De code ontbreekt, zoals D1 of V5.")
    elif not _CODE.fullmatch(stelling.code):
        fouten.append(f"De code {stelling.code} kan niet: neem een letter en een getal, zoals D1.")
    if not stelling.cluster:
        fouten.append("Het cluster ontbreekt.")
    elif stelling.cluster not in set(letters):
        fouten.append(f"Het cluster {stelling.cluster} bestaat niet.")
    if not stelling.tekst:
        fouten.append("De stelling zelf ontbreekt.")
    if not stelling.interventie and heeft_interventie(uitkomst):
        fouten.append(
            "De interventie ontbreekt: wat kan het team doen als veel mensen oneens zijn?"
        )
    for veld, langste in LANGSTE.items():
        if (lengte := len(getattr(stelling, veld))) > langste:
            fouten.append(f"De {_NAAM[veld]} is te lang: {lengte} tekens, er passen er {langste}.")
    dagen = stelling.doorlooptijd_dagen
    if not is_heel_getal(dagen) or not 1 <= dagen <= LANGSTE_DOORLOOPTIJD:
        fouten.append(
            f"De doorlooptijd is een heel aantal dagen van 1 tot en met {LANGSTE_DOORLOOPTIJD}."
        )
    if stelling.borgstap and stelling.borgstap not in BORGSTAPPEN:
        fouten.append(
            f"De stap van borgen is {', '.join(BORGSTAPPEN[:-1])}, {BORGSTAPPEN[-1]} of leeg."
        )
    return fouten


_NAAM = {
    "code": "code",
    "tekst": "stelling",
    "succesfactor": "succesfactor",
    "interventie": "interventie",
    "toelichting": "toelichting",
    "gespreksvraag": "vraag voor het gesprek",
}


def volgende_code(letter: str, codes: Iterable[str]) -> str:
    """A free code for a new statement of a cluster: after D1 and D7 comes D8."""
    nummers = [
        int(staart)
        for code in codes
        if code.startswith(letter) and (staart := code[len(letter) :]).isdecimal()
    ]
    return f"{letter}{max(nummers, default=0) + 1}"


def _dubbel(codes: Sequence[str]) -> list[tuple[int, str, int]]:
    aantal = Counter(code for code in codes if code)
    gezien: set[str] = set()
    dubbel = []
    for plaats, code in enumerate(codes):
        if code in gezien:
            dubbel.append((plaats, code, aantal[code]))
        gezien.add(code)
    return dubbel


def _keer(aantal: int) -> str:
    return "twee keer" if aantal == 2 else f"{aantal} keer"


def _een_regel(tekst: str) -> str:
    return " ".join(_ONZICHTBAAR.sub("", tekst).split())


def _regels(tekst: str) -> str:
    return "\n".join(regel.rstrip() for regel in _ONZICHTBAAR.sub("", tekst).strip().splitlines())
