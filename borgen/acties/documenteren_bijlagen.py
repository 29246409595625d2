"""Attachments of a version. Two versions may share one file; it goes when no version has it."""

import hashlib
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from borgen.acties.documenteren import houd_vast
from borgen.models import Documentversie, Versiebijlage
from organisatie.models import Bijlage, Gebruiker

MEESTE_BIJLAGEN = 10


def som_van(bestand: File) -> str:
    """The SHA-256 of a file, which is left at its beginning."""
    digest = hashlib.sha256()
    bestand.seek(0)
    for brok in bestand.chunks():
        digest.update(brok)
    bestand.seek(0)
    return digest.hexdigest()


def voeg_bijlage_toe(
    versie: Documentversie, bestand: UploadedFile, naam: str, gebruiker: Gebruiker
) -> Versiebijlage:
    """Attach a file that was checked (``organisatie.bijlagen.controleer_bijlage``) to a concept.

    Not inside another transaction, see ``Bijlage.met_bestand``. Raises ValidationError when the
    version is no concept any more, or has a file of that name or ten of them by now.
    """
    bijlage = Bijlage(
        team_id=versie.document.proces.team_id,
        naam=naam,
        grootte=bestand.size or 0,
        door=gebruiker,
    )
    som = som_van(bestand)
    with bijlage.met_bestand(bestand):
        vast = houd_vast(versie.pk)
        eis_concept(vast)
        namen = [rij.bijlage.naam for rij in vast.versiebijlagen.select_related("bijlage")]
        if len(namen) >= MEESTE_BIJLAGEN or naam.casefold() in {n.casefold() for n in namen}:
            raise ValidationError(f"“{naam}” staat er al bij, of er zijn al {MEESTE_BIJLAGEN}.")
        bijlage.save()
        return Versiebijlage.objects.create(versie=vast, bijlage=bijlage, sha256=som)


@transaction.atomic
def verwijder_bijlage(rij: Versiebijlage) -> None:
    """Take a file off a concept. Raises ValidationError when it is no concept any more."""
    eis_concept(houd_vast(rij.versie_id))
    rij.delete()
    ruim_op([rij.bijlage])


def eis_concept(versie: Documentversie) -> None:
    """Raise ValidationError unless the version may be changed as it is."""
    if versie.status == Documentversie.Status.TER_TOETSING:
        raise ValidationError(
            "Deze versie ligt ter toetsing. Trek haar eerst terug; wat akkoord was, vervalt dan."
        )
    if versie.status != Documentversie.Status.CONCEPT:
        raise ValidationError("Deze versie is vastgesteld en verandert niet meer.")


def eis_hele_bestanden(versie: Documentversie) -> None:
    """Raise ValidationError when a file is gone or is not the one that was attached."""
    for rij in versie.versiebijlagen.select_related("bijlage"):
        if not is_heel(rij):
            raise ValidationError(
                f"De bijlage “{rij}” is weg of veranderd. Haal haar weg en voeg haar opnieuw toe."
            )


def is_heel(rij: Versiebijlage) -> bool:
    """Whether the file on disk is the one that was attached."""
    try:
        with rij.bijlage.bestand.open("rb") as bestand:
            return som_van(bestand) == rij.sha256
    except FileNotFoundError:
        return False


def ruim_op(bijlagen: Iterable[Bijlage]) -> None:
    """Remove the files that no version has any more."""
    for bijlage in bijlagen:
        if not Versiebijlage.objects.filter(bijlage=bijlage).exists():
            bijlage.delete()
