"""The pages of instruments: list, versions, a team's own copy, changing statements."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from boas import acties
from boas.models import Instrument, Stelling
from boas.voorbereiding import maak_sessie
from tests.factories import InstrumentFactory, SessieFactory, VersieFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def boas(db) -> Instrument:
    return Instrument.objects.get(code="boas")


@pytest.fixture
def eigen(wereld):
    return VersieFactory(instrument=InstrumentFactory(team=wereld.team, naam="Ons instrument"))


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def _pagina(instrument) -> str:
    return reverse("instrument", args=[instrument.pk])


def _velden(stelling: Stelling, **anders) -> dict:
    return {
        "code": stelling.code,
        "cluster": stelling.cluster_id,
        "tekst": stelling.tekst,
        "interventie": stelling.interventie,
        "doorlooptijd_dagen": stelling.doorlooptijd_dagen,
        "succesfactor": stelling.succesfactor,
        "borgstap": stelling.borgstap,
        "toelichting": stelling.toelichting,
        **anders,
    }


def _wijzig(client, stelling, data, **kwargs):
    """As a browser does: open the form, send it with what it held."""
    adres = reverse("stelling_wijzig", args=[stelling.pk])
    stand = client.get(adres).context["form"].initial["stand"]
    return client.post(adres, {"stand": stand, **data}, **kwargs)


class TestLijst:
    def test_organisations_and_own_teams(self, leider, als, wereld, boas, eigen):
        VersieFactory(instrument__team=wereld.ander_teamleider.lidmaatschappen.get().team)
        organisatie = set(Instrument.objects.filter(team=None))
        gezien = set(leider.get("/instrumenten/").context["pagina"])
        assert gezien == {*organisatie, eigen.instrument}
        assert boas in organisatie
        assert set(als(wereld.kwaliteit).get("/instrumenten/").context["pagina"]) == organisatie

    def test_workbook_of_the_list(self, leider, boas, eigen):
        antwoord = leider.get("/instrumenten/", {"formaat": "xlsx"})
        rijen = list(load_workbook(io.BytesIO(antwoord.content)).active.values)
        assert rijen[-1][:7] == ("Ons instrument", "Onderwijsassistent", "het team",
            "samen, in een bijeenkomst", "stellingen die aandacht vragen", 1, 4)  # fmt: skip

    def test_queries_do_not_grow(self, leider, wereld, boas, django_assert_num_queries):
        leider.get("/instrumenten/")
        with django_assert_num_queries(4):
            leider.get("/instrumenten/")
        for _ in range(29):
            VersieFactory(instrument__team=wereld.team, stellingen=1)
        with django_assert_num_queries(4):
            leider.get("/instrumenten/")


class TestVersie:
    def test_shows_statements_with_all_that_belongs_to_them(self, leider, boas):
        tekst = leider.get(_pagina(boas)).text
        for stelling in boas.laatste_versie.stellingen.all()[:3]:
            assert stelling.tekst in tekst
            assert stelling.interventie.split(".")[0] in tekst
            assert stelling.succesfactor in tekst

    def test_teamleider_reads_the_organisations_and_is_offered_a_copy(self, leider, boas):
        tekst = leider.get(_pagina(boas)).text
        assert "Maak een exemplaar voor team Onderwijsassistent" in tekst
        assert "Stelling toevoegen" not in tekst

    def test_used_version_says_calmly_what_happens(self, leider, eigen):
        acties.start(SessieFactory(versie=eigen).pk)
        tekst = " ".join(leider.get(_pagina(eigen.instrument)).text.split())
        assert "Versie 1 wordt nu gebruikt in een sessie die loopt." in tekst
        assert "Verander je iets, dan werk je verder aan versie 2." in tekst

        stelling = eigen.stellingen.get(code="D1")
        _wijzig(leider, stelling, _velden(stelling, tekst="We doen het samen."))
        tekst = " ".join(leider.get(_pagina(eigen.instrument)).text.split())
        assert "Versie 1 wordt nu gebruikt in een sessie die loopt." in tekst
        assert "Je werkt nu aan versie 2." in tekst

    def test_older_version_can_be_read_not_changed(self, leider, eigen):
        acties.start(SessieFactory(versie=eigen).pk)
        stelling = eigen.stellingen.get(code="D1")
        oud = stelling.tekst
        _wijzig(leider, stelling, _velden(stelling, tekst="We doen het samen."))

        antwoord = leider.get(_pagina(eigen.instrument), {"versie": 1})
        assert oud in antwoord.text
        assert "Stelling toevoegen" not in antwoord.text
        for fout in ("9", "x", "-1"):
            assert leider.get(_pagina(eigen.instrument), {"versie": fout}).status_code == 404

    def test_queries_do_not_grow(self, leider, wereld, eigen, django_assert_num_queries):
        leider.get(_pagina(eigen.instrument))
        with django_assert_num_queries(10):
            leider.get(_pagina(eigen.instrument))
        groot = VersieFactory(instrument__team=wereld.team, stellingen=30)
        with django_assert_num_queries(10):
            leider.get(_pagina(groot.instrument))


class TestKopie:
    def test_team_gets_its_own_once(self, leider, wereld, boas):
        adres = reverse("instrument_kopie", args=[boas.pk])
        eerste = leider.post(adres, {"team": wereld.team.pk})
        tweede = leider.post(adres, {"team": wereld.team.pk})

        kopie = Instrument.objects.get(team=wereld.team)
        assert eerste.url == tweede.url == _pagina(kopie)
        assert kopie.naam == "Borgingsassessment (BOAS) van Onderwijsassistent"
        assert "Stelling toevoegen" in leider.get(_pagina(kopie)).text

    @pytest.mark.parametrize("team", ["", "x", "999999"])
    def test_forged_team(self, leider, boas, team):
        adres = reverse("instrument_kopie", args=[boas.pk])
        assert leider.post(adres, {"team": team}).status_code == 404

    def test_team_of_another_leader(self, leider, wereld, boas):
        ander = wereld.ander_teamleider.lidmaatschappen.get().team
        adres = reverse("instrument_kopie", args=[boas.pk])
        assert leider.post(adres, {"team": ander.pk}).status_code == 404
        assert not ander.instrumenten.exists()


class TestStelling:
    def test_kwaliteit_changes_the_organisations(self, als, wereld, boas):
        stelling = boas.laatste_versie.stellingen.get(code="D1")
        client = als(wereld.kwaliteit)
        antwoord = _wijzig(client, stelling, _velden(stelling, tekst="We kennen het probleem."))

        assert antwoord.url == _pagina(boas) + "#stelling-D1"
        stelling.refresh_from_db()
        assert stelling.tekst == "We kennen het probleem."

    @pytest.mark.parametrize(
        ("anders", "melding"),
        [
            ({"tekst": " "}, "Schrijf de stelling op."),
            ({"tekst": "x" * 241}, "240"),
            ({"interventie": ""}, "Schrijf op wat het team kan doen."),
            ({"code": ""}, "Geef de stelling een code"),
            ({"code": "V3"}, "Code V3 is al in gebruik."),
            ({"code": "=1+1"}, "neem een letter en een getal"),
            ({"doorlooptijd_dagen": "0"}, "1"),
            ({"doorlooptijd_dagen": "lang"}, "Vul een heel aantal dagen in."),
            ({"cluster": "999999"}, "cluster"),
            ({"borgstap": "slapen"}, "slapen"),
        ],
    )
    def test_mistake_stands_at_the_field(self, leider, eigen, anders, melding):
        stelling = eigen.stellingen.get(code="D1")
        antwoord = _wijzig(leider, stelling, _velden(stelling, **anders))

        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert "is-invalid" in antwoord.text or "alert" in antwoord.text
        stelling.refresh_from_db()
        assert (stelling.code, stelling.doorlooptijd_dagen) == ("D1", 28)

    def test_second_editor_sees_both(self, leider, eigen):
        stelling = eigen.stellingen.get(code="D1")
        adres = reverse("stelling_wijzig", args=[stelling.pk])
        stand = leider.get(adres).context["form"].initial["stand"]
        _wijzig(leider, stelling, _velden(stelling, tekst="Van de ander."))

        antwoord = leider.post(adres, {"stand": stand, **_velden(stelling, tekst="Van mij.")})

        assert antwoord.status_code == 422
        assert "Iemand anders heeft deze stelling intussen veranderd" in antwoord.text
        assert "Van de ander." in antwoord.text
        assert "Van mij." in antwoord.text
        nieuw = antwoord.context["form"].data["stand"]
        leider.post(adres, {"stand": nieuw, **_velden(stelling, tekst="Van mij.")})
        stelling.refresh_from_db()
        assert stelling.tekst == "Van mij."

    def test_new_statement_suggests_a_free_code(self, leider, eigen):
        adres = reverse("stelling_nieuw", args=[eigen.instrument.pk])
        form = leider.get(adres, {"cluster": "V"}).context["form"]
        assert form.initial["code"] == "V5"

        data = {"cluster": form.initial["cluster"].pk, "code": "V5", "tekst": "We meten het."}
        leider.post(adres, {**data, "interventie": "Spreek af wat je meet.",
                            "doorlooptijd_dagen": 10})  # fmt: skip
        assert eigen.stellingen.get(code="V5").doorlooptijd_dagen == 10

    def test_remove_and_last_one_stays(self, leider, eigen):
        for code in ("D1", "D2", "V3", "V4"):
            stelling = eigen.stellingen.get(code=code)
            antwoord = leider.post(reverse("stelling_verwijder", args=[stelling.pk]))
        assert [s.code for s in eigen.stellingen.all()] == ["V4"]
        assert "laatste stelling" in leider.get(antwoord.url).text

    def test_move_gives_the_list_as_on_the_page(self, leider, eigen):
        d2 = eigen.stellingen.get(code="D2")
        adres = reverse("stelling_verplaats", args=[d2.pk])
        antwoord = leider.post(adres, {"richting": "omhoog"}, headers=HTMX)

        assert antwoord.text.index("D2") < antwoord.text.index("D1")
        pagina = leider.get(_pagina(eigen.instrument)).text
        assert _kaal(antwoord.text) in _kaal(pagina)

    def test_from_a_session_it_comes_back_to_it(self, leider, wereld, eigen):
        acties.start(SessieFactory(versie=eigen).pk)
        sessie = maak_sessie(wereld.team, eigen, wereld.teamleider, "Begeleiding")
        stelling = eigen.stellingen.get(code="D1")
        data = _velden(stelling, tekst="We doen het samen.", sessie=sessie.pk)

        antwoord = _wijzig(leider, stelling, data)

        assert antwoord.url == reverse("sessie_voorbereiden", args=[sessie.pk]) + "#stellingen"
        sessie.refresh_from_db()
        assert sessie.versie.nummer == 2
        assert sessie.keuze.get(stelling__code="D1").stelling.tekst == "We doen het samen."

    def test_added_from_a_session_it_is_asked(self, leider, wereld, eigen):
        sessie = maak_sessie(wereld.team, eigen, wereld.teamleider, "Begeleiding")
        adres = reverse("stelling_nieuw", args=[eigen.instrument.pk])
        data = {"sessie": sessie.pk, "cluster": eigen.clusters.first().pk, "code": "D7",
                "tekst": "We meten.", "interventie": "Meet.", "doorlooptijd_dagen": 7}  # fmt: skip
        leider.post(adres, data)
        assert [k.stelling.code for k in sessie.keuze.all()] == ["D1", "D2", "D7", "V3", "V4"]

    def test_anothers_session_is_left_alone(self, leider, wereld, eigen):
        ander = SessieFactory(versie=eigen)
        stelling = eigen.stellingen.get(code="D1")
        antwoord = _wijzig(leider, stelling, _velden(stelling, tekst="Anders.", sessie=ander.pk))
        assert antwoord.url.startswith(_pagina(eigen.instrument))


def _kaal(tekst: str) -> str:
    regels = (regel.strip() for regel in tekst.splitlines())
    return "\n".join(r for r in regels if r and "csrfmiddlewaretoken" not in r)
