"""Answers by link in the database itself: counts, and never a row, a time or a name for anybody.

What is not stored cannot be shown, derived or leaked; so this looks at every table there is.
"""

import io
import random
import re
import zipfile
from contextlib import suppress

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from boas.models import (
    Inlevering,
    Peiling,
    Peilpost,
    Peiltelling,
    Sessie,
    Telling,
    Uitnodiging,
)
from boas.peilen.starten import maak_peiling, merk_van, open_peiling
from tests.boas import peilen
from tests.factories import GebruikerFactory, LidmaatschapFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# Any change here must first answer: can it say who answered what, or when?
VELDEN = {
    Uitnodiging: {"id", "groep", "merk"},
    Inlevering: {"uitnodiging"},
    Peiltelling: {"id", "groep", "stelling", "waarde", "n"},
    Telling: {"id", "ronde", "bron", "groep", "waarde", "n"},
}
WIE_OF_WANNEER = (models.DateField, models.TimeField, models.DurationField)


def tabellen() -> dict[str, list[tuple]]:
    """Every row of every table, also of those no model knows."""
    alles = {}
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute("SELECT * FROM " + connection.ops.quote_name(tabel))  # noqa: S608
            alles[tabel] = sorted(cursor.fetchall(), key=repr)
    return alles


def verstuur(client, sessie: Sessie, token: str, *waarden: int) -> None:
    """Send over the web, as somebody with the link does, and read the thanks."""
    stellingen = sessie.versie.stellingen.order_by("volgorde")
    velden = {f"stelling-{s.pk}": str(w) for s, w in zip(stellingen, waarden, strict=True)}
    pad = reverse("antwoord", args=[sessie.code, token])
    assert client.get(pad).status_code == 200
    antwoord = client.post(pad, velden)
    assert antwoord.status_code == 303
    assert client.get(antwoord["Location"]).status_code == 200


class TestTabellen:
    def test_versturen_laat_alleen_een_merk_en_hogere_tellingen_na(self, als):
        sessie = peilen.open_organisatie(leiders=6, medewerkers=12)
        ingelogd, onbekend = als(GebruikerFactory()), Client()
        voor, rijen = tabellen(), telrijen()
        for plek, token in enumerate(peilen.links(sessie)[:16]):
            verstuur(ingelogd if plek % 2 else onbekend, sessie, token, plek % 4, 0, 3)
        na = tabellen()

        anders = {tabel for tabel in na if na[tabel] != voor[tabel]}
        assert anders == {"boas_inlevering", "boas_peiltelling"}
        assert (voor["boas_inlevering"], len(na["boas_inlevering"])) == ([], 16)
        assert telrijen() == rijen
        assert Peiltelling.objects.aggregate(som=models.Sum("n"))["som"] == 16 * 3

    def test_twee_antwoorden_in_een_andere_volgorde_geven_dezelfde_database(self):
        """Nothing tells who sent what: exchanged between two links of a group all is the same."""
        sessie = peilen.open_team(8)
        een, ander, *_ = peilen.links(sessie)
        teruggezet = []
        for paren in (((een, 0), (ander, 3)), ((een, 3), (ander, 0))):
            for token, waarde in paren:
                peilen.antwoord(sessie, token, waarde, waarde, waarde)
            teruggezet.append(tabellen())
            Inlevering.objects.all().delete()
            Peiltelling.objects.update(n=0)
        assert teruggezet[0] == teruggezet[1]


def telrijen() -> list[tuple]:
    """The counts without what they counted."""
    return sorted(Peiltelling.objects.values_list("pk", "groep", "stelling", "waarde"))


class TestVelden:
    @pytest.mark.parametrize("model", VELDEN, ids=lambda model: model.__name__)
    def test_wat_er_staat_en_niet_meer(self, model):
        assert {veld.name for veld in model._meta.local_fields} == VELDEN[model]
        assert not model._meta.local_many_to_many

    @pytest.mark.parametrize("model", VELDEN, ids=lambda model: model.__name__)
    def test_geen_tijd_geen_persoon_geen_historie(self, model):
        persoon = apps.get_model(settings.AUTH_USER_MODEL)
        for veld in model._meta.get_fields():
            assert not isinstance(veld, WIE_OF_WANNEER)
            assert veld.related_model is not persoon
        assert not hasattr(model, "history")
        historie = {m.instance_type for m in apps.get_models() if hasattr(m, "instance_type")}
        assert model not in historie

    def test_niets_anders_wijst_naar_een_uitnodiging_of_een_telling(self):
        """A table that does could lay a person, a time or an order beside them."""
        wijst = {
            model.__name__: {veld.related_model.__name__ for veld in model._meta.related_objects}
            for model in (Uitnodiging, Inlevering, Peiltelling)
        }
        assert wijst == {"Uitnodiging": {"Inlevering"}, "Inlevering": set(), "Peiltelling": set()}

    def test_van_wie_genodigd_is_staat_er_geen_antwoord_bij(self):
        koppel = Peiling.genodigden.through
        assert {veld.name for veld in koppel._meta.local_fields} == {"id", "peiling", "gebruiker"}
        assert koppel._meta.related_objects == ()


