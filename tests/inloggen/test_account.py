"""My account, signing out everywhere, only by the school, and the settings that must fit."""

import smtplib

import pytest
from django.core import mail
from django.core.checks import run_checks
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from borgen.slb import telefoon
from organisatie import uitnodigen
from organisatie.aanmelden.nakijken import instellingen_kloppen
from organisatie.models import Functie, Gebruiker, Inzage, Schoolaccount
from tests.inloggen.hulp import GOED, bevestigd, ga, is_binnen, van

pytestmark = pytest.mark.django_db


def pagina(client) -> str:
    return client.get("/account/").content.decode()


def koppel(gebruiker, school) -> Schoolaccount:
    return Schoolaccount.objects.create(gebruiker=gebruiker, issuer=school.url, sub="S-1")


def test_wie_ik_ben_en_hoe_ik_inlog(client, tess):
    client.force_login(tess)
    tekst = pagina(client)
    assert tess.naam in tekst
    assert tess.email in tekst
    assert "Je hebt een wachtwoord van Borgen" in tekst
    assert "Schoolaccount" not in tekst
    assert reverse("agenda") in tekst


def test_met_een_school_staat_die_erbij(client, school, tess):
    client.force_login(tess)
    assert "Nog niet gekoppeld" in pagina(client)
    koppel(tess, school)
    assert "Je logt in met je schoolaccount, sinds" in pagina(client)


def test_evenveel_vragen_met_en_zonder_alles(client, school, tess, django_assert_max_num_queries):
    client.force_login(tess)
    koppel(tess, school)
    pagina(client)
    with django_assert_max_num_queries(6):
        pagina(client)


# --- Signing out everywhere -------------------------------------------------------------------


def test_overal_uitloggen_behalve_hier(client, client_van_ander, tess):
    client.force_login(tess)
    client_van_ander.force_login(tess)
    regels = tess.history.count()
    antwoord = client.post("/account/overal-uit/", follow=True)
    assert "Je bent overal uitgelogd, behalve hier" in antwoord.content.decode()
    assert is_binnen(client)
    assert not is_binnen(client_van_ander)
    assert tess.history.count() == regels


def test_ook_een_onthouden_telefoon_is_dan_vergeten(client, rf, tess):
    from django.http import HttpResponse

    antwoord = HttpResponse()
    telefoon.onthoud(antwoord, tess)
    verzoek = rf.get("/slb/")
    verzoek.COOKIES[telefoon.KOEKJE] = antwoord.cookies[telefoon.KOEKJE].value
    assert telefoon.van_telefoon(verzoek) == tess
    client.force_login(tess)
    client.post("/account/overal-uit/")
    assert telefoon.van_telefoon(verzoek) is None


# --- Letting go of the account of the school ----------------------------------------------------


def test_wie_een_wachtwoord_heeft_koppelt_los(client, school, tess):
    koppel(tess, school)
    client.post("/inloggen/", {"login": tess.email, "password": GOED})
    assert "Koppel los" in pagina(client)
    client.post("/account/ontkoppel/")
    assert not Schoolaccount.objects.exists()


def test_wie_geen_wachtwoord_heeft_houdt_het(client, school, tess):
    tess.set_unusable_password()
    tess.save()
    school.persoon = van()
    ga(client, school)
    assert "Koppel los" not in pagina(client)
    antwoord = client.post("/account/ontkoppel/", follow=True)
    assert "Kies eerst een wachtwoord" in antwoord.content.decode()
    assert Schoolaccount.objects.exists()


def test_wie_al_langer_binnen_is_bevestigt_eerst(client, school, tess):
    koppel(tess, school)
    client.force_login(tess)
    assert client.post("/account/ontkoppel/").url.startswith("/account/opnieuw/")
    assert Schoolaccount.objects.exists()


def test_de_beheerder_koppelt_los_en_daarna_past_een_nieuw_account(client, school, wereld):
    koppel(wereld.teamlid, school)
    bevestigd(client, wereld.beheerder)
    adres = reverse("persoon_inloggen", args=[wereld.teamlid.pk])
    assert "Koppel los" in client.get(adres).content.decode()
    client.post(adres, {"wat": "schoolaccount"})
    rij = Inzage.objects.get(soort=Inzage.Soort.HERSTELD)
    assert rij.wat == f"schoolaccount losgekoppeld van persoon {wereld.teamlid.pk}"
    client.logout()
    school.persoon = van(wereld.teamlid.email, "S-2")
    ga(client, school)
    assert is_binnen(client)


