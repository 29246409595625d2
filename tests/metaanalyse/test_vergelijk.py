"""Cards side by side."""

import pytest
from django.urls import reverse

from metaanalyse.acties.vaststellen import trek_in
from metaanalyse.regels.variabelen import Toestand
from tests.metaanalyse.maak import maak_concept, maak_kaart
from tests.paginatekst import zonder_toeval

pytestmark = pytest.mark.database


def _pagina(als, wie, *nummers, meer: str = "") -> str:
    vraag = "&".join(f"kaart={n}" for n in nummers)
    antwoord = als(wie).get(f"{reverse('kaarten_vergelijk')}?{vraag}{meer}")
    assert antwoord.status_code == 200
    return zonder_toeval(antwoord)


def _rij(pagina: str, naam: str) -> str:
    """The row of a variable, from its head to the end."""
    return pagina[pagina.index(f'<th scope="row">{naam}') :].partition("</tr>")[0]


def test_verschil_en_gelijk_staan_er_in_woorden(als, wereld):
    een = maak_kaart("Een", niveau=["micro", "meso"], fase="initiatie", trede=("4", "5"))
    ander = maak_kaart("Ander", niveau=["meso", "micro"], fase="implementatie", trede="4")
    pagina = _pagina(als, wereld.teamlid, een.pk, ander.pk)
    assert "Deze kaarten verschillen op 2 punten en zijn gelijk op 1: niveau." in pagina
    assert "verschilt" in _rij(pagina, "Fase vernieuwingsproces")
    assert "verschilt" in _rij(pagina, "Positie effectladder")
    assert "gelijk" in _rij(pagina, "Niveau")
    assert "verschilt" not in _rij(pagina, "Samenvatting")
    assert "gelijk" not in _rij(pagina, "Doelgroep")


def test_onbekend_en_leeg_verschillen(als, wereld):
    een = maak_kaart("Een", doelgroep=Toestand.ONBEKEND)
    ander = maak_kaart("Ander")
    rij = _rij(_pagina(als, wereld.teamlid, een.pk, ander.pk), "Doelgroep")
    assert "verschilt" in rij
    assert '<span class="stil">onbekend</span>' in rij
    assert '<span class="stil">niet ingevuld</span>' in rij


def test_alleen_wat_verschilt(als, wereld):
    een = maak_kaart("Een", fase="initiatie", niveau=["micro"])
    ander = maak_kaart("Ander", fase="implementatie", niveau=["micro"])
    pagina = _pagina(als, wereld.teamlid, een.pk, ander.pk, meer="&toon=verschillen")
    assert pagina.count('<th scope="row">') == 1
    assert "Toon alles" in pagina


def test_vijfde_wordt_geweigerd_met_haar_naam(als, wereld):
    kaarten = [maak_kaart(f"Kaart {n}") for n in range(5)]
    pagina = _pagina(als, wereld.teamlid, *(k.pk for k in kaarten))
    assert "hoogstens vier kaarten naast elkaar. “Kaart 4” staat er niet bij" in pagina
    assert pagina.count("Haal weg") == 4


def test_wat_er_niet_is_wordt_genoemd(als, wereld):
    weg, bezig = maak_kaart("Weg"), maak_concept("Bezig")
    trek_in(weg)
    een, ander = maak_kaart("Een"), maak_kaart("Ander")
    vreemd = ["abc", "9" * 400, "-1", "²", "<b>"]
    pagina = _pagina(als, wereld.onderzoeker, een.pk, ander.pk, weg.pk, bezig.pk, *vreemd)
    assert f"Kaart “{weg.pk}” is er niet." in pagina
    assert f"Kaart “{bezig.pk}” is er niet." in pagina
    assert "Kaart “abc” is er niet." in pagina
    assert "&lt;b&gt;" in pagina
    assert pagina.count("Haal weg") == 2


@pytest.mark.parametrize("aantal", [0, 1])
def test_met_te_weinig_staat_er_wat_je_doet(als, wereld, aantal):
    kaarten = [maak_kaart(f"Kaart {n}").pk for n in range(aantal)]
    assert "Vink in de lijst twee tot vier kaarten aan" in _pagina(als, wereld.teamlid, *kaarten)


def test_dezelfde_kaart_telt_een_keer(als, wereld):
    kaart = maak_kaart("Een")
    assert "Met één kaart valt er niets" in _pagina(als, wereld.teamlid, kaart.pk, kaart.pk)


def test_vergelijken_vraagt_altijd_evenveel(als, wereld, django_assert_num_queries):
    kaarten = [maak_kaart(f"Kaart {n}", aspect=["tijd", "visie"]).pk for n in range(4)]
    client = als(wereld.teamlid)
    for nummers in (kaarten[:2], kaarten):
        vraag = "&".join(f"kaart={n}" for n in nummers)
        with django_assert_num_queries(5):
            client.get(f"{reverse('kaarten_vergelijk')}?{vraag}")
