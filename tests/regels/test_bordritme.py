"""When a part of the board is due: on the borders of each rhythm."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overzicht.models import Bordtaak
from overzicht.regels.bordritme import Kalender, aan_de_beurt, vers_vanaf

VANDAAG = datetime.date(2026, 11, 19)
LEEG = Kalender()


def dag(dagen: int) -> datetime.date:
    return VANDAAG + datetime.timedelta(days=dagen)


@pytest.mark.parametrize(("nagekeken", "beurt"), [(0, False), (-6, False), (-7, True), (-8, True)])
def test_iedere_week(nagekeken, beurt):
    assert aan_de_beurt("week", dag(nagekeken), VANDAAG, LEEG) is beurt


@pytest.mark.parametrize(
    ("nagekeken", "vandaag", "beurt"),
    [
        ((2026, 10, 19), (2026, 11, 18), False),
        ((2026, 10, 19), (2026, 11, 19), True),
        ((2026, 12, 5), (2027, 1, 4), False),
        ((2026, 12, 5), (2027, 1, 5), True),
        # Of a short month the last day stands for the 31st.
        ((2027, 1, 31), (2027, 2, 28), False),
        ((2027, 2, 28), (2027, 3, 31), True),
        ((2027, 3, 1), (2027, 3, 31), False),
    ],
)
def test_iedere_maand(nagekeken, vandaag, beurt):
    toen, nu = datetime.date(*nagekeken), datetime.date(*vandaag)
    assert aan_de_beurt("maand", toen, nu, LEEG) is beurt


@pytest.mark.parametrize(("nagekeken", "beurt"), [(-10, False), (-11, True), (None, True)])
def test_iedere_periode(nagekeken, beurt):
    kalender = Kalender(periode_begon=dag(-10))
    toen = None if nagekeken is None else dag(nagekeken)
    assert aan_de_beurt("periode", toen, VANDAAG, kalender) is beurt


def test_zonder_periode_of_overleg_wordt_er_niets_gevraagd():
    assert not aan_de_beurt("periode", None, VANDAAG, LEEG)
    assert not aan_de_beurt("overleg", None, VANDAAG, LEEG)


@pytest.mark.parametrize(
    ("vorig", "volgend", "nagekeken", "beurt"),
    [
        # From a week before the meeting on.
        (None, 8, None, False),
        (None, 7, None, True),
        (None, 0, None, True),
        # In that week counts, before it does not.
        (-20, 5, -2, False),
        (-20, 5, -3, True),
        # After the meeting before; on its day itself was for that one.
        (-2, 5, -1, False),
        (-2, 5, -2, True),
        # Right after one a look is for the next, also on that day.
        (0, 5, 0, False),
        (0, 0, 0, False),
        (0, 0, -1, True),
    ],
)
def test_voor_ieder_overleg(vorig, volgend, nagekeken, beurt):
    kalender = Kalender(None if vorig is None else dag(vorig), dag(volgend))
    toen = None if nagekeken is None else dag(nagekeken)
    assert aan_de_beurt("overleg", toen, VANDAAG, kalender) is beurt


def test_een_onbekend_ritme_is_een_fout():
    with pytest.raises(ValueError, match="unknown"):
        vers_vanaf("jaar", VANDAAG, LEEG)


@given(
    ritme=st.sampled_from(Bordtaak.Ritme.values),
    vorig=st.none() | st.integers(-60, 0),
    volgend=st.none() | st.integers(0, 60),
    begon=st.none() | st.integers(-90, 0),
)
def test_wie_vandaag_kijkt_is_klaar_en_eerder_kijken_maakt_het_nooit_verser(
    ritme, vorig, volgend, begon
):
    kalender = Kalender(*(None if n is None else dag(n) for n in (vorig, volgend, begon)))
    assert not aan_de_beurt(ritme, VANDAAG, VANDAAG, kalender)
    beurten = [aan_de_beurt(ritme, dag(-n), VANDAAG, kalender) for n in range(100)]
    assert beurten == sorted(beurten)
