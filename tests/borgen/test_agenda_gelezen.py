"""The calendar feed read by ``vobject``: another library than the one that writes it.

With everything in it that can stand in one person's calendar, and with every character that the
format treats in a way of its own.
"""

import datetime
import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.test import Client
from django.utils import timezone

from boas.peilen.starten import open_peiling
from borgen.models import Agendaadres, Document, Proces
from borgen.slb.models import Begeleiding, Gesprek
from tests.boas import peilen
from tests.borgen.test_agenda import meting, om, over, overleg
from tests.factories import (
    ActiviteitFactory,
    LidmaatschapFactory,
    SessieFactory,
    TrajectFactory,
)
from tests.slb.factories import StudentFactory
from verbeterplan.acties import bereid_sessie_voor
from verbeterplan.models import Monitormoment
from verbeterplan.regels.fasen import Fase

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# What the format uses itself, what it has no letters for, and more than a line of 75 octets.
LASTIG = "Team; eerst, “dan” \\ 50% : 👩‍🏫 café = één\nen een tweede regel " + "ë🙂" * 60


@pytest.fixture
def adres(wereld) -> Agendaadres:
    return Agendaadres.objects.create(gebruiker=wereld.teamlid)


def haal(adres: Agendaadres, **kop):
    return Client().get(adres.get_absolute_url(), headers=kop)


def lees(adres: Agendaadres):
    return vobject.readOne(haal(adres).content.decode())


def alles(wereld) -> dict[str, datetime.date | datetime.datetime]:
    """One of every kind for the teamlid; by the kind in its UID when it begins."""
    team, daan = wereld.team, wereld.leden[1]
    traject = TrajectFactory(team=team)
    traject.plgleden.create(lidmaatschap=daan)
    ronde = traject.rondes.get()
    ronde.fase = Fase.UITVOEREN
    ronde.save()
    overleg(team, over(3), plaats="L 2.14, boven; links", duur_minuten=45)
    SessieFactory(team=team, gepland_op=om(over(8), 13), duur_minuten=90)
    LidmaatschapFactory.create_batch(7, team=team)
    instrument = peilen.versie_met_link().instrument
    peiling = bereid_sessie_voor(traject, instrument, wereld.teamleider, met_link=True)
    open_peiling(peiling.pk)
    ActiviteitFactory(team=team, eigenaar=daan, datum=over(5))
    Monitormoment.objects.create(ronde=ronde, titel="Hoe gaat het?", datum=over(6))
    meting(wereld, daan, over(10))
    proces = Proces.objects.create(team=team, naam="Begeleiding", evalueert=daan)
    Document.objects.create(
        proces=proces, titel="Handboek", evalueren_op=over(9), gemaakt_door=wereld.teamleider
    )
    student = StudentFactory(team=team)
    Begeleiding.objects.create(student=student, lidmaatschap=daan, van=over(-10))
    Gesprek.objects.create(student=student, door=daan.gebruiker, datum=over(4), status="gepland")
    peiling.refresh_from_db()
    return {
        "overleg": om(over(3), 14),
        "sessie": om(over(8), 13),
        "activiteit": over(5),
        "monitormoment": over(6),
        "meting": over(10),
        "document": over(9),
        "gesprekken": over(4),
        "laatste dag": peiling.peiling.sluit_op,
    }


def soort(gebeurtenis) -> str:
    if gebeurtenis.summary.value.startswith("Laatste dag"):
        return "laatste dag"
    return gebeurtenis.uid.value.partition("-")[0]


