"""An instrument on its pages: what kind it is, head and clusters changed, a copy beside ours."""

import pytest
from django.urls import reverse

from boas import acties, instrumenten
from boas.instrumentopzet import kopieer_voor_organisatie
from boas.models import Cluster, Instrument
from boas.voorbereiding import maak_sessie
from tests.boas.inhouden import inhoud_met
from tests.boas.test_instrumenten import _kaal
from tests.factories import InstrumentFactory, SessieFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


@pytest.fixture
def kwaliteit(als, wereld):
    return als(wereld.kwaliteit)


def _maak(uitkomst="blokken", team=None, **anders):
    return instrumenten.schrijf_versie(
        InstrumentFactory(team=team, naam="Wat is er"), inhoud_met(uitkomst, **anders)
    )


@pytest.fixture
def eigen(wereld):
    return _maak(team=wereld.team)


@pytest.fixture
def themas(wereld):
    return _maak("themas")


def _tekst(antwoord) -> str:
    return " ".join(antwoord.text.split())


def _pagina(versie) -> str:
    return reverse("instrument", args=[versie.instrument_id])


def _stuur(client, adres, **anders):
    """As a browser does: open the form, send it with what it held, changed."""
    form = client.get(adres).context["form"]
    velden = {veld.name: veld.value() for veld in form}
    return client.post(adres, {k: "" if v is None else v for k, v in velden.items()} | anders)


class TestSoort:
    def test_blocks_in_the_room_or_by_link(self, leider, eigen):
        tekst = _tekst(leider.get(_pagina(eigen)))
        for deel in ("Het team", "Samen of met een link", "Nee en meestal niet",
                     "Een rij blokken", "Zo ziet de deelnemer het", "Wat het geeft",
                     "Wat de uitslag over Tijd zegt", "Gemis van tijd.",
                     "Wat doe je met T1?"):  # fmt: skip
            assert deel in tekst

    def test_groups_of_the_organisation(self, kwaliteit, themas):
        tekst = _tekst(kwaliteit.get(_pagina(themas)))
        assert "De hele organisatie, in groepen: leidinggevenden en medewerkers" in tekst
        assert "Bestuur schat vooraf wat de anderen antwoorden" in tekst
        assert "Per thema de antwoorden naast de schatting" in tekst
        # Themas say nothing of what is gained, and ask no question at a statement.
        assert "Wat het geeft" not in tekst
        assert "Vraag voor het gesprek" not in tekst

    def test_the_list_says_it_in_a_few_words(self, kwaliteit, themas):
        tekst = _tekst(kwaliteit.get("/instrumenten/"))
        assert "De hele organisatie, met een link, in een paar weken" in tekst
        assert "Thema&#x27;s naast de schatting van het bestuur" in tekst

    def test_queries_do_not_grow_with_clusters(self, leider, wereld, django_assert_num_queries):
        versie = _maak(team=wereld.team)
        leider.get(_pagina(versie))
        with django_assert_num_queries(10):
            leider.get(_pagina(versie))
        Cluster.objects.bulk_create(
            Cluster(versie=versie, letter=f"Z{n}", naam=f"Nog {n}", volgorde=9 + n)
            for n in range(30)
        )
        with django_assert_num_queries(10):
            leider.get(_pagina(versie))


