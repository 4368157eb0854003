"""Fictitious meetings and decisions for the demo."""

from datetime import datetime
from pathlib import Path

from verbond.journal import facade as journal


def load_demo_decisions(folder: Path, *, actor: journal.Actor, now: datetime) -> int:
    """Load the fictitious meetings of a folder, once."""
    raise NotImplementedError
