"""The calendar feed, read back with the library that other programs use too."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from borgen.models import Agendaadres, Document, Meetafspraak, Proces
from borgen.slb.models import Begeleiding, Gesprek
from organisatie.models import Lidmaatschap
from tests.borgen.maak import verbeteractie
from tests.factories import ActiviteitFactory, SessieFactory, TrajectFactory
from tests.slb.factories import StudentFactory
from verbeterplan.models import Overleg

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def over(dagen: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def om(dag: datetime.date, uur: int) -> datetime.datetime:
    return datetime.datetime.combine(dag, datetime.time(uur), tzinfo=AMSTERDAM)


@pytest.fixture
def adres(wereld):
    return Agendaadres.objects.create(gebruiker=wereld.teamlid)


def haal(adres, client=None, **kop):
    return (client or Client()).get(adres.get_absolute_url(), headers=kop)


def lees(adres) -> dict[str, object]:
    """The events of the feed by their title."""
    agenda = Calendar.from_ical(haal(adres).content)
    return {str(rij["SUMMARY"]): rij for rij in agenda.walk("VEVENT")}


def overleg(team, dag, titel="Werkoverleg", **velden) -> Overleg:
    return Overleg.objects.create(team=team, titel=titel, moment=om(dag, 14), **velden)


def meting(wereld, uitvoerder, op, wat="Gesprekken per student") -> Meetafspraak:
    traject = TrajectFactory(team=wereld.team)
    rij = Meetafspraak.objects.create(
        verbeteractie=verbeteractie(traject),
        wat=wat,
        wie="alle SLB'ers",
        hoe="tellen",
        eenheid="gesprekken",
        uitvoerder=uitvoerder,
    )
    rij.momenten.create(naam="periode 1", op=op)
    return rij


def test_wat_er_van_mij_en_mijn_team_in_staat(wereld, adres):
    daan, eva = wereld.leden[1:]
    proces = Proces.objects.create(team=wereld.team, naam="Begeleiding", evalueert=daan)
    Document.objects.create(
        proces=proces, titel="Handboek", evalueren_op=over(9), gemaakt_door=wereld.teamleider
    )
    overleg(wereld.team, over(3), plaats="L 2.14, boven; links", duur_minuten=45)
    ActiviteitFactory(team=wereld.team, wat="Formulier maken", eigenaar=daan, datum=over(5))
    ActiviteitFactory(team=wereld.team, wat="Van Eva", eigenaar=eva, datum=over(5))
    SessieFactory(team=wereld.team, onderwerp="Begeleiding", gepland_op=om(over(8), 13))
    meting(wereld, daan, over(10))
    meting(wereld, eva, over(10), wat="Van een ander")
    overleg(wereld.school.teams.create(naam="Ander"), over(3), "Niet van ons")

    gebeurtenissen = lees(adres)
    assert set(gebeurtenissen) == {
        "Werkoverleg",
        "Klaar: Formulier maken",
        *[titel for titel in gebeurtenissen if titel.endswith(": Begeleiding")],
        "Meten: Gesprekken per student",
        "Evalueren: Handboek",
    }
    assert len(gebeurtenissen) == 5
    werk = gebeurtenissen["Werkoverleg"]
    assert werk.start == om(over(3), 14)
    assert werk.end - werk.start == datetime.timedelta(minutes=45)
    assert str(werk["LOCATION"]) == "L 2.14, boven; links"
    assert werk["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    klaar = gebeurtenissen["Klaar: Formulier maken"]
    assert klaar.start == over(5)
    assert str(klaar["TRANSP"]) == "TRANSPARENT"
    pk = str(klaar["UID"]).partition("@")[0].removeprefix("activiteit-")
    assert str(klaar["URL"]).endswith(reverse("activiteit", args=[pk]))


def test_rond_de_klok_verzetten_blijft_de_tijd_die_afgesproken_is(wereld, adres):
    dagen = [over(n) for n in range(1, 399)]
    verzet = [dag for dag in dagen if om(dag, 0).utcoffset() != om(dag, 23).utcoffset()]
    assert len(verzet) >= 2
    for dag in verzet:
        overleg(wereld.team, dag, f"Middag {dag}", duur_minuten=90)
        nacht = om(dag, 1)
        Overleg.objects.create(
            team=wereld.team, titel=f"Nacht {dag}", moment=nacht, duur_minuten=180
        )
    gebeurtenissen = lees(adres)

    for dag in verzet:
        middag, nacht = gebeurtenissen[f"Middag {dag}"], gebeurtenissen[f"Nacht {dag}"]
        assert (middag.start, middag.end.time()) == (om(dag, 14), datetime.time(15, 30))
        duur = nacht.end.astimezone(datetime.UTC) - nacht.start.astimezone(datetime.UTC)
        assert duur == datetime.timedelta(hours=3)


def test_van_gesprekken_staat_er_alleen_hoeveel(wereld, adres):
    daan, eva = wereld.leden[1:]
    for naam, lid, dagen in (
        ("Sam Student", daan, 4),
        ("Noa Student", daan, 4),
        ("Kim Student", daan, 6),
        ("Van Eva", eva, 4),
    ):
        student = StudentFactory(team=wereld.team, naam=naam)
        Begeleiding.objects.create(student=student, lidmaatschap=lid, van=over(-10))
        Gesprek.objects.create(
            student=student, door=lid.gebruiker, datum=over(dagen), status="gepland"
        )

    gebeurtenissen = lees(adres)
    assert set(gebeurtenissen) == {"2 geplande gesprekken", "1 gepland gesprek"}
    assert gebeurtenissen["2 geplande gesprekken"].start == over(4)
    assert b"Student" not in haal(adres).content


def test_de_tijdzone_staat_erin_en_klopt(wereld, adres):
    overleg(wereld.team, over(3))
    agenda = Calendar.from_ical(haal(adres).content)
    [zone] = agenda.walk("VTIMEZONE")

    for moment in ("2026-01-15", "2026-03-29", "2026-07-01", "2026-10-25", "2027-12-01"):
        dag = datetime.datetime.fromisoformat(f"{moment}T12:00")
        verwacht = dag.replace(tzinfo=AMSTERDAM).utcoffset()
        assert dag.replace(tzinfo=zone.to_tz()).utcoffset() == verwacht


def test_dezelfde_dingen_houden_hun_uid(wereld, adres):
    rij = overleg(wereld.team, over(3))
    eerst = lees(adres)["Werkoverleg"]
    rij.moment += datetime.timedelta(days=1)
    rij.save()
    later = lees(adres)["Werkoverleg"]

    assert eerst["UID"] == later["UID"]
    assert later.start - eerst.start == datetime.timedelta(days=1)
    uids = [str(rij["UID"]) for rij in lees(adres).values()]
    assert len(uids) == len(set(uids))


def test_wat_niet_veranderde_wordt_niet_weer_gestuurd(wereld, adres):
    rij = overleg(wereld.team, over(3))
    eerst = haal(adres)
    assert eerst["Content-Type"].startswith("text/calendar")
    assert "no-cache" in eerst["Cache-Control"]
    assert haal(adres, **{"If-None-Match": eerst["ETag"]}).status_code == 304
    assert haal(adres, **{"If-Modified-Since": eerst["Last-Modified"]}).status_code == 304
    assert haal(adres).content == eerst.content

    rij.titel = "Een andere titel"
    rij.save()
    weer = haal(adres, **{"If-None-Match": eerst["ETag"]})
    assert weer.status_code == 200
    assert weer["ETag"] != eerst["ETag"]


def test_wie_het_team_verliet_ziet_er_niets_meer_van(wereld, adres):
    overleg(wereld.team, over(3))
    assert lees(adres)
    Lidmaatschap.objects.filter(gebruiker=wereld.teamlid).update(tot=over(-1))

    assert not lees(adres)


def test_wie_niet_meer_mag_inloggen_heeft_ook_geen_agenda(wereld, adres):
    wereld.teamlid.is_active = False
    wereld.teamlid.save()

    assert haal(adres).status_code == 404


def test_een_adres_maken_vernieuwen_en_stoppen(wereld, als):
    client = als(wereld.teamlid)
    doe = reverse("agenda_adres")
    assert "Maak mijn adres" in client.get(reverse("agenda")).content.decode()
    client.post(doe)
    client.post(doe)
    adres = Agendaadres.objects.get()
    pagina = client.get(reverse("agenda")).content.decode()
    assert adres.get_absolute_url() in pagina
    assert 'href="webcal://' in pagina

    assert "nieuw agenda-adres?" in client.get(doe).content.decode()
    client.post(doe, {"doe": "vernieuw"})
    nieuw = Agendaadres.objects.get()
    assert nieuw.geheim != adres.geheim
    assert haal(adres).status_code == 404
    assert haal(nieuw).status_code == 200

    assert "Stop je met" in client.get(doe, {"doe": "stop"}).content.decode()
    client.post(doe, {"doe": "stop"})
    assert haal(nieuw).status_code == 404
    assert client.post(doe, {"doe": "stop"}).status_code == 302


def test_een_geheim_is_niet_te_raden_en_komt_niet_in_het_log(wereld, adres, caplog):
    assert len(adres.geheim) >= 43
    caplog.set_level("INFO")
    haal(adres)

    assert adres.geheim not in caplog.text
    assert all(adres.geheim not in str(vars(regel)) for regel in caplog.records)


def test_evenveel_queries_voor_een_en_dertig(wereld, adres):
    aantallen = []
    for nog in (1, 29):
        for nummer in range(nog):
            overleg(wereld.team, over(3), f"Overleg {nog} {nummer}")
            ActiviteitFactory(team=wereld.team, eigenaar=wereld.leden[1], datum=over(nummer))
            meting(wereld, wereld.leden[1], over(nummer))
        haal(adres)
        with CaptureQueriesContext(connection) as gedaan:
            haal(adres)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1] <= 10
