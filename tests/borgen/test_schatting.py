"""A round with the whole team: answers stay one's own, closing keeps counts only."""

import datetime
import threading
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borgen.acties import schatting as acties
from borgen.models import Schatting, Schattingsronde, Schattingtelling
from borgen.te_doen.sturing import te_doen
from organisatie.models import Gebruiker, Lidmaatschap
from tests.borgen.maak import leden_erbij, ronde, verbeteractie
from tests.factories import LidmaatschapFactory, TrajectFactory, maak_wereld
from verbeterplan.models import Overleg


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, gemaakt_door=wereld.teamleider)


@pytest.fixture
def actie(traject):
    return verbeteractie(traject)


@pytest.fixture
def open_(actie, wereld):
    return ronde(actie, wereld.teamleider)


def antwoord(client, rij, eerste, tweede):
    data = {"eerste": eerste, "tweede": tweede}
    return client.post(reverse("schatting", args=[rij.pk]), data, follow=True)


def lees(rij) -> Schattingsronde:
    return Schattingsronde.objects.get(pk=rij.pk)


def overleg(wereld, dagen: int, **velden) -> Overleg:
    moment = timezone.now() + datetime.timedelta(days=dagen)
    return Overleg.objects.create(team=wereld.team, titel=f"Over {dagen}", moment=moment, **velden)


def test_de_laatste_sluit_de_ronde_en_dan_staat_de_uitkomst_er(wereld, als, open_):
    for wie, (eerste, tweede) in zip(
        (wereld.teamleider, wereld.teamlid, wereld.leden[2].gebruiker),
        ((9, 3), (8, 4), (6, 5)),
        strict=True,
    ):
        assert lees(open_).is_open
        pagina = antwoord(als(wie), open_, eerste, tweede)

    dicht = lees(open_)
    assert (dicht.gevraagd, dicht.antwoorden) == (3, 3)
    assert (dicht.eerste, dicht.tweede) == (Decimal(8), Decimal(4))
    assert not Schatting.objects.exists()
    assert "Het effect is 32 van 100" in pagina.content.decode()


def test_zolang_de_ronde_open_is_ziet_niemand_iets_van_een_ander(wereld, als, open_):
    acties.geef(open_.pk, wereld.teamlid, 9, 2)

    voor_leider = als(wereld.teamleider).get(open_.get_absolute_url()).content.decode()
    assert "1 van 3" in voor_leider
    assert "checked" not in voor_leider
    assert not Schatting.objects.zichtbaar_voor(wereld.teamleider).exists()
    eigen = als(wereld.teamlid).get(open_.get_absolute_url()).content.decode()
    assert eigen.count("checked") == 2


def test_een_antwoord_kun_je_veranderen_en_telt_een_keer(wereld, als, open_):
    antwoord(als(wereld.teamlid), open_, 2, 2)
    antwoord(als(wereld.teamlid), open_, 7, 8)

    [rij] = Schatting.objects.all()
    assert (rij.eerste, rij.tweede) == (7, 8)


def test_van_een_gesloten_ronde_blijven_alleen_aantallen(wereld, actie):
    leden_erbij(wereld.team, 3)
    dicht = ronde(actie, wereld.teamleider, [(7, 2), (7, 9), (6, 3), (8, 4), (7, 5)])

    assert (dicht.gevraagd, dicht.antwoorden) == (6, 5)
    assert (dicht.eerste, dicht.tweede) == (7, 4)
    assert not Schatting.objects.exists()
    tellingen = Schattingtelling.objects.filter(ronde=dicht)
    assert dict(tellingen.filter(plek=0).values_list("waarde", "aantal")) == {6: 1, 7: 3, 8: 1}
    velden = {veld.name for veld in Schattingtelling._meta.get_fields()}
    assert velden == {"id", "ronde", "plek", "waarde", "aantal"}
    assert not hasattr(Schatting, "history")


@pytest.mark.parametrize(("aantal", "uitkomst"), [(1, False), (2, False), (3, True), (4, True)])
def test_in_een_klein_team_is_niet_af_te_leiden_wie_wat_gaf(wereld, als, actie, aantal, uitkomst):
    leden_erbij(wereld.team, 2)
    dicht = ronde(actie, wereld.teamleider, [(7, 2), (9, 9), (6, 3), (8, 4)][:aantal])

    assert (dicht.eerste is not None) == uitkomst
    assert not Schattingtelling.objects.exists()
    pagina = als(wereld.teamlid).get(dicht.get_absolute_url()).content.decode()
    assert ("Te weinig antwoorden" in pagina) != uitkomst
    assert "Hoe vaak elk getal" not in pagina


