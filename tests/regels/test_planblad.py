"""A plan on one sheet, as JSON and beside another: by properties and on the borders."""

import datetime
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisatie.regels.verschil import ERBIJ, WEG
from verbeterplan.regels.planblad import (
    DELEN,
    LABELS,
    Deel,
    Planblad,
    Punt,
    Tekst,
    als_json,
    van_json,
    vingerafdruk,
)
from verbeterplan.regels.planpapier import (
    A3,
    A4,
    INKORTINGEN,
    MEESTE_AFSPRAKEN,
    ingekort,
    knip,
    kort,
    omvang,
    pogingen,
)
from verbeterplan.regels.planverschil import in_woorden, vergelijk

# Few and of telling lengths: what matters is which side of a limit they are on.
WOORDEN = st.builds(
    lambda begin, tekens: (begin + "een woord, en \n" * 40)[:tekens],
    st.sampled_from(["", "Eva ", "Bel de ouders. ", "Onderwijsassistent"]),
    st.sampled_from([0, 4, 40, 100, 170, 320]),
)
DAGEN = st.sampled_from([None, datetime.date(2026, 12, 1), datetime.date(2027, 3, 1)])
PUNTEN = st.builds(
    Punt, WOORDEN, wie=WOORDEN, dag=DAGEN, bij=WOORDEN, stand=WOORDEN, klaar=st.booleans()
)
TEKSTEN = st.builds(Tekst, st.sampled_from(sorted(LABELS)), WOORDEN)


@st.composite
def bladen(draw):
    codes = draw(st.sets(st.sampled_from(sorted(DELEN))))
    delen = [
        Deel(
            code,
            tuple(draw(st.lists(TEKSTEN, max_size=4, unique_by=lambda t: t.code))),
            tuple(draw(st.lists(PUNTEN, max_size=9))),
        )
        for code in DELEN
        if code in codes
    ]
    return Planblad("Samen", "Team", 1, tuple(delen))


# Each example is a whole plan.
weinig = settings(max_examples=25)


def blad(**delen) -> Planblad:
    return Planblad(
        "Samen",
        "Team",
        1,
        tuple(
            Deel(code, punten=inhoud) if isinstance(inhoud[0], Punt) else Deel(code, inhoud)
            for code, inhoud in delen.items()
        ),
    )


# --- As JSON --------------------------------------------------------------------------------------


@weinig
@given(bladen())
def test_wat_bewaard_is_geeft_hetzelfde_plan_terug(plan):
    inhoud = json.loads(json.dumps(als_json(plan)))
    assert van_json(inhoud) == plan
    assert vingerafdruk(als_json(van_json(inhoud))) == vingerafdruk(inhoud)


@weinig
@given(bladen(), bladen())
def test_een_ander_plan_heeft_een_andere_vingerafdruk(een, ander):
    zelfde = vingerafdruk(als_json(een)) == vingerafdruk(als_json(ander))
    assert zelfde == (een == ander)


def test_wat_klaar_is_verandert_het_plan_niet():
    open_, klaar = (blad(afspraken=(Punt("Bel", klaar=k),)) for k in (False, True))
    assert vingerafdruk(als_json(open_)) == vingerafdruk(als_json(klaar))


# --- On one sheet ---------------------------------------------------------------------------------


@weinig
@given(bladen())
def test_elke_inkorting_maakt_het_hoogstens_korter(plan):
    omvangen = [omvang(kort(plan, stap)) for stap in range(len(INKORTINGEN) + 1)]
    assert omvangen == sorted(omvangen, reverse=True)


@weinig
@given(bladen(), st.integers(0, len(INKORTINGEN)))
def test_wat_blijft_staat_in_volgorde_en_wat_weg_is_wordt_gezegd(plan, stap):
    wordt = kort(plan, stap)
    assert [d.code for d in wordt.delen] == [d.code for d in plan.delen]
    for was, is_ in zip(plan.delen, wordt.delen, strict=True):
        assert len(is_.punten) + is_.nog == len(was.punten)
        for punt in is_.punten:
            assert punt.rest or punt in was.punten
            assert any(p.tekst.startswith(punt.tekst.removesuffix("…")) for p in was.punten)
        for oud, nieuw in zip(was.teksten, is_.teksten, strict=True):
            assert nieuw.rest or nieuw == oud
        if is_ != was and was.code != "afspraken":
            assert is_.kop in ingekort(wordt)


@weinig
@given(bladen())
def test_zonder_inkorting_staat_alles_er_behalve_wat_op_de_planning_hoort(plan):
    wordt = kort(plan, 0)
    assert ingekort(wordt) == []
    for was, is_ in zip(plan.delen, wordt.delen, strict=True):
        if was.code == "afspraken":
            assert len(is_.punten) == min(len(was.punten), MEESTE_AFSPRAKEN)
        else:
            assert is_ == was


