"""The picture of a session, also when it is made from an earlier one: never an older truth."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boas import acties
from boas.beeld import Beeld, lees
from boas.models import Ronde, Sessie
from tests.factories import SessieFactory

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def sessie() -> Sessie:
    sessie = SessieFactory(stemwijze="beide", aantal_aanwezig=14)
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    return sessie


def ronde(sessie: Sessie) -> Ronde:
    return sessie.rondes.latest("pk")


def stem(sessie: Sessie, telefoon: str) -> None:
    acties.stem(sessie.pk, ronde(sessie).pk, telefoon, 1)


def wat_er_staat(beeld: Beeld) -> tuple:
    nu = beeld.ronde
    return (
        beeld.stand,
        beeld.ingreep,
        beeld.klaar,
        beeld.telefoonsleutel,
        beeld.sessie.aantal_aanwezig,
        [reden.tekst for reden in beeld.redenen],
        nu and (nu.gestemd_per_telefoon, nu.handen, nu.telefoons, nu.onthuld, nu.ronde.aanwezig),
    )


def test_votes_alone_take_one_query(sessie):
    eerder = lees(sessie.pk)
    for nummer in range(3):
        stem(sessie, f"telefoon-{nummer}")
    with CaptureQueriesContext(connection) as vragen:
        nu = lees(sessie.pk, eerder)
    assert len(vragen) == 1
    assert nu.ronde.gestemd_per_telefoon == 3
    assert nu.stand == eerder.stand + 3
    assert wat_er_staat(nu) == wat_er_staat(lees(sessie.pk))


@pytest.mark.parametrize(
    "doe",
    [
        lambda s: acties.tel_handen(s.pk, ronde(s).pk, (1, 2, 3, 0)),
        lambda s: acties.onthul(s.pk),
        lambda s: acties.zet_aanwezig(s.pk, 12),
        lambda s: acties.noteer_reden(s.pk, ronde(s).pk, "Te druk.", op_projector=True),
        lambda s: acties.ga_naar(s.pk, Sessie.Fase.STELLINGEN, s.keuze.last().pk),
        lambda s: acties.ga_naar(s.pk, Sessie.Fase.AFSLUITING),
        lambda s: acties.sluit_sessie(s.pk),
        lambda s: (acties.onthul(s.pk), acties.opnieuw(s.pk), stem(s, "c")),
        lambda s: (acties.onthul(s.pk), acties.ga_naar(s.pk, "opening")),
    ],
    ids=["handen", "onthul", "aanwezig", "reden", "stelling", "eind", "sluit", "opnieuw", "begin"],
)
def test_whatever_else_happened_between_votes_is_seen(sessie, doe):
    stem(sessie, "a")
    eerder = lees(sessie.pk)
    stem(sessie, "b")
    doe(sessie)
    assert wat_er_staat(lees(sessie.pk, eerder)) == wat_er_staat(lees(sessie.pk))


def test_a_session_that_is_gone_is_not_made_up(sessie):
    eerder = lees(sessie.pk)
    Sessie.objects.filter(pk=sessie.pk).delete()
    with pytest.raises(Sessie.DoesNotExist):
        lees(sessie.pk, eerder)
