"""Which tests run a second time, on PostgreSQL."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from verbond.kit.pytest_plugin import pytest_collection_modifyitems


def a_test(*fixtures: str, mark: str = "") -> Any:
    """Stand for a test that asks for these fixtures and carries this mark."""
    return SimpleNamespace(
        fixturenames=["tmp_path", *fixtures],
        get_closest_marker=lambda name: name if name == mark else None,
    )


def second_run(*tests: Any) -> tuple[list[Any], list[Any]]:
    """Return what the run on PostgreSQL keeps of these, and what it reports as left out."""
    left_out: list[Any] = []

    def leave_out(*, items: list[Any]) -> None:
        left_out.extend(items)

    config = SimpleNamespace(
        getoption=lambda name: name == "--only-database",
        hook=SimpleNamespace(pytest_deselected=leave_out),
    )
    kept = list(tests)
    pytest_collection_modifyitems(cast(pytest.Config, config), kept)
    return kept, left_out


@pytest.mark.parametrize(
    "test",
    [
        a_test("db"),
        a_test("transactional_db"),
        a_test("live_server"),
        a_test("django_db_setup"),
        a_test("tmp_path", "site", "transactional_db"),
        a_test(mark="django_db"),
    ],
    ids=["db", "transactional_db", "live_server", "a database", "through a fixture", "mark"],
)
def test_whatever_way_a_test_asks_for_the_database_it_runs_on_both_kinds(test: Any) -> None:
    without = a_test()
    assert second_run(without, test) == ([test], [without])
