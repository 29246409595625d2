"""A room with one team: its running installation, and the two windows of its leader."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.belasting.servers import Helper, Server, free_port, running
from tests.browser.installatie import KOEKJE, Bron


@dataclass
class Zaal:
    """A running installation with one team; ``open_`` gives a page of its signed-in leader."""

    hulp: Helper
    url: str
    ingericht: dict[str, Any]

    def maak(self, **velden: Any) -> int:
        wie = {"team": self.ingericht["team"], "leider": self.ingericht["leider"]}
        return self.hulp.ask({"doe": "maak", **wie, **velden})["sessie"]

    def lees(self, sessie: int) -> dict[str, Any]:
        return self.hulp.ask({"doe": "lees", "sessie": sessie})

    def per_stelling(self, sessie: int) -> list[Any]:
        """Key and reasons of every statement, in order."""
        return self.hulp.ask({"doe": "per_stelling", "sessie": sessie})["stellingen"]

    def sluit(self, sessie: int) -> None:
        self.hulp.ask({"doe": "sluit", "sessie": sessie})


@pytest.fixture(scope="session")
def zaal(bron: Bron, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zaal]:
    """One room for all: every test makes a session of its own in it."""
    poort = free_port()
    plaats = bron.kopie(tmp_path_factory.mktemp("zaal") / "data", "leeg", LOG_LEVEL="WARNING")
    opdracht = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(poort)]
    opdracht += ["--timeout-graceful-shutdown", "2", "--log-level", "warning"]
    with (
        Helper(plaats, "tests.browser.leidingzaal") as hulp,
        running(Server(plaats, opdracht, poort)),
    ):
        yield Zaal(hulp, f"http://127.0.0.1:{poort}", hulp.ask({"doe": "inrichten"}))


@pytest.fixture
def browser_van(browser: Browser, zaal: Zaal) -> Iterator[Callable[..., BrowserContext]]:
    """``browser_van(width=..., height=...)``: a browser in which the leader is signed in."""
    contexten: list[BrowserContext] = []

    def maak(width: int = 1280, height: int = 720) -> BrowserContext:
        context = browser.new_context(
            base_url=zaal.url, viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        context.add_cookies([{"name": KOEKJE, "value": zaal.ingericht["koekje"], "url": zaal.url}])
        contexten.append(context)
        return context

    yield maak
    for context in contexten:
        context.close()


def leiding(context: BrowserContext, sessie: int) -> Page:
    page = context.new_page()
    page.goto(f"/sessies/{sessie}/leiding/")
    expect(page.locator("html")).to_have_attribute("data-verbinding", "ja")
    return page


def projector(context: BrowserContext, sessie: int, query: str = "") -> Page:
    page = context.new_page()
    page.goto(f"/sessies/{sessie}/projector/{query}")
    expect(page.locator("html")).to_have_attribute("data-verbinding", "ja")
    return page


def wacht_op(page: Page, klaar: Callable[[], bool]) -> None:
    """Let the browser go on until ``klaar``, which is about something outside the page.

    Fails after fifteen seconds. Not frame by frame: a page that is not drawn has no frames, and
    would wait for ever.
    """
    for _ in range(300):
        if klaar():
            return
        page.wait_for_timeout(50)
    raise AssertionError("Waar deze test op wacht, bleef uit.")


def vang(page: Page, adres: str, doe: Callable[[Route], object], times: int | None = None) -> None:
    """From now on ``doe`` gets what ``page`` asks of ``adres``.

    Chromium says that it stands in between a moment before it does, and a request of that moment
    is seen by nobody; so this asks until it is caught.
    """
    page.route("**/vang/", lambda route: route.fulfill(body="gevangen"))
    page.route(adres, doe, times=times)
    for _ in range(100):
        if page.evaluate("fetch('/vang/').then((a) => a.text(), () => '')") == "gevangen":
            return
    raise AssertionError(f"Wat om {adres} vraagt, is niet te vangen.")


def opgemaakt(vak: Locator) -> Locator:
    """``vak`` when its page has its style: a measure taken right after a click can come before."""
    expect(vak).to_be_visible()
    vak.page.wait_for_load_state("load")
    return vak


def toetsen(page: Page, *namen: str) -> int:
    for naam in namen:
        page.keyboard.press(naam)
    return len(namen)
