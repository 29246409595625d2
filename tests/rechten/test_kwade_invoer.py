"""What people type stays text: on every page and in every file that they can come to see."""

import re

from boas.models import Sessie
from organisatie.models import Gebruiker, School, Team
from tests.factories import ActiviteitFactory
from tests.rechten.tabel import Podium
from tests.rechten.wandeling import wandel
from verbeterplan.models import Verbetertraject

KWAAD = '=HYPERLINK("http://x.example")<script>kwaad()</script>{{ 7|add:7 }}'
# A script, a formula in a workbook, and a cell of a CSV that Excel would take for one.
OPMAAK = re.compile(r'<script>kwaad|<f>HYPERLINK|(?:^|[;\r\n])"?=HYPERLINK\("+http', re.MULTILINE)


def test_wat_iemand_typt_blijft_tekst(als, wereld):
    podium = Podium(wereld)
    [podium.sessie, podium.gedeeld]  # noqa: B018 - asking makes them
    ActiviteitFactory(team=wereld.team, traject=podium.traject, wat=KWAAD, eigenaar=wereld.leden[1])
    Sessie.objects.update(onderwerp=KWAAD, doel=KWAAD)
    Verbetertraject.objects.update(naam=KWAAD, doel=KWAAD)
    School.objects.filter(pk=wereld.school.pk).update(naam=KWAAD)
    Team.objects.filter(pk=wereld.team.pk).update(naam=KWAAD)
    Gebruiker.objects.filter(pk=wereld.teamlid.pk).update(naam=KWAAD)

    bladen = wandel(als(wereld.teamleider))

    assert sum("kwaad()" in tekst for tekst in bladen.values()) > 5
    assert [adres for adres, tekst in bladen.items() if OPMAAK.search(tekst)] == []
