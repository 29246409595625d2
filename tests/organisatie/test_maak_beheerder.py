"""The command that makes the first beheerder."""

import io

import pytest
from django.core.management import CommandError, call_command

from organisatie.models import Functie, Gebruiker
from tests.factories import GebruikerFactory

pytestmark = pytest.mark.django_db


def roep(*args: str) -> str:
    uit = io.StringIO()
    call_command("maak_beheerder", *args, stdout=uit)
    return uit.getvalue()


def test_maakt_een_account_dat_kan_inloggen(client):
    tekst = roep("Bea@School.example", "--naam", "Bea")
    wachtwoord = tekst.strip().rsplit(" ", 1)[-1]
    client.post("/inloggen/", {"login": "bea@school.example", "password": wachtwoord})
    assert client.get("/beheer/").status_code == 200
    assert Gebruiker.objects.get().naam == "Bea"


def test_nog_een_keer_verandert_niets_en_toont_geen_wachtwoord():
    roep("bea@school.example")
    hash_ = Gebruiker.objects.get().password
    assert "Wachtwoord" not in roep("bea@school.example")
    assert Gebruiker.objects.get().password == hash_
    assert Functie.objects.count() == 1


def test_een_bestaand_account_wordt_beheerder():
    persoon = GebruikerFactory()
    roep(persoon.email)
    assert persoon.toegang.beheerder


@pytest.mark.parametrize("email", ["geen adres", ""])
def test_een_adres_dat_er_geen_is(email):
    with pytest.raises(CommandError):
        roep(email)
    assert not Gebruiker.objects.exists()


def test_een_account_dat_uit_staat_wordt_geen_beheerder():
    persoon = GebruikerFactory(is_active=False)
    with pytest.raises(CommandError, match="staat uit"):
        roep(persoon.email)
    assert not Functie.objects.exists()
