from overzicht.models.bord import Bordtaak
from overzicht.models.bundel import Bundel
from overzicht.models.kaartaanbod import Kaartaanbod
from overzicht.models.meetherinnering import Meetherinnering
from overzicht.models.verslag import Periodeverslag

__all__ = ["Bordtaak", "Bundel", "Kaartaanbod", "Meetherinnering", "Periodeverslag"]
