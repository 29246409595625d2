"""The time line of a traject on paper."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from organisatie.models import Inzage
from rapportage.getallen import datum
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Pilot

pytestmark = pytest.mark.django_db


def bladen(client, traject, **query) -> list[str]:
    adres = reverse("activiteiten", args=[traject.pk])
    antwoord = client.get(adres, {"weergave": "tijdlijn", "formaat": "pdf", **query})
    paginas = PdfReader(io.BytesIO(antwoord.content)).pages
    return [" ".join(p.extract_text().replace("\u00a0", " ").split()) for p in paginas]


def test_alles_met_een_datum_staat_op_volgorde_en_loopt_door(wereld, als):
    traject = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    for plek in range(40):
        ActiviteitFactory(
            team=wereld.team,
            traject=traject,
            wat=f"Afspraak {plek:02}",
            eigenaar=wereld.leden[plek % 3],
            datum=vandaag(plek * 3),
        )
    ActiviteitFactory(team=wereld.team, traject=traject, wat="Zonder datum")
    Pilot.objects.create(
        ronde=traject.rondes.get(), naam="Vast uur", van=vandaag(1), tot=vandaag(2)
    )
    paginas = bladen(als(wereld.teamlid), traject)
    assert len(paginas) > 1
    alles = " ".join(paginas)
    plekken = [alles.index(f"Afspraak {plek:02}") for plek in range(40)]
    assert plekken == sorted(plekken)
    assert "Pilot: Vast uur" in alles
    assert "Zonder datum" not in alles
    assert datum(vandaag(117)).replace("\u00a0", " ") in alles
    for nummer, blad in enumerate(paginas, 1):
        assert "wanneer wat wie" in blad
        assert f"pagina {nummer} van {len(paginas)}" in blad
    assert Inzage.objects.get().wat == "Tijdlijn Samen gesprekken voeren"


def test_zonder_datums_wordt_dat_gezegd(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    assert "Er heeft nog niets een datum." in bladen(als(wereld.teamlid), traject)[0]
