"""Lists as a file: when both places for heavy work are taken, the page says so."""

import pytest

from organisatie.models import Inzage
from rapportage import capaciteit


@pytest.fixture
def vol(monkeypatch):
    """Somebody else makes two files, and nobody waits for them."""
    monkeypatch.setattr(capaciteit, "WACHT_SECONDEN", 0.0)
    with capaciteit.zwaar_werk(), capaciteit.zwaar_werk():
        yield


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
    if formaat == "pdf" and persona == "beheerder":
        # Beheer has workbooks only; there is nothing to make.
        assert client.get(f"{pad}&formaat=pdf").status_code == 200
        return
    antwoord = client.get(f"{pad}&formaat={formaat}")
    assert (antwoord.status_code, antwoord["Location"]) == (302, pad)
    assert "Er worden op dit moment al andere bestanden gemaakt." in client.get(pad).text
    assert not Inzage.objects.exists()
