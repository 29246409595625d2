"""Signing in and out, beheer and attachments.

Allauth's names, our Dutch addresses; nothing of it is open to sign-up.
"""

from allauth.account import views as account
from django.urls import include, path, re_path, register_converter

from organisatie.beheer import SOORTEN, Soort
from organisatie.views import beheer, bijlage, inzage, verzending, wissen


class BeheerSoort:
    """A kind of row in beheer, in the address by its name."""

    regex = "|".join(SOORTEN)

    def to_python(self, value: str) -> Soort:
        return SOORTEN[value]

    def to_url(self, value: Soort | str) -> str:
        return value.naam if isinstance(value, Soort) else value


register_converter(BeheerSoort, "beheersoort")

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("account/inactief/", account.account_inactive, name="account_inactive"),
    path("account/opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/gewijzigd/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/organisatie/", beheer.organisatie, name="beheer_organisatie"),
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
    path("bijlagen/<int:pk>/", bijlage.bijlage, name="bijlage"),
    path("verzendingen/<int:pk>/", verzending.verzending, name="verzending"),
    path(
        "verzendingen/<int:pk>/opnieuw/", verzending.verzending_opnieuw, name="verzending_opnieuw"
    ),
]
