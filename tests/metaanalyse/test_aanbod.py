"""A school's own card: offered, reviewed, given back and offered again, settled with its origin."""

import re

import pytest
from django.core import mail
from django.db.models import ProtectedError
from django.urls import reverse

from metaanalyse.acties import aanbod as acties
from metaanalyse.acties.vaststellen import trek_in
from metaanalyse.forms.aanbod import AanbodForm
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering, Kaart, Kaartblad, Rapport
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.ladder import VOORWAARDEN
from metaanalyse.regels.variabelen import Toestand
from organisatie.models.versie import lees_versie
from tests.factories import TeamFactory
from tests.metaanalyse.maak import gegevens as waarden
from tests.metaanalyse.maak import maak_concept

pytestmark = [pytest.mark.django_db, pytest.mark.database]

VERTELD = {
    "titel": "Samen lessen voorbereiden",
    "beschrijving": "Iedereen maakte alles alleen.",
    "kenmerken": "Elke week een uur met z'n tweeën.",
    "doelgroep": ["leraren", "onderwijsteam"],
    "uitkomst": "Minder werk.",
    "uitkomstmaat": "Gevraagd in het overleg.",
    "doelstelling": "grotendeels",
    "bevorderend": ["genoeg-tijd"],
    "belemmerend": ["geen-visie"],
    "samenvatting": "Begin klein.",
}


@pytest.fixture
def kaart(wereld):
    inhoud = Inhoud(waarden(beschrijving="Alleen.", kenmerken="Samen.", uitkomst="Beter."))
    return acties.bied_aan("Samen", inhoud, door=wereld.teamleider, team=wereld.team)


def pagina(antwoord):
    return antwoord.content.decode()


def naar(naam, kaart):
    return reverse(naam, args=[kaart.pk])


def ladder(*treden):
    return {f"ladder_{v.code}": "ja" for trede in treden for v in VOORWAARDEN[trede]}


def oordeel(kaart, **anders):
    return VERTELD | {"trede": "1", "versie": lees_versie(kaart)} | ladder(1) | anders


def test_een_teamleider_biedt_een_kaart_aan_die_nergens_meetelt(wereld, als):
    client = als(wereld.teamleider)
    antwoord = client.post(reverse("kaart_aanbieden"), VERTELD)
    kaart = Kaart.objects.get()
    assert antwoord.url == naar("kaart_aanbod", kaart)
    assert (kaart.stand, kaart.herkomst, kaart.team) == ("aangeboden", "school", wereld.team)
    assert kaart.aangeboden_door == wereld.teamleider
    assert (kaart.rapport.soort, kaart.rapport.vindplaats) == ("eigen", "school")
    assert kaart.rapport.stand == Rapport.Stand.GEVONDEN
    assert not Kaartblad.objects.exists()
    html = pagina(client.get(antwoord.url))
    assert "Wacht op een onderzoeker" in html
    assert "Elke week een uur met z&#x27;n tweeën." in html
    assert "Leraren, Onderwijsteam" in html


def test_wat_is_verteld_komt_ongewijzigd_terug():
    form = AanbodForm(VERTELD)
    assert form.is_valid()
    assert AanbodForm.begin(VERTELD["titel"], form.inhoud()) | VERTELD == AanbodForm.begin(
        VERTELD["titel"], form.inhoud()
    )


def test_weet_ik_niet_is_onbekend_en_niets_kiezen_is_leeg(wereld, als):
    client = als(wereld.teamleider)
    assert 'value="onbekend" checked' not in pagina(client.get(reverse("kaart_aanbieden")))
    client.post(reverse("kaart_aanbieden"), VERTELD | {"doelstelling": "onbekend"})
    kaart = Kaart.objects.get()
    (rij,) = acties.aangeboden_inhoud(kaart).van("doelstelling")
    assert (rij.toestand, rij.code) == (Toestand.ONBEKEND, "")
    assert "onbekend" in pagina(client.get(naar("kaart_aanbod", kaart))).lower()
    wijzig = client.get(naar("kaart_aanbod_wijzig", kaart)).context["form"]
    assert wijzig["doelstelling"].value() == "onbekend"
    client.post(naar("kaart_aanbod_wijzig", kaart), VERTELD | {"doelstelling": ""})
    assert not acties.aangeboden_inhoud(kaart).van("doelstelling")