class TestCluster:
    def test_changed_in_place_its_letter_stays(self, leider, eigen):
        cluster = eigen.clusters.get(letter="T")
        adres = reverse("cluster_wijzig", args=[cluster.pk])
        antwoord = _stuur(leider, adres, naam="Ruimte", gespreksvragen="Een?\r\n\r\n Twee? ")

        assert antwoord.url == _pagina(eigen) + "#cluster-T"
        cluster.refresh_from_db()
        assert (cluster.letter, cluster.naam) == ("T", "Ruimte")
        assert cluster.gespreksvragen == "Een?\nTwee?"

    @pytest.mark.parametrize(
        ("uitkomst", "velden"),
        [
            ("stellingen", []),
            ("bespreken", []),
            ("blokken", ["gevolg", "gemis", "gespreksvragen", "vervolg"]),
            ("themas", ["gemis", "gespreksvragen", "vervolg"]),
        ],
    )
    def test_only_what_the_outcome_uses_is_asked(self, kwaliteit, uitkomst, velden):
        versie = _maak(uitkomst)
        adres = reverse("cluster_wijzig", args=[versie.clusters.first().pk])
        form = kwaliteit.get(adres).context["form"]
        assert list(form.fields) == ["stand", "naam", "omschrijving", *velden]

    @pytest.mark.parametrize(
        ("anders", "melding"),
        [
            ({"naam": " "}, "Geef het cluster een naam."),
            ({"naam": "x" * 61}, "60"),
            ({"gemis": "x" * 161}, "160"),
            ({"vervolg": "x" * 1201}, "1200"),
        ],
    )
    def test_mistake_stands_at_the_field_and_nothing_is_lost(self, leider, eigen, anders, melding):
        adres = reverse("cluster_wijzig", args=[eigen.clusters.first().pk])
        antwoord = _stuur(leider, adres, omschrijving="Mijn werk.", **anders)
        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert "is-invalid" in antwoord.text
        assert "Mijn werk." in antwoord.text
        assert instrumenten.inhoud_van(eigen) == inhoud_met()

    def test_a_line_break_counts_as_one_sign(self, leider, eigen):
        cluster = eigen.clusters.first()
        tekst = "\n".join(["x" * 239] * 5)
        adres = reverse("cluster_wijzig", args=[cluster.pk])
        _stuur(leider, adres, vervolg=(tekst + "y").replace("\n", "\r\n"))
        cluster.refresh_from_db()
        assert cluster.vervolg == tekst + "y"
        assert len(cluster.vervolg) == 1200

    def test_second_editor_sees_both(self, leider, eigen):
        cluster = eigen.clusters.get(letter="T")
        adres = reverse("cluster_wijzig", args=[cluster.pk])
        oud = {veld.name: veld.value() for veld in leider.get(adres).context["form"]}
        _stuur(leider, adres, gemis="Van de ander.")

        antwoord = leider.post(adres, oud | {"gemis": "Van mij."})

        assert antwoord.status_code == 422
        assert "Iemand anders heeft dit cluster intussen veranderd" in antwoord.text
        assert antwoord.context["andere"] == [("Wat ontstaat als het ontbreekt", "Van de ander.")]
        assert "Van de ander." in antwoord.text
        assert "Van mij." in antwoord.text
        nieuw = antwoord.context["form"].data["stand"]
        leider.post(adres, oud | {"gemis": "Van mij.", "stand": nieuw})
        cluster.refresh_from_db()
        assert cluster.gemis == "Van mij."

    def test_new_one_with_a_free_letter_and_gone_again(self, leider, eigen):
        adres = reverse("cluster_nieuw", args=[eigen.instrument_id])
        _stuur(leider, adres, naam="Talent", gevolg="trots")
        cluster = eigen.clusters.get(letter="T2")
        assert (cluster.naam, cluster.gevolg, cluster.volgorde) == ("Talent", "trots", 2)

        weg = leider.post(reverse("cluster_verwijder", args=[cluster.pk]))
        assert "Cluster Talent is weg." in leider.get(weg.url).text
        assert eigen.clusters.count() == 2

    def test_one_with_statements_stays(self, leider, eigen):
        cluster = eigen.clusters.get(letter="T")
        antwoord = leider.post(reverse("cluster_verwijder", args=[cluster.pk]))
        assert "Onder Tijd staan nog stellingen." in leider.get(antwoord.url).text
        assert eigen.clusters.count() == 2

    def test_the_last_one_stays(self, leider, wereld):
        versie = _maak(team=wereld.team)
        versie.stellingen.all().delete()
        for letter in "TV":
            cluster = versie.clusters.get(letter=letter)
            antwoord = leider.post(reverse("cluster_verwijder", args=[cluster.pk]))
        assert "Dit is het laatste cluster" in leider.get(antwoord.url).text

    def test_move_gives_the_list_as_on_the_page(self, leider, eigen):
        cluster = eigen.clusters.get(letter="V")
        adres = reverse("cluster_verplaats", args=[cluster.pk])
        antwoord = leider.post(adres, {"richting": "omhoog"}, headers=HTMX)

        assert [c.letter for c in eigen.clusters.all()] == ["V", "T"]
        assert _kaal(antwoord.text) in _kaal(leider.get(_pagina(eigen)).text)
        leider.post(adres, {"richting": "omhoog"})
        assert [c.letter for c in eigen.clusters.all()] == ["V", "T"]
        assert [s.cluster for s in instrumenten.inhoud_van(eigen).stellingen] == list("VVTT")

    def test_from_a_session_it_goes_on_with_it(self, leider, wereld, eigen):
        acties.start(SessieFactory(versie=eigen).pk)
        sessie = maak_sessie(wereld.team, eigen, wereld.teamleider, "Begeleiding")
        adres = reverse("cluster_wijzig", args=[eigen.clusters.first().pk])
        antwoord = _stuur(leider, adres, naam="Ruimte", sessie=sessie.pk)
        sessie.refresh_from_db()
        assert f"sessie={sessie.pk}" in antwoord.url
        assert (sessie.versie.nummer, sessie.keuze.count()) == (2, 4)


