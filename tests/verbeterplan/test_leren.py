"""Learning goals and feedback: of two people, and of nobody else."""

import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CharField, JSONField, TextField
from django.urls import reverse
from django.utils import timezone

from organisatie import bewaren
from organisatie.models import Lidmaatschap
from overzicht.te_doen import te_doen
from tests.factories import TrajectFactory, Wereld
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Feedbackvraag, Leerdoel, Plandoel, Plglid

pytestmark = [pytest.mark.django_db, pytest.mark.database]

GEHEIM = ("zwijgdoel", "zwijgvraag", "zwijgheen", "zwijgnu", "zwijgverder")


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def doel(wereld, traject):
    """Of the teamlid."""
    return Leerdoel.objects.create(
        traject=traject, lidmaatschap=wereld.leden[1], tekst="Ik wil zwijgdoel leren"
    )


@pytest.fixture
def vraag(wereld, doel):
    """To the plglid, of another team."""
    return doel.vragen.create(aan=wereld.van_plglid, vraag="Let op zwijgvraag")


def doe(client, naam, /, *args, **data):
    return client.post(reverse(naam, args=args), data, follow=True).content.decode()


def lees(client, naam="leren", *args):
    return client.get(reverse(naam, args=args)).content.decode()


ANTWOORD = {"feed_up": "zwijgheen", "feedback": "zwijgnu", "feed_forward": "zwijgverder"}


def test_een_leerdoel_bij_een_doel_van_het_team(traject, wereld, als):
    plandoel = Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Meer rust")
    client = als(wereld.teamlid)
    assert "Meer rust" in lees(client, "leerdoel_nieuw")
    data = {"tekst": "Langer stil zijn", "traject": traject.pk, "plandoel": plandoel.pk}
    html = doe(client, "leerdoel_nieuw", **data)
    assert "Langer stil zijn" in html
    assert "bij het doel “Meer rust”" in html
    assert Leerdoel.objects.get().lidmaatschap == wereld.leden[1]


def test_wie_in_de_plg_zit_leert_als_lid_van_het_eigen_team(traject, wereld, als):
    doe(als(wereld.plglid), "leerdoel_nieuw", tekst="Vragen stellen", traject=traject.pk)
    assert Leerdoel.objects.get().lidmaatschap == wereld.van_plglid


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"tekst": ""}, "Schrijf op wat je wilt leren."),
        ({"traject": ""}, "Kies een traject."),
        ({"traject": 999999}, "Kies een traject waar je aan meewerkt."),
        ({"tekst": "x" * 401}, "400"),
    ],
)
def test_een_leerdoel_dat_niet_kan(traject, wereld, als, data, melding):
    alles = {"tekst": "Langer stil zijn", "traject": traject.pk} | data
    html = doe(als(wereld.teamlid), "leerdoel_nieuw", **alles)
    assert melding in html
    assert str(alles["tekst"]) in html
    assert not Leerdoel.objects.exists()


def test_een_doel_van_een_ander_traject_hoort_er_niet_bij(traject, wereld, als):
    ander = TrajectFactory(team=wereld.team, naam="Toetsen")
    plandoel = Plandoel.objects.create(ronde=ander.rondes.get(), tekst="Op tijd")
    data = {"tekst": "Iets", "traject": traject.pk, "plandoel": plandoel.pk}
    assert "Dit doel hoort bij “Toetsen”." in doe(als(wereld.teamlid), "leerdoel_nieuw", **data)


def test_bereikt_en_weg_met_een_weg_terug(doel, wereld, als):
    client = als(wereld.teamlid)
    assert "Bereikt (1)" in doe(client, "leerdoel_bereikt", doel.pk, ja="1")
    assert "Bereikt (1)" not in doe(client, "leerdoel_bereikt", doel.pk)
    assert "is weggelegd." in doe(client, "leerdoel_weg", doel.pk)
    assert "zwijgdoel" not in lees(client)
    assert "zwijgdoel" in doe(client, "leerdoel_terug", doel.pk)


def test_vragen_aan_een_collega_die_het_bij_start_ziet(doel, wereld, als):
    client = als(wereld.teamlid)
    html = lees(client, "feedback_vraag", doel.pk)
    assert "Pia Plg" in html
    # Neither oneself nor somebody of another team.
    assert "Daan Docent</option>" not in html
    assert "Ali Docent" not in html
    html = doe(client, "feedback_vraag", doel.pk, aan=wereld.van_plglid.pk, vraag="Kijk mee")
    assert "Gevraagd aan Pia Plg" in html
    regel = te_doen(wereld.plglid)[0]
    assert regel.soort == "Een collega vraagt je feedback"
    html = als(wereld.plglid).get(regel.url).content.decode()
    assert "zwijgdoel" in html
    assert "Kijk mee" in html


def test_niemand_anders_kan_gevraagd_worden(doel, wereld, als):
    elders = Lidmaatschap.objects.get(gebruiker=wereld.ander_teamlid)
    html = doe(als(wereld.teamlid), "feedback_vraag", doel.pk, aan=elders.pk)
    assert "Kies een collega van dit team of deze PLG." in html
    assert not Feedbackvraag.objects.exists()


