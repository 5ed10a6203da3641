"""Makes the tables of Django's and, where asked for, Wagtail's applications in the database with a URL."""

import sys
from urllib.parse import parse_qs, urlsplit

import django
from django.conf import settings
from django.core.management import call_command

DJANGO = ["admin", "auth", "contenttypes", "flatpages", "redirects", "sessions", "sites"]
WAGTAIL = [
    "wagtail.contrib.forms", "wagtail.contrib.redirects", "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings", "wagtail.embeds", "wagtail.sites", "wagtail.users", "wagtail.snippets",
    "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin", "wagtail", "modelcluster",
    "taggit",
]


def database(url):
    parts = urlsplit(url)
    if parts.scheme != "postgresql":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.split(":", 1)[1]}
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:], "HOST": query["host"],
        "PORT": query["port"], "USER": query["user"],
    }


def main(url, project, release):
    applications = [f"django.contrib.{name}" for name in DJANGO]
    if project == "wagtail":
        applications += WAGTAIL
    settings.configure(
        DATABASES={"default": database(url)}, INSTALLED_APPS=applications, USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", SITE_ID=1, SECRET_KEY="none",
        WAGTAIL_SITE_NAME="none", STATIC_URL="/static/", ROOT_URLCONF="none",
    )
    django.setup()
    quietly = {"verbosity": 0, "interactive": False}
    if release == "first":
        for name in ["contenttypes", "auth", "admin", "sites", "flatpages", "redirects", "sessions"]:
            call_command("migrate", name, "0001", skip_checks=True, **quietly)
    else:
        call_command("migrate", skip_checks=True, **quietly)


main(*sys.argv[1:])
