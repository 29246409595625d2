from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BoasAppConfig(AppConfig):
    name = "boas"

    def ready(self) -> None:
        from boas.bewaking import stel_in

        post_migrate.connect(stel_in, sender=self, dispatch_uid="boas.bewaking")
