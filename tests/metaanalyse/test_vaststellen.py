"""Settling a coding makes the card count, and keeps what was settled before."""

import pytest

from metaanalyse.acties.vaststellen import OngeldigeInhoud, stel_vast, trek_in
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Kaart, Kaartstand, Kaartwijziging, Rapport
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart, maak_rapport

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_vaststellen_maakt_de_volgende_versie_en_laat_de_vorige_staan():
    kaart = maak_kaart(aspect=["tijd"], trede="3")
    eerste = kaart.geldig
    inhoud = Inhoud(
        gegevens(aspect=["visie"], fase=("implementatie", "duurzame-invoering")),
        {"methode": Score(4, "Goed beschreven.")},
        {"gemeten": Voorwaarde(True, "Cijfers in tabel 3.")},
    )
    tweede = stel_vast(kaart, inhoud, door=None, reden="Herlezen.")
    assert (eerste.nummer, tweede.nummer) == (1, 2)
    kaart.refresh_from_db()
    assert kaart.geldig == tweede
    assert lees_inhoud(kaart.geldig) == Inhoud(
        tuple(inhoud.gegevens), inhoud.scores, inhoud.voorwaarden
    )
    assert [w.code for w in eerste.waarden.all()] == ["tijd", "3"]


def test_vaststellen_neemt_het_rapport_op_en_meldt_de_kaart():
    kaart = maak_concept()
    stel_vast(kaart, Inhoud(gegevens(trede="2")), door=None)
    assert Rapport.objects.get().stand == Rapport.Stand.OPGENOMEN
    assert Kaartstand.objects.get().versie == 1
    trek_in(kaart)
    assert list(Kaartwijziging.objects.values_list("versie", "kaart")) == [
        (1, kaart.pk),
        (2, kaart.pk),
    ]
    assert not Kaart.objects.vastgesteld().exists()


def test_het_opnemen_van_een_rapport_staat_een_keer_in_zijn_geschiedenis(wereld):
    rapport = maak_rapport(stand=Rapport.Stand.UITGESLOTEN, uitsluiting="dubbel")
    for nummer in range(2):
        kaart = maak_concept(rapport=rapport)
        stel_vast(kaart, Inhoud(gegevens(trede=str(nummer))), door=wereld.onderzoeker)
    laatste, eerste = rapport.history.all()
    assert (eerste.stand, laatste.stand, laatste.uitsluiting) == ("uitgesloten", "opgenomen", "")
    assert (laatste.history_type, laatste.history_user) == ("~", wereld.onderzoeker)


@pytest.mark.parametrize(
    "waarde",
    [
        Gegeven("trede", "6"),
        Gegeven("aspect", "geluk"),
        Gegeven("fase", "duurzame-invoering", "initiatie"),
        Gegeven("aspect", "tijd", "visie"),
        Gegeven("samenvatting", tekst="x" * 20_001),
        Gegeven("bestaat-niet", "x"),
        Gegeven("samenvatting"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_en_laat_niets_achter(waarde):
    kaart = maak_concept()
    with pytest.raises(OngeldigeInhoud):
        stel_vast(kaart, Inhoud([waarde]), door=None)
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.CONCEPT
    assert not kaart.coderingen.exists()
    assert not Kaartwijziging.objects.exists()
