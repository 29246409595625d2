"""An import from file to cards: all or nothing, once, with history, and nothing left behind."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.inlezen import stappen, verloop
from metaanalyse.inlezen.opslag import OPSLAG
from metaanalyse.inlezen.schrijven import Kaartschrijver
from metaanalyse.inlezen.voorbeeld import lees_voorbeeld
from metaanalyse.models import Codering, Kaart, Kaartblad, Kaartinlezing, Rapport
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.variabelen import VARIABELEN
from organisatie import werk
from tests.metaanalyse.inhouden import inhouden
from tests.metaanalyse.inlezen_hulp import RIJEN, begin, csv_van, lees_in, moederbestand, xlsx_van
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart, maak_rapport

pytestmark = pytest.mark.django_db
S = Kaartinlezing.Stand


@pytest.fixture
def onderzoeker(wereld):
    return wereld.onderzoeker


def stand():
    """All there is of cards, without row numbers."""
    return sorted(
        (k.code, k.titel, k.stand, k.rapport.code, k.rapport.titel, k.rapport.jaar)
        for k in Kaart.objects.select_related("rapport")
    )


def inhoud_van(code: str) -> Inhoud:
    inhoud = lees_inhoud(Kaart.objects.get(code=code).geldig)
    op_volgorde = tuple(g for v in VARIABELEN for g in inhoud.van(v))
    return Inhoud(op_volgorde, inhoud.scores, inhoud.voorwaarden)


@pytest.mark.database
@pytest.mark.parametrize("maak", [csv_van, xlsx_van])
def test_een_eerste_moederbestand_maakt_alles(onderzoeker, maak):
    run = lees_in(onderzoeker, maak(RIJEN))
    assert (run.stand, run.uitkomst["nieuw"], run.aantal) == (S.OVERGENOMEN, 3, 3)
    v = "vastgesteld"
    assert stand() == [
        ("07a", "Leren van data", v, "07", "InnovatieImpuls", 2014),
        ("07b", "Videolessen", v, "07", "InnovatieImpuls", 2014),
        ("09", "Coachen", v, "09", "Coachen in teams", 2011),
    ]
    kaart = Kaart.objects.get(code="07a")
    assert (kaart.herkomst, kaart.geldig.codeur, kaart.geldig.nummer) == (
        *(Kaart.Herkomst.INGELEZEN, onderzoeker, 1),
    )
    assert kaart.geldig.reden.startswith("Ingelezen uit kaarten.csv op ")
    assert [g.code for g in inhoud_van("07a").gegevens] == ["leraren", "leerlingen", "3", ""]
    assert Rapport.objects.get(code="07").stand == Rapport.Stand.OPGENOMEN
    assert Kaartblad.objects.count() == 3
    assert sorted(Kaart.history.values_list("history_type", flat=True)) == [*("+" * 3 + "~" * 3)]
    assert sorted(Rapport.history.values_list("history_type", flat=True)) == ["+"] * 2
    assert list(OPSLAG.map.iterdir()) == []


@pytest.mark.database
@pytest.mark.parametrize("vorm", ["breed", "lang", "vier kolommen"])
def test_wat_uitging_komt_gelijk_weer_binnen(onderzoeker, vorm):
    lees_in(onderzoeker, csv_van(RIJEN))
    run = lees_in(onderzoeker, moederbestand(vorm))
    assert [run.uitkomst[w] for w in ("nieuw", "anders", "gelijk", "fouten")] == [0, 0, 3, 0]
    assert Codering.objects.count() == 3


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(inhouden())
def test_elke_kaart_komt_terug_in_een_lege_database(onderzoeker, inhoud):
    from django.db import transaction

    with transaction.atomic():
        kaart = maak_concept("Titel; met = tekens")
        kaart.rapport.overige_velden = [["KW", "a;b"], ["N2", "x\ny"]]
        kaart.rapport.save()
        stel_vast(kaart, inhoud, door=None, trede_voorstel=3, trede_reden="Omdat\n=1")
        verwacht, rapport = inhoud_van(kaart.code), kaart.rapport
        for vorm in ("breed", "lang", "vier kolommen"):
            bestand = moederbestand(vorm)
            Kaart.objects.update(geldig=None, stand=Kaart.Stand.CONCEPT)
            Codering.objects.all().delete()
            Kaart.objects.all().delete()
            Rapport.objects.all().delete()
            run = lees_in(onderzoeker, bestand)
            assert (run.stand, run.uitkomst["nieuw"]) == (S.OVERGENOMEN, 1)
            assert inhoud_van(kaart.code) == verwacht
            nieuw = Kaart.objects.select_related("geldig", "rapport").get()
            assert (nieuw.titel, nieuw.geldig.trede_voorstel, nieuw.geldig.trede_reden) == (
                *(kaart.titel, 3, "Omdat\n=1"),
            )
            assert (nieuw.rapport.code, nieuw.rapport.titel, nieuw.rapport.overige_velden) == (
                *(rapport.code, rapport.titel, rapport.overige_velden),
            )
        transaction.set_rollback(True)


@pytest.mark.database
def test_alleen_wat_anders_is_krijgt_een_nieuwe_versie(onderzoeker):
    lees_in(onderzoeker, csv_van(RIJEN))
    anders = [list(rij) for rij in RIJEN]
    anders[0][5], anders[2][3] = "Leraren", "Coachen in teams, tweede druk"
    run = begin(onderzoeker, csv_van(anders))
    assert [run.uitkomst[w] for w in ("nieuw", "anders", "gelijk")] == [0, 2, 1]
    assert [r["verschillen"] for r in lees_voorbeeld(run).anders] == [
        [["Doelgroep", "Leraren; Leerlingen", "Leraren"]],
        [["Titel van het rapport", "Coachen in teams", "Coachen in teams, tweede druk"]],
    ]
    verloop.neem_over(run, onderzoeker, hier=True)
    nummers = dict(Kaart.objects.values_list("code", "geldig__nummer"))
    assert nummers == {"07a": 2, "07b": 1, "09": 1}
    assert Rapport.objects.get(code="09").titel == "Coachen in teams, tweede druk"
    assert sorted(Rapport.history.values_list("code", "history_type")) == [
        *(("07", "+"), ("09", "+"), ("09", "~")),
    ]


@pytest.mark.database
def test_waar_het_bestand_geen_kolom_voor_heeft_blijft(onderzoeker):
    kaart = maak_kaart("Oud", aspect=["tijd"], doelgroep=["leraren"], trede="3")
    kop = ("RAPPORT ID", "Doelgroep")
    run = lees_in(onderzoeker, csv_van([(kaart.code, "Leerlingen")], kop))
    assert (run.stand, run.uitkomst["anders"]) == (S.OVERGENOMEN, 1)
    assert [(g.variabele, g.code) for g in inhoud_van(kaart.code).gegevens] == [
        *(("aspect", "tijd"), ("doelgroep", "leerlingen"), ("trede", "3")),
    ]
    kaart.refresh_from_db()
    assert (kaart.titel, kaart.herkomst) == ("Oud", Kaart.Herkomst.ONDERZOEK)


@pytest.mark.database
def test_een_concept_wordt_vastgesteld_en_een_ingetrokken_kaart_komt_terug(onderzoeker):
    concept = maak_concept("Concept")
    run = begin(onderzoeker, csv_van([(concept.code, "3")], ("RAPPORT ID", "Trede")))
    assert lees_voorbeeld(run).anders[0]["verschillen"][-1] == [
        *("Stand", "wordt gecodeerd", "vastgesteld"),
    ]
    verloop.neem_over(run, onderzoeker, hier=True)
    concept.refresh_from_db()
    assert concept.stand == Kaart.Stand.VASTGESTELD


@pytest.mark.database
def test_een_rapport_met_dezelfde_doi_of_titel_is_hetzelfde(onderzoeker):
    bekend = maak_rapport(titel="Coachen in Teams!", jaar=2011)
    for keuze, rapporten in (("samen", 1), ("overslaan", 1), ("nieuw", 2)):
        run = begin(onderzoeker, csv_van([RIJEN[2]]))
        assert (run.uitkomst["dubbel"], run.uitkomst["nieuw"]) == (1, 1)
        regel = lees_voorbeeld(run).dubbel[0]
        assert (regel["waarom"], regel["met"]) == ("zelfde titel en jaar", bekend.code)
        verloop.neem_over(run, onderzoeker, dubbel=keuze, hier=True)
        assert run.stand == S.OVERGENOMEN
        assert (Kaart.objects.count(), Rapport.objects.count()) == (
            0 if keuze == "overslaan" else 1,
            rapporten,
        )
        Kaart.objects.update(geldig=None, stand=Kaart.Stand.CONCEPT)
        Codering.objects.all().delete()
        Kaart.objects.all().delete()


@pytest.mark.database
def test_gaat_het_schrijven_mis_dan_blijft_er_niets_achter(onderzoeker, monkeypatch):
    run = begin(onderzoeker, csv_van(RIJEN))

    def kapot(self):
        raise OSError("disk full")

    monkeypatch.setattr(Kaartschrijver, "klaar", kapot)
    with pytest.raises(OSError, match="disk full"):
        verloop.neem_over(run, onderzoeker, hier=True)
    run.refresh_from_db()
    assert (run.stand, stand(), Rapport.objects.count()) == (S.MISLUKT, [], 0)
    assert "niets veranderd" in run.fout
    assert Kaart.history.count() == Kaartblad.objects.count() == 0
    assert list(OPSLAG.map.iterdir()) == []


@pytest.mark.database
def test_veranderde_er_intussen_iets_dan_wordt_opnieuw_nagekeken(onderzoeker):
    lees_in(onderzoeker, csv_van(RIJEN))
    anders = [list(rij) for rij in RIJEN]
    anders[0][1] = "Andere titel"
    run = begin(onderzoeker, csv_van(anders))
    kaart = Kaart.objects.get(code="07a")
    stel_vast(kaart, Inhoud(gegevens(trede="2")), door=None)
    verloop.neem_over(run, onderzoeker, hier=True)
    assert (run.stand, run.uitkomst["veranderd"], run.uitkomst["anders"]) == (S.NAGEKEKEN, True, 1)
    kaart.refresh_from_db()
    assert (kaart.titel, kaart.geldig.nummer) == ("Leren van data", 2)
    verloop.neem_over(run, onderzoeker, hier=True)
    kaart.refresh_from_db()
    assert (run.stand, kaart.titel, kaart.geldig.nummer) == (S.OVERGENOMEN, "Andere titel", 3)


@pytest.mark.database
def test_een_tweede_import_van_hetzelfde_wordt_gemerkt(wereld):
    from tests.factories import GebruikerFactory

    collega = GebruikerFactory()
    eerst, dan = begin(wereld.onderzoeker, csv_van(RIJEN)), begin(collega, csv_van(RIJEN))
    for run in (eerst, dan):
        verloop.neem_over(run, run.door, hier=True)
    assert (eerst.stand, dan.stand, dan.uitkomst["veranderd"], dan.uitkomst["gelijk"]) == (
        *(S.OVERGENOMEN, S.NAGEKEKEN, True, 3),
    )
    assert Kaart.objects.count() == 3


def test_botst_het_bij_het_schrijven_dan_wordt_opnieuw_nagekeken(onderzoeker, monkeypatch):
    run = begin(onderzoeker, csv_van(RIJEN))
    botst = lambda *_: (_ for _ in ()).throw(IntegrityError())  # noqa: E731
    monkeypatch.setattr(Kaartschrijver, "schrijf", botst)
    verloop.neem_over(run, onderzoeker, hier=True)
    assert (run.stand, run.uitkomst["veranderd"]) == (S.NAGEKEKEN, True)


def test_een_tegelijk_voor_een_persoon(onderzoeker):
    run = begin(onderzoeker, csv_van(RIJEN))
    with pytest.raises(ValidationError, match="al bezig"):
        begin(onderzoeker, csv_van(RIJEN))
    assert {p.name.partition(".")[0] for p in OPSLAG.map.iterdir()} == {run.sleutel}
    verloop.stop(run)
    assert list(OPSLAG.map.iterdir()) == []


def test_twee_vensters_doen_niets_dubbel(onderzoeker):
    run = begin(onderzoeker, csv_van(RIJEN))
    zelfde = Kaartinlezing.objects.get(pk=run.pk)
    verloop.neem_over(run, onderzoeker, hier=True)
    for act in (verloop.stop, lambda r: verloop.neem_over(r, onderzoeker)):
        with pytest.raises(ValidationError, match="intussen"):
            act(zelfde)
    assert Kaart.objects.count() == 3


def test_een_taak_die_te_laat_komt_doet_niets(onderzoeker):
    run = begin(onderzoeker, csv_van(RIJEN))
    verloop.stop(run)
    for taak in (verloop.lees, verloop.schrijf):
        taak.call(run.pk)
    run.refresh_from_db()
    assert (run.stand, Kaart.objects.count()) == (S.VERVALLEN, 0)


def test_wie_onderweg_stopt_laat_geen_bestand_achter(onderzoeker, monkeypatch):
    def stopt(run):
        verloop.stop(Kaartinlezing.objects.get(pk=run.pk))
        monkeypatch.setattr(werk, "MELD_NA", -1)
        stappen.melder(run)(0.5)

    monkeypatch.setattr(stappen, "lees", stopt)
    run = begin(onderzoeker, csv_van(RIJEN))
    assert run.stand == S.VERVALLEN
    assert list(OPSLAG.map.iterdir()) == []


def test_overnemen_houdt_vast_in_de_volgorde_van_wie_een_kaart_vaststelt():
    """Else each waits on PostgreSQL for what the other holds, and one of the two is stopped."""
    with CaptureQueriesContext(connection) as vragen, transaction.atomic():
        stappen._houd_vast()
    tabellen = [re.search(r'FROM "metaanalyse_(\w+)"', vraag["sql"]) for vraag in vragen]
    assert [t[1] for t in tabellen if t] == ["kaart", "rapport", "kaartstand"]
