"""Rounds in the whole organisation: the list, beginning one, and its result."""

import io
import re

import pytest
from django.db import connection
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from boas import themas_lezen
from boas.models import Bestuursschatting, Instrument, Sessie, Telling, Vervolg
from boas.organisatiebreed import LooptAl, begin_ronde
from boas.peilen.sluiten import sluit_peiling
from boas.themabeeld import GEEN_RANGLIJST
from organisatie.models import Inzage
from tests.boas import organisatie

pytestmark = pytest.mark.django_db
LIJST = "/peilingen/"


def tekst(antwoord) -> str:
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal.replace("\xa0", " ").replace("&#x27;", "'"))


def adres(sessie: Sessie, deel: str = "uitslag") -> str:
    return f"/sessies/{sessie.pk}/{deel}/"


@pytest.fixture
def vol(wereld):
    """The school with enough people in both groups; gives the bestuurder."""
    organisatie.vul_organisatie()
    return wereld.bestuurder


@pytest.fixture
def uitslag(vol) -> Sessie:
    return organisatie.gesloten(vol)


# --- The list and beginning ----------------------------------------------------------------------


def test_only_quality_and_bestuur_find_it_in_their_menu(als, wereld):
    for persona, ziet in (("kwaliteit", True), ("bestuurder", True), ("directeur", False)):
        antwoord = als(getattr(wereld, persona)).get("/")
        assert ('href="/peilingen/"' in antwoord.content.decode()) is ziet


def test_their_pages_are_under_peilingen_in_the_menu(als, uitslag, wereld):
    voor = organisatie.voorbereid(wereld.bestuurder)
    for pad in (adres(voor, "peiling"), adres(voor, "schatting"), adres(uitslag)):
        html = als(wereld.bestuurder).get(pad).content.decode()
        assert '<a href="/peilingen/" aria-current="true">' in html
        assert '<a href="/sessies/">' in html


def test_an_empty_list_shows_the_first_step(als, wereld):
    organisatie.versie()
    pagina = tekst(als(wereld.kwaliteit).get(LIJST))

    assert "De eerste ronde is de nulmeting" in pagina
    assert "Begin de nulmeting" in pagina


def test_a_school_without_such_an_instrument_hears_so(als, wereld):
    Instrument.objects.filter(code="sociaal_kapitaal").delete()
    assert "nog geen vragenlijst" in tekst(als(wereld.kwaliteit).get(LIJST))


def test_beginning_makes_one_for_the_whole_organisation(als, wereld):
    versie = organisatie.versie()

    antwoord = als(wereld.kwaliteit).post(LIJST, {"versie": versie.pk})

    sessie = Sessie.objects.get()
    assert antwoord.url == f"/sessies/{sessie.pk}/peiling/"
    assert (sessie.team, sessie.versie, sessie.met_link) == (None, versie, True)
    assert sessie.reeks == "organisatie-sociaal_kapitaal"
    assert Vervolg.objects.filter(sessie=sessie).exists()


def test_one_at_a_time(als, wereld):
    sessie = organisatie.voorbereid(wereld.bestuurder)

    antwoord = als(wereld.kwaliteit).post(LIJST, {"versie": sessie.versie_id}, follow=True)

    assert antwoord.redirect_chain[0][0] == f"/sessies/{sessie.pk}/peiling/"
    assert "nog niet gesloten" in tekst(antwoord)
    with pytest.raises(LooptAl):
        begin_ronde(sessie.versie, wereld.bestuurder)
    assert Sessie.objects.count() == 1


@pytest.mark.parametrize("versie", ["", "x", "999999", "99999999999999999999"])
def test_what_cannot_be_begun_is_said(als, wereld, versie):
    antwoord = als(wereld.kwaliteit).post(LIJST, {"versie": versie}, follow=True)

    assert "intussen veranderd" in tekst(antwoord)
    assert not Sessie.objects.exists()


def test_only_the_newest_version_begins(als, wereld):
    oud = organisatie.versie()
    oud.instrument.versies.create(
        nummer=oud.nummer + 1, schaal=oud.schaal, oneens_tm=2, groepen=oud.groepen, afname="link"
    )
    als(wereld.kwaliteit).post(LIJST, {"versie": oud.pk})

    assert not Sessie.objects.exists()


def test_a_long_code_fits_the_reeks(wereld):
    versie = organisatie.versie()
    Instrument.objects.filter(pk=versie.instrument_id).update(code="x" * 40)
    versie.refresh_from_db()

    assert len(begin_ronde(versie, wereld.bestuurder).reeks) == 40


def test_the_list_says_what_is_next(als, vol, wereld):
    kwaliteit = als(wereld.kwaliteit)
    sessie = organisatie.voorbereid(vol)
    assert "Wacht op de schatting van het bestuur" in tekst(kwaliteit.get(LIJST))
    assert "Teken de schatting" not in tekst(kwaliteit.get(LIJST))
    assert "Teken de schatting" in tekst(als(vol).get(LIJST))

    sessie.delete()
    sessie = organisatie.geopend(vol)
    assert "Open tot en met" in tekst(als(vol).get(LIJST))

    sluit_peiling(sessie.pk)
    pagina = tekst(als(vol).get(LIJST))
    assert "Nulmeting" in pagina
    assert "spreek af wie het initiatief neemt" in pagina
    assert "Begin een nieuwe ronde" in pagina


