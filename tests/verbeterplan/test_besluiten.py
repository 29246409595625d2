"""Making the plan and deciding about it: goals, preconditions, factors, strategy, decision."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisatie.models.versie import lees_versie
from tests.factories import ActiviteitFactory, LidmaatschapFactory, TrajectFactory
from tests.metaanalyse.maak import maak_kaart
from verbeterplan import cyclus, plankeuzes
from verbeterplan.models import (
    Planbesluit,
    Plandoel,
    Planfactor,
    Randvoorwaarde,
    Tegengeluid,
    Verbeterplan,
)
from verbeterplan.plankeuzes import Factorinvoer
from verbeterplan.regels.fasen import Fase

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def ronde(traject):
    return traject.rondes.get()


@pytest.fixture
def leider(wereld, als):
    return als(wereld.teamleider)


def tekst_van(antwoord):
    """What came back, without what differs every time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())


def lees(client, traject, vraag="", **headers):
    adres = reverse("fase_besluiten", args=[traject.pk]) + vraag
    return tekst_van(client.get(adres, headers=headers))


def doe(client, naam, traject, data, **extra):
    return client.post(reverse(naam, args=[traject.pk]), data, **extra)


def voeg_toe(client, traject, soort, **data):
    adres = reverse("onderdeel_nieuw", args=[traject.pk, soort])
    return client.post(adres, data, follow=True).content.decode()


# --- Goals ----------------------------------------------------------------------------------------


def test_hoogstens_vijf_doelen(leider, traject, ronde):
    for nummer in range(5):
        Plandoel.objects.create(ronde=ronde, tekst=f"Doel {nummer}")
    pagina = voeg_toe(leider, traject, "doel", tekst="Nog een doel")
    assert "Er staan al vijf doelen." in pagina
    assert "Nog een doel" in pagina
    assert Plandoel.objects.count() == 5
    assert "Vijf doelen is het meeste." in lees(leider, traject)


def test_wat_terugkomt_telt_ook_mee(leider, ronde):
    weg = Plandoel.objects.create(ronde=ronde, tekst="Het zesde")
    weg.leg_weg()
    for nummer in range(5):
        Plandoel.objects.create(ronde=ronde, tekst=f"Doel {nummer}")
    adres = reverse("onderdeel_terug", args=["doel", weg.pk])
    assert "Er staan al vijf doelen." in leider.post(adres, follow=True).content.decode()
    Plandoel.objects.aanwezig().first().leg_weg()
    assert "Het staat er weer." in leider.post(adres, follow=True).content.decode()
    assert Plandoel.objects.aanwezig().count() == 5


def test_wat_net_is_weggelegd_staat_bij_zijn_eigen_lijst(leider, traject, ronde):
    doel = Plandoel.objects.create(ronde=ronde, tekst="Meer rust")
    weg = leider.post(reverse("onderdeel_weg", args=["doel", doel.pk]), follow=True)
    deel = weg.content.decode().partition('id="sectie-doel"')[2].partition("</section>")[0]
    assert "Het doel is weg. “Meer rust”" in deel


def test_een_te_lang_doel_blijft_in_het_veld_staan(leider, traject):
    pagina = voeg_toe(leider, traject, "doel", tekst="x" * 241)
    assert "x" * 241 in pagina
    assert not Plandoel.objects.exists()


# --- What lacks -----------------------------------------------------------------------------------


def test_de_pagina_zegt_wat_er_mist_en_waar(leider, traject, ronde):
    pagina = lees(leider, traject)
    assert '<a href="#sectie-doel">Er is nog geen doel</a>' in pagina
    assert "En nog 8" in pagina
    Plandoel.objects.create(ronde=ronde, tekst="Meer rust", zichtbaar_aan="Minder uitval")
    deel = lees(leider, traject, **HTMX, **{"HX-Target": "planaf"})
    assert deel.lstrip().startswith('<div class="planaf"')
    assert "Er is nog geen doel" not in deel
    assert "En nog 7" in deel
    assert deel.strip() in lees(leider, traject)


def test_wie_alleen_leest_ziet_geen_lijst_van_wat_mist(als, wereld, traject):
    pagina = lees(als(wereld.teamlid), traject)
    assert 'id="planaf"' not in pagina
    assert "<textarea" not in pagina
    assert "Er staan nog geen doelen." in pagina


# --- Who does what, and how to begin --------------------------------------------------------------


def test_acties_en_afspraken_komen_uit_de_planning(leider, wereld, traject):
    actie = traject.verbeteracties.create(naam="Vaste vragen", eigenaar=wereld.leden[1])
    ActiviteitFactory(team=wereld.team, traject=traject, wat="Formulier maken", verbeteractie=actie)
    pagina = lees(leider, traject)
    assert "Vaste vragen" in pagina
    assert "Daan Docent, 1 activiteit open" in pagina
    assert "Formulier maken" in pagina
    assert reverse("verbeteractie_nieuw", args=[traject.pk]) in pagina