class TestKop:
    def test_name_alone_makes_no_version(self, leider, eigen):
        acties.start(SessieFactory(versie=eigen).pk)
        _stuur(leider, reverse("instrument_wijzig", args=[eigen.instrument_id]), naam="Alles er?")
        eigen.instrument.refresh_from_db()
        assert eigen.instrument.naam == "Alles er?"
        assert eigen.instrument.versies.count() == 1

    def test_answers_of_an_unused_version_change_in_place(self, leider, eigen):
        adres = reverse("instrument_wijzig", args=[eigen.instrument_id])
        _stuur(leider, adres, schaal="nee\n\n een beetje \nja", oneens_tm=1, afname="zaal")
        eigen.refresh_from_db()
        assert (eigen.schaal, eigen.oneens_tm) == (["nee", "een beetje", "ja"], 1)
        assert (eigen.afname, eigen.uitkomst) == ("zaal", "blokken")

    def test_who_prepared_with_it_keeps_how_it_is_answered(self, leider, wereld, eigen):
        sessie = maak_sessie(wereld.team, eigen, wereld.teamleider, "Begeleiding")
        adres = reverse("instrument_wijzig", args=[eigen.instrument_id])
        tekst = _tekst(leider.get(adres))
        assert "Versie 1 staat klaar voor een sessie. Daar verandert niets." in tekst
        _stuur(leider, adres, afname="link")
        sessie.refresh_from_db()
        assert (sessie.versie.afname, eigen.instrument.laatste_versie.afname) == ("beide", "link")

    @pytest.mark.parametrize(
        ("anders", "melding"),
        [
            ({"naam": ""}, "Geef het instrument een naam."),
            ({"naam": "x" * 121}, "120"),
            ({"omschrijving": "x" * 601}, "600"),
            ({"schaal": " "}, "Schrijf de antwoorden op"),
            ({"schaal": "ja"}, "De schaal heeft 1 antwoorden"),
            ({"schaal": "ja\nJa\nnee"}, "Het antwoord ‘ja’ staat er twee keer."),
            ({"schaal": "nee\n" + "x" * 41, "oneens_tm": 1}, "is te lang: 41 tekens"),
            ({"oneens_tm": "4"}, "Van de 4 antwoorden tellen er 1 tot en met 3 voor de drempel."),
            ({"oneens_tm": "0"}, "1"),
            ({"oneens_tm": "half"}, "Vul een heel getal in."),
            ({"afname": "post"}, "post"),
        ],
    )
    def test_mistake_is_told_and_nothing_is_lost(self, leider, eigen, anders, melding):
        adres = reverse("instrument_wijzig", args=[eigen.instrument_id])
        antwoord = _stuur(leider, adres, **{"omschrijving": "Mijn tekst.", **anders})
        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert anders.get("omschrijving", "Mijn tekst.") in antwoord.text
        eigen.instrument.refresh_from_db()
        assert eigen.instrument.naam == "Wat is er"
        assert instrumenten.inhoud_van(eigen.instrument.laatste_versie) == inhoud_met()

    def test_names_of_groups_change_who_is_in_them_does_not(self, kwaliteit, themas):
        adres = reverse("instrument_wijzig", args=[themas.instrument_id])
        form = kwaliteit.get(adres).context["form"]
        assert "afname" not in form.fields
        _stuur(kwaliteit, adres, groep_leiding="Schoolleiders")
        themas.refresh_from_db()
        groep = themas.groepen[1]
        assert groep == {"code": "leiding", "naam": "Schoolleiders", "wie": "leidinggevenden"}
        assert themas.afname == "link"

    def test_second_editor_sees_both(self, leider, eigen):
        adres = reverse("instrument_wijzig", args=[eigen.instrument_id])
        oud = {veld.name: veld.value() for veld in leider.get(adres).context["form"]}
        _stuur(leider, adres, omschrijving="Van de ander.", afname="zaal")

        antwoord = leider.post(adres, oud | {"omschrijving": "Van mij."})

        tekst = _tekst(antwoord)
        assert antwoord.status_code == 422
        assert "Iemand anders heeft dit instrument intussen veranderd" in tekst
        assert "Van de ander." in tekst
        assert "samen, in een bijeenkomst</dd>" in tekst.replace("<p>", "").replace("</p>", "")
        assert "Van mij." in tekst
        eigen.instrument.refresh_from_db()
        assert eigen.instrument.omschrijving == "Van de ander."


