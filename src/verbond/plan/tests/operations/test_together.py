"""Two clerks act at the same moment: one version stands, whole, and neither meets a fault."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken
from verbond.plan.exchange import Sheet
from verbond.plan.facade import import_plan
from verbond.plan.models import Line, Version
from verbond.plan.testing import LINES, line, sheet_with

CLERK = journal.Actor("k" * 32, "clerk")
ROUNDS = 3


@pytest.fixture
def several_writers() -> None:
    # SQLite lets one writer in at a time, and its database of tests is one connection's own.
    if connection.vendor == "sqlite":
        pytest.skip("only PostgreSQL has several writers")


def together(*acts: Callable[[], object]) -> list[object]:
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait(10)
        try:
            return act()
        except RuleBroken as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [done.result(60) for done in [threads.submit(run, act) for act in acts]]


@pytest.mark.django_db(transaction=True)
def test_clerks_who_import_the_same_version_at_once_never_mix_it(several_writers: None) -> None:
    import_plan(sheet=sheet_with(), actor=CLERK, now=NOW)
    for number in range(1, ROUNDS + 1):
        sheets: list[Sheet] = [
            sheet_with(lines=(*LINES, line("A2", 2027, cents)))
            for cents in (number * 10, number * 10 + 1)
        ]
        together(*(partial(import_plan, sheet=one, actor=CLERK, now=NOW) for one in sheets))
        assert Version.objects.count() == 1
        assert Version.objects.shown().count() == 1
        assert Line.objects.filter(version__is_whole=True).count() == len(LINES) + 1
    assert journal.verify().is_whole
