"""The diagrams of states, written from the code.

Run ``python -m tools.toestanden > docs/toestanden.md``.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Any

import django

KOP = """# States

Made from the code by `python -m tools.toestanden`; a test checks that it is up to date.
"""


def tekst() -> str:
    """The whole document, with one Mermaid diagram per thing that has states."""
    from boas.models import Ronde, Sessie
    from borgen.models import Documentversie
    from borgen.slb.models import Inleesrun
    from metaanalyse.models import Kaart, Kaartinlezing, Kaartuitvoer
    from organisatie.models import Personeninlezing
    from overzicht.models import Bundel
    from verbeterplan.models import Activiteit, Speerpunt
    from verbeterplan.regels import afspraak

    delen: list[tuple[str, Any, Mapping[Any, Any]]] = [
        ("Sessie", Sessie.Status, Sessie.OVERGANGEN),
        ("Ronde", Ronde.Status, Ronde.OVERGANGEN),
        ("Activiteit", Activiteit.Status, afspraak.OVERGANGEN),
        ("Documentversie", Documentversie.Status, Documentversie.OVERGANGEN),
        ("Inleesrun", Inleesrun.Stand, Inleesrun.volgt),
        ("Kaart", Kaart.Stand, Kaart.OVERGANGEN),
        ("Kaartinlezing", Kaartinlezing.Stand, Kaartinlezing.volgt),
        ("Kaartuitvoer", Kaartuitvoer.Stand, Kaartuitvoer.volgt),
        ("Personeninlezing", Personeninlezing.Stand, Personeninlezing.volgt),
        ("Bundel", Bundel.Stand, Bundel.volgt),
        ("Speerpunt", Speerpunt.Stand, Speerpunt.OVERGANGEN),
    ]
    # A card begins with a coder, or with a school that offers one.
    begin = {"Kaart": [Kaart.Stand.CONCEPT.value, Kaart.Stand.AANGEBODEN.value]}
    return KOP + "".join(
        _diagram(naam, keuzes, over, begin.get(naam, keuzes.values[:1]))
        for naam, keuzes, over in delen
    )


def _diagram(naam: str, keuzes: Any, overgangen: Mapping[Any, Any], begin: Sequence[str]) -> str:
    regels = [f"\n## {naam}\n", "```mermaid", "stateDiagram-v2"]
    regels += [f"    [*] --> {eerste}" for eerste in begin]
    for van in keuzes.values:
        naar = overgangen[van]
        regels += [f"    {van} --> {doel}" for doel in keuzes.values if doel in naar]
    return "\n".join([*regels, "```", ""])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(tekst(), end="")  # noqa: T201 -- printing is what it is for
