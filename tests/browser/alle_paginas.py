"""The pages of every ``paginas*.py`` together."""

import importlib
import pkgutil
from typing import Any

import tests.browser

_MODULES = [
    importlib.import_module(f"tests.browser.{module.name}")
    for module in pkgutil.iter_modules(tests.browser.__path__)
    if module.name.startswith("paginas")
]


def _samen(naam: str) -> list[Any]:
    return [rij for module in _MODULES for rij in getattr(module, naam, [])]


PAGINAS = _samen("PAGINAS")
GEEN_PAGINA = _samen("GEEN_PAGINA")
ALLEEN_POST = _samen("ALLEEN_POST")
STROMEN = _samen("STROMEN")
