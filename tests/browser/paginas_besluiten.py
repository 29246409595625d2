"""Making the plan and deciding about it."""

from tests.browser.paginas import DOCENT, Pagina, klap_alles_uit

_SOORTEN = ("doel", "randvoorwaarde", "tegengeluid", "besluit")

PAGINAS = [
    Pagina("fase_besluiten", "plan_vol", query="?factoren=alle", doe=klap_alles_uit),
    Pagina("fase_besluiten", "plan_vol", als=DOCENT, geval="leest", doe=klap_alles_uit),
    Pagina("fase_besluiten", "plan_leeg"),
    *(Pagina("onderdeel_nieuw", "plan_vol", extra=(("soort", s),)) for s in _SOORTEN),
    Pagina("onderdeel_wijzig", "planbesluit", extra=(("soort", "besluit"),)),
]
ALLEEN_POST = [
    Pagina(naam, "plan_vol") for naam in ("plan_strategie", "plan_randvoorwaarde", "plan_factoren")
]
