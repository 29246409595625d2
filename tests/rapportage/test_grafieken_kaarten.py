"""Charts of the evidence base: words by size, bars from zero."""

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.grafieken import Balk, Woord, balken, woordenwolk
from rapportage.grafieken.woordenwolk import GROOTST, KLEINST, letter, op_volgorde, plaats

SVG = "{http://www.w3.org/2000/svg}"
KWAAD = "</text><script>alert(1)</script>&\"'\x07]]>"
WOORDEN = [Woord("tijd", 9, "/kaarten/?a=1&b=2"), Woord("visie", 4), Woord("Draagvlak", 1)]


def alle(tekst="Stelling"):
    return [
        woordenwolk([Woord(tekst, 3, f"/?q={tekst}"), Woord("b", 1)], titel=tekst, eenheid=tekst),
        balken(
            [tekst, "de studie"],
            [Balk(tekst, [3, None], f"/?q={tekst}"), Balk("b", [0, 2])],
            titel=tekst,
            eenheid=tekst,
        ),
    ]


@pytest.mark.parametrize("tekst", ["Stelling", KWAAD])
def test_goede_svg_met_titel_en_uitleg_en_niets_dat_uit_de_tekst_breekt(tekst):
    for prent in alle(tekst):
        wortel = fromstring(prent)
        genoemd = wortel.get("aria-labelledby").split()
        assert [wortel.find(f"{SVG}{n}").get("id") for n in ("title", "desc")] == genoemd
        assert wortel.find(f"{SVG}title").text == tekst.replace("\x07", "")
        assert not list(wortel.iter(f"{SVG}script"))
        assert not any("style" in deel.attrib for deel in wortel.iter())
        # With a link in it: an "img" would hide it from a screen reader.
        assert wortel.get("role") == "group"
        assert len(list(wortel.iter(f"{SVG}a"))) == 1
    assert alle(tekst) == alle(tekst)


def test_een_prent_zonder_schakels_is_een_plaatje():
    prenten = [
        woordenwolk([Woord("a", 1)], titel="x", eenheid="kaarten"),
        balken(["kaarten"], [Balk("a", [1])], titel="x", eenheid="kaarten"),
    ]
    assert [fromstring(prent).get("role") for prent in prenten] == ["img", "img"]


def test_wolk_zet_op_alfabet_of_grootste_eerst_en_laat_nul_weg():
    woorden = [*WOORDEN, Woord("nul", 0), Woord(" ", 4)]
    assert [w.tekst for w in op_volgorde(woorden)] == ["Draagvlak", "tijd", "visie"]
    assert [w.tekst for w in op_volgorde(woorden, op_grootte=True)] == [
        "tijd",
        "visie",
        "Draagvlak",
    ]


def test_wolk_zonder_woorden_zegt_dat():
    wortel = fromstring(woordenwolk([], titel="x", eenheid="kaarten"))
    assert [t.text for t in wortel.iter(f"{SVG}text")] == ["Nog niets geteld."]
    assert wortel.find(f"{SVG}desc").text == "Nog niets geteld."


def test_wolk_noemt_elk_aantal_in_de_uitleg_en_bij_het_woord():
    wortel = fromstring(woordenwolk(WOORDEN, titel="x", eenheid="kaarten"))
    assert wortel.find(f"{SVG}desc").text == (
        "Hoe groter, hoe vaker. Kaarten per woord: tijd 9, visie 4, Draagvlak 1."
    )
    teksten = [t.text for t in wortel.iter(f"{SVG}text")]
    assert teksten == ["Draagvlak", "1", "tijd", "9", "visie", "4"]
    assert [a.get("href") for a in wortel.iter(f"{SVG}a")] == ["/kaarten/?a=1&b=2"]


def test_letter_blijft_binnen_zijn_grenzen():
    assert letter(0, 9) == letter(1, 100) == letter(0, 0) == KLEINST
    assert letter(9, 9) == letter(10, 9) == GROOTST
    assert letter(4, 16) == GROOTST / 2


woorden = st.lists(
    st.builds(Woord, st.text("abcmwil -é", min_size=1, max_size=60), st.integers(0, 90)),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(woorden, st.integers(120, 1200))
def test_geen_woord_over_een_ander_en_geen_buiten_de_prent(gegeven, breedte):
    op_rij = op_volgorde(gegeven)
    plekken, hoogte = plaats(op_rij, breedte)
    assert [plek.woord for plek in plekken] == op_rij
    vakken = [(p.x, p.y - p.grootte, p.x + p.breedte, p.y + p.grootte * 0.25) for p in plekken]
    for nummer, (links, boven, rechts, onder) in enumerate(vakken):
        assert 0 <= links < rechts <= breedte + 1e-6
        assert -1e-6 <= boven < onder <= hoogte
        for ander in vakken[:nummer]:
            naast = links >= ander[2] or rechts <= ander[0]
            assert naast or boven >= ander[3] or onder <= ander[1]


@given(st.lists(st.integers(0, 500), min_size=2, max_size=30))
def test_wie_vaker_geteld_is_staat_nooit_kleiner(aantallen):
    hoogste = max(aantallen)
    groottes = [letter(aantal, hoogste) for aantal in sorted(aantallen)]
    assert groottes == sorted(groottes)
    assert all(KLEINST <= grootte <= GROOTST for grootte in groottes)


def lengten(prent):
    """The widths of the bars, without those of the key and without hatches."""
    vlakken = [v for v in fromstring(prent).iter(f"{SVG}rect") if v.get("fill")[:3] != "url"]
    return [float(v.get("width")) for v in vlakken if v.get("height") == "14"]


def test_balken_zijn_zo_lang_als_hun_getal():
    rijen = [Balk("a", [20]), Balk("b", [10]), Balk("c", [0])]
    lang, half = lengten(balken(["kaarten"], rijen, titel="x", eenheid="kaarten"))
    assert lang == pytest.approx(2 * half, abs=0.02)


def test_balken_zeggen_waar_een_reeks_niets_zegt():
    rijen = [Balk("Tijd", [3, None]), Balk("Visie", [0, 8]), Balk("Reflectie", [None, None])]
    wortel = fromstring(balken(["ons", "studie"], rijen, titel="x", eenheid="kaarten"))
    assert wortel.find(f"{SVG}desc").text == (
        "Aantal kaarten. Tijd: ons 3. Visie: ons 0, studie 8. Reflectie: geen cijfer."
    )
    ids = {p.get("id") for p in wortel.iter(f"{SVG}pattern")}
    vullingen = {v.get("fill") for v in wortel.iter(f"{SVG}rect")}
    assert {v[5:-1] for v in vullingen if v.startswith("url")} <= ids


@pytest.mark.parametrize("reeksen", [[], ["a", "b", "c"]])
def test_balken_voor_een_of_twee_reeksen(reeksen):
    with pytest.raises(ValueError, match="series"):
        balken(reeksen, [], titel="x", eenheid="kaarten")


def test_balken_zonder_rijen_zeggen_dat():
    wortel = fromstring(balken(["kaarten"], [], titel="x", eenheid="kaarten"))
    assert [t.text for t in wortel.iter(f"{SVG}text")] == ["Nog niets geteld."]


@pytest.mark.parametrize(("aantal", "voluit"), [(1, False), (3, False), (4, True), (40, True)])
def test_een_woord_dat_weinig_geteld_is_staat_er_niet_voluit(aantal, voluit):
    [plek], _ = plaats([Woord("tijd", aantal)], 800)
    assert (plek.grootte == GROOTST) is voluit
