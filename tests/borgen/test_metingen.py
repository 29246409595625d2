"""Results: entered, corrected, judged; moments, norms, samples."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from borgen.acties import controleren as acties
from borgen.models import Besluit, Meting, Norm, Steekproef, Waarneming
from borgen.te_doen.controleren import te_doen
from organisatie.models import Gebruiker, Periode
from organisatie.models.versie import versie_van
from tests.borgen.meten import maak_afspraak, maak_schooljaar, meet, meet_reeks, vandaag
from tests.factories import TrajectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Begeleiding")


@pytest.fixture
def afspraak(wereld, traject):
    """Carried out by teamlid; its period ended twenty days ago."""
    maak_schooljaar(vandaag(-20), vandaag(60))
    return maak_afspraak(traject, wereld.teamleider, uitvoerder=wereld.leden[1])


def vul_in(als, wie, afspraak, query="", **velden):
    pad = reverse("meting_nieuw", args=[afspraak.pk]) + query
    return als(wie).post(pad, {"waarde": "1,5", "datum": vandaag().isoformat()} | velden)


def open_form(als, wie, afspraak, query=""):
    pad = reverse("meting_nieuw", args=[afspraak.pk]) + query
    return als(wie).get(pad).context["form"]


def test_invullen_met_komma_bij_het_oudste_open_moment(wereld, als, afspraak):
    form = open_form(als, wereld.teamlid, afspraak)
    moment = form.initial["meetmoment"]
    assert moment.op == vandaag(-20)
    vul_in(als, wereld.teamlid, afspraak, meetmoment=moment.pk, n="20", opmerking="klas 3A niet")
    meting = Meting.objects.get()
    assert (meting.waarde, meting.n, meting.door) == (Decimal("1.5"), 20, wereld.teamlid)
    assert meting.meetmoment == moment
    html = als(wereld.teamlid).get(afspraak.get_absolute_url()).content.decode()
    for tekst in ("1,5\xa0gesprekken", "niet gehaald", "klas 3A niet", "Nu is het er een."):
        assert tekst in html


def test_een_link_kiest_het_moment(wereld, als, afspraak):
    later = afspraak.momenten.get(op=vandaag(60))
    form = open_form(als, wereld.teamlid, afspraak, f"?moment={later.pk}")
    assert form.initial["meetmoment"] == later
    assert open_form(als, wereld.teamlid, afspraak, "?moment=x").initial["meetmoment"] != later


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"waarde": ""}, "Vul een getal in, bijvoorbeeld 6,5."),
        ({"waarde": "zes"}, "Vul een getal in, bijvoorbeeld 6,5."),
        ({"waarde": "NaN"}, "Vul een getal in, bijvoorbeeld 6,5."),
        ({"waarde": "1,5.2"}, "Vul een getal in, bijvoorbeeld 6,5."),
        ({"waarde": "9999999"}, "Dit getal is te groot."),
        ({"datum": vandaag(1).isoformat()}, "Deze dag moet nog komen."),
        ({"datum": "2020-07-31"}, "Deze meetafspraak loopt vanaf"),
        ({"datum": "31-2-2026"}, "Vul een datum in die bestaat"),
        ({"n": "0"}, "Vul minstens 1 in, of laat het leeg."),
        ({"n": "-3"}, "Vul minstens 1 in, of laat het leeg."),
        ({"n": "1,5"}, "Vul een heel aantal in."),
        ({"meetmoment": "999999"}, "Deze meting is intussen ingevuld of vervallen."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, afspraak, velden, melding):
    antwoord = vul_in(als, wereld.teamlid, afspraak, **({"opmerking": "bleef staan"} | velden))
    html = antwoord.content.decode()
    assert melding in html
    assert "bleef staan" in html
    assert not Meting.objects.exists()


def test_meer_dan_de_eenheid_kent_is_een_vergissing(wereld, als, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider, eenheid="%", uitvoerder=wereld.leden[1])
    antwoord = vul_in(als, wereld.teamlid, afspraak, waarde="870")
    assert "Een uitkomst in “%” is hoogstens 100." in antwoord.content.decode()
    assert vul_in(als, wereld.teamlid, afspraak, waarde="100").status_code == 302


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [("6,5", "6.5"), ("6.5", "6.5"), ("61,5 %", "61.5"), ("1.234,5", "1234.5"), (" 7 ", "7")],
)
def test_getallen_zoals_mensen_ze_schrijven(wereld, als, afspraak, tekst, waarde):
    vul_in(als, wereld.teamlid, afspraak, waarde=tekst)
    assert Meting.objects.get().waarde == Decimal(waarde)


def test_een_uitkomst_per_dag_en_per_moment(wereld, als, afspraak):
    moment = afspraak.momenten.get(op=vandaag(-20))
    meet(afspraak, vandaag(), "2", wereld.teamleider, meetmoment=moment)
    assert (
        "Op die dag staat al een uitkomst."
        in vul_in(als, wereld.teamlid, afspraak).content.decode()
    )
    with pytest.raises(ValidationError, match="net ingevuld"):
        meet(afspraak, vandaag(-1), "2", wereld.teamleider, meetmoment=moment)
    assert Meting.objects.count() == 1


def test_een_moment_dat_er_niet_meer_is(wereld, afspraak):
    eerste, tweede = afspraak.momenten.order_by("op")
    acties.laat_vervallen(eerste.pk, "Iedereen is op stage.")
    weg = tweede.pk
    tweede.delete()
    for pk in (eerste.pk, weg):
        with pytest.raises(ValidationError, match="niet meer in het schema"):
            meet(afspraak, vandaag(-1), "2", wereld.teamleider, meetmoment_id=pk)
    assert not Meting.objects.exists()


def test_na_het_stoppen_kan_alleen_wat_ervoor_was(wereld, afspraak):
    acties.stop_afspraak(afspraak.pk, "Klaar")
    afspraak.refresh_from_db()
    afspraak.gestopt_op = vandaag(-5)
    afspraak.save()
    with pytest.raises(ValidationError, match="is gestopt op"):
        meet(afspraak, vandaag(-4), "2", wereld.teamleider)
    meet(afspraak, vandaag(-5), "2", wereld.teamleider)


def test_verbeteren_houdt_de_geschiedenis(wereld, als, afspraak):
    meting = meet(afspraak, vandaag(-2), "20", wereld.teamlid)
    pad = reverse("meting_wijzig", args=[meting.pk])
    als(wereld.teamlid).post(
        pad, {"waarde": "2,0", "datum": vandaag(-2).isoformat(), "versie": versie_van(meting)}
    )
    meting.refresh_from_db()
    assert meting.waarde == 2
    assert [str(regel.waarde) for regel in meting.history.all()] == ["2.000", "20.000"]
    assert meting.history.first().history_user == wereld.teamlid


def test_verwijderen_kan_tot_er_een_besluit_op_rust(wereld, als, afspraak):
    meting = meet(afspraak, vandaag(-2), "20", wereld.teamlid)
    pad = reverse("meting_verwijder", args=[meting.pk])
    assert "20\xa0gesprekken op" in als(wereld.teamlid).get(pad).content.decode()
    besluit = Besluit.objects.create(
        verbeteractie=afspraak.verbeteractie, soort="belonen", wat="Taart", door=wereld.teamleider
    )
    rust = Waarneming.objects.create(besluit=besluit, meting=meting)
    html = als(wereld.teamlid).post(pad, follow=True).content.decode()
    assert "Op deze uitkomst rust een besluit" in html
    rust.delete()
    als(wereld.teamlid).post(pad)
    assert not Meting.objects.exists()


def test_oordeel_is_onafgerond_en_van_die_dag(wereld, als, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider, norm="6.5", eenheid="van de 10")
    meet(afspraak, vandaag(-9), "6.496", wereld.teamleider)
    acties.nieuwe_norm(
        *(afspraak.pk, "intern", Decimal("6.4"), vandaag(-5), "Eerst dit."), wereld.teamleider
    )
    meet(afspraak, vandaag(-2), "6.496", wereld.teamleider)
    html = als(wereld.teamlid).get(afspraak.get_absolute_url()).content.decode()
    tabel = html[html.index("Alle uitkomsten") : html.index("</table>")]
    assert tabel.count("6,496\xa0van de 10") == 2
    assert tabel.index("> gehaald<") < tabel.index("> niet gehaald<")


def test_nieuwe_norm_volgt_en_vorige_blijft(wereld, als, afspraak):
    pad = reverse("norm_nieuw", args=[afspraak.pk])
    velden = {"soort": "intern", "waarde": "1,5", "geldig_van": vandaag().isoformat()}
    html = als(wereld.teamleider).post(pad, velden).content.decode()
    assert "Schrijf op waarom de norm verandert." in html
    als(wereld.teamleider).post(pad, velden | {"reden": "Twee was te veel ineens."})
    assert list(afspraak.normen.values_list("waarde", flat=True)) == [Decimal(2), Decimal("1.5")]
    html = als(wereld.teamlid).get(afspraak.get_absolute_url()).content.decode()
    assert "Twee was te veel ineens." in html
    # A second one on the same day, or before it, does not follow.
    for dag in (vandaag(), vandaag(-1)):
        html = (
            als(wereld.teamleider)
            .post(pad, velden | {"geldig_van": dag.isoformat(), "reden": "x"})
            .content.decode()
        )
        assert "Vanaf" in html
        assert "geldt al een norm van deze soort" in html
    assert afspraak.normen.count() == 2


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"waarde": "-1"}, "Vul 0 of meer in."),
        ({"waarde": "hoog"}, "Vul een getal in"),
        ({"soort": "eigen"}, "Selecteer een geldige keuze"),
        ({"te_halen_op": "2020-01-01"}, "ligt na de dag dat hij ingaat"),
    ],
)
def test_norm_die_niet_kan(wereld, als, afspraak, anders, melding):
    velden = {"soort": "landelijk", "waarde": "3", "geldig_van": vandaag().isoformat()} | anders
    pad = reverse("norm_nieuw", args=[afspraak.pk])
    assert melding in als(wereld.teamleider).post(pad, velden).content.decode()
    assert afspraak.normen.count() == 1


def test_norm_zonder_eenheid_of_onder_nul_via_de_actie(wereld, afspraak):
    with pytest.raises(ValidationError, match="0 of hoger"):
        acties.nieuwe_norm(afspraak.pk, "intern", Decimal(-1), vandaag(), "x", wereld.teamleider)
    type(afspraak).objects.filter(pk=afspraak.pk).update(eenheid=" ")
    with pytest.raises(ValidationError, match="waarin je meet"):
        acties.nieuwe_norm(afspraak.pk, "intern", Decimal(1), vandaag(), "x", wereld.teamleider)


@pytest.mark.database
def test_de_database_weigert_het_ook(wereld, afspraak):
    rijen = [
        Norm(meetafspraak=afspraak, waarde=-1, door=wereld.teamleider),
        Meting(meetafspraak=afspraak, datum=vandaag(), waarde=1, n=0, door=wereld.teamleider),
        Steekproef(
            meetafspraak=afspraak,
            waaruit="x",
            populatie=3,
            omvang=4,
            zaad=1,
            door=wereld.teamleider,
        ),
    ]
    for rij in rijen:
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.save()


@pytest.mark.database
def test_schema_volgt_schooljaar_en_laat_gemeten_staan(wereld, afspraak):
    eerste, tweede = afspraak.momenten.order_by("op")
    meet(afspraak, vandaag(-15), "2", wereld.teamleider, meetmoment=eerste)
    een, twee = Periode.objects.order_by("van")
    een.tot = vandaag(-18)
    een.save()
    twee.tot = vandaag(50)
    twee.save()
    assert [m.op for m in afspraak.momenten.order_by("op")] == [vandaag(-20), vandaag(50)]
    assert afspraak.momenten.get(op=vandaag(50)).pk == tweede.pk
    twee.delete()
    assert [m.pk for m in afspraak.momenten.all()] == [eerste.pk]


@pytest.mark.database
def test_ander_ritme_laat_gemeten_en_vervallen_staan(wereld, afspraak):
    eerste, tweede = afspraak.momenten.order_by("op")
    meet(afspraak, vandaag(-15), "2", wereld.teamleider, meetmoment=eerste)
    acties.laat_vervallen(tweede.pk, "Iedereen is op stage.")
    afspraak.ritme, afspraak.datums = "datums", [vandaag(-3).isoformat(), vandaag(9).isoformat()]
    acties.wijzig_afspraak(afspraak)
    dagen = [m.op for m in afspraak.momenten.order_by("op")]
    assert dagen == [vandaag(-20), vandaag(9), vandaag(60)]


def test_overslaan_met_reden_en_terug(wereld, als, afspraak):
    moment = afspraak.momenten.get(op=vandaag(-20))
    pad = reverse("meetmoment_vervalt", args=[moment.pk])
    assert "waarom deze meting niet doorgaat" in (
        als(wereld.teamlid).post(pad, {"reden": ""}).content.decode()
    )
    als(wereld.teamlid).post(pad, {"reden": "Iedereen is op stage."})
    html = als(wereld.teamleider).get(afspraak.get_absolute_url()).content.decode()
    assert "Iedereen is op stage." in html
    assert not te_doen(Gebruiker.objects.get(pk=wereld.teamlid.pk))
    als(wereld.teamlid).post(pad, {"terug": "ja"})
    assert te_doen(Gebruiker.objects.get(pk=wereld.teamlid.pk))


def _te_doen(persoon):
    return te_doen(Gebruiker.objects.get(pk=persoon.pk))


def test_te_doen_voor_wie_meet(wereld, als, afspraak, traject):
    [laat] = _te_doen(wereld.teamlid)
    assert (laat.soort, laat.te_laat, laat.datum) == ("Meting is te laat", True, vandaag(-20))
    assert not _te_doen(wereld.teamleider)
    html = als(wereld.teamlid).get(reverse("start")).content.decode()
    assert laat.url.replace("&", "&amp;") in html
    afspraak.momenten.filter(op=vandaag(-20)).update(op=vandaag(-13))
    [nu] = _te_doen(wereld.teamlid)
    assert (nu.soort, nu.te_laat) == ("Meet en vul de uitkomst in", False)
    afspraak.momenten.filter(op=vandaag(-13)).update(op=vandaag(1))
    assert not _te_doen(wereld.teamlid)


def test_te_doen_van_niemand_is_voor_de_leider_en_van_de_dienst_voor_de_dienst(wereld, afspraak):
    afspraak.uitvoerder = None
    afspraak.save()
    assert len(_te_doen(wereld.teamleider)) == 1
    afspraak.uitvoerder_buiten_team = wereld.kwaliteit
    afspraak.save()
    assert not _te_doen(wereld.teamleider)
    assert len(_te_doen(wereld.kwaliteit)) == 1
    wereld.kwaliteit.functies.all().delete()
    assert not _te_doen(wereld.kwaliteit)


def test_te_doen_van_wie_weg_is_gaat_naar_de_leider(wereld, afspraak):
    lid = wereld.leden[1]
    lid.tot = vandaag(-1)
    lid.save()
    assert not _te_doen(wereld.teamlid)
    assert len(_te_doen(wereld.teamleider)) == 1


def test_te_doen_niet_van_een_gestopt_traject(wereld, afspraak, traject):
    traject.status = "gestopt"
    traject.save()
    assert not _te_doen(wereld.teamlid)


def test_steekproef_geeft_later_dezelfde_nummers(wereld, als, afspraak):
    pad = reverse("steekproef_nieuw", args=[afspraak.pk])
    velden = {"waaruit": "klas 3A", "populatie": "24", "omvang": "6"}
    antwoord = als(wereld.teamlid).post(pad, velden)
    eerste = als(wereld.teamlid).get(antwoord.url).content.decode()
    html = als(wereld.directeur).get(antwoord.url).content.decode()
    delen = [
        tekst[tekst.index('class="nummers"') :].partition("<p class")[0] for tekst in (html, eerste)
    ]
    assert delen[0] == delen[1]
    assert html.count("<li>", html.index('class="nummers"')) == 12
    for fout, melding in (
        ({"omvang": "25"}, "Er zijn er 24. Trek er niet meer dan dat."),
        ({"omvang": "0"}, "Trek er minstens 1."),
        ({"populatie": ""}, "Vul in hoeveel er op de lijst staan."),
    ):
        assert melding in als(wereld.teamlid).post(pad, velden | fout).content.decode()
    assert Steekproef.objects.count() == 1


def test_verandering_in_woorden(wereld, als, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider, norm="50", eenheid="%")
    meet_reeks(
        *(afspraak, wereld.teamleider),
        *("42", "38", "45", "41", "36", "44", "40"),
        *("55", "58", "61", "57", "60", "63", "59"),
    )
    html = als(wereld.teamlid).get(afspraak.get_absolute_url()).content.decode()
    sinds = vandaag(-1) - datetime.timedelta(weeks=6)
    assert f"Er is echt iets veranderd sinds {sinds.day}\xa0" in html
    assert "de goede kant op" in html
    assert "grens" in html


@pytest.mark.parametrize(
    ("norm", "kop"), [("4", "Nog geen reden om bij te sturen"), ("9", "Er verandert nog niets")]
)
def test_gewone_wisseling_in_woorden(wereld, als, traject, norm, kop):
    afspraak = maak_afspraak(traject, wereld.teamleider, norm=norm)
    meet_reeks(afspraak, wereld.teamleider, *["5", "6", "4", "6", "5", "7", "4", "6", "5"])
    html = als(wereld.teamlid).get(afspraak.get_absolute_url()).content.decode()
    assert kop in html
    assert "midden 5" in html
