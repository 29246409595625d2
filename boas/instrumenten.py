"""Instruments and their versions: load what we ship, copy, change, add and remove statements.

Every change asks for the version to work in (`werkversie`): the newest, or a fresh one when the
newest is used. Nothing here touches a used version; the models refuse that as well.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boas.models import Cluster, Instrument, SessieStelling, Stelling, Versie
from boas.regels.inhoud import (
    Inhoud,
    StellingInhoud,
    controleer_stelling,
    meldingen,
    normaal,
    normaal_geheel,
)
from boas.regels.instrumentbestand import Bestandfout, lees_gegevens, lees_json
from boas.regels.opzet import ClusterInhoud, Groep
from organisatie.models import Team
from organisatie.volgorde import volgende_plek

MEEGELEVERD = Path(__file__).resolve().parent / "data"


# --- Content -------------------------------------------------------------------------------------


def inhoud_van(versie: Versie) -> Inhoud:
    """What a version says: three queries, whatever its size."""
    clusters = list(versie.clusters.all())
    letters = {cluster.pk: cluster.letter for cluster in clusters}
    plek = {cluster.pk: i for i, cluster in enumerate(clusters)}
    stellingen = sorted(versie.stellingen.all(), key=lambda s: (plek[s.cluster_id], s.volgorde))
    return Inhoud(
        schaal=tuple(versie.schaal),
        oneens_tm=versie.oneens_tm,
        clusters=tuple(map(cluster_inhoud, clusters)),
        stellingen=tuple(stelling_inhoud(s, letters[s.cluster_id]) for s in stellingen),
        uitkomst=versie.uitkomst,
        afname=versie.afname,
        groepen=tuple(Groep(**groep) for groep in versie.groepen),
    )


def cluster_inhoud(cluster: Cluster) -> ClusterInhoud:
    """What a cluster says of itself, apart from its statements."""
    return ClusterInhoud(**{veld: getattr(cluster, veld) for veld in ClusterInhoud.__slots__})


def stelling_inhoud(stelling: Stelling, letter: str) -> StellingInhoud:
    """What one statement says; ``letter`` is its cluster's."""
    return StellingInhoud(
        code=stelling.code,
        cluster=letter,
        tekst=stelling.tekst,
        interventie=stelling.interventie,
        succesfactor=stelling.succesfactor,
        doorlooptijd_dagen=stelling.doorlooptijd_dagen,
        borgstap=stelling.borgstap,
        toelichting=stelling.toelichting,
        gespreksvraag=stelling.gespreksvraag,
    )


@transaction.atomic
def schrijf_versie(instrument: Instrument, inhoud: Inhoud) -> Versie:
    """The newest version when it says exactly this, otherwise a new one with this content.

    Raises ValidationError, with every message, when the content cannot be stored.
    """
    inhoud = normaal_geheel(inhoud)
    if fouten := meldingen(inhoud):
        raise ValidationError(fouten)
    _vergrendel(instrument)
    nieuwste = instrument.versies.order_by("-nummer").first()
    if nieuwste is not None and inhoud_van(nieuwste) == inhoud:
        return nieuwste
    return _nieuwe_versie(instrument, nieuwste.nummer + 1 if nieuwste else 1, inhoud)


def velden(stelling: StellingInhoud) -> dict[str, Any]:
    """The statement as fields of the model, without its version and cluster."""
    return {
        "code": stelling.code,
        "tekst": stelling.tekst,
        "succesfactor": stelling.succesfactor,
        "interventie": stelling.interventie,
        "doorlooptijd_dagen": stelling.doorlooptijd_dagen,
        "borgstap": stelling.borgstap,
        "toelichting": stelling.toelichting,
        "gespreksvraag": stelling.gespreksvraag,
    }


# --- Loading what we ship ------------------------------------------------------------------------


def laad_instrument(bron: Mapping[str, Any] | Path) -> Versie:
    """Load an instrument of the organisation from its data (a mapping, or a path to a JSON file).

    Safe to repeat: content that a version already has gives that version, so that a school that
    went on from ours keeps its own newest one. Other content becomes a new version. Raises
    ValidationError with everything that is wrong.
    """
    try:
        gelezen = lees_json(bron.read_bytes()) if isinstance(bron, Path) else lees_gegevens(bron)
    except Bestandfout as fout:
        raise ValidationError(list(fout.meldingen)) from fout
    inhoud = gelezen.inhoud
    with transaction.atomic():
        instrument, _ = Instrument.objects.get_or_create(
            code=gelezen.code,
            team=None,
            defaults={"naam": gelezen.naam, "omschrijving": gelezen.omschrijving},
        )
        for versie in instrument.versies.all():
            if inhoud_van(versie) == inhoud:
                return versie
        return schrijf_versie(instrument, inhoud)


def laad_alles() -> list[Versie]:
    """Load every instrument that comes with the application."""
    return [laad_instrument(pad) for pad in sorted(MEEGELEVERD.glob("*.json"))]


def versie_voor(team: Team, code: str = "boas") -> Versie:
    """The version a team works with: the newest of its own copy, else the organisation's.

    Raises Versie.DoesNotExist when there is no such instrument.
    """
    versies = Versie.objects.filter(instrument__code=code).select_related("instrument")
    eigen = versies.filter(instrument__team=team).order_by("-instrument", "-nummer").first()
    return eigen or versies.filter(instrument__team=None).order_by("-nummer")[:1].get()


# --- Changing ------------------------------------------------------------------------------------


