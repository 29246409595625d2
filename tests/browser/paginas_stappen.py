"""The four steps of a traject."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

VAN_TRAJECT = (("traject", "traject"),)
# With one verbeteractie, so that it need not be chosen first.
VAN_ACTIE_TRAJECT = (("traject", "traject_met_een"),)


def kies(soort: str) -> Callable[[Page], None]:
    """Choose what the team does, so that what belongs to it shows."""

    def doe(page: Page) -> None:
        page.locator(f"input[name=soort][value={soort}]").check()
        expect(page.locator(f".bij-{soort}")).to_be_visible()

    return doe


PAGINAS = [
    *(
        Pagina(naam, extra=VAN_TRAJECT)
        for naam in (
            *("borgen", "borgen_documenteren", "borgen_monitoren"),
            *("borgen_controleren", "borgen_handelen", "borgen_sturing"),
        )
    ),
    *(
        Pagina(naam, extra=VAN_TRAJECT, als=als)
        for naam in ("borgen", "borgen_documenteren", "borgen_controleren")
        for als in (DOCENT, KWALITEIT)
    ),
    *(
        Pagina(naam, extra=VAN_TRAJECT, als=DOCENT)
        for naam in ("borgen_monitoren", "borgen_handelen", "borgen_sturing")
    ),
    Pagina("signaal_nieuw", als=DOCENT),
    Pagina("signaal_nieuw", als=DOCENT, geval="fouten", doe=bewaar_leeg),
    Pagina("signaal_nieuw", als=KWALITEIT),
    Pagina("signaal_wijzig", "signaal"),
    Pagina("jaaragenda", extra=VAN_TRAJECT),
    Pagina("jaaragenda", extra=VAN_TRAJECT, als=DOCENT),
    Pagina("stap_afronden", "verbeteractie", extra=(("stap", "controleren"),)),
    Pagina("stap_overslaan", "verbeteractie"),
    Pagina("stap_overslaan", "verbeteractie", geval="fouten", doe=bewaar_leeg),
    Pagina("borgtoets", "verbeteractie"),
    Pagina("borgtoets", "actie_met_toets", doe=klap_alles_uit),
    Pagina("borgtoets", "actie_met_toets", als=DOCENT),
    Pagina("borgbewijs", "bewijs", als=DOCENT),
    Pagina("besluit_nieuw", extra=VAN_TRAJECT),
    Pagina("besluit_nieuw", extra=VAN_ACTIE_TRAJECT, geval="formulier", doe=klap_alles_uit),
    *(
        Pagina("besluit_nieuw", extra=VAN_ACTIE_TRAJECT, geval=soort, doe=kies(soort))
        for soort in ("aanspreken", "belonen", "proces", "norm", "afwachten")
    ),
    Pagina("besluit_nieuw", extra=VAN_ACTIE_TRAJECT, geval="fouten", doe=bewaar_leeg),
    Pagina("besluit_wijzig", "besluit"),
    Pagina("besluit_verwijder", "besluit"),
    Pagina("borgen_handelen", extra=VAN_TRAJECT, geval="open", doe=klap_alles_uit),
]

ALLEEN_POST = [
    Pagina("signalen_besproken", extra=VAN_TRAJECT),
    Pagina("signaal_verwijder", "signaal"),
    Pagina("signaal_terug", extra=(("regel", "1"),)),
    Pagina("stap_heropen", "besluit"),
    Pagina("borgtoets_begin", "verbeteractie"),
    Pagina("borgtoets_sluit", "besluit"),
    Pagina("besluit_gevierd", "besluit"),
]
