"""Lists as a file: when both places for heavy work are taken, the page says so."""

import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from organisatie.models import Inzage
from rapportage import capaciteit, lijst
from rapportage.excel.onderdelen import Kolom


@pytest.fixture
def vol(monkeypatch):
    """Somebody else makes two files, and nobody waits for them."""
    monkeypatch.setattr(capaciteit, "WACHT_SECONDEN", 0.0)
    with capaciteit.zwaar_werk(), capaciteit.zwaar_werk():
        yield


def test_getallen_in_een_pdf_hebben_een_komma(monkeypatch):
    gemaakt = {}
    monkeypatch.setattr(lijst, "maak_pdf", lambda _, context: gemaakt.update(context) or b"%PDF")
    kolommen = [Kolom("Hoeveel", 10, "gewoon")]
    lijst.lijst_antwoord("pdf", "Lijst", kolommen, [[0.5], [Decimal("7.25")], [1200], ["1.5"]])
    assert [rij[0][1] for rij in gemaakt["rijen"]] == ["0,5", "7,25", "1.200", "1.5"]


@pytest.mark.parametrize("soort", ["geheel", "getal", "gemiddelde", "gewoon", "procent"])
def test_cijfers_staan_in_een_pdf_rechts_onder_elkaar(soort):
    kolommen = [Kolom("Wie"), Kolom("Hoeveel", soort=soort), Kolom("Wanneer", soort="datum")]
    html = render_to_string("rapportage/lijst_pdf.html", {"kolommen": kolommen, "rijen": []})
    assert re.findall(r'<th scope="col"( class="getal")?>', html) == ["", ' class="getal"', ""]


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
@pytest.mark.parametrize(
    ("pad", "persona"),
    [
        ("/teams/?zoek=onderwijs", "kwaliteit"),
        ("/beheer/personen/?zoek=tess", "beheerder"),
        ("/beheer/inzage/?wie=tess", "beheerder"),
    ],
)
def test_te_druk_is_een_melding_op_dezelfde_lijst(wereld, als, vol, pad, persona, formaat):
    client = als(getattr(wereld, persona))
    if formaat == "pdf" and "personen" in pad:
        # Of people there are workbooks only; there is nothing to make.
        assert client.get(f"{pad}&formaat=pdf").status_code == 200
        return
    antwoord = client.get(f"{pad}&formaat={formaat}")
    assert (antwoord.status_code, antwoord["Location"]) == (302, pad)
    assert "Er worden op dit moment al andere bestanden gemaakt." in client.get(pad).text
    assert not Inzage.objects.exists()
