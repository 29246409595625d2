from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SlbConfig(AppConfig):
    """A room with a lock: only here students are known; others ask ``borgen.slb.api``."""

    name = "borgen.slb"
    label = "slb"

    def ready(self) -> None:
        from borgen.slb.bewaking import bewaak

        post_migrate.connect(bewaak, sender=self)
