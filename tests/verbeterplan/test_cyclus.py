"""Going through the cycle: phases, rounds, answers of several people, parts of a round."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from organisatie.models.versie import lees_versie
from organisatie.schrijven import Invoer
from tests.factories import TrajectFactory
from verbeterplan import antwoorden, cyclus
from verbeterplan.models import Planantwoord, Plandoel
from verbeterplan.onderdelen import alle
from verbeterplan.regels.fasen import Fase

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


def naar(client, traject, fase, **extra):
    adres = reverse("naar_fase", args=[traject.pk])
    return client.post(adres, {"fase": fase, **extra}, follow=True).content.decode()


def test_nieuw_traject_begint_met_verkennen(traject):
    ronde = traject.rondes.get()
    assert (ronde.nummer, ronde.fase, ronde.begin_fase) == (1, "verkennen", "verkennen")


def test_wie_leidt_brengt_het_traject_verder(traject, wereld, als):
    pagina = naar(als(wereld.teamleider), traject, "verdiepen")
    assert "Jullie zijn nu bij verdiepen en analyseren." in pagina
    stap = traject.rondes.get().stappen.get()
    assert (stap.van, stap.naar, stap.door) == ("verkennen", "verdiepen", wereld.teamleider)


def test_overslaan_vraagt_een_reden(traject, wereld, als):
    client = als(wereld.plglid)
    assert "Je slaat een fase over." in naar(client, traject, "besluiten")
    assert traject.rondes.get().fase == "verkennen"
    pagina = naar(client, traject, "besluiten", reden="De analyse is vorig jaar gedaan.")
    assert "overgeslagen" in pagina
    assert traject.rondes.get().stappen.get().reden == "De analyse is vorig jaar gedaan."


def test_een_reden_die_niet_past_wordt_gezegd(traject, wereld, als):
    assert "De reden is te lang" in naar(als(wereld.teamleider), traject, "borgen", reden="a" * 601)
    assert traject.rondes.get().fase == "verkennen"


def test_een_gestopt_traject_gaat_nergens_heen(traject, wereld):
    traject.status = "gestopt"
    traject.save()
    with pytest.raises(ValidationError, match="loopt niet meer"):
        cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "")


def test_terug_naar_verdiepen_is_een_nieuwe_ronde_en_de_oude_blijft_te_lezen(traject, wereld, als):
    ronde = traject.rondes.get()
    antwoorden.bewaar(
        ronde.pk,
        {"a-wat": Invoer("Te weinig gesprekken.", None), "s-kansen": Invoer("Stagedag.", None)},
    )
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    client = als(wereld.teamleider)
    assert "Schrijf kort op waarom jullie een nieuwe ronde beginnen." in naar(
        client, traject, "verdiepen"
    )
    assert "Ronde 2 begint." in naar(client, traject, "verdiepen", reden="Het werkt nog niet.")
    oud, nieuw = traject.rondes.all()
    assert oud.afgerond_op
    assert (nieuw.fase, nieuw.reden) == ("verdiepen", "Het werkt nog niet.")
    assert antwoorden.teksten(nieuw) == {"a-wat": "Te weinig gesprekken."}
    adres = reverse("fase_verdiepen", args=[traject.pk])
    eerder = client.get(adres, {"ronde": 1}).content.decode()
    assert "Stagedag." in eerder
    assert "data-schrijven" not in eerder
    assert client.get(adres, {"ronde": 3}).status_code == 404


def test_terug_naar_besluiten_neemt_het_plan_mee(traject, wereld):
    ronde = traject.rondes.get()
    Plandoel.objects.create(ronde=ronde, tekst="Twee gesprekken per periode")
    Plandoel.objects.create(ronde=ronde, tekst="Weggelegd").leg_weg()
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    nieuw = cyclus.ga_naar(traject, Fase.BESLUITEN, wereld.teamleider, "Anders aanpakken.")
    assert [d.tekst for d in Plandoel.objects.filter(ronde=nieuw)] == [
        "Twee gesprekken per periode"
    ]
    assert Plandoel.objects.filter(ronde=ronde).count() == 2


def test_een_gesloten_ronde_neemt_niets_meer_aan(traject, wereld):
    ronde = traject.rondes.get()
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    with pytest.raises(ValidationError, match="nieuwe ronde begonnen"):
        antwoorden.bewaar(ronde.pk, {"a-wat": Invoer("Te laat.", None)})
    assert not Planantwoord.objects.exists()


def schrijf(client, traject, tekst, versie="", groep="probleem", code="a-wat", **headers):
    adres = reverse("plan_antwoorden", args=[traject.pk, groep])
    return client.post(
        adres, {f"antwoord-{code}": tekst, f"versie-{code}": versie}, headers=headers, follow=True
    )


def test_twee_die_tegelijk_schrijven_houden_allebei_hun_tekst(traject, wereld, als):
    schrijf(als(wereld.teamleider), traject, "Begin.")
    begin = lees_versie(Planantwoord.objects.get())
    schrijf(als(wereld.teamleider), traject, "Begin. Van de leider.", begin)
    pagina = schrijf(als(wereld.plglid), traject, "Begin. Van het lid.", begin).content.decode()
    assert "Een collega schreef ook iets" in pagina
    tekst = Planantwoord.objects.get().tekst
    assert "Van de leider." in tekst
    assert "Van het lid." in tekst
    wie = Planantwoord.objects.get().history.values_list("history_user", flat=True)
    assert set(wie) == {wereld.teamleider.pk, wereld.plglid.pk}


def test_wat_niet_past_blijft_in_het_veld_staan(traject, wereld, als):
    client = als(wereld.teamleider)
    lang = "x" * 601
    antwoord = schrijf(client, traject, lang, groep="kennis", code="kennisvraag")
    assert antwoord.status_code == 422
    assert "er passen er 600" in antwoord.content.decode()
    assert lang in antwoord.content.decode()
    deel = schrijf(
        client, traject, lang, groep="kennis", code="kennisvraag", **{"HX-Request": "true"}
    )
    assert deel.status_code == 422
    assert not Planantwoord.objects.exists()


def test_deel_en_hele_pagina_zeggen_hetzelfde(traject, wereld, als):
    client = als(wereld.teamleider)
    deel = schrijf(client, traject, "Te weinig.", **{"HX-Request": "true"}).content.decode()
    assert "Bewaard om" in deel
    versie = f'name="versie-a-wat" value="{lees_versie(Planantwoord.objects.get())}"'
    assert versie in deel
    assert versie in client.get(reverse("fase_verdiepen", args=[traject.pk])).content.decode()


def test_een_onderdeel_erbij_weg_en_weer_terug(traject, wereld, als):
    client = als(wereld.teamleider)
    nieuw = reverse("onderdeel_nieuw", args=[traject.pk, "doel"])
    assert "Wat willen jullie bereiken?" in client.post(nieuw, {"tekst": ""}).content.decode()
    for tekst in ("Meer rust", "Elke student gehoord"):
        client.post(nieuw, {"tekst": tekst})
    eerste, tweede = Plandoel.objects.order_by("volgorde")
    client.post(reverse("onderdeel_verplaats", args=["doel", tweede.pk]), {"richting": "op"})
    assert list(Plandoel.objects.values_list("tekst", flat=True)) == [tweede.tekst, eerste.tekst]
    weg = client.post(reverse("onderdeel_weg", args=["doel", eerste.pk]), follow=True)
    assert "Het doel is weg. “Meer rust”" in weg.content.decode()
    assert Plandoel.objects.aanwezig().get() == tweede
    client.post(reverse("onderdeel_terug", args=["doel", eerste.pk]))
    assert Plandoel.objects.aanwezig().count() == 2


def test_onderdelen_van_een_gesloten_ronde_zijn_niet_te_wijzigen(traject, wereld, als):
    doel = Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Meer rust")
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    client = als(wereld.teamleider)
    for naam in ("onderdeel_weg", "onderdeel_verplaats"):
        assert client.post(reverse(naam, args=["doel", doel.pk])).status_code == 404
    wijzig = reverse("onderdeel_wijzig", args=["doel", doel.pk])
    assert client.get(wijzig).status_code == 404
    pagina = client.post(wijzig, {"tekst": "Nog meer rust"}).content.decode()
    assert "Intussen is er een nieuwe ronde begonnen" in pagina
    assert "Nog meer rust" in pagina
    doel.refresh_from_db()
    assert doel.tekst == "Meer rust"


def test_wie_wijzigt_wat_een_collega_weghaalde_houdt_zijn_tekst(traject, wereld, als):
    doel = Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Meer rust")
    doel.leg_weg()
    wijzig = reverse("onderdeel_wijzig", args=["doel", doel.pk])
    pagina = als(wereld.teamleider).post(wijzig, {"tekst": "Nog meer rust"}).content.decode()
    assert "Een collega haalde dit intussen weg." in pagina
    assert "Nog meer rust" in pagina
    assert Plandoel.objects.get().weg_op


def test_wie_de_plg_verliet_ziet_het_traject_niet_meer(traject, wereld, als):
    adres = reverse("plan", args=[traject.pk])
    assert als(wereld.plglid).get(adres).status_code == 200
    lid = traject.plgleden.get()
    lid.tot = lid.van
    lid.save()
    assert als(wereld.plglid).get(adres).status_code == 404


def test_wie_zijn_eigen_team_verliet_zit_ook_niet_meer_in_de_plg(traject, wereld, als):
    wereld.van_plglid.tot = wereld.van_plglid.van
    wereld.van_plglid.save()
    assert als(wereld.plglid).get(reverse("plan", args=[traject.pk])).status_code == 404


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("bron", {"titel": "Een artikel"}),
        ("kijkmoment", {"met_wie": "Vijf studenten", "datum": ""}),
        ("monitormoment", {"titel": "Lukt het?", "datum": ""}),
        ("pilot", {"naam": "Klas 1A", "van": "", "tot": ""}),
        ("bijstelling", {"waarop": "doel", "wat": "Minder", "reden": "Te veel"}),
    ],
)
def test_wat_weg_is_staat_bij_zijn_eigen_lijst(traject, wereld, als, soort, velden):
    gevuld = {naam: waarde or timezone.localdate() for naam, waarde in velden.items()}
    rij = alle()[soort].model.objects.create(ronde=traject.rondes.get(), **gevuld)
    client = als(wereld.teamleider)
    html = client.post(reverse("onderdeel_weg", args=[soort, rij.pk]), follow=True).content.decode()
    assert html.count("Zet terug") == 1
    assert "Zet terug" in html.partition(f'id="sectie-{soort}"')[2].partition("</section>")[0]


def test_een_andere_fase_wijst_naar_die_van_nu(traject, wereld, als):
    client = als(wereld.teamleider)
    nu, straks = (reverse(f"fase_{fase}", args=[traject.pk]) for fase in ("verkennen", "borgen"))
    assert "Nu aan de beurt" not in client.get(nu).content.decode()
    wijzer = client.get(straks).content.decode().partition("Nu aan de beurt")[2]
    assert f'<a href="{nu}">' in wijzer
