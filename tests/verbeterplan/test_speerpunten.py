"""Speerpunten of a team: bringing in, changing, choosing, moving on, putting away, the limit."""

import datetime
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from boas import acties
from boas.models import Sessie
from organisatie.models import Schooljaar
from organisatie.models.versie import lees_versie
from tests.factories import TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Speerpunt, Teamgrens, Verbetertraject
from verbeterplan.weging import bereid_voor

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def maak(wereld):
    def _maak(naam="Rust in de klas", **velden):
        velden = {"team": wereld.team, "ingebracht_door": wereld.teamlid} | velden
        return Speerpunt.objects.create(naam=naam, **velden)

    return _maak


def lees(client, naam, *args, **query):
    return client.get(reverse(naam, args=args), query).content.decode()


def doe(client, naam, rij, /, **data):
    data = {"versie": lees_versie(rij)} | data
    antwoord = client.post(reverse(naam, args=[rij.pk]), data, follow=True)
    rij.refresh_from_db()
    rij._state.fields_cache.clear()
    return antwoord.content.decode()


def test_iedereen_van_het_team_brengt_een_speerpunt_in(wereld, als):
    client = als(wereld.teamlid)
    adres = reverse("speerpunt_nieuw")
    assert "Schrijf in een paar woorden" in client.post(adres, {"naam": " "}).content.decode()
    client.post(adres, {"naam": "Rustige overgang", "van_wie": ["ouders", "collegas"]})
    rij = Speerpunt.objects.get()
    assert (rij.team, rij.ingebracht_door, rij.stand) == (wereld.team, wereld.teamlid, "lijst")
    pagina = lees(client, "speerpunten")
    assert "Van collega&#x27;s, ouders." in pagina
    assert "Ingebracht door Daan Docent" in pagina
    assert "ingebracht" in lees(client, "speerpunt", rij.pk)


def test_wat_niet_past_staat_bij_het_veld_en_blijft_staan(wereld, als):
    client = als(wereld.teamlid)
    data = {"naam": "a" * 121, "omschrijving": "Het is onrustig.", "van_wie": ["niemand"]}
    pagina = client.post(reverse("speerpunt_nieuw"), data).content.decode()
    assert "niet meer dan 120 tekens" in pagina
    assert "Kies uit de lijst." in pagina
    assert "a" * 121 in pagina
    assert "Het is onrustig." in pagina
    assert not Speerpunt.objects.exists()


def test_een_eigen_speerpunt_wijzig_je_zolang_het_op_de_lijst_staat(wereld, als, maak):
    van_mij, van_ander = maak(), maak("Meer ruimte", ingebracht_door=wereld.teamleider)
    client = als(wereld.teamlid)
    adres = reverse("speerpunt_wijzig", args=[van_mij.pk])
    assert client.get(adres).status_code == 200
    assert client.get(reverse("speerpunt_wijzig", args=[van_ander.pk])).status_code == 404
    TrajectFactory(team=wereld.team, speerpunt=van_mij)
    assert client.get(adres).status_code == 404
    assert als(wereld.teamleider).get(adres).status_code == 200


def test_de_plg_vult_het_speerpunt_van_haar_traject_aan(wereld, als, maak):
    rij = maak()
    traject = TrajectFactory(team=wereld.team, speerpunt=rij)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    client = als(wereld.plglid)
    adres = reverse("speerpunt_wijzig", args=[rij.pk])
    antwoord = client.post(
        adres, {"naam": rij.naam, "visie": "Iedereen hoort erbij.", "versie": lees_versie(rij)}
    )
    assert antwoord.url == reverse("fase_verkennen", args=[traject.pk])
    assert "Iedereen hoort erbij." in lees(client, "fase_verkennen", traject.pk)
    assert "Alle speerpunten van het team" not in lees(client, "fase_verkennen", traject.pk)
    assert client.get(reverse("speerpunt", args=[rij.pk])).status_code == 404


