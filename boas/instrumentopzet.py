"""What stands around the statements of an instrument: its head, its clusters, a copy beside ours.

As in ``boas.instrumenten`` every change goes into the version to work in, and a used one stays.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from boas.instrumenten import cluster_inhoud, inhoud_van, schrijf_versie, werkversie
from boas.models import Cluster, Instrument, Versie
from boas.regels.inhoud import meldingen
from boas.regels.instrumentbestand import LANGSTE_KOP
from boas.regels.opzet import (
    ClusterInhoud,
    Groep,
    controleer_cluster,
    een_regel,
    normaal_cluster,
    regels,
    vrije_letter,
)
from organisatie.regels.volgorde import verplaats
from organisatie.volgorde import nummer, volgende_plek

# --- The head ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kop:
    """What an instrument says of itself; ``groepen`` is the name of each group by its code."""

    naam: str
    omschrijving: str
    schaal: tuple[str, ...]
    oneens_tm: int
    afname: str
    groepen: tuple[tuple[str, str], ...] = ()


def kop_van(instrument: Instrument, versie: Versie) -> Kop:
    """The head as it is stored."""
    return Kop(
        naam=instrument.naam,
        omschrijving=instrument.omschrijving,
        schaal=tuple(versie.schaal),
        oneens_tm=versie.oneens_tm,
        afname=versie.afname,
        groepen=tuple((groep["code"], groep["naam"]) for groep in versie.groepen),
    )


def normale_kop(kop: Kop) -> Kop:
    """The head as it is stored."""
    return replace(
        kop,
        naam=een_regel(kop.naam),
        omschrijving=regels(kop.omschrijving),
        schaal=tuple(filter(None, map(een_regel, kop.schaal))),
        groepen=tuple((code, een_regel(naam)) for code, naam in kop.groepen),
    )


@transaction.atomic
def wijzig_kop(instrument: Instrument, kop: Kop) -> Versie:
    """Change the head; gives the newest version afterwards.

    The name and what it is for are the instrument's own: no version comes of them. How it is
    answered stays as it is for whoever prepares a session with it. Raises ValidationError.
    """
    kop, nu = normale_kop(kop), kop_van(instrument, instrument.laatste_versie)
    if not kop.naam:
        raise ValidationError({"naam": "Geef het instrument een naam."})
    if (kop.naam, kop.omschrijving) != (nu.naam, nu.omschrijving):
        instrument.naam, instrument.omschrijving = kop.naam, kop.omschrijving
        instrument.full_clean(exclude=["code", "team", "kopie_van"])
        instrument.save()
    if replace(kop, naam=nu.naam, omschrijving=nu.omschrijving) == nu:
        return instrument.laatste_versie
    versie = werkversie(instrument, ook_voorbereid=True)
    inhoud = inhoud_van(versie)
    namen: Mapping[str, str] = dict(kop.groepen)
    nieuw = replace(
        inhoud,
        schaal=kop.schaal,
        oneens_tm=kop.oneens_tm,
        afname=kop.afname,
        groepen=tuple(
            Groep(groep.code, namen.get(groep.code, groep.naam), groep.wie)
            for groep in inhoud.groepen
        ),
    )
    if fouten := meldingen(nieuw):
        raise ValidationError(fouten)
    versie.schaal, versie.oneens_tm, versie.afname = list(kop.schaal), kop.oneens_tm, kop.afname
    versie.groepen = [asdict(groep) for groep in nieuw.groepen]
    versie.save()
    return versie


# --- Clusters ------------------------------------------------------------------------------------


@transaction.atomic
def voeg_cluster_toe(instrument: Instrument, cluster: ClusterInhoud) -> Cluster:
    """Add a cluster at the end, with a letter of its own. Raises ValidationError."""
    versie = werkversie(instrument)
    letters = list(versie.clusters.values_list("letter", flat=True))
    goed = _goed(replace(cluster, letter=vrije_letter(cluster.naam, letters)))
    plek = volgende_plek(versie.clusters.all())
    return Cluster.objects.create(versie=versie, volgorde=plek, **asdict(goed))


@transaction.atomic
def wijzig_cluster(oud: Cluster, nieuw: ClusterInhoud) -> Cluster:
    """Change what a cluster says in the version to work in; its letter stays.

    An unchanged one makes no version. Raises ValidationError.
    """
    nieuw = _goed(replace(nieuw, letter=oud.letter))
    if cluster_inhoud(oud) == nieuw:
        return oud
    cluster = _in_werkversie(oud)
    for veld, waarde in asdict(nieuw).items():
        setattr(cluster, veld, waarde)
    cluster.save()
    return cluster


@transaction.atomic
def verwijder_cluster(oud: Cluster) -> Versie:
    """Take an empty cluster out. Raises ValidationError for one with statements, and the last."""
    cluster = _in_werkversie(oud)
    if cluster.stellingen.exists():
        raise ValidationError(
            f"Onder {cluster} staan nog stellingen. Zet die eerst in een ander cluster, of haal "
            "ze weg."
        )
    if cluster.versie.clusters.count() == 1:
        raise ValidationError("Dit is het laatste cluster; een instrument heeft er minstens één.")
    cluster.delete()
    return cluster.versie


@transaction.atomic
def verplaats_cluster(oud: Cluster, *, omlaag: bool) -> Cluster:
    """Swap a cluster with its neighbour; at the edge nothing happens."""
    letters = list(oud.versie.clusters.order_by("volgorde").values_list("letter", flat=True))
    if oud.letter == letters[-1 if omlaag else 0]:
        return oud
    cluster = _in_werkversie(oud)
    rij = list(cluster.versie.clusters.order_by("volgorde"))
    nummer(verplaats(rij, cluster, 1 if omlaag else -1))
    return cluster


def _in_werkversie(cluster: Cluster) -> Cluster:
    """The same cluster, by its letter, in the version to work in."""
    versie = werkversie(cluster.versie.instrument)
    daar = versie.clusters.select_related("versie").filter(letter=cluster.letter).first()
    if daar is None:
        raise ValidationError("Dit cluster is intussen weggehaald uit de nieuwste versie.")
    return daar


def _goed(cluster: ClusterInhoud) -> ClusterInhoud:
    cluster = normaal_cluster(cluster)
    if fouten := controleer_cluster(cluster):
        raise ValidationError(fouten)
    return cluster


# --- A copy for the organisation -----------------------------------------------------------------


@transaction.atomic
def kopieer_voor_organisatie(instrument: Instrument, naam: str) -> Instrument:
    """A copy of the newest version under a name of its own, beside the original.

    Raises ValidationError for a name that is not there, too long, or in use.
    """
    naam = een_regel(naam)
    if not naam:
        raise ValidationError({"naam": "Geef de kopie een naam."})
    if len(naam) > LANGSTE_KOP["naam"]:
        raise ValidationError(
            {"naam": f"Neem een naam van hoogstens {LANGSTE_KOP['naam']} tekens."}
        )
    van_organisatie = Instrument.objects.filter(team=None)
    # Two at once would take the same code; the lock is the original's.
    Instrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)
    if van_organisatie.filter(naam__iexact=naam).exists():
        raise ValidationError({"naam": "Er is al een instrument met deze naam. Kies een andere."})
    kopie = Instrument.objects.create(
        code=_vrije_code(naam, set(van_organisatie.values_list("code", flat=True))),
        naam=naam,
        omschrijving=instrument.omschrijving,
        kopie_van=instrument,
    )
    schrijf_versie(kopie, inhoud_van(instrument.laatste_versie))
    return kopie


def _vrije_code(naam: str, bezet: set[str]) -> str:
    langste = LANGSTE_KOP["code"]
    basis = slugify(naam)[: langste - 4].strip("-_") or "instrument"
    nummer, code = 1, basis
    while code in bezet:
        nummer += 1
        code = f"{basis}-{nummer}"
    return code
