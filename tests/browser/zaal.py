"""A room with one team: its running installation, and the two windows of its leader."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.belasting.servers import Place, Server, call, free_port, running

KOEKJE = "sessionid"


@dataclass
class Zaal:
    """A running installation with one team; ``open_`` gives a page of its signed-in leader."""

    plaats: Place
    url: str
    ingericht: dict[str, Any]

    def maak(self, **velden: Any) -> int:
        wie = {"team": self.ingericht["team"], "leider": self.ingericht["leider"]}
        vraag = {"doe": "maak", **wie, **velden}
        return call(self.plaats, "tests.browser.leidingzaal", vraag)["sessie"]

    def lees(self, sessie: int) -> dict[str, Any]:
        return call(self.plaats, "tests.browser.leidingzaal", {"doe": "lees", "sessie": sessie})

    def per_stelling(self, sessie: int) -> list[Any]:
        """Key and reasons of every statement, in order."""
        vraag = {"doe": "per_stelling", "sessie": sessie}
        return call(self.plaats, "tests.browser.leidingzaal", vraag)["stellingen"]

    def sluit(self, sessie: int) -> None:
        call(self.plaats, "tests.browser.leidingzaal", {"doe": "sluit", "sessie": sessie})


@pytest.fixture(scope="module")
def zaal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zaal]:
    poort = free_port()
    # Debug: static files come from the tree, so that nothing has to be collected first.
    plaats = Place(tmp_path_factory.mktemp("zaal"), {"DEBUG": "true", "LOG_LEVEL": "WARNING"})
    ingericht = call(plaats, "tests.browser.leidingzaal", {"doe": "inrichten"})
    opdracht = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(poort)]
    opdracht += ["--timeout-graceful-shutdown", "2", "--log-level", "warning"]
    with running(Server(plaats, opdracht, poort)):
        yield Zaal(plaats, f"http://127.0.0.1:{poort}", ingericht)


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


def toetsen(page: Page, *namen: str) -> int:
    for naam in namen:
        page.keyboard.press(naam)
    return len(namen)