def test_strategie_met_een_druk_en_zonder_javascript(leider, traject, ronde):
    assert not Verbeterplan.objects.exists()
    deel = doe(leider, "plan_strategie", traject, {"strategie": "pilot"}, headers=HTMX)
    assert tekst_van(deel).strip() in lees(leider, traject)
    assert "Plan de pilot" in deel.content.decode()
    terug = doe(leider, "plan_strategie", traject, {"strategie": "allen"})
    assert terug.url.endswith("#sectie-strategie")
    plan = Verbeterplan.objects.get()
    assert plan.strategie == "allen"
    assert plan.history.count() == 3
    fout = doe(leider, "plan_strategie", traject, {"strategie": "nooit"}, follow=True)
    assert "Kies hoe jullie beginnen." in fout.content.decode()


def test_een_deel_van_een_vragengroep_raakt_de_rest_niet(leider, als, wereld, traject):
    adres = reverse("plan_antwoorden", args=[traject.pk, "aanpak"])
    leider.post(adres, {"antwoord-p-vast": "Vaste vragen.", "versie-p-vast": ""})
    deel = als(wereld.plglid).post(
        adres, {"antwoord-p-aanpak": "Vaker praten.", "versie-p-aanpak": ""}, headers=HTMX
    )
    # What the other form on the page was begun from stays what it was.
    assert 'id="versie-p-aanpak"' in deel.content.decode()
    assert 'id="versie-p-vast"' not in deel.content.decode()


# --- What has to be there -------------------------------------------------------------------------


def test_de_standaardlijst_krijgt_met_een_druk_een_stand(leider, traject, ronde):
    deel = doe(
        leider, "plan_randvoorwaarde", traject, {"code": "hulp", "stand": "bezig"}, headers=HTMX
    )
    rij = Randvoorwaarde.objects.get()
    assert (rij.ronde, rij.code, rij.stand) == (ronde, "hulp", "bezig")
    assert tekst_van(deel).strip() in lees(leider, traject)
    doe(leider, "plan_randvoorwaarde", traject, {"code": "hulp", "stand": "klaar"})
    rij.refresh_from_db()
    assert rij.stand == "klaar"
    assert rij.history.count() == 2


def test_wat_niet_nodig_is_wordt_niet_meer_aangeboden_en_kan_terug(leider, traject):
    data = {"code": "geld", "stand": "weg"}
    weg = doe(leider, "plan_randvoorwaarde", traject, data, follow=True).content.decode()
    assert "De randvoorwaarde is weg." in weg
    assert 'value="geld"' not in lees(leider, traject)
    rij = Randvoorwaarde.objects.get()
    leider.post(reverse("onderdeel_terug", args=["randvoorwaarde", rij.pk]))
    assert "Er is geld voor wat het kost" in lees(leider, traject)


def test_eigen_randvoorwaarde_met_wie_dat_regelt(leider, wereld, traject, ronde):
    wie = wereld.leden[1].pk
    voeg_toe(leider, traject, "randvoorwaarde", tekst="Een rustig lokaal", wie=wie)
    rij = Randvoorwaarde.objects.get()
    assert "Daan Docent regelt dit" in lees(leider, traject)
    doe(leider, "plan_randvoorwaarde", traject, {"rij": rij.pk, "stand": "klaar"})
    rij.refresh_from_db()
    assert rij.stand == "klaar"
    plglid, vreemd = wereld.van_plglid, LidmaatschapFactory(team=wereld.van_plglid.team)
    voeg_toe(leider, traject, "randvoorwaarde", tekst="Een kast", wie=plglid.pk)
    assert Randvoorwaarde.objects.get(tekst="Een kast").wie == plglid
    pagina = voeg_toe(leider, traject, "randvoorwaarde", tekst="Een bord", wie=vreemd.pk)
    assert "Deze persoon zit niet in dit team." in pagina


@pytest.mark.parametrize(
    "data",
    [
        {"code": "bestaatniet", "stand": "klaar"},
        {"code": "hulp", "stand": "misschien"},
        {"rij": "1", "stand": "weg"},
        {"rij": "x", "stand": "klaar"},
        {"stand": "klaar"},
    ],
)
def test_een_randvoorwaarde_die_niet_bestaat(leider, traject, data):
    assert doe(leider, "plan_randvoorwaarde", traject, data).status_code == 404
    assert not Randvoorwaarde.objects.exists()


