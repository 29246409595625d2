"""What a decision may rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.handelen import AANSPREKEN, Bezwaar, bezwaar

SOORTEN = ("aanspreken", "belonen", "proces", "norm", "afwachten")
BRONNEN = st.lists(st.tuples(st.sampled_from(["collega", "student"]), st.integers(1, 3)))


@pytest.mark.parametrize("soort", SOORTEN)
def test_zonder_waarneming_geen_besluit(soort):
    assert bezwaar(soort, 0, []) == Bezwaar.NIETS_GEZIEN


@pytest.mark.parametrize(
    ("metingen", "bronnen", "uit"),
    [
        (0, [("student", 1)], Bezwaar.EEN_KLACHT),
        (0, [("student", 1), ("student", 1)], Bezwaar.EEN_KLACHT),
        (0, [("student", 1), ("collega", 1)], None),
        (0, [("student", 1), ("student", 2)], None),
        (1, [], None),
        (1, [("student", 1)], None),
    ],
)
def test_een_proces_verander_je_niet_op_een_klacht(metingen, bronnen, uit):
    assert bezwaar("proces", metingen, bronnen) == uit


@given(st.sampled_from(SOORTEN), st.integers(0, 2), BRONNEN, BRONNEN)
def test_meer_waarnemen_neemt_een_bezwaar_nooit_toe(soort, metingen, bronnen, erbij):
    if bezwaar(soort, metingen, bronnen) is None:
        assert bezwaar(soort, metingen + 1, bronnen) is None
        assert bezwaar(soort, metingen, bronnen + erbij) is None


@given(st.sampled_from([s for s in SOORTEN if s != "proces"]), BRONNEN)
def test_voor_al_het_andere_is_een_waarneming_genoeg(soort, bronnen):
    assert bezwaar(soort, 1, bronnen) is None
    assert (bezwaar(soort, 0, bronnen) is None) == bool(bronnen)


def test_aanspreken_heeft_zes_stappen():
    assert len(AANSPREKEN) == 6