class TestVolgorde:
    def test_uitnodigingen_en_post_volgen_accounts_noch_elkaar(self):
        peilen.open_organisatie(leiders=20, medewerkers=40)
        post = list(Peilpost.objects.order_by("pk").values_list("gebruiker", "token"))
        plek = dict(Uitnodiging.objects.values_list("merk", "pk"))
        uitnodiging = {gebruiker: plek[merk_van(token)] for gebruiker, token in post}
        gebruikers = [gebruiker for gebruiker, _ in post]
        assert len(gebruikers) == 60
        assert abs(_samenhang(gebruikers)) < 0.9
        assert abs(_samenhang([uitnodiging[wie] for wie in gebruikers])) < 0.9
        assert abs(_samenhang([uitnodiging[wie] for wie in sorted(gebruikers)])) < 0.9


def _samenhang(reeks: list[int]) -> float:
    """How far the order of these follows their places: 1 is the same, -1 the reverse."""
    rang = {waarde: plek for plek, waarde in enumerate(sorted(reeks))}
    n = len(reeks)
    som = sum((plek - rang[waarde]) ** 2 for plek, waarde in enumerate(reeks))
    return 1 - 6 * som / (n * (n * n - 1))


NIET_GELIJK = re.compile(rb'nonce="[^"]*"|[A-Za-z0-9]{64}')
# How many answered, in steps of five, is what may be known.
STAND = re.compile(rb"nog geen 5|minstens \d*[05]\b")
# The leader's page has more of it, and is looked at apart. Streams never end.
APART = {"sessie_peiling", "sessie_stroom"}
# Apps above sessions, and these themselves.
KENT_SESSIES = ("boas.", "verbeterplan.", "borgen.views", "overzicht.")


class TestVoorHetSluiten:
    @pytest.fixture
    def sessie(self, wereld):
        LidmaatschapFactory.create_batch(9, team=wereld.team)
        versie = peilen.versie_met_link()
        sessie = maak_peiling(wereld.team, versie, wereld.teamleider, "Onze cultuur")
        open_peiling(sessie.pk)
        return Sessie.objects.get(pk=sessie.pk)

    @pytest.mark.parametrize("persona", ["teamleider", "kwaliteit", "bestuurder"])
    def test_geen_pagina_of_bestand_verandert_door_een_antwoord(self, als, wereld, sessie, persona):
        wie = getattr(wereld, persona)
        adressen = _adressen(sessie)
        voor = _bekijk(als(wie), adressen)
        # Everybody disagrees: what could ask for attention, does.
        for token in peilen.links(sessie):
            peilen.antwoord(sessie, token, 0, 0, 0)
        na = _bekijk(als(wie), adressen)
        assert [adres for adres in adressen if voor[adres] != na[adres]] == []

    def test_de_leider_ziet_alleen_stappen_van_vijf(self, als, wereld, sessie):
        adres = reverse("sessie_peiling", args=[sessie.pk])
        gezien = []
        tokens = peilen.links(sessie)
        random.shuffle(tokens)
        for token in tokens[:11]:
            pagina = als(wereld.teamleider).get(adres).content
            gezien.append(NIET_GELIJK.sub(b"", pagina))
            peilen.antwoord(sessie, token, 0, 0, 0)
        assert gezien[0] == gezien[4]
        assert gezien[5] == gezien[9] != gezien[4]
        assert gezien[10] != gezien[9]


def _adressen(sessie: Sessie) -> list[str]:
    """Every page and file about the session, and all pages of those who can know of sessions."""
    adressen = [reverse("team", args=[sessie.team_id])]
    for patroon in _patronen(get_resolver().url_patterns):
        if patroon.name in APART or not patroon.callback.__module__.startswith(KENT_SESSIES):
            continue
        if patroon.name.startswith("sessie_") and list(patroon.pattern.converters) == ["pk"]:
            adres = reverse(patroon.name, args=[sessie.pk])
            adressen += [adres, f"{adres}?formaat=xlsx", f"{adres}?formaat=pdf"]
            continue
        with suppress(NoReverseMatch):
            adressen.append(reverse(patroon.name))
    return adressen


def _patronen(patronen):
    for patroon in patronen:
        if hasattr(patroon, "url_patterns"):
            yield from _patronen(patroon.url_patterns)
        else:
            yield patroon


def _bekijk(client, adressen: list[str]) -> dict[str, object]:
    """What is at each address, without what differs from one request to the next."""
    gezien: dict[str, object] = {}
    for adres in adressen:
        antwoord = client.get(adres)
        assert not antwoord.streaming
        assert antwoord["Content-Type"] != "application/pdf", "lees dan wat erin staat"
        gezien[adres] = (antwoord.status_code, _inhoud(antwoord.content))
    return gezien


def _inhoud(inhoud: bytes) -> object:
    if not inhoud.startswith(b"PK"):
        return STAND.sub(b"", NIET_GELIJK.sub(b"", inhoud))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as werkboek:
        return {n: werkboek.read(n) for n in werkboek.namelist() if not n.startswith("docProps")}
