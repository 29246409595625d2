"""A workbook that comes back: what is wrong is named, what is right arrives once and whole."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from boas import acties, acties_werkboek
from boas.acties import AlGedaan, NietNu
from boas.exports.werkboek import maak_werkboek
from boas.exports.werkboek_terug import Regel, lees_terug
from boas.models import Reden, Ronde, Sessie, Telling
from boas.uitslag_lezen import lees
from tests.boas.kantoor import door_libreoffice
from tests.boas.tellingen import getelde_sessie
from tests.factories import SessieFactory

EERSTE = 7
GEVULD = {"D7": 0, "E7": 3, "F7": 4, "G7": 3, "H7": 14, "N7": "Te weinig tijd\nNiemand belt terug"}


@pytest.fixture
def sessie(wereld):
    return SessieFactory(team=wereld.team, gemaakt_door=wereld.teamleider)


def werkboek(sessie, cellen=None, blad="BOAS", bewerk=None) -> bytes:
    """The workbook of this session with these cells filled in elsewhere."""
    boek = load_workbook(io.BytesIO(maak_werkboek(lees(sessie, vorige=None, met_redenen=True))))
    for adres, waarde in (cellen or {}).items():
        boek[blad][adres] = waarde
    if bewerk:
        bewerk(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def fouten(sessie, *args, **kwargs) -> list[tuple[int, str]]:
    inlezing = lees_terug(werkboek(sessie, *args, **kwargs), sessie)
    assert inlezing.regels == ()
    return [(fout.rij, f"{fout.plek}: {fout.tekst}") for fout in inlezing.fouten]


# --- Reading -------------------------------------------------------------------------------------


def test_leest_wat_is_ingevuld(sessie):
    inlezing = lees_terug(werkboek(sessie, GEVULD), sessie)
    assert inlezing.fouten == ()
    assert inlezing.regels == (
        Regel("D1", (0, 3, 4, 3), 14, ("Te weinig tijd", "Niemand belt terug")),
    )
    assert inlezing.leeg == ("D2", "V3", "V4")
    assert inlezing.drempel == 30


def test_een_lege_cel_naast_een_gevulde_is_nul(sessie):
    inlezing = lees_terug(werkboek(sessie, {"F8": 2}), sessie)
    assert inlezing.regels == (Regel("D2", (0, 0, 2, 0), 14),)


def test_redenen_zonder_aantallen_zijn_een_telling_zonder_antwoorden(sessie):
    inlezing = lees_terug(werkboek(sessie, {"N8": "Besproken, niet geteld", "H8": None}), sessie)
    assert inlezing.regels == (Regel("D2", (0, 0, 0, 0), None, ("Besproken, niet geteld",)),)


@pytest.mark.parametrize(
    ("cellen", "rij", "melding"),
    [
        ({"D7": -1}, 7, "zeer oneens: Een aantal kan niet onder 0 zijn. Vul 0 of meer in."),
        ({"D7": 1.5}, 7, "zeer oneens: “1.5” is geen heel getal."),
        ({"E8": "drie"}, 8, "oneens: “drie” is geen heel getal."),
        ({"E8": True}, 8, "oneens: “True” is geen heel getal."),
        ({"F7": "=1+1"}, 7, "eens: In cel F7 staat een formule."),
        ({"N7": '=HYPERLINK("x")', "D7": 1}, 7, "redenen: In cel N7 staat een formule."),
        ({"D7": 9, "E7": 9}, 7, "aanwezig: Er zijn 18 antwoorden, maar er waren 14 mensen."),
        ({"D7": 1, "H7": None}, 7, "aanwezig: Vul in hoeveel mensen er waren."),
        ({"D7": 1, "H7": 2001}, 7, "aanwezig: Vul hoogstens 2000 in."),
        ({"D7": 1, "N7": "x" * 501}, 7, "redenen: Houd elke reden onder de 500 tekens."),
        (
            {"A7": "Z9"},
            7,
            "code: “Z9” is geen code van deze sessie. Zet de code uit het werkboek terug.",
        ),
        ({"A7": "D2"}, 7, "code: D2 staat er meer dan één keer in. Haal de dubbele rij weg."),
        ({"A7": None}, 7, "code: Er staat geen code."),
        ({"C7": "Iets anders."}, 7, "stelling: De tekst van D1 is veranderd."),
        ({"A7": None, "A12": "D1", "D12": 3}, 12, "stelling: De tekst van D1 is veranderd."),
    ],
)
def test_fouten_met_rij_en_kolom(sessie, cellen, rij, melding):
    gevonden = fouten(sessie, cellen)
    assert [tekst for nummer, tekst in gevonden if nummer == rij and tekst.startswith(melding)]


def test_alle_fouten_tegelijk_op_volgorde(sessie):
    gevonden = fouten(sessie, {"D9": "x", "E7": -3, "G8": 2.5})
    assert [rij for rij, _ in gevonden] == [7, 8, 9]


def test_ontbrekende_code(sessie):
    gevonden = fouten(sessie, bewerk=lambda boek: boek["BOAS"].delete_rows(8))
    assert (0, ": Niet in het werkboek gevonden: D2. Zet die rijen terug.") in gevonden


def test_niets_ingevuld(sessie):
    assert fouten(sessie) == [
        (0, ": In dit werkboek staan nog geen aantallen. Vul ze in op het blad BOAS.")
    ]


def test_verschoven_kolommen(sessie):
    [(_, tekst)] = fouten(sessie, GEVULD, bewerk=lambda boek: boek["BOAS"].insert_cols(4))
    assert "staan de kolommen niet meer op hun plaats" in tekst


@pytest.mark.parametrize(
    ("adres", "waarde", "begin"),
    [
        ("B2", 99, "Dit werkboek heeft een vorm die we hier niet kennen."),
        ("B3", "knoster", "De stellingen van deze sessie zijn veranderd"),
        ("B4", 7, "De stellingen van deze sessie zijn veranderd"),
        ("B5", "XXXXXX", "Dit werkboek hoort bij een andere sessie."),
    ],
)
def test_verkeerde_herkomst(sessie, adres, waarde, begin):
    [(rij, tekst)] = fouten(sessie, {adres: waarde}, blad="Gegevens")
    assert rij == 0
    assert tekst.startswith(f": {begin}")


def test_ander_werkboek(sessie):
    def haal_weg(boek):
        del boek["Gegevens"]

    [(_, tekst)] = fouten(sessie, bewerk=haal_weg)
    assert "Dit is geen werkboek van een sessie." in tekst


# --- Taking over ---------------------------------------------------------------------------------

REGELS = [
    Regel("D1", (0, 3, 4, 3), 10, ("Te weinig tijd",)),
    Regel("V3", (1, 0, 0, 9), 12),
]


def test_sessie_in_voorbereiding_begint_en_staat_bij_de_afsluiting(sessie):
    acties_werkboek.neem_over(sessie.pk, REGELS, sleutel="k")
    sessie.refresh_from_db()
    assert (sessie.status, sessie.fase) == (Sessie.Status.LOPEND, Sessie.Fase.AFSLUITING)
    assert sessie.aantal_aanwezig == 14
    beeld = lees(sessie, vorige=None, met_redenen=True)
    assert [(s.code, s.turf.aantallen, s.aanwezig, s.redenen) for s in beeld.stellingen] == [
        ("D1", (0, 3, 4, 3), 10, ("Te weinig tijd",)),
        ("D2", (0, 0, 0, 0), None, ()),
        ("V3", (1, 0, 0, 9), 12, ()),
        ("V4", (0, 0, 0, 0), None, ()),
    ]
    assert set(Telling.objects.filter(n__gt=0).values_list("bron", flat=True)) == {"handen"}
    assert {ronde.status for ronde in Ronde.objects.all()} == {Ronde.Status.ONTHULD}


def test_tweede_keer_komt_niet_nog_eens_aan(sessie):
    acties_werkboek.neem_over(sessie.pk, REGELS, sleutel="k")
    with pytest.raises(AlGedaan):
        acties_werkboek.neem_over(sessie.pk, REGELS, sleutel="k")
    assert (Ronde.objects.count(), Reden.objects.count()) == (2, 1)


def test_wat_intussen_geteld_is_houdt_alles_tegen(sessie):
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    acties.tel_handen(sessie.pk, sessie.rondes.get().pk, (1, 1, 1, 1))
    with pytest.raises(NietNu, match="Intussen is er in de sessie geteld: D1"):
        acties_werkboek.neem_over(sessie.pk, REGELS, sleutel="k")
    assert list(Telling.objects.values_list("n", flat=True)) == [1, 1, 1, 1]


def test_lopende_sessie_blijft_waar_zij_is(sessie):
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.all()[1].pk)
    acties_werkboek.neem_over(sessie.pk, REGELS, sleutel="k")
    nu = Sessie.objects.get(pk=sessie.pk)
    assert (nu.fase, nu.huidige, nu.aantal_aanwezig) == (
        Sessie.Fase.STELLINGEN,
        sessie.keuze.all()[1],
        14,
    )


def test_afgesloten_sessie_zegt_wat_eerst_moet(wereld):
    sessie = getelde_sessie([None], team=wereld.team)
    with pytest.raises(NietNu, match="Heropen de sessie eerst"):
        acties_werkboek.neem_over(sessie.pk, REGELS[:1], sleutel="k")


def test_alles_of_niets(sessie):
    fout = [*REGELS, Regel("V4", (5, 5, 5, 5), 14)]
    with pytest.raises(NietNu):
        acties_werkboek.neem_over(sessie.pk, fout, sleutel="k")
    sessie.refresh_from_db()
    assert sessie.status == Sessie.Status.VOORBEREIDING
    assert (Ronde.objects.count(), Reden.objects.count()) == (0, 0)


# --- The page ------------------------------------------------------------------------------------


def _url(sessie):
    return reverse("sessie_werkboek_terug", args=[sessie.pk])


def _stuur(client, sessie, inhoud: bytes, naam="boas.xlsx"):
    return client.post(_url(sessie), {"bestand": SimpleUploadedFile(naam, inhoud)})


def test_kijken_verandert_niets_en_overnemen_wel(als, wereld, sessie):
    client = als(wereld.teamleider)
    antwoord = _stuur(client, sessie, werkboek(sessie, GEVULD))
    html = antwoord.content.decode()
    assert "1 stelling uit boas.xlsx komt in de sessie." in " ".join(html.split())
    assert "Niet ingevuld in het werkboek: D2, V3, V4." in html
    assert Ronde.objects.count() == 0
    voorstel = antwoord.context["voorstel"]
    assert client.post(_url(sessie), {"voorstel": voorstel}).status_code == 302
    assert [r.tekst for r in Reden.objects.all()] == ["Te weinig tijd", "Niemand belt terug"]
    nogmaals = client.post(_url(sessie), {"voorstel": voorstel}, follow=True)
    assert "Dit werkboek was al teruggezet." in nogmaals.content.decode()
    assert Ronde.objects.count() == 1


def test_geknoei_met_het_voorstel_verandert_niets(als, wereld, sessie):
    client = als(wereld.teamleider)
    voorstel = _stuur(client, sessie, werkboek(sessie, GEVULD)).context["voorstel"]
    for anders in (voorstel[:-2] + "xx", "", "a:b:c"):
        antwoord = client.post(_url(sessie), {"voorstel": anders})
        assert antwoord.status_code == 422
        assert "verlopen" in antwoord.content.decode()
    andere = SessieFactory(team=wereld.team, versie=sessie.versie)
    assert client.post(_url(andere), {"voorstel": voorstel}).status_code == 422
    assert Ronde.objects.count() == 0


def test_al_geteld_staat_in_het_voorbeeld_en_blijft(als, wereld):
    sessie = getelde_sessie(
        [(1, 1, 1, 1), (2, 2, 2, 2), None, None], team=wereld.team, status=Sessie.Status.LOPEND
    )
    inhoud = werkboek(sessie, {"D7": 4, "D9": 3})
    antwoord = _stuur(als(wereld.teamleider), sessie, inhoud)
    html = " ".join(antwoord.content.decode().split())
    assert "In de sessie staat 1, 1, 1, 1; in het werkboek 4, 1, 1, 1." in html
    assert "De aantallen zijn gelijk." in html
    als(wereld.teamleider).post(_url(sessie), {"voorstel": antwoord.context["voorstel"]})
    beeld = lees(sessie, vorige=None, met_redenen=False)
    assert [s.turf.aantallen for s in beeld.stellingen] == [
        (1, 1, 1, 1),
        (2, 2, 2, 2),
        (3, 0, 0, 0),
        (0, 0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "leeg"),
        (b"hallo", "geen Excel-bestand"),
        (b"PK\x03\x04rommel", "beschadigd"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "wachtwoord",
        ),
    ],
)
def test_geen_werkboek(als, wereld, sessie, inhoud, melding):
    antwoord = _stuur(als(wereld.teamleider), sessie, inhoud)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert "Er is niets veranderd in de sessie." in antwoord.content.decode()


def test_fouten_staan_op_de_pagina_met_hun_rij(als, wereld, sessie):
    antwoord = _stuur(als(wereld.teamleider), sessie, werkboek(sessie, {"D7": "<b>veel</b>"}))
    assert antwoord.status_code == 422
    assert "Rij 7, zeer oneens." in antwoord.content.decode()
    assert "<b>veel" not in antwoord.content.decode()


def test_andere_drempel_wordt_gezegd(als, wereld, sessie):
    antwoord = _stuur(als(wereld.teamleider), sessie, werkboek(sessie, {**GEVULD, "B3": 40}))
    assert "drempel van 40 %. De sessie houdt 30 %." in antwoord.content.decode()


@pytest.mark.kantoor
def test_ingevuld_in_libreoffice_komt_terug(sessie, tmp_path):
    inhoud = door_libreoffice(tmp_path, {"boas": werkboek(sessie, GEVULD)})["boas"]
    inlezing = lees_terug(inhoud, sessie)
    assert inlezing.fouten == ()
    assert inlezing.regels == (
        Regel("D1", (0, 3, 4, 3), 14, ("Te weinig tijd", "Niemand belt terug")),
    )