def test_twee_die_tegelijk_wijzigen_verliezen_niets(wereld, als, maak):
    rij = maak(van_wie=["ouders"])
    begin = lees_versie(rij)
    client = als(wereld.teamleider)
    adres = reverse("speerpunt_wijzig", args=[rij.pk])
    client.post(adres, {"naam": rij.naam, "van_wie": ["ouders", "bestuur"], "versie": begin})
    data = {"naam": rij.naam, "van_wie": ["ouders"], "gegevens": "Uitval 6,1 %", "versie": begin}
    pagina = client.post(adres, data, follow=True).content.decode()
    rij.refresh_from_db()
    assert (rij.van_wie, rij.gegevens) == (["ouders", "bestuur"], "Uitval 6,1 %")
    assert "dat is gebleven" in pagina
    botsing = client.post(adres, data | {"van_wie": ["inspectie"]}).content.decode()
    assert "Nu staat er: “ouders, bestuur”." in botsing
    # What was taken over is ticked when the form comes back for something else.
    fout = client.post(adres, data | {"gegevens": "Uitval 7 %"}).content.decode()
    aan = re.findall(r'value="(\w+)" class="form-check-input"[^>]* checked', fout)
    assert aan == ["ouders", "bestuur"]


def test_kiezen_maakt_een_traject_dat_begint_met_verdiepen(wereld, als, maak):
    rij = maak(omschrijving="Studenten schrikken van de stage.")
    client = als(wereld.teamleider)
    assert "Studenten schrikken van de stage." in lees(client, "speerpunt_kies", rij.pk)
    pagina = doe(client, "speerpunt_kies", rij, naam="Rustige overgang", doel="Minder uitval.")
    assert "Gekozen. Het traject “Rustige overgang” loopt." in pagina
    traject = Verbetertraject.objects.get()
    assert (traject.speerpunt, traject.doel, rij.stand) == (rij, "Minder uitval.", "gekozen")
    assert (traject.team, traject.gemaakt_door) == (wereld.team, wereld.teamleider)
    assert traject.rondes.get().begin_fase == "verdiepen"
    assert "Dit is het traject." in doe(client, "speerpunt_kies", rij, naam="Nog eens")
    assert Verbetertraject.objects.count() == 1


def test_een_naam_die_het_team_al_gebruikt_wordt_gezegd(wereld, als, maak):
    TrajectFactory(team=wereld.team, naam="Rustige overgang", status="afgerond")
    pagina = doe(als(wereld.teamleider), "speerpunt_kies", maak(), naam="Rustige overgang")
    assert "Jullie hebben al een traject met die naam." in pagina
    assert Verbetertraject.objects.count() == 1


@pytest.mark.parametrize(("lopend", "vol"), [(1, False), (2, True), (3, True)])
def test_op_de_grens_vraagt_kiezen_het_nog_eens(wereld, als, maak, lopend, vol):
    Teamgrens.objects.create(team=wereld.team, hoogstens=2)
    for nummer in range(lopend):
        TrajectFactory(team=wereld.team, naam=f"Loopt {nummer}")
    TrajectFactory(team=wereld.team, naam="Klaar", status="afgerond")
    rij, client = maak(), als(wereld.teamleider)
    assert ("Dit wordt er een te veel." in lees(client, "speerpunt_kies", rij.pk)) == vol
    pagina = doe(client, "speerpunt_kies", rij, naam="Erbij")
    assert ("Jullie zitten aan de afgesproken grens." in pagina) == vol
    assert (rij.stand == "gekozen") != vol
    if vol:
        doe(client, "speerpunt_kies", rij, naam="Erbij", toch="on")
        assert rij.stand == "gekozen"


@pytest.mark.parametrize(
    ("lopend", "zegt"), [(2, "Er lopen 2"), (3, "Rond er eerst een af"), (4, "Te veel tegelijk.")]
)
def test_de_lijst_zegt_hoeveel_er_loopt(wereld, als, lopend, zegt):
    for nummer in range(lopend):
        TrajectFactory(team=wereld.team, naam=f"Loopt {nummer}")
    pagina = lees(als(wereld.teamlid), "speerpunten")
    assert zegt in pagina
    assert "hoogstens 3 tegelijk" in pagina


def test_de_leider_stelt_de_grens_in(wereld, als):
    client = als(wereld.teamleider)
    adres = reverse("teamgrens", args=[wereld.team.pk])
    assert client.post(adres, {"hoogstens": 0}).status_code == 200
    assert client.post(adres, {"hoogstens": 2}).status_code == 302
    assert Teamgrens.objects.get(team=wereld.team).hoogstens == 2
    assert "hoogstens 2 tegelijk" in lees(client, "speerpunten")
    botsing = client.post(adres, {"hoogstens": 5}).content.decode()
    assert "Nu staat er: “2”." in botsing


