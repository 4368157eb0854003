"""Addresses for whoever watches the server: alive, and ready to serve."""

import time

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# Reading all migrations takes a tenth of a second; once in order they stay so for a while.
_GOOD_FOR_SECONDS = 60.0
_in_order: dict[str, float] = {}


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and is up to date."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = _migrations_waiting(time.monotonic())
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations wait", "count": waiting}, status=503)
    return JsonResponse({"status": "ready"})


def _migrations_waiting(now: float) -> int:
    name = str(connection.settings_dict["NAME"])
    if now - _in_order.get(name, float("-inf")) < _GOOD_FOR_SECONDS:
        return 0
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not waiting:
        _in_order[name] = now
    return waiting
