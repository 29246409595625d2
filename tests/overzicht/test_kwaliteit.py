"""The quality overview: which teams, what of them, filters as a link, and its files."""

import datetime
import io
from html import unescape

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from boas.models import Versie
from organisatie.models import Functie, Inzage, Lidmaatschap, Schooljaar, Team
from overzicht.teamstand import Teamstand, Trajectstand
from tests.borgen.documenten_hulp import maak_document, stel_vast
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import ActiviteitFactory, SessieFactory, TeamFactory, TrajectFactory
from verbeterplan.models import Verbetertraject
from verbeterplan.regels.fasen import Fase

ADRES = "/kwaliteit/"


def regels(antwoord) -> list:
    return [regel for _, groep in antwoord.context["groepen"] for regel in groep]


def namen(antwoord) -> list[str]:
    return [regel.naam for regel in regels(antwoord)]


def tekst(antwoord) -> str:
    return unescape(antwoord.content.decode())


def boas_op(team: Team, dagen: int) -> None:
    op = timezone.now() + datetime.timedelta(days=dagen)
    velden = {"begonnen_op": op, "afgesloten_op": op, "status": "afgesloten"}
    SessieFactory(team=team, versie=Versie.objects.get(instrument__code="boas"), **velden)


def vul(wereld) -> Verbetertraject:
    """Onderwijsassistent: one of two norms met, an activity and a document that are past."""
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    meet(maak_afspraak(traject, wereld.teamleider), vandaag(-10), "2", wereld.teamleider)
    maak_afspraak(traject, wereld.teamleider, wat="Tevredenheid")
    ActiviteitFactory(team=wereld.team, datum=vandaag(-1))
    document = maak_document(wereld.team, wereld.teamleider)
    stel_vast(document)
    document.refresh_from_db()
    document.evalueren_op = vandaag(-1)
    document.save()
    boas_op(wereld.team, -3)
    return traject


@pytest.fixture
def schooljaar(db) -> Schooljaar:
    return Schooljaar.objects.create(naam="2026-2027", van=vandaag(-60), tot=vandaag(200))


@pytest.mark.parametrize(
    ("persona", "ziet"),
    [
        ("kwaliteit", ["Handel", "Onderwijsassistent"]),
        ("directeur", ["Onderwijsassistent"]),
        ("andere_directeur", ["Handel"]),
        ("teamleider", ["Onderwijsassistent"]),
    ],
)
def test_wie_welke_teams_ziet(wereld, als, persona, ziet):
    TeamFactory(school=wereld.school, naam="Gestopt", actief=False)
    assert namen(als(getattr(wereld, persona)).get(ADRES)) == ziet


def test_een_directeur_die_elders_leidt_ziet_beide(wereld, als):
    Lidmaatschap.objects.create(
        gebruiker=wereld.directeur, team=Team.objects.get(naam="Handel"), rol="teamleider"
    )
    assert namen(als(wereld.directeur).get(ADRES)) == ["Handel", "Onderwijsassistent"]


@pytest.mark.database
def test_de_volgorde_is_het_alfabet_van_team_en_dan_school(wereld, als):
    for naam in ("zorg", "Élan", "Handel"):
        TeamFactory(school=wereld.school, naam=naam)
    gezien = regels(als(wereld.kwaliteit).get(ADRES))
    assert [(regel.naam, regel.school) for regel in gezien] == [
        ("Élan", "College Noord"),
        ("Handel", "College Noord"),
        ("Handel", "College Zuid"),
        ("Onderwijsassistent", "College Noord"),
        ("zorg", "College Noord"),
    ]


def test_elk_cijfer_is_een_link_naar_wat_erachter_zit(wereld, als):
    traject = vul(wereld)
    laat = maak_afspraak(traject, wereld.teamleider, wat="Verzuim", norm=None)
    laat.momenten.create(naam="Te laat", op=vandaag(-20))
    for persona in ("kwaliteit", "directeur", "teamleider"):
        client = als(getattr(wereld, persona))
        html = tekst(client.get(ADRES))
        for adres, woorden in (
            (f"/teams/{wereld.team.pk}/", "Onderwijsassistent"),
            (f"/trajecten/{traject.pk}/", "Begeleiding"),
            (f"/borgen/{traject.pk}/controleren/", "1 van 2 gehaald"),
            (f"/teams/{wereld.team.pk}/#kop-activiteiten", "1 afspraak"),
            (f"/borgen/{traject.pk}/controleren/", "1 meting"),
            (f"/documenten/?team={wereld.team.pk}&stand=evalueren", "1 document"),
        ):
            assert f'<a href="{adres}">{woorden}</a>' in html
            assert client.get(adres).status_code == 200
        # The last one leads to the very document.
        assert tekst(client.get(adres)).count('<h3 id="kop-proces-') == 1
        sessies = f"/sessies/?team={wereld.team.pk}"
        assert f'<a href="{sessies}"><time datetime="{vandaag(-3).isoformat()}">' in html
        assert client.get(sessies).status_code == 200
        assert "1 nog niet gemeten" in html