def test_doorschuiven_vraagt_een_reden_en_gaat_naar_het_volgende_schooljaar(wereld, als, maak):
    rij, client = maak(), als(wereld.teamleider)
    assert "Schrijf kort op waarom dit wacht." in doe(client, "speerpunt_schuif", rij, reden="")
    pagina = doe(client, "speerpunt_schuif", rij, reden="Eerst de stage.")
    assert (rij.stand, rij.reden, rij.doorgeschoven_op) == (
        "doorgeschoven", "Eerst de stage.", vandaag(),
    )  # fmt: skip
    assert f"Naar schooljaar {rij.naar_schooljaar}." in pagina
    assert "is begonnen" not in pagina
    assert "al doorgeschoven" in doe(client, "speerpunt_schuif", rij, reden="Nog eens")


def test_als_het_nieuwe_schooljaar_begint_staat_dat_er(wereld, als, maak):
    jaar = Schooljaar.objects.create(naam="straks", van=vandaag(1), tot=vandaag(300))
    rij, client = maak(), als(wereld.teamleider)
    doe(client, "speerpunt_schuif", rij, reden="Eerst de stage.", schooljaar=jaar.pk)
    assert rij.schooljaar == jaar
    assert "is begonnen" not in lees(client, "speerpunten")
    Schooljaar.objects.filter(pk=jaar.pk).update(van=vandaag())
    assert "Schooljaar straks is begonnen" in lees(client, "speerpunten")
    assert "Schooljaar straks is begonnen" in lees(client, "speerpunt", rij.pk)
    doe(client, "speerpunt_op_lijst", rij)
    assert (rij.stand, rij.schooljaar, rij.reden) == ("lijst", None, "")


def test_zonder_schooljaar_begint_het_volgende_op_1_augustus(maak):
    rij = maak(stand="doorgeschoven", doorgeschoven_op=datetime.date(2026, 7, 31))
    assert (rij.naar_schooljaar, rij.hervat_op) == ("2026-2027", datetime.date(2026, 8, 1))


def test_een_schooljaar_dat_al_begon_kan_niet(wereld, als, maak):
    nu = Schooljaar.objects.create(naam="nu", van=vandaag(-100), tot=vandaag(100))
    Schooljaar.objects.create(naam="straks", van=vandaag(101), tot=vandaag(400))
    rij = maak()
    pagina = doe(als(wereld.teamleider), "speerpunt_schuif", rij, reden="x", schooljaar=nu.pk)
    assert "Kies een schooljaar dat nog moet beginnen." in pagina
    assert rij.stand == "lijst"


@pytest.mark.parametrize("naam", ["speerpunt_weg", "speerpunt_schuif", "speerpunt_op_lijst"])
def test_zolang_het_traject_loopt_blijft_het_speerpunt_staan(wereld, als, maak, naam):
    rij = maak()
    traject = TrajectFactory(team=wereld.team, naam="Stage", speerpunt=rij)
    client = als(wereld.teamleider)
    pagina = doe(client, naam, rij, reden="Later.")
    assert "Zet dat traject eerst op afgerond of gestopt." in pagina
    assert (rij.stand, rij.weg_op) == ("gekozen", None)
    traject.status = "gestopt"
    traject.save()
    doe(client, naam, rij, reden="Later.")
    assert rij.stand != "gekozen" or rij.weg_op


def test_een_gestopt_traject_gaat_verder_als_het_speerpunt_weer_gekozen_wordt(wereld, als, maak):
    rij = maak()
    traject = TrajectFactory(team=wereld.team, naam="Stage", speerpunt=rij, status="gestopt")
    client = als(wereld.teamleider)
    Speerpunt.objects.filter(pk=rij.pk).update(stand="gekozen")
    assert "dat is gestopt" in lees(client, "speerpunt", rij.pk)
    doe(client, "speerpunt_op_lijst", rij)
    doe(client, "speerpunt_kies", rij, naam="Stage", doel="Anders.")
    traject.refresh_from_db()
    assert (traject.status, traject.doel, rij.stand) == ("lopend", "Anders.", "gekozen")
    assert traject.rondes.count() == 1


