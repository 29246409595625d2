"""How PostgreSQL is asked: see docs/besluiten/0026-vragen-vooraf-bedacht.md."""

from typing import Any, Self

from django.db.backends.postgresql.base import ServerBindingCursor

# A list in a question is looked up by hash when it is planned with its values, and walked through
# for every row when it is not.
MEESTE_GEGEVENS = 200


class Cursor(ServerBindingCursor):
    """Prepares what is asked often, except with so many values that planning anew is faster."""

    def execute(
        self, query: Any, params: Any = None, *, prepare: bool | None = None, **opties: Any
    ) -> Self:
        if params is not None and len(params) > MEESTE_GEGEVENS:
            prepare = False
        return super().execute(query, params, prepare=prepare, **opties)  # type: ignore[misc]
