from django.apps import AppConfig


class BorgenAppConfig(AppConfig):
    name = "borgen"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from borgen.acties.schema import na_schooljaar
        from organisatie.models import Periode, Schooljaar

        for sender in (Schooljaar, Periode):
            for signaal in (post_save, post_delete):
                signaal.connect(na_schooljaar, sender=sender, dispatch_uid="meetschema")
