"""Carrying out: monitor moments written together, pilots, adjustments, on the page of the phase."""

import pytest
from django.urls import reverse

from borgen.agenda import afspraken_van
from organisatie.models.versie import lees_versie
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag, versie
from verbeterplan import cyclus
from verbeterplan.models import (
    Bijstelling,
    Monitormoment,
    Pilot,
    Planantwoord,
    Plandoel,
    Planversie,
)
from verbeterplan.regels.fasen import Fase
from verbeterplan.te_doen import te_doen

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def ronde(traject):
    return traject.rondes.get()


@pytest.fixture
def moment(ronde):
    return Monitormoment.objects.create(
        ronde=ronde, titel="Na zes weken", datum=vandaag(3), vragen=["m-afspraak", "m-knelpunt"]
    )


def fase(client, traject, **query):
    return client.get(reverse("fase_uitvoeren", args=[traject.pk]), query).text


def nieuw(client, traject, soort, **data):
    return client.post(reverse("onderdeel_nieuw", args=[traject.pk, soort]), data, follow=True).text


def schrijf(client, moment, follow=True, headers=None, **antwoorden):
    data = {f"antwoord-{code.replace('_', '-')}": tekst for code, tekst in antwoorden.items()}
    adres = reverse("monitormoment_antwoorden", args=[moment.pk])
    return client.post(adres, data, follow=follow, headers=headers or {})


# --- Monitor moments --------------------------------------------------------------------------


