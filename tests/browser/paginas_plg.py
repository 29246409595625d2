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
    Pagina("plg_overleg_nieuw", "traject"),
    Pagina("overleg", "plgoverleg", doe=klap_alles_uit),
    Pagina("overleg", "plgoverleg", als=DOCENT),
    Pagina("overleg", "plgoverleg_weg"),
    Pagina("overleg_afspraak", "plgoverleg"),
]
ALLEEN_POST = [
    Pagina("overleg_aanwezig", "plgoverleg"),
    Pagina("overleg_op_agenda", "plgoverleg"),
    Pagina("overleg_verteld", "plgoverleg"),
    Pagina("plglid_kartrekker", "plglid"),
    Pagina("plglid_weg", "plglid"),
    Pagina("plglid_terug", "plglid"),
    Pagina("plggast_weg", "plggast"),
    Pagina("plggast_terug", "plggast"),
]
