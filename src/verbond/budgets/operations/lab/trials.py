"""An election that somebody brings to the laboratory: read, kept for an hour, erased."""

import gzip
import secrets
from datetime import datetime

from django.utils.translation import gettext

from verbond.budgets.apart import count_apart
from verbond.budgets.errors import ModelRefused
from verbond.budgets.models import TrialElection
from verbond.budgets.models.lab import KEPT_FOR

MOST_BYTES = 8 * 2**20
MOST_BALLOTS = 250_000
MOST_PROJECTS = 2_000
# As many as may wait at once: together they stay well below a gigabyte.
MOST_KEPT = 100


def keep_trial(*, name: str, content: bytes, now: datetime) -> TrialElection:
    """Read a file in a process of its own and keep it for an hour under an address nobody guesses.

    Nothing public changes by it, so the journal stays silent. Raises `ModelRefused` when it is
    empty, too large or cannot be read (with the line), or when too many are kept already.
    """
    _check_size(name, content)
    forget_trials(now=now)
    if TrialElection.objects.count() >= MOST_KEPT:
        raise ModelRefused(
            "busy", gettext("Er zijn nu te veel bestanden in het lab. Probeer het straks opnieuw.")
        )
    facts = count_apart(content=content, name=name, jobs=())["election"]
    if facts["ballots"] > MOST_BALLOTS or facts["projects"] > MOST_PROJECTS:
        words = {"ballots": MOST_BALLOTS, "projects": MOST_PROJECTS}
        raise ModelRefused(
            "too_many",
            gettext("Hoogstens %(ballots)s stembiljetten en %(projects)s projecten kan hier.")
            % words,
        )
    return TrialElection.objects.create(
        token=secrets.token_hex(16),
        name=name[:200],
        content=gzip.compress(content, 5),
        sha256=facts["sha256"],
        ballots=facts["ballots"],
        projects=facts["projects"],
        vote_type=facts["vote_type"],
        kept_at=now,
    )


def _check_size(name: str, content: bytes) -> None:
    if not content.strip():
        raise ModelRefused("empty", gettext("%(name)s is leeg.") % {"name": name})
    if len(content) > MOST_BYTES:
        words = {"name": name, "size": len(content) / 2**20, "most": MOST_BYTES // 2**20}
        raise ModelRefused(
            "too_large",
            gettext(
                "%(name)s is %(size).1f MB groot. Hier kan hoogstens %(most)s MB. Een groter "
                "bestand tel je op je eigen computer met script/verbond count."
            )
            % words,
        )


def forget_trials(*, now: datetime) -> int:
    """Erase what was brought more than an hour ago."""
    return TrialElection.objects.filter(kept_at__lt=now - KEPT_FOR).delete()[0]
