"""DOIs in one form, titles that are the same, and what three answers lead to."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.screening import (
    CRITERIA,
    Besluit,
    Voorstel,
    voorstel,
    vraagt_toelichting,
)
from metaanalyse.regels.verwijzing import doi_van, verwijzing, zelfde_titel


@pytest.mark.parametrize(
    "tekst",
    [
        "10.1000/182",
        "  10.1000/182. ",
        "doi:10.1000/182",
        "DOI 10.1000/182",
        "doi: 10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi.org/10.1000%2F182",
        "10.1000%2F182",
    ],
)
def test_een_doi_in_een_vorm(tekst):
    assert doi_van(tekst) == "10.1000/182"


def test_een_doi_kent_geen_hoofdletters_en_mag_leeg():
    assert doi_van("10.1016/J.TATE.2018.02.015") == "10.1016/j.tate.2018.02.015"
    assert doi_van("   ") == ""


@pytest.mark.parametrize(
    "tekst",
    ["182", "10.1000", "10.1000/", "11.1000/182", "10.1/x", "https://school.nl/10.1000/182"],
)
def test_wat_geen_doi_is(tekst):
    with pytest.raises(ValueError, match="not a DOI"):
        doi_van(tekst)


def test_een_te_lange_doi_is_er_geen():
    assert len(doi_van("10.1000/" + "x" * 192)) == 200
    with pytest.raises(ValueError, match="not a DOI"):
        doi_van("10.1000/" + "x" * 193)


@given(st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9()_;./:-]{1,60}", fullmatch=True))
def test_nogmaals_verandert_een_doi_niet(tekst):
    doi = doi_van(tekst + "x")
    assert doi_van(doi) == doi_van(f"https://doi.org/{doi}") == doi


@given(st.text(max_size=300))
def test_elke_tekst_is_een_doi_of_niet(tekst):
    try:
        doi = doi_van(tekst)
    except ValueError:
        return
    assert doi == "" or doi.startswith("10.")


def test_zelfde_titel():
    assert zelfde_titel("LOF doet de leraar goed!", "Lof  doet, de léraar goed")
    assert not zelfde_titel("Lof doet de leraar goed", "Lof doet de leraren goed")
    assert not zelfde_titel("?", "!")
    assert zelfde_titel("?", "? ")


def test_verwijzing():
    vol = verwijzing("Jansen, A.", 2018, "Leren verbeteren.", "Regioplan")
    assert vol == "Jansen, A. (2018). Leren verbeteren. Regioplan."
    assert verwijzing("Onderwijsraad", 2019, "Samen", "") == "Onderwijsraad (2019). Samen."
    assert verwijzing("", None, "Leren verbeteren", "") == "Leren verbeteren (z.j.)."
    assert verwijzing("", 2018, "Samen.", "Regioplan") == "Samen (2018). Regioplan."


def _antwoorden(*waarden):
    return dict(zip((c.code for c in CRITERIA), waarden, strict=True))


@pytest.mark.parametrize("waarden", list(itertools.product([True, False, None], repeat=3)))
def test_alle_antwoorden(waarden):
    uit = voorstel(_antwoorden(*waarden))
    if False in waarden:
        reden = CRITERIA[waarden.index(False)].uitsluiting
        assert uit == Voorstel(Besluit.UITGESLOTEN, reden)
    elif None in waarden:
        assert uit == Voorstel(None)
    else:
        assert uit == Voorstel(Besluit.OPGENOMEN)


def test_wanneer_een_besluit_woorden_vraagt():
    ja, nee = _antwoorden(True, True, True), _antwoorden(True, True, False)
    op, uit = Besluit.OPGENOMEN, Besluit.UITGESLOTEN
    assert not vraagt_toelichting(ja, op, "")
    assert vraagt_toelichting(nee, op, "")
    assert not vraagt_toelichting(nee, uit, "ander-onderwijs")
    assert vraagt_toelichting(ja, uit, "ander-onderwijs")
    assert not vraagt_toelichting(ja, uit, "dubbel")
    assert vraagt_toelichting(nee, uit, "anders")
    assert vraagt_toelichting({}, op, "")
