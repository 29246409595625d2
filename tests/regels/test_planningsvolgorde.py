"""Orders of the planning: nothing is lost or doubled, groups hold together, days go forward."""

import datetime
import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from verbeterplan.regels.planningsvolgorde import eerst_te_doen, in_groepen, op_datum


@dataclass(frozen=True)
class Rij:
    pk: int
    volgorde: int
    datum: datetime.date | None
    af: bool
    groep: int | None


DAGEN = st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 3, 1))
RIJEN = st.lists(
    st.builds(
        Rij,
        st.integers(1, 99),
        st.integers(0, 3),
        DAGEN,
        st.booleans(),
        st.sampled_from([None, 1, 2, 3]),
    ),
    unique_by=lambda rij: rij.pk,
)


@given(RIJEN, st.randoms())
def test_op_datum_is_een_volgorde_die_niet_afhangt_van_hoe_het_binnenkwam(rijen, toeval):
    gehusseld = list(rijen)
    toeval.shuffle(gehusseld)
    assert op_datum(gehusseld) == op_datum(rijen) == op_datum(op_datum(rijen))
    assert sorted(r.pk for r in op_datum(rijen)) == sorted(r.pk for r in rijen)


@given(RIJEN)
def test_dagen_gaan_vooruit_en_zonder_dag_komt_het_laatst(rijen):
    dagen = [rij.datum for rij in op_datum(rijen)]
    met = [dag for dag in dagen if dag]
    assert dagen[: len(met)] == met == sorted(met)


@given(RIJEN)
def test_wat_nog_te_doen_is_staat_boven_wat_af_is(rijen):
    af = [rij.af for rij in eerst_te_doen(rijen)]
    assert af == sorted(af)


@given(RIJEN, st.permutations([1, 2, None]))
def test_groepen_houden_bij_elkaar_in_de_gevraagde_volgorde(rijen, groepen):
    paren = in_groepen(rijen, lambda rij: rij.groep, groepen)
    assert sorted(rij.pk for _, rij in paren) == sorted(rij.pk for rij in rijen)
    assert all(groep == rij.groep for groep, rij in paren)
    gezien = list(dict.fromkeys(groep for groep, _ in paren))
    # Groups come in the order asked for; one nobody asked for comes last.
    plekken = [[*groepen, 3].index(groep) for groep in gezien]
    assert plekken == sorted(plekken)
    # And none of them comes back further down.
    assert [groep for groep, _ in itertools.groupby(paren, lambda paar: paar[0])] == gezien
