"""Signals: noted in passing, gone through with the team, removed with a way back."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from borgen.models import Besluit, Signaal, Waarneming
from tests.borgen.hulp import actie_van, overleg_van, signaal_van, vandaag, versie
from tests.factories import TrajectFactory

pytestmark = pytest.mark.django_db

TEKST = "Studenten van 3D zijn allemaal gesproken."


@pytest.fixture
def actie(wereld):
    return actie_van(wereld)


def gegevens(actie, **anders):
    return {
        "verbeteractie": actie.pk,
        "van": "student",
        "richting": "goed",
        "tekst": TEKST,
    } | anders


def lijst(client, actie, vraag=""):
    pad = reverse("borgen_monitoren", args=[actie.traject_id])
    return client.get(pad + vraag).content.decode()


def test_een_collega_noteert_een_signaal_en_vindt_het_terug(wereld, als, actie):
    client = als(wereld.teamlid)
    antwoord = client.post(reverse("signaal_nieuw"), gegevens(actie, op_bord="on"))
    signaal = Signaal.objects.get()
    assert antwoord.url.endswith(f"#signaal-{signaal.pk}")
    assert (signaal.door, signaal.datum, signaal.op_bord) == (wereld.teamlid, vandaag(), True)
    html = lijst(client, actie)
    assert TEKST in html
    assert "Staat op het bord." in html


def test_twee_keer_versturen_geeft_een_signaal(wereld, als, actie):
    client = als(wereld.teamlid)
    client.post(reverse("signaal_nieuw"), gegevens(actie))
    antwoord = client.post(reverse("signaal_nieuw"), gegevens(actie), follow=True)
    assert "Dit signaal stond er al." in antwoord.content.decode()
    client.post(reverse("signaal_nieuw"), gegevens(actie, van="collega"))
    assert Signaal.objects.count() == 2


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"tekst": "  "}, "Schrijf in één zin op wat je zag of hoorde."),
        ({"van": ""}, "Kies van wie je het hoorde."),
        ({"richting": "soms"}, "Selecteer een geldige keuze"),
        ({"richting": ""}, "Kies of het goed gaat of aandacht vraagt."),
        ({"verbeteractie": ""}, "Kies waar het over gaat."),
        ({"verbeteractie": 999999}, "Kies een verbeteractie van je eigen team."),
        ({"tekst": "x" * 501}, "500"),
    ],
)
def test_fouten_bij_het_veld(wereld, als, actie, anders, melding):
    antwoord = als(wereld.teamlid).post(reverse("signaal_nieuw"), gegevens(actie, **anders))
    assert melding in antwoord.content.decode()
    assert 'aria-invalid="true"' in antwoord.content.decode()
    assert not Signaal.objects.exists()


def test_over_een_ander_team_kan_niet(wereld, als, actie):
    vreemd = actie_van(wereld, traject=TrajectFactory())
    als(wereld.teamlid).post(reverse("signaal_nieuw"), gegevens(vreemd))
    assert not Signaal.objects.exists()


def test_wat_je_kunt_kiezen_hoort_bij_lopende_trajecten(wereld, als, actie):
    actie_van(wereld, "Oud werk", TrajectFactory(team=wereld.team, status="afgerond"))
    ander = actie_van(wereld, "Toetsen op tijd", TrajectFactory(team=wereld.team))
    client = als(wereld.teamlid)
    html = client.get(reverse("signaal_nieuw")).content.decode()
    assert actie.naam in html
    assert ander.naam in html
    assert "Oud werk" not in html
    html = client.get(f"{reverse('signaal_nieuw')}?traject={ander.traject_id}").content.decode()
    assert actie.naam not in html


def test_bij_veel_verbeteracties_een_lijst_per_traject(wereld, als, actie):
    for nummer in range(6):
        actie_van(wereld, f"Afspraak {nummer}", actie.traject)
    html = als(wereld.teamlid).get(reverse("signaal_nieuw")).content.decode()
    assert f'<optgroup label="{actie.traject.naam}">' in html


def test_zonder_verbeteractie_zegt_de_pagina_wat_eerst_komt(wereld, als):
    html = als(wereld.teamlid).get(reverse("signaal_nieuw")).content.decode()
    assert "Je team heeft er nog geen." in html


def test_eigen_signaal_wijzigen_en_niet_dat_van_een_ander(wereld, als, actie):
    eigen = signaal_van(wereld, actie)
    ander = signaal_van(wereld, actie, door=wereld.teamleider)
    client = als(wereld.teamlid)
    data = gegevens(actie, datum=vandaag(-2).strftime("%d-%m-%Y"), versie=versie(eigen))
    client.post(reverse("signaal_wijzig", args=[eigen.pk]), data)
    eigen.refresh_from_db()
    assert (eigen.tekst, eigen.datum) == (TEKST, vandaag(-2))
    assert client.get(reverse("signaal_wijzig", args=[ander.pk])).status_code == 404
    assert als(wereld.teamleider).get(reverse("signaal_wijzig", args=[eigen.pk])).status_code == 200


def test_een_signaal_is_niet_van_morgen(wereld, als, actie):
    eigen = signaal_van(wereld, actie)
    data = gegevens(actie, datum=vandaag(1).isoformat(), versie=versie(eigen))
    html = als(wereld.teamlid).post(reverse("signaal_wijzig", args=[eigen.pk]), data)
    assert "moet nog komen" in html.content.decode()


def test_weg_en_weer_terug_zoals_het_was(wereld, als, actie):
    signaal = signaal_van(wereld, actie, vervolg="Ik vraag het na.", op_bord=True)
    client = als(wereld.teamlid)
    antwoord = client.post(reverse("signaal_verwijder", args=[signaal.pk]))
    assert not Signaal.objects.exists()
    html = client.get(antwoord.url).content.decode()
    assert "is weg." in html
    regel = antwoord.url.split("weg=")[1]
    client.post(reverse("signaal_terug", args=[regel]))
    terug = Signaal.objects.get()
    assert (terug.pk, terug.tekst, terug.vervolg, terug.op_bord, terug.moment) == (
        *(signaal.pk, signaal.tekst, signaal.vervolg, True, signaal.moment),
    )
    assert "is weg." not in client.get(antwoord.url).content.decode()
    client.post(reverse("signaal_terug", args=[regel]))
    assert Signaal.objects.count() == 1


def test_een_ander_zet_het_niet_terug(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    antwoord = als(wereld.teamlid).post(reverse("signaal_verwijder", args=[signaal.pk]))
    client = als(wereld.teamleider)
    assert (
        client.post(reverse("signaal_terug", args=[antwoord.url.split("weg=")[1]])).status_code
        == 404
    )
    assert "is weg." not in client.get(antwoord.url).content.decode()


def test_terugzetten_kan_niet_als_de_verbeteractie_weg_is(wereld, als, actie):
    signaal = signaal_van(wereld, actie, besproken_in=overleg_van(wereld))
    client = als(wereld.teamlid)
    antwoord = client.post(reverse("signaal_verwijder", args=[signaal.pk]))
    actie.delete()
    pad = reverse("signaal_terug", args=[antwoord.url.split("weg=")[1]])
    assert client.post(pad).status_code == 404


def test_waar_een_besluit_op_rust_blijft_staan(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    besluit = Besluit.objects.create(
        verbeteractie=actie, soort="afwachten", wat="Nog even.", door=wereld.teamleider
    )
    Waarneming.objects.create(besluit=besluit, signaal=signaal)
    client = als(wereld.teamlid)
    antwoord = client.post(reverse("signaal_verwijder", args=[signaal.pk]), follow=True)
    assert "rust een besluit" in antwoord.content.decode()
    assert Signaal.objects.exists()


def test_aandacht_staat_per_verbeteractie_voorop(wereld, als, actie):
    tweede = actie_van(wereld, "Een formulier", actie.traject)
    tweede.volgorde = 1
    tweede.save()
    signaal_van(wereld, tweede, "goed", tekst="signaal 4")
    signaal_van(wereld, tweede, tekst="signaal 3")
    signaal_van(wereld, actie, "goed", tekst="signaal 2")
    signaal_van(wereld, actie, tekst="signaal 1")
    html = lijst(als(wereld.teamlid), actie)
    plekken = [html.index(woord) for woord in ("signaal 1", "signaal 2", "signaal 3", "signaal 4")]
    assert plekken == sorted(plekken)


def test_filters(wereld, als, actie):
    ander = actie_van(wereld, "Een formulier", actie.traject)
    overleg = overleg_van(wereld)
    signaal_van(wereld, actie, tekst="oud", datum=vandaag(-60))
    signaal_van(wereld, actie, "goed", tekst="nieuw", besproken_in=overleg)
    signaal_van(wereld, ander, tekst="elders")
    client = als(wereld.teamlid)

    def te_zien(vraag):
        html = lijst(client, actie, vraag)
        return {t for t in ("oud", "nieuw", "elders") if f"</span><br>\n    {t}" in html}

    assert te_zien("") == {"oud", "nieuw", "elders"}
    assert te_zien("?richting=goed") == {"nieuw"}
    assert te_zien(f"?verbeteractie={ander.pk}") == {"elders"}
    assert te_zien("?periode=week") == {"nieuw", "elders"}
    assert te_zien("?stand=niet_besproken") == {"oud", "elders"}
    assert te_zien("?stand=wacht") == {"oud", "elders"}
    assert te_zien("?stand=onzin&periode=99&richting=x") == {"oud", "nieuw", "elders"}


def test_bespreken_in_een_overleg_en_weer_niet(wereld, als, actie):
    een, twee = signaal_van(wereld, actie), signaal_van(wereld, actie)
    overleg = overleg_van(wereld, -1)
    client = als(wereld.teamleider)
    pad = reverse("signalen_besproken", args=[actie.traject_id])
    antwoord = client.post(pad, {"signaal": [een.pk, twee.pk], "overleg": overleg.pk}, follow=True)
    assert "2 signalen staan nu bij Teamoverleg." in antwoord.content.decode()
    assert set(Signaal.objects.values_list("besproken_in", flat=True)) == {overleg.pk}
    client.post(pad, {"signaal": [een.pk], "overleg": ""})
    assert Signaal.objects.get(besproken_in=None) == een


@pytest.mark.parametrize(("dagen", "staat_voor"), [(-1, True), (-6, True), (-8, False), (2, False)])
def test_alleen_een_overleg_van_de_laatste_week_staat_voor(wereld, als, actie, dagen, staat_voor):
    signaal = signaal_van(wereld, actie)
    overleg = overleg_van(wereld, dagen)
    client = als(wereld.teamleider)
    assert (f'value="{overleg.pk}" selected' in lijst(client, actie)) is staat_voor
    pad = reverse("signalen_besproken", args=[actie.traject_id])
    html = client.post(pad, {"signaal": [signaal.pk], "overleg": ""}, follow=True).content.decode()
    assert "Kies het overleg waarin jullie ze bespraken." in html


def test_bespreken_vraagt_een_vinkje_en_een_eigen_overleg(wereld, als, actie):
    signaal = signaal_van(wereld, actie)
    client = als(wereld.teamleider)
    pad = reverse("signalen_besproken", args=[actie.traject_id])
    assert "Vink de signalen aan" in client.post(pad, {}, follow=True).content.decode()
    vreemd = overleg_van(wereld)
    vreemd.team = wereld.school.teams.create(naam="Ander")
    vreemd.save()
    antwoord = client.post(pad, {"signaal": [signaal.pk], "overleg": vreemd.pk}, follow=True)
    assert "Kies een overleg van dit team." in antwoord.content.decode()
    signaal.refresh_from_db()
    assert signaal.besproken_in is None


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_als_bestand(wereld, als, actie, formaat):
    signaal_van(wereld, actie)
    pad = reverse("borgen_monitoren", args=[actie.traject_id])
    antwoord = als(wereld.teamlid).get(f"{pad}?formaat={formaat}")
    assert antwoord["Content-Disposition"].startswith('attachment; filename="Signalen-Begeleiding')


def test_evenveel_vragen_bij_1_en_30(wereld, als, actie, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = als(wereld.teamleider)
    overleg = overleg_van(wereld)
    aantallen = []
    for meer in (1, 29):
        for _ in range(meer):
            signaal_van(wereld, actie, besproken_in=overleg)
        lijst(client, actie)
        with CaptureQueriesContext(connection) as vragen:
            lijst(client, actie)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


@pytest.mark.database
def test_een_signaal_heeft_tekst(wereld, actie):
    signaal_van(wereld, actie)
    with pytest.raises(IntegrityError, match="signaal_heeft_tekst"), transaction.atomic():
        Signaal.objects.update(tekst="")


def test_een_verbeteractie_met_signalen_kan_niet_weg(wereld, als, actie):
    signaal_van(wereld, actie)
    pad = reverse("verbeteractie_verwijder", args=[actie.pk])
    client = als(wereld.teamleider)
    for antwoord in (client.get(pad), client.post(pad)):
        html = antwoord.content.decode()
        assert "kan niet weg" in html
        assert "1 signaal" in html
    assert Signaal.objects.exists()
