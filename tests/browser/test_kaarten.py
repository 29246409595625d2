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


def test_wat_je_aanvinkt_blijft_aangevinkt_als_je_verder_bladert(venster, gegevens):
    blad = venster(als=LEIDER)
    blad.goto("/kaarten/")
    blad.locator("#vergelijk-kaarten input[type=checkbox]").first.check()
    eerste = blad.locator("#vergelijk-kaarten input[type=checkbox]").first.get_attribute("value")
    blad.get_by_role("link", name="Volgende").click()
    blad.wait_for_url("**/kaarten/?pagina=2")
    gekozen = blad.locator("#vergelijk-gekozen")
    expect(gekozen).to_contain_text("Je vinkte 1 kaart aan, waarvan 1 buiten deze pagina.")
    tweede = blad.locator("#vergelijk-kaarten input[type=checkbox]").first
    tweede.check()
    ander = tweede.get_attribute("value")
    blad.get_by_role("button", name="Vergelijk wat je aanvinkt").click()
    blad.wait_for_url(f"**/kaarten/vergelijk/?kaart={ander}&kaart={eerste}")
    blad.go_back()
    blad.get_by_role("button", name="Vink alles uit").click()
    expect(tweede).not_to_be_checked()
    expect(gekozen).to_have_text("Hoogstens vier kaarten naast elkaar.")


def test_op_een_telefoon_staat_het_zoekveld_op_het_eerste_scherm(venster, gegevens):
    blad = venster(als=LEIDER)
    blad.set_viewport_size({"width": 360, "height": 740})
    blad.goto("/kaarten/")
    expect(blad.get_by_label("Zoek in de kaarten")).to_be_in_viewport()
    blad.get_by_text("Kies wat bij jullie speelt").click()
    blad.get_by_role("link", name="We leren te weinig van elkaar").click()
    blad.wait_for_url("**/kaarten/?aspect=binnenschools-leren#kaarten-aantal")
    expect(blad.locator(".kaart-rij").first).to_be_in_viewport()


def test_wie_meteen_verder_kiest_krijgt_ook_dat(venster):
    page = venster(als=LEIDER)
    page.goto("/kaarten/")
    # The moment the new list stands there, before anything else happens in the browser.
    page.evaluate("""document.addEventListener('htmx:afterSwap', () => queueMicrotask(() => {
      const keuze = document.getElementById('f-doelstelling-minstens');
      keuze.value = 'grotendeels';
      keuze.dispatchEvent(new Event('change', { bubbles: true }));
    }), { once: true })""")
    page.locator("#bewijs-hoog").check()
    page.wait_for_url("**/kaarten/?doelstelling_minstens=grotendeels&bewijs=hoog")
