"""Sociaal kapitaal in the organisation of the demo: asked twice, and prepared for a third time."""

import datetime
import random
from collections.abc import Mapping

from django.utils import timezone

from boas.models import Peilgroep, Peiling, Peilpost, Sessie, Uitnodiging, Vervolg
from boas.organisatiebreed import begin_ronde, lees_reeksen
from boas.peilen.antwoorden import lever_in
from boas.peilen.schatten import teken
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import merk_van, open_peiling
from organisatie.models import Gebruiker
from overzicht.demo.sessies import zet_in_de_tijd
from rapportage.getallen import MAANDEN

# What the bestuur expected, per theme and statement: places on the scale, from 0.
SCHATTINGEN: tuple[dict[str, tuple[int, ...]], ...] = (
    {"I": (3, 2, 2, 2), "L": (2, 3, 2, 2), "D": (2, 1, 2, 1)},
    {"I": (2, 2, 2, 1), "L": (2, 2, 1, 1), "D": (2, 2, 2, 1)},
)
# How people lean, per theme, of leidinggevenden and of medewerkers: weights of the four answers.
NEIGING: tuple[dict[str, tuple[tuple[int, ...], tuple[int, ...]]], ...] = (
    {
        "I": ((1, 3, 5, 2), (4, 6, 3, 1)),
        "L": ((1, 4, 4, 1), (4, 5, 3, 1)),
        "D": ((1, 3, 5, 1), (2, 5, 4, 1)),
    },
    {
        "I": ((0, 2, 6, 3), (1, 4, 7, 3)),
        "L": ((1, 3, 5, 1), (2, 5, 5, 1)),
        "D": ((1, 3, 5, 1), (5, 6, 3, 0)),
    },
)
# Out of so many somebody does not answer.
NIET = {"leidinggevenden": 6, "medewerkers": 5}
DUIDING = (
    "In de gesprekken hoorden we twee verklaringen. De plannen staan op de website, maar bijna "
    "niemand weet wat ze voor het eigen team betekenen. En teams willen eerder meedenken, niet pas "
    "als het stuk af is."
)
STAPPEN = (
    ("Open gesprek met twee mensen uit elk team en het bestuur", "Kees Kwaliteit", 40, True),
    ("Bij elk plan vooraf vragen welke teams willen meedenken", "Babs Bestuur", 90, True),
    ("Bezoek aan alle teams, ook in de les", "Babs Bestuur", -30, False),
)


def maak_sociaal_kapitaal(vandaag: datetime.date) -> None:
    """Two rounds a year apart, the last with what followed; the third waits for the estimate."""
    kwaliteit = Gebruiker.objects.get(email="kwaliteit@demo.example")
    [reeks] = [r for r in lees_reeksen() if r.instrument.code == "sociaal_kapitaal"]
    for plek, dagen in enumerate((770, 400)):
        dag = vandaag - datetime.timedelta(days=dagen)
        sessie = _noem(begin_ronde(reeks.versie, kwaliteit), dag)
        _houd(sessie, plek, dag)
    _spreek_af(sessie, vandaag)
    begin_ronde(reeks.versie, kwaliteit)


def _houd(sessie: Sessie, plek: int, dag: datetime.date) -> None:
    """Estimate, invite, answer and close, as people do; then put in its time."""
    bestuurder = Gebruiker.objects.get(email="bestuurder@demo.example")
    schattingen = SCHATTINGEN[plek]
    codes = list(sessie.keuze.values_list("stelling__code", flat=True))
    antwoorden = {code: schattingen[code[0]][int(code[1:]) - 1] for code in codes}
    tekende = datetime.datetime.combine(dag - datetime.timedelta(days=3), datetime.time(9))
    teken(sessie.pk, bestuurder, antwoorden, timezone.make_aware(tekende))
    open_peiling(sessie.pk)
    _antwoord(sessie, NEIGING[plek], random.Random(plek))  # noqa: S311 -- the same demo every time
    sluit_peiling(sessie.pk)
    gesloten = dag + datetime.timedelta(days=14)
    zet_in_de_tijd(sessie.pk, gesloten)
    begin = timezone.make_aware(datetime.datetime.combine(dag, datetime.time(9)))
    Sessie.objects.filter(pk=sessie.pk).update(gepland_op=None, gemaakt_op=begin, begonnen_op=begin)
    Peiling.objects.filter(pk=sessie.pk).update(sluit_op=gesloten)


def _antwoord(
    sessie: Sessie,
    neiging: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]],
    toeval: random.Random,
) -> None:
    """Most of those invited answer; the links are those that wait on the post."""
    stellingen = list(sessie.keuze.values_list("stelling", "stelling__code"))
    groepen = Peilgroep.objects.in_bulk()
    per_merk = dict(
        Uitnodiging.objects.filter(groep__peiling=sessie.pk).values_list("merk", "groep")
    )
    tokens = Peilpost.objects.filter(peiling=sessie.pk).order_by("gebruiker")
    teller: dict[str, int] = {}
    for token in tokens.values_list("token", flat=True):
        code = groepen[per_merk[merk_van(token)]].code
        teller[code] = teller.get(code, 0) + 1
        if teller[code] % NIET.get(code, 5) == 0:
            continue
        plek = 0 if code == "leidinggevenden" else 1
        lever_in(
            sessie.code,
            token,
            {
                pk: toeval.choices(range(4), weights=neiging[letters[0]][plek])[0]
                for pk, letters in stellingen
            },
        )


def _spreek_af(sessie: Sessie, vandaag: datetime.date) -> None:
    vervolg = Vervolg.objects.get(sessie=sessie)
    vervolg.initiatief, vervolg.naam = Vervolg.Initiatief.KWALITEIT, "Kees Kwaliteit"
    vervolg.duiding = DUIDING
    vervolg.save()
    for plek, (wat, wie, geleden, klaar) in enumerate(STAPPEN):
        dag = vandaag - datetime.timedelta(days=geleden)
        moment = timezone.make_aware(datetime.datetime.combine(dag, datetime.time(16)))
        sessie.vervolgstappen.create(
            wat=wat, wie=wie, datum=dag, klaar_op=moment if klaar else None, volgorde=plek
        )


def _noem(sessie: Sessie, dag: datetime.date) -> Sessie:
    sessie.onderwerp = f"Sociaal kapitaal, {MAANDEN[dag.month - 1]} {dag.year}"
    sessie.save()
    return sessie
