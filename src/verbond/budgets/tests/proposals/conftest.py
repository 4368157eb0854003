"""What tests of pages of proposals stand on."""

import pytest
from pytest_django import Settings

from verbond.kit.testing import forget_caches


@pytest.fixture
def no_kept_pages(settings: Settings) -> None:
    forget_caches()
    # What a worker does afterwards is done at once: its mails stand in the outbox.
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
