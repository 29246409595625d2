"""Two changes of one row joined: nobody's is lost, or both are asked."""

from hypothesis import given
from hypothesis import strategies as st

from organisatie.regels.samenvoegen import voeg_samen

WAARDEN = st.fixed_dictionaries({"wat": st.integers(0, 2), "datum": st.integers(0, 2)})


@given(WAARDEN, WAARDEN, WAARDEN)
def test_samenvoegen_verliest_van_niemand_iets(basis, mijn, hun):
    uit = voeg_samen(basis, mijn, hun)
    for veld in basis:
        if veld in uit.botsingen:
            assert mijn[veld] != hun[veld]
            assert basis[veld] not in (mijn[veld], hun[veld])
        elif mijn[veld] != basis[veld]:
            assert uit.waarden[veld] == mijn[veld]
        else:
            assert uit.waarden[veld] == hun[veld]


@given(WAARDEN, WAARDEN)
def test_samenvoegen_zonder_basis_meldt_elk_verschil(mijn, hun):
    uit = voeg_samen(None, mijn, hun)
    assert set(uit.botsingen) == {veld for veld in mijn if mijn[veld] != hun[veld]}
    assert uit.waarden == mijn
