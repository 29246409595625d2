"""Signing in and out, beheer and attachments.

Allauth's names, our Dutch addresses; nothing of it is open to sign-up.
"""

from allauth.account import views as allauth
from django.urls import include, path, re_path, register_converter

from organisatie.beheer import SOORTEN, Soort
from organisatie.views import (
    account,
    beheer,
    bewaren,
    bijlage,
    inzage,
    school,
    tweede_factor,
    verzending,
    wissen,
)


class BeheerSoort:
    """A kind of row in beheer, in the address by its name."""

    regex = "|".join(SOORTEN)

    def to_python(self, value: str) -> Soort:
        return SOORTEN[value]

    def to_url(self, value: Soort | str) -> str:
        return value.naam if isinstance(value, Soort) else value


register_converter(BeheerSoort, "beheersoort")

urlpatterns = [
    path("inloggen/", account.inloggen, name="account_login"),
    path("inloggen/code/", tweede_factor.code, name="mfa_authenticate"),
    path("inloggen/school/", school.school_inloggen, name="school_inloggen"),
    # Registered at the provider: it stays as it is.
    path("inloggen/school/terug/", school.school_terug, name="school_terug"),
    path("uitloggen/", account.uitloggen, name="account_logout"),
    path("account/", account.account, name="account"),
    path("account/inactief/", allauth.account_inactive, name="account_inactive"),
    path("account/opnieuw/", account.bevestigen, name="account_reauthenticate"),
    path("account/opnieuw/school/", school.school_bevestigen, name="school_bevestigen"),
    path("account/overal-uit/", account.overal_uit, name="account_overal_uit"),
    path("account/ontkoppel/", account.ontkoppel, name="account_ontkoppel"),
    path("account/wachtwoord/", account.wachtwoord, name="account_change_password"),
    path("account/tweede-factor/", tweede_factor.aanzetten, name="mfa_activate_totp"),
    path("account/tweede-factor/uit/", tweede_factor.uitzetten, name="mfa_deactivate_totp"),
    path(
        "account/tweede-factor/noodcodes/", tweede_factor.noodcodes, name="mfa_view_recovery_codes"
    ),
    path(
        "account/tweede-factor/noodcodes/nieuw/",
        tweede_factor.noodcodes_nieuw,
        name="mfa_generate_recovery_codes",
    ),
    path("wachtwoord/vergeten/", allauth.password_reset, name="account_reset_password"),
    path("wachtwoord/verstuurd/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/gewijzigd/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/organisatie/", beheer.organisatie, name="beheer_organisatie"),
    path("beheer/bewaren/", bewaren.beheer_bewaren, name="beheer_bewaren"),
    path("beheer/inzage/", inzage.inzage, name="beheer_inzage"),
    path("beheer/<beheersoort:soort>/", beheer.lijst, name="beheer_lijst"),
    path("beheer/<beheersoort:soort>/nieuw/", beheer.nieuw, name="beheer_nieuw"),
    path("beheer/<beheersoort:soort>/<int:pk>/", beheer.wijzig, name="beheer_wijzig"),
    path(
        "beheer/<beheersoort:soort>/<int:pk>/verwijderen/",
        beheer.verwijder,
        name="beheer_verwijder",
    ),
    path("beheer/personen/<int:pk>/uitnodigen/", beheer.uitnodigen, name="beheer_uitnodigen"),
    path("beheer/personen/<int:pk>/wissen/", wissen.persoon_wissen, name="persoon_wissen"),
    path("", include("organisatie.urls_personen")),
    path(
        "beheer/personen/<int:pk>/inloggen/",
        tweede_factor.persoon_inloggen,
        name="persoon_inloggen",
    ),
    path("bijlagen/<int:pk>/", bijlage.bijlage, name="bijlage"),
    path("verzendingen/<int:pk>/", verzending.verzending, name="verzending"),
    path(
        "verzendingen/<int:pk>/opnieuw/", verzending.verzending_opnieuw, name="verzending_opnieuw"
    ),
]
