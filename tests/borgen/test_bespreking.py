"""The talk: prepared, mailed, written down by several people at once, closed, read back."""

import datetime
import re
from io import BytesIO

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from borgen.acties import bespreken as acties
from borgen.models import Antwoord, Bespreking
from organisatie.models.versie import lees_versie
from organisatie.regels.vragen import Vraag
from organisatie.schrijven import Invoer
from tests.borgen.meten import maak_afspraak, meet_reeks, vandaag
from tests.factories import TrajectFactory
from verbeterplan.models import Overleg

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Begeleiding", samenvatting="Eerst was er niets.")


@pytest.fixture
def afspraak(wereld, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider, uitvoerder=wereld.leden[1])
    meet_reeks(afspraak, wereld.teamleider, "1.1", "1.8", "2.2")
    return afspraak


@pytest.fixture
def gesprek(wereld, afspraak):
    rij = Bespreking(verbeteractie=afspraak.verbeteractie, door=wereld.teamleider)
    return acties.bereid_voor(rij, [afspraak])


def versie(gesprek, code):
    return lees_versie(gesprek.antwoorden.get(vraag=code))


def tekst(gesprek, code):
    return gesprek.antwoorden.get(vraag=code).tekst


def schrijf(als, wie, gesprek, headers=None, **antwoorden):
    """``goed=("tekst", versie)``."""
    data = {}
    for code, (woorden, begonnen) in antwoorden.items():
        data |= {f"antwoord-{code}": woorden, f"versie-{code}": begonnen}
    adres = reverse("bespreking_antwoorden", args=[gesprek.pk])
    return als(wie).post(adres, data, headers=headers or {})


def test_voorbereiden_zet_het_op_de_agenda(wereld, als, traject, afspraak):
    moment = timezone.now() + datetime.timedelta(days=3)
    overleg = Overleg.objects.create(team=wereld.team, titel="Teamoverleg", moment=moment)
    pad = reverse("bespreking_nieuw", args=[traject.pk])
    pad += f"?verbeteractie={afspraak.verbeteractie_id}"
    form = als(wereld.teamleider).get(pad).context["form"]
    assert form.initial["meetafspraken"] == [afspraak]
    velden = {
        "datum": vandaag(3).isoformat(),
        "overleg": overleg.pk,
        "meetafspraken": [afspraak.pk],
    }
    antwoord = als(wereld.teamleider).post(pad, velden)
    gesprek = Bespreking.objects.get()
    assert antwoord.url == gesprek.get_absolute_url()
    assert overleg.agendapunten.get().tekst == "Uitkomsten bespreken: Gesprekken"
    # Saved again it is not on the agenda twice.
    acties.bereid_voor(gesprek, [])
    assert overleg.agendapunten.count() == 1
    assert gesprek.antwoorden.count() == 8


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"datum": "nooit"}, "Vul een datum in die bestaat"),
        ({"overleg": "999999"}, "Kies een overleg van jullie team."),
        ({"meetafspraken": "999999"}, "Kies metingen van deze verbeteractie."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, traject, afspraak, velden, melding):
    pad = reverse("bespreking_nieuw", args=[traject.pk])
    pad += f"?verbeteractie={afspraak.verbeteractie_id}"
    data = {"datum": vandaag().isoformat()} | velden
    assert melding in als(wereld.teamleider).post(pad, data).content.decode()
    assert not Bespreking.objects.exists()


def test_alles_op_een_scherm(wereld, als, gesprek):
    html = als(wereld.teamlid).get(gesprek.get_absolute_url()).content.decode()
    for woorden in (
        *("Eerst was er niets.", "1,1\xa0gesprekken", "minstens 2\xa0gesprekken"),
        *("gemeten door Daan Docent", "<svg", "Terugblik", "Proces", "Resultaat"),
        "Wat ging goed en houden we zo?",
    ):
        assert woorden in html


def test_antwoorden_blijven_en_zijn_later_te_lezen(wereld, als, gesprek):
    begin = versie(gesprek, "goed")
    antwoord = schrijf(als, wereld.teamlid, gesprek, goed=("Vaste dag.\r\nSamen.", begin))
    assert antwoord.url == f"{gesprek.get_absolute_url()}#kop-vragen"
    assert tekst(gesprek, "goed") == "Vaste dag.\nSamen."
    als(wereld.teamleider).post(reverse("bespreking_afronden", args=[gesprek.pk]))
    html = als(wereld.teamlid).get(gesprek.get_absolute_url()).content.decode()
    assert "Vaste dag.<br>Samen." in html
    assert "<textarea" not in html
    lijst = als(wereld.teamlid).get(
        reverse("besprekingen", args=[gesprek.verbeteractie.traject_id])
    )
    assert "afgerond" in lijst.content.decode()


def test_na_afronden_verandert_niets_meer_en_getypt_blijft_staan(wereld, als, gesprek):
    acties.rond_af(gesprek.pk)
    antwoord = schrijf(als, wereld.teamlid, gesprek, goed=("Te laat", ""))
    assert "De teamleider kan hem weer openen." in antwoord.content.decode()
    assert tekst(gesprek, "goed") == ""
    als(wereld.teamleider).post(
        reverse("bespreking_afronden", args=[gesprek.pk]), {"heropen": "ja"}
    )
    schrijf(als, wereld.teamlid, gesprek, goed=("Toch", versie(gesprek, "goed")))
    assert tekst(gesprek, "goed") == "Toch"


