"""What a version of an instrument says, apart from where it is stored.

Two versions with equal content are the same version; loading, copying and reading back a workbook
all compare by this.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from boas.regels.klaarzetten import LANGSTE_DOORLOOPTIJD
from boas.regels.opzet import (
    ClusterInhoud,
    Groep,
    controleer_afname,
    controleer_cluster,
    controleer_schaal,
    een_regel,
    heeft_interventie,
    keer,
    normaal_cluster,
    regels,
    te_lang,
)
from boas.regels.telling import is_heel_getal
from organisatie.regels.opsomming import opsomming

BORGSTAPPEN = ("documenteren", "monitoren", "controleren", "handelen")
LANGSTE = {
    "code": 8,
    "tekst": 240,
    "succesfactor": 120,
    "interventie": 1200,
    "toelichting": 600,
    "gespreksvraag": 300,
}
GEWONE_DOORLOOPTIJD = 28
_CODE = re.compile(r"[A-Z]{1,4}[0-9]{1,3}[A-Z]?")


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
    """What is wrong, in words, with the statement at ``plaats`` (from 0); None: the whole.

    ``cluster`` is the place of a cluster, where it is about that.
    """

    plaats: int | None
    tekst: str
    cluster: int | None = None


def vingerafdruk(*delen: object) -> str:
    """A short mark of content, to see later whether somebody else changed it meanwhile.

    ``delen``: texts, numbers, None, dates and lists of these.
    """
    tekst = json.dumps(delen, default=str, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()[:20]


def stand(inhoud: Any) -> str:
    """The mark of a statement, cluster or head: a form carries it, to see a change in between."""
    return vingerafdruk(*(getattr(inhoud, veld) for veld in inhoud.__slots__))


def normaal(stelling: StellingInhoud) -> StellingInhoud:
    """The statement as it is stored: no blanks around texts, one line for the short ones."""
    return replace(
        stelling,
        code=een_regel(stelling.code).upper(),
        cluster=een_regel(stelling.cluster),
        tekst=een_regel(stelling.tekst),
        succesfactor=een_regel(stelling.succesfactor),
        interventie=regels(stelling.interventie),
        borgstap=een_regel(stelling.borgstap).lower(),
        toelichting=regels(stelling.toelichting),
        gespreksvraag=een_regel(stelling.gespreksvraag),
    )


def inhoud_uit(gegevens: Mapping[str, Any]) -> Inhoud:
    """The content again from the plain data that ``dataclasses.asdict`` made of it."""
    return Inhoud(
        schaal=tuple(gegevens["schaal"]),
        oneens_tm=gegevens["oneens_tm"],
        clusters=tuple(ClusterInhoud(**cluster) for cluster in gegevens["clusters"]),
        stellingen=tuple(StellingInhoud(**stelling) for stelling in gegevens["stellingen"]),
        uitkomst=gegevens["uitkomst"],
        afname=gegevens["afname"],
        groepen=tuple(Groep(**groep) for groep in gegevens["groepen"]),
    )


def normaal_geheel(inhoud: Inhoud) -> Inhoud:
    """The whole as it is stored and read back: statements by cluster, in the order given."""
    clusters = tuple(map(normaal_cluster, inhoud.clusters))
    plek = {cluster.letter: i for i, cluster in enumerate(clusters)}
    stellingen = [normaal(stelling) for stelling in inhoud.stellingen]
    return replace(
        inhoud,
        schaal=tuple(map(een_regel, inhoud.schaal)),
        clusters=clusters,
        stellingen=tuple(sorted(stellingen, key=lambda s: plek.get(s.cluster, len(plek)))),
        groepen=tuple(replace(groep, naam=een_regel(groep.naam)) for groep in inhoud.groepen),
    )


def controleer(inhoud: Inhoud) -> list[Fout]:
    """Everything that is wrong: with the whole, with clusters and statements in their order.

    Empty when it can be stored. ``inhoud`` is as `normaal_geheel` gives it.
    """
    fouten = [
        Fout(None, tekst)
        for tekst in (
            *controleer_schaal(inhoud.schaal, inhoud.oneens_tm),
            *controleer_afname(inhoud.uitkomst, inhoud.afname, inhoud.groepen),
        )
    ]
    if not inhoud.stellingen:
        fouten.append(Fout(None, "Er staat geen enkele stelling in."))
    fouten += _fouten_van_clusters(inhoud)
    return [*fouten, *_fouten_van_stellingen(inhoud)]


def _fouten_van_clusters(inhoud: Inhoud) -> list[Fout]:
    fouten = [
        Fout(None, tekst, plek)
        for plek, cluster in enumerate(inhoud.clusters)
        for tekst in controleer_cluster(cluster)
    ]
    fouten += [
        Fout(None, f"Letter {letter} staat er {keer(aantal)}. Geef elk cluster een eigen.", plek)
        for plek, letter, aantal in _dubbel([c.letter for c in inhoud.clusters])
    ]
    return sorted(fouten, key=lambda fout: fout.cluster or 0)


def _fouten_van_stellingen(inhoud: Inhoud) -> list[Fout]:
    letters = {cluster.letter for cluster in inhoud.clusters}
    fouten = [
        Fout(plaats, tekst)
        for plaats, stelling in enumerate(inhoud.stellingen)
        for tekst in controleer_stelling(stelling, letters, inhoud.uitkomst)
    ]
    fouten += [
        Fout(plaats, f"Code {code} staat er {keer(aantal)}. Geef elke stelling een eigen code.")
        for plaats, code, aantal in _dubbel([s.code for s in inhoud.stellingen])
    ]
    return sorted(fouten, key=lambda fout: fout.plaats or 0)


def meldingen(inhoud: Inhoud) -> list[str]:
    """What `controleer` finds, each with the cluster or statement it is about."""
    uit = []
    for fout in controleer(inhoud):
        if fout.cluster is not None:
            waar = f"Cluster {fout.cluster + 1} ({inhoud.clusters[fout.cluster].letter}): "
        elif fout.plaats is not None:
            waar = f"Stelling {fout.plaats + 1} ({inhoud.stellingen[fout.plaats].code}): "
        else:
            waar = ""
        uit.append(waar + (fout.tekst[:1].lower() + fout.tekst[1:] if waar else fout.tekst))
    return uit


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
            "De interventie ontbreekt: wat kan het team doen als dit voor velen niet klopt?"
        )
    fouten += [f"De {_NAAM[veld]} is {lengte}." for veld, lengte in te_lang(stelling, LANGSTE)]
    dagen = stelling.doorlooptijd_dagen
    if not is_heel_getal(dagen) or not 1 <= dagen <= LANGSTE_DOORLOOPTIJD:
        fouten.append(
            f"De doorlooptijd is een heel aantal dagen van 1 tot en met {LANGSTE_DOORLOOPTIJD}."
        )
    if stelling.borgstap and stelling.borgstap not in BORGSTAPPEN:
        fouten.append(f"De stap van borgen is {opsomming([*BORGSTAPPEN, 'leeg'], 'of')}.")
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