def test_de_leider_sluit_en_wie_niet_antwoordde_is_een_aantal(wereld, als, open_):
    acties.geef(open_.pk, wereld.teamlid, 5, 5)
    vraag = als(wereld.teamleider).get(reverse("schatting_sluit", args=[open_.pk]))
    assert "1 van 3" in vraag.content.decode()
    antwoord_ = als(wereld.teamleider).post(
        reverse("schatting_sluit", args=[open_.pk]), follow=True
    )

    assert "1 van 3" in antwoord_.content.decode()
    assert "Eva Docent" not in antwoord_.content.decode()


def test_na_het_sluiten_komt_er_niets_meer_bij(wereld, als, open_):
    acties.sluit(open_.pk)

    pagina = antwoord(als(wereld.teamlid), open_, 5, 5)
    assert "intussen gesloten" in pagina.content.decode()
    assert not Schatting.objects.exists()
    assert acties.sluit(open_.pk).antwoorden == 0


@pytest.mark.parametrize("fout", ["", "11", "-1", "7.5", "zeven"])
def test_een_getal_dat_niet_bestaat_wordt_in_woorden_geweigerd(wereld, als, open_, fout):
    pagina = antwoord(als(wereld.teamlid), open_, "7", fout)

    assert "voor acceptatie." in pagina.content.decode()
    assert "checked" in pagina.content.decode()
    assert not Schatting.objects.exists()


def test_wie_vertrok_telt_mee_en_wie_kwam_wordt_gevraagd(wereld, open_):
    acties.geef(open_.pk, wereld.leden[2].gebruiker, 5, 5)
    Lidmaatschap.objects.filter(pk=wereld.leden[2].pk).update(
        tot=timezone.localdate() - datetime.timedelta(days=1)
    )
    nieuw = LidmaatschapFactory(team=wereld.team).gebruiker
    acties.geef(open_.pk, wereld.teamleider, 6, 6)
    acties.geef(open_.pk, wereld.teamlid, 6, 6)
    assert lees(open_).is_open
    acties.geef(open_.pk, nieuw, 7, 7)

    assert (lees(open_).gevraagd, lees(open_).antwoorden) == (4, 4)


def test_er_is_een_ronde_tegelijk(wereld, als, actie, open_):
    als(wereld.teamleider).post(reverse("schatting_nieuw", args=[actie.pk]))

    assert Schattingsronde.objects.get() == open_


def test_het_lagere_van_de_twee_komt_een_keer_op_de_volgende_agenda(wereld, als, actie):
    overleg(wereld, -1)
    overleg(wereld, 20)
    eerst = overleg(wereld, 3)
    eerst.agendapunten.create(tekst="Opening", volgorde=4)
    dicht = ronde(actie, wereld.teamleider, [(8, 4)] * 3)
    for _ in range(2):
        pagina = als(wereld.teamleider).post(
            reverse("schatting_agenda", args=[dicht.pk]), follow=True
        )

    assert "Over 3" in pagina.content.decode()
    punt = eerst.agendapunten.last()
    assert (punt.volgorde, punt.traject) == (5, actie.traject)
    assert punt.tekst == "Twee gesprekken: Wat heeft het team nodig om hierachter te staan?"
    assert eerst.agendapunten.count() == 2


def test_een_lange_naam_past_op_de_agenda(wereld, traject):
    overleg(wereld, 3)
    dicht = ronde(verbeteractie(traject, "a" * 160), wereld.teamleider, [(2, 2)] * 3)

    assert len(acties.zet_op_agenda(dicht.pk).tekst) <= 240


def test_zonder_overleg_of_zonder_reden_komt_er_niets_op_de_agenda(wereld, als, traject, actie):
    laag = ronde(actie, wereld.teamleider, [(2, 2)] * 3)
    with pytest.raises(ValidationError, match="Plan er eerst een"):
        acties.zet_op_agenda(laag.pk)
    pagina = als(wereld.teamleider).get(laag.get_absolute_url()).content.decode()
    assert f"{reverse('overleg_nieuw')}?traject={traject.pk}" in pagina

    overleg(wereld, 3)
    goed = ronde(verbeteractie(traject, "Goed"), wereld.teamleider, [(5, 10)] * 3)
    with pytest.raises(ValidationError, match="hoeft niets"):
        acties.zet_op_agenda(goed.pk)


