"""Addresses nobody has by accident get a page that says so, on every database."""

import pytest

pytestmark = pytest.mark.database

LANG = "9" * 5000


@pytest.mark.parametrize("pad", ["/stem/%00/", "/stem/CFH%00347/stroom/", "/beheer/%00/", "/%00"])
def test_een_nul_in_het_pad_is_er_niet(client, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 404
    assert "Deze pagina" in antwoord.text


@pytest.mark.parametrize(
    "pad", ["/teams/?zoek=%00", "/beheer/personen/?zoek=a%00b", "/stem/?code=%00", "/?%00=1"]
)
def test_een_nul_in_de_vraag_is_onbegrijpelijk(wereld, als, pad):
    antwoord = als(wereld.beheerder).get(pad)
    assert antwoord.status_code == 400
    assert "<h1" in antwoord.text


def test_de_letters_procent_nul_nul_mogen(wereld, als):
    assert als(wereld.beheerder).get("/teams/?zoek=100%2500").status_code == 200


@pytest.mark.parametrize("pad", [f"/overleggen/nieuw/?team={LANG}", "/overleggen/nieuw/?team=²"])
def test_een_team_dat_geen_getal_is_telt_niet(wereld, als, pad):
    assert als(wereld.teamleider).get(pad).status_code == 200


def test_een_traject_dat_geen_getal_is_telt_niet(wereld, als):
    leider = als(wereld.teamleider)
    assert leider.get(f"/overleggen/nieuw/?traject={LANG}").status_code == 200
    assert leider.get("/overleggen/nieuw/?traject=999999999").status_code == 404