@transaction.atomic
def kopieer(instrument: Instrument, team: Team) -> Instrument:
    """A copy of the newest version for a team, to change as it likes; the original stays."""
    kopie = Instrument.objects.create(
        code=instrument.code,
        naam=f"{instrument.naam} van {team.naam}"[:120],
        omschrijving=instrument.omschrijving,
        team=team,
        kopie_van=instrument,
    )
    schrijf_versie(kopie, inhoud_van(instrument.laatste_versie))
    return kopie


@transaction.atomic
def werkversie(instrument: Instrument, *, ook_voorbereid: bool = False) -> Versie:
    """The version in which statements may change: the newest, or a copy of it when it is used.

    A team's own version changes under a session that it prepares. With ``ook_voorbereid`` that
    counts as used too: for what such a session was chosen by, such as how it is answered.
    """
    _vergrendel(instrument)
    nieuwste = instrument.laatste_versie
    if not (nieuwste.gebruikt or (ook_voorbereid and nieuwste.sessies.exists())):
        return nieuwste
    return _nieuwe_versie(instrument, nieuwste.nummer + 1, inhoud_van(nieuwste))


@transaction.atomic
def voeg_stelling_toe(instrument: Instrument, stelling: StellingInhoud) -> Stelling:
    """Add a statement at the end of its cluster. Raises ValidationError per field."""
    versie = werkversie(instrument)
    stelling = _goede(versie, stelling)
    return Stelling.objects.create(
        versie=versie,
        cluster=versie.clusters.get(letter=stelling.cluster),
        volgorde=volgende_plek(versie.stellingen.all()),
        **velden(stelling),
    )


@transaction.atomic
def wijzig_stelling(oud: Stelling, nieuw: StellingInhoud) -> Stelling:
    """Change a statement in the version to work in; an unchanged one makes no version.

    Returns the statement as it now is. Raises ValidationError per field.
    """
    nieuw = normaal(nieuw)
    if stelling_inhoud(oud, oud.cluster.letter) == nieuw:
        return oud
    stelling = _in_werkversie(oud)
    nieuw = _goede(stelling.versie, nieuw, behalve=stelling)
    stelling.cluster = stelling.versie.clusters.get(letter=nieuw.cluster)
    for veld, waarde in velden(nieuw).items():
        setattr(stelling, veld, waarde)
    stelling.save()
    return stelling


@transaction.atomic
def verwijder_stelling(oud: Stelling) -> Versie:
    """Take a statement out; sessions still in preparation drop it too. The last one stays."""
    stelling = _in_werkversie(oud)
    if stelling.versie.stellingen.count() == 1:
        raise ValidationError("Dit is de laatste stelling; een instrument heeft er minstens één.")
    SessieStelling.objects.filter(stelling=stelling, sessie__begonnen_op=None).delete()
    stelling.delete()
    return stelling.versie


@transaction.atomic
def verplaats(oud: Stelling, omlaag: bool) -> Stelling:
    """Swap a statement with its neighbour in the cluster; at the edge nothing happens."""
    buren = list(oud.cluster.stellingen.order_by("volgorde", "pk").values_list("pk", flat=True))
    plek = buren.index(oud.pk) + (1 if omlaag else -1)
    if not 0 <= plek < len(buren):
        return oud
    stelling = _in_werkversie(oud)
    rij = list(stelling.cluster.stellingen.order_by("volgorde", "pk"))
    hier = rij.index(stelling)
    rij[hier], rij[plek] = rij[plek], rij[hier]
    for plaats, volgorde in enumerate(sorted(s.volgorde for s in rij)):
        rij[plaats].volgorde = volgorde
    Stelling.objects.bulk_update(rij, ["volgorde"])
    return stelling


# --- Inside --------------------------------------------------------------------------------------


def _vergrendel(instrument: Instrument) -> None:
    # Two people who start a new version at once would give it the same number.
    Instrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)


def _nieuwe_versie(instrument: Instrument, nummer: int, inhoud: Inhoud) -> Versie:
    versie = Versie.objects.create(
        instrument=instrument,
        nummer=nummer,
        schaal=list(inhoud.schaal),
        oneens_tm=inhoud.oneens_tm,
        uitkomst=inhoud.uitkomst,
        afname=inhoud.afname,
        groepen=[asdict(groep) for groep in inhoud.groepen],
    )
    per_letter = {
        cluster.letter: Cluster.objects.create(versie=versie, volgorde=plaats, **asdict(cluster))
        for plaats, cluster in enumerate(inhoud.clusters)
    }
    Stelling.objects.bulk_create(
        Stelling(versie=versie, cluster=per_letter[s.cluster], volgorde=plaats, **velden(s))
        for plaats, s in enumerate(inhoud.stellingen)
    )
    return versie


def _in_werkversie(stelling: Stelling) -> Stelling:
    """The same statement, by its code, in the version to work in."""
    versie = werkversie(stelling.versie.instrument)
    if versie.pk == stelling.versie_id:
        return stelling
    daar = versie.stellingen.select_related("cluster", "versie").filter(code=stelling.code).first()
    if daar is None:
        raise ValidationError("Deze stelling is intussen weggehaald uit de nieuwste versie.")
    return daar


def _goede(
    versie: Versie, stelling: StellingInhoud, behalve: Stelling | None = None
) -> StellingInhoud:
    stelling = normaal(stelling)
    letters = set(versie.clusters.values_list("letter", flat=True))
    if fouten := controleer_stelling(stelling, letters, versie.uitkomst):
        raise ValidationError(fouten)
    andere = versie.stellingen.exclude(pk=behalve.pk) if behalve else versie.stellingen.all()
    if andere.filter(code=stelling.code).exists():
        raise ValidationError({"code": f"Code {stelling.code} is al in gebruik."})
    return stelling
