"""Statements to Excel and back: round trip, every mistake by its row, nothing half imported."""

import io
import zipfile

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from boas import acties, instrumenten
from boas.exports.stellingen import exporteer, lees
from boas.models import Instrument, Versie
from rapportage.excel.lezer import ExcelFout
from tests.factories import InstrumentFactory, SessieFactory, VersieFactory

KOP = ["Code", "Cluster", "Stelling", "Succesfactor", "Interventie", "Doorlooptijd in dagen",
       "Stap van borgen", "Toelichting voor de leider"]  # fmt: skip
GOED = ["D1", "Definieer", "We weten het.", "Eigenaarschap", "Vertel het.", 14, "", ""]


@pytest.fixture
def eigen(wereld):
    return VersieFactory(instrument=InstrumentFactory(team=wereld.team, naam="Ons instrument"))


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def _boek(*rijen, kop=KOP, blad="Stellingen") -> bytes:
    boek = Workbook()
    boek.active.title = blad
    for rij in (kop, *rijen):
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _met(**anders) -> list:
    namen = ["code", "cluster", "tekst", "factor", "interventie", "dagen", "stap", "uitleg"]
    return [anders.get(naam, waarde) for naam, waarde in zip(namen, GOED, strict=True)]


def _stuur(client, instrument, inhoud: bytes, naam="stellingen.xlsx"):
    adres = reverse("instrument_import", args=[instrument.pk])
    return client.post(adres, {"bestand": SimpleUploadedFile(naam, inhoud)})


def _maak(client, instrument, zegel: str):
    return client.post(reverse("instrument_import", args=[instrument.pk]), {"voorstel": zegel})


class TestRondreis:
    def test_shipped_boas_comes_back_the_same(self, db):
        versie = Instrument.objects.get(code="boas").laatste_versie
        gelezen = lees(exporteer(versie), versie)

        assert gelezen.fouten == ()
        assert gelezen.inhoud == instrumenten.inhoud_van(versie)
        assert instrumenten.schrijf_versie(versie.instrument, gelezen.inhoud) == versie
        assert Versie.objects.filter(instrument__code="boas").count() == 1

    def test_awkward_texts_survive(self, eigen):
        eigen.stellingen.filter(code="D1").update(
            tekst="=SOM(1) is geen formule, 'wel' tekst & <b>",
            interventie="Eén.\n\n- twee\n- drie",
            toelichting="-1 en +2 en @drie _x0041_",
        )
        assert lees(exporteer(eigen), eigen).inhoud == instrumenten.inhoud_van(eigen)

    def test_page_says_there_is_nothing_to_do(self, leider, eigen):
        antwoord = _stuur(leider, eigen.instrument, exporteer(eigen))
        assert "precies wat in versie 1 staat" in antwoord.text
        assert "Maak versie" not in antwoord.text

    def test_download_is_a_workbook_that_guides(self, leider, eigen):
        adres = reverse("instrument_export", args=[eigen.instrument.pk])
        antwoord = leider.get(adres)

        boek = load_workbook(io.BytesIO(antwoord.content))
        assert boek.sheetnames == ["Stellingen", "Clusters"]
        regels = boek["Stellingen"].data_validations.dataValidation
        assert {r.formula1 for r in regels if r.type == "list"} == {
            '"Definieer,Verbeter"', '"documenteren,monitoren,controleren,handelen"'}  # fmt: skip
        assert "Stellingen-Ons-instrument-versie-1.xlsx" in antwoord["Content-Disposition"]


