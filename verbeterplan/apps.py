from django.apps import AppConfig


class VerbeterplanAppConfig(AppConfig):
    name = "verbeterplan"