def test_wat_de_onderzoeker_niet_weet_wordt_onbekend(wereld, als, kaart):
    anders = {"fase": "onbekend", "doelstelling": "onbekend", "ladder_gemeten": "onbekend"}
    als(wereld.onderzoeker).post(naar("kaart_beoordelen", kaart), oordeel(kaart, **anders))
    kaart.refresh_from_db()
    inhoud = lees_inhoud(kaart.geldig)
    assert {g.toestand for v in ("fase", "doelstelling") for g in inhoud.van(v)} == {
        Toestand.ONBEKEND
    }
    assert inhoud.voorwaarden["gemeten"].vervuld is None
    assert "ladder_vergeleken" not in inhoud.voorwaarden


def test_elk_vakje_ziet_eruit_als_een_vakje(wereld, als):
    html = pagina(als(wereld.teamleider).get("/kaarten/aanbieden/"))
    vakjes = re.findall(r'<input type="checkbox"[^>]*>', html)
    assert len(vakjes) > 40
    assert not [v for v in vakjes if v.count("form-check-input") != 1]


def test_twee_keer_versturen_is_een_kaart(wereld, als):
    client = als(wereld.teamleider)
    for _ in range(2):
        client.post(reverse("kaart_aanbieden"), VERTELD)
    assert Kaart.objects.count() == Rapport.objects.count() == 1


def test_onderzoekers_krijgen_bericht(wereld, als):
    als(wereld.teamleider).post(reverse("kaart_aanbieden"), VERTELD)
    (bericht,) = mail.outbox
    assert bericht.to == [wereld.onderzoeker.email]
    assert naar("kaart_beoordelen", Kaart.objects.get()) in bericht.body


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"titel": ""}, "Geef het een naam."),
        ({"kenmerken": " "}, "Schrijf op wat jullie hebben gedaan."),
        ({"uitkomst": "x" * 4001}, "4000"),
        ({"uitkomst": "x" * 200_000}, "4000"),
        ({"doelgroep": ["marsmannen"]}, "Kies uit de lijst."),
        ({"bevorderend": ["marsmannen"]}, "Kies uit de lijst."),
        ({"doelstelling": "ruim"}, "Kies uit de lijst."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, anders, melding):
    html = pagina(als(wereld.teamleider).post(reverse("kaart_aanbieden"), VERTELD | anders))
    assert melding in html
    assert not Kaart.objects.exists()


def test_kwaliteit_kiest_het_team(wereld, als):
    TeamFactory(naam="Weg", actief=False)
    client = als(wereld.kwaliteit)
    html = pagina(client.get(reverse("kaart_aanbieden")))
    assert "Weg" not in html
    assert "Kies een team." in pagina(client.post(reverse("kaart_aanbieden"), VERTELD))
    client.post(reverse("kaart_aanbieden"), VERTELD | {"team": wereld.team.pk})
    assert Kaart.objects.get().team == wereld.team


def test_een_teamleider_biedt_niets_aan_voor_een_ander_team(wereld, als):
    andere = wereld.leden[0].team.school.teams.create(naam="Derde")
    als(wereld.teamleider).post(reverse("kaart_aanbieden"), VERTELD | {"team": andere.pk})
    assert Kaart.objects.get().team == wereld.team


def test_vaststellen_houdt_de_herkomst_en_het_team(wereld, als, kaart):
    client = als(wereld.onderzoeker)
    html = pagina(client.get(naar("kaart_beoordelen", kaart)))
    assert "Noem geen namen" not in html
    antwoord = client.post(naar("kaart_beoordelen", kaart), oordeel(kaart, type=["mbo"]))
    assert antwoord.url == kaart.get_absolute_url()
    kaart.refresh_from_db()
    assert (kaart.stand, kaart.herkomst) == ("vastgesteld", "school")
    assert (kaart.geldig.trede_voorstel, kaart.geldig.trede_reden) == (1, "")
    assert kaart.geldig.codeur == wereld.onderzoeker
    assert kaart.titel == kaart.rapport.titel == "Samen lessen voorbereiden"
    assert kaart.rapport.stand == Rapport.Stand.OPGENOMEN
    assert Kaartblad.objects.get().kaart == kaart
    html = pagina(als(wereld.ander_teamlid).get(kaart.get_absolute_url()))
    assert "aangeboden door een school, team Onderwijsassistent" in html
    assert mail.outbox[-1].to == [wereld.teamleider.email]
    assert "is vastgesteld" in mail.outbox[-1].subject


def test_wat_de_school_schreef_blijft_ernaast_bewaard(wereld, als, kaart):
    als(wereld.onderzoeker).post(naar("kaart_beoordelen", kaart), oordeel(kaart))
    assert "Samen." in pagina(als(wereld.teamlid).get(naar("kaart_aanbod", kaart)))
    assert not kaart.coderingen.lopend().exists()
    assert kaart.coderingen.filter(soort=Codering.Soort.AANBOD).count() == 1


