"""The team approves exactly one text (S1, stap 1: toets, stel bij en accordeer).

What was put before the team is bound by its digest; whoever answers does so on that digest, and any
change of text, title or attachments goes by way of taking it back, which clears the answers.
"""

import datetime
from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from borgen.acties import documenteren_post as post
from borgen.acties.documenteren import (
    TekstVeranderd,
    houd_vast,
    vingerafdruk_van,
    zet_deelstap,
)
from borgen.acties.documenteren_bijlagen import eis_hele_bestanden
from borgen.models import (
    Akkoord,
    Deelstap,
    Document,
    Documentversie,
    Tekst,
    Versiebijlage,
    Voorstel,
)
from borgen.regels.akkoord import Stem, Uitkomst, beslis
from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.models import Agendapunt, Overleg


@transaction.atomic
def leg_voor(
    versie_id: int,
    gebruiker: Gebruiker,
    overleg: Overleg | None = None,
    lang_afwezig: Mapping[int, str] | None = None,
) -> Documentversie:
    """Put the text before the team as it is now; who is in the team today may answer.

    ``lang_afwezig``: membership and reason of those who are away for long. Without a meeting
    everybody gets the link by mail. Raises ValidationError when there is nothing to read, nobody to
    answer, a file is not whole, or it is no concept.
    """
    versie = houd_vast(versie_id)
    if not versie.tekst.strip() and not versie.versiebijlagen.exists():
        raise ValidationError("Er staat nog niets in deze versie. Schrijf eerst de tekst.")
    eis_hele_bestanden(versie)
    weg = lang_afwezig or {}
    leden = list(Lidmaatschap.objects.van_team(versie.document.proces.team_id))
    if all(lid.pk in weg for lid in leden):
        raise ValidationError("Er is niemand in het team die nu kan toetsen.")
    versie.leg_voor(vingerafdruk_van(versie), overleg)
    for lid in leden:
        akkoord = Akkoord(versie=versie, lidmaatschap=lid)
        if lid.pk in weg:
            akkoord.zet_lang_afwezig(weg[lid.pk])
        else:
            akkoord.save()
    if overleg is not None:
        _zet_op_agenda(overleg, versie.document.titel)
    if versie.document.akkoordregel != Document.Akkoordregel.OVERLEG:
        post.vraag_akkoord(versie, _open(versie), gebruiker)
    return versie


def _zet_op_agenda(overleg: Overleg, titel: str) -> None:
    """Approving is a point on the agenda, once."""
    if overleg.agendapunten.filter(tekst__icontains=titel).exists():
        return
    overleg.voeg_toe(Agendapunt(tekst=f"{titel} vaststellen"))


@transaction.atomic
def trek_terug(versie_id: int, reden: str, gebruiker: Gebruiker) -> Documentversie:
    """Make it a concept again; all answers lapse, and who had answered is told why."""
    versie = houd_vast(versie_id)
    versie.trek_terug(reden)
    gaven = versie.akkoorden.exclude(moment=None).exclude(stand=Akkoord.Stand.LANG_AFWEZIG)
    mensen = [a.lidmaatschap.gebruiker for a in gaven.select_related("lidmaatschap__gebruiker")]
    versie.akkoorden.all().delete()
    versie.deelstappen.filter(stap=Deelstap.Stap.TOETS).delete()
    post.meld_teruggetrokken(versie, [wie for wie in mensen if wie != gebruiker], gebruiker)
    return versie


@transaction.atomic
def stem(
    versie_id: int, hash_: str, gebruiker: Gebruiker, akkoord: bool, toelichting: str = ""
) -> Documentversie:
    """Somebody answers for themselves, on the text with this digest.

    Who was not in the meeting still answers when the text was approved there; an objection then
    becomes a proposal to change it. Raises TekstVeranderd, and ValidationError for who is no voter,
    answered in the meeting already, or objects without a reason.
    """
    versie = houd_vast(versie_id)
    stemmer = _stemmer(versie, gebruiker)
    al_vast = versie.status == Documentversie.Status.VASTGESTELD
    if not al_vast:
        _eis_ter_toetsing(versie)
    elif stemmer.stand != Akkoord.Stand.OPEN:
        raise ValidationError("Je hebt al antwoord gegeven, en de tekst is vastgesteld.")
    _eis_deze_tekst(versie, hash_)
    stemmer.antwoord(akkoord, hash_, Akkoord.Wijze.LINK, toelichting)
    if al_vast:
        if not akkoord:
            Voorstel.objects.create(
                document=versie.document,
                tekst=stemmer.toelichting,
                waarom=f"Niet akkoord met versie {versie.nummer}",
                door=gebruiker,
            )
        return versie
    _stel_vast_als_het_kan(versie, gebruiker)
    return versie


