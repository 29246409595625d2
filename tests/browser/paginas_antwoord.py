"""Answering by link, as somebody without an account meets it."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.paginas import ANONIEM, Pagina


def kies_een_paar(page: Page) -> None:
    """Answer some, and ask to send: it says what is still open."""
    for plek in (0, 1, 3):
        page.locator("fieldset").nth(plek).locator("label").nth(plek).click()
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.locator("#open")).to_be_focused()


def zonder_verbinding(page: Page) -> None:
    """Answer everything, and send while the connection is gone."""
    for vraag in page.locator("fieldset").all():
        vraag.locator("label").last.click()
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()); }")
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.locator("#fout")).to_be_visible()


def verstuur_leeg(page: Page) -> None:
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.locator("#open")).to_be_focused()


def _link(welke: str, **anders: Any) -> Pagina:
    extra = (("code", f"peiling_{welke}_code"), ("token", f"peiling_{welke}_link"))
    return Pagina("antwoord", als=ANONIEM, extra=extra, **anders)


PAGINAS = [
    _link("open"),
    _link("open", geval="half ingevuld", doe=kies_een_paar),
    _link("open", geval="leeg", doe=verstuur_leeg),
    _link("open", geval="zonder verbinding", doe=zonder_verbinding),
    _link("breed"),
    _link("gebruikt", status=410),
    _link("gesloten", status=410),
    _link("verlopen", status=410),
    _link("onbekend", status=404),
    Pagina("antwoord_klaar", als=ANONIEM, extra=(("code", "peiling_open_code"),)),
]
