"""Agreement of coders, held against published tables and against what must always be so."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.kappa import (
    EEN_ANTWOORD,
    GEEN_PAREN,
    gewogen_kappa,
    kappa,
    overeenstemming,
)
from metaanalyse.regels.variabelen import VARIABELEN, Toestand


def _paren(tabel):
    """Cells of a table of agreement as pairs of single steps."""
    return [
        ((i, i), (j, j))
        for i, rij in enumerate(tabel)
        for j, aantal in enumerate(rij)
        for _ in range(aantal)
    ]


# Cohen (1960), A coefficient of agreement for nominal scales, table 2: 200 patients, .492.
COHEN = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]
# Altman (1991), Practical statistics for medical research, 14.3: 85 xeromammograms; 0.47, weighted
# (linear) 0.57.
ALTMAN = [[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]
# Landis & Koch (1977), two neurologists: 149 patients in Winnipeg, 69 in New Orleans. Weighted
# (linear) as the R package vcd prints for the same tables: 0.380 and 0.477.
WINNIPEG = [[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]
NEW_ORLEANS = [[5, 3, 0, 0], [3, 11, 4, 0], [2, 13, 3, 4], [1, 2, 4, 14]]


@pytest.mark.parametrize(
    ("tabel", "gepubliceerd"),
    [(COHEN, 0.492), (ALTMAN, 0.473), (WINNIPEG, 0.208), (NEW_ORLEANS, 0.297)],
    ids=["Cohen 1960", "Altman 1991", "Landis en Koch, Winnipeg", "Landis en Koch, New Orleans"],
)
def test_kappa_zoals_gepubliceerd(tabel, gepubliceerd):
    assert round(float(kappa(_paren(tabel)).waarde), 3) == gepubliceerd


@pytest.mark.parametrize(
    ("tabel", "gepubliceerd"),
    [(ALTMAN, 0.57), (WINNIPEG, 0.38), (NEW_ORLEANS, 0.48)],
    ids=["Altman 1991", "Landis en Koch, Winnipeg", "Landis en Koch, New Orleans"],
)
def test_gewogen_kappa_zoals_gepubliceerd(tabel, gepubliceerd):
    assert round(float(gewogen_kappa(_paren(tabel)).waarde), 2) == gepubliceerd


def test_met_de_hand_nagerekend():
    """20 both yes, 15 both no, 5 and 10 apart: 0.70 seen, 0.50 by chance, so 0.2 / 0.5."""
    uitkomst = kappa(_paren([[20, 5], [10, 15]]))
    assert (uitkomst.waarde, uitkomst.percentage) == (Fraction(2, 5), 70)


def test_een_bereik_telt_voor_beide_einden():
    """Half a step on one of two cards is 0.25 seen; 0.5, 2, 2.5 and 0 by chance is 1.25."""
    uitkomst = gewogen_kappa([((3, 3), (3, 4)), ((1, 1), (1, 1))])
    assert uitkomst.waarde == 1 - Fraction(1, 4) / Fraction(5, 4)


@pytest.mark.parametrize(
    ("paren", "reden"), [([], GEEN_PAREN), ([((2, 2), (2, 2))] * 5, EEN_ANTWOORD)]
)
def test_zonder_spreiding_is_er_geen_kappa_en_staat_er_waarom(paren, reden):
    uitkomst = gewogen_kappa(paren)
    assert (uitkomst.waarde, uitkomst.reden) == (None, reden)
    assert uitkomst.percentage == (100 if paren else None)


BEREIK = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda p: (min(p), max(p)))
PAREN = st.lists(st.tuples(BEREIK, BEREIK), max_size=40)


@pytest.mark.parametrize("soort", [kappa, gewogen_kappa])
@given(paren=PAREN)
def test_wie_van_beiden_eerst_staat_maakt_niet_uit(soort, paren):
    assert soort(paren) == soort([(b, a) for a, b in paren])


@pytest.mark.parametrize("soort", [kappa, gewogen_kappa])
@given(paren=PAREN)
def test_nooit_boven_een_en_een_bij_alles_gelijk(soort, paren):
    waarde = soort(paren).waarde
    assert waarde is None or waarde <= 1
    assert (waarde == 1) == (waarde is not None and all(a == b for a, b in paren))
    assert soort([(a, a) for a, _ in paren]).waarde in (None, 1)


@given(paren=PAREN)
def test_de_volgorde_van_de_lijst_omkeren_maakt_niet_uit(paren):
    om = [((5 - a[1], 5 - a[0]), (5 - b[1], 5 - b[0])) for a, b in paren]
    assert gewogen_kappa(paren) == gewogen_kappa(om)


def _gegevens(variabele, *codes):
    return [Gegeven(variabele, c) for c in codes]


def test_onbekend_nvt_en_leeg_tellen_niet_mee_maar_worden_geteld():
    drie, vier = _gegevens("trede", "3"), _gegevens("trede", "4")
    onbekend = [Gegeven("trede", toestand=Toestand.ONBEKEND)]
    nvt = [Gegeven("trede", toestand=Toestand.NVT)]
    paren = [(drie, drie), (vier, vier), (drie, onbekend), (nvt, nvt), ([], vier)]
    uitkomst = overeenstemming(VARIABELEN["trede"], paren)
    assert (uitkomst.totaal.waarde, uitkomst.totaal.paren, uitkomst.buiten) == (1, 2, 3)
    assert uitkomst.gemiddelde == 1


def test_meer_waarden_krijgen_een_kappa_per_label():
    paren = [
        (_gegevens("aspect", "tijd", "visie"), _gegevens("aspect", "tijd", "visie")),
        (_gegevens("aspect", "tijd"), _gegevens("aspect", "tijd", "visie")),
        (_gegevens("aspect", "tijd", "cultuur"), _gegevens("aspect", "tijd", "cultuur")),
    ]
    uitkomst = overeenstemming(VARIABELEN["aspect"], paren)
    assert list(uitkomst.per_label) == ["cultuur", "visie", "tijd"]
    # Cultuur: equal everywhere, on one card of three. Visie: 2 of 3 equal, chance 4/9.
    assert uitkomst.per_label["cultuur"].waarde == 1
    assert uitkomst.per_label["visie"].waarde == Fraction(2, 5)
    assert uitkomst.per_label["tijd"].reden == EEN_ANTWOORD
    assert (uitkomst.totaal.paren, uitkomst.totaal.gelijk) == (3, 2)
    assert uitkomst.gemiddelde == Fraction(7, 10)


def test_een_bereik_op_een_kaart():
    a = [Gegeven("doelstelling", "grotendeels", "volledig")]
    b = [Gegeven("doelstelling", "grotendeels")]
    c = [Gegeven("doelstelling", "niet")]
    uitkomst = overeenstemming(VARIABELEN["doelstelling"], [(a, b), (c, c)])
    # Seen 0.5 on two cards; dealt by chance (3.5, 0, 3, 0.5 twice over): mean 1.75.
    assert uitkomst.totaal.waarde == 1 - Fraction(1, 4) / Fraction(7, 4)
    assert uitkomst.totaal.gelijk == 1
