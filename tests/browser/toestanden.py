"""Beside the demo a session in every state there is, through the acts.

Told are the session of each state (its number, its code for phones), and of every other kind of row
the one that the pages are looked at with.
"""

import datetime
import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

import tests.browser


def sessies() -> dict[str, dict[str, Any]]:
    """Make the sessions; they belong to a traject of the demo that has none yet."""
    from boas import acties
    from boas.models import Instrument, Sessie
    from organisatie.models import Gebruiker, Lidmaatschap
    from verbeterplan.acties import bereid_sessie_voor
    from verbeterplan.models import Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    traject = Verbetertraject.objects.get(naam="Toetsen en herkansen")
    boas = Instrument.objects.get(code="boas", team=None)

    def nieuw(onderwerp: str, stemwijze: str = Sessie.Stemwijze.BEIDE) -> Sessie:
        sessie = bereid_sessie_voor(traject, boas, leider)
        sessie.onderwerp, sessie.stemwijze = onderwerp, stemwijze
        sessie.doel = "Samen bepalen wat er nog nodig is."
        sessie.samenvatting = "- vooraf weten wanneer een toets is\n- vooraf weten hoe je herkanst"
        sessie.gepland_op = datetime.datetime(2099, 1, 5, 13, tzinfo=datetime.UTC)
        sessie.save()
        sessie.aanwezigen.set(Lidmaatschap.objects.van_team(traject.team_id))
        sessie.aantal_aanwezig = 14
        sessie.save()
        weg = sessie.keuze.values_list("pk", flat=True)[3:]
        sessie.keuze.filter(pk__in=list(weg)).delete()
        return sessie

    def begonnen(onderwerp: str, **anders: Any) -> Sessie:
        sessie = nieuw(onderwerp, **anders)
        acties.start(sessie.pk)
        return sessie

    def opening() -> Sessie:
        sessie = begonnen("Opening")
        acties.noteer_opmerking(sessie.pk, "Goed dat we dit doen.", op_projector=True)
        acties.noteer_opmerking(sessie.pk, "Dit vraagt veel tijd.")
        return sessie

    def open_(onderwerp: str, **anders: Any) -> Sessie:
        sessie = begonnen(onderwerp, **anders)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        return sessie

    def tel(sessie: Sessie, *handen: int) -> None:
        ronde = sessie.rondes.order_by("-pk")[0]
        acties.tel_handen(sessie.pk, ronde.pk, handen)

    def onthuld(onderwerp: str, *handen: int) -> Sessie:
        sessie = open_(onderwerp)
        tel(sessie, *handen)
        acties.onthul(sessie.pk)
        ronde = sessie.rondes.get()
        acties.noteer_reden(sessie.pk, ronde.pk, "We hoorden het te laat.", op_projector=True)
        acties.noteer_reden(sessie.pk, ronde.pk, "Ik weet niet waar het staat.")
        return sessie

    def te_veel() -> Sessie:
        sessie = open_("Te veel geteld")
        tel(sessie, 4, 4, 4, 4)
        return sessie

    def tweede_ronde() -> Sessie:
        sessie = onthuld("Tweede ronde", 5, 2, 2, 5)
        acties.opnieuw(sessie.pk)
        return sessie

    def tweede_onthuld() -> Sessie:
        sessie = tweede_ronde()
        tel(sessie, 1, 3, 8, 2)
        acties.onthul(sessie.pk)
        return sessie

    def afsluiting(blad: int) -> Sessie:
        sessie = onthuld(f"Afsluiting blad {blad}", 4, 5, 3, 2)
        acties.noteer_opmerking(sessie.pk, "Goed dat we dit doen.")
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=blad)
        return sessie

    def afgesloten(gedeeld: bool = False) -> Sessie:
        sessie = afsluiting(0)
        acties.sluit_sessie(sessie.pk)
        if gedeeld:
            acties.deel(sessie.pk, True)
        return sessie

    def leeg() -> Sessie:
        sessie = begonnen("Zonder antwoord")
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        acties.sluit_sessie(sessie.pk)
        return sessie

    toestanden: dict[str, Callable[[], Sessie]] = {
        "kaal": lambda: bereid_sessie_voor(traject, boas, leider),
        "voorbereiding": lambda: nieuw("Toetsen en herkansen"),
        "opening": opening,
        "open": lambda: open_("Stelling open"),
        "open_telefoons": lambda: open_("Met telefoons", stemwijze=Sessie.Stemwijze.TELEFOONS),
        "open_handen": lambda: open_("Met handen", stemwijze=Sessie.Stemwijze.HANDEN),
        "te_veel": te_veel,
        "onthuld": lambda: onthuld("Grote verschillen", 5, 2, 2, 5),
        "onthuld_eens": lambda: onthuld("Eensgezind", 0, 1, 11, 2),
        "tweede_ronde": tweede_ronde,
        "tweede_onthuld": tweede_onthuld,
        "afsluiting": lambda: afsluiting(0),
        "afsluiting_1": lambda: afsluiting(1),
        "afsluiting_2": lambda: afsluiting(2),
        "afgesloten": afgesloten,
        "gedeeld": lambda: afgesloten(gedeeld=True),
        "leeg": leeg,
    }
    gemaakt = {naam: maak_sessie() for naam, maak_sessie in toestanden.items()}
    return {naam: {"pk": sessie.pk, "code": sessie.code} for naam, sessie in gemaakt.items()}


