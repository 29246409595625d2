"""At the same moment: one account of the school for one person, and a code that counts once."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from organisatie.aanmelden import koppelen, tweede_factor
from organisatie.models import Gebruiker, Schoolaccount
from tests.slb.test_tegelijk import tegelijk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
ISSUER = "https://login.school.example"


@pytest.fixture
def tess(transactional_db) -> Gebruiker:
    return Gebruiker.objects.maak("tess@school.example", "Tess Leider")


def gezegd(sub: str) -> dict:
    return {"sub": sub, "email": "tess@school.example", "email_verified": True}


def test_dezelfde_in_vier_vensters_wordt_een_keer_gekoppeld(tess):
    gevonden = []

    def kom_binnen() -> None:
        gevonden.append(koppelen.account_van(ISSUER, gezegd("S-1"), dict).pk)

    assert tegelijk(*[kom_binnen] * 4) == []
    assert gevonden == [tess.pk] * 4
    assert Schoolaccount.objects.count() == 1


def test_van_twee_met_hetzelfde_adres_komt_er_een_binnen(tess):
    binnen, buiten = [], []

    def kom_binnen(sub: str) -> None:
        try:
            koppelen.account_van(ISSUER, gezegd(sub), dict)
            binnen.append(sub)
        except koppelen.GeenToegang:
            buiten.append(sub)

    mis = tegelijk(*[lambda sub=sub: kom_binnen(sub) for sub in ("S-1", "S-2", "S-3")])
    assert mis == []
    assert (len(binnen), len(buiten)) == (1, 2)
    assert Schoolaccount.objects.get().sub == binnen[0]


def test_een_noodcode_telt_een_keer(tess):
    codes = RecoveryCodes.activate(tess)
    [eerste, *_] = codes.get_unused_codes()
    goed: list[bool] = []

    def gebruik() -> None:
        goed.append(RecoveryCodes.activate(tess).validate_code(eerste))

    assert tegelijk(*[gebruik] * 4) == []
    assert sorted(goed) == [False, False, False, True]


def test_een_code_uit_de_app_telt_een_keer(tess):
    """The note of it stands in the cache, which here is a table that every process shares."""
    goed: list[bool] = []

    def gebruik() -> None:
        tweede_factor._gebruik(tess, "123456")
        goed.append(True)

    assert tegelijk(*[gebruik] * 4) == []
    assert goed == [True]