def test_rounds_are_numbered_in_time(als, vol):
    organisatie.gesloten(vol, dagen_geleden=800)
    organisatie.gesloten(vol, dagen_geleden=400)
    organisatie.voorbereid(vol)

    namen = re.findall(r">(Nulmeting|Ronde \d)<", als(vol).get(LIJST).content.decode())

    assert namen == ["Ronde 3", "Ronde 2", "Nulmeting"]


def test_the_list_asks_as_much_for_many_rounds(als, vol, django_assert_num_queries):
    client = als(vol)
    organisatie.gesloten(vol, dagen_geleden=800)
    with django_assert_num_queries(5):
        client.get(LIJST)
    organisatie.gesloten(vol, dagen_geleden=400)
    organisatie.voorbereid(vol)
    with django_assert_num_queries(5):
        client.get(LIJST)


# --- The result ----------------------------------------------------------------------------------


def test_a_situation_is_recognised_with_its_questions_and_steps(als, uitslag, vol):
    pagina = tekst(als(vol).get(adres(uitslag)))
    # intern: estimated 4, answered 1 or 2; samen leren: 4 against 3; draagvlak: 3 and 3.
    assert "Om over te praten: intern sociaal kapitaal en samen leren" in pagina
    for letter, ziet in (("I", True), ("L", True), ("D", False)):
        thema = uitslag.versie.clusters.get(letter=letter)
        assert (thema.gemis in pagina) is ziet
        assert (thema.vervolg.splitlines()[0] in pagina) is ziet
    assert "ligt dicht bij wat het bestuur had ingeschat" in pagina
    assert GEEN_RANGLIJST in pagina


def test_the_mean_of_a_theme_is_over_all_answers(uitslag):
    intern, leren, _ = themas_lezen.lees(uitslag).themas
    n = {g.code: g.beantwoord for g in themas_lezen.lees(uitslag).groepen}

    verwacht = (2 * n["leidinggevenden"] + 1 * n["medewerkers"]) / sum(n.values())
    assert float(intern.cijfers.antwoorden) == pytest.approx(verwacht)
    assert intern.cijfers.per_groep == {"leidinggevenden": 2, "medewerkers": 1}
    assert (intern.cijfers.schatting, leren.cijfers.schatting) == (4, 4)


def test_without_situations_the_heading_says_so(als, vol):
    sessie = organisatie.gesloten(vol, {"I": 1, "L": 1, "D": 1})

    pagina = tekst(als(vol).get(adres(sessie)))

    assert "wijkt nergens sterk af naar beneden" in pagina
    assert "Mensen zijn hier positiever over" in pagina


def test_an_instrument_of_another_kind_has_no_situations(vol, uitslag):
    uitslag.versie.uitkomst = "stellingen"

    assert not themas_lezen.lees(uitslag).herkend


def test_small_groups_are_told_to_be_counted_together(als, wereld):
    organisatie.vul_organisatie(leiders=0)
    sessie = organisatie.geopend(wereld.bestuurder)
    organisatie.antwoord(sessie, "", organisatie.LEIDING)
    sluit_peiling(sessie.pk)

    pagina = tekst(als(wereld.bestuurder).get(adres(sessie)))

    assert "Leidinggevenden en medewerkers zijn samen geteld" in pagina
    assert not themas_lezen.lees(Sessie.objects.get(pk=sessie.pk)).apart


def test_too_few_answers_show_no_figure_at_all(als, vol):
    sessie = organisatie.geopend(vol)
    organisatie.antwoord(sessie, "medewerkers", organisatie.MEDEWERKERS, 4)
    sluit_peiling(sessie.pk)

    pagina = als(vol).get(adres(sessie)).content.decode()

    assert "te weinig antwoorden om iets te laten zien" in pagina
    assert "<svg xmlns" not in pagina
    assert not Telling.objects.exists()


def test_while_open_there_is_no_result(als, vol):
    sessie = organisatie.geopend(vol)

    assert als(vol).get(adres(sessie)).status_code == 404
    assert als(vol).get(adres(sessie, "vervolg")).status_code == 404


