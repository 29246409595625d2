from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BoasAppConfig(AppConfig):
    name = "boas"

    def ready(self) -> None:
        from boas.bewaking import stel_in
        from boas.peilen.vanzelf import SOORTEN
        from organisatie.bewaren import meld_aan

        for soort in SOORTEN:
            meld_aan(soort)
        post_migrate.connect(stel_in, sender=self, dispatch_uid="boas.bewaking")
