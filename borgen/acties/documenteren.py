"""Processes, documents and their versions (S1, stap 1 Documenteren).

Every act on a version locks its document first, so that two of them never meet.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from borgen.models import Deelstap, Document, Documentversie, Proces, Versiebijlage, Voorstel
from borgen.regels.akkoord import vingerafdruk
from organisatie.models import Gebruiker, Team

LANGSTE_REDEN = 500


class TekstVeranderd(ValidationError):
    """The text is not the one the person looked at."""

    def __init__(self) -> None:
        super().__init__(
            "De tekst is intussen veranderd. Lees de nieuwe tekst en geef dan pas antwoord."
        )


def houd_vast(versie_id: int) -> Documentversie:
    """A version to act on, its document locked until the transaction ends."""
    Document.objects.select_for_update(of=("self",)).get(versies=versie_id)
    rijen = Documentversie.objects.select_related("document__proces__team")
    return rijen.get(pk=versie_id)


def vingerafdruk_van(versie: Documentversie) -> str:
    """The digest of title, text and attachments as they are now."""
    bijlagen = versie.versiebijlagen.values_list("bijlage__naam", "sha256")
    return vingerafdruk(versie.document.titel, versie.tekst, list(bijlagen))


@transaction.atomic
def open_nieuwe_versie(
    document: Document, reden: str, gebruiker: Gebruiker, verkort: bool = True
) -> Documentversie:
    """The version in which a document changes, with the reason; made when there is none.

    It begins with the text and attachments that hold now. A reason is added to those of a concept
    that is there already. ``verkort`` runs the sub-steps in short. Raises ValidationError without a
    reason (but for the first version) and while a version lies before the team.
    """
    Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    reden = reden.strip()[:LANGSTE_REDEN]
    lopend = document.versies.in_bewerking().first()
    if lopend is not None:
        return _vul_reden_aan(lopend, reden)
    nummer = (document.versies.aggregate(m=Max("nummer"))["m"] or 0) + 1
    if nummer > 1 and not reden:
        raise ValidationError({"reden": "Vertel kort waarom er een nieuwe versie komt."})
    vorige = document.versies.filter(vastgesteld_op__isnull=False).order_by("-nummer").first()
    nieuw = Documentversie.objects.create(
        document=document,
        nummer=nummer,
        tekst=vorige.tekst if vorige else "",
        reden=reden,
        verkort=verkort and vorige is not None,
        opgesteld_door=gebruiker,
    )
    if vorige:
        Versiebijlage.objects.bulk_create(
            Versiebijlage(versie=nieuw, bijlage_id=rij.bijlage_id, sha256=rij.sha256)
            for rij in vorige.versiebijlagen.all()
        )
    return nieuw


def _vul_reden_aan(versie: Documentversie, reden: str) -> Documentversie:
    if versie.status == Documentversie.Status.TER_TOETSING:
        raise ValidationError(
            f"Versie {versie.nummer} ligt nu ter toetsing. Trek die eerst terug, of wacht tot het "
            "team klaar is."
        )
    if reden and reden not in versie.reden:
        versie.reden = f"{versie.reden}; {reden}".removeprefix("; ")[:LANGSTE_REDEN]
        versie.save()
    return versie


@transaction.atomic
def gooi_weg(versie_id: int) -> Document:
    """Throw a concept away, with the files only it has. Raises ValidationError for another."""
    from borgen.acties.documenteren_bijlagen import ruim_op

    versie = houd_vast(versie_id)
    if versie.status != Documentversie.Status.CONCEPT:
        raise ValidationError("Alleen een concept kun je weggooien.")
    bijlagen = [rij.bijlage for rij in versie.versiebijlagen.select_related("bijlage")]
    versie.versiebijlagen.all().delete()
    versie.delete()
    ruim_op(bijlagen)
    return versie.document


@transaction.atomic
def trek_document_in(document: Document) -> None:
    """The version in force lapses without another in its place.

    Raises ValidationError when none is in force.
    """
    Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    versie = document.versies.van_kracht().first()
    if versie is None:
        raise ValidationError("Er is geen versie die nu geldt.")
    versie.laat_vervallen()


@transaction.atomic
def verwijder_document(document: Document) -> None:
    """Remove a document of which nothing was ever approved, with its concept.

    Raises ValidationError for another: what was approved stays readable.
    """
    Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if document.versies.filter(vastgesteld_op__isnull=False).exists():
        raise ValidationError(
            "Van dit document is al een versie vastgesteld. Die blijft bewaard; trek het document "
            "in als het niet meer geldt."
        )
    for versie in document.versies.all():
        if versie.status == Documentversie.Status.TER_TOETSING:
            raise ValidationError("Dit document ligt ter toetsing. Trek de versie eerst terug.")
        gooi_weg(versie.pk)
    document.delete()


@transaction.atomic
def zet_deelstap(
    versie: Documentversie, stap: int, klaar: bool, gebruiker: Gebruiker, opmerking: str = ""
) -> None:
    """Tick a sub-step, or take the tick away; who ticked first stays named."""
    if klaar:
        rij, nieuw = Deelstap.objects.get_or_create(
            versie=versie, stap=stap, defaults={"door": gebruiker, "opmerking": opmerking}
        )
        if not nieuw and opmerking and rij.opmerking != opmerking:
            rij.opmerking = opmerking
            rij.save()
    else:
        versie.deelstappen.filter(stap=stap).delete()


@transaction.atomic
def zet_processen_klaar(team: Team, voorbeelden: Iterable[Mapping[str, Any]]) -> list[Proces]:
    """Add processes to the register, but for those it has by that name already."""
    er_al = {naam.casefold() for naam in team.processen.values_list("naam", flat=True)}
    nieuw = [v for v in voorbeelden if v["naam"].casefold() not in er_al]
    return [Proces.objects.create(team=team, **velden) for velden in nieuw]


@transaction.atomic
def neem_voorstel_over(voorstel: Voorstel, gebruiker: Gebruiker) -> Documentversie:
    """Open the working version with the proposal as its reason."""
    versie = open_nieuwe_versie(voorstel.document, voorstel.tekst, gebruiker)
    voorstel.neem_over()
    return versie


def stel_evaluatie_uit(document: Document, datum: Any) -> None:
    """It was evaluated today and still holds; ``datum`` is the next time."""
    document.evalueren_op = datum
    document.geevalueerd_op = timezone.localdate()
    document.save()
