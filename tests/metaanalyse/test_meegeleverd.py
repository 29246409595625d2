"""The shipped cards: all of them, coded by the rules, and loaded twice without a trace."""

import html
import re
from collections import Counter
from dataclasses import replace

import pytest
from django.core.management import call_command

from metaanalyse import meegeleverd
from metaanalyse.acties.vaststellen import stel_vast, trek_in
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.meegeleverd import REDEN, laad_meegeleverd, lees_kaarten, lees_rapporten
from metaanalyse.models import Codering, Kaart, Kaartstand, Kaartwijziging, Rapport
from metaanalyse.regels.inhoud import Gegeven, Inhoud, controleer
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from tests.factories import GebruikerFactory

KAARTEN = {kaart.code: kaart for kaart in lees_kaarten()}
# Bijlage 2, as it stands there. Empty: the source says n.v.t.; None: it says nothing.
TREDEN = {
    "01": None,
    "02": ("4", "5"),
    "03": ("4", ""),
    "04": ("4", ""),
    "05": ("3", ""),
    "06": ("3", ""),
    **dict.fromkeys(("07a", "07b", "07c", "07d", "07e"), ("5", "")),
    "08": ("2", ""),
    "09": ("2", ""),
    "10": ("3", ""),
    "11": ("4", ""),
    "12": ("3", ""),
    "13": ("2", ""),
    "14": ("3", ""),
    "15": ("2", ""),
    "16": (),
    "17": (),
    "18": ("2", ""),
    "19": ("3", ""),
    "20": ("3", ""),
    "21": (),
    "22": ("4", ""),
    "23": ("4", ""),
    "24": ("3", ""),
    "25": ("4", ""),
    "26": ("3", ""),
    "27": ("3", ""),
    "28": ("2", ""),
}
FASE_ONBEKEND = ("02", "07b", "07c", "07e", "11", "27")


def een(kaart: meegeleverd.Meegeleverd, variabele: str) -> Gegeven:
    (gegeven,) = kaart.inhoud.van(variabele)
    return gegeven


def test_er_zijn_28_rapporten_en_32_kaarten():
    rapporten = lees_rapporten()
    assert [r.code for r in rapporten] == [f"{n:02}" for n in range(1, 29)]
    per_rapport = Counter(kaart.rapport for kaart in KAARTEN.values())
    assert per_rapport == {r.code: 5 if r.code == "07" else 1 for r in rapporten}
    assert len(KAARTEN) == 32
    assert [r.code for r in rapporten if r.jaar is None] == ["22"]
    assert [r.code for r in rapporten if not r.openbaar] == ["26"]
    assert [r.titel for r in rapporten if r.code == "07"] == [
        "Effectmeting InnovatieImpuls Onderwijs"
    ]


@pytest.mark.parametrize("kaart", KAARTEN.values(), ids=KAARTEN)
def test_een_kaart_is_compleet_en_verantwoord(kaart):
    assert list(controleer(kaart.gegevens)) == []
    assert [v for v in VARIABELEN if not kaart.inhoud.van(v)] == []
    assert [g for g in kaart.gegevens if not g.plaats or not g.herkomst] == []
    assert 60 <= len(een(kaart, "samenvatting").tekst.split()) <= 150
    assert {score.score for score in kaart.inhoud.scores.values()} == {None}
    assert len(kaart.inhoud.scores) == 5


@pytest.mark.parametrize("code", KAARTEN)
def test_de_trede_is_die_van_bijlage_2(code):
    trede, bron = een(KAARTEN[code], "trede"), TREDEN[code]
    toestand = {None: Toestand.ONBEKEND, (): Toestand.NVT}.get(bron, Toestand.WAARDE)
    assert (trede.toestand, (trede.code, trede.code_tot)) == (toestand, bron or ("", ""))


@pytest.mark.parametrize("code", FASE_ONBEKEND)
def test_waar_de_bron_geen_fase_noemt_is_die_onbekend(code):
    fase = een(KAARTEN[code], "fase")
    assert (fase.toestand, bool(fase.tekst)) == (Toestand.ONBEKEND, True)
    assert fase.plaats.startswith("bijlage 2, ")


def test_een_advies_of_meta_analyse_heeft_geen_doel_en_geen_fase():
    nvt = {
        code
        for code, kaart in KAARTEN.items()
        if een(kaart, "doelstelling").toestand == Toestand.NVT
    }
    assert nvt == {"08", "15", "16", "17", "21"}
    assert {een(KAARTEN[code], "fase").toestand for code in nvt} == {Toestand.NVT}


def test_uit_hoofdstuk_5_komt_alleen_wat_daar_staat():
    uit = {k.code for k in KAARTEN.values() if any(g.herkomst == "hoofdstuk5" for g in k.gegevens)}
    assert uit == {"04", "05", "12", "07a", "07d", "25"}
    plaatsen = {
        g.plaats for k in KAARTEN.values() for g in k.gegevens if g.herkomst == "hoofdstuk5"
    }
    assert plaatsen == {
        "overzicht 12",
        "overzicht 13",
        "na overzicht 11",
        "na overzicht 13",
        "de criteria bij overzicht 13",
    }


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [("VARIABELE", "Geluk", "onbekende variabele"), ("BEVINDING", "Trede 6", "onbekende waarde")],
)
def test_een_onbekend_woord_wordt_niet_stil_overgeslagen(monkeypatch, veld, waarde, melding):
    rij = {
        "RAPPORT ID": "01",
        "VARIABELE": "Positie effectladder",
        "BEVINDING": "Trede 0",
        "TOT EN MET": "",
        "TOELICHTING": "",
        "HERKOMST": "vermeld",
        "PLAATS": "bijlage 2",
    }
    monkeypatch.setattr(meegeleverd, "_rijen", lambda pad: [rij | {veld: waarde}])
    with pytest.raises(ValueError, match=melding):
        lees_kaarten()


