"""A remembered phone logs conversations without signing in, and does nothing else."""

import datetime
import uuid

import pytest
from django.core import signing
from django.urls import reverse

from borgen.slb.models import Gesprek
from borgen.slb.telefoon import DUUR, KOEKJE
from tests.slb.factories import GesprekFactory, KlasFactory, PeriodeFactory, dag, maak_student

pytestmark = pytest.mark.django_db


@pytest.fixture
def student(wereld):
    PeriodeFactory()
    return maak_student(wereld.leden[1], KlasFactory(team=wereld.team))


@pytest.fixture
def telefoon(wereld, als, student, settings):
    """The browser of Daan, remembered, of which the session ended."""
    client = als(wereld.teamlid)
    assert client.post(reverse("slb_telefoon")).status_code == 302
    del client.cookies[settings.SESSION_COOKIE_NAME]
    return client


def druk(client, student) -> int:
    invoer = {"sleutel": uuid.uuid4(), "nu": student.pk}
    return client.post(reverse("slb_vastleggen"), invoer).status_code


def naar_inloggen(antwoord) -> bool:
    return antwoord.status_code == 302 and antwoord.url.startswith(reverse("account_login"))


def test_vastleggen_en_ongedaan_zonder_in_te_loggen(wereld, telefoon, student):
    assert student.naam in telefoon.get(reverse("slb")).content.decode()
    assert druk(telefoon, student) == 302
    gesprek = Gesprek.objects.get()
    assert gesprek.door == wereld.teamlid
    telefoon.post(reverse("slb_ongedaan"), {"ongedaan": gesprek.groep})
    assert not Gesprek.objects.exists()


def test_voor_al_het_andere_log_je_in(telefoon, student):
    gesprek = GesprekFactory(student=student)
    for adres in (
        reverse("start"),
        reverse("slb_student", args=[student.pk]),
        reverse("slb_notities", args=[student.pk]),
        reverse("slb_notitie", args=[gesprek.pk]),
        reverse("slb_team", args=[student.team_id]),
        f"{reverse('slb')}?formaat=xlsx",
    ):
        assert naar_inloggen(telefoon.get(adres)), adres
    # Nor does a remembered phone remember itself anew.
    assert naar_inloggen(telefoon.post(reverse("slb_telefoon")))


def test_het_koekje_gaat_alleen_naar_de_gesprekken(telefoon):
    koekje = telefoon.cookies[KOEKJE]
    assert (koekje["path"], koekje["httponly"], koekje["samesite"]) == ("/slb/", True, "Lax")
    assert koekje["max-age"] == 30 * 24 * 3600


@pytest.mark.parametrize("wat", ["wachtwoord", "inactief", "uit het team", "verknoeid", "te oud"])
def test_wanneer_het_ophoudt(wereld, telefoon, student, wat, monkeypatch):
    persoon = wereld.teamlid
    if wat == "wachtwoord":
        persoon.set_password("appel peer banaan")
    elif wat == "inactief":
        persoon.is_active = False
    elif wat == "uit het team":
        wereld.leden[1].tot = dag(-1)
        wereld.leden[1].save()
    elif wat == "verknoeid":
        telefoon.cookies[KOEKJE] = telefoon.cookies[KOEKJE].value[:-1] + "-"
    else:
        straks = signing.time.time() + (DUUR + datetime.timedelta(minutes=1)).total_seconds()
        monkeypatch.setattr(signing.time, "time", lambda: straks)
    persoon.save()
    verwacht = 404 if wat == "uit het team" else 302
    antwoord = telefoon.get(reverse("slb"))
    assert antwoord.status_code == verwacht
    druk(telefoon, student)
    assert not Gesprek.objects.exists()


def test_vergeten(telefoon):
    assert telefoon.post(reverse("slb_telefoon_vergeet")).status_code == 302
    assert naar_inloggen(telefoon.get(reverse("slb")))
