from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "organisatie"
    verbose_name = "organisatie"

    def ready(self) -> None:
        from organisatie.formuliertaal import zet_leeg

        zet_leeg()

        from organisatie import vertrek
        from organisatie.aanmelden import nakijken  # noqa: F401 - registers a system check

        # Membership and account are what leaving is about; a function ends with the account.
        vertrek.meld_aan(
            persoonlijk=dict.fromkeys(
                (
                    "organisatie.Lidmaatschap.gebruiker",
                    "organisatie.Functie.gebruiker",
                    "organisatie.Schoolaccount.gebruiker",
                ),
                "",
            ),
            geschiedenis=(
                "organisatie.Bijlage.door",
                "organisatie.Inzage.gebruiker",
                "organisatie.Personeninlezing.door",
                "organisatie.Verzending.door",
                "organisatie.Verzending_aan.gebruiker",
            ),
        )

        from organisatie.bewaren import Bewaarsoort, meld_aan
        from organisatie.models import Gebruiker, Schoolaccount
        from organisatie.personen.verloop import verval
        from organisatie.reservekopie.inhoud import na_herstel, voor_herstel
        from organisatie.wissen import gewist, persoon
        from organisatie.wissen.aanmelden import meld_eigen_aan, meld_mensen_aan

        meld_aan(
            Bewaarsoort(
                "personenlijsten",
                "Lijsten met personen die niemand overnam",
                lambda voor: {"lijsten": verval()},
                dagen=1,
            )
        )
        meld_mensen_aan(Gebruiker, "naam")
        meld_eigen_aan("schoolaccounts", lambda p: Schoolaccount.objects.filter(gebruiker=p))
        gewist.meld_aan(persoon.SOORT, persoon.is_er_nog, persoon.wis_weer)
        voor_herstel(gewist.voor_herstel)
        na_herstel(gewist.wis_weer)

        from organisatie import bewaren
        from organisatie.bewaartermijnen import soorten

        for soort in soorten():
            bewaren.meld_aan(soort)
