"""Live streams: who may listen, what they are sent, and that nothing stays behind."""

import asyncio
import json
import threading
import time
from contextlib import ExitStack
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.core import signing
from django.db import DatabaseError
from django.template import Context, Template
from django.urls import reverse

from boas import acties, live
from boas.models import Sessie
from boas.stroom import asgi, bewijs, hub
from boas.stroom.bericht import OPENING, VERLOPEN
from boas.stroom.bewijs import Doelgroep, Luisterrecht
from tests.browser.server import Stroom, draaiend
from tests.factories import SessieFactory

pytestmark = pytest.mark.database


def maak_sessie(**velden) -> Sessie:
    """A running session for phones, in its opening."""
    sessie = SessieFactory(**{"stemwijze": "telefoons", "aantal_aanwezig": 30} | velden)
    acties.start(sessie.pk)
    return sessie


def adres(sessie: Sessie, doelgroep: Doelgroep = Doelgroep.TELEFOON) -> str:
    return bewijs.adres(sessie.pk, sessie.code, doelgroep)


def naar_eerste(sessie: Sessie) -> None:
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)


def over(seconden: int):
    """Proofs are made and read as if it were so many seconds later."""
    return patch.object(bewijs, "time", SimpleNamespace(time=lambda: time.time() + seconden))


class TestBewijs:
    def los(self, heel: str) -> tuple[str, str]:
        pad, _, vraag = heel.partition("?")
        return pad, vraag.rpartition("t=")[2].replace("%3A", ":")

    def test_says_which_session_and_for_whom(self):
        pad, merk = self.los(bewijs.adres(7, "CFH347", Doelgroep.PROJECTOR))
        recht = bewijs.lees(pad, merk)
        assert (pad, recht.sessie_id, recht.doelgroep) == ("/sessies/7/stroom/", 7, "projector")

    @pytest.mark.parametrize("doelgroep", Doelgroep)
    def test_holds_for_a_while(self, doelgroep):
        pad, merk = self.los(bewijs.adres(7, "CFH347", doelgroep))
        with over(bewijs.GELDIG[doelgroep] - 5):
            bewijs.lees(pad, merk)
        with over(bewijs.GELDIG[doelgroep] + 5), pytest.raises(signing.SignatureExpired):
            bewijs.lees(pad, merk)

    def test_is_of_one_address(self):
        _, merk = self.los(bewijs.adres(7, "CFH347", Doelgroep.PROJECTOR))
        with pytest.raises(signing.BadSignature):
            bewijs.lees("/sessies/8/stroom/", merk)
        with pytest.raises(signing.BadSignature):
            bewijs.lees("/sessies/7/stroom/", merk[:-1] + ("a" if merk[-1] != "a" else "b"))
        with pytest.raises(signing.BadSignature):
            bewijs.lees("/sessies/7/stroom/", "")

    @pytest.mark.django_db
    def test_stands_in_a_page(self):
        sessie = SessieFactory()
        bron = '{% load stroom %}{% stroom_url sessie "leiding" %}'
        heel = Template(bron).render(Context({"sessie": sessie})).replace("&amp;", "&")
        pad, merk = self.los(heel)
        assert bewijs.lees(pad, merk).doelgroep == Doelgroep.LEIDING


