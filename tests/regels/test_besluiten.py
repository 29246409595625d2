"""What a plan lacks, what is offered, support in words, which factors come first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.variabelen import VARIABELEN, termen_met_groep
from verbeterplan.regels import factoren, randvoorwaarden
from verbeterplan.regels.handen import Handen, in_woorden
from verbeterplan.regels.planaf import MEET, Plan, gaten
from verbeterplan.regels.vragen import AANPAK, EVALUATIE

VRAGEN = frozenset(v.code for groep in (AANPAK, EVALUATIE) for v in groep.vragen)
AF = Plan(
    doelen=2,
    antwoorden=VRAGEN,
    acties=3,
    strategie=True,
    randvoorwaarden=4,
    tegengeluiden=1,
    factoren=frozenset(soort.code for soort in factoren.EERSTE),
    besluit="uitvoeren",
)
aantal = st.integers(0, 6)
plannen = st.builds(
    Plan,
    *(aantal, aantal, st.frozensets(st.sampled_from(sorted(VRAGEN))), aantal, aantal),
    *(st.booleans(), aantal, aantal, aantal, aantal),
    st.frozensets(st.sampled_from([soort.code for soort in factoren.SOORTEN])),
    st.sampled_from(["", "uitvoeren", "aanpassen", "niet"]),
)
VOLGORDE = list(dict.fromkeys(gat.plek for gat in gaten(Plan())))


def test_een_plan_dat_af_is_heeft_geen_gaten():
    assert gaten(AF) == ()
    assert gaten(replace(AF, besluit="niet")) == ()


def test_van_een_leeg_plan_wordt_gezegd_waar_je_begint():
    teksten = [gat.tekst for gat in gaten(Plan())]
    assert teksten[0] == "Er is nog geen doel"
    assert teksten[-1] == "Er is nog geen besluit"
    assert "Jullie keken nog niet naar leiderschap, tijd en middelen" in teksten
    assert len(teksten) == 11


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"doelen_zonder_teken": 1}, "Bij één doel staat nog niet waaraan jullie het zien"),
        ({"doelen_zonder_teken": 2}, "Bij 2 doelen staat nog niet waaraan jullie het zien"),
        ({"antwoorden": VRAGEN - {"p-vast"}}, "Er staat nog niet wat voor iedereen vastligt"),
        (
            {"antwoorden": VRAGEN - set(MEET)},
            "Er staat nog niet hoe het nu is, waaraan jullie zien dat het werkt en wanneer jullie "
            "kijken",
        ),
        ({"acties_van_niemand": 1}, "Bij één verbeteractie staat nog niet wie dat doet"),
        ({"niet_geregeld": 1}, "Eén ding dat nodig is, is nog niet geregeld"),
        ({"niet_geregeld": 3}, "3 dingen zijn nog niet geregeld"),
        ({"factoren": AF.factoren - {"tijd"}}, "Jullie keken nog niet naar tijd"),
        ({"zonder_reactie": 1}, "Bij één tegengeluid staat nog niet wat jullie ermee doen"),
        (
            {"besluit": "aanpassen"},
            "Jullie wilden het plan eerst aanpassen: neem daarna een nieuw besluit",
        ),
    ],
)
def test_wat_mist_staat_in_woorden(anders, tekst):
    assert [gat.tekst for gat in gaten(replace(AF, **anders))] == [tekst]


@given(plannen)
def test_gaten_staan_altijd_in_de_volgorde_van_de_pagina(plan):
    plekken = [VOLGORDE.index(gat.plek) for gat in gaten(plan)]
    assert plekken == sorted(plekken)


@given(plannen, st.sampled_from(sorted(VRAGEN)))
def test_een_antwoord_erbij_maakt_nooit_een_gat(plan, code):
    met = replace(plan, antwoorden=plan.antwoorden | {code})
    assert {g.plek for g in gaten(met)} <= {g.plek for g in gaten(plan)}
    assert len(gaten(met)) <= len(gaten(plan))


@pytest.mark.parametrize(
    ("voor", "tegen", "uit"),
    [
        (None, None, None),
        (0, 0, None),
        (12, 2, Handen("12 van 14 staan erachter", False)),
        (1, 1, Handen("1 van 2 staat erachter", True)),
        (7, 3, Handen("7 van 10 staan erachter", True)),
        (71, 29, Handen("71 van 100 staan erachter", False)),
        (14, 0, Handen("alle 14 staan erachter", False)),
        (0, 5, Handen("geen van de 5 staat erachter", True)),
        (1, 0, Handen("de enige die stemde, staat erachter", False)),
        (0, 1, Handen("de enige die stemde, staat er niet achter", True)),
    ],
)
def test_handen_in_woorden_met_de_drempel_van_overal(voor, tegen, uit):
    assert in_woorden(voor, tegen) == uit


def test_de_standaardlijst_wordt_aangeboden_tot_er_iets_van_gezegd_is():
    alle = randvoorwaarden.aan_te_bieden(())
    assert len(alle) == 8
    assert len({s.code for s in alle}) == 8
    assert randvoorwaarden.aan_te_bieden({alle[0].code, "anders"}) == alle[1:]
    assert randvoorwaarden.aan_te_bieden([s.code for s in alle]) == ()


def test_eerst_leiderschap_tijd_en_middelen_dan_wat_bekeken_is():
    drie = ["leiderschap", "tijd", "middelen"]
    assert [s.code for s in factoren.te_tonen(())] == drie
    getoond = [s.code for s in factoren.te_tonen({"hindert-plan", "helpt-beleid", "tijd"})]
    assert getoond == [*drie, "helpt-beleid", "hindert-plan"]
    assert factoren.te_tonen((), alle=True) == factoren.SOORTEN


def test_de_elf_zijn_precies_de_categorieen_van_de_meta_analyse():
    onze = [(soort.kant, soort.groep) for soort in factoren.CATEGORIEEN]
    kanten = (factoren.BEVORDEREND, factoren.BELEMMEREND)
    van_studie = {(k, groep) for k in kanten for groep, _ in termen_met_groep(VARIABELEN[k])}
    assert len(onze) == 11
    assert set(onze) == van_studie
    woorden = {term.woord for k in kanten for term in VARIABELEN[k].termen}
    assert {soort.woord for soort in factoren.EERSTE} <= woorden
