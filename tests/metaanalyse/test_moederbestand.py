"""What goes out in a moederbestand comes in again as it was: both forms, both kinds of file."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metaanalyse.inlezen.bestand import Vorm, lees_bestand
from metaanalyse.inlezen.bronkaart import kaarten_van
from metaanalyse.inlezen.kaartlezer import lees_kaart
from metaanalyse.moederbestand.kaartcellen import oordeelcellen, waardecellen
from metaanalyse.moederbestand.kolommen import ALLE, KAART, TITEL
from metaanalyse.moederbestand.tekens import lees, onveilig, schrijf, veilig
from metaanalyse.moederbestand.vormen import LANG, als_csv, breed, koppen, lang
from metaanalyse.regels.inhoud import Inhoud, Score, Voorwaarde
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from tests.metaanalyse.inhouden import inhouden, teksten

SNEL = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def cellen(inhoud, code="07a", titel="Titel"):
    alles = waardecellen(inhoud) | oordeelcellen(inhoud) | {KAART: code, TITEL: schrijf(titel)}
    return {sleutel: cel for sleutel, cel in alles.items() if cel}


def terug(inhoud: bytes) -> list[tuple[str, str, Inhoud]]:
    uit = []
    for bron in kaarten_van(lees_bestand(inhoud)):
        kaart, fouten = lees_kaart(bron)
        assert fouten == []
        gegevens = tuple(g for lijst in kaart.gegevens.values() for g in lijst)
        scores = {o: Score(*s) for o, s in kaart.scores.items()}
        voorwaarden = {c: Voorwaarde(*v) for c, v in kaart.voorwaarden.items()}
        uit.append((kaart.code, kaart.titel, Inhoud(gegevens, scores, voorwaarden)))
    return uit


def als_csv_bytes(kop, rijen) -> bytes:
    return "".join(als_csv(kop, rijen)).encode()


def als_xlsx(kop, rijen) -> bytes:
    return als_bytes(Werkboek("Moederbestand", [Blad("Kaarten", [Kolom(k) for k in kop], rijen)]))


@SNEL
@given(st.lists(inhouden(), min_size=1, max_size=2), teksten.filter(lambda t: t.strip()))
@pytest.mark.parametrize("soort", ["csv", "xlsx"])
@pytest.mark.parametrize("vorm", ["breed", "lang", "vier kolommen"])
def test_heen_en_terug(vorm, soort, lijst, titel):
    titel = titel[:300]
    kaarten = [cellen(inhoud, f"{n}a", titel) for n, inhoud in enumerate(lijst)]
    maak, in_csv = (als_csv_bytes, True) if soort == "csv" else (als_xlsx, False)
    if vorm == "breed":
        bestand = maak(koppen(), breed(kaarten, csv=in_csv))
    elif vorm == "lang":
        bestand = maak(LANG, lang(kaarten, csv=in_csv))
    else:
        bestand = maak(LANG[:4], lang(kaarten, csv=in_csv, plaatskolommen=False))
    assert terug(bestand) == [(f"{n}a", titel, inhoud) for n, inhoud in enumerate(lijst)]


@given(teksten, st.booleans())
def test_een_tekst_in_een_cel(tekst, in_csv):
    geschreven = veilig(schrijf(tekst), csv=in_csv)
    assert lees(onveilig(geschreven)) == tekst
    # Programs throw away spaces around a cell.
    assert geschreven == geschreven.strip()
    if in_csv:
        assert geschreven[:1] not in ("=", "+", "-", "@", "\t")


def test_gewone_tekst_blijft_leesbaar():
    gewoon = "'s Ochtends: 50 % van de “leraren”; zie C, p. 4.\nEn verder."
    assert veilig(schrijf(gewoon), csv=True) == gewoon


def test_de_vorm_is_aan_de_koppen_te_zien():
    def vorm(*kop):
        return lees_bestand(("titel boven\n" + ";".join(kop) + "\n07;x;y;z\n").encode()).vorm

    assert vorm("Rapport ID", "Hoofdgroep", "Variabele", "Bevinding") == Vorm.LANG
    assert vorm("RAPPORT ID", "Vernieuwing", "Doelgroep", "Niveau") == Vorm.BREED
    assert vorm("Title", "Authors", "Year", "DOI") == Vorm.RAPPORTEN
    assert lees_bestand(b"TY  - JOUR\r\nTI  - x\r\nER  - \r\n").vorm == Vorm.RIS


def test_elke_kolom_heeft_een_eigen_naam():
    assert len({kolom.naam for kolom in ALLE}) == len(ALLE)


def test_csv_is_zoals_nederlands_excel_het_opent():
    tekst = "".join(als_csv(["a", "b"], [["é; x", "1\n2"]]))
    assert tekst == '\ufeffa;b\r\n"é; x";"1\n2"\r\n'
    assert list(csv.reader(io.StringIO(tekst[1:], newline=""), delimiter=";"))[1] == [
        "é; x",
        "1\n2",
    ]
