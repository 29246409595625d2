"""Rules of carrying out: which questions to propose, what may be counted, how a pilot stands."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterplan.regels.monitoren import AANTAL, CODES, EERST, KERN, stel_voor
from verbeterplan.regels.pilot import Pilotstand, pilotstand
from verbeterplan.regels.voortgang import MINSTENS, beeld_van

DAG = datetime.date(2026, 3, 10)
EEN_DAG = datetime.timedelta(days=1)


def test_het_eerste_moment_begint_met_de_kern_en_de_verschillen():
    assert set(stel_voor([])) == {*KERN, *EERST}


@given(st.lists(st.sets(st.sampled_from(CODES)), max_size=20))
def test_een_voorstel_heeft_de_kern_en_staat_op_volgorde(eerdere):
    codes = stel_voor(eerdere)
    assert len(set(codes)) == len(codes) == AANTAL
    assert set(KERN) <= set(codes)
    assert list(codes) == sorted(codes, key=CODES.index)


def test_in_een_paar_momenten_komen_alle_vragen_langs():
    eerdere: list[tuple[str, ...]] = []
    for _ in range(5):
        eerdere.append(stel_voor(eerdere))
    assert {code for codes in eerdere for code in codes} == set(CODES)


KEUZES = ("begin", "probeert", "lukt", "helpt")


@given(st.lists(st.sampled_from(KEUZES), max_size=30))
def test_aantallen_pas_vanaf_vijf_en_dan_allemaal(standen):
    beeld = beeld_van(standen, KEUZES)
    assert beeld.beantwoord == len(standen)
    if len(standen) < MINSTENS:
        assert beeld.treden == ()
        assert beeld.beantwoord + beeld.nog == MINSTENS
    else:
        assert beeld.nog == 0
        assert [trede.stand for trede in beeld.treden] == list(KEUZES)
        assert sum(trede.aantal for trede in beeld.treden) == len(standen)
        assert all(len(trede.stippen) == trede.aantal for trede in beeld.treden)


@pytest.mark.parametrize(
    ("vandaag", "geleerd", "stand"),
    [
        (DAG - EEN_DAG, "", Pilotstand.KOMT),
        (DAG, "", Pilotstand.LOOPT),
        (DAG + 7 * EEN_DAG, "", Pilotstand.LOOPT),
        (DAG + 8 * EEN_DAG, "", Pilotstand.VRAAGT),
        (DAG + 8 * EEN_DAG, " \n", Pilotstand.VRAAGT),
        (DAG + 8 * EEN_DAG, "Het werkte.", Pilotstand.KLAAR),
    ],
)
def test_hoe_een_pilot_staat(vandaag, geleerd, stand):
    gevonden = pilotstand(DAG, DAG + 7 * EEN_DAG, geleerd, vandaag)
    assert gevonden is stand
    assert gevonden.woord
