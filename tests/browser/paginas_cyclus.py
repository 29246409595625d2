"""The PLG cycle: its phases and the plan."""

from tests.browser.paginas import DOCENT, Pagina, klap_alles_uit

FASEN = ("verkennen", "verdiepen", "besluiten", "uitvoeren", "borgen")

PAGINAS = [
    *(Pagina(f"fase_{fase}", "traject_met_kaarten", doe=klap_alles_uit) for fase in FASEN),
    *(Pagina(f"fase_{fase}", "traject_met_kaarten", als=DOCENT, geval="leest") for fase in FASEN),
    Pagina("planwijzigingen", "traject_met_kaarten", als=DOCENT, geval="leeg"),
    Pagina("planwijzigingen", "traject", doe=klap_alles_uit),
    Pagina("onderdeel_nieuw", "traject_met_kaarten", extra=(("soort", "doel"),)),
    Pagina("onderdeel_wijzig", "plandoel", extra=(("soort", "doel"),)),
]
ALLEEN_POST = [
    Pagina("naar_fase", "traject_met_kaarten"),
    Pagina("plan_antwoorden", "traject_met_kaarten", extra=(("groep", "probleem"),)),
    Pagina("onderdeel_weg", "plandoel", extra=(("soort", "doel"),)),
    Pagina("onderdeel_terug", "plandoel", extra=(("soort", "doel"),)),
    Pagina("onderdeel_verplaats", "plandoel", extra=(("soort", "doel"),)),
]
