"""How the team is steered: a look at the team, by its leader or by itself."""

import datetime
import io
import re
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from borgen.acties import schatting as acties
from borgen.models import Schattingsronde, Sturingsoordeel
from borgen.regels.kaartjes import kaarten
from borgen.sturingsbeeld import laatste_oordeel, ronde_zonder_oordeel
from organisatie.models import Gebruiker
from tests.factories import TrajectFactory

INVOER = {"willen": "4", "kunnen": "1", "doorlooptijd": "lang", "fase": "2", "toelichting": ""}


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, gemaakt_door=wereld.teamleider)


def adres(naam, traject) -> str:
    return reverse(naam, args=[traject.pk])


def teamronde(traject, leider, *antwoorden) -> Schattingsronde:
    rij = acties.open_ronde(traject, leider)
    for wie, (willen, kunnen) in zip(sorted(acties.gevraagden(rij)), antwoorden, strict=False):
        acties.geef(rij.pk, Gebruiker.objects.get(pk=wie), willen, kunnen)
    return acties.sluit(rij.pk)


def test_de_leider_kijkt_en_krijgt_advies_in_woorden(wereld, als, traject):
    pagina = als(wereld.teamleider).post(adres("sturing_oordeel", traject), INVOER, follow=True)
    inhoud = pagina.content.decode()

    assert "Het team wil graag en moet het nog leren." in inhoud
    assert "Dichtbij:" in inhoud
    assert "6 keer per jaar" in inhoud
    assert "2. We beheersen het proces samen" in inhoud
    assert laatste_oordeel(traject).door == wereld.teamleider


def test_het_team_zegt_het_zelf_en_de_leider_vult_aan(wereld, als, traject):
    ronde = teamronde(traject, wereld.teamleider, (3, 2), (4, 3), (3, 2))
    assert ronde_zonder_oordeel(traject) == ronde
    client = als(wereld.teamleider)
    vraag = client.get(adres("sturing_oordeel", traject)).content.decode()
    assert "Het team zei zelf" in vraag
    assert 'name="willen"' not in vraag

    # What the team said cannot be overruled by sending something else.
    client.post(adres("sturing_oordeel", traject), INVOER | {"kunnen": "4"})
    oordeel = Sturingsoordeel.objects.get()
    assert (oordeel.ronde, oordeel.willen, oordeel.kunnen) == (ronde, 3, 2)
    assert ronde_zonder_oordeel(traject) is None


def test_een_ronde_met_te_weinig_antwoorden_zegt_niets(wereld, traject):
    teamronde(traject, wereld.teamleider, (3, 2), (4, 3))

    assert ronde_zonder_oordeel(traject) is None