@pytest.mark.django_db
class TestZonderStroom:
    """The same addresses as ordinary pages: one state, or a fresh address."""

    def test_one_event_after_which_the_browser_asks_again(self, client):
        sessie = maak_sessie()
        antwoord = client.get(adres(sessie))
        assert antwoord["Content-Type"] == "text/event-stream"
        assert "no-store" in antwoord["Cache-Control"]
        assert antwoord.content.startswith(OPENING + b"id: lopend-opening\ndata: {")
        assert antwoord.content.endswith(b"}\n\n")

    def test_one_state_to_ask_for_now_and_then(self, client):
        sessie = maak_sessie()
        bericht = client.get(adres(sessie) + "&eenmaal=1").json()
        assert bericht["sleutel"] == "lopend-opening"
        assert "De eerste stelling komt hier vanzelf" in bericht["html"]

    @pytest.mark.parametrize("doelgroep", [Doelgroep.PROJECTOR, Doelgroep.LEIDING])
    def test_the_screens_of_the_leader(self, als, wereld, doelgroep):
        sessie = maak_sessie(team=wereld.team)
        naar_eerste(sessie)
        bericht = als(wereld.teamleider).get(adres(sessie, doelgroep) + "&eenmaal=1").json()
        assert bericht["sleutel"] == str(sessie.stand.nummer)
        assert bericht["html"].strip()

    @pytest.mark.parametrize("vraag", ["?voor=projector", "?voor=leiding"])
    def test_a_fresh_address_for_who_leads(self, als, wereld, vraag):
        sessie = maak_sessie(team=wereld.team)
        pad = reverse("sessie_stroom", args=[sessie.pk])
        client = als(wereld.teamleider)
        nieuw = client.get(pad + vraag).json()["adres"]
        assert client.get(nieuw + "&eenmaal=1").status_code == 200
        assert als(wereld.teamlid).get(pad + vraag).status_code == 404
        assert als(wereld.ander_teamleider).get(nieuw).status_code == 404

    def test_a_fresh_address_for_a_phone(self, client):
        sessie = maak_sessie()
        pad = reverse("stem_stroom", args=[sessie.code])
        nieuw = client.get(pad + "?voor=telefoon").json()["adres"]
        assert client.get(nieuw + "&eenmaal=1").status_code == 200
        assert client.get(pad + "?voor=projector").status_code == 403
        assert client.get(pad).status_code == 403
        assert client.get(reverse("stem_stroom", args=["CFH347"])).status_code == 404

    def test_a_proof_that_does_not_hold(self, als, wereld):
        sessie = maak_sessie(team=wereld.team)
        client = als(wereld.teamleider)
        andere = maak_sessie(team=wereld.team)
        vreemd = adres(andere, Doelgroep.PROJECTOR).partition("?")[2]
        pad = reverse("sessie_stroom", args=[sessie.pk])
        assert client.get(f"{pad}?{vreemd}").status_code == 403
        assert client.get(f"{pad}?t=onzin").status_code == 403
        with over(3600):
            assert client.get(adres(sessie, Doelgroep.PROJECTOR)[:-1]).status_code == 403
        assert client.post(adres(sessie, Doelgroep.PROJECTOR)).status_code == 405


@pytest.fixture
def host(transactional_db):
    with draaiend() as host:
        yield host


