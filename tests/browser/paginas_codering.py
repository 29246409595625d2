"""Coding: the form in every state, both codings side by side, what was settled, the lists."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import Pagina, bewaar_leeg, klap_alles_uit

ONDERZOEKER = "onderzoeker@demo.example"
FASE = (("veld", "fase"),)


def vul_onmogelijk_in(page: Page) -> None:
    """A value beside "onbekend": the message comes under the field, what was filled in stays."""
    page.locator("#veld-type-vo").check()
    page.locator("#veld-type-geen_1").check()
    expect(page.locator("#stand-type .invalid-feedback")).to_be_visible()


def verstuur_onvolledig(page: Page) -> None:
    """Settle with differences left open and without a reason."""
    page.get_by_role("button", name="Stel vast", exact=True).click()
    expect(page.locator(".invalid-feedback").first).to_be_visible()


PAGINAS = [
    Pagina("codering_werklijst", als=ONDERZOEKER),
    Pagina("codering_overeenstemming", als=ONDERZOEKER, doe=klap_alles_uit),
    Pagina("kaart_nieuw", als=ONDERZOEKER),
    Pagina("kaart_nieuw", als=ONDERZOEKER, geval="fouten", doe=bewaar_leeg),
    Pagina("codering", "codeer_niemand", als=ONDERZOEKER),
    Pagina("codering", "codeer_half", als=ONDERZOEKER, doe=klap_alles_uit),
    Pagina("codering", "codeer_fout", als=ONDERZOEKER, geval="fout", doe=vul_onmogelijk_in),
    Pagina("codering", "codeer_wacht", als=ONDERZOEKER),
    Pagina("codering", "codeer_verschil", als=ONDERZOEKER),
    Pagina("codering_verwijder", "codeer_half", als=ONDERZOEKER),
    Pagina("codering_klaar", "codeer_half", als=ONDERZOEKER),
    Pagina("codering_verschillen", "codeer_verschil", als=ONDERZOEKER, doe=klap_alles_uit),
    Pagina(
        *("codering_verschillen", "codeer_verschil"),
        als=ONDERZOEKER,
        geval="fouten",
        doe=verstuur_onvolledig,
    ),
    Pagina("codering_verschillen", "codeer_alleen", als=ONDERZOEKER),
    Pagina("codering_eigen", "codeer_verschil", als=ONDERZOEKER, extra=FASE),
    Pagina("codering_geschiedenis", "codeer_vast", als=ONDERZOEKER),
    Pagina("codering_geschiedenis", "codeer_niemand", als=ONDERZOEKER, geval="niets"),
]
GEEN_PAGINA = [Pagina("codering_overeenstemming", als=ONDERZOEKER, query="?formaat=xlsx")]
ALLEEN_POST = [
    *(
        Pagina(f"codering_{wat}", "codeer_half", als=ONDERZOEKER)
        for wat in ("begin", "heropen", "nodig_uit", "trek_in", "vaststellen")
    ),
    Pagina("codering_veld", "codeer_half", als=ONDERZOEKER, extra=FASE),
    Pagina("codering_kies", "codeer_verschil", als=ONDERZOEKER, extra=FASE),
    Pagina("codering_neem_over", "codeer_verschil", als=ONDERZOEKER),
    Pagina("codering_deel", "codeer_half", als=ONDERZOEKER, extra=(("deel", "deel-1"),)),
]
