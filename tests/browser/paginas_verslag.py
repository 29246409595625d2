"""The list of reports on a period, and one in each of its states."""

from tests.browser.paginas import KWALITEIT, Pagina, bewaar_leeg

TEAM = ("team", "verslag_team")
VAST, HERZIEN, LOOPT = (
    (TEAM, ("periode", f"verslag_{stand}")) for stand in ("vast", "herzien", "loopt")
)

PAGINAS = [
    Pagina("periodeverslagen", als=KWALITEIT),
    Pagina("periodeverslagen", als=KWALITEIT, query="?zoek=niemand", geval="niets gevonden"),
    Pagina("periodeverslagen"),
    Pagina("periodeverslag", als=KWALITEIT, extra=LOOPT, met_grafieken=True),
    Pagina("periodeverslag", extra=LOOPT, geval="lezen", met_grafieken=True),
    Pagina("periodeverslag", als=KWALITEIT, extra=VAST, geval="vastgesteld"),
    Pagina("periodeverslag", als=KWALITEIT, extra=HERZIEN, geval="herzien"),
    Pagina("periodeverslag_vaststellen", als=KWALITEIT, extra=HERZIEN),
    Pagina("periodeverslag_herzien", als=KWALITEIT, extra=VAST),
    Pagina("periodeverslag_herzien", als=KWALITEIT, extra=VAST, geval="fouten", doe=bewaar_leeg),
]
ALLEEN_POST = [Pagina("periodeverslag_teksten", als=KWALITEIT, extra=LOOPT)]
