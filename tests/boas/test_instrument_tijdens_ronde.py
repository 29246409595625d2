"""An instrument that is changed while people answer: the round, its counts and result stay."""

import pytest
from django.urls import reverse

from boas import acties, instrumenten
from boas.models import Peiltelling, Sessie, Telling
from boas.peilen.sluiten import sluit_peiling
from tests.boas import peilen
from tests.boas.inhouden import inhoud_met
from tests.boas.test_instrumentpaginas import _stuur, _tekst
from tests.factories import InstrumentFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def _verander_alles(client, instrument) -> None:
    """Its head, a cluster, and a statement in, out and changed."""
    _stuur(client, reverse("instrument_wijzig", args=[instrument.pk]), naam="Heel anders",
           schaal="nee\nja", oneens_tm=1)  # fmt: skip
    versie = instrument.laatste_versie
    _stuur(client, reverse("cluster_wijzig", args=[versie.clusters.first().pk]), naam="Anders")
    eerste, tweede = versie.stellingen.all()[:2]
    _stuur(client, reverse("stelling_wijzig", args=[eerste.pk]), tekst="Iets heel anders.")
    client.post(reverse("stelling_verwijder", args=[tweede.pk]))
    client.post(reverse("cluster_verplaats", args=[versie.clusters.last().pk]), {"richting": "op"})


def test_in_the_room(als, wereld):
    instrument = InstrumentFactory(team=wereld.team, naam="Wat is er")
    versie = instrumenten.schrijf_versie(instrument, inhoud_met("blokken"))
    sessie = SessieFactory(team=wereld.team, versie=versie, gemaakt_door=wereld.teamleider)
    leider = als(wereld.teamleider)
    acties.start(sessie.pk)
    keuze = list(sessie.keuze.all())
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze[0].pk)
    acties.tel_handen(sessie.pk, sessie.rondes.get().pk, (5, 4, 3, 2))

    adres = reverse("instrument_wijzig", args=[instrument.pk])
    assert (
        "Versie 1 wordt nu gebruikt in een sessie die loopt. Daar verandert niets. "
        "Wat je hier bewaart, komt in versie 2." in _tekst(leider.get(adres))
    )
    _verander_alles(leider, instrument)

    acties.onthul(sessie.pk)
    acties.sluit_sessie(sessie.pk)
    sessie = Sessie.objects.get(pk=sessie.pk)
    assert sessie.versie == versie
    assert instrumenten.inhoud_van(sessie.versie) == inhoud_met("blokken")
    assert [k.stelling.code for k in sessie.keuze.all()] == ["T1", "T2", "V1", "V2"]
    geteld = Telling.objects.filter(n__gt=0).values_list("waarde", "n")
    assert sorted(geteld) == [(0, 5), (1, 4), (2, 3), (3, 2)]
    tekst = _tekst(leider.get(reverse("sessie_uitslag", args=[sessie.pk])))
    assert "Wij kennen afspraak T1." in tekst
    assert "Iets heel anders." not in tekst
    nieuw = instrumenten.inhoud_van(instrument.laatste_versie)
    assert nieuw.schaal == ("nee", "ja")
    assert [s.code for s in nieuw.stellingen if s.cluster == "T"] == ["T1"]


def test_by_link(als, wereld):
    sessie = peilen.open_organisatie(leiders=6, medewerkers=12)
    versie = sessie.versie
    voor = instrumenten.inhoud_van(versie)
    for token in peilen.links(sessie, "medewerkers")[:6]:
        peilen.antwoord(sessie, token, 3, 2, 1)
    geteld = sorted(Peiltelling.objects.values_list("groep", "stelling", "waarde", "n"))
    kwaliteit = als(wereld.kwaliteit)

    for adres in (
        reverse("cluster_wijzig", args=[versie.clusters.first().pk]),
        reverse("stelling_wijzig", args=[versie.stellingen.first().pk]),
        reverse("instrument_wijzig", args=[versie.instrument_id]),
    ):
        assert "Versie 1 wordt nu gebruikt" in _tekst(kwaliteit.get(adres))
    _verander_alles(kwaliteit, versie.instrument)

    sessie = Sessie.objects.get(pk=sessie.pk)
    assert versie.instrument.laatste_versie.nummer == 2
    assert sessie.versie == versie
    assert instrumenten.inhoud_van(sessie.versie) == voor
    assert sorted(Peiltelling.objects.values_list("groep", "stelling", "waarde", "n")) == geteld
    # Who answers after the change answers what the others were asked.
    for token in peilen.links(sessie, "leiding")[:5]:
        peilen.antwoord(sessie, token, 0, 0, 0)

    sluit_peiling(sessie.pk)

    per_stelling = Telling.objects.filter(n__gt=0).values_list(
        "ronde__stelling__code", "waarde", "n"
    )
    assert sorted(per_stelling) == [
        ("D1", 0, 5), ("D1", 3, 6), ("D2", 0, 5), ("D2", 2, 6), ("V3", 0, 5), ("V3", 1, 6),
    ]  # fmt: skip


def test_a_session_in_the_room_does_not_go_on_with_a_version_by_link(als, wereld):
    instrument = InstrumentFactory(team=wereld.team, naam="Wat is er")
    versie = instrumenten.schrijf_versie(instrument, inhoud_met("blokken"))
    sessie = SessieFactory(team=wereld.team, versie=versie, gemaakt_door=wereld.teamleider)
    leider = als(wereld.teamleider)
    _stuur(leider, reverse("instrument_wijzig", args=[instrument.pk]), afname="link")

    adres = reverse("sessie_nieuwste_stellingen", args=[sessie.pk])
    antwoord = leider.post(adres, follow=True)

    assert "Versie 2 wordt met een link" in _tekst(antwoord)
    sessie.refresh_from_db()
    assert sessie.versie == versie
    assert sessie.keuze.count() == 4
