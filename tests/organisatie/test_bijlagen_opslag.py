"""A file on disk and its row: both or neither, also when it goes wrong at the very last."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import IntegrityError, transaction

from organisatie.models import Bijlage
from tests.factories import GebruikerFactory, TeamFactory

# A commit that fails and a file that goes after it need real transactions.
pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bijlage() -> Bijlage:
    """A new row, not saved, without its file."""
    return Bijlage(team=TeamFactory(), naam="plan.txt", grootte=8, door=GebruikerFactory())


@pytest.fixture
def bewaard(bijlage) -> Bijlage:
    with bijlage.met_bestand(ContentFile(b"het plan")):
        bijlage.save()
    return bijlage


@pytest.fixture
def op_schijf(settings):
    def bestanden() -> dict[str, bytes]:
        paden = (pad for pad in settings.MEDIA_ROOT.rglob("*") if pad.is_file())
        return {f"{pad.parent.name}/{pad.name}": pad.read_bytes() for pad in paden}

    return bestanden


class Hapert(ContentFile):
    """A file of which the second half does not arrive."""

    def chunks(self, chunk_size=None):
        yield b"het "
        raise OSError("schijf vol")


def _en_dan_gaat_het_mis(daad) -> None:
    daad()
    raise LookupError


def test_bewaard_zijn_er_een_rij_en_een_bestand(bewaard, op_schijf):
    assert op_schijf() == {Bijlage.objects.get().bestand.name: b"het plan"}


def test_mislukt_het_vastleggen_dan_blijft_er_geen_bestand(bijlage, op_schijf):
    bijlage.door_id = 999_999
    onderweg = []

    def bewaar():
        with bijlage.met_bestand(ContentFile(b"het plan")):
            bijlage.save()
            onderweg.extend(op_schijf())

    # Both databases look at a relation when the transaction ends.
    with pytest.raises(IntegrityError):
        bewaar()
    assert onderweg == [bijlage.bestand.name]
    assert (op_schijf(), Bijlage.objects.count()) == ({}, 0)


def test_mislukt_iets_daarvoor_dan_ook_niet(bijlage, op_schijf):
    with pytest.raises(LookupError), bijlage.met_bestand(ContentFile(b"het plan")):
        _en_dan_gaat_het_mis(bijlage.save)
    assert (op_schijf(), Bijlage.objects.count()) == ({}, 0)


def test_een_half_bestand_blijft_niet_liggen(bijlage, op_schijf):
    with pytest.raises(OSError, match="vol"), bijlage.met_bestand(Hapert(b"het plan")):
        bijlage.save()
    assert (op_schijf(), Bijlage.objects.count()) == ({}, 0)


def test_binnen_een_andere_transactie_mag_het_niet(bijlage, op_schijf):
    # That one could fail afterwards, when nobody watches the file any more.
    with (
        transaction.atomic(),
        pytest.raises(RuntimeError),
        bijlage.met_bestand(ContentFile(b"het plan")),
    ):
        bijlage.save()
    assert op_schijf() == {}


@pytest.mark.parametrize(
    "verwijder",
    [
        lambda rij: rij.delete(),
        lambda rij: Bijlage.objects.filter(pk=rij.pk).delete(),
        lambda rij: rij.team.delete(),
    ],
    ids=["rij", "rijen", "met het team"],
)
def test_een_rij_neemt_zijn_bestand_pas_mee_als_het_vaststaat(bewaard, op_schijf, verwijder):
    with pytest.raises(LookupError), transaction.atomic():
        _en_dan_gaat_het_mis(lambda: verwijder(Bijlage.objects.get()))
    assert op_schijf() == {Bijlage.objects.get().bestand.name: b"het plan"}
    with transaction.atomic():
        verwijder(Bijlage.objects.get())
        assert len(op_schijf()) == 1
    assert (op_schijf(), Bijlage.objects.count()) == ({}, 0)


def test_een_bestand_dat_niet_weg_wil_houdt_het_verwijderen_niet_tegen(bewaard, monkeypatch):
    def weiger(self, naam):
        raise OSError("in gebruik")

    monkeypatch.setattr(FileSystemStorage, "delete", weiger)
    bewaard.delete()
    assert not Bijlage.objects.exists()
