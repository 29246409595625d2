"""What is next in a traject: one step, whatever is known, and none when it does not run."""

import datetime
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterplan.regels.fasen import FASEN, Fase
from verbeterplan.regels.volgende import Besluit, Feiten, Sessie, Wie, volgende_stap

VANDAAG = datetime.date(2026, 11, 28)
MORGEN = VANDAAG + datetime.timedelta(days=1)

_waarden = {
    "fase": st.sampled_from(FASEN),
    "vandaag": st.just(VANDAAG),
    "sessie": st.sampled_from(Sessie),
    "besluit": st.sampled_from(Besluit),
    "hulp": st.integers(0, 5),
    "sessie_op": st.none() | st.dates(),
    "moment": st.none() | st.dates(),
    "weer_op": st.none() | st.dates(),
}
feiten = st.builds(Feiten, **{f.name: _waarden.get(f.name, st.booleans()) for f in fields(Feiten)})


@given(feiten)
def test_precies_een_stap_zolang_het_loopt_en_anders_geen(wat):
    stap = volgende_stap(wat)
    assert (stap is not None) == wat.loopt
    if stap:
        assert stap.wat.endswith((".", "?"))
        assert stap.wie in Wie
        assert stap.knop
        assert stap.adres


@given(feiten)
def test_een_sessie_die_bezig_is_gaat_voor(wat):
    stap = volgende_stap(replace(wat, loopt=True, sessie=Sessie.LOPEND))
    assert (stap.wie, stap.adres) == (Wie.LEIDER, "sessie")


AF = {
    Fase.VERKENNEN: {"doel": True, "kartrekker": True},
    Fase.VERDIEPEN: {"kartrekker": True, "probleem": True, "beeld": True, "beeld_gedeeld": True},
    Fase.BESLUITEN: {"doelen": True, "aanpak": True, "besluit": Besluit.UITVOEREN},
    Fase.UITVOEREN: {"acties": True, "planning": True, "momenten_gehouden": True},
    Fase.BORGEN: {"vastgelegd": True, "gemeten": True, "houdt_levend": True, "teruggekeken": True},
}


@pytest.mark.parametrize("fase", FASEN)
def test_als_niets_ontbreekt_is_de_volgende_fase_aan_de_beurt(fase):
    stap = volgende_stap(Feiten(fase, VANDAAG, **AF[fase]))
    assert (stap.adres, stap.plek) == (f"fase_{fase}", "verder")


@pytest.mark.parametrize("fase", FASEN)
def test_wat_ontbreekt_is_eerst_aan_de_beurt(fase):
    klaar = volgende_stap(Feiten(fase, VANDAAG, **AF[fase]))
    for mist in AF[fase]:
        stap = volgende_stap(
            Feiten(fase, VANDAAG, **{k: v for k, v in AF[fase].items() if k != mist})
        )
        assert stap != klaar, mist


@pytest.mark.parametrize(
    ("anders", "wie", "knop"),
    [
        ({"draagvlak": True, "besluit": Besluit.GEEN}, Wie.LEIDER, "Leg het besluit vast"),
        ({"besluit": Besluit.GEEN}, Wie.LEIDER, "Naar het draagvlak"),
        ({"besluit": Besluit.AANPASSEN}, Wie.PLG, "Pas het plan aan"),
        ({"besluit": Besluit.NIET, "doelen": False}, Wie.LEIDER, "Kies hoe het verdergaat"),
    ],
)
def test_het_besluit_bepaalt_hoe_het_verdergaat(anders, wie, knop):
    stap = volgende_stap(Feiten(Fase.BESLUITEN, VANDAAG, **(AF[Fase.BESLUITEN] | anders)))
    assert (stap.wie, stap.knop) == (wie, knop)


@pytest.mark.parametrize(
    ("anders", "wie", "op"),
    [
        ({"moment": VANDAAG}, Wie.KARTREKKER, VANDAAG),
        ({"moment": MORGEN}, Wie.TEAM, MORGEN),
        ({"moment": VANDAAG, "hulp": 1}, Wie.KARTREKKER, None),
        ({"moment": VANDAAG, "pilot_voorbij": True}, Wie.PLG, None),
        ({"moment": MORGEN, "sessie": Sessie.VOORBEREIDING}, Wie.LEIDER, None),
    ],
)
def test_bij_uitvoeren_telt_wat_vandaag_is(anders, wie, op):
    stap = volgende_stap(Feiten(Fase.UITVOEREN, VANDAAG, **(AF[Fase.UITVOEREN] | anders)))
    assert (stap.wie, stap.op) == (wie, op)


@pytest.mark.parametrize(
    ("weer_op", "knop"), [(VANDAAG, "Kijk hoe het staat"), (MORGEN, "Kies hoe het verdergaat")]
)
def test_bij_borgen_kijkt_iemand_weer_op_de_afgesproken_dag(weer_op, knop):
    stap = volgende_stap(Feiten(Fase.BORGEN, VANDAAG, weer_op=weer_op, **AF[Fase.BORGEN]))
    assert stap.knop == knop
