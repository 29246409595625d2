"""The pages of an import, with htmx and without."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from borgen.slb.inlezen import opslag, verloop
from borgen.slb.models import Inleesrun, Student
from organisatie.models import Inzage, Lidmaatschap
from tests.excel import lees_xlsx
from tests.factories import LidmaatschapFactory, TeamFactory
from tests.slb.factories import SchooljaarFactory, dag
from tests.slb.inlezen_hulp import adres, als_csv, als_xlsx, kijk_na, lees_in, upload
from tests.slb.test_inlezen import RIJEN, SLECHT

pytestmark = pytest.mark.django_db
S = Inleesrun.Stand
BEGIN = "/slb/inlezen/"


@pytest.fixture
def leider(wereld, als):
    SchooljaarFactory()
    return als(wereld.teamleider)


def tekst(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


def velden(run, **anders):
    """The columns as the page proposes them."""
    jaar = SchooljaarFactory()
    vast = {"koprij": run.kolommen["koprij"], "schooljaar": jaar.pk, "dag": dag().isoformat()}
    return vast | run.kolommen["velden"] | anders


def kies(client, team, inhoud, naam="lijst.xlsx"):
    antwoord = client.post(BEGIN, {"team": team.pk, "bestand": upload(inhoud, naam)})
    run = Inleesrun.objects.first()
    assert antwoord.status_code == 302
    assert antwoord.url == run.get_absolute_url()
    return run


def test_van_bestand_tot_studenten(wereld, leider):
    run = kies(leider, wereld.team, als_xlsx(RIJEN))
    assert "Welke kolom is wat?" in tekst(leider.get(run.get_absolute_url()))
    leider.post(adres("slb_inlezen_kolommen", run), velden(run))
    pagina = tekst(leider.get(run.get_absolute_url()))
    assert "Dit gaat er gebeuren" in pagina
    assert "Klas 3A, SLB’er Daan Docent" in pagina
    assert "3A (2), 3B (1)" in pagina
    leider.post(adres("slb_inlezen_overnemen", run))
    assert "Overgenomen" in tekst(leider.get(run.get_absolute_url()))
    assert Student.objects.filter(team=wereld.team).count() == 3


def test_wie_een_team_leidt_kiest_niet_en_een_beheerder_wel(wereld, leider, als):
    assert "Kies een team" not in tekst(leider.get(BEGIN))
    beheerder = als(wereld.beheerder)
    assert "Kies een team" in tekst(beheerder.get(BEGIN))
    kies(beheerder, wereld.team, als_csv(RIJEN), "lijst.csv")


def test_zonder_schooljaar_staat_er_wat_eerst_moet(wereld, als):
    assert "Vraag je beheerder" in tekst(als(wereld.teamleider).get(BEGIN))


def test_niets_gekozen_of_te_groot(wereld, leider, monkeypatch):
    antwoord = leider.post(BEGIN, {"team": wereld.team.pk})
    assert (antwoord.status_code, "Kies eerst het bestand" in tekst(antwoord)) == (422, True)
    monkeypatch.setattr("borgen.slb.forms.inlezen.MEESTE_BYTES", 10)
    groot = {"team": wereld.team.pk, "bestand": upload(als_xlsx(RIJEN))}
    assert "te groot" in tekst(leider.post(BEGIN, groot))


def test_een_tweede_import_hoort_wie_er_bezig_is(wereld, leider, als):
    run = kies(leider, wereld.team, als_xlsx(RIJEN))
    tweede = {"team": wereld.team.pk, "bestand": upload(als_xlsx(RIJEN))}
    beheerder = als(wereld.beheerder)
    antwoord = beheerder.post(BEGIN, tweede)
    assert antwoord.status_code == 422
    assert "Tess Leider is al bezig" in tekst(antwoord)
    assert run.get_absolute_url() in tekst(antwoord)


def test_de_kolommen_zijn_te_veranderen(wereld, leider):
    lijst = als_xlsx([("Anna", "7", "3A")], koppen=("Wie", "Nummer", "Groep"))
    run = kies(leider, wereld.team, lijst)
    mis = leider.post(adres("slb_inlezen_kolommen", run), velden(run, naam=1))
    assert mis.status_code == 422
    assert "Deze kolom koos je al bij Studentnummer." in tekst(mis)
    run.refresh_from_db()
    assert run.stand == S.KOLOMMEN
    leider.post(adres("slb_inlezen_kolommen", run), velden(run, naam=0))
    leider.post(adres("slb_inlezen_overnemen", run))
    assert Student.objects.get().naam == "Anna"


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"nummer": ""}, "Zonder studentnummer"),
        ({"naam": ""}, "Kies waar de achternaam staat"),
        ({"naam": "99"}, "Selecteer een geldige keuze"),
        ({"dag": dag(400).isoformat()}, "Kies een dag in schooljaar"),
        ({"dag": "straks"}, "datum in die bestaat"),
        ({"koprij": "x"}, "geldige keuze"),
    ],
)
def test_wat_aan_de_kolommen_mis_kan_zijn(wereld, leider, anders, woorden):
    run = kies(leider, wereld.team, als_xlsx(RIJEN))
    antwoord = leider.post(adres("slb_inlezen_kolommen", run), velden(run, **anders))
    assert (antwoord.status_code, woorden in tekst(antwoord)) == (422, True)


def test_de_koppen_van_een_andere_rij(wereld, leider):
    lijst = als_xlsx([("x", "y", "z"), ("Stamnr", "Naam", "Klas"), ("7", "Anna", "3A")])
    run = kies(leider, wereld.team, lijst)
    assert run.kolommen["koprij"] == 1
    wissel = {"koprij": 3, "herlees": "1"}
    pagina = tekst(leider.post(adres("slb_inlezen_kolommen", run), wissel))
    assert "A: Stamnr (zoals 7)" in pagina
    leider.post(adres("slb_inlezen_kolommen", run), velden(run, koprij=3, slber="", instroom=""))
    run.refresh_from_db()
    assert run.uitkomst["rijen"] == 1


def test_een_lijst_zonder_koppen(wereld, leider):
    run = kies(leider, wereld.team, b"7;Anna;3A\n8;Bas;3A\n", "lijst.csv")
    pagina = tekst(leider.post(adres("slb_inlezen_kolommen", run), {"koprij": 0, "herlees": "1"}))
    assert "A (zoals 7)" in pagina
    keuze = velden(run, koprij=0, nummer=0, naam=1, klas=2)
    leider.post(adres("slb_inlezen_kolommen", run), keuze)
    leider.post(adres("slb_inlezen_overnemen", run))
    assert Student.objects.count() == 2


def test_wat_vorige_keer_is_gekozen_wordt_voorgesteld(wereld, leider):
    vreemd = ("Code X", "Wie", "Plek")
    run = kies(leider, wereld.team, als_xlsx([("7", "Anna", "3A")], koppen=vreemd))
    keuze = velden(run, nummer=0, naam=1, klas=2)
    leider.post(adres("slb_inlezen_kolommen", run), keuze)
    leider.post(adres("slb_inlezen_overnemen", run))
    ander = ("Leeg", "Wie", "code-x", "Plek")
    run = kies(leider, wereld.team, als_xlsx([("", "Bas", "8", "3A")], koppen=ander))
    form = leider.get(run.get_absolute_url()).context["form"]
    assert [form[veld].initial for veld in ("nummer", "naam", "klas")] == [2, 1, 3]


def test_fouten_staan_rij_voor_rij_en_gaan_mee_als_excel(wereld, leider):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx([*RIJEN, *SLECHT]))
    pagina = tekst(leider.get(run.get_absolute_url()))
    assert "Dit kan nog niet" in pagina
    assert "Bedoel je ‘Daan Docent’" in pagina
    assert "Neem over" not in pagina
    rijen = lees_xlsx(leider.get(adres("slb_inlezen_uitkomst", run)).content)
    assert [6, "naam", "De naam ontbreekt."] in rijen
    assert Inzage.objects.get().soort == Inzage.Soort.UITGEVOERD
    leider.post(adres("slb_inlezen_overnemen", run))
    assert Student.objects.count() == 0


def test_wat_verandert_gaat_mee_als_excel(wereld, leider):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    anders = [("001", "Anna", "3B", "", None, None), ("004", "=1+1", "3A", "", None, None)]
    weg = ("005", "Weg", "3A", "", None, "1-1-2020")
    run = kijk_na(wereld.team, wereld.teamleider, als_csv([*anders, weg]), dag())
    boek = load_workbook(io.BytesIO(leider.get(adres("slb_inlezen_uitkomst", run)).content))
    rijen = list(boek.active.iter_rows(min_row=5, values_only=True))
    assert [rij[1] for rij in rijen] == [
        *("nieuw", "gewijzigd", "niet in de lijst", "niet in de lijst", "overgeslagen")
    ]
    assert rijen[0][3] == "=1+1"
    assert boek.active.cell(5, 4).data_type == "s"
    assert rijen[1][4] == "klas: was 3A, wordt 3B"


def test_wie_er_niet_in_staat_wordt_uitgeschreven_als_je_het_aanvinkt(wereld, leider):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN[:2]), dag())
    assert "Schrijf deze student uit" in tekst(leider.get(run.get_absolute_url()))
    over = adres("slb_inlezen_overnemen", run)
    for einde, woorden in (("", "laatste dag"), (dag(900).isoformat(), "Kies een dag van")):
        antwoord = leider.post(over, {"eindig": "on", "eindig_op": einde})
        assert (antwoord.status_code, woorden in tekst(antwoord)) == (422, True)
    leider.post(over, {"eindig": "on", "eindig_op": dag(-1).isoformat()})
    assert Student.objects.get(nummer="003").plaatsingen.get().tot == dag(-1)


def test_een_beheerder_die_studenten_ziet_staat_in_het_logboek(wereld, als):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    for wie, aantal in ((wereld.teamleider, 0), (wereld.beheerder, 1)):
        run = kijk_na(wereld.team, wie, als_xlsx(RIJEN[:2]), dag())
        als(wie).get(run.get_absolute_url())
        verloop.stop(run)
        assert Inzage.objects.filter(soort=Inzage.Soort.BEKEKEN).count() == aantal


def test_niets_te_doen(wereld, leider):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN), dag())
    pagina = tekst(leider.get(run.get_absolute_url()))
    assert "Er verandert niets." in pagina
    assert "Neem over" not in pagina


def test_hetzelfde_bestand_wordt_herkend(wereld, leider):
    inhoud = als_xlsx(RIJEN)
    lees_in(wereld.team, wereld.teamleider, inhoud)
    run = kijk_na(wereld.team, wereld.teamleider, inhoud, dag())
    assert "Precies dit bestand is al eerder ingelezen" in tekst(leider.get(run.get_absolute_url()))


def test_terug_naar_de_kolommen_en_stoppen(wereld, leider):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    leider.post(adres("slb_inlezen_terug", run))
    assert "Welke kolom is wat?" in tekst(leider.get(run.get_absolute_url()))
    assert leider.post(adres("slb_inlezen_stoppen", run)).url == BEGIN
    assert "gestopt" in tekst(leider.get(run.get_absolute_url()))
    assert leider.post(adres("slb_inlezen_stoppen", run)).url == run.get_absolute_url()
    assert list(opslag.map_().iterdir()) == []


def test_een_tweede_druk_op_de_knop_toont_waar_het_is(wereld, leider):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    for _ in range(2):
        assert leider.post(adres("slb_inlezen_overnemen", run)).url == run.get_absolute_url()
    assert leider.post(adres("slb_inlezen_kolommen", run)).url == run.get_absolute_url()
    assert leider.get(adres("slb_inlezen_uitkomst", run)).status_code == 404
    assert Student.objects.count() == 3


def test_een_lange_lijst_wacht_op_de_achtergrond(wereld, leider, monkeypatch):
    wachtrij = []
    monkeypatch.setattr(verloop, "KLEIN_BESTAND", 10)
    monkeypatch.setattr(type(verloop.lees), "enqueue", lambda taak, pk: wachtrij.append((taak, pk)))
    run = kies(leider, wereld.team, als_xlsx(RIJEN))
    pagina = leider.get(run.get_absolute_url())
    deel = leider.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert "We lezen de lijst." in tekst(pagina)
    assert tekst(deel) in tekst(pagina)
    run.meld(0.4)
    assert 'value="40"' in tekst(leider.get(run.get_absolute_url()))
    [(taak, pk)] = wachtrij
    taak.call(pk)
    klaar = leider.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert (klaar.status_code, klaar["HX-Refresh"]) == (204, "true")


def test_wat_vastloopt_zegt_dat(wereld, leider):
    run = kies(leider, wereld.team, als_xlsx(RIJEN))
    lang = timezone.now() - timezone.timedelta(minutes=6)
    Inleesrun.objects.filter(pk=run.pk).update(stand=S.LEZEN, gemeld_op=lang)
    pagina = tekst(leider.get(run.get_absolute_url()))
    assert "gebeurt al een tijd niets meer" in pagina
    assert "hx-get" not in pagina.partition("<main")[2]
    leider.post(adres("slb_inlezen_stoppen", run))
    run.refresh_from_db()
    assert run.stand == S.VERVALLEN


def test_een_bestand_dat_niet_kan_zegt_waarom(wereld, leider):
    run = kies(leider, wereld.team, b"%PDF-1.7", "brief.pdf")
    assert "geen tekstbestand" in tekst(leider.get(run.get_absolute_url()))


def test_het_voorbeeldbestand_is_in_te_lezen(wereld, leider):
    inhoud = leider.get(reverse("slb_inlezen_voorbeeld")).content
    run = lees_in(wereld.team, wereld.teamleider, inhoud)
    assert (run.stand, run.uitkomst["nieuw"]) == (S.OVERGENOMEN, 2)
    assert Student.objects.get(nummer="0012345").naam == "Noor van Dijk"


def test_wie_geen_leider_meer_is_kan_er_niet_meer_bij(wereld, leider):
    run = kies(leider, wereld.team, als_xlsx(RIJEN))
    Lidmaatschap.objects.filter(gebruiker=wereld.teamleider).update(tot=dag(-1))
    assert leider.get(run.get_absolute_url()).status_code == 404


def test_evenveel_vragen_voor_een_of_dertig_studenten(wereld, leider):
    geteld = set()
    for aantal in (1, 30):
        rijen = [(str(i), f"S {i}", "3A", "Daan Docent", None, None) for i in range(aantal)]
        run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(rijen))
        geteld.add(vragen(leider, run.get_absolute_url()))
        verloop.stop(run)
    assert len(geteld) == 1


def test_evenveel_vragen_voor_een_of_dertig_imports(wereld, als):
    SchooljaarFactory()
    client, geteld = als(wereld.beheerder), set()
    for aantal in (1, 29):
        for _ in range(aantal):
            lid = LidmaatschapFactory(team=TeamFactory())
            verloop.begin(lid.team, lid.gebruiker, "a.csv", b"Studentnr;Naam\n1;A\n")
        geteld.add(vragen(client, BEGIN))
    assert len(geteld) == 1


def vragen(client, pad) -> int:
    """How many questions a page asks the database, once it is warm."""
    client.get(pad)
    with CaptureQueriesContext(connection) as gevangen:
        client.get(pad)
    return len(gevangen)