def rijen() -> dict[str, dict[str, Any]]:
    """One row of every other kind; what the demo lacks is made here."""
    from django.core.files.base import ContentFile

    from boas.instrumenten import kopieer
    from boas.models import Instrument
    from organisatie import models as organisatie
    from organisatie.post import verstuur
    from verbeterplan import models as plan

    leider = organisatie.Gebruiker.objects.get(email="teamleider@demo.example")
    team = organisatie.Team.objects.get(naam="Onderwijsassistent")
    traject = plan.Verbetertraject.objects.get(naam="Begeleiding van de student")
    gehouden, gepland = (
        traject.trajectsessies.get(
            sessie__status=status, sessie__versie__instrument__code="boas"
        ).sessie
        for status in ("afgesloten", "voorbereiding")
    )
    boas = Instrument.objects.get(code="boas", team=None)
    eigen = kopieer(boas, team)
    moment = datetime.datetime(2099, 1, 12, 13, tzinfo=datetime.UTC)
    overleg = plan.Overleg.objects.create(team=team, titel="Werkoverleg", moment=moment)
    agendapunt = overleg.agendapunten.create(tekst="Hoe gaat het met de planning?", traject=traject)
    bijlage = organisatie.Bijlage.objects.create(
        team=team,
        naam="plan.txt",
        bestand=ContentFile(b"plan", "plan.txt"),
        grootte=4,
        door=leider,
    )
    gepland.bijlagen.add(bijlage)
    mail = verstuur(
        "brief", "Onze planning", "Beste collega,", aan=[leider], door=leider, team=team
    )
    stelling = eigen.laatste_versie.stellingen.first()
    los = plan.Activiteit.objects.create(team=team, traject=traject, wat="Formulier bespreken")
    gevonden = {
        "gehouden": gehouden,
        "gepland": gepland,
        "traject": traject,
        "team": team,
        "boas": boas,
        "eigen": eigen,
        "stelling": stelling,
        "overleg": overleg,
        "agendapunt": agendapunt,
        "bijlage": bijlage,
        "verzending": mail,
        "verbeteractie": traject.verbeteracties.first(),
        "activiteit": plan.Activiteit.objects.filter(keuze__trajectsessie__sessie=gehouden).last(),
        "activiteit_los": los,
        "scholen": organisatie.School.objects.first(),
        "teams": team,
        "personen": leider,
        "lidmaatschappen": organisatie.Lidmaatschap.objects.first(),
        "functies": organisatie.Functie.objects.first(),
        "schooljaren": organisatie.Schooljaar.objects.first(),
        "periodes": organisatie.Periode.objects.first(),
    }
    return {naam: {"pk": rij.pk} for naam, rij in gevonden.items()}


def alle() -> dict[str, dict[str, Any]]:
    """Make them all, in a database with the demo; ``toestanden_<subject>.py`` adds its own."""
    gemaakt = sessies() | rijen()
    for module in pkgutil.iter_modules(tests.browser.__path__):
        if module.name.startswith("toestanden_"):
            gemaakt |= importlib.import_module(f"tests.browser.{module.name}").rijen()
    return gemaakt