def test_een_reden_bij_de_trede_die_volgt_is_geen_andere_keuze(wereld, als, kaart):
    als(wereld.onderzoeker).post(
        naar("kaart_beoordelen", kaart), oordeel(kaart, trede="1", trede_reden="Zoals het volgt.")
    )
    kaart.refresh_from_db()
    assert (kaart.geldig.trede_voorstel, kaart.geldig.trede_reden) == (1, "")


def test_een_andere_trede_vraagt_een_reden(wereld, als, kaart):
    client, adres = als(wereld.onderzoeker), naar("kaart_beoordelen", kaart)
    html = pagina(client.post(adres, oordeel(kaart, trede="3")))
    assert "Trede 1, want" in html
    assert "schrijf op waarom je een andere kiest" in html
    zonder = oordeel(kaart, trede="0") | dict.fromkeys(ladder(1), "")
    assert "Nog geen voorstel" in pagina(client.post(adres, zonder))
    client.post(adres, oordeel(kaart, trede="0", trede_reden="Het staat alleen in een mail."))
    kaart.refresh_from_db()
    assert (kaart.geldig.trede_voorstel, kaart.geldig.trede_reden) == (
        1,
        "Het staat alleen in een mail.",
    )


@pytest.mark.parametrize("trede", ["", "6", "-1", "x"])
def test_een_trede_die_er_niet_is(wereld, als, kaart, trede):
    html = pagina(
        als(wereld.onderzoeker).post(naar("kaart_beoordelen", kaart), oordeel(kaart, trede=trede))
    )
    assert "Kies een trede" in html
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.AANGEBODEN


def test_eerst_kijken_welke_trede_volgt(wereld, als, kaart):
    data = oordeel(kaart, trede="", reken="1") | ladder(2)
    html = pagina(als(wereld.onderzoeker).post(naar("kaart_beoordelen", kaart), data))
    assert "Trede 2, want" in html
    assert "invalid-feedback" not in html
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.AANGEBODEN


def test_teruggeven_met_reden_en_opnieuw_aanbieden(wereld, als, kaart):
    olga = als(wereld.onderzoeker)
    adres = naar("kaart_teruggeven", kaart)
    html = pagina(olga.post(adres, {"reden": " ", "versie": lees_versie(kaart)}))
    assert "Schrijf op waarom de kaart teruggaat." in html
    olga.post(adres, {"reden": "Hoe weten jullie dat?", "versie": lees_versie(kaart)})
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.TERUG
    assert "Hoe weten jullie dat?" in mail.outbox[-1].body
    tess = als(wereld.teamleider)
    html = pagina(tess.get(naar("kaart_aanbod_wijzig", kaart)))
    assert "Hoe weten jullie dat?" in html
    assert "Samen." in html
    tess.post(naar("kaart_aanbod_wijzig", kaart), VERTELD)
    kaart.refresh_from_db()
    assert (kaart.stand, kaart.titel) == ("aangeboden", "Samen lessen voorbereiden")
    assert acties.aangeboden_inhoud(kaart).van("samenvatting")[0].tekst == "Begin klein."
    html = pagina(als(wereld.onderzoeker).get(naar("kaart_beoordelen", kaart)))
    assert "terug: Hoe weten jullie dat?" in html


def test_wat_een_collega_intussen_stuurde_gaat_niet_ongemerkt_weg(wereld, als, kaart):
    client, adres = als(wereld.teamleider), naar("kaart_aanbod_wijzig", kaart)
    eerst = str(lees_versie(kaart))
    assert client.post(adres, VERTELD | {"versie": eerst, "titel": "Van een"}).status_code == 302
    antwoord = client.post(adres, VERTELD | {"versie": eerst, "titel": "Van twee"})
    assert "Een collega stuurde intussen een nieuwe versie." in pagina(antwoord)
    kaart.refresh_from_db()
    assert kaart.titel == "Van een"
    client.post(adres, VERTELD | {"versie": antwoord.context["versie"], "titel": "Van twee"})
    kaart.refresh_from_db()
    assert kaart.titel == "Van twee"


def test_een_nieuwe_versie_wordt_niet_ongelezen_vastgesteld(wereld, als, kaart):
    gelezen = oordeel(kaart)
    als(wereld.teamleider).post(naar("kaart_aanbod_wijzig", kaart), VERTELD)
    client = als(wereld.onderzoeker)
    html = pagina(client.post(naar("kaart_beoordelen", kaart), gelezen))
    assert "De school heeft intussen een nieuwe versie gestuurd." in html
    terug = {"reden": "Nee.", "versie": gelezen["versie"]}
    html = pagina(client.post(naar("kaart_teruggeven", kaart), terug))
    assert "De school heeft intussen een nieuwe versie gestuurd." in html
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.AANGEBODEN


