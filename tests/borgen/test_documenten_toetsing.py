"""The team approves exactly one text: voters, rules, objections, taking back, two at once."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from borgen.acties import documenteren as acties
from borgen.acties import documenteren_toetsing as toetsing
from borgen.acties.documenteren import TekstVeranderd
from borgen.models import Akkoord, Documentversie, Tekst, Voorstel
from tests.borgen.documenten_hulp import (
    iedereen,
    leg_voor,
    maak_concept,
    maak_document,
    regel,
    stel_vast,
)
from tests.factories import LidmaatschapFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def document(wereld):
    return maak_document(wereld.team, wereld.teamleider)


def standen(versie):
    return [a.stand for a in versie.akkoorden.order_by("lidmaatschap_id")]


def ververs(versie):
    return Documentversie.objects.get(pk=versie.pk)


def test_stemmers_zijn_wie_er_die_dag_in_het_team_zit(wereld, document):
    gisteren = timezone.localdate() - datetime.timedelta(days=1)
    LidmaatschapFactory(team=wereld.team, tot=gisteren)
    versie = leg_voor(document)
    LidmaatschapFactory(team=wereld.team)
    assert standen(versie) == ["open"] * 3


def test_in_het_overleg_met_een_druk(wereld, document):
    leider, daan, eva = (lid.pk for lid in wereld.leden)
    versie = leg_voor(document)
    toetsing.team_akkoord(versie.pk, versie.hash, [leider, daan], wereld.teamleider)
    assert ververs(versie).status == "vastgesteld"
    assert Tekst.objects.get().tekst == versie.tekst
    assert Tekst.objects.get().hash == versie.hash
    assert standen(versie) == ["akkoord", "akkoord", "open"]
    [brief] = mail.outbox
    assert brief.to == [wereld.leden[2].gebruiker.email]
    assert f"/documenten/versies/{versie.pk}/toetsen/" in brief.body
    toetsing.stem(versie.pk, versie.hash, wereld.leden[2].gebruiker, True)
    assert standen(versie)[2] == "akkoord"
    assert eva == wereld.leden[2].pk


def test_bezwaar_van_wie_er_niet_was_wordt_een_voorstel(wereld, document):
    versie = leg_voor(document)
    toetsing.team_akkoord(versie.pk, versie.hash, [wereld.leden[0].pk], wereld.teamleider)
    daan = wereld.teamlid
    with pytest.raises(ValidationError, match="waarom je niet akkoord bent"):
        toetsing.stem(versie.pk, versie.hash, daan, False, "  ")
    toetsing.stem(versie.pk, versie.hash, daan, False, "Te veel werk.")
    voorstel = Voorstel.objects.get()
    assert (voorstel.door, voorstel.tekst) == (daan, "Te veel werk.")
    assert ververs(versie).status == "vastgesteld"
    with pytest.raises(ValidationError, match="al antwoord gegeven"):
        toetsing.stem(versie.pk, versie.hash, daan, True)


def test_wie_er_is_en_bezwaar_heeft_wordt_niet_overstemd(wereld, document):
    versie = leg_voor(document)
    toetsing.stem(versie.pk, versie.hash, wereld.teamlid, False, "Te veel werk.")
    with pytest.raises(ValidationError, match="Te veel werk"):
        toetsing.team_akkoord(versie.pk, versie.hash, iedereen(document), wereld.teamleider)
    assert ververs(versie).status == "ter_toetsing"
    assert standen(versie) == ["open", "niet_akkoord", "open"]
    with pytest.raises(ValidationError, match="Vink eerst aan"):
        toetsing.team_akkoord(versie.pk, versie.hash, [], wereld.teamleider)


def test_meerderheid_zodra_meer_dan_de_helft(wereld, document):
    versie = leg_voor(regel(document, "meerderheid"))
    assert len(mail.outbox) == 1
    assert len(mail.outbox[0].to) == 3
    toetsing.stem(versie.pk, versie.hash, wereld.teamleider, True)
    assert ververs(versie).status == "ter_toetsing"
    toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True)
    assert ververs(versie).status == "vastgesteld"


def test_allen_ook_door_wie_lang_weg_is_niet_te_tellen(wereld, document):
    versie = leg_voor(regel(document, "allen"))
    toetsing.stem(versie.pk, versie.hash, wereld.teamleider, True)
    toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True)
    eva = wereld.leden[2].pk
    toetsing.zet_lang_afwezig(versie.pk, eva, "met verlof", wereld.teamleider)
    assert ververs(versie).status == "vastgesteld"
    assert Akkoord.objects.get(lidmaatschap=eva).toelichting == "met verlof"


def test_niet_iedereen_kan_lang_afwezig_zijn(wereld, document):
    weg = dict.fromkeys(iedereen(document), "met verlof")
    with pytest.raises(ValidationError, match="niemand"):
        leg_voor(document, lang_afwezig=weg)
    weg.pop(wereld.leden[0].pk)
    versie = Documentversie.objects.get()
    toetsing.leg_voor(versie.pk, wereld.teamleider, None, weg)
    with pytest.raises(ValidationError, match="niemand over"):
        toetsing.zet_lang_afwezig(versie.pk, wereld.leden[0].pk, "ook weg", wereld.teamleider)
    toetsing.zet_lang_afwezig(versie.pk, wereld.leden[1].pk, "", wereld.teamleider)
    assert standen(versie) == ["open", "open", "lang_afwezig"]


def test_terugtrekken_wist_het_akkoord_en_zegt_waarom(wereld, document):
    versie = leg_voor(document)
    toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True)
    toetsing.trek_terug(versie.pk, "De tabel klopt niet.", wereld.teamleider)
    na = ververs(versie)
    assert (na.status, na.hash, na.terug_reden) == ("concept", "", "De tabel klopt niet.")
    assert not versie.akkoorden.exists()
    assert mail.outbox[-1].to == [wereld.teamlid.email]
    assert "De tabel klopt niet." in mail.outbox[-1].body
    with pytest.raises(ValidationError, match="Dit kan nu niet"):
        toetsing.trek_terug(versie.pk, "Nog een keer", wereld.teamleider)


def test_op_een_tekst_die_veranderde_geeft_niemand_akkoord(wereld, document):
    versie = leg_voor(document)
    oud = versie.hash
    toetsing.trek_terug(versie.pk, "Anders", wereld.teamleider)
    Documentversie.objects.filter(pk=versie.pk).update(tekst="Drie gesprekken.")
    nieuw = toetsing.leg_voor(versie.pk, wereld.teamleider)
    with pytest.raises(TekstVeranderd):
        toetsing.stem(versie.pk, oud, wereld.teamlid, True)
    with pytest.raises(TekstVeranderd):
        toetsing.team_akkoord(versie.pk, oud, iedereen(document), wereld.teamleider)
    assert nieuw.hash != oud
    # By another way than taking it back: the digest no longer fits what is there.
    Documentversie.objects.filter(pk=versie.pk).update(tekst="Stiekem anders.")
    with pytest.raises(TekstVeranderd):
        toetsing.stem(versie.pk, nieuw.hash, wereld.teamlid, True)
    assert standen(versie) == ["open"] * 3


def test_een_andere_titel_is_een_andere_tekst(wereld, document):
    versie = leg_voor(document)
    document.titel = "Iets anders"
    document.save()
    with pytest.raises(TekstVeranderd):
        toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True)


def test_wie_later_in_het_team_kwam_stemt_niet(wereld, document):
    versie = leg_voor(document)
    nieuw = LidmaatschapFactory(team=wereld.team).gebruiker
    with pytest.raises(ValidationError, match="nog niet in het team"):
        toetsing.stem(versie.pk, versie.hash, nieuw, True)


def test_een_latere_versie_vervangt_de_eerdere_in_een_keer(wereld, document):
    eerste = stel_vast(document, "Een")
    tweede = leg_voor(document, "Twee")
    assert ververs(eerste).status == "vastgesteld"
    toetsing.team_akkoord(tweede.pk, tweede.hash, iedereen(document), wereld.teamleider)
    eerste, tweede = ververs(eerste), ververs(tweede)
    assert (eerste.status, tweede.status) == ("vervallen", "vastgesteld")
    assert eerste.vervallen_op == tweede.vastgesteld_op
    assert [t.tekst for t in Tekst.objects.order_by("nummer")] == ["Een", "Twee"]


def test_leeg_kan_niet_worden_voorgelegd(document):
    with pytest.raises(ValidationError, match="nog niets"):
        leg_voor(document, "  \n")


def test_herinneren_gaat_naar_wie_nog_niets_zei(wereld, document):
    versie = leg_voor(document)
    toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True)
    assert toetsing.herinner(versie.pk, wereld.teamleider) == 2
    assert wereld.teamlid.email not in mail.outbox[-1].to


# --- The working version --------------------------------------------------------------------------


def test_nieuwe_versie_begint_met_wat_geldt(wereld, document):
    stel_vast(document, "Een")
    with pytest.raises(ValidationError, match="waarom"):
        acties.open_nieuwe_versie(document, " ", wereld.teamleider)
    versie = acties.open_nieuwe_versie(document, "Te lang", wereld.teamleider)
    assert (versie.nummer, versie.tekst, versie.verkort) == (2, "Een", True)
    nog_eens = acties.open_nieuwe_versie(document, "En onduidelijk", wereld.teamleider)
    assert nog_eens.pk == versie.pk
    assert ververs(versie).reden == "Te lang; En onduidelijk"


def test_geen_nieuwe_versie_zolang_er_een_ter_toetsing_ligt(wereld, document):
    leg_voor(document)
    with pytest.raises(ValidationError, match="ligt nu ter toetsing"):
        acties.open_nieuwe_versie(document, "Te lang", wereld.teamleider)


def test_weggooien_alleen_een_concept(wereld, document):
    eerste = stel_vast(document)
    tweede = maak_concept(document)
    acties.gooi_weg(tweede.pk)
    assert document.versies.get() == eerste
    with pytest.raises(ValidationError, match="Alleen een concept"):
        acties.gooi_weg(eerste.pk)
    with pytest.raises(ValidationError, match="al een versie vastgesteld"):
        acties.verwijder_document(document)


def test_intrekken_laat_de_tekst_staan(document):
    versie = stel_vast(document)
    acties.trek_document_in(document)
    assert ververs(versie).status == "vervallen"
    assert Tekst.objects.count() == 1
    with pytest.raises(ValidationError, match="geen versie die nu geldt"):
        acties.trek_document_in(document)


def test_wie_lang_weg_was_wordt_bij_de_volgende_versie_weer_voorgesteld(wereld, als):
    eva = wereld.leden[2]
    document = maak_document(wereld.team, wereld.teamleider)
    versie = leg_voor(document, lang_afwezig={eva.pk: "met verlof"})
    er_zijn = [lid.pk for lid in wereld.leden[:2]]
    toetsing.team_akkoord(versie.pk, versie.hash, er_zijn, wereld.teamleider)
    versie = maak_concept(document, "Drie gesprekken.")
    pad = reverse("documentversie_voorleggen", args=[versie.pk])
    html = als(wereld.teamleider).get(pad).content.decode()
    assert 'value="met verlof"' in html
    assert "<details open>" in html