class TestKopie:
    def test_quality_staff_gets_one_beside_ours(self, kwaliteit, themas):
        adres = reverse("instrument_kopie_organisatie", args=[themas.instrument_id])
        antwoord = _stuur(kwaliteit, adres, naam="Hoe staan wij ervoor?")

        kopie = Instrument.objects.get(naam="Hoe staan wij ervoor?")
        assert antwoord.url == reverse("instrument", args=[kopie.pk])
        assert (kopie.code, kopie.team, kopie.kopie_van_id) == (
            "hoe-staan-wij-ervoor", None, themas.instrument_id)  # fmt: skip
        assert instrumenten.inhoud_van(kopie.laatste_versie) == inhoud_met("themas")

    @pytest.mark.parametrize(
        ("naam", "melding"),
        [
            ("", "Geef de kopie een naam."),
            ("x" * 121, "120"),
            ("wat  IS er", "Er is al een instrument met deze naam."),
        ],
    )
    def test_wrong_name(self, kwaliteit, themas, naam, melding):
        adres = reverse("instrument_kopie_organisatie", args=[themas.instrument_id])
        aantal = Instrument.objects.count()
        antwoord = _stuur(kwaliteit, adres, naam=naam)
        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert Instrument.objects.count() == aantal

    def test_codes_never_meet(self, themas):
        codes = [
            kopieer_voor_organisatie(themas.instrument, naam).code
            for naam in ("Boas", "boas!", "BOAS?", "¿?", "x" * 60, "x" * 61)
        ]
        assert codes == ["boas-2", "boas-3", "boas-4", "instrument", "x" * 36, f"{'x' * 36}-2"]

    def test_of_the_whole_organisation_no_team_gets_one(self, leider, wereld, themas):
        assert "Een eigen exemplaar" not in leider.get(_pagina(themas)).text
        adres = reverse("instrument_kopie", args=[themas.instrument_id])
        assert leider.post(adres, {"team": wereld.team.pk}).status_code == 404

    def test_only_offered_to_quality_staff(self, als, wereld):
        versie = _maak()
        tekst = als(wereld.kwaliteit).get(_pagina(versie)).text
        assert "Maak een kopie voor de organisatie" in tekst
        tekst = als(wereld.teamleider).get(_pagina(versie)).text
        assert "Maak een kopie voor de organisatie" not in tekst
        assert "Maak een exemplaar voor team" in tekst


class TestStelling:
    def test_of_themes_only_what_they_use_is_asked_and_the_rest_stays(self, kwaliteit, themas):
        stelling = themas.stellingen.first()
        adres = reverse("stelling_wijzig", args=[stelling.pk])
        form = kwaliteit.get(adres).context["form"]
        assert list(form.fields) == ["code", "cluster", "tekst", "toelichting", "stand"]
        _stuur(kwaliteit, adres, tekst="We helpen elkaar.", cluster=stelling.cluster_id)
        stelling.refresh_from_db()
        assert stelling.tekst == "We helpen elkaar."
        assert stelling.interventie == "Bespreek afspraak T1."

        form = {"cluster": stelling.cluster_id, "code": "T9", "tekst": "We leren van elkaar."}
        kwaliteit.post(reverse("stelling_nieuw", args=[themas.instrument_id]), form)
        assert themas.stellingen.get(code="T9").doorlooptijd_dagen == 28

    def test_of_blocks_its_question_is_asked_and_shown(self, leider, eigen):
        stelling = eigen.stellingen.first()
        adres = reverse("stelling_wijzig", args=[stelling.pk])
        _stuur(leider, adres, gespreksvraag="Waar loopt het vast?", cluster=stelling.cluster_id)
        assert "Waar loopt het vast?" in leider.get(_pagina(eigen)).text
        antwoord = _stuur(leider, adres, gespreksvraag="x" * 301, cluster=stelling.cluster_id)
        assert antwoord.status_code == 422
        assert "300" in antwoord.text