def test_van_elke_soort_een_met_de_goede_dag_of_tijd(wereld, adres):
    verwacht = alles(wereld)
    agenda = lees(adres)
    gelezen = {soort(rij): rij for rij in agenda.vevent_list}
    assert Counter(map(soort, agenda.vevent_list)) == Counter(list(verwacht))
    for naam, begin in verwacht.items():
        gevonden = gelezen[naam].dtstart
        if isinstance(begin, datetime.datetime):
            # The same hour on the wall, in the zone the file itself describes.
            assert gevonden.value.replace(tzinfo=None) == begin.replace(tzinfo=None)
            assert gevonden.value.utcoffset() == begin.utcoffset()
            assert gevonden.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Amsterdam"]
            assert gelezen[naam].transp.value == "OPAQUE"
        else:
            assert type(gevonden.value) is datetime.date
            assert gevonden.value == begin
            assert gelezen[naam].transp.value == "TRANSPARENT"
    duur = gelezen["overleg"].dtend.value - gelezen["overleg"].dtstart.value
    assert duur == datetime.timedelta(minutes=45)
    assert gelezen["overleg"].location.value == "L 2.14, boven; links"


def test_winter_en_zomer_hebben_elk_hun_tijd(wereld, adres):
    dagen = [over(n) for n in (1, 100, 200, 300)]
    for dag in dagen:
        overleg(wereld.team, dag, f"Op {dag}")
    gelezen = {rij.summary.value: rij for rij in lees(adres).vevent_list}
    for dag in dagen:
        assert gelezen[f"Op {dag}"].dtstart.value.astimezone(datetime.UTC) == om(dag, 14)


def test_elke_uid_een_keer_en_de_volgende_keer_dezelfde(wereld, adres):
    alles(wereld)

    def uids() -> list[str]:
        return [rij.uid.value for rij in lees(adres).vevent_list]

    eerst = uids()
    assert len(eerst) == len(set(eerst)) == 8
    overleg(wereld.team, over(1), "Erbij")
    assert set(eerst) < set(uids())


def test_lastige_tekens_komen_terug_zoals_ze_er_stonden(wereld, adres):
    rij = overleg(wereld.team, over(3), LASTIG[:120], plaats=LASTIG[:80])
    wereld.team.naam = LASTIG[:60].replace("\n", " ")
    wereld.team.save()
    [gelezen] = lees(adres).vevent_list
    assert gelezen.summary.value == rij.titel
    assert gelezen.location.value == rij.plaats
    assert gelezen.description.value == f"Team {wereld.team.naam}"
    assert gelezen.url.value.endswith(rij.get_absolute_url())


def test_elke_regel_is_gevouwen_zoals_het_hoort(wereld, adres):
    overleg(wereld.team, over(3), "ë🙂" * 60)
    inhoud = haal(adres).content
    assert inhoud.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"[^\r]\n", inhoud)
    for regel in inhoud.split(b"\r\n"):
        assert len(regel) <= 75
        # Not folded inside a letter: each line is text by itself.
        regel.decode()


def test_een_leeg_adres_is_een_agenda_zonder_iets(adres):
    agenda = lees(adres)
    assert not hasattr(agenda, "vevent")
    assert agenda.version.value == "2.0"
    assert agenda.prodid.value


def test_na_vernieuwen_geeft_het_oude_adres_niets(wereld, adres):
    overleg(wereld.team, over(3))
    oud = haal(adres)
    oud_adres = adres.get_absolute_url()
    adres.vernieuw()
    assert Client().get(oud_adres).status_code == 404
    assert _uids(haal(adres)) == _uids(oud)


def _uids(antwoord) -> list[str]:
    """What is in it; from when it is so differs by the second."""
    agenda = vobject.readOne(antwoord.content.decode())
    return [event.uid.value for event in agenda.vevent_list]


def test_gevraagd_of_er_iets_veranderde(wereld, adres):
    alles(wereld)
    eerst = haal(adres)
    kop = {"If-None-Match": eerst["ETag"]}
    weer = haal(adres, **kop)
    assert (weer.status_code, weer.content) == (304, b"")
    assert weer["ETag"] == eerst["ETag"]
    ActiviteitFactory(team=wereld.team, eigenaar=wereld.leden[1], datum=timezone.localdate())
    anders = haal(adres, **kop)
    assert anders.status_code == 200
    assert len(vobject.readOne(anders.content.decode()).vevent_list) == 9
