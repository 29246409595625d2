"""The PLG of a traject."""

from tests.browser.paginas import DOCENT, Pagina, bewaar_leeg, klap_alles_uit

PAGINAS = [
    Pagina("plg", "traject", doe=klap_alles_uit),
    Pagina("plg", "traject", als=DOCENT),
    Pagina("plg", "traject_zonder_kaarten", geval="leeg"),
    Pagina("plg_wijzig", "traject"),
    Pagina("plglid_nieuw", "traject"),
    Pagina("plglid_nieuw", "traject", query="?q=tarik"),
    Pagina("plglid_nieuw", "traject", query="?q=zzz", geval="niemand"),
    Pagina("plglid_wijzig", "plglid"),
    Pagina("plggast_nieuw", "traject", doe=bewaar_leeg),
    Pagina("plggast_wijzig", "plggast"),
]
ALLEEN_POST = [
    Pagina("plglid_kartrekker", "plglid"),
    Pagina("plglid_weg", "plglid"),
    Pagina("plglid_terug", "plglid"),
    Pagina("plggast_weg", "plggast"),
    Pagina("plggast_terug", "plggast"),
]