def test_met_meer_trajecten_wijst_elk_naar_zijn_eigen_meetplan(wereld, als):
    vul(wereld)
    ander = TrajectFactory(team=wereld.team, naam="Toetsen")
    laat = maak_afspraak(ander, wereld.teamleider)
    laat.momenten.create(naam="Te laat", op=vandaag(-20))
    html = tekst(als(wereld.kwaliteit).get(ADRES))
    assert f'<a href="/teams/{wereld.team.pk}/#kop-trajecten">1 van 3 gehaald</a>' in html
    assert f'<a href="/teams/{wereld.team.pk}/#kop-trajecten">1 meting</a>' in html
    deel = "nog niet gemeten, 1 meting te laat"
    assert f'<a class="klein" href="/borgen/{ander.pk}/controleren/">{deel}<' in html


def test_een_leeg_team_zegt_wat_er_niet_is(wereld, als):
    html = tekst(als(wereld.teamleider).get(ADRES))
    for woorden in ("er loopt niets", "geen normen", "niets", "nog geen", "geen"):
        assert f'<span class="stil">{woorden}</span>' in html
    assert "1 team; niets is over de datum." in html
    assert "kwaliteit-filter" not in html


@pytest.mark.parametrize(
    ("vraag", "ziet"),
    [
        ("toon=niet-gemeten", ["Onderwijsassistent"]),
        ("toon=te-laat", ["Onderwijsassistent"]),
        ("toon=document-voorbij", ["Onderwijsassistent"]),
        ("toon=geen-boas", ["Handel"]),
        ("toon=te-laat&toon=niet-gemeten", ["Onderwijsassistent"]),
        ("toon=te-laat&toon=geen-boas", []),
        ("fase=verkennen", ["Onderwijsassistent"]),
        ("fase=borgen", ["Handel"]),
        ("fase=borgen&fase=verkennen", ["Handel", "Onderwijsassistent"]),
        ("fase=besluiten", []),
        ("zoek=ONDER", ["Onderwijsassistent"]),
        ("zoek=zuid", ["Handel"]),
        ("zoek=zuid&fase=verkennen", []),
        ("zoek=&fase=", ["Handel", "Onderwijsassistent"]),
    ],
)
def test_filteren_met_een_link(wereld, als, schooljaar, vraag, ziet):
    vul(wereld)
    handel = Team.objects.get(naam="Handel")
    Verbetertraject(team=handel, naam="Borgt", gemaakt_door=wereld.teamleider).save(
        begin_fase=Fase.BORGEN
    )
    # Of the year before.
    boas_op(handel, -90)
    assert namen(als(wereld.kwaliteit).get(f"{ADRES}?{vraag}")) == ziet


@pytest.mark.database
def test_filteren_op_scholen_en_de_aantallen_ernaast(wereld, als):
    vul(wereld)
    zuid = Team.objects.get(naam="Handel").school
    client = als(wereld.kwaliteit)
    antwoord = client.get(f"{ADRES}?school={zuid.pk}")
    assert namen(antwoord) == ["Handel"]
    beide = client.get(f"{ADRES}?school={zuid.pk}&school={wereld.school.pk}")
    assert namen(beide) == ["Handel", "Onderwijsassistent"]
    vinkjes = client.get(f"{ADRES}?school={zuid.pk}").context["vinkjes"]
    # Beside a school: how many it would show; beside the rest: how many of what shows now.
    assert [(v.tekst, v.aantal, v.gekozen) for v in vinkjes["scholen"]] == [
        ("College Noord", 1, False),
        ("College Zuid", 1, True),
    ]
    assert {v.waarde: v.aantal for v in vinkjes["toon"]}["te-laat"] == 0
    assert {v.waarde: v.aantal for v in vinkjes["fasen"]}["verkennen"] == 0
    alles = client.get(ADRES).context["vinkjes"]
    assert {v.waarde: v.aantal for v in alles["toon"]}["te-laat"] == 1


