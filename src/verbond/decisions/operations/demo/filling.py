"""Fill in the fictitious tests, by the operations that people use."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from verbond.decisions.core.wording import Wording, fingerprint
from verbond.decisions.models import Draft, Item
from verbond.decisions.queries.items import subject_of
from verbond.journal.facade import Actor
from verbond.scorecards import facade as scorecards

EXEMPTED_BY = "Algemeen directeur (fictief)"


def at(day: date, hour: int = 10, *, days: int = 0) -> datetime:
    """Return an hour of a day in the city, some days away."""
    moment = datetime.combine(day + timedelta(days=days), time(hour))
    return timezone.make_aware(moment)


def fill_in(
    item: Item, draft: Draft, code: str, profile: Mapping[str, Any], actor: Actor, now: datetime
) -> scorecards.RunCard:
    """Start, answer and sign one test, and carry out its measures when their day has come."""
    run = begin(item, draft, code, profile, actor, now)
    day = timezone.localdate(now)
    measures = profile.get("measures", ())
    signed = scorecards.sign_run(
        run=run,
        lock=run.lock,
        signer=profile["signer"],
        measures=[
            scorecards.NewMeasure(one["text"], one["owner"], day + timedelta(days=one["days"]))
            for one in measures
        ],
        summary=profile["summary"],
        without_measure=profile.get("without_measure", ""),
        actor=actor,
        now=now,
    )
    for one, card in zip(measures, signed.measures, strict=True):
        if "done_after" in one:
            scorecards.carry_out_measure(
                measure=card.pk,
                done_on=day + timedelta(days=one["done_after"]),
                proof="Nota van de dienst (fictief)",
                actor=actor,
                now=at(day, days=one["done_after"]),
            )
    return signed


def begin(
    item: Item, draft: Draft, code: str, profile: Mapping[str, Any], actor: Actor, now: datetime
) -> scorecards.RunCard:
    """Start one test and answer it, without signing."""
    run = scorecards.start_run(subject=subject_of(item, draft), code=code, actor=actor, now=now)
    return scorecards.save_answers(
        run=run, answers=profile["answers"], lock=run.lock, actor=actor, now=now
    )


def new_draft(item: Item, number: int, wording: Wording, actor: Actor, now: datetime) -> Draft:
    """Make a version of a text, not yet kept."""
    return Draft(
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
