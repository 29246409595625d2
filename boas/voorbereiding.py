"""Preparing a session: make it, change what it stands on, attach documents, throw it away.

Only a session in preparation changes here; once it began, `boas.acties` takes over. An act that
comes too late raises ``acties.NietNu``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from boas.acties import NietNu
from boas.instrumenten import schrijf_versie
from boas.models import Afname, Sessie, SessieStelling, Stelling, Stipdoel, Versie
from boas.regels.code import nieuwe_code
from boas.regels.inhoud import Inhoud
from boas.regels.stippen import HOOGSTENS, MEESTE_DOELEN, MINSTE_DOELEN
from boas.regels.voorbereiding import bijeenkomst_van
from organisatie.models import Bijlage, Gebruiker, Lidmaatschap, Team

GASTEN_HOOGSTENS = 500


@transaction.atomic
def maak_sessie(
    team: Team | None,
    versie: Versie,
    gemaakt_door: Gebruiker,
    onderwerp: str,
    *,
    reeks: str = "",
    doel: str = "",
    samenvatting: str = "",
    agenda: str | None = None,
    duur_minuten: int | None = None,
) -> Sessie:
    """A session in preparation: every statement chosen, the team ticked as present, not the leader.

    ``onderwerp``, ``doel`` and ``samenvatting`` come from what the session is about (a traject);
    too long a text is cut to what fits. Sessions of one ``reeks`` are compared with each other.
    ``team`` is None for one of the whole organisation. Agenda and length are those of the kind of
    result unless given.
    """
    gewoon = bijeenkomst_van(versie.uitkomst, versie.schaalwoorden)
    sessie = Sessie.objects.create(
        team=team,
        versie=versie,
        reeks=reeks,
        onderwerp=_pas("onderwerp", onderwerp),
        doel=_pas("doel", doel),
        samenvatting=_pas("samenvatting", samenvatting),
        agenda=_pas("agenda", gewoon.agenda if agenda is None else agenda),
        duur_minuten=duur_minuten or gewoon.minuten,
        code=_vrije_code(),
        gemaakt_door=gemaakt_door,
    )
    kies_stellingen(sessie, versie.stellingen.values_list("pk", flat=True))
    if team is None:
        return sessie
    # Who leads asks the statements; a leader who answers as well ticks that in the preparation.
    leden = Lidmaatschap.objects.van_team(team).exclude(rol=Lidmaatschap.Rol.TEAMLEIDER)
    zet_aanwezigen(sessie, leden, 0)
    return sessie


@transaction.atomic
def maak_eigen_sessie(
    team: Team,
    gebruiker: Gebruiker,
    *,
    code: str,
    naam: str,
    onderwerp: str,
    inhoud: Inhoud,
    reeks: str = "",
    doel: str = "",
    agenda: str = "",
    duur_minuten: int = 60,
    stippen: int = 0,
    doelen: Sequence[str] = (),
) -> Sessie:
    """A session in preparation with statements made for the occasion (``inhoud``).

    The team has one instrument for each ``code``, which nobody chooses or changes by itself; other
    content becomes its next version. With ``stippen`` everybody divides so many dots over
    ``doelen`` after the statements. Raises ValidationError when the content cannot be stored, and
    ValueError for dots or doelen out of bounds.
    """
    if stippen and not (
        1 <= stippen <= HOOGSTENS and MINSTE_DOELEN <= len(doelen) <= MEESTE_DOELEN
    ):
        raise ValueError(f"{stippen} stippen over {len(doelen)} doelen")
    # Two people at once would each make the instrument.
    Team.objects.select_for_update(of=("self",)).get(pk=team.pk)
    instrument, _ = team.instrumenten.get_or_create(
        code=code, eenmalig=True, defaults={"naam": naam}
    )
    versie = schrijf_versie(instrument, inhoud)
    sessie = maak_sessie(
        team,
        versie,
        gebruiker,
        onderwerp,
        reeks=reeks,
        doel=doel,
        agenda=agenda,
        duur_minuten=duur_minuten,
    )
    if stippen:
        sessie.stippen = stippen
        sessie.save()
        Stipdoel.objects.bulk_create(
            Stipdoel(sessie=sessie, tekst=tekst[:160], volgorde=plaats)
            for plaats, tekst in enumerate(doelen)
        )
    return sessie


def in_voorbereiding(sessie_id: int) -> Sessie:
    """The session, locked until the transaction ends. Raises NietNu when it has begun."""
    sessie = (
        Sessie.objects.select_for_update(of=("self",))
        .select_related("versie__instrument", "team")
        .get(pk=sessie_id)
    )
    if sessie.status != Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze sessie is al begonnen; de voorbereiding verandert niet meer.")
    return sessie


@transaction.atomic
def zet_aanwezigen(sessie: Sessie, leden: Iterable[Lidmaatschap], gasten: int) -> None:
    """Tick who comes; guests vote along but have no account. Their sum is who is present."""
    leden = list(leden)
    sessie.aanwezigen.set(leden)
    sessie.gasten = gasten
    sessie.aantal_aanwezig = len(leden) + gasten
    sessie.save()


@transaction.atomic
def kies_stellingen(sessie: Sessie, stelling_ids: Iterable[int]) -> None:
    """Ask these statements of the session's version, in the order of the instrument.

    A statement of another version is left out: nothing outside the version can be asked.
    """
    gekozen = set(stelling_ids)
    stellingen = sessie.versie.stellingen.filter(pk__in=gekozen).order_by(
        "cluster__volgorde", "volgorde", "pk"
    )
    sessie.keuze.all().delete()
    SessieStelling.objects.bulk_create(
        SessieStelling(sessie=sessie, stelling=stelling, volgorde=plaats)
        for plaats, stelling in enumerate(stellingen)
    )


@transaction.atomic
def naar_versie(sessie: Sessie, versie: Versie) -> None:
    """Go on with another version of the statements; what was left out, by code, stays out.

    Raises NietNu when the session has begun, or that version is not answered the way it will be.
    """
    _houd_vast(sessie)
    if versie.afname == (Afname.ZAAL if sessie.met_link else Afname.LINK):
        raise NietNu(
            f"Versie {versie.nummer} wordt {versie.get_afname_display()} ingevuld. Deze sessie "
            "houdt haar stellingen."
        )
    weggelaten = set(
        sessie.versie.stellingen.exclude(
            pk__in=sessie.keuze.values("stelling"),
        ).values_list("code", flat=True)
    )
    sessie.keuze.all().delete()
    sessie.versie = versie
    sessie.save()
    kies_stellingen(
        sessie, versie.stellingen.exclude(code__in=weggelaten).values_list("pk", flat=True)
    )


@transaction.atomic
def neem_stelling_op(sessie: Sessie, stelling: Stelling) -> None:
    """Ask this statement too; nothing happens when it was chosen already.

    Raises NietNu when the session has begun.
    """
    _houd_vast(sessie)
    gekozen = set(sessie.keuze.values_list("stelling", flat=True))
    kies_stellingen(sessie, gekozen | {stelling.pk})


def voeg_bijlage_toe(
    sessie: Sessie, bestand: UploadedFile, naam: str, gebruiker: Gebruiker
) -> Bijlage:
    """Attach a file that was checked (``organisatie.bijlagen.controleer_bijlage``).

    Not inside another transaction, see ``Bijlage.met_bestand``. Raises NietNu when the session has
    begun.
    """
    if sessie.team is None:
        raise NietNu("Bij een sessie zonder team horen geen documenten.")
    bijlage = Bijlage(team=sessie.team, naam=naam, grootte=bestand.size or 0, door=gebruiker)
    with bijlage.met_bestand(bestand):
        in_voorbereiding(sessie.pk)
        bijlage.save()
        sessie.bijlagen.add(bijlage)
    return bijlage


@transaction.atomic
def verwijder_bijlage(sessie: Sessie, bijlage: Bijlage) -> None:
    """Take a document off the session; the file goes when no other session has it."""
    sessie.bijlagen.remove(bijlage)
    _ruim_op([bijlage])


@transaction.atomic
def verwijder_sessie(sessie_id: int) -> None:
    """Throw a session in preparation away, with its documents. Raises NietNu when it has begun."""
    sessie = in_voorbereiding(sessie_id)
    bijlagen = list(sessie.bijlagen.all())
    sessie.delete()
    _ruim_op(bijlagen)


def _houd_vast(sessie: Sessie) -> None:
    """Lock the session in preparation, and read it anew: another window may have changed it."""
    in_voorbereiding(sessie.pk)
    sessie.refresh_from_db()


def _ruim_op(bijlagen: list[Bijlage]) -> None:
    for bijlage in bijlagen:
        if not bijlage.sessies.exists():
            bijlage.delete()


def _pas(veld: str, tekst: str) -> str:
    kolom: Any = Sessie._meta.get_field(veld)
    return tekst.strip()[: kolom.max_length]


def _vrije_code() -> str:
    while True:
        code = nieuwe_code()
        if not Sessie.objects.filter(code=code).exists():
            return code
