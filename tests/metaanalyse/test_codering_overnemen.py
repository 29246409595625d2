"""All that is still open taken over from one coder, with one reason that stays to be read."""

import pytest
from django.urls import reverse

from metaanalyse.acties.samen_vaststellen import kies, neem_open_over
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.verschilbeeld import lees_vergelijking
from tests.metaanalyse.coderen import inhoud, maak_dubbel, onderzoeker
from tests.metaanalyse.maak import gegevens

pytestmark = [pytest.mark.django_db, pytest.mark.database]

A = {"aspect": ["tijd"], "fase": "initiatie", "uitkomst": "Meer rust.", "niveau": ["micro"]}
B = {"aspect": ["visie"], "fase": "implementatie", "uitkomst": "Stiller.", "niveau": ["micro"]}
REDEN = {"over-reden": "Samen doorgelopen."}


@pytest.fixture
def samen(wereld, als):
    """Olga and Cato differ in uitkomst, aspect and fase; the client is Olga's."""
    cato = onderzoeker(naam="Cato Collega")
    kaart = maak_dubbel(inhoud(**A), inhoud(**B), wereld.onderzoeker, cato)
    return kaart, als(wereld.onderzoeker)


def _beeld(kaart):
    kaart = Kaart.objects.get(pk=kaart.pk)
    return lees_vergelijking(kaart, list(kaart.coderingen.lopend().select_related("codeur")))


def _neem_over(client, kaart, **data):
    return client.post(reverse("codering_neem_over", args=[kaart.pk]), data, follow=True)


def _stel_vast(client, kaart):
    data = {"gezien": _beeld(kaart).afdruk, "reden": "Besproken."}
    assert client.post(reverse("codering_vaststellen", args=[kaart.pk]), data).status_code == 302


def test_wat_open_is_komt_van_een_codeur_en_wat_gekozen_was_blijft(samen, wereld):
    kaart, client = samen
    kies(kaart.pk, wereld.onderzoeker, "fase", "a")
    kies(kaart.pk, wereld.onderzoeker, "uitkomst", "eigen", tuple(gegevens(uitkomst="Eigen.")))
    antwoord = _neem_over(client, kaart, wie="b", **REDEN)
    assert [str(m) for m in antwoord.context["messages"]] == [
        "1 antwoord overgenomen. Wat al gekozen was, is gebleven."
    ]
    beeld = _beeld(kaart)
    assert not beeld.open
    geldt = {r.veld: (r.keuze, r.geldt) for r in beeld.anders}
    assert geldt == {
        "fase": ("a", tuple(gegevens(fase="initiatie"))),
        "uitkomst": ("eigen", tuple(gegevens(uitkomst="Eigen."))),
        "aspect": ("b", tuple(gegevens(aspect=["visie"]))),
    }


def test_de_versies_zeggen_wie_wat_van_wie_overnam_en_waarom(samen, wereld):
    kaart, client = samen
    _neem_over(client, kaart, wie="b", **REDEN)
    kies(kaart.pk, wereld.onderzoeker, "fase", "a")
    _stel_vast(client, kaart)
    tekst = client.get(reverse("codering_geschiedenis", args=[kaart.pk])).content.decode()
    naam = wereld.onderzoeker.naam
    velden = "Aspect waarop vernieuwing/interventie zich richt; Uitkomst"
    assert f"{naam} nam in één keer over van Cato Collega: {velden}. Samen doorgelopen." in tekst
    geldig = Kaart.objects.get(pk=kaart.pk).geldig
    assert set(geldig.keuzes) == {"uitkomst", "aspect", "fase"}


def test_een_keuze_die_verviel_staat_niet_bij_de_versie(samen, wereld):
    kaart, client = samen
    neem_open_over(kaart.pk, wereld.onderzoeker, "a", "Samen doorgelopen.")
    Codering.objects.filter(soort="codeur").first().waarden.filter(variabele="fase").update(
        code="implementatie"
    )
    _stel_vast(client, kaart)
    assert set(Kaart.objects.get(pk=kaart.pk).geldig.keuzes) == {"uitkomst", "aspect"}


@pytest.mark.parametrize(
    ("data", "status"), [({"wie": "b"}, 422), ({"wie": "eigen"} | REDEN, 200), (REDEN, 200)]
)
def test_zonder_reden_of_zonder_codeur_wordt_niets_overgenomen(samen, data, status):
    kaart, client = samen
    antwoord = _neem_over(client, kaart, **data)
    assert (antwoord.status_code, len(_beeld(kaart).open)) == (status, 3)
    if status == 422:
        assert antwoord.context["over"].errors == {
            "reden": ["Vertel kort waarom je dit in één keer overneemt."]
        }
        assert 'class="codeer-neem-over" open' in antwoord.content.decode()


def test_na_een_keuze_zonder_script_ga_je_naar_wat_nog_open_is(samen):
    kaart, client = samen
    plekken = []
    for veld in ("fase", "aspect", "uitkomst"):
        adres = reverse("codering_kies", args=[kaart.pk, veld])
        plekken.append(client.post(adres, {"keuze": "a"})["Location"].partition("#")[2])
    assert plekken == ["verschil-aspect", "verschil-uitkomst", "kop-vast"]


def test_wie_alleen_codeerde_neemt_niets_over(wereld, als):
    kaart = maak_dubbel(inhoud(**A), Inhoud(), wereld.onderzoeker, onderzoeker())
    Codering.objects.exclude(codeur=wereld.onderzoeker).delete()
    client = als(wereld.onderzoeker)
    pagina = client.get(reverse("codering_verschillen", args=[kaart.pk])).content.decode()
    assert "in één keer" not in pagina
