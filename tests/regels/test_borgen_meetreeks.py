"""Run-chart rules on their borders and by properties (Perla, Provost and Murray 2011)."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.meetreeks import (
    Soort,
    Teken,
    buiten,
    lees_reeks,
    mediaan,
    proces_grenzen,
    trends,
    uitschieters,
    verschuivingen,
)


def reeks(*waarden) -> list[Decimal]:
    return [Decimal(str(waarde)) for waarde in waarden]


def soorten(*waarden) -> list[Soort]:
    return [teken.soort for teken in lees_reeks(reeks(*waarden)).tekens]


def test_onder_de_acht_wordt_niets_gezegd():
    zeven = lees_reeks(reeks(1, 2, 3, 4, 5, 6, 70))
    assert (zeven.spreekt, zeven.mediaan, zeven.grenzen, zeven.tekens) == (False, None, None, ())
    acht = lees_reeks(reeks(1, 2, 3, 4, 5, 6, 7, 8))
    assert acht.spreekt
    assert [t.soort for t in acht.tekens] == [Soort.TREND]


def test_grenzen_vanaf_twaalf():
    assert lees_reeks(reeks(*range(11))).grenzen is None
    assert lees_reeks(reeks(*range(12))).grenzen is not None


@pytest.mark.parametrize(
    ("waarden", "midden"), [((3, 1, 2), "2"), ((1, 2, 4, 3), "2.5"), ((5,), "5"), ((1, 2), "1.5")]
)
def test_mediaan(waarden, midden):
    assert mediaan(reeks(*waarden)) == Decimal(midden)


@pytest.mark.parametrize(("aantal", "gezien"), [(5, False), (6, True), (7, True)])
def test_verschuiving_vanaf_zes(aantal, gezien):
    tekens = verschuivingen(reeks(1, *[3] * aantal, 1), Decimal(2))
    assert bool(tekens) is gezien
    if gezien:
        assert tekens == [Teken(Soort.VERSCHUIVING, 1, aantal, True)]


def test_op_het_midden_telt_niet_en_breekt_niet():
    assert verschuivingen(reeks(3, 3, 2, 3, 3, 2, 3, 3), Decimal(2)) == [
        Teken(Soort.VERSCHUIVING, 0, 7, True)
    ]
    assert not verschuivingen(reeks(3, 3, 2, 3, 2, 3, 3), Decimal(2))


@pytest.mark.parametrize(
    ("waarden", "gezien"),
    [
        ((1, 2, 3, 4), False),
        ((1, 2, 3, 4, 5), True),
        ((5, 4, 3, 2, 1), True),
        ((1, 2, 3, 2, 3, 4), False),
        ((1, 2, 2, 3, 4, 5), True),
        ((1, 2, 2, 3, 3, 4), False),
        ((2, 2, 2, 2, 2, 2), False),
    ],
)
def test_trend_vanaf_vijf_herhaling_telt_niet(waarden, gezien):
    assert bool(trends(reeks(*waarden))) is gezien


def test_trend_wijst_eerste_en_laatste_aan():
    assert trends(reeks(9, 1, 2, 3, 4, 5, 4)) == [Teken(Soort.TREND, 1, 5, True)]


@pytest.mark.parametrize(
    ("waarde", "gezien"), [("3", False), ("3.001", True), ("-2", False), ("-2.001", True)]
)
def test_uitschieter_op_de_grens(waarde, gezien):
    tekens = uitschieters(reeks(1, 0, 1, 0, 1, 0, 1, waarde))
    assert bool(tekens) is gezien
    if gezien:
        assert tekens == [Teken(Soort.UITSCHIETER, 7, 7, Decimal(waarde) > 0)]


def test_wat_altijd_gelijk_was_en_dan_niet():
    assert soorten(*[100] * 7, 60) == [Soort.UITSCHIETER]
    assert soorten(*[2] * 20) == []


def test_grenzen_van_xmr():
    grenzen = proces_grenzen(reeks(10, 12, 10, 12))
    assert grenzen.gemiddelde == 11
    assert grenzen.boven == Decimal("11") + Decimal("2.66") * 2
    assert not buiten(reeks(grenzen.boven, grenzen.onder), grenzen)
    assert buiten([grenzen.boven + Decimal("0.001")], grenzen)


def test_een_incident_wijkt_voor_wat_blijft():
    lang = lees_reeks(reeks(*[1, 2] * 4, *[1] * 3, 40, *[5, 6, 7, 5, 6, 7, 6]))
    assert {t.soort for t in lang.tekens} >= {Soort.VERSCHUIVING}
    assert lang.verandering.soort == Soort.VERSCHUIVING


@pytest.mark.parametrize(("erna", "gezien"), [(7, True), (8, False)])
def test_wat_lang_geleden_was_is_geschiedenis(erna, gezien):
    stijging = reeks(1, 2, 3, 4, 5)
    rustig = reeks(*([3, 2, 4, 3, 4, 2, 3, 4][:erna]))
    gelezen = lees_reeks([*stijging, *rustig])
    assert Soort.TREND in {teken.soort for teken in gelezen.tekens}
    assert (gelezen.verandering is not None) is gezien


def test_gewone_wisseling_is_geen_reden():
    assert lees_reeks(reeks(5, 6, 4, 6, 5, 7, 4, 6, 5, 6)).verandering is None


waarden = st.lists(st.decimals(-50, 50, places=1), min_size=8, max_size=25)


@given(waarden, st.decimals(-1000, 1000, places=1), st.sampled_from([1, 2, 10]))
def test_verschuiven_en_rekken_maakt_niet_uit(rij, erbij, keer):
    ander = [waarde * keer + erbij for waarde in rij]
    zonder = [t for t in lees_reeks(rij).tekens if t.soort != Soort.BUITEN_GRENZEN]
    assert zonder == [t for t in lees_reeks(ander).tekens if t.soort != Soort.BUITEN_GRENZEN]


@given(waarden)
def test_ondersteboven_is_spiegelbeeld(rij):
    om = lees_reeks([-waarde for waarde in rij]).tekens
    assert [(t.soort, t.eerste, t.laatste, not t.omhoog) for t in lees_reeks(rij).tekens] == [
        (t.soort, t.eerste, t.laatste, t.omhoog) for t in om
    ]


@given(waarden, st.data())
def test_een_punt_op_het_midden_verandert_geen_verschuiving(rij, data):
    midden = mediaan(rij)
    plek = data.draw(st.integers(0, len(rij)))
    met = [*rij[:plek], midden, *rij[plek:]]

    def lengtes(waarden):
        return [
            len([w for w in waarden[t.eerste : t.laatste + 1] if w != midden])
            for t in verschuivingen(waarden, midden)
        ]

    assert lengtes(met) == lengtes(rij)


def test_toeval_geeft_zelden_een_uitschieter():
    toeval = random.Random(1)
    gezien = sum(
        bool(uitschieters([Decimal(str(round(toeval.gauss(0, 1), 6))) for _ in range(8)]))
        for _ in range(2000)
    )
    assert gezien < 30
