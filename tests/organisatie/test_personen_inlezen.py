"""Bringing in people: seen before it happens, all or nothing, and what is wrong in words."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisatie.models import (
    Functie,
    Gebruiker,
    Inzage,
    Lidmaatschap,
    Personeninlezing,
    School,
    Team,
)
from organisatie.personen import verloop
from tests.excel import lees_xlsx
from tests.rapportage.test_excel_vijandig import GEVALLEN
from tests.slb.inlezen_hulp import als_csv, als_xlsx

KOPPEN = ("Naam", "E-mailadres", "School", "Team", "Rol", "Functie", "Vanaf", "Tot")
NOORD, OA = "College Noord", "Onderwijsassistent"
NINA = ("Nina Nieuw", "nina@school.example", NOORD, OA, "", "", "", "")
S = Personeninlezing.Stand


def lijst(*rijen, koppen=KOPPEN, **keuzes):
    """Bring in to where it is shown."""
    door = Gebruiker.objects.get(functies__rol=Functie.Rol.BEHEERDER)
    return verloop.begin(door, "lijst.xlsx", als_xlsx(rijen, koppen), hier=True, **keuzes)


def fouten(run) -> list[tuple]:
    assert run.uitkomst["fouten"], run.uitkomst
    return [(r["rij"], r["veld"], r["tekst"]) for r in verloop.lees_voorbeeld(run)]


def neem_over(*rijen, **keuzes):
    run = lijst(*rijen, **keuzes)
    assert not run.uitkomst["fouten"], fouten(run)
    verloop.neem_over(run, hier=True)
    assert run.stand == S.OVERGENOMEN
    return run


def stuur(client, inhoud: bytes, naam="lijst.xlsx", **rest):
    bestand = SimpleUploadedFile(naam, inhoud)
    return client.post(reverse("personen_inlezen"), {"bestand": bestand, **rest}, follow=True)


@pytest.mark.database
def test_een_lijst_wordt_getoond_en_pas_dan_overgenomen(wereld, als):
    client = als(wereld.beheerder)
    antwoord = stuur(client, als_xlsx([NINA], KOPPEN))
    tekst = antwoord.content.decode()
    assert "Dit gaat er gebeuren" in tekst
    assert "teamlid in team Onderwijsassistent vanaf" in tekst
    assert not Gebruiker.objects.filter(naam="Nina Nieuw").exists()
    run = Personeninlezing.objects.get()
    tekst = client.post(run.get_absolute_url(), follow=True).content.decode()
    assert "Overgenomen" in tekst
    nina = Gebruiker.objects.get(email="nina@school.example")
    assert not nina.has_usable_password()
    lid = nina.lidmaatschappen.get()
    assert (lid.team, lid.rol, lid.van) == (wereld.team, "teamlid", timezone.localdate())
    assert nina.history.get().history_user == wereld.beheerder
    assert lid.history.get().history_change_reason == "import"
    assert Inzage.objects.get(soort="ingelezen").wat == "Personen uit lijst.xlsx: 1 nieuw"
    assert not list(verloop.OPSLAG.map.glob(f"{run.sleutel}.*"))


@pytest.mark.parametrize(
    "koppen",
    [
        ("Volledige naam", "E-mail adres", "College", "Teamnaam", "Rol", "Functie", "van", "t/m"),
        ("NAAM", "UPN", "Locatie", "AFDELING", "Rol in team", "Functie", "Startdatum", "Einddatum"),
    ],
)
def test_koppen_zoals_scholen_ze_schrijven(wereld, koppen):
    neem_over((*NINA[:6], "1-9-2026", "31-7-2027"), koppen=koppen)
    lid = Lidmaatschap.objects.get(gebruiker__naam="Nina Nieuw")
    assert (lid.van, lid.tot) == (datetime.date(2026, 9, 1), datetime.date(2027, 7, 31))


def test_een_naam_in_delen_een_titel_erboven_en_csv(wereld):
    door = wereld.beheerder
    koppen = ("Roepnaam", "Tussenvoegsel", "Achternaam", "Mail", "Team")
    inhoud = b"Personeel 2026\r\n\r\n" + als_csv(
        [("Noor", "van", "Dijk", "N.vanDijk@School.example", "handel")], koppen
    )
    run = verloop.begin(door, "personeel.csv", inhoud, hier=True)
    verloop.neem_over(run, hier=True)
    noor = Gebruiker.objects.get(email="n.vandijk@school.example")
    assert noor.naam == "Noor van Dijk"
    assert noor.lidmaatschappen.get().team.naam == "Handel"


def test_geplakte_regels(wereld, als):
    plak = "Naam\tE-mailadres\tTeam\nNina Nieuw\tnina@school.example\tHandel"
    antwoord = als(wereld.beheerder).post(reverse("personen_inlezen"), {"plak": plak}, follow=True)
    assert "teamlid in team Handel" in antwoord.content.decode()


def test_niets_gekozen_zegt_het_bij_het_veld(wereld, als):
    antwoord = als(wereld.beheerder).post(reverse("personen_inlezen"), {})
    assert antwoord.status_code == 422
    assert "Kies eerst het bestand" in antwoord.context["form"].errors["bestand"][0]


def test_wie_er_al_is_blijft_en_wat_anders_is_verandert(wereld):
    daan, tess = wereld.teamlid, wereld.teamleider
    run = neem_over(
        ("Daan Docent", daan.email.upper(), NOORD, OA, "", "", "", ""),
        ("Tess de Leider", tess.email, NOORD, OA, "teamlid", "", "", ""),
    )
    assert (run.uitkomst["gelijk"], run.uitkomst["anders"], run.uitkomst["nieuw"]) == (1, 1, 0)
    tess.refresh_from_db()
    assert tess.naam == "Tess de Leider"
    assert wereld.leden[0].__class__.objects.get(pk=wereld.leden[0].pk).rol == "teamlid"
    # The same list once more changes nothing.
    weer = lijst(("Tess de Leider", tess.email, NOORD, OA, "teamlid", "", "", ""))
    assert weer.uitkomst["gelijk"] == 1


@pytest.mark.database
def test_een_ander_team_komt_erbij_of_verhuist_met_het_vinkje(wereld):
    daan = wereld.teamlid
    rij = ("Daan Docent", daan.email, "College Zuid", "Handel", "", "", "1-9-2026", "")
    run = lijst(rij)
    [regel] = verloop.lees_voorbeeld(run)
    assert regel["soort"] == "anders"
    assert "blijft ook in team Onderwijsassistent" in regel["woorden"]
    verloop.stop(run)
    run = neem_over(rij, verhuizen=True)
    assert run.uitkomst["verhuist"] == 1
    oud, nieuw = daan.lidmaatschappen.order_by("van")
    assert (oud.team, oud.tot) == (wereld.team, datetime.date(2026, 8, 31))
    assert (nieuw.team.naam, nieuw.van) == ("Handel", datetime.date(2026, 9, 1))


def test_wie_in_twee_teams_staat_verhuist_niet(wereld):
    daan = wereld.teamlid
    neem_over(
        ("Daan Docent", daan.email, NOORD, OA, "", "", "", ""),
        ("Daan Docent", daan.email, "College Zuid", "Handel", "", "", "", ""),
        verhuizen=True,
    )
    assert daan.lidmaatschappen.filter(tot=None).count() == 2


def test_laatste_dag_uit_de_lijst(wereld):
    neem_over(("", wereld.teamlid.email, NOORD, OA, "", "", "", "31-12-2030"))
    assert wereld.teamlid.lidmaatschappen.get().tot == datetime.date(2030, 12, 31)


def test_een_team_dat_er_niet_is_is_een_fout_tenzij_nieuwe_mogen(wereld):
    rij = ("Nina", "nina@school.example", "College West", "Zorg", "teamleider", "", "", "")
    run = lijst(rij)
    assert fouten(run)[0][:2] == (2, "school")
    verloop.stop(run)
    run = lijst((*rij[:2], NOORD, *rij[3:]))
    assert fouten(run)[0][:2] == (2, "team")
    verloop.stop(run)
    run = neem_over(rij, nieuwe=True)
    assert run.uitkomst["scholen"] == ["College West"]
    team = Team.objects.get(naam="Zorg")
    assert team.school == School.objects.get(naam="College West")
    assert team.lidmaatschappen.get().rol == "teamleider"


def test_functies(wereld):
    neem_over(
        ("Kim", "kim@school.example", "", "", "", "Kwaliteitszorg", "", ""),
        ("Dora", "dd@school.example", NOORD, "", "", "directeur", "", ""),
    )
    assert Functie.objects.get(gebruiker__naam="Kim").rol == "kwaliteitsmedewerker"
    assert Functie.objects.get(gebruiker__naam="Dora").school == wereld.school


@pytest.mark.parametrize(
    ("rij", "veld", "tekst"),
    [
        (("Nina", "", NOORD, OA, "", "", "", ""), "e-mailadres", "ontbreekt"),
        (("Nina", "nina@", NOORD, OA, "", "", "", ""), "e-mailadres", "geen e-mailadres"),
        (("", "nina@school.example", NOORD, OA, "", "", "", ""), "naam", "ontbreekt"),
        ((*NINA[:4], "baas", "", "", ""), "rol", "Kies teamlid of teamleider"),
        ((*NINA[:4], "", "beheerder", "", ""), "functie", "niet uit een lijst"),
        ((*NINA[:2], "", "", "", "directeur", "", ""), "school", "Van welke school"),
        ((*NINA[:6], "31-2-2026", ""), "vanaf", "bestaat niet in de kalender"),
        ((*NINA[:6], "1-9-2026", "1-8-2026"), "tot en met", "ligt voor de eerste"),
        (("N" * 121, *NINA[1:]), "naam", "langer dan 120"),
    ],
)
def test_wat_er_mis_is_staat_per_rij_en_er_verandert_niets(wereld, als, rij, veld, tekst):
    voor = Gebruiker.objects.count()
    run = lijst(("Goed", "goed@school.example", NOORD, OA, "", "", "", ""), rij)
    [fout] = [f for f in fouten(run) if f[1] == veld]
    assert fout[0] == 3
    assert tekst in fout[2]
    pagina = als(wereld.beheerder).get(run.get_absolute_url()).content.decode()
    assert "In 1 van de 2 regels klopt iets niet." in pagina
    antwoord = als(wereld.beheerder).post(run.get_absolute_url(), follow=True)
    assert "Er staan nog fouten in de lijst." in antwoord.content.decode()
    assert Gebruiker.objects.count() == voor


def test_twee_keer_dezelfde_en_twee_namen_bij_een_adres(wereld):
    run = lijst(NINA, NINA, ("Nina Anders", NINA[1], "College Zuid", "Handel", "", "", "", ""))
    assert [f[:2] for f in fouten(run)] == [(3, "e-mailadres"), (4, "naam")]


@pytest.mark.parametrize(
    ("eerste", "tweede"),
    [
        ({"functie": "kwaliteit"}, {"functie": "onderzoeker"}),
        ({}, {"functie": "onderzoeker"}),
        ({}, {"school": ""}),
    ],
)
def test_twee_regels_over_een_team_die_hetzelfde_zeggen_zijn_er_een(wereld, eerste, tweede):
    rijen = [
        (NINA[0], NINA[1], r.get("school", NOORD), OA, "", r.get("functie", ""), "", "")
        for r in (eerste, tweede)
    ]
    neem_over(*rijen)
    nina = Gebruiker.objects.get(email=NINA[1])
    assert nina.lidmaatschappen.count() == 1
    assert nina.functies.count() == sum("functie" in r for r in (eerste, tweede))


def test_twee_regels_over_een_team_die_elkaar_tegenspreken(wereld):
    anders = (NINA[0], NINA[1], NOORD, OA, "teamleider", "onderzoeker", "", "")
    [(rij, veld, tekst)] = fouten(lijst(NINA, anders))
    assert (rij, veld) == (3, "team")
    assert "rij 2" in tekst


def test_het_beroep_uit_de_administratie_is_geen_functie(wereld, als):
    """Wat de school onder "functie" zet is er hier geen; een teamleider herkennen we."""
    rijen = [
        (f"Nina {n}", f"n{n}@school.example", NOORD, OA, "", functie, "", "")
        for n, functie in enumerate(("Docent LB", "docent", "Teamleider", "Conciërge", "Docent LB"))
    ]
    run = lijst(*rijen)
    assert run.uitkomst["overgeslagen"] == ["Docent LB", "Conciërge"]
    pagina = als(wereld.beheerder).get(run.get_absolute_url()).content.decode()
    assert "Onder functie staat ook Docent LB, Conciërge." in pagina
    verloop.neem_over(run, hier=True)
    rollen = Lidmaatschap.objects.filter(gebruiker__naam__startswith="Nina")
    assert list(rollen.order_by("pk").values_list("rol", flat=True)) == [
        "teamlid",
        "teamlid",
        "teamleider",
        "teamlid",
        "teamlid",
    ]
    assert not Functie.objects.filter(gebruiker__naam__startswith="Nina").exists()


def test_een_lijst_met_fouten_maakt_plaats_voor_de_volgende(wereld, als):
    fout = lijst(("Nina", "geen adres", NOORD, OA, "", "", "", ""))
    goed = lijst(NINA)
    fout.refresh_from_db()
    assert (fout.stand, goed.stand) == (S.VERVALLEN, S.NAGEKEKEN)


def test_een_gesloten_account_wordt_niet_stil_weer_open(wereld):
    Gebruiker.objects.filter(pk=wereld.teamlid.pk).update(is_active=False)
    run = lijst(("Daan", wereld.teamlid.email, NOORD, OA, "", "", "", ""))
    assert "is dicht" in fouten(run)[0][2]


def test_fouten_en_wijzigingen_als_werkboek(wereld, als):
    client = als(wereld.beheerder)
    run = lijst(NINA)
    blad = lees_xlsx(client.get(f"{run.get_absolute_url()}?formaat=xlsx").content)
    assert any("nina@school.example" in map(str, rij) for rij in blad)
    verloop.stop(run)
    run = lijst((*NINA[:4], "baas", "", "", ""))
    blad = lees_xlsx(client.get(f"{run.get_absolute_url()}?formaat=xlsx").content)
    assert any("rol" in map(str, rij) for rij in blad)


def test_het_voorbeeldbestand_kan_zo_worden_ingelezen(wereld, als):
    client = als(wereld.beheerder)
    inhoud = client.get(f"{reverse('personen_inlezen')}?voorbeeld").content
    antwoord = stuur(client, inhoud)
    assert "De lijst is in orde." in antwoord.content.decode()
    assert Personeninlezing.objects.get().uitkomst["nieuw"] == 2


@pytest.mark.database
def test_verandert_de_wereld_tussendoor_dan_wordt_er_opnieuw_gekeken(wereld, als):
    run = lijst(NINA)
    Gebruiker.objects.maak("nina@school.example", "Nina Nieuw")
    verloop.neem_over(run, hier=True)
    assert run.stand == S.NAGEKEKEN
    assert run.uitkomst["veranderd"]
    assert (run.uitkomst["nieuw"], run.uitkomst["anders"]) == (0, 1)
    pagina = als(wereld.beheerder).get(run.get_absolute_url()).content.decode()
    assert "Intussen is er iets veranderd" in pagina
    assert not Lidmaatschap.objects.filter(gebruiker__naam="Nina Nieuw").exists()


def test_mislukt_het_halverwege_dan_is_er_niets(wereld, monkeypatch):
    run = lijst(
        NINA, ("Nog", "nog@school.example", "College Oost", "Bouw", "", "", "", ""), nieuwe=True
    )

    def stuk(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("organisatie.personen.schrijven._verander", stuk)
    with pytest.raises(RuntimeError):
        verloop.neem_over(run, hier=True)
    run.refresh_from_db()
    assert run.stand == S.MISLUKT
    assert "er is niets veranderd" in run.fout
    assert not School.objects.filter(naam="College Oost").exists()
    assert not Gebruiker.objects.filter(email=NINA[1]).exists()


def test_een_tweede_lijst_tegelijk_wijst_naar_de_eerste(wereld, als):
    lijst(NINA)
    antwoord = stuur(als(wereld.beheerder), als_xlsx([NINA], KOPPEN))
    assert verloop.AL_BEZIG in antwoord.content.decode()
    assert Personeninlezing.objects.count() == 1


def test_een_lijst_die_niemand_overneemt_gaat_na_een_dag_weg(wereld):
    run = lijst(NINA)
    Personeninlezing.objects.update(begonnen_op=timezone.now() - datetime.timedelta(days=2))
    assert verloop.verval() == 1
    run.refresh_from_db()
    assert run.stand == S.VERVALLEN


@pytest.mark.parametrize("geval", sorted(GEVALLEN))
def test_vijandige_bestanden_geven_een_melding(wereld, geval):
    run = verloop.begin(wereld.beheerder, "raar.xlsx", GEVALLEN[geval][0](), hier=True)
    assert run.stand == S.MISLUKT
    assert run.fout
    assert "Er ging iets mis" not in run.fout


def test_zonder_herkende_kolommen_zegt_het_wat_nodig_is(wereld):
    run = lijst(("a", "b"), koppen=("Kleur", "Maat"))
    assert run.stand == S.MISLUKT
    assert "We herkennen de kolommen niet" in run.fout


def test_evenveel_vragen_bij_een_en_bij_veertig(wereld):
    def vragen(n: int, nummer: int) -> int:
        rijen = [(f"P {i}", f"p{nummer}-{i}@school.example", NOORD, OA) for i in range(n)]
        with CaptureQueriesContext(connection) as gevangen:
            run = lijst(*rijen)
            verloop.neem_over(run, hier=True)
        assert run.uitkomst["nieuw"] == n
        return len(gevangen)

    assert vragen(1, 1) == vragen(40, 2)


def test_het_commando(wereld, tmp_path, capsys):
    pad = tmp_path / "personen.csv"
    pad.write_bytes(als_csv([NINA], KOPPEN))
    call_command("importeer_personen", str(pad), "--proef")
    assert "1 regels: 1 nieuw" in capsys.readouterr().out
    assert not Gebruiker.objects.filter(email=NINA[1]).exists()
    call_command("importeer_personen", str(pad))
    assert "Overgenomen: 1 nieuw." in capsys.readouterr().out
    pad.write_bytes(als_csv([(*NINA[:4], "baas", "", "", "")], KOPPEN))
    with pytest.raises(CommandError, match="1 fouten; er is niets veranderd"):
        call_command("importeer_personen", str(pad))
    assert "Rij 2, rol:" in capsys.readouterr().err
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        call_command("importeer_personen", str(tmp_path / "nee.csv"))
    assert not Personeninlezing.objects.lopend().exists()
