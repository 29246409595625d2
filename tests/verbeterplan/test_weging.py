"""Weighing speerpunten: preparing it, what came out, who sees it; figures the same everywhere."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from boas.models import Sessie
from tests.verbeterplan.weeghulp import NAMEN, gehouden, houd, klaargezet, speerpunten, tekst
from verbeterplan.models import Speerpunt, Weging
from verbeterplan.weging import laatste_per_speerpunt

pytestmark = pytest.mark.django_db


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def nieuw(wereld) -> str:
    return f"{reverse('weging_nieuw')}?team={wereld.team.pk}"


class TestVoorbereiden:
    def test_chosen_speerpunten_become_statements_and_dots(self, leider, wereld):
        een, twee, _ = speerpunten(wereld.team)
        antwoord = leider.post(nieuw(wereld), {"speerpunten": [twee.pk, een.pk], "stippen": 4})
        weging = Weging.objects.get()
        assert antwoord["Location"] == reverse("sessie_voorbereiden", args=[weging.sessie_id])
        regels = list(weging.regels.all())
        assert [r.speerpunt for r in regels] == [een, twee]
        assert regels[0].urgent.tekst == "Te laat in de les: hier moeten we nu iets mee doen."
        assert regels[1].haalbaar.tekst.endswith(": dit lukt ons de komende tijd.")
        sessie = weging.sessie
        assert (sessie.stippen, sessie.keuze.count()) == (4, 4)
        assert [str(d) for d in sessie.stipdoelen.all()] == [een.naam, twee.naam]
        assert leider.get(antwoord["Location"]).status_code == 200

    @pytest.mark.parametrize("stippen", ["0", "10", "", "drie", "-1"])
    def test_a_number_of_dots_that_cannot_be(self, leider, wereld, stippen):
        gekozen = [rij.pk for rij in speerpunten(wereld.team)]
        antwoord = leider.post(nieuw(wereld), {"speerpunten": gekozen, "stippen": stippen})
        assert "id_stippen_error" in antwoord.text
        assert antwoord.text.count("checked") == 3
        assert not Weging.objects.exists()

    def test_two_to_twelve(self, leider, wereld):
        rijen = speerpunten(wereld.team, [f"Speerpunt {i}" for i in range(13)])
        for aantal in (1, 13):
            gekozen = [rij.pk for rij in rijen[:aantal]]
            antwoord = leider.post(nieuw(wereld), {"speerpunten": gekozen, "stippen": 3})
            assert f"Kies er 2 tot en met 12; je koos er {aantal}." in antwoord.text
        antwoord = leider.post(nieuw(wereld), {"stippen": 3})
        assert "Kies minstens 2 speerpunten." in antwoord.text
        assert not Sessie.objects.exists()
        assert "checked" not in leider.get(nieuw(wereld)).text

    def test_only_what_is_on_the_list_of_this_team(self, leider, wereld):
        weg, gekozen, later = speerpunten(wereld.team)
        weg.leg_weg()
        Speerpunt.objects.filter(pk=gekozen.pk).update(stand="gekozen")
        Speerpunt.objects.filter(pk=later.pk).update(stand="doorgeschoven")
        goed = speerpunten(wereld.team, ["Een", "Twee"])
        (vreemd,) = speerpunten(wereld.van_plglid.team, ["Van Handel"])
        pagina = leider.get(nieuw(wereld)).text
        for naam in (*NAMEN, "Van Handel"):
            assert naam not in pagina
        for fout in (weg, gekozen, later, vreemd):
            velden = {"speerpunten": [goed[0].pk, fout.pk], "stippen": 3}
            assert "niet meer op de lijst" in leider.post(nieuw(wereld), velden).text
        assert not Weging.objects.exists()

    def test_too_few_says_what_to_do_first(self, leider, wereld):
        speerpunten(wereld.team, ["Eén"])
        assert "minstens twee speerpunten nodig" in leider.get(nieuw(wereld)).text

    def test_one_that_is_ready_is_named(self, leider, wereld):
        klaargezet(wereld)
        assert "Er staat al een weging klaar." in tekst(leider.get(nieuw(wereld)))

    def test_a_session_thrown_away_takes_the_weighing_along(self, leider, wereld):
        weging = klaargezet(wereld)
        leider.post(reverse("sessie_verwijder", args=[weging.sessie_id]))
        assert not Weging.objects.exists()
        assert Speerpunt.objects.count() == 3


class TestUitkomst:
    def test_in_order_with_words_and_numbers(self, als, wereld):
        weging = gehouden(wereld)
        pagina = tekst(als(wereld.teamlid).get(weging.get_absolute_url()))
        assert "“Feedback op stageverslagen” staat bovenaan met 20 van de 42 stippen" in pagina
        assert "33 van de 42 stippen zijn verdeeld." in pagina
        assert "9 van 14 eens (64 %)" in pagina
        tabel = pagina[pagina.index("Plaats Speerpunt Stippen") :]
        op_volgorde = [NAMEN[1], NAMEN[2], NAMEN[0]]
        assert sorted(NAMEN, key=tabel.index) == op_volgorde

    def test_the_square_names_every_speerpunt_once(self, leider, wereld):
        weging = gehouden(wereld)
        beeld = leider.get(weging.get_absolute_url()).context["beeld"]
        vakken = {
            vak: [r.speerpunt.naam for r in regels]
            for _, rij in beeld.vakken
            for vak, regels in rij
        }
        assert vakken == {
            "Kan erbij": ["Te laat in de les"],
            "Nu doen": ["Feedback op stageverslagen"],
            "Nog niet": [],
            "Eerst mogelijk maken": ["Rekenen"],
        }

    def test_excel_has_the_figures_of_the_page(self, leider, wereld):
        weging = gehouden(wereld)
        antwoord = leider.get(f"{weging.get_absolute_url()}?formaat=xlsx")
        blad = load_workbook(io.BytesIO(antwoord.content)).active
        rijen = [rij[:8] for rij in blad.iter_rows(values_only=True) if isinstance(rij[0], int)]
        beeld = leider.get(weging.get_absolute_url()).context["beeld"]
        assert rijen == [
            (
                r.nummer,
                r.speerpunt.naam,
                r.stippen,
                r.plaats.punt.urgent.eens,
                14,
                r.plaats.punt.haalbaar.eens,
                14,
                r.vak,
            )
            for r in beeld.regels
        ]
        assert rijen[0] == (1, "Feedback op stageverslagen", 20, 9, 14, 10, 14, "Nu doen")

    def test_pdf(self, leider, wereld):
        antwoord = leider.get(f"{gehouden(wereld).get_absolute_url()}?formaat=pdf")
        assert antwoord.content.startswith(b"%PDF")

    def test_equal_ones_say_so(self, leider, wereld):
        weging = klaargezet(wereld)
        houd(weging.sessie_id, (7, 1, 7, 2, 3, 3), (4, 4, 1))
        pagina = tekst(leider.get(weging.get_absolute_url()))
        assert "staan samen bovenaan met elk 4 van de 42 stippen" in pagina
        assert "gelijk met Feedback op stageverslagen" in pagina

    def test_before_it_is_closed_only_who_leads(self, als, leider, wereld):
        weging = klaargezet(wereld)
        adres = weging.get_absolute_url()
        antwoord = leider.get(adres)
        assert antwoord["Location"] == reverse("sessie_voorbereiden", args=[weging.sessie_id])
        houd(weging.sessie_id, (6, 12, 9, 10, 13, 4), (5, 20, 8), sluit=False)
        assert "dus dit is voorlopig" in leider.get(adres).text
        assert als(wereld.teamlid).get(adres).status_code == 404

    def test_a_speerpunt_put_away_since_is_still_read(self, leider, wereld):
        weging = gehouden(wereld)
        Speerpunt.objects.get(naam="Rekenen").leg_weg()
        assert "Rekenen" in leider.get(weging.get_absolute_url()).text

    def test_the_session_leads_to_it(self, leider, wereld):
        weging = gehouden(wereld)
        uitslag = leider.get(reverse("sessie_uitslag", args=[weging.sessie_id])).text
        assert f'href="{weging.get_absolute_url()}">Naar de weging' in uitslag

    def test_the_same_queries_for_two_and_for_twelve(self, leider, wereld):
        aantallen = set()
        for hoeveel in (2, 12):
            namen = [f"Speerpunt {hoeveel} {i}" for i in range(hoeveel)]
            weging = klaargezet(wereld, namen)
            houd(weging.sessie_id, [7] * 2 * hoeveel, [1] * hoeveel)
            leider.get(weging.get_absolute_url())
            with CaptureQueriesContext(connection) as vragen:
                leider.get(weging.get_absolute_url())
            aantallen.add(len(vragen))
        assert len(aantallen) == 1


class TestOpDeLijst:
    def test_the_last_one_that_was_closed(self, wereld, django_assert_max_num_queries):
        assert laatste_per_speerpunt(wereld.team) == {}
        gehouden(wereld)
        open_ = gehouden(wereld, sluit=False, namen=("Nieuw een", "Nieuw twee", "Nieuw drie"))
        with django_assert_max_num_queries(10):
            per = laatste_per_speerpunt(wereld.team)
        feedback = Speerpunt.objects.get(naam="Feedback op stageverslagen")
        assert (per[feedback.pk].nummer, per[feedback.pk].van, per[feedback.pk].stippen) == (
            1,
            3,
            20,
        )
        assert open_.pk not in {regel.weging_id for regel in per.values()}
