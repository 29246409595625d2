"""An import from file to rows: all or nothing, once, with history, and nothing left behind."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgen.slb.inlezen import opslag, stappen, verloop
from borgen.slb.inlezen.schrijven import Schrijver
from borgen.slb.models import Begeleiding, Inleesrun, Klas, Plaatsing, Student
from organisatie.models import Inzage, Team
from tests.factories import TeamFactory
from tests.slb.factories import (
    BegeleidingFactory,
    PlaatsingFactory,
    SchooljaarFactory,
    StudentFactory,
    dag,
)
from tests.slb.inlezen_hulp import als_csv, als_xlsx, kijk_na, kolommen, lees_in

pytestmark = pytest.mark.django_db
S = Inleesrun.Stand
RIJEN = [
    ("001", "Anna", "3A", "Daan Docent", None, None),
    ("002", "Bas", "3B", "eva.docent@school.example", None, None),
    ("003", "Cas", "3A", "", None, None),
]


def stand():
    """All there is, without row numbers."""
    return (
        sorted(Student.objects.values_list("team", "nummer", "naam")),
        sorted(Klas.objects.values_list("team", "naam")),
        sorted(Plaatsing.objects.values_list("student__nummer", "klas__naam", "van", "tot")),
        sorted(
            Begeleiding.objects.values_list("student__nummer", "lidmaatschap", "van", "tot"),
            key=str,
        ),
    )


def historie(model):
    return sorted(model.history.values_list("history_type", flat=True))


@pytest.mark.database
def test_een_eerste_lijst_maakt_alles_met_historie(wereld):
    run = lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    jaar = SchooljaarFactory()
    assert run.stand == S.OVERGENOMEN
    assert stand() == (
        [(wereld.team.pk, nummer, naam) for nummer, naam, *_ in RIJEN],
        [(wereld.team.pk, "3A"), (wereld.team.pk, "3B")],
        [(nummer, klas, jaar.van, None) for nummer, _, klas, *_ in RIJEN],
        [
            ("001", wereld.leden[1].pk, jaar.van, None),
            ("002", wereld.leden[2].pk, jaar.van, None),
        ],
    )
    assert [historie(m) for m in (Student, Klas, Plaatsing, Begeleiding)] == [
        *(["+"] * 3, ["+"] * 2, ["+"] * 3, ["+"] * 2)
    ]
    regel = Student.history.filter(nummer="001").get()
    assert (regel.naam, regel.history_user, regel.history_change_reason) == (
        *("Anna", wereld.teamleider, "import"),
    )


@pytest.mark.database
def test_dezelfde_lijst_nog_eens_verandert_niets(wereld):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    voor = stand()
    run = lees_in(wereld.team, wereld.teamleider, als_csv(RIJEN), dag())
    assert (run.uitkomst["gelijk"], run.uitkomst["anders"], run.uitkomst["nieuw"]) == (3, 0, 0)
    assert stand() == voor
    assert historie(Student) == ["+"] * 3


@pytest.mark.database
def test_een_latere_lijst_werkt_bij_vanaf_de_gekozen_dag(wereld):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    van = SchooljaarFactory().van
    later = [
        ("1", "Anna-Marie", "3B", "Eva Docent", None, None),
        ("002", "Bas", "3B", "", None, dag(7)),
        ("004", "Dia", "3C", "", dag(10), None),
    ]
    run = lees_in(wereld.team, wereld.teamleider, als_xlsx(later), dag())
    assert [run.uitkomst[wat] for wat in ("nieuw", "anders", "gelijk", "afwezig")] == [1, 2, 0, 1]
    assert run.uitkomst["klassen"] == {"3C": 1}
    assert stand()[2] == [
        ("001", "3A", van, dag(-1)),
        ("001", "3B", dag(), None),
        ("002", "3B", van, dag(7)),
        ("003", "3A", van, None),
        ("004", "3C", dag(10), None),
    ]
    assert stand()[3] == [
        ("001", wereld.leden[1].pk, van, dag(-1)),
        ("001", wereld.leden[2].pk, dag(), None),
        ("002", wereld.leden[2].pk, van, dag(7)),
    ]
    assert historie(Student) == ["+"] * 4 + ["~"]
    assert historie(Plaatsing) == ["+"] * 5 + ["~"] * 2
    assert historie(Begeleiding) == ["+"] * 3 + ["~"] * 2


@pytest.mark.database
def test_wie_er_niet_in_staat_gaat_alleen_weg_als_dat_gevraagd_is(wereld):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    rest = als_xlsx(RIJEN[:1])
    lees_in(wereld.team, wereld.teamleider, rest, dag())
    assert [tot for *_, tot in stand()[2]] == [None] * 3
    einde = dag(-1).isoformat()
    run = lees_in(wereld.team, wereld.teamleider, rest, dag(), eindig_op=einde)
    assert [tot for *_, tot in stand()[2]] == [None, dag(-1), dag(-1)]
    assert [tot for *_, tot in stand()[3]] == [None, dag(-1)]
    assert run.uitkomst["beeindigd"] == 2


@pytest.mark.database
def test_klassen_van_klas_wisselen_in_een_keer(wereld):
    """The database refuses two classes at once, also halfway."""
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    om = [(n, naam, "3B" if k == "3A" else "3A", *rest) for n, naam, k, *rest in RIJEN]
    for moment in (dag(), dag(1), dag(1)):
        run = lees_in(wereld.team, wereld.teamleider, als_xlsx(om), moment)
        assert run.stand == S.OVERGENOMEN
    assert len(stand()[2]) == 6


def test_een_nieuw_schooljaar_sluit_de_klas_van_vorig_jaar(wereld):
    vorig = SchooljaarFactory(naam="vorig jaar", van=dag(-400), tot=dag(-110))
    student = StudentFactory(team=wereld.team, nummer="001")
    PlaatsingFactory(student=student, klas__schooljaar=vorig, klas__naam="2A", van=dag(-300))
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN[:1]))
    assert [(klas, van, tot) for _, klas, van, tot in stand()[2]] == [
        ("2A", dag(-300), dag(-110)),
        ("3A", dag(-100), None),
    ]


SLECHT = [
    ("", "Zonder nummer", "3A", "", None, None),
    ("9", "", "3A", "", None, None),
    ("9", "Zonder klas", "", "", None, None),
    ("001", "Dubbel", "3A", "", None, None),
    ("9", "Slechte datum", "3A", "", "31-2-2026", None),
    ("9", "Weg voor begin", "3A", "", "2-9-2026", "1-9-2026"),
    ("9", "Onbekende SLB'er", "3A", "Daan Docnet", None, None),
    ("9", "Te laat", "3A", "", "1-1-2099", None),
]


@pytest.mark.parametrize("slecht", SLECHT, ids=lambda rij: rij[1] or "zonder naam")
def test_een_fout_in_de_laatste_rij_laat_niets_achter(wereld, slecht):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx([*RIJEN, slecht]))
    assert (run.stand, run.uitkomst["fouten"], run.uitkomst["rijen"]) == (S.NAGEKEKEN, 1, 4)
    with pytest.raises(ValidationError, match="nog fouten"):
        verloop.neem_over(run, wereld.teamleider)
    verloop.stop(run)
    assert stand() == ([], [], [], [])
    assert list(opslag.map_().iterdir()) == []


@pytest.mark.database
def test_gaat_het_schrijven_mis_dan_blijft_er_niets_achter(wereld, monkeypatch):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    heel = Schrijver._historie
    keren = itertools.count()

    def kapot(self, *rest):
        if next(keren) == 3:
            raise OSError("disk full")
        heel(self, *rest)

    monkeypatch.setattr(Schrijver, "_historie", kapot)
    with pytest.raises(OSError, match="disk full"):
        verloop.neem_over(run, wereld.teamleider, hier=True)
    run.refresh_from_db()
    assert (run.stand, stand()) == (S.MISLUKT, ([], [], [], []))
    assert "niets veranderd" in run.fout
    assert Student.history.count() == 0
    assert list(opslag.map_().iterdir()) == []


@pytest.mark.database
def test_veranderde_er_intussen_iets_dan_wordt_opnieuw_nagekeken(wereld):
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN[:2]))
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    Student.objects.filter(nummer="002").update(naam="Bassie")
    verloop.neem_over(run, wereld.teamleider, hier=True)
    assert (run.stand, run.uitkomst["veranderd"], run.uitkomst["anders"]) == (S.NAGEKEKEN, True, 1)
    assert Student.objects.count() == 2
    verloop.neem_over(run, wereld.teamleider, hier=True)
    assert run.stand == S.OVERGENOMEN
    assert Student.objects.get(nummer="002").naam == "Bas"


def test_botst_het_bij_het_schrijven_dan_wordt_opnieuw_nagekeken(wereld, monkeypatch):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    monkeypatch.setattr(Schrijver, "schrijf", lambda *_: (_ for _ in ()).throw(IntegrityError()))
    verloop.neem_over(run, wereld.teamleider, hier=True)
    assert (run.stand, run.uitkomst["veranderd"]) == (S.NAGEKEKEN, True)


@pytest.mark.database
def test_een_tegelijk_voor_een_team(wereld):
    run = verloop.begin(wereld.team, wereld.teamleider, "a.xlsx", als_xlsx(RIJEN))
    with pytest.raises(ValidationError, match="Tess Leider is al bezig"):
        verloop.begin(wereld.team, wereld.beheerder, "b.xlsx", als_xlsx(RIJEN))
    assert len(list(opslag.map_().iterdir())) == 1
    verloop.begin(TeamFactory(), wereld.beheerder, "b.xlsx", als_xlsx(RIJEN))
    verloop.stop(run)
    assert verloop.begin(wereld.team, wereld.beheerder, "b.xlsx", als_xlsx(RIJEN)).pk


def test_twee_vensters_doen_niets_dubbel(wereld):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    zelfde = Inleesrun.objects.get(pk=run.pk)
    verloop.neem_over(run, wereld.teamleider, hier=True)
    for act in (verloop.stop, verloop.terug, lambda r: verloop.neem_over(r, wereld.teamleider)):
        with pytest.raises(ValidationError, match="intussen"):
            act(zelfde)
    assert Student.objects.count() == 3


def test_een_taak_die_te_laat_komt_doet_niets(wereld):
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    verloop.stop(run)
    for taak in (verloop.lees, verloop.kijk_na, verloop.schrijf):
        taak.call(run.pk)
    run.refresh_from_db()
    assert (run.stand, Student.objects.count()) == (S.VERVALLEN, 0)


def test_wie_onderweg_stopt_laat_geen_bestand_achter(wereld, monkeypatch):
    def stopt(run, *_):
        verloop.stop(Inleesrun.objects.get(pk=run.pk))
        run.naar(S.KOLOMMEN)

    monkeypatch.setattr(stappen, "lees", stopt)
    run = verloop.begin(wereld.team, wereld.teamleider, "a.xlsx", als_xlsx(RIJEN))
    assert (run.stand, list(opslag.map_().iterdir())) == (S.VERVALLEN, [])


def test_valt_het_om_nadat_iemand_stopte_dan_blijft_het_gestopt(wereld, monkeypatch):
    def valt_om(run, *_):
        verloop.stop(Inleesrun.objects.get(pk=run.pk))
        raise OSError("disk full")

    monkeypatch.setattr(stappen, "lees", valt_om)
    with pytest.raises(OSError, match="disk full"):
        verloop.begin(wereld.team, wereld.teamleider, "a.xlsx", als_xlsx(RIJEN))
    run = Inleesrun.objects.get()
    assert (run.stand, run.fout, list(opslag.map_().iterdir())) == (S.VERVALLEN, "", [])


def test_na_afloop_is_de_lijst_weg_en_staat_het_in_het_logboek(wereld):
    run = lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    assert list(opslag.map_().iterdir()) == []
    inzage = Inzage.objects.get()
    assert (inzage.soort, inzage.team, inzage.gebruiker) == (
        *(Inzage.Soort.INGELEZEN, wereld.team, wereld.teamleider),
    )
    assert inzage.wat == "Studenten uit lijst.xlsx: 3 nieuw"
    # The number in quotes: a digest may hold these figures too.
    assert not any(naam in str(vars(run)) for naam in ("Anna", "Bas", "'001'"))


def test_na_een_dag_vervalt_een_lijst_en_wat_niemand_toebehoort_gaat_weg(
    wereld, django_capture_on_commit_callbacks
):
    oud = kijk_na(wereld.team, wereld.teamleider, als_xlsx(RIJEN))
    opslag.bewaar_bestand("0" * 32, b"wees")
    assert verloop.verval() == 0
    Inleesrun.objects.filter(pk=oud.pk).update(
        begonnen_op=oud.begonnen_op - datetime.timedelta(hours=25)
    )
    with django_capture_on_commit_callbacks(execute=True):
        call_command("bewaartermijnen")
    oud.refresh_from_db()
    assert (oud.stand, list(opslag.map_().iterdir())) == (S.VERVALLEN, [])


@pytest.mark.parametrize("inhoud", [b"", b"PK\x03\x04rommel", b"%PDF", b"Studentnr;Naam\n"])
def test_een_bestand_dat_niet_kan_zegt_waarom(wereld, inhoud):
    run = kijk_na(wereld.team, wereld.teamleider, inhoud)
    assert (run.stand, run.fout.endswith(".")) == (S.MISLUKT, True)
    assert list(opslag.map_().iterdir()) == []


def test_een_gesloten_schooljaar_weigert(wereld):
    run = verloop.begin(wereld.team, wereld.teamleider, "a.xlsx", als_xlsx(RIJEN))
    gekozen = kolommen(run)
    jaar = SchooljaarFactory()
    jaar.gesloten = True
    jaar.save()
    verloop.bevestig(run, gekozen)
    assert (run.stand, "gesloten" in run.fout) == (S.MISLUKT, True)


def test_een_ander_team_blijft_zoals_het_is(wereld):
    ander = Team.objects.get(naam="Handel")
    student = StudentFactory(team=ander, nummer="001", naam="Van een ander")
    PlaatsingFactory(student=student)
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN), eindig_op=dag().isoformat())
    assert Student.objects.get(pk=student.pk).naam == "Van een ander"
    assert Student.objects.filter(nummer="001").count() == 2
    assert student.plaatsingen.get().tot is None


def test_een_waarnemer_blijft_waarnemer(wereld):
    student = StudentFactory(team=wereld.team, nummer="001", naam="Anna")
    PlaatsingFactory(student=student, klas__naam="3A")
    waarneming = BegeleidingFactory(
        student=student, lidmaatschap=wereld.leden[2], waarnemer=True, tot=dag(30)
    )
    lees_in(wereld.team, wereld.teamleider, als_xlsx(RIJEN[:1]))
    waarneming.refresh_from_db()
    assert (waarneming.waarnemer, waarneming.tot) == (True, dag(30))
    assert student.begeleidingen.get(waarnemer=False).lidmaatschap == wereld.leden[1]


def test_het_aantal_opdrachten_hangt_niet_af_van_het_aantal_studenten(
    wereld, django_assert_num_queries, django_assert_max_num_queries
):
    def rijen(aantal):
        return [(str(i), f"Student {i}", "3A", "Daan Docent", None, None) for i in range(aantal)]

    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(rijen(2)))
    with django_assert_max_num_queries(60) as geteld:
        stappen.neem_over(_bezig(run))
    with transaction.atomic():
        Begeleiding.objects.all().delete()
        Plaatsing.objects.all().delete()
        Student.objects.all().delete()
        Klas.objects.all().delete()
    run = kijk_na(wereld.team, wereld.teamleider, als_xlsx(rijen(60)))
    with django_assert_num_queries(len(geteld)):
        stappen.neem_over(_bezig(run))
    assert Student.objects.count() == 60


def _bezig(run):
    run.naar(S.OVERNEMEN)
    return Inleesrun.objects.select_related("team", "door").get(pk=run.pk)


GOED = st.lists(st.sampled_from(range(12)), min_size=1, unique=True)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(GOED, st.integers(-100, 150), st.sampled_from(["3A", "3B", ""])), max_size=3)
)
def test_elke_reeks_lijsten_gaat_er_heel_in_of_helemaal_niet(wereld, lijsten):
    """Whatever follows whatever, and each a second time: the database never refuses."""
    with transaction.atomic():
        for nummers, verschil, klas in lijsten:
            rijen = [
                (str(n), f"Student {n}", klas, "Daan Docent" if n % 2 else "", None, None)
                for n in nummers
            ]
            for keer in (1, 2):
                voor = stand()
                run = lees_in(wereld.team, wereld.teamleider, als_csv(rijen), dag(verschil))
                if run.stand != S.OVERGENOMEN:
                    assert run.uitkomst == {}
                    assert stand() == voor
                elif keer == 2:
                    assert stand() == voor
        transaction.set_rollback(True)
