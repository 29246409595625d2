from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save, pre_delete


class MetaanalyseAppConfig(AppConfig):
    name = "metaanalyse"

    def ready(self) -> None:
        from metaanalyse import volgen
        from metaanalyse.bewaren import SOORTEN
        from metaanalyse.models import Kaart, Rapport
        from metaanalyse.zoeken.tabel import stel_in
        from organisatie.bewaren import meld_aan

        for signaal, sender, ontvanger in (
            (post_save, Kaart, volgen.na_kaart),
            (pre_delete, Kaart, volgen.voor_kaart_weg),
            (post_save, Rapport, volgen.na_rapport),
        ):
            signaal.connect(ontvanger, sender=sender, dispatch_uid=f"bladen.{ontvanger.__name__}")
        # Sent for this app after every run of migrate, whatever it migrated.
        post_migrate.connect(stel_in, sender=self, dispatch_uid="metaanalyse.zoeken")
        for soort in SOORTEN:
            meld_aan(soort)

        from metaanalyse.vertrek import GESCHIEDENIS, PERSOONLIJK
        from organisatie import vertrek

        vertrek.meld_aan(persoonlijk=PERSOONLIJK, geschiedenis=GESCHIEDENIS)

        from metaanalyse.wissen import meld_aan as meld_wissen_aan

        meld_wissen_aan()
