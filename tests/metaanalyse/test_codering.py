"""The coding form: saved field by field or by section, and nothing lost beside another tab."""

import pytest
from django.urls import reverse

from metaanalyse.codeerbeeld import lees_veld
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering, Kaart, Waarde
from metaanalyse.regels.coderen import VELDEN, antwoord_van
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.variabelen import Toestand
from tests.metaanalyse.coderen import codeer, inhoud, onderzoeker
from tests.metaanalyse.maak import maak_concept, maak_kaart, maak_rapport

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def begonnen(wereld, als):
    """A card with an empty coding of the persona onderzoeker, and the client."""
    kaart = maak_concept("Lesbezoek")
    client = als(wereld.onderzoeker)
    client.post(reverse("codering_begin", args=[kaart.pk]))
    return kaart, client


def _vorm(kaart, veld):
    """The form of a field as the page shows it now."""
    return lees_veld(lees_inhoud(Codering.objects.get(kaart=kaart)), veld).form


def _stuur(client, kaart, veld, basis=None, htmx=True, **data):
    basis = _vorm(kaart, veld).initial["basis"] if basis is None else basis
    koppen = {"HX-Request": "true"} if htmx else {}
    velden = {f"{veld}-{naam}": waarde for naam, waarde in data.items()}
    adres = reverse("codering_veld", args=[kaart.pk, veld])
    return client.post(adres, {f"{veld}-basis": basis} | velden, headers=koppen)


def _nu(kaart, veld):
    return antwoord_van(lees_inhoud(Codering.objects.get(kaart=kaart)), veld)


def test_elk_veld_staat_op_het_formulier(begonnen):
    kaart, client = begonnen
    antwoord = client.get(reverse("codering", args=[kaart.pk]))
    assert antwoord.status_code == 200
    assert [v.code for d in antwoord.context["delen"] for v in d.velden] == list(VELDEN)
    assert str(antwoord.context["voortgang"]) == "0 van 20"


@pytest.mark.parametrize(
    ("veld", "data", "verwacht"),
    [
        (
            "aspect",
            {"waarden": ["tijd", "visie"], "herkomst": "vermeld", "plaats": "p. 3"},
            (
                Gegeven("aspect", "visie", herkomst="vermeld", plaats="p. 3"),
                Gegeven("aspect", "tijd", herkomst="vermeld", plaats="p. 3"),
            ),
        ),
        (
            "aspect",
            {
                "waarden": ["tijd", "visie"],
                "plaats": "p. 3",
                "plaats_tijd": "p. 9",
                "tekst_tijd": "Eén uur.",
                "herkomst_tijd": "afgeleid",
            },
            (
                Gegeven("aspect", "visie", plaats="p. 3"),
                Gegeven("aspect", "tijd", "", "Eén uur.", herkomst="afgeleid", plaats="p. 9"),
            ),
        ),
        ("aspect", {"geen": "onbekend", "tekst": "Staat er niet."}, "onbekend"),
        ("aspect", {"geen": "nvt"}, "nvt"),
        ("aspect", {"geen": ""}, None),
        ("fase", {"van": "implementatie"}, (Gegeven("fase", "implementatie"),)),
        (
            "fase",
            {"van": "implementatie", "tot": "duurzame-invoering"},
            (Gegeven("fase", "implementatie", "duurzame-invoering"),),
        ),
        ("fase", {"van": "initiatie", "tot": "initiatie"}, (Gegeven("fase", "initiatie"),)),
        ("fase", {"van": "nvt"}, "nvt"),
        ("uitkomst", {"tekst": "Meer\r\nrust."}, (Gegeven("uitkomst", tekst="Meer\nrust."),)),
        ("uitkomst", {"tekst": "x" * 20_000}, (Gegeven("uitkomst", tekst="x" * 20_000),)),
        ("score-methode", {"score": "5", "reden": "Helder."}, Score(5, "Helder.")),
        ("score-methode", {"score": "onbekend"}, Score(None)),
        ("ladder-gemeten", {"vervuld": "ja", "reden": "Tabel 2."}, Voorwaarde(True, "Tabel 2.")),
        ("ladder-gemeten", {"vervuld": "onbekend"}, Voorwaarde(None)),
    ],
)
def test_een_veld_wordt_opgeslagen_zoals_het_is_ingevuld(begonnen, veld, data, verwacht):
    kaart, client = begonnen
    antwoord = _stuur(client, kaart, veld, **data)
    assert antwoord.status_code == 200
    assert antwoord.context["veld"].fouten == []
    if isinstance(verwacht, str):
        verwacht = (Gegeven(veld, tekst=data.get("tekst", ""), toestand=Toestand(verwacht)),)
    assert _nu(kaart, veld) == verwacht
    # What is shown again and sent back as it is, changes nothing.
    form = _vorm(kaart, veld)
    terug = {form.add_prefix(n): form[n].value() or "" for n in form.fields}
    client.post(reverse("codering_veld", args=[kaart.pk, veld]), terug)
    assert _nu(kaart, veld) == verwacht