def test_een_persoon_zonder_werk_gaat_met_zijn_schoolaccount_weg(client, school, wereld, tess):
    koppel(tess, school)
    client.force_login(wereld.beheerder)
    client.post(reverse("beheer_verwijder", args=["personen", tess.pk]))
    assert not Schoolaccount.objects.exists()


# --- Only by the school -------------------------------------------------------------------


@pytest.fixture
def alleen_school(school, settings):
    settings.OIDC_ALLEEN = True
    return school


def test_een_wachtwoord_laat_dan_alleen_beheerders_binnen(client, alleen_school, tess):
    antwoord = client.post("/inloggen/", {"login": tess.email, "password": GOED})
    assert "er is een wachtwoord" not in antwoord.content.decode()
    assert "alleen nog voor beheerders" in antwoord.content.decode()
    assert not is_binnen(client)
    Functie.objects.create(gebruiker=tess, rol=Functie.Rol.BEHEERDER)
    client.post("/inloggen/", {"login": tess.email, "password": GOED})
    assert is_binnen(client)


def test_een_verkeerd_wachtwoord_vertelt_niet_wie_beheerder_is(client, alleen_school, tess):
    antwoord = client.post("/inloggen/", {"login": tess.email, "password": "fout"})
    assert "horen niet bij elkaar" in antwoord.content.decode()


def test_de_knop_van_de_school_is_dan_de_hoofdweg(client, alleen_school):
    tekst = client.get("/inloggen/").content.decode()
    assert "Inloggen als beheerder" in tekst
    assert '<details class="eigen-account">' in tekst


# --- Settings -------------------------------------------------------------------

GOEDE = {
    "OIDC_ISSUER": "https://login.school.example",
    "OIDC_CLIENT_ID": "borgen",
    "OIDC_CLIENT_SECRET": "x",
}


@pytest.mark.parametrize(
    ("anders", "fouten"),
    [
        ({}, []),
        (dict.fromkeys(GOEDE, ""), []),
        ({"OIDC_CLIENT_SECRET": ""}, ["inloggen.E001"]),
        ({"OIDC_ISSUER": ""}, ["inloggen.E001"]),
        ({"OIDC_ISSUER": "http://login.school.example"}, ["inloggen.E002"]),
        ({"OIDC_ISSUER": "http://localhost:9400"}, []),
        (
            {"OIDC_ISSUER": "https://x.example/.well-known/openid-configuration"},
            ["inloggen.E003"],
        ),
        (dict.fromkeys(GOEDE, "") | {"OIDC_ALLEEN": True}, ["inloggen.E004"]),
        ({"OIDC_ALLEEN": True}, []),
        ({"TWEEDE_FACTOR": "misschien"}, ["inloggen.E005"]),
    ],
    ids=str,
)
def test_instellingen_die_niet_bij_elkaar_passen_worden_gezegd(settings, anders, fouten):
    for naam, waarde in (GOEDE | anders).items():
        setattr(settings, naam, waarde)
    assert [fout.id for fout in instellingen_kloppen()] == fouten
    assert [fout.id for fout in run_checks() if fout.id.startswith("inloggen.")] == fouten


# --- The first mail ------------------------------------------------------------------------------


@pytest.mark.parametrize("met_school", [True, False])
def test_de_eerste_mail_wijst_naar_de_school_als_die_er_is(
    client, school, settings, wereld, met_school
):
    if not met_school:
        settings.OIDC_ISSUER = ""
    client.force_login(wereld.beheerder)
    client.post(reverse("beheer_uitnodigen", args=[wereld.teamlid.pk]))
    [mail_] = mail.outbox
    assert ("http://testserver/inloggen/school/" in mail_.body) is met_school
    assert "/wachtwoord/nieuw/" in mail_.body


def test_wie_geen_wachtwoord_heeft_komt_weer_bij_zijn_account(client, tess):
    tess.set_unusable_password()
    tess.save()
    client.force_login(tess)
    antwoord = client.get("/account/wachtwoord/")
    assert (antwoord.status_code, antwoord.url) == (302, "/account/")
    assert client.post("/account/wachtwoord/", {"password1": "x"}).url == "/account/"