@weinig
@given(bladen(), st.sampled_from([A4, A3]))
def test_eerst_kleinere_letters_dan_pas_korter(plan, papier):
    volgorde = pogingen(plan, papier)
    assert volgorde == sorted(volgorde)
    assert volgorde[-1] == (len(papier.maten), len(INKORTINGEN))
    assert all(maat == len(papier.maten) for maat, stap in volgorde if stap)
    assert list(papier.maten) == sorted(papier.maten, reverse=True)


def test_wat_nooit_past_wordt_niet_geprobeerd():
    heel_lang = blad(aanpak=(Tekst("p-aanpak", "woord " * 20_000),))
    assert len(pogingen(heel_lang, A4)) < len(INKORTINGEN)
    assert len(pogingen(blad(doelen=(Punt("Kort"),)), A4)) == len(A4.maten) + len(INKORTINGEN)


@pytest.mark.parametrize(("naam", "papier"), [("plan_pdf", A4), ("plan_poster", A3)])
def test_de_maten_zijn_die_van_het_opmaakblad(naam, papier):
    css = Path(f"static/verbeterplan/{naam}.css").read_text()
    maten = re.findall(r"\.maat-(\d+) \{ font-size: ([\d.]+)pt; \}", css)
    assert [(int(n), float(pt)) for n, pt in maten] == list(enumerate(papier.maten, 1))
    assert papier.maten[-1] >= (6.5 if naam == "plan_pdf" else 11.4)


def test_eerst_wat_nog_moet_dan_wat_het_laatst_klaar_was():
    punten = [Punt(f"klaar {n}", klaar=True) for n in range(5)]
    punten += [Punt(f"open {n}") for n in range(6)]
    getoond = kort(blad(afspraken=tuple(punten)), 0).per_code["afspraken"]
    namen = [punt.tekst for punt in getoond.punten]
    assert namen == ["klaar 3", "klaar 4", *(f"open {n}" for n in range(6))]
    assert getoond.nog == 3


@weinig
@given(st.text(max_size=80), st.integers(0, 60))
def test_knippen_blijft_binnen_de_maat(tekst, tekens):
    wordt = knip(tekst, tekens)
    assert len(wordt) <= max(tekens, 0)
    assert wordt == tekst if len(tekst) <= tekens else tekst.startswith(wordt.removesuffix("…"))


def test_knippen_gebeurt_na_een_woord():
    assert knip("Elke student gehoord", 14) == "Elke student…"
    assert knip("Onderwijsassistent", 8) == "Onderwi…"


# --- Beside another -------------------------------------------------------------------------------


@weinig
@given(bladen(), bladen())
def test_het_verschil_noemt_alles_wat_anders_is_en_niets_anders(oud, nieuw):
    delen = vergelijk(oud, nieuw)
    assert bool(delen) == (vingerafdruk(als_json(oud)) != vingerafdruk(als_json(nieuw))) or all(
        sorted(map(in_woorden, was.punten)) == sorted(map(in_woorden, nieuw.per_code[code].punten))
        for code, was in oud.per_code.items()
        if code in nieuw.per_code
    )
    for deel in delen:
        for regel in deel.regels:
            assert regel.soort in ("weg", "erbij", "anders", "gelijk")


def test_een_tekst_verschilt_per_woord():
    oud = blad(communicatie=(Tekst("p-communicatie", "Elke maand in het teamoverleg."),))
    nieuw = blad(communicatie=(Tekst("p-communicatie", "Elke week in het teamoverleg."),))
    [deel] = vergelijk(oud, nieuw)
    [regel] = deel.regels
    assert regel.soort == "anders"
    assert {(s.soort, s.tekst) for s in regel.stukken} >= {(WEG, "maand"), (ERBIJ, "week")}


def test_een_lijst_verschilt_per_punt():
    oud = blad(doelen=(Punt("Elke student gehoord in een gesprek"), Punt("Minder uitval")))
    nieuw = blad(
        doelen=(Punt("Ouders doen mee"), Punt("Elke student gehoord in twee gesprekken")),
        plg=(Punt("Eva"),),
    )
    doelen, plg = vergelijk(oud, nieuw)
    assert [regel.soort for regel in doelen.regels] == ["erbij", "anders", "weg"]
    assert [(regel.soort, plg.kop) for regel in plg.regels] == [("erbij", "Wie eraan werken")]


def test_een_andere_datum_is_dezelfde_afspraak():
    dag = datetime.date(2026, 12, 1)
    oud, nieuw = (
        blad(afspraken=(Punt("Bel", wie="Eva", dag=d),))
        for d in (dag, dag + datetime.timedelta(days=7))
    )
    [deel] = vergelijk(oud, nieuw)
    assert [regel.soort for regel in deel.regels] == ["anders"]


def test_een_andere_volgorde_is_geen_verschil():
    een, twee = Punt("Meer rust"), Punt("Minder uitval")
    assert vergelijk(blad(doelen=(een, twee)), blad(doelen=(twee, een))) == []
