"""Settling many cards at once gives what settling them one by one gives."""

import random

import pytest
from django.core.management import CommandError, call_command

from metaanalyse.acties.vaststellen import OngeldigeInhoud, stel_vast
from metaanalyse.acties.veel import Vaststelling, stel_veel_vast
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering, Kaart, Kaartblad, Kaartwijziging, Rapport, Zoekblad
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.register import register
from metaanalyse.synthetisch.verzin import verzin
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart
from tests.metaanalyse.naief import willekeurige_gegevens

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def beeld(kaart: Kaart) -> tuple:
    """All that is kept of a settled card, without keys and moments."""
    kaart = Kaart.objects.select_related("rapport", "geldig", "blad").get(pk=kaart.pk)
    geldig = kaart.geldig
    zoekblad = Zoekblad.objects.get(pk=kaart.pk)
    return (
        *(kaart.stand, kaart.rapport.stand, kaart.rapport.uitsluiting),
        [*kaart.rapport.history.values_list("history_type", "stand", "uitsluiting")],
        *(geldig.nummer, geldig.soort, geldig.stand, geldig.codeur, geldig.reden),
        *(geldig.trede_voorstel, geldig.trede_reden, bool(geldig.klaar_op)),
        *(lees_inhoud(geldig), kaart.blad.waarden, kaart.blad.kort, kaart.blad.jaar),
        *(zoekblad.termen.split(), kaart.coderingen.count()),
        *(kaart.history.count(), kaart.history.first().history_type, kaart.history.first().stand),
    )


def test_veel_tegelijk_is_hetzelfde_als_een_voor_een(wereld):
    keuze = random.Random(7)
    inhouden = [
        Inhoud(
            [*willekeurige_gegevens(keuze), Gegeven("samenvatting", tekst=f"Tekst {n}")],
            {"methode": Score(3, "Goed."), "validiteit": Score(None)},
            {"gemeten": Voorwaarde(None, "Staat er niet.")},
        )
        for n in range(8)
    ]
    rest = {"reden": "Ingelezen.", "trede_voorstel": 3, "trede_reden": "Weinig scholen."}
    een = [maak_concept("Zelfde titel") for _ in inhouden]
    veel = [maak_concept("Zelfde titel") for _ in inhouden]
    for kaart in (een[0], veel[0]):
        stel_vast(kaart, Inhoud(gegevens(aspect=["tijd"])), door=None)
        Rapport.objects.filter(pk=kaart.rapport_id).update(
            stand=Rapport.Stand.UITGESLOTEN, uitsluiting="dubbel"
        )
    for kaart, inhoud in zip(een, inhouden, strict=True):
        stel_vast(kaart, inhoud, door=wereld.onderzoeker, **rest)
    paren = zip(veel, inhouden, strict=True)
    vaststellingen = (Vaststelling(kaart, inhoud, **rest) for kaart, inhoud in paren)
    assert stel_veel_vast(vaststellingen, door=wereld.onderzoeker) == 8

    def zonder_eigen(kaart):
        namen = {kaart.code.lower(), kaart.rapport.code.lower(), kaart.rapport.titel.split()[-1]}
        eigen = {*namen, *(f"§{naam}" for naam in namen)}
        return [
            [w for w in deel if w not in eigen] if isinstance(deel, list) else deel
            for deel in beeld(kaart)
        ]

    for ene, andere in zip(een, veel, strict=True):
        assert zonder_eigen(ene) == zonder_eigen(andere)
    assert register().aantal == 16


def test_dezelfde_kaart_tweemaal_geeft_twee_versies():
    kaart = maak_concept()
    inhouden = [Inhoud(gegevens(trede=trede)) for trede in ("2", "4")]
    assert stel_veel_vast([Vaststelling(kaart, i) for i in inhouden], door=None) == 2
    kaart.refresh_from_db()
    assert (kaart.geldig.nummer, kaart.blad.waarden) == (2, ["jaar=", "trede=4"][-1])


def test_een_die_niet_kan_laat_van_geen_iets_achter():
    kaarten = [maak_concept() for _ in range(3)]
    inhouden = [Inhoud(gegevens(trede="2")), Inhoud([Gegeven("trede", "6")]), Inhoud()]
    paren = zip(kaarten, inhouden, strict=True)
    with pytest.raises(OngeldigeInhoud):
        stel_veel_vast([Vaststelling(*paar) for paar in paren], door=None)
    assert not Codering.objects.exists()
    assert not Kaartblad.objects.exists()
    assert not Kaartwijziging.objects.exists()


@pytest.mark.parametrize("aantal", [5, 40])
def test_vaststellen_kost_voor_een_en_voor_veel_evenveel_vragen(
    django_assert_max_num_queries, aantal
):
    vaststellingen = [
        Vaststelling(maak_concept(), Inhoud(gegevens(aspect=["tijd", "visie"], trede="3")))
        for _ in range(aantal)
    ]
    with django_assert_max_num_queries(24):
        stel_veel_vast(vaststellingen, door=None)


def test_verzonnen_kaarten_zijn_voor_een_zaad_dezelfde():
    assert list(verzin(3, 20)) == list(verzin(3, 20))
    assert list(verzin(3, 20)) != list(verzin(4, 20))
    assert sum(len(rapport.kaarten) for rapport in verzin(3, 101)) == 101


def test_genereer_kaarten(capsys):
    maak_kaart("Van onszelf")
    call_command("genereer_kaarten", "60", "--zaad", "5")
    assert capsys.readouterr().out == "Klaar: 60 kaarten met zaad 5 (SYN5-…).\n"
    s = register().selecteer(Filter())
    assert s.aantal == 61
    assert Rapport.objects.filter(code__startswith="SYN5-").count() < 60
    for kaart in Kaart.objects.filter(code__startswith="SYN5-")[:5]:
        samenvatting = kaart.geldig.waarden.get(variabele="samenvatting").tekst
        assert 80 <= len(samenvatting.split()) <= 150
    with pytest.raises(CommandError) as fout:
        call_command("genereer_kaarten", "10", "--zaad", "5")
    assert str(fout.value) == "Met zaad 5 zijn er al 60 kaarten (SYN5-…). Kies een ander zaad."
    call_command("genereer_kaarten", "10", "--zaad", "6")
    assert register().aantal == 71


@pytest.mark.parametrize("argumenten", [["0"], ["-1"], ["1000001"], ["5", "--zaad", "-1"]])
def test_genereer_kaarten_weigert_wat_niet_kan(argumenten):
    with pytest.raises(CommandError):
        call_command("genereer_kaarten", *argumenten)
    assert not Kaart.objects.exists()