@pytest.mark.django_db(transaction=True)
class TestStroom:
    """Over real HTTP, from the application as it is served."""

    def test_begins_with_what_is_there_now_and_follows_every_change(self, host):
        sessie = maak_sessie()
        with Stroom(host, adres(sessie)) as stroom:
            assert stroom.response.status == 200
            assert stroom.response.getheader("Content-Type").startswith("text/event-stream")
            assert stroom.response.getheader("Cache-Control") == "no-store"
            assert stroom.response.getheader("X-Accel-Buffering") == "no"
            assert stroom.event() == {"retry": "2000", "event": "hart", "data": "1"}
            assert stroom.event()["id"] == "lopend-opening"
            naar_eerste(sessie)
            bericht = stroom.event()
            ronde = sessie.rondes.get()
            assert bericht["id"] == f"lopend-{ronde.pk}-open"
            inhoud = json.loads(bericht["data"])
            assert inhoud["sleutel"] == bericht["id"]
            assert sessie.keuze.first().stelling.tekst in inhoud["html"]
            acties.onthul(sessie.pk)
            assert stroom.event()["id"] == f"lopend-{ronde.pk}-onthuld"

    def test_phones_are_not_told_of_every_vote_and_screens_are(self, host):
        sessie = maak_sessie()
        naar_eerste(sessie)
        ronde = sessie.rondes.get()
        with (
            Stroom(host, adres(sessie)) as telefoon,
            Stroom(host, adres(sessie, Doelgroep.PROJECTOR)) as projector,
            Stroom(host, adres(sessie, Doelgroep.LEIDING)) as leiding,
        ):
            schermen = (projector, leiding)
            assert telefoon.bericht()["id"] == f"lopend-{ronde.pk}-open"
            voor = [int(scherm.bericht()["id"]) for scherm in schermen]
            acties.stem(sessie.pk, ronde.pk, "a", 1)
            assert [int(scherm.bericht()["id"]) for scherm in schermen] == [n + 1 for n in voor]
            acties.onthul(sessie.pk)
            # The next thing a phone hears of is the reveal.
            assert telefoon.bericht()["id"] == f"lopend-{ronde.pk}-onthuld"

    def test_another_process_wrote(self, host):
        sessie = maak_sessie()
        with Stroom(host, adres(sessie)) as stroom:
            stroom.bericht()
            with patch.object(live, "meld"):
                naar_eerste(sessie)
            assert stroom.bericht()["id"].endswith("-open")

    def test_who_comes_later_gets_the_same(self, host):
        sessie = maak_sessie()
        with Stroom(host, adres(sessie)) as eerste, Stroom(host, adres(sessie)) as tweede:
            assert eerste.bericht() == tweede.bericht()

    def test_a_session_that_is_gone_ends_it(self, host):
        sessie = maak_sessie()
        with Stroom(host, adres(sessie)) as stroom:
            stroom.bericht()
            Sessie.objects.filter(pk=sessie.pk).delete()
            assert stroom.event()["event"] == "einde"
            assert stroom.event() == {}

    def test_only_with_a_proof_of_this_address(self, host):
        sessie, andere = maak_sessie(), maak_sessie()
        vreemd = adres(andere).partition("?")[2]
        for vraag in (vreemd, "t=onzin", "t="):
            pad = reverse("stem_stroom", args=[sessie.code])
            with Stroom(host, f"{pad}?{vraag}") as stroom:
                assert stroom.response.status == 403
        with over(-13 * 60 * 60):
            oud = adres(sessie)
        with Stroom(host, oud) as stroom:
            assert stroom.response.status == 403

    def test_an_error_while_reading_does_not_end_it(self, host, caplog):
        sessie = maak_sessie()
        echt, mislukt = hub.lees, threading.Event()

        def lees(sessie_id, eerder):
            if mislukt.is_set():
                return echt(sessie_id, eerder)
            mislukt.set()
            raise DatabaseError("even weg")

        with Stroom(host, adres(sessie)) as stroom:
            stroom.bericht()
            with patch.object(hub, "lees", lees):
                naar_eerste(sessie)
                assert stroom.bericht()["id"].endswith("-open")
        assert [r.levelname for r in caplog.records if r.name == "boas.stroom"] == ["ERROR"]

    def test_a_screen_that_cannot_be_made_leaves_the_others_theirs(self, host, caplog):
        sessie = maak_sessie()
        with (
            patch("boas.schermen.projector_context", side_effect=ValueError("kapot")),
            Stroom(host, adres(sessie, Doelgroep.PROJECTOR)),
            Stroom(host, adres(sessie)) as telefoon,
        ):
            telefoon.bericht()
            naar_eerste(sessie)
            assert telefoon.bericht()["id"].endswith("-open")
        assert "Het scherm voor projector was niet te maken." in caplog.text

    def test_a_screen_that_could_not_be_made_comes_later(self, host):
        sessie = maak_sessie()
        with (
            Stroom(host, adres(sessie, Doelgroep.PROJECTOR)) as projector,
            Stroom(host, adres(sessie)) as telefoon,
        ):
            projector.bericht()
            telefoon.bericht()
            with patch("boas.schermen.projector_context", side_effect=DatabaseError("even weg")):
                naar_eerste(sessie)
                assert telefoon.bericht()["id"].endswith("-open")
            # Nothing changes any more; the screen is asked for again all the same.
            tekst = sessie.keuze.first().stelling.tekst
            assert tekst in json.loads(projector.bericht()["data"])["html"]

    def test_a_session_that_cannot_be_read_leaves_the_others_theirs(self, host):
        kapot, heel = maak_sessie(), maak_sessie()
        echt = hub.lees

        def lees(sessie_id, eerder):
            if sessie_id == kapot.pk:
                raise ValueError("niet te lezen")
            return echt(sessie_id, eerder)

        with patch.object(hub, "lees", lees), Stroom(host, adres(kapot)) as wacht:
            assert wacht.event()["event"] == "hart"
            with Stroom(host, adres(heel)) as stroom:
                assert stroom.bericht()["id"] == "lopend-opening"
                naar_eerste(heel)
                assert stroom.bericht()["id"].endswith("-open")

    def test_stopping_ends_streams_and_gives_everything_back(self, transactional_db):
        sessie = maak_sessie()
        with ExitStack() as later:
            with draaiend() as host:
                stroom = later.enter_context(Stroom(host, adres(sessie)))
                stroom.bericht()
            assert stroom.event() == {}
        namen = {draad.name for draad in threading.enumerate()}
        assert not [n for n in namen if n.startswith(("boas-stroom", "pages", "phones", "uvicorn"))]


