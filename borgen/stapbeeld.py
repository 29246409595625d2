"""Where every verbeteractie stands: read in a constant number of queries, told in words."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.utils import timezone

from boas.models import Sessie
from borgen import boasstand, waarnemingen
from borgen.boasstand import Boasstand
from borgen.meetplan import open_momenten
from borgen.models import (
    Besluit,
    Borgtoets,
    Document,
    Documentversie,
    Meetafspraak,
    Meting,
    Signaal,
    Stapafsluiting,
)
from borgen.regels.geborgd import Borgstand, borgstand
from borgen.regels.meetmomenten import LAAT_NA
from borgen.regels.stap import Beurt, Reden, Stand, Stap, aan_de_beurt
from organisatie.toegang import toegang_van
from rapportage.getallen import datum as datum_tekst
from verbeterplan.models import Verbeteractie

# Outside the team: whether it was a signal or a result stays inside, and how many.
BUITEN = "Wat het team zag, wacht op een besluit."

# What a page says of a step that was closed.
_VAN_AFSLUITING = (
    *("verbeteractie", "stap", "overgeslagen", "behaald", "opmerking", "datum"),
    "door__naam",
)


@dataclass(frozen=True)
class Actiebeeld:
    """One verbeteractie. ``na_te_lopen``: steps with work in them that never had their check."""

    actie: Verbeteractie
    beurt: Beurt
    waarom: str
    afsluitingen: dict[Stap, Stapafsluiting]
    na_te_lopen: tuple[Stap, ...]
    wacht: int
    borgstand: Borgstand
    toets: Borgtoets | None
    open_toets: bool

    @property
    def is_geborgd(self) -> bool:
        return self.borgstand not in (Borgstand.NIET_GETOETST, Borgstand.NOG_NIET)


@dataclass
class _Gelezen:
    """What was found, by the key of the verbeteractie."""

    boas: dict[int, Boasstand]
    signalen: Counter[int] = field(default_factory=Counter)
    gemist: Counter[int] = field(default_factory=Counter)
    vastgesteld: Counter[int] = field(default_factory=Counter)
    afspraken: Counter[int] = field(default_factory=Counter)
    te_laat: Counter[int] = field(default_factory=Counter)
    besproken: Counter[int] = field(default_factory=Counter)
    metingen: Counter[int] = field(default_factory=Counter)
    besluiten: Counter[int] = field(default_factory=Counter)
    afsluitingen: dict[tuple[int, str], Stapafsluiting] = field(default_factory=dict)
    toetsen: dict[int, Borgtoets] = field(default_factory=dict)
    open_toetsen: set[int] = field(default_factory=set)


def lees(acties: Collection[Verbeteractie], gebruiker) -> list[Actiebeeld]:
    """For each of ``acties`` what is due and why, as this person may know it."""
    gelezen = _lees(acties)
    laag = [boas.sessie for boas in gelezen.boas.values() if boas.v5_laag_op]
    cijfers = _met_cijfers(laag, gebruiker) if laag else set()
    eigen = toegang_van(gebruiker).lid_van
    return [
        _beeld(actie, gelezen, cijfers, binnen=actie.traject.team_id in eigen) for actie in acties
    ]


def _met_cijfers(sessies: Collection[int], gebruiker) -> set[int]:
    zichtbaar = Sessie.objects.uitslag_zichtbaar_voor(gebruiker).filter(pk__in=sessies)
    return set(zichtbaar.values_list("pk", flat=True))


def _lees(acties: Collection[Verbeteractie]) -> _Gelezen:
    # Asked by ``__id``: of a list for the relation itself Django takes every number apart.
    pks = [actie.pk for actie in acties]
    gelezen = _Gelezen(boasstand.lees({actie.traject_id for actie in acties}))
    gelezen.gemist = waarnemingen.gemist_per_actie(pks)
    grens = timezone.localdate() - LAAT_NA
    lopend = Meetafspraak.objects.lopend().filter(verbeteractie__id__in=pks)
    te_laat = open_momenten().filter(
        meetafspraak__verbeteractie__id__in=pks, meetafspraak__gestopt_op=None, op__lte=grens
    )
    vast = Documentversie.Status.VASTGESTELD
    met_tekst = Document.objects.filter(verbeteracties__id__in=pks, versies__status=vast)
    signalen = Signaal.objects.filter(verbeteractie__id__in=pks)
    besproken = signalen.filter(besproken_in__isnull=False)
    metingen = Meting.objects.filter(meetafspraak__verbeteractie__id__in=pks)
    tellingen = _tel(
        set(pks),
        vastgesteld=(met_tekst, "verbeteracties"),
        afspraken=(lopend, "verbeteractie"),
        te_laat=(te_laat, "meetafspraak__verbeteractie"),
        signalen=(signalen.wacht_op_besluit(), "verbeteractie"),
        besproken=(besproken, "verbeteractie"),
        metingen=(metingen, "meetafspraak__verbeteractie"),
        besluiten=(Besluit.objects.filter(verbeteractie__id__in=pks), "verbeteractie"),
    )
    for naam, telling in tellingen.items():
        setattr(gelezen, naam, telling)
    geldig = Stapafsluiting.objects.geldig().filter(verbeteractie__id__in=pks).order_by()
    gelezen.afsluitingen = {
        (rij.verbeteractie_id, rij.stap): rij
        for rij in geldig.select_related("door").only(*_VAN_AFSLUITING)
    }
    for toets in Borgtoets.objects.filter(verbeteractie__id__in=pks).order_by("gesloten_op", "pk"):
        if toets.gesloten_op:
            gelezen.toetsen[toets.verbeteractie_id] = toets
        else:
            gelezen.open_toetsen.add(toets.verbeteractie_id)
    return gelezen


def _tel(pks: set[int], **soorten: tuple[QuerySet[Any], str]) -> dict[str, Counter[int]]:
    """Of each kind how many rows each verbeteractie has; with the rows goes what leads to it.

    One query for all kinds.
    """
    eerste, *rest = (
        rijen.order_by()
        .annotate(telling=Value(naam, output_field=CharField()))
        .values_list("telling", naar)
        .annotate(n=Count("pk", distinct=True))
        for naam, (rijen, naar) in soorten.items()
    )
    uit: dict[str, Counter[int]] = {naam: Counter() for naam in soorten}
    for naam, pk, n in eerste.union(*rest, all=True):
        if pk in pks:
            uit[naam][pk] = n
    return uit


def _beeld(
    actie: Verbeteractie, gelezen: _Gelezen, cijfers: set[int], *, binnen: bool
) -> Actiebeeld:
    """Outside the team (not ``binnen``) nobody learns of signals and decisions, not even that."""
    pk = actie.pk
    afsluitingen = {
        stap: gelezen.afsluitingen[pk, stap] for stap in Stap if (pk, stap) in gelezen.afsluitingen
    }
    boas = gelezen.boas.get(actie.traject_id)
    documenteren = afsluitingen.get(Stap.DOCUMENTEREN)
    stand = Stand(
        normen_gemist=gelezen.gemist[pk],
        signalen=gelezen.signalen[pk],
        v5_laag_op=boas.v5_laag_op if boas else None,
        vastgesteld=gelezen.vastgesteld[pk],
        documenteren_klaar_op=documenteren.datum if documenteren else None,
        documenteren_overgeslagen=bool(documenteren and documenteren.overgeslagen),
        meetafspraken=gelezen.afspraken[pk],
        metingen_te_laat=gelezen.te_laat[pk],
    )
    beurt = aan_de_beurt(stand)
    toets = gelezen.toetsen.get(pk)
    return Actiebeeld(
        actie=actie,
        beurt=beurt,
        waarom=_waarom(
            beurt,
            stand,
            met_cijfers=boas is not None and boas.sessie in cijfers,
            binnen=binnen,
        ),
        afsluitingen=afsluitingen,
        na_te_lopen=tuple(_na_te_lopen(pk, gelezen, beurt, afsluitingen)) if binnen else (),
        wacht=stand.normen_gemist + stand.signalen if binnen else 0,
        borgstand=borgstand(
            toets is not None, toets.hertoets_voor if toets else None, timezone.localdate()
        ),
        toets=toets,
        open_toets=pk in gelezen.open_toetsen,
    )


def _na_te_lopen(
    pk: int, gelezen: _Gelezen, beurt: Beurt, afsluitingen: dict[Stap, Stapafsluiting]
) -> Iterable[Stap]:
    gedaan = {
        Stap.DOCUMENTEREN: gelezen.vastgesteld,
        Stap.MONITOREN: gelezen.besproken,
        Stap.CONTROLEREN: gelezen.metingen,
        Stap.HANDELEN: gelezen.besluiten,
    }
    for stap, werk in gedaan.items():
        # A low V5 asks for Documenteren until its results were gone through.
        mag = stap != beurt.stap or stap in (Stap.MONITOREN, Stap.DOCUMENTEREN)
        if mag and werk[pk] and stap not in afsluitingen:
            yield stap


def _waarom(beurt: Beurt, stand: Stand, *, met_cijfers: bool, binnen: bool) -> str:
    if not binnen and beurt.stap == Stap.HANDELEN:
        return BUITEN
    return " ".join(_zin(reden, stand, met_cijfers) for reden in beurt.redenen)


def _ligt_er_al(stand: Stand) -> str:
    """What is left to do when a document already holds: the step waits for the check only."""
    if not stand.vastgesteld:
        return ""
    return " Er geldt een document: loop samen de resultaten langs en rond documenteren af."


def _zin(reden: Reden, stand: Stand, met_cijfers: bool) -> str:
    match reden:
        case Reden.NORM_GEMIST:
            return _aantal(
                stand.normen_gemist,
                "Eén norm is niet gehaald en daar is nog niets over besloten.",
                "{} normen zijn niet gehaald en daar is nog niets over besloten.",
            )
        case Reden.SIGNAAL_WACHT:
            return _aantal(
                stand.signalen,
                "Eén signaal vraagt aandacht en wacht op een besluit.",
                "{} signalen vragen aandacht en wachten op een besluit.",
            )
        case Reden.V5_LAAG if met_cijfers and stand.v5_laag_op:
            return (
                f"In de BOAS van {datum_tekst(stand.v5_laag_op)} vond het team dat afspraken niet "
                f"goed genoeg vastliggen (V5).{_ligt_er_al(stand)}"
            )
        case Reden.V5_LAAG:
            # Who may not see the figures of the BOAS does not learn them here.
            return "Het team kijkt of de afspraken goed genoeg vastliggen."
        case Reden.NIETS_VASTGESTELD:
            return "Er is nog geen document vastgesteld waarin de afspraak staat."
        case Reden.GEEN_MEETAFSPRAAK:
            return "Er is nog niet afgesproken hoe en wanneer jullie meten."
        case Reden.METING_TE_LAAT:
            return _aantal(
                stand.metingen_te_laat,
                "Eén meting had al gedaan moeten zijn.",
                "{} metingen hadden al gedaan moeten zijn.",
            )
        case Reden.RUSTIG:
            return (
                "De afspraak ligt vast, er wordt gemeten en er wacht niets. Blijf kijken en "
                "luisteren."
            )


def _aantal(n: int, een: str, meer: str) -> str:
    return een if n == 1 else meer.format(n)
