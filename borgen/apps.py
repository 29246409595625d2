from django.apps import AppConfig


class BorgenAppConfig(AppConfig):
    name = "borgen"
