"""Answers beside another tab and beside a colleague: nothing lost, nothing settled unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.models import Checklistscore, Waarde
from metaanalyse.regels.coderen import (
    CHECKLIST,
    DELEN,
    HERKOMST_TEKST,
    VELDEN,
    Uitkomst,
    afdruk,
    antwoord_van,
    in_woorden,
    leeg,
    stel_samen,
    voortgang,
    weeg,
)
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.ladder import VRAGEN
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.regels.verschillen import (
    Keuze,
    Verschil,
    beslis,
    kappa_checklist,
    kappa_ladder,
    kappa_op_kaart,
    neem_over,
    vergelijk,
    voorzet,
    wijkt_af,
)

TIJD, VISIE = Gegeven("aspect", "tijd"), Gegeven("aspect", "visie")
ONBEKEND = (Gegeven("aspect", toestand=Toestand.ONBEKEND),)
ANTWOORDEN = st.sampled_from([None, (TIJD,), (VISIE,), (TIJD, VISIE), (VISIE, TIJD), ONBEKEND])


def test_elk_veld_staat_een_keer_op_het_formulier():
    velden = {*VARIABELEN, *(f"ladder-{code}" for code in VRAGEN)}
    assert len(VELDEN) == len(set(VELDEN)) == 41
    assert velden < set(VELDEN)
    assert [deel.code for deel in DELEN][-2:] == ["checklist", "ladder"]


@given(basis=ANTWOORDEN, mijn=ANTWOORDEN, nu=ANTWOORDEN)
def test_wat_een_ander_opsloeg_wordt_nooit_ongezien_overschreven(basis, mijn, nu):
    uitkomst = weeg(afdruk(basis), mijn, nu)
    gelijk = afdruk(mijn) == afdruk(nu)
    assert (uitkomst == Uitkomst.GELIJK) == gelijk
    if uitkomst == Uitkomst.BEWAAR:
        assert afdruk(basis) == afdruk(nu)
    if uitkomst == Uitkomst.BLIJFT:
        assert afdruk(mijn) == afdruk(basis)
    if uitkomst == Uitkomst.BOTST:
        assert len({afdruk(basis), afdruk(mijn), afdruk(nu)}) == 3


def test_de_volgorde_van_waarden_maakt_geen_ander_antwoord():
    assert afdruk((TIJD, VISIE)) == afdruk((VISIE, TIJD))
    assert afdruk(None) != afdruk(ONBEKEND)


@given(a=ANTWOORDEN, b=ANTWOORDEN)
def test_gelijk_is_gelijk_van_beide_kanten_en_wordt_overgenomen(a, b):
    [links] = [v for v in vergelijk(_met(a), _met(b)) if v.veld == "aspect"]
    [rechts] = [v for v in vergelijk(_met(b), _met(a)) if v.veld == "aspect"]
    assert links.gelijk == rechts.gelijk
    besloten, geldt = beslis(links, None, Inhoud())
    assert besloten == links.gelijk
    if besloten:
        assert afdruk(geldt) == afdruk(a) == afdruk(b)


def _met(antwoord):
    return stel_samen({"aspect": antwoord})


def test_gelijk_met_andere_woorden_houdt_de_woorden_van_beiden():
    a = (Gegeven("aspect", "tijd", tekst="Eén uur.", plaats="p. 3"),)
    b = (Gegeven("aspect", "tijd", tekst="Elke week.", herkomst="vermeld", plaats="p. 9"),)
    assert neem_over(Verschil("aspect", a, b, True)) == (
        Gegeven("aspect", "tijd", "", "Eén uur.\nElke week.", herkomst="vermeld", plaats="p. 3"),
    )
    scores = Verschil("score-methode", Score(4, "Helder."), Score(4, ""), True)
    assert neem_over(scores) == Score(4, "Helder.")
    lang = Verschil("ladder-doel", Voorwaarde(True, "a" * 1500), Voorwaarde(True, "b" * 1500), True)
    assert neem_over(lang) == Voorwaarde(True, "a" * 1500)


@pytest.mark.parametrize(
    ("wie", "verwacht"), [("a", (TIJD,)), ("b", (VISIE,)), ("eigen", ONBEKEND)]
)
def test_een_keuze_geldt_zolang_beide_antwoorden_dat_blijven(wie, verwacht):
    verschil = Verschil("aspect", (TIJD,), (VISIE,), False)
    eigen = stel_samen({"aspect": ONBEKEND})
    assert beslis(verschil, Keuze(wie, verschil.afdruk), eigen) == (True, verwacht)
    assert beslis(verschil, Keuze(wie, "van eerder"), eigen) == (False, None)


def test_zelf_schrijven_begint_met_de_teksten_van_beiden():
    a, b = (Gegeven("uitkomst", tekst="Rust."),), (Gegeven("uitkomst", tekst="Orde."),)
    assert voorzet(Verschil("uitkomst", a, b, False)) == (
        Gegeven("uitkomst", tekst="Rust.\n\nOrde."),
    )
    assert voorzet(Verschil("aspect", None, (TIJD,), False)) == (TIJD,)
    assert voorzet(Verschil("score-methode", Score(2), Score(3), False)) == Score(2)


@pytest.mark.parametrize(
    ("trede", "voorstel", "afwijkend"),
    [
        ([Gegeven("trede", "3")], 3, False),
        ([Gegeven("trede", "3", "4")], 3, True),
        ([Gegeven("trede", "4")], 3, True),
        ([Gegeven("trede", toestand=Toestand.NVT)], 0, True),
        ([], 0, True),
        ([Gegeven("trede", "4")], None, False),
    ],
)
def test_een_andere_trede_dan_het_voorstel(trede, voorstel, afwijkend):
    assert wijkt_af(trede, voorstel) == afwijkend


def test_kappa_op_een_kaart_alleen_waar_het_kan():
    def kappa(a, b, veld="aspect"):
        return kappa_op_kaart(Verschil(veld, a, b, False))

    assert kappa((TIJD,), (TIJD,)).waarde == 1
    assert kappa((TIJD,), None) is None
    assert kappa((TIJD,), ONBEKEND) is None
    assert kappa((Gegeven("trede", "3"),), (Gegeven("trede", "4"),), "trede") is None
    assert kappa((Gegeven("uitkomst", tekst="a"),), None, "uitkomst") is None
    a = Inhoud((), {"inclusie": Score(5), "methode": Score(None)}, {"doel": Voorwaarde(True)})
    b = Inhoud((), {"inclusie": Score(4), "methode": Score(3)}, {"doel": Voorwaarde(None)})
    assert (kappa_checklist(a, b).paren, kappa_ladder(a, b).paren) == (1, 0)


def test_voortgang_telt_variabelen_en_leeg_noemt_de_rest():
    inhoud = stel_samen({"aspect": (TIJD, VISIE), "score-methode": Score(None), "fase": None})
    assert str(voortgang(inhoud)) == "1 van 20"
    assert set(VELDEN) - set(leeg(inhoud)) == {"aspect", "score-methode"}
    assert antwoord_van(inhoud, "score-methode") == Score(None)


@pytest.mark.parametrize(
    ("veld", "antwoord", "woorden"),
    [
        ("aspect", None, ["niet ingevuld"]),
        ("aspect", ONBEKEND, ["onbekend"]),
        (
            "aspect",
            (Gegeven("aspect", "tijd", herkomst="vermeld", plaats="p. 3"), VISIE),
            ["Tijd (staat er zo, p. 3)", "Visie"],
        ),
        ("score-methode", Score(4, "Helder."), ["4 van 5: Helder."]),
        ("score-methode", Score(None), ["onbekend"]),
        ("ladder-doel", Voorwaarde(False), ["nee"]),
    ],
)
def test_in_woorden(veld, antwoord, woorden):
    assert in_woorden(veld, antwoord) == woorden


def test_het_model_zegt_het_met_dezelfde_woorden():
    assert dict(Waarde.Herkomst.choices) == HERKOMST_TEKST
    assert [(o.code, o.naam) for o in CHECKLIST] == Checklistscore.Onderdeel.choices
