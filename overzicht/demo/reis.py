"""Trajecten of the demo at other places of the journey than the worked case.

One is finished, one in its second round, and one came from an analysis that was made elsewhere.
"""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from borgen.acties import documenteren_toetsing as toetsing
from borgen.acties.vastleggen import leg_plan_vast
from organisatie.models import Lidmaatschap
from organisatie.schrijven import Invoer
from overzicht.demo.mensen import Mensen
from verbeterplan import antwoorden, cyclus
from verbeterplan.models import (
    Activiteit,
    Cyclusronde,
    Fasestap,
    Kartrekkerschap,
    Monitormoment,
    Overleg,
    Planbesluit,
    Plandoel,
    Verbeteractie,
    Verbetertraject,
)
from verbeterplan.regels.fasen import FASEN, Fase

AF = (
    "Rooster op tijd bekend",
    "Studenten en collega's weten drie weken voor een periode waar ze aan toe zijn.",
)
AF_SAMENVATTING = (
    "Het rooster kwam vaak pas een week van tevoren, en wijzigingen stonden op drie plekken. Nu "
    "staat het drie weken vooruit vast en lees je een wijziging op de roosterpagina."
)
AF_ACTIES = (
    ("Het rooster staat drie weken vooruit vast", "Daarna ruilen we alleen nog met elkaar."),
    ("Wijzigingen op één plek", "Op de roosterpagina, vóór acht uur 's ochtends."),
)
AF_GEZEGD = {
    "p-aanpak": "We maken het rooster eerder, en wie iets wil wijzigen regelt eerst een ruil.",
    "p-vast": "Drie weken vooruit klaar. Een wijziging staat op de roosterpagina.",
    "p-ruimte": "Met wie je ruilt, en hoe je het je klas vertelt.",
    "e-inhoud": "In twee periodes achter elkaar komt het rooster op tijd uit.",
    "c-opgelost": "Ja. Vier periodes op rij stond het rooster op tijd vast.",
    "c-tevreden": "Studenten wel. Twee collega's missen de vrijheid om laat nog te schuiven.",
    "c-beter": "We praatten te lang voordat we iets uitprobeerden.",
    "c-volgende": "Eerder met één klas beginnen, en dan pas met z'n allen.",
    "c-opnieuw": "Nee. Karin houdt in de gaten of het zo blijft.",
}
RONDE = "Toetsen en herkansen"
RONDE_ACTIES = ("De toetskalender hangt in week 1 in elk lokaal en staat op de site",)
RONDE_SAMENVATTING = (
    "Studenten wisten niet wanneer een toets was en misten daardoor kansen. De toetskalender hangt "
    "nu in week 1 in elk lokaal en staat op de site."
)
RONDE_DOEL = ("Elke student weet bij de start wanneer de toetsen zijn", "Een vraag in week 2.")
RONDE_REDEN = (
    "Studenten kennen de toetsen nu, maar niet hoe je een herkansing aanvraagt. Daar maken we een "
    "nieuw plan voor."
)
ELDERS = (
    "Beoordelen in de praktijk",
    "Elke student wordt in de winkel op dezelfde manier beoordeeld.",
)
ELDERS_ACTIES = (
    "Docent en praktijkopleider beoordelen de eerste keer samen",
    "Eén formulier met vijf punten voor alle winkels",
    "Elke periode bespreken we drie beoordelingen met elkaar",
)
MBOBETER = "MBObeter light, na een dag met het team"


def maak_reis(mensen: Mensen, vandaag: datetime.date) -> None:
    """What stands beside the worked case in the list of trajecten."""
    _maak_af(mensen, vandaag)
    _maak_tweede_ronde(mensen, vandaag)
    _maak_elders(mensen, vandaag)


def _maak_af(mensen: Mensen, vandaag: datetime.date) -> None:
    naam, doel = AF
    traject = Verbetertraject.objects.create(
        team=mensen.assistent, naam=naam, doel=doel, gemaakt_door=mensen.teamleider
    )
    for plek, (actie, omschrijving) in enumerate(AF_ACTIES):
        _actie(traject, plek, actie, mensen.leden[plek + 4], omschrijving)
    ronde = _breng_naar(traject, Fase.BORGEN, mensen, vandaag - datetime.timedelta(days=420))
    antwoorden.bewaar(ronde.pk, {code: Invoer(tekst, None) for code, tekst in AF_GEZEGD.items()})
    Kartrekkerschap.objects.create(
        ronde=ronde,
        lidmaatschap=mensen.leden[10],
        taken=["kijken", "helpen", "vertellen"],
        evaluatie_op=vandaag + datetime.timedelta(days=60),
    )
    _leg_vast(ronde, mensen, vandaag)
    traject.samenvatting = AF_SAMENVATTING
    traject.analyse_afgerond_op = vandaag - datetime.timedelta(days=380)
    traject.status = Verbetertraject.Status.AFGEROND
    traject.save()


