"""Setting up the second factor, recovery codes, and taking it away for who lost the phone.

Allauth's views, each mounted under an address of ours, with our own question who somebody is.
"""

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisatie.aanmelden import tweede_factor
from organisatie.aanmelden.keuzes import UIT
from organisatie.aanmelden.opnieuw import net_ingelogd, vers_ingelogd
from organisatie.models import Gebruiker, Inzage, Schoolaccount, leg_inzage_vast
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder


class Code(AuthenticateView):
    """The step after the password."""

    def _build_forms(self) -> Any:
        # Only codes: with allauth's own, a POST without one would ask for a security key.
        self.webauthn_form = None
        gegevens = self.request.POST if self.request.method == "POST" else None
        self.auth_form = self.get_form_class()(gegevens, user=self.stage.login.user)
        return self.auth_form


class Aanzetten(ActivateTOTPView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.TWEEDE_FACTOR == UIT:
            raise Http404
        if tweede_factor.heeft(request.user):  # type: ignore[arg-type]
            return redirect("mfa_view_recovery_codes")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        moet = tweede_factor.moet(self.request.user)
        context = super().get_context_data(**kwargs)
        return context | {"moet": moet, "geheim": _in_groepen(context["form"].secret)}

    def get_success_url(self) -> str:
        tweede_factor.staat_klaar(self.request, True)
        return reverse("mfa_view_recovery_codes")


def _in_groepen(geheim: str) -> str:
    """As people type it over: four signs at a time."""
    return " ".join(geheim[n : n + 4] for n in range(0, len(geheim), 4))


class Uitzetten(DeactivateTOTPView):
    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        tweede_factor.staat_klaar(self.request, False)
        return super().form_valid(form)


class Noodcodes(ViewRecoveryCodesView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        weg = tweede_factor.neem_weg(self.request)
        return super().get_context_data(**kwargs) | {"verder": weg or reverse("account")}


code = Code.as_view()
aanzetten = net_ingelogd(never_cache(Aanzetten.as_view()))
uitzetten = vers_ingelogd(Uitzetten.as_view())
noodcodes = net_ingelogd(never_cache(Noodcodes.as_view()))
noodcodes_nieuw = vers_ingelogd(GenerateRecoveryCodesView.as_view())


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def persoon_inloggen(request: Verzoek, pk: int) -> HttpResponse:
    """How a person signs in, and taking away what keeps them out: a lost phone, an old account."""
    persoon = get_object_or_404(Gebruiker, pk=pk, gewist_op=None)
    if request.method == "POST":
        return _herstel(request, persoon)
    context = {
        "persoon": persoon,
        "heeft_tweede": tweede_factor.heeft(persoon),
        "moet_tweede": tweede_factor.moet(persoon),
        "schoolaccount": Schoolaccount.objects.filter(gebruiker=persoon).first(),
        "heeft_wachtwoord": persoon.has_usable_password(),
    }
    return render(request, "organisatie/persoon_inloggen.html", context)


@vers_ingelogd
def _herstel(request: Verzoek, persoon: Gebruiker) -> HttpResponse:
    if request.POST.get("wat") == "schoolaccount":
        _ontkoppel(request, persoon)
    else:
        _haal_weg(request, persoon)
    return redirect("persoon_inloggen", persoon.pk)


@transaction.atomic
def _haal_weg(request: Verzoek, persoon: Gebruiker) -> None:
    if not tweede_factor.haal_weg(persoon):
        messages.info(request, f"{persoon.naam} had geen tweede stap.")
        return
    _leg_vast(request, f"tweede stap weggehaald van persoon {persoon.pk}")
    messages.success(
        request, f"De tweede stap van {persoon.naam} is weg, en {persoon.naam} is overal uitgelogd."
    )


@transaction.atomic
def _ontkoppel(request: Verzoek, persoon: Gebruiker) -> None:
    weg, _ = Schoolaccount.objects.filter(gebruiker=persoon).delete()
    if weg:
        persoon.vernieuw_sessiesleutel()
        _leg_vast(request, f"schoolaccount losgekoppeld van persoon {persoon.pk}")
    messages.success(request, f"Het schoolaccount van {persoon.naam} is losgekoppeld.")


def _leg_vast(request: Verzoek, wat: str) -> None:
    leg_inzage_vast(request.user, Inzage.Soort.HERSTELD, wat)
