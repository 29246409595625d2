"""The phase borgen of a traject: from plan to document, measuring, who keeps it alive."""

import datetime

import pytest
from django.urls import reverse

from borgen.models import Document, Documentversie, Proces
from borgen.regels import zo_werken_wij
from organisatie.models.versie import lees_versie
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import (
    Activiteit,
    Kartrekkerschap,
    Overleg,
    Planantwoord,
    Plandoel,
    Verbeteractie,
)
from verbeterplan.regels.kartrekker import PER_CODE, TAKEN
from verbeterplan.te_doen_borgen import te_doen

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren", doel="Minder uitval")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    rij.rondes.update(begin_fase="borgen", fase="borgen")
    Verbeteractie.objects.create(traject=rij, naam="Vaste vragen", omschrijving="In elk gesprek.")
    return rij


@pytest.fixture
def ronde(traject):
    return traject.rondes.get()


def pad(naam, traject, *meer):
    return reverse(naam, args=[traject.pk, *meer])


def lees(client, traject):
    return client.get(pad("fase_borgen", traject)).content.decode()


# --- The text ------------------------------------------------------------------------------------


def test_de_tekst_bevat_wat_er_is_en_laat_weg_wat_er_niet_is():
    tekst = zo_werken_wij.tekst(
        "Minder uitval.",
        [("Twee gesprekken", "het rooster"), ("Meer rust", "")],
        [("Vaste vragen", "In elk\ngesprek.")],
        {"p-vast": "De drie vragen.", "p-ruimte": " "},
    )
    assert tekst == (
        "# Waarom we dit doen\n\nMinder uitval.\n\n"
        "- **Twee gesprekken**: te zien aan: het rooster\n- **Meer rust**\n\n"
        "# Wat we doen\n\n- **Vaste vragen**: In elk gesprek.\n\n"
        "# Dit doet iedereen hetzelfde\n\nDe drie vragen.\n"
    )
    assert zo_werken_wij.tekst("", [], [], {}) == ""
    assert len(zo_werken_wij.titel("x" * 200)) == zo_werken_wij.LANGSTE_TITEL


# --- Secured in structure ------------------------------------------------------------------------


def test_een_druk_maakt_het_document_uit_het_plan(traject, ronde, wereld, als):
    Plandoel.objects.create(ronde=ronde, tekst="Twee gesprekken", zichtbaar_aan="het rooster")
    Planantwoord.objects.create(ronde=ronde, vraag="p-vast", tekst="De drie vragen.")
    Planantwoord.objects.create(ronde=ronde, vraag="p-ruimte", tekst="Waar je praat.")
    client = als(wereld.teamleider)
    assert "Leg vast als document" in lees(client, traject)
    antwoord = client.post(pad("zo_werken_wij", traject))
    versie = Documentversie.objects.get()
    assert antwoord.url == reverse("documentversie_wijzig", args=[versie.pk])
    assert versie.status == "concept"
    for stuk in ("Minder uitval", "Twee gesprekken", "Vaste vragen", "De drie vragen.", "Waar je"):
        assert stuk in versie.tekst
    assert [actie.naam for actie in versie.document.verbeteracties.all()] == ["Vaste vragen"]
    # Not twice.
    antwoord = client.post(pad("zo_werken_wij", traject), follow=True)
    assert "Dit document is er al." in antwoord.content.decode()
    assert Document.objects.count() == Documentversie.objects.count() == 1
    html = lees(client, traject)
    assert "Leg vast als document" not in html
    assert "concept</span>" in html


def test_het_document_komt_bij_het_proces_dat_er_al_is(traject, wereld, als):
    proces = Proces.objects.create(team=wereld.team, naam="Begeleiding")
    oud = Document.objects.create(proces=proces, titel="Oud", gemaakt_door=wereld.teamleider)
    oud.verbeteracties.set(traject.verbeteracties.all())
    als(wereld.teamleider).post(pad("zo_werken_wij", traject))
    assert Document.objects.get(titel__startswith="Zo werken wij").proces == proces
    assert Proces.objects.count() == 1


def test_de_kartrekker_wordt_eigenaar_en_de_dag_komt_mee(traject, ronde, wereld, als):
    Kartrekkerschap.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], evaluatie_op=vandaag(90)
    )
    als(wereld.teamleider).post(pad("zo_werken_wij", traject))
    document = Document.objects.get()
    assert (document.eigenaar, document.evalueren_op) == (wereld.leden[1], vandaag(90))