def test_de_keuze_staat_in_woorden_boven_de_lijst(wereld, als, schooljaar):
    zuid = Team.objects.get(naam="Handel").school
    vraag = f"zoek=ha&school={zuid.pk}&fase=borgen&fase=uitvoeren&toon=geen-boas&toon=te-laat"
    antwoord = als(wereld.kwaliteit).get(f"{ADRES}?{vraag}")
    assert antwoord.context["woorden"] == (
        "Alleen teams met “ha” in de naam, van College Zuid, met een traject in de fase uitvoeren "
        "of borgen, met iets over de datum en zonder BOAS in 2026-2027."
    )
    assert antwoord.context["adres"] == (
        f"zoek=ha&school={zuid.pk}&fase=uitvoeren&fase=borgen&toon=te-laat&toon=geen-boas"
    )
    assert "Geen team past bij deze keuze." in tekst(antwoord)


def test_wat_een_link_vraagt_en_er_niet_is_wordt_gezegd_en_telt_niet_mee(wereld, als):
    vraag = "school=999999&school=x&fase=<b>&toon=geen-boas&toon=rang&formaat=docx"
    antwoord = als(wereld.kwaliteit).get(f"{ADRES}?{vraag}")
    assert "telt niet mee: school 999999, school x, fase &lt;b&gt;." in antwoord.content.decode()
    assert antwoord.context["vraag"].onbekend == ("school 999999", "school x", "fase <b>")
    # Of a school somebody does not see it is not told that it exists.
    noord = f"{ADRES}?school={wereld.school.pk}"
    assert namen(als(wereld.andere_directeur).get(noord)) == ["Handel"]
    assert f"school {wereld.school.pk}" in tekst(als(wereld.andere_directeur).get(noord))


def test_zonder_schooljaar_kan_een_boas_er_niet_in_ontbreken(wereld, als):
    waarden = [v.waarde for v in als(wereld.kwaliteit).get(ADRES).context["vinkjes"]["toon"]]
    assert waarden == ["niet-gemeten", "te-laat", "document-voorbij"]


def test_vanaf_veertig_teams_ga_je_naar_een_letter(wereld, als):
    for nummer in range(37):
        TeamFactory(school=wereld.school, naam=f"Zorg {nummer:02}")
    client = als(wereld.kwaliteit)
    assert [letter for letter, _ in client.get(ADRES).context["groepen"]] == [""]
    TeamFactory(school=wereld.school, naam="4ICT")
    antwoord = client.get(ADRES)
    assert [letter for letter, _ in antwoord.context["groepen"]] == ["0-9", "H", "O", "Z"]
    assert '<a href="#letter-z">Z</a>' in tekst(antwoord)
    assert '<tbody id="letter-z">' in tekst(antwoord)


def test_als_excel_met_echte_datums_en_getallen(wereld, als, schooljaar):
    traject = vul(wereld)
    antwoord = als(wereld.kwaliteit).get(f"{ADRES}?toon=te-laat&formaat=xlsx")
    boek = load_workbook(io.BytesIO(antwoord.content))
    teams, trajecten = boek["Teams"], boek["Trajecten"]
    boven = [
        [cel.value for cel in rij if cel.value is not None] for rij in teams.iter_rows(max_row=5)
    ]
    nu = datetime.datetime.combine(vandaag(), datetime.time())
    assert boven == [
        ["Kwaliteitsoverzicht"],
        ["Onze organisatie"],
        ["Stand op", nu],
        ["Alleen teams met iets over de datum."],
        [
            "1 team; een norm is nog niet gemeten, er is iets over de datum en een document is toe "
            "aan evaluatie."
        ],
    ]
    rijen = [list(rij) for rij in teams.iter_rows(min_row=7, values_only=True)]
    laatste = datetime.datetime.combine(vandaag(-3), datetime.time())
    waar = ("Onderwijsassistent", "College Noord")
    assert rijen[1:] == [
        [*waar, "Begeleiding (verkennen)", *(2, 1, 0, 0, 1), *(1, 0), laatste, 1],
    ]
    assert [list(rij) for rij in trajecten.iter_rows(min_row=8, values_only=True)] == [
        [*waar, traject.naam, "Verkennen en prioriteren", *(2, 1, 0, 0, 1), 0],
    ]


