"""What belongs to a round stays in it, also of who still has the page of an earlier one open."""

import threading

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.factories import TrajectFactory
from verbeterplan import cyclus
from verbeterplan.models import (
    Cyclusronde,
    Planantwoord,
    Plandoel,
    Planfactor,
    Randvoorwaarde,
    Verbeterplan,
)
from verbeterplan.regels.fasen import Fase

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    rij.rondes.update(fase=Fase.UITVOEREN)
    return rij


def stuur(client, naam, traject, data, *meer, **extra):
    adres = f"{reverse(naam, args=[traject.pk, *meer])}?ronde=1"
    return client.post(adres, data, **extra)


def begin_opnieuw(traject, wereld, fase=Fase.BESLUITEN):
    return cyclus.ga_naar(traject, fase, wereld.teamleider, "Het plan werkt niet.")


def test_elk_formulier_zegt_van_welke_ronde_het_is(traject, wereld, als):
    client = als(wereld.teamleider)
    for fase in ("verdiepen", "besluiten", "borgen"):
        html = client.get(reverse(f"fase_{fase}", args=[traject.pk])).text
        adres = reverse("plan_antwoorden", args=[traject.pk, "x"])[:-2]
        assert html.count(f'action="{adres}') == html.count('?ronde=1"\n      hx-post') > 0


@pytest.mark.parametrize("htmx", [True, False])
def test_wat_je_typte_komt_niet_in_de_volgende_ronde(traject, wereld, als, htmx):
    begin_opnieuw(traject, wereld)
    kop = {"HX-Request": "true"} if htmx else {}
    data = {"antwoord-p-aanpak": "Voor het oude plan.", "versie-p-aanpak": ""}
    client = als(wereld.plglid)
    antwoord = stuur(client, "plan_antwoorden", traject, data, "aanpak", headers=kop)
    assert antwoord.status_code == 422
    assert "Intussen is er een nieuwe ronde begonnen" in antwoord.text
    # The page is left as it was by htmx; without it what was typed comes back, for the old round.
    assert htmx or "Voor het oude plan." in antwoord.text
    assert htmx or "aanpak/?ronde=1" in antwoord.text
    assert not Planantwoord.objects.exists()


@pytest.mark.parametrize(
    ("naam", "data", "model"),
    [
        ("plan_strategie", {"strategie": "pilot"}, Verbeterplan),
        ("plan_randvoorwaarde", {"code": "werktijd", "stand": "klaar"}, Randvoorwaarde),
        (
            "plan_factoren",
            {"versie-tijd": "", "stand-tijd": "helpt", "toelichting-tijd": ""},
            Planfactor,
        ),
    ],
)
def test_wat_je_koos_komt_niet_in_de_volgende_ronde(traject, wereld, als, naam, data, model):
    begin_opnieuw(traject, wereld)
    antwoord = stuur(als(wereld.teamleider), naam, traject, data, follow=True)
    assert "Intussen is er een nieuwe ronde begonnen" in antwoord.text
    assert not model.objects.exists()


def test_een_randvoorwaarde_van_een_andere_ronde_of_een_ander_traject(traject, wereld, als):
    ander = Randvoorwaarde.objects.create(
        ronde=TrajectFactory().rondes.get(), tekst="Van een ander"
    )
    eigen = Randvoorwaarde.objects.create(ronde=traject.rondes.get(), tekst="Tijd")
    client = als(wereld.teamleider)
    data = {"stand": "klaar"}
    assert (
        stuur(client, "plan_randvoorwaarde", traject, data | {"rij": ander.pk}).status_code == 404
    )
    stuur(client, "plan_randvoorwaarde", traject, data | {"rij": eigen.pk})
    begin_opnieuw(traject, wereld)
    stuur(client, "plan_randvoorwaarde", traject, {"stand": "niet", "rij": eigen.pk})
    standen = dict(Randvoorwaarde.objects.values_list("pk", "stand"))
    assert standen.pop(ander.pk) == "niet"
    assert set(standen.values()) == {"klaar"}


@pytest.mark.django_db(transaction=True)
def test_wie_een_doel_wijzigt_terwijl_de_ronde_sluit(traject, wereld):
    """Waits for it, and is then too late: an earlier round does not change any more."""
    ronde = traject.rondes.get()
    doel = Plandoel.objects.create(ronde=ronde, tekst="Twee gesprekken")
    client, gelezen = Client(), []
    client.force_login(wereld.plglid)

    def wijzig() -> None:
        try:
            adres = reverse("onderdeel_wijzig", args=["doel", doel.pk])
            gelezen.append(client.post(adres, {"tekst": "Drie gesprekken"}).content.decode())
        finally:
            connection.close()

    draad = threading.Thread(target=wijzig)
    with transaction.atomic():
        Cyclusronde.objects.select_for_update().get(pk=ronde.pk)
        draad.start()
        draad.join(1)
        begin_opnieuw(traject, wereld)
    draad.join(30)
    assert "Intussen is er een nieuwe ronde begonnen" in gelezen[0]
    assert "Drie gesprekken" in gelezen[0]
    assert set(Plandoel.objects.values_list("tekst", flat=True)) == {"Twee gesprekken"}
