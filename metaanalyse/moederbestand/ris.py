"""Reports as RIS, the format of reference managers, and back; what we do not know is kept.

``Rapport.overige_velden`` holds pairs of tag and value as they came: tags without a field of ours,
and those of a field when writing the field would give another tag or value.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import rispy

from metaanalyse.models import Rapport
from metaanalyse.regels.verwijzing import doi_van

Paren = list[tuple[str, str]]
SOORT_VAN_ONS = "RPRT"
# The tags under which each field is found, the first is how we write it.
TAGS: Mapping[str, Sequence[str]] = {
    "titel": ("TI", "T1", "CT", "BT"),
    "auteurs": ("AU", "A1"),
    "jaar": ("PY", "Y1", "DA"),
    "uitgave": ("T2", "JF", "JO", "JA", "PB"),
    "doi": ("DO",),
    "url": ("UR",),
}
TUSSEN_AUTEURS = "; "
LANGSTE = {"titel": 500, "auteurs": 1000, "uitgave": 300, "doi": 200, "url": 500}
MEESTE_TEKENS = 20_000
MEESTE_REGELS = 2_000
_JAAR = re.compile(r"\d{4}(?!\d)")
_LEZER = rispy.RisParser()
_SCHRIJVER = rispy.RisWriter()


@dataclass
class Risfout:
    """What is wrong with a record, and on which line."""

    regel: int
    tag: str
    waarde: str
    melding: str


@dataclass
class Record:
    """One record: on which line it begins, and its tags in order."""

    regel: int
    paren: Paren = field(default_factory=list)


def lees_ris(tekst: str) -> tuple[list[Record], list[Risfout]]:
    """Every record, whole or not, and what is broken."""
    records: list[Record] = []
    fouten: list[Risfout] = []
    nu: Record | None = None
    for nummer, regel in enumerate(re.split(r"\r\n|\r|\n", tekst.lstrip("\ufeff")), 1):
        tag, waarde = _LEZER.parse_line(regel)
        if tag == "TY":
            if nu is not None:
                fouten.append(Risfout(nu.regel, "ER", "", ZONDER_EINDE))
            nu = Record(nummer, [(tag, waarde)])
            records.append(nu)
        elif nu is None:
            if waarde and not re.fullmatch(r"\d+\.?", waarde) and len(fouten) < MEESTE_REGELS:
                fouten.append(Risfout(nummer, tag or "", waarde[:80], BUITEN))
        elif tag == "ER":
            nu = None
        elif tag is not None:
            nu.paren.append((tag, waarde))
        elif waarde and len(nu.paren[-1][1]) <= MEESTE_TEKENS:
            # Beyond that it is refused: growing it line by line would take for ever.
            vorige, begin = nu.paren[-1]
            nu.paren[-1] = (vorige, f"{begin}\n{waarde}" if begin else waarde)
    if nu is not None:
        fouten.append(Risfout(nu.regel, "ER", "", ZONDER_EINDE))
    for record in records:
        fouten += _te_veel(record)
    return records, sorted(fouten, key=lambda fout: fout.regel)


ZONDER_EINDE = "Dit record begint met TY en eindigt nergens met ER. Voeg de regel “ER  - ” toe."
BUITEN = (
    "Deze regel hoort bij geen record. Een record begint met een regel “TY  - ” en eindigt met "
    "“ER  - ”."
)


def velden_van(paren: Paren) -> dict[str, str]:
    """The fields of a report that these tags fill; what does not fit is cut off."""
    uit = {}
    for veld, tags in TAGS.items():
        waarden = next((w for tag in tags if (w := [w for t, w in paren if t == tag])), [])
        if tekst := _veld(veld, waarden):
            uit[veld] = tekst[: LANGSTE.get(veld, 10)]
    return uit


def rest_van(paren: Paren) -> Paren:
    """The pairs to keep beside the fields, so that the same tags can be written again."""
    velden = velden_van(paren)
    uit = [(t, w) for t, w in paren if t not in _VELD_VAN and (t, w) != ("TY", SOORT_VAN_ONS)]
    for veld in TAGS:
        eigen = _paren_van_veld(veld, paren)
        if eigen != list(_geschreven(veld, velden.get(veld, ""))):
            uit += eigen
    return uit


def paren_van(rapport: Rapport) -> Paren:
    """All tags of a report: its fields, unless what came with it says the same, and the rest."""
    bewaard: Paren = [(str(t), str(w)) for t, w in rapport.overige_velden or ()]
    gezegd = velden_van(bewaard)
    uit: Paren = []
    for veld in TAGS:
        waarde = getattr(rapport, veld)
        tekst = "" if waarde is None else str(waarde)
        # Else what was kept still says it, or says what we have no place for.
        if gezegd.get(veld, "") != tekst:
            uit += _geschreven(veld, tekst)
            bewaard = [(t, w) for t, w in bewaard if _VELD_VAN.get(t) != veld]
    soort = next((w for t, w in bewaard if t == "TY"), SOORT_VAN_ONS)
    if not any(t == "ID" for t, _ in bewaard):
        uit.append(("ID", rapport.code))
    return [("TY", soort), *uit, *((t, w) for t, w in bewaard if t != "TY")]


def als_ris(rapporten: Iterable[Rapport]) -> Iterator[str]:
    """The text of a RIS file, a record at a time."""
    for rapport in rapporten:
        regels = [_regel(tag, waarde) for tag, waarde in paren_van(rapport)]
        yield "\r\n".join([*regels, _regel("ER", ""), "", ""])


_VELD_VAN = {tag: veld for veld, tags in TAGS.items() for tag in tags}


def _regel(tag: str, waarde: str) -> str:
    # A line of a longer text must not look like a tag; readers throw the spaces away.
    eerste, *rest = re.split(r"\r\n|\r|\n", waarde)
    kop = _SCHRIJVER.PATTERN.format(tag=tag, value=eerste)
    return "\r\n".join([kop, *(f"      {regel}" for regel in rest)])


def _geschreven(veld: str, waarde: str) -> Iterator[tuple[str, str]]:
    if waarde:
        delen = waarde.split(TUSSEN_AUTEURS) if veld == "auteurs" else [waarde]
        yield from ((TAGS[veld][0], deel) for deel in delen)


def _paren_van_veld(veld: str, paren: Paren) -> Paren:
    return [(t, w) for t, w in paren if _VELD_VAN.get(t) == veld]


def _veld(veld: str, waarden: Sequence[str]) -> str:
    if not waarden:
        return ""
    if veld == "auteurs":
        return TUSSEN_AUTEURS.join(filter(None, map(_een_regel, waarden)))
    eerste = _een_regel(waarden[0])
    if veld == "jaar":
        gevonden = _JAAR.search(eerste)
        return gevonden[0] if gevonden else ""
    if veld == "doi":
        with suppress(ValueError):
            return doi_van(eerste)
        return ""
    if veld == "url" and not re.match(r"https?://[^\s/]+\.", eerste):
        return ""
    return eerste


def _een_regel(tekst: str) -> str:
    return " ".join(tekst.split())


def _te_veel(record: Record) -> Iterator[Risfout]:
    if len(record.paren) > MEESTE_REGELS:
        melding = (
            f"Dit record heeft meer dan {MEESTE_REGELS} regels. Controleer of “ER  - ” er staat."
        )
        yield Risfout(record.regel, "", "", melding)
    for tag, waarde in record.paren:
        if len(waarde) > MEESTE_TEKENS:
            melding = f"Deze tekst is langer dan {MEESTE_TEKENS} tekens. Kort haar in."
            yield Risfout(record.regel, tag, waarde[:80], melding)
