"""The four steps around: which is due and why, and how a step ends."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boas import acties as boas
from borgen.models import (
    Besluit,
    Document,
    Documentversie,
    Meetmoment,
    Proces,
    Stapafsluiting,
    Waarneming,
)
from borgen.stapbeeld import lees
from borgen.te_doen.stappen import te_doen
from tests.borgen.hulp import actie_van, afspraak_van, meting_van, overleg_van, signaal_van, vandaag
from tests.factories import (
    InstrumentFactory,
    SessieFactory,
    TrajectSessieFactory,
    VersieFactory,
)
from tests.paginatekst import zonder_toeval

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie(wereld):
    return actie_van(wereld)


def stap_van(actie, gebruiker):
    [beeld] = lees([actie], gebruiker)
    return beeld.beurt.stap, beeld.waarom


def vastgesteld(wereld, actie):
    proces, _ = Proces.objects.get_or_create(team=wereld.team, naam="Begeleiding")
    document = Document.objects.create(
        proces=proces, titel=f"Handboek {actie.pk}", gemaakt_door=wereld.teamleider
    )
    document.verbeteracties.add(actie)
    nu = timezone.now()
    Documentversie.objects.create(
        document=document,
        nummer=1,
        status="vastgesteld",
        tekst="Zo doen we het.",
        opgesteld_door=wereld.teamleider,
        ter_toetsing_op=nu,
        hash="a" * 64,
        vastgesteld_op=nu,
    )
    return document


def houd_boas(wereld, traject, v5, *, gedeeld=False):
    """A closed BOAS with V5 tallied as ``v5``."""
    instrument = InstrumentFactory(code="boas", team=wereld.team)
    stelling = VersieFactory(instrument=instrument, stellingen=1).stellingen.get()
    sessie = TrajectSessieFactory(
        traject=traject,
        sessie=SessieFactory(team=wereld.team, versie=stelling.versie, reeks=traject.reeks),
    ).sessie
    connection.cursor().execute("UPDATE boas_stelling SET code = 'V5' WHERE id = %s", [stelling.pk])
    boas.start(sessie.pk)
    boas.ga_naar(sessie.pk, "stellingen", sessie.keuze.get().pk)
    boas.tel_handen(sessie.pk, sessie.rondes.get().pk, v5)
    boas.onthul(sessie.pk)
    boas.sluit_sessie(sessie.pk)
    if gedeeld:
        boas.deel(sessie.pk, True)
    return sessie


def test_de_weg_langs_de_stappen(wereld, actie):
    leider = wereld.teamleider
    assert stap_van(actie, leider)[0] == "documenteren"
    vastgesteld(wereld, actie)
    assert stap_van(actie, leider) == (
        "controleren",
        "Er is nog niet afgesproken hoe en wanneer jullie meten.",
    )
    afspraak = afspraak_van(actie)
    assert stap_van(actie, leider)[0] == "monitoren"
    signaal = signaal_van(wereld, actie)
    meting_van(afspraak, "1")
    stap, waarom = stap_van(actie, leider)
    assert stap == "handelen"
    assert "Eén norm is niet gehaald" in waarom
    assert "Eén signaal vraagt aandacht" in waarom
    besluit = Besluit.objects.create(
        verbeteractie=actie, soort="afwachten", wat="Nog even.", door=leider
    )
    Waarneming.objects.create(besluit=besluit, signaal=signaal)
    Waarneming.objects.create(besluit=besluit, meting=afspraak.metingen.get())
    assert stap_van(actie, leider)[0] == "monitoren"


@pytest.mark.parametrize(
    ("waarde", "stap"), [("1.999", "handelen"), ("2", "monitoren"), ("2.001", "monitoren")]
)
def test_de_norm_zelf_is_gehaald(wereld, actie, waarde, stap):
    vastgesteld(wereld, actie)
    meting_van(afspraak_van(actie), waarde)
    assert stap_van(actie, wereld.teamleider)[0] == stap


def test_een_nieuwere_meting_haalt_een_oudere_in(wereld, actie):
    vastgesteld(wereld, actie)
    afspraak = afspraak_van(actie)
    meting_van(afspraak, "1", -30)
    meting_van(afspraak, "3", -2)
    assert stap_van(actie, wereld.teamleider)[0] == "monitoren"


def test_zonder_eigen_norm_geldt_die_van_de_inspectie(wereld, actie):
    vastgesteld(wereld, actie)
    afspraak = afspraak_van(actie)
    afspraak.normen.update(soort="inspectie")
    meting_van(afspraak, "1")
    assert stap_van(actie, wereld.teamleider)[0] == "handelen"
    afspraak.normen.update(soort="landelijk")
    assert stap_van(actie, wereld.teamleider)[0] == "monitoren"


@pytest.mark.parametrize(("dagen", "stap"), [(-13, "monitoren"), (-14, "controleren")])
def test_een_meting_is_te_laat_na_veertien_dagen(wereld, actie, dagen, stap):
    vastgesteld(wereld, actie)
    afspraak = afspraak_van(actie)
    afspraak.momenten.all().delete()
    Meetmoment.objects.create(meetafspraak=afspraak, naam="periode 1", op=vandaag(dagen))
    assert stap_van(actie, wereld.teamleider)[0] == stap
    Meetmoment.objects.update(vervallen_reden="iedereen was ziek")
    assert stap_van(actie, wereld.teamleider)[0] == "monitoren"


def test_een_lage_v5_vraagt_om_documenteren_tot_de_stap_is_afgerond(wereld, als, actie):
    vastgesteld(wereld, actie)
    afspraak_van(actie)
    houd_boas(wereld, actie.traject, (4, 6, 3, 1))
    stap, waarom = stap_van(actie, wereld.teamleider)
    assert stap == "documenteren"
    assert "(V5). Er geldt een document" in waarom
    pad = reverse("stap_afronden", args=[actie.pk, "documenteren"])
    alles = {"behaald": ["vastgelegd", "akkoord", "beheer", "vindbaar"]}
    als(wereld.teamleider).post(pad, alles)
    assert stap_van(actie, wereld.teamleider)[0] == "monitoren"


def test_een_goede_v5_vraagt_niets(wereld, actie):
    vastgesteld(wereld, actie)
    afspraak_van(actie)
    houd_boas(wereld, actie.traject, (0, 1, 9, 4))
    assert stap_van(actie, wereld.teamleider)[0] == "monitoren"


def test_kwaliteit_leest_de_stap_en_niet_waarom_de_boas_laag_was(wereld, als, actie):
    vastgesteld(wereld, actie)
    sessie = houd_boas(wereld, actie.traject, (4, 6, 3, 1))
    pad = reverse("borgen", args=[actie.traject_id])
    client = als(wereld.kwaliteit)
    html = zonder_toeval(client.get(pad))
    assert "Documenteren</strong> is aan de beurt" in html
    assert "V5" not in html
    boas.deel(sessie.pk, True)
    assert "V5" in zonder_toeval(client.get(pad))


def test_kwaliteit_leest_geen_signaal_of_besluit(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    html = als(wereld.directeur).get(reverse("borgen", args=[actie.traject_id])).content.decode()
    assert "wacht op een besluit" in html
    assert signaal.tekst not in html
    assert "Wanneer is dit geborgd?" not in html


def test_de_pagina_noemt_de_stap_van_het_traject(wereld, als, actie):
    tweede = actie_van(wereld, "Een formulier", actie.traject)
    signaal_van(wereld, tweede)
    html = als(wereld.teamlid).get(reverse("borgen", args=[actie.traject_id])).content.decode()
    assert "Nu aan de beurt: handelen" in html
    assert "Dat geldt voor 1 van de 2 verbeteracties." in html


def test_zonder_verbeteracties_zegt_de_pagina_wat_eerst_komt(wereld, als, actie):
    traject = actie.traject
    actie.delete()
    html = als(wereld.teamleider).get(reverse("borgen", args=[traject.pk])).content.decode()
    assert "Dit traject heeft er nog geen." in html


def test_overslaan_met_reden_en_weer_openen(wereld, als, actie):
    client = als(wereld.teamleider)
    pad = reverse("stap_overslaan", args=[actie.pk])
    assert "waar de afspraak al vastligt" in client.post(pad, {"reden": " "}).content.decode()
    client.post(pad, {"reden": "Staat in het SLB-handboek."})
    assert stap_van(actie, wereld.teamleider)[0] == "controleren"
    afsluiting = Stapafsluiting.objects.get()
    html = als(wereld.teamlid).get(reverse("borgen", args=[actie.traject_id])).content.decode()
    assert "overgeslagen" in html
    client = als(wereld.teamleider)
    heropen = reverse("stap_heropen", args=[afsluiting.pk])
    client.post(heropen)
    assert stap_van(actie, wereld.teamleider)[0] == "documenteren"
    assert "al heropend" in client.post(heropen, follow=True).content.decode()


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({}, "Vink aan welke resultaten er zijn."),
        ({"behaald": ["signalen"]}, "Nog niet alles is er."),
        ({"behaald": ["onzin"]}, "Selecteer een geldige keuze"),
    ],
)
def test_een_stap_die_nog_niet_af_kan(wereld, als, actie, data, melding):
    pad = reverse("stap_afronden", args=[actie.pk, "monitoren"])
    assert melding in als(wereld.teamleider).post(pad, data).content.decode()
    assert not Stapafsluiting.objects.exists()


def test_afronden_met_wat_nog_ontbreekt(wereld, als, actie):
    pad = reverse("stap_afronden", args=[actie.pk, "monitoren"])
    data = {"behaald": ["signalen"], "opmerking": "De jaaragenda komt in januari."}
    client = als(wereld.teamleider)
    client.post(pad, data)
    client.post(pad, data)
    assert Stapafsluiting.objects.geldig().count() == 1
    html = client.get(reverse("borgen", args=[actie.traject_id])).content.decode()
    assert "De jaaragenda komt in januari." in html
    assert "We bespraken de signalen in een teamoverleg." in html


def test_een_stap_die_niet_bestaat(wereld, als, actie):
    pad = reverse("stap_afronden", args=[actie.pk, "onzin"])
    assert als(wereld.teamleider).get(pad).status_code == 404


def test_vanaf_het_traject_is_er_een_weg(wereld, als, actie):
    html = als(wereld.teamlid).get(actie.traject.get_absolute_url()).content.decode()
    assert reverse("borgen", args=[actie.traject_id]) in html


def test_te_doen_voor_wie_leidt(wereld, actie):
    overleg = overleg_van(wereld, -1)
    signaal_van(wereld, actie, besproken_in=overleg)
    signaal_van(wereld, actie)
    regels = te_doen(wereld.teamleider)
    assert [regel.soort for regel in regels] == [
        "2 waarnemingen wachten op een besluit",
        "Loop de resultaten langs van monitoren",
    ]
    meting_van(afspraak_van(actie), "5")
    assert te_doen(wereld.teamleider)[1].soort.endswith("van monitoren en controleren")
    assert te_doen(wereld.teamlid) == []
    assert te_doen(wereld.ander_teamleider) == []
    actie.traject.status = "afgerond"
    actie.traject.save()
    assert te_doen(wereld.teamleider) == []


def _veel(wereld, actie, hoeveel):
    for nummer in range(hoeveel):
        nieuw = actie_van(wereld, f"Afspraak {nummer}", actie.traject)
        vastgesteld(wereld, nieuw)
        signaal_van(wereld, nieuw)
        meting_van(afspraak_van(nieuw), "1")
        Stapafsluiting.objects.create(
            verbeteractie=nieuw, stap="monitoren", behaald=["signalen"], door=wereld.teamleider
        )


def test_evenveel_vragen_bij_1_en_30(wereld, als, actie):
    houd_boas(wereld, actie.traject, (4, 6, 3, 1))
    client = als(wereld.teamleider)
    pad = reverse("borgen", args=[actie.traject_id])
    aantallen = []
    for hoeveel in (1, 29):
        _veel(wereld, actie, hoeveel)
        client.get(pad)
        te_doen(wereld.teamleider)
        with CaptureQueriesContext(connection) as vragen:
            client.get(pad)
            te_doen(wereld.teamleider)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


@pytest.mark.database
def test_wat_de_database_weigert(wereld, actie):
    rij = Stapafsluiting.objects.create(
        verbeteractie=actie, stap="monitoren", door=wereld.teamleider
    )
    for naam, velden in (
        ("stapafsluiting_overslaan_heeft_reden", {"overgeslagen": True}),
        ("stapafsluiting_overslaan_heeft_reden", {"overgeslagen": True, "stap": "documenteren"}),
        ("stapafsluiting_heropend_heeft_wie", {"heropend_op": timezone.now()}),
        ("stapafsluiting_heropend_heeft_wie", {"heropend_door": wereld.teamleider}),
    ):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            Stapafsluiting.objects.filter(pk=rij.pk).update(**velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stapafsluiting.objects.create(verbeteractie=actie, stap="monitoren", door=wereld.teamleider)
