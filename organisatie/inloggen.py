"""The forms of signing in: allauth's, without labels said twice and in the words of this app."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.conf import settings
from django.http import HttpRequest

from organisatie.uitnodigen import stuur_wachtwoordlink

WACHTWOORDHULP = (
    "Minstens tien tekens, geen veelgebruikt wachtwoord en niet je naam of e-mailadres. "
    "Drie of vier gewone woorden achter elkaar werken goed."
)
ALLEEN_SCHOOL = "een wachtwoord van Borgen is er alleen nog voor beheerders."
# Said at a field that was left empty.
LEEG = {
    "login": "Vul je e-mailadres in.",
    "email": "Vul je e-mailadres in.",
    "password": "Vul je wachtwoord in.",
    "oldpassword": "Vul je huidige wachtwoord in.",
    "password1": "Kies een nieuw wachtwoord.",
    "password2": "Vul het nieuwe wachtwoord nog een keer in.",
}


class Rustig(forms.BaseForm):
    """Takes away placeholders, which repeat the label, and help that stands elsewhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.widget.attrs.pop("placeholder", None)
            veld.help_text = ""
            if naam in LEEG:
                veld.error_messages["required"] = LEEG[naam]
        if "password1" in self.fields:
            self.fields["password1"].help_text = WACHTWOORDHULP
            self.fields["password2"].label = "Nieuw wachtwoord, nog een keer"


class Inloggen(Rustig, allauth.LoginForm):
    """With OIDC_ALLEEN a password lets beheerders in and nobody else: said once it was right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nobody comes to this page for anything else, but for the button of the school.
        if not settings.OIDC_ISSUER:
            self.fields["login"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean()
        if settings.OIDC_ALLEEN and self.user and not self.user.toegang.beheerder:
            raise forms.ValidationError(f"Log in met {settings.OIDC_NAAM}: {ALLEEN_SCHOOL}")
        return schoon


class WachtwoordVergeten(Rustig, allauth.ResetPasswordForm):
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """The mail goes in the background: neither how long this takes nor a mail server that
        refuses tells a visitor who has an account here.
        """
        for gebruiker in self.users:
            stuur_wachtwoordlink.enqueue(gebruiker.pk)
        return self.cleaned_data["email"]


class WachtwoordKiezen(Rustig, allauth.ResetPasswordKeyForm):
    pass


class WachtwoordWijzigen(Rustig, allauth.ChangePasswordForm):
    pass


class OpnieuwBevestigen(Rustig, allauth.ReauthenticateForm):
    pass