def test_een_keer_tegelijk_aan_dezelfde(vraag, wereld, als):
    html = doe(als(wereld.teamlid), "feedback_vraag", vraag.leerdoel_id, aan=vraag.aan_id)
    assert "Je vroeg dit al aan Pia Plg." in html
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedbackvraag.objects.create(leerdoel=vraag.leerdoel, aan=vraag.aan)


def test_antwoord_in_drie_vragen_en_de_vrager_leest_het(vraag, wereld, als):
    html = doe(als(wereld.plglid), "feedback_geef", vraag.pk, **ANTWOORD)
    assert "leest je antwoord. Niemand anders ziet het." in html
    html = lees(als(wereld.teamlid))
    for tekst in ANTWOORD.values():
        assert tekst in html
    assert not te_doen(wereld.plglid)


def test_een_leeg_antwoord_gaat_niet_weg(vraag, wereld, als):
    html = doe(als(wereld.plglid), "feedback_geef", vraag.pk, feedback="  ")
    assert "Schrijf bij minstens één vraag iets op." in html
    html = doe(als(wereld.plglid), "feedback_geef", vraag.pk, feedback="x" * 1501)
    assert "x" * 1501 in html
    vraag.refresh_from_db()
    assert vraag.gegeven_op is None


def test_het_eerste_antwoord_blijft_en_het_tweede_staat_er_om_te_kopieren(vraag, wereld, als):
    client = als(wereld.plglid)
    doe(client, "feedback_geef", vraag.pk, **ANTWOORD)
    html = doe(client, "feedback_geef", vraag.pk, feedback="Iets anders")
    assert "Je gaf al feedback" in html
    assert "Iets anders" in html
    vraag.refresh_from_db()
    assert vraag.feedback == "zwijgnu"
    # The same once more, by a second press, is no news.
    assert "Je gaf al feedback" not in doe(client, "feedback_geef", vraag.pk, **ANTWOORD)


def test_intrekken_verbergt_de_vraag(vraag, wereld, als):
    doe(als(wereld.teamlid), "feedback_trek_in", vraag.pk)
    assert "zwijgdoel" not in lees(als(wereld.plglid))
    assert not te_doen(wereld.plglid)
    assert als(wereld.plglid).get(reverse("feedback_geef", args=[vraag.pk])).status_code == 404
    html = doe(als(wereld.plglid), "feedback_geef", vraag.pk, **ANTWOORD)
    assert "De vraag is intussen ingetrokken." in html
    vraag.refresh_from_db()
    assert vraag.gegeven_op is None


def test_intrekken_na_het_antwoord_houdt_het_antwoord(vraag, wereld, als):
    doe(als(wereld.plglid), "feedback_geef", vraag.pk, **ANTWOORD)
    html = doe(als(wereld.teamlid), "feedback_trek_in", vraag.pk)
    assert "Je collega had al geantwoord." in html
    assert "zwijgnu" in html


def test_een_weggelegd_doel_neemt_zijn_vragen_mee(vraag, wereld, als):
    doe(als(wereld.teamlid), "leerdoel_weg", vraag.leerdoel_id)
    assert "zwijgdoel" not in lees(als(wereld.plglid))


def test_nee_zeggen_en_alsnog_geven(vraag, wereld, als):
    doe(als(wereld.plglid), "feedback_wijs_af", vraag.pk)
    assert not te_doen(wereld.plglid)
    assert "Pia Plg lukt het nu niet." in lees(als(wereld.teamlid))
    doe(als(wereld.plglid), "feedback_geef", vraag.pk, **ANTWOORD)
    assert "zwijgnu" in lees(als(wereld.teamlid))


def test_wie_het_team_verliet_ziet_een_open_vraag_niet_meer(vraag, wereld, als):
    Lidmaatschap.objects.filter(pk=vraag.aan_id).update(tot=vandaag(-1))
    assert als(wereld.plglid).get(reverse("feedback_geef", args=[vraag.pk])).status_code == 404


def test_niemand_anders_ziet_er_iets_van_op_welke_pagina_ook(vraag, wereld, als):
    doe(als(wereld.plglid), "feedback_geef", vraag.pk, **ANTWOORD)
    traject, team = vraag.leerdoel.traject_id, wereld.team.pk
    paden = [
        *("/", "/leren/", "/trajecten/", "/overleggen/", "/teams/", "/kaarten/"),
        *(reverse(naam) for naam in ("beheer", "sessies", "documenten", "slb")),
        *(reverse(n, args=[traject]) for n in ("traject", "plg", "plan", "activiteiten")),
        *(reverse(f"fase_{fase}", args=[traject]) for fase in ("verkennen", "uitvoeren", "borgen")),
        *(reverse("team", args=[team]), reverse("borgen", args=[traject])),
        *("/trajecten/?formaat=xlsx", reverse("leerdoel_wijzig", args=[vraag.leerdoel_id])),
        *(reverse(n, args=[vraag.pk]) for n in ("feedback_geef", "feedback_vraag")),
    ]
    twee = {wereld.teamlid, wereld.plglid}
    for persona in Wereld.PERSONAS:
        wie = getattr(wereld, persona)
        if wie in twee:
            continue
        client = als(wie)
        for pad in paden:
            inhoud = client.get(pad).content.decode("utf-8", "replace")
            assert not [woord for woord in GEHEIM if woord in inhoud], (persona, pad)