@pytest.mark.parametrize(
    ("veld", "data", "melding"),
    [
        (
            "uitkomst",
            {"tekst": "x" * 20_003},
            "Deze tekst is te lang: 20.003 tekens, en er passen er 20.000. Haal er 3 weg. "
            "Je tekst staat er nog, maar is zo niet bewaard.",
        ),
        (
            "aspect",
            {"waarden": ["tijd"], "geen": "onbekend"},
            "Er staat onbekend of n.v.t., en er zijn waarden gekozen. Haal een van beide weg.",
        ),
        (
            "fase",
            {"van": "duurzame-invoering", "tot": "initiatie"},
            "Fase vernieuwingsproces: het bereik loopt terug.",
        ),
        ("fase", {"tot": "initiatie"}, "Kies ook waar het bereik begint."),
        (
            "uitkomst",
            {"plaats": "p. 4"},
            "Kies of schrijf ook een waarde; dan wordt dit bewaard.",
        ),
        (
            "score-methode",
            {"reden": "Zwak."},
            "Kies ook een score, of onbekend; dan wordt het bewaard.",
        ),
        (
            "ladder-gemeten",
            {"reden": "Nee."},
            "Kies ook een antwoord; dan wordt het bewaard.",
        ),
        ("plaats", {}, None),
    ],
)
def test_wat_niet_kan_blijft_staan_met_de_reden(begonnen, veld, data, melding):
    kaart, client = begonnen
    if melding is None:
        adres = reverse("codering_veld", args=[kaart.pk, veld])
        assert client.post(adres).status_code == 404
        return
    antwoord = _stuur(client, kaart, veld, **data)
    assert antwoord.context["veld"].fouten == [melding]
    assert _nu(kaart, veld) is None
    zonder = _stuur(client, kaart, veld, htmx=False, **data)
    assert zonder.status_code == 422
    beeld = next(v for d in zonder.context["delen"] for v in d.velden if v.code == veld)
    assert beeld.fouten == [melding]
    for naam, waarde in data.items():
        assert beeld.form[naam].value() == waarde


@pytest.mark.parametrize(
    ("veld", "data"),
    [
        ("aspect", {"waarden": ["geluk"]}),
        ("trede", {"van": "6"}),
        ("score-methode", {"score": "0"}),
        ("ladder-gemeten", {"vervuld": "misschien"}),
        ("uitkomst", {"tekst": "nul\x00byte"}),
        ("uitkomst", {"tekst": "a", "plaats": "x" * 301}),
        ("uitkomst", {"tekst": "a", "herkomst": "droom"}),
    ],
)
def test_vreemde_invoer_wordt_geweigerd(begonnen, veld, data):
    kaart, client = begonnen
    antwoord = _stuur(client, kaart, veld, **data)
    assert antwoord.status_code == 200
    assert len(antwoord.context["veld"].fouten) == 1
    assert not Waarde.objects.exists()


def test_een_deel_bewaart_wat_klopt_en_toont_wat_niet_klopt(begonnen):
    kaart, client = begonnen
    data = {
        "uitkomstmaat-tekst": "Rust in de les",
        "uitkomstmaat-basis": _vorm(kaart, "uitkomstmaat").initial["basis"],
        "uitkomst-tekst": "x" * 20_001,
        "uitkomst-basis": _vorm(kaart, "uitkomst").initial["basis"],
    }
    antwoord = client.post(reverse("codering_deel", args=[kaart.pk, "deel-3"]), data)
    assert antwoord.status_code == 422
    assert _nu(kaart, "uitkomstmaat") == (Gegeven("uitkomstmaat", tekst="Rust in de les"),)
    assert _nu(kaart, "uitkomst") is None
    goed = client.post(
        reverse("codering_deel", args=[kaart.pk, "deel-3"]), data | {"uitkomst-tekst": "Meer rust"}
    )
    assert goed.status_code == 302
    assert goed["Location"] == reverse("codering", args=[kaart.pk]) + "#deel-3"
    assert _nu(kaart, "uitkomst") == (Gegeven("uitkomst", tekst="Meer rust"),)


def test_twee_tabbladen_verliezen_niets_zonder_het_te_zeggen(begonnen):
    kaart, client = begonnen
    basis = _vorm(kaart, "uitkomst").initial["basis"]
    _stuur(client, kaart, "uitkomst", basis, tekst="Uit tabblad 1")
    botst = _stuur(client, kaart, "uitkomst", basis, tekst="Uit tabblad 2")
    assert botst.context["veld"].botsing == ["Uit tabblad 1"]
    assert _nu(kaart, "uitkomst")[0].tekst == "Uit tabblad 1"
    nieuw = botst.context["veld"].form["basis"].value()
    assert nieuw != basis
    _stuur(client, kaart, "uitkomst", nieuw, tekst="Uit tabblad 2")
    assert _nu(kaart, "uitkomst")[0].tekst == "Uit tabblad 2"
    zonder = _stuur(client, kaart, "uitkomst", basis, htmx=False, tekst="Uit tabblad 3")
    beeld = next(v for d in zonder.context["delen"] for v in d.velden if v.code == "uitkomst")
    assert (beeld.botsing, beeld.form["tekst"].value()) == (["Uit tabblad 2"], "Uit tabblad 3")


