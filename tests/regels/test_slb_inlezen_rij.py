"""One line of a list: what it says of a student, and what is wrong with it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.namen import (
    Begeleider,
    Begeleiders,
    Onbekend,
)
from borgen.slb.regels.studentrij import Lezer, Studentrij, lees_nummer
from organisatie.regels.namen import in_gewone_volgorde, schoon

TEAM = [
    Begeleider(1, "Tess Leider", "tess@school.example"),
    Begeleider(2, "Daan Docent", "daan@school.example"),
    Begeleider(3, "José van der Meer", "jose@school.example"),
    Begeleider(4, "Eva Docent", "eva@school.example"),
    Begeleider(5, "Jan Jansen", "jan@school.example"),
    Begeleider(6, "Jan Jansen", "j.jansen@school.example"),
]
VELDEN = [*(Veld.NUMMER, Veld.NAAM, Veld.KLAS, Veld.SLBER, Veld.INSTROOM, Veld.UITSTROOM)]
KOLOMMEN = {veld: i for i, veld in enumerate(VELDEN)}


def lees(*waarden, kolommen=KOLOMMEN, rij=5):
    return Lezer(kolommen, Begeleiders(TEAM)).lees(rij, waarden)


def teksten(fouten):
    return [(fout.veld, fout.tekst) for fout in fouten]


def test_een_volledige_rij():
    assert lees(" 0012 ", "Vries, Anna  de", "3A", "DAAN docent", "1-8-2026", 46600) == Studentrij(
        rij=5,
        nummer="0012",
        naam="Anna de Vries",
        klas="3A",
        slber=2,
        slber_naam="Daan Docent",
        instroom=datetime.date(2026, 8, 1),
        uitstroom=datetime.date(2027, 8, 1),
    )


def test_alleen_nummer_en_naam_is_genoeg():
    assert lees("12", "Anna") == Studentrij(5, "12", "Anna")


def test_delen_van_een_naam_worden_een_naam():
    kolommen = {Veld.NUMMER: 0, Veld.ROEPNAAM: 1, Veld.TUSSENVOEGSEL: 2, Veld.ACHTERNAAM: 3}
    assert lees("1", "Anna", "van der", "Vries", kolommen=kolommen).naam == "Anna van der Vries"
    assert lees("1", "Anna", None, "Vries", kolommen=kolommen).naam == "Anna Vries"
    assert teksten(lees("1", "", "", " ", kolommen=kolommen)) == [
        (Veld.ACHTERNAAM, "De naam ontbreekt.")
    ]


@pytest.mark.parametrize("leeg", [(), (None,) * 6, ("", " ", "\u00a0", None)])
def test_een_lege_rij_is_niets(leeg):
    assert lees(*leeg) is None


def test_de_koppen_nog_eens_is_ook_niets():
    assert lees("Studentnr.", "Naam", "Klas", "SLB'er", "Instroomdatum") is None


@pytest.mark.parametrize(
    ("waarde", "nummer"),
    [
        *(("007", "007"), (7, "7"), (7.0, "7"), ("7.0", "7"), ("7,00", "7"), (" a12 ", "a12")),
        *((2**53 - 1.0, "9007199254740991"), ("s1.20", "s1.20"), ("12-34", "12-34")),
    ],
)
def test_nummers(waarde, nummer):
    assert lees_nummer(waarde) == nummer


@pytest.mark.parametrize(
    "waarde",
    [
        *(None, "", " ", 7.5, -7, "-7", True, datetime.date(2026, 1, 1), "1,23E+11", "1E+12"),
        *(1e300, float("nan"), float("inf"), "#N/B", "#DIV/0!", "x" * 21, "---", datetime.time(9)),
    ],
)
def test_geen_nummer(waarde):
    with pytest.raises(ValueError, match=r"\.$"):
        lees_nummer(waarde)


def test_alle_fouten_van_een_rij_komen_samen():
    fouten = lees("", "", "#REF!", "Niemand Hier", "gisteren", "31-2-2026")
    assert [fout.veld for fout in fouten] == [
        *(Veld.INSTROOM, Veld.UITSTROOM, Veld.SLBER, Veld.NUMMER, Veld.NAAM, Veld.KLAS)
    ]
    assert {fout.rij for fout in fouten} == {5}


def test_weg_voor_je_kwam():
    assert teksten(lees("1", "Anna", "3A", "", "2-8-2026", "1-8-2026")) == [
        (Veld.UITSTROOM, "De uitstroomdatum ligt voor de instroomdatum.")
    ]
    assert isinstance(lees("1", "Anna", "3A", "", "2-8-2026", "2-8-2026"), Studentrij)


def test_een_nummer_dat_er_twee_keer_in_staat_noemt_beide_rijen():
    lezer = Lezer(KOLOMMEN, Begeleiders(TEAM))
    lezer.lees(2, ("12", "Anna"))
    [fout] = lezer.lees(9, (12.0, "Bas"))
    assert "rij 2 en in rij 9" in fout.tekst


def test_een_klas_heet_zoals_hij_het_eerst_werd_geschreven():
    lezer = Lezer(KOLOMMEN, Begeleiders(TEAM), {"3a": "3A"})
    assert [lezer.lees(i, (str(i), "Anna", k)).klas for i, k in enumerate(["3a", "4b", "4B"])] == [
        *("3A", "4b", "4b")
    ]


@pytest.mark.parametrize(
    ("tekst", "pk"),
    [
        *(("daan docent", 2), ("Docent, Daan", 2), ("DAAN@school.example", 2), ("Tess  Leider", 1)),
        *(("Jose van der Meer", 3), ("Meer, José van der", 3), ("j.jansen@school.example", 6)),
    ],
)
def test_een_begeleider_op_naam_of_adres(tekst, pk):
    gevonden = Begeleiders(TEAM).zoek(schoon(tekst))
    assert isinstance(gevonden, Begeleider)
    assert gevonden.pk == pk


@pytest.mark.parametrize(
    ("tekst", "lijkt_op"),
    [
        ("Daan Docnet", ["Daan Docent"]),
        ("D. Docent", ["Daan Docent", "Eva Docent"]),
        ("Van der Meer", ["José van der Meer"]),
        ("Xerxes", []),
        ("@", []),
    ],
)
def test_een_onbekende_krijgt_namen_die_erop_lijken(tekst, lijkt_op):
    gevonden = Begeleiders(TEAM).zoek(tekst)
    assert isinstance(gevonden, Onbekend)
    assert sorted(gevonden.lijkt_op) == lijkt_op
    assert all(naam in gevonden.melding for naam in [tekst, *lijkt_op])


def test_twee_collegas_met_dezelfde_naam():
    gevonden = Begeleiders(TEAM).zoek("Jan Jansen")
    assert isinstance(gevonden, Onbekend)
    assert "e-mailadres" in gevonden.melding


@pytest.mark.parametrize(
    ("naam", "gewoon"),
    [
        *(("Vries, Anna de", "Anna de Vries"), ("Meer, José van der", "José van der Meer")),
        *(("Anna de Vries", "Anna de Vries"), ("Vries,", "Vries,"), (", Anna", ", Anna")),
        *(("Vries, de", "de Vries"), ("Jansen, J., jr", "Jansen, J., jr")),
    ],
)
def test_achternaam_voorop(naam, gewoon):
    assert in_gewone_volgorde(naam) == gewoon


def test_wat_niet_te_zien_is_verdwijnt():
    assert schoon("  Anna\u00a0\u200b de\u202e\tVries\x00\n") == "Anna de Vries"
    assert schoon("Jose\u0301") == "José"


@given(
    st.lists(st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.dates()), max_size=6)
)
def test_wat_er_ook_staat_een_student_of_een_uitleg(waarden):
    gelezen = lees(*waarden)
    if isinstance(gelezen, list):
        assert [fout for fout in gelezen if not fout.tekst.endswith(".")] == []
    elif gelezen is not None:
        assert gelezen.nummer
        assert 0 < len(gelezen.naam) <= 120
        assert len(gelezen.klas) <= 40
