"""Search finds the same on both databases, whatever somebody types."""

import pytest
from django.core.management import call_command
from django.db import connection

from metaanalyse.acties.vaststellen import trek_in
from metaanalyse.models import Kaart, Zoekblad
from metaanalyse.regels.filter import Filter
from metaanalyse.register import register
from metaanalyse.zoeken import fragment, lees_vraag, markeer, tabel, vind
from tests.metaanalyse.maak import maak_concept, maak_kaart

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def zoek(vraag: str, **ook: str) -> list[str]:
    """Titles of the cards that are found."""
    filter = Filter.uit({"q": [vraag]} | {naam: [waarde] for naam, waarde in ook.items()})
    titels = dict(Kaart.objects.values_list("pk", "titel"))
    return [titels[pk] for pk in register().selecteer(filter).pks()]


@pytest.fixture
def kaarten(db):
    maak_kaart("Élan op scholen", samenvatting="Teams leren samen van lessen.", aspect=["tijd"])
    maak_kaart("Lesson study", samenvatting="Samen leren in een team: schoolleiders doen mee.")
    maak_kaart("ICT in de klas", samenvatting="Leermiddelen. Samen", uitkomst="leren met ict.")
    maak_kaart("Æther 日本語", samenvatting="O'Neill & co: 50% <b>meer</b>; DROP TABLE kaart;")
    maak_concept("Samen leren, nog niet vastgesteld")


ALLE = ["Æther 日本語", "Élan op scholen", "ICT in de klas", "Lesson study"]
VRAGEN = [
    ("school", ["Élan op scholen"]),
    ("SCHOLEN", ["Élan op scholen"]),
    ("élan", ["Élan op scholen"]),
    ("elan", ["Élan op scholen"]),
    ("team", ["Élan op scholen", "Lesson study"]),
    ("samen leren", ["Élan op scholen", "ICT in de klas", "Lesson study"]),
    ('"samen leren"', ["Lesson study"]),
    ('"leren samen"', ["Élan op scholen"]),
    ('"een team schoolleiders"', ["Lesson study"]),
    ("schoolleid*", ["Lesson study"]),
    ("school*", ["Élan op scholen", "Lesson study"]),
    ("le*", ["Élan op scholen", "ICT in de klas", "Lesson study"]),
    ("samen -ict", ["Élan op scholen", "Lesson study"]),
    ("-samen", ["Æther 日本語"]),
    ('-"samen leren" leren', ["Élan op scholen", "ICT in de klas"]),
    ("tijd", ["Élan op scholen"]),
    ("日本語", ["Æther 日本語"]),
    ("日*", ["Æther 日本語"]),
    ("æther", ["Æther 日本語"]),
    ("o'neill", ["Æther 日本語"]),
    ("DROP TABLE kaart;", ["Æther 日本語"]),
    ("bestaatniet", []),
    ("vastgesteld", []),
    ("niet", []),
    ("¶", []),
    ('" * - "" -- *** ( ) : ^ { } \' ; % _ \\', []),
    ("AND OR NOT NEAR(a b)", []),
    ("x" * 300, []),
]


@pytest.mark.parametrize(("vraag", "titels"), VRAGEN)
def test_zoeken_vindt_overal_hetzelfde(kaarten, vraag, titels):
    assert sorted(zoek(vraag)) == sorted(titels)


def test_alleen_tekens_zoekt_niets_en_zegt_dat(kaarten):
    s = register().selecteer(Filter.uit({"q": ['"*" --']}))
    assert (s.niets_te_zoeken, s.aantal, s.pks()) == (True, 0, [])
    assert set(s.facetten()["aspect"].values()) == {0}
    assert not register().selecteer(Filter.uit({"q": ["ict"]})).niets_te_zoeken
    assert not register().selecteer(Filter()).niets_te_zoeken


def test_zoeken_gaat_samen_met_keuzes(kaarten):
    assert zoek("samen", aspect="tijd") == ["Élan op scholen"]
    s = register().selecteer(Filter.uit({"q": ["samen"]}))
    assert (s.aantal, s.facetten()["aspect"]["tijd"]) == (3, 1)


def test_wat_verandert_wordt_gevonden_zoals_het_nu_is(kaarten):
    kaart = Kaart.objects.get(titel="Lesson study")
    kaart.titel = "Boekenclub"
    kaart.save()
    kaart.rapport.auteurs = "Jansen, P."
    kaart.rapport.save()
    assert (zoek("lesson"), zoek("boekenclub jansen")) == ([], ["Boekenclub"])
    trek_in(kaart)
    assert zoek("boekenclub") == []


def test_de_index_komt_terug_na_een_verbouwing(kaarten):
    """A later migration rebuilds the table, which drops triggers on SQLite, indexes on both."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {tabel.VORMEN}_update")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"DROP INDEX {tabel.TERMEN}")
    Zoekblad.objects.filter(vormen__contains=" ict ").update(
        vormen=" kunst ", termen="kunst §kunst"
    )
    tabel.stel_in()
    assert (zoek("ict"), zoek("kunst")) == ([], ["ICT in de klas"])


def test_herbouwen_maakt_alles_opnieuw(kaarten, capsys):
    Zoekblad.objects.all().delete()
    Kaart.objects.get(titel="Lesson study").blad.delete()
    call_command("herbouw_kaarten")
    assert capsys.readouterr().out == "Klaar: 4 kaarten.\n"
    assert zoek("leren") == ["Élan op scholen", "ICT in de klas", "Lesson study"]


def test_markeren_ontsnapt_wat_er_staat():
    assert markeer("Scholen & <b>leraren</b>", "school leraar") == (
        "<mark>Scholen</mark> &amp; &lt;b&gt;<mark>leraren</mark>&lt;/b&gt;"
    )
    assert markeer("<script>", '" * <') == "&lt;script&gt;"


def test_een_fragment_staat_om_de_eerste_treffer():
    tekst = "woord " * 100 + "de schoolleider deed mee " + "woord " * 100
    stuk = fragment(tekst, "schoolleid*", 80)
    assert stuk.startswith("…woord ")
    assert stuk.endswith("…")
    assert "de <mark>schoolleider</mark> deed" in stuk
    assert fragment("Kort & goed.", "goed") == "Kort &amp; <mark>goed</mark>."
    assert fragment(tekst, "afwezig", 20) == "woord woord woord…"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL's planner")
def test_een_woord_dat_elke_kaart_heeft_gaat_ook_langs_de_index(kaarten):
    with connection.cursor() as cursor:
        geteld = "SELECT seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relname = %s"
        cursor.execute(geteld, [tabel.TABEL])
        doorlopen, langs_index = cursor.fetchone()
        assert len(vind(lees_vraag("leren").wel[0])) == 3
        cursor.execute(geteld, [tabel.TABEL])
        assert cursor.fetchone() == (doorlopen, langs_index + 1)
