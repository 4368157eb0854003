"""A whole run on fictitious people, for tests of other rooms: what must never be read of it."""

from collections.abc import Iterable

import pytest

from verbond.rights import sealing_runs
from verbond.rights.models import Found
from verbond.rights.tests.detect import world


def whole_run(patch: pytest.MonkeyPatch) -> tuple[bytes, tuple[str, ...]]:
    """Carry out a run up to its first letters.

    Return what is sealed of one person, and what may stand nowhere in clear: passphrases, codes of
    letters, numbers, names and streets.
    """
    # A tenth of a second for each try is what a real key costs on purpose.
    patch.setattr(sealing_runs, "_SCRYPT_N", 2**4)
    _world, people = world.contacted()
    codes: Iterable[str] = (one.code for one in people)
    secrets = [world.PASSPHRASE, world.LIST_PASSPHRASE, *codes]
    for one in (*world.SEES_BADLY, *world.HAS_IT, *world.SEES_WELL):
        secrets += [world.number(one), world.name(one), f"Verzonnenstraat {one}"]
    found = Found.objects.order_by("pk").first()
    assert found is not None
    return bytes(found.sealed_identity), tuple(secrets)
