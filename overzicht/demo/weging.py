"""What the team Onderwijsassistent weighed last month, and how far it was behind its plan."""

import datetime
from collections.abc import Sequence

from boas import acties
from boas.models import Sessie
from organisatie.models import Gebruiker, Team
from overzicht.demo.sessies import zet_in_de_tijd
from verbeterplan import draagvlak, weging
from verbeterplan.models import Cyclusronde, Speerpunt, Weging

# Named and told, for a list that is still short.
SPEERPUNTEN = (
    (
        "Studenten krijgen hun werk te laat terug",
        "In de evaluatie van periode 2 noemde bijna de helft van de studenten dit. Nu zit er soms "
        "vijf weken tussen inleveren en bespreken.",
    ),
    (
        "Rekenen in leerjaar 1",
        "Een op de drie studenten haalt de eerste rekentoets niet. Wie dan niet wordt geholpen, "
        "haalt de tweede meestal ook niet.",
    ),
    (
        "Eén lijn in hoe we studenten aanspreken op te laat komen",
        "De ene collega laat studenten binnen, de ander niet. Studenten vertellen dat aan elkaar.",
    ),
    (
        "Praktijkbegeleiders weten niet wat wij op school doen",
        "Drie stagebedrijven vroegen om een overzicht van wat een student wanneer leert.",
    ),
)
# Of fourteen: how many agree that it is urgent, that it is feasible; and the dots, in order.
UITKOMST = ((12, 11, 17), (11, 6, 12), (7, 10, 8), (5, 9, 4))
# Of fourteen: who knows what the plan asks, is behind it, has the time for it, and begins.
DRAAGVLAK = (13, 12, 9, 12)


def maak_weging(team: Team, leider: Gebruiker, vandaag: datetime.date) -> Weging:
    """Weigh the first speerpunten of the list; one of our own is added where they are too few."""
    op_lijst = team.speerpunten.filter(stand=Speerpunt.Stand.LIJST, weg_op=None).order_by("op")
    gekozen = list(op_lijst[: len(UITKOMST)])
    bekend = {rij.naam for rij in gekozen}
    for naam, omschrijving in SPEERPUNTEN:
        if len(gekozen) < len(UITKOMST) and naam not in bekend:
            gekozen.append(
                Speerpunt.objects.create(
                    team=team, naam=naam, omschrijving=omschrijving, ingebracht_door=leider
                )
            )
    rij = weging.bereid_voor(team, gekozen, 3, leider)
    _houd(rij.sessie)
    zet_in_de_tijd(rij.sessie_id, vandaag - datetime.timedelta(days=24))
    return rij


def maak_draagvlak(ronde: Cyclusronde, leider: Gebruiker, besloten: datetime.date) -> None:
    """Measured in the week before the team decided."""
    sessie = draagvlak.bereid_voor(ronde, leider)
    _tel(sessie, DRAAGVLAK)
    _sluit(sessie)
    zet_in_de_tijd(sessie.pk, besloten - datetime.timedelta(days=5))


def _houd(sessie: Sessie) -> None:
    _tel(sessie, [aantal for urgent, haalbaar, _ in UITKOMST for aantal in (urgent, haalbaar)])
    acties.ga_naar(sessie.pk, Sessie.Fase.STIPPEN)
    stippen = sessie.stiprondes.get()
    acties.tel_stippen(sessie.pk, stippen.pk, [aantal for *_, aantal in UITKOMST])
    acties.onthul_stippen(sessie.pk, stippen.pk)
    _sluit(sessie)


def _tel(sessie: Sessie, per_stelling: Sequence[int]) -> None:
    """Fourteen people, one of them strongly against; ``per_stelling`` says how many agree."""
    acties.start(sessie.pk, 14)
    for keuze, eens in zip(sessie.keuze.all(), per_stelling, strict=True):
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
        ronde = sessie.rondes.latest("pk")
        acties.tel_handen(sessie.pk, ronde.pk, (1, 13 - eens, eens - eens // 3, eens // 3))
        acties.onthul(sessie.pk)


def _sluit(sessie: Sessie) -> None:
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    acties.sluit_sessie(sessie.pk)
