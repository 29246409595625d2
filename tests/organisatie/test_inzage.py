"""The log of who viewed or exported personal data."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.views import inzage
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
        ("?soort=bekeken", {"nieuw"}),
        ("?soort=gewist", set()),
        ("?soort=bestaatniet", set()),
        ("?zoek=OUDE+lijst", {"oud"}),
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


def test_per_team(wereld, als, log):
    antwoord = als(wereld.beheerder).get(f"/beheer/inzage/?team={wereld.team.pk}")
    assert [rij.pk for rij in antwoord.context["pagina"]] == [log["nieuw"].pk]


def test_op_papier_zoals_gefilterd_met_de_filters_erbij(wereld, als, log, monkeypatch):
    antwoord = als(wereld.beheerder).get("/beheer/inzage/?soort=bekeken&formaat=pdf")
    tekst = " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(antwoord.content)).pages)
    assert "nieuwe lijst" in tekst
    assert "oude lijst" not in tekst
    assert "Wat er gebeurde bekeken" in tekst
    assert Inzage.objects.first().wat == "lijst van inzage"

    monkeypatch.setattr(inzage, "MEESTE_OP_PAPIER", 1)
    antwoord = als(wereld.beheerder).get("/beheer/inzage/?formaat=pdf", follow=True)
    assert "te veel voor papier" in antwoord.content.decode()


class TestZelfErbij:
    """A beheerder who comes into a team is seen doing so."""

    def _erbij(self, wereld, als, wie):
        velden = {
            "gebruiker": wie.pk,
            "team": wereld.team.pk,
            "rol": "teamlid",
            "van": timezone.localdate().isoformat(),
            "tot": timezone.localdate().isoformat(),
        }
        antwoord = als(wereld.beheerder).post("/beheer/lidmaatschappen/nieuw/", velden)
        assert antwoord.status_code == 302

    def test_het_staat_in_de_lijst_en_de_teamleider_krijgt_mail(
        self, wereld, als, mailoutbox, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            self._erbij(wereld, als, wereld.beheerder)

        rij = Inzage.objects.get(soort=Inzage.Soort.TOEGANG)
        assert (rij.gebruiker, rij.team) == (wereld.beheerder, wereld.team)
        [mail] = mailoutbox
        assert mail.to == [wereld.teamleider.email]
        assert f"/teams/{wereld.team.pk}/" in mail.body
        assert (
            "Bea Beheer" in als(wereld.teamleider).get(f"/teams/{wereld.team.pk}/").content.decode()
        )

    def test_een_ander_erbij_zetten_is_gewoon_beheer(self, wereld, als, mailoutbox):
        self._erbij(wereld, als, wereld.kwaliteit)
        assert not Inzage.objects.filter(soort=Inzage.Soort.TOEGANG).exists()
        assert mailoutbox == []
