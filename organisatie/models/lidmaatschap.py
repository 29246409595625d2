"""Who belongs to which team, and who has a role for the organisation or a school."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models.school import School, Team


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    def geldig_op(self, dag: datetime.date) -> Self:
        """Memberships that hold on ``dag``; first and last day included."""
        return self.filter(Q(tot=None) | Q(tot__gte=dag), van__lte=dag)

    def van_team(self, team: Team | int) -> Self:
        """The people of a team today, team leaders first, with their account."""
        return (
            self.geldig_op(timezone.localdate())
            .filter(team=team, gebruiker__is_active=True)
            .select_related("gebruiker")
            .order_by("rol", "gebruiker__naam", "pk")
        )


class Lidmaatschap(models.Model):
    """A person in a team with a role, from a day until a day (both included)."""

    class Rol(models.TextChoices):
        TEAMLID = "teamlid", "teamlid"
        TEAMLEIDER = "teamleider", "teamleider"

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="lidmaatschappen",
        verbose_name="persoon",
    )
    team = models.ForeignKey(
        Team, models.CASCADE, related_name="lidmaatschappen", verbose_name="team"
    )
    rol = models.CharField("rol", max_length=20, choices=Rol, default=Rol.TEAMLID)
    van = models.DateField("van", default=timezone.localdate)
    tot = models.DateField("tot en met", null=True, blank=True)

    history = HistoricalRecords()
    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["team", "gebruiker__naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot=None) | Q(tot__gte=F("van")),
                name="lidmaatschap_loopt_vooruit",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "team"],
                condition=Q(tot=None),
                name="lidmaatschap_eenmaal_per_team",
                violation_error_message="Deze persoon zit al in dit team.",
            ),
        ]

    def __str__(self) -> str:
        return self.gebruiker.naam


class Functie(models.Model):
    """A role for the whole organisation, or (directeur) for one school."""

    class Rol(models.TextChoices):
        BEHEERDER = "beheerder", "beheerder"
        KWALITEITSMEDEWERKER = "kwaliteitsmedewerker", "kwaliteitsmedewerker"
        ONDERZOEKER = "onderzoeker", "onderzoeker"
        BESTUURDER = "bestuurder", "bestuurder"
        DIRECTEUR = "directeur", "directeur"

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="functies", verbose_name="persoon"
    )
    rol = models.CharField("rol", max_length=20, choices=Rol)
    school = models.ForeignKey(
        School,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="functies",
        verbose_name="school",
        help_text="Alleen voor een directeur.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "functie"
        verbose_name_plural = "functies"
        ordering = ["gebruiker__naam", "rol"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rol="directeur", school__isnull=False)
                | (~Q(rol="directeur") & Q(school__isnull=True)),
                name="functie_directeur_heeft_een_school",
                violation_error_message=(
                    "Een directeur hoort bij een school; een andere functie geldt overal."
                ),
            ),
            # Two, because SQLite holds one school NULL different from the next.
            models.UniqueConstraint(
                fields=["gebruiker", "rol"],
                condition=Q(school=None),
                name="functie_eenmaal",
                violation_error_message="Deze persoon heeft deze functie al.",
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "rol", "school"],
                condition=Q(school__isnull=False),
                name="functie_eenmaal_per_school",
                violation_error_message="Deze persoon heeft deze functie al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} {self.gebruiker.naam}"

    def eigen_beheer_van(self, gebruiker) -> bool:
        """Whether this makes ``gebruiker`` a beheerder; nobody takes that from themselves."""
        return self.rol == self.Rol.BEHEERDER and self.gebruiker_id == getattr(
            gebruiker, "pk", None
        )
