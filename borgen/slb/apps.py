from django.apps import AppConfig


class SlbConfig(AppConfig):
    """A room with a lock: only here students are known; others ask ``borgen.slb.api``."""

    name = "borgen.slb"
    label = "slb"
