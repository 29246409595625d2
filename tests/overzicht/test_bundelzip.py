"""The zip: names that every system takes, the same again, and what stands in its two own files."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisatie.models import Organisatie
from overzicht import bundel
from overzicht.bundelzip import LANGST, plekken, schrijf_zip
from overzicht.models.bundel import Bundel, Bundelteam
from rapportage.excel.lezer import lees_werkboek
from tests.factories import ActiviteitFactory, SchoolFactory, TeamFactory, TrajectFactory
from tests.overzicht.bundelhulp import inhoud, verder
from tests.slb.factories import dag

# Short and few, so that names collide; and of everything, as somebody may type it.
KORT = st.text("aA-1É 京", min_size=1, max_size=3)
NAAM = KORT | st.text(min_size=1, max_size=120) | st.sampled_from(["CON", "nul", "Lpt1", "A-2"])
VAN_WINDOWS = {"con", "prn", "aux", "nul", "com1", "lpt1"}


@given(st.lists(st.tuples(NAAM, NAAM), min_size=1, max_size=30, unique=True), NAAM)
def test_elke_naam_is_anders_en_kan_overal(namen, van):
    rijen = [Bundelteam(nummer, team, school) for nummer, (team, school) in enumerate(namen)]
    gekozen = plekken(rijen, van[:60])
    paden = [plek.pad.casefold() for plek in gekozen]
    assert len(set(paden)) == len(paden)
    for plek in gekozen:
        assert plek.pad.isascii()
        assert set(plek.pad) <= set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/"
        )
        assert not VAN_WINDOWS & {plek.map.casefold(), plek.naam.casefold()}
        assert len(plek.map) <= LANGST + 3
        assert len(plek.naam) <= 123
    # One folder for each school, however many teams.
    mappen = {(rij.school, plek.map) for rij, plek in zip(rijen, gekozen, strict=True)}
    assert len(mappen) == len({rij.school for rij in rijen}) == len({map_ for _, map_ in mappen})
    assert plekken(rijen, van[:60]) == gekozen


@pytest.fixture
def run(wereld, periode, drukker) -> Bundel:
    zuid = wereld.van_plglid.team.school
    TeamFactory(naam="Én zo", school=wereld.school)
    TeamFactory(naam="En zo", school=zuid)
    TeamFactory(naam="Zorg & Welzijn: 2", school=SchoolFactory(naam="../../etc"))
    drukker.vast = {"Handel"}
    drukker.vooraf = stuk
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    ActiviteitFactory(team=wereld.team, traject=traject, datum=dag(-3))
    return bundel.begin(wereld.kwaliteit, periode)


def stuk(team):
    if team == "En zo":
        raise ValueError("lukt niet")


@pytest.mark.django_db
def test_dezelfde_teams_geven_dezelfde_namen_in_dezelfde_volgorde(run, wereld):
    namen = list(inhoud(run))
    assert namen == [
        "LEESMIJ.txt",
        "Overzicht.xlsx",
        *paar("etc/Verslag-Zorg-Welzijn-2-periode-2-dit-jaar-voorlopig"),
        *paar("College-Noord/Verslag-En-zo-periode-2-dit-jaar-voorlopig"),
        *paar("College-Noord/Verslag-Onderwijsassistent-periode-2-dit-jaar-voorlopig"),
        *paar("College-Zuid/Verslag-Handel-periode-2-dit-jaar"),
    ]
    nog_eens = bundel.begin(wereld.kwaliteit, run.periode)
    assert list(inhoud(nog_eens)) == namen


def paar(naam: str) -> tuple[str, str]:
    return f"{naam}.pdf", f"{naam}.xlsx"


@pytest.mark.django_db
def test_leesmij_telt_wat_vaststaat_en_noemt_wat_ontbreekt(run):
    tekst = inhoud(run)["LEESMIJ.txt"].decode()
    assert tekst.count("\r\n") == tekst.count("\n")
    for regel in (
        "Verslagen van periode 2 dit jaar",
        "door Kees Kwaliteit",
        "Vastgesteld: 1.",
        "Voorlopig: 3.",
        "- En zo (College Zuid)",
    ):
        assert regel in tekst


@pytest.mark.django_db
def test_het_overzicht_heeft_alle_teams_zoals_ze_ervoor_staan(run):
    bladen = lees_werkboek(inhoud(run)["Overzicht.xlsx"]).bladen
    assert [blad.naam for blad in bladen] == ["Verslagen", "Teams", "Trajecten"]
    verslagen, teams = (
        [rij.waarden for rij in blad.rijen if len([w for w in rij.waarden if w]) > 2]
        for blad in bladen[:2]
    )
    assert [rij[:3] for rij in verslagen[1:]] == [
        ("../../etc", "Zorg & Welzijn: 2", "voorlopig"),
        ("College Noord", "Én zo", "voorlopig"),
        ("College Noord", "Onderwijsassistent", "voorlopig"),
        ("College Zuid", "En zo", "lukte niet"),
        ("College Zuid", "Handel", "vastgesteld"),
    ]
    assert "/".join(verslagen[3][3:5]) + ".pdf" in inhoud(run)
    # As on the page of quality.
    eigen = next(
        dict(zip(teams[0], rij, strict=False)) for rij in teams if rij[0] == "Onderwijsassistent"
    )
    assert "Begeleiding" in str(eigen["Trajecten die lopen"])
    assert str(eigen["Afspraken over de datum"]) == "1"


@pytest.mark.django_db
def test_even_veel_vragen_voor_een_en_voor_dertig_teams(
    wereld,
    periode,
    drukker,
    monkeypatch,
    django_assert_num_queries,
):
    Organisatie.deze()
    monkeypatch.setattr(bundel, "_laat_gaan", lambda run: None)
    monkeypatch.setattr(bundel, "_pak_in", lambda run: None)
    for aantal in (1, 30):
        school = SchoolFactory()
        for _ in range(aantal):
            TrajectFactory(team=TeamFactory(school=school))
        run = verder(bundel.begin(wereld.kwaliteit, periode, school))
        run = Bundel.objects.select_related("periode__schooljaar", "door", "school").get(pk=run.pk)
        with django_assert_num_queries(10):
            schrijf_zip(io.BytesIO(), run)
        bundel.gooi_weg(run)
