from django.apps import AppConfig


class BoasAppConfig(AppConfig):
    name = "boas"