def test_tegengeluid_vraagt_wat_je_ermee_doet(leider, traject, ronde):
    rij = Tegengeluid.objects.create(ronde=ronde, tekst="Dit kost te veel tijd")
    assert "Schrijf op wat jullie ermee doen" in lees(leider, traject)
    rij.antwoord = "We schrappen het oude formulier."
    rij.save()
    pagina = lees(leider, traject)
    assert "We schrappen het oude formulier." in pagina
    assert "Schrijf op wat jullie ermee doen" not in pagina


# --- What works for or against --------------------------------------------------------------------


def factor(client, traject, code, stand, toelichting="", versie="", **extra):
    data = {f"stand-{code}": stand, f"toelichting-{code}": toelichting, f"versie-{code}": versie}
    return doe(client, "plan_factoren", traject, data, **extra)


def test_eerst_drie_factoren_en_de_elf_op_verzoek(leider, traject):
    maak_kaart("Lesson study", bevorderend=["genoeg-tijd"], belemmerend=["geen-tijd"])
    maak_kaart("Teamuren", bevorderend=["samenwerking"], belemmerend=["geen-tijd"])
    pagina = lees(leider, traject)
    assert pagina.count('class="factor"') == 3
    assert "Genoemd op 2 van 2 kaarten" in pagina
    assert "bevorderend=genoeg-tijd" in pagina
    assert "Samenwerking, draagvlak en motivatie" not in pagina
    alle = lees(leider, traject, "?factoren=alle")
    assert alle.count('class="factor"') == 14
    assert "Als hulp genoemd op 1 van 2 kaarten" in alle
    assert "Als hindernis genoemd op 2 van 2 kaarten" in alle


def test_een_druk_bewaart_een_factor_en_blijft_daarna_in_beeld(leider, traject):
    deel = factor(leider, traject, "helpt-beleid", "helpt", headers=HTMX).content.decode()
    rij = Planfactor.objects.get()
    assert f'name="versie-helpt-beleid" value="{lees_versie(rij)}"' in deel
    pagina = lees(leider, traject)
    assert pagina.count('class="factor"') == 4
    assert 'id="stand-helpt-beleid-helpt" name="stand-helpt-beleid" value="helpt" checked' in pagina
    zonder = factor(leider, traject, "tijd", "aandacht", "Weinig uren.", follow=True)
    assert "Bewaard." in zonder.content.decode()
    assert Planfactor.objects.get(categorie="tijd").toelichting == "Weinig uren."


def test_twee_die_tegelijk_een_factor_bekijken_houden_allebei_hun_opmerking(
    leider, als, wereld, traject
):
    factor(leider, traject, "tijd", "helpt", "Uren staan vast.")
    later = factor(als(wereld.plglid), traject, "tijd", "aandacht", "Niet in mei.", headers=HTMX)
    rij = Planfactor.objects.get()
    assert (rij.stand, rij.toelichting) == ("aandacht", "Uren staan vast. / Niet in mei.")
    assert "Een collega vulde ook iets in" in later.content.decode()
    assert set(rij.history.values_list("stand", flat=True)) == {"helpt", "aandacht"}


def test_wie_niets_aan_een_factor_verandert_zet_die_van_een_collega_niet_terug(
    leider, als, wereld, traject
):
    factor(leider, traject, "tijd", "helpt", "Uren staan vast.")
    data = {"stand-tijd": "", "toelichting-tijd": "", "versie-tijd": ""}
    data |= {"stand-middelen": "nvt", "versie-middelen": ""}
    doe(als(wereld.plglid), "plan_factoren", traject, data)
    assert Planfactor.objects.get(categorie="tijd").stand == "helpt"
    assert Planfactor.objects.get(categorie="middelen").stand == "nvt"


@pytest.mark.parametrize(
    ("stand", "tekst", "melding"),
    [
        ("", "Weinig uren.", "Kies bij “Tijd” ook hoe het ervoor staat."),
        ("helpt", "y" * 301, "De opmerking bij “Tijd” is te lang: 301 tekens"),
    ],
)
def test_een_factor_die_niet_klopt_blijft_staan_zoals_getypt(
    leider, traject, stand, tekst, melding
):
    antwoord = factor(leider, traject, "tijd", stand, tekst)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert tekst in antwoord.content.decode()
    deel = factor(leider, traject, "tijd", stand, tekst, headers=HTMX)
    assert (deel.status_code, melding in deel.content.decode()) == (422, True)
    assert not Planfactor.objects.exists()
    assert factor(leider, traject, "tijd", "geweldig").status_code == 404


# --- Rounds and queries ---------------------------------------------------------------------------


