from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "organisatie"
    verbose_name = "organisatie"

    def ready(self) -> None:
        from organisatie import vertrek

        # Membership and account are what leaving is about; a function ends with the account.
        vertrek.meld_aan(
            persoonlijk=dict.fromkeys(
                ("organisatie.Lidmaatschap.gebruiker", "organisatie.Functie.gebruiker"), ""
            ),
            geschiedenis=(
                "organisatie.Bijlage.door",
                "organisatie.Inzage.gebruiker",
                "organisatie.Personeninlezing.door",
                "organisatie.Verzending.door",
                "organisatie.Verzending_aan.gebruiker",
            ),
        )

        from organisatie.models import Gebruiker
        from organisatie.wissen import gewist, persoon
        from organisatie.wissen.aanmelden import meld_mensen_aan

        meld_mensen_aan(Gebruiker, "naam")
        gewist.meld_aan(persoon.SOORT, persoon.wis_weer)