class TestInlezen:
    def test_preview_first_then_a_new_version(self, leider, eigen):
        boek = _boek(GOED, _met(code="V3", cluster="v", tekst="We doen het."), _met(code="d9"))
        voor = instrumenten.inhoud_van(eigen)

        antwoord = _stuur(leider, eigen.instrument, boek)

        assert eigen.instrument.versies.count() == 1
        verschil = antwoord.context["verschil"]
        assert [s.code for s in verschil.nieuw] == ["D9"]
        assert [w.nieuw.code for w in verschil.gewijzigd] == ["D1", "V3"]
        assert [s.code for s in verschil.weg] == ["D2", "V4"]
        assert "was: We weten wat afspraak 1 van ons vraagt." in antwoord.text

        _maak(leider, eigen.instrument, antwoord.context["voorstel"])
        nieuw = eigen.instrument.laatste_versie
        assert nieuw.nummer == 2
        assert [s.code for s in instrumenten.inhoud_van(nieuw).stellingen] == ["D1", "D9", "V3"]
        assert instrumenten.inhoud_van(eigen) == voor

    def test_optional_columns_and_other_order(self, eigen):
        kop = ["Interventie", "Stelling", "CODE ", "Cluster*"]
        gelezen = lees(_boek(["Vertel het.", "We weten het.", "d1", "D"], kop=kop), eigen)
        [stelling] = gelezen.inhoud.stellingen
        assert (stelling.code, stelling.cluster, stelling.doorlooptijd_dagen) == ("D1", "D", 28)
        assert gelezen.fouten == ()

    def test_any_name_will_do_for_a_single_sheet(self, eigen):
        assert lees(_boek(GOED, blad="Blad1"), eigen).fouten == ()

    @pytest.mark.parametrize(
        ("rijen", "melding"),
        [
            ([GOED, _met(tekst="Anders.")], "Rij 3: code D1 staat er twee keer."),
            ([GOED, GOED, GOED], "Rij 4: code D1 staat er 3 keer."),
            ([_met(code="")], "Rij 2: de code ontbreekt"),
            ([_met(code="Dee")], "Rij 2: de code DEE kan niet"),
            ([_met(code=7)], "Rij 2: de code 7 kan niet"),
            ([_met(cluster="Zomaar")], "Rij 2: het cluster Zomaar bestaat niet."),
            ([_met(cluster=None)], "Rij 2: het cluster ontbreekt."),
            ([_met(tekst=None)], "Rij 2: de stelling zelf ontbreekt."),
            ([_met(tekst="x" * 241)], "Rij 2: de stelling is te lang: 241 tekens"),
            ([_met(interventie=" ")], "Rij 2: de interventie ontbreekt"),
            ([_met(dagen=0)], "Rij 2: de doorlooptijd is een heel aantal dagen"),
            ([_met(dagen=731)], "Rij 2: de doorlooptijd is een heel aantal dagen"),
            (
                [_met(dagen=2.5)],
                "Rij 2: de doorlooptijd (2.5) is geen heel aantal dagen. "
                "Vul een getal in, zoals 14.",
            ),
            (
                [_met(dagen="lang")],
                "Rij 2: de doorlooptijd (lang) is geen heel aantal dagen. "
                "Vul een getal in, zoals 14.",
            ),
            ([_met(dagen=True)], "Rij 2: in de kolom Doorlooptijd in dagen staat geen tekst"),
            ([_met(stap="slapen")], "Rij 2: de stap van borgen is documenteren"),
            ([], "Er staat geen enkele stelling in."),
        ],
    )
    def test_each_mistake_names_its_row(self, leider, eigen, rijen, melding):
        antwoord = _stuur(leider, eigen.instrument, _boek(*rijen))

        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert "Er is niets ingelezen" in antwoord.text
        assert eigen.instrument.versies.count() == 1

    def test_all_mistakes_at_once_in_order(self, eigen):
        fouten = lees(_boek(_met(code=""), GOED, _met(dagen="x")), eigen).fouten
        assert [fout.split(":")[0] for fout in fouten] == ["Rij 2", "Rij 4"]

    @pytest.mark.parametrize(
        ("inhoud", "melding"),
        [
            (b"", "leeg"),
            (b"geen excel", "geen Excel-bestand"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "Excel-bestand"),
            (_boek(GOED)[:900], "beschadigd"),
            (_boek(GOED, kop=["Kode", *KOP[1:]]), "geen rij met de koppen"),
            (_boek(GOED, kop=[*KOP[:4], "Actie", *KOP[5:]]), "De kolom Interventie ontbreekt"),
            (_boek(GOED, kop=[*KOP[:3], "Stelling", *KOP[4:]]), "meer dan één keer"),
            (_boek(_met(interventie="=1+1")), "formules"),
        ],
    )
    def test_unusable_file_is_refused_at_the_field(self, leider, eigen, inhoud, melding):
        antwoord = _stuur(leider, eigen.instrument, inhoud)

        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert eigen.instrument.versies.count() == 1

    def test_password_protected(self, leider, eigen):
        # What Excel writes around an encrypted workbook: a compound file with these names.
        namen = "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")
        inhoud = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + namen + b"\0" * 2048
        assert "wachtwoord" in _stuur(leider, eigen.instrument, inhoud).text

    def test_gigantic_once_unpacked(self, leider, eigen):
        bron, uit = zipfile.ZipFile(io.BytesIO(_boek(GOED))), io.BytesIO()
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
            for naam in bron.namelist():
                vulling = b" " * 60_000_000 if "sheet1" in naam else b""
                doel.writestr(naam, bron.read(naam) + vulling)
        antwoord = _stuur(leider, eigen.instrument, uit.getvalue())
        assert antwoord.status_code == 422
        assert "te groot" in antwoord.text

    def test_too_many_statements(self, eigen):
        with pytest.raises(ExcelFout, match="hoogstens 200"):
            lees(_boek(*(_met(code=f"D{n}") for n in range(201))), eigen)

    def test_several_sheets_need_the_name(self, eigen):
        boek = load_workbook(io.BytesIO(_boek(GOED, blad="Een")))
        boek.create_sheet("Twee")
        uit = io.BytesIO()
        boek.save(uit)
        with pytest.raises(ExcelFout, match="Noem het blad"):
            lees(uit.getvalue(), eigen)

    def test_no_file_chosen(self, leider, eigen):
        antwoord = leider.post(reverse("instrument_import", args=[eigen.instrument.pk]), {})
        assert "Kies eerst een bestand." in antwoord.text


class TestZegel:
    def _zegel(self, leider, eigen) -> str:
        return _stuur(leider, eigen.instrument, _boek(GOED)).context["voorstel"]

    def test_forged_or_of_another_instrument_makes_nothing(self, leider, wereld, eigen):
        zegel = self._zegel(leider, eigen)
        ander = VersieFactory(instrument__team=wereld.team)
        for instrument, waarde in (
            (eigen.instrument, zegel[:-3] + "abc"),
            (eigen.instrument, "onzin"),
            (ander.instrument, zegel),
        ):
            antwoord = _maak(leider, instrument, waarde)
            assert antwoord.status_code == 422
            assert "Kies het bestand opnieuw" in antwoord.text
            assert instrument.versies.count() == 1

    def test_somebody_elses_version_in_between_is_shown(self, leider, wereld, eigen):
        zegel = self._zegel(leider, eigen)
        acties.start(SessieFactory(versie=eigen).pk)
        instrumenten.verwijder_stelling(eigen.stellingen.get(code="V4"))

        antwoord = _maak(leider, eigen.instrument, zegel)

        assert antwoord.status_code == 200
        assert "Intussen is er een nieuwere versie" in antwoord.text
        assert eigen.instrument.laatste_versie.nummer == 2
        zout = f"boas.instrumentimport.{eigen.instrument.pk}.{wereld.teamleider.pk}"
        assert signing.loads(antwoord.context["voorstel"], salt=zout)["basis"] == 2
