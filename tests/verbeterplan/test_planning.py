"""The draft of a planning: what is proposed, taken over once, and never lost or doubled."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from boas.instrumenten import kopieer
from boas.models import Sessie
from boas.regels.klaarzetten import STANDAARD_ACTIVITEITEN
from tests.factories import ActiviteitFactory, SessieFactory, TrajectFactory, TrajectSessieFactory
from tests.verbeterplan.hulp import GOED, LAAG, gesloten, vandaag
from verbeterplan import acties, planning
from verbeterplan.models import Activiteit, Keuze, Overleg

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STANDAARD = {s.sleutel for s in STANDAARD_ACTIVITEITEN}


def sleutels(ts):
    return {v.sleutel for v in planning.voorstellen(ts)}


def test_het_concept_is_elke_lage_score_en_de_standaard(wereld):
    ts = gesloten(wereld, (LAAG, GOED, LAAG))
    stellingen = [k.stelling_id for k in ts.sessie.keuze.all()]
    verwacht = {f"stelling-{stellingen[0]}", f"stelling-{stellingen[2]}"}
    assert sleutels(ts) == verwacht | STANDAARD


def test_voor_het_afsluiten_is_er_geen_concept(wereld):
    ts = TrajectSessieFactory(sessie__team=wereld.team, traject__team=wereld.team)
    assert planning.voorstellen(ts) == []
    assert planning.zet_klaar(ts, wereld.teamleider) == []


def test_klaarzetten_maakt_activiteiten_met_een_datum_vooruit(wereld):
    ts = gesloten(wereld)
    nieuw = planning.zet_klaar(ts, wereld.teamleider)
    assert len(nieuw) == 2 + len(STANDAARD)
    assert all(a.datum >= vandaag() and a.team == wereld.team for a in nieuw)
    assert [a.volgorde for a in nieuw] == list(range(len(nieuw)))
    assert [a.datum for a in nieuw] == sorted(a.datum for a in nieuw)
    interventie = next(a for a in nieuw if a.soort == Activiteit.Soort.INTERVENTIE)
    assert interventie.keuze.stelling.interventie.startswith(interventie.wat)


def test_wat_de_leider_zelf_doet_krijgt_de_leider_als_eigenaar(wereld):
    ts = gesloten(wereld)
    planning.zet_klaar(ts, wereld.teamleider)
    van_de_leider = Keuze.objects.filter(activiteit__eigenaar=wereld.leden[0])
    assert set(van_de_leider.values_list("sleutel", flat=True)) == planning.VAN_DE_LEIDER
    assert Activiteit.objects.filter(eigenaar=None).count() == 2 + len(STANDAARD) - 2


def test_nog_eens_klaarzetten_maakt_niets_dubbel_en_laat_staan_wat_er_staat(wereld):
    ts = gesloten(wereld)
    eerste = planning.zet_klaar(ts, wereld.teamleider)[0]
    eerste.wat = "Anders gezegd"
    eerste.save()
    aantal = Activiteit.objects.count()
    assert planning.zet_klaar(ts, wereld.teamleider) == []
    assert Activiteit.objects.count() == aantal
    assert Activiteit.objects.get(pk=eerste.pk).wat == "Anders gezegd"


def test_alleen_wat_is_aangevinkt_en_de_rest_blijft_voorstel(wereld):
    ts = gesloten(wereld)
    alles = sleutels(ts)
    planning.neem_over(ts, {"evaluatie", "bestaat-niet"}, wereld.teamleider)
    assert sleutels(ts) == alles - {"evaluatie"}


def test_wat_uit_de_planning_gaat_wordt_weer_een_voorstel(wereld):
    ts = gesloten(wereld)
    (rij,) = planning.neem_over(ts, {"evaluatie"}, wereld.teamleider)
    planning.verwijder(rij)
    assert "evaluatie" in sleutels(ts)


@pytest.mark.parametrize("daad", ["bevestig", "zet_bezig"])
def test_wat_is_afgesproken_gaat_er_niet_zomaar_uit(wereld, daad):
    ts = gesloten(wereld)
    (rij,) = planning.neem_over(ts, {"uitslag_mailen"}, wereld.teamleider)
    getattr(rij, daad)()
    with pytest.raises(planning.NietInPlanning, match="vervallen"):
        planning.verwijder(rij)
    assert Activiteit.objects.filter(pk=rij.pk).exists()


def test_een_late_planning_stelt_geen_dagen_voor_die_voorbij_zijn(wereld):
    ts = gesloten(wereld)
    lang_geleden = timezone.now() - datetime.timedelta(days=120)
    type(ts.sessie).objects.update(begonnen_op=lang_geleden, afgesloten_op=lang_geleden)
    ts = planning.lees_trajectsessie(ts.sessie_id)
    assert min(v.datum for v in planning.voorstellen(ts)) >= vandaag()


def test_het_afgesproken_overleg_bepaalt_de_datums(wereld):
    ts = gesloten(wereld)
    moment = timezone.now() + datetime.timedelta(days=40)
    acties.zet_planningsoverleg(ts, moment)
    per_sleutel = {v.sleutel: v for v in planning.voorstellen(ts)}
    dag = timezone.localtime(moment).date()
    assert per_sleutel["planningsoverleg"].datum == dag
    assert all(v.datum > dag for v in per_sleutel.values() if v.beeld)


def test_is_de_uitslag_al_gemaild_dan_is_dat_klaar(wereld):
    ts = gesloten(wereld)
    ts.sessie.uitslag_verstuurd_op = timezone.now()
    ts.sessie.save()
    (rij,) = planning.neem_over(ts, {"uitslag_mailen"}, wereld.teamleider)
    assert (rij.status, rij.klaar_op) == ("klaar", ts.sessie.uitslag_verstuurd_op)


def test_wat_al_loopt_uit_een_eerdere_sessie_wordt_niet_nog_eens_voorgesteld(wereld):
    eerste = gesloten(wereld, (LAAG, LAAG))
    planning.zet_klaar(eerste, wereld.teamleider)
    tweede = gesloten(wereld, (LAAG,), traject=eerste.traject, versie=eerste.sessie.versie)
    (voorstel,) = [v for v in planning.voorstellen(tweede) if v.beeld]
    assert voorstel.loopt_al == Activiteit.objects.get(keuze__stelling=voorstel.beeld.stelling)
    assert not [a for a in planning.zet_klaar(tweede, wereld.teamleider) if a.keuze.stelling_id]
    voorstel.loopt_al.rond_af()
    (voorstel,) = [v for v in planning.voorstellen(tweede) if v.beeld]
    assert voorstel.loopt_al is None


def test_een_eigen_regel_komt_achteraan(wereld):
    ts = gesloten(wereld)
    planning.zet_klaar(ts, wereld.teamleider)
    rij = ActiviteitFactory.build(team=None, wat="Maak een poster")
    planning.voeg_toe(ts, rij)
    assert planning.activiteiten_van(ts)[-1].wat == "Maak een poster"
    assert rij.team == wereld.team


def test_overleg_verzetten_en_loslaten(wereld):
    ts = gesloten(wereld)
    acties.zet_planningsoverleg(ts, timezone.now() + datetime.timedelta(days=7))
    assert ts.planningsoverleg.agendapunten.get().traject == ts.traject
    later = timezone.now() + datetime.timedelta(days=9)
    acties.zet_planningsoverleg(ts, later)
    assert Overleg.objects.get().moment == later
    acties.zet_planningsoverleg(ts, None)
    # The meeting itself stays in the calendar; whoever made it may remove it.
    assert ts.planningsoverleg is None
    assert Overleg.objects.count() == 1


def test_een_sessie_bij_een_traject_is_voorgevuld_en_kent_de_vorige(wereld):
    eerste = gesloten(wereld)
    traject = eerste.traject
    traject.samenvatting, traject.doel = "We spreken elke student.", "Minder uitval."
    traject.save()
    instrument = eerste.sessie.versie.instrument
    sessie = acties.bereid_sessie_voor(traject, instrument, wereld.teamleider)
    assert (sessie.vorige, sessie.onderwerp, sessie.team) == (
        eerste.sessie,
        traject.naam,
        wereld.team,
    )
    assert (sessie.samenvatting, sessie.doel) == (traject.samenvatting, traject.doel)
    assert sessie.trajectsessie.traject == traject
    # One that is only being prepared is nothing to compare with.
    assert acties.bereid_sessie_voor(traject, instrument, wereld.teamleider).vorige == eerste.sessie
    # The team's own copy goes on where the original stopped.
    eigen = kopieer(instrument, wereld.team)
    assert acties.bereid_sessie_voor(traject, eigen, wereld.teamleider).vorige == eerste.sessie


def test_een_sessie_van_een_ander_traject_is_niet_de_vorige(wereld):
    eerste = gesloten(wereld)
    ander = TrajectFactory(team=wereld.team)
    instrument = eerste.sessie.versie.instrument
    assert acties.bereid_sessie_voor(ander, instrument, wereld.teamleider).vorige is None


def test_sessies_van_voor_de_reeks_krijgen_die_van_hun_traject(wereld):
    eerste = gesloten(wereld)
    Sessie.objects.update(reeks="")
    Sessie.history.update(reeks="")
    los = SessieFactory(team=wereld.team)
    import_module("verbeterplan.migrations.0002_reeks").zet_reeks(apps, None)
    eerste.sessie.refresh_from_db()
    assert (eerste.sessie.reeks, eerste.sessie.history.first().reeks) == (eerste.traject.reeks,) * 2
    assert Sessie.objects.get(pk=los.pk).reeks == ""
