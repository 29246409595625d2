"""The page to erase a person: what it shows, when it refuses, and what it does."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisatie.models import Gebruiker, Inzage, Lidmaatschap
from organisatie.wissen.persoon import vooraf
from tests.factories import ActiviteitFactory, GebruikerFactory, TrajectFactory
from verbeterplan.models import Activiteit, Leerdoel

GISTEREN = timezone.localdate() - datetime.timedelta(days=1)


def adres(persoon: Gebruiker) -> str:
    return f"/beheer/personen/{persoon.pk}/wissen/"


@pytest.fixture
def weg(wereld):
    """Daan left the team yesterday; his name is in a text, and another "Daan" in one too."""
    lid = wereld.leden[1]
    lid.van, lid.tot = GISTEREN, GISTEREN
    lid.save()
    Leerdoel.objects.create(
        traject=TrajectFactory(team=wereld.team), lidmaatschap=lid, tekst="Beter luisteren"
    )
    ActiviteitFactory(team=wereld.team, wat="Vraag het Daan Docent")
    ActiviteitFactory(team=wereld.team, wat="Vraag het Daan")
    return wereld.teamlid


def test_vooraf_staat_er_wat_er_gebeurt_en_waar_een_mens_moet_kijken(wereld, als, weg):
    antwoord = als(wereld.beheerder).get(adres(weg))

    gezien = antwoord.context["vooraf"]
    assert gezien.eigen == {"leerdoelen": 1}
    assert gezien.plekken["activiteiten"] == 2  # the row and its line of history
    assert gezien.los == {("Onderwijsassistent", "activiteiten"): 1}
    assert "oud-collega" in antwoord.content.decode()
    # Looking is no erasing.
    assert Activiteit.objects.filter(wat="Vraag het Daan Docent").exists()
    assert Inzage.objects.filter(wat="gegevens van Daan Docent").exists()


def test_wissen_neemt_de_naam_weg_en_laat_het_werk_staan(wereld, als, weg):
    antwoord = als(wereld.beheerder).post(adres(weg), follow=True)

    assert antwoord.redirect_chain == [("/beheer/personen/", 302)]
    assert "Daan Docent" not in antwoord.content.decode()
    nieuw = f"oud-collega {weg.pk}"
    assert set(Activiteit.objects.filter(wat__contains="Vraag").values_list("wat", flat=True)) == {
        f"Vraag het {nieuw}",
        "Vraag het Daan",
    }
    assert not Leerdoel.objects.exists()
    assert wereld.leden[1].history.exists()
    assert als(wereld.beheerder).get(adres(weg)).status_code == 404


@pytest.mark.parametrize("wat", ["ik", "functie", "lid", "werk"])
def test_wie_er_nog_bij_hoort_kan_niet_gewist_worden(wereld, als, weg, wat):
    if wat == "lid":
        Lidmaatschap.objects.filter(gebruiker=weg).update(tot=timezone.localdate())
    if wat == "werk":
        ActiviteitFactory(team=wereld.team, eigenaar=wereld.leden[1])
    persoon = {"ik": wereld.beheerder, "functie": wereld.kwaliteit}.get(wat, weg)
    zegt = {
        "ik": "je eigen account",
        "functie": "nog een functie",
        "lid": "zit nog in een team",
        "werk": "nog werk: 1 activiteit",
    }[wat]

    for methode in ("get", "post"):
        antwoord = getattr(als(wereld.beheerder), methode)(adres(persoon))
        assert zegt in antwoord.content.decode()
    assert Gebruiker.objects.get(pk=persoon.pk).gewist_op is None


def test_van_een_naamgenoot_blijft_de_naam_staan(wereld, als, weg):
    GebruikerFactory(naam="Daan Docent", email="andere.daan@school.example")
    assert vooraf(weg).naamgenoot

    als(wereld.beheerder).post(adres(weg))

    assert Activiteit.objects.filter(wat="Vraag het Daan Docent").exists()
    assert Gebruiker.objects.filter(naam="Daan Docent").count() == 1


def test_wie_gewist_is_komt_niet_terug(wereld, als, weg):
    als(wereld.beheerder).post(adres(weg))
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebruiker.objects.filter(pk=weg.pk).update(is_active=True)


def test_evenveel_queries_bij_een_plek_als_bij_dertig(wereld, als, weg):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = als(wereld.beheerder)

    def tel() -> int:
        with CaptureQueriesContext(connection) as vangst:
            client.get(adres(weg))
        return len(vangst)

    eerst = tel()
    for _ in range(30):
        ActiviteitFactory(team=wereld.team, wat="Vraag het Daan Docent of Daan")
    assert tel() == eerst
