"""The fictitious meetings and decisions of the demo."""

from verbond.decisions.operations.demo.loading import LoadedDecisions, load_demo_decisions

__all__ = ["LoadedDecisions", "load_demo_decisions"]
