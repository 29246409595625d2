"""Versions of instruments: loaded once, copied, changed only while nobody used them."""

import copy
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction

from boas import acties, instrumenten
from boas.models import Cluster, Instrument, Sessie, Stelling, Versie
from boas.regels.inhoud import StellingInhoud
from boas.voorbereiding import maak_sessie
from tests.factories import InstrumentFactory, SessieFactory, VersieFactory

pytestmark = pytest.mark.database

GEGEVENS = json.loads((instrumenten.MEEGELEVERD / "boas.json").read_text(encoding="utf-8"))


def _nieuw(**anders) -> StellingInhoud:
    return StellingInhoud(
        **{
            "code": "D9",
            "cluster": "D",
            "tekst": "We weten wie de afspraak bewaakt.",
            "interventie": "Kies samen iemand die de afspraak bewaakt.",
            **anders,
        }
    )


@pytest.fixture
def eigen(wereld):
    """A version of the team's own instrument."""
    return VersieFactory(instrument=InstrumentFactory(team=wereld.team))


def _begonnen(versie) -> Sessie:
    sessie = SessieFactory(versie=versie)
    acties.start(sessie.pk)
    return sessie


@pytest.mark.django_db
class TestLaden:
    def test_every_installation_has_the_boas(self):
        versie = Versie.objects.get(instrument__code="boas", instrument__team=None)

        assert versie.stellingen.count() == len(GEGEVENS["stellingen"])
        assert instrumenten.laad_instrument(GEGEVENS) == versie
        assert Versie.objects.filter(instrument__code="boas").count() == 1

    def test_other_content_becomes_a_new_version(self):
        eerste = instrumenten.laad_instrument(GEGEVENS)
        anders = copy.deepcopy(GEGEVENS)
        anders["stellingen"][3]["tekst"] = "We doen het nu anders dan vroeger."

        tweede = instrumenten.laad_instrument(anders)

        assert (tweede.nummer, tweede.instrument) == (2, eerste.instrument)
        assert instrumenten.laad_instrument(anders) == tweede
        # Ours again does not push aside what the school made of it.
        assert instrumenten.laad_instrument(GEGEVENS) == eerste

    def test_wrong_content_loads_nothing(self):
        anders = copy.deepcopy(GEGEVENS)
        anders["stellingen"][1]["code"] = "D1"

        with pytest.raises(ValidationError, match="code D1 staat er twee keer"):
            instrumenten.laad_instrument(anders)
        assert Versie.objects.filter(instrument__code="boas").count() == 1

    def test_command_says_what_it_did(self, capsys):
        call_command("laad_instrumenten")
        assert "versie 1: was er al" in capsys.readouterr().out

        Instrument.objects.all().delete()
        call_command("laad_instrumenten")
        assert "versie 1: nieuw geladen" in capsys.readouterr().out


@pytest.mark.django_db
class TestGebruikt:
    def test_own_version_is_used_once_a_session_began(self, eigen):
        sessie = SessieFactory(versie=eigen)
        assert not eigen.gebruikt

        acties.start(sessie.pk)
        assert eigen.gebruikt

    def test_version_of_the_organisation_is_used_once_a_team_prepares_with_it(self):
        versie = VersieFactory()
        assert not versie.gebruikt

        SessieFactory(versie=versie)
        assert versie.gebruikt

    @pytest.mark.parametrize(
        "ingreep",
        [
            lambda v: v.stellingen.first().save(),
            lambda v: v.stellingen.first().delete(),
            lambda v: v.stellingen.update(tekst="Anders"),
            lambda v: v.stellingen.all().delete(),
            lambda v: v.clusters.all().delete(),
            lambda v: v.clusters.update(naam="Anders"),
            lambda v: v.clusters.first().save(),
            lambda v: Stelling.objects.bulk_update(v.stellingen.all(), ["tekst"]),
            lambda v: Stelling.objects.bulk_create(
                [Stelling(versie=v, cluster=v.clusters.first(), code="D8", volgorde=9)]
            ),
            lambda v: Stelling.objects.update_or_create(
                versie=v, code="D1", defaults={"tekst": "Anders"}
            ),
            lambda v: Stelling.objects.filter(versie=VersieFactory()).update(versie=v),
            lambda v: setattr(s := v.stellingen.first(), "versie", VersieFactory()) or s.save(),
            lambda v: v.save(),
            lambda v: v.delete(),
            lambda v: Versie.objects.filter(pk=v.pk).update(oneens_tm=1),
            lambda v: Versie.objects.filter(pk=v.pk).delete(),
        ],
    )
    def test_used_version_refuses_every_change(self, eigen, ingreep):
        _begonnen(eigen)
        voor = instrumenten.inhoud_van(eigen)

        with pytest.raises(ValidationError, match="verandert niet meer"), transaction.atomic():
            ingreep(eigen)
        assert instrumenten.inhoud_van(Versie.objects.get(pk=eigen.pk)) == voor

    def test_unused_version_changes(self, eigen):
        assert eigen.stellingen.update(succesfactor="Draagvlak") == 4
        assert Cluster.objects.filter(versie=eigen).update(naam="Begin") == 2


