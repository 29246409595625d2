"""A list beside the students as known: what becomes different, from which day."""

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.studentrij import Studentrij
from borgen.slb.regels.tijdlijn import Blok
from borgen.slb.regels.vergelijken import (
    Bekend,
    Jaar,
    Verschil,
    eindig,
    nieuwe_klassen,
    vergelijk,
)

VAN, TOT, DAG = datetime.date(2026, 8, 1), datetime.date(2027, 7, 31), datetime.date(2026, 11, 2)
JAAR = Jaar(VAN, TOT, DAG)
EEN = datetime.timedelta(days=1)


def d(maand, dag, jaar=2026):
    return datetime.date(jaar, maand, dag)


def rij(nummer="1", **velden):
    return Studentrij(**{"rij": 2, "nummer": nummer, "naam": "Anna", "klas": "3A"} | velden)


def bekend(plaatsingen=((("3A"), VAN, None),), begeleidingen=((7, VAN, None),), **velden):
    return Bekend(
        **{"pk": 1, "nummer": "1", "naam": "Anna"} | velden,
        plaatsingen=[Blok(*p, pk=10 + i, uiterlijk=TOT) for i, p in enumerate(plaatsingen)],
        begeleidingen=[Blok(*b, pk=20 + i) for i, b in enumerate(begeleidingen)],
    )


def een(lijst, wie=None, jaar=JAAR):
    """The plan for one line beside one student, whatever kind it is."""
    uit = vergelijk([lijst], [wie] if wie else [], jaar)
    assert uit.fouten == []
    [plan] = [*uit.nieuw, *uit.gewijzigd, *uit.gelijk]
    return plan


def blokken(lijn):
    return [(blok.wat, blok.van, blok.tot) for blok in lijn.blokken]


def test_nieuw_vanaf_de_gekozen_dag():
    plan = een(rij(slber=7))
    assert plan.nieuw
    assert blokken(plan.plaatsingen) == [("3A", DAG, None)]
    assert blokken(plan.begeleidingen) == [(7, DAG, None)]


@pytest.mark.parametrize(
    ("instroom", "vanaf"),
    [(VAN - EEN, VAN), (VAN, VAN), (d(9, 1), d(9, 1)), (d(12, 1), d(12, 1)), (TOT, TOT)],
)
def test_nieuw_vanaf_de_instroomdatum_binnen_het_jaar(instroom, vanaf):
    plan = een(rij(instroom=instroom, slber=7))
    assert blokken(plan.plaatsingen) == [("3A", vanaf, None)]
    assert blokken(plan.begeleidingen) == [(7, vanaf, None)]


def test_instroom_na_het_jaar_is_een_fout():
    [fout] = vergelijk([rij(instroom=TOT + EEN)], [], JAAR).fouten
    assert fout.veld == Veld.INSTROOM


@pytest.mark.parametrize(
    ("uitstroom", "verwacht"),
    [
        (VAN, [("3A", VAN, VAN)]),
        (DAG - EEN, [("3A", VAN, DAG - EEN)]),
        (DAG, [("3A", DAG, DAG)]),
        (TOT, [("3A", DAG, TOT)]),
        (TOT + EEN, [("3A", DAG, None)]),
    ],
)
def test_nieuw_en_al_weg_of_straks_weg(uitstroom, verwacht):
    assert blokken(een(rij(uitstroom=uitstroom)).plaatsingen) == verwacht


def test_wie_al_weg_was_voor_het_jaar_wordt_overgeslagen():
    uit = vergelijk([rij(uitstroom=VAN - EEN)], [], JAAR)
    assert (len(uit.overgeslagen), uit.nieuw) == (1, [])


def test_een_nieuwe_student_heeft_een_klas_nodig():
    [fout] = vergelijk([rij(klas="")], [], JAAR).fouten
    assert fout.veld == Veld.KLAS


def test_wat_gelijk_is_blijft_gelijk():
    plan = een(rij(slber=7, instroom=VAN), bekend())
    assert plan.verschillen == ()
    assert plan.plaatsingen.anders == plan.begeleidingen.anders == []


def test_waar_de_lijst_over_zwijgt_blijft():
    assert een(rij(klas=""), bekend()).verschillen == ()


def test_een_andere_naam():
    assert een(rij(naam="Anne"), bekend()).verschillen == (Verschil(Veld.NAAM, "Anna", "Anne"),)


