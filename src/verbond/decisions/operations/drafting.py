"""Start an item, save its text, take it back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.decisions.core import road
from verbond.decisions.core.wording import Wording, check_wording, fingerprint
from verbond.decisions.errors import DraftConflict, DraftRefused
from verbond.decisions.models import Body, Decision, Draft, Item, Serves, Subject
from verbond.decisions.operations.turns import item_in_turn, note_item
from verbond.decisions.queries.items import newest_draft, wording_of_decision
from verbond.journal import facade as journal


@transaction.atomic
def start_item(
    *,
    body: Body,
    wording: Wording,
    subjects: Iterable[str],
    actor: journal.Actor,
    now: datetime,
    is_public: bool = True,
    corrects: Decision | None = None,
) -> Item:
    """Begin a proposal for a body with the first version of its text."""
    check_wording(wording)
    chosen = check_subjects(subjects)
    if body.taken_over:
        raise DraftRefused(
            "taken_over",
            gettext("%(body)s is van elders: hier kan dat orgaan niets beslissen.")
            % {"body": body.name},
        )
    journal.wait_turn()
    item = Item.objects.create(
        key=_free_key(body, now),
        body=body,
        subjects=chosen,
        is_public=is_public,
        corrects=corrects,
        made_at=now,
        made_by=actor.key,
        fictitious=body.fictitious,
    )
    draft = _keep(item, 1, wording, actor, now)
    note_item(
        item=item,
        verb="start_item",
        summary=f"Ontwerp {item.key} begonnen voor: {body.name}.",
        actor=actor,
        now=now,
        details={"sha256": draft.sha256},
    )
    return item


@transaction.atomic
def save_draft(
    *,
    item: Item,
    wording: Wording,
    subjects: Iterable[str],
    lock: int,
    actor: journal.Actor,
    now: datetime,
    is_public: bool | None = None,
) -> Draft:
    """Keep a new version of the text; the earlier ones stay.

    Raises `DraftConflict` when somebody saved since the form was opened, and `StepRefused` for an
    item on an agenda or beyond: what was tested and announced is what is treated.
    """
    check_wording(wording)
    chosen = check_subjects(subjects)
    row = item_in_turn(item.pk)
    road.after(row.state, "change")
    last = newest_draft(row)
    if row.lock != lock:
        raise DraftConflict(
            gettext(
                "Iemand anders bewaarde dit ontwerp terwijl jij het aanpaste. Je tekst is niet weg."
            ),
            theirs=last,
            mine=wording,
        )
    is_open = row.is_public if is_public is None else is_public
    same = fingerprint(wording) == last.sha256
    if same and (row.subjects, row.is_public) == (chosen, is_open):
        return last
    row.subjects, row.is_public, row.lock = chosen, is_open, row.lock + 1
    row.save(update_fields=["subjects", "is_public", "lock"])
    draft = last if same else _keep(row, last.number + 1, wording, actor, now)
    note_item(
        item=row,
        verb="save_draft",
        summary=f"Ontwerp {row.key}: versie {draft.number} bewaard.",
        actor=actor,
        now=now,
        details={"sha256": draft.sha256, "number": draft.number, "subjects": chosen},
    )
    return draft


@transaction.atomic
def amend_draft(*, item: Item, wording: Wording, actor: journal.Actor, now: datetime) -> Draft:
    """Keep the text that a meeting itself changed, as a new version beside the tested one."""
    check_wording(wording)
    last = newest_draft(item)
    if fingerprint(wording) == last.sha256:
        raise DraftRefused(
            "same", gettext("De tekst is dezelfde als die van de agenda. Kies “goedgekeurd”.")
        )
    return _keep(item, last.number + 1, wording, actor, now)


@transaction.atomic
def start_correction(*, decision: Decision, actor: journal.Actor, now: datetime) -> Item:
    """Begin a new item that corrects or takes back what was published; the old one stays."""
    journal.wait_turn()
    held = Decision.objects.select_related("treatment__item__body").get(pk=decision.pk)
    if held.published_at is None:
        raise DraftRefused(
            "not_published", gettext("%(key)s is nog niet gepubliceerd.") % {"key": held.key}
        )
    newer = held.corrected_by.filter(published_at__isnull=False).first()
    if newer is not None:
        raise DraftRefused(
            "replaced",
            gettext("%(key)s is al verbeterd door %(newer)s. Verbeter dat besluit.")
            % {"key": held.key, "newer": newer.key},
        )
    open_ones = held.corrections.exclude(
        state__in=[Item.State.WITHDRAWN, Item.State.PUBLISHED]
    ).values_list("key", flat=True)
    if open_ones:
        raise DraftRefused(
            "corrected", gettext("Er loopt al een verbetering: %(key)s.") % {"key": open_ones[0]}
        )
    first = held.treatment.item
    item = start_item(
        body=first.body,
        wording=wording_of_decision(held),
        subjects=first.subjects,
        is_public=first.is_public,
        corrects=held,
        actor=actor,
        now=now,
    )
    kept = first.serves.filter(state=Serves.State.CONFIRMED)
    Serves.objects.bulk_create(
        Serves(
            item=item,
            commitment_id=row.commitment_id,
            shows=row.shows,
            state=row.state,
            words=row.words,
            certainty=row.certainty,
        )
        for row in kept
    )
    return item


@transaction.atomic
def withdraw_item(*, item: Item, reason: str, actor: journal.Actor, now: datetime) -> Item:
    """Take a proposal back, before it is decided, with a reason."""
    if not reason.strip():
        raise DraftRefused("no_reason", gettext("Zeg waarom dit punt wordt ingetrokken."))
    row = item_in_turn(item.pk)
    row.state = road.after(row.state, "withdraw")
    row.meeting, row.position, row.lock = None, None, row.lock + 1
    row.withdrawn_because = reason.strip()
    row.save(update_fields=["state", "meeting", "position", "lock", "withdrawn_because"])
    note_item(
        item=row,
        verb="withdraw_item",
        summary=f"Punt {row.key} ingetrokken.",
        reason=reason.strip(),
        actor=actor,
        now=now,
    )
    return row


def check_subjects(subjects: Iterable[str]) -> list[str]:
    """Return the subjects in the order of the vocabulary. Raises `DraftRefused` for another."""
    asked = set(subjects)
    unknown = sorted(asked - set(Subject.values))
    if unknown:
        raise DraftRefused(
            "subject",
            gettext("Onderwerpen: %(unknown)s bestaat niet. Kies uit %(known)s.")
            % {"unknown": ", ".join(unknown), "known": ", ".join(Subject.values)},
        )
    return [value for value in Subject.values if value in asked]


def _keep(item: Item, number: int, wording: Wording, actor: journal.Actor, now: datetime) -> Draft:
    return Draft.objects.create(
        item=item,
        number=number,
        title=wording.title,
        summary=wording.summary,
        motivation=wording.motivation,
        articles=[one.text for one in wording.articles],
        sha256=fingerprint(wording),
        made_at=now,
        made_by=actor.key,
    )


def _free_key(body: Body, now: datetime) -> str:
    # Called in turn: nobody else takes the same number meanwhile.
    begin = f"{body.code}-{now:%Y}-"
    taken = Item.objects.filter(key__startswith=begin).values_list("key", flat=True)
    numbers = [int(key.removeprefix(begin)) for key in taken if key.removeprefix(begin).isdigit()]
    return f"{begin}{max(numbers, default=0) + 1:04d}"
