"""The page that prepares a session: every section, its mistakes, and two people at once."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from boas import acties, voorbereiding
from boas.models import Sessie
from boas.voorbereiding import maak_sessie
from organisatie.models import Lidmaatschap
from tests.factories import LidmaatschapFactory, SessieFactory, VersieFactory

pytestmark = pytest.mark.database

HTMX = {"HX-Request": "true"}


@pytest.fixture
def sessie(wereld):
    versie = VersieFactory(instrument__team=wereld.team)
    return maak_sessie(wereld.team, versie, wereld.teamleider, "Begeleiding", doel="Samen kijken")


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def _adres(sessie, onderdeel=""):
    if onderdeel:
        return reverse("sessie_onderdeel", args=[sessie.pk, onderdeel])
    return reverse("sessie_voorbereiden", args=[sessie.pk])


def _stand(client, sessie, onderdeel):
    secties = client.get(_adres(sessie)).context["secties"]
    return next(s.form.stand for s in secties if s.naam == onderdeel)


def _bewaar(client, sessie, onderdeel, data, *, htmx=True, stand=None):
    stand = _stand(client, sessie, onderdeel) if stand is None else stand
    headers = HTMX if htmx else {}
    return client.post(_adres(sessie, onderdeel), {"stand": stand, **data}, headers=headers)


class TestMaken:
    def test_begins_with_everything_that_can_be_known(self, wereld):
        versie = VersieFactory()
        sessie = maak_sessie(
            wereld.team,
            versie,
            wereld.teamleider,
            "Begeleiding " * 30,
            reeks="verbetering",
            doel=" Weten ",
        )

        assert len(sessie.onderwerp) == 160
        assert sessie.doel == "Weten"
        assert (sessie.drempel, sessie.duur_minuten, sessie.reeks) == (30, 120, "verbetering")
        assert [k.stelling.code for k in sessie.keuze.all()] == ["D1", "D2", "V3", "V4"]
        # The leader asks and does not vote.
        assert set(sessie.aanwezigen.all()) == set(wereld.leden[1:])
        assert sessie.aantal_aanwezig == 2
        assert sessie.agenda.startswith("Opening\n")
        assert len(sessie.code) == 6

    def test_code_in_use_is_not_given_again(self, wereld, monkeypatch):
        eerste = SessieFactory()
        codes = iter([eerste.code, "CFH347"])
        monkeypatch.setattr(voorbereiding, "nieuwe_code", lambda: next(codes))

        sessie = maak_sessie(wereld.team, eerste.versie, wereld.teamleider, "Nog een")

        assert sessie.code == "CFH347"


class TestBewaren:
    @pytest.mark.parametrize(
        ("onderdeel", "data", "verwacht"),
        [
            ("doel", {"onderwerp": "Anders", "doel": "Weten"}, {"onderwerp": "Anders"}),
            ("samenvatting", {"samenvatting": "a\r\nb"}, {"samenvatting": "a\nb"}),
            ("agenda", {"agenda": ""}, {"agenda": ""}),
            ("stemmen", {"drempel": "1", "stemwijze": "beide"}, {"drempel": 1}),
            ("stemmen", {"drempel": "100", "stemwijze": "handen"}, {"drempel": 100}),
        ],
    )
    def test_section_is_saved_by_itself(self, leider, sessie, onderdeel, data, verwacht):
        antwoord = _bewaar(leider, sessie, onderdeel, data)

        assert antwoord.status_code == 200
        assert antwoord["HX-Reswap"] == "none"
        assert "Bewaard om" in antwoord.text
        sessie.refresh_from_db()
        assert {veld: getattr(sessie, veld) for veld in verwacht} == verwacht

    def test_without_htmx_it_goes_back_to_the_section(self, leider, sessie):
        antwoord = _bewaar(leider, sessie, "doel", {"onderwerp": "Anders"}, htmx=False)

        assert antwoord.url == _adres(sessie) + "#doel"
        assert "bewaard" in leider.get(antwoord.url).text

    def test_moment_is_kept_in_local_time(self, leider, sessie):
        dag = timezone.localdate() + datetime.timedelta(days=20)
        data = {"datum": dag.isoformat(), "tijd": "15:30", "duur_minuten": "90", "plaats": "Aula"}

        _bewaar(leider, sessie, "moment", data)

        sessie.refresh_from_db()
        lokaal = timezone.localtime(sessie.gepland_op)
        assert (lokaal.date(), lokaal.time()) == (dag, datetime.time(15, 30))
        assert "De sessie heeft er 68 minuten voor" in " ".join(
            leider.get(_adres(sessie)).text.split()
        ).replace('<span class="cijfers">68</span>', "68")

    def test_present_are_counted_with_guests(self, leider, sessie, wereld):
        antwoord = _bewaar(
            leider, sessie, "aanwezig", {"leden": [wereld.leden[0].pk], "gasten": "2"}
        )

        sessie.refresh_from_db()
        assert (sessie.aantal_aanwezig, sessie.gasten) == (3, 2)
        assert list(sessie.aanwezigen.all()) == [wereld.leden[0]]
        assert '<strong class="cijfers">3</strong> mensen stemmen mee' in antwoord.text

    def test_who_left_the_team_stays_while_ticked(self, leider, sessie, wereld):
        gisteren = timezone.localdate() - datetime.timedelta(days=1)
        Lidmaatschap.objects.filter(pk=wereld.leden[2].pk).update(tot=gisteren)

        assert "Eva Docent" in leider.get(_adres(sessie)).text
        _bewaar(leider, sessie, "aanwezig", {"leden": [wereld.leden[0].pk], "gasten": ""})
        assert "Eva Docent" not in leider.get(_adres(sessie)).text

    def test_statements_in_the_order_of_the_instrument(self, leider, sessie):
        d2, v3 = (sessie.versie.stellingen.get(code=code).pk for code in ("D2", "V3"))
        antwoord = _bewaar(leider, sessie, "stellingen", {"keuze": [v3, d2]})

        assert [k.stelling.code for k in sessie.keuze.all()] == ["D2", "V3"]
        assert "7" in antwoord.text

    def test_saving_the_same_writes_no_history(self, leider, sessie):
        voor = sessie.history.count()
        _bewaar(leider, sessie, "doel", {"onderwerp": "Begeleiding", "doel": "Samen kijken"})
        assert sessie.history.count() == voor


class TestFouten:
    gisteren = (timezone.localdate() - datetime.timedelta(days=1)).isoformat()

    @pytest.mark.parametrize(
        ("onderdeel", "data", "melding"),
        [
            ("doel", {"onderwerp": " "}, "Geef de sessie een onderwerp."),
            ("doel", {"onderwerp": "x" * 161}, "160"),
            ("stemmen", {"drempel": "0", "stemwijze": "handen"}, "minstens 1 procent"),
            ("stemmen", {"drempel": "101", "stemwijze": "handen"}, "hoogstens 100 procent"),
            ("stemmen", {"drempel": "veel", "stemwijze": "handen"}, "heel getal"),
            ("stemmen", {"drempel": "", "stemwijze": "handen"}, "Vul een drempel in"),
            ("stemmen", {"drempel": "30", "stemwijze": "post"}, "Kies een van de mogelijkheden"),
            ("moment", {"datum": gisteren, "tijd": "15:00", "duur_minuten": "60"}, "al geweest"),
            ("moment", {"datum": "31-2-2027", "tijd": "", "duur_minuten": "60"}, "geen datum"),
            ("moment", {"datum": "2999-01-01", "tijd": "9:00", "duur_minuten": "60"}, "het jaar"),
            ("moment", {"datum": "2999-01-01", "tijd": "laat", "duur_minuten": "60"}, "geen tijd"),
            ("moment", {"datum": "", "tijd": "", "duur_minuten": "14"}, "minstens 15"),
            ("moment", {"datum": "", "tijd": "", "duur_minuten": "481"}, "hoogstens 480"),
            ("aanwezig", {"gasten": "-1"}, "0 of meer"),
            ("aanwezig", {"gasten": "501"}, "hoogstens 500"),
            ("aanwezig", {"leden": ["999999"]}, "zit niet meer in het team"),
            ("stellingen", {"keuze": ["999999"]}, "hoort niet meer bij deze sessie"),
            ("stellingen", {"keuze": ["x"]}, "not a valid value|geen geldige waarde"),
        ],
    )
    def test_message_stands_at_the_field_and_nothing_changes(
        self, leider, sessie, onderdeel, data, melding
    ):
        voor = Sessie.objects.filter(pk=sessie.pk).values().get()
        keuze = list(sessie.keuze.values_list("stelling", flat=True))

        antwoord = _bewaar(leider, sessie, onderdeel, data)
        zonder = _bewaar(leider, sessie, onderdeel, data, htmx=False)

        assert antwoord.status_code == zonder.status_code == 422
        assert any(deel in antwoord.text for deel in melding.split("|"))
        assert any(deel in zonder.text for deel in melding.split("|"))
        assert Sessie.objects.filter(pk=sessie.pk).values().get() == voor
        assert list(sessie.keuze.values_list("stelling", flat=True)) == keuze

    def test_date_without_time_asks_for_the_time(self, leider, sessie):
        morgen = timezone.localdate() + datetime.timedelta(days=1)
        data = {"datum": morgen.isoformat(), "tijd": "", "duur_minuten": "60"}
        assert "hoe laat de sessie begint" in _bewaar(leider, sessie, "moment", data).text

    def test_passed_date_does_not_block_the_rest(self, leider, sessie):
        sessie.gepland_op = timezone.now() - datetime.timedelta(days=3)
        sessie.save()
        lokaal = timezone.localtime(sessie.gepland_op)
        data = {"datum": lokaal.date(), "tijd": lokaal.strftime("%H:%M"), "duur_minuten": "75"}

        assert _bewaar(leider, sessie, "moment", data).status_code == 200
        sessie.refresh_from_db()
        assert sessie.duur_minuten == 75

    def test_statement_of_another_version_is_refused(self, leider, sessie):
        vreemd = VersieFactory().stellingen.first()
        antwoord = _bewaar(leider, sessie, "stellingen", {"keuze": [vreemd.pk]})
        assert antwoord.status_code == 422

    def test_after_a_mistake_the_whole_section_comes_back(self, leider, sessie):
        data = {"drempel": "40", "stemwijze": "handen", "had_fout": "ja"}
        antwoord = _bewaar(leider, sessie, "stemmen", data)

        assert "HX-Reswap" not in antwoord
        assert '<section class="deel" id="stemmen"' in antwoord.text


class TestTweeTegelijk:
    def test_second_is_told_and_loses_nothing(self, als, wereld, sessie):
        tweede = LidmaatschapFactory(team=wereld.team, rol="teamleider", gebruiker__naam="Tom Twee")
        stand = _stand(als(wereld.teamleider), sessie, "samenvatting")
        _bewaar(als(tweede.gebruiker), sessie, "samenvatting", {"samenvatting": "Van Tom"})

        antwoord = _bewaar(
            als(wereld.teamleider), sessie, "samenvatting", {"samenvatting": "Van mij"}, stand=stand
        )

        assert antwoord.status_code == 422
        assert "Tom Twee heeft dit intussen veranderd" in antwoord.text
        assert "Van Tom" in antwoord.text
        assert "Van mij" in antwoord.text
        sessie.refresh_from_db()
        assert sessie.samenvatting == "Van Tom"

        nieuwe_stand = re.search(r'id="samenvatting-stand" value="(\w+)"', antwoord.text)[1]
        _bewaar(
            als(wereld.teamleider),
            sessie,
            "samenvatting",
            {"samenvatting": "Van mij"},
            stand=nieuwe_stand,
        )
        sessie.refresh_from_db()
        assert sessie.samenvatting == "Van mij"

    def test_other_sections_do_not_collide(self, leider, sessie):
        stand = _stand(leider, sessie, "agenda")
        _bewaar(leider, sessie, "doel", {"onderwerp": "Anders"})
        assert _bewaar(leider, sessie, "agenda", {"agenda": "Kort"}, stand=stand).status_code == 200

    def test_same_change_by_both_is_no_collision(self, leider, sessie):
        stand = _stand(leider, sessie, "agenda")
        _bewaar(leider, sessie, "agenda", {"agenda": "Kort"})
        assert _bewaar(leider, sessie, "agenda", {"agenda": "Kort"}, stand=stand).status_code == 200

    @pytest.mark.parametrize("htmx", [True, False])
    def test_begun_meanwhile_sends_to_where_it_is(self, leider, sessie, htmx):
        stand = _stand(leider, sessie, "agenda")
        acties.start(sessie.pk)

        antwoord = _bewaar(leider, sessie, "agenda", {"agenda": "X"}, htmx=htmx, stand=stand)

        doel = reverse("sessie_leiding", args=[sessie.pk])
        assert (antwoord["HX-Redirect"] if htmx else antwoord.url) == doel
        sessie.refresh_from_db()
        assert sessie.agenda != "X"


class TestPagina:
    def test_says_what_is_missing(self, leider, sessie):
        sessie.keuze.all().delete()
        tekst = leider.get(_adres(sessie)).text

        assert "minstens één stelling" in tekst
        assert "nodig om te beginnen" in tekst
        assert "Begin de sessie" not in tekst

    @pytest.mark.parametrize(
        ("adres", "waarschuwt"),
        [
            ("http://127.0.0.1:8000", True),
            ("http://localhost", True),
            ("http://10.0.0.5:8000", False),
            ("https://borgen.school.example", False),
        ],
    )
    def test_warns_when_phones_cannot_come(self, leider, sessie, settings, adres, waarschuwt):
        settings.BASE_URL = adres
        assert "Telefoons kunnen deze computer" not in leider.get(_adres(sessie)).text

        antwoord = _bewaar(leider, sessie, "stemmen", {"drempel": "30", "stemwijze": "beide"})
        assert ("Telefoons kunnen deze computer nog niet vinden" in antwoord.text) is waarschuwt

    def test_fragment_is_part_of_the_page(self, leider, sessie):
        fout = _bewaar(leider, sessie, "stemmen", {"drempel": "0", "stemwijze": "handen"})
        heel = _bewaar(
            leider, sessie, "stemmen", {"drempel": "0", "stemwijze": "handen"}, htmx=False
        )
        assert _kaal(fout.text) in _kaal(heel.text)

    def test_queries_do_not_grow(self, leider, sessie, wereld, django_assert_num_queries):
        leider.get(_adres(sessie))
        with django_assert_num_queries(17):
            leider.get(_adres(sessie))
        groot = maak_sessie(
            wereld.team,
            VersieFactory(instrument__team=wereld.team, stellingen=30),
            wereld.teamleider,
            "Groot",
        )
        LidmaatschapFactory.create_batch(27, team=wereld.team)
        for nummer in range(9):
            upload = SimpleUploadedFile("plan.txt", b"tekst")
            voorbereiding.voeg_bijlage_toe(groot, upload, f"{nummer}.txt", wereld.teamleider)
        with django_assert_num_queries(17):
            leider.get(_adres(groot))


def _kaal(tekst: str) -> str:
    regels = (regel.strip() for regel in tekst.splitlines())
    return "\n".join(r for r in regels if r and "csrfmiddlewaretoken" not in r)