@pytest.mark.django_db
class TestWijzigen:
    def test_unused_version_is_changed_in_place(self, eigen):
        stelling = eigen.stellingen.get(code="D1")

        nieuw = instrumenten.wijzig_stelling(stelling, _nieuw(code="D1"))

        assert nieuw.pk == stelling.pk
        assert eigen.instrument.versies.count() == 1
        assert nieuw.tekst == "We weten wie de afspraak bewaakt."

    def test_used_version_stays_and_a_new_one_has_the_change(self, eigen):
        _begonnen(eigen)
        voor = instrumenten.inhoud_van(eigen)

        nieuw = instrumenten.wijzig_stelling(eigen.stellingen.get(code="D1"), _nieuw(code="D1"))

        assert nieuw.versie.nummer == 2
        assert instrumenten.inhoud_van(eigen) == voor
        na = instrumenten.inhoud_van(nieuw.versie)
        assert [s.code for s in na.stellingen] == [s.code for s in voor.stellingen]
        assert na.stellingen[1:] == voor.stellingen[1:]

    def test_saving_the_same_makes_no_version(self, eigen):
        _begonnen(eigen)
        stelling = eigen.stellingen.select_related("cluster").get(code="D1")

        zelfde = instrumenten.stelling_inhoud(stelling, "D")
        assert instrumenten.wijzig_stelling(stelling, zelfde) == stelling
        assert eigen.instrument.versies.count() == 1

    def test_second_change_goes_into_the_same_new_version(self, eigen):
        _begonnen(eigen)
        oud = eigen.stellingen.get(code="D1")
        instrumenten.wijzig_stelling(oud, _nieuw(code="D1"))

        # From a page that still shows version 1.
        nog = instrumenten.wijzig_stelling(oud, _nieuw(code="D1", tekst="We weten het nu echt."))

        assert nog.versie.nummer == 2
        assert eigen.instrument.versies.count() == 2

    def test_code_in_use_is_refused(self, eigen):
        with pytest.raises(ValidationError, match="Code D1 is al in gebruik"):
            instrumenten.voeg_stelling_toe(eigen.instrument, _nieuw(code="d1"))

    def test_added_statement_comes_last_in_its_cluster(self, eigen):
        instrumenten.voeg_stelling_toe(eigen.instrument, _nieuw())

        inhoud = instrumenten.inhoud_van(eigen)
        assert [s.code for s in inhoud.stellingen] == ["D1", "D2", "D9", "V3", "V4"]

    def test_removed_statement_leaves_a_session_in_preparation(self, wereld, eigen):
        sessie = maak_sessie(wereld.team, eigen, wereld.teamleider, "Begeleiding")

        instrumenten.verwijder_stelling(eigen.stellingen.get(code="D2"))

        assert [k.stelling.code for k in sessie.keuze.all()] == ["D1", "V3", "V4"]

    def test_last_statement_stays(self, wereld):
        versie = VersieFactory(stellingen=1, instrument__team=wereld.team)

        with pytest.raises(ValidationError, match="laatste stelling"):
            instrumenten.verwijder_stelling(versie.stellingen.get())

    def test_order_within_the_cluster(self, eigen):
        d1 = eigen.stellingen.get(code="D1")
        instrumenten.verplaats(d1, omlaag=True)
        assert [s.code for s in instrumenten.inhoud_van(eigen).stellingen[:2]] == ["D2", "D1"]

        d1.refresh_from_db()
        instrumenten.verplaats(d1, omlaag=True)
        assert [s.code for s in instrumenten.inhoud_van(eigen).stellingen[:2]] == ["D2", "D1"]

    def test_copy_is_the_teams_own(self, wereld):
        origineel = VersieFactory(instrument__code="boas-2")

        kopie = instrumenten.kopieer(origineel.instrument, wereld.team)

        assert (kopie.team, kopie.kopie_van) == (wereld.team, origineel.instrument)
        eigen = instrumenten.inhoud_van(kopie.laatste_versie)
        assert eigen == instrumenten.inhoud_van(origineel)

    def test_team_works_with_its_own_copy_once_it_has_one(self, wereld):
        boas = Instrument.objects.get(code="boas")
        assert instrumenten.versie_voor(wereld.team).instrument == boas

        kopie = instrumenten.kopieer(boas, wereld.team)
        assert instrumenten.versie_voor(wereld.team).instrument == kopie
