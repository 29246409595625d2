from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.klaarzetten import (
    LANGSTE_DOORLOOPTIJD,
    PLANNINGSOVERLEG,
    STANDAARD_ACTIVITEITEN,
    Interventie,
    eerste_werkdag,
    standaard_van,
    zet_klaar,
)

DONDERDAG = date(2026, 9, 24)
DAGEN = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def _datums(voorstellen) -> dict[str, date]:
    return {een.sleutel or een.code: een.datum for een in voorstellen}


def test_standard_activities_with_their_dates():
    voorstellen = zet_klaar(DONDERDAG, [])

    assert _datums(voorstellen) == {
        "uitslag_mailen": date(2026, 9, 24),
        "planningsoverleg": date(2026, 10, 5),  # the tenth day is a Sunday
        "meetsysteem": date(2026, 10, 22),
        "vastleggen": date(2026, 11, 5),
        "eerste_opvolging": date(2026, 11, 19),
        "evaluatie": date(2027, 3, 25),
    }
    assert [(een.sleutel, een.borgstap) for een in voorstellen] == [
        ("uitslag_mailen", ""),
        ("planningsoverleg", ""),
        ("meetsysteem", "controleren"),
        ("vastleggen", "documenteren"),
        ("eerste_opvolging", "monitoren"),
        ("evaluatie", "handelen"),
    ]


def test_interventions_stand_among_them_in_order_of_date():
    voorstellen = zet_klaar(
        DONDERDAG,
        [
            Interventie("V5", "Leg vast", 42, "documenteren"),
            Interventie("D2", "Bespreek het doel", 14),
        ],
    )

    assert [een.sleutel or een.code for een in voorstellen] == [
        "uitslag_mailen",
        "planningsoverleg",
        "D2",
        "meetsysteem",
        "vastleggen",
        "V5",
        "eerste_opvolging",
        "evaluatie",
    ]
    assert voorstellen[5].borgstap == "documenteren"
    assert voorstellen[5].tekst == "Leg vast"
    assert _datums(voorstellen)["D2"] == date(2026, 10, 8)


def test_an_intervention_waits_for_the_meeting_that_names_its_owner():
    datums = _datums(zet_klaar(DONDERDAG, [Interventie("D1", "Bespreek", 1)]))

    assert datums["D1"] == date(2026, 10, 6)


def test_an_agreed_planning_meeting_is_kept():
    afgesproken = date(2026, 10, 2)  # a Friday
    datums = _datums(
        zet_klaar(DONDERDAG, [Interventie("D1", "Bespreek", 0)], planningsoverleg=afgesproken)
    )

    assert datums[PLANNINGSOVERLEG] == afgesproken
    assert datums["D1"] == date(2026, 10, 5)


def test_free_days_are_skipped():
    herfstvakantie = {date(2026, 10, 19) + timedelta(days=dag) for dag in range(5)}
    datums = _datums(zet_klaar(DONDERDAG, [], vrije_dagen=herfstvakantie))

    assert datums["meetsysteem"] == date(2026, 10, 26)


@pytest.mark.parametrize(
    ("datum", "werkdag"),
    [
        (date(2026, 9, 25), date(2026, 9, 25)),
        (date(2026, 9, 26), date(2026, 9, 28)),
        (date(2026, 9, 27), date(2026, 9, 28)),
        (date(2026, 9, 28), date(2026, 9, 28)),
    ],
)
def test_weekends_become_monday(datum, werkdag):
    assert eerste_werkdag(datum) == werkdag


@pytest.mark.parametrize("dagen", [-1, LANGSTE_DOORLOOPTIJD + 1, True, 14.0, "14"])
def test_refuses_a_wrong_lead_time(dagen):
    with pytest.raises(ValueError, match="doorlooptijd van D1"):
        zet_klaar(DONDERDAG, [Interventie("D1", "Bespreek", dagen)])


def test_refuses_a_planning_meeting_before_the_session():
    with pytest.raises(ValueError, match="planningsoverleg"):
        zet_klaar(DONDERDAG, [], planningsoverleg=DONDERDAG - timedelta(days=1))


def test_keys_of_standard_activities_are_unique():
    sleutels = [een.sleutel for een in STANDAARD_ACTIVITEITEN]

    assert len(set(sleutels)) == len(sleutels)
    assert PLANNINGSOVERLEG in sleutels


@given(DAGEN, st.lists(st.integers(0, LANGSTE_DOORLOOPTIJD), max_size=8))
def test_dates_are_sensible_whenever_the_session_is(sessiedatum, doorlooptijden):
    interventies = [
        Interventie(f"D{nummer}", "Bespreek", dagen) for nummer, dagen in enumerate(doorlooptijden)
    ]
    voorstellen = zet_klaar(sessiedatum, interventies)
    datums = _datums(voorstellen)

    assert len(voorstellen) == len(STANDAARD_ACTIVITEITEN) + len(interventies)
    assert [een.datum for een in voorstellen] == sorted(datums.values())
    assert datums.pop("uitslag_mailen") == sessiedatum
    assert all(datum.weekday() < 5 for datum in datums.values())
    assert sessiedatum < datums[PLANNINGSOVERLEG] <= sessiedatum + timedelta(days=14)
    for interventie in interventies:
        assert datums[interventie.code] > datums[PLANNINGSOVERLEG]
        assert datums[interventie.code] >= sessiedatum + timedelta(
            days=interventie.doorlooptijd_dagen
        )


def test_another_kind_of_result_asks_again_instead_of_measuring():
    for uitkomst in ("blokken", "bespreken"):
        vast = standaard_van(uitkomst)
        assert [een.sleutel for een in vast] == [
            "uitslag_mailen",
            "planningsoverleg",
            "eerste_opvolging",
            "herhaling",
        ]
        voorstellen = zet_klaar(DONDERDAG, [Interventie("M1", "Bespreek", 14)], standaard=vast)
        assert [een.sleutel or een.code for een in voorstellen] == [
            "uitslag_mailen",
            "planningsoverleg",
            "M1",
            "eerste_opvolging",
            "herhaling",
        ]
    assert standaard_van("stellingen") == STANDAARD_ACTIVITEITEN
