"""The floor: a bare Django list page with 25 of 200 rows, no middleware. JSON in, JSON out.

python -m tests.belasting.plain
"""

import json
import os
import sys

import django
from django.conf import settings

TEMPLATE = """<!doctype html><html lang="nl"><head><title>Lijst</title></head><body><table>
{% for rij in rijen %}<tr><td>{{ rij.datum|date:"j F Y" }}</td><td>{{ rij.team }}</td>
<td><a href="/{{ rij.pk }}/">{{ rij.onderwerp }}</a></td><td>{{ rij.status }}</td></tr>{% endfor %}
</table></body></html>"""

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{os.environ['DATA_DIR']}/plain.sqlite3",
            "CONN_MAX_AGE": None,
        }
    },
    LANGUAGE_CODE="nl",
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"lijst.html": TEMPLATE})],
                    )
                ]
            },
        }
    ],
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.belasting.in_process import time_page  # noqa: E402


class Rij(models.Model):
    datum = models.DateTimeField(default=timezone.now)
    team = models.CharField(max_length=120)
    onderwerp = models.CharField(max_length=160)
    status = models.CharField(max_length=15)

    class Meta:
        app_label = "plain"

    def __str__(self):
        return self.onderwerp


def lijst(request):
    return render(request, "lijst.html", {"rijen": Rij.objects.order_by("-pk")[:25]})


urlpatterns = [path("", lijst)]


def main(number: int) -> dict[str, list[float]]:
    """Return what ``time_page`` found for ``number`` requests."""
    with connection.schema_editor() as editor:
        editor.create_model(Rij)
    Rij.objects.bulk_create(
        Rij(team=f"Team {i % 8}", onderwerp=f"Begeleiding {i}", status="afgesloten")
        for i in range(200)
    )
    return time_page(get_wsgi_application(), "/", "", number)


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)["number"]), sys.stdout)