def test_een_meetafspraak_begint_met_wat_in_het_plan_staat(traject, ronde, wereld, als):
    for vraag, tekst in (
        ("e-proces", "Meekijken."),
        ("e-nulmeting", "Nu 40 %."),
        ("e-wanneer", "In mei."),
    ):
        Planantwoord.objects.create(ronde=ronde, vraag=vraag, tekst=tekst)
    client = als(wereld.teamleider)
    adres = f"{pad('meetafspraak_nieuw', traject)}?verbeteractie={traject.verbeteracties.get().pk}"
    assert f"{adres}&amp;uit=plan" in lees(client, traject)
    met = client.get(f"{adres}&uit=plan").content.decode()
    assert "Zo zien we of we het doen: Meekijken." in met
    assert "Zo is het nu: Nu 40 %." in met
    assert 'value="In mei."' in met
    assert "Meekijken." not in client.get(adres).content.decode()


def test_wat_op_de_agenda_staat_wordt_gezegd(traject, wereld, als):
    client = als(wereld.teamleider)
    assert "Het staat nog op geen agenda." in lees(client, traject)
    for dag in (5, 12):
        overleg = Overleg.objects.create(
            team=wereld.team, titel="Team", moment=f"2099-01-{dag:02}T13:00Z"
        )
        overleg.agendapunten.create(traject=traject, tekst="Hoe gaat het?")
    assert "in 2 overleggen, de eerste keer op 5 januari 2099" in lees(client, traject)


# --- Secured in a person -------------------------------------------------------------------------


def kies(client, traject, wie, *taken, **anders):
    return client.post(
        pad("kartrekkerschap", traject),
        {"lidmaatschap": wie.pk, "taken": taken, "evaluatie_op": vandaag(90), **anders},
        follow=True,
    ).content.decode()


def test_wie_het_levend_houdt_uit_team_of_plg(traject, wereld, als):
    client = als(wereld.plglid)
    formulier = client.get(pad("kartrekkerschap", traject)).content.decode()
    assert "Daan Docent" in formulier
    assert "Pia Plg" in formulier
    assert "Ali Docent" not in formulier
    html = kies(client, traject, wereld.van_plglid, "kijken", "vertellen")
    assert "<strong>Pia Plg</strong> houdt dit thema levend." in html
    rij = Kartrekkerschap.objects.get()
    assert rij.taken == ["kijken", "vertellen"]
    assert PER_CODE["kijken"].tekst in html
    assert PER_CODE["werkt"].tekst not in html


def test_fouten_staan_bij_het_veld(traject, wereld, als):
    client = als(wereld.teamleider)
    html = kies(client, traject, wereld.leden[1], "onzin", evaluatie_op=vandaag(-1))
    assert "Kies taken uit de lijst." in html
    assert "is al geweest." in html
    assert not Kartrekkerschap.objects.exists()


def test_twee_die_tegelijk_afspreken_verliezen_niets(traject, ronde, wereld, als):
    rij = Kartrekkerschap.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], taken=["kijken"], evaluatie_op=vandaag(90)
    )
    oud = lees_versie(rij)
    client = als(wereld.teamleider)
    kies(client, traject, wereld.leden[1], "kijken", "helpen", versie=oud)
    html = kies(client, traject, wereld.leden[2], "kijken", versie=oud)
    assert "houdt dit thema levend" in html
    rij = Kartrekkerschap.objects.get()
    assert (rij.lidmaatschap, rij.taken) == (wereld.leden[2], ["kijken", "helpen"])
    # The other's boxes stay ticked when the form comes back for something else.
    html = kies(client, traject, wereld.leden[0], "kijken", versie=oud)
    assert "Intussen heeft Tess Leider dit veranderd." in html
    assert html.count(" checked") == 2


def test_een_taak_komt_op_de_planning_en_niet_twee_keer(traject, ronde, wereld, als):
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1], taken=["kijken"])
    client = als(wereld.teamleider)
    adres = pad("kartrekkertaak", traject, "kijken")
    fout = client.post(adres, {"kijken-datum": vandaag(-1)})
    assert fout.status_code == 422
    assert "is al geweest" in fout.content.decode()
    for _ in range(2):
        client.post(adres, {"kijken-datum": vandaag(30)})
    rij = Activiteit.objects.get()
    assert (rij.wat, rij.eigenaar, rij.datum) == (
        PER_CODE["kijken"].tekst,
        wereld.leden[1],
        vandaag(30),
    )
    assert rij.bevestigd_op is None
    assert "Op de planning:" in lees(client, traject)
    # Only what was ticked.
    assert client.post(pad("kartrekkertaak", traject, "werkt")).status_code == 404


def test_wie_zelf_plant_heeft_de_dag_bevestigd(traject, ronde, wereld, als):
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1], taken=["kijken"])
    als(wereld.teamlid).post(pad("kartrekkertaak", traject, "kijken"), {"kijken-datum": vandaag(9)})
    assert Activiteit.objects.get().bevestigd_op


def test_de_collega_zelf_zet_de_dag_verder_ook_als_het_traject_af_is(traject, ronde, wereld, als):
    adres = pad("kartrekkerschap", traject)
    assert als(wereld.teamlid).get(adres).status_code == 404
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1])
    traject.status = "afgerond"
    traject.save()
    assert als(wereld.teamlid).get(adres).status_code == 200
    traject.status = "gestopt"
    traject.save()
    assert als(wereld.teamlid).get(adres).status_code == 404