# --- Loading -------------------------------------------------------------------------------------


def _stand() -> tuple[int, int, int, list[int]]:
    return (
        Kaart.objects.count(),
        Rapport.objects.count(),
        Codering.objects.count(),
        list(Kaartstand.objects.values_list("versie", flat=True)),
    )


@pytest.mark.django_db
@pytest.mark.database
class TestLaden:
    def test_laden_maakt_alle_kaarten_vastgesteld_met_de_trede_van_de_bron(self):
        assert laad_meegeleverd() == (32, 0, 0)
        kaarten = Kaart.objects.vastgesteld().filter(herkomst="meegeleverd", trede_van_bron=True)
        assert sorted(k.code for k in kaarten) == sorted(KAARTEN)
        assert set(Rapport.objects.values_list("stand", flat=True)) == {"opgenomen"}
        assert set(Codering.objects.values_list("nummer", "trede_voorstel")) == {(1, None)}
        kaart = kaarten.get(code="02")
        assert set(lees_inhoud(kaart.geldig).gegevens) == set(KAARTEN["02"].gegevens)

    def test_nog_eens_laden_verandert_niets_en_blijft_even_snel(
        self, django_assert_max_num_queries
    ):
        laad_meegeleverd()
        voor = _stand()
        with django_assert_max_num_queries(6):
            assert laad_meegeleverd() == (0, 0, 32)
        assert _stand() == voor

    def test_een_andere_inhoud_van_ons_wordt_een_nieuwe_versie(self, monkeypatch):
        laad_meegeleverd()
        anders = _anders("13")
        monkeypatch.setattr(meegeleverd, "lees_kaarten", lambda: list(anders.values()))
        assert laad_meegeleverd() == (0, 1, 31)
        kaart = Kaart.objects.get(code="13")
        assert (kaart.geldig.nummer, kaart.geldig.reden) == (2, REDEN)
        assert lees_inhoud(kaart.geldig).van("samenvatting")[0].tekst == "Anders."
        assert laad_meegeleverd() == (0, 0, 32)

    def test_wat_de_school_zelf_vaststelde_blijft(self, monkeypatch):
        laad_meegeleverd()
        kaart = Kaart.objects.get(code="13")
        eigen = Inhoud([Gegeven("trede", "1")])
        stel_vast(kaart, eigen, door=GebruikerFactory(), reden="Herlezen.")
        trek_in(Kaart.objects.get(code="28"))
        monkeypatch.setattr(
            meegeleverd,
            "lees_kaarten",
            lambda: list((_anders("13") | _anders("28", "13")).values()),
        )
        assert laad_meegeleverd() == (0, 0, 32)
        kaart.refresh_from_db()
        assert list(lees_inhoud(kaart.geldig).gegevens) == eigen.gegevens
        assert Kaart.objects.get(code="28").stand == Kaart.Stand.INGETROKKEN

    def test_een_nummer_dat_al_van_iets_anders_is_wordt_niet_afgepakt(self):
        rapport = Rapport.objects.create(code="07", titel="Ons eigen rapport")
        Kaart.objects.create(code="13", titel="Onze eigen kaart", rapport=rapport)
        assert laad_meegeleverd() == (26, 0, 6)
        assert list(rapport.kaarten.values_list("titel", flat=True)) == ["Onze eigen kaart"]
        assert laad_meegeleverd() == (0, 0, 32)

    def test_het_commando_zegt_wat_het_deed(self, capsys):
        call_command("laad_kaarten")
        call_command("laad_kaarten")
        assert capsys.readouterr().out.splitlines() == [
            "32 kaarten nieuw, 0 bijgewerkt, 0 gelaten.",
            "0 kaarten nieuw, 0 bijgewerkt, 32 gelaten.",
        ]
        assert Kaartwijziging.objects.count() == 32

    @pytest.mark.parametrize(
        ("code", "zin"),
        [
            ("07c", "Ingebed op de 9 scholen van de nameting; over de andere 12 staat er niets."),
            ("07c", "De trede is toegekend door de bron."),
            ("01", "De bron geeft dit rapport geen trede."),
            ("16", "De bron geeft dit rapport geen trede."),
        ],
    )
    def test_de_kaart_zegt_waarom_iets_onbekend_is(self, als, code, zin):
        laad_meegeleverd()
        kaart = Kaart.objects.get(code=code)
        pagina = als(GebruikerFactory()).get(kaart.get_absolute_url()).content.decode()
        assert re.findall(rf"<p>({re.escape(zin)})", html.unescape(pagina)) == [zin]


def _anders(*codes: str) -> dict[str, meegeleverd.Meegeleverd]:
    """The shipped cards, these with another summary."""
    return KAARTEN | {
        code: replace(
            KAARTEN[code],
            gegevens=tuple(
                replace(g, tekst="Anders.") if g.variabele == "samenvatting" else g
                for g in KAARTEN[code].gegevens
            ),
        )
        for code in codes
    }
