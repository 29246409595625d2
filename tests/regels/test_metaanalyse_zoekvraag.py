"""Searches taken apart, stems, and where a text is hit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.stammen import LANGSTE_WOORD, stam, woorden
from metaanalyse.regels.zoektekst import zoektekst
from metaanalyse.regels.zoekvraag import (
    Atoom,
    Soort,
    Zoekvraag,
    heeft_treffer,
    lees_vraag,
    treffers,
)

W, B, Z = Soort.WOORD, Soort.BEGIN, Soort.ZIN


@pytest.mark.parametrize(
    ("tekst", "uit"),
    [
        ("Élan: de school-leider's ICT_plan (07a)", "elan de school leider s ict plan 07a"),
        ("Straße Ĳsland coëfficiënt cafe\u0301", "strasse ijsland coefficient cafe"),
        ("* - \" ' \x00 \ud800 ½", "1 2"),
        ("", ""),
    ],
)
def test_woorden_zonder_hoofdletters_accenten_en_leestekens(tekst, uit):
    assert " ".join(woorden(tekst)) == uit


def test_een_woord_heeft_een_einde():
    assert woorden("x" * 200_000) == ["x" * LANGSTE_WOORD]


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        *[("scholen", "school"), ("leraren", "leraar"), ("teams", "team"), ("brieven", "brief")],
        *[("duurzame", "duurzaam"), ("grote", "groot"), ("effectieve", "effectief")],
        *[("evaluaties", "geevalueerd"), ("begeleiding", "begeleiden"), ("visies", "visie")],
    ],
)
def test_vormen_van_een_woord_hebben_een_stam(een, ander):
    assert stam(een) == stam(ander)


def test_begeleiding_is_geen_beleid():
    assert stam("begeleiding") != stam("beleid")


@pytest.mark.parametrize(
    ("tekst", "wel", "niet"),
    [
        ("scholen", [(W, "school")], []),
        ("Scholen SCHOLEN school", [(W, "school")], []),
        ('"samen leren" tijd', [(Z, "samen leren"), (W, "tijd")], []),
        ("“samen leren”", [(Z, "samen leren")], []),
        ("schoolleid*", [(B, "schoolleid")], []),
        ("-ict", [], [(W, "ict")]),
        ('-"samen leren" -zelf-sturing', [], [(Z, "samen leren"), (Z, "zelf sturing")]),
        ("zelf-regul*", [(B, "regul"), (W, "zelf")], []),
        ('open "zonder einde', [(W, "open"), (W, "zonder"), (W, "einde")], []),
        ('* - "" "-" -* () AND:NEAR', [(W, "and"), (W, "near")], []),
        ('"*" -- "\'" *** ^ { } ;', [], []),
    ],
)
def test_een_vraag_wordt_uit_elkaar_gehaald(tekst, wel, niet):
    def atomen(paren):
        return tuple(
            Atoom(soort, (stam(tekst),) if soort == W else tuple(tekst.split()))
            for soort, tekst in paren
        )

    assert lees_vraag(tekst) == Zoekvraag(atomen(wel), atomen(niet))


def test_alleen_tekens_is_niets_om_te_zoeken():
    assert lees_vraag('"" * -- "*"').leeg
    assert not lees_vraag("-ict").leeg


@given(st.text(max_size=60))
def test_geen_vraag_gaat_mis_en_elk_woord_is_letters_en_cijfers(tekst):
    vraag = lees_vraag(tekst)
    for atoom in (*vraag.wel, *vraag.niet):
        assert atoom.woorden
        assert all(woord.isalnum() and woord == woord.casefold() for woord in atoom.woorden)


@given(st.text(max_size=80), st.text(max_size=20))
def test_treffers_liggen_in_de_tekst_en_overlappen_niet(tekst, vraag):
    vorige = 0
    gevraagd = lees_vraag(f"{vraag} {tekst[:10]}")
    gevonden = treffers(tekst, gevraagd)
    assert heeft_treffer(tekst, gevraagd) == bool(gevonden)
    for van, tot in gevonden:
        assert vorige <= van < tot <= len(tekst)
        vorige = tot


@pytest.mark.parametrize(
    ("vraag", "uit"),
    [
        ("school", ["Scholen"]),
        ("leren", ["leren", "leren"]),
        ('"samen leren"', ["samen leren"]),
        ("leid*", ["leiders"]),
        ("-leren", []),
        ("elan", ["élan"]),
        ("afwezig", []),
    ],
)
def test_treffers_zijn_wat_er_staat(vraag, uit):
    tekst = "Scholen met élan: leiders laten samen leren, en alleen leren."
    assert [tekst[van:tot] for van, tot in treffers(tekst, lees_vraag(vraag))] == uit


def test_zoektekst_heeft_namen_van_termen_ook_van_een_bereik():
    vormen, termen = zoektekst(
        ["Titel"],
        [
            Gegeven("fase", "initiatie", "duurzame-invoering"),
            Gegeven("aspect", "tijd", tekst="Uren, uren"),
            Gegeven("aspect", "bestaat-niet"),
        ],
    )
    assert vormen.startswith(" titel ¶ initiatie ¶ implementatie ¶ duurzame invoering")
    assert vormen.endswith(" ¶ uren uren ¶ tijd ¶ ")
    assert termen.startswith("duurzame implementatie initiatie invoering tijd titel uren ")
    assert termen.split()[7:] == sorted(f"§{stam(woord)}" for woord in termen.split()[:7])
