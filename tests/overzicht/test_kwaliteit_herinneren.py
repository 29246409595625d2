"""Reminding people to measure: whom, of what, once a week, and how far the mails are."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgen.models import Meetafspraak
from organisatie.models import Functie, Gebruiker, Inzage, Lidmaatschap, Team, Verzending
from overzicht.models import Meetherinnering
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import LidmaatschapFactory, TeamFactory, TrajectFactory

ADRES, OVERZICHT, POST = "/kwaliteit/herinneren/", "/kwaliteit/", "/kwaliteit/post/"


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Begeleiding")


def te_meten(traject, wereld, **velden) -> Meetafspraak:
    """A norm that was never measured, with no day agreed; of the persona teamlid."""
    return maak_afspraak(traject, wereld.teamleider, **{"uitvoerder": wereld.leden[1]} | velden)


def aan(antwoord) -> list[str]:
    return [naam for naam, _ in antwoord.context["mensen"]]


def ontvangers() -> list[str]:
    return sorted(adres for bericht in mail.outbox for adres in bericht.to)


def eerder(dagen: int) -> None:
    Meetherinnering.objects.update(op=vandaag(dagen))


@pytest.mark.parametrize(
    ("velden", "krijgt"),
    [
        ({}, ["Daan Docent"]),
        ({"uitvoerder": None}, ["Tess Leider"]),
        ({"uitvoerder": None, "uitvoerder_buiten_team": "onderzoeker"}, ["Tess Leider"]),
    ],
)
def test_wie_meet_krijgt_de_mail_en_anders_wie_leidt(wereld, als, traject, velden, krijgt):
    if buiten := velden.get("uitvoerder_buiten_team"):
        velden = velden | {"uitvoerder_buiten_team": getattr(wereld, buiten)}
    te_meten(traject, wereld, **velden)
    assert aan(als(wereld.kwaliteit).get(ADRES)) == krijgt


def test_wie_weg_is_meet_niet_meer(wereld, als, traject):
    te_meten(traject, wereld)
    Lidmaatschap.objects.filter(pk=wereld.leden[1].pk).update(tot=vandaag(-1))
    assert aan(als(wereld.kwaliteit).get(ADRES)) == ["Tess Leider"]
    Gebruiker.objects.filter(pk=wereld.teamleider.pk).update(is_active=False)
    assert aan(als(wereld.kwaliteit).get(ADRES)) == []


def test_een_collega_van_kwaliteitszorg_krijgt_hem_en_jijzelf_niet(wereld, als, traject):
    collega = Gebruiker.objects.create(naam="Kim Kwaliteit", email="kim@school.example")
    Functie.objects.create(gebruiker=collega, rol=Functie.Rol.KWALITEITSMEDEWERKER)
    for nummer, wie in enumerate((collega, wereld.kwaliteit)):
        te_meten(
            traject, wereld, uitvoerder=None, uitvoerder_buiten_team=wie, wat=f"Enquête {nummer}"
        )
    assert aan(als(wereld.kwaliteit).get(ADRES)) == ["Kim Kwaliteit"]
    assert aan(als(wereld.teamleider).get(ADRES)) == ["Kees Kwaliteit", "Kim Kwaliteit"]


@pytest.mark.database
def test_alleen_wat_aan_de_beurt_is_wordt_gevraagd(wereld, als, traject):
    gemeten = te_meten(traject, wereld, wat="Gemeten")
    meet(gemeten, vandaag(-3), "2", wereld.teamleider)
    later = te_meten(traject, wereld, wat="Later")
    later.momenten.create(naam="Later", op=vandaag(30))
    te_meten(traject, wereld, wat="Zonder norm", norm=None)
    nu = te_meten(traject, wereld, wat="Nu", norm=None)
    nu.momenten.create(naam="Nu", op=vandaag(-2))
    gestopt = te_meten(traject, wereld, wat="Gestopt")
    Meetafspraak.objects.filter(pk=gestopt.pk).update(gestopt_op=vandaag())
    te_meten(TrajectFactory(team=wereld.team, status="afgerond"), wereld, wat="Klaar")
    [(_, vragen)] = als(wereld.kwaliteit).get(ADRES).context["mensen"]
    assert [vraag.wat for vraag in vragen] == ["Nu"]


def test_een_mail_per_persoon_met_alles_en_links(wereld, als, traject):
    nu = te_meten(traject, wereld, wat="Gesprekken")
    moment = nu.momenten.create(naam="Nu", op=vandaag(-2))
    nooit = te_meten(traject, wereld, wat="Tevredenheid")
    antwoord = als(wereld.kwaliteit).post(ADRES, follow=True)
    [bericht] = mail.outbox
    assert bericht.to == [wereld.teamlid.email]
    assert bericht.reply_to == [wereld.kwaliteit.email]
    assert bericht.subject == "Wil je 2 metingen invullen?"
    for stuk in (
        f"/borgen/meetafspraken/{nu.pk}/meting/?moment={moment.pk}",
        f"/borgen/meetafspraken/{nooit.pk}/meting/",
        "Tevredenheid (Begeleiding, team Onderwijsassistent), nog nooit gemeten",
        "Kees Kwaliteit vraagt",
    ):
        assert stuk in bericht.body
    html = antwoord.content.decode()
    assert "1 persoon krijgt een mail met wat er te meten is." in html
    assert f"herinnerd op {vandaag().day} " in html
    assert f"{ADRES}?team=" not in html
    # The mail is logged as any other to somebody else; without the names of students or measures.
    assert Inzage.objects.get().wat == "Wil je 2 metingen invullen? (aan 1 persoon)"


def test_de_link_in_de_mail_opent_het_invullen(wereld, als, traject):
    te_meten(traject, wereld)
    als(wereld.kwaliteit).post(ADRES)
    adres = next(w for w in mail.outbox[0].body.split() if w.startswith("http"))
    pad = "/" + adres.split("/", 3)[3]
    assert als(wereld.teamlid).get(pad).status_code == 200


def test_twee_keer_drukken_stuurt_niets_dubbel(wereld, als, traject):
    te_meten(traject, wereld)
    client = als(wereld.kwaliteit)
    client.post(ADRES)
    assert "Er ging niets uit" in client.post(ADRES, follow=True).content.decode()
    assert len(mail.outbox) == 1
    assert "Iedereen is deze week al herinnerd." in client.get(ADRES).content.decode()
    # Of what came up since then one may be reminded.
    te_meten(traject, wereld, wat="Nieuw")
    client.post(ADRES)
    assert len(mail.outbox) == 2
    assert "Nieuw" in mail.outbox[1].body
    assert "Gesprekken per student" not in mail.outbox[1].body


@pytest.mark.parametrize(("dagen", "weer"), [(-6, 1), (-7, 2)])
def test_na_een_week_kan_het_weer(wereld, als, traject, dagen, weer):
    te_meten(traject, wereld)
    als(wereld.kwaliteit).post(ADRES)
    eerder(dagen)
    als(wereld.kwaliteit).post(ADRES)
    assert len(mail.outbox) == weer
    assert Meetherinnering.objects.count() == 1


def test_ook_een_ander_stuurt_dezelfde_herinnering_niet_nog_eens(wereld, als, traject):
    te_meten(traject, wereld)
    als(wereld.kwaliteit).post(ADRES)
    als(wereld.teamleider).post(ADRES)
    assert len(mail.outbox) == 1


def test_een_team_of_alles_wat_gefilterd_is(wereld, als, traject):
    te_meten(traject, wereld)
    handel = Team.objects.get(naam="Handel")
    te_meten(TrajectFactory(team=handel), wereld, uitvoerder=None)
    client = als(wereld.kwaliteit)
    assert aan(client.get(ADRES)) == ["Anna Leider", "Daan Docent"]
    assert aan(client.get(f"{ADRES}?team={handel.pk}")) == ["Anna Leider"]
    assert aan(client.get(f"{ADRES}?zoek=onderwijs")) == ["Daan Docent"]
    antwoord = client.post(f"{ADRES}?team={handel.pk}&toon=niet-gemeten")
    assert antwoord["Location"] == f"{OVERZICHT}?toon=niet-gemeten#team-{handel.pk}"
    assert ontvangers() == [wereld.ander_teamleider.email]


@pytest.mark.parametrize("team", ["", "x", "0", "999999"])
def test_een_link_naar_geen_team_herinnert_niemand(wereld, als, traject, team):
    te_meten(traject, wereld)
    client = als(wereld.kwaliteit)
    assert client.get(f"{ADRES}?team={team}").status_code == 404
    assert client.post(f"{ADRES}?team={team}").status_code == 404
    assert not mail.outbox


def test_wie_leidt_herinnert_alleen_het_eigen_team(wereld, als, traject):
    te_meten(traject, wereld)
    handel = Team.objects.get(naam="Handel")
    te_meten(TrajectFactory(team=handel), wereld, uitvoerder=None)
    als(wereld.teamleider).post(ADRES)
    assert ontvangers() == [wereld.teamlid.email]
    assert als(wereld.teamleider).post(f"{ADRES}?team={handel.pk}").status_code == 404


def test_een_directeur_leest_en_herinnert_alleen_wat_hij_zelf_leidt(wereld, als, traject):
    te_meten(traject, wereld)
    assert ADRES not in als(wereld.directeur).get(OVERZICHT).content.decode()
    Lidmaatschap.objects.create(
        gebruiker=wereld.directeur, team=Team.objects.get(naam="Handel"), rol="teamleider"
    )
    assert aan(als(wereld.directeur).get(ADRES)) == []


@pytest.mark.database
def test_als_de_mailserver_weigert_is_niemand_herinnerd_en_kan_het_opnieuw(
    wereld, als, traject, settings
):
    te_meten(traject, wereld)
    client = als(wereld.kwaliteit)
    goed = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.overzicht.test_kwaliteit_herinneren.Weigert"
    html = client.post(ADRES, follow=True).content.decode()
    assert "1 van de 1 herinneringen ging niet weg" in html
    assert "De mailserver is niet te bereiken." in html
    assert "herinnerd op" not in html
    settings.EMAIL_BACKEND = goed
    assert client.post(POST)["Location"] == OVERZICHT
    assert "De herinnering is verstuurd" in client.get(OVERZICHT).content.decode()
    assert len(mail.outbox) == 1
    assert "herinnerd op" in client.get(OVERZICHT).content.decode()


@pytest.mark.database
def test_een_nieuwe_herinnering_komt_in_plaats_van_die_niet_wegging(wereld, als, traject, settings):
    te_meten(traject, wereld)
    goed = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.overzicht.test_kwaliteit_herinneren.Weigert"
    als(wereld.kwaliteit).post(ADRES)
    settings.EMAIL_BACKEND = goed
    als(wereld.kwaliteit).post(ADRES)
    # "Try again" would send the first one beside it.
    assert Verzending.objects.count() == 1
    assert len(mail.outbox) == 1


def test_hoe_ver_de_mails_zijn_ziet_alleen_wie_drukte(wereld, als, traject):
    te_meten(traject, wereld)
    als(wereld.kwaliteit).post(ADRES)
    Verzending.objects.update(status="wacht", verstuurd_op=None)
    htmx = {"HX-Request": "true"}
    html = als(wereld.kwaliteit).get(POST, headers=htmx).content.decode()
    assert "De herinneringen zijn onderweg: 0 van de 1 verstuurd" in html
    assert 'hx-trigger="every 2s"' in html
    assert "onderweg" not in als(wereld.teamleider).get(POST, headers=htmx).content.decode()


def test_evenveel_queries_bij_een_meting_als_bij_dertig(wereld, als):
    def vul(aantal: int) -> None:
        for _ in range(aantal):
            team = TeamFactory()
            lid = LidmaatschapFactory(team=team)
            te_meten(TrajectFactory(team=team), wereld, uitvoerder=lid)

    def tel() -> int:
        client = als(wereld.kwaliteit)
        with CaptureQueriesContext(connection) as vangst:
            client.get(ADRES)
        return len(vangst)

    vul(1)
    eerst = tel()
    vul(29)
    assert tel() == eerst


class Weigert:
    """A mail server that is down."""

    def __init__(self, **kwargs):
        pass

    def send_messages(self, berichten):
        raise ConnectionRefusedError
