"""Preparing a session: its documents, its own statements, and throwing it away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boas import acties, sessiekeuze, voorbereiding
from boas import instrumenten as domein
from boas.instrumenten import verwijder_stelling
from boas.models import Instrument, Sessie
from boas.views import instrumenten, stellingen
from boas.voorbereiding import maak_sessie
from organisatie.models import Bijlage, Gebruiker
from tests.factories import SessieFactory, VersieFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def sessie(wereld):
    versie = VersieFactory(instrument__team=wereld.team)
    return maak_sessie(wereld.team, versie, wereld.teamleider, "Begeleiding")


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def _adres(sessie):
    return reverse("sessie_voorbereiden", args=[sessie.pk])


def _hang_aan(sessie, wereld, naam) -> Bijlage:
    upload = SimpleUploadedFile(naam, b"tekst")
    return voorbereiding.voeg_bijlage_toe(sessie, upload, naam, wereld.teamleider)


class TestDocumenten:
    def _upload(self, client, sessie, naam, inhoud, **kwargs):
        adres = reverse("sessie_bijlage_nieuw", args=[sessie.pk])
        return client.post(adres, {"bestand": SimpleUploadedFile(naam, inhoud)}, **kwargs)

    def test_added_and_taken_off_with_its_file(
        self, leider, sessie, django_capture_on_commit_callbacks
    ):
        self._upload(leider, sessie, "plan.txt", b"het plan")
        bijlage = sessie.bijlagen.get()
        bestand, opslag = bijlage.bestand.name, bijlage.bestand.storage
        assert opslag.exists(bestand)

        with django_capture_on_commit_callbacks(execute=True):
            leider.post(reverse("sessie_bijlage_verwijder", args=[sessie.pk, bijlage.pk]))
        assert not Bijlage.objects.exists()
        assert not opslag.exists(bestand)

    @pytest.mark.parametrize(
        ("naam", "inhoud", "melding"),
        [
            ("virus.exe", b"MZ", "kan niet worden toegevoegd"),
            ("plan.pdf", b"<html>", "van binnen geen pdf"),
            ("leeg.txt", b"", "leeg"),
        ],
    )
    def test_wrong_file_is_refused_at_the_field(self, leider, sessie, naam, inhoud, melding):
        for headers in ({}, HTMX):
            antwoord = self._upload(leider, sessie, naam, inhoud, headers=headers)
            assert antwoord.status_code == 422
            assert melding in antwoord.text
        assert not Bijlage.objects.exists()

    def test_same_name_and_too_many_are_refused(self, leider, sessie, wereld):
        _hang_aan(sessie, wereld, "plan.txt")
        assert "staat er al bij" in self._upload(leider, sessie, "Plan.txt", b"x").text
        for nummer in range(9):
            _hang_aan(sessie, wereld, f"{nummer}.txt")
        assert "Haal er eerst een weg" in self._upload(leider, sessie, "nog.txt", b"x").text

    def test_document_of_another_session_cannot_be_taken_off(self, leider, sessie, wereld):
        ander = SessieFactory(team=wereld.team)
        bijlage = _hang_aan(ander, wereld, "plan.txt")
        adres = reverse("sessie_bijlage_verwijder", args=[sessie.pk, bijlage.pk])
        assert leider.post(adres).status_code == 404


class TestWeggooien:
    def test_goes_with_its_documents(self, leider, sessie, wereld):
        _hang_aan(sessie, wereld, "plan.txt")
        antwoord = leider.post(reverse("sessie_verwijder", args=[sessie.pk]))

        assert antwoord.url == reverse("sessies")
        assert not Sessie.objects.exists()
        assert not Bijlage.objects.exists()

    def test_begun_session_stays(self, leider, sessie):
        acties.start(sessie.pk)
        antwoord = leider.post(reverse("sessie_verwijder", args=[sessie.pk]))

        assert antwoord.url == reverse("sessie_leiding", args=[sessie.pk])
        assert Sessie.objects.filter(pk=sessie.pk).exists()

    def test_a_row_that_fails_leaves_no_file(self, sessie, wereld, settings):
        _hang_aan(sessie, wereld, "een.txt")
        twee = SimpleUploadedFile("twee.txt", b"twee")
        with pytest.raises(ValueError, match="unsaved"):
            voorbereiding.voeg_bijlage_toe(sessie, twee, "twee.txt", Gebruiker())
        bestanden = [pad.read_bytes() for pad in settings.MEDIA_ROOT.rglob("*") if pad.is_file()]
        assert bestanden == [b"tekst"]

    def test_a_session_that_began_meanwhile_takes_none(self, sessie, wereld, settings):
        acties.start(sessie.pk)
        with pytest.raises(acties.NietNu):
            _hang_aan(sessie, wereld, "plan.txt")
        assert not [pad for pad in settings.MEDIA_ROOT.rglob("*") if pad.is_file()]


class TestEigenStellingen:
    @pytest.mark.parametrize("daad", ["kopie", "nieuw"])
    def test_a_session_that_begins_meanwhile_keeps_what_it_has(
        self, leider, wereld, monkeypatch, daad
    ):
        boas = Instrument.objects.get(code="boas")
        eigen = domein.kopieer(boas, wereld.team)
        versie = (boas if daad == "kopie" else eigen).laatste_versie
        sessie = maak_sessie(wereld.team, versie, wereld.teamleider, "Begeleiding")
        zoek = sessiekeuze.sessie_uit

        def begint(request):
            gevonden = zoek(request)
            acties.start(sessie.pk)
            return gevonden

        for module in (instrumenten, stellingen):
            monkeypatch.setattr(module, "sessie_uit", begint)
        if daad == "kopie":
            pad, data = reverse("instrument_kopie", args=[boas.pk]), {}
        else:
            pad = reverse("stelling_nieuw", args=[eigen.pk])
            data = {
                "code": "D99",
                "cluster": versie.clusters.first().pk,
                "tekst": "We weten wat er speelt.",
                "interventie": "Praat er samen over. Schrijf op wat je afspreekt.",
                "doorlooptijd_dagen": 30,
            }
        assert leider.post(pad, data | {"sessie": sessie.pk}).status_code == 302
        sessie.refresh_from_db()
        assert sessie.status == Sessie.Status.LOPEND
        assert sessie.versie == versie
        assert sessie.keuze.count() == 28

    def test_session_goes_on_with_the_teams_copy(self, leider, wereld):
        boas = Instrument.objects.get(code="boas")
        sessie = maak_sessie(wereld.team, boas.laatste_versie, wereld.teamleider, "Begeleiding")
        d1 = sessie.keuze.get(stelling__code="D1")
        d1.delete()

        adres = reverse("instrument_kopie", args=[boas.pk])
        antwoord = leider.post(adres, {"sessie": sessie.pk})

        sessie.refresh_from_db()
        assert antwoord.url == _adres(sessie) + "#stellingen"
        assert sessie.versie.instrument.team == wereld.team
        codes = {k.stelling.code for k in sessie.keuze.all()}
        assert len(codes) == 27
        assert "D1" not in codes

    def test_newer_version_is_offered_and_taken(self, leider, sessie):
        acties.start(SessieFactory(versie=sessie.versie).pk)
        stelling = sessie.versie.stellingen.get(code="D1")
        verwijder_stelling(stelling)
        assert "nieuwere versie (2)" in leider.get(_adres(sessie)).text

        leider.post(reverse("sessie_nieuwste_stellingen", args=[sessie.pk]))
        sessie.refresh_from_db()
        assert sessie.versie.nummer == 2
        assert [k.stelling.code for k in sessie.keuze.all()] == ["D2", "V3", "V4"]