def test_wie_iets_te_doen_heeft_ziet_het_bij_start(wereld, als, kaart):
    assert naar("kaart_beoordelen", kaart) in pagina(als(wereld.onderzoeker).get("/"))
    assert naar("kaart_aanbod_wijzig", kaart) not in pagina(als(wereld.teamleider).get("/"))
    versie = lees_versie(kaart)
    acties.geef_terug(kaart, "Hoe weten jullie dat?", door=wereld.onderzoeker, versie=versie)
    assert naar("kaart_beoordelen", kaart) not in pagina(als(wereld.onderzoeker).get("/"))
    assert naar("kaart_aanbod_wijzig", kaart) in pagina(als(wereld.teamleider).get("/"))


def test_intrekken(wereld, als, kaart):
    client = als(wereld.teamleider)
    client.post(naar("kaart_aanbod_intrekken", kaart))
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.INGETROKKEN
    assert client.post(naar("kaart_aanbod_intrekken", kaart)).status_code == 404
    assert als(wereld.onderzoeker).get(naar("kaart_beoordelen", kaart)).status_code == 404
    assert "Ingetrokken" in pagina(als(wereld.teamlid).get(reverse("mijn_aanbod")))


def test_na_vaststellen_verandert_de_school_niets_meer(wereld, als, kaart):
    als(wereld.onderzoeker).post(naar("kaart_beoordelen", kaart), oordeel(kaart))
    client = als(wereld.teamleider)
    assert client.get(naar("kaart_aanbod_wijzig", kaart)).status_code == 404
    assert client.post(naar("kaart_aanbod_intrekken", kaart)).status_code == 404


def test_standen_volgen_elkaar_alleen_zoals_het_hoort(kaart):
    for van, naar_ in [("terug", "vastgesteld"), ("concept", "aangeboden"), ("terug", "terug")]:
        kaart.stand = van
        with pytest.raises(ValueError, match=f"Na {van} komt geen {naar_}"):
            kaart.naar(Kaart.Stand(naar_))
    concept = maak_concept()
    trek_in(concept)
    with pytest.raises(ValueError, match="Na ingetrokken komt geen ingetrokken"):
        trek_in(concept)


def test_wie_weggaat_laat_het_aanbod_staan(wereld, als, kaart):
    wereld.teamleider.is_active = False
    wereld.teamleider.save()
    mail.outbox.clear()
    als(wereld.onderzoeker).post(naar("kaart_beoordelen", kaart), oordeel(kaart))
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.VASTGESTELD
    assert mail.outbox == []
    with pytest.raises(ProtectedError):
        wereld.teamleider.coderingen.get().codeur.delete()


def test_een_ingelezen_kaart_van_een_school_heeft_niets_aangebodens(wereld, als):
    kaart = maak_concept(herkomst="school", team=wereld.team, stand="aangeboden")
    assert als(wereld.teamlid).get(naar("kaart_aanbod", kaart)).status_code == 200
    assert als(wereld.onderzoeker).get(naar("kaart_beoordelen", kaart)).status_code == 200


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_de_wachtrij_als_bestand(wereld, als, kaart, formaat):
    antwoord = als(wereld.onderzoeker).get(f"{reverse('kaarten_aanbod')}?formaat={formaat}")
    assert "attachment" in antwoord["Content-Disposition"]


def test_evenveel_vragen_bij_1_en_30(wereld, als, kaart, django_assert_max_num_queries):
    gevallen = [
        (wereld.onderzoeker, reverse("kaarten_aanbod")),
        (wereld.teamlid, reverse("mijn_aanbod")),
        (wereld.teamlid, reverse("team", args=[wereld.team.pk])),
    ]

    def tel(wie, adres, hoogstens):
        client = als(wie)
        client.get(adres)
        with django_assert_max_num_queries(hoogstens) as gevraagd:
            client.get(adres)
        return len(gevraagd)

    aantallen = [tel(wie, adres, 40) for wie, adres in gevallen]
    for nummer in range(29):
        titel = f"Samen {nummer}"
        acties.bied_aan(titel, Inhoud(), door=wereld.teamleider, team=wereld.team)
    for (wie, adres), aantal in zip(gevallen, aantallen, strict=True):
        tel(wie, adres, aantal)
