"""Guessing codes is slowed down per network, and shuts nobody out who has the code."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from boas import acties, raden
from boas.models import Sessie
from tests.factories import SessieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nu(monkeypatch) -> list[float]:
    """The time in seconds, as a list of one: it stands still until a test moves it."""
    stand = [100.0]
    monkeypatch.setattr(raden, "time", SimpleNamespace(monotonic=lambda: stand[0]))
    return stand


@pytest.fixture
def sessie() -> Sessie:
    return SessieFactory(stemwijze="telefoons", aantal_aanwezig=30)


def adres(sessie: Sessie) -> str:
    return reverse("stem", args=[sessie.code])


class TestRaden:
    def mis(self, client: Client, aantal: int) -> None:
        for _ in range(aantal):
            assert client.get(reverse("stem", args=["CFH347"])).status_code == 404

    def test_after_many_wrong_codes_new_ones_must_wait(self, client, sessie):
        self.mis(client, raden.BURST)
        assert client.get(adres(sessie)).status_code == 429
        antwoord = client.get(reverse("stem_code"), {"code": sessie.code})
        assert antwoord.status_code == 429
        assert "Wacht een paar tellen" in antwoord.text

    def test_a_whole_class_of_typing_errors_is_no_trouble(self, client, sessie):
        self.mis(client, raden.BURST - 2)
        assert client.get(adres(sessie)).status_code == 200

    def test_the_address_of_a_stream_tells_no_more_than_the_page(self, client, sessie):
        vraag = {"voor": "telefoon"}
        for _ in range(raden.BURST):
            fout = client.get(reverse("stem_stroom", args=["CFH347"]), vraag)
            assert fout.status_code == 404
        goed = reverse("stem_stroom", args=[sessie.code])
        assert client.get(goed, vraag).status_code == 429
        assert client.get(goed, {"t": "geraden"}).status_code == 429
        assert client.get(adres(sessie)).status_code == 429
        assert client.get(goed, vraag, REMOTE_ADDR="192.0.2.7").status_code == 200

    def test_a_phone_that_joined_gets_its_address_at_any_time(self, client, sessie):
        binnen = Client()
        binnen.get(adres(sessie))
        self.mis(client, raden.BURST)
        goed = reverse("stem_stroom", args=[sessie.code])
        assert binnen.get(goed, {"voor": "telefoon"}).status_code == 200

    @pytest.mark.parametrize("code", ["\0", "CFH34", "CFH3477", "é" * 6, "x" * 5000])
    @pytest.mark.parametrize("naam", ["stem", "stem_stroom"])
    def test_what_is_no_code_never_reaches_the_database(
        self, client, naam, code, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            assert client.get(reverse(naam, args=[code])).status_code == 404

    def test_another_network_notices_nothing(self, client, sessie):
        self.mis(client, raden.BURST)
        antwoord = client.get(adres(sessie), REMOTE_ADDR="192.0.2.7")
        assert antwoord.status_code == 200

    def test_who_joined_or_scans_the_qr_notices_nothing(self, client, sessie):
        acties.start(sessie.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        binnen = Client()
        binnen.get(adres(sessie))
        self.mis(client, raden.BURST)
        stem = {"ronde": sessie.rondes.get().pk, "waarde": 1}
        assert binnen.post(adres(sessie), stem).status_code == 303
        gescand = client.get(adres(sessie), {"k": raden.uit_qr(sessie.code)})
        assert gescand.status_code == 200
        andere = client.get(reverse("stem", args=["CFH347"]), {"k": raden.uit_qr(sessie.code)})
        assert andere.status_code == 429

    def test_the_brake_lets_go_by_itself(self, nu):
        rem = raden.Rem(burst=2, per_second=1)
        rem.mis("a")
        rem.mis("a")
        assert rem.wacht("a")
        nu[0] += 0.9
        assert rem.wacht("a")
        nu[0] += 0.2
        assert not rem.wacht("a")
        nu[0] += 1000
        rem.mis("a")
        assert not rem.wacht("a")  # never more than the burst was saved up
        rem.mis("a")
        assert rem.wacht("a")
