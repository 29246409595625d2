"""How values are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.variabelen import GESLOTEN, VARIABELEN, Soort, Toestand
from metaanalyse.regels.woorden import (
    in_woorden,
    toestand_in_woorden,
    trede_in_woorden,
    woorden,
)

GEORDEND = [v for v in GESLOTEN if v.soort == Soort.ORDE]


@pytest.mark.parametrize(
    ("variabele", "van", "tot", "gezegd"),
    [
        ("doelstelling", "grotendeels", "", "Grotendeels"),
        ("doelstelling", "grotendeels", "grotendeels", "Grotendeels"),
        ("doelstelling", "grotendeels", "volledig", "Grotendeels of volledig"),
        ("doelstelling", "enigszins", "volledig", "Enigszins tot en met volledig"),
        ("fase", "implementatie", "duurzame-invoering", "Implementatie of duurzame invoering"),
        ("aspect", "tijd", "", "Tijd"),
        ("trede", "0", "", "Trede 0"),
        ("trede", "3", "", "Trede 3: waarschijnlijk"),
        ("trede", "4", "5", "Trede 4 of 5: zeer waarschijnlijk of bewezen"),
        ("trede", "0", "1", "Trede 0 of 1: mogelijk"),
        ("trede", "2", "4", "Trede 2 tot en met 4: potentieel tot en met zeer waarschijnlijk"),
    ],
)
def test_in_woorden(variabele, van, tot, gezegd):
    assert in_woorden(variabele, van, tot) == gezegd


def test_wat_niet_bestaat_of_terugloopt_wordt_geweigerd():
    with pytest.raises(KeyError):
        woorden("aspect", "geld-zat")
    with pytest.raises(ValueError, match="comes before"):
        trede_in_woorden("4", "3")


def test_drie_manieren_om_geen_waarde_te_hebben_heten_verschillend():
    gezegd = [toestand_in_woorden(t) for t in (Toestand.ONBEKEND, Toestand.NVT, None)]
    assert gezegd == ["onbekend", "n.v.t.", "niet ingevuld"]


@given(st.data())
def test_elk_bereik_noemt_beide_einden(data):
    variabele = data.draw(st.sampled_from(GEORDEND))
    van, tot = sorted(data.draw(st.tuples(*[st.sampled_from(range(len(variabele.codes)))] * 2)))
    gezegd = woorden(variabele.code, variabele.codes[van], variabele.codes[tot])
    assert [w.code for w in gezegd] == [variabele.codes[i] for i in dict.fromkeys((van, tot))]


def test_elke_term_is_te_zeggen():
    assert all(in_woorden(v.code, c) for v in VARIABELEN.values() for c in v.codes)
