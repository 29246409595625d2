"""The columns of a list, guessed from what schools write above them."""

import pytest

from borgen.slb.regels.kolommen import DIEPSTE_KOP, KOPPEN, Veld, is_verboden, kaal, raad
from borgen.slb.regels.kolommen import raad_kolommen as raad_koppen

LIJSTEN = {
    "Osiris": (
        ["Studentnummer", "Roepnaam", "Voorvoegsel", "Achternaam", "Groep", "SLB'er"],
        "nummer roepnaam tussenvoegsel achternaam klas slber",
    ),
    "Magister": (
        ["Leerlingnummer", "Roepnaam", "Tussenv.", "Achternaam", "Klas/groep", "Mentor"],
        "nummer roepnaam tussenvoegsel achternaam klas slber",
    ),
    "EduArte": (
        ["Deelnemernr.", "Volledige naam", "Klas", "SLB-er", "Inschr.datum", "Uitschr. datum"],
        "nummer naam klas slber instroom uitstroom",
    ),
    "eigen lijst": (
        ["nr", "NAAM", "klas ", "begeleider", "Begindatum", "Einddatum"],
        "nummer naam klas slber instroom uitstroom",
    ),
    "Naam naast Roepnaam": (
        ["Stamnr", "Roepnaam", "Tsv", "Naam", "Stamklas"],
        "nummer roepnaam tussenvoegsel achternaam klas",
    ),
    "met meer erachter": (
        ["Studentnummer (Osiris)", "Achternaam student", "Mentor 1", "Telefoon mentor"],
        "nummer achternaam slber",
    ),
}


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_koppen_van_scholen_worden_herkend(lijst):
    koppen, verwacht = LIJSTEN[lijst]
    gevonden = raad_koppen(koppen)
    assert sorted(gevonden, key=gevonden.__getitem__) == verwacht.split()


def test_elke_kop_staat_kaal_en_bij_een_soort():
    alle = [kop for koppen in KOPPEN.values() for kop in koppen]
    assert len(set(alle)) == len(alle)
    assert [kop for kop in alle if kaal(kop) != kop] == []


@pytest.mark.parametrize("kop", ["SLB'er", "SLB-er", "slb’er", " SLB er "])
def test_leestekens_maken_niet_uit(kop):
    assert raad_koppen(["Studentnr", kop])[Veld.SLBER] == 1


def test_van_twee_gelijke_koppen_telt_de_eerste_en_van_verschillende_de_duidelijkste():
    assert raad_koppen(["nr", "Studentnummer", "studentnr"]) == {Veld.NUMMER: 1}
    assert raad_koppen(["Klas", "klas"]) == {Veld.KLAS: 0}


@pytest.mark.parametrize(
    "kop",
    [
        *("Geplande einddatum", "Verwachte uitstroomdatum", "Geboortedatum", "Telefoonnummer"),
        *("Opleiding", "E-mailadres student", "", None, 7, "Begindatum opleiding"),
    ],
)
def test_wat_erop_lijkt_en_iets_anders_is(kop):
    assert raad_koppen([kop]) == {}


@pytest.mark.parametrize("kop", ["BSN", "Burgerservicenummer", "PGN", "Persoonsgebonden nummer"])
def test_nummers_van_de_overheid_blijven_buiten(kop):
    assert is_verboden(kop)
    assert raad_koppen([kop]) == {}


def test_de_koppen_mogen_onder_een_titel_staan():
    rijen = [
        ["Klassenlijst 2026-2027"],
        ["Gemaakt op", "24-9-2026"],
        [None, "Studentnr", "Naam", "Klas"],
        [None, "1", "Anna", "3A"],
    ]
    gevonden = raad(rijen)
    assert gevonden is not None
    assert (gevonden.koprij, dict(gevonden.kolommen)) == (
        2,
        {Veld.NUMMER: 1, Veld.NAAM: 2, Veld.KLAS: 3},
    )


def test_zonder_koppen_of_te_diep_wordt_niets_geraden():
    assert raad([["1", "Anna", "3A"], ["2", "Bas", "3B"]]) is None
    diep = [[str(i)] for i in range(DIEPSTE_KOP)]
    assert raad([*diep, ["Studentnr", "Naam"]]) is None
    assert raad([*diep[1:], ["Studentnr", "Naam"]]) is not None