@transaction.atomic
def team_akkoord(
    versie_id: int,
    hash_: str,
    aanwezig: Collection[int],
    gebruiker: Gebruiker,
    moment: datetime.datetime | None = None,
) -> Documentversie:
    """The team agrees in the meeting: those of ``aanwezig`` (memberships), in one press.

    ``moment`` is now, unless it was before. The others get the link. Raises TekstVeranderd, and
    ValidationError when nobody was there or somebody who is there objected.
    """
    versie = houd_vast(versie_id)
    _eis_ter_toetsing(versie)
    _eis_deze_tekst(versie, hash_)
    if versie.document.akkoordregel != Document.Akkoordregel.OVERLEG:
        raise ValidationError("Bij dit document geeft iedereen zelf akkoord, met de link.")
    erbij = [a for a in _stemmers(versie) if a.lidmaatschap_id in set(aanwezig)]
    if not erbij:
        raise ValidationError("Vink eerst aan wie er zijn.")
    for akkoord in erbij:
        if akkoord.stand == Akkoord.Stand.NIET_AKKOORD:
            raise ValidationError(
                f"{akkoord.lidmaatschap} is niet akkoord: “{akkoord.toelichting}” Bespreek dit "
                f"eerst. Verandert {akkoord.lidmaatschap} van mening, dan kan dat op de eigen "
                "telefoon of laptop; anders trek je de tekst terug en pas je hem aan."
            )
    for akkoord in erbij:
        akkoord.antwoord(True, hash_, Akkoord.Wijze.OVERLEG, moment=moment)
    _stel_vast_als_het_kan(versie, gebruiker, moment)
    post.vraag_akkoord(versie, _open(versie), gebruiker)
    return versie


@transaction.atomic
def zet_lang_afwezig(
    versie_id: int, lidmaatschap_id: int, reden: str, gebruiker: Gebruiker
) -> Documentversie:
    """Somebody is away for long and so no voter; an empty reason makes them one again."""
    versie = houd_vast(versie_id)
    _eis_ter_toetsing(versie)
    akkoord = versie.akkoorden.get(lidmaatschap=lidmaatschap_id)
    if reden.strip():
        akkoord.zet_lang_afwezig(reden)
    else:
        akkoord.maak_open()
    if not any(a.telt for a in _stemmers(versie)):
        raise ValidationError("Er blijft dan niemand over die kan toetsen.")
    _stel_vast_als_het_kan(versie, gebruiker)
    return versie


@transaction.atomic
def herinner(versie_id: int, gebruiker: Gebruiker) -> int:
    """Mail the link to who has not answered yet; gives how many that are."""
    versie = houd_vast(versie_id)
    mensen = _open(versie)
    post.vraag_akkoord(versie, mensen, gebruiker)
    return len(mensen)


def stand_van_zaken(versie: Documentversie) -> Uitkomst:
    """How the voices lie, by the rule of the document."""
    return beslis(
        versie.document.akkoordregel,
        [Stem(a.stand, a.wijze == Akkoord.Wijze.OVERLEG) for a in versie.akkoorden.all()],
    )


def _stel_vast_als_het_kan(
    versie: Documentversie, gebruiker: Gebruiker, moment: datetime.datetime | None = None
) -> None:
    if stand_van_zaken(versie).vastgesteld:
        _stel_vast(versie, gebruiker, moment or timezone.now())


def _stel_vast(versie: Documentversie, gebruiker: Gebruiker, moment: datetime.datetime) -> None:
    """What was agreed holds from now on, word for word; what held before lapses."""
    eis_hele_bestanden(versie)
    for oud in versie.document.versies.van_kracht():
        oud.laat_vervallen(moment)
    versie.stel_vast(moment)
    bijlagen = versie.versiebijlagen.select_related("bijlage")
    Tekst.objects.create(
        versie=versie,
        titel=versie.document.titel,
        nummer=versie.nummer,
        tekst=versie.tekst,
        bijlagen=[{"naam": rij.bijlage.naam, "sha256": rij.sha256} for rij in bijlagen],
        hash=versie.hash,
        vastgesteld_op=moment,
    )
    Versiebijlage.objects.filter(versie=versie).update(vast=True)
    zet_deelstap(versie, Deelstap.Stap.TOETS, True, gebruiker)


def _eis_ter_toetsing(versie: Documentversie) -> None:
    if versie.status != Documentversie.Status.TER_TOETSING:
        raise ValidationError(f"Versie {versie.nummer} is {versie.get_status_display()}.")


def _eis_deze_tekst(versie: Documentversie, hash_: str) -> None:
    # What is approved stands in Tekst; the document may have another title since.
    nu = versie.hash if versie.is_vast else vingerafdruk_van(versie)
    if not hash_ == versie.hash == nu:
        raise TekstVeranderd


def _stemmers(versie: Documentversie) -> list[Akkoord]:
    return list(versie.akkoorden.select_related("lidmaatschap__gebruiker"))


def _stemmer(versie: Documentversie, gebruiker: Gebruiker) -> Akkoord:
    gevonden = versie.akkoorden.filter(lidmaatschap__gebruiker=gebruiker).first()
    if gevonden is None:
        raise ValidationError(
            "Je zat nog niet in het team toen deze tekst ter toetsing ging. Je kunt hem wel lezen."
        )
    return gevonden


def _open(versie: Documentversie) -> list[Gebruiker]:
    """Who may still answer and is in the team today."""
    vandaag = timezone.localdate()
    leden = Lidmaatschap.objects.geldig_op(vandaag).filter(
        akkoorden__versie=versie, akkoorden__stand=Akkoord.Stand.OPEN, gebruiker__is_active=True
    )
    return [lid.gebruiker for lid in leden.select_related("gebruiker")]
