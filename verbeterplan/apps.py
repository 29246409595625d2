from django.apps import AppConfig


class VerbeterplanAppConfig(AppConfig):
    name = "verbeterplan"

    def ready(self) -> None:
        from organisatie.bewaren import meld_aan
        from verbeterplan.bewaren import SOORTEN

        for soort in SOORTEN:
            meld_aan(soort)

        from organisatie import vertrek
        from verbeterplan.vertrek import GESCHIEDENIS, PERSOONLIJK, WERK

        vertrek.meld_aan(WERK, PERSOONLIJK, GESCHIEDENIS)

        from verbeterplan.wissen import meld_aan as meld_wissen_aan

        meld_wissen_aan()
