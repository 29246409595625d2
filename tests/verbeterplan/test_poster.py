"""The poster is one page on the wall, as large as fits; a second page says what it is."""

import io

import pytest
from pypdf import PageObject, PdfReader

from rapportage.getallen import datum_kort
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import gesloten, vandaag
from verbeterplan import planningbestand
from verbeterplan.models import Activiteit, Keuze

pytestmark = pytest.mark.django_db

# As people write them: of some ninety characters.
ZINNEN = (
    "Zet het probleem op de agenda van het eerstvolgende teamoverleg en bespreek wat er knelt",
    "Schrijf bij elke oorzaak op welk feit hem ondersteunt: een cijfer, een voorbeeld of beide",
    "Maak met het team een lijst van wat je moet kunnen om goed volgens de afspraken te werken",
    "Nodig zes tot acht studenten uit voor een gesprek van drie kwartier over de begeleiding",
)
# What a good eye reads from two metres: capitals of 2.9 mm, in this type some 11.4 points.
LEESBAAR = 11.4


@pytest.fixture
def poster(wereld):
    def maak(aantal: int) -> PdfReader:
        ts = gesloten(wereld, traject=TrajectFactory(team=wereld.team))
        for plek in range(aantal):
            rij = ActiviteitFactory(
                team=wereld.team,
                traject=ts.traject,
                wat=f"{plek + 1}. {ZINNEN[plek % 4]}",
                eigenaar=wereld.leden[plek % 3],
                datum=vandaag(plek * 8 - 20),
                status=(Activiteit.Status.OPEN, Activiteit.Status.BEZIG)[plek % 2],
                volgorde=plek,
            )
            Keuze.objects.create(trajectsessie=ts, activiteit=rij)
        return PdfReader(io.BytesIO(planningbestand.maak_poster(ts)))

    return maak


def tekst(pagina: PageObject) -> str:
    return " ".join(pagina.extract_text().replace("\u00a0", " ").split())


def letters(pagina: PageObject) -> dict[str, float]:
    """The size in points of every piece of text on the page."""
    groottes: dict[str, float] = {}

    def noteer(stuk, cm, tm, font, grootte):
        if stuk.strip():
            groottes[stuk.strip().replace("\u00a0", " ")] = grootte * abs(tm[3] * cm[3])

    pagina.extract_text(visitor_text=noteer)
    return groottes


def test_dertig_regels_staan_leesbaar_op_een_bladzijde(poster):
    [pagina] = poster(30).pages
    alles = tekst(pagina)
    assert all(f"{plek}. {ZINNEN[(plek - 1) % 4]}" in alles for plek in range(1, 31))
    assert "Zo volgen we het op" in alles
    groottes = letters(pagina)
    wat = min(maat for stuk, maat in groottes.items() if stuk.startswith(("1.", "2.")))
    wanneer = groottes[datum_kort(vandaag(4)).replace("\u00a0", " ")]
    assert LEESBAAR < wat < wanneer


def test_minder_regels_zijn_groter(poster):
    maten = []
    for aantal in (6, 18):
        [pagina] = poster(aantal).pages
        maten.append(min(m for stuk, m in letters(pagina).items() if stuk.startswith("1.")))
    assert maten[0] > maten[1] * 1.3


def test_veertig_regels_krijgen_een_tweede_blad_met_kop_en_nummer(poster):
    eerste, tweede = poster(40).pages
    assert "vervolg" not in tekst(eerste)
    assert "pagina 1 van 2" in tekst(eerste)
    for stuk in ("Dit hebben we afgesproken, vervolg", "Onderwijsassistent", "pagina 2 van 2"):
        assert stuk in tekst(tweede)
    for kop in ("wanneer", "wie", "wat"):
        assert kop in tekst(tweede)
    alles = tekst(eerste) + tekst(tweede)
    assert [alles.count(f" {plek}. ") for plek in range(1, 41)] == [1] * 40


def test_zonder_regels_is_er_ook_een_poster(poster):
    [pagina] = poster(0).pages
    assert "Zo volgen we het op" in tekst(pagina)