def test_een_mailserver_die_weigert_vertelt_niet_wie_een_account_heeft(
    client, tess, monkeypatch, caplog
):
    def weiger(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({tess.email: (550, b"weg")})

    monkeypatch.setattr(EmailMessage, "send", weiger)
    bekend = client.post("/wachtwoord/vergeten/", {"email": tess.email})
    onbekend = client.post("/wachtwoord/vergeten/", {"email": "niemand@school.example"})
    assert (bekend.status_code, bekend.url) == (onbekend.status_code, onbekend.url)
    assert "SMTPRecipientsRefused" in caplog.text
    assert tess.email not in caplog.text


def test_een_mailserver_die_even_weg_is_krijgt_de_mail_later(tess, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(uitnodigen, "_stuur_link", lambda *args, **kwargs: False)
    for poging, over in enumerate([*uitnodigen.OPNIEUW_NA, None]):
        DBTaskResult.objects.all().delete()
        assert not uitnodigen.stuur_wachtwoordlink.func(tess.pk, poging)
        if over is None:
            assert not DBTaskResult.objects.exists()
        else:
            taak = DBTaskResult.objects.get()
            assert taak.args_kwargs["args"] == [tess.pk, poging + 1]
            assert taak.run_after > timezone.now() + over / 2


def test_de_link_gaat_naar_het_adres_van_het_account(client, tess):
    client.post("/wachtwoord/vergeten/", {"email": tess.email.upper()})
    assert [m.to for m in mail.outbox] == [[tess.email]]


def test_heropend_is_niet_weer_ingelogd(client_van_ander, als, wereld, tess):
    client_van_ander.force_login(tess)
    beheer = als(wereld.beheerder)
    for aan in (False, True):
        adres = f"/beheer/personen/{tess.pk}/"
        versie = beheer.get(adres).context["form"]["versie"].value()
        data = {"naam": tess.naam, "email": tess.email, "versie": versie}
        beheer.post(adres, data | ({"is_active": "on"} if aan else {}))
    tess.refresh_from_db()
    assert tess.is_active
    assert client_van_ander.get("/account/").status_code == 302


def test_wie_terugkomt_is_ook_niet_weer_ingelogd(client_van_ander, als, wereld, tess):
    client_van_ander.force_login(tess)
    Gebruiker.objects.filter(pk=tess.pk).update(is_active=False)
    als(wereld.beheerder).post(f"/beheer/personen/{tess.pk}/vertrek/", {"wat": "blijft"})
    tess.refresh_from_db()
    assert tess.is_active
    assert client_van_ander.get("/account/").status_code == 302


def test_een_adres_dat_naar_een_ander_ging_is_van_die_ander(client, client_van_ander, tess):
    """Who had it before is not found by it any more: not to sign in, not for a new password."""
    oud = tess.email
    uitnodigen.nodig_uit(None, tess)
    tess.email = "tess.anders@school.example"
    tess.save()
    client.post("/inloggen/", {"login": oud, "password": GOED})
    assert not is_binnen(client)
    nieuw = Gebruiker.objects.maak(oud, "Tom Opvolger", "vier heel gewone woorden")
    mail.outbox.clear()
    client.post("/wachtwoord/vergeten/", {"email": oud})
    assert [m.to for m in mail.outbox] == [[oud]]
    assert "Tom Opvolger" in mail.outbox[0].body
    client_van_ander.post("/inloggen/", {"login": oud, "password": "vier heel gewone woorden"})
    assert client_van_ander.session["_auth_user_id"] == str(nieuw.pk)


@pytest.mark.parametrize(
    ("wachtwoord", "lijkt_op"), [("tess leider", "je naam"), ("tess@school", "je e-mailadres")]
)
def test_een_wachtwoord_dat_op_jezelf_lijkt(client, tess, wachtwoord, lijkt_op):
    client.force_login(tess)
    data = {"oldpassword": GOED, "password1": wachtwoord, "password2": wachtwoord}
    antwoord = client.post("/account/wachtwoord/", data)
    fout = antwoord.context["form"].errors["password1"]
    assert fout == [f"Dit wachtwoord lijkt te veel op {lijkt_op}."]
