"""Erasing an account: who it was goes, what was done stays."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from organisatie.models import (
    Functie,
    Gebruiker,
    Inzage,
    Lidmaatschap,
    Verzending,
    leg_inzage_vast,
)
from organisatie.models.versie import historie_van
from organisatie.regels.sporen import Sporen
from organisatie.vertrek import hangt_er_nog
from organisatie.wissen import aanmelden, doorzoek, gewist, onderweg, schoon
from organisatie.wissen.bijlagen import Genoemd, genoemd_in

SOORT = "persoon"


@dataclass(frozen=True)
class Vooraf:
    """What erasing somebody would do, and what a person has to look at."""

    nieuw: str
    eigen: dict[str, int]
    """Rows that go, by kind."""
    plekken: dict[str, int]
    """Rows in which the name is replaced, by kind."""
    los: dict[tuple[str, str], int]
    """By team and kind: where only a word of the name stands."""
    bijlagen: Genoemd
    """Uploads that name this person, which stay as they are."""
    naamgenoot: bool
    """Somebody else is called the same, so the name stays in texts."""
    onderweg: int
    woorden: tuple[str, ...] = field(default=())


def wie(persoon: Gebruiker) -> Sporen:
    """What this person is and was called; not what is (also) somebody else's name or address."""
    regels = historie_van(Gebruiker).objects.filter(id=persoon.pk)
    namen = {persoon.naam, *regels.values_list("naam", flat=True)}
    namen -= aanmelden.naamgenoten(namen, Gebruiker.objects.filter(pk=persoon.pk))
    adressen = {persoon.email, *regels.values_list("email", flat=True)}
    for model, veld in _inlogrijen():
        adressen |= _adressen(QuerySet(model).filter(**{veld: persoon.pk}).values())
    anderen = Gebruiker.objects.exclude(pk=persoon.pk)
    adressen -= set(anderen.filter(email__in=adressen).values_list("email", flat=True))
    return Sporen(tuple(sorted(namen)), tuple(sorted(adressen)), f"oud-collega {persoon.pk}")


def vooraf(persoon: Gebruiker) -> Vooraf:
    """Looks only. What is counted is what ``wis`` would do now."""
    sporen = wie(persoon)
    gevonden = doorzoek.vind(sporen)
    eigen = {e.woord: n for e in aanmelden.EIGEN if (n := e.rijen(persoon).count())}
    was_in = historie_van(Lidmaatschap).objects.filter(gebruiker=persoon.pk)
    teams = {*persoon.lidmaatschappen.values_list("team", flat=True)}
    teams |= {*was_in.values_list("team", flat=True)}
    return Vooraf(
        nieuw=sporen.nieuw,
        eigen=eigen,
        plekken=doorzoek.tel((plek.model, plek.pk) for plek in gevonden),
        los=doorzoek.los(sporen, teams),
        bijlagen=genoemd_in(sporen, teams, persoon),
        naamgenoot=persoon.naam not in sporen.namen,
        onderweg=onderweg.tel(),
        woorden=sporen.los,
    )


def bezwaar(persoon: Gebruiker, door: Any) -> str:
    """Why this person cannot be erased (yet), and what to do first; empty when nothing is."""
    vandaag = timezone.localdate()
    if persoon.gewist_op:
        return "Deze persoon is al gewist."
    if persoon == door:
        return "Dit is je eigen account. Vraag een andere beheerder."
    if Functie.objects.filter(gebruiker=persoon).exists():
        return f"{persoon.naam} heeft nog een functie. Haal die eerst weg."
    if Lidmaatschap.objects.filter(Q(tot=None) | Q(tot__gte=vandaag), gebruiker=persoon).exists():
        return f"{persoon.naam} zit nog in een team. Rond dat eerst af."
    if werk := hangt_er_nog(persoon):
        return f"Op naam van {persoon.naam} staat nog werk: {werk}. Verdeel dat eerst."
    return ""


@transaction.atomic
def wis(pk: int, door: Gebruiker | None) -> int:
    """Erase; how many texts changed. ``door`` None is a term that was over.

    Raises ValidationError when it may not be.
    """
    persoon = Gebruiker.objects.select_for_update().get(pk=pk)
    if reden := bezwaar(persoon, door):
        raise ValidationError(reden)
    return _wis(persoon, door)


def _wis(persoon: Gebruiker, door: Gebruiker | None) -> int:
    sporen = wie(persoon)
    for eigen in aanmelden.EIGEN:
        verwijder(eigen.rijen(persoon))
    _sluit_af(persoon, sporen)
    plekken = wis_overal(sporen)
    waarom = "" if door else ", na de bewaartermijn"
    leg_inzage_vast(
        door or persoon, Inzage.Soort.GEWIST, f"{sporen.nieuw}: {plekken} plekken{waarom}"
    )
    gewist.onthoud(SOORT, [(persoon.pk, _kenmerk(persoon))])
    return plekken