def test_wie_een_traject_weer_laat_lopen_kiest_het_speerpunt(wereld, maak):
    rij = maak()
    traject = TrajectFactory(team=wereld.team, speerpunt=rij, status="gestopt")
    rij.leg_weg()
    traject = Verbetertraject.objects.get(pk=traject.pk)
    traject.status = "lopend"
    traject.save()
    rij.refresh_from_db()
    assert (rij.stand, rij.weg_op) == ("gekozen", None)


def test_weghalen_is_ongedaan_te_maken(wereld, als, maak):
    rij, client = maak(), als(wereld.teamleider)
    pagina = doe(client, "speerpunt_weg", rij)
    assert "“Rust in de klas” is weg." in pagina
    assert "Weggehaald (1)" in pagina
    assert als(wereld.teamlid).get(rij.get_absolute_url()).status_code == 404
    assert "Rust in de klas" not in lees(als(wereld.teamlid), "speerpunten")
    doe(als(wereld.teamleider), "speerpunt_terug", rij)
    assert rij.weg_op is None


def test_een_traject_zonder_speerpunt_krijgt_er_een_in_een_druk(wereld, als):
    traject = TrajectFactory(team=wereld.team, naam="Stage", doel="Minder uitval.")
    client = als(wereld.teamleider)
    assert "nog niet waar het mee begon" in lees(client, "fase_verkennen", traject.pk)
    adres = reverse("traject_speerpunt", args=[traject.pk])
    assert "staat bij dit traject" in client.post(adres, follow=True).content.decode()
    rij = Speerpunt.objects.get()
    assert (rij.naam, rij.omschrijving, rij.stand) == ("Stage", "Minder uitval.", "gekozen")
    assert rij.traject == traject
    assert "intussen al een speerpunt" in client.post(adres, follow=True).content.decode()
    assert Speerpunt.objects.count() == 1


def test_of_je_schrijft_zelf_op_waar_het_mee_begon(wereld, als):
    traject = TrajectFactory(team=wereld.team, naam="Stage", doel="Minder uitval.")
    adres = f"{reverse('speerpunt_nieuw')}?traject={traject.pk}"
    client = als(wereld.teamleider)
    assert "Minder uitval." in client.get(adres).content.decode()
    data = {"naam": "Schrikken van de stage", "gegevens": "Vier van de tien stoppen."}
    pagina = client.post(adres, data, follow=True).content.decode()
    assert "Vier van de tien stoppen." in pagina
    assert Speerpunt.objects.get().traject == traject
    opnieuw = client.post(adres, data | {"gegevens": "Van een ander."}).content.decode()
    assert "intussen al een speerpunt" in opnieuw
    assert "Van een ander." in opnieuw
    assert Speerpunt.objects.get().traject == traject


def test_de_lijst_als_bestand(wereld, als, maak):
    maak(van_wie=["ouders"], visie="Iedereen telt.")
    TrajectFactory(team=wereld.team, naam="Stage", speerpunt=maak("Schrikken"))
    client = als(wereld.teamlid)
    adres = reverse("speerpunten")
    blad = load_workbook(BytesIO(client.get(adres, {"formaat": "xlsx"}).content)).active
    rijen = [[cel for cel in rij if cel] for rij in blad.iter_rows(values_only=True)]
    assert ["op de lijst", "Rust in de klas", "ouders", "Iedereen telt."] in rijen
    assert ["gekozen", "Schrikken", "Stage (verkennen)"] in rijen
    assert client.get(adres, {"formaat": "pdf"})["Content-Type"] == "application/pdf"
    assert client.get(adres, {"formaat": "doc"}).status_code == 404


def test_even_veel_vragen_bij_een_als_bij_dertig(wereld, als, maak):
    client = als(wereld.teamleider)

    def vragen():
        with CaptureQueriesContext(connection) as gedaan:
            lees(client, "speerpunten")
        return len(gedaan)

    def vul(van, tot):
        for nummer in range(van, tot):
            maak(f"Lijst {nummer}")
            maak(f"Later {nummer}", stand="doorgeschoven", doorgeschoven_op=vandaag())
            gekozen = maak(f"Gekozen {nummer}")
            TrajectFactory(team=wereld.team, naam=f"Loopt {nummer}", speerpunt=gekozen)

    vul(0, 1)
    vragen()
    bij_een = vragen()
    vul(1, 30)
    assert vragen() == bij_een