def test_een_moment_plannen_met_de_voorgestelde_vragen(traject, wereld, als):
    client = als(wereld.plglid)
    pagina = client.get(reverse("onderdeel_nieuw", args=[traject.pk, "monitormoment"])).text
    assert pagina.count(" checked") == 4
    html = nieuw(
        *(client, traject, "monitormoment"),
        titel="Na zes weken",
        datum=vandaag(40).isoformat(),
        vragen=["m-knelpunt", "m-afspraak"],
    )
    assert "Na zes weken" in html
    assert "2 vragen" in html
    assert Monitormoment.objects.get().vragen == ["m-afspraak", "m-knelpunt"]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"vragen": []}, "Kies minstens één vraag."),
        ({"vragen": ["m-onzin"]}, "Kies vragen uit de lijst."),
        ({"datum": vandaag(-1).isoformat()}, "is al geweest"),
        ({"titel": ""}, "Geef het monitormoment een naam."),
        ({"titel": "x" * 161}, "160"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(traject, wereld, als, anders, melding):
    data = {"titel": "Kijk", "datum": vandaag(4).isoformat(), "vragen": ["m-afspraak"]} | anders
    assert melding in nieuw(als(wereld.teamleider), traject, "monitormoment", **data)
    assert not Monitormoment.objects.exists()


def test_twee_die_tegelijk_andere_vragen_kiezen_horen_het(traject, moment, wereld, als):
    oud = versie(moment)
    moment.vragen = ["m-doel"]
    moment.save()
    data = {"titel": moment.titel, "datum": moment.datum.isoformat(), "versie": oud}
    adres = reverse("onderdeel_wijzig", args=["monitormoment", moment.pk])
    client = als(wereld.teamleider)
    html = client.post(adres, data | {"vragen": ["m-succes"]}).text
    assert "Nu staat er: “Komen onze doelen dichterbij?”" in html
    # What a colleague changed is still ticked when something else is wrong.
    html = client.post(adres, data | {"vragen": ["m-afspraak", "m-knelpunt"], "titel": ""}).text
    assert "Geef het monitormoment een naam." in html
    assert Monitormoment.objects.get().vragen == ["m-doel"]


def test_samen_schrijven_en_niemand_verliest_iets(moment, wereld, als):
    schrijf(als(wereld.teamleider), moment, m_afspraak="Bijna altijd.")
    html = schrijf(als(wereld.plglid), moment, m_afspraak="Op dinsdag niet.").text
    assert "Een collega schreef ook iets" in html
    tekst = Planantwoord.objects.get(moment=moment).tekst
    assert "Bijna altijd." in tekst
    assert "Op dinsdag niet." in tekst


def test_alleen_de_gekozen_vragen_en_wat_al_beantwoord_was(moment, wereld, als):
    client = als(wereld.teamleider)
    schrijf(client, moment, m_afspraak="Ja.", m_doel="Niet gevraagd.")
    assert Planantwoord.objects.get().vraag == "m-afspraak"
    moment.vragen = ["m-knelpunt"]
    moment.save()
    html = client.get(reverse("monitormoment", args=[moment.pk])).text
    assert "Lukt het om te doen wat we afspraken?" in html
    assert "Waar lopen we tegenaan?" in html
    assert "Komen onze doelen dichterbij?" not in html


def test_deel_en_hele_pagina_zeggen_hetzelfde(moment, wereld, als):
    client = als(wereld.teamleider)
    deel = schrijf(client, moment, headers={"HX-Request": "true"}, m_afspraak="Ja.").text
    teken = f'name="versie-m-afspraak" value="{lees_versie(Planantwoord.objects.get())}"'
    assert teken in deel
    assert teken in client.get(reverse("monitormoment", args=[moment.pk])).text


def test_te_lang_blijft_in_het_veld(moment, wereld, als):
    antwoord = schrijf(als(wereld.teamleider), moment, m_afspraak="x" * 9000)
    assert antwoord.status_code == 422
    assert "x" * 9000 in antwoord.text


def test_wat_iemand_nog_typte_toen_het_moment_sloot_gaat_niet_verloren(moment, wereld, als):
    client = als(wereld.teamleider)
    client.post(reverse("monitormoment_gehouden", args=[moment.pk]))
    schrijf(client, moment, m_afspraak="Ja.")
    assert Planantwoord.objects.get().tekst == "Ja."


def test_sluiten_brengt_verder_en_kan_terug(traject, moment, wereld, als):
    client = als(wereld.plglid)
    adres = reverse("monitormoment", args=[moment.pk])
    gehouden = reverse("monitormoment_gehouden", args=[moment.pk])
    assert "data-schrijven" in client.get(adres).text
    html = client.post(gehouden, follow=True).text
    assert Monitormoment.objects.get().gehouden_op == vandaag()
    assert "data-schrijven" not in html
    stel_bij = f"{reverse('onderdeel_nieuw', args=[traject.pk, 'bijstelling'])}?moment={moment.pk}"
    assert f'href="{stel_bij}"' in html
    assert html.count("btn-primary") == 1
    assert f'value="{moment.pk}" selected' in client.get(stel_bij).text
    client.post(gehouden, {"gehouden": "nee"})
    assert Monitormoment.objects.get().gehouden_op is None


def test_het_moment_gaat_mee_op_papier(moment, wereld, als):
    Plandoel.objects.create(ronde=moment.ronde, tekst="Elke student gehoord")
    schrijf(als(wereld.teamleider), moment, m_afspraak="Bijna altijd.")
    client = als(wereld.teamlid)
    antwoord = client.get(reverse("monitormoment", args=[moment.pk]), {"formaat": "pdf"})
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")
    ander = client.get(reverse("monitormoment", args=[moment.pk]), {"formaat": "docx"})
    assert ander.status_code == 404


def test_wie_kijkt_leest_en_vindt_de_metingen(moment, wereld, als):
    for persona, metingen in (("teamlid", True), ("plglid", False)):
        html = als(getattr(wereld, persona)).get(reverse("monitormoment", args=[moment.pk])).text
        assert ("Wat jullie maten" in html) == metingen


def test_start_vraagt_wie_leidt_en_de_plg_om_te_kijken(traject, moment, wereld):
    def vraagt(gebruiker):
        return [r.wat for r in te_doen(gebruiker) if r.soort == "Kijk samen hoe het gaat"]

    assert vraagt(wereld.teamleider) == vraagt(wereld.plglid) == ["Na zes weken"]
    assert vraagt(wereld.teamlid) == vraagt(wereld.ander_teamlid) == []
    Monitormoment.objects.update(datum=vandaag(20))
    assert vraagt(wereld.teamleider) == []
    Monitormoment.objects.update(datum=vandaag(-2))
    assert vraagt(wereld.teamleider) == ["Na zes weken"]
    Monitormoment.objects.update(gehouden_op=vandaag())
    assert vraagt(wereld.teamleider) == []


# --- Pilots -----------------------------------------------------------------------------------

PILOT = {"naam": "Drie vragen vooraf", "met_wie": "Klas 1A", "van": vandaag().isoformat()}


def test_een_pilot_loopt_vooruit(traject, wereld, als):
    client = als(wereld.teamleider)
    html = nieuw(client, traject, "pilot", **PILOT, tot=vandaag(-1).isoformat())
    assert "maar begint pas op" in html
    assert not Pilot.objects.exists()
    html = nieuw(client, traject, "pilot", **PILOT, tot=vandaag(21).isoformat())
    assert "Klas 1A" in html
    assert "loopt" in html
    assert "Wat komt er nu?" in html


def test_een_pilot_die_voorbij_is_vraagt_wat_jullie_leerden(traject, ronde, wereld, als):
    rij = Pilot.objects.create(ronde=ronde, naam="Drie vragen", van=vandaag(-9), tot=vandaag(-1))
    client = als(wereld.teamleider)
    adres = reverse("onderdeel_wijzig", args=["pilot", rij.pk])
    vraag = "De pilot is voorbij: wat leerden jullie?"
    assert "Wat leerden jullie?" in fase(client, traject)
    assert vraag in [regel.soort for regel in te_doen(wereld.plglid)]
    data = {"naam": rij.naam, "van": rij.van.isoformat(), "tot": rij.tot.isoformat()}
    data |= {"bevindingen": "Het scheelt tijd.", "vervolg": "Iedereen.", "versie": versie(rij)}
    html = client.post(adres, data, follow=True).text
    assert "Het scheelt tijd." in html
    assert "Wat leerden jullie?" not in html
    assert vraag not in [regel.soort for regel in te_doen(wereld.plglid)]


# --- Adjustments ------------------------------------------------------------------------------


def test_bijstellingen_staan_met_de_nieuwste_boven(traject, moment, wereld, als):
    client = als(wereld.plglid)
    for wat, dag in (("Eerste", -9), ("Tweede", -2)):
        html = nieuw(
            *(client, traject, "bijstelling"),
            waarop="tijdpad",
            wat=wat,
            reden="Het rooster.",
            moment=moment.pk,
            datum=vandaag(dag).isoformat(),
        )
    assert html.index("Tweede") < html.index("Eerste")
    assert "het tijdpad" in html
    assert "Volgt uit" in html
    pagina = client.get(reverse("monitormoment", args=[moment.pk])).text
    assert "Hieruit volgde" in pagina


def test_een_bijstelling_zegt_waarom_en_volgt_uit_een_moment_van_deze_ronde(
    traject, moment, wereld, als
):
    ander = TrajectFactory(team=wereld.team)
    vreemd = Monitormoment.objects.create(
        ronde=ander.rondes.get(), titel="Elders", datum=vandaag(), vragen=["m-doel"]
    )
    data = {"waarop": "acties", "wat": "Anders", "datum": vandaag().isoformat()}
    client = als(wereld.teamleider)
    assert "Schrijf op waarom" in nieuw(client, traject, "bijstelling", **data, reden="")
    html = nieuw(client, traject, "bijstelling", **data, reden="Om.", moment=vreemd.pk)
    assert "Kies een monitormoment van deze ronde." in html
    assert not Bijstelling.objects.exists()


def test_een_bijstelling_houdt_het_moment_dat_werd_weggelegd(traject, ronde, moment, wereld, als):
    rij = Bijstelling.objects.create(
        ronde=ronde, waarop="acties", wat="Anders", reden="Te vol", moment=moment
    )
    moment.leg_weg()
    client = als(wereld.teamleider)
    html = fase(client, traject)
    assert f"Volgt uit {moment.titel}" in html
    assert reverse("monitormoment", args=[moment.pk]) not in html
    data = {"waarop": "acties", "wat": "Nog anders", "reden": "Te vol", "moment": moment.pk}
    adres = reverse("onderdeel_wijzig", args=["bijstelling", rij.pk])
    assert moment.titel in client.get(adres).text
    client.post(adres, data | {"datum": rij.datum.isoformat(), "versie": versie(rij)})
    rij.refresh_from_db()
    assert (rij.wat, rij.moment) == ("Nog anders", moment)


def test_wie_het_doel_bijstelt_maakt_een_nieuwe_versie_van_het_plan(traject, ronde, wereld, als):
    Bijstelling.objects.create(ronde=ronde, waarop="doel", wat="Minder", reden="Te veel")
    client = als(wereld.teamleider)
    assert "Maak een nieuwe versie van het plan" in fase(client, traject)
    Planversie.objects.create(ronde=ronde, nummer=1, inhoud={}, vingerafdruk="x")
    assert "Maak een nieuwe versie van het plan" not in fase(client, traject)


# --- The page ---------------------------------------------------------------------------------


def test_een_eerdere_ronde_is_te_lezen_en_niet_te_wijzigen(traject, moment, wereld, als):
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.BESLUITEN, wereld.teamleider, "Anders.")
    client = als(wereld.teamleider)
    html = fase(client, traject, ronde=1)
    assert "Na zes weken" in html
    assert "Plan een monitormoment" not in html
    assert "De planning" not in html
    pagina = client.get(reverse("monitormoment", args=[moment.pk])).text
    assert "data-schrijven" not in pagina
    assert "Dit moment is gehouden" not in pagina
    assert schrijf(client, moment, m_afspraak="Te laat").status_code == 404
    gehouden = reverse("monitormoment_gehouden", args=[moment.pk])
    assert client.post(gehouden).status_code == 404


