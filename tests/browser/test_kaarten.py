"""Narrowing the cards with the keyboard: what stays, what is told, and the way back."""

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser


def test_filteren_met_het_toetsenbord_en_terug(venster, gegevens):
    blad = venster(als=LEIDER)
    blad.set_viewport_size({"width": 1280, "height": 900})
    blad.goto("/kaarten/")
    alles = blad.locator("#kaarten-aantal").text_content()
    # Beside the list the filters are never folded away.
    expect(blad.locator("#facetten > summary")).to_be_hidden()
    blad.locator("#facet-bevorderend > summary").click()
    blad.locator("#f-doelgroep-leraren").focus()
    blad.keyboard.press("Space")
    expect(blad.locator(".chip")).to_have_count(1)
    expect(blad.locator("#f-doelgroep-leraren")).to_be_focused()
    expect(blad.locator("#facet-bevorderend")).to_have_attribute("open", "")
    # Whoever does not see the page hears the new number.
    gezegd = blad.locator("#kaarten-aantal").text_content()
    assert gezegd != alles
    expect(blad.locator("#kaarten-gezegd")).to_have_text(gezegd)
    assert blad.url.endswith("/kaarten/?doelgroep=leraren")
    blad.go_back()
    expect(blad.locator(".chip")).to_have_count(0)
    expect(blad.locator("#kaarten-aantal")).to_have_text(alles)
    expect(blad.locator("#f-doelgroep-leraren")).not_to_be_checked()


def test_op_een_telefoon_zijn_de_filters_ingeklapt(venster, gegevens):
    blad = venster(als=LEIDER)
    blad.set_viewport_size({"width": 360, "height": 740})
    blad.goto("/kaarten/?doelgroep=leraren&bewijs=laag")
    expect(blad.get_by_text("Filters (2)")).to_be_visible()
    expect(blad.locator("#f-doelgroep-leraren")).to_be_hidden()
    blad.get_by_text("Filters (2)").click()
    expect(blad.locator("#f-doelgroep-leraren")).to_be_checked()