def _leg_vast(ronde: Cyclusronde, mensen: Mensen, vandaag: datetime.date) -> None:
    """Its document, agreed on by all, and a meeting on which it comes back."""
    document, _ = leg_plan_vast(ronde, mensen.teamleider)
    document.op_leeslijst = False
    document.save()
    versie = toetsing.leg_voor(document.versies.get().pk, mensen.teamleider)
    iedereen = [lid.pk for lid in Lidmaatschap.objects.van_team(mensen.assistent)]
    toetsing.team_akkoord(versie.pk, versie.hash, iedereen, mensen.teamleider)
    overleg = Overleg.objects.create(
        team=mensen.assistent,
        titel="Teamoverleg",
        moment=_om(vandaag + datetime.timedelta(days=60)),
        plaats="Lokaal 2.14",
    )
    tekst = "Komt het rooster nog op tijd?"
    overleg.agendapunten.create(traject=ronde.traject, tekst=tekst, minuten=10)


def _maak_tweede_ronde(mensen: Mensen, vandaag: datetime.date) -> None:
    traject = Verbetertraject.objects.get(team=mensen.assistent, naam=RONDE)
    traject.samenvatting = RONDE_SAMENVATTING
    traject.save()
    traject.plgleden.create(lidmaatschap=mensen.leden[7], kartrekker=True)
    for plek, actie in enumerate(RONDE_ACTIES):
        _actie(traject, plek, actie, mensen.leden[7])
    begin = vandaag - datetime.timedelta(days=300)
    ronde = _breng_naar(traject, Fase.UITVOEREN, mensen, begin)
    tekst, zichtbaar_aan = RONDE_DOEL
    Plandoel.objects.create(ronde=ronde, tekst=tekst, zichtbaar_aan=zichtbaar_aan)
    Planbesluit.objects.create(
        ronde=ronde, uitkomst="uitvoeren", datum=begin + datetime.timedelta(days=60), voor=11
    )
    nieuw = cyclus.ga_naar(traject, Fase.BESLUITEN, mensen.teamleider, RONDE_REDEN)
    _zet_terug(nieuw, vandaag - datetime.timedelta(days=18))
    ronde.refresh_from_db()
    ronde.afgerond_op = nieuw.begonnen_op
    ronde.save()


def _maak_elders(mensen: Mensen, vandaag: datetime.date) -> None:
    naam, doel = ELDERS
    leden = mensen.leden_handel
    traject = Verbetertraject(
        team=mensen.handel,
        naam=naam,
        doel=doel,
        gemaakt_door=mensen.teamleider_handel,
        analyse_afgerond_op=vandaag - datetime.timedelta(days=45),
    )
    traject.save(begin_fase=Fase.UITVOEREN, herkomst=MBOBETER)
    traject.plgleden.create(lidmaatschap=leden[2], kartrekker=True)
    for plek, actie in enumerate(ELDERS_ACTIES):
        _actie(traject, plek, actie, leden[plek])
    Activiteit.objects.create(
        team=mensen.handel,
        traject=traject,
        wat="Het formulier met vijf punten bespreken met twee winkels",
        eigenaar=leden[1],
        datum=vandaag + datetime.timedelta(days=12),
    )
    Monitormoment.objects.create(
        ronde=traject.rondes.get(),
        titel="Wat zeggen de praktijkopleiders?",
        datum=vandaag + datetime.timedelta(days=33),
        vragen=["m-afspraak", "m-verschil"],
    )


def _actie(
    traject: Verbetertraject, plek: int, naam: str, lid: Lidmaatschap, omschrijving: str = ""
) -> None:
    Verbeteractie.objects.create(
        traject=traject, naam=naam, omschrijving=omschrijving, eigenaar=lid, volgorde=plek
    )


def _breng_naar(
    traject: Verbetertraject, fase: Fase, mensen: Mensen, begin: datetime.date
) -> Cyclusronde:
    """Through the phases one by one, two months each, from the day ``begin``."""
    ronde = traject.rondes.get()
    while Fase(ronde.fase).nummer < fase.nummer:
        ronde = cyclus.ga_naar(traject, FASEN[Fase(ronde.fase).nummer], mensen.teamleider, "")
    _zet_terug(ronde, begin)
    return ronde


def _zet_terug(ronde: Cyclusronde, begin: datetime.date) -> None:
    """As if the round began then, and went on every two months."""
    stappen = ronde.stappen.count()
    dateer(ronde, begin, [begin + datetime.timedelta(days=60 * plek) for plek in range(stappen)])


def dateer(ronde: Cyclusronde, begin: datetime.date, stappen: Sequence[datetime.date]) -> None:
    """As if the round began that day and took each of its steps on these."""
    ronde.begonnen_op = _om(begin)
    ronde.save()
    for stap, dag in zip(ronde.stappen.order_by("pk"), stappen, strict=True):
        Fasestap.objects.filter(pk=stap.pk).update(op=_om(dag))


def _om(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(15, 30)))
