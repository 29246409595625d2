"""Two processes agree after every change, also when somebody else made it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from metaanalyse.acties.bladen import werk_bladen_bij
from metaanalyse.acties.vaststellen import stel_vast, trek_in
from metaanalyse.models import Codering, Kaart, Kaartwijziging, Waarde, Zoekblad
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.register import houden, register
from metaanalyse.register.houden import volgende
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart

pytestmark = [pytest.mark.database]
TIJD = Filter.uit({"aspect": ["tijd"]})


def elders(doe) -> None:
    """Do it on another connection, as another process would."""

    def draad():
        try:
            doe()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as draden:
        draden.submit(draad).result()


@pytest.fixture
def bouwen(monkeypatch):
    """How often this process read everything."""
    keren = []
    bouw = houden.bouw
    monkeypatch.setattr(houden, "bouw", lambda stand: keren.append(stand) or bouw(stand))
    return keren


@pytest.mark.django_db(transaction=True)
def test_wat_een_ander_vaststelt_telt_hier_meteen(bouwen):
    maak_kaart("Aanpak", aspect=["tijd"])
    assert register().selecteer(TIJD).aantal == 1
    elders(lambda: maak_kaart("Beleid", aspect=["tijd"]))
    elders(lambda: trek_in(Kaart.objects.get(titel="Aanpak")))
    elders(lambda: maak_kaart("Aan zet", aspect=["tijd", "visie"]))
    nu = register()
    assert len(bouwen) == 1
    vers = houden.bouw(nu.stand)
    for filter in (TIJD, Filter(), Filter.uit({"q": ["aan"]})):
        een, ander = nu.selecteer(filter), vers.selecteer(filter)
        assert (een.sleutel, een.pks()) == (ander.sleutel, ander.pks())
        assert een.facetten() == ander.facetten()
    assert [Kaart.objects.get(pk=pk).titel for pk in nu.selecteer(TIJD).pks()] == [
        "Aan zet",
        "Beleid",
    ]


@pytest.mark.django_db
def test_wie_een_stand_heeft_houdt_die(bouwen):
    kaart = maak_kaart("Aanpak", aspect=["tijd"])
    oud = register()
    s = oud.selecteer(TIJD)
    stel_vast(kaart, Inhoud(gegevens(aspect=["visie"])), door=None)
    assert register() is not oud
    assert (s.aantal, s.pks(), register().selecteer(TIJD).aantal) == (1, [kaart.pk], 0)


@pytest.mark.django_db
def test_wat_wordt_teruggedraaid_telt_niet(bouwen):
    """The next change gets the number of the one that was undone, and is another."""
    maak_kaart("Aanpak", aspect=["tijd"])
    register()
    with transaction.atomic():
        maak_kaart("Beleid", aspect=["tijd"])
        assert register().selecteer(TIJD).aantal == 2
        transaction.set_rollback(True)
    maak_kaart("Cultuur", aspect=["visie"])
    assert register().selecteer(TIJD).aantal == 1
    assert register().aantal == 2


@pytest.mark.django_db
def test_wie_te_ver_achter_is_leest_alles(bouwen):
    oud = register()
    for nummer in range(3):
        maak_kaart(f"Kaart {nummer}", aspect=["tijd"])
    Kaartwijziging.objects.filter(versie__lte=2).delete()
    nu = volgende(oud, register().stand)
    assert nu.selecteer(TIJD).aantal == 3
    assert len(bouwen) >= 2


@pytest.mark.django_db(transaction=True)
def test_na_het_leegmaken_van_de_tabellen_begint_ook_het_zoeken_leeg():
    """The test before left cards; their words went with them."""
    assert (register().aantal, Zoekblad.objects.count()) == (0, 0)
    kaart = maak_kaart("Aanpak")
    assert register().selecteer(Filter.uit({"q": ["kaart"]})).pks() == []
    assert register().selecteer(Filter.uit({"q": ["aanpak"]})).pks() == [kaart.pk]


@pytest.mark.django_db
def test_coderen_zonder_vaststellen_verandert_niets(wereld, django_assert_num_queries):
    kaart = maak_kaart("Aanpak", aspect=["tijd"])
    maak_concept("Nog niet")
    nu = register()
    codering = Codering.objects.create(kaart=kaart, codeur=wereld.onderzoeker)
    Waarde.objects.create(codering=codering, variabele="aspect", code="visie")
    Waarde.objects.create(codering=codering, variabele="samenvatting", tekst="Hooiberg")
    with django_assert_num_queries(1):
        assert register() is nu
    assert nu.selecteer(Filter.uit({"q": ["hooiberg"]})).aantal == 0
    werk_bladen_bij([kaart.pk])
    assert register() is not nu
    assert register().selecteer(Filter.uit({"aspect": ["visie"]})).aantal == 0


@pytest.mark.django_db
def test_lezen_kost_geen_vragen_behalve_de_eerste(django_assert_num_queries):
    for nummer in range(30):
        maak_kaart(f"Kaart {nummer}", aspect=["tijd"], trede="3")
    register()
    with django_assert_num_queries(1):
        s = register().selecteer(TIJD)
        assert len(s.pagina("trede", 0, 25)) == 25
        assert s.facetten()["trede"]["3"] == 30
        assert s.kruis("aspect", "trede").totaal == 30
        assert s.weggevallen == 0


@pytest.mark.django_db
def test_een_rapport_of_kaart_die_verandert_of_weggaat_telt_zoals_het_is():
    kaart = maak_kaart("Zorg", jaar=2010, aspect=["tijd"])
    ander = maak_kaart("Aanpak", jaar=2012)
    assert register().selecteer(Filter()).pks() == [ander.pk, kaart.pk]
    kaart.rapport.jaar = 2019
    kaart.rapport.save()
    kaart.titel = "Aan"
    kaart.save(update_fields=["titel"])
    s = register().selecteer(Filter())
    assert (s.pks(), s.pagina("jaar", 0, 9)) == ([kaart.pk, ander.pk], [kaart.pk, ander.pk])
    assert list(s.facetten()["jaar"].items()) == [("2019", 1), ("2012", 1)]
    Kaart.objects.filter(pk=kaart.pk).update(geldig=None, stand=Kaart.Stand.CONCEPT)
    Kaart.objects.filter(pk=kaart.pk).delete()
    assert register().selecteer(Filter()).pks() == [ander.pk]
