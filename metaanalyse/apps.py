from django.apps import AppConfig


class MetaanalyseAppConfig(AppConfig):
    name = "metaanalyse"