def test_a_broken_seal_shows(als, uitslag, vol):
    assert "Het zegel klopt: er is daarna niets aan veranderd" in tekst(
        als(vol).get(adres(uitslag))
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM boas_bestuursschatting")
    Bestuursschatting.objects.create(
        sessie=uitslag,
        door=vol,
        naam="Bas",
        getekend_op=timezone.now(),
        antwoorden={"I1": 0},
        zegel="0" * 64,
    )
    assert "Het zegel klopt niet" in tekst(als(vol).get(adres(uitslag)))


def test_a_result_asks_as_much_for_many_rounds(als, vol, django_assert_num_queries):
    client = als(vol)
    eerste = organisatie.gesloten(vol, dagen_geleden=900)
    with django_assert_num_queries(12):
        client.get(adres(eerste))
    for dagen in (700, 500, 300):
        laatste = organisatie.gesloten(vol, dagen_geleden=dagen)
    with django_assert_num_queries(12):
        client.get(adres(laatste))


# --- Over time -----------------------------------------------------------------------------------


def test_rounds_stand_beside_each_other_on_the_same_statements(als, vol):
    organisatie.gesloten(vol, dagen_geleden=400)
    beter = {"I": 3, "L": 3, "D": 3}
    nu = organisatie.gesloten(vol, leiding=beter, medewerkers=beter)

    [intern, *_] = themas_lezen.lees(nu).themas

    assert [ronde.naam for ronde in intern.rondes] == ["Nulmeting", "Ronde 2"]
    toen, straks = intern.rondes
    assert toen.cijfers.antwoorden < straks.cijfers.antwoorden
    assert intern.vergeleken == ("I1", "I2", "I3", "I4")
    pagina = tekst(als(vol).get(adres(nu)))
    assert "Door de tijd" in pagina


def test_a_round_that_failed_does_not_end_the_story(vol):
    organisatie.gesloten(vol, dagen_geleden=800)
    mislukt = organisatie.geopend(vol)
    sluit_peiling(mislukt.pk)
    organisatie.schuif_terug(mislukt, 400)
    nu = organisatie.gesloten(vol)

    rondes = themas_lezen.lees(nu).themas[0].rondes

    assert [ronde.naam for ronde in rondes] == ["Nulmeting", "Ronde 3"]
    assert themas_lezen.lees(Sessie.objects.get(pk=mislukt.pk)).themas[0].rondes == ()


def test_a_first_round_has_nothing_to_be_compared_with(als, uitslag, vol):
    assert "Door de tijd" not in tekst(als(vol).get(adres(uitslag)))


def test_a_later_round_changes_nothing_of_an_earlier_result(vol):
    eerste = organisatie.gesloten(vol, dagen_geleden=400)
    voor = themas_lezen.lees(eerste)
    organisatie.gesloten(vol)

    na = themas_lezen.lees(eerste)
    assert [t.rondes for t in na.themas] == [()] * 3
    assert (na.zin, na.naam) == (voor.zin, "Nulmeting")


def test_a_group_is_compared_only_where_both_rounds_show_it(vol):
    sessie = organisatie.geopend(vol)
    organisatie.antwoord(sessie, "leidinggevenden", organisatie.LEIDING, 3)
    organisatie.antwoord(sessie, "medewerkers", organisatie.MEDEWERKERS)
    sluit_peiling(sessie.pk)
    organisatie.schuif_terug(sessie, 400)
    nu = organisatie.gesloten(vol)

    toen, straks = themas_lezen.lees(nu).themas[0].rondes

    assert toen.cijfers.per_groep == {}
    assert set(straks.cijfers.per_groep) == {"leidinggevenden", "medewerkers"}


# --- Files ---------------------------------------------------------------------------------------


def test_the_workbook_has_themes_statements_response_and_what_follows(als, uitslag, vol):
    uitslag.vervolgstappen.create(wat="Gesprek met alle teams", wie="Kees")
    antwoord = als(vol).get(adres(uitslag) + "?formaat=xlsx")

    boek = load_workbook(io.BytesIO(antwoord.content))
    assert boek.sheetnames == ["Thema's", "Stellingen", "Respons", "Vervolg"]
    per_blad = {
        blad.title: [cel for rij in blad.iter_rows(values_only=True) for cel in rij if cel]
        for blad in boek
    }
    assert "Samen leren" in per_blad["Thema's"]
    assert 4 in per_blad["Thema's"]
    assert "Leidinggevenden" in per_blad["Stellingen"]
    assert "Medewerkers" in per_blad["Respons"]
    assert "Gesprek met alle teams" in per_blad["Vervolg"]
    for cellen in per_blad.values():
        assert GEEN_RANGLIJST in cellen or "Initiatief: nog niet gekozen" in cellen
    assert Inzage.objects.filter(gebruiker=vol, soort=Inzage.Soort.UITGEVOERD).count() == 1


def test_the_workbook_over_time(als, vol):
    organisatie.gesloten(vol, dagen_geleden=400)
    nu = organisatie.gesloten(vol)

    boek = load_workbook(io.BytesIO(als(vol).get(adres(nu) + "?formaat=xlsx").content))

    rijen = list(boek["Door de tijd"].iter_rows(values_only=True))
    assert [rij[:2] for rij in rijen if rij[0] == "Samen leren"] == [
        ("Samen leren", "Nulmeting"),
        ("Samen leren", "Ronde 2"),
    ]


def test_the_pdf_is_tagged_and_says_the_same(als, uitslag, vol):
    antwoord = als(vol).get(adres(uitslag) + "?formaat=pdf")

    lezer = PdfReader(io.BytesIO(antwoord.content))
    inhoud = re.sub(r"\s+", " ", " ".join(p.extract_text() for p in lezer.pages))
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Om over te praten: intern sociaal kapitaal en samen leren" in inhoud
    assert GEEN_RANGLIJST.split(":")[0] in inhoud
