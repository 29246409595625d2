from django.apps import AppConfig


class OverzichtAppConfig(AppConfig):
    name = "overzicht"

    def ready(self) -> None:
        from organisatie import vertrek
        from overzicht.vertrek import GESCHIEDENIS, PERSOONLIJK, WERK

        vertrek.meld_aan(WERK, PERSOONLIJK, GESCHIEDENIS)