def test_de_lijst_van_een_ander_team_is_er_niet(wereld, als, maak):
    maak()
    traject = TrajectFactory(team=wereld.team)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    adres = reverse("speerpunten")
    client = als(wereld.plglid)
    assert client.get(adres, {"team": wereld.team.pk}).status_code == 404
    assert "Rust in de klas" not in client.get(adres).content.decode()


def test_een_gekozen_speerpunt_heeft_verkennen_gedaan(wereld, als, maak):
    rij, client = maak(), als(wereld.teamleider)
    doe(client, "speerpunt_kies", rij, naam="Stage")
    haltes = client.get(reverse("fase_verdiepen", args=[rij.traject.pk])).context["haltes"]
    assert [(h.af, h.nu) for h in haltes[:2]] == [(True, False), (False, True)]


def test_de_pagina_om_te_kiezen_zegt_of_er_al_een_traject_was(wereld, als, maak):
    client = als(wereld.teamleider)
    assert "beginnen met verdiepen" in lees(client, "speerpunt_kies", maak().pk)
    gestopt = maak("Stage")
    TrajectFactory(team=wereld.team, speerpunt=gestopt, status="gestopt")
    assert "gaat verder waar het was" in lees(client, "speerpunt_kies", gestopt.pk)


def test_op_start_staat_wat_weer_aan_de_beurt_is(wereld, als, maak):
    dag = datetime.date(vandaag().year - 2, 3, 1)
    maak(stand="doorgeschoven", doorgeschoven_op=dag)
    maak("Later pas", stand="doorgeschoven", doorgeschoven_op=vandaag())
    pagina = lees(als(wereld.teamleider), "start")
    assert "Kijk weer naar “Rust in de klas”" in pagina
    assert "Later pas" not in pagina
    assert "Rust in de klas" not in lees(als(wereld.teamlid), "start")


def test_de_weging_staat_erbij_en_zet_de_lijst_op_volgorde(wereld, als, maak):
    eerst, beste = maak("Zonder stippen"), maak("Met stippen")
    weging = bereid_voor(wereld.team, [eerst, beste], 3, wereld.teamleider)
    client = als(wereld.teamleider)
    assert "Er staat een weging klaar." in lees(client, "speerpunten")
    sessie = weging.sessie
    acties.start(sessie.pk, 5)
    acties.ga_naar(sessie.pk, Sessie.Fase.STIPPEN)
    ronde = sessie.stiprondes.get()
    acties.tel_stippen(sessie.pk, ronde.pk, [1, 8])
    acties.onthul_stippen(sessie.pk, ronde.pk)
    acties.sluit_sessie(sessie.pk)
    maak("Nog niet gewogen")
    pagina = lees(client, "speerpunten")
    namen = ["Met stippen", "Zonder stippen", "Nog niet gewogen"]
    assert sorted(namen, key=pagina.index) == namen
    assert "Weging: plaats 1 van 2, 8 stippen" in pagina
    assert "Weeg met het team" in pagina
    assert "op plaats 1 van 2" in lees(client, "speerpunt", beste.pk)
    traject = TrajectFactory(team=wereld.team, speerpunt=beste)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    assert "op plaats 1 van 2" in lees(als(wereld.teamlid), "fase_verkennen", traject.pk)
    for buiten in (wereld.plglid, wereld.kwaliteit):
        assert "op plaats" not in lees(als(buiten), "fase_verkennen", traject.pk)
    assert "Weging:" not in lees(als(wereld.kwaliteit), "speerpunten", team=wereld.team.pk)


def test_wie_net_na_een_ander_kiest_hoort_dat_het_vol_is(wereld, als, maak):
    Teamgrens.objects.create(team=wereld.team, hoogstens=1)
    eerste, tweede = maak(), maak("Stage")
    client = als(wereld.teamleider)
    assert "er toch bij" not in lees(client, "speerpunt_kies", tweede.pk)
    doe(client, "speerpunt_kies", eerste, naam="Rust")
    assert "Jullie zitten aan de afgesproken grens." in doe(
        client, "speerpunt_kies", tweede, naam="Stage"
    )
    assert tweede.stand == "lijst"