def test_wie_niets_veranderde_krijgt_wat_het_andere_tabblad_opsloeg(begonnen):
    kaart, client = begonnen
    basis = _vorm(kaart, "uitkomst").initial["basis"]
    _stuur(client, kaart, "uitkomst", basis, tekst="Uit tabblad 1")
    antwoord = _stuur(client, kaart, "uitkomst", basis, tekst="")
    assert _nu(kaart, "uitkomst")[0].tekst == "Uit tabblad 1"
    assert antwoord["HX-Retarget"] == "#veld-uitkomst"
    assert antwoord.context["veld"].form["tekst"].value() == "Uit tabblad 1"


def test_het_voorstel_gaat_mee_met_elke_laddervraag(begonnen):
    kaart, client = begonnen
    antwoord = _stuur(client, kaart, "ladder-doel", vervuld="nee")
    assert antwoord.context["waarom"].startswith("Trede 0, want")
    Kaart.objects.filter(pk=kaart.pk).update(trede_van_bron=True)
    antwoord = _stuur(client, kaart, "ladder-doel", vervuld="ja")
    assert antwoord.context["waarom"] == ""


def test_verder_gaan_met_wat_is_vastgesteld(wereld, als):
    kaart = maak_kaart(aspect=["tijd"], fase=("initiatie", "implementatie"), trede="2")
    client = als(wereld.onderzoeker)
    client.post(reverse("codering_begin", args=[kaart.pk]), {"van": "vastgesteld"})
    codering = Codering.objects.lopend().get()
    assert set(lees_inhoud(codering).gegevens) == set(lees_inhoud(kaart.geldig).gegevens)
    assert not codering.onafhankelijk
    client.post(reverse("codering_begin", args=[kaart.pk]), {"van": "vastgesteld"})
    assert Codering.objects.lopend().count() == 1
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.VASTGESTELD


def test_het_formulier_vraagt_evenveel_van_de_database_leeg_en_vol(
    wereld, als, django_assert_num_queries
):
    client = als(wereld.onderzoeker)
    leeg, vol = maak_concept(), maak_concept()
    codeer(leeg, wereld.onderzoeker, Inhoud(), klaar=False)
    veel = inhoud(aspect=["tijd", "visie"], bevorderend=["geld", "flexibel"], uitkomst="Rust")
    codeer(vol, wereld.onderzoeker, veel, klaar=False)
    client.get(reverse("codering", args=[leeg.pk]))
    for kaart in (leeg, vol):
        with django_assert_num_queries(10):
            client.get(reverse("codering", args=[kaart.pk]))


def test_een_nieuwe_kaart_krijgt_een_nummer_en_een_codering(wereld, als):
    client = als(wereld.onderzoeker)
    rapport = maak_rapport()
    adres = reverse("kaart_nieuw")
    assert client.get(f"{adres}?rapport={rapport.pk}").context["form"]["rapport"].value() == str(
        rapport.pk
    )
    assert client.get(f"{adres}?rapport=x").status_code == 200
    for titel, code in (("Lesbezoek", rapport.code), ("Datateams", f"{rapport.code}a")):
        antwoord = client.post(adres, {"rapport": rapport.pk, "titel": titel})
        kaart = Kaart.objects.get(titel=titel)
        assert antwoord["Location"] == reverse("codering", args=[kaart.pk])
        assert (kaart.code, kaart.coderingen.get().codeur) == (code, wereld.onderzoeker)
    fout = client.post(adres, {"rapport": "9999", "titel": ""})
    assert fout.context["form"].errors == {
        "rapport": ["Kies een rapport uit de lijst."],
        "titel": ["Geef de vernieuwing een naam."],
    }


def test_twee_collegas_en_geen_derde(wereld, als):
    kaart = maak_concept()
    for wie in (onderzoeker(), onderzoeker()):
        codeer(kaart, wie, Inhoud(), klaar=False)
    client = als(wereld.onderzoeker)
    antwoord = client.post(reverse("codering_begin", args=[kaart.pk]), follow=True)
    assert [str(m) for m in antwoord.context["messages"]] == [
        "Deze kaart wordt al door twee collega's gecodeerd."
    ]
    assert Codering.objects.count() == 2


def test_een_kaart_die_per_ongeluk_is_gemaakt_kan_weg(begonnen):
    kaart, client = begonnen
    adres = reverse("codering_verwijder", args=[kaart.pk])
    collega = onderzoeker(naam="Cato")
    codeer(kaart, collega, inhoud(), klaar=False)
    antwoord = client.post(adres, follow=True)
    assert [str(m) for m in antwoord.context["messages"]] == [
        "Cato heeft deze kaart al gecodeerd. Ze blijft daarom staan."
    ]
    kaart.coderingen.filter(codeur=collega).delete()
    assert client.post(adres)["Location"] == reverse("codering_werklijst")
    assert not Kaart.objects.exists()
    vast = maak_kaart()
    client.post(reverse("codering_verwijder", args=[vast.pk]))
    assert Kaart.objects.get() == vast
