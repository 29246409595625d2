"""The index in memory against counting card by card, through every way in which cards change."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metaanalyse.acties.vaststellen import stel_vast, trek_in
from metaanalyse.models import Kaart
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.variabelen import FILTERS, ZONDER_WAARDE, Soort
from metaanalyse.register import register
from metaanalyse.register.sorteren import SORTERINGEN
from tests.metaanalyse.maak import maak_concept, maak_rapport
from tests.metaanalyse.naief import Naief, willekeurige_gegevens

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TITELS = ["Élan op school", "elan op school", "Zorg", "Team 1", "team-1", "Aanpak", "De les"]
WAT = ["nieuw", "nieuw", "opnieuw", "intrekken", "titel", "jaar", "weg", "concept"]


def verander(keuze: random.Random) -> None:
    """One thing that somebody does with a card."""
    kaarten = list(Kaart.objects.all())
    wat = keuze.choice(WAT)
    if wat == "nieuw" or not kaarten:
        kaart = maak_concept(
            keuze.choice(TITELS), maak_rapport(jaar=keuze.choice([None, 2010, 2015]))
        )
        stel_vast(kaart, Inhoud(willekeurige_gegevens(keuze)), door=None)
        return
    kaart = keuze.choice(kaarten)
    if wat == "opnieuw":
        stel_vast(kaart, Inhoud(willekeurige_gegevens(keuze)), door=None)
    elif wat == "intrekken":
        if kaart.stand != Kaart.Stand.INGETROKKEN:
            trek_in(kaart)
    elif wat == "titel":
        kaart.titel = keuze.choice(TITELS)
        kaart.save()
    elif wat == "jaar":
        kaart.rapport.jaar = keuze.choice([None, 2012, 2019])
        kaart.rapport.save(update_fields=["jaar"])
    elif wat == "weg":
        Kaart.objects.filter(pk=kaart.pk).update(stand=Kaart.Stand.CONCEPT, geldig=None)
        kaart.delete()
    else:
        maak_concept("Telt nog niet")


def willekeurig_filter(keuze: random.Random) -> Filter:
    vraag: dict[str, list[str]] = {}
    for variabele in keuze.sample(FILTERS, keuze.randint(0, 3)):
        codes = ["2010", "2015", "2099"] if variabele.soort == Soort.JAAR else variabele.codes[:3]
        waarden = [*codes, "bestaat-niet"]
        mogelijk = keuze.choice([waarden, ZONDER_WAARDE, [*waarden, *ZONDER_WAARDE]])
        vraag[variabele.code] = keuze.sample(mogelijk, keuze.randint(1, 2))
    if keuze.random() < 0.4:
        variabele = keuze.choice([v for v in FILTERS if v.soort == Soort.ORDE])
        vraag[f"{variabele.code}_minstens"] = [keuze.choice(variabele.codes)]
    vraag["bewijs"] = [keuze.choice(["", "", "hoog", "laag"])]
    vraag["alle"] = [keuze.choice(["aspect", "doelgroep", "fase"])]
    return Filter.uit(vraag)


def vergelijk(filter: Filter) -> None:
    """Everything the index tells of a filter is what counting the cards one by one gives."""
    s, naief = register().selecteer(filter), Naief(filter)
    assert s.pks() == naief.pks()
    assert (s.aantal, s.weggevallen) == (len(naief.goed), naief.weggevallen())
    facetten = s.facetten()
    for variabele in FILTERS:
        assert Counter(facetten[variabele.code]) == naief.facet(variabele.code)
        assert Counter(s.toestanden(variabele.code)) == naief.toestanden(variabele.code)
    for sorteer in SORTERINGEN:
        volgorde = naief.volgorde(sorteer)
        assert s.pagina(sorteer, 0, 1000) == volgorde
        assert s.pagina(sorteer, 2, 3) == volgorde[2:5]
        assert s.pagina(sorteer, 10_000, 25) == []
    for rij, kolom in (("aspect", "trede"), ("fase", "jaar"), ("doelgroep", "doelgroep")):
        kruis = s.kruis(rij, kolom)
        cellen, rijen, kolommen, totaal = naief.kruis(rij, kolom)
        assert Counter(kruis.cellen) == cellen
        assert (Counter(kruis.rijen), Counter(kruis.kolommen)) == (rijen, kolommen)
        assert (kruis.totaal, kruis.buiten) == (totaal, s.aantal - totaal)


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(zaad=st.integers(0, 10**9))
def test_het_register_telt_als_kaart_voor_kaart(zaad):
    keuze = random.Random(zaad)
    Kaart.objects.update(stand=Kaart.Stand.CONCEPT, geldig=None)
    Kaart.objects.all().delete()
    for _ in range(5):
        for _ in range(keuze.randint(1, 5)):
            verander(keuze)
        for _ in range(5):
            vergelijk(willekeurig_filter(keuze))
