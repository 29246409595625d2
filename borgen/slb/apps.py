from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SlbConfig(AppConfig):
    """A room with a lock: only here students are known; others ask ``borgen.slb.api``."""

    name = "borgen.slb"
    label = "slb"

    def ready(self) -> None:
        from borgen.slb.bewaking import bewaak
        from borgen.slb.bewaren import SOORTEN
        from borgen.slb.vertrek import GESCHIEDENIS, WERK
        from borgen.slb.wissen import meld_aan as meld_wissen_aan
        from organisatie import vertrek
        from organisatie.bewaren import meld_aan

        meld_wissen_aan()
        vertrek.meld_aan(WERK, geschiedenis=GESCHIEDENIS)
        post_migrate.connect(bewaak, sender=self)
        for soort in SOORTEN:
            meld_aan(soort)
