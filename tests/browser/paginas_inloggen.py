"""My account, the second factor in every state, and how somebody signs in, for the beheerder."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import ANONIEM, BEHEERDER, Pagina, bewaar_leeg

MET_TWEEDE = "docent12@demo.example"
WACHTWOORD = "borgen-demo"


def bevestig(page: Page) -> None:
    """Confirm with the password, where it is asked."""
    if "/account/opnieuw/" in page.url:
        page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        page.get_by_role("button", name="Ga verder").click()
        expect(page.get_by_label("Wachtwoord")).to_have_count(0)


def bevestig_en_bewaar_leeg(page: Page) -> None:
    bevestig(page)
    bewaar_leeg(page)


def tot_de_code(page: Page) -> None:
    """Give the password of somebody with a second factor; this browser may have done so before."""
    if "/inloggen/code/" in page.url:
        return
    page.get_by_label("E-mailadres").fill(MET_TWEEDE)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Code uit de app")).to_be_visible()


def met_foute_code(page: Page) -> None:
    tot_de_code(page)
    bewaar_leeg(page)


PAGINAS = [
    Pagina("account"),
    Pagina("account", als=MET_TWEEDE),
    Pagina("mfa_authenticate", als=ANONIEM, doe=tot_de_code),
    Pagina("mfa_authenticate", als=ANONIEM, geval="fouten", doe=met_foute_code),
    Pagina("mfa_activate_totp", doe=bevestig),
    Pagina("mfa_activate_totp", geval="fouten", doe=bevestig_en_bewaar_leeg),
    Pagina("mfa_view_recovery_codes", als=MET_TWEEDE, doe=bevestig),
    Pagina("mfa_generate_recovery_codes", als=MET_TWEEDE, doe=bevestig),
    Pagina("mfa_deactivate_totp", als=MET_TWEEDE, doe=bevestig),
    Pagina("persoon_inloggen", "met_tweede_factor", als=BEHEERDER),
    Pagina("persoon_inloggen", "personen", als=BEHEERDER),
    # With a provider: tests/browser/test_school.py.
    Pagina("school_inloggen", als=ANONIEM, status=404),
    Pagina("school_terug", als=ANONIEM, status=404),
    Pagina("school_bevestigen", status=404),
]
ALLEEN_POST = [Pagina("account_overal_uit"), Pagina("account_ontkoppel")]
