"""Icons come from memory, and are the same as the package draws them."""

import pytest
from django.template import engines
from lucide.templatetags.lucide import lucide


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ('"check" size=16', {"size": 16}),
        ('"check"', {}),
        ('"check" size=None', {"size": None}),
        ('"check" size=16 class="<groot>"', {"size": 16, "class": "<groot>"}),
    ],
)
def test_zoals_het_pakket_ook_de_tweede_keer(vraag, verwacht):
    sjabloon = engines["django"].from_string(f"{{% load lucide %}}{{% lucide {vraag} %}}" * 2)
    assert sjabloon.render() == str(lucide("check", **verwacht)) * 2