def wis_overal(sporen: Sporen) -> int:
    """Take somebody out of every text, what is under way, and the file of the database."""
    geraakt = doorzoek.vervang(sporen)
    for doe in aanmelden.DAARNA:
        doe(geraakt)
    onderweg.stop_alles()
    transaction.on_commit(_na_afloop)
    return sum(map(len, geraakt.values()))


def _na_afloop() -> None:
    # Marks of failed sign-ins are made of the address.
    cache.clear()
    schoon.plan()


def verwijder(rijen: QuerySet[Any]) -> int:
    """Delete rows with what hangs on them; removing writes a line of history, which goes too."""
    model: Any = rijen.model
    pks = list(rijen.values_list("pk", flat=True))
    for blok in doorzoek.blokken(pks):
        QuerySet(model).filter(pk__in=blok).delete()
        if hasattr(model, "history"):
            historie_van(model).objects.filter(**{f"{model._meta.pk.name}__in": blok}).delete()
    return len(pks)


def _sluit_af(persoon: Gebruiker, sporen: Sporen) -> None:
    """Nobody signs in to this account again, and no line of it says whose it was."""
    for model, veld in _inlogrijen():
        QuerySet(model).filter(**{veld: persoon.pk}).delete()
    _wis_sessies(persoon, sporen)
    # Mail to this person alone begins with the first name, and says what only they should know.
    alleen = Verzending.objects.annotate(n=Count("aan")).filter(n=1, aan=persoon)
    for blok in doorzoek.blokken(list(alleen.values_list("pk", flat=True))):
        Verzending.objects.filter(pk__in=blok).update(tekst="", html="", gegevens={})
    adres = f"oud-collega-{persoon.pk}@gewist.invalid"
    persoon.set_unusable_password()
    nu = {"naam": sporen.nieuw, "email": adres, "is_active": False, "gewist_op": timezone.now()}
    Gebruiker.objects.filter(pk=persoon.pk).update(password=persoon.password, last_login=None, **nu)
    historie_van(Gebruiker).objects.filter(id=persoon.pk).update(
        naam=sporen.nieuw, email=adres, history_change_reason=None
    )


def _wis_sessies(persoon: Gebruiker, sporen: Sporen) -> None:
    """Of this person, of anybody who typed the address to sign in, and what nobody can read."""
    weg = []
    for sessie in Session.objects.iterator(1000):
        inhoud = sessie.get_decoded()
        eigen = str(inhoud.get("_auth_user_id")) == str(persoon.pk)
        if eigen or not inhoud or sporen.vervang(inhoud) != inhoud:
            weg.append(sessie.pk)
    for blok in doorzoek.blokken(weg):
        Session.objects.filter(pk__in=blok).delete()


def _inlogrijen() -> list[tuple[type[Model], str]]:
    """What allauth knows of an account: addresses, accounts elsewhere, second factors, with the
    field that says whose. By what is installed."""
    return [
        (model, veld.name)
        for app in apps.get_app_configs()
        if app.name.startswith("allauth")
        for model in app.get_models()
        for veld in model._meta.concrete_fields
        if veld.related_model is Gebruiker
    ]


def _adressen(rijen: Iterable[dict[str, Any]]) -> set[str]:
    tekst = json.dumps(list(rijen), default=str)
    return {deel for deel in tekst.replace("\\", '"').split('"') if _is_adres(deel)}


def _is_adres(deel: str) -> bool:
    return deel.count("@") == 1 and " " not in deel and "." in deel.partition("@")[2]


def _kenmerk(persoon: Gebruiker) -> str:
    return gewist.kenmerk(persoon.pk, persoon.gemaakt_op.isoformat())


def is_er_nog(pk: int, merk: str) -> bool:
    """Whether this very account is there, and was not erased."""
    persoon = Gebruiker.objects.filter(pk=pk, gewist_op=None).first()
    return persoon is not None and _kenmerk(persoon) == merk


@transaction.atomic
def wis_weer(pk: int) -> None:
    """After a restore: whatever the person does again in that older state, the erasing stands.

    Work that was handed over since is in the name of who was erased: the team leader divides it.
    """
    dag = timezone.localdate() - datetime.timedelta(days=1)
    persoon = Gebruiker.objects.select_for_update().get(pk=pk)
    Functie.objects.filter(gebruiker=persoon).delete()
    lopend = Lidmaatschap.objects.filter(Q(tot=None) | Q(tot__gt=dag), gebruiker=persoon)
    for lid in lopend:
        lid.van, lid.tot = min(lid.van, dag), dag
        lid.save()
    _wis(persoon, None)
