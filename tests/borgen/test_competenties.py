"""The competence matrix: one's own row, the leader's whole, and a gap that becomes a training."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borgen.acties import competenties as acties
from borgen.models import Beheersing
from organisatie.models import Inzage
from tests.borgen.maak import competentie, leden_erbij
from verbeterplan.models import Activiteit


@pytest.fixture
def gesprek(wereld):
    return competentie(wereld.team, niveau=2, aantal=2)


def adres(gesprek, lid=None) -> str:
    if lid is None:
        return reverse("competenties", args=[gesprek.proces_id])
    return reverse("competentie_rij", args=[gesprek.proces_id, lid.pk])


def invoer(gesprek, niveau, stond="") -> dict[str, str]:
    naam = f"competentie-{gesprek.pk}"
    return {naam: str(niveau), f"initial-{naam}": str(stond)}


def niveau(lid) -> int | None:
    return Beheersing.objects.filter(lidmaatschap=lid).values_list("niveau", flat=True).first()


def zet(gesprek, lid, waarde) -> None:
    acties.bewaar_rij(lid, {gesprek: waarde})


def test_een_collega_vult_de_eigen_rij_en_ziet_die_van_een_ander_niet(wereld, als, gesprek):
    _, daan, eva = wereld.leden
    zet(gesprek, eva, 3)
    client = als(wereld.teamlid)
    client.post(adres(gesprek, daan), invoer(gesprek, 1))

    assert niveau(daan) == 1
    pagina = client.get(adres(gesprek)).content.decode()
    assert "met hulp" in pagina
    assert "kan het uitleggen" not in pagina
    assert "Eva Docent" not in pagina
    assert list(Beheersing.objects.zichtbaar_voor(wereld.teamlid)) == list(
        Beheersing.objects.filter(lidmaatschap=daan)
    )
    assert not Beheersing.objects.zichtbaar_voor(wereld.kwaliteit).exists()
    assert not Beheersing.objects.zichtbaar_voor(wereld.beheerder).exists()


def test_de_leider_ziet_alles_en_wat_er_ontbreekt(wereld, als, gesprek):
    zet(gesprek, wereld.leden[1], 2)
    zet(gesprek, wereld.leden[2], 1)
    pagina = als(wereld.teamleider).get(adres(gesprek)).content.decode()

    assert "1 van 2" in pagina
    assert "1 zit er één stap onder" in pagina
    assert "1 collega heeft het nog niet ingevuld" in pagina
    assert "Eva Docent" in pagina


def test_leegmaken_haalt_het_weg(wereld, als, gesprek):
    zet(gesprek, wereld.leden[1], 2)
    als(wereld.teamlid).post(adres(gesprek, wereld.leden[1]), invoer(gesprek, "", "2"))

    assert niveau(wereld.leden[1]) is None


@pytest.mark.parametrize("fout", ["5", "-1", "veel"])
def test_een_niveau_dat_niet_bestaat(wereld, als, gesprek, fout):
    pagina = als(wereld.teamlid).post(adres(gesprek, wereld.leden[1]), invoer(gesprek, fout))

    assert "Kies een niveau uit de lijst" in pagina.content.decode()
    assert niveau(wereld.leden[1]) is None


def test_wat_een_ander_intussen_invulde_gaat_niet_verloren(wereld, als, gesprek):
    luisteren = competentie(wereld.team, "Luisteren")
    daan = wereld.leden[1]
    zet(gesprek, daan, 3)
    client = als(wereld.teamlid)

    # Not touched here: the other's choice stays.
    client.post(adres(gesprek, daan), invoer(gesprek, "") | invoer(luisteren, 2))
    rijen = dict(Beheersing.objects.values_list("competentie", "niveau"))
    assert rijen == {gesprek.pk: 3, luisteren.pk: 2}

    # Changed by both: told, and one's own choice still stands in the field.
    pagina = client.post(adres(gesprek, daan), invoer(gesprek, 1))
    inhoud = pagina.content.decode()
    assert "Intussen heeft iemand dit op “kan het uitleggen” gezet" in inhoud
    assert '<option value="1" selected>' in inhoud
    assert niveau(daan) == 3
    # What the page sends the next time counts.
    assert f'name="initial-competentie-{gesprek.pk}" value="3"' in inhoud
    client.post(adres(gesprek, daan), invoer(gesprek, 1, 3))
    assert Beheersing.objects.get(competentie=gesprek).niveau == 1


def test_een_tekort_wordt_een_keer_een_training(wereld, als, gesprek):
    zet(gesprek, wereld.leden[1], 2)
    knop = reverse("competentie_training", args=[gesprek.pk])
    for _ in range(2):
        als(wereld.teamleider).post(knop)
    training = Activiteit.objects.get()

    assert (training.wat, training.team) == ("Training: Een gesprek voeren", wereld.team)
    assert training.eigenaar == wereld.leden[0]
    assert training.bevestigd_op is None
    # The activity is read outside the matrix: nobody and no count in it.
    for naam in ("Daan", "Eva", " 1 "):
        assert naam not in training.toelichting
    assert "Training is gepland" in als(wereld.teamleider).get(adres(gesprek)).content.decode()

    training.rond_af()
    als(wereld.teamleider).post(knop)
    assert Activiteit.objects.count() == 2


def test_zonder_tekort_geen_training(wereld, als, gesprek):
    for lid in wereld.leden[:2]:
        zet(gesprek, lid, 2)
    pagina = als(wereld.teamleider).post(
        reverse("competentie_training", args=[gesprek.pk]), follow=True
    )

    assert "Er zijn genoeg mensen" in pagina.content.decode()
    assert not Activiteit.objects.exists()


def test_wie_het_team_verliet_telt_niet_mee(wereld, als, gesprek):
    eva = wereld.leden[2]
    zet(gesprek, eva, 4)
    zet(gesprek, wereld.leden[1], 4)
    eva.tot = eva.van
    eva.save()
    pagina = als(wereld.teamleider).get(adres(gesprek)).content.decode()

    assert "1 van 2" in pagina
    assert als(wereld.teamleider).get(adres(gesprek, eva)).status_code == 404


def test_de_leider_schrijft_op_wat_het_proces_vraagt(wereld, als, gesprek):
    client = als(wereld.teamleider)
    nieuw = reverse("competentie_nieuw", args=[gesprek.proces_id])
    goed = {"naam": "Luisteren", "toelichting": "", "niveau": "3", "aantal": "2"}
    fout = client.post(nieuw, goed | {"aantal": "0"}).content.decode()
    assert "Luisteren" in fout
    assert "Vraag minstens 1 persoon" in fout
    dubbel = client.post(nieuw, goed | {"naam": gesprek.naam}).content.decode()
    assert "staat al bij dit proces" in dubbel
    client.post(nieuw, goed)
    assert [c.naam for c in gesprek.proces.competenties.all()] == [gesprek.naam, "Luisteren"]
    vraag = client.get(reverse("competentie_verwijder", args=[gesprek.pk])).content.decode()
    assert "gaat mee weg" in vraag
    client.post(reverse("competentie_verwijder", args=[gesprek.pk]))
    assert gesprek.proces.competenties.count() == 1


def test_meenemen_wordt_vastgelegd(wereld, als, gesprek):
    for formaat in ("xlsx", "pdf"):
        assert als(wereld.teamleider).get(adres(gesprek), {"formaat": formaat}).status_code == 200

    assert Inzage.objects.filter(gebruiker=wereld.teamleider, team=wereld.team).count() == 2


def test_evenveel_queries_voor_een_en_dertig(wereld, als, gesprek):
    client = als(wereld.teamleider)
    aantallen = []
    for erbij in (0, 30):
        leden_erbij(wereld.team, erbij)
        for nummer in range(erbij):
            zet(competentie(wereld.team, f"Kunnen {nummer}"), wereld.leden[1], 2)
        client.get(adres(gesprek))
        with CaptureQueriesContext(connection) as gedaan:
            client.get(adres(gesprek))
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


@pytest.mark.database
def test_de_database_weigert_wat_niet_kan(wereld, gesprek):
    lid = wereld.leden[1]
    zet(gesprek, lid, 2)
    for velden in ({"niveau": 5}, {"niveau": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Beheersing.objects.create(competentie=gesprek, lidmaatschap=lid, **velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(gesprek).objects.filter(pk=gesprek.pk).update(niveau=0)


def test_beheersing_heeft_geen_geschiedenis():
    assert not hasattr(Beheersing, "history")


@pytest.mark.database
def test_van_wie_lang_geleden_vertrok_gaat_de_rij_weg(wereld, gesprek, capsys):
    vandaag = timezone.localdate()
    for lid, dagen in zip(wereld.leden, (None, 30, 400), strict=True):
        zet(gesprek, lid, 2)
        if dagen:
            lid.tot = vandaag - datetime.timedelta(days=dagen)
            lid.save()
    call_command("bewaartermijnen", "--proef")
    assert "competentiematrix 1" in capsys.readouterr().out
    assert Beheersing.objects.count() == 3
    call_command("bewaartermijnen")
    over = Beheersing.objects.values_list("lidmaatschap", flat=True)
    assert set(over) == {lid.pk for lid in wereld.leden[:2]}
