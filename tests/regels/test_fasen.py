"""The phases of the cycle and the steps between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterplan.regels.fasen import FASEN, HERBEGIN, Fase, Soort, stap, stappen, volgende

fasen = st.sampled_from(FASEN)


def test_vijf_in_de_volgorde_van_de_bron():
    assert [fase.nummer for fase in FASEN] == [1, 2, 3, 4, 5]
    assert [volgende(fase) for fase in FASEN] == [*FASEN[1:], None]


@pytest.mark.parametrize(
    ("van", "naar", "soort"),
    [
        ("verkennen", "verdiepen", Soort.VERDER),
        ("uitvoeren", "borgen", Soort.VERDER),
        ("verkennen", "besluiten", Soort.OVERSLAAN),
        ("besluiten", "verdiepen", Soort.NIEUWE_RONDE),
        ("borgen", "besluiten", Soort.NIEUWE_RONDE),
        ("borgen", "verdiepen", Soort.NIEUWE_RONDE),
        ("borgen", "uitvoeren", Soort.TERUG),
    ],
)
def test_soort_stap(van, naar, soort):
    assert stap(Fase(van), Fase(naar)).soort == soort


@given(fasen, fasen)
def test_elke_stap_is_er_een_of_bestaat_niet(van, naar):
    keuze = stap(van, naar)
    if van == naar or naar == Fase.VERKENNEN:
        assert keuze is None
        return
    assert (keuze.soort == Soort.VERDER) == (naar == volgende(van))
    assert (keuze.soort == Soort.NIEUWE_RONDE) == (naar in HERBEGIN and naar.nummer < van.nummer)
    assert keuze.reden_nodig == (keuze.soort != Soort.VERDER)
    # What is passed by, and nothing else, lies between the two.
    tussen = [fase for fase in FASEN if van.nummer < fase.nummer < naar.nummer]
    assert list(keuze.overgeslagen) == tussen


@given(fasen)
def test_wie_steeds_verder_gaat_ziet_elke_fase_eens(fase):
    gezien = [fase]
    while verder := volgende(gezien[-1]):
        gezien.append(verder)
    assert gezien == list(FASEN[fase.nummer - 1 :])


@given(fasen)
def test_de_mogelijke_stappen_staan_in_de_volgorde_van_de_cyclus(fase):
    naar = [keuze.naar for keuze in stappen(fase)]
    assert naar == sorted(naar, key=FASEN.index)
    assert fase not in naar
