"""Signing in and out as allauth does it, with the ways this installation has; my account."""

from typing import Any
from urllib.parse import urlencode

from allauth.account import views as allauth
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from organisatie.aanmelden import tweede_factor
from organisatie.aanmelden.aanbieder import aanbieder, heeft_aanbieder, kan_bevestigen
from organisatie.aanmelden.keuzes import UIT
from organisatie.aanmelden.opnieuw import net_ingelogd
from organisatie.models import Schoolaccount
from organisatie.verzoek import Verzoek


def _wegen() -> dict[str, Any]:
    """What a page must know of how people sign in here."""
    return {
        "school": settings.OIDC_NAAM if heeft_aanbieder() else "",
        "alleen_school": settings.OIDC_ALLEEN,
    }


class Inloggen(allauth.LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | _wegen()
        if context["school"] and "uit" in self.request.GET:
            context["uit_bij_school"] = _uitlogadres()
        return context


class Uitloggen(allauth.LogoutView):
    """Here only. Who came by the school is told how to sign out there: machines are shared."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        via_school = tweede_factor.via_school(self.request, self.request.user)
        antwoord = super().post(*args, **kwargs)
        return redirect(f"{reverse('account_login')}?uit=school") if via_school else antwoord


class Bevestigen(allauth.ReauthenticateView):
    """By a password, by the school, or by what there is of the two."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = self.request.user
        return super().get_context_data(**kwargs) | {
            "met_wachtwoord": wie.has_usable_password(),
            "met_school": _met_school(wie),
            "school": settings.OIDC_NAAM,
        }


def _met_school(gebruiker: Any) -> bool:
    return kan_bevestigen() and Schoolaccount.objects.filter(gebruiker=gebruiker).exists()


class Wachtwoord(allauth.PasswordChangeView):
    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who has none chooses one by mail; allauth would send them to a page that is not here."""
        if not request.user.has_usable_password():
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)


def _uitlogadres() -> str:
    adres = aanbieder().bekend_uitlogadres()
    if not adres:
        return ""
    terug = settings.BASE_URL + reverse("account_login")
    vraag = urlencode({"client_id": settings.OIDC_CLIENT_ID, "post_logout_redirect_uri": terug})
    return f"{adres}{'&' if '?' in adres else '?'}{vraag}"


inloggen = Inloggen.as_view()
uitloggen = Uitloggen.as_view()
bevestigen = Bevestigen.as_view()
wachtwoord = Wachtwoord.as_view()


@require_GET
def account(request: Verzoek) -> HttpResponse:
    """Who I am here, how I sign in, and what goes to me."""
    wie = request.user
    mag_wachtwoord = not settings.OIDC_ALLEEN or wie.toegang.beheerder
    context = _wegen() | {
        "schoolaccount": Schoolaccount.objects.filter(gebruiker=wie).first(),
        "heeft_wachtwoord": wie.has_usable_password(),
        "mag_wachtwoord": mag_wachtwoord,
        "kan_tweede": settings.TWEEDE_FACTOR != UIT,
        "heeft_tweede": tweede_factor.heeft(wie),
        "moet_tweede": tweede_factor.moet(wie),
    }
    return render(request, "account/account.html", context)


@require_POST
def overal_uit(request: Verzoek) -> HttpResponse:
    """Sign out everywhere but here: other browsers, and remembered phones."""
    request.user.vernieuw_sessiesleutel()
    update_session_auth_hash(request, request.user)
    messages.success(request, "Je bent overal uitgelogd, behalve hier.")
    return redirect("account")


@require_POST
@net_ingelogd
def ontkoppel(request: Verzoek) -> HttpResponse:
    """Let go of the account of the school; only who has another way in may."""
    rij = Schoolaccount.objects.filter(gebruiker=request.user).first()
    if rij is None:
        raise Http404
    alleen_school = settings.OIDC_ALLEEN and not request.user.toegang.beheerder
    if alleen_school or not request.user.has_usable_password():
        messages.error(request, "Kies eerst een wachtwoord; anders kun je niet meer inloggen.")
    else:
        rij.delete()
        messages.success(request, "Je schoolaccount is losgekoppeld.")
    return redirect("account")
