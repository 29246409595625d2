from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BorgenAppConfig(AppConfig):
    name = "borgen"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from borgen.acties.schema import na_schooljaar
        from organisatie.models import Periode, Schooljaar

        for sender in (Schooljaar, Periode):
            for signaal in (post_save, post_delete):
                signaal.connect(na_schooljaar, sender=sender, dispatch_uid="meetschema")
        from borgen.bewaking import stel_in

        # Sent for this app after every run of migrate, whatever it migrated.
        post_migrate.connect(stel_in, sender=self, dispatch_uid="borgen.bewaking")

        from borgen.fasebeeld import lees_borgfeiten
        from verbeterplan import reisbeeld

        reisbeeld.meld_aan(lees_borgfeiten)

        from borgen.bewaren import SOORTEN
        from organisatie.bewaren import meld_aan

        for soort in SOORTEN:
            meld_aan(soort)

        from borgen.vertrek import GESCHIEDENIS, PERSOONLIJK, WERK
        from organisatie import vertrek

        vertrek.meld_aan(WERK, PERSOONLIJK, GESCHIEDENIS)

        from borgen.wissen import meld_aan as meld_wissen_aan

        meld_wissen_aan()
