"""The conversations: teamlid is the SLB'er of one student, and not of the other."""

import uuid

from borgen.slb.models import Notitie, Steekproef
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.slb.factories import GesprekFactory, KlasFactory, PeriodeFactory, dag, maak_student

IN_TEAM = ("teamleider", "teamlid", "ander_teamleider", "ander_teamlid")
LID = verwacht(404, **dict.fromkeys(IN_TEAM, 200))
TEAM = verwacht(404, teamleider=200, teamlid=200)
LEIDER = verwacht(404, teamleider=200)
BEGELEIDER = verwacht(404, teamlid=200)
# Who may read notes is first asked to sign in afresh.
NOTITIES = verwacht(404, teamleider=302, teamlid=302)


def _klas(podium: Podium):
    if "slb_klas" not in podium.__dict__:
        podium.__dict__["slb_klas"] = KlasFactory(team=podium.wereld.team)
        PeriodeFactory()
    return podium.__dict__["slb_klas"]


def _student(podium: Podium):
    if "slb_student" not in podium.__dict__:
        lid = podium.wereld.leden[1]
        podium.__dict__["slb_student"] = maak_student(lid, _klas(podium))
    return podium.__dict__["slb_student"]


def _andere(podium: Podium):
    if "slb_andere" not in podium.__dict__:
        podium.__dict__["slb_andere"] = maak_student(podium.wereld.leden[2], _klas(podium))
    return podium.__dict__["slb_andere"]


def _gesprek(podium: Podium):
    if "slb_gesprek" not in podium.__dict__:
        gesprek = GesprekFactory(student=_student(podium), door=podium.wereld.teamlid)
        Notitie.objects.create(gesprek=gesprek, tekst="Gaat goed.")
        podium.__dict__["slb_gesprek"] = gesprek
    return podium.__dict__["slb_gesprek"]


def _steekproef(podium: Podium):
    if "slb_steekproef" not in podium.__dict__:
        podium.__dict__["slb_steekproef"] = Steekproef.objects.create(
            klas=_klas(podium),
            periode=PeriodeFactory(),
            populatie=1,
            omvang=1,
            zaad=1,
            door=podium.wereld.teamleider,
        )
    return podium.__dict__["slb_steekproef"]


def _pk(maak):
    return lambda podium: {"pk": maak(podium).pk}


def _druk(maak):
    return lambda podium: {"sleutel": uuid.uuid4(), "nu": maak(podium).pk}


def _team(podium: Podium) -> dict:
    _student(podium)
    return {"pk": podium.wereld.team.pk}


def _formulier(naam: str, maak, wie: dict[str, int]) -> list[Rij]:
    """A page with a form: GET and an empty POST, which comes back."""
    return [Rij(naam, "GET", wie, _pk(maak)), Rij(naam, "POST", wie, _pk(maak))]


def _na(wie: str) -> dict[str, int]:
    return verwacht(404, **{wie: 302})


RIJEN = [
    Rij("slb", "GET", LID),
    Rij("slb", "GET", LID, query="?formaat=xlsx"),
    niet_toegestaan("slb", "POST"),
    Rij("slb_vastleggen", "POST", _na("teamlid"), data=_druk(_student), geval="eigen student"),
    Rij("slb_vastleggen", "POST", verwacht(404), data=_druk(_andere), geval="van een collega"),
    niet_toegestaan("slb_vastleggen", "GET"),
    Rij(
        "slb_ongedaan",
        "POST",
        verwacht(404, **dict.fromkeys(IN_TEAM, 302)),
        data=lambda podium: {"ongedaan": _gesprek(podium).groep},
    ),
    niet_toegestaan("slb_ongedaan", "GET"),
    Rij("slb_telefoon", "POST", verwacht(404, **dict.fromkeys(IN_TEAM, 302))),
    Rij("slb_telefoon_vergeet", "POST", verwacht(302)),
    niet_toegestaan("slb_telefoon", "GET"),
    niet_toegestaan("slb_telefoon_vergeet", "GET"),
    Rij("slb_overzicht", "GET", verwacht(404, kwaliteit=200, directeur=200, andere_directeur=200)),
    niet_toegestaan("slb_overzicht", "POST"),
    Rij("slb_team", "GET", TEAM, _team),
    niet_toegestaan("slb_team", "POST", _team),
    Rij("slb_klas", "GET", TEAM, _pk(_klas)),
    niet_toegestaan("slb_klas", "POST", _pk(_klas)),
    Rij("slb_student", "GET", TEAM, _pk(_student), geval="eigen student"),
    Rij("slb_student", "GET", LEIDER, _pk(_andere), geval="van een collega"),
    niet_toegestaan("slb_student", "POST", _pk(_student)),
    Rij("slb_notities", "GET", NOTITIES, _pk(_student), geval="eigen student"),
    Rij("slb_notities", "GET", _na("teamleider"), _pk(_andere), geval="van een collega"),
    niet_toegestaan("slb_notities", "POST", _pk(_student)),
    Rij("slb_notitie", "GET", _na("teamlid"), _pk(_gesprek)),
    Rij("slb_notitie", "POST", _na("teamlid"), _pk(_gesprek), lambda _: {"tekst": "Anders."}),
    *_formulier("slb_gesprek_wijzig", _gesprek, BEGELEIDER),
    Rij("slb_gesprek_verwijder", "GET", BEGELEIDER, _pk(_gesprek)),
    Rij("slb_gesprek_verwijder", "POST", _na("teamlid"), _pk(_gesprek)),
    Rij("slb_klas_nieuw", "GET", LEIDER, _team),
    Rij("slb_klas_nieuw", "POST", LEIDER, _team),
    Rij("slb_afspraak", "GET", LEIDER, _team),
    Rij(
        "slb_afspraak",
        "POST",
        _na("teamleider"),
        _team,
        lambda _: {"norm": "3", "van": dag().isoformat()},
    ),
    *_formulier("slb_klas_wijzig", _klas, LEIDER),
    Rij("slb_klas_verwijder", "GET", LEIDER, _pk(_klas)),
    Rij("slb_klas_verwijder", "POST", _na("teamleider"), _pk(_klas)),
    *_formulier("slb_student_nieuw", _klas, LEIDER),
    *_formulier("slb_begeleiding", _klas, LEIDER),
    *_formulier("slb_student_wijzig", _student, LEIDER),
    *_formulier("slb_student_verplaats", _student, LEIDER),
    Rij("slb_begeleiding_stop", "GET", LEIDER, _pk(lambda p: _student(p).begeleidingen.get())),
    Rij(
        "slb_begeleiding_stop",
        "POST",
        _na("teamleider"),
        _pk(lambda p: _student(p).begeleidingen.get()),
    ),
    *_formulier("slb_steekproef_nieuw", _klas, LEIDER),
    Rij("slb_steekproef", "GET", LEIDER, _pk(_steekproef)),
    niet_toegestaan("slb_steekproef", "POST", _pk(_steekproef)),
]
