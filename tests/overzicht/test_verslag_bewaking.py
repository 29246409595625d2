"""A report that was vastgesteld does not change: not by raw SQL, not by the ORM, not later."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from borgen import bewaking
from organisatie.models import Functie, Lidmaatschap
from organisatie.wissen.persoon import wis
from overzicht import verslagacties as acties
from overzicht.models import Periodeverslag
from overzicht.verslaglezen import eerdere_versies, lees_verslag
from tests.borgen.meten import vandaag
from tests.factories import ActiviteitFactory
from tests.overzicht.verslag_hulp import maak_periodes, moment, schrijf, stel_vast
from verbeterplan.models import Verbetertraject

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def periode(db):
    return maak_periodes()[0]


@pytest.fixture
def vast(wereld, periode) -> Periodeverslag:
    schrijf(wereld.team, periode, opvallend="Het ging goed.")
    return stel_vast(wereld.team, periode, wereld.kwaliteit)


def weigert(sql: str, *waarden: object) -> None:
    connection.check_constraints()  # what PostgreSQL still had to look at
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)


AANVALLEN = [
    "SET opvallend = 'anders'",
    "SET goed = 'anders'",
    "SET nodig = 'anders'",
    "SET vervolg = 'anders'",
    "SET cijfers = '{}'",
    "SET peildatum = '2020-01-01'",
    "SET vastgesteld_op = '2020-01-01'",
    "SET herzien_op = '2020-01-01', herzien_reden = 'zomaar'",
    "SET vastgesteld_op = NULL, vastgesteld_door_id = NULL, peildatum = NULL, cijfers = NULL",
    "SET vastgesteld_op = NULL, vastgesteld_door_id = NULL, peildatum = NULL, cijfers = NULL, "
    "herzien_op = '2020-01-01', herzien_reden = 'zomaar', opvallend = 'anders'",
]


@pytest.mark.parametrize("wat", AANVALLEN)
def test_ruwe_sql_verandert_niets(vast, wat):
    weigert(f"UPDATE overzicht_periodeverslag {wat}")
    vast.refresh_from_db()
    assert vast.opvallend == "Het ging goed."
    assert vast.cijfers["versie"] == 1


def test_weghalen_gaat_niet(vast):
    weigert("DELETE FROM overzicht_periodeverslag")
    with pytest.raises(IntegrityError), transaction.atomic():
        vast.delete()
    assert Periodeverslag.objects.filter(pk=vast.pk).exists()


def test_vervangen_en_leegmaken_gaat_niet(vast):
    if connection.vendor == "postgresql":
        weigert("TRUNCATE overzicht_periodeverslag")
    else:
        velden = "team_id, periode_id, opvallend, goed, nodig, vervolg, herzien_reden"
        weigert(
            f"INSERT OR REPLACE INTO overzicht_periodeverslag ({velden}) "  # noqa: S608
            "VALUES (%s, %s, 'x', '', '', '', '')",
            vast.team_id,
            vast.periode_id,
        )
    assert Periodeverslag.objects.get().opvallend == "Het ging goed."


def test_wat_voorlopig_is_verandert_wel(wereld, periode):
    schrijf(wereld.team, periode, opvallend="Eerst.")
    Periodeverslag.objects.update(opvallend="Dan.")
    Periodeverslag.objects.get().delete()
    assert not Periodeverslag.objects.exists()


def test_de_wacht_komt_terug_na_een_migratie(vast):
    with bewaking.opgeheven():
        Periodeverslag.objects.update(goed="Zo gaat het bij het opruimen.")
    weigert("UPDATE overzicht_periodeverslag SET goed = 'anders'")
    bewaking.hef_op()
    bewaking.stel_in()
    weigert("UPDATE overzicht_periodeverslag SET goed = 'anders'")


def test_vaststellen_bevriest_wat_er_stond(wereld, vast, periode):
    voor = lees_verslag(wereld.team, periode)
    Verbetertraject.objects.create(team=wereld.team, naam="Nieuw", gemaakt_door=wereld.teamleider)
    wereld.team.naam = "Heet nu anders"
    wereld.team.save()
    periode.tot = vandaag(-11)
    periode.save()
    na = lees_verslag(wereld.team, periode)
    assert na == voor
    assert na.is_vast
    assert na.kop.team == "Onderwijsassistent"
    assert vast.peildatum == vandaag()
    assert vast.vastgesteld_door == wereld.kwaliteit


def test_een_periode_die_loopt_is_niet_vast_te_stellen(wereld, db):
    _, loopt = maak_periodes()
    with pytest.raises(ValidationError, match="loopt nog"):
        stel_vast(wereld.team, loopt, wereld.kwaliteit)
    # On its last day it still runs.
    loopt.tot = vandaag()
    loopt.save()
    with pytest.raises(ValidationError, match="loopt nog"):
        stel_vast(wereld.team, loopt, wereld.kwaliteit)
    loopt.tot = vandaag(-1)
    loopt.save()
    assert stel_vast(wereld.team, loopt, wereld.kwaliteit).is_vast


def test_twee_keer_vaststellen_kan_niet(wereld, vast, periode):
    with pytest.raises(ValidationError, match="al vastgesteld"):
        stel_vast(wereld.team, periode, wereld.kwaliteit)


def test_wat_je_niet_zag_stel_je_niet_vast(wereld, periode):
    gezien = acties.vingerafdruk(lees_verslag(wereld.team, periode))
    schrijf(wereld.team, periode, goed="Van een collega.")
    with pytest.raises(ValidationError, match="Intussen"):
        acties.stel_vast(wereld.team, periode, wereld.kwaliteit, gezien)
    gezien = acties.vingerafdruk(lees_verslag(wereld.team, periode))
    Verbetertraject.objects.create(team=wereld.team, naam="Nieuw", gemaakt_door=wereld.teamleider)
    with pytest.raises(ValidationError, match="Intussen"):
        acties.stel_vast(wereld.team, periode, wereld.kwaliteit, gezien)
    assert not Periodeverslag.objects.get().is_vast


def test_herzien_vraagt_waarom_en_bewaart_wat_er_stond(wereld, vast, periode):
    stond = lees_verslag(wereld.team, periode)
    with pytest.raises(ValidationError, match="wat er niet klopt"):
        acties.herzie(vast.pk, "  ")
    acties.herzie(vast.pk, "De norm van oktober klopte niet.")
    rij = Periodeverslag.objects.get()
    assert (rij.is_vast, rij.cijfers, rij.opvallend) == (False, None, "Het ging goed.")
    beeld = lees_verslag(wereld.team, periode)
    assert beeld.herzien.endswith("De norm van oktober klopte niet.")
    (oud,) = eerdere_versies(rij)
    assert oud.cijfers == vast.cijfers
    assert oud.vastgesteld_op == vast.vastgesteld_op
    schrijf(wereld.team, periode, opvallend="Toch anders.")
    stel_vast(wereld.team, periode, wereld.kwaliteit)
    assert lees_verslag(wereld.team, periode).cijfers == stond.cijfers
    # The one that holds now is no earlier one.
    assert [v.opvallend for v in eerdere_versies(Periodeverslag.objects.get())] == [
        "Het ging goed."
    ]


def test_herzien_kan_alleen_wat_vast_staat(wereld, periode):
    schrijf(wereld.team, periode, goed="Ja.")
    with pytest.raises(ValidationError, match="niet vastgesteld"):
        acties.herzie(Periodeverslag.objects.get().pk, "Zomaar")


def test_na_vaststellen_schrijft_niemand_meer(wereld, vast, periode):
    with pytest.raises(ValidationError, match="vastgesteld"):
        schrijf(wereld.team, periode, goed="Te laat.")
    assert Periodeverslag.objects.get().goed == ""


def test_een_oude_versie_houdt_de_naam_van_toen(wereld, vast, periode):
    acties.herzie(vast.pk, "Fout")
    wereld.team.naam = "Anders"
    wereld.team.save()
    (oud,) = eerdere_versies(Periodeverslag.objects.get())
    assert oud.instance.cijfers["cijfers"]["kop"]["team"] == "Onderwijsassistent"
    assert oud.vastgesteld_op < moment(0)


def test_wie_gewist_wordt_verdwijnt_ook_uit_wat_vast_staat(wereld, periode):
    ActiviteitFactory(team=wereld.team, wat="Daan Docent belt de ouders")
    schrijf(wereld.team, periode, goed="Daan Docent deed veel.", nodig="Tijd.")
    rij = stel_vast(wereld.team, periode, wereld.kwaliteit)
    Lidmaatschap.objects.filter(gebruiker=wereld.teamlid).update(tot=vandaag(-1))
    wis(wereld.teamlid.pk, wereld.beheerder)
    rij.refresh_from_db()
    beeld = lees_verslag(wereld.team, periode)
    assert beeld.is_vast
    assert "belt de ouders" in beeld.cijfers.open[0].wat
    assert "deed veel." in beeld.per_blok["goed"].tekst
    assert "Daan" not in f"{beeld} {[v.cijfers for v in rij.history.all()]}"
    weigert("UPDATE overzicht_periodeverslag SET nodig = 'anders'")


def test_wie_vaststelde_en_gewist_wordt_laat_het_verslag_staan(wereld, vast):
    Functie.objects.filter(gebruiker=wereld.kwaliteit).delete()
    wis(wereld.kwaliteit.pk, wereld.beheerder)
    vast.refresh_from_db()
    assert vast.is_vast
    assert vast.vastgesteld_door is not None
    assert "Kees" not in vast.vastgesteld_door.naam
