import datetime
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.competenties import NIVEAUS, stand_van
from borgen.regels.herinnering import mag_herinnerd
from borgen.regels.kaartjes import Soort, kaarten, kies, per_soort
from borgen.regels.sturing import (
    HOE,
    STAND,
    WANNEER,
    Doorlooptijd,
    Intensiteit,
    Taakvolwassenheid,
    advies,
    intensiteit,
    taakvolwassenheid,
    voorgesteld_ritme,
)

HALVEN = st.integers(2, 8).map(lambda helft: Fraction(helft, 2))


@pytest.mark.parametrize(
    ("willen", "kunnen", "verwacht"),
    [
        (1, 1, Taakvolwassenheid.BEIDE_LAAG),
        (2, 2, Taakvolwassenheid.BEIDE_LAAG),
        (2.5, 2, Taakvolwassenheid.WIL),
        (2, 2.5, Taakvolwassenheid.KAN),
        (2.5, 2.5, Taakvolwassenheid.BEIDE_HOOG),
        (4, 4, Taakvolwassenheid.BEIDE_HOOG),
    ],
)
def test_high_begins_at_two_and_a_half(willen, kunnen, verwacht):
    assert taakvolwassenheid(Fraction(willen), Fraction(kunnen)) == verwacht


@pytest.mark.parametrize(("willen", "kunnen"), [(0, 2), (2, 5), (Fraction(1, 2), 2)])
def test_outside_the_scale_is_refused(willen, kunnen):
    with pytest.raises(ValueError, match="one to four"):
        taakvolwassenheid(Fraction(willen), Fraction(kunnen))


@pytest.mark.parametrize(
    ("volwassen", "kort", "lang"),
    [
        (Taakvolwassenheid.BEIDE_HOOG, Intensiteit.OP_AFSTAND, Intensiteit.REGELMATIG),
        (Taakvolwassenheid.WIL, Intensiteit.REGELMATIG, Intensiteit.DICHTBIJ),
        (Taakvolwassenheid.KAN, Intensiteit.REGELMATIG, Intensiteit.DICHTBIJ),
        (Taakvolwassenheid.BEIDE_LAAG, Intensiteit.DICHTBIJ, Intensiteit.INTENSIEF),
    ],
)
def test_lead_time_against_maturity(volwassen, kort, lang):
    assert intensiteit(volwassen, Doorlooptijd.KORT) == kort
    assert intensiteit(volwassen, Doorlooptijd.LANG) == lang


@given(HALVEN, HALVEN, HALVEN, HALVEN, st.sampled_from(Doorlooptijd))
def test_a_more_mature_team_is_never_steered_closer(willen, kunnen, ander, nog_een, doorlooptijd):
    meer = advies(max(willen, ander), max(kunnen, nog_een), doorlooptijd)
    minder = advies(min(willen, ander), min(kunnen, nog_een), doorlooptijd)

    assert meer.intensiteit <= minder.intensiteit


def test_everything_has_words():
    assert set(STAND) == set(HOE) == set(Taakvolwassenheid)
    assert set(WANNEER) == set(Intensiteit)


def keren(hoeveel: Intensiteit) -> int:
    ritme = voorgesteld_ritme(hoeveel)
    return ritme.keer_per_jaar or 4


def test_closer_steering_proposes_to_measure_more_often():
    assert [keren(hoeveel) for hoeveel in Intensiteit] == [2, 4, 6, 10]
    assert voorgesteld_ritme(None).ritme == "periode"
    # As a meetafspraak asks: a number only with "per_jaar", of at most twelve.
    for hoeveel in Intensiteit:
        ritme = voorgesteld_ritme(hoeveel)
        assert (ritme.ritme == "per_jaar") == (ritme.keer_per_jaar is not None)


@pytest.mark.parametrize(
    ("niveaus", "behaald", "bijna", "onbekend", "ontbreekt"),
    [
        ([], 0, 0, 0, 3),
        ([None, None], 0, 0, 2, 3),
        ([2, 2, 2], 3, 0, 0, 0),
        ([1, 2, 4], 2, 1, 0, 1),
        ([0, 1, 1], 0, 2, 0, 3),
        ([2, 3, 4, 4], 4, 0, 0, 0),
    ],
)
def test_a_gap_is_what_the_process_asks_beyond_what_there_is(
    niveaus, behaald, bijna, onbekend, ontbreekt
):
    stand = stand_van(niveaus, gevraagd_niveau=2, gevraagd_aantal=3)

    assert (stand.behaald, stand.bijna, stand.onbekend) == (behaald, bijna, onbekend)
    assert stand.ontbreekt == ontbreekt


def test_a_level_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="0 to 4"):
        stand_van([5], 2, 1)
    assert list(NIVEAUS) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("dag", "laatst", "mag"),
    [
        ("2026-11-27", None, True),  # a Friday
        ("2026-11-28", None, False),
        ("2026-11-29", None, False),
        ("2026-11-30", "2026-11-24", False),
        ("2026-12-01", "2026-11-24", True),
        ("2026-12-01", "2026-12-01", False),
    ],
)
def test_a_reminder_comes_on_a_working_day_and_once_a_week(dag, laatst, mag):
    vorige = datetime.date.fromisoformat(laatst) if laatst else None

    assert mag_herinnerd(datetime.date.fromisoformat(dag), vorige) == mag


def test_the_sets_of_cards_are_those_of_the_handbook():
    aantallen = dict.fromkeys(Soort, 0)
    for kaart in kaarten():
        aantallen[kaart.soort] += 1
    assert aantallen[Soort.VALKUIL] == 10
    # The thirteen that statements name too, by the same words.
    boas = json.loads(Path("boas/data/boas.json").read_text(encoding="utf-8"))
    genoemd = {(rij["naam"], rij["soort"]) for rij in boas["succesfactoren"]}
    assert {(k.titel, k.soort) for k in kaarten() if k.soort in ("hard", "zacht")} == genoemd
    assert len(genoemd) == 13
    assert (aantallen[Soort.BEKWAAM], aantallen[Soort.FASE]) == (4, 5)
    assert len({kaart.code for kaart in kaarten()}) == len(kaarten())
    assert sum(len(groep) for _, groep in per_soort()) == len(kaarten())
    assert all(k.vraag.endswith("?") and k.bron.startswith("S1") for k in kaarten())
    # They must fit on an eighth of a page.
    assert max(len(kaart.tekst) for kaart in kaarten()) <= 180


def test_beside_a_step_stands_another_card_each_week_until_all_were_there():
    maandag = datetime.date(2026, 11, 23)
    hier = [kaart for kaart in kaarten() if "handelen" in kaart.plekken]
    weken = [kies("handelen", maandag + datetime.timedelta(weeks=w)) for w in range(len(hier))]

    assert kies("handelen", maandag) == kies("handelen", maandag + datetime.timedelta(days=6))
    assert {kaart.code for kaart in weken} == {kaart.code for kaart in hier}
    assert "valkuil-incident" in {kaart.code for kaart in hier}
    assert "valkuil-vieren" in {k.code for k in kaarten() if "bord" in k.plekken}
    assert kies("nergens", maandag) is None
