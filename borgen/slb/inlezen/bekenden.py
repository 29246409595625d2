"""The students of a team as they are known now, in the form in which a list is laid beside them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from borgen.slb.models import Begeleiding, Klas, Plaatsing, Student
from borgen.slb.regels.namen import Begeleider, Begeleiders
from borgen.slb.regels.tijdlijn import Blok
from borgen.slb.regels.vergelijken import Bekend, Jaar
from organisatie.models import Lidmaatschap, Schooljaar


@dataclass(frozen=True)
class Beeld:
    """Everything a list is compared with; ``vingerafdruk`` is another when any of it changed."""

    bekenden: list[Bekend]
    klassen: dict[str, int]
    vingerafdruk: str


def lees_beeld(team: int, schooljaar: Schooljaar) -> Beeld:
    """In four queries, however many students there are."""
    afdruk = hashlib.sha256()
    plaatsingen: dict[int, list[Blok[str]]] = defaultdict(list)
    begeleidingen: dict[int, list[Blok[int]]] = defaultdict(list)
    for student, pk, klas, van, tot, uiterlijk in _afgedrukt(
        afdruk, _plaatsingen(team, schooljaar)
    ):
        plaatsingen[student].append(Blok(klas, van, tot, pk, uiterlijk))
    for student, pk, lid, van, tot in _afgedrukt(afdruk, _begeleidingen(team, schooljaar)):
        begeleidingen[student].append(Blok(lid, van, tot, pk))
    bekenden = [
        Bekend(pk, nummer, naam, plaatsingen.pop(pk, ()), begeleidingen.pop(pk, ()))
        for pk, nummer, naam in _afgedrukt(afdruk, _studenten(team))
    ]
    klassen = dict(_afgedrukt(afdruk, _klassen(team, schooljaar)))
    return Beeld(bekenden, klassen, afdruk.hexdigest())


def vingerafdruk(team: int, schooljaar: Schooljaar) -> str:
    """That of ``lees_beeld``, without keeping anything; holds the students until the commit.

    Not against whoever logs a conversation with one of them: that one need not wait.
    """
    afdruk = hashlib.sha256()
    for rijen in (
        _plaatsingen(team, schooljaar),
        _begeleidingen(team, schooljaar),
        _studenten(team).select_for_update(no_key=True),
        _klassen(team, schooljaar),
    ):
        for _ in _afgedrukt(afdruk, rijen):
            pass
    return afdruk.hexdigest()


def begeleiders(team: int, jaar: Jaar) -> Begeleiders:
    """Members of the team on the day from which the list holds, with an open account."""
    leden = Lidmaatschap.objects.geldig_op(jaar.dag).filter(team=team, gebruiker__is_active=True)
    rijen = leden.order_by("pk").values_list("pk", "gebruiker__naam", "gebruiker__email")
    return Begeleiders([Begeleider(*rij) for rij in rijen])


def namen_van_leden(team: int) -> dict[int, str]:
    """Also of those who have left: a student may have been theirs."""
    return dict(Lidmaatschap.objects.filter(team=team).values_list("pk", "gebruiker__naam"))


def _studenten(team: int) -> Any:
    return Student.objects.filter(team=team).order_by("pk").values_list("pk", "nummer", "naam")


def _plaatsingen(team: int, schooljaar: Schooljaar) -> Any:
    return _sinds(Plaatsing, team, schooljaar).values_list(
        "student", "pk", "klas__naam", "van", "tot", "klas__schooljaar__tot"
    )


def _begeleidingen(team: int, schooljaar: Schooljaar) -> Any:
    rijen = _sinds(Begeleiding, team, schooljaar).filter(waarnemer=False)
    return rijen.values_list("student", "pk", "lidmaatschap", "van", "tot")


def _klassen(team: int, schooljaar: Schooljaar) -> Any:
    klassen = Klas.objects.filter(team=team, schooljaar=schooljaar).order_by("pk")
    return klassen.values_list("naam", "pk")


def _sinds(model: Any, team: int, schooljaar: Schooljaar) -> Any:
    """What was over before the year began cannot be in the way of anything."""
    niet_voorbij = Q(tot=None) | Q(tot__gte=schooljaar.van)
    return model.objects.filter(niet_voorbij, student__team=team).order_by("student", "van", "pk")


def _afgedrukt(afdruk: Any, rijen: Any) -> Iterator[Any]:
    for rij in rijen.iterator(chunk_size=5000):
        afdruk.update(repr(rij).encode())
        yield rij
