"""Advice, order, dates, states, joining and shortening, on their borders."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisatie.regels.volgorde import verplaats
from verbeterplan.regels.advies import Moment, advies_boas, een_jaar_na
from verbeterplan.regels.afspraak import OVERGANGEN, WOORDEN, stand_van
from verbeterplan.regels.datum import VERSTE_DAGEN, Datumfout, keur_datum
from verbeterplan.regels.voorstel import kort

VANDAAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("analyse", "laatste", "vandaag", "moment"),
    [
        (None, None, VANDAAG, Moment.ONBEKEND),
        (None, date(2026, 1, 1), VANDAAG, Moment.GEHOUDEN),
        (date(2025, 11, 21), None, VANDAAG, Moment.LATER),
        (date(2025, 11, 20), None, VANDAAG, Moment.NU),
        # Held within the year: the agreements had no time to settle.
        (date(2025, 11, 20), date(2026, 11, 19), VANDAAG, Moment.NU),
        (date(2025, 11, 20), date(2026, 11, 20), VANDAAG, Moment.GEHOUDEN),
    ],
)
def test_advies_een_jaar_na_de_analyse(analyse, laatste, vandaag, moment):
    assert advies_boas(analyse, laatste, vandaag).moment == moment


def test_wie_er_een_voorbereidt_krijgt_geen_advies():
    assert advies_boas(date(2020, 1, 1), None, VANDAAG, gepland=True).moment == Moment.GEPLAND
    assert advies_boas(None, None, VANDAAG, gepland=True).vanaf is None


def test_een_jaar_na_schrikkeldag():
    assert een_jaar_na(date(2028, 2, 29)) == date(2029, 3, 1)


@given(st.lists(st.integers(), min_size=1, unique=True), st.data())
def test_verplaatsen_houdt_een_permutatie_en_de_rest_op_volgorde(rij, data):
    wat = data.draw(st.sampled_from(rij))
    uit = verplaats(rij, wat, data.draw(st.integers(-50, 50)))
    assert sorted(uit) == sorted(rij)
    assert [x for x in uit if x != wat] == [x for x in rij if x != wat]


@given(st.lists(st.integers(), min_size=2, unique=True), st.data())
def test_een_plaats_omhoog_en_weer_omlaag_is_zoals_het_was(rij, data):
    wat = data.draw(st.sampled_from(rij[1:]))
    assert verplaats(verplaats(rij, wat, -1), wat, 1) == rij


def test_verplaatsen_van_iets_anders_mag_niet():
    with pytest.raises(ValueError, match="3"):
        verplaats([1, 2], 3, 1)


@pytest.mark.parametrize(
    ("datum", "sessie", "fout"),
    [
        (VANDAAG, None, None),
        (VANDAAG - timedelta(days=1), None, Datumfout.AL_GEWEEST),
        (VANDAAG + timedelta(days=VERSTE_DAGEN), None, None),
        (VANDAAG + timedelta(days=VERSTE_DAGEN + 1), None, Datumfout.TE_VER),
        (VANDAAG, VANDAAG, None),
        (VANDAAG, VANDAAG + timedelta(days=1), Datumfout.VOOR_DE_SESSIE),
        (VANDAAG - timedelta(days=1), VANDAAG - timedelta(days=9), Datumfout.AL_GEWEEST),
    ],
)
def test_datum_ligt_vooruit_en_na_de_sessie(datum, sessie, fout):
    assert keur_datum(datum, VANDAAG, sessie) == fout


def test_elke_stand_heeft_een_weg_terug_en_gaat_naar_bestaande():
    assert set(OVERGANGEN) == set(WOORDEN)
    for status, mogelijk in OVERGANGEN.items():
        assert mogelijk <= set(WOORDEN)
        assert status == "open" or "open" in mogelijk


@pytest.mark.parametrize("status", ["open", "bezig", "hulp_gevraagd", "verzet"])
def test_datum_voorbij_vanaf_de_dag_erna(status):
    assert stand_van(status, VANDAAG - timedelta(days=1), VANDAAG).voorbij
    assert not stand_van(status, VANDAAG, VANDAAG).voorbij
    assert not stand_van(status, None, VANDAAG).voorbij


@pytest.mark.parametrize("status", ["klaar", "vervallen"])
def test_wat_af_is_kan_niet_te_laat_zijn(status):
    assert not stand_van(status, VANDAAG - timedelta(days=400), VANDAAG).voorbij


@pytest.mark.parametrize(
    ("tekst", "kortere"),
    [
        ("Bespreek het. Doe het daarna.", "Bespreek het"),
        ("Wat willen we, en wanneer? Schrijf het op.", "Wat willen we, en wanneer?"),
        ("Gebruik o.a. het formulier. Klaar.", "Gebruik o.a. het formulier"),
        ("Begin om 14.30 uur\nmet het doel", "Begin om 14.30 uur met het doel"),
        ("Kies wat goed genoeg is. Éen norm volstaat.", "Kies wat goed genoeg is"),
        ("", ""),
    ],
)
def test_kort_neemt_de_eerste_zin(tekst, kortere):
    assert kort(tekst) == kortere


@given(st.text(max_size=600), st.integers(10, 200))
def test_kort_is_een_regel_die_past(tekst, hoogstens):
    uit = kort(tekst, hoogstens)
    assert len(uit) <= hoogstens
    assert "\n" not in uit
