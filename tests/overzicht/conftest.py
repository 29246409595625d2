"""What tests of the overview share."""

import pytest

from organisatie.models import Periode
from overzicht import bundel, bundelteam
from tests.overzicht.bundelhulp import Drukker
from tests.slb.factories import PeriodeFactory


@pytest.fixture
def drukker(monkeypatch) -> Drukker:
    """Reports that cost nothing, and turns of one team."""
    zelf = Drukker()
    monkeypatch.setattr(bundelteam, "lees_verslag", zelf.lees)
    monkeypatch.setattr(bundelteam, "verslag_pdf", zelf.pdf)
    monkeypatch.setattr(bundelteam, "verslag_xlsx", zelf.xlsx)
    monkeypatch.setattr(bundel, "BEURT", -1.0)
    return zelf


@pytest.fixture
def periode(db) -> Periode:
    return PeriodeFactory()