def test_op_papier_kost_een_traject_meer_geen_element_meer(wereld):
    """Of 300 teams with five trajecten each kind of element adds to seconds."""

    def elementen(aantal: int) -> int:
        lopend = tuple(Trajectstand(n, f"Traject {n}", Fase.UITVOEREN) for n in range(aantal))
        stand = Teamstand(wereld.team, trajecten=lopend)
        html = render_to_string("overzicht/kwaliteit_pdf.html", {"standen": [stand]})
        assert "\n".join(f"Traject {n} (uitvoeren)" for n in range(aantal)) in html
        return html.count("<")

    assert elementen(5) == elementen(1)


def test_als_pdf_zoals_gefilterd_met_organisatie_en_bladzijden(wereld, als):
    vul(wereld)
    antwoord = als(wereld.kwaliteit).get(f"{ADRES}?toon=te-laat&formaat=pdf")
    blad = PdfReader(io.BytesIO(antwoord.content)).pages[0]
    assert blad.mediabox.width > blad.mediabox.height
    woorden = " ".join(blad.extract_text().split())
    for stuk in (
        *("Onze organisatie", "Kwaliteitsoverzicht", "Alleen teams met iets over de datum."),
        *("1 van 2 gehaald", "1 nog niet gemeten", "1 afspraak", "pagina 1 van 1"),
    ):
        assert stuk in woorden
    assert "Handel" not in woorden


def test_een_bestand_noemt_niemand_en_wordt_niet_vastgelegd(wereld, als):
    vul(wereld)
    for formaat in ("xlsx", "pdf"):
        als(wereld.kwaliteit).get(f"{ADRES}?formaat={formaat}")
    assert not Inzage.objects.exists()


@pytest.mark.parametrize(
    ("persona", "woorden"),
    [
        ("kwaliteit", "Alle teams."),
        ("directeur", "Alle teams van College Noord."),
        ("teamleider", "Eigen team."),
    ],
)
def test_een_bestand_zegt_ook_zonder_keuze_welke_teams_het_zijn(wereld, als, persona, woorden):
    inhoud = als(getattr(wereld, persona)).get(f"{ADRES}?formaat=xlsx").content
    assert load_workbook(io.BytesIO(inhoud))["Teams"]["A4"].value == woorden


def test_geen_team_is_een_lege_pagina_met_uitleg(wereld, als):
    Team.objects.update(actief=False)
    assert "Er is nog geen team." in tekst(als(wereld.kwaliteit).get(ADRES))


def test_evenveel_queries_bij_een_team_als_bij_dertig(wereld, als):
    def vul_teams(aantal: int) -> None:
        for _ in range(aantal):
            team = TeamFactory()
            maak_afspraak(TrajectFactory(team=team), wereld.teamleider)
            ActiviteitFactory(team=team, datum=vandaag(-1))

    def tel() -> int:
        client = als(wereld.kwaliteit)
        with CaptureQueriesContext(connection) as vangst:
            client.get(ADRES)
        return len(vangst)

    vul_teams(1)
    eerst = tel()
    vul_teams(29)
    assert tel() == eerst


@pytest.mark.parametrize(
    ("persona", "staat"),
    [
        *(("kwaliteit", True), ("directeur", True), ("teamleider", True)),
        *(("teamlid", False), ("bestuurder", False), ("onderzoeker", False), ("beheerder", False)),
    ],
)
def test_het_menu_wijst_wie_teams_volgt_de_weg(wereld, als, persona, staat):
    assert ('href="/kwaliteit/"' in tekst(als(getattr(wereld, persona)).get("/"))) is staat


@pytest.mark.parametrize(
    ("persona", "bundels"), [("kwaliteit", True), ("directeur", False), ("teamleider", False)]
)
def test_van_het_overzicht_naar_de_verslagen(wereld, als, persona, bundels):
    client = als(getattr(wereld, persona))
    html = tekst(client.get(ADRES))
    assert 'href="/kwaliteit/verslagen/"' in html
    assert client.get("/kwaliteit/verslagen/").status_code == 200
    assert ('href="/kwaliteit/bundels/"' in html) is bundels
    assert (client.get("/kwaliteit/bundels/").status_code == 200) is bundels


def test_wie_de_functie_kwijt_is_ziet_niets_meer(wereld, als):
    Functie.objects.filter(gebruiker=wereld.kwaliteit).delete()
    assert als(wereld.kwaliteit).get(ADRES).status_code == 404
