"""The team Onderwijsassistent is asked by link about its professionele cultuur; it is half way."""

import datetime
import random

from django.utils import timezone

from boas.models import Instrument, Peilpost, Sessie
from boas.peilen.antwoorden import lever_in
from boas.peilen.starten import open_peiling
from organisatie.models import Gebruiker, Team
from verbeterplan.acties import bereid_sessie_voor
from verbeterplan.models import Verbetertraject

TRAJECT = "Informatie voor de student"
DOEL = (
    "We willen weten hoe we met elkaar omgaan als iets niet goed gaat, voordat we afspraken maken "
    "over elkaars lessen bezoeken."
)
# How many of the team answered so far: the page says "minstens 5".
ANTWOORDDEN = 8


def maak_peiling_van_team(team: Team, leider: Gebruiker, vandaag: datetime.date) -> Sessie:
    """Open it five days ago for two weeks, with mail that arrived and some answers."""
    traject = Verbetertraject.objects.get(team=team, naam=TRAJECT)
    instrument = Instrument.objects.get(code="professionele_cultuur", team=None)
    sessie = bereid_sessie_voor(traject, instrument, leider, met_link=True)
    sessie.onderwerp, sessie.doel = "Hoe werken wij samen?", DOEL
    sessie.save()
    open_peiling(sessie.pk)
    stellingen = list(sessie.keuze.values_list("stelling", flat=True))
    post = Peilpost.objects.filter(peiling=sessie.pk)
    # The same answers each time the demo is made; they are nobody's.
    kies = random.Random(6)  # noqa: S311
    for token in post.order_by("pk").values_list("token", flat=True)[:ANTWOORDDEN]:
        waarden = kies.choices(range(4), weights=(1, 3, 6, 3), k=len(stellingen))
        lever_in(sessie.code, token, dict(zip(stellingen, waarden, strict=True)))
    post.delete()
    sessie.refresh_from_db()
    sessie.begonnen_op = timezone.now() - datetime.timedelta(days=5)
    sessie.save()
    sessie.peiling.sluit_op = vandaag + datetime.timedelta(days=9)
    sessie.peiling.save()
    return sessie