def test_een_eerdere_ronde_is_te_lezen_en_niet_te_wijzigen(leider, wereld, traject, ronde):
    Plandoel.objects.create(ronde=ronde, tekst="Meer rust")
    Randvoorwaarde.objects.create(ronde=ronde, tekst="Een lokaal")
    Planfactor.objects.create(ronde=ronde, categorie="tijd", stand="aandacht", toelichting="Mei.")
    Planbesluit.objects.create(ronde=ronde, uitkomst="niet")
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    pagina = lees(leider, traject, "?ronde=1")
    for tekst in ("Meer rust", "Een lokaal", "vraagt aandacht", "Mei.", "We doen dit niet"):
        assert tekst in pagina
    assert 'method="post"' not in pagina.partition('id="plandelen"')[2].partition("</main>")[0]
    assert "Meer rust" not in lees(leider, traject)


@pytest.mark.parametrize(
    "doe_nog_iets",
    [
        lambda ronde, wie: plankeuzes.kies_strategie(ronde.pk, "pilot"),
        lambda ronde, wie: plankeuzes.zet_standaard(ronde.pk, "hulp", "klaar", wie),
        lambda ronde, wie: plankeuzes.bewaar_factoren(
            ronde.pk, {"tijd": Factorinvoer("helpt", "", None)}
        ),
    ],
)
def test_wie_te_laat_drukt_verandert_niets_in_een_gesloten_ronde(
    wereld, traject, ronde, doe_nog_iets
):
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    with pytest.raises(ValidationError, match="nieuwe ronde begonnen"):
        doe_nog_iets(ronde, wereld.teamleider)
    assert not Planfactor.objects.exists()
    assert not Randvoorwaarde.objects.exists()


def test_terug_naar_besluiten_neemt_mee_wat_er_geregeld_is(leider, wereld, traject, ronde):
    plankeuzes.zet_standaard(ronde.pk, "hulp", "klaar", wereld.teamleider)
    plankeuzes.bewaar_factoren(ronde.pk, {"tijd": Factorinvoer("helpt", "Uren.", None)})
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    nieuw = cyclus.ga_naar(traject, Fase.BESLUITEN, wereld.teamleider, "Anders aanpakken.")
    factor(leider, traject, "tijd", "aandacht", "Uren.", versie=lees_versie(nieuw.factoren.get()))
    doe(leider, "plan_randvoorwaarde", traject, {"code": "hulp", "stand": "bezig"})
    assert [f.stand for f in (ronde.factoren.get(), nieuw.factoren.get())] == ["helpt", "aandacht"]
    standen = Randvoorwaarde.objects.order_by("ronde").values_list("stand", flat=True)
    assert list(standen) == ["klaar", "bezig"]


def test_evenveel_vragen_aan_de_database_bij_veel_als_bij_weinig(
    leider, wereld, traject, ronde, django_assert_num_queries
):
    def vul(aantal):
        for nummer in range(aantal):
            Plandoel.objects.create(ronde=ronde, tekst=f"Doel {nummer}", door=wereld.teamleider)
            Randvoorwaarde.objects.create(
                ronde=ronde, tekst=f"Lokaal {nummer}", wie=wereld.leden[1]
            )
            Tegengeluid.objects.create(ronde=ronde, tekst=f"Maar {nummer}")
            Planbesluit.objects.create(ronde=ronde, uitkomst="aanpassen", door=wereld.teamleider)
            actie = traject.verbeteracties.create(naam=f"Actie {nummer}", eigenaar=wereld.leden[1])
            ActiviteitFactory(
                team=wereld.team,
                traject=traject,
                verbeteractie=actie,
                eigenaar=wereld.leden[1],
            )

    vul(1)
    Planfactor.objects.create(ronde=ronde, categorie="tijd", stand="helpt")
    lees(leider, traject)
    with CaptureQueriesContext(connection) as weinig:
        lees(leider, traject, "?factoren=alle")
    vul(20)
    Planfactor.objects.create(ronde=ronde, categorie="hindert-plan", stand="helpt")
    with django_assert_num_queries(len(weinig)):
        lees(leider, traject, "?factoren=alle")
    assert len(weinig) <= 24


def test_wat_vaak_nodig_is_blijft_open_wie_daar_kiest(leider, traject):
    """Under what the plan has it is folded; a press among it does not fold it again."""
    doe(leider, "plan_randvoorwaarde", traject, {"code": "werktijd", "stand": "klaar"})
    assert '<details class="denk-ook">' in lees(leider, traject)
    keuze = {"code": "geld", "stand": "bezig", "open": "ja"}
    deel = doe(leider, "plan_randvoorwaarde", traject, keuze, headers=HTMX)
    assert '<details class="denk-ook" open>' in deel.content.decode()
