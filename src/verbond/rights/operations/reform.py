"""Keep a what-if, and hang it at the tests of a draft."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

import verbond
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken
from verbond.rights.core.reform.keeping import Question, as_document, sha256_of
from verbond.rights.models import WhatIf, WhatIfUse
from verbond.rights.reforming import count, rules_sha256
from verbond.scorecards import facade as scorecards

MOST_USES = 12
KEY_LENGTH = 12


class WhatIfRefused(RuleBroken):
    """A what-if cannot hang there, or no longer."""


@transaction.atomic
def keep_what_if(
    *, question: Question, told: Mapping[str, Any], actor: journal.Actor, now: dt.datetime
) -> WhatIf:
    """Count a what-if and keep it at an address of its own; the same one twice is one row.

    `told`: labels, units and today's values, to show it later as it was. Raises `ParameterError`.
    """
    figures = as_document(count(question))
    rules = rules_sha256()
    asked = question.as_document()
    mark = sha256_of({"question": asked, "rules": rules, "figures": figures})
    journal.wait_turn()
    found = WhatIf.objects.filter(sha256=mark).first()
    if found is not None:
        return found
    row = WhatIf.objects.create(
        key=mark[:KEY_LENGTH],
        right=question.right,
        question=asked,
        told=dict(told),
        figures=figures,
        rules_sha256=rules,
        code_version=verbond.__version__,
        sha256=mark,
        kept_at=now,
        kept_by=actor.key,
    )
    _note(row, "keep_what_if", f"Doorrekening {row.key} bewaard (fictieve stad).", actor, now)
    return row


@transaction.atomic
def attach_what_if(
    *, key: str, room: str, subject: str, actor: journal.Actor, now: dt.datetime
) -> WhatIfUse:
    """Hang a kept what-if at the tests of a draft that is not decided yet; once.

    Raises `WhatIfRefused` when one of both does not exist, or the draft is decided.
    """
    journal.wait_turn()
    row, thing = _kept(key), _undecided(room, subject)
    there = WhatIfUse.objects.filter(room=room, subject=subject)
    found = there.filter(what_if=row).first()
    if found is not None:
        return found
    if there.count() >= MOST_USES:
        raise WhatIfRefused(
            "many", _("Een toets heeft hoogstens %(most)s doorrekeningen.") % {"most": MOST_USES}
        )
    use = WhatIfUse.objects.create(
        what_if=row,
        room=room,
        subject=subject,
        subject_version=thing.version,
        attached_at=now,
        attached_by=actor.key,
    )
    told = f"Doorrekening {row.key} aan de toetsen van punt {subject} gehangen."
    _note(row, "attach_what_if", told, actor, now)
    return use


@transaction.atomic
def detach_what_if(
    *, key: str, room: str, subject: str, actor: journal.Actor, now: dt.datetime
) -> None:
    """Take a what-if away from the tests of a draft that is not decided yet."""
    journal.wait_turn()
    row = _kept(key)
    _undecided(room, subject)
    gone, _rows = WhatIfUse.objects.filter(what_if=row, room=room, subject=subject).delete()
    if not gone:
        raise WhatIfRefused("not_there", _("Deze doorrekening hangt hier niet meer."))
    told = f"Doorrekening {row.key} weggehaald bij de toetsen van punt {subject}."
    _note(row, "detach_what_if", told, actor, now)


def _kept(key: str) -> WhatIf:
    row = WhatIf.objects.filter(key=key).first()
    if row is None:
        raise WhatIfRefused("no_what_if", _("Deze doorrekening bestaat niet."))
    return row


def _undecided(room: str, subject: str) -> scorecards.Subject:
    thing = scorecards.subject_now(room, subject)
    if thing is None:
        raise WhatIfRefused("no_subject", _("Dit ontwerp bestaat niet meer."))
    if thing.is_decided:
        raise WhatIfRefused(
            "decided", _("Dit punt is beslist: wat erbij hangt, blijft zoals het was.")
        )
    return thing


def _note(row: WhatIf, verb: str, told: str, actor: journal.Actor, now: dt.datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="rights",
        object_kind="what_if",
        object_key=row.key,
        summary=told,
        details={"sha256": row.sha256},
        at=now,
    )
