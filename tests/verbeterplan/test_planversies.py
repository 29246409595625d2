"""Versions of a plan: kept word for word, never changed, and what differs between them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from tests.factories import TrajectFactory
from tests.verbeterplan.planhulp import traject_met_plan
from verbeterplan import cyclus, planblad, planversie
from verbeterplan.models import Activiteit, Planantwoord, Plandoel, Planversie
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.planblad import van_json

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    return traject_met_plan(wereld)


def leg_vast(traject, reden=""):
    return planversie.leg_vast(traject.rondes.lopend().get(), None, reden)


def anders(traject, tekst="Twee keer per maand tien minuten in het teamoverleg."):
    rij = Planantwoord.objects.get(ronde=traject.rondes.lopend().get(), vraag="p-communicatie")
    rij.tekst = tekst
    rij.save()


def haal(client, naam, *args, **query) -> str:
    return client.get(reverse(naam, args=args), query).content.decode()


def test_een_versie_bewaart_het_hele_plan(traject):
    versie = leg_vast(traject, "Het team heeft  het\nplan gezien.")
    ronde = traject.rondes.select_related("traject__team").get()
    assert (versie.nummer, versie.reden) == (1, "Het team heeft het plan gezien.")
    assert van_json(Planversie.objects.get().inhoud) == planblad.lees(ronde)


def test_zonder_verandering_komt_er_geen_versie_bij(traject, wereld, als):
    eerste = leg_vast(traject)
    # How far it is says nothing about what was agreed.
    Activiteit.objects.first().rond_af()
    assert leg_vast(traject) == eerste
    client = als(wereld.teamleider)
    antwoord = client.post(reverse("planversie_nieuw", args=[traject.pk]), follow=True)
    assert "Er is niets veranderd sinds versie 1." in antwoord.text
    anders(traject)
    antwoord = client.post(
        reverse("planversie_nieuw", args=[traject.pk]), {"reden": "Na de pilot"}, follow=True
    )
    assert "Versie 2 is vastgelegd." in antwoord.text
    assert Planversie.objects.get(nummer=2).door == wereld.teamleider


def test_een_leeg_plan_en_een_te_lange_reden_worden_gezegd(traject, wereld, als):
    leeg = TrajectFactory(team=wereld.team)
    with pytest.raises(ValidationError, match="Begin met een doel"):
        leg_vast(leeg)
    client = als(wereld.teamleider)
    adres = reverse("planversie_nieuw", args=[traject.pk])
    assert "De reden is te lang" in client.post(adres, {"reden": "a" * 301}, follow=True).text
    assert not Planversie.objects.exists()


def test_een_versie_verandert_nooit_meer(traject):
    versie = leg_vast(traject)
    versie.reden = "Anders"
    for probeer in (
        versie.save,
        versie.delete,
        lambda: Planversie.objects.update(reden="Anders"),
        lambda: Planversie.objects.filter(pk=versie.pk).delete(),
        lambda: Planversie.objects.bulk_update([versie], ["reden"]),
    ):
        with pytest.raises(ValidationError, match="verandert niet meer"), transaction.atomic():
            probeer()
    assert Planversie.objects.get().reden == ""
    # With the whole traject it goes.
    traject.activiteiten.all().delete()
    traject.delete()
    assert not Planversie.objects.exists()


def test_de_versie_is_te_lezen_zoals_ze_was(traject, wereld, als):
    leg_vast(traject)
    anders(traject)
    client = als(wereld.teamlid)
    html = haal(client, "planversie", traject.pk, 1)
    assert "Elke maand vijf minuten in het teamoverleg." in html
    assert "Twee keer per maand" not in html
    assert client.get(reverse("planversie", args=[traject.pk, 2])).status_code == 404
    pdf = client.get(reverse("planversie", args=[traject.pk, 1]), {"formaat": "pdf"})
    assert "versie-1" in pdf["Content-Disposition"]


def test_wat_veranderde_staat_er_per_woord_en_per_punt(traject, wereld, als):
    leg_vast(traject)
    anders(traject, "Elke week vijf minuten in het teamoverleg.")
    Plandoel.objects.get(tekst="Minder uitval").leg_weg()
    Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Ouders doen mee", volgorde=9)
    client = als(wereld.teamlid)
    html = haal(client, "planversie", traject.pk, 1, met="nu")
    for stuk in ("maand", "Minder uitval"):
        assert f'<del><span class="visually-hidden"> [weg: </span>{stuk}' in html
    for stuk in ("week", "Ouders doen mee"):
        assert f'<ins><span class="visually-hidden"> [erbij: </span>{stuk}' in html
    assert "Dit kost te veel tijd" not in html
    leg_vast(traject)
    for nummer, met in ((1, 2), (2, 1)):
        html = haal(client, "planversie", traject.pk, nummer, met=met)
        assert "Van versie 1 naar versie 2" in html
        assert "</span>week" in html
    assert client.get(reverse("planversie", args=[traject.pk, 1]), {"met": "9"}).status_code == 404
    assert client.get(reverse("planversie", args=[traject.pk, 1]), {"met": "x"}).status_code == 404
    assert "Er is niets veranderd." in haal(client, "planversie", traject.pk, 2, met="nu")


def test_alleen_een_andere_volgorde_wordt_zo_gezegd(traject, wereld, als):
    leg_vast(traject)
    Plandoel.objects.filter(tekst="Elke student gehoord").update(volgorde=5)
    html = haal(als(wereld.teamlid), "planversie", traject.pk, 1, met="nu")
    assert "Alleen de volgorde is anders." in html


def test_een_nieuwe_ronde_bewaart_het_plan_van_de_vorige(traject, wereld, als):
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.BESLUITEN, wereld.teamleider, "Anders aanpakken.")
    oud, nieuw = traject.rondes.all()
    assert oud.planversies.get().reden == "Ronde 1 is afgerond."
    anders(traject)
    assert leg_vast(traject).nummer == 1
    Activiteit.objects.filter(traject=traject).update(wat="Van nu")
    client = als(wereld.teamlid)
    assert "Van nu" in haal(client, "plan", traject.pk)
    toen = haal(client, "plan", traject.pk, ronde=1)
    assert "Afspraak 1" in toen
    assert "Van nu" not in toen
    lijst = haal(client, "planversies", traject.pk)
    assert lijst.count("Versie 1</a>") == 2
    assert "?ronde=1" in lijst
    assert nieuw.planversies.get().inhoud["ronde"] == 2


def test_een_nieuwe_ronde_zonder_plan_bewaart_niets(wereld):
    traject = TrajectFactory(team=wereld.team)
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    assert not Planversie.objects.exists()


def test_wie_alleen_leest_legt_niets_vast(traject, wereld, als):
    adres = reverse("planversie_nieuw", args=[traject.pk])
    assert als(wereld.teamlid).post(adres).status_code == 404
    assert "Leg deze versie vast" not in haal(als(wereld.teamlid), "plan", traject.pk)
    assert "Leg deze versie vast" in haal(als(wereld.teamleider), "plan", traject.pk)
