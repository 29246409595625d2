"""Sturing in the demo: the team's estimates, how it wants and can, and its competences.

Told is that the agreements were good and hardly known, and that this changed after the BOAS.
"""

import datetime

from django.utils import timezone

from borgen.acties import schatting as acties
from borgen.acties.competenties import bewaar_rij
from borgen.models import Proces, Schattingsronde, Sturingsoordeel
from organisatie.models import Gebruiker, Lidmaatschap, Team
from verbeterplan.models import Verbeteractie, Verbetertraject

# Quality and acceptance by thirteen of the fifteen; first the acceptance stayed behind.
EERSTE = ((8, 4), (7, 3), (9, 5), (7, 4), (8, 2), (6, 4), (8, 5), (7, 6), (9, 3), (8, 4))
LATER = ((8, 7), (7, 7), (9, 8), (7, 6), (8, 7), (7, 7), (8, 8), (8, 7), (9, 6), (8, 7))
# Name, what you do then, level and number of people asked, and the levels of twelve people.
COMPETENTIES = (
    (
        "Een begeleidingsgesprek voeren",
        "Je kijkt met de student terug en spreekt een volgende stap af.",
        *(2, 12, (2, 3, 2, 1, 2, 4, 1, 2, 2, 1, 3, 2)),
    ),
    (
        "Het gespreksformulier gebruiken",
        "Je vult het tijdens het gesprek in, samen met de student.",
        *(2, 12, (2, 2, 1, 0, 2, 3, 1, 2, 1, 0, 2, 1)),
    ),
    (
        "Een collega inwerken",
        "Je legt uit hoe we studenten begeleiden en waarom.",
        *(3, 2, (1, 3, 1, 0, 2, 4, 0, 1, 1, 0, 3, 1)),
    ),
)
# Willen and kunnen.
TEAM = ((3, 2), (3, 2), (4, 2), (3, 3), (2, 2), (3, 1), (3, 2), (4, 3), (3, 2), (3, 2))


def maak_sturing(
    traject: Verbetertraject,
    leider: Gebruiker,
    leden: list[Lidmaatschap],
    vandaag: datetime.date,
) -> None:
    """Two rounds about the first verbeteractie, one about the team, and what followed."""
    actie = traject.verbeteracties.all()[0]
    _houd(traject, leider, leden, EERSTE, vandaag - datetime.timedelta(days=120), actie)
    _houd(traject, leider, leden, LATER, vandaag - datetime.timedelta(days=14), actie)
    Sturingsoordeel.objects.create(
        traject=traject,
        willen=2,
        kunnen=2,
        doorlooptijd=Sturingsoordeel.Doorlooptijd.LANG,
        toelichting="Twee van ons kenden de afspraken, niemand voerde ze uit.",
        datum=vandaag - datetime.timedelta(days=130),
        door=leider,
    )
    ronde = _houd(traject, leider, leden, TEAM, vandaag - datetime.timedelta(days=21))
    Sturingsoordeel.objects.create(
        traject=traject,
        ronde=ronde,
        willen=ronde.eerste,
        kunnen=ronde.tweede,
        doorlooptijd=Sturingsoordeel.Doorlooptijd.LANG,
        fase=Sturingsoordeel.Fase.PROCES,
        toelichting="De gesprekken staan in het rooster; het formulier moeten we nog leren.",
        datum=vandaag - datetime.timedelta(days=20),
        door=leider,
    )


def maak_matrix(team: Team, leden: list[Lidmaatschap]) -> None:
    """What the first process of the team asks, and what most of its people filled in."""
    proces = Proces.objects.filter(team=team).first()
    if proces is None:
        proces = Proces.objects.create(team=team, naam="Begeleiding van de student")
    for plek, (naam, wat, niveau, aantal, niveaus) in enumerate(COMPETENTIES):
        competentie = proces.competenties.create(
            naam=naam, toelichting=wat, niveau=niveau, aantal=aantal, volgorde=plek
        )
        for lid, beheerst in zip(leden, niveaus, strict=False):
            bewaar_rij(lid, {competentie: beheerst})


def _houd(
    traject: Verbetertraject,
    leider: Gebruiker,
    leden: list[Lidmaatschap],
    antwoorden: tuple[tuple[int, int], ...],
    dag: datetime.date,
    actie: Verbeteractie | None = None,
) -> Schattingsronde:
    """Open, answer and close a round on ``dag``."""
    ronde = acties.open_ronde(traject, leider, actie)
    for lid, (eerste, tweede) in zip(leden, antwoorden, strict=False):
        acties.geef(ronde.pk, lid.gebruiker, eerste, tweede)
    ronde = acties.sluit(ronde.pk)
    moment = timezone.make_aware(datetime.datetime.combine(dag, datetime.time(15)))
    Schattingsronde.objects.filter(pk=ronde.pk).update(
        geopend_op=moment - datetime.timedelta(days=3), gesloten_op=moment
    )
    ronde.refresh_from_db()
    return ronde
