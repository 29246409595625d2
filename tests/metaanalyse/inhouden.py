"""Any content a card may have, odd characters included, for property tests."""

from hypothesis import strategies as st

from metaanalyse.models import Checklistscore
from metaanalyse.moederbestand.tekens import een_regeleinde
from metaanalyse.regels.inhoud import HERKOMSTEN, Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.variabelen import VARIABELEN, Soort, Toestand

LASTIG = (
    *("=1+1", "@som", "-5", "'s ochtends", "'=1", "''+", "a;b", 'a"b', "a|b", "a\\;b", "\\{41}"),
    *("onbekend", "n.v.t.", "Onbekend | nee", "NVT", "-", ": x", "vermeld: y", " spatie ", "\t"),
    *("regel\nregel", "\u2028", "\x01", "\ufeffbom", "_x000D_", "é€😀", "4 t/m 5", "\\"),
)
# What no database keeps.
_NIET = {"blacklist_characters": "\x00", "blacklist_categories": ("Cs",)}
teksten = st.one_of(
    st.sampled_from(LASTIG),
    st.text(st.characters(**_NIET), min_size=1, max_size=30),
    st.lists(st.sampled_from(LASTIG), min_size=2, max_size=3).map("".join),
).map(een_regeleinde)
misschien = st.one_of(st.just(""), teksten)
herkomsten = st.sampled_from(("", *HERKOMSTEN))


@st.composite
def gegevens_van(draw, variabele):
    """Nothing, a state, or values that can stand together."""
    wat = draw(st.sampled_from(("leeg", "waarde", "waarde", "onbekend", "nvt")))
    bij = {"herkomst": draw(herkomsten), "plaats": draw(misschien)}
    if wat == "leeg":
        return []
    if wat != "waarde":
        return [Gegeven(variabele.code, tekst=draw(misschien), toestand=Toestand(wat), **bij)]
    if variabele.soort == Soort.OPEN:
        return [Gegeven(variabele.code, tekst=draw(teksten), **bij)]
    if variabele.soort == Soort.ORDE:
        van, tot = sorted(draw(st.tuples(*[st.integers(0, len(variabele.codes) - 1)] * 2)))
        code_tot = variabele.codes[tot] if tot > van else ""
        return [Gegeven(variabele.code, variabele.codes[van], code_tot, draw(misschien), **bij)]
    codes = draw(st.lists(st.sampled_from(variabele.codes), min_size=1, max_size=4, unique=True))
    return [
        Gegeven(
            variabele.code,
            code,
            tekst=draw(misschien),
            herkomst=draw(herkomsten),
            plaats=draw(misschien),
        )
        for code in codes
    ]


@st.composite
def inhouden(draw):
    gegevens = [g for v in VARIABELEN.values() for g in draw(gegevens_van(v))]
    onderdelen = draw(st.sets(st.sampled_from(Checklistscore.Onderdeel.values)))
    scores = {
        o: Score(draw(st.none() | st.integers(1, 5)), draw(misschien))
        for o in Checklistscore.Onderdeel.values
        if o in onderdelen
    }
    codes = draw(st.lists(st.sampled_from(["gemeten", "op-papier", "x=y"]), unique=True))
    voorwaarden = {c: Voorwaarde(draw(st.none() | st.booleans()), draw(misschien)) for c in codes}
    return Inhoud(tuple(gegevens), scores, voorwaarden)
