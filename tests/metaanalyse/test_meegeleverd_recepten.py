"""What the recipes find among the shipped cards follows from how they were coded.

Counted here in the plainest way, apart from the index that the pages count with.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from metaanalyse.meegeleverd import Meegeleverd, laad_meegeleverd, lees_kaarten
from metaanalyse.models import Kaart
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.recepten import RECEPTEN
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.register import register

KAARTEN = {kaart.code: kaart for kaart in lees_kaarten()}
BESTE, NIET = RECEPTEN["beste-praktijken"].filter, RECEPTEN["niet-gerealiseerd"].filter
OVERZICHT_11 = {"04", "05", "12"}
OVERZICHT_13 = {"07a", "07d", "25"}
OVERZICHT_12 = {
    "04": "leiderschap onderwijskwaliteit organisatiekenmerken verankering visie vraagarticulatie",
    "05": "binnenschools-leren cultuur leiderschap organisatiekenmerken professionalisering tijd "
    "verankering visie",
    "12": "binnenschools-leren cultuur financien leiderschap maatwerk organisatiekenmerken "
    "professionalisering vraagarticulatie",
}


def past(kaart: Meegeleverd, filter_: Filter) -> bool:
    def codes(variabele: str) -> set[str]:
        waarden = [g for g in kaart.inhoud.van(variabele) if g.toestand == Toestand.WAARDE]
        return {c for g in waarden for c in VARIABELEN[variabele].bereik(g.code, g.code_tot)}

    def laagste(variabele: str) -> int:
        rang = VARIABELEN[variabele].rang
        return min((rang[code] for code in codes(variabele)), default=-1)

    return all(codes(v) & set(gekozen) for v, gekozen in filter_.gekozen) and all(
        laagste(v) >= VARIABELEN[v].rang[code] for v, code in filter_.minstens
    )


def gevonden(filter_: Filter, kaarten: Iterable[Meegeleverd] = KAARTEN.values()) -> set[str]:
    return {kaart.code for kaart in kaarten if past(kaart, filter_)}


def met(kaart: str, *gegevens: Gegeven) -> list[Meegeleverd]:
    """The cards, one of them with other values for these variables."""
    anders = {g.variabele for g in gegevens}
    oud = KAARTEN[kaart]
    rest = tuple(g for g in oud.gegevens if g.variabele not in anders)
    return list((KAARTEN | {kaart: replace(oud, gegevens=(*rest, *gegevens))}).values())


def test_de_beste_praktijken_zijn_die_van_overzicht_11():
    assert gevonden(BESTE) == OVERZICHT_11


def test_niet_gerealiseerd_zijn_die_van_overzicht_13():
    assert gevonden(NIET) == OVERZICHT_13


def test_de_aspecten_van_de_beste_praktijken_zijn_die_van_overzicht_12():
    aspecten = {code: {g.code for g in KAARTEN[code].inhoud.van("aspect")} for code in OVERZICHT_12}
    assert aspecten == {code: set(woorden.split()) for code, woorden in OVERZICHT_12.items()}


@pytest.mark.parametrize("kaart", sorted(OVERZICHT_11))
@pytest.mark.parametrize(
    "anders",
    [
        Gegeven("fase", toestand=Toestand.ONBEKEND),
        Gegeven("fase", "initiatie", "implementatie"),
        Gegeven("doelstelling", toestand=Toestand.ONBEKEND),
        Gegeven("doelstelling", "enigszins", "volledig"),
        Gegeven("trede", "2"),
        Gegeven("trede", "2", "5"),
        Gegeven("trede", toestand=Toestand.NVT),
    ],
)
def test_een_beste_praktijk_hangt_aan_elk_van_de_drie_criteria(kaart, anders):
    assert gevonden(BESTE, met(kaart, anders)) == OVERZICHT_11 - {kaart}


@pytest.mark.parametrize("kaart", sorted(OVERZICHT_13))
@pytest.mark.parametrize(
    "anders",
    [
        Gegeven("fase", toestand=Toestand.ONBEKEND),
        Gegeven("fase", "duurzame-invoering"),
        Gegeven("doelstelling", "niet"),
        Gegeven("doelstelling", "enigszins"),
        Gegeven("doelstelling", toestand=Toestand.ONBEKEND),
    ],
)
def test_niet_gerealiseerd_hangt_aan_beide_criteria(kaart, anders):
    assert gevonden(NIET, met(kaart, anders)) == OVERZICHT_13 - {kaart}


@pytest.mark.parametrize(
    ("kaart", "filter_", "fase"),
    [
        ("27", BESTE, "duurzame-invoering"),
        ("07e", BESTE, "duurzame-invoering"),
        ("02", BESTE, "duurzame-invoering"),
        ("07b", NIET, "implementatie"),
        ("11", NIET, "initiatie"),
    ],
)
def test_een_bekende_fase_zou_een_kaart_meetellen(kaart, filter_, fase):
    """Unknown, and no list of numbers, is what keeps these out."""
    assert gevonden(filter_, met(kaart, Gegeven("fase", fase))) == gevonden(filter_) | {kaart}


@pytest.mark.django_db
@pytest.mark.database
class TestRegister:
    """The index that the pages count with says the same."""

    @pytest.fixture(autouse=True)
    def _geladen(self):
        laad_meegeleverd()

    @pytest.mark.parametrize(
        ("filter_", "codes"), [(BESTE, OVERZICHT_11), (NIET, OVERZICHT_13), (Filter(), KAARTEN)]
    )
    def test_het_register_vindt_dezelfde_kaarten(self, filter_, codes):
        pks = register().selecteer(filter_).pks()
        assert set(Kaart.objects.filter(pk__in=pks).values_list("code", flat=True)) == set(codes)

    def test_wie_op_onbekend_afvalt_wordt_geteld(self):
        for filter_ in (BESTE, NIET):
            ruim = [k for k in KAARTEN.values() if past(zonder_onbekend(k, filter_), filter_)]
            selectie = register().selecteer(filter_)
            assert selectie.weggevallen == len(ruim) - selectie.aantal

    def test_een_bereik_telt_bij_beide_treden_en_een_keer_in_het_totaal(self):
        selectie = register().selecteer(Filter())
        facet = selectie.facetten()["trede"]
        assert (facet["4"], facet["5"], selectie.aantal) == (7, 6, 32)
        assert selectie.toestanden("trede") == {"onbekend": 1, "nvt": 3, "leeg": 0}

    def test_wat_het_zoekveld_als_voorbeeld_noemt_wordt_gevonden(self, wereld, als):
        html = als(wereld.teamlid).get("/kaarten/").content.decode()
        [voorbeelden] = re.findall(r'id="q-hulp">Bijvoorbeeld: ([^<]+)<', html)
        for voorbeeld in re.split(r", | of ", voorbeelden):
            assert register().selecteer(Filter(q=voorbeeld)).aantal, voorbeeld


def zonder_onbekend(kaart: Meegeleverd, filter_: Filter) -> Meegeleverd:
    """The card as it would be if what is unknown were what the filter asks for."""
    gevraagd = {v: codes[0] for v, codes in filter_.gekozen} | dict(filter_.minstens)
    return replace(
        kaart,
        gegevens=tuple(
            Gegeven(g.variabele, gevraagd[g.variabele])
            if g.toestand == Toestand.ONBEKEND and g.variabele in gevraagd
            else g
            for g in kaart.gegevens
        ),
    )
