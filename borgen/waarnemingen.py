"""What was seen and what of it still waits for a decision; read in a constant number of queries.

Of every running meetafspraak the newest result counts: an older miss is overtaken by what was
measured since. A miss is told by the internal norm, and where there is none by the inspectorate's.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from borgen.models import Meting, Norm, Signaal
from borgen.oordelen import norm_op, norm_tekst, oordeel_van, waarde_tekst
from borgen.regels.norm import Oordeel
from organisatie.regels.nummer import lees_nummer
from rapportage.getallen import datum as datum_tekst
from verbeterplan.models import Verbeteractie

METING, SIGNAAL = "meting", "signaal"
_VOOR_OORDEEL = ("wat", "richting", "eenheid", "verbeteractie")
SOORTEN_NORM = (Norm.Soort.INTERN, Norm.Soort.INSPECTIE)


@dataclass(frozen=True, slots=True)
class Waar:
    """One observation for a reader: a result beside its norm, or a signal."""

    soort: str
    pk: int
    verbeteractie: int
    tekst: str
    datum: datetime.date
    let_op: bool

    @property
    def sleutel(self) -> str:
        """How a form and a link name it: "meting-3"."""
        return f"{self.soort}-{self.pk}"


def gemist(meting: Meting) -> bool:
    """Whether the result is under the norm of its day. Its afspraak was fetched with its normen."""
    afspraak = meting.meetafspraak
    for soort in SOORTEN_NORM:
        if norm_op(afspraak, meting.datum, soort):
            return oordeel_van(afspraak, meting, soort) == Oordeel.NIET_GEHAALD
    return False


def _nieuwste_zonder_besluit(acties: Collection[int]) -> list[Meting]:
    """The last result of every running meetafspraak of these verbeteracties, as far as no decision
    rests on it; two queries.
    """
    zelfde = Meting.objects.filter(meetafspraak=OuterRef("meetafspraak"))
    rijen = Meting.objects.filter(
        meetafspraak__verbeteractie__id__in=acties,
        meetafspraak__gestopt_op=None,
        pk=Subquery(zelfde.order_by("-datum").values("pk")[:1]),
        waarnemingen=None,
    )
    return list(
        rijen.select_related("meetafspraak")
        .only(*("datum", "waarde"), *(f"meetafspraak__{veld}" for veld in _VOOR_OORDEEL))
        .prefetch_related("meetafspraak__normen")
        .order_by()
    )


def wachtend(acties: Collection[int]) -> dict[int, list[Waar]]:
    """Per verbeteractie the observations without a decision, what is newest first."""
    signalen = Signaal.objects.filter(verbeteractie__in=acties).wacht_op_besluit().order_by()
    alles = [van_signaal(signaal) for signaal in signalen]
    metingen = map(van_meting, _nieuwste_zonder_besluit(acties))
    alles += [meting for meting in metingen if meting.let_op]
    per_actie: dict[int, list[Waar]] = defaultdict(list)
    for waar in sorted(alles, key=lambda w: (w.datum, w.sleutel), reverse=True):
        per_actie[waar.verbeteractie].append(waar)
    return per_actie


def gemist_per_actie(acties: Collection[int]) -> Counter[int]:
    """Per verbeteractie how many newest results miss their norm and have no decision yet."""
    return Counter(
        meting.meetafspraak.verbeteractie_id
        for meting in _nieuwste_zonder_besluit(acties)
        if gemist(meting)
    )


def te_kiezen(actie: Verbeteractie, meeste: int, ook: Iterable[str] = ()) -> list[Waar]:
    """What a decision about this verbeteractie can rest on: the newest of both kinds.

    ``ook`` are keys that must be among them, however old; what one came for stands first.
    """
    ook = set(ook)
    nummers = nummers_van(ook)
    signalen = Signaal.objects.filter(verbeteractie=actie)
    metingen = (
        Meting.objects.filter(meetafspraak__verbeteractie=actie)
        .select_related("meetafspraak")
        .prefetch_related("meetafspraak__normen")
        .order_by("-datum", "-pk")
    )
    ook_signalen = signalen.filter(pk__in=nummers[SIGNAAL])
    ook_metingen = metingen.filter(pk__in=nummers[METING])
    gevonden = {van_signaal(s) for s in [*signalen[:meeste], *ook_signalen]}
    gevonden |= {van_meting(m) for m in [*metingen[:meeste], *ook_metingen]}
    return sorted(gevonden, key=lambda w: (w.sleutel in ook, w.datum, w.sleutel), reverse=True)


def nummers_van(sleutels: Iterable[str]) -> dict[str, list[int]]:
    """The keys of an address or a form as numbers per kind; what cannot be one is left out."""
    per_soort: dict[str, list[int]] = {METING: [], SIGNAAL: []}
    for sleutel in sleutels:
        soort, _, tekst = sleutel.partition("-")
        pk = lees_nummer(tekst)
        if soort in per_soort and pk is not None:
            per_soort[soort].append(pk)
    return per_soort


def van_signaal(signaal: Signaal) -> Waar:
    return Waar(
        SIGNAAL,
        signaal.pk,
        signaal.verbeteractie_id,
        f"Signaal, {signaal.herkomst}: {signaal.tekst}",
        signaal.datum,
        signaal.richting == Signaal.Richting.AANDACHT,
    )


def van_meting(meting: Meting) -> Waar:
    """``meting`` with its afspraak and the normen of that."""
    afspraak = meting.meetafspraak
    tekst = f"Meting {afspraak.wat}: {waarde_tekst(meting.waarde, afspraak.eenheid)}"
    norm = next(filter(None, (norm_op(afspraak, meting.datum, s) for s in SOORTEN_NORM)), None)
    if norm:
        tekst += f" (norm: {norm_tekst(afspraak, norm)})"
    return Waar(METING, meting.pk, afspraak.verbeteractie_id, tekst, meting.datum, gemist(meting))


def in_woorden(waar: Waar) -> str:
    """With its day, for a list or a choice."""
    return f"{waar.tekst} ({datum_tekst(waar.datum)})"