@pytest.mark.parametrize("taak", TAKEN, ids=lambda taak: taak.code)
def test_een_voorgestelde_dag_is_een_werkdag(taak):
    for dag in range(14):
        voorstel = taak.voorstel(datetime.date(2026, 11, 23) + datetime.timedelta(days=dag))
        assert voorstel.weekday() < 5
    assert len(taak.tekst) <= 200


# --- The page ------------------------------------------------------------------------------------


def test_een_knop_tegelijk_is_de_eerste(traject, ronde, wereld, als):
    client = als(wereld.teamleider)
    assert lees(client, traject).count("btn-primary") == 1
    client.post(pad("zo_werken_wij", traject))
    html = lees(client, traject)
    assert html.count("btn-primary") == 1
    assert 'btn-primary"\n                            href="/trajecten/' in html
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1])
    html = lees(client, traject)
    assert html.count("btn-primary") == 1
    assert "Rond het traject af" in html


def test_een_plglid_van_elders_leest_zonder_wegen_naar_het_team(traject, wereld, als):
    html = lees(als(wereld.plglid), traject)
    assert "Vaste vragen" in html
    for naam in ("borgen_documenteren", "borgen_controleren", "borgen", "jaaragenda"):
        assert f'href="{pad(naam, traject)}' not in html
    html = lees(als(wereld.kwaliteit), traject)
    assert f'href="{pad("borgen_documenteren", traject)}' in html
    assert f'href="{pad("jaaragenda", traject)}' not in html


def test_een_eerdere_ronde_is_te_lezen_en_niet_te_wijzigen(traject, ronde, wereld, als):
    from verbeterplan import cyclus
    from verbeterplan.regels.fasen import Fase

    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1], taken=["kijken"])
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    html = als(wereld.teamleider).get(f"{pad('fase_borgen', traject)}?ronde=1").content.decode()
    assert "Daan Docent" in html
    assert "<form" not in html.split("<main")[1].split("</main>")[0]


def test_evenveel_queries_bij_weinig_en_bij_veel(
    traject, ronde, wereld, als, django_assert_num_queries, django_assert_max_num_queries
):
    client = als(wereld.teamleider)
    taken = [taak.code for taak in TAKEN]
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1], taken=taken[:1])
    lees(client, traject)
    with django_assert_max_num_queries(30) as een:
        lees(client, traject)
    for plek in range(20):
        Verbeteractie.objects.create(traject=traject, naam=f"Actie {plek}")
    for taak in TAKEN:
        ActiviteitFactory(team=wereld.team, traject=traject, wat=taak.tekst)
    Kartrekkerschap.objects.update(taken=taken)
    with django_assert_num_queries(len(een)):
        lees(client, traject)


# --- On Start ------------------------------------------------------------------------------------


def test_op_start_op_de_afgesproken_dag(traject, ronde, wereld, django_assert_num_queries):
    rij = Kartrekkerschap.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], evaluatie_op=vandaag(15)
    )
    assert not te_doen(wereld.teamlid)
    rij.evaluatie_op = vandaag(14)
    rij.save()
    with django_assert_num_queries(1):
        (regel,) = te_doen(wereld.teamlid)
    assert (regel.soort, regel.wat, regel.te_laat) == ("Kijk of het nog werkt", traject.naam, False)
    assert not te_doen(wereld.teamleider)
    assert not te_doen(wereld.kwaliteit)
    rij.evaluatie_op = vandaag(-1)
    rij.save()
    # Keeping it alive goes on when the traject is finished.
    type(traject).objects.update(status="afgerond")
    assert te_doen(wereld.teamlid)[0].te_laat
    type(traject).objects.update(status="gestopt")
    assert not te_doen(wereld.teamlid)


def test_van_wie_vertrok_staat_het_bij_de_teamleider(traject, ronde, wereld):
    Kartrekkerschap.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], evaluatie_op=vandaag()
    )
    wereld.leden[1].tot = vandaag(-1)
    wereld.leden[1].save()
    assert te_doen(wereld.teamleider)[0].wat == traject.naam
    assert not te_doen(wereld.ander_teamleider)


def test_wie_vertrok_houdt_niets_meer_levend(traject, ronde, wereld, als):
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[1], taken=["kijken"])
    client = als(wereld.teamleider)
    zit_er_niet_meer = "zit niet meer in het team. Kies iemand anders."
    assert zit_er_niet_meer not in lees(client, traject)
    wereld.leden[1].tot = vandaag(-1)
    wereld.leden[1].save()
    assert zit_er_niet_meer in lees(client, traject)
    client.post(pad("kartrekkertaak", traject, "kijken"), {"kijken-datum": vandaag(5)})
    # Nobody's, rather than of somebody who does not see it.
    assert traject.activiteiten.get().eigenaar is None