class TestHub:
    """What cannot be waited for: time, limits and slowness, without a network or a database."""

    def recht(self, seconden: int = 3600) -> Luisterrecht:
        return Luisterrecht(1, Doelgroep.TELEFOON, int(time.time()) + seconden)

    def samen(self, doe) -> None:
        """Run ``doe(hub)`` in an event loop with a hub whose watcher sees nothing."""

        async def begin() -> None:
            with patch.object(hub.Hub, "_find_changed", return_value=[]):
                eigen = hub.Hub(limit=2)
                try:
                    await doe(eigen)
                finally:
                    eigen.stop()
                    await eigen.wait_stopped()

        asyncio.run(begin())

    def test_no_more_than_the_limit(self):
        async def doe(eigen):
            eerste, _ = eigen.join(self.recht()), eigen.join(self.recht())
            with pytest.raises(hub.Vol):
                eigen.join(self.recht())
            eigen.leave(eerste)
            eigen.leave(eerste)
            eigen.join(self.recht())
            with pytest.raises(hub.Vol):
                eigen.join(self.recht())

        self.samen(doe)

    def test_a_room_that_fails_is_left_alone_longer_each_time(self):
        room = hub.Room(stand=3)
        for pauze in (0.5, 1.0, 2.0, 4.0, 5.0, 5.0):
            room.failed()
            assert room.retry_at - time.monotonic() == pytest.approx(pauze, abs=0.1)
        assert room.stand is None
        room.succeeded()
        assert (room.retry_at, room.pause) == (0.0, hub.AFTER_ERROR)

    def test_a_listener_that_leaves_after_the_stop_begins_no_new_hub(self):
        async def doe() -> None:
            streams = asgi.Streams()
            pad, _, vraag = bewijs.adres(1, "CFH347", Doelgroep.TELEFOON).partition("?")
            gestopt = asyncio.Event()

            async def send(bericht) -> None:
                if bericht.get("body") == b"":
                    await gestopt.wait()

            scope = {"path": pad, "query_string": vraag.encode()}
            with patch.object(hub.Hub, "_find_changed", return_value=[]):
                stroom = asyncio.create_task(streams(scope, asyncio.Event().wait, send))
                while streams._hub is None:
                    await asyncio.sleep(0)
                await streams.stop()
                gestopt.set()
                await stroom
            assert streams._hub is None

        asyncio.run(doe())

    def test_a_slow_listener_gets_the_latest_only(self):
        async def doe(eigen):
            listener = eigen.join(self.recht())
            chunks = listener.chunks()
            assert await anext(chunks) == OPENING
            for nummer in range(5):
                listener.offer(hub.Bericht(str(nummer), "<p>"))
            assert (await anext(chunks)).startswith(b"id: 4\n")
            listener.offer(hub.Bericht("4", "<p>"))
            listener.offer(hub.Bericht("5", "<p>"))
            assert (await anext(chunks)).startswith(b"id: 5\n")

        self.samen(doe)

    def test_a_sign_of_life_when_there_is_nothing_to_tell(self):
        async def doe(eigen):
            with patch.object(hub, "HARTSLAG", 0.01):
                chunks = eigen.join(self.recht()).chunks()
                assert await anext(chunks) == OPENING
                assert await anext(chunks) == hub.HART
                assert await anext(chunks) == hub.HART

        self.samen(doe)

    def test_it_ends_with_its_proof(self):
        async def doe(eigen):
            with patch.object(hub, "HARTSLAG", 0.01), over(7200):
                chunks = eigen.join(Luisterrecht(1, Doelgroep.LEIDING, 0)).chunks()
                alles = [chunk async for chunk in chunks]
            assert alles == [OPENING, hub.HART, VERLOPEN]

        self.samen(doe)

    def test_after_stopping_nobody_comes_in_and_writes_wake_nobody(self):
        async def doe(eigen):
            listener = eigen.join(self.recht())
            eigen.stop()
            assert [chunk async for chunk in listener.chunks()] == [OPENING]
            with pytest.raises(hub.Vol):
                eigen.join(self.recht())

        voor = list(live._wekkers)
        self.samen(doe)
        assert live._wekkers == voor
