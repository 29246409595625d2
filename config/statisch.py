"""Static files: plotly's one file from its package, and large files compressed in a second."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.compress import Compressor, brotli
from whitenoise.storage import CompressedManifestStaticFilesStorage

NAAM = "plotly.min.js"
PAD = f"plotly/{NAAM}"


class PlotlyFinder(BaseFinder):
    """Finds ``plotly/plotly.min.js`` in the Python package that ships it, and nothing else.

    Not a prefix in STATICFILES_DIRS: that would collect and compress the 5 MB beside it as well.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Found without importing plotly, which takes a quarter of a second.
        spec = find_spec("plotly")
        plekken = (spec.submodule_search_locations if spec else None) or []
        self.map = next((Path(p) / "package_data" for p in plekken), None)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        gevonden = str(self.map / NAAM) if self.map and path == PAD else ""
        if find_all:
            return [gevonden] if gevonden else []
        # Nothing found is an empty list, as Django's own finders have it.
        return gevonden or []

    def list(
        self, ignore_patterns: Iterable[str] | None = None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        if self.map and (self.map / NAAM).is_file():
            opslag: Any = FileSystemStorage(location=self.map)
            # What collectstatic puts before the name.
            opslag.prefix = "plotly"
            yield NAAM, opslag


class Pers(Compressor):
    """Brotli's last step costs plotly's file 14 s of a first start and saves a tenth of it."""

    GROOT = 1024 * 1024

    @classmethod
    def compress_brotli(cls, data: bytes) -> bytes:
        return brotli.compress(data, quality=9 if len(data) > cls.GROOT else 11)


class Opslag(CompressedManifestStaticFilesStorage):
    """As WhiteNoise's, with our compressor."""

    def create_compressor(self, **kwargs: Any) -> Pers:
        return Pers(**kwargs)
