from django.apps import AppConfig


class OverzichtAppConfig(AppConfig):
    name = "overzicht"

    def ready(self) -> None:
        from organisatie import bewaren, vertrek
        from overzicht.bewaren import SOORTEN
        from overzicht.vertrek import GESCHIEDENIS, PERSOONLIJK, WERK

        vertrek.meld_aan(WERK, PERSOONLIJK, GESCHIEDENIS)
        for soort in SOORTEN:
            bewaren.meld_aan(soort)

        from overzicht import bewaking

        bewaking.meld_aan()
