"""The register: processes with their documents, as one person may see them."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from borgen.models import Document, Documentversie, Proces
from organisatie.models import Gebruiker

MENSEN = ("beheerder__gebruiker", "evalueert__gebruiker", "maakt_beschikbaar__gebruiker")


def lees_register(gebruiker: Gebruiker, gekozen: dict[str, Any]) -> QuerySet[Proces]:
    """The processes that fit the filters; each with ``lijst``, its documents that do.

    Each of those has ``stand``: its versions that hold or are in hand, the first holds.
    """
    documenten = _documenten(gebruiker, gekozen.get("stand", ""))
    processen = Proces.objects.zichtbaar_voor(gebruiker).select_related("team__school", *MENSEN)
    if team := gekozen.get("team"):
        processen = processen.filter(team=team)
    stand = gekozen.get("stand")
    if stand == "zonder":
        geldt = Documentversie.objects.van_kracht().filter(document__proces=OuterRef("pk"))
        processen = processen.exclude(Exists(geldt))
    elif stand:
        processen = processen.filter(Exists(documenten.filter(proces=OuterRef("pk"))))
    versies = (
        Documentversie.objects.zichtbaar_voor(gebruiker)
        .exclude(status=Documentversie.Status.VERVALLEN)
        .defer("tekst")
        .order_by("nummer")
    )
    lijst = documenten.select_related("eigenaar__gebruiker").prefetch_related(
        Prefetch("versies", versies, to_attr="stand")
    )
    return processen.order_by("team__naam", "team", "naam", "pk").prefetch_related(
        Prefetch("documenten", lijst, to_attr="lijst")
    )


def _documenten(gebruiker: Gebruiker, stand: str) -> QuerySet[Document]:
    rijen = Document.objects.zichtbaar_voor(gebruiker)
    versies = Documentversie.objects.zichtbaar_voor(gebruiker).filter(document=OuterRef("pk"))
    if stand == "geldt":
        return rijen.filter(Exists(versies.van_kracht()))
    if stand == "bewerking":
        return rijen.filter(Exists(versies.in_bewerking()))
    if stand == "evalueren":
        return rijen.evaluatie_voorbij(timezone.localdate())
    if stand == "zonder":
        return rijen.exclude(Exists(versies.van_kracht()))
    return rijen
