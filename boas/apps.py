from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BoasAppConfig(AppConfig):
    name = "boas"

    def ready(self) -> None:
        from boas.bewaking import stel_in
        from boas.bewaren import SOORTEN as GEZEGD
        from boas.peilen.herstellen import maak_tellingen
        from boas.peilen.vanzelf import SOORTEN
        from organisatie.bewaren import meld_aan
        from organisatie.reservekopie.inhoud import na_herstel

        for soort in (*SOORTEN, *GEZEGD):
            meld_aan(soort)
        na_herstel(maak_tellingen)
        post_migrate.connect(stel_in, sender=self, dispatch_uid="boas.bewaking")

        from boas.vertrek import GESCHIEDENIS, PERSOONLIJK
        from organisatie import vertrek

        vertrek.meld_aan(persoonlijk=PERSOONLIJK, geschiedenis=GESCHIEDENIS)

        from boas.wissen import meld_aan as meld_wissen_aan

        meld_wissen_aan()
