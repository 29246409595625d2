"""Verdiepen with everything in it, the summary for the team, expertise."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

COLLEGA = "docent13@demo.example"


def _verzend(page: Page) -> None:
    page.get_by_role("button", name="Stuur mijn reactie").click()
    expect(page.get_by_text("Kies een van de drie antwoorden.")).to_be_visible()


PAGINAS = [
    Pagina("fase_verdiepen", "traject_verdiept", doe=klap_alles_uit, geval="vol"),
    Pagina("fase_verdiepen", "traject_verdiept", als=DOCENT, geval="vol, leest"),
    Pagina("fase_verdiepen", "traject_verdiept", als=KWALITEIT, geval="vol, van buiten"),
    Pagina("onderdeel_nieuw", "traject_verdiept", extra=(("soort", "bron"),)),
    Pagina(
        "onderdeel_nieuw",
        "traject_verdiept",
        extra=(("soort", "kijkmoment"),),
        geval="fout",
        doe=bewaar_leeg,
    ),
    Pagina("beeld", "traject_verdiept", als=COLLEGA),
    Pagina("beeld", "traject_verdiept", als=COLLEGA, geval="fout", doe=_verzend),
    Pagina("beeld", "traject_verdiept", als="docent2@demo.example", doe=klap_alles_uit),
    Pagina("beeld", "traject_zonder_kaarten", als=DOCENT, geval="nog niets gedeeld"),
    Pagina("expertise"),
    Pagina("expertise", als=DOCENT, geval="met eigen"),
    Pagina("expertise", query="?q=bestaatniet", geval="niets gevonden"),
    Pagina("expertise_nieuw"),
    Pagina("expertise_wijzig", "expertise", als=DOCENT),
    Pagina("expertise_vraag", "traject_verdiept", extra=(("lid", "collega"),)),
]
GEEN_PAGINA = [Pagina("leidraad", "traject_verdiept")]
ALLEEN_POST = [
    Pagina("beeld_deel", "traject_verdiept"),
    Pagina("expertise_weg", "expertise"),
    Pagina("expertise_terug", "expertise"),
]
