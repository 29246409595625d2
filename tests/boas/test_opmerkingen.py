"""Remarks at the opening: what the acts do, what the leader's pages say, and what the room sees."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from boas import acties
from boas.acties import AlGedaan, NietNu
from boas.beeld import lees
from boas.models import Opmerking, Reden, Sessie
from boas.schermen import leiding_context, projector_context
from tests.factories import SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FETCH = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def sessie(wereld):
    """Running, at the opening."""
    sessie = SessieFactory(
        team=wereld.team, doel="Minder uitval.", samenvatting="We spreken elke student."
    )
    acties.start(sessie.pk)
    return sessie


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


@pytest.fixture
def doe(leider, sessie):
    """``doe("opmerking", {...})`` posts as a script does; ``los=True`` as a plain form."""

    def post(actie: str, data: dict | None = None, *, los: bool = False, **kwargs):
        adres = reverse(f"sessie_{actie}", kwargs={"pk": sessie.pk, **kwargs})
        return leider.post(adres, data or {}, **({} if los else FETCH))

    return post


def naar_stelling(sessie) -> None:
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)


def teksten() -> list[str]:
    return [o.tekst for o in Opmerking.objects.all()]


def stand(sessie) -> int:
    return lees(sessie.pk).stand


def scherm(sessie) -> str:
    return render_to_string("boas/projector.html#scherm", projector_context(lees(sessie.pk)))


# --- Acts ----------------------------------------------------------------------------------------


def test_een_opmerking_komt_eenmaal_aan_op_een_regel(sessie):
    voor = stand(sessie)
    acties.noteer_opmerking(sessie.pk, "  Goed\n begin ", sleutel="opmerking-1")
    assert (teksten(), stand(sessie)) == (["Goed begin"], voor + 1)
    with pytest.raises(AlGedaan):
        acties.noteer_opmerking(sessie.pk, "Goed begin", sleutel="opmerking-1")
    assert (teksten(), stand(sessie)) == (["Goed begin"], voor + 1)


def test_een_opmerking_die_zonder_verbinding_getypt_is_mag_later_komen(sessie):
    naar_stelling(sessie)
    acties.noteer_opmerking(sessie.pk, "Bij een stelling")
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    acties.noteer_opmerking(sessie.pk, "Bij de afsluiting")
    assert teksten() == ["Bij een stelling", "Bij de afsluiting"]


@pytest.mark.parametrize("status", ["voorbereiding", "afgesloten"])
def test_alleen_in_een_sessie_die_loopt(wereld, status):
    sessie = SessieFactory(team=wereld.team)
    opmerking = Opmerking.objects.create(sessie=sessie, tekst="Blijft")
    if status == "afgesloten":
        acties.start(sessie.pk)
        acties.sluit_sessie(sessie.pk)
    for doe in (
        lambda: acties.noteer_opmerking(sessie.pk, "Te laat"),
        lambda: acties.toon_opmerking(sessie.pk, opmerking.pk, True),
        lambda: acties.verwijder_opmerking(sessie.pk, opmerking.pk),
    ):
        with pytest.raises(NietNu, match=r"nog niet begonnen|afgesloten"):
            doe()
    assert list(Opmerking.objects.values_list("tekst", "op_projector")) == [("Blijft", False)]


def test_ongedaan_neemt_de_laatste_opmerking_terug(sessie):
    acties.noteer_opmerking(sessie.pk, "Een")
    acties.noteer_opmerking(sessie.pk, "Twee")
    assert acties.maak_ongedaan(sessie.pk) == "De opmerking is weg."
    assert teksten() == ["Een"]


def test_een_verwijderde_opmerking_laat_ongedaan_niets_terug_te_nemen(sessie):
    naar_stelling(sessie)
    reden = acties.noteer_reden(sessie.pk, sessie.rondes.get().pk, "Een reden")
    opmerking = acties.noteer_opmerking(sessie.pk, "Een opmerking")
    # The same number in two tables: the act of the reason must stay.
    Opmerking.objects.filter(pk=opmerking.pk).update(id=reden.pk)
    sessie.handelingen.filter(soort="opmerking").update(gegevens={"opmerking": reden.pk})
    acties.verwijder_opmerking(sessie.pk, reden.pk)
    assert teksten() == []
    assert acties.maak_ongedaan(sessie.pk) == "De reden is weg."
    assert not Reden.objects.exists()


def test_een_opmerking_van_een_andere_sessie_blijft_ongemoeid(sessie):
    ander = SessieFactory()
    acties.start(ander.pk)
    opmerking = acties.noteer_opmerking(ander.pk, "Van een ander")
    acties.toon_opmerking(sessie.pk, opmerking.pk, True)
    acties.verwijder_opmerking(sessie.pk, opmerking.pk)
    opmerking.refresh_from_db()
    assert not opmerking.op_projector


def test_sluiten_en_heropenen_bewaart_opmerkingen(sessie):
    acties.noteer_opmerking(sessie.pk, "Blijft")
    acties.sluit_sessie(sessie.pk)
    acties.heropen(sessie.pk)
    assert teksten() == ["Blijft"]


def test_er_hoort_geen_naam_en_geen_geschiedenis_bij():
    velden = {veld.name for veld in Opmerking._meta.get_fields()}
    assert velden == {"id", "sessie", "tekst", "op_projector", "moment"}


# --- The leader's pages --------------------------------------------------------------------------


def test_noteren_tonen_en_verwijderen(doe, sessie):
    antwoord = doe("opmerking", {"tekst": "Mooi werk", "sleutel": "abcdefgh12"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "De opmerking is genoteerd." in html
    assert "Op het scherm: Mooi werk" in html
    doe("opmerking", {"tekst": "Mooi werk", "sleutel": "abcdefgh12"})
    opmerking = Opmerking.objects.get()
    for wat, op_projector in (("toon", True), ("verberg", False)):
        doe("opmerking_wijzig", {"doe": wat}, opmerking=opmerking.pk)
        opmerking.refresh_from_db()
        assert opmerking.op_projector is op_projector
    html = doe("opmerking_wijzig", {"doe": "verwijder"}, opmerking=opmerking.pk).content.decode()
    assert "De opmerking is weg." in html
    assert "Mooi werk" not in html


def test_zonder_script_gaat_het_terug_met_een_melding(doe, leider, sessie):
    antwoord = doe(
        "opmerking", {"tekst": "Los", "op_projector": "1", "scherm": "leiding"}, los=True
    )
    assert antwoord.url == reverse("sessie_leiding", args=[sessie.pk])
    assert "De opmerking is genoteerd." in leider.get(antwoord.url).content.decode()
    assert Opmerking.objects.get().op_projector
    op_scherm = doe("opmerking", {"tekst": "Ook", "scherm": "projector"}, los=True)
    assert op_scherm.url == reverse("sessie_projector", args=[sessie.pk]) + "?bediening=1"


@pytest.mark.parametrize(
    ("actie", "data", "melding"),
    [
        ("opmerking", {"tekst": " \n"}, "Schrijf eerst een opmerking op."),
        ("opmerking", {}, "Schrijf eerst een opmerking op."),
        ("opmerking", {"tekst": "x" * 501}, "Houd de opmerking onder de 500 tekens."),
        ("opmerking", {"tekst": "a\x00b"}, "niet kunnen bewaren"),
        ("opmerking", {"tekst": "Goed", "sleutel": "<script>"}, "klopt niet"),
        ("opmerking_wijzig", {"doe": "iets"}, "Kies wat je met deze opmerking wilt doen."),
    ],
)
@pytest.mark.parametrize("waar", ["leiding", "projector"])
def test_verkeerde_invoer_zegt_bij_het_veld_wat_er_mis_is(doe, sessie, actie, data, melding, waar):
    opmerking = acties.noteer_opmerking(sessie.pk, "Stond er al")
    kwargs = {"opmerking": opmerking.pk} if actie == "opmerking_wijzig" else {}
    voor = stand(sessie)
    antwoord = doe(actie, data | {"scherm": waar}, **kwargs)
    html = antwoord.content.decode()
    assert antwoord.status_code in {400, 409}
    assert re.search(rf"data-fout>[^<]*{re.escape(melding)}", html)
    assert (stand(sessie), teksten()) == (voor, ["Stond er al"])


def test_na_het_sluiten_staat_de_weigering_ook_op_de_pagina(doe, sessie):
    acties.sluit_sessie(sessie.pk)
    for waar in ("leiding", "projector"):
        html = doe("opmerking", {"tekst": "Te laat", "scherm": waar}).content.decode()
        assert "data-fout>Deze sessie is afgesloten.</p>" in html


@pytest.mark.parametrize("naam", ["sessie_leiding", "sessie_projector"])
def test_het_veld_staat_bij_de_opening_en_nergens_anders(leider, sessie, naam):
    adres = reverse(naam, args=[sessie.pk])
    acties.noteer_opmerking(sessie.pk, "Alleen hier")
    html = leider.get(adres, **FETCH).content.decode()
    assert html.count("Opmerking uit het team</label>") == 1
    assert "Alleen hier" in html
    naar_stelling(sessie)
    html = leider.get(adres, **FETCH).content.decode()
    assert "Waarom oneens? Noteer de redenen</label>" in html
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    html += leider.get(adres, **FETCH).content.decode()
    assert "Opmerking uit het team" not in html
    assert "Alleen hier" not in html


def test_wat_klaarstaat_voor_zonder_verbinding_vraagt_altijd_naar_redenen(leider, sessie):
    html = leider.get(reverse("sessie_leiding", args=[sessie.pk])).content.decode()
    lokaal = html.partition('<template data-sjabloon="lokaal">')[2].partition("</template>")[0]
    assert "Waarom oneens? Noteer de redenen</label>" in lokaal
    assert f'"opmerking": "{reverse("sessie_opmerking", args=[sessie.pk])}"' in html


def test_de_andere_vensters_merken_elke_verandering(sessie):
    stappen = [leiding_context(lees(sessie.pk))["stap"]]
    opmerking = acties.noteer_opmerking(sessie.pk, "Een")
    for doe in (
        lambda: None,
        lambda: acties.toon_opmerking(sessie.pk, opmerking.pk, True),
        lambda: acties.verwijder_opmerking(sessie.pk, opmerking.pk),
    ):
        doe()
        stappen.append(projector_context(lees(sessie.pk))["stap"])
    assert len(set(stappen)) == 3
    assert stappen[0] == stappen[-1]


@pytest.mark.parametrize("naam", ["sessie_leiding", "sessie_projector"])
def test_deel_is_gelijk_aan_de_hele_pagina(leider, sessie, naam):
    acties.noteer_opmerking(sessie.pk, "Een", op_projector=True)
    adres = reverse(naam, args=[sessie.pk])
    deel = zonder_wisselend(leider.get(adres, **FETCH).content.decode())
    heel = zonder_wisselend(leider.get(adres).content.decode())
    assert deel in heel
    if naam == "sessie_projector":
        assert zonder_wisselend(scherm(sessie)) in heel


def zonder_wisselend(html: str) -> str:
    """Without what differs from one request to the next: tokens and the clock."""
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)
    return re.sub(r'data-(nu|iets-achter|ruim-achter)="\d+"', "", html).strip()


@pytest.mark.parametrize("naam", ["sessie_leiding", "sessie_projector"])
def test_evenveel_queries_bij_1_en_30_opmerkingen(
    leider, sessie, naam, django_assert_max_num_queries
):
    # The first look also reads the statements; those stay in memory.
    leider.get(reverse(naam, args=[sessie.pk]))
    aantallen = []
    for hoeveel in (1, 29):
        for nummer in range(hoeveel):
            acties.noteer_opmerking(sessie.pk, f"Opmerking {nummer}")
        with django_assert_max_num_queries(9) as gevangen:
            leider.get(reverse(naam, args=[sessie.pk]))
        aantallen.append(len(gevangen))
    assert aantallen[0] == aantallen[1]


# --- The room ------------------------------------------------------------------------------------


def test_de_zaal_ziet_alleen_wat_de_leider_koos(sessie):
    acties.noteer_opmerking(sessie.pk, "Voor de leider")
    assert "Uit het team" not in scherm(sessie)
    acties.noteer_opmerking(sessie.pk, "Voor <b>iedereen</b>", op_projector=True)
    html = scherm(sessie)
    assert "Voor de leider" not in html
    assert "Voor &lt;b&gt;iedereen&lt;/b&gt;" in html
    assert "Minder uitval." in html
    assert "We spreken elke student." in html
    naar_stelling(sessie)
    assert "iedereen" not in scherm(sessie)


def test_de_laatste_drie_delen_de_ruimte_en_de_tekst_wordt_korter(sessie):
    Sessie.objects.filter(pk=sessie.pk).update(doel="Doel. " * 50, samenvatting="Beter. " * 90)
    assert context(sessie, "doel") == ("Doel. " * 50).strip()
    acties.noteer_opmerking(sessie.pk, "a " * 240, op_projector=True)
    assert 300 < len(context(sessie, "opmerkingen")[0]) <= 330
    assert len(context(sessie, "doel")) <= 200
    assert len(context(sessie, "samenvatting")) <= 400
    for letter in "bcd":
        acties.noteer_opmerking(sessie.pk, f"{letter} " * 240, op_projector=True)
    laatste = context(sessie, "opmerkingen")
    assert [tekst[0] for tekst in laatste] == ["b", "c", "d"]
    assert all(len(tekst) <= 110 for tekst in laatste)


def context(sessie, naam: str):
    return projector_context(lees(sessie.pk))[naam]


def test_telefoons_zien_geen_opmerkingen(client, wereld):
    sessie = SessieFactory(team=wereld.team, stemwijze="beide")
    acties.start(sessie.pk)
    acties.noteer_opmerking(sessie.pk, "Alleen voor ons", op_projector=True)
    html = client.get(reverse("stem", args=[sessie.code])).content.decode()
    assert "Alleen voor ons" not in html