def test_een_andere_klas_en_slber_gaan_in_op_de_gekozen_dag():
    plan = een(rij(klas="3B", slber=8), bekend())
    assert blokken(plan.plaatsingen) == [("3A", VAN, DAG - EEN), ("3B", DAG, None)]
    assert blokken(plan.begeleidingen) == [(7, VAN, DAG - EEN), (8, DAG, None)]
    assert [v.veld for v in plan.verschillen] == [Veld.KLAS, Veld.SLBER]


def test_wie_die_dag_pas_begon_wordt_verbeterd():
    wie = bekend([("3A", DAG, None)], [(7, DAG, None)])
    plan = een(rij(klas="3B", slber=8), wie)
    assert blokken(plan.plaatsingen) == [("3B", DAG, None)]
    assert blokken(plan.begeleidingen) == [(8, DAG, None)]
    assert plan.plaatsingen.nieuw == []


def test_wie_later_komt_houdt_zijn_dag():
    wie = bekend([("3A", d(12, 1), None)], [])
    assert een(rij(), wie).verschillen == ()
    assert blokken(een(rij(klas="3B"), wie).plaatsingen) == [("3B", d(12, 1), None)]


def test_wat_al_gepland_was_blijft():
    wie = bekend([("3A", VAN, d(1, 31, 2027)), ("3C", d(2, 1, 2027), None)])
    assert blokken(een(rij(klas="3B"), wie).plaatsingen) == [
        ("3A", VAN, DAG - EEN),
        ("3B", DAG, d(1, 31, 2027)),
        ("3C", d(2, 1, 2027), None),
    ]


def test_een_nieuw_schooljaar_sluit_het_oude():
    oud = Blok("2A", d(8, 1, 2025), None, pk=9, uiterlijk=d(7, 31))
    wie = Bekend(1, "1", "Anna", [oud], [])
    plan = een(rij(instroom=d(8, 20, 2025)), wie)
    assert blokken(plan.plaatsingen) == [("2A", d(8, 1, 2025), d(7, 31)), ("3A", VAN, None)]
    assert plan.verschillen == (Verschil(Veld.KLAS, None, "3A"),)


def test_terug_na_een_tijd_weg():
    wie = bekend([("3A", VAN, d(9, 30))], [])
    assert blokken(een(rij(), wie).plaatsingen) == [("3A", VAN, d(9, 30)), ("3A", DAG, None)]


def test_een_klas_van_volgend_jaar_telt_nu_niet_mee():
    straks = Blok("4A", TOT + EEN, None, pk=9)
    plan = een(rij(), Bekend(1, "1", "Anna", [straks], []))
    assert blokken(plan.plaatsingen) == [("3A", DAG, TOT), ("4A", TOT + EEN, None)]


@pytest.mark.parametrize("weg", [VAN, d(10, 1), DAG, TOT])
def test_weg_op_een_dag_sluit_ook_de_begeleiding(weg):
    plan = een(rij(uitstroom=weg, klas="3B" if weg < DAG else "3A", slber=7), bekend())
    assert blokken(plan.plaatsingen) == [("3A", VAN, weg)]
    assert blokken(plan.begeleidingen) == [(7, VAN, weg)]
    assert plan.verschillen == (Verschil(Veld.UITSTROOM, None, weg),)


def test_weg_voor_je_in_de_klas_kwam_is_een_fout():
    [fout] = vergelijk([rij(uitstroom=d(9, 1))], [bekend([("3A", d(9, 2), None)])], JAAR).fouten
    assert fout.veld == Veld.UITSTROOM
    assert "2-9-2026" in fout.tekst


def test_eerder_ingestroomd_dan_gedacht():
    plan = een(rij(instroom=d(9, 1)), bekend([("3A", d(10, 1), None)]))
    assert blokken(plan.plaatsingen) == [("3A", d(9, 1), None)]
    assert plan.verschillen == (Verschil(Veld.INSTROOM, d(10, 1), d(9, 1)),)


def test_een_nummer_zonder_zijn_nullen_is_dezelfde_student():
    plan = een(rij("12"), bekend(nummer="0012"))
    assert (plan.verschillen, plan.nummer) == ((), "0012")
    plan = een(rij("0012"), bekend(nummer="12"))
    assert plan.verschillen == (Verschil(Veld.NUMMER, "12", "0012"),)


