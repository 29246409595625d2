"""The list of Start: finishing something on its line by keyboard, and taking that back."""

import re

import pytest
from playwright.sync_api import expect

HANDEL = "teamleider-handel@demo.example"

pytestmark = pytest.mark.browser


def test_klaar_op_de_regel_en_weer_open_met_het_toetsenbord(venster):
    page = venster(width=360, height=740, als=HANDEL)
    page.goto("/")
    regel = page.get_by_role("listitem").filter(has_text="Maak het rooster af")
    knop = regel.get_by_role("button", name="Klaar")
    knop.focus()
    page.keyboard.press("Enter")
    expect(regel).to_contain_text("Klaar: Maak het rooster af")
    # The keyboard stands where it stood: the way back is the next stop.
    expect(regel.locator(":focus")).to_have_count(1)
    regel.get_by_role("button", name="Zet weer open").click()
    expect(page).to_have_url(re.compile(r"/$"))
    expect(knop).to_be_visible()
