"""Decisions: tied to what was seen, with what follows from them in one go."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from borgen.models import Besluit, Document, Norm, Proces, Signaal, Waarneming
from tests.borgen.hulp import (
    actie_van,
    afspraak_van,
    meting_van,
    overleg_van,
    signaal_van,
    vandaag,
    versie,
)
from verbeterplan.models import Activiteit

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie(wereld):
    return actie_van(wereld)


def pad(actie, vraag=""):
    return f"{reverse('besluit_nieuw', args=[actie.traject_id])}?verbeteractie={actie.pk}{vraag}"


def gegevens(*waarnemingen, soort="aanspreken", **anders):
    return {
        "soort": soort,
        "wat": "We nemen de afspraak samen door.",
        "datum": vandaag().isoformat(),
        "waarnemingen": [
            f"{'signaal' if isinstance(w, Signaal) else 'meting'}-{w.pk}" for w in waarnemingen
        ],
    } | anders


def lijst(client, actie, vraag=""):
    return client.get(reverse("borgen_handelen", args=[actie.traject_id]) + vraag).content.decode()


def test_wat_wacht_staat_bovenaan_met_een_knop(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    signaal_van(wereld, actie, "goed", tekst="Alles gaat goed.")
    meting = meting_van(afspraak_van(actie), "1")
    html = lijst(als(wereld.teamleider), actie)
    assert "Dit wacht op een besluit" in html
    assert f"op=signaal-{signaal.pk}" in html
    assert f"op=meting-{meting.pk}" in html
    assert "Alles gaat goed." not in html
    assert "Besluit hierover" not in lijst(als(wereld.teamlid), actie)


def test_waarvoor_je_kwam_staat_bovenaan_met_zijn_eigen_norm(wereld, als, actie):
    afspraak_van(actie, wat="Iets anders")
    afspraak = afspraak_van(actie)
    meting = meting_van(afspraak, "1", -9)
    signaal_van(wereld, actie)
    form = als(wereld.teamleider).get(pad(actie, f"&op=meting-{meting.pk}")).context["form"]
    assert form.fields["waarnemingen"].choices[0][0] == f"meting-{meting.pk}"
    assert form["afspraak"].initial == afspraak.pk
    assert "Gesprekken per student (nu minstens 2" in str(form["afspraak"])


def test_aanspreken_met_een_afspraak_erbij(wereld, als, actie):
    signaal, overleg = signaal_van(wereld, actie), overleg_van(wereld, -1)
    client = als(wereld.teamleider)
    html = client.get(pad(actie, f"&op=signaal-{signaal.pk}")).content.decode()
    assert "Aanspreken, een hulp in zes stappen" in html
    data = gegevens(
        signaal,
        overleg=overleg.pk,
        activiteit_wat="3A inplannen",
        activiteit_eigenaar=wereld.leden[1].pk,
        activiteit_datum=vandaag(7).isoformat(),
    )
    antwoord = client.post(pad(actie), data)
    besluit = Besluit.objects.get()
    assert antwoord.url.endswith(f"#besluit-{besluit.pk}")
    assert (besluit.overleg, besluit.door) == (overleg, wereld.teamleider)
    assert besluit.waarnemingen.get().signaal == signaal
    activiteit = Activiteit.objects.get()
    assert (activiteit.eigenaar, activiteit.verbeteractie) == (wereld.leden[1], actie)
    assert besluit.activiteit == activiteit
    html = lijst(client, actie)
    assert "Dit wacht op een besluit" not in html
    assert "3A inplannen" in html


def test_een_succes_komt_op_het_bord_en_wordt_gevierd(wereld, als, actie):
    signaal = signaal_van(wereld, actie, "goed")
    client = als(wereld.teamleider)
    client.post(pad(actie), gegevens(signaal, soort="belonen", op_bord="on"))
    besluit = Besluit.objects.voor_bord().get()
    knop = reverse("besluit_gevierd", args=[besluit.pk])
    client.post(knop, {"gevierd": "ja"})
    besluit.refresh_from_db()
    assert besluit.gevierd_op == vandaag()
    assert "gevierd op" in lijst(client, actie)
    antwoord = client.post(knop, {"gevierd": "ja"}, follow=True)
    assert "al gevierd" in antwoord.content.decode()
    client.post(knop, {"gevierd": "nee"})
    besluit.refresh_from_db()
    assert besluit.gevierd_op is None


def test_alleen_een_succes_komt_op_het_bord(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    als(wereld.teamleider).post(pad(actie), gegevens(signaal, op_bord="on"))
    besluit = Besluit.objects.get()
    assert not besluit.op_bord
    antwoord = als(wereld.teamleider).post(
        reverse("besluit_gevierd", args=[besluit.pk]), {"gevierd": "ja"}, follow=True
    )
    assert "Alleen een succes kun je vieren." in antwoord.content.decode()


def document_van(wereld):
    proces = Proces.objects.create(team=wereld.team, naam="Begeleiding")
    return Document.objects.create(
        proces=proces, titel="SLB-handboek", gemaakt_door=wereld.teamleider
    )


def test_een_proces_bijstellen_opent_een_nieuwe_versie(wereld, als, actie):
    document = document_van(wereld)
    meting = meting_van(afspraak_van(actie))
    data = gegevens(meting, soort="proces", document=document.pk, wat="Het formulier wordt korter.")
    als(wereld.teamleider).post(pad(actie), data)
    besluit = Besluit.objects.get()
    assert besluit.documentversie.document == document
    assert "Het formulier wordt korter." in besluit.documentversie.reden
    assert "Nieuwe versie van SLB-handboek" in lijst(als(wereld.teamleider), actie)


def test_een_proces_op_een_klacht_kan_niet(wereld, als, actie):
    document = document_van(wereld)
    klacht = signaal_van(wereld, actie, van="student")
    client = als(wereld.teamleider)
    data = gegevens(klacht, soort="proces", document=document.pk)
    html = client.post(pad(actie), data).content.decode()
    assert "niet op de klacht van één persoon" in html
    assert "We nemen de afspraak samen door." in html
    assert not Besluit.objects.exists()
    assert not document.versies.exists()
    ander = signaal_van(wereld, actie, van="bedrijf")
    client.post(pad(actie), gegevens(klacht, ander, soort="proces", document=document.pk))
    assert Besluit.objects.get().waarnemingen.count() == 2


def test_een_proces_zonder_document_vraagt_er_een_als_het_er_is(wereld, als, actie):
    meting = meting_van(afspraak_van(actie))
    client = als(wereld.teamleider)
    assert client.post(pad(actie), gegevens(meting, soort="proces")).status_code == 302
    document_van(wereld)
    html = client.post(pad(actie), gegevens(meting, soort="proces")).content.decode()
    assert "Kies in welk document de nieuwe werkwijze komt." in html


def test_wat_ter_toetsing_ligt_laat_geen_nieuwe_versie_toe(wereld, als, actie):
    document = document_van(wereld)
    document.versies.create(
        nummer=1,
        status="ter_toetsing",
        ter_toetsing_op=timezone.now(),
        hash="a" * 64,
        opgesteld_door=wereld.teamleider,
    )
    meting = meting_van(afspraak_van(actie))
    data = gegevens(meting, soort="proces", document=document.pk, activiteit_wat="Schrijf het op")
    html = als(wereld.teamleider).post(pad(actie), data).content.decode()
    assert "ligt nu ter toetsing" in html
    assert not Besluit.objects.exists()
    assert not Activiteit.objects.exists()


def test_een_norm_bijstellen_laat_de_oude_staan(wereld, als, actie):
    afspraak = afspraak_van(actie, "6,5".replace(",", "."), eenheid="cijfer")
    meting = meting_van(afspraak, "5.9")
    data = gegevens(
        meting,
        soort="norm",
        afspraak=afspraak.pk,
        waarde="6,2",
        geldig_van=vandaag().isoformat(),
        te_halen_op=vandaag(200).isoformat(),
        wat="Eerst haalbaar, dan hoger.",
    )
    als(wereld.teamleider).post(pad(actie), data)
    besluit = Besluit.objects.get()
    assert str(besluit.norm.waarde.normalize()) == "6.2"
    assert besluit.norm.reden == "Eerst haalbaar, dan hoger."
    assert Norm.objects.filter(meetafspraak=afspraak).count() == 2


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"waarde": ""}, "Vul in wat de norm wordt."),
        ({"waarde": "veel"}, "Vul een getal in"),
        ({"waarde": "-1"}, "0 of"),
        ({"afspraak": ""}, "Kies van welke meetafspraak de norm verandert."),
        ({"geldig_van": ""}, "Kies vanaf welke dag de norm geldt."),
    ],
)
def test_een_norm_die_niet_klopt(wereld, als, actie, anders, melding):
    afspraak = afspraak_van(actie)
    meting = meting_van(afspraak)
    data = gegevens(meting, soort="norm", afspraak=afspraak.pk, waarde="3")
    data = data | {"geldig_van": vandaag().isoformat()} | anders
    html = als(wereld.teamleider).post(pad(actie), data).content.decode()
    assert melding in html
    assert not Besluit.objects.exists()
    assert Norm.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"soort": ""}, "Kies wat jullie doen."),
        ({"wat": " "}, "Schrijf op wat jullie besluiten."),
        ({"waarnemingen": []}, "Kies minstens één waarneming"),
        (
            {"waarnemingen": ["signaal-999999"]},
            "Een van deze waarnemingen is er niet meer. Kies uit wat er nu staat.",
        ),
        ({"datum": vandaag(1).isoformat()}, "moet nog komen"),
        ({"activiteit_datum": vandaag(3).isoformat()}, "Schrijf op wat er gaat gebeuren."),
        ({"activiteit_wat": "x", "activiteit_datum": "1-1-2020"}, "is al geweest"),
        ({"activiteit_wat": "x", "activiteit_eigenaar": "999999"}, "Kies iemand uit de lijst."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, actie, anders, melding):
    signaal = signaal_van(wereld, actie)
    html = als(wereld.teamleider).post(pad(actie), gegevens(signaal) | anders).content.decode()
    assert melding in html
    assert not Besluit.objects.exists()
    assert not Activiteit.objects.exists()


def test_een_waarneming_van_een_ander_kan_er_niet_bij(wereld, als, actie):
    elders = signaal_van(wereld, actie_van(wereld, "Ander", actie.traject))
    signaal_van(wereld, actie)
    html = als(wereld.teamleider).post(pad(actie), gegevens(elders)).content.decode()
    assert "Een van deze waarnemingen is er niet meer." in html


def test_eerst_kiezen_waarover_als_dat_niet_gezegd_is(wereld, als, actie):
    actie_van(wereld, "Een formulier", actie.traject)
    kaal = reverse("besluit_nieuw", args=[actie.traject_id])
    html = als(wereld.teamleider).get(kaal).content.decode()
    assert "Waarover gaat het besluit?" in html
    assert f"?verbeteractie={actie.pk}" in html


def test_wijzigen_en_verwijderen_laat_de_waarneming_weer_wachten(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    client = als(wereld.teamleider)
    client.post(pad(actie), gegevens(signaal, soort="afwachten"))
    besluit = Besluit.objects.get()
    data = {"wat": "We kijken in maart.", "datum": "1-2-2026", "versie": versie(besluit)}
    client.post(reverse("besluit_wijzig", args=[besluit.pk]), data)
    besluit.refresh_from_db()
    assert (besluit.wat, besluit.datum.isoformat()) == ("We kijken in maart.", "2026-02-01")
    weg = reverse("besluit_verwijder", args=[besluit.pk])
    assert "wacht daarna weer" in client.get(weg).content.decode()
    client.post(weg)
    assert not Waarneming.objects.exists()
    assert "Dit wacht op een besluit" in lijst(client, actie)


def test_een_besluit_ligt_niet_voor_wat_het_draagt(wereld, als, actie):
    client = als(wereld.teamleider)
    signaal = signaal_van(wereld, actie, datum=vandaag(-2))
    te_vroeg = gegevens(signaal, datum=vandaag(-3).isoformat())
    assert "Kies die dag of een latere" in client.post(pad(actie), te_vroeg).content.decode()
    assert not Besluit.objects.exists()
    assert client.post(pad(actie), te_vroeg | {"datum": vandaag(-2).isoformat()}).status_code == 302


def test_filters_en_bestanden(wereld, als, actie):
    client = als(wereld.teamleider)
    signaal = signaal_van(wereld, actie)
    client.post(pad(actie), gegevens(signaal, wat="eerste besluit"))
    eerder = signaal_van(wereld, actie, datum=datetime.date(2020, 2, 1))
    data = gegevens(eerder, soort="belonen", wat="tweede besluit", datum="1-2-2020")
    client.post(pad(actie), data)
    assert "tweede besluit" not in lijst(client, actie, "?soort=aanspreken")
    assert "eerste besluit" not in lijst(client, actie, "?soort=belonen")
    assert "tweede besluit" not in lijst(client, actie, "?periode=maand")
    assert "tweede besluit" in lijst(client, actie, "?soort=onzin&periode=x")
    for formaat in ("xlsx", "pdf"):
        bestand = client.get(
            f"{reverse('borgen_handelen', args=[actie.traject_id])}?formaat={formaat}"
        )
        assert "Besluiten-Begeleiding" in bestand["Content-Disposition"]


def test_evenveel_vragen_bij_1_en_30(wereld, als, actie):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = als(wereld.teamleider)
    aantallen = []
    for meer in (1, 29):
        for nummer in range(meer):
            afspraak = afspraak_van(actie)
            besluit = Besluit.objects.create(
                verbeteractie=actie, soort="afwachten", wat="Nog even.", door=wereld.teamleider
            )
            Waarneming.objects.create(besluit=besluit, meting=meting_van(afspraak, "1"))
            Waarneming.objects.create(besluit=besluit, signaal=signaal_van(wereld, actie))
            signaal_van(wereld, actie)
            meting_van(afspraak_van(actie), "0", -nummer - 2)
        lijst(client, actie)
        with CaptureQueriesContext(connection) as vragen:
            lijst(client, actie)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


@pytest.mark.database
@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("besluit_heeft_wat", {"wat": ""}),
        ("besluit_gevierd_bij_soort", {"gevierd_op": vandaag()}),
    ],
)
def test_wat_de_database_weigert(wereld, actie, naam, velden):
    Besluit.objects.create(
        verbeteractie=actie, soort="afwachten", wat="Nog even.", door=wereld.teamleider
    )
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        Besluit.objects.update(**velden)


@pytest.mark.database
def test_een_waarneming_is_een_meting_of_een_signaal_en_staat_er_eenmaal(wereld, actie):
    besluit = Besluit.objects.create(
        verbeteractie=actie, soort="afwachten", wat="Nog even.", door=wereld.teamleider
    )
    signaal = signaal_van(wereld, actie)
    meting = meting_van(afspraak_van(actie))
    Waarneming.objects.create(besluit=besluit, signaal=signaal)
    for velden in ({}, {"signaal": signaal, "meting": meting}, {"signaal": signaal}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Waarneming.objects.create(besluit=besluit, **velden)