def test_te_lang_antwoord_bewaart_niets(wereld, als, gesprek):
    lang = "a" * (2 * Vraag("", "").langste + 1)
    antwoord = schrijf(
        als,
        wereld.teamlid,
        gesprek,
        begin=("Kort", versie(gesprek, "begin")),
        goed=(lang, versie(gesprek, "goed")),
    )
    assert "is te lang" in antwoord.content.decode()
    assert lang in antwoord.content.decode()
    assert tekst(gesprek, "begin") == ""


@pytest.mark.database
def test_twee_die_tegelijk_typen_verliezen_niets(wereld, als, gesprek):
    begin = {code: versie(gesprek, code) for code in ("goed", "beter")}
    leeg = {code: ("", nummer) for code, nummer in begin.items()}
    schrijf(als, wereld.teamleider, gesprek, **(leeg | {"goed": ("Van Tess.", begin["goed"])}))
    # Daan's page still has the old versions of both.
    html = schrijf(
        als,
        wereld.teamlid,
        gesprek,
        headers={"HX-Request": "true"},
        goed=("Van Daan.", begin["goed"]),
        beter=("Ook van Daan.", begin["beter"]),
    ).content.decode()
    assert tekst(gesprek, "goed") == "Van Tess.\nVan Daan."
    assert tekst(gesprek, "beter") == "Ook van Daan."
    # The field in which both wrote comes along whole, of the other only its version.
    assert 'id="veld-goed"' in html
    assert 'id="veld-beter"' not in html
    assert f'value="{versie(gesprek, "beter")}"' in html


@pytest.mark.database
def test_een_vraag_die_ik_niet_aanraakte_houdt_het_woord_van_een_ander(wereld, als, gesprek):
    begin = versie(gesprek, "goed")
    schrijf(als, wereld.teamleider, gesprek, goed=("Van Tess.", begin))
    html = schrijf(
        als, wereld.teamlid, gesprek, headers={"HX-Request": "true"}, goed=("", begin)
    ).content.decode()
    assert tekst(gesprek, "goed") == "Van Tess."
    assert "Van Tess." in html


def test_hetzelfde_bewaren_schrijft_niets(gesprek):
    acties.bewaar_antwoorden(gesprek.pk, {"goed": Invoer("Ja", versie(gesprek, "goed"))})
    voor = Antwoord.history.count()
    assert not acties.bewaar_antwoorden(
        gesprek.pk, {"goed": Invoer("Ja ", versie(gesprek, "goed"))}
    )
    assert Antwoord.history.count() == voor
    acties.rond_af(gesprek.pk)
    with pytest.raises(ValidationError):
        acties.bewaar_antwoorden(gesprek.pk, {})


def test_de_mail_heeft_het_blad_bij_zich(wereld, als, gesprek):
    als(wereld.teamleider).post(reverse("bespreking_versturen", args=[gesprek.pk]))
    [bericht] = mail.outbox
    assert set(bericht.to) == {lid.gebruiker.email for lid in wereld.leden}
    assert "2,2\xa0gesprekken" in bericht.body
    assert "Wat ging goed en houden we zo?" in bericht.body
    [(naam, inhoud, soort)] = bericht.attachments
    assert naam.endswith(".pdf")
    assert soort == "application/pdf"
    bladen = PdfReader(BytesIO(inhoud))
    alles = "\n".join(blad.extract_text() for blad in bladen.pages).replace("\xa0", " ")
    for woorden in ("Hier begonnen we", "2,2 gesprekken", "Waardoor is dat wel of niet gelukt?"):
        assert woorden in alles
    gesprek.refresh_from_db()
    assert gesprek.verstuurd_op is not None


def test_het_deel_met_de_mail_is_dat_van_de_pagina(wereld, als, gesprek):
    pad = gesprek.get_absolute_url()
    als(wereld.teamleider).post(reverse("bespreking_versturen", args=[gesprek.pk]))
    headers = {"HX-Request": "true", "HX-Target": "verzending"}
    deel = als(wereld.teamleider).get(pad, headers=headers).content.decode()
    heel = als(wereld.teamleider).get(pad).content.decode()

    def zonder_sleutel(html):
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)

    assert zonder_sleutel(deel).strip() in zonder_sleutel(heel)


def test_blad_met_antwoorden(wereld, als, gesprek):
    acties.bewaar_antwoorden(gesprek.pk, {"goed": Invoer("Een vaste dag.", None)})
    antwoord = als(wereld.teamlid).get(f"{gesprek.get_absolute_url()}?formaat=pdf")
    lezer = PdfReader(BytesIO(antwoord.content))
    assert "Een vaste dag." in "\n".join(blad.extract_text() for blad in lezer.pages)


def test_verwijderen_vraagt_bij_naam(wereld, als, gesprek):
    acties.bewaar_antwoorden(gesprek.pk, {"goed": Invoer("Een vaste dag.", None)})
    pad = reverse("bespreking_verwijder", args=[gesprek.pk])
    html = als(wereld.teamleider).get(pad).content.decode()
    assert "Er zijn 1 vragen" not in html
    assert "Eén antwoord gaat mee weg." in html
    als(wereld.teamleider).post(pad)
    assert not Bespreking.objects.exists()


def test_evenveel_vragen_bij_1_en_30(wereld, als, traject, afspraak):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def aantal():
        with CaptureQueriesContext(connection) as vragen:
            als(wereld.teamlid).get(reverse("besprekingen", args=[traject.pk]))
        return len(vragen)

    def maak():
        rij = Bespreking(verbeteractie=afspraak.verbeteractie, door=wereld.teamleider)
        acties.bereid_voor(rij, [])

    maak()
    aantal()
    een = aantal()
    for _ in range(29):
        maak()
    assert aantal() == een
