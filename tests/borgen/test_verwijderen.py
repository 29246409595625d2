"""A verbeteractie goes only when nothing is lost: verbeterplan asks without knowing borgen."""

import pytest
from django.urls import reverse

from borgen.acties.handelen import neem_besluit
from borgen.acties.monitoren import zet_op_jaaragenda
from borgen.acties.stappen import begin_toets, sla_documenteren_over
from borgen.models import Besluit, Document, Proces
from tests.borgen.hulp import actie_van, afspraak_van, meting_van, overleg_van, signaal_van
from verbeterplan.models import Activiteit, Agendapunt, Verbeteractie

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def besluit(wereld, actie):
    Besluit.objects.create(
        verbeteractie=actie, soort="afwachten", wat="Nog even.", door=wereld.teamleider
    )


def document(wereld, actie):
    proces = Proces.objects.create(team=wereld.team, naam="Begeleiding")
    rij = Document.objects.create(proces=proces, titel="Boek", gemaakt_door=wereld.teamleider)
    rij.verbeteracties.add(actie)


@pytest.mark.parametrize(
    ("hang_eraan", "woorden"),
    [
        (lambda w, a: signaal_van(w, a), "1 signaal"),
        (lambda w, a: meting_van(afspraak_van(a)), "1 meetafspraak"),
        (besluit, "1 besluit"),
        (document, "1 document"),
        (lambda w, a: sla_documenteren_over(a, "Staat er al", w.teamleider), "1 afgeronde stap"),
        (lambda w, a: begin_toets(a, w.teamleider), "1 borgtoets"),
    ],
)
def test_wat_eraan_hangt_houdt_het_tegen(wereld, als, hang_eraan, woorden):
    actie = actie_van(wereld)
    hang_eraan(wereld, actie)
    pad = reverse("verbeteractie_verwijder", args=[actie.pk])
    client = als(wereld.teamleider)
    for antwoord in (client.get(pad), client.post(pad)):
        html = antwoord.content.decode()
        assert "kan niet weg" in html
        assert woorden in html
    assert Verbeteractie.objects.filter(pk=actie.pk).exists()


def test_alles_wat_eraan_hangt_wordt_genoemd(wereld, als):
    """Also when one of them alone would keep it: a decision that rests on a signal."""
    actie = actie_van(wereld)
    signaal_van(wereld, actie)
    afspraak_van(actie)
    document(wereld, actie)
    besluit = Besluit(verbeteractie=actie, soort="afwachten", wat="x", door=wereld.teamleider)
    neem_besluit(besluit, [], [signaal_van(wereld, actie)])
    pad = reverse("verbeteractie_verwijder", args=[actie.pk])
    html = als(wereld.teamleider).get(pad).content.decode()
    for woorden in ("2 signalen", "1 meetafspraak", "1 document", "1 besluit"):
        assert f"<li>{woorden}</li>" in html
    assert "histori" not in html.lower()


def test_activiteit_en_agendapunt_blijven_staan(wereld, als):
    actie = actie_van(wereld)
    zet_op_jaaragenda(wereld.team, [actie], [overleg_van(wereld)], [], "")
    Activiteit.objects.create(
        team=wereld.team, traject=actie.traject, verbeteractie=actie, wat="Plan ze in"
    )
    pad = reverse("verbeteractie_verwijder", args=[actie.pk])
    client = als(wereld.teamleider)
    assert "1 activiteit, 1 agendapunt" in client.get(pad).content.decode()
    client.post(pad)
    assert not Verbeteractie.objects.exists()
    assert Agendapunt.objects.get().tekst.endswith(actie.naam)
    assert Activiteit.objects.get().verbeteractie is None