def test_wie_nog_moet_antwoorden_ziet_het_op_start(wereld, open_):
    assert [regel.soort for regel in te_doen(wereld.teamlid)] == ["Geef je schatting"]
    assert te_doen(wereld.ander_teamlid) == te_doen(wereld.kwaliteit) == []
    acties.geef(open_.pk, wereld.teamlid, 5, 5)
    assert te_doen(wereld.teamlid) == []


def test_het_stukje_voor_de_wachtende_is_dat_van_de_pagina(wereld, als, open_):
    acties.geef(open_.pk, wereld.teamlid, 5, 5)
    client = als(wereld.teamlid)
    heel = client.get(open_.get_absolute_url()).content.decode()
    deel = client.get(open_.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()

    assert deel.strip() in heel
    assert 'hx-trigger="every 4s"' in deel
    acties.sluit(open_.pk)
    assert "hx-trigger" not in client.get(open_.get_absolute_url()).content.decode()


def test_het_effect_in_de_tijd_met_grafiek_tabel_en_bestand(wereld, als, actie):
    for antwoorden in ([(8, 4)] * 3, [(8, 7)] * 3):
        ronde(actie, wereld.teamleider, antwoorden)
    client = als(wereld.teamlid)
    adres = reverse("schattingen", args=[actie.pk])
    pagina = client.get(adres).content.decode()

    assert "<svg" in pagina
    assert pagina.index("56") < pagina.rindex("32")
    for formaat in ("xlsx", "pdf"):
        assert client.get(adres, {"formaat": formaat}).status_code == 200
    assert client.get(adres, {"formaat": "doc"}).status_code == 404


@pytest.mark.parametrize("naam", ["schattingen", "borgen_sturing"])
def test_evenveel_queries_voor_een_en_dertig(wereld, als, traject, actie, naam):
    client = als(wereld.teamleider)
    adres = reverse(naam, args=[actie.pk if naam == "schattingen" else traject.pk])
    aantallen = []
    for nog in (1, 29):
        for nummer in range(nog):
            dicht = ronde(actie, wereld.teamleider, [(8, 4)] * 3)
            if naam == "borgen_sturing":
                ander = verbeteractie(traject, f"Actie {nog} {nummer}")
                ronde(ander, wereld.teamleider, [(8, 4)] * 3)
            assert dicht.eerste
        client.get(adres)
        with CaptureQueriesContext(connection) as gedaan:
            client.get(adres)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


@pytest.mark.database
@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "sturing"},
        {"antwoorden": 2},
        {"gesloten_op": timezone.now()},
        {"gesloten_op": timezone.now(), "gevraagd": 2, "antwoorden": 3},
        {"gesloten_op": timezone.now(), "gevraagd": 3, "antwoorden": 3, "eerste": 4},
        {"gesloten_op": timezone.now(), "gevraagd": 3, "antwoorden": 2, "eerste": 4, "tweede": 4},
    ],
)
def test_de_database_weigert_een_halve_ronde(wereld, open_, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Schattingsronde.objects.filter(pk=open_.pk).update(**velden)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_sluiten_terwijl_iemand_antwoordt_telt_of_weigert():
    """However they fall: what was accepted is counted, and nothing stays behind."""
    wereld = maak_wereld()
    mensen = leden_erbij(wereld.team, 5)
    rij = ronde(verbeteractie(TrajectFactory(team=wereld.team)), wereld.teamleider)
    start = threading.Barrier(len(mensen) + 1)
    gelukt: list[int] = []

    def doe(wie: Gebruiker | None) -> None:
        try:
            start.wait()
            if wie is None:
                acties.sluit(rij.pk)
            else:
                acties.geef(rij.pk, wie, 7, 7)
                gelukt.append(wie.pk)
        except ValidationError:
            pass
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=[wie]) for wie in [*mensen, None]]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    dicht = lees(rij)
    assert not dicht.is_open
    assert dicht.antwoorden == len(gelukt)
    assert not Schatting.objects.exists()
