"""Views that people keep and share."""

import pytest
from django.urls import reverse

from metaanalyse.forms.weergave import WeergaveForm
from metaanalyse.models import Weergave
from metaanalyse.regels.variabelen import VARIABELEN
from tests.metaanalyse.maak import maak_kaart
from tests.paginatekst import zonder_toeval

pytestmark = pytest.mark.database


def _bewaar(client, vraag: str, **velden):
    return client.post(f"{reverse('weergave_nieuw')}?{vraag}", {"naam": "Mijn keuze"} | velden)


def test_weergave_is_een_adres_dat_hetzelfde_toont(als, wereld):
    maak_kaart("Tijd", aspect=["tijd"])
    maak_kaart("Visie", aspect=["visie"])
    client = als(wereld.teamlid)
    terug = _bewaar(client, "sorteer=jaar&aspect=tijd&pagina=3&onzin=1")
    rij = Weergave.objects.get()
    assert rij.vraag == "aspect=tijd&sorteer=jaar"
    assert terug.url == f"{reverse('kaarten')}?aspect=tijd&sorteer=jaar"
    lijst = zonder_toeval(client.get(reverse("weergaven")))
    assert f'href="{reverse("kaarten")}?aspect=tijd&amp;sorteer=jaar">Mijn keuze</a>' in lijst


def test_ander_ziet_alleen_wat_gedeeld_is(als, wereld):
    _bewaar(als(wereld.teamlid), "aspect=tijd")
    _bewaar(als(wereld.teamlid), "aspect=visie", naam="Samen", gedeeld="on")
    pagina = zonder_toeval(als(wereld.kwaliteit).get(reverse("weergaven")))
    assert "Mijn keuze" not in pagina
    assert "gedeeld door Daan Docent" in pagina
    assert "Wijzig" not in pagina


@pytest.mark.parametrize("naam", ["", "   ", "x" * 81, "Mijn keuze", " Mijn  keuze "])
def test_naam_die_niet_kan_geeft_een_fout_bij_het_veld(als, wereld, naam):
    client = als(wereld.teamlid)
    _bewaar(client, "aspect=tijd")
    pagina = zonder_toeval(_bewaar(client, "aspect=visie", naam=naam))
    assert 'aria-invalid="true"' in pagina
    assert Weergave.objects.count() == 1


@pytest.fixture
def intussen(monkeypatch):
    """Another tab keeps a view under a name, after the form looked whether it was free."""

    def zet(wie, naam, vraag):
        echt = WeergaveForm.clean

        def clean(form):
            Weergave.objects.create(gebruiker=wie, naam=naam, vraag=vraag)
            return echt(form)

        monkeypatch.setattr(WeergaveForm, "clean", clean)

    return zet


def _fout_bij_de_naam(antwoord) -> bool:
    return antwoord.context["form"].errors == {
        "naam": ["Je hebt al een weergave met die naam. Kies een andere naam."]
    }


def test_een_naam_die_een_ander_tabblad_net_nam_bij_wijzigen(als, wereld, intussen):
    client = als(wereld.teamlid)
    _bewaar(client, "aspect=tijd")
    rij = Weergave.objects.get()
    intussen(wereld.teamlid, "Bezet", "aspect=visie")
    antwoord = client.post(reverse("weergave_wijzig", args=[rij.pk]), {"naam": "Bezet"})
    assert _fout_bij_de_naam(antwoord)
    rij.refresh_from_db()
    assert rij.naam == "Mijn keuze"


@pytest.mark.parametrize(("vraag", "bewaard"), [("aspect=tijd", True), ("aspect=visie", False)])
def test_twee_keer_tegelijk_bewaren_is_een_keer(als, wereld, intussen, vraag, bewaard):
    intussen(wereld.teamlid, "Mijn keuze", vraag)
    antwoord = _bewaar(als(wereld.teamlid), "aspect=tijd")
    assert antwoord.status_code == 302 if bewaard else _fout_bij_de_naam(antwoord)
    assert Weergave.objects.get().vraag == vraag


def test_twee_mensen_mogen_dezelfde_naam_kiezen(als, wereld):
    _bewaar(als(wereld.teamlid), "aspect=tijd")
    _bewaar(als(wereld.kwaliteit), "aspect=tijd")
    assert Weergave.objects.count() == 2


def test_te_veel_filters_wordt_gezegd(als, wereld):
    vraag = "&".join(
        f"{v}={code}"
        for v in ("aspect", "bevorderend", "belemmerend")
        for code in VARIABELEN[v].codes
    )
    pagina = zonder_toeval(_bewaar(als(wereld.teamlid), vraag))
    assert "te veel filters om te bewaren" in pagina
    assert Weergave.objects.count() == 0


def test_wijzigen_houdt_de_filters(als, wereld):
    client = als(wereld.teamlid)
    _bewaar(client, "aspect=tijd")
    rij = Weergave.objects.get()
    formulier = zonder_toeval(client.get(reverse("weergave_wijzig", args=[rij.pk])))
    assert "Aspect: Tijd" in formulier
    client.post(reverse("weergave_wijzig", args=[rij.pk]), {"naam": "Anders", "gedeeld": "on"})
    rij.refresh_from_db()
    assert (rij.naam, rij.gedeeld, rij.vraag) == ("Anders", True, "aspect=tijd")


def test_verwijderen_vraagt_eerst(als, wereld):
    client = als(wereld.teamlid)
    _bewaar(client, "aspect=tijd")
    adres = reverse("weergave_verwijder", args=[Weergave.objects.get().pk])
    assert "Verwijder je “Mijn keuze”?" in zonder_toeval(client.get(adres))
    assert Weergave.objects.count() == 1
    client.post(adres)
    assert Weergave.objects.count() == 0


def test_andermans_weergave_is_er_niet(als, wereld):
    _bewaar(als(wereld.teamlid), "aspect=tijd", gedeeld="on")
    pk = Weergave.objects.get().pk
    client = als(wereld.onderzoeker)
    for naam in ("weergave_wijzig", "weergave_verwijder"):
        assert client.post(reverse(naam, args=[pk]), {"naam": "Van mij"}).status_code == 404
    assert Weergave.objects.get().naam == "Mijn keuze"


def test_zonder_weergaven_staat_er_hoe_het_gaat(als, wereld):
    pagina = zonder_toeval(als(wereld.teamlid).get(reverse("weergaven")))
    assert "Je hebt nog geen weergave bewaard." in pagina


def test_lijst_van_weergaven_vraagt_altijd_evenveel(als, wereld, django_assert_num_queries):
    client = als(wereld.teamlid)
    for aantal in (1, 30):
        for nummer in range(aantal):
            Weergave.objects.create(
                gebruiker=wereld.kwaliteit, naam=f"{aantal} {nummer}", gedeeld=1
            )
        with django_assert_num_queries(5):
            client.get(reverse("weergaven"))
