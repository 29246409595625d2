"""The demo is made through the domain functions and tells the worked case."""

import datetime
import io
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from pypdf import PdfReader

from boas.models import Inlevering, Peilpost, Sessie, Stem
from boas.uitkomsten import lees_uitkomst
from boas.uitslag_lezen import lees
from metaanalyse.models import Kaart, Rapport
from organisatie.models import Gebruiker, Team
from overzicht.demo import maak_demo
from overzicht.demo.mensen import WACHTWOORD
from tests.factories import GebruikerFactory
from verbeterplan import planbestand, planblad
from verbeterplan.models import Activiteit, Cyclusronde, Speerpunt, TrajectKaart, Weging
from verbeterplan.regels.planblad import van_json
from verbeterplan.regels.planverschil import vergelijk
from verbeterplan.weging import lees as lees_weging

pytestmark = [pytest.mark.django_db, pytest.mark.database]

VANDAAG = datetime.date(2026, 11, 20)


class TestVerhaal(TestCase):
    """The tests only look, so the demo is made once for all of them."""

    @classmethod
    def setUpTestData(cls):
        maak_demo(VANDAAG)

    def test_vaste_accounts(self):
        adressen = set(Gebruiker.objects.values_list("email", flat=True))
        vast = {"beheerder", "kwaliteit", "onderzoeker", "onderzoeker2", "bestuurder", "directeur"}
        vast |= {"teamleider", "teamleider-handel", "docent1-handel"}
        vast |= {f"docent{i}" for i in range(1, 15)}
        assert {f"{naam}@demo.example" for naam in vast} <= adressen
        assert Gebruiker.objects.get(email="docent14@demo.example").check_password(WACHTWOORD)
        assert Team.objects.get(naam="Onderwijsassistent").lidmaatschappen.count() == 15

    def test_de_weging(self):
        weging = Weging.objects.get(team__naam="Onderwijsassistent")
        assert weging.sessie.status == Sessie.Status.AFGESLOTEN
        beeld = lees_weging(weging)
        assert [regel.nummer for regel in beeld.regels] == [1, 2, 3, 4]
        assert beeld.verdeeld == "41 van de 42 stippen zijn verdeeld."

    def test_het_plan_staat_heel_op_een_blad_en_heeft_twee_versies(self):
        ronde = Cyclusronde.objects.select_related("traject__team").get(
            traject__naam="Begeleiding van de student"
        )
        blad = planblad.lees(ronde)
        [papier], [poster] = (
            PdfReader(io.BytesIO(maak(blad, "", VANDAAG))).pages
            for maak in (planbestand.pdf, planbestand.poster)
        )
        # The poster stays readable from afar: with the wider letters of a bare Debian, which has no
        # narrow ones, it is shortened a little.
        assert "Ingekort" not in papier.extract_text()
        assert "Wat willen we bereiken?" in poster.extract_text()
        eerste, tweede = (van_json(versie.inhoud) for versie in ronde.planversies.all())
        anders = [deel.kop for deel in vergelijk(eerste, tweede)]
        assert {"Wat willen we bereiken?", "Wat er geregeld moet zijn"} <= set(anders)

    def test_een_vragenlijst_met_een_link_is_halverwege(self):
        sessie = Sessie.objects.get(
            stemwijze="link", status="lopend", team__naam="Onderwijsassistent"
        )
        assert sessie.aantal_aanwezig == 15
        assert Inlevering.objects.filter(uitnodiging__groep__peiling=sessie.pk).count() == 8
        assert not Peilpost.objects.filter(peiling=sessie.pk).exists()

    def test_het_verhaal(self):
        boas = Sessie.objects.filter(versie__instrument__code="boas")
        gehouden, komend = boas.filter(team__naam="Onderwijsassistent").order_by("gepland_op")
        assert gehouden.status == Sessie.Status.AFGESLOTEN
        assert gehouden.gedeeld_op is not None
        assert komend.status == Sessie.Status.VOORBEREIDING
        assert komend.vorige == gehouden
        assert gehouden.opmerkingen.count() == 3
        assert not komend.opmerkingen.exists()
        afspraken = gehouden.rondes.get(stelling__code="V3")
        assert [t.n for t in afspraken.tellingen.filter(bron="handen").order_by("waarde")] == [
            6, 6, 1, 1,
        ]  # fmt: skip
        assert gehouden.rondes.filter(stelling__code="A1").count() == 2
        assert {s.code for s in lees(gehouden, vorige=None, met_redenen=False).aandacht} >= {
            "V3",
            "V5",
            "V6",
            "D2",
        }

    def test_de_knoster_twee_keer(self):
        nu, toen = Sessie.objects.filter(versie__instrument__code="knoster").order_by(
            "-begonnen_op"
        )
        verteld = lees_uitkomst(lees(nu, vorige=toen, met_redenen=False)).verteld
        assert nu.vorige == toen
        zin = "De ingrediënten mensen en middelen ontbreken: dat geeft ongerustheid en frustratie"
        assert verteld.zin == zin
        assert [b.klein for b in verteld.vorige.ontbreekt] == ["structuur", "mensen", "resultaten"]

    def test_planning_heeft_klare_en_late_afspraken(self):
        activiteiten = Activiteit.objects.filter(traject__naam="Begeleiding van de student")
        assert activiteiten.filter(status=Activiteit.Status.KLAAR).exists()
        assert activiteiten.te_laat(VANDAAG).exists()
        assert not activiteiten.filter(bevestigd_op=None).exists()
        assert not Stem.objects.exists()

    def test_speerpunten_in_elke_stand(self):
        van_team = Speerpunt.objects.filter(team__naam="Onderwijsassistent")
        standen = Counter(van_team.values_list("stand", flat=True))
        assert standen == {"lijst": 4, "gekozen": 1, "doorgeschoven": 2}
        weer = [s.naam for s in van_team if s.is_zover(VANDAAG)]
        assert weer == ["Ouders van jonge studenten erbij"]
        assert van_team.get(stand="gekozen").traject.naam == "Begeleiding van de student"

    def test_de_onderzoekers_hebben_werk(self):
        assert Kaart.objects.vastgesteld().count() == 32
        rapporten = Rapport.objects.values_list("stand", flat=True)
        assert Counter(rapporten) == {"opgenomen": 29, "gevonden": 1, "uitgesloten": 2}
        (kaart,) = Kaart.objects.filter(stand="concept")
        assert [c.codeur.naam for c in kaart.coderingen.filter(stand="klaar").order_by("pk")] == [
            "Olga Onderzoek",
            "Omar Onderzoek",
        ]

    def test_het_team_hing_twee_kaarten_bij_zijn_plan(self):
        rijen = TrajectKaart.objects.select_related("traject", "kaart").order_by("pk")
        assert [(rij.traject.naam, rij.kaart.code) for rij in rijen] == [
            ("Begeleiding van de student", "24"),
            ("Begeleiding van de student", "05"),
        ]


def test_opdracht_weigert_een_gevulde_database(capsys, monkeypatch):
    """One account is enough; that the whole demo of today can be made, ``bron`` needs as well."""
    maak = "overzicht.management.commands.demo.maak_demo"
    monkeypatch.setattr(maak, lambda: GebruikerFactory())
    call_command("demo")
    assert "teamleider@demo.example" in capsys.readouterr().out
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("demo")
