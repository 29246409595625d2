"""What is asked in the whole organisation is on its own pages, and on no other page or file."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from boas import themas_lezen
from boas.models import Sessie, Vervolg
from tests.aanmelden import maak_koekjes, meld_aan
from tests.boas import organisatie
from tests.boas.kijken import ZONDER_SESSIES
from tests.factories import Wereld
from tests.rechten.tabel import Podium
from tests.rechten.test_rechten import RIJEN

pytestmark = pytest.mark.django_db

EIGEN = {"peilingen"}
# To do for who leads it, in words and without a figure.
TE_DOEN = {"start"}
LEIDERS = {"kwaliteit", "bestuurder"}
# In no other text of the application.
WOORDEN = ("Zilvervosronde", "Zilvervosstap", "Zilvervosnaam", "Zilvervosduiding")


@pytest.fixture
def podium(wereld) -> Podium:
    """A school with a closed round, one that is open, and a team at work with a session."""
    organisatie.vul_organisatie()
    sessie = organisatie.gesloten(wereld.bestuurder)
    Sessie.objects.filter(pk=sessie.pk).update(onderwerp="Zilvervosronde")
    Vervolg.objects.filter(sessie=sessie).update(
        initiatief="kwaliteit", naam="Zilvervosnaam", duiding="Zilvervosduiding"
    )
    sessie.vervolgstappen.create(wat="Zilvervosstap", wie="Zilvervosnaam")
    loopt = organisatie.geopend(wereld.bestuurder)
    organisatie.antwoord(loopt, "medewerkers", organisatie.MEDEWERKERS, 5)
    Sessie.objects.filter(pk=loopt.pk).update(onderwerp="Zilvervosronde 2")
    podium = Podium(wereld)
    assert podium.gedeeld
    return podium


def _paden(podium: Podium) -> list[tuple[str, str]]:
    """Every list there is, and what tells of a whole team or traject."""
    lijsten = {
        (rij.naam, reverse(rij.naam) + rij.query)
        for rij in RIJEN
        if rij.methode == "GET" and rij.kwargs is None and rij.naam not in EIGEN
    }
    werk = {
        (naam, reverse(naam, args=[pk]))
        for naam, pk in (
            ("team", podium.wereld.team.pk),
            ("traject", podium.traject.pk),
            ("activiteiten", podium.traject.pk),
            ("sessie_uitslag", podium.gedeeld.pk),
        )
    }
    return sorted(rij for rij in lijsten | werk if not ZONDER_SESSIES.match(rij[1]))


def _inhoud(antwoord) -> str:
    """All text of a page or a file."""
    bron = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    if bron.startswith(b"PK"):
        boek = zipfile.ZipFile(io.BytesIO(bron))
        return " ".join(boek.read(naam).decode(errors="ignore") for naam in boek.namelist())
    if bron.startswith(b"%PDF"):
        return " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(bron)).pages)
    return bron.decode(errors="ignore")


def test_no_list_or_export_knows_it(podium, monkeypatch):
    def gelezen(*_):
        raise AssertionError("figures of the whole organisation were read")

    monkeypatch.setattr(themas_lezen, "lees", gelezen)
    wie = [getattr(podium.wereld, persona) for persona in Wereld.PERSONAS]
    client = Client()
    bekeken = set()
    for persona, koekjes in zip(Wereld.PERSONAS, maak_koekjes(*wie), strict=True):
        for naam, pad in _paden(podium):
            if naam in TE_DOEN and persona in LEIDERS:
                continue
            # Files have the rows of their page; who sees most of them, takes them along.
            for vraag in ("", "formaat=xlsx", "formaat=pdf") if persona == "kwaliteit" else ("",):
                meld_aan(client, koekjes)
                antwoord = client.get(f"{pad}{'&' if '?' in pad else '?'}{vraag}")
                if antwoord.status_code != 200:
                    continue
                bekeken.add((naam, vraag))
                inhoud = _inhoud(antwoord)
                assert not [w for w in WOORDEN if w in inhoud], (persona, pad, vraag)
    # The walk is one: lists as pages, as workbook and as PDF.
    assert {("sessies", ""), ("sessies", "formaat=xlsx"), ("sessies", "formaat=pdf")} <= bekeken
    assert len({naam for naam, _ in bekeken}) > 20


def test_a_to_do_has_words_and_no_figure(als, podium):
    pagina = als(podium.wereld.kwaliteit).get("/").content.decode()

    assert "Zilvervosronde" in pagina
    assert not [woord for woord in WOORDEN[1:] if woord in pagina]


def test_an_export_of_a_team_reads_no_answers_by_link_of_others(als, podium):
    sessie = Sessie.objects.get(onderwerp="Zilvervosronde")
    for deel in ("werkboek/", "projector/", "leiding/", "voorbereiden/", "delen/"):
        for wie in (podium.wereld.teamleider, podium.wereld.kwaliteit, podium.wereld.bestuurder):
            pad = f"/sessies/{sessie.pk}/{deel}"
            antwoord = als(wie).post(pad) if deel == "delen/" else als(wie).get(pad)
            assert antwoord.status_code == 404, pad
