"""Means on their own scale: every mark labelled, nothing over anything, told in words as well."""

from defusedxml.ElementTree import fromstring

from rapportage.grafieken import Merk, Moment, schaallijn, schaalverloop

SCHAAL = ("zeer oneens", "oneens", "eens", "volledig eens")
SVG = "{http://www.w3.org/2000/svg}"
MERKEN = [
    Merk("Schatting bestuur", 3.25, "schatting"),
    Merk("Iedereen", 2.4, "allen"),
    Merk("Medewerkers", None),
]


def _teksten(prent) -> list[str]:
    return [el.text for el in fromstring(prent).iter(f"{SVG}text")]


def test_each_mean_has_its_name_and_its_figure():
    teksten = _teksten(schaallijn(SCHAAL, MERKEN, titel="Samen leren"))

    for tekst in ("Schatting bestuur", "3,25", "Iedereen", "2,40", "Medewerkers", "geen cijfer"):
        assert tekst in teksten
    assert {"zeer oneens", "volledig eens", "1", "2", "3", "4"} <= set(teksten)


def test_it_is_told_in_words():
    prent = schaallijn(SCHAAL, MERKEN, titel="Samen leren")

    [uitleg] = fromstring(prent).iter(f"{SVG}desc")
    assert "Schatting bestuur: 3,25. Iedereen: 2,40. Medewerkers: geen cijfer." in uitleg.text


def test_marks_are_told_apart_by_their_shape():
    prent = fromstring(schaallijn(SCHAAL, [*MERKEN, Merk("Leiding", 2.9)], titel="t"))

    assert len(list(prent.iter(f"{SVG}polygon"))) == 1
    assert len({el.get("fill") for el in prent.iter(f"{SVG}circle")}) == 2


def test_figures_at_the_ends_stay_inside():
    breedte = 400
    prent = fromstring(
        schaallijn(SCHAAL, [Merk("Laag", 1), Merk("Hoog", 4)], titel="t", breedte=breedte)
    )

    for el in prent.iter(f"{SVG}text"):
        assert 0 <= float(el.get("x")) <= breedte
    [hoog] = [el for el in prent.iter(f"{SVG}text") if el.text == "4,00"]
    assert hoog.get("text-anchor") == "end"


def test_over_time_the_higher_figure_stands_above():
    momenten = [Moment("2024", 3.0, 2.0), Moment("2025", 2.5, 2.5), Moment("2026", None, 3.1)]
    prent = fromstring(schaalverloop(SCHAAL, momenten, titel="t"))

    hoogte = {}
    for el in prent.iter(f"{SVG}text"):
        hoogte.setdefault(el.text, []).append(float(el.get("y")))
    assert hoogte["3,00"][0] < hoogte["2,00"][0]
    eerste, tweede = hoogte["2,50"]
    assert abs(eerste - tweede) > 20
    assert {"2024", "2025", "2026", "schatting bestuur", "iedereen"} <= set(hoogte)


def test_a_figure_at_the_foot_of_the_scale_stays_clear_of_the_dates():
    prent = fromstring(schaalverloop(SCHAAL, [Moment("2026", 4.0, 1.0)], titel="t"))

    hoogte = {el.text: float(el.get("y")) for el in prent.iter(f"{SVG}text")}
    assert hoogte["2026"] - hoogte["1,00"] >= 16


def test_a_single_round_draws_no_line():
    prent = schaalverloop(SCHAAL, [Moment("2026", 3.0, 2.0)], titel="t")

    strepen = [
        el for el in fromstring(prent).iter(f"{SVG}line") if el.get("stroke") != "currentColor"
    ]
    assert strepen == []