def test_een_later_oordeel_gaat_voor_een_oudere_ronde(wereld, traject):
    ronde = teamronde(traject, wereld.teamleider, (3, 2), (4, 3), (3, 2))
    Schattingsronde.objects.filter(pk=ronde.pk).update(
        gesloten_op=timezone.now() - datetime.timedelta(days=3)
    )
    Sturingsoordeel.objects.create(
        traject=traject, willen=2, kunnen=2, doorlooptijd="kort", door=wereld.teamleider
    )

    assert ronde_zonder_oordeel(traject) is None


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("willen", "", "Kies wat past bij willen."),
        ("kunnen", "5", "kunnen"),
        ("doorlooptijd", "", "snel of pas later"),
        ("fase", "9", "9"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(wereld, als, traject, veld, waarde, melding):
    pagina = als(wereld.teamleider).post(
        adres("sturing_oordeel", traject), INVOER | {veld: waarde, "toelichting": "Zo zie ik het"}
    )

    assert melding in pagina.content.decode()
    assert "Zo zie ik het" in pagina.content.decode()
    assert not Sturingsoordeel.objects.exists()


def test_de_tijd_staat_erbij(wereld, als, traject):
    for willen, dag in ((2, "2026-01-05"), (4, "2026-06-05")):
        Sturingsoordeel.objects.create(
            traject=traject,
            willen=willen,
            kunnen=3,
            doorlooptijd="kort",
            datum=datetime.date.fromisoformat(dag),
            door=wereld.teamleider,
        )
    inhoud = als(wereld.teamlid).get(adres("borgen_sturing", traject)).content.decode()

    assert inhoud.index("5 juni 2026") < inhoud.index("5 januari 2026")
    assert "Het team kan het en wil het." in inhoud


def test_een_lege_pagina_zegt_wat_je_eerst_doet(wereld, als, traject):
    inhoud = als(wereld.teamleider).get(adres("borgen_sturing", traject)).content.decode()

    assert "Bekijk waar het team staat" in inhoud
    assert "Vraag het team zelf" in inhoud
    lid = als(wereld.teamlid).get(adres("borgen_sturing", traject)).content.decode()
    assert "Bekijk waar" not in lid


def test_een_lopende_ronde_staat_er_en_er_komt_geen_tweede(wereld, als, traject):
    client = als(wereld.teamleider)
    for _ in range(2):
        client.post(adres("sturing_ronde", traject))
    ronde = Schattingsronde.objects.get()

    assert ronde.get_absolute_url() in client.get(adres("borgen_sturing", traject)).content.decode()


@pytest.mark.database
@pytest.mark.parametrize("velden", [{"willen": 0}, {"kunnen": 5}, {"fase": 6}])
def test_de_database_weigert_wat_buiten_de_schaal_valt(wereld, traject, velden):
    rij = {"willen": 2, "kunnen": 2, "doorlooptijd": "kort"} | velden
    with pytest.raises(IntegrityError), transaction.atomic():
        Sturingsoordeel.objects.create(traject=traject, door=wereld.teamleider, **rij)


def test_alle_kaarten_op_een_pagina_en_op_papier(wereld, als):
    client = als(wereld.teamlid)
    pagina = client.get(reverse("gesprekskaarten")).content.decode()
    pdf = client.get(reverse("gesprekskaarten"), {"formaat": "pdf"})

    assert pagina.count("kaartje-vraag") == 36
    assert pdf["Content-Type"] == "application/pdf"
    # Eight to a sheet; one that did not fit would bring an empty sheet along.
    assert len(PdfReader(io.BytesIO(pdf.content)).pages) == 5


@pytest.mark.parametrize(
    ("willen", "kunnen", "ritme", "keer"),
    [(None, None, "periode", None), (4, 4, "periode", None), (4, 1, "per_jaar", 6)],
)
def test_wat_een_team_nodig_heeft_bepaalt_hoe_vaak_we_voorstellen_te_meten(
    wereld, als, traject, willen, kunnen, ritme, keer
):
    if willen:
        Sturingsoordeel.objects.create(
            traject=traject,
            willen=willen,
            kunnen=kunnen,
            doorlooptijd="lang",
            door=wereld.teamleider,
        )
    traject.verbeteracties.create(naam="Twee gesprekken")
    form = als(wereld.teamleider).get(adres("meetafspraak_nieuw", traject)).context["form"]

    assert (form["ritme"].value(), form["keer_per_jaar"].value()) == (ritme, keer)


def test_elke_plek_van_een_kaart_bestaat_en_heeft_er_een():
    plekken = {plek for kaart in kaarten() for plek in kaart.plekken}
    sjablonen = "".join(pad.read_text() for pad in Path("templates/borgen").glob("*.html"))

    assert plekken == set(re.findall(r'{% gesprekskaart "(\w+)" %}', sjablonen))


@pytest.mark.parametrize("stap", ["monitoren", "controleren", "handelen", "documenteren"])
def test_naast_elke_stap_staat_een_kaart(wereld, als, traject, stap):
    pagina = als(wereld.teamlid).get(adres(f"borgen_{stap}", traject)).content.decode()

    assert pagina.count('class="kaartje-vraag"') == 1
