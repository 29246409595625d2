"""Evidence cards: the list, one card, side by side, named and kept views, the ladder."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, Pagina, bewaar_leeg, klap_alles_uit

ONDERZOEKER = "onderzoeker@demo.example"
GEFILTERD = "?aspect=leiderschap&aspect=onzin&fase=initiatie&bewijs=hoog&trede_minstens=3"


def vink_aan(page: Page) -> None:
    """Choose an aspect: the list comes anew, and the facet stays open."""
    page.locator("#facetten, #facet-aspect").evaluate_all(
        "lijst => lijst.forEach(d => d.open = true)"
    )
    page.locator("#f-aspect-leiderschap").check()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("#f-aspect-leiderschap")).to_be_focused()


def vergelijk_twee(page: Page) -> None:
    """Tick the first two of the list and put them side by side."""
    for vak in page.locator("input[name=kaart]").all()[:2]:
        vak.check()
    page.get_by_role("button", name="Vergelijk wat je aanvinkt").click()
    expect(page.get_by_role("link", name="Haal weg")).to_have_count(2)


PAGINAS = [
    Pagina("kaarten", doe=klap_alles_uit),
    Pagina("kaarten", als=DOCENT, geval="aangevinkt", doe=vink_aan),
    Pagina("kaarten", als=ONDERZOEKER, query=GEFILTERD, geval="gefilterd"),
    Pagina("kaarten", query="?q=lesbezoek", geval="gezocht"),
    Pagina("kaarten", query="?q=bestaatvastniet", geval="leeg"),
    Pagina("kaarten", geval="vergelijken", doe=vergelijk_twee),
    Pagina("kaarten_vergelijk", query="?kaart=999999&kaart=abc", geval="niets"),
    Pagina("recepten"),
    Pagina("recept", extra=(("naam", "beste-praktijken"),), als=ONDERZOEKER),
    Pagina("recept", extra=(("naam", "bevorderende-factoren"),)),
    Pagina("recept", extra=(("naam", "kernactiviteiten"),), als=DOCENT),
    Pagina("weergaven"),
    Pagina("weergaven", als=ONDERZOEKER, geval="van een ander"),
    Pagina("weergave_nieuw", query="?aspect=tijd"),
    Pagina("weergave_nieuw", query="?aspect=tijd", geval="fouten", doe=bewaar_leeg),
    Pagina("weergave_wijzig", "weergave"),
    Pagina("weergave_verwijder", "weergave"),
    Pagina("ladder_uitleg", als=DOCENT),
    Pagina("kaart", "kaart_vol", doe=klap_alles_uit),
    Pagina("kaart", "kaart_kaal", als=DOCENT, geval="niets bekend"),
    Pagina("kaart_intrekken", "kaart_vol", als=ONDERZOEKER),
    Pagina("kaart", "kaart_concept", als=ONDERZOEKER, geval="concept"),
]
# Addresses that only take what a form sends.
ALLEEN_POST = [Pagina("kaart_terugzetten", "kaart_vol", als=ONDERZOEKER)]
