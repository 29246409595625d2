from django.apps import AppConfig


class OverzichtAppConfig(AppConfig):
    name = "overzicht"
