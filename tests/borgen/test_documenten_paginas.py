"""The pages of documents: register, document, reading list, proposals, evaluation, files."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from borgen.models import Document, Gelezen, Proces, Voorstel
from borgen.te_doen.documenten import te_doen
from organisatie.models import Inzage, Organisatie
from tests.borgen.documenten_hulp import (
    iedereen,
    leg_voor,
    maak_concept,
    maak_document,
    maak_proces,
    stel_vast,
)
from tests.factories import LidmaatschapFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag, versie
from verbeterplan.models import Overleg, Verbeteractie

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(wereld):
    return maak_document(wereld.team, wereld.teamleider, evalueren_op=vandaag(100))


def lees(client, naam, *args, query=""):
    return client.get(reverse(naam, args=args) + query).content.decode()


# --- The register ---------------------------------------------------------------------------------


def test_beginnen_met_voorbeelden(wereld, als):
    client = als(wereld.teamleider)
    assert "Kies uit voorbeelden" in lees(client, "documenten")
    data = {"team": wereld.team.pk, "kies": ["Intake", "Exitgesprek"]}
    client.post(reverse("processen_voorbeelden"), data)
    client.post(reverse("processen_voorbeelden"), data)
    assert list(Proces.objects.values_list("naam", flat=True)) == ["Exitgesprek", "Intake"]
    html = client.post(reverse("processen_voorbeelden"), {"team": wereld.team.pk}).content.decode()
    assert "Vink minstens één proces aan." in html


def test_proces_maken_wijzigen_en_verwijderen(wereld, als, document):
    client = als(wereld.teamleider)
    data = {"team": wereld.team.pk, "naam": "Stage", "evalueert": wereld.leden[1].pk}
    client.post(reverse("proces_nieuw"), data)
    stage = Proces.objects.get(naam="Stage")
    assert stage.evalueert == wereld.leden[1]
    html = client.post(reverse("proces_nieuw"), data).content.decode()
    assert "Dit team heeft al een proces met die naam." in html
    wijzig = reverse("proces_wijzig", args=[stage.pk])
    html = client.post(wijzig, {"naam": document.proces.naam, "versie": versie(stage)})
    assert "Dit team heeft al een proces met die naam." in html.content.decode()
    client.post(reverse("proces_verwijder", args=[stage.pk]))
    client.post(reverse("proces_verwijder", args=[document.proces_id]))
    assert list(Proces.objects.all()) == [document.proces]


def test_een_lid_van_een_ander_team_past_niet(wereld, als):
    vreemd = LidmaatschapFactory()
    data = {"team": wereld.team.pk, "naam": "Stage", "beheerder": vreemd.pk}
    html = als(wereld.teamleider).post(reverse("proces_nieuw"), data).content.decode()
    assert "Deze persoon zit niet in dit team." in html


def test_filters_van_het_register(wereld, als, document):
    stel_vast(document)
    maak_proces(wereld.team, "Leeg proces")
    bezig = maak_concept(
        maak_document(
            wereld.team, wereld.teamleider, "Protocol", proces=maak_proces(wereld.team, "P")
        )
    )
    client = als(wereld.teamleider)
    kop = '<h3 id="kop-proces-'

    def getoond(stand):
        html = lees(client, "documenten", query=f"?stand={stand}")
        return html.count(kop), document.titel in html, "Protocol" in html

    assert getoond("") == (3, True, True)
    assert getoond("geldt") == (1, True, False)
    assert getoond("bewerking") == (1, False, True)
    assert getoond("zonder") == (2, False, True)
    assert getoond("evalueren") == (0, False, False)
    # On the day itself there is still time, as on Start and in the quality overview.
    Document.objects.filter(pk=document.pk).update(evalueren_op=vandaag())
    assert getoond("evalueren") == (0, False, False)
    Document.objects.filter(pk=document.pk).update(evalueren_op=vandaag(-1))
    assert getoond("evalueren") == (1, True, False)
    assert bezig.status == "concept"


def test_buiten_het_team_alleen_wat_is_vastgesteld(wereld, als, document):
    stel_vast(document, "Wat geldt.")
    maak_concept(document, "Geheim concept.")
    maak_concept(maak_document(wereld.team, wereld.teamleider, "Alleen concept"))
    html = lees(als(wereld.kwaliteit), "documenten")
    assert document.titel in html
    assert "Alleen concept" not in html
    assert "concept" not in html
    pagina = lees(als(wereld.directeur), "document", document.pk)
    assert "Wat geldt." in pagina
    assert "Versie 2" not in pagina
    assert wereld.teamlid.naam not in pagina


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_register_als_bestand(wereld, als, document, formaat):
    stel_vast(document)
    maak_proces(wereld.team, "Leeg proces")
    inhoud = als(wereld.teamlid).get(reverse("documenten"), {"formaat": formaat}).content
    if formaat == "xlsx":
        blad = openpyxl.load_workbook(io.BytesIO(inhoud)).active
        tekst = " ".join(str(c.value) for rij in blad.iter_rows() for c in rij if c.value)
    else:
        tekst = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(inhoud)).pages)
    assert document.titel in tekst.replace("-\n", "-")
    assert "Leeg proces" in tekst
    assert "versie 1" in tekst
    assert Inzage.objects.filter(gebruiker=wereld.teamlid).count() == 1


def test_evenveel_queries_voor_een_en_dertig(wereld, als, django_assert_max_num_queries):
    Organisatie.deze()
    client = als(wereld.teamleider)
    paden = [reverse("documenten"), reverse("leeslijst"), reverse("start")]

    def maak(nummer):
        proces = maak_proces(
            wereld.team, f"Proces {nummer}", evalueert=wereld.leden[1], beheerder=wereld.leden[2]
        )
        rij = maak_document(
            wereld.team,
            wereld.teamleider,
            f"Document {nummer}",
            proces=proces,
            eigenaar=wereld.leden[1],
            evalueren_op=vandaag(-2),
        )
        stel_vast(rij)
        maak_concept(rij)
        Voorstel.objects.create(document=rij, tekst="Anders", door=wereld.teamlid)

    def tel(pad):
        with django_assert_max_num_queries(60) as gevraagd:
            client.get(pad)
        return len(gevraagd)

    maak(0)
    for pad in paden:
        client.get(pad)
    een = [tel(pad) for pad in paden]
    for nummer in range(1, 31):
        maak(nummer)
    assert [tel(pad) for pad in paden] == een


# --- A document -----------------------------------------------------------------------------------


def test_document_maken_met_een_verbeteractie(wereld, als):
    proces = maak_proces(wereld.team)
    traject = TrajectFactory(team=wereld.team)
    actie = Verbeteractie.objects.create(traject=traject, naam="Twee gesprekken")
    client = als(wereld.teamleider)
    html = lees(client, "document_nieuw", query=f"?verbeteractie={actie.pk}")
    assert f'value="{actie.pk}" id="id_verbeteracties_0" checked' in " ".join(html.split()) or (
        "checked" in html
    )
    data = {
        "proces": proces.pk,
        "titel": "Handboek",
        "akkoordregel": "overleg",
        "verbeteracties": [actie.pk],
        "evalueren_op": "24-9-2027",
    }
    antwoord = client.post(reverse("document_nieuw"), data)
    rij = Document.objects.get()
    assert antwoord.url == rij.versies.get().get_absolute_url()
    assert list(rij.verbeteracties.all()) == [actie]
    assert "Nog niets van wat jullie" in lees(client, "borgen_documenteren", traject.pk)
    stel_vast(rij)
    assert "Alles wat jullie veranderden" in lees(client, "borgen_documenteren", traject.pk)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"titel": " "}, "Geef het document een titel."),
        ({"titel": "SLB-handboek"}, "Bij dit proces staat al een document met die titel."),
        ({"evalueren_op": "2001-01-01"}, "is al geweest"),
        ({"evalueren_op": "straks"}, "Vul een datum in die bestaat"),
        ({"proces": 999_999}, "Kies een proces van dit team."),
        ({"akkoordregel": "loting"}, "loting"),
    ],
)
def test_fouten_bij_het_veld(wereld, als, document, anders, melding):
    data = {"proces": document.proces_id, "titel": "Nieuw", "akkoordregel": "overleg"} | anders
    html = als(wereld.teamleider).post(reverse("document_nieuw"), data).content.decode()
    assert melding in html
    assert Document.objects.count() == 1


def test_de_titel_blijft_zolang_er_een_versie_ter_toetsing_ligt(wereld, als, document):
    leg_voor(document)
    client = als(wereld.teamleider)
    data = {
        "proces": document.proces_id,
        "titel": "Anders",
        "akkoordregel": "overleg",
        "versie": versie(document),
    }
    html = client.post(reverse("document_wijzig", args=[document.pk]), data).content.decode()
    assert "met de oude titel ter toetsing" in html
    client.post(reverse("document_wijzig", args=[document.pk]), data | {"titel": document.titel})
    assert Document.objects.get().titel == document.titel


def test_wat_geldt_houdt_de_titel_waarmee_het_is_vastgesteld(wereld, als, document):
    stel_vast(document)
    Document.objects.filter(pk=document.pk).update(titel="Nieuwe titel")
    html = lees(als(wereld.teamlid), "document", document.pk)
    assert "<h1>SLB-handboek</h1>" in html


def test_intrekken_en_verwijderen_vragen_het_bij_naam(wereld, als, document):
    client = als(wereld.teamleider)
    assert "Verwijder je “SLB-handboek”?" in lees(client, "document_verwijder", document.pk)
    stel_vast(document)
    client.post(reverse("document_verwijder", args=[document.pk]))
    assert "Trek je “SLB-handboek” in?" in lees(client, "document_intrekken", document.pk)
    client.post(reverse("document_intrekken", args=[document.pk]))
    assert Document.objects.get().versies.get().status == "vervallen"
    leeg = maak_document(wereld.team, wereld.teamleider, "Leeg")
    maak_concept(leeg)
    client.post(reverse("document_verwijder", args=[leeg.pk]))
    assert list(Document.objects.all()) == [document]


# --- Reading --------------------------------------------------------------------------------------


def test_lezen_bevestig_je_een_keer_per_versie(wereld, als, document):
    eerste = stel_vast(document)
    client = als(wereld.teamlid)
    assert document.titel in lees(client, "leeslijst")
    for _ in range(2):
        client.post(reverse("document_gelezen", args=[eerste.pk]))
    assert Gelezen.objects.count() == 1
    assert "Je hebt alles gelezen" in lees(client, "leeslijst")
    stel_vast(document, "Drie gesprekken.")
    assert document.titel in lees(client, "leeslijst")


def test_de_leider_ziet_wie_nog_niet_las_en_wie_nieuw_is(wereld, als, document):
    stel_vast(document, moment=timezone.now() - datetime.timedelta(days=20))
    nieuw = LidmaatschapFactory(team=wereld.team, van=timezone.localdate()).gebruiker
    client = als(wereld.teamleider)
    inhoud = client.get(reverse("leeslijst"), {"formaat": "xlsx"}).content
    blad = openpyxl.load_workbook(io.BytesIO(inhoud)).active
    assert nieuw.naam in str([c.value for rij in blad.iter_rows() for c in rij])
    html = lees(client, "leeslijst")
    assert f"{nieuw.naam} (nieuw)" in html
    assert "0 van 4" in html
    assert "je bent nieuw in het team" in lees(als(nieuw), "leeslijst")
    assert [(r.soort, r.te_laat) for r in te_doen(nieuw)] == [("Lezen", False)]
    assert [(r.soort, r.te_laat) for r in te_doen(wereld.teamlid)] == [("Lezen", True)]


def test_wat_niet_op_de_leeslijst_staat_hoeft_niemand_te_lezen(wereld, als, document):
    Document.objects.update(op_leeslijst=False)
    stel_vast(document)
    assert te_doen(wereld.teamlid) == []
    assert "Ik heb dit gelezen" not in lees(als(wereld.teamlid), "document", document.pk)


# --- Due ------------------------------------------------------------------------------------------


def test_te_doen_voor_en_na_het_overleg(wereld, document):
    morgen = timezone.now() + datetime.timedelta(days=1)
    overleg = Overleg.objects.create(team=wereld.team, titel="Overleg", moment=morgen)
    leg_voor(document, overleg=overleg)
    assert overleg.agendapunten.get().tekst == "SLB-handboek vaststellen"
    assert [r.soort for r in te_doen(wereld.teamlid)] == ["Lees voor het overleg"]
    overleg.moment = timezone.now() - datetime.timedelta(hours=1)
    overleg.save()
    assert [r.soort for r in te_doen(wereld.teamlid)] == ["Geef je akkoord"]
    assert "Leg het akkoord vast" in [r.soort for r in te_doen(wereld.teamleider)]


def test_wie_er_niet_was_wordt_een_keer_gevraagd(wereld, document):
    aanwezig = [pk for pk in iedereen(document) if pk != wereld.leden[1].pk]
    stel_vast(document, aanwezig=aanwezig)
    assert [r.soort for r in te_doen(wereld.teamlid)] == ["Geef je akkoord"]
    assert "Lezen" in [r.soort for r in te_doen(wereld.teamleider)]


def test_te_doen_evalueren_gaat_naar_een_persoon(wereld, document):
    stel_vast(document)
    Document.objects.update(evalueren_op=vandaag(3), op_leeslijst=False)
    assert [r.soort for r in te_doen(wereld.teamleider)] == ["Evalueren"]
    Document.objects.update(eigenaar=wereld.leden[1])
    assert te_doen(wereld.teamleider) == []
    assert [r.soort for r in te_doen(wereld.teamlid)] == ["Evalueren"]
    Proces.objects.update(evalueert=wereld.leden[2])
    assert te_doen(wereld.teamlid) == []
    assert [r.te_laat for r in te_doen(wereld.leden[2].gebruiker)] == [False]


def test_te_doen_een_concept_dat_lang_wacht(wereld, document):
    versie_ = maak_concept(document)
    assert te_doen(wereld.teamleider) == []
    type(versie_).objects.update(gemaakt_op=timezone.now() - datetime.timedelta(days=29))
    assert [r.soort for r in te_doen(wereld.teamleider)] == ["Concept wacht al 4 weken"]
    assert te_doen(wereld.teamlid) == []


def test_evalueren_klopt_nog(wereld, als, document):
    stel_vast(document)
    Document.objects.update(eigenaar=wereld.leden[1])
    pad = reverse("document_evalueren", args=[document.pk])
    als(wereld.teamlid).post(pad, {"evalueren_op": vandaag(200).strftime("%d-%m-%Y")})
    rij = Document.objects.get()
    assert (rij.evalueren_op, rij.geevalueerd_op) == (vandaag(200), vandaag())
    assert als(wereld.leden[2].gebruiker).get(pad).status_code == 404


# --- Proposals ------------------------------------------------------------------------------------


def test_voorstel_overnemen_zet_de_reden_klaar(wereld, als, document):
    stel_vast(document)
    als(wereld.teamlid).post(reverse("voorstel_nieuw", args=[document.pk]), {"tekst": "Ook online"})
    voorstel = Voorstel.objects.get()
    client = als(wereld.teamleider)
    assert [r.soort for r in te_doen(wereld.teamleider)][-1] == f"Voorstel van {wereld.teamlid}"
    antwoord = client.post(reverse("voorstel_overnemen", args=[voorstel.pk]))
    nieuw = document.versies.get(nummer=2)
    assert antwoord.url == reverse("documentversie_wijzig", args=[nieuw.pk])
    assert nieuw.reden == "Ook online"
    client.post(reverse("voorstel_overnemen", args=[voorstel.pk]))
    assert Voorstel.objects.get().stand == "overgenomen"


def test_voorstel_afwijzen_zegt_waarom_niet(wereld, als, document):
    stel_vast(document)
    voorstel = Voorstel.objects.create(document=document, tekst="Online", door=wereld.teamlid)
    client = als(wereld.teamleider)
    pad = reverse("voorstel_afwijzen", args=[voorstel.pk])
    assert "Vertel kort waarom." in client.post(pad, {"reden": " "}).content.decode()
    client.post(pad, {"reden": "Dat kan al."})
    assert "Dat kan al." in lees(als(wereld.teamlid), "document", document.pk)