def test_de_lege_pagina_zegt_wat_de_eerste_stap_is(traject, wereld, als):
    html = fase(als(wereld.teamleider), traject)
    for stuk in ("Begin klein", "Plan een dag", "Een grote verandering?", "Nog niemand heeft"):
        assert stuk in html
    assert "Wat komt er nu?" not in html


def test_evenveel_vragen_bij_een_en_bij_veel(
    traject, ronde, moment, wereld, als, django_assert_max_num_queries
):
    client = als(wereld.teamleider)

    def vul(aantal):
        for nummer in range(aantal):
            Pilot.objects.create(ronde=ronde, naam="P", van=vandaag(-9), tot=vandaag(nummer - 3))
            Bijstelling.objects.create(
                ronde=ronde, waarop="doel", wat="W", reden="R", moment=moment, door=wereld.teamlid
            )
            Monitormoment.objects.create(ronde=ronde, titel="M", datum=vandaag(nummer))
            ActiviteitFactory(team=wereld.team, traject=traject, eigenaar=wereld.leden[nummer % 3])

    def tel():
        with django_assert_max_num_queries(60) as gedaan:
            fase(client, traject)
            client.get(reverse("monitormoment", args=[moment.pk]))
        return len(gedaan)

    vul(1)
    fase(client, traject)
    een = tel()
    vul(25)
    assert tel() == een


def test_monitormomenten_en_eigen_taken_in_een_plg(wereld):
    """Who leads and the PLG look together; a member of another team also has tasks there."""
    traject = TrajectFactory(team=wereld.team)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    rij = ActiviteitFactory(team=wereld.team, traject=traject, wat="Bespreek", datum=vandaag(5))
    rij.wijs_toe(wereld.van_plglid, rij.datum)
    Monitormoment.objects.create(ronde=traject.rondes.get(), titel="Na zes weken", datum=vandaag(3))

    def titels(gebruiker):
        return [afspraak.titel for afspraak in afspraken_van(gebruiker)]

    assert titels(wereld.plglid) == ["Samen kijken: Na zes weken", "Klaar: Bespreek"]
    assert titels(wereld.teamleider) == ["Samen kijken: Na zes weken"]
    assert titels(wereld.teamlid) == []
    type(traject).objects.filter(pk=traject.pk).update(status="gestopt")
    assert titels(wereld.teamleider) == []
