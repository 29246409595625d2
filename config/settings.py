"""All settings; what differs per installation comes from the environment.

Those about signing in stand in ``settings_inloggen``.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from whitenoise.compress import Compressor

from config.geheim import lees_of_maak_sleutel
from config.omgeving import BASE_DIR, env

# --- Where this installation lives -------------------------------------------------------------
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
BASE_URL = env.str("BASE_URL", default=f"http://{HOST}:{PORT}").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
# Whether anybody may read the evidence cards without an account.
KAARTEN_OPENBAAR = env.bool("KAARTEN_OPENBAAR", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or lees_of_maak_sleutel(DATA_DIR / "sleutel")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[urlsplit(BASE_URL).hostname or "localhost", "127.0.0.1", "localhost", "[::1]"],
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; see config.proxy.
FORWARDED_ALLOW_IPS = env.str("FORWARDED_ALLOW_IPS", default="127.0.0.1,::1")

# --- What it is made of ------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "overzicht",
    "borgen",
    "borgen.slb",
    "verbeterplan",
    "boas",
    "metaanalyse",
    "organisatie",
    "rapportage",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "simple_history",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "config.middleware.Verzoeklog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Slow wifi: a planning is 100 kB of rows that look alike. It pads against guessing by length.
    "django.middleware.gzip.GZipMiddleware",
    "config.beleid.Beleid",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.GeenNul",
    "config.middleware.AlleenKnop",
    "borgen.slb.telefoon.Onthouden",
    "organisatie.middleware.InlogVereist",
    "organisatie.middleware.TweedeFactorVereist",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "rapportage.templatetags.adressen",
            ],
            "libraries": {"lucide": "rapportage.templatetags.iconen"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.pagina",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- Database ----------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/borgen.sqlite3")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DATABASES["default"]["CONN_MAX_AGE"] = None
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock when it begins, so it never fails halfway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # NORMAL survives a killed process; secure_delete wipes single votes from the file.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
            "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
        ),
    }
    # A file per process: server threads in tests share it, runs side by side do not.
    DATABASES["default"]["TEST"] = {
        "NAME": f"{tempfile.gettempdir()}/borgen-test-{os.getpid()}.sqlite3"
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    if env.bool("DATABASE_POOLER", default=False):
        DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
    else:
        from config.postgresql import Cursor

        # What is asked often is planned once: docs/besluiten/0026-vragen-vooraf-bedacht.md.
        DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
            "server_side_binding": True,
            "prepare_threshold": 5,
            "cursor_factory": Cursor,
        }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts failed sign-ins; in the database so that several processes share the count.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "config_cache",
        # Of a full cache a part is thrown away, and with it who guessed how often.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People: accounts, single sign-on and the second factor ---------------------------------------
AUTH_USER_MODEL = "organisatie.Gebruiker"
from config.settings_inloggen import *  # noqa: E402, F403

# --- Language and time -------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- Files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.statisch.PlotlyFinder",
]
# Uploads stand outside every served tree; a view hands them out as downloads.
MEDIA_ROOT = DATA_DIR / "bijlagen"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "config.statisch.Opslag"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG
# Pages ask for hashed names only, and source maps need no compressing: a first start of 48 s
# on collecting became 6 s.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- Mail --------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 15
# Of the mail that goes to everybody by itself; 0 is as fast as the server takes it.
MAIL_PER_MINUUT = env.int("MAIL_PER_MINUUT", default=600)
DEFAULT_FROM_EMAIL = env.str(
    "EMAIL_FROM", default=f"Borgen <noreply@{urlsplit(BASE_URL).hostname}>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Safety ------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.views.csrf_fout"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# --- Retention: years, per kind of personal data (organisatie/bewaren.py) ------------------------
BEWAARTERMIJNEN = {
    "notities": env.int("BEWAARTERMIJN_NOTITIES", default=1),
    "gesprekken": env.int("BEWAARTERMIJN_GESPREKKEN", default=2),
    "studenten": env.int("BEWAARTERMIJN_STUDENTEN", default=2),
    "competenties": env.int("BEWAARTERMIJN_COMPETENTIES", default=1),
    "leerdoelen": env.int("BEWAARTERMIJN_LEERDOELEN", default=1),
    "plggasten": env.int("BEWAARTERMIJN_PLGGASTEN", default=1),
    "voortgang": env.int("BEWAARTERMIJN_VOORTGANG", default=1),
    "expertise": env.int("BEWAARTERMIJN_EXPERTISE", default=1),
    "redenen": env.int("BEWAARTERMIJN_REDENEN", default=2),
    "inzage": env.int("BEWAARTERMIJN_INZAGE", default=2),
    "mail": env.int("BEWAARTERMIJN_MAIL", default=1),
    "accounts": env.int("BEWAARTERMIJN_ACCOUNTS", default=2),
}
# Days: a backup holds everything that went since.
BEWAARTERMIJN_RESERVEKOPIEEN = env.int("BEWAARTERMIJN_RESERVEKOPIEEN", default=30)

# --- Log: one JSON object a line ---------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logformaat.Json"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "INFO"},
        # Our own line per request says more.
        "django.request": {"level": "ERROR"},
        "uvicorn.access": {"level": "WARNING"},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
