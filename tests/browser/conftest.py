"""Debian's Chromium and an installation of its own for each module of browser tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.installatie import WACHTWOORD, Bron, Installatie, draaiend, gedeelde_bron
from tests.browser.zaal import browser_van, zaal  # noqa: F401 - fixtures

LANGZAAMST = 15_000  # ms; two cores that also serve, vote and draw

expect.set_options(timeout=LANGZAAMST)

# What Playwright turns off, because the last list counts, and the two popups of the address bar:
# with every window Chromium starts a process for each, and nobody sees them.
UIT = [
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
]

# Inside a container Chromium has no user to build its sandbox with; it only sees our own pages.
VLAGGEN = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--mute-audio",
    f"--disable-features={','.join(UIT)}",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the machine: a download of Playwright's own is not needed."""
    return {
        **browser_type_launch_args,
        "executable_path": shutil.which("chromium"),
        "args": VLAGGEN,
    }


@pytest.fixture(scope="session")
def bron(tmp_path_factory: pytest.TempPathFactory) -> Bron:
    """Demo data and static files, made once for all processes of the run; modules get a copy."""
    eigen = tmp_path_factory.getbasetemp()
    return gedeelde_bron(eigen.parent if "PYTEST_XDIST_WORKER" in os.environ else eigen)


@pytest.fixture(scope="session")
def gegevens(bron) -> dict[str, dict[str, Any]]:
    """A session in every state, and a row of every kind."""
    return bron.gegevens


@pytest.fixture(scope="module")
def borgen(bron, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installatie]:
    """A running installation that belongs to this module."""
    with draaiend(bron, tmp_path_factory.mktemp("borgen") / "data") as installatie:
        yield installatie


@pytest.fixture
def venster(browser: Browser, borgen: Installatie) -> Iterator[Callable[..., Page]]:
    """``venster(width=360, ...)`` opens a browser of its own: cookies and storage of nobody.

    With ``als`` that person is signed in.
    """
    open_: list[BrowserContext] = []

    def maak(width: int = 1280, height: int = 800, als: str = "", **opties: Any) -> Page:
        context = browser.new_context(
            base_url=borgen.url,
            viewport={"width": width, "height": height},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        context.set_default_timeout(LANGZAAMST)
        open_.append(context)
        if als:
            context.add_cookies([borgen.koekje(als)])
        return context.new_page()

    yield maak
    for context in open_:
        context.close()


def log_in(page: Page, adres: str, wachtwoord: str = WACHTWOORD) -> None:
    """Sign in through the form, as a person does."""
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(adres)
    page.get_by_label("Wachtwoord").fill(wachtwoord)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Uitloggen").first).to_be_attached()