def test_de_teksten_staan_in_geen_enkele_andere_tabel(vraag, wereld, als):
    """Not in a history, a log of views, a mail: only in the two tables themselves."""
    doe(als(wereld.teamlid), "leerdoel_wijzig", vraag.leerdoel_id, **_doelgegevens(vraag))
    doe(als(wereld.plglid), "feedback_geef", vraag.pk, **ANTWOORD)
    gevonden = set()
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            if isinstance(veld, CharField | TextField | JSONField):
                for woord in GEHEIM:
                    if model._base_manager.filter(**{f"{veld.name}__icontains": woord}).exists():
                        gevonden.add(model)
    assert gevonden == {Leerdoel, Feedbackvraag}
    assert not hasattr(Leerdoel, "history")
    assert not hasattr(Feedbackvraag, "history")


def _doelgegevens(vraag):
    return {"tekst": "Ik wil zwijgdoel leren", "traject": vraag.leerdoel.traject_id}


def test_wat_bij_start_en_in_de_mail_staat_noemt_niemand(vraag, wereld):
    regel = te_doen(wereld.plglid)[0]
    woorden = f"{regel.soort} {regel.wat}"
    assert "Daan" not in woorden
    assert "zwijg" not in woorden


def _soort():
    return next(s for s in bewaren.soorten() if s.naam == "leerdoelen")


def test_bewaartermijn(vraag, doel, wereld):
    blijft = Leerdoel.objects.create(
        traject=doel.traject, lidmaatschap=wereld.leden[2], tekst="Blijft"
    )
    over_een_jaar = vandaag() + datetime.timedelta(days=366)
    assert not any(bewaren.ruim_op(_soort(), over_een_jaar, proef=False).values())
    Lidmaatschap.objects.filter(pk=doel.lidmaatschap_id).update(tot=vandaag())
    weg = bewaren.ruim_op(_soort(), over_een_jaar, proef=False)
    assert weg == {"leerdoelen": 1, "feedbackvragen": 1}
    assert Leerdoel.objects.get() == blijft


def test_bewaartermijn_van_wat_is_ingetrokken_of_weggelegd(vraag, wereld):
    lang = timezone.now() - datetime.timedelta(days=400)
    Feedbackvraag.objects.update(ingetrokken_op=lang)
    assert bewaren.ruim_op(_soort(), vandaag(), proef=False)["feedbackvragen"] == 1
    Leerdoel.objects.update(weg_op=lang)
    assert bewaren.ruim_op(_soort(), vandaag(), proef=False)["leerdoelen"] == 1


def test_evenveel_vragen_bij_een_en_bij_veel(vraag, wereld, als, django_assert_num_queries):
    client = als(wereld.teamlid)
    lees(client)
    with django_assert_num_queries(9) as eerst:
        lees(client)
    assert eerst
    for nummer in range(6):
        doel = Leerdoel.objects.create(
            traject=vraag.leerdoel.traject, lidmaatschap=wereld.leden[1], tekst=str(nummer)
        )
        doel.vragen.create(aan=wereld.van_plglid)
        ander = Leerdoel.objects.create(
            traject=vraag.leerdoel.traject, lidmaatschap=wereld.leden[2], tekst=str(nummer)
        )
        ander.vragen.create(aan=wereld.leden[1])
    with django_assert_num_queries(len(eerst.captured_queries)):
        lees(client)


def test_een_lid_dat_de_plg_verlaat_houdt_het_eigen_doel(traject, wereld, als):
    doe(als(wereld.plglid), "leerdoel_nieuw", tekst="Vragen stellen", traject=traject.pk)
    Plglid.objects.update(tot=vandaag())
    assert "Vragen stellen" in lees(als(wereld.plglid))
    pk = Leerdoel.objects.get().pk
    assert als(wereld.plglid).get(reverse("feedback_vraag", args=[pk])).status_code == 404
    assert als(wereld.plglid).get(reverse("leerdoel_wijzig", args=[pk])).status_code == 200


def test_het_doel_van_het_team_blijft_erbij_als_het_plan_verder_gaat(doel, traject, wereld, als):
    plandoel = Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Meer rust")
    Leerdoel.objects.update(plandoel=plandoel)
    plandoel.leg_weg()
    data = {"tekst": "Stil zijn", "traject": traject.pk, "plandoel": plandoel.pk}
    assert "bij het doel “Meer rust”" in doe(
        als(wereld.teamlid), "leerdoel_wijzig", doel.pk, **data
    )
