"""The same answers from many workers as from one process."""

import datetime as dt
import sys

import pytest

from verbond.kit.workers import NoWorkers, local_client, remote_client
from verbond.rights.core.errors import CaseError
from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.population import evaluate, in_batches, joined
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_batches
from verbond.rights.spreading import evaluate_spread

DAY = dt.date(2024, 6, 1)
# Dask leaves sockets of its event loop to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_two_workers_say_what_one_process_says() -> None:
    rules = shipped_rules()
    city = next(iter(made_batches(persons=4000, seed=5, day=DAY, with_truth=False, size=4000)))
    whole = as_population(city.table, rules.vocabulary)
    parts = list(in_batches(whole, 300))
    assert len(parts) > 5
    with local_client(2) as client:
        found = joined(list(evaluate_spread(rules, parts, DAY, client=client, conditions=True)))
        assert found.is_same_as(evaluate(rules, whole, DAY))
        with pytest.raises(CaseError, match="no right erfenis"):
            list(evaluate_spread(rules, parts, DAY, client=client, rights=["erfenis"]))


def test_without_dask_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoWorkers, match=r"requirements/spread\.txt"):
        remote_client("tcp://127.0.0.1:1")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NoWorkers, match="no Dask scheduler answers"):
        remote_client("nowhere")
