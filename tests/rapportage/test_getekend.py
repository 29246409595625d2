"""What is drawn once says the same as what is drawn anew, to everybody and after every change."""

import datetime
from dataclasses import dataclass

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field, as_crispy_form
from django import forms
from django.template import engines
from django.utils.safestring import SafeString

from organisatie.models import Team
from rapportage import getekend, getekendveld
from rapportage.getekend import Geheugen, teken

SJABLOON = "verbeterplan/stand.html"


@dataclass(frozen=True)
class Stand:
    woord: str
    icoon: str = "circle"
    voorbij: bool = False


@dataclass
class Veranderlijk:
    woord: str = "open"


@pytest.fixture
def getekende(monkeypatch):
    """Counts the drawings; each test begins with an empty memory."""
    monkeypatch.setattr(getekend, "_delen", getekend.nieuw_geheugen())
    gedaan = []
    eigen = getekend.render_to_string

    def tel(sjabloon, inhoud):
        gedaan.append(sjabloon)
        return eigen(sjabloon, inhoud)

    monkeypatch.setattr(getekend, "render_to_string", tel)
    return gedaan


def test_dezelfde_inhoud_wordt_een_keer_getekend(getekende):
    eerst = teken(SJABLOON, {"stand": Stand("open")})
    assert teken(SJABLOON, {"stand": Stand("open")}) == eerst
    assert "open" in eerst
    assert len(getekende) == 1


def test_andere_inhoud_is_een_ander_deel(getekende):
    woorden = ["open", "klaar", "<b>"]
    delen = [teken(SJABLOON, {"stand": Stand(woord)}) for woord in woorden]
    assert len(set(delen)) == len(getekende) == 3
    assert "&lt;b&gt;" in delen[2]


def test_elk_verzoek_krijgt_zijn_eigen_bewijs(getekende):
    sjabloon = engines["django"].from_string(
        '{% load getekend %}{% getekend "onderdelen/menu.html" naam="Ans" onder_menu="" %}'
    )
    een, twee = (sjabloon.render({"csrf_token": token}) for token in ("bewijs-een", "bewijs-twee"))
    assert "bewijs-een" in een
    assert "bewijs-twee" not in een
    assert een.replace("bewijs-een", "bewijs-twee") == twee
    assert len(getekende) == 1


@pytest.mark.parametrize(
    "waarde",
    [
        Team(pk=1, naam="Team"),
        (Team(pk=1, naam="Team"),),
        ["open"],
        Veranderlijk(),
        lambda: "open",
        Stand(SafeString("<b>")),
        (SafeString("<b>"),),
    ],
)
def test_wat_veranderen_kan_wordt_niet_onthouden(getekende, waarde):
    with pytest.raises(TypeError):
        teken(SJABLOON, {"stand": waarde})


_GELIJK = (1, True, "<b>", SafeString("<b>"))
_TOONT = ("1", "True", "&lt;b&gt;", "<b>")


def test_wat_gelijk_is_maar_er_anders_uitziet(getekende):
    delen = [teken("verbeterplan/planning_velden.html", {"nr": nr}) for nr in _GELIJK]
    assert [f"regel-{nr}-wat" in deel for nr, deel in zip(_TOONT, delen, strict=True)] == [True] * 4


def test_er_wordt_niet_meer_onthouden_dan_past():
    geheugen = Geheugen(2)
    gemaakt = []
    for sleutel in ("a", "b", "a", "c", "a", "b"):
        geheugen.geef(sleutel, lambda sleutel=sleutel: gemaakt.append(sleutel))
    # "b" was asked for longest ago when "c" came.
    assert gemaakt == ["a", "b", "c", "b"]


def test_grote_delen_nemen_meer_plaats_in():
    geheugen = Geheugen(5, weeg=len)
    gemaakt = []

    def maak(tekst):
        gemaakt.append(tekst)
        return tekst

    for tekst in ("aaa", "bb", "aaa", "c", "bb", "te lang", "te lang"):
        assert geheugen.geef(tekst, lambda tekst=tekst: maak(tekst)) == tekst
    # "c" made "bb" go, and what does not fit is made each time.
    assert gemaakt == ["aaa", "bb", "c", "bb", "te lang", "te lang"]


class Formulier(forms.Form):
    wat = forms.CharField(label="Wat", help_text="Kort.", max_length=5)
    dag = forms.DateField(required=False, widget=forms.DateInput(format="%d-%m-%Y"))
    wie = forms.ChoiceField(choices=[("", "niemand"), ("1", "Ans")], required=False)
    hoe = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)

    def clean(self):
        if self.data.get("wat") == "fout":
            raise forms.ValidationError("Zo niet.")


FORMULIEREN = [
    {},
    {"initial": {"wat": "<b>", "wie": "1", "hoe": "b"}},
    {"initial": {"dag": datetime.date(2027, 3, 1)}},
    {"initial": {"dag": "2027-03-01"}},
    {"data": {"wat": "te lang", "dag": "2027-03-01", "wie": "9"}},
    {"data": {"wat": "fout"}},
    {"data": {"wat": "goed", "hoe": "a"}},
    {"auto_id": "anders-%s"},
    {"prefix": "anders"},
]


class TestVelden:
    @pytest.fixture(autouse=True)
    def _leeg(self, monkeypatch):
        monkeypatch.setattr(getekendveld, "_getekend", Geheugen(100))

    def test_een_formulier_is_wat_crispy_tekent_ook_de_tweede_keer(self):
        for _ in range(2):
            for vorm in FORMULIEREN:
                getekend = getekendveld.teken_formulier(Formulier(**vorm))
                assert getekend == as_crispy_form(Formulier(**vorm))

    @pytest.mark.parametrize("naam", ["wat", "dag", "wie", "hoe"])
    def test_een_veld_is_wat_crispy_tekent_ook_de_tweede_keer(self, naam):
        for _ in range(2):
            for vorm in FORMULIEREN:
                getekend = getekendveld.teken_veld(Formulier(**vorm)[naam])
                assert getekend == as_crispy_field(Formulier(**vorm)[naam])

    def test_andere_keuzes_en_opschriften_tellen_mee(self):
        def maak(aantal):
            form = Formulier()
            form.fields["wie"].choices = [(str(i), f"Lid {i}") for i in range(aantal)]
            form.fields["wat"].label = f"Wat {aantal}"
            return form

        for aantal in (2, 3, 2):
            assert getekendveld.teken_formulier(maak(aantal)) == as_crispy_form(maak(aantal))

    def test_keuzes_uit_de_database_worden_een_keer_gelezen(
        self, wereld, django_assert_num_queries
    ):
        class Kies(forms.Form):
            team = forms.ModelChoiceField(Team.objects.order_by("pk"))

        for _ in range(2):
            with django_assert_num_queries(1):
                html = getekendveld.teken_veld(Kies()["team"])
            assert str(wereld.team) in html
        Team.objects.filter(pk=wereld.team.pk).update(naam="Hernoemd")
        assert "Hernoemd" in getekendveld.teken_veld(Kies()["team"])


def test_een_deel_zonder_formulier_vraagt_geen_bewijs(getekende):
    class Bewijs:
        def __str__(self):
            raise AssertionError("nobody asked for it")

    assert "open" in teken(SJABLOON, {"stand": Stand("open")}, Bewijs())
