"""The floor of answering by link: a bare Django form with the same counts, without middleware.

    python -m tests.belasting.peiling_kaal FILE (with what ``peiling_vul.make`` returned)

It takes the same addresses and fields, marks a link and adds to the same number of counts in one
transaction; nothing is guarded. Served by uvicorn with a2wsgi on four threads.
"""

import json
import os
import sys
from typing import Any

import django
import uvicorn
from a2wsgi import WSGIMiddleware
from django.conf import settings

PAGE = """<!doctype html><html lang="nl"><head><title>Vragen</title></head><body>
<form method="post">{% for s in stellingen %}<fieldset><legend>Stelling {{ s }}</legend>
{% for w in waarden %}<label><input type="radio" name="stelling-{{ s }}" value="{{ w }}">
Antwoord {{ w }}</label>{% endfor %}</fieldset>{% endfor %}<button>Verstuur</button></form>
</body></html>"""
GIVEN: dict[str, Any] = {}

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{os.environ['DATA_DIR']}/kaal.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    },
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"vragen.html": PAGE})],
                    )
                ]
            },
        }
    ],
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import IntegrityError, connection, models, transaction  # noqa: E402
from django.db.models import F, Q  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Link(models.Model):
    token = models.CharField(max_length=22, unique=True)
    groep = models.IntegerField()

    class Meta:
        app_label = "kaal"

    def __str__(self):
        return "link"


class Merk(models.Model):
    link = models.OneToOneField(Link, models.CASCADE, primary_key=True)

    class Meta:
        app_label = "kaal"

    def __str__(self):
        return "merk"


class Telling(models.Model):
    groep = models.IntegerField()
    stelling = models.IntegerField()
    waarde = models.IntegerField()
    n = models.IntegerField(default=0)

    class Meta:
        app_label = "kaal"
        unique_together = ("groep", "stelling", "waarde")

    def __str__(self):
        return str(self.n)


def klaar(request, code):
    return HttpResponse("Bedankt")


def vragen(request, code, token):
    link = Link.objects.filter(token=token).first()
    if link is None or Merk.objects.filter(link=link).exists():
        return HttpResponse("Gebruikt", status=410)
    if request.method == "GET":
        context = {"stellingen": GIVEN["statements"], "waarden": range(GIVEN["answers"])}
        return render(request, "vragen.html", context)
    welke = Q()
    for veld, waarde in request.POST.items():
        if veld.startswith("stelling-"):
            welke |= Q(stelling=int(veld.removeprefix("stelling-")), waarde=int(waarde))
    try:
        with transaction.atomic():
            Merk.objects.create(link=link)
            Telling.objects.filter(welke, groep=link.groep).update(n=F("n") + 1)
    except IntegrityError:
        return HttpResponse("Gebruikt", status=410)
    return HttpResponse(status=303, headers={"Location": f"/antwoord/{code}/klaar/"})


urlpatterns = [
    path("antwoord/<str:code>/klaar/", klaar),
    path("antwoord/<str:code>/<str:token>/", vragen),
]


def main(given: dict[str, Any], port: int) -> None:
    """Make the tables and serve."""
    GIVEN.update(given)
    with connection.schema_editor() as editor:
        for model in (Link, Merk, Telling):
            editor.create_model(model)
    Link.objects.bulk_create(Link(token=token, groep=groep) for token, groep in given["links"])
    Telling.objects.bulk_create(
        Telling(groep=groep, stelling=stelling, waarde=waarde)
        for groep in {groep for _, groep in given["links"]}
        for stelling in given["statements"]
        for waarde in range(given["answers"])
    )
    connection.close()
    application = WSGIMiddleware(get_wsgi_application(), workers=4)
    uvicorn.run(application, host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        main(json.load(file), int(os.environ["PORT"]))
