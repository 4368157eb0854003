"""A site with ten agreements, for benchmarks/site.py: that of Genk and nine fictitious ones, each
with a plan and evidence, and some 2,000 fictitious decisions.

python benchmarks/_site_data.py fill     DATABASE_URL chooses where
python benchmarks/_site_data.py pages    prints every public page with its queries, as JSON
"""

import gzip
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
AGREEMENTS = 10
PAGES_PER_ROUTE = 3
# Words that change places, so that each agreement has sentences, hits and hashes of its own.
WORDS = (
    "scholen wijken bomen straten jongeren senioren verenigingen bedrijven parken pleinen "
    "fietspaden bussen woningen handelaars kinderen gezinnen vrijwilligers bezoekers"
).split()
_WORD = re.compile(rf"\b({'|'.join(WORDS)})\b")
_LINK = re.compile(r'href="(/[^"#?]*)')
_SKIPPED = ("/static/", "/language/", "/health/", "/ready/")


def variation(text: str, number: int) -> str:
    """Move words along a fixed ring: another text of the same form."""

    def other(found: re.Match[str]) -> str:
        return WORDS[(WORDS.index(found[1]) + number) % len(WORDS)]

    return _WORD.sub(other, text)


def fill(folder: Path) -> None:
    """Import everything through the operations that a clerk uses."""
    from benchmarks._site_follow_up import follow_up, grown_demo
    from django.core.management import call_command
    from django.utils import timezone

    from verbond.agreement.models import Commitment, Evidence
    from verbond.agreement.operations.importing import Facts, apply_import
    from verbond.agreement.operations.proposing import propose_all
    from verbond.agreement.parsing import parse
    from verbond.decisions.models import Decision
    from verbond.journal.facade import SYSTEM
    from verbond.web.management.commands import load_demo

    load_demo.DEMO = grown_demo(folder)
    call_command("migrate", verbosity=0)
    call_command("load_demo")
    source = (ROOT / "data/genk/agreement/genk-2019-2024.txt").read_text(encoding="utf-8")
    for number in range(1, AGREEMENTS):
        began = time.monotonic()
        slug = f"voorbeeldstad-{number}"
        found = parse(variation(source, number).encode(), f"{slug}.txt", "genk-2019-2024")
        facts = Facts(
            title=f"Akkoord van Voorbeeldstad {number} (fictief)",
            city=f"Voorbeeldstad {number} (fictief)",
            fictitious=True,
        )
        edition = apply_import(
            slug=slug, outline=found, actor=SYSTEM, now=timezone.now(), facts=facts
        )
        propose_all(agreement=edition.agreement, now=timezone.now())
        follow_up(edition.agreement, folder, now=timezone.now())
        print(f"· {slug}: {time.monotonic() - began:.1f} s", file=sys.stderr)
    for model in (Commitment, Decision, Evidence):
        print(f"· {model.objects.count()} {model._meta.verbose_name_plural}", file=sys.stderr)  # noqa: SLF001 - Django documents it


def pages() -> list[dict[str, Any]]:
    """Walk the site as an anonymous visitor, a few pages of each route, nothing from memory."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from verbond.kit.testing import forget_caches

    client, per_route, found = Client(raise_request_exception=False), Counter[str](), []
    waiting = ["/", "/search/", *_heavy()]
    seen = set(waiting)
    client.get("/search/?q=warm")
    while waiting:
        path = waiting.pop(0)
        forget_caches()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(path, headers={"host": "127.0.0.1"})
        content = b"" if response.streaming else response.content
        html = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code >= 500:
            print(f"· {path} answers {response.status_code}", file=sys.stderr)
        if response.status_code == 200:
            found.append(
                {
                    "path": path,
                    "route": response.resolver_match.route,
                    "queries": len(asked),
                    "sent": len(gzip.compress(content, 6)) if html else 0,
                    "html": html,
                }
            )
        for link in _LINK.findall(content.decode("utf-8", "replace")):
            if link not in seen and not link.startswith(_SKIPPED):
                seen.add(link)
                route = _route(link)
                per_route[route] += 1
                if per_route[route] <= PAGES_PER_ROUTE:
                    waiting.append(link)
    return found


def _heavy() -> Iterator[str]:
    """Give the promise with most evidence, and the meeting with most decisions."""
    from django.db.models import Count

    from verbond.agreement.models import Annotation, Commitment
    from verbond.decisions.models import Meeting

    ties = Annotation.objects.confirmed().filter(what="evidence")
    counted = ties.values_list("commitment").annotate(pieces=Count("pk")).order_by("-pieces")
    yield Commitment.objects.get(pk=counted[0][0]).get_absolute_url()
    fullest = Meeting.objects.annotate(items_count=Count("items")).latest("items_count")
    yield f"/decisions/meeting/{fullest.key}/"
    yield f"/decisions/meeting/{fullest.key}/minutes/"


def _route(path: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return str(resolve(path).route)
    except Resolver404:
        return path


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")
    import django

    django.setup()
    if sys.argv[1:] == ["fill"]:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder))
    else:
        print(json.dumps(pages()))


if __name__ == "__main__":
    main()
