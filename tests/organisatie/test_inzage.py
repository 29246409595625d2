"""The log of who viewed or exported personal data."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisatie.models import Inzage, leg_inzage_vast
from tests.excel import lees_xlsx


@pytest.fixture
def log(wereld):
    rijen = {
        "oud": leg_inzage_vast(wereld.teamleider, Inzage.Soort.UITGEVOERD, "oude lijst"),
        "nieuw": leg_inzage_vast(wereld.teamlid, Inzage.Soort.BEKEKEN, "nieuwe lijst", wereld.team),
    }
    moment = timezone.make_aware(datetime.datetime(2026, 3, 12, 23, 30))
    Inzage.objects.filter(pk=rijen["oud"].pk).update(moment=moment)
    return rijen


@pytest.mark.parametrize(
    ("vraag", "ziet"),
    [
        ("", {"oud", "nieuw"}),
        ("?wie=tess", {"oud"}),
        ("?wie=DOCENT", {"nieuw"}),
        ("?vanaf=2026-03-13", {"nieuw"}),
        ("?tot=2026-03-12", {"oud"}),
        ("?vanaf=2026-03-12&tot=2026-03-12", {"oud"}),
        ("?wie=niemand", set()),
        ("?vanaf=gisteren", set()),
    ],
)
def test_filteren_op_persoon_en_dag(wereld, als, log, vraag, ziet):
    antwoord = als(wereld.beheerder).get(f"/beheer/inzage/{vraag}")
    assert {rij.pk for rij in antwoord.context["pagina"]} == {log[naam].pk for naam in ziet}


def test_een_datum_die_er_geen_is_zegt_het_bij_het_veld(wereld, als):
    antwoord = als(wereld.beheerder).get("/beheer/inzage/?vanaf=gisteren&formaat=xlsx")
    assert antwoord["Content-Type"].startswith("text/html")
    assert antwoord.context["form"].errors.keys() == {"vanaf"}


def test_meenemen_zoals_gefilterd_en_ook_dat_wordt_vastgelegd(wereld, als, log):
    antwoord = als(wereld.beheerder).get("/beheer/inzage/?wie=tess&formaat=xlsx")
    tekst = str(lees_xlsx(antwoord.content))
    assert "oude lijst" in tekst
    assert "nieuwe lijst" not in tekst
    assert Inzage.objects.first().wat == "lijst van inzage"


def test_evenveel_queries_bij_een_rij_als_bij_dertig(wereld, als, log):
    client = als(wereld.beheerder)

    def tel() -> int:
        with CaptureQueriesContext(connection) as vangst:
            client.get("/beheer/inzage/")
        return len(vangst)

    eerst = tel()
    for _ in range(30):
        leg_inzage_vast(wereld.teamlid, Inzage.Soort.BEKEKEN, "x", wereld.team)
    assert tel() == eerst
