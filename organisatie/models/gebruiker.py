"""The person who signs in."""

import secrets
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from simple_history.models import HistoricalRecords

from organisatie.toegang import Toegang, lees_toegang

# Signing in and choosing a password are no changes of the account.
_VAN_HET_INLOGGEN = {"last_login", "password", "sessiesleutel"}


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def maak(self, email: str, naam: str, wachtwoord: str | None = None) -> "Gebruiker":
        """Make an account; without ``wachtwoord`` nobody can sign in to it until one is chosen."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), naam=naam)
        gebruiker.set_password(wachtwoord)
        gebruiker.full_clean()
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        return self.get(email__iexact=username)


class Gebruiker(AbstractBaseUser):
    """An account, known by its e-mail address. What someone may do follows from ``toegang``."""

    class Uitnodiging(models.TextChoices):
        WACHT = "wacht", "wacht op verzending"
        BEZIG = "bezig", "wordt verstuurd"
        MISLUKT = "mislukt", "niet verstuurd"

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=120)
    is_active = models.BooleanField(
        "actief", default=True, help_text="Wie niet actief is, kan niet inloggen."
    )
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    # An invitation on its way: by name of a step, never the link. Empty when there is none.
    uitnodiging = models.CharField(
        "uitnodiging", max_length=8, choices=Uitnodiging, blank=True, editable=False
    )
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", null=True, blank=True, editable=False)
    # Beheer closes the account after this day; from then on no role counts (``toegang``).
    laatste_dag = models.DateField("laatste dag", null=True, blank=True, editable=False)
    # The row stays, for what was done stays; nothing in it tells who it was.
    gewist_op = models.DateTimeField("gewist op", null=True, blank=True, editable=False)

    # Part of what a session is checked by: another one signs out everywhere.
    sessiesleutel = models.CharField(max_length=32, default="", editable=False)

    history = HistoricalRecords(
        excluded_fields=["password", "last_login", "sessiesleutel", "uitnodiging", "uitgenodigd_op"]
    )
    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="gebruiker_email_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(gewist_op=None) | models.Q(is_active=False),
                name="gebruiker_gewist_blijft_dicht",
                violation_error_message="Een gewist account kan niet weer actief worden.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args, **kwargs) -> None:
        self.email = self.email.lower()
        velden = kwargs.get("update_fields")
        if velden is not None and set(velden) <= _VAN_HET_INLOGGEN:
            self.skip_history_when_saving = True
        try:
            super().save(*args, **kwargs)
        finally:
            vars(self).pop("skip_history_when_saving", None)

    def vernieuw_sessiesleutel(self) -> None:
        """End every session of this person, and every remembered phone."""
        self.sessiesleutel = secrets.token_hex(16)
        self.save(update_fields=["sessiesleutel"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Nobody is signed out by an upgrade: without a key it is as Django has it.
        gewoon = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        if not self.sessiesleutel:
            return gewoon
        zout = "organisatie.sessiesleutel"
        eigen = salted_hmac(zout, gewoon + self.sessiesleutel, secret=secret, algorithm="sha256")
        return eigen.hexdigest()

    def get_full_name(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        return self.naam.split(" ")[0]

    @cached_property
    def toegang(self) -> Toegang:
        """Roles and memberships of today, read once per request (two queries)."""
        return lees_toegang(self)
