"""When something may be called geborgd, and when the team looks again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.geborgd import (
    INDICATOREN,
    SLEUTELS,
    Borgstand,
    borgstand,
    hertoets_voor,
    mag_geborgd_heten,
)

DAG = date(2026, 9, 1)


def test_het_zijn_er_zes():
    assert len(INDICATOREN) == len(SLEUTELS) == 6


@given(st.sets(st.sampled_from(sorted(SLEUTELS))))
def test_pas_met_alle_zes(aanwezig):
    assert mag_geborgd_heten(aanwezig) == (len(aanwezig) == 6)


def test_iets_anders_telt_niet_mee():
    assert not mag_geborgd_heten([*sorted(SLEUTELS)[:5], "anders"])


@pytest.mark.parametrize(
    ("dag", "uit"),
    [
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2023, 2, 28), date(2024, 2, 28)),
    ],
)
def test_een_jaar_later_weer(dag, uit):
    assert hertoets_voor(dag) == uit


@pytest.mark.parametrize(
    ("dagen", "stand"),
    [
        (-31, Borgstand.GEBORGD),
        (-30, Borgstand.HERTOETS_KOMT),
        (-1, Borgstand.HERTOETS_KOMT),
        (0, Borgstand.HERTOETS_NODIG),
        (400, Borgstand.HERTOETS_NODIG),
    ],
)
def test_stand_rond_de_hertoets(dagen, stand):
    assert borgstand(True, DAG, DAG + timedelta(days=dagen)) == stand


def test_stand_zonder_en_na_een_toets_die_niet_lukte():
    assert borgstand(False, None, DAG) == Borgstand.NIET_GETOETST
    assert borgstand(True, None, DAG) == Borgstand.NOG_NIET
