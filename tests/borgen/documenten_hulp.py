"""Documents of the world's team, made through the acts that people use."""

import datetime

from borgen.acties import documenteren as acties
from borgen.acties import documenteren_toetsing as toetsing
from borgen.models import Document, Documentversie, Proces
from organisatie.models import Lidmaatschap


def maak_proces(team, naam="Begeleidingsgesprek", **velden) -> Proces:
    return Proces.objects.get_or_create(team=team, naam=naam, defaults=velden)[0]


def maak_document(team, leider, titel="SLB-handboek", **velden) -> Document:
    proces = velden.pop("proces", None) or maak_proces(team)
    return Document.objects.create(proces=proces, titel=titel, gemaakt_door=leider, **velden)


def maak_concept(document, tekst="Twee gesprekken per periode.", reden="Beter zo"):
    versie = acties.open_nieuwe_versie(document, reden, document.gemaakt_door)
    versie.tekst = tekst
    versie.save()
    return versie


def leg_voor(document, tekst="Twee gesprekken per periode.", **anders) -> Documentversie:
    return toetsing.leg_voor(maak_concept(document, tekst).pk, document.gemaakt_door, **anders)


def iedereen(document) -> list[int]:
    return [lid.pk for lid in Lidmaatschap.objects.van_team(document.proces.team_id)]


def stel_vast(
    document, tekst="Twee gesprekken per periode.", aanwezig=None, moment=None
) -> Documentversie:
    """Approved in a meeting by ``aanwezig`` (memberships; everybody unless given)."""
    versie = leg_voor(document, tekst)
    if moment:
        eerder = moment - datetime.timedelta(days=1)
        Documentversie.objects.filter(pk=versie.pk).update(ter_toetsing_op=eerder)
    wie = iedereen(document) if aanwezig is None else aanwezig
    toetsing.team_akkoord(versie.pk, versie.hash, wie, document.gemaakt_door, moment)
    return Documentversie.objects.select_related("document__proces__team").get(pk=versie.pk)


def regel(document, regel_: str):
    """The same document with another rule of approval."""
    document.akkoordregel = regel_
    document.save()
    return document
