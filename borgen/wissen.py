"""What borgen holds of one person, and approved texts that lose a name.

An approved text stays word for word but for one thing: who asks to be erased has a right to it.
Then the guard lets the name out, the text says on which day that was, and the digests of the
text and of who agreed to it are made anew (docs/besluiten/0024).
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils import timezone

from borgen.acties.documenteren import vingerafdruk_van
from borgen.bewaking import opgeheven
from borgen.models import (
    Agendaadres,
    Akkoord,
    Beheersing,
    Document,
    Documentversie,
    Herinneringsstand,
    Tekst,
)
from borgen.regels.akkoord import vingerafdruk
from organisatie.models import Bijlage
from organisatie.models.versie import historie_van
from organisatie.wissen.aanmelden import (
    Geraakt,
    meld_bewaakt_aan,
    meld_daarna_aan,
    meld_eigen_aan,
    meld_mee_aan,
)


def _afdruk(rij: Tekst) -> str:
    return vingerafdruk(rij.titel, rij.tekst, [(b["naam"], b["sha256"]) for b in rij.bijlagen])


def _tekst(rij: Tekst, anders: Mapping[str, Any]) -> dict[str, Any]:
    """Its digest, unless that did not fit before: what was tampered with is not mended."""
    klopte = rij.hash == _afdruk(rij)
    for naam, waarde in anders.items():
        setattr(rij, naam, waarde)
    return {"naam_gewist_op": timezone.now()} | ({"hash": _afdruk(rij)} if klopte else {})


def _afdrukken(geraakt: Geraakt) -> None:
    """Versions and the voices on them follow their text, title and names of attachments."""
    versies = Documentversie.objects.filter(
        Q(pk__in=geraakt.get(Documentversie, ()))
        | Q(vastgelegd__in=geraakt.get(Tekst, ()))
        | Q(document__in=geraakt.get(Document, ()))
        | Q(versiebijlagen__bijlage__in=geraakt.get(Bijlage, ())),
    ).exclude(hash="")
    for versie in versies.select_related("document", "vastgelegd").distinct():
        nieuw = versie.vastgelegd.hash if versie.is_vast else vingerafdruk_van(versie)
        if nieuw == versie.hash:
            continue
        with opgeheven():
            for rijen in (
                Documentversie.objects.filter(pk=versie.pk),
                historie_van(Documentversie).objects.filter(id=versie.pk),
                Akkoord.objects.filter(versie=versie),
                historie_van(Akkoord).objects.filter(versie=versie.pk),
            ):
                rijen.filter(hash=versie.hash).update(hash=nieuw)


def meld_aan() -> None:
    """Called when the app is ready."""
    meld_eigen_aan("agenda-adressen", lambda wie: Agendaadres.objects.filter(gebruiker=wie))
    meld_eigen_aan("wekelijkse mail", lambda wie: Herinneringsstand.objects.filter(gebruiker=wie))
    meld_eigen_aan(
        "rijen van de competentiematrix",
        lambda wie: Beheersing.objects.filter(lidmaatschap__gebruiker=wie),
    )
    for model in (Tekst, Documentversie):
        meld_bewaakt_aan(model, opgeheven)
    meld_mee_aan(Tekst, _tekst)
    meld_daarna_aan(_afdrukken)
