"""What the forms of the parts of a round share."""

from typing import Any

from organisatie.forms.versie import VersieForm
from verbeterplan.bezoek import Bezoek


class OnderdeelForm(VersieForm):
    """A form that knows whose page it stands on."""

    def __init__(self, *args: Any, bezoek: Bezoek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bezoek = bezoek