def test_nummers_die_alleen_in_nullen_verschillen_blijven_twee_studenten():
    uit = vergelijk([rij("012"), rij("12")], [bekend(nummer="0012")], JAAR)
    assert (len(uit.nieuw), len(uit.afwezig)) == (2, 1)


def test_wie_er_niet_in_staat_en_nu_in_een_klas_zit_wordt_genoemd():
    weg = bekend([("3A", VAN, DAG - EEN)], pk=2, nummer="2")
    hier = bekend([("3A", VAN, DAG)], pk=3, nummer="3")
    assert vergelijk([], [weg, hier], JAAR).afwezig == [hier]


@pytest.mark.parametrize(("dag", "kan"), [(VAN - EEN, False), (VAN, True), (DAG, True)])
def test_wie_er_niet_in_staat_kan_eindigen(dag, kan):
    plan = eindig(bekend(), dag)
    assert (plan is not None) == kan
    if plan:
        assert blokken(plan.plaatsingen) == [("3A", VAN, dag)]
        assert blokken(plan.begeleidingen) == [(7, VAN, dag)]


def test_nieuwe_klassen_met_hoeveel_erin_komen():
    uit = vergelijk([rij("1"), rij("2", klas="3B"), rij("3", klas="3B")], [], JAAR)
    assert nieuwe_klassen(uit, ["3A"]) == {"3B": 2}


DAGEN = st.dates(d(6, 1), d(9, 30, 2027))
RIJEN = st.builds(
    Studentrij,
    rij=st.just(2),
    nummer=st.just("1"),
    naam=st.sampled_from(["Anna", "Anne"]),
    klas=st.sampled_from(["", "3A", "3B"]),
    slber=st.sampled_from([None, 7, 8]),
    instroom=st.none() | DAGEN,
    uitstroom=st.none() | DAGEN,
).filter(lambda r: not (r.instroom and r.uitstroom) or r.instroom <= r.uitstroom)
JAREN = st.builds(Jaar, st.just(VAN), st.just(TOT), st.dates(VAN, TOT))


def _opgeslagen(plan):
    """The student as known after the plan was carried out, and nothing overlaps."""
    for lijn in (plan.plaatsingen, plan.begeleidingen):
        assert [b for b in lijn.blokken if b.tot and b.tot < b.van] == []
        for blok, volgende in pairwise(lijn.blokken):
            assert blok.tot is not None
            assert blok.tot < volgende.van
    for blok in plan.plaatsingen.tussen(VAN, TOT):
        assert blok.tot is None or blok.tot <= TOT

    def met_pk(lijn, vanaf):
        return [replace(blok, pk=vanaf + i) for i, blok in enumerate(lijn.blokken)]

    return Bekend(
        plan.bekend.pk if plan.bekend else 1,
        plan.nummer,
        plan.rij.naam,
        met_pk(plan.plaatsingen, 10),
        met_pk(plan.begeleidingen, 20),
    )


@given(st.lists(st.tuples(RIJEN, JAREN), min_size=1, max_size=5))
def test_twee_keer_dezelfde_lijst_verandert_niets_en_niets_overlapt(stappen):
    wie = None
    for lijst, jaar in stappen:
        uit = vergelijk([lijst], [wie] if wie else [], jaar)
        for plan in (*uit.nieuw, *uit.gewijzigd, *uit.gelijk):
            if plan.nieuw or plan.verschillen:
                wie = _opgeslagen(plan)
            weer = vergelijk([lijst], [wie], jaar)
            assert (weer.nieuw, weer.gewijzigd, weer.fouten) == ([], [], [])


@given(st.lists(st.tuples(RIJEN, st.sampled_from("12345")), unique_by=lambda p: p[1]), st.data())
def test_de_volgorde_van_de_rijen_maakt_niet_uit(paren, data):
    rijen = [replace(lijst, nummer=nummer) for lijst, nummer in paren]
    wie = [bekend(pk=2, nummer="2"), bekend([("3B", VAN, None)], pk=3, nummer="3")]

    def uitkomst(lijst):
        uit = vergelijk(lijst, wie, JAAR)
        plannen = {
            plan.nummer: (plan.verschillen, blokken(plan.plaatsingen), blokken(plan.begeleidingen))
            for plan in (*uit.nieuw, *uit.gewijzigd, *uit.gelijk)
        }
        return plannen, uit.afwezig, sorted(uit.fouten), nieuwe_klassen(uit, ["3A"])

    assert uitkomst(data.draw(st.permutations(rijen))) == uitkomst(rijen)
