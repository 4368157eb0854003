"""What holds for every test: one environment, no network, a choice of database by DATABASE_URL.

Loaded by name in pyproject.toml, because pytest-django reads the settings before any conftest.py.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbond.kit.testing import ROOT, SHARED, close_network, forget_caches

# Tests know this environment only, not that of whoever runs them. DEBUG chooses plain static
# files and the names of this machine; Django itself then runs each test with DEBUG off.
_FORGOTTEN = (
    "ALLOWED_HOSTS CITY_NAME DEMO LOG_LEVEL MAIL_FROM MAIL_URL OIDC_URL SECRET_KEY SIGNUP SITE_URL "
    "TILE_URL TRUST_PROXY"
)
for _name in _FORGOTTEN.split():
    os.environ.pop(_name, None)
os.environ["DEBUG"] = "1"
# An own folder for each: WhiteNoise warns of a missing one, and no demo's files are touched.
for _name in ("STATIC_ROOT", "MEDIA_ROOT"):
    _folder = ROOT / ".local/test" / _name.lower()
    _folder.mkdir(parents=True, exist_ok=True)
    os.environ[_name] = str(_folder)


# What a test can ask for to get the database, besides the mark `django_db`. One that a fixture
# asks for while it runs is not seen here: ask for `db` in the test as well.
_DATABASES = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only the tests that use the database: a second run on PostgreSQL",
    )


def pytest_configure() -> None:
    # No test measures time: a busy machine makes no example wrong, and no property slow.
    from hypothesis import HealthCheck, settings

    calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("house", calm)
    settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if _uses_database(item)]
    dropped = [item for item in items if not _uses_database(item)]
    config.hook.pytest_deselected(items=dropped)
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(asked & _DATABASES)


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        close_network(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cold_start() -> Iterator[None]:
    # A live server of a test would read the database in a thread that no test knows of.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("verbond.web.warming.warm_beside", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    # A real password hash takes a quarter of a second, on purpose; tests make hundreds.
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    # Pages are kept by the number of the last journal entry; each test begins with the same one.
    forget_caches()


@pytest.fixture(autouse=True)
def _no_language_of_another_test() -> None:
    # A page in English leaves its thread in English; what a test calls itself speaks Dutch.
    from django.utils import translation

    translation.deactivate()


@pytest.fixture
def shared() -> Path:
    """Return the folder of reference data beside this checkout; skip where there is none."""
    if SHARED is None:
        pytest.skip("no reference data beside this checkout")
    return SHARED
