"""The sheet Planning that comes back: checked line by line, taken in whole, never twice."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from boas import acties
from boas.exports.werkboek import maak_werkboek
from boas.uitslag_lezen import lees
from rapportage.getallen import datum
from tests.boas.kantoor import door_libreoffice
from tests.factories import TrajectSessieFactory
from tests.verbeterplan.hulp import gesloten, met_regels, vandaag
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.planningbestand import maak_planningwerkboek

pytestmark = [pytest.mark.django_db, pytest.mark.database]
# Title, two lines, an empty one, the header: the first line of the planning stands in row 6.
EERSTE = 6
CODE, WAT, WIE, WANNEER, STATUS, OPMERKING = "ABCDEF"


@pytest.fixture
def ts(wereld):
    """Three lines: of Tess, Daan and Eva, tomorrow and the days after."""
    return met_regels(wereld, 3)


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def werkboek(ts, wereld) -> Workbook:
    return load_workbook(io.BytesIO(maak_planningwerkboek(ts, wereld.teamleider)))


def vul(boek, rij, **cellen) -> Workbook:
    """Fill in a row: ``wat="Bel de ouders"``."""
    kolommen = {"code": CODE, "wat": WAT, "wie": WIE, "op": WANNEER, "status": STATUS}
    for naam, waarde in cellen.items():
        boek["Planning"][f"{kolommen.get(naam, OPMERKING)}{rij}"] = waarde
    return boek


def stuur(client, ts, boek: Workbook):
    """Choose the file and look."""
    uit = io.BytesIO()
    boek.save(uit)
    adres = reverse("sessie_planning_terug", args=[ts.sessie_id])
    return client.post(adres, {"bestand": SimpleUploadedFile("Planning.xlsx", uit.getvalue())})


def neem_over(client, ts, antwoord):
    adres = reverse("sessie_planning_terug", args=[ts.sessie_id])
    return client.post(adres, {"voorstel": antwoord.context["voorstel"]}, follow=True)


def breng(client, ts, boek: Workbook):
    antwoord = stuur(client, ts, boek)
    assert antwoord.status_code == 200, antwoord.context["fouten"]
    neem_over(client, ts, antwoord)
    return antwoord.context["uitkomst"]


def fouten(client, ts, boek: Workbook) -> list[tuple[int, str, str]]:
    voor = stand(ts)
    antwoord = stuur(client, ts, boek)
    assert antwoord.status_code == 422
    assert "Er is niets veranderd in de planning." in antwoord.text
    assert stand(ts) == voor
    return [(fout.rij, fout.plek, fout.tekst) for fout in antwoord.context["fouten"]]


def stand(ts) -> list[tuple]:
    rijen = Activiteit.objects.filter(keuze__trajectsessie=ts).order_by("volgorde", "pk")
    velden = ("wat", "eigenaar__gebruiker__naam", "datum", "status", "reden")
    return list(rijen.values_list(*velden))


def regel(ts, wat="Afspraak 0") -> Activiteit:
    return Activiteit.objects.get(keuze__trajectsessie=ts, wat=wat)


# --- What comes in -------------------------------------------------------------------------------


def test_wat_is_veranderd_en_toegevoegd_komt_erin_en_de_tweede_keer_niets(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, wie="Eva Docent", op=vandaag(20))
    vul(boek, EERSTE + 1, status="bezig")
    vul(boek, EERSTE + 5, wat="Bel de ouders", wie="daan  docent", op=vandaag(9), status="open")
    uitkomst = breng(leider, ts, boek)
    assert [(v.wat, v.delen) for v in uitkomst.anders] == [
        (
            "Afspraak 0",
            (
                "wie: Tess Leider → Eva Docent",
                f"klaar op: {datum(vandaag(1))} → {datum(vandaag(20))}",
            ),
        ),
        ("Afspraak 1", ("status: open → bezig",)),
    ]
    assert [v.delen for v in uitkomst.nieuw] == [
        ("wie: Daan Docent", f"klaar op: {datum(vandaag(9))}")
    ]
    assert uitkomst.gelijk == 1
    na = [
        ("Afspraak 0", "Eva Docent", vandaag(20), "open", ""),
        ("Afspraak 1", "Daan Docent", vandaag(2), "bezig", ""),
        ("Afspraak 2", "Eva Docent", vandaag(3), "open", ""),
        ("Bel de ouders", "Daan Docent", vandaag(9), "open", ""),
    ]
    assert stand(ts) == na
    nogmaals = breng(leider, ts, boek)
    assert (nogmaals.veranderingen, nogmaals.blijft, nogmaals.gelijk) == ((), (), 4)
    assert stand(ts) == na


def test_eerst_kijken_verandert_niets(leider, ts, wereld):
    voor, regels = stand(ts), Activiteit.history.count()
    antwoord = stuur(leider, ts, vul(werkboek(ts, wereld), EERSTE + 5, wat="Bel de ouders"))
    assert "Komt erbij" in antwoord.text
    assert "Neem over in de planning" in antwoord.text
    assert (stand(ts), Activiteit.history.count()) == (voor, regels)


def test_een_werkboek_van_voor_de_planning_vult_de_voorstellen_in(leider, wereld):
    ts = gesloten(wereld)
    keuze = ts.sessie.keuze.select_related("stelling").first()
    boek = load_workbook(io.BytesIO(maak_werkboek(lees(ts.sessie, vorige=None, met_redenen=False))))
    assert boek["Planning"][f"{CODE}{EERSTE}"].value == keuze.stelling.code
    vul(boek, EERSTE, wie="Daan Docent", op=vandaag(5))
    breng(leider, ts, boek)
    rij = Activiteit.objects.get(keuze__stelling=keuze.stelling)
    assert (rij.eigenaar, rij.datum, rij.soort) == (wereld.leden[1], vandaag(5), "interventie")
    assert rij.wat == "Bespreek afspraak 1 in het teamoverleg"
    aantal = Activiteit.objects.count()
    assert breng(leider, ts, boek).veranderingen == ()
    assert Activiteit.objects.count() == aantal


def test_een_leeg_voorstel_spreekt_de_planning_niet_tegen(leider, wereld):
    ts = gesloten(wereld)
    leeg = maak_werkboek(lees(ts.sessie, vorige=None, met_redenen=False))
    breng(leider, ts, load_workbook(io.BytesIO(leeg)))
    Activiteit.objects.update(eigenaar=wereld.leden[1], datum=vandaag(5), status="bezig")
    uitkomst = breng(leider, ts, load_workbook(io.BytesIO(leeg)))
    assert (uitkomst.veranderingen, uitkomst.blijft) == ((), ())
    assert uitkomst.gelijk == Activiteit.objects.count() > 0


def test_wat_het_werkboek_niet_kende_wordt_alleen_aangevuld(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE + 5, wat="Bel de ouders", wie="Daan Docent")
    breng(leider, ts, boek)
    nieuw = regel(ts, "Bel de ouders")
    nieuw.wijs_toe(wereld.leden[2], None)
    vul(boek, EERSTE + 5, op=vandaag(8))
    uitkomst = breng(leider, ts, boek)
    assert uitkomst.blijft == (
        f"Bel de ouders: wie Daan Docent (in de planning: Eva Docent), klaar op "
        f"{datum(vandaag(8))} (in de planning: nog geen datum)",
    )
    nieuw.refresh_from_db()
    assert (nieuw.eigenaar, nieuw.datum) == (wereld.leden[2], vandaag(8))


def test_klaar_vervallen_en_hulp_met_hun_woord(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, status="klaar", op=vandaag(0))
    vul(boek, EERSTE + 1, status="vervallen", opmerking="Niet meer nodig")
    vul(boek, EERSTE + 2, status="Hulp gevraagd", opmerking="Wie weet raad?")
    breng(leider, ts, boek)
    assert [(s, reden) for *_, s, reden in stand(ts)] == [
        ("klaar", ""),
        ("vervallen", "Niet meer nodig"),
        ("hulp_gevraagd", "Wie weet raad?"),
    ]
    assert regel(ts).klaar_op is not None
    # What is done is not opened again by an older file.
    uitkomst = breng(leider, ts, vul(boek, EERSTE, status="open"))
    assert uitkomst.veranderingen == ()


def test_verzetten_vraagt_een_reden_en_onthoudt_de_oude_datum(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, status="verzet", op=vandaag(30), opmerking=None)
    assert fouten(leider, ts, boek) == [
        (EERSTE, "opmerking", "Vertel kort waarom de datum verandert.")
    ]
    breng(leider, ts, vul(boek, EERSTE, opmerking="Te druk"))
    rij = regel(ts)
    assert (rij.status, rij.datum, rij.eerdere_datum) == ("verzet", vandaag(30), vandaag(1))


def test_opvolging_alleen_als_die_er_nog_niet_is(leider, ts, wereld):
    boek = werkboek(ts, wereld)
    boek["Planning"]["B3"] = "In het teamoverleg"
    breng(leider, ts, boek)
    assert TrajectSessie.objects.get(pk=ts.pk).opvolging_waar == "In het teamoverleg"
    boek["Planning"]["B3"] = "In de kantine"
    uitkomst = breng(leider, ts, boek)
    assert uitkomst.blijft == ("Opvolging: In de kantine (in de planning: In het teamoverleg.)",)


# --- Beside somebody else ------------------------------------------------------------------------


def test_wat_een_collega_intussen_veranderde_blijft(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, op=vandaag(20))
    regel(ts).wijs_toe(wereld.leden[2], vandaag(1))
    breng(leider, ts, boek)
    rij = regel(ts)
    assert (rij.eigenaar, rij.datum) == (wereld.leden[2], vandaag(20))


def test_wat_allebei_veranderden_wordt_gevraagd(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, op=vandaag(20), status="bezig")
    rij = regel(ts)
    rij.wijs_toe(wereld.leden[0], vandaag(12))
    rij.vraag_hulp("")
    [(nr, kolom, tekst), status] = fouten(leider, ts, boek)
    assert (nr, kolom) == (EERSTE, "klaar op")
    assert f"Daar staat nu: “{datum(vandaag(12))}”" in tekst
    assert status[1] == "status"


def test_verandert_de_planning_na_het_kijken_dan_kijk_je_opnieuw(leider, ts, wereld):
    antwoord = stuur(leider, ts, vul(werkboek(ts, wereld), EERSTE, op=vandaag(20)))
    regel(ts, "Afspraak 1").wijs_toe(wereld.leden[2], vandaag(2))
    Activiteit.objects.filter(pk=regel(ts).pk).delete()
    opnieuw = neem_over(leider, ts, antwoord)
    assert "De planning is intussen veranderd. Kijk of dit nog klopt." in opnieuw.text
    assert len(stand(ts)) == 2
    neem_over(leider, ts, opnieuw)
    assert len(stand(ts)) == 3


def test_wat_niet_in_het_werkboek_staat_blijft_staan(leider, ts, wereld):
    boek = werkboek(ts, wereld)
    boek["Planning"].delete_rows(EERSTE)
    uitkomst = breng(leider, ts, boek)
    assert uitkomst.elders == ("Afspraak 0",)
    assert len(stand(ts)) == 3


# --- What is wrong -------------------------------------------------------------------------------


def test_fouten_staan_bij_hun_rij_en_niets_komt_half_binnen(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, wie="Piet Onbekend")
    vul(boek, EERSTE + 1, op="morgen")
    vul(boek, EERSTE + 2, status="bijna")
    assert [f[:2] for f in fouten(leider, ts, boek)] == [
        (EERSTE + 1, "klaar op"),
        (EERSTE + 2, "status"),
    ]
    vul(boek, EERSTE + 1, op=vandaag(-2), status="open")
    vul(boek, EERSTE + 2, status="open", wat="x" * 201)
    vul(boek, EERSTE + 3, code="Z9", wat="Iets")
    vul(boek, EERSTE + 4, wie="Daan Docent")
    vul(boek, EERSTE + 5, wat="Goed zo", wie="Daan Docent")
    vul(boek, EERSTE + 6, wat="Goed zo")
    gevonden = fouten(leider, ts, boek)
    assert [f[:2] for f in gevonden] == [
        (EERSTE, "wie"),
        (EERSTE + 1, "klaar op"),
        (EERSTE + 2, "wat"),
        (EERSTE + 3, "stelling"),
        (EERSTE + 4, "wat"),
        (EERSTE + 6, "wat"),
    ]
    assert "zit niet in dit team. Kies uit: Tess Leider" in gevonden[0][2]
    assert "ligt vóór de sessie" in gevonden[1][2]
    assert "meer dan één keer" in gevonden[-1][2]


def test_een_formule_en_een_nieuwe_die_verzet_is(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE, wie='="Tess"')
    [(nr, kolom, tekst)] = fouten(leider, ts, boek)
    assert (nr, kolom, tekst[:11]) == (EERSTE, "wie", "In cel C6 s")
    boek = vul(werkboek(ts, wereld), EERSTE + 5, wat="Nieuw", status="verzet", op=vandaag(4))
    assert [f[1] for f in fouten(leider, ts, boek)] == ["status"]


def test_een_ander_bestand_een_andere_sessie_en_een_leeg_blad(leider, ts, wereld):
    leeg = Workbook()
    assert "geen werkboek van een sessie" in fouten(leider, ts, leeg)[0][2]
    ander = gesloten(wereld, traject=TrajectSessieFactory(traject__team=wereld.team).traject)
    assert "hoort bij een andere sessie" in fouten(leider, ts, werkboek(ander, wereld))[0][2]
    boek = werkboek(ts, wereld)
    boek["Planning"].delete_rows(EERSTE, 40)
    assert "staat nog geen afspraak" in fouten(leider, ts, boek)[0][2]
    boek["Planning"]["B5"] = "taak"
    assert "niet meer op hun plaats" in fouten(leider, ts, boek)[0][2]
    adres = reverse("sessie_planning_terug", args=[ts.sessie_id])
    for data, melding in (
        ({}, "Kies eerst het bestand"),
        ({"bestand": SimpleUploadedFile("x.xlsx", b"geen excel")}, "Excel"),
        ({"voorstel": "verzonnen"}, "Dit voorbeeld is verlopen"),
    ):
        antwoord = leider.post(adres, data)
        assert antwoord.status_code == 422
        assert melding in antwoord.text


def test_voor_het_afsluiten_kan_het_nog_niet(leider, ts, wereld):
    boek = vul(werkboek(ts, wereld), EERSTE + 5, wat="Bel de ouders")
    acties.heropen(ts.sessie_id)
    antwoord = stuur(leider, ts, boek)
    assert "Sluit de sessie eerst af" in antwoord.text
    assert len(stand(ts)) == 3


@pytest.mark.kantoor
def test_ingevuld_in_libreoffice_komt_terug(leider, ts, wereld, tmp_path):
    uit = io.BytesIO()
    boek = vul(werkboek(ts, wereld), EERSTE, wie="Eva Docent", op=vandaag(20))
    vul(boek, EERSTE + 5, wat="Bel de ouders", op=vandaag(9), status="bezig").save(uit)
    inhoud = door_libreoffice(tmp_path, {"planning": uit.getvalue()})["planning"]
    uitkomst = breng(leider, ts, load_workbook(io.BytesIO(inhoud)))
    assert ([v.wat for v in uitkomst.anders], uitkomst.gelijk) == (["Afspraak 0"], 2)
    assert [v.delen for v in uitkomst.nieuw] == [
        (f"klaar op: {datum(vandaag(9))}", "status: bezig")
    ]
