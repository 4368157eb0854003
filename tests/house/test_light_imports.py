"""What starts quickly stays quick: heavy packages are imported where they are needed."""

import json
import subprocess
import sys
from pathlib import Path

from verbond.kit.testing import ROOT

HEAVY = ("weasyprint", "shapely", "pypdfium2", "docx", "pyshacl", "openpyxl", "duckdb", "polars")


def _loaded_after(code: str) -> set[str]:
    """Run code in a fresh Python and return the top-level packages that it loaded."""
    report = "import json, sys; print(json.dumps([name for name in sys.modules]))"
    answer = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout.splitlines()[-1]))


def test_the_addresses_of_the_site_load_no_heavy_package() -> None:
    loaded = _loaded_after(
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'verbond.settings'\n"
        "import django; django.setup()\n"
        "from django.urls import get_resolver\n"
        "[pattern.pattern for pattern in get_resolver().url_patterns]\n"
        "get_resolver()._populate()"
    )
    assert sorted(loaded & set(HEAVY)) == []


def test_outline_starts_without_django_or_a_database() -> None:
    loaded = _loaded_after("import verbond.__main__, verbond.agreement.outline_command")
    assert sorted(loaded & {"django", "sqlite3", "psycopg", *HEAVY}) == []


def test_every_core_works_without_django() -> None:
    cores = [
        ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(Path(ROOT / "src/verbond").glob("*/core/**/*.py"))
        if "tests" not in path.parts
    ]
    assert cores
    lines = "\n".join(f"import {core}" for core in cores)
    loaded = _loaded_after(f"import sys; sys.modules['django'] = None\n{lines}")
    assert "django.conf" not in loaded
