"""The shipped templates, and drafts of a room above that change."""

from collections.abc import Callable, Iterator

import pytest

from verbond.scorecards.subjects import _SUBJECTS, Subject, register_subject
from verbond.scorecards.testing import TEXT, load_shipped, subject_of

type Drafts = dict[str, Subject]


@pytest.fixture
def templates(db: None) -> None:
    load_shipped()


@pytest.fixture
def drafts(templates: None) -> Iterator[Drafts]:
    """Stand in for the room above: it knows these drafts as they are now."""
    kept = dict(_SUBJECTS)
    known: Drafts = {}
    register_subject("proef", known.get)
    yield known
    _SUBJECTS.clear()
    _SUBJECTS.update(kept)


@pytest.fixture
def draft(drafts: Drafts) -> Subject:
    drafts["markt-2026"] = subject_of()
    return drafts["markt-2026"]


@pytest.fixture
def change(drafts: Drafts) -> Callable[..., Subject]:
    """Change the text or the facts of the draft about the market."""

    def changed(text: str | None = None, **facts: object) -> Subject:
        drafts["markt-2026"] = subject_of(text or TEXT, "markt-2026", **facts)
        return drafts["markt-2026"]

    return changed
