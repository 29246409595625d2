"""No link of the demo leads nowhere: every role follows what its pages offer.

Each page is fetched once, each address with its own query as well; of what only differs in its
filters a few are enough, of one kind of page twenty.
"""

import datetime
import re
from collections import Counter, deque
from functools import cache
from unittest import mock
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client, TestCase
from django.urls import Resolver404, resolve
from lxml import html

from organisatie.models import Gebruiker
from overzicht.demo import maak_demo
from rapportage.pdf import maken

pytestmark = pytest.mark.django_db

ROLLEN = (
    *("beheerder", "kwaliteit", "onderzoeker", "bestuurder", "directeur"),
    *("teamleider", "docent1"),
)
# Of one kind of page so many with a query of their own: filters of a list multiply without end.
PER_SOORT = 3
# Of one kind of page so many: sixty students have the same page with another name.
PER_PAGINA = 20
# A file of each kind, once: what is in them is tested elsewhere.
EIGEN = re.compile(r"/(?!static/|uitloggen/)")
BESTAND = re.compile(r"[?&]formaat=\w+|\.(svg|ics|ris|csv|xlsx|pdf)(\?|$)")


class Blad:
    """A PDF that was not drawn: that takes a second each, and is tested elsewhere."""

    pages = (None,)

    def write_pdf(self, **_: object) -> bytes:
        return b"%PDF-1.7"


class Verwijzingen:
    """The addresses on a page, and the names that a link within it may point to."""

    def __init__(self, pagina: str) -> None:
        boom = html.document_fromstring(pagina)
        self.naar: list[str] = [href for href in boom.xpath("//a/@href") if href]
        self.namen: set[str] = {*boom.xpath("//@id"), *boom.xpath("//@name")}


class Wandeling:
    """One role through everything it can reach; ``fout`` says what leads nowhere, from where."""

    def __init__(self, client: Client) -> None:
        self.fout: list[str] = []
        self.namen: dict[str, set[str]] = {}
        self._client = client
        self._soorten: Counter[str] = Counter()

    def loop(self, begin: str) -> None:
        vanaf, ankers = {begin: "de adresbalk"}, {}
        rij = deque([begin])
        while rij:
            adres = rij.popleft()
            for naar, anker in self._bekijk(adres, vanaf[adres]):
                if anker:
                    ankers.setdefault((naar, anker), adres)
                if naar not in vanaf and self._genoeg_anders(naar):
                    vanaf[naar] = adres
                    rij.append(naar)
        self.fout += [
            f"{naar}#{anker} is er niet (op {adres})"
            for (naar, anker), adres in ankers.items()
            if anker not in self.namen.get(naar, {anker})
        ]

    def _bekijk(self, adres: str, vanaf: str) -> list[tuple[str, str]]:
        """The addresses on a page, each with the place in it that is meant."""
        antwoord = self._client.get(adres, follow=True)
        if antwoord.status_code != 200:
            self.fout.append(f"{antwoord.status_code} {adres} (op {vanaf})")
        if not antwoord.get("Content-Type", "").startswith("text/html"):
            return []
        pagina = Verwijzingen(antwoord.content.decode())
        self.namen[adres] = pagina.namen
        naar = [tuple(urldefrag(urljoin(adres, href))) for href in pagina.naar]
        return [(adres_, anker) for adres_, anker in naar if EIGEN.match(adres_)]

    def _genoeg_anders(self, adres: str) -> bool:
        delen = urlsplit(adres)
        if not (soort := _soort(delen.path)):
            # It leads nowhere: to be seen and told.
            return True
        hoogstens = PER_SOORT if delen.query else PER_PAGINA
        if bestand := BESTAND.search(adres):
            soort, hoogstens = f"{soort} als {bestand[0]}", 1
        elif delen.query:
            soort += " met een vraag"
        self._soorten[soort] += 1
        return self._soorten[soort] <= hoogstens


@cache
def _soort(pad: str) -> str:
    """Which kind of page an address is; empty when there is none."""
    try:
        return resolve(pad).view_name
    except Resolver404:
        return ""


class TestLinks(TestCase):
    @classmethod
    def setUpTestData(cls):
        maak_demo(datetime.date(2026, 11, 20))

    def test_elke_rol_komt_overal_waar_een_link_heen_wijst(self):
        for naam in ROLLEN:
            with self.subTest(naam), mock.patch.object(maken, "_zet_op", return_value=Blad()):
                client = Client(raise_request_exception=False)
                client.force_login(Gebruiker.objects.get(email=f"{naam}@demo.example"))
                wandeling = Wandeling(client)
                wandeling.loop("/")
                assert wandeling.fout == []
                assert len(wandeling.namen) > 50
